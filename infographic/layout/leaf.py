"""One page's rows: their natural depths, and how spare depth is shared out."""

from __future__ import annotations

from collections.abc import Sequence

from infographic.geometry import Rect
from infographic.layout.boxes import place
from infographic.panel import Context, Space
from infographic.record import dataclass, replace
from infographic.spec.model import Margin, PanelNode, SpecFile
from infographic.spec.values import InkRef, Length

#: Lines that a gap between rows may gain when depth is left over.
_MOST_GAP = 3


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page before it is laid out.  ``area``: the page inside its margins, mm from the trim's
    corner.  ``number`` counts from 1."""

    rows: tuple[PanelNode, ...]
    width: float
    height: float
    bleed: float
    area: Rect
    tint: InkRef | None
    gap: Length
    number: int = 1

    def space(self, height: float | None, first: bool, last: bool) -> Space:
        """What a full-width row gets."""
        area, bleed = self.area, self.bleed
        return Space(
            area.width,
            height,
            area.x + bleed,
            self.width - area.right + bleed,
            area.y + bleed if first else 0.0,
            self.height - area.bottom + bleed if last else 0.0,
        )


def leaves_of(spec: SpecFile) -> tuple[Leaf, ...]:
    """The pages of a spec: its `pages:`, or the one sheet of its `rows:`."""
    size, bleed = spec.page.size, spec.page.bleed.mm()

    def leaf(rows: tuple[PanelNode, ...], margin: Margin, tint: InkRef | None, number: int) -> Leaf:
        area = _area(margin, size.width, size.height, spec.page.facing and number % 2 == 0)
        return Leaf(rows, size.width, size.height, bleed, area, tint, spec.gap, number)

    if not spec.pages:
        return (leaf(spec.rows, spec.page.margin, spec.page.tint, 1),)
    return tuple(
        leaf(page.rows, page.margin or spec.page.margin, page.tint or spec.page.tint, number)
        for number, page in enumerate(spec.pages, 1)
    )


def _area(margin: Margin, width: float, height: float, turned: bool) -> Rect:
    """The page inside its margins; on the left page of a spread left and right change sides."""
    sides = (margin.top, margin.right, margin.bottom, margin.left)
    top, right, bottom, left = ((side or margin.all).mm() for side in sides)
    if turned:
        left, right = right, left
    return Rect(0, 0, width, height).inset(left, top, right, bottom)


@dataclass(frozen=True, slots=True)
class Row:
    """A row's least and greatest depth, the gap below it and its rise over the row above, mm."""

    node: PanelNode
    least: float
    most: float
    gap: float
    overlap: float = 0.0
    flaws: int = 0


def measure_rows(leaf: Leaf, ctx: Context) -> list[Row]:
    """Natural depths of the rows, in whole grid lines."""
    out = []
    count = len(leaf.rows)
    for i, node in enumerate(leaf.rows):
        fixed, flaws = node.place.height, 0
        if fixed is not None:
            low, high = fixed.low.mm(ctx.size), fixed.high.mm(ctx.size)
            # A declared depth that the content outgrows is taken at its upper limit, and the
            # panel reports what does not fit.
            if fixed.low != fixed.high:
                quiet = replace(ctx, mode="measure" if ctx.drawing else ctx.mode)
                natural = place(node, quiet, leaf.space(None, i == 0, i == count - 1))
                low = min(max(low, ctx.snap(natural.frame.height)), max(high, low))
            least, most = low, max(low, high)
        else:
            quiet = replace(ctx, mode="measure" if ctx.drawing else ctx.mode)
            fit = place(node, quiet, leaf.space(None, i == 0, i == count - 1))
            least, flaws = ctx.snap(fit.frame.height), fit.flaws
            most = least * 1.25 if node.place.stretch else least
        gap = node.place.gap if node.place.gap is not None else leaf.gap
        lines = round(gap.mm(ctx.size) / ctx.grid)
        wanted = gap.mm(ctx.size)
        gap_mm = 0.0 if i == count - 1 or wanted == 0 else max(lines, 1) * ctx.grid
        if fixed is not None and i < count - 1:
            # A declared depth is kept to the millimetre; the gap brings the rows below it back
            # onto the grid.
            gap_mm = ctx.snap(least + wanted) - least
        overlap = ctx.snap(node.place.overlap.mm(ctx.size)) if i and node.place.overlap else 0.0
        out.append(Row(node, least, most, gap_mm, overlap, flaws))
    return out


def total_depth(rows: Sequence[Row]) -> float:
    """Depth of the rows with their gaps, mm."""
    return sum(r.least + r.gap - r.overlap for r in rows)


def share_out_depth(
    rows: Sequence[Row], spare: float, grid: float
) -> tuple[list[float], list[float], float]:
    """Depths, gaps, and the depth that nothing may take.

    Whole lines go to rows that stretch, then to the gaps (each may grow by ``_MOST_GAP`` lines).
    What is left of a line goes under the first row, so that all text below stands on one grid.
    """
    depths, gaps = [r.least for r in rows], [r.gap for r in rows]
    if spare <= 0:
        return depths, gaps, 0.0
    whole = int((spare + 1e-6) // grid)
    rest = spare - whole * grid
    while whole:
        open_rows = [i for i, r in enumerate(rows) if depths[i] + grid <= r.most + 1e-6]
        if not open_rows:
            break
        i = min(open_rows, key=lambda k: (depths[k] - rows[k].least) / max(rows[k].least, 1e-6))
        depths[i] += grid
        whole -= 1
    places = [i for i in range(len(rows) - 1) if gaps[i] > 0]
    for _ in range(_MOST_GAP):
        for i in places:
            if whole:
                gaps[i] += grid
                whole -= 1
    if len(rows) > 1:
        gaps[0] += rest
        rest = 0.0
    return depths, gaps, whole * grid + rest
