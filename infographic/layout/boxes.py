"""Panels beside and below one another."""

from __future__ import annotations

from collections.abc import Sequence

from infographic.diagnostics import Diagnostic
from infographic.frame import Frame, Item, Path, Placed, Tag, artifact, compose, rectangle
from infographic.layout.overset import overset_note
from infographic.panel import Context, Fit, Overset, Space
from infographic.record import dataclass, replace
from infographic.spec.model import PanelNode


def in_reading_order(nodes: Sequence[PanelNode]) -> list[int]:
    """Positions sorted by ``order:`` where it is given, the spec's order otherwise."""
    return sorted(
        range(len(nodes)),
        key=lambda i: (nodes[i].place.order if nodes[i].place.order is not None else i, i),
    )


def place(node: PanelNode, ctx: Context, space: Space) -> Fit:
    """Lay out one panel with its background and padding.

    Settling and polishing ask for the same measures again and again: those are remembered.
    """
    if ctx.mode != "measure":
        return _place(node, ctx, space)
    key = ("place", id(node), ctx.size, ctx.columns, space, id(ctx.places))
    held = ctx.memo.get(key)
    if held is None:  # node and places are held too, so that their ids stay their own
        held = ctx.memo[key] = (node, ctx.places, _place(node, ctx, space))
    fit: Fit = held[2]
    return fit


def _place(node: PanelNode, ctx: Context, space: Space) -> Fit:
    ground = node.place.background
    pad = node.place.pad.mm(ctx.size) if node.place.pad else 0.0
    if pad:
        pad = ctx.snap(pad)
    # A background that bleeds sideways leaves its content on the grid; otherwise it insets.
    inset = 0.0 if node.place.bleed or not ground else pad
    inner = space
    if pad or ground:
        inner = replace(
            space,
            width=space.width - 2 * inset,
            height=None if space.height is None else space.height - 2 * pad,
            left=space.left + inset,
            right=space.right + inset,
            fold=_moved(space.fold, inset),
            ground=ctx.ink(ground) if ground else space.ground,
        )
    if inner.width < ctx.em or (inner.height is not None and inner.height < 0):
        across = inner.width < ctx.em
        lack = ctx.em - inner.width if across else -(inner.height or 0.0)
        rest = Overset(0, lack, node.span, "its padding", "width" if across else "depth")
        return Fit(Frame(space.width, space.height or 2 * pad), rest)
    lang = node.place.lang
    here = ctx.but(span=node.span, ground=inner.ground, lang=lang or ctx.lang)
    fit: Fit = node.type.layout(node.model, here, inner)
    if lang and fit.frame.items:
        told = (Tag("Div", fit.frame.items, lang=lang),)
        fit = replace(fit, frame=replace(fit.frame, items=told))
    frame = fit.frame
    ends = space.flows and fit.rest is None  # nothing goes on elsewhere: as deep as it is
    height = frame.height + 2 * pad if space.height is None or ends else space.height
    if not pad and not ground:
        return fit if frame.height == height else replace(fit, frame=replace(frame, height=height))
    under: list[Item] = []
    if ground and ctx.drawing:
        left = space.left if node.place.bleed else 0.0
        right = space.right if node.place.bleed else 0.0
        above = space.above if node.place.bleed else 0.0
        below = space.below if node.place.bleed else 0.0
        shape = rectangle(
            -left,
            -above,
            space.width + left + right,
            height + above + below,
            0.0 if node.place.bleed else ctx.theme.radius,
        )
        under += artifact([Path(shape, fill=ctx.ink(ground), span=node.span)])
    return replace(
        fit, frame=compose(space.width, height, [Placed(inset, pad, frame)], under=under)
    )


