"""What a press would send back, found in finished frames.

Sources: GWG 2022 (small text, thin lines, ink coverage), ISO 15930-7; the limits are those of the stock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from infographic.color import Ink, luminance
from infographic.diagnostics import NOWHERE, Diagnostic, Severity, Span
from infographic.extent import Box, bounds, common, hull, points
from infographic.fonts.face import Face
from infographic.frame import (
    Frame,
    GlyphRun,
    Group,
    Image,
    Item,
    Link,
    Path,
    PlacedPage,
    Shading,
    Tag,
    spans,
)
from infographic.geometry import IDENTITY, MM_PER_PT, Matrix
from infographic.record import replace
from infographic.spec.printing import Stock

#: Type in several inks, or left white in them, needs stems of so many mm to stay in register.
STEM = 0.2
#: From this size on, pt, the hairlines of a Serif count as ornament: its main stems are thick enough.
SERIF_TYPE = 14.0
#: Black type smaller than this, pt, is printed in black alone.
PLAIN_BLACK = 36.0
#: An ink this dark, as luminance, is near black.
_DARK = 0.02
#: Type in a tint is ragged by its dots under so many pt.
TINT_TYPE = 10.0
#: Type in colour, pt: print.md, accent text.
ACCENT_TYPE = 8.0
#: The thinnest lines, pt.
LINE = 0.25
#: Ink is summed over squares of this side, mm.
SQUARE = 15.0
#: An area of black alone this large, mm, prints as a dark grey; one that overprints shows what it covers.
FLAT = 40.0
#: Shares under and over these print as paper and as a solid.
FAINT, NEARLY_FULL = 0.05, 0.95
#: Text keeps this far from the trim, mm.
SAFE = 5.0
_EPS = 1e-6


def press_faults(frames: Iterable[Frame], stock: Stock, home: Span) -> list[Diagnostic]:
    """Everything that does not print well on the stock, once for each place and kind; what has no
    place of its own is told at ``home``."""
    told: dict[tuple[str, Span], Diagnostic] = {}
    for frame in frames:
        for fault in _Look(frame, stock, home).faults(frame.items, IDENTITY, home, None):
            told.setdefault((fault.code, fault.span), fault)
    return list(told.values())


class _Look:
    """One look through a frame; what was said of an ink, a face and a size is remembered."""

    def __init__(self, frame: Frame, stock: Stock, home: Span) -> None:
        self.frame, self.stock, self.home = frame, stock, home
        self._types: dict[tuple[int, int, float], tuple[tuple[str, str, Severity], ...]] = {}
        self._inks: dict[int, tuple[float, str, bool]] = {}
        self._kept: list[object] = []  # so that ids stay their own

    def faults(
        self, items: Sequence[Item], matrix: Matrix, place: Span, window: Box | None
    ) -> list[Diagnostic]:
        """``place``: the last place known, for items without one; ``window``: what clips show."""
        out: list[Diagnostic] = []
        scale, safe = _scale(matrix), self._safe(matrix)
        for item in items:
            match item:
                case GlyphRun():
                    self._run(item, matrix, scale, safe, _known(item.span, place), out)
                case Path():
                    self._path(item, matrix, scale, _known(item.span, place), window, out)
                case Tag():
                    out += self.faults(item.items, matrix, _known(item.span, place), window)
                case Group():
                    if item.alpha > 0.0:
                        out += self._group(item, matrix, place, window)
                case Shading():
                    where = _known(item.span, place)
                    for _, ink in item.gradient.stops:
                        out += self._area(ink, item, matrix, where, window)
                case Image():
                    from infographic.layout.coarse import picture_faults

                    size = (self.frame.width, self.frame.height)
                    out += picture_faults(item, matrix, size, _known(item.span, place))
                case PlacedPage():
                    pass  # `layout.placed` looks at it, in every medium
                case Link():
                    out += self.faults(item.items, matrix, place, window)
        return out

    def _group(
        self, group: Group, matrix: Matrix, place: Span, window: Box | None
    ) -> Iterator[Diagnostic]:
        own = group.transform.then(matrix)
        clip = hull(points(group.clip), own)
        if clip is not None:
            clip = clip if window is None else common(window, clip)
        for fault in self.faults(group.items, own, place, clip or window):
            # What has no place of its own belongs to what stands beside it.
            near = fault.span if fault.span != self.home else NOWHERE
            near = near if near != NOWHERE else next(spans(group.items), self.home)
            yield replace(fault, span=near)

    def _safe(self, matrix: Matrix) -> Box | None:
        """Where text is far enough from the trim, in the space of an upright matrix."""
        a, b, c, d, e, f = matrix
        if b or c or a <= 0.0 or d <= 0.0:
            return None
        right, foot = self.frame.width - SAFE, self.frame.height - SAFE
        return (SAFE - e) / a, (SAFE - f) / d, (right - e) / a, (foot - f) / d

    def _run(
        self,
        run: GlyphRun,
        matrix: Matrix,
        scale: float,
        safe: Box | None,
        place: Span,
        out: list[Diagnostic],
    ) -> None:
        size = round(run.size * scale, 3)
        key = (id(run.ink), id(run.face), size)
        found = self._types.get(key)
        if found is None:
            self._kept += [run.ink, run.face]
            found = self._types[key] = tuple(self._type(run.ink, run.face, size))
        for code, message, severity in found:
            out.append(Diagnostic(code, f"`{run.text[:12]}`: {message}", place, severity))
        if not run.glyphs or (safe is not None and _within(run, safe)):
            return
        if not run.ink.is_paper or run.text.strip():
            out += self._near_trim(run, matrix, place)

    def _type(self, ink: Ink, face: object, size: float) -> Iterator[tuple[str, str, Severity]]:
        """What is wrong with type of an ink, a face and a size: code, message, severity."""
        if size < self.stock.least - _EPS:
            yield "small-type", f"{size:g} pt; {self.stock.least:g} pt is the least here", "error"
        if ink.is_black_only or ink.overprint:
            solid = ink.tint * (ink.cmyk[3] if ink.is_black_only else 1.0)
            if solid < 1.0 - _EPS and size < TINT_TYPE:
                yield (
                    "small-type",
                    f"a tint at {size:g} pt; {TINT_TYPE:g} pt is the least",
                    "warning",
                )
            if ink.is_black_only or ink.technical:
                return
        inks = _inks(ink)
        if size < ACCENT_TYPE - _EPS and not ink.is_paper:
            yield (
                "small-type",
                f"in colour at {size:g} pt; {ACCENT_TYPE:g} pt is the least",
                "error",
            )
        if inks > 1 and size < PLAIN_BLACK and luminance(ink) < _DARK:
            message = f"near black in {inks} inks at {size:g} pt: black alone stays in register"
            yield "rich-text", message, "error"
        elif (inks != 1 or ink.is_paper) and isinstance(face, Face):
            stem = face.stem * size * MM_PER_PT
            least = min(STEM / (face.stem * MM_PER_PT), SERIF_TYPE)
            if size < least - 0.05:
                what = "left white" if ink.is_paper else f"in {inks} inks"
                message = (
                    f"stems of {stem:.2f} mm {what}: they close up at {size:g} pt; {least:.1f} pt is the"
                    f" least in {face.name}"
                )
                yield "small-type", message, "error"

    def _near_trim(self, run: GlyphRun, matrix: Matrix, place: Span) -> Iterator[Diagnostic]:
        """A fault for a run whose ink, not only its ems, stands too near to the trim."""
        ink = _ink(run, matrix)  # the box of its em is larger
        least = self._distance(ink) if ink is not None else SAFE
        if least < SAFE - 0.05:
            message = f"`{run.text[:12]}` stands {max(least, 0):.1f} mm from the trim; {SAFE:g} mm are safe"
            yield Diagnostic("safe-zone", message, place)

    def _distance(self, box: Box) -> float:
        """From a box to the trim, mm."""
        return min(box[0], box[1], self.frame.width - box[2], self.frame.height - box[3])

    def _path(
        self,
        path: Path,
        matrix: Matrix,
        scale: float,
        place: Span,
        window: Box | None,
        out: list[Diagnostic],
    ) -> None:
        stroke = path.stroke
        if stroke is not None:
            out += self._line(stroke.ink, stroke.width * scale, place)
        if path.fill is not None:
            if 4 <= len(path.segments) <= 5:
                thin = _thickness(path, matrix)
                if thin is not None:
                    out += self._line(path.fill, thin, place)
            out += self._area(path.fill, path, matrix, place, window)

    def _line(self, ink: Ink, width: float, place: Span) -> Iterator[Diagnostic]:
        if 0.0 < width < LINE - 0.005:
            inks = _inks(ink)
            what = " left white" if ink.is_paper else f" in {inks} inks" if inks > 1 else ""
            message = f"a line of {width:.2f} pt{what}; {LINE:g} pt is the least"
            yield Diagnostic("thin-line", message, place)

    def _area(
        self, ink: Ink, item: Path | Shading, matrix: Matrix, place: Span, window: Box | None
    ) -> Iterator[Diagnostic]:
        known = self._inks.get(id(ink))
        if known is None:
            self._kept.append(ink)
            black = ink.is_black_only and ink.components[3] > NEARLY_FULL
            known = self._inks[id(ink)] = (ink.coverage, _faint(ink), black)
        coverage, faint, black = known
        if coverage <= self.stock.advised + _EPS and not faint and not black:
            return
        box = bounds((item,), matrix)
        if box is not None and window is not None:
            box = common(box, window)
        if box is None or box[2] <= box[0] or box[3] <= box[1]:
            return
        sheet = box[2] - box[0] >= self.frame.width and box[3] - box[1] >= self.frame.height
        side = min(box[2] - box[0], box[3] - box[1])
        if black and side >= FLAT:
            flat = f"`{ink.name}` is black alone over {side:.0f} mm"
            hints = ("for example [60, 40, 40, 100]",)
            if ink.overprint:
                message = f"{flat} and overprints: what it covers shows; declare a rich black"
                yield Diagnostic("black-overprint", message, place, hints=hints)
            else:
                message = f"{flat}, prints as a dark grey: declare a rich black"
                yield Diagnostic("flat-black", message, place, "warning", hints)
        if faint and not sheet:
            yield Diagnostic("faint-tint", faint, place, "warning")
        if coverage > self.stock.advised + _EPS:
            large = min(box[2] - box[0], box[3] - box[1]) >= SQUARE
            over = coverage > self.stock.limit + _EPS and large
            message = (
                f"{coverage * 100:.0f} % ink (`{ink.name}`); {self.stock.name} takes"
                f" {self.stock.limit * 100:.0f} %"
            )
            yield Diagnostic("ink-coverage", message, place, "error" if over else "warning")


def _within(run: GlyphRun, box: Box) -> bool:
    """True when a run's first and last glyph and an em around them lie in a box: nearly all text is far
    from the trim, and need not be asked for more."""
    em = run.size * MM_PER_PT
    _, x, y, _, _ = run.glyphs[0]
    _, far, low, _, _ = run.glyphs[-1]
    if x > far:
        x, far = far, x
    if y > low:
        y, low = low, y
    return (
        run.x + em * (x - 0.1) >= box[0]
        and run.y + em * (y - 1.0) >= box[1]
        and run.x + em * (far + 1.1) <= box[2]
        and run.y + em * (low + 0.3) <= box[3]
    )


def _ink(run: GlyphRun, matrix: Matrix) -> Box | None:
    """The box of a run's ink; None for one of blanks, or of a face that is not ours to ask."""
    if not isinstance(run.face, Face):
        return None
    em = run.size * MM_PER_PT
    out: list[tuple[float, float]] = []
    for glyph in run.glyphs:
        left, bottom, right, top = run.face.ink_box(glyph.gid)
        if right > left:
            x, y = run.x + glyph.x * em, run.y + glyph.y * em
            out += [(x + left * em, y - top * em), (x + right * em, y - bottom * em)]
    return hull(out, matrix)


