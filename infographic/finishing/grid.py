"""Pages in rows and columns on a sheet, with gutters: what every imposition comes down to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from infographic.finishing.model import (
    TINY,
    Box,
    Placement,
    Rotation,
    Sheet,
    Sides,
    Size,
    around,
)
from infographic.record import dataclass


class Entry(NamedTuple):
    """What stands in a cell: a page (None for a blank), turned, moved against creep (mm)."""

    page: int | None
    rotation: Rotation = 0
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns and rows of equal cells.

    ``across``: gutters between columns, ``down``: between rows from the top, mm, one fewer than
    columns and rows.  A gutter of 0 is a fold with pages on both sides, or a single cut.
    """

    cell: Size
    across: tuple[float, ...] = ()
    down: tuple[float, ...] = ()

    @property
    def columns(self) -> int:
        return len(self.across) + 1

    @property
    def rows(self) -> int:
        return len(self.down) + 1

    @property
    def block(self) -> Size:
        """Extent of all cells with the gutters."""
        return Size(
            self.columns * self.cell.width + sum(self.across),
            self.rows * self.cell.height + sum(self.down),
        )

    def cell_box(self, block: Box, row: int, column: int) -> Box:
        """A cell's place on the sheet; rows count from the top."""
        left = block.left + column * self.cell.width + sum(self.across[:column])
        top = block.top - row * self.cell.height - sum(self.down[:row])
        return Box(left, top - self.cell.height, left + self.cell.width, top)

    def kept(self, row: int, column: int, bleed: float) -> Sides:
        """The bleed that a cell keeps: all of it outside, up to half the gutter inside."""

        def half(gutters: Sequence[float], index: int) -> float:
            if 0 <= index < len(gutters):
                return min(bleed, gutters[index] / 2)
            return bleed

        return Sides(
            left=half(self.across, column - 1),
            bottom=half(self.down, row),
            right=half(self.across, column),
            top=half(self.down, row - 1),
        )


def filled(
    grid: Grid, block: Box, sheet: Size, rows: Sequence[Sequence[Entry]], bleed: float, name: str
) -> Sheet:
    """A sheet whose cells hold what ``rows`` say, from the top; cells beyond them stay empty."""
    placements = []
    for r, row in enumerate(rows):
        for c, entry in enumerate(row):
            box = grid.cell_box(block, r, c)
            placements.append(
                Placement(
                    entry.page,
                    box.left,
                    box.bottom,
                    box.width,
                    box.height,
                    entry.rotation,
                    grid.kept(r, c, bleed),
                    entry.shift,
                )
            )
    return Sheet(
        sheet.width,
        sheet.height,
        tuple(placements),
        around(p.trim.shared(p.cell) for p in placements),  # where marks are, and knives go
        around(p.visible for p in placements),
        name,
    )


def cuts(sheet: Sheet, folds: Sequence[float] = ()) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Where the sheet is cut: places along x and along y, mm, folds (along x) left out.

    Pages moved against creep are cut where they stand now: the trim of the finished booklet.
    """
    trims = [p.trim for p in sheet.placements]
    edges = {round(x, 4) for t in trims for x in (t.left, t.right)}
    # the spine side of a page moved against creep lies beyond the fold
    moved = max((abs(p.shift) for p in sheet.placements), default=0.0)
    xs = [x for x in edges if all(abs(x - fold) > moved + TINY for fold in folds)]
    ys = {round(y, 4) for t in trims for y in (t.bottom, t.top)}
    return tuple(sorted(xs)), tuple(sorted(ys))
