"""What paints: glyph runs, paths, shadings, pictures."""

from __future__ import annotations

from math import inf, sqrt

from infographic.color import Ink
from infographic.fonts.face import Face
from infographic.frame import Glyph, GlyphRun, Image, Path, PlacedPage, Segments, Shading
from infographic.geometry import MM_PER_PT, PT_PER_MM, Matrix
from infographic.pictures.page import PdfPage
from infographic.writers.pdf.canvas import Canvas
from infographic.writers.pdf.fonts import Font, Setting
from infographic.writers.pdf.paths import operators
from infographic.writers.pdf.structure import Element
from infographic.writers.pdf.syntax import num, nums
from infographic.writers.pdf.text import Told, show_once

#: print.md, Ink: K100 type under 12 pt and K100 lines under 2 pt overprint.
OVERPRINT_TYPE, OVERPRINT_LINE = 12.0, 2.0
#: Sizes in user space are this exact, pt: 12 pt are not under 12.
_ROUND = 1e-6


class Leaves:
    """Paints single items on a canvas.

    A place (x, y) in mm is ``(ox + k x, oy - k y)`` in user space.  Shifts and even scaling
    go into ox, oy and ``k``, so only turned, mirrored or skewed groups need a ``cm``, and
    numbers keep their precision however an icon's own units are scaled.
    """

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        #: Points of user space per mm of the items.
        self.k = PT_PER_MM
        #: The structure element that owns what is painted; None is an artifact.
        self.owner: Element | None = None
        #: True while a marked sequence must stay open: inside ActualText or a q without tags.
        self.sealed = False
        #: True inside an ActualText: there is no other inside it.
        self.replaced = False

    @property
    def scale(self) -> float:
        """By how much lengths in pt grow in user space."""
        return self.k / PT_PER_MM

    def mark(self) -> None:
        """See to it that what follows belongs to the owner."""
        if not self.sealed:
            self.canvas.mark(self.owner)

    def run(self, run: GlyphRun, ox: float, oy: float) -> None:
        """A glyph run."""
        self.mark()
        canvas = self.canvas
        canvas.fill(run.ink)
        size = run.size * self.scale
        over = _overprints(run.ink) or (_is_solid_black(run.ink) and size < OVERPRINT_TYPE - _ROUND)
        canvas.overprint(over, None)
        fonts = canvas.registry.font(run.face)
        plain = canvas.registry.runs[id(run)]
        spans = () if self.replaced else plain.spans
        if run.vertical and not self.replaced:
            # Without it poppler's raw mode breaks the line after every character.
            spans = ((0, len(plain.glyphs), run.text),)
        if spans or len(fonts.fonts) > 1:
            self._pieces(run, plain, spans, fonts, ox, oy)
        elif plain.glyphs:
            self._show(run, plain, fonts.fonts[0], ox, oy)
        for glyph in plain.outlines:
            self._outline(run, glyph, ox, oy)

    def _pieces(
        self,
        run: GlyphRun,
        plain: Told,
        spans: tuple[tuple[int, int, str], ...],
        fonts: Setting,
        ox: float,
        oy: float,
    ) -> None:
        """A run that needs several fonts, or ActualText around some of its glyphs."""
        begins = {start: text for start, _, text in spans}
        ends = {end for _, end, _ in spans}
        homes = [fonts.font_of(pair) for pair in plain.pairs]
        start, count = 0, len(homes)
        while start < count:
            if start in begins:
                self.canvas.begin_actual(begins[start])
            end = start + 1
            while (
                end < count and homes[end] is homes[start] and end not in begins and end not in ends
            ):
                end += 1
            part = Told(plain.glyphs[start:end], plain.pairs[start:end])
            self._show(run, part, homes[start], ox, oy)
            if end in ends:
                self.canvas.out.append("EMC")
            start = end

    def _show(
        self,
        run: GlyphRun,
        part: Told,
        font: Font,
        ox: float,
        oy: float,
    ) -> None:
        """A run or a part of it, of one font, as a text object."""
        canvas = self.canvas
        unseen = canvas.registry.outlines
        canvas.out.append("BT 3 Tr" if unseen else "BT")
        canvas.font(font, run.vertical, run.size * self.scale)
        canvas.out.append(show_once(run, part, font.shared.codes, ox, oy, self.k))
        canvas.out.append("0 Tr ET" if unseen else "ET")
        if unseen:
            for glyph in part.glyphs:
                self._outline(run, glyph, ox, oy)

    def _outline(self, run: GlyphRun, glyph: Glyph, ox: float, oy: float) -> None:
        """A glyph that stands for no text of its own, as a filled path."""
        assert isinstance(run.face, Face)
        em = run.size * MM_PER_PT
        segments = run.face.outline(glyph.gid, em)
        if segments:
            x, y = self.k * (run.x + glyph.x * em), self.k * (run.y + glyph.y * em)
            self.canvas.out += [operators(segments, ox + x, oy - y, self.k), "f"]

    def path(self, path: Path, ox: float, oy: float) -> None:
        """A filled and/or stroked path."""
        if not path.segments or (path.fill is None and path.stroke is None):
            return
        self.mark()
        canvas = self.canvas
        fill = stroke = None
        if path.fill is not None:
            canvas.fill(path.fill)
            fill = _overprints(path.fill) or (
                _is_solid_black(path.fill) and _thickness(path.segments) * self.k < OVERPRINT_LINE
            )
        if path.stroke is not None:
            canvas.stroke(path.stroke, self.scale)
            width = path.stroke.width * self.scale
            ink = path.stroke.ink
            stroke = _overprints(ink) or (_is_solid_black(ink) and width < OVERPRINT_LINE)
        canvas.overprint(fill, stroke)
        canvas.out.append(operators(path.segments, ox, oy, self.k))
        star = "*" if path.even_odd else ""
        if path.fill is None:
            canvas.out.append("S")
        else:
            canvas.out.append(("f" if path.stroke is None else "B") + star)

    def shading(self, item: Shading, ox: float, oy: float) -> None:
        """A gradient inside an outline."""
        self.mark()
        canvas = self.canvas
        canvas.overprint(any(_overprints(ink) for _, ink in item.gradient.stops), None)
        canvas.save()
        self.clip(item.segments, ox, oy, item.even_odd)
        scale, linear = parts(item.gradient.transform)
        m, k = item.gradient.transform, self.k
        canvas.out.append(cm(linear, ox + k * m.e, oy - k * m.f))
        shading = canvas.registry.shading(item.gradient, k * scale)
        name = canvas.used.add("Shading", shading)
        canvas.out.append(f"{name} sh")
        canvas.restore()

    def image(self, item: Image, ox: float, oy: float) -> None:
        """A picture over its box: it covers what lies below (print.md, Ink)."""
        if item.width <= 0.0 or item.height <= 0.0:
            return
        self.mark()
        canvas = self.canvas
        canvas.overprint(False, None)
        name = canvas.used.add("XObject", canvas.registry.image(item.picture))
        width, height = self.k * item.width, self.k * item.height
        x, y = ox + self.k * item.x, oy - self.k * item.y - height
        canvas.save()
        canvas.out.append(f"{num(width)} 0 0 {num(height)} {num(x)} {num(y)} cm")
        canvas.out.append(f"{name} Do")
        canvas.restore()

    def placed(self, item: PlacedPage, ox: float, oy: float) -> None:
        """A page of another file over its box, cut at its own edges; it begins with a graphics
        state of its own."""
        if item.width <= 0.0 or item.height <= 0.0:
            return
        self.mark()
        canvas = self.canvas
        assert isinstance(item.page, PdfPage)
        name = canvas.used.add("XObject", canvas.registry.placed(item.page))
        width, height = item.page.file.sizes[item.page.number - 1]
        x, y = ox + self.k * item.x, oy - self.k * (item.y + item.height)
        scale = nums((self.k * item.width / width, self.k * item.height / height), 6).split()
        canvas.save()
        canvas.out.append(f"{scale[0]} 0 0 {scale[1]} {num(x)} {num(y)} cm")
        canvas.out.append(f"{name} Do")
        canvas.restore()

    def clip(self, segments: Segments, ox: float, oy: float, even_odd: bool = False) -> None:
        """Intersect the clip with an outline."""
        self.canvas.out.append(operators(segments, ox, oy, self.k))
        self.canvas.out.append("W* n" if even_odd else "W n")


