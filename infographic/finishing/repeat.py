"""Step and repeat (拼版): one page as often on a sheet as fits."""

from __future__ import annotations

from infographic.finishing.grid import Entry, Grid, filled
from infographic.finishing.model import TINY, Rotation, Sheet, Sides, Size, Unfit, length
from infographic.finishing.press import Press, first_fit, needed
from infographic.record import dataclass


@dataclass(frozen=True, slots=True)
class Repeated:
    """One page many times.

    ``page``: from 0.  ``gutter``: between copies, mm; 0 for a single cut.  ``count``: copies
    wanted, None for as many as fit.  ``room``: left free around all of them for marks, mm.
    """

    page: int
    trim: Size
    bleed: float = 3.0
    gutter: float = 6.0
    count: int | None = None
    room: float = 0.0

    @property
    def around(self) -> Sides:
        """What the block of copies needs on each side, mm."""
        return Sides.even(self.bleed + self.room)


def repeat(job: Repeated, press: Press) -> tuple[Sheet]:
    """The sheet; copies stand upright or all on their sides, whichever gives more.

    Raises ``Unfit`` when not one fits, or fewer than wanted.
    """
    ways: list[tuple[Press, Grid, Rotation]] = [
        (way, _grid(job, way, cell), rotation)
        for way in (press, press.turned)
        for cell, rotation in _cells(job.trim)
    ]
    fit = [way for way in ways if first_fit(way[0], [way[1].block], job.around, turn=False)]
    if not fit:
        need = needed(press, job.trim, job.around)
        raise Unfit(
            f"not one copy of {job.trim} fits: with bleed, marks and gripper it takes {need}, the sheet is"
            f" {press.sheet}"
        )
    # of ways that give as many, the first: the sheet as it lies, copies upright
    press, grid, rotation = max(fit, key=lambda way: way[1].columns * way[1].rows)
    most = grid.columns * grid.rows
    if job.count is not None and job.count > most:
        raise Unfit(
            f"{job.count} copies of {job.trim} do not fit: {most} do on a sheet of {press.sheet}"
            f" with gutters of {length(job.gutter)} mm"
        )
    count = most if job.count is None else job.count
    columns = min(grid.columns, count)
    rows = [
        [Entry(job.page, rotation)] * min(columns, count - start)
        for start in range(0, count, columns)
    ]
    used = Grid(grid.cell, (job.gutter,) * (columns - 1), (job.gutter,) * (len(rows) - 1))
    settled = first_fit(press, [used.block], job.around, turn=False)
    assert settled is not None  # a part of a block that fits
    name = f"{count}拼"
    return (filled(used, settled.block, settled.press.sheet, rows, job.bleed, name),)


def _cells(trim: Size) -> tuple[tuple[Size, Rotation], tuple[Size, Rotation]]:
    return (trim, 0), (trim.turned, 90)


def _grid(job: Repeated, press: Press, cell: Size) -> Grid:
    """As many columns and rows of cells as the sheet has room for, one at least."""
    held = needed(press, Size(0.0, 0.0), job.around)

    def often(room: float, one: float) -> int:
        return max(1, int((room + job.gutter + TINY) // (one + job.gutter)))

    columns = often(press.sheet.width - held.width, cell.width)
    rows = often(press.sheet.height - held.height, cell.height)
    return Grid(cell, (job.gutter,) * (columns - 1), (job.gutter,) * (rows - 1))
