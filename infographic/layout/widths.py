"""A row whose panels' widths are solved so that all of them end level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from infographic.diagnostics import Diagnostic
from infographic.frame import Placed, compose
from infographic.layout.boxes import Cell, cells, in_reading_order, place, side_by_side
from infographic.panel import Context, Fit, Space, overset_note
from infographic.spec.model import PanelNode

#: A panel without `span:` gets between these shares of an equal part of the row.
_NARROWEST, _WIDEST = 0.62, 1.6


def level_widths(nodes: Sequence[PanelNode], ctx: Context, space: Space) -> Fit:
    """Panels with `span:` keep it; the others share the rest by what their text needs.

    The depth is found by bisection: for a trial depth each panel's least width is sought; the
    depth is right when the widths add up to the row.
    """
    found = cells(nodes, space.width, ctx, None)
    free = [i for i, n in enumerate(nodes) if n.place.span is None]
    if isinstance(found, Diagnostic) or len(free) < 2:
        return side_by_side(nodes, ctx, space)
    fixed = sum(c.width for i, c in enumerate(found) if i not in free)
    room = space.width - ctx.gutter * (len(nodes) - 1) - fixed
    key = ("level", ctx.span, round(room, 3), ctx.size, ctx.mode == "estimate")
    if key not in ctx.memo:
        ctx.memo[key] = _solve([nodes[i] for i in free], ctx, room)
    widths = dict(zip(free, ctx.memo[key], strict=True))
    placed_cells, x = [], 0.0
    for i, cell in enumerate(found):
        width = widths.get(i, cell.width)
        placed_cells.append(Cell(x, width, cell.span))
        x += width + ctx.gutter
    return _placed(nodes, placed_cells, ctx, space)


def _solve(nodes: Sequence[PanelNode], ctx: Context, room: float) -> list[float]:
    quiet = replace(ctx, mode="estimate" if ctx.mode == "estimate" else "measure")
    equal = room / len(nodes)
    low, high = equal * _NARROWEST, equal * _WIDEST

    def depth(node: PanelNode, width: float) -> int:
        frame = place(node, quiet, Space(width)).frame
        return round(ctx.snap(frame.height) / ctx.grid)

    def least_width(node: PanelNode, lines: int) -> float:
        a, b = low, high
        if depth(node, b) > lines:
            return room
        while b - a > 0.5:
            middle = (a + b) / 2
            if depth(node, middle) <= lines:
                b = middle
            else:
                a = middle
        return b

    shallow = min(depth(n, high) for n in nodes)
    deep = max(depth(n, low) for n in nodes)
    while shallow < deep:
        middle = (shallow + deep) // 2
        if sum(least_width(n, middle) for n in nodes) <= room:
            deep = middle
        else:
            shallow = middle + 1
    widths = [least_width(n, deep) for n in nodes]
    spare = (room - sum(widths)) / len(widths)
    return [w + spare for w in widths]


def _placed(nodes: Sequence[PanelNode], row: Sequence[Cell], ctx: Context, space: Space) -> Fit:
    last = len(nodes) - 1

    def inner(i: int, height: float | None) -> Space:
        return Space(
            row[i].width,
            height,
            space.left if i == 0 else 0.0,
            space.right if i == last else 0.0,
            space.above,
            space.below,
        )

    height = space.height
    if height is None:
        quiet = replace(ctx, mode="measure" if ctx.drawing else ctx.mode)
        height = ctx.snap(
            max(
                place(n, replace(quiet, columns=row[i].span), inner(i, None)).frame.height
                for i, n in enumerate(nodes)
            )
        )
    placed, notes = [], []
    for i in in_reading_order(nodes):
        fit = place(nodes[i], replace(ctx, columns=row[i].span), inner(i, height))
        placed.append(Placed(row[i].x, 0.0, fit.frame))
        if fit.rest is not None:
            notes.append(overset_note(fit.rest, nodes[i].type.name, nodes[i].span))
    frame = compose(space.width, height, placed)
    return Fit(replace(frame, notes=(*frame.notes, *notes)))