def _thickness(segments: Segments) -> float:
    """The smaller side of an upright rectangle, mm: a rule is drawn as one; else without end."""
    if len(segments) != 5 or [s[0] for s in segments] != ["M", "L", "L", "L", "Z"]:
        return inf
    xs, ys = ([float(s[i]) for s in segments[:4]] for i in (1, 2))
    if len(set(xs)) != 2 or len(set(ys)) != 2:
        return inf
    return min(max(xs) - min(xs), max(ys) - min(ys))


def _overprints(ink: Ink) -> bool:
    """True for an ink that is to overprint, and is there: nothing of it would leave what lies below."""
    return ink.overprint and ink.tint > 0.0


def _is_solid_black(ink: Ink) -> bool:
    return ink.spot is None and ink.components == (0.0, 0.0, 0.0, 1.0)


#: The linear part of a map that neither turns nor mirrors nor skews.
UPRIGHT = (1.0, 0.0, 0.0, 1.0)


def parts(m: Matrix) -> tuple[float, tuple[float, float, float, float]]:
    """A y-down map's even scaling, and its remaining linear part as seen with y up."""
    scale = sqrt(abs(m.a * m.d - m.b * m.c))
    if scale == 0.0:
        return 0.0, UPRIGHT
    a, b, c, d = (round(v / scale, 9) + 0.0 for v in (m.a, -m.b, -m.c, m.d))
    return scale, (a, b, c, d)


def cm(linear: tuple[float, float, float, float], x: float, y: float) -> str:
    """``cm``.  Five decimals: half of the last one, over an A0 sheet's height, is 6 microns."""
    return f"{nums(linear, 5)} {num(x)} {num(y)} cm"
