"""Lines as glyph runs: where each glyph stands on the sheet."""

from __future__ import annotations

from infographic.diagnostics import Span
from infographic.fonts.face import Face
from infographic.frame import Glyph, GlyphRun, Group, Item, Tag
from infographic.geometry import Matrix, pt_to_mm
from infographic.memory import in_series
from infographic.text.emphasis import dots
from infographic.text.linebreak import Line, justify
from infographic.text.prepare import Prepared
from infographic.text.units import Unit, hyphen_glyph


def whole_line(prepared: Prepared, size: float, x: float, y: float) -> tuple[Item, ...]:
    """A text on one line as wide as it is, from ``x`` with its baseline at ``y``, mm."""
    if not prepared.units:
        return ()
    line = Line(0, len(prepared.units), prepared.items.ends[-1], 0.0)
    return drawn_line(prepared, line, size, x, y, ragged=True)


#: Lines by all that they are drawn from; each with its units and gaps, so that their identities stay
#: their own.
_DRAWN: dict[object, tuple[object, tuple[Item, ...]]] = {}
_MOST = 1024


def drawn_line(
    prepared: Prepared, line: Line, size: float, x: float, y: float, *, ragged: bool
) -> tuple[Item, ...]:
    """One line with its emphasis dots; ``ragged``: it need not fill its measure.  From the second
    document of a process on lines are remembered: a series has most of its text at the same places."""
    if not in_series() or len(prepared.spans) > 1:
        return _drawn(prepared, line, size, x, y, ragged)
    start, end = line.start, line.end
    units, gaps = prepared.units[start:end], prepared.items.gaps[start:end]
    solid, more = prepared.items.solid, end < len(prepared.units)  # a hyphen may follow
    place = (line.natural, line.slack, ragged, solid, more, size, x, y, prepared.spans[0][1])
    key = (tuple(map(id, units)), tuple(map(id, gaps)), place)
    held = _DRAWN.get(key)
    if held is None:
        if len(_DRAWN) >= _MOST:
            _DRAWN.clear()
        held = _DRAWN[key] = (units, gaps), _drawn(prepared, line, size, x, y, ragged)
    return held[1]


def _drawn(
    prepared: Prepared, line: Line, size: float, x: float, y: float, ragged: bool
) -> tuple[Item, ...]:
    widths = justify(prepared.items, line, last=ragged)
    runs = horizontal_runs(prepared, line, widths, size, x, y)
    return (*runs, *dots(prepared, line, widths, size, x, y))


#: `Glyph` without its keyword arguments, for the glyphs of whole pages.
_tuple = tuple.__new__


def horizontal_runs(
    prepared: Prepared, line: Line, gaps: tuple[float, ...], size: float, x: float, y: float
) -> tuple[Item, ...]:
    """One line as glyph runs, a new run wherever face, ink or size changes; runs in another language
    are told as such."""
    runs: list[Item] = []
    units = prepared.units[line.start : line.end]
    inner = prepared.items.gaps[line.start : line.end - 1]
    glyphs: list[Glyph] = []
    held = units[0] if units else None
    origin = pen = 0.0
    em = pt_to_mm(size)
    first = line.start  # the unit that began the run
    for i, (unit, gap, wide) in enumerate(
        zip(units, (*inner, None), (*gaps, 0.0), strict=True), first
    ):
        if held is not None and (unit[2] is not held[2] or unit[3] is not held[3]):
            if glyphs:  # another face or style
                span = prepared.span_of(first)
                runs.append(_run(held, glyphs, size, x + origin * em, y, span))
            glyphs, held, origin, first = [], unit, pen, i
        offset = pen - origin
        for gid, x_glyph, y_glyph, advance, text in unit[0]:
            glyphs.append(_tuple(Glyph, (gid, offset + x_glyph, y_glyph, advance, text)))
        pen += unit[1]
        if gap is not None:
            if gap[0] > 0 and gap.klass == 0:  # a typed word space stays in the text
                space = unit.face.glyph(" ")
                if space is not None:
                    glyphs.append(Glyph(space, pen - origin, 0.0, wide, " "))
            pen += wide
    if held is not None and line.end < len(prepared.units):
        wide = prepared.items.gaps[line.end - 1].hyphen
        sign = hyphen_glyph(held.face) if wide else None
        if sign is not None:  # a soft one: readers join the word again (PDF 32000-1, 14.8.2.2.3)
            glyphs.append(Glyph(sign, pen - origin, 0.0, wide, "\u00ad"))
    if held is not None and glyphs:
        runs.append(_run(held, glyphs, size, x + origin * em, y, prepared.span_of(first)))
    return tuple(runs)


