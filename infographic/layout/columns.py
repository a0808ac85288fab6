"""Blocks set in columns inside a panel's space."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from infographic.diagnostics import Diagnostic
from infographic.frame import Frame
from infographic.layout.cuts import START, State, fill, level, used
from infographic.layout.flow import Block, Column, columns_frame
from infographic.panel import Context, Fit, Overset, Space
from infographic.record import replace

#: Columns are filled to a given depth when their text takes at least this share of it.
_FULL = 0.7
#: Each column may give up so many em to its gutters, in so many steps, where its feet or its lines are
#: the better for it.
_GIVES, _STEPS = 1.0, 4
#: Columns of fewer lines are as level as so little text can be.
_LINES = 8
#: Gaps stretched by more than this are worse than any gutter, em (typography: none over 1/4).
_GAPING = 0.245


def set_columns(
    ctx: Context,
    blocks_of: Callable[[float], Sequence[Block]],
    count: int,
    space: Space,
    gutter: float,
) -> Fit:
    """Blocks in ``count`` level columns; what does not fit a given depth is overset.

    ``blocks_of`` makes the blocks for a column's width, mm.  When it is drawn, what is still wrong
    with the grid's measure (uneven feet, very loose lines) is cured by wider gutters: the panel
    keeps its depth and its outer edges.
    """

    def fit(opened: float) -> tuple[Fit, tuple[int, int]]:
        blocks = blocks_of(column_width(space.width, count, opened))
        made = _set_columns(ctx, blocks, count, space, opened)
        uneven = made.flaws - sum([b.flaws for b in blocks])
        loose = [each for b in blocks for each in b.loose]
        return made, (uneven + sum(each > _GAPING for each in loose), len(loose))

    best, rank = fit(gutter)
    # A line that is merely loose is not worth the trials: they take as long as the panel's own.
    if not ctx.drawing or not rank[0] or count < 2 or best.rest is not None:
        return best
    deepest = best.frame.height + 0.01
    for step in range(1, _STEPS + 1):
        more = step / _STEPS * _GIVES * ctx.em * count / (count - 1)
        other, its = fit(gutter + more)
        if its < rank and other.rest is None and other.frame.height < deepest:
            best, rank = other, its
    return best


def _set_columns(
    ctx: Context, blocks: Sequence[Block], count: int, space: Space, gutter: float
) -> Fit:
    if not blocks:
        return Fit(Frame(space.width, space.height or 0.0))
    if ctx.mode == "estimate":
        # Cuts cost a line here and there; a column's share is a good first guess.
        natural = -(-used(blocks) // count) + (1 if count > 1 else 0)
        return Fit(Frame(space.width, natural * ctx.grid))
    if space.flows and space.height is not None:
        return _flowing(ctx, blocks, count, space, gutter, START)
    room = None if space.height is None else int((space.height + 1e-6) // ctx.grid)
    if room is not None and used(blocks) < _FULL * room * count:
        room = None  # a deep space is no reason to leave its last columns empty
    found = level(blocks, count, room)
    if found is not None and room is not None and _uneven(found) > 1:
        # Rather level at the text's own depth than full to an uneven foot.
        shallow = level(blocks, count)
        if shallow is not None and _uneven(shallow) < _uneven(found):
            found = shallow
    rest = None
    if found is None and room is not None:
        found = level(blocks, count)
        assert found is not None
        over = max(c.depth for c in found) - room
        missing = used(blocks) - room * count
        measure = (space.width - gutter * (count - 1)) / count / ctx.em
        rest = Overset(
            round(max(missing, over) * measure), over * ctx.grid, ctx.span, f"at {ctx.size:g} pt"
        )
    assert found is not None
    deepest = max(c.depth for c in found) * ctx.grid
    height = space.height if space.height is not None else deepest
    flaws = _flaws(found, blocks)
    shortest = min(c.depth for c in found) * ctx.grid
    if not ctx.drawing:
        return Fit(Frame(space.width, height), rest, flaws, shortest)
    frame = columns_frame(ctx, found, space.width, gutter, height)
    return Fit(_told(ctx, frame, blocks, found if rest is None else ()), rest, flaws, shortest)


def _told(
    ctx: Context,
    frame: Frame,
    blocks: Sequence[Block],
    columns: Sequence[Column],
    *,
    lines: bool = True,
) -> Frame:
    """The frame with what is wrong with its ``lines``, and with the feet of ``columns``."""
    notes = [*frame.notes, *(_gaping(ctx, blocks) if lines else ())]
    apart = bool(columns) and _uneven(columns) > 1 and max(c.depth for c in columns) >= _LINES
    if apart and any(b.splits(1, b.depth - 1) for b in blocks):
        notes.append(_ends_apart(ctx, columns))
    return replace(frame, notes=tuple(notes))


def _ends_apart(ctx: Context, columns: Sequence[Column]) -> Diagnostic:
    """A warning where columns could be cut, but nowhere that brings their feet level to a line."""
    feet = ", ".join(str(column.depth) for column in columns)
    return Diagnostic(
        "uneven-feet",
        f"the columns are {feet} lines deep: no cut that is allowed brings them level to a line",
        ctx.span,
        "warning",
        ("allow `cut: line`, give it another width, or change a line's worth of text",),
    )


def _gaping(ctx: Context, blocks: Sequence[Block]) -> list[Diagnostic]:
    """A warning where lines could not be set close: what stands there cannot be parted."""
    return [
        Diagnostic(
            "loose-line",
            f"the line `{line}…` has gaps over 1/4 em: nothing of what follows fits it",
            ctx.span,
            "warning",
            ("reword it, give it another width, or `columns`",),
        )
        for block in blocks
        for line in block.gaping
    ]


def _flaws(columns: Sequence[Column], blocks: Sequence[Block]) -> int:
    """Very loose lines, and grid lines by which feet are further apart than one."""
    feet = [c.depth for c in columns]
    return sum(max(0, max(feet) - f - 1) for f in feet) + sum(b.flaws for b in blocks)


def _uneven(columns: Sequence[Column]) -> int:
    """Lines by which the feet of columns differ."""
    feet = [column.depth for column in columns]
    return max(feet) - min(feet)


def _flowing(
    ctx: Context, blocks: Sequence[Block], count: int, space: Space, gutter: float, start: State
) -> Fit:
    """The flow from ``start`` on, as deep as it is or filling the space; the rest goes on
    elsewhere."""
    lines = used(blocks, start)
    # Without a depth it asks what the rest would take.
    room = lines if space.height is None else int((space.height + 1e-6) // ctx.grid)
    found = level(blocks, count, start=start) if lines <= room * count else None
    if found is not None and (space.height is None or max(c.depth for c in found) <= room):
        frame = Frame(space.width, max(c.depth for c in found) * ctx.grid)
        if ctx.drawing:  # the last page of the flow tells of all its lines
            frame = columns_frame(ctx, found, space.width, gutter, frame.height)
            frame = _told(ctx, frame, blocks, found)
        return Fit(frame, flaws=_flaws(found, blocks))
    part = fill(blocks, count, room, start)
    columns, end = part if part is not None else ([], start)

    def more(other: Context, further: Space) -> Fit:
        return _flowing(other, blocks, count, further, gutter, end)

    measure = column_width(space.width, count, gutter) / ctx.em
    left = used(blocks, end)
    rest = Overset(
        round(left * measure),
        left * ctx.grid / count,
        ctx.span,
        f"at {ctx.size:g} pt",
        more=more,
        began=part is not None,
    )
    depth = room * ctx.grid if space.height is None else space.height
    frame = Frame(space.width, depth if part else 0.0)
    if ctx.drawing and part:
        frame = columns_frame(ctx, columns, space.width, gutter, depth)
        frame = _told(ctx, frame, blocks, columns, lines=False)
    return Fit(frame, rest)


def column_width(width: float, count: int, gutter: float) -> float:
    """Width of each of ``count`` columns, mm."""
    return (width - gutter * (count - 1)) / count
