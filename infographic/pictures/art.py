"""Art: a parsed picture, and the part of it that a place on a sheet shows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from infographic.extent import Box, around, bounds, common, hull, points
from infographic.frame import Group, Item, rectangle
from infographic.geometry import IDENTITY, Matrix, Rect
from infographic.record import dataclass, replace

#: The share of a picture that must be shown for all of it to be drawn.
_MOST = 0.7


class _Part(NamedTuple):
    """An item with its box in the picture's units; ``inner``: the parts of a group."""

    item: Item
    box: Box | None
    inner: tuple[_Part, ...] = ()


@dataclass(frozen=True)
class Art:
    """A parsed picture: its view box and its items in view box units."""

    box: Rect
    items: tuple[Item, ...]
    title: str = ""

    @cached_property
    def _parts(self) -> tuple[_Part, ...]:
        return _parts(self.items, IDENTITY)

    def within(self, box: Box) -> tuple[Item, ...]:
        """The items less those that lie outside a box; all of them where it shows most of the
        picture, since to look for a few takes longer than to draw them."""
        own = self.box
        shown = common(box, (own.x, own.y, own.right, own.bottom))
        if (shown[2] - shown[0]) * (shown[3] - shown[1]) > _MOST * own.width * own.height:
            return self.items
        return _within(self._parts, box)


def _parts(items: Iterable[Item], matrix: Matrix) -> tuple[_Part, ...]:
    out = []
    for item in items:
        if isinstance(item, Group):
            own = item.transform.then(matrix)
            inner = _parts(item.items, own)
            box, clip = around(p.box for p in inner), hull(points(item.clip), own)
            box = box if box is None or clip is None else common(box, clip)
            out.append(_Part(item, box, inner))
        else:
            out.append(_Part(item, bounds((item,), matrix)))
    return tuple(out)


def _within(parts: Iterable[_Part], box: Box) -> tuple[Item, ...]:
    out: list[Item] = []
    for item, reach, inner in parts:
        if reach is None or not _meet(reach, box):
            continue
        if isinstance(item, Group):
            kept = _within(inner, box)
            item = item if len(kept) == len(item.items) else replace(item, items=kept)
            if not kept:
                continue
        out.append(item)
    return tuple(out)


def _meet(one: Box, other: Box) -> bool:
    return (
        one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
    )  # fmt: skip


def fit_art(art: Art, width: float, height: float, view: tuple[float, ...] = ()) -> Group:
    """The art scaled to cover a box (mm), anchored at its foot, and clipped to it.

    ``view``: the part of it to show, left, top, width and height in the art's own units.  What
    lies outside the box is left out.
    """
    box = Rect(*view) if view else art.box
    scale = max(width / box.width, height / box.height)
    dx = (width - box.width * scale) / 2 - box.x * scale
    dy = height - box.height * scale - box.y * scale
    shown = (-dx / scale, -dy / scale, (width - dx) / scale, (height - dy) / scale)
    inner = Group(art.within(shown), Matrix(scale, 0, 0, scale, dx, dy))
    return Group((inner,), clip=rectangle(0, 0, width, height))
