"""Items to operators: walks a frame, keeps tags and transforms in step with the stream."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from infographic.color import Ink
from infographic.fonts.face import Face
from infographic.frame import Glyph, GlyphRun, Group, Item, Path, Segments, Shading, Tag
from infographic.geometry import IDENTITY, MM_PER_PT, PT_PER_MM, Matrix
from infographic.writers.pdf.canvas import Canvas, State
from infographic.writers.pdf.fonts import Font, Setting
from infographic.writers.pdf.objects import Stream
from infographic.writers.pdf.paths import bounds, operators
from infographic.writers.pdf.resources import alpha_state
from infographic.writers.pdf.structure import Element, Structure
from infographic.writers.pdf.syntax import num, nums
from infographic.writers.pdf.text import show, told

#: print.md, Ink: K100 type under 12 pt and K100 lines under 2 pt overprint.
OVERPRINT_TYPE, OVERPRINT_LINE = 12.0, 2.0


class Painter:
    """Paints items on a canvas.

    A place (x, y) in mm is ``(ox + k x, oy - k y)`` in user space.  Shifts and even scaling
    go into ox, oy and ``k``, so only turned, mirrored or skewed groups need a ``cm``, and
    numbers keep their precision however an icon's own units are scaled.
    """

    def __init__(self, structure: Structure, canvas: Canvas) -> None:
        self.structure = structure
        self.canvas = canvas
        #: Points of user space per mm of the items.
        self.k = PT_PER_MM
        #: From user space to the page's, for the boxes of figures.
        self.to_page = IDENTITY
        self.owner: Element | None = None
        #: False inside an Artifact and inside an ActualText: tags there change nothing.
        self.tagging = True
        #: True while a marked sequence must stay open: inside ActualText or a q without tags.
        self.sealed = False
        #: True inside an ActualText: there is no other inside it.
        self.replaced = False

    def paint(self, items: Iterable[Item], ox: float, oy: float) -> None:
        """Paint items; (ox, oy) is where their mm (0, 0) lies in user space, pt, y up."""
        for item in items:
            match item:
                case GlyphRun():
                    if item.glyphs:
                        self._run(item, ox, oy)
                case Path():
                    self._path(item, ox, oy)
                case Tag():
                    self._tag(item, ox, oy)
                case Group():
                    self._group(item, ox, oy)
                case Shading():
                    self._shading(item, ox, oy)
                case _:
                    assert_never(item)

    @property
    def scale(self) -> float:
        """By how much lengths in pt grow in user space."""
        return self.k / PT_PER_MM

    def _mark(self) -> None:
        if not self.sealed:
            self.canvas.mark(self.owner)

    # --- leaves --------------------------------------------------------------------------

    def _run(self, run: GlyphRun, ox: float, oy: float) -> None:
        self._mark()
        canvas = self.canvas
        canvas.fill(run.ink)
        size = run.size * self.scale
        canvas.overprint(_is_solid_black(run.ink) and size < OVERPRINT_TYPE, None)
        fonts = canvas.registry.font(run.face)
        plain = told(run)
        spans = () if self.replaced else plain.spans
        if run.vertical and not self.replaced:
            # Without it poppler's raw mode breaks the line after every character.
            spans = ((0, len(plain.run.glyphs), run.text),)
        if spans or len(fonts.fonts) > 1:
            self._pieces(plain.run, spans, fonts, ox, oy)
        elif plain.run.glyphs:
            self._show(plain.run, fonts.fonts[0], ox, oy)
        for glyph in plain.outlines:
            self._outline(run, glyph, ox, oy)

    def _pieces(
        self,
        run: GlyphRun,
        spans: tuple[tuple[int, int, str], ...],
        fonts: Setting,
        ox: float,
        oy: float,
    ) -> None:
        """A run that needs several fonts, or ActualText around some of its glyphs."""
        begins = {start: text for start, _, text in spans}
        ends = {end for _, end, _ in spans}
        homes = [fonts.font_of(g) for g in run.glyphs]
        start, count = 0, len(homes)
        while start < count:
            if start in begins:
                self.canvas.begin_actual(begins[start])
            end = start + 1
            while (
                end < count and homes[end] is homes[start] and end not in begins and end not in ends
            ):
                end += 1
            self._show(replace(run, glyphs=run.glyphs[start:end]), homes[start], ox, oy)
            if end in ends:
                self.canvas.out.append("EMC")
            start = end

    def _show(self, run: GlyphRun, font: Font, ox: float, oy: float) -> None:
        """A run of one font, as a text object."""
        canvas = self.canvas
        resource = font.resource(canvas.registry.document, run.vertical)
        size = run.size * self.scale
        select = f"{canvas.used.add('Font', resource)} {num(size)} Tf"
        canvas.out.append("BT")
        if select != canvas.state.font:
            canvas.state.font = select
            canvas.out.append(select)
        canvas.out.append(show(run, font.codes, ox, oy, self.k))
        canvas.out.append("ET")

    def _outline(self, run: GlyphRun, glyph: Glyph, ox: float, oy: float) -> None:
        """A glyph that stands for no text of its own, as a filled path."""
        assert isinstance(run.face, Face)
        em = run.size * MM_PER_PT
        segments = run.face.outline(glyph.gid, em)
        if segments:
            x, y = self.k * (run.x + glyph.x * em), self.k * (run.y + glyph.y * em)
            self.canvas.out += [operators(segments, ox + x, oy - y, self.k), "f"]

    def _path(self, path: Path, ox: float, oy: float) -> None:
        if not path.segments or (path.fill is None and path.stroke is None):
            return
        self._mark()
        canvas = self.canvas
        fill = stroke = None
        if path.fill is not None:
            canvas.fill(path.fill)
            fill = False
        if path.stroke is not None:
            canvas.stroke(path.stroke, self.scale)
            width = path.stroke.width * self.scale
            stroke = _is_solid_black(path.stroke.ink) and width < OVERPRINT_LINE
        canvas.overprint(fill, stroke)
        canvas.out.append(operators(path.segments, ox, oy, self.k))
        star = "*" if path.even_odd else ""
        if path.fill is None:
            canvas.out.append("S")
        else:
            canvas.out.append(("f" if path.stroke is None else "B") + star)

    def _shading(self, item: Shading, ox: float, oy: float) -> None:
        self._mark()
        canvas = self.canvas
        canvas.overprint(False, None)
        canvas.save()
        self._clip(item.segments, ox, oy, item.even_odd)
        scale, linear = _parts(item.gradient.transform)
        m, k = item.gradient.transform, self.k
        canvas.out.append(_cm(linear, ox + k * m.e, oy - k * m.f))
        shading = canvas.registry.shading(item.gradient, k * scale)
        name = canvas.used.add("Shading", shading)
        canvas.out.append(f"{name} sh")
        canvas.restore()

    def _clip(self, segments: Segments, ox: float, oy: float, even_odd: bool = False) -> None:
        self.canvas.out.append(operators(segments, ox, oy, self.k))
        self.canvas.out.append("W* n" if even_odd else "W n")

    # --- containers ----------------------------------------------------------------------

    def _tag(self, tag: Tag, ox: float, oy: float) -> None:
        if not self.tagging:
            self.paint(tag.items, ox, oy)
            return
        owner = self.owner
        if tag.role == "Artifact":
            self.owner, self.tagging = None, False
            self.paint(tag.items, ox, oy)
            self.owner, self.tagging = owner, True
            return
        element = self.structure.element(tag, owner or self.structure.root)
        if tag.role == "Figure" and element.bbox is None:
            to_user = Matrix(self.k, 0.0, 0.0, -self.k, ox, oy)
            element.bbox = bounds(tag.items, to_user.then(self.to_page))
        # Text may not hang on Document itself: what stands there untagged is an artifact.
        self.owner = None if element is self.structure.root else element
        if tag.actual:
            self._replaced(tag, ox, oy)
        else:
            self.paint(tag.items, ox, oy)
        self.owner = owner

    def _replaced(self, tag: Tag, ox: float, oy: float) -> None:
        """Items under an ActualText: one Span inside one marked-content id."""
        self._mark()
        sealed = self.sealed
        self.canvas.begin_actual(tag.actual)
        self.sealed, self.tagging, self.replaced = True, False, True
        self.paint(tag.items, ox, oy)
        self.sealed, self.tagging, self.replaced = sealed, True, False
        self.canvas.out.append("EMC")

    def _group(self, group: Group, ox: float, oy: float) -> None:
        if not group.items or group.alpha <= 0.0:
            return
        m, k, to_page, sealed = group.transform, self.k, self.to_page, self.sealed
        scale, linear = _parts(m)
        if scale == 0.0:
            return
        x, y = ox + k * m.e, oy - k * m.f
        self.k = k * scale
        if linear == _UPRIGHT and not group.clip and group.alpha >= 1.0:
            self.paint(group.items, x, y)
            self.k = k
            return
        canvas = self.canvas
        if not sealed and _has_tags(group.items):
            canvas.unmark()  # marks open and close inside this q
        else:
            self._mark()
            self.sealed = True
        canvas.save()
        if linear != _UPRIGHT:
            canvas.out.append(_cm(linear, x, y))
            self.to_page = Matrix(*linear, x, y).then(to_page)
            x = y = 0.0
        if group.clip:
            self._clip(group.clip, x, y)
        if group.alpha < 1.0:
            canvas.graphics(alpha_state(group.alpha))
        if group.alpha < 1.0 and not _is_single(group.items):
            self._form(group.items, x, y)
        else:
            self.paint(group.items, x, y)
        if not self.sealed:
            canvas.unmark()
        canvas.restore()
        self.k, self.to_page, self.sealed = k, to_page, sealed

    def _form(self, items: tuple[Item, ...], ox: float, oy: float) -> None:
        """Items as one transparency group, so that opacity applies to their union."""
        box = bounds(items, Matrix(self.k, 0.0, 0.0, -self.k, ox, oy))
        if box is None:
            return
        outer = self.canvas
        container = self.structure.container(outer.container.page)
        inner = Canvas(outer.registry, container, State())
        form = Stream(b"", {"Type": "/XObject", "Subtype": "/Form"})
        container.form = outer.registry.document.ref(form)
        self.canvas = inner
        self.paint(items, ox, oy)
        self.canvas = outer
        form.content = inner.content()
        entries = form.dictionary
        entries["BBox"] = f"[{nums((box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1))}]"
        entries["Group"] = "<</S /Transparency /CS /DeviceCMYK>>"
        entries["Resources"] = inner.used.dictionary()
        if container.owners:
            entries["StructParents"] = container.key
        reference = (outer.registry.form_name(), container.form)
        outer.out.append(outer.used.add("XObject", reference) + " Do")


def _is_solid_black(ink: Ink) -> bool:
    return ink.spot is None and ink.components == (0.0, 0.0, 0.0, 1.0)


def _is_single(items: tuple[Item, ...]) -> bool:
    """True when the items paint one thing only, so that plain opacity is right."""
    if len(items) != 1:
        return False
    item = items[0]
    if isinstance(item, Tag):
        return _is_single(item.items)
    if isinstance(item, Group):
        # Opacities multiply; a second `gs` would replace the first.
        return item.alpha >= 1.0 and _is_single(item.items)
    return not isinstance(item, Path) or item.fill is None or item.stroke is None


def _has_tags(items: tuple[Item, ...]) -> bool:
    return any(isinstance(i, Tag) or (isinstance(i, Group) and _has_tags(i.items)) for i in items)


#: The linear part of a map that neither turns nor mirrors nor skews.
_UPRIGHT = (1.0, 0.0, 0.0, 1.0)


def _parts(m: Matrix) -> tuple[float, tuple[float, float, float, float]]:
    """A y-down map's even scaling, and its remaining linear part as seen with y up."""
    scale = math.sqrt(abs(m.a * m.d - m.b * m.c))
    if scale == 0.0:
        return 0.0, _UPRIGHT
    a, b, c, d = (round(v / scale, 9) + 0.0 for v in (m.a, -m.b, -m.c, m.d))
    return scale, (a, b, c, d)


def _cm(linear: tuple[float, float, float, float], x: float, y: float) -> str:
    """``cm``.  Five decimals: 0.00001 of an A0 sheet's height is 12 microns, of A2's 6."""
    return f"{nums(linear, 5)} {num(x)} {num(y)} cm"
