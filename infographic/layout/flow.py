"""Running text through columns: level feet, no widow, no orphan, no head at a foot.

A column is filled with blocks (heads, paragraphs), each a whole number of grid lines deep.  A
search over all places where the flow may be cut finds the cuts with the least cost; lines that
a column lacks are fed before its heads, then before its paragraphs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from infographic.frame import Frame, Item, Placed, Role, Tag, compose
from infographic.layout.text import Lines
from infographic.panel import Context
from infographic.record import dataclass

#: Where a column may end inside a paragraph.
Cut = Literal["line", "sentence", "paragraph", "never"]

#: Costs of a cut: between chapters it is free.
CUT_SENTENCE, CUT_LINE, NEVER = 3.0, 12.0, 1e9
#: Lines that a cut leaves on either side at least.
_LEAST = 2
#: Lines that a column may stay short after all feeding, as far as cuts are looked for.
_REACH = 3


class Split(NamedTuple):
    """A place to cut a paragraph: its name, lines before and after it, the setting, the cost."""

    unit: int
    before: int
    after: int
    text: Lines
    cost: float


@dataclass(frozen=True)
class Block:
    """``depth`` and ``space`` above: grid lines (``space`` is dropped at a column's top).

    ``after``: the cost of ending a column behind it.  ``feed``: extra lines it may have above.
    ``draw(start, end, text, y)``: items of lines start to end with their top at y mm.
    ``splits(low, high)``: places to cut it with so many lines before them.  ``flaws``: very loose
    lines.
    """

    depth: int
    space: int
    after: float
    feed: int
    role: Role
    key: str
    draw: Callable[[int, int, Lines | None, float], list[Item]]
    splits: Callable[[int, int], list[Split]] = lambda low, high: []
    flaws: int = 0


class Part(NamedTuple):
    """Lines ``start`` to ``end`` of a block, in the setting of a split (None: the usual one)."""

    block: Block
    start: int
    end: int
    text: Lines | None

    @property
    def depth(self) -> int:
        return self.end - self.start


@dataclass(frozen=True)
class Column:
    """A stretch of the flow, with extra lines above some of its parts."""

    parts: tuple[Part, ...]
    extra: tuple[int, ...]

    @property
    def depth(self) -> int:
        """Grid lines used."""
        return _used(self.parts) + sum(self.extra)

    def frame(self, ctx: Context, width: float) -> Frame:
        """The column drawn from its top."""
        items: list[Item] = []
        y = 0
        for i, part in enumerate(self.parts):
            y += (part.block.space if i else 0) + self.extra[i]
            drawn = part.block.draw(part.start, part.end, part.text, y * ctx.grid)
            # What follows a line left open is a paragraph of its own, to readers too.
            own = part.start and part.text is not None and part.text.paragraph.open_split
            key = f"{part.block.key}+" if own else part.block.key
            items.append(Tag(part.block.role, tuple(drawn), key=key))
            y += part.depth
        return Frame(width, y * ctx.grid, tuple(items))


def text_block(
    ctx: Context,
    text: Lines,
    key: str,
    *,
    space: int = 0,
    after: float = 0.0,
    cut: Cut = "line",
    least: int = _LEAST,
) -> Block:
    """A paragraph; ``least``: lines that must stand before a cut in it."""

    def draw(start: int, end: int, other: Lines | None, y: float) -> list[Item]:
        return (other or text).items(0.0, y, start, end)

    def splits(low: int, high: int) -> list[Split]:
        return [s for s in _splits(text, cut, low, high) if least <= s.before and s.after >= _LEAST]

    flaws = 0 if ctx.mode == "estimate" else text.paragraph.very_loose
    return Block(text.count, space, after, 1, text.role, key, draw, splits, flaws)


def _splits(text: Lines, cut: Cut, low: int, high: int) -> Iterator[Split]:
    """Places to cut a paragraph with ``low`` to ``high`` lines before them."""
    count = len(text.paragraph.lines)
    if cut == "line":
        for i in range(low, min(high, count - 1) + 1):
            yield Split(i, i, count - i, text, CUT_LINE)
    elif cut == "sentence":
        for unit, line in text.paragraph.sentences:
            if not low - 1 <= line <= high + 1:
                continue  # even set otherwise it would not come to stand in reach
            for other in text.paragraph.split_after(unit):
                at = other.lines_above - 1
                if low <= at + 1 <= high:
                    cost = CUT_SENTENCE + 4.0 * max(0, len(other.lines) - count)
                    if other.open_split:  # the emptier its last line, the dearer
                        cost += 60.0 + 30.0 * other.lines[at].slack * other.em / other.measure
                    after = len(other.lines) - at - 1
                    name = unit if not other.open_split else -unit
                    yield Split(name, at + 1, after, text.reset(other), cost)


def used(blocks: Sequence[Block]) -> int:
    """Grid lines that blocks take one below the other."""
    return sum(b.depth + (b.space if i else 0) for i, b in enumerate(blocks))


def _used(parts: Sequence[Part]) -> int:
    return sum(p.depth + (p.block.space if i else 0) for i, p in enumerate(parts))


def level(blocks: Sequence[Block], columns: int, depth: int | None = None) -> list[Column] | None:
    """Blocks in ``columns`` columns.  Without ``depth`` the shallowest that holds them all.

    None when a given depth is too small.
    """
    trial = -(-used(blocks) // columns) if depth is None else depth
    while True:
        found = _search(blocks, columns, trial)
        if found is not None:
            goal = trial if depth is not None else max(_used(p) for p in found)
            return [Column(p, _feed(p, goal)) for p in found]
        if depth is not None:
            return None
        trial += 1


class _State(NamedTuple):
    """Where a column starts: block, and the split of it that the column before ended with."""

    block: int
    split: Split | None = None

    @property
    def name(self) -> tuple[int, int]:
        """What tells one state from another."""
        return self.block, self.split.unit if self.split else 0


class _Path(NamedTuple):
    cost: float
    columns: tuple[tuple[Part, ...], ...]
    state: _State


def _search(blocks: Sequence[Block], columns: int, depth: int) -> list[tuple[Part, ...]] | None:
    """The parts of each column by the least cost; None when it cannot be done."""
    start, end = _State(0), _State(len(blocks))
    paths: dict[tuple[int, int], _Path] = {start.name: _Path(0.0, (), start)}
    for column in range(columns):
        last = column == columns - 1
        reached: dict[tuple[int, int], _Path] = {}
        for path in paths.values():
            fillings = _fillings(blocks, path.state, depth)
            if path.state.name == end.name:  # nothing is left: an empty column
                fillings = [(end, float(depth * depth), ())]
            for stop, price, parts in fillings:
                if last and stop.name != end.name:
                    continue
                total = path.cost + price
                if stop.name not in reached or total < reached[stop.name].cost:
                    reached[stop.name] = _Path(total, (*path.columns, parts), stop)
        paths = reached
    return list(paths[end.name].columns) if end.name in paths else None


def _fillings(
    blocks: Sequence[Block], state: _State, depth: int
) -> list[tuple[_State, float, tuple[Part, ...]]]:
    """Every way to end a column that starts at a state: next state, cost, parts."""
    out: list[tuple[_State, float, tuple[Part, ...]]] = []
    parts: tuple[Part, ...] = ()
    height = feed = 0
    for i in range(state.block, len(blocks)):
        block = blocks[i]
        if i == state.block and state.split is not None:
            split = state.split
            start, stop, text, space = split.before, split.before + split.after, split.text, 0
        else:
            start, stop, text, space = 0, block.depth, None, block.space if parts else 0
            room = depth - height - space
            if block.depth > room >= 1:  # only the block that crosses the foot is worth a cut
                fed = feed + (block.feed if parts else 0)
                for split in block.splits(max(1, room - fed - _REACH), room):
                    part = Part(block, 0, split.before, split.text)
                    price = split.cost + _shortness(room - split.before, fed)
                    out.append((_State(i, split), price, (*parts, part)))
        fed_here = block.feed if parts and start == 0 else 0
        height += space + stop - start
        if height > depth:
            break
        feed += fed_here
        parts = (*parts, Part(block, start, stop, text))
        final = i == len(blocks) - 1
        if block.after < NEVER or final:
            price = (0.0 if final else block.after) + _shortness(depth - height, feed)
            out.append((_State(i + 1), price, parts))
    return out


def _shortness(short: int, feed: int) -> float:
    """The cost of a column that is ``short`` lines short and can be fed ``feed`` of them."""
    missing = max(0, short - feed)
    return short * short * 2.0 + missing * missing * 60.0


def _feed(parts: Sequence[Part], depth: int) -> tuple[int, ...]:
    """Extra whole lines above heads, then above paragraphs, until the column is full."""
    extra = [0] * len(parts)
    missing = depth - _used(parts)
    places = [i for i, p in enumerate(parts) if i and p.start == 0]
    heads = [i for i in places if parts[i].block.feed > 1]
    rest = [i for i in places if parts[i].block.feed == 1]
    # Lines left for paragraphs are spread over the column rather than heaped at its top.
    step = max(1, -(-len(rest) // max(missing - 2 * len(heads), 1)))
    for i in [*heads, *heads, *rest[step - 1 :: step], *rest]:
        if missing > 0 and extra[i] < parts[i].block.feed:
            extra[i] += 1
            missing -= 1
    return tuple(extra)


def columns_frame(
    ctx: Context, columns: Sequence[Column], width: float, gutter: float, height: float
) -> Frame:
    """The columns side by side."""
    each = (width - gutter * (len(columns) - 1)) / len(columns)
    placed = [Placed(i * (each + gutter), 0.0, c.frame(ctx, each)) for i, c in enumerate(columns)]
    return compose(width, height, placed)