def _known(span: Span, place: Span) -> Span:
    return span if span != NOWHERE else place


def _inks(ink: Ink) -> int:
    """How many plates print it."""
    return 1 if ink.spot is not None else sum(share > 0.0 for share in ink.components)


def _faint(ink: Ink) -> str:
    """What is wrong with an ink's tint, "" when nothing is."""
    if _inks(ink) != 1:  # beside another ink a faint share still changes the hue
        return ""
    share = ink.tint if ink.spot is not None else max(ink.components)
    if 0.0 < share < FAINT - _EPS:
        return f"a tint of {share * 100:.0f} % (`{ink.name}`) prints as paper"
    if NEARLY_FULL + _EPS < share < 1.0 - _EPS:
        return f"a tint of {share * 100:.0f} % (`{ink.name}`) prints as a solid"
    return ""


def _thickness(path: Path, matrix: Matrix) -> float | None:
    """The smaller side of an upright rectangle, pt; None for any other outline."""
    corners = [s[1:3] for s in path.segments if s[0] in ("M", "L")]
    if len(corners) != 4 or path.segments[-1][0] != "Z":
        return None
    if len({c[0] for c in corners}) != 2 or len({c[1] for c in corners}) != 2:
        return None
    xs, ys = [float(c[0]) for c in corners], [float(c[1]) for c in corners]
    return min(max(xs) - min(xs), max(ys) - min(ys)) * _scale(matrix) / MM_PER_PT


def _scale(matrix: Matrix) -> float:
    """The scale of a matrix: by the square root of what it does to areas."""
    return float(abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5)
