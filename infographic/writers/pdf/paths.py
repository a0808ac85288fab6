"""Outlines as path operators, and boxes around items."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from infographic.frame import GlyphRun, Group, Item, Path, Segments, Tag
from infographic.geometry import IDENTITY, MM_PER_PT, PT_PER_MM, Matrix

#: Left, top, right, bottom in mm.
Box = tuple[float, float, float, float]

_FORMS = {
    "M": "%.2f %.2f m",
    "L": "%.2f %.2f l",
    "C": "%.2f %.2f %.2f %.2f %.2f %.2f c",
    "Z": "h",
}


def operators(segments: Segments, ox: float, oy: float, k: float = PT_PER_MM) -> str:
    """Path construction for segments in mm; (ox, oy) is where mm (0, 0) lies, pt, y up.

    ``k``: points per mm.  Two decimals: at most 0.005 pt, two microns, off.
    """
    box = _axis_rectangle(segments)
    if box is not None:
        x0, x1 = round(ox + k * box[0], 3), round(ox + k * box[2], 3)
        y0, y1 = round(oy - k * box[3], 3), round(oy - k * box[1], 3)
        return f"{x0 + 0.0:.12g} {y0 + 0.0:.12g} {x1 - x0:.9g} {y1 - y0:.9g} re"
    forms: list[str] = []
    values: list[float] = []
    for segment in segments:
        forms.append(_FORMS[cast("str", segment[0])])
        values += cast("tuple[float, ...]", segment[1:])
    values[::2] = [ox + k * x for x in values[::2]]
    values[1::2] = [oy - k * y for y in values[1::2]]
    return ("\n".join(forms) % tuple(values)).replace("-0.00 ", "0 ")


def _axis_rectangle(segments: Segments) -> Box | None:
    """The box of a closed upright rectangle that starts at its top left corner."""
    if len(segments) != 5 or [s[0] for s in segments] != ["M", "L", "L", "L", "Z"]:
        return None
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = _points(segments[:4])
    if y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0 and x1 >= x0 and y2 >= y0:
        return x0, y0, x1, y2
    return None


def bounds(items: Iterable[Item], matrix: Matrix = IDENTITY) -> Box | None:
    """The box around everything that the items paint, mm; None when they paint nothing.

    Curves count with their control points, strokes with their whole width, type with its
    ascender and descender.
    """
    boxes = [b for item in items if (b := _bounds(item, matrix)) is not None]
    if not boxes:
        return None
    return (
        min(b[0] for b in boxes), min(b[1] for b in boxes),
        max(b[2] for b in boxes), max(b[3] for b in boxes),
    )  # fmt: skip


def _bounds(item: Item, matrix: Matrix) -> Box | None:
    if isinstance(item, Group):
        inner = bounds(item.items, item.transform.then(matrix))
        if inner is None or not item.clip:
            return inner
        clip = _hull(_points(item.clip), item.transform.then(matrix))
        return inner if clip is None else (
            max(inner[0], clip[0]), max(inner[1], clip[1]),
            min(inner[2], clip[2]), min(inner[3], clip[3]),
        )  # fmt: skip
    if isinstance(item, Tag):
        return bounds(item.items, matrix)
    if isinstance(item, GlyphRun):
        return _hull(_run_corners(item), matrix)
    margin = item.stroke.width * MM_PER_PT if isinstance(item, Path) and item.stroke else 0.0
    points = _points(item.segments)
    if margin and points:
        points = [(x + dx, y + dy) for x, y in points for dx in (-margin, margin)
                  for dy in (-margin, margin)]  # fmt: skip
    return _hull(points, matrix)


def _points(segments: Segments) -> list[tuple[float, float]]:
    return [(float(s[i]), float(s[i + 1])) for s in segments for i in range(1, len(s), 2)]


def _run_corners(run: GlyphRun) -> list[tuple[float, float]]:
    """Corners of the boxes of a run's first and last glyphs (all of them when vertical)."""
    em = run.size * MM_PER_PT
    out = []
    for g in run.glyphs:
        width = 1.0 if run.vertical else g.advance
        x, y = run.x + g.x * em, run.y + g.y * em
        out += [(x, y - 0.88 * em), (x + width * em, y + 0.22 * em)]
    return out


def _hull(points: list[tuple[float, float]], matrix: Matrix) -> Box | None:
    if not points:
        return None
    if matrix.b == matrix.c == 0.0:  # most are: the box of the points is mapped, not each of them
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        points = [(min(xs), min(ys)), (max(xs), max(ys))]
    mapped = [matrix.apply(x, y) for x, y in points]
    xs, ys = [p[0] for p in mapped], [p[1] for p in mapped]
    return min(xs), min(ys), max(xs), max(ys)
