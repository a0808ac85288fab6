"""Saddle stitch (骑马订): sheets folded once, nested, stitched through the fold."""

from __future__ import annotations

from infographic.finishing import creep
from infographic.finishing.grid import Entry, Grid, filled
from infographic.finishing.model import SIDES, Binding, Sheet, Side, Sides, Size, Unfit
from infographic.finishing.press import Press, settle
from infographic.record import dataclass


@dataclass(frozen=True, slots=True)
class Stitched:
    """What a saddle-stitched booklet needs to know besides the press.

    ``trim``: one page, mm; ``bleed``: what the pages bring, mm; ``caliper``: thickness of the
    paper, mm.  ``cover_apart``: the four pages of the cover are a job of their own, on a stock
    of ``cover_caliper``.
    """

    pages: int
    trim: Size
    bleed: float = 3.0
    binding: Binding = "left"
    caliper: float = 0.0
    cover_apart: bool = False
    cover_caliper: float = 0.0


def padded(pages: int) -> int:
    """Pages of a booklet: a multiple of four, blanks at the end."""
    return -(-max(pages, 1) // 4) * 4


def booklet(job: Stitched, press: Press) -> tuple[Sheet, ...]:
    """The sides of the sheets, front and back in turn, the outermost sheet first.

    With ``cover_apart`` only those inside the cover; `cover` makes the other job.  Raises
    ``Unfit``.
    """
    total = padded(job.pages)
    first = 1 if job.cover_apart else 0
    if job.cover_apart and total < 8:
        raise Unfit("a cover apart needs at least 5 pages: four of the cover and one inside")
    outside = job.cover_caliper if job.cover_apart else 0.0
    creep.checked(total // 4 - first, job.caliper, outside)
    return tuple(
        _side(job, press, sheet, side, creep.shift(sheet - first, job.caliper, outside))
        for sheet in range(first, total // 4)
        for side in ("front", "back")
    )


def cover(job: Stitched, press: Press) -> tuple[Sheet, ...]:
    """The cover's sheet alone, outside and inside."""
    return tuple(_side(job, press, 0, side, 0.0, "封面") for side in ("front", "back"))


def _side(
    job: Stitched, press: Press, sheet: int, side: Side, shift: float, what: str = ""
) -> Sheet:
    total = padded(job.pages)
    if side == "front":
        left, right = total - 1 - 2 * sheet, 2 * sheet
    else:
        left, right = 2 * sheet + 1, total - 2 - 2 * sheet
    if job.binding == "right":
        left, right = right, left

    def entry(page: int, toward_fold: float) -> Entry:
        return Entry(page if page < job.pages else None, 0, toward_fold)

    grid = Grid(job.trim, across=(0.0,))
    around = Sides.even(job.bleed)
    settled = settle(press, grid.block, around, "two pages side by side")
    rows = [[entry(left, shift), entry(right, -shift)]]
    inner = sheet if job.cover_apart else sheet + 1
    name = f"{what or f'第{inner}张'} {SIDES[side]}"
    return filled(grid, settled.block, settled.press.sheet, rows, job.bleed, name)