def _moved(fold: tuple[float, float] | None, inset: float) -> tuple[float, float] | None:
    """The fold from the left of a space that starts ``inset`` mm further right."""
    return (fold[0] - inset, fold[1] - inset) if fold is not None else None


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a child stands in its row: left edge and width, mm."""

    x: float
    width: float
    span: int


def cells(
    nodes: Sequence[PanelNode], width: float, ctx: Context, columns: int | None
) -> list[Cell] | Diagnostic:
    """The row's cells on the grid, or why the spans do not stand on it."""
    grid = ctx.columns
    if columns:
        if columns > grid:
            node = nodes[0]
            return Diagnostic(
                "column-outside-grid",
                f"{columns} columns do not stand on a grid of {grid}",
                node.span,
            )
        each = (width - ctx.gutter * (columns - 1)) / columns
        out, at = [], 0
        for node in nodes:
            take = node.place.span or 1
            if at + take > columns:
                return _outside(node, f"column {at + take} of {columns}")
            out.append(
                Cell(
                    at * (each + ctx.gutter),
                    each * take + ctx.gutter * (take - 1),
                    max(1, take * grid // columns),
                )
            )
            at += take
        return out
    free = [n for n in nodes if n.place.span is None]
    taken = sum(n.place.span or 0 for n in nodes)
    share, extra = divmod(max(grid - taken, 0), len(free)) if free else (0, 0)
    unit = (width - ctx.gutter * (grid - 1)) / grid
    out, at = [], 0
    for node in nodes:
        if node.place.span is not None:
            take = node.place.span
        else:
            take, extra = share + (1 if extra > 0 else 0), extra - 1
        if take < 1 or at + take > grid:
            return _outside(node, f"column {at + max(take, 1)} of {grid}")
        out.append(Cell(at * (unit + ctx.gutter), unit * take + ctx.gutter * (take - 1), take))
        at += take
    return out


def _outside(node: PanelNode, where: str) -> Diagnostic:
    span = node.place.at("span") if node.place.span else node.span
    return Diagnostic(
        "column-outside-grid",
        f"`{node.type.name}` would stand in {where}",
        span,
        hints=("the spans of a row add up to the grid's columns at most",),
    )


def side_by_side(
    nodes: Sequence[PanelNode], ctx: Context, space: Space, columns: int | None = None
) -> Fit:
    """Panels in one row, all as deep as the deepest."""
    if not nodes:
        return Fit(Frame(space.width, space.height or 0.0))
    found = cells(nodes, space.width, ctx, columns)
    if isinstance(found, Diagnostic):
        return Fit(Frame(space.width, space.height or ctx.grid, notes=(found,)))
    last = len(nodes) - 1
    height = space.height
    if height is None:
        quiet = ctx.quiet
        height = max(
            place(
                n, quiet.but(columns=c.span), _cell_space(space, c, i == 0, i == last, None)
            ).frame.height
            for i, (n, c) in enumerate(zip(nodes, found, strict=True))
        )
        height = ctx.snap(height)
    if ctx.mode == "estimate":  # asks for depths alone
        return Fit(Frame(space.width, height))
    placed, notes, flaws = [], [], 0
    for i in in_reading_order(nodes):
        cell, node = found[i], nodes[i]
        inner = _cell_space(space, cell, i == 0, i == last, height)
        fit = place(node, ctx.but(columns=cell.span), inner)
        placed.append(Placed(cell.x, 0.0, fit.frame))
        flaws += fit.flaws
        if fit.rest is not None:
            notes.append(overset_note(fit.rest, node.type.name, node.span))
    frame = compose(space.width, height, placed)
    return Fit(replace(frame, notes=(*frame.notes, *notes)), flaws=flaws)


def _cell_space(space: Space, cell: Cell, first: bool, last: bool, height: float | None) -> Space:
    return replace(
        space,
        width=cell.width,
        height=height,
        fold=None,
        left=space.left if first else 0.0,
        right=space.right if last else 0.0,
    )


#: A text of fewer lines, or that takes less of its panel's depth than this share, is no column whose
#: foot is missed: beside a plate, the plate says how deep they are.
_LINES, _MOSTLY = 8, 0.5


def is_column(fit: Fit, depth: float, ctx: Context) -> bool:
    """True for a panel whose text should end level with its neighbours'."""
    text = fit.fill
    return text is not None and text >= max(_LINES * ctx.grid, _MOSTLY * depth)


def stack(nodes: Sequence[PanelNode], ctx: Context, space: Space, gap: float) -> Fit:
    """Panels below one another.

    Depth that is left over goes to those that stretch; where none does, a line to each gap and
    the rest to all by their depth.
    """
    quiet = ctx.quiet
    depths = [ctx.snap(_depth(node, quiet, space)) for node in nodes]
    gaps = [ctx.snap(gap)] * (len(nodes) - 1) + [0.0]
    total = sum(depths) + sum(gaps)
    if ctx.mode == "estimate":  # asks for depths alone
        return Fit(Frame(space.width, total if space.height is None else space.height))
    notes: list[Diagnostic] = []
    if space.height is not None:
        spare = space.height - total
        if spare < -0.01:
            worst = nodes[max(range(len(nodes)), key=depths.__getitem__)]
            rest = Overset(0, -spare, worst.span)
            notes.append(overset_note(rest, worst.type.name, worst.span))
        weights = [
            max(d, ctx.grid) if _grows(n) else 0.0 for n, d in zip(nodes, depths, strict=True)
        ]
        if not any(weights):
            weights = depths
            for k in range(len(gaps) - 1):
                if spare >= ctx.grid - 1e-6:
                    gaps[k] += ctx.grid
                    spare -= ctx.grid
        shares = share_out(spare, weights, ctx.grid)
        depths = [d + more for d, more in zip(depths, shares, strict=True)]
        total = space.height
    placed, y = [], 0.0
    short = 0.0  # by how much the text of one of them ends before its own foot
    for k, node in enumerate(nodes):
        fit = place(node, ctx, replace(space, height=depths[k], above=0.0, below=0.0))
        placed.append(Placed(0.0, y, fit.frame))
        if ctx.drawing and is_column(fit, depths[k], ctx):
            short = max(short, depths[k] - (fit.fill or 0.0))
        if fit.rest is not None:
            notes.append(overset_note(fit.rest, node.type.name, node.span))
        y += depths[k] + gaps[k]
    frame = compose(space.width, total, [placed[i] for i in in_reading_order(nodes)])
    fill = total - short if ctx.drawing else None
    return Fit(replace(frame, notes=(*frame.notes, *notes)), fill=fill)


def _grows(node: PanelNode) -> bool:
    return node.place.stretch or node.place.fill


def _depth(node: PanelNode, ctx: Context, space: Space) -> float:
    fixed = node.place.height
    if fixed is not None:
        return fixed.low.mm(ctx.size)
    return place(node, ctx, replace(space, height=None)).frame.height


def share_out(spare: float, weights: Sequence[float], grid: float) -> list[float]:
    """Spare depth in whole grid lines by weight, the remainder to the last; none if negative."""
    if spare <= 0 or not any(weights):
        return [0.0] * len(weights)
    whole = int((spare + 1e-6) // grid)
    total = sum(weights) or 1.0
    lines = [int(whole * w / total) for w in weights]
    takers = [i for i, w in enumerate(weights) if w > 0]
    for k in range(whole - sum(lines)):
        lines[takers[k % len(takers)]] += 1
    out = [n * grid for n in lines]
    out[takers[-1]] += spare - whole * grid
    return out
