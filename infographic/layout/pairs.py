"""Pages side by side, as they lie open."""

from __future__ import annotations

from collections.abc import Sequence

from infographic.color import BLACK
from infographic.frame import Frame, Group, Item, Path, rectangle
from infographic.geometry import Matrix

#: What stands where there is no page.
_TABLE = BLACK.at(0.12)


def spreads(pages: Sequence[Frame], facing: bool, bleed: float = 0.0) -> tuple[Frame, ...]:
    """Pairs of pages as one frame each: 1-2, 3-4; facing pages as in a book: 1, 2-3, 4-5.

    ``bleed``: how much of the art around each page is kept, mm, though not at the spine.
    """
    slots: list[Frame | None] = [None] * facing + list(pages)
    slots += [None] * (len(slots) % 2)
    pairs = zip(slots[::2], slots[1::2], strict=True)
    return tuple(_spread(left, right, bleed) for left, right in pairs)


def _spread(left: Frame | None, right: Frame | None, bleed: float) -> Frame:
    known = left or right
    assert known is not None
    width, height = known.width, known.height
    items: list[Item] = []
    for page, start in ((left, -bleed), (right, width)):
        shape = rectangle(start, -bleed, width + bleed, height + 2 * bleed)
        if page is None:
            items.append(Path(shape, fill=_TABLE))
        else:
            moved = Group(page.items, Matrix.translate(0.0 if page is left else width, 0.0))
            items.append(Group((moved,), clip=shape))
    return Frame(2 * width, height, tuple(items))
