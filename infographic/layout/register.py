"""Lists that lead to pages: a text, a line of dots, the page's number."""

from __future__ import annotations

from collections.abc import Container, Sequence

from infographic.diagnostics import NOWHERE, Span
from infographic.frame import (
    Frame,
    GlyphRun,
    Item,
    Link,
    Path,
    Placed,
    Stroke,
    Tag,
    artifact,
    compose,
)
from infographic.layout.columns import column_width
from infographic.layout.text import Lines, lines, one_line, width_of
from infographic.panel import Context, Fit, Overset, Space
from infographic.places import PART
from infographic.record import dataclass
from infographic.spec.values import Text

#: Dots of the leader: diameter and distance, pt.
_DOT, _STEP = 0.8, 4.0
#: Between the numbers of several pages.
_COMMA = "、"


@dataclass(frozen=True, slots=True)
class Target:
    """A page that the list leads to: the number it carries, and its place from 1."""

    label: str
    page: int


@dataclass(frozen=True)
class Entry:
    """A line of the list.  ``depth``: grid lines it takes; ``above``: those before it; ``inset``:
    mm from the column's left."""

    texts: tuple[Lines, ...]
    pages: tuple[Target, ...]
    depth: int
    above: int = 0
    inset: float = 0.0

    @property
    def whole(self) -> int:
        """Grid lines with those before it."""
        return self.above + self.depth


def entry(
    ctx: Context,
    text: Text,
    pages: Sequence[Target],
    role: str,
    width: float,
    *,
    above: int = 0,
    inset: float = 0.0,
) -> Entry:
    """A text that leads to pages, in ``width`` mm less ``inset``."""
    room = max(width - inset - _numbers_width(ctx, pages, text.span) - 2.0 * ctx.em, 2 * ctx.em)
    texts = tuple(lines(ctx, part, role, room) for part in _rows(ctx, text, role, room))
    depth = sum(block.depth for block in texts)
    return Entry(texts, tuple(pages), round(ctx.snap(depth) / ctx.grid), above, inset)


def _rows(ctx: Context, text: Text, role: str, room: float) -> list[Text]:
    """The text on one line, or the parts of a title on lines of their own where it is wider."""
    if width_of(ctx, text, role) <= room:
        return [text]
    return [Text(part, text.span) for part in text.value.split(PART)]


