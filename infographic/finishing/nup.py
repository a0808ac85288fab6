"""Several pages on one side: handouts, and both sides of a job printed from one plate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from infographic.finishing.grid import Entry, Grid, filled
from infographic.finishing.model import Binding, Rotation, Sheet, Sides, Size, Unfit
from infographic.finishing.press import Press, first_fit, settle
from infographic.record import dataclass, replace

Turn = Literal["none", "work-and-turn", "work-and-tumble"]


@dataclass(frozen=True, slots=True)
class Ganged:
    """Pages side by side.

    ``up``: 2 or 4 pages to a side.  ``turn``: with `work-and-turn` (自翻) fronts stand in the
    left half and backs beside them, the sheet is turned over left to right and printed from the
    same plate; with `work-and-tumble` (滚翻) fronts stand in the upper half, backs on their heads
    below, and the sheet is turned over top to bottom.  Cut apart, each sheet gives the leaves
    twice.
    """

    pages: int
    trim: Size
    bleed: float = 3.0
    up: int = 2
    turn: Turn = "none"
    binding: Binding = "left"
    gutter: float = 6.0


_TURNS: dict[Turn, str] = {"none": "", "work-and-turn": " 自翻", "work-and-tumble": " 滚翻"}


def nup(job: Ganged, press: Press) -> tuple[Sheet, ...]:
    """The sides, each with the next ``up`` pages; with a turn one plate each.  Raises ``Unfit``."""
    if job.up not in (2, 4):
        raise Unfit(f"2 or 4 pages stand on a side, not {job.up}")
    if job.turn == "work-and-tumble":
        press = replace(press, tumbled=True)
    grids = [
        Grid(job.trim, (job.gutter,) * (c - 1), (job.gutter,) * (r - 1)) for r, c in _ways(job)
    ]
    around = Sides.even(job.bleed)
    settled = first_fit(press, [grid.block for grid in grids], around)
    if settled is None:
        settled = settle(press, grids[0].block, around, f"{job.up} pages")
    grid = next(g for g in grids if abs(g.block.width - settled.block.width) < 1e-6)
    sides = []
    for start in range(0, max(job.pages, 1), job.up):
        pages = [p if p < job.pages else None for p in range(start, start + job.up)]
        rows = _rows(job, grid, pages)
        if job.binding == "right" and job.turn == "none":
            rows = [row[::-1] for row in rows]
        name = f"第{start // job.up + 1}版{_TURNS[job.turn]}"
        sides.append(filled(grid, settled.block, settled.press.sheet, rows, job.bleed, name))
    return tuple(sides)


def _ways(job: Ganged) -> Sequence[tuple[int, int]]:
    """Rows and columns that serve, the better first."""
    if job.up == 4:
        return ((2, 2),)
    return {
        "none": ((1, 2), (2, 1)),
        "work-and-turn": ((1, 2),),
        "work-and-tumble": ((2, 1),),
    }[job.turn]


def _rows(job: Ganged, grid: Grid, pages: Sequence[int | None]) -> list[list[Entry]]:
    """Fronts are the odd pages of a job that is turned, each opposite its back."""
    fronts, backs = pages[::2], pages[1::2]
    match job.turn:
        case "none":
            flat = [Entry(page) for page in pages]
            return [flat[i : i + grid.columns] for i in range(0, len(flat), grid.columns)]
        case "work-and-turn":
            return [[Entry(f), Entry(b)] for f, b in zip(fronts, backs, strict=True)]
        case "work-and-tumble":
            turned: Rotation = 180
            return [[Entry(f) for f in fronts], [Entry(b, turned) for b in backs]]
