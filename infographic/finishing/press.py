"""The sheet on the press: how large, how wide the gripper, where the pages' block stands on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from infographic.finishing.model import TINY, Box, Sides, Size, Unfit, length
from infographic.record import dataclass, replace

Place = Literal["centre", "gripper"]


@dataclass(frozen=True, slots=True)
class Press:
    """A press sheet.

    ``gripper``: depth at the lower edge that the press holds and cannot print, mm (10 to 12 on
    sheet-fed presses, 0 at the office).  ``tumbled``: the sheet is turned over its gripper edge,
    so the opposite edge is held too.  ``place``: the block stands in the middle of what can be
    printed, or right at the gripper.
    """

    sheet: Size
    gripper: float = 12.0
    tumbled: bool = False
    place: Place = "centre"

    @property
    def printable(self) -> Box:
        """The sheet without what grippers hold."""
        top = self.sheet.height - (self.gripper if self.tumbled else 0.0)
        return Box(0.0, self.gripper, self.sheet.width, top)

    @property
    def turned(self) -> Press:
        return replace(self, sheet=self.sheet.turned)


class Settled(NamedTuple):
    """A block of trims on a sheet: the press as it is used, and the block's box, mm."""

    press: Press
    block: Box


def settle(press: Press, block: Size, bleed: Sides, what: str) -> Settled:
    """Stand a block of pages on the sheet, upright or on its side, whichever holds it.

    ``block``: extent of all trims together; ``bleed``: what is kept around it; ``what``: the
    block in words for the message.  Raises ``Unfit`` with what would fit.
    """
    found = first_fit(press, [block], bleed)
    if found is None:
        raise Unfit(_advice(press, block, bleed, what))
    return found


def first_fit(
    press: Press, blocks: Sequence[Size], bleed: Sides, turn: bool = True
) -> Settled | None:
    """The first of several blocks that the sheet holds, as it lies or (``turn``) turned."""
    for block in blocks:
        for way in (press, press.turned) if turn else (press,):
            if (box := _placed(way, block, bleed)) is not None:
                return Settled(way, box)
    return None


def needed(press: Press, block: Size, bleed: Sides) -> Size:
    """The smallest sheet that holds the block with its bleed and the gripper."""
    held = press.gripper * (2 if press.tumbled else 1)
    return Size(
        block.width + bleed.left + bleed.right, block.height + bleed.bottom + bleed.top + held
    )


def _placed(press: Press, block: Size, bleed: Sides) -> Box | None:
    need, room = needed(press, block, bleed), press.printable
    if need.width > press.sheet.width + TINY or need.height > press.sheet.height + TINY:
        return None
    # Sides are centred on the trim, not on the bleed: front and back must meet when turned.
    left = (press.sheet.width - block.width) / 2
    spare = room.height - block.height - bleed.bottom - bleed.top
    raised = spare / 2 if press.place == "centre" or press.tumbled else 0.0
    bottom = room.bottom + bleed.bottom + raised
    return Box(left, bottom, left + block.width, bottom + block.height)


def _advice(press: Press, block: Size, bleed: Sides, what: str) -> str:
    need = needed(press, block, bleed)
    kept = " with bleed" if any(bleed) else ""
    held = f" and the gripper of {length(press.gripper)} mm" if press.gripper else ""
    said = f"{what}{kept}{held}: {need} are needed, the sheet is {press.sheet}"
    for options, other, less in _less(press, bleed):
        if first_fit(other, [block], less) is not None:
            return f"{said}. With {options} it fits, or take a larger sheet"
    return f"{said}. Take a sheet of {need} or more"


def _less(press: Press, bleed: Sides) -> Iterator[tuple[str, Press, Sides]]:
    bare = replace(press, gripper=0.0)
    if press.gripper:
        yield "`--gripper 0`", bare, bleed
    if any(bleed):
        yield "`--bleed 0`", press, Sides()
    if press.gripper and any(bleed):
        yield "`--gripper 0 --bleed 0`", bare, Sides()