def _run(unit: Unit, glyphs: list[Glyph], size: float, x: float, y: float, span: Span) -> Item:
    """Glyphs of units that are set like this one."""
    scale = unit.style.scale
    if scale != 1.0:
        glyphs = [
            g._replace(x=g.x / scale, y=g.y / scale, advance=g.advance / scale) for g in glyphs
        ]
    run = GlyphRun(unit.face, size * scale, unit.style.ink, x, y, tuple(glyphs), span=span)
    return Tag("Span", (run,), lang=unit.style.lang) if unit.style.lang else run


def vertical_column(
    prepared: Prepared, line: Line, gaps: tuple[float, ...], size: float, center: float, top: float
) -> tuple[Item, ...]:
    """One vertical line: centre line at ``center``, first character's box at ``top``, mm."""
    em = pt_to_mm(size)
    items: list[Item] = []
    glyphs: list[Glyph] = []
    held: Unit | None = None
    origin = pen = 0.0
    first = line.start  # the unit that began the run

    def flush() -> None:
        if held is not None and glyphs:
            scale = held.style.scale
            placed = tuple(g._replace(x=g.x / scale, y=g.y / scale) for g in glyphs)
            items.append(
                GlyphRun(
                    held.face,
                    size * scale,
                    held.style.ink,
                    center,
                    top + origin * em,
                    placed,
                    True,
                    prepared.span_of(first),
                )
            )

    for i, unit in enumerate(prepared.units[line.start : line.end]):
        place = line.start + i
        upright = unit.turn in ("upright", "told")
        if held is None or not upright or unit.face is not held.face or unit.style != held.style:
            flush()
            glyphs, held, origin, first = [], (unit if upright else None), pen, place
        if upright:
            offset = pen - origin
            glyphs += [g._replace(y=g.y + offset) for g in unit.glyphs]
        else:
            span = prepared.span_of(place)
            items.append(_turned(unit, size, center, top + pen * em, span))
        pen += unit.width + (gaps[i] if i < len(gaps) else 0.0)
    flush()
    return tuple(items)


def _turned(unit: Unit, size: float, center: float, top: float, span: Span) -> Group:
    """A rotated word, or digits side by side in one em."""
    scale = unit.style.scale
    em = pt_to_mm(size * scale)
    glyphs = tuple(g._replace(x=g.x / scale, y=g.y / scale) for g in unit.glyphs)
    run = GlyphRun(unit.face, size * scale * unit.grow, unit.style.ink, 0.0, 0.0, glyphs, span=span)
    metrics = unit.face.metrics
    if unit.turn == "rotated":  # quarter turn clockwise about the middle of the em box
        middle = (metrics.em_top + metrics.em_bottom) / 2 * em
        return Group((run,), Matrix(0.0, 1.0, -1.0, 0.0, center - middle, top))
    natural = sum(g.advance for g in glyphs) * em * unit.grow
    left = center - natural * unit.squeeze / 2
    low, high = _ink_of(unit)
    baseline = top + em / 2 + (low + high) * em * unit.grow / 2
    return Group((run,), Matrix(unit.squeeze, 0.0, 0.0, 1.0, left, baseline))


def _ink_of(unit: Unit) -> tuple[float, float]:
    """Foot and top of what stands in one em, em over the baseline: the height of digits, or the ink of
    a letter that reaches under or over them."""
    boxes = [unit.face.ink_box(g.gid) for g in unit.glyphs]
    low, high = min(b[1] for b in boxes), max(b[3] for b in boxes)
    digit = _digit_height(unit.face)
    return (0.0, digit) if low > -0.05 and high < digit + 0.05 else (low, high)


def _digit_height(face: Face) -> float:
    return face.ink_top("0") or face.metrics.cap_height
