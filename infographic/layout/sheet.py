"""The sheet: rows of panels, and the body size that fills it.

The largest size within the spec's limits at which every row fits is found by bisection on
estimates (text counted by first fit) and settled by measured trials; what depth is left goes
in whole lines to rows that stretch, else to the gaps between rows, never to the foot.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from infographic.diagnostics import Diagnostic
from infographic.frame import Frame, Item, Path, Placed, artifact, compose, rectangle
from infographic.geometry import Rect
from infographic.layout.boxes import in_reading_order, place
from infographic.layout.furniture import furniture
from infographic.layout.guard import text_outside
from infographic.layout.leaf import Leaf, Row, leaves_of, measure_rows, share_out_depth, total_depth
from infographic.layout.outline import without_jumps
from infographic.panel import Context, overset_note
from infographic.record import dataclass, field, replace
from infographic.spec.model import SpecFile

Mode = Literal["estimate", "measure"]

#: Body sizes are tried in steps of this many pt.
STEP = 0.05
#: Sizes below the largest that are tried for the sake of level feet.
_LEVEL_STEPS = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """The result: the page's frame, what the solver chose, and what is wrong."""

    frame: Frame
    notes: tuple[Diagnostic, ...]
    size: float
    spare: float
    rows: tuple[Rect, ...]
    limit: str


def solve(spec: SpecFile, ctx: Context) -> tuple[Sheet, ...]:
    """Lay the spec's pages out at the largest body size at which all of them fit."""
    low, high = spec.body.size.low.pt(), spec.body.size.high.pt()
    steps = max(0, round((high - low) / STEP))
    sizes = (*(low + i * STEP for i in range(steps)), high)
    leaves = leaves_of(spec)
    solvers = [_Solver(leaf, ctx, sizes) for leaf in leaves]
    index = steps
    for solver in solvers:
        index = min(index, solver.best(index))
    # A smaller size may be deeper by a line: go down until every page fits.
    while index > 0 and any(s.spare(index, "measure") < -0.01 for s in solvers):
        index -= 1
    limit = "largest size allowed" if index == steps else "depth of the sheet"
    chosen = replace(ctx, size=round(sizes[index], 4))
    return tuple(_drawn(spec, leaf, len(leaves), chosen, limit) for leaf in leaves)


@dataclass(frozen=True)
class _Solver:
    """Looks for one page's largest size.

    Few sizes are measured with lines truly broken; what the first of them shows of the
    estimates' error corrects the others.
    """

    leaf: Leaf
    ctx: Context
    sizes: tuple[float, ...]
    known: dict[tuple[int, str], tuple[float, int]] = field(default_factory=dict)

    def trial(self, index: int, mode: Mode) -> tuple[float, int]:
        """Spare depth in mm, and what is not as it should be (see `Fit.flaws`)."""
        if (index, mode) not in self.known:
            ctx = replace(self.ctx, size=round(self.sizes[index], 4), mode=mode)
            rows = measure_rows(self.leaf, ctx)
            spare = self.leaf.area.height - total_depth(rows)
            self.known[index, mode] = (spare, sum(r.flaws for r in rows))
        return self.known[index, mode]

    def spare(self, index: int, mode: Mode) -> float:
        """Spare depth at a size, mm."""
        return self.trial(index, mode)[0]

    def best(self, steps: int) -> int:
        """The largest size up to ``steps`` at which the page fits; 0 when none does."""
        index = _largest(steps, lambda k: self.spare(k, "estimate") >= -0.01)
        error = self.spare(index, "measure") - self.spare(index, "estimate")
        index = _largest(steps, lambda k: self.spare(k, "estimate") + error >= -0.01)
        if self.spare(index, "measure") >= -0.01:
            while index < steps and self.spare(index + 1, "measure") >= -0.01:
                index += 1
        else:
            while index > 0 and self.spare(index, "measure") < -0.01:
                index -= 1
        # Level feet and even lines are worth some twentieths of a point.
        for k in range(index, max(-1, index - _LEVEL_STEPS), -1):
            if not self.trial(k, "measure")[1] and self.spare(k, "measure") >= -0.01:
                return k
        return index