def set_register(
    ctx: Context, space: Space, title: Text | None, entries: Sequence[Entry], count: int
) -> Fit:
    """A heading and the list under it in columns, filling a given depth; where it may flow, what
    does not fit goes on elsewhere without the heading."""
    head: Lines | None = None
    above = 0.0
    if title is not None:
        head = lines(ctx, title, "section", space.width, tag="H2")
        above = ctx.snap(head.depth + 0.4 * ctx.em)
    columns, more = _columns(entries, count), tuple[Entry, ...]()
    if space.flows and space.height is not None:
        columns, more = _cut(entries, count, int((space.height - above + 1e-6) // ctx.grid))
    depths = [_depth(c) for c in columns]
    natural = above + max(depths, default=0) * ctx.grid
    height = space.height or natural
    rest = None
    if more:
        began = any(columns)

        def go_on(other: Context, further: Space) -> Fit:
            return set_register(other, further, None if began else title, more, count)

        rest = Overset(0, natural, ctx.span, f"{len(more)} entries", more=go_on, began=began)
        if not began:
            return Fit(Frame(space.width, 0.0), rest)
    elif space.flows and space.height is not None:
        height = natural  # nothing goes on elsewhere: as deep as it is
    if natural > height + 0.01 and rest is None:
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


def _cut(
    entries: Sequence[Entry], count: int, room: int
) -> tuple[list[list[Entry]], tuple[Entry, ...]]:
    """As many entries as ``count`` columns of ``room`` lines hold, even where all do, and the
    rest."""
    even = _columns(entries, count)
    if all(_depth(column) <= room for column in even):
        return even, ()
    columns: list[list[Entry]] = [[] for _ in range(count)]
    at = 0
    for column in columns:
        while at < len(entries) and _depth([*column, entries[at]]) <= room:
            column.append(entries[at])
            at += 1
        # An entry with lines above it does not stand alone at a column's foot.
        if at < len(entries) and len(column) > 1 and column[-1].above and not entries[at].above:
            at -= 1
            column.pop()
    return columns, tuple(entries[at:])


def _columns(entries: Sequence[Entry], count: int) -> list[list[Entry]]:
    """Entries in columns as even as can be.

    A column starts with an entry that has lines above it, where there are enough of them: what
    stands under a head stays with it.
    """
    heads = {i for i, e in enumerate(entries) if e.above and i}
    starts = heads if len(heads) >= count - 1 else set(range(1, len(entries)))
    deep = -(-sum(e.whole for e in entries) // count)
    while len(columns := _within(entries, starts, deep)) > count:
        deep += 1
    return columns + [[] for _ in range(count - len(columns))]


def _within(entries: Sequence[Entry], starts: Container[int], deep: int) -> list[list[Entry]]:
    """Columns filled one after the other with whole stretches, up to ``deep`` lines each."""
    stretches: list[list[Entry]] = []
    for i, item in enumerate(entries):
        if not stretches or i in starts:
            stretches.append([])
        stretches[-1].append(item)
    out: list[list[Entry]] = [[]]
    for stretch in stretches:
        if out[-1] and _depth([*out[-1], *stretch]) > deep:
            out.append([])
        out[-1] += stretch
    return out


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
    """Spare lines above each entry: whole rounds only, so that what is alike stands alike; first
    to the entries that have lines above them, then to all, and what is left stays at the foot."""
    out = [0] * len(column)
    heads = [i for i in range(1, len(column)) if column[i].above]
    every = list(range(1, len(column)))
    for group in (heads, every, heads, every):
        if group and more >= len(group):
            for i in group:
                out[i] += 1
            more -= len(group)
    return out


def _drawn(ctx: Context, item: Entry, width: float, y: float) -> Tag:
    """Text, dots and number; the number stands on the text's last line."""
    y += (item.depth * ctx.grid - sum(b.depth for b in item.texts)) / 2
    text: list[Item] = []
    for block in item.texts:
        text += block.items(item.inset, y)
        y += block.depth
    block = item.texts[-1]
    baseline = y - block.pitch + block.offset
    span = text[0].span if text and isinstance(text[0], GlyphRun) else NOWHERE
    x = width - _numbers_width(ctx, item.pages, span)
    last = block.paragraph.lines[-1].natural * block.paragraph.em if block.count else 0.0
    start, end = item.inset + last + 0.6 * ctx.em, x - 0.6 * ctx.em
    dots: list[Item] = []
    if end > start + ctx.em and any(p.label for p in item.pages):
        step = _STEP * 25.4 / 72
        first = end - int((end - start) / step) * step  # dots of all lines stand in columns
        stroke = Stroke(ctx.ink("rule"), _DOT, "round", dash=(0.0, _STEP))
        dots.append(Path((("M", first, baseline), ("L", end, baseline)), stroke=stroke))
    numbers = _numbers(ctx, item.pages, x, baseline, span)
    told: list[Item] = [*text, *numbers]
    if len(item.pages) == 1:  # the whole entry leads there
        told = [Link((*text, *numbers[0].items), page=item.pages[0].page)]
    return Tag("TOCI", (Tag("P", tuple(told)), *artifact(dots)))


def _numbers_width(ctx: Context, pages: Sequence[Target], span: Span) -> float:
    """Width of the pages' numbers with what parts them, mm."""
    shown = sum(width_of(ctx, Text(p.label, span), "page-number") for p in pages)
    return shown + _between(ctx, span) * max(len(pages) - 1, 0)


def _between(ctx: Context, span: Span) -> float:
    return width_of(ctx, Text(_COMMA, span), "index-item") + 0.3 * ctx.em


def _numbers(
    ctx: Context, pages: Sequence[Target], x: float, baseline: float, span: Span
) -> list[Link]:
    """The pages' numbers from ``x`` on, each a link to its page."""
    out: list[Link] = []
    for i, target in enumerate(pages):
        items: tuple[Item, ...] = ()
        if i:
            items = one_line(ctx, Text(_COMMA, span), "index-item", x + 0.1 * ctx.em, baseline)
            x += _between(ctx, span)
        if target.label:  # a page before the first has no number: the text alone leads there
            shown = Text(target.label, span)
            items += one_line(ctx, shown, "page-number", x, baseline)
            x += width_of(ctx, shown, "page-number")
        out.append(Link(items, page=target.page))
    return out
