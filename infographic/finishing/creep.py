"""Creep (爬移): inner sheets of a folded booklet stand out at the fore-edge.

The model: folds are pressed flat, so every sheet inside another starts one caliper further from
the spine.  Its pages are moved toward the fold by as much, and after the fore-edge is cut all
pages end, and all margins begin, at the same place.  The outermost sheet is not moved.
"""

from __future__ import annotations

from infographic.finishing.model import Unfit, length

#: A page may be moved by as much as printers accept before they ask for another binding, mm.
MOST = 5.0


def shift(depth: int, caliper: float, outside: float = 0.0) -> float:
    """How far the pages of a sheet are moved toward the spine, mm.

    ``depth``: sheets of the same paper around it; ``caliper``: the paper's thickness, mm (157 g
    coated about 0.13); ``outside``: thickness of a cover of another stock around them.
    """
    return outside + depth * caliper


def checked(sheets: int, caliper: float, outside: float = 0.0) -> None:
    """Raises ``Unfit`` when the innermost sheet would be moved further than any margin bears."""
    most = shift(sheets - 1, caliper, outside) if sheets else 0.0
    if most > MOST:
        raise Unfit(
            f"{sheets} nested sheets of {caliper:g} mm creep by {length(most)} mm at the fore-edge,"
            f" more than {length(MOST)} mm: bind them with `--as perfect`"
        )
