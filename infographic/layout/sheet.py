"""The sheet: rows of panels, and the body size that fills it.

The largest size within the spec's limits at which every row fits is found by bisection on
estimates (text counted by first fit) and settled by measured trials; what depth is left goes
in whole lines to rows that stretch, else to the gaps between rows, never to the foot.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from infographic.diagnostics import Diagnostic
from infographic.frame import Frame, Item, Path, Placed, artifact, compose, rectangle
from infographic.geometry import Rect
from infographic.layout.boxes import place
from infographic.layout.guard import text_outside
from infographic.layout.outline import without_jumps
from infographic.panel import Context, Space, overset_note
from infographic.spec.model import PanelNode, SpecFile

#: Body sizes are tried in steps of this many pt.
STEP = 0.05
#: Sizes below the largest that are tried for the sake of level feet.
_LEVEL_STEPS = 3
#: Lines that a gap between rows may gain when depth is left over.
_MOST_GAP = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """The result: the page's frame, what the solver chose, and what is wrong."""

    frame: Frame
    notes: tuple[Diagnostic, ...]
    size: float
    spare: float
    rows: tuple[Rect, ...]
    limit: str


@dataclass(frozen=True, slots=True)
class _Row:
    node: PanelNode
    least: float
    most: float
    gap: float
    overlap: float = 0.0
    flaws: int = 0


def solve(spec: SpecFile, ctx: Context) -> Sheet:
    """Lay the spec's rows out on its sheet at the largest body size that fits.

    Few sizes are measured with lines truly broken; what the first of them shows of the
    estimates' error corrects the others.
    """
    low, high = spec.body.size.low.pt(), spec.body.size.high.pt()
    steps = max(0, round((high - low) / STEP))
    sizes = [low + i * STEP for i in range(steps)] + [high]
    known: dict[tuple[int, str], tuple[float, int]] = {}

    def trial(index: int, mode: Literal["estimate", "measure"]) -> tuple[float, int]:
        """Spare depth in mm, and what is not as it should be (see `Fit.flaws`)."""
        if (index, mode) not in known:
            rows = _rows(spec, replace(ctx, size=round(sizes[index], 4), mode=mode))
            spare = live_area(spec).height - _depth(rows)
            known[index, mode] = (spare, sum(r.flaws for r in rows))
        return known[index, mode]

    def spare(index: int, mode: Literal["estimate", "measure"]) -> float:
        return trial(index, mode)[0]

    index = _largest(steps, lambda k: spare(k, "estimate") >= -0.01)
    error = spare(index, "measure") - spare(index, "estimate")
    index = _largest(steps, lambda k: spare(k, "estimate") + error >= -0.01)
    if spare(index, "measure") >= -0.01:
        while index < steps and spare(index + 1, "measure") >= -0.01:
            index += 1
    else:
        while index > 0 and spare(index, "measure") < -0.01:
            index -= 1
    # Level feet and even lines are worth some twentieths of a point.
    for k in range(index, max(-1, index - _LEVEL_STEPS), -1):
        if not trial(k, "measure")[1] and spare(k, "measure") >= -0.01:
            index = k
            break
    limit = "largest size allowed" if index == steps else "depth of the sheet"
    return _drawn(spec, replace(ctx, size=round(sizes[index], 4)), limit)


def _largest(steps: int, fits: Callable[[int], bool]) -> int:
    """The largest index that fits (0 when none does), by bisection and a look above it: depths
    jump by whole lines, so a size a little larger may fit where a smaller one did not."""
    left, right = 0, steps
    while left < right:
        middle = (left + right + 1) // 2
        if fits(middle):
            left = middle
        else:
            right = middle - 1
    return max((k for k in range(left + 2, min(steps, left + 4) + 1) if fits(k)), default=left)


def live_area(spec: SpecFile) -> Rect:
    """The sheet inside its margins, mm from the trim's corner."""
    page = spec.page
    m = page.margin
    top, right, bottom, left = ((side or m.all).mm() for side in (m.top, m.right, m.bottom, m.left))
    return Rect(0, 0, page.size.width, page.size.height).inset(left, top, right, bottom)


def _space(spec: SpecFile, height: float | None, first: bool, last: bool) -> Space:
    area, page, bleed = live_area(spec), spec.page, spec.page.bleed.mm()
    return Space(
        area.width,
        height,
        area.x + bleed,
        page.size.width - area.right + bleed,
        area.y + bleed if first else 0.0,
        page.size.height - area.bottom + bleed if last else 0.0,
    )


