"""Lists that lead to pages: a text, a line of dots, the page's number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infographic.frame import Frame, Item, Path, Placed, Stroke, Tag, artifact, compose
from infographic.layout.columns import column_width
from infographic.layout.text import Lines, lines, one_line, width_of
from infographic.panel import Context, Fit, Overset, Space
from infographic.spec.values import Text

#: Dots of the leader: diameter and distance, pt.
_DOT, _STEP = 0.8, 4.0


@dataclass(frozen=True)
class Entry:
    """A line of the list.  ``depth``: grid lines it takes; ``above``: those before it; ``inset``:
    mm from the column's left."""

    text: Lines
    label: Text
    depth: int
    above: int = 0
    inset: float = 0.0

    @property
    def whole(self) -> int:
        """Grid lines with those before it."""
        return self.above + self.depth


def entry(
    ctx: Context, text: Text, label: Text, role: str, width: float, *, above: int, inset: float
) -> Entry:
    """A text that leads to a page, in ``width`` mm less ``inset``."""
    room = width - inset - width_of(ctx, label, "page-number") - 2.0 * ctx.em
    block = lines(ctx, text, role, max(room, 2 * ctx.em))
    return Entry(block, label, round(ctx.snap(block.depth) / ctx.grid), above, inset)


def set_register(
    ctx: Context, space: Space, title: Text | None, entries: Sequence[Entry], count: int
) -> Fit:
    """A heading and the list under it in columns, filling a given depth."""
    head: Lines | None = None
    above = 0.0
    if title is not None:
        head = lines(ctx, title, "section", space.width, tag="H2")
        above = ctx.snap(head.depth + 0.4 * ctx.em)
    columns = _columns(entries, count)
    depths = [_depth(c) for c in columns]
    natural = above + max(depths, default=0) * ctx.grid
    height = space.height or natural
    rest = None
    if natural > height + 0.01:
        rest = Overset(0, natural - height, ctx.span, f"{len(entries)} entries")
    if not ctx.drawing:
        return Fit(Frame(space.width, height), rest)
    width = column_width(space.width, count, ctx.gutter)
    room = max(int((height - above + 1e-6) // ctx.grid), max(depths, default=0))
    body = compose(
        space.width,
        height,
        (
            Placed(i * (width + ctx.gutter), above, _column(ctx, c, width, room - depths[i]))
            for i, c in enumerate(columns)
        ),
    )
    items: list[Item] = []
    if head is not None and title is not None:
        items.append(Tag("H2", tuple(head.items(0.0, 0.0)), span=title.span))
    if body.items:
        items.append(Tag("TOC", body.items))
    return Fit(Frame(space.width, height, tuple(items)), rest)


def _columns(entries: Sequence[Entry], count: int) -> list[list[Entry]]:
    """Entries in columns as even as can be, cut before those that have lines above them."""
    share = sum(e.whole for e in entries) / count
    out: list[list[Entry]] = [[]]
    used = 0
    for item in entries:
        full = used >= share * len(out) - item.whole / 2
        if out[-1] and full and len(out) < count:
            out.append([])
        out[-1].append(item)
        used += item.whole
    return out + [[] for _ in range(count - len(out))]


def _depth(column: Sequence[Entry]) -> int:
    """Grid lines of a column; nothing stands above its first entry."""
    return sum(e.whole for e in column) - (column[0].above if column else 0)


def _column(ctx: Context, column: Sequence[Entry], width: float, more: int) -> Frame:
    """The column from its top, ``more`` spare lines shared out above its entries."""
    items: list[Item] = []
    extra = _shares(column, more)
    at = 0
    for i, item in enumerate(column):
        at += (item.above if i else 0) + extra[i]
        items.append(_drawn(ctx, item, width, at * ctx.grid))
        at += item.depth
    return Frame(width, at * ctx.grid, tuple(items))


def _shares(column: Sequence[Entry], more: int) -> list[int]:
    """Spare lines: first one by one to the entries that have lines above, then to all."""
    out = [0] * len(column)
    heads = [i for i in range(1, len(column)) if column[i].above]
    every = list(range(1, len(column)))
    turn = 0
    while more > 0 and every:
        for i in heads if turn < 1 and heads else every:
            if more > 0:
                out[i] += 1
                more -= 1
        turn += 1
    return out


def _drawn(ctx: Context, item: Entry, width: float, y: float) -> Tag:
    """Text, dots and number; the number stands on the text's last line."""
    block = item.text
    top = y + (item.depth * ctx.grid - block.depth) / 2
    baseline = top + (block.count - 1) * block.pitch + block.offset
    label = width_of(ctx, item.label, "page-number")
    last = block.paragraph.lines[-1].natural * block.paragraph.em if block.count else 0.0
    start, end = item.inset + last + 0.6 * ctx.em, width - label - 0.6 * ctx.em
    dots: list[Item] = []
    if end > start + ctx.em:
        step = _STEP * 25.4 / 72
        first = end - int((end - start) / step) * step  # dots of all lines stand in columns
        stroke = Stroke(ctx.ink("rule"), _DOT, "round", dash=(0.0, _STEP))
        dots.append(Path((("M", first, baseline), ("L", end, baseline)), stroke=stroke))
    number: tuple[Item, ...] = ()
    if item.label.value:
        number = one_line(ctx, item.label, "page-number", width - label, baseline)
    return Tag("TOCI", (Tag("P", (*block.items(item.inset, top), *number)), *artifact(dots)))
