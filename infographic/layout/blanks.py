"""Empty places of a finished page: how much of its live area is filled, and the largest blank.

The live area is taken as a grid of whole mm, a row of it as the bits of one number: squares that are
empty are found by laying such rows over one another, shifted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from infographic.color import PAPER, contrast
from infographic.extent import Box, bounds, common, hull, points
from infographic.frame import Frame, Group, Item, Link, Path, Tag
from infographic.geometry import IDENTITY, Matrix, Rect

#: What is one thing with the white inside it: a chart, an entry of a list.
_WHOLE = frozenset(("Figure", "LI", "TOCI", "TR"))
#: Grounds that stand out from paper by less than this are no content of their own.
_PALE = 1.3
#: They are grounds when they are wider than this share of the live area.
_GROUND = 0.6
#: An empty square counts from so many lines of body text on: a head has three above it at most.
HOLE_LINES = 4


class Blank(NamedTuple):
    """An empty square: its side and its upper left corner on the page, mm."""

    side: float
    x: float
    y: float


class Filling(NamedTuple):
    """``filled``: the share of the live area outside empty squares of `HOLE_LINES` lines;
    ``blank``: the largest empty square."""

    filled: float
    blank: Blank


def filling(frame: Frame, live: Rect, line: float) -> Filling:
    """How a page is filled; ``line``: distance of body lines, mm."""
    width, height = round(live.width), round(live.height)
    if width < 1 or height < 1:
        return Filling(1.0, Blank(0.0, live.x, live.y))
    full = (1 << width) - 1
    rows = [0] * height
    for box in _boxes(frame.items, IDENTITY, live):
        _cover(rows, width, box, live)
    empty = [full & ~row for row in rows]
    side, at, hole = 0, (0, 0), [0] * height
    least = max(2, round(HOLE_LINES * line))
    squares = empty  # places that are upper left corners of empty squares of side ``size``
    size = 1
    while any(squares):
        side, y = size, next(i for i, row in enumerate(squares) if row)
        at = ((squares[y] & -squares[y]).bit_length() - 1, y)
        if size == least:
            hole = _grown(squares, size)
        squares = [
            squares[i] & squares[i] >> 1 & squares[i + 1] & squares[i + 1] >> 1
            for i in range(len(squares) - 1)
        ]
        size += 1
    blank = sum(row.bit_count() for row in hole) / (width * height)
    return Filling(1.0 - blank, Blank(float(side), live.x + at[0], live.y + at[1]))


def _grown(corners: list[int], size: int) -> list[int]:
    """The squares that corners stand for."""
    wide = []
    for row in corners:
        spread = 0
        for shift in range(size):
            spread |= row << shift
        wide.append(spread)
    out = [0] * (len(corners) + size - 1)
    for i, row in enumerate(wide):
        if row:
            for k in range(size):
                out[i + k] |= row
    return out


def _cover(rows: list[int], width: int, box: Box, live: Rect) -> None:
    """Mark the cells that a box touches."""
    left, right = max(0, int(box[0] - live.x)), min(width, int(box[2] - live.x) + 1)
    if right <= left:
        return
    bits = ((1 << (right - left)) - 1) << left
    for y in range(max(0, int(box[1] - live.y)), min(len(rows), int(box[3] - live.y) + 1)):
        rows[y] |= bits


def _boxes(items: Iterable[Item], matrix: Matrix, live: Rect) -> Iterator[Box]:
    """Boxes of what is painted, of pale grounds of rows and pages their edges."""
    for item in items:
        match item:
            case Group():
                own = item.transform.then(matrix)
                clip = hull(points(item.clip), own)
                for box in _boxes(item.items, own, live):
                    yield box if clip is None else common(box, clip)
            case Tag(role=role) if role in _WHOLE:
                whole = bounds(item.items, matrix)
                if whole is not None:
                    yield whole
            case Tag() | Link():
                yield from _boxes(item.items, matrix, live)
            case _:
                found = bounds((item,), matrix)
                if found is None:
                    continue
                if _is_pale(item) and _is_wide(found, live):  # a ground parts what is above it
                    left, top, right, foot = found
                    yield left, top, right, top
                    yield left, foot, right, foot
                else:
                    yield found


def _is_pale(item: Item) -> bool:
    fill = item.fill if isinstance(item, Path) and item.stroke is None else None
    return fill is not None and contrast(fill, PAPER) < _PALE


def _is_wide(box: Box, live: Rect) -> bool:
    """True for the ground of a row or a page; a tile is narrower."""
    return box[2] - box[0] > _GROUND * live.width
