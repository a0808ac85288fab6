"""Where a sheet is folded, mm from its left edge (print.md, Finishing)."""

from __future__ import annotations

from typing import Literal

FoldName = Literal["none", "bi", "tri", "z"]

#: The panel that folds in is narrower by this, mm, so that it does not push against the spine.
TUCK = 3.0


def fold_places(kind: FoldName, width: float, page: int) -> tuple[float, ...]:
    """The folds of a page (from 1; even ones are the back of odd ones).

    ``tri``: 96 / 96 / 93 on 285 mm: the last panel of the inside folds in, so the outside has it
    first.  ``z``: three equal panels.  ``bi``: one fold in the middle.
    """
    if kind == "bi":
        return (width / 2,)
    if kind == "z":
        return (width / 3, 2 * width / 3)
    if kind == "tri":
        panel = (width + TUCK) / 3
        return (panel, 2 * panel) if page % 2 == 0 else (panel - TUCK, 2 * panel - TUCK)
    return ()
