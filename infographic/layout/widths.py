"""A row whose panels' widths are solved so that all of them end level."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from infographic.diagnostics import Diagnostic
from infographic.frame import Frame, Placed, compose
from infographic.layout.boxes import Cell, cells, in_reading_order, is_column, place, side_by_side
from infographic.layout.overset import overset_note
from infographic.panel import Context, Fit, Space
from infographic.record import replace
from infographic.spec.model import PanelNode

#: A solved width stays between these shares of the width that the grid gives, and is no less than some
#: em: short texts stand beside long ones.
_NARROWEST, _WIDEST, _LEAST_EMS = 0.4, 2.5, 12.0


def level_widths(nodes: Sequence[PanelNode], ctx: Context, space: Space) -> Fit:
    """Panels share the row by what their text needs, starting from their cells on the grid.

    The depth is found by bisection: for a trial depth each panel's least width is sought; the
    depth is right when the widths add up to the row.
    """
    found = cells(nodes, space.width, ctx, None)
    if isinstance(found, Diagnostic) or len(nodes) < 2:
        return side_by_side(nodes, ctx, space)
    room = space.width - ctx.gutter * (len(nodes) - 1)
    # Spans that do not fill the row are scaled up to it.
    scale = room / sum(c.width for c in found)
    rough = ctx.mode == "estimate"
    start = _start(nodes, [c.width * scale for c in found], ctx, room)
    key = ("settled", ctx.span, round(room, 3), ctx.size)
    if not rough and key not in ctx.memo:
        ctx.memo[key] = _settled(nodes, start, ctx, room)
    widths, more = (start, 0) if rough else ctx.memo[key]
    row, x = [], 0.0
    for cell, width in zip(found, widths, strict=True):
        row.append(Cell(x, width, cell.span))
        x += width + ctx.gutter
    return _placed(nodes, row, ctx, space, more * ctx.grid)


#: Grid lines of a panel that a width cannot hold.
_ENDLESS = 1_000_000

#: Shares of the row that were solved at one body size hold for sizes so near to it, pt.
_NEAR = 0.25


def _start(
    nodes: Sequence[PanelNode], base: Sequence[float], ctx: Context, room: float
) -> Sequence[float]:
    """The widths to start from.  While the solver looks for a size, the shares of the row hardly
    change: estimates take those solved before for any size, measured trials for a near one."""
    key = ("level", ctx.span, round(room, 3))
    held: tuple[float, list[float]] | None = ctx.memo.get(key)
    if held is None or (ctx.mode != "estimate" and abs(held[0] - ctx.size) > _NEAR + 1e-6):
        held = ctx.memo[key] = ctx.size, _solve(nodes, base, ctx, room)
    return held[1]


def _solve(
    nodes: Sequence[PanelNode], base: Sequence[float], ctx: Context, room: float
) -> list[float]:
    # Estimates are near enough: a line more or less is evened out when the row is placed.
    quiet = ctx.but(mode="estimate")
    known: dict[tuple[int, float], tuple[int, int | None]] = {}

    tried: list[list[tuple[float, int]]] = [[] for _ in nodes]

    def depth(i: int, width: float) -> int:
        return measured(i, width)[0]

    def holds(i: int, width: float, lines: int) -> bool:
        """True when a panel of some width is no deeper than some lines; what was measured says it
        of most widths: a wider panel is not deeper."""
        for other, deep in tried[i]:
            if deep <= lines:
                if other <= width:
                    return True
            elif other >= width:
                return False
        return depth(i, width) <= lines

    def measured(i: int, width: float) -> tuple[int, int | None]:
        """Grid lines of the panel, and of its text where the panel asks for more than that."""
        key = (i, round(width, 2))
        if key not in known:
            fit = place(nodes[i], quiet, Space(width))
            if fit.rest is not None:  # too narrow for it at all
                known[key] = _ENDLESS, None
            else:
                fill = None if fit.fill is None else round(ctx.snap(fit.fill) / ctx.grid)
                known[key] = round(ctx.snap(fit.frame.height) / ctx.grid), fill
            tried[i].append((width, known[key][0]))
        return known[key]

    def halved(i: int, lines: int, low: float, high: float) -> tuple[float, float]:
        """A closer look at the least width at which a panel is no deeper than some lines."""
        middle = (low + high) / 2
        return (low, middle) if holds(i, middle, lines) else (middle, high)

    def least_width(i: int, lines: int) -> float:
        """The least width, to 0.8 mm."""
        low, high = bounds_of(i)
        if not holds(i, high, lines):
            return room
        while high - low > 0.8:
            low, high = halved(i, lines, low, high)
        return high

    def fits(lines: int) -> bool:
        """True when the least widths add up to the row at most, which mostly shows long before
        each of them is known."""
        bounds = [bounds_of(i) for i in every]
        if not all(holds(i, bounds[i][1], lines) for i in every):
            return False
        while sum(high for _, high in bounds) > room:
            i = max(every, key=lambda k: bounds[k][1] - bounds[k][0])
            low, high = bounds[i]
            if high - low <= 0.8 or sum(low for low, _ in bounds) > room:
                return False
            bounds[i] = halved(i, lines, low, high)
        return True

    every = range(len(nodes))
    lows = [min(b, max(b * _NARROWEST, _LEAST_EMS * ctx.em)) for b in base]

    def bounds_of(i: int) -> tuple[float, float]:
        """The least and the largest width of a panel."""
        return lows[i], max(base[i], min(base[i] * _WIDEST, room - sum(lows) + lows[i]))

    shallow = min(depth(i, bounds_of(i)[1]) for i in every)
    deep = max(depth(i, base[i]) for i in every)
    while shallow < deep:
        middle = (shallow + deep) // 2
        if fits(middle):
            deep = middle
        else:
            shallow = middle + 1
    widths = [least_width(i, deep) for i in every]
    if sum(widths) > room:
        return list(base)
    most = [_most(i, deep, widths[i], bounds_of(i)[1], base[i], measured) for i in every]
    return _spread(widths, room, most)


def _most(
    i: int,
    deep: int,
    least: float,
    widest: float,
    base: float,
    measured: Callable[[int, float], tuple[int, int | None]],
) -> float:
    """The widest that panel ``i`` may get with its text still ending level; a panel without
    such text (a chart) takes what is left over."""
    lines, fill = measured(i, least)
    if fill is None and lines < deep:
        return base * 10
    low, high = least, max(least, widest)
    while high - low > 0.8:
        middle = (low + high) / 2
        lines, fill = measured(i, middle)
        if (lines if fill is None else fill) >= deep:
            low = middle
        else:
            high = middle
    return low


def _spread(widths: Sequence[float], room: float, most: Sequence[float]) -> list[float]:
    """The row filled: first within what keeps texts level, then by those that are free to grow,
    at last by all."""
    out = list(widths)
    for limit in ([min(m, w * 1.5) for m, w in zip(most, widths, strict=True)], most):
        spare = room - sum(out)
        can = [max(0.0, top - w) for top, w in zip(limit, out, strict=True)]
        if spare > 0 and sum(can) > 0:
            share = min(1.0, spare / sum(can))
            out = [w + c * share for w, c in zip(out, can, strict=True)]
    spare = room - sum(out)
    return [w + spare * w / sum(out) for w in out]


#: Shares of the row moved to or from its widest panel while settling.
_NUDGES = (0.0, *(sign * step / 1000 for step in range(5, 31, 5) for sign in (1, -1)))


def _settled(
    nodes: Sequence[PanelNode], widths: Sequence[float], ctx: Context, room: float
) -> tuple[list[float], int]:
    """The best of some neighbouring solutions, with lines truly broken: widths, and grid lines
    that the row is made deeper than its deepest panel asks.

    Columns that may only be cut between sentences jump by several lines for a hair's breadth,
    so a shallower row is worth little when its columns' feet are not level.
    """
    quiet = ctx.but(mode="measure")
    widest = max(range(len(widths)), key=lambda i: widths[i])
    others = room - widths[widest]
    best: tuple[float, float] | None = None
    chosen = (list(widths), 0)
    first = 0
    widths = _polished(nodes, widths, quiet)
    chosen = (list(widths), 0)
    for nudge in _NUDGES:
        moved = nudge * room
        trial = [w + moved if i == widest else w - moved * w / others for i, w in enumerate(widths)]
        most = None if best is None else best[0]
        depths = _natural(nodes, trial, quiet, widest, most)
        if depths is None:
            continue
        for more in (0, 1):
            deep = ctx.snap(max(depths)) + more * ctx.grid
            lines = round(deep / ctx.grid)
            first = first or lines
            flaws = 0
            for n, w in zip(nodes, trial, strict=True):
                flaws += _flaws(n, w, deep, quiet)
                if flaws and best is not None and lines + 0.6 * flaws > best[0]:
                    break  # it is not the best, whatever the others have
            rank = (lines + 0.6 * flaws, max(depths) - min(depths))
            if best is None or rank < best:
                best, chosen = rank, (trial, more)
            if not flaws:
                break
        if not flaws and lines <= first:
            break  # level, and no deeper than the first solution
    return chosen


def _flaws(node: PanelNode, width: float, deep: float, quiet: Context) -> int:
    """What is not as it should be in a panel, and lines by which its text ends too early."""
    flaws = place(node, quiet, Space(width, deep)).flaws
    text = place(node, quiet, Space(width)).fill
    if text is None:
        return flaws
    return flaws + max(0, round((deep - quiet.snap(text)) / quiet.grid) - 1)


def _ends_early(node: PanelNode, lines: int) -> Diagnostic:
    """A warning for a text that no widths near those found bring level with its neighbours."""
    return Diagnostic(
        "uneven-feet",
        f"the text of `{node.type.name}` ends {lines} lines above the row's foot",
        node.span,
        "warning",
        ("give it a line or two more text, its neighbours less, or another `span`",),
    )


def _natural(
    nodes: Sequence[PanelNode],
    widths: Sequence[float],
    quiet: Context,
    widest: int,
    most: float | None,
) -> list[float] | None:
    """The panels' own depths; None when one is deeper than ``most`` lines, so that the row cannot
    be the best.

    The widest panel, which is the dearest to lay out, comes last: where it fits the depth of the
    others, that is taken for its own.
    """
    depths = [0.0] * len(nodes)
    for i in (*(k for k in range(len(nodes)) if k != widest), widest):
        if i == widest and most is not None:
            deep = quiet.snap(max(depths))
            if place(nodes[i], quiet, Space(widths[i], deep)).rest is None:
                depths[i] = deep
                break
        depths[i] = place(nodes[i], quiet, Space(widths[i])).frame.height
        if most is not None and round(quiet.snap(depths[i]) / quiet.grid) > most:
            return None
    return depths


#: Changes of one panel's width tried against loose lines, mm.
_STEPS = tuple(sign * 1.5 * k for k in range(1, 8) for sign in (1, -1))


def _polished(nodes: Sequence[PanelNode], widths: Sequence[float], quiet: Context) -> list[float]:
    """Panels with very loose lines made a little wider or narrower, where a panel that has depth
    to spare (a chart) can give or take the difference."""
    fits = [place(n, quiet, Space(w)) for n, w in zip(nodes, widths, strict=True)]
    depths = [quiet.snap(f.frame.height) for f in fits]
    deep = max(depths)
    free = [i for i, d in enumerate(depths) if fits[i].fill is None and d < deep - quiet.grid]
    if not free:
        return list(widths)
    out = list(widths)
    for i, fit in enumerate(fits):
        if i in free or not fit.flaws:
            continue
        for step in _STEPS:
            trial = place(nodes[i], quiet, Space(widths[i] + step))
            if not trial.flaws and quiet.snap(trial.frame.height) <= deep + 0.01:
                out[i] += step
                out[free[0]] -= step
                break
    return out


def _placed(
    nodes: Sequence[PanelNode], row: Sequence[Cell], ctx: Context, space: Space, more: float
) -> Fit:
    last = len(nodes) - 1

    def inner(i: int, height: float | None) -> Space:
        return replace(
            space,
            width=row[i].width,
            height=height,
            left=space.left if i == 0 else 0.0,
            right=space.right if i == last else 0.0,
        )

    height = space.height
    if height is None:
        quiet = ctx.quiet
        height = more + ctx.snap(
            max(
                place(n, quiet.but(columns=row[i].span), inner(i, None)).frame.height
                for i, n in enumerate(nodes)
            )
        )
    if ctx.mode == "estimate":  # asks for depths alone
        return Fit(Frame(space.width, height))
    placed, notes, flaws = [], [], 0
    for i in in_reading_order(nodes):
        fit = place(nodes[i], ctx.but(columns=row[i].span), inner(i, height))
        placed.append(Placed(row[i].x, 0.0, fit.frame))
        flaws += fit.flaws
        if fit.rest is not None:
            notes.append(overset_note(fit.rest, nodes[i].type.name, nodes[i].span))
        elif ctx.drawing and is_column(fit, height, ctx):
            short = round((height - ctx.snap(fit.fill or 0.0)) / ctx.grid)
            if short > 1:
                notes.append(_ends_early(nodes[i], short))
    frame = compose(space.width, height, placed)
    return Fit(replace(frame, notes=(*frame.notes, *notes)), flaws=flaws)
