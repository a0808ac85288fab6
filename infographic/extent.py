"""How far items reach: boxes around what they paint."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from infographic.frame import (
    GlyphRun,
    Group,
    Image,
    Item,
    Link,
    Path,
    PlacedPage,
    Segments,
    Shading,
    Tag,
)
from infographic.geometry import IDENTITY, MM_PER_PT, Matrix

#: Left, top, right, bottom in mm.
Box = tuple[float, float, float, float]


def bounds(items: Iterable[Item], matrix: Matrix = IDENTITY) -> Box | None:
    """The box around everything that the items paint, mm; None when they paint nothing.

    Curves count with their control points, strokes with their whole width, type with its
    ascender and descender.
    """
    return around(_bounds(item, matrix) for item in items)


def around(given: Iterable[Box | None]) -> Box | None:
    """The box around boxes."""
    boxes = [b for b in given if b is not None]
    if not boxes:
        return None
    return (
        min(b[0] for b in boxes), min(b[1] for b in boxes),
        max(b[2] for b in boxes), max(b[3] for b in boxes),
    )  # fmt: skip


def _bounds(item: Item, matrix: Matrix) -> Box | None:
    match item:
        case Group():
            own = item.transform.then(matrix)
            inner = bounds(item.items, own)
            clip = hull(points(item.clip), own)
            return inner if inner is None or clip is None else common(inner, clip)
        case Tag() | Link():
            return bounds(item.items, matrix)
        case GlyphRun():
            return hull(_run_corners(item), matrix)
        case Path():
            around = item.stroke.width * MM_PER_PT if item.stroke else 0.0
            corners = points(item.segments)
            if around:
                sides = (-around, around)
                corners = [(x + dx, y + dy) for x, y in corners for dx in sides for dy in sides]
            return hull(corners, matrix)
        case Shading():
            return hull(points(item.segments), matrix)
        case Image() | PlacedPage():
            x, y, right, foot = item.x, item.y, item.x + item.width, item.y + item.height
            return hull([(x, y), (right, y), (right, foot), (x, foot)], matrix)
        case _:
            assert_never(item)


def common(one: Box, other: Box) -> Box:
    """What two boxes share; its sides lie the wrong way round when that is nothing."""
    return (
        max(one[0], other[0]), max(one[1], other[1]),
        min(one[2], other[2]), min(one[3], other[3]),
    )  # fmt: skip


def points(segments: Segments) -> list[tuple[float, float]]:
    """All points of an outline, those that only steer a curve included."""
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


def hull(places: list[tuple[float, float]], matrix: Matrix) -> Box | None:
    """The box around mapped points; None without any."""
    if not places:
        return None
    if matrix.b == matrix.c == 0.0:  # most are: the box of the points is mapped, not each of them
        xs, ys = [p[0] for p in places], [p[1] for p in places]
        places = [(min(xs), min(ys)), (max(xs), max(ys))]
    mapped = [matrix.apply(x, y) for x, y in places]
    xs, ys = [p[0] for p in mapped], [p[1] for p in mapped]
    return min(xs), min(ys), max(xs), max(ys)