def _rows(spec: SpecFile, ctx: Context) -> list[_Row]:
    """Natural depths of the rows, in whole grid lines."""
    out = []
    count = len(spec.rows)
    for i, node in enumerate(spec.rows):
        fixed, flaws = node.place.height, 0
        if fixed is not None:
            low, high = fixed.low.mm(ctx.size), fixed.high.mm(ctx.size)
            # A declared depth that the content outgrows is taken at its upper limit, and the
            # panel reports what does not fit.
            if fixed.low != fixed.high:
                quiet = replace(ctx, mode="measure" if ctx.drawing else ctx.mode)
                natural = place(node, quiet, _space(spec, None, i == 0, i == count - 1))
                low = min(max(low, ctx.snap(natural.frame.height)), max(high, low))
            least, most = low, max(low, high)
        else:
            quiet = replace(ctx, mode="measure" if ctx.drawing else ctx.mode)
            fit = place(node, quiet, _space(spec, None, i == 0, i == count - 1))
            least, flaws = ctx.snap(fit.frame.height), fit.flaws
            most = least * 1.25 if node.place.stretch else least
        gap = node.place.gap if node.place.gap is not None else spec.gap
        lines = round(gap.mm(ctx.size) / ctx.grid)
        wanted = gap.mm(ctx.size)
        gap_mm = 0.0 if i == count - 1 or wanted == 0 else max(lines, 1) * ctx.grid
        if fixed is not None and i < count - 1:
            # A declared depth is kept to the millimetre; the gap brings the rows below it back
            # onto the grid.
            gap_mm = ctx.snap(least + wanted) - least
        overlap = ctx.snap(node.place.overlap.mm(ctx.size)) if i and node.place.overlap else 0.0
        out.append(_Row(node, least, most, gap_mm, overlap, flaws))
    return out


def _depth(rows: Sequence[_Row]) -> float:
    return sum(r.least + r.gap - r.overlap for r in rows)


def _drawn(spec: SpecFile, ctx: Context, limit: str) -> Sheet:
    """The final layout: spare depth shared out, everything drawn."""
    area = live_area(spec)
    rows = _rows(spec, ctx)
    spare = area.height - _depth(rows)
    depths, gaps, empty = _shared(rows, spare, ctx.grid)
    placed, rects, notes = [], [], []
    y = area.y
    for i, row in enumerate(rows):
        y -= row.overlap
        space = _space(spec, depths[i], i == 0, i == len(rows) - 1)
        fit = place(row.node, ctx, space)
        placed.append(Placed(area.x, y, fit.frame))
        rects.append(Rect(area.x, y, area.width, depths[i]))
        if fit.rest is not None:
            notes.append(overset_note(fit.rest, row.node.type.name, row.node.span))
        y += depths[i] + gaps[i]
    if spare < -0.01 and not notes:
        notes.append(_sheet_overset(rows, -spare, ctx))
    if empty > 2 * ctx.grid:
        notes.append(_underfull(spec, empty))
    under: list[Item] = []
    if spec.page.tint is not None:
        bleed = spec.page.bleed.mm()
        shape = rectangle(
            -bleed, -bleed, spec.page.size.width + 2 * bleed, spec.page.size.height + 2 * bleed
        )
        under += artifact([Path(shape, fill=ctx.ink(spec.page.tint))])
    frame = compose(spec.page.size.width, spec.page.size.height, placed, under=under)
    frame = without_jumps(frame)
    if not any(n.code == "overset" for n in (*frame.notes, *notes)):
        notes += text_outside(frame)
    return Sheet(frame, (*frame.notes, *notes), ctx.size, spare, tuple(rects), limit)


def _shared(
    rows: Sequence[_Row], spare: float, grid: float
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


def _sheet_overset(rows: Sequence[_Row], missing: float, ctx: Context) -> Diagnostic:
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


def _underfull(spec: SpecFile, empty: float) -> Diagnostic:
    """Nothing may take the depth that is left: say so instead of hiding a hole."""
    return Diagnostic(
        "underfull",
        f"{empty:.0f} mm of the sheet's depth stay empty at {spec.body.size.high.pt():g} pt, "
        "the largest size allowed",
        spec.body.places.get("size") or spec.at("title"),
        "warning",
        hints=("allow a larger body size, or let a row take more depth with `stretch: true`",),
    )