def _largest(steps: int, fits: Callable[[int], bool]) -> int:
    """The largest index that fits (0 when none does), by bisection and a look above it: depths
    jump by whole lines, so a size a little larger may fit where a smaller one did not."""
    left, right = 0, steps
    # The top is looked at second: small sheets often have room for all that is allowed.
    if fits((steps + 1) // 2) and fits(steps):
        return steps
    while left < right:
        middle = (left + right + 1) // 2
        if fits(middle):
            left = middle
        else:
            right = middle - 1
    return max((k for k in range(left + 2, min(steps, left + 4) + 1) if fits(k)), default=left)


def _drawn(spec: SpecFile, leaf: Leaf, count: int, ctx: Context, limit: str) -> Sheet:
    """The final layout of a page: spare depth shared out, everything drawn."""
    area = leaf.area
    rows = measure_rows(leaf, ctx)
    spare = area.height - total_depth(rows)
    depths, gaps, empty = share_out_depth(rows, spare, ctx.grid)
    placed, rects, notes = [], [], []
    y = area.y
    for i, row in enumerate(rows):
        y -= row.overlap
        fit = place(row.node, ctx, leaf.space(depths[i], i == 0, i == len(rows) - 1))
        placed.append(Placed(area.x, y, fit.frame))
        rects.append(Rect(area.x, y, area.width, depths[i]))
        if fit.rest is not None:
            notes.append(overset_note(fit.rest, row.node.type.name, row.node.span))
        y += depths[i] + gaps[i]
    if spare < -0.01 and not notes:
        notes.append(_sheet_overset(rows, -spare, ctx))
    under: list[Item] = []
    if leaf.tint is not None:
        b = leaf.bleed
        shape = rectangle(-b, -b, leaf.width + 2 * b, leaf.height + 2 * b)
        under += artifact([Path(shape, fill=ctx.ink(leaf.tint))])
    over = furniture(spec, leaf, ctx)
    read = [placed[i] for i in in_reading_order(leaf.rows)]
    frame = without_jumps(compose(leaf.width, leaf.height, read, under=under, over=over))
    if not any(n.code == "overset" for n in (*frame.notes, *notes)):
        notes += text_outside(frame)
        if empty > 2 * ctx.grid:  # beside an overset, the hole is only its consequence
            notes.append(_underfull(spec, leaf, count, empty))
    return Sheet(frame, (*frame.notes, *notes), ctx.size, spare, tuple(rects), limit)


def _sheet_overset(rows: Sequence[Row], missing: float, ctx: Context) -> Diagnostic:
    """The sheet is too small at the smallest size: name the deepest row that could give way."""
    free = [r for r in rows if r.node.place.height is None] or list(rows)
    row = max(free, key=lambda r: r.least)
    depths = ", ".join(f"{r.node.type.name} (line {r.node.span.line}) {r.least:.0f}" for r in rows)
    return Diagnostic(
        "overset",
        f"`{row.node.type.name}`: the rows need {missing:.1f} mm more depth than the sheet has "
        f"({missing / ctx.grid:.1f} lines of {ctx.size:g} pt, the smallest size allowed)",
        row.node.span,
        hints=(
            "allow a smaller `body: {size: ...}`, give rows less depth, or cut text",
            f"depths of the rows, mm: {depths}",
        ),
    )


def _underfull(spec: SpecFile, leaf: Leaf, count: int, empty: float) -> Diagnostic:
    """Nothing may take the depth that is left: say so instead of hiding a hole."""
    where = f"page {leaf.number}" if count > 1 else "the sheet"
    return Diagnostic(
        "underfull",
        f"{empty:.0f} mm of {where}'s depth stay empty at {spec.body.size.high.pt():g} pt, "
        "the largest size allowed",
        spec.body.places.get("size") or spec.at("title"),
        "warning",
        hints=("allow a larger body size, or let a row take more depth with `stretch: true`",),
    )
