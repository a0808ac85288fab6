"""Where columns end: the cuts with the least cost, so that feet are level and no head stands at one.

A search over all places where the flow may be cut, column by column; lines that a column lacks
are fed before its heads, then before its paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from infographic.layout.flow import NEVER, Block, Column, Part, Split, used_by

#: Lines that a column may stay short after all feeding, as far as cuts are looked for.
_REACH = 3


class State(NamedTuple):
    """Where a column starts: block, and the split of it that the column before ended with."""

    block: int
    split: Split | None = None

    @property
    def name(self) -> tuple[int, int, int]:
        """What tells one state from another."""
        return self.block, *((self.split.unit, self.split.before) if self.split else (0, 0))


#: The start of the flow.
START = State(0)


def used(blocks: Sequence[Block], start: State = START) -> int:
    """Grid lines that blocks take one below the other, from a place in the flow on."""
    first, split = start
    left = blocks[first:] if first else blocks
    if not left:
        return 0
    rest = sum([block.depth + block.space for block in left]) - left[0].space
    return rest - (left[0].depth - split.after) if split else rest


def level(
    blocks: Sequence[Block], columns: int, depth: int | None = None, start: State = START
) -> list[Column] | None:
    """Blocks from ``start`` on in ``columns`` columns.  Without ``depth`` the shallowest that
    holds them all.

    None when a given depth is too small.
    """
    trial = -(-used(blocks, start) // columns) if depth is None else depth
    while True:
        found = _search(blocks, columns, trial, start, whole=True)
        if found is not None:
            goal = trial if depth is not None else max(used_by(p) for p in found.columns)
            return [Column(p, _feed(p, goal)) for p in found.columns]
        if depth is not None:
            return None
        trial += 1


def fill(
    blocks: Sequence[Block], columns: int, depth: int, start: State = START
) -> tuple[list[Column], State] | None:
    """As much of the flow as ``columns`` columns of ``depth`` lines hold, and where it goes on.

    None when not even its beginning fits.
    """
    found = _search(blocks, columns, depth, start, whole=False)
    if found is None:
        return None
    return [Column(p, _feed(p, depth)) for p in found.columns], found.state


class _Path(NamedTuple):
    cost: float
    columns: tuple[tuple[Part, ...], ...]
    state: State


def _search(
    blocks: Sequence[Block], columns: int, depth: int, start: State, *, whole: bool
) -> _Path | None:
    """The columns by the least cost, with all of the flow or with what they hold; None when it
    cannot be done."""
    end = State(len(blocks))
    paths: dict[tuple[int, int, int], _Path] = {start.name: _Path(0.0, (), start)}
    depths = [0]  # of the blocks from one on to the last
    for block in reversed(blocks):
        depths.append(depths[-1] + block.depth)
    known: dict[tuple[int, int, int], list[tuple[State, float, tuple[Part, ...]]]] = {}
    for left in range(columns - 1, 0 if whole else -1, -1):
        # A text that is cut may take a line less than it does uncut, once for each column.
        room = left * (depth + 1) if whole else depths[-1]
        reached: dict[tuple[int, int, int], _Path] = {}
        for key, path in paths.items():
            if key == end.name:  # nothing is left: an empty column
                known[key] = [(end, float(depth * depth), ())]
            elif key not in known:
                known[key] = _fillings(blocks, path.state, depth)
            for stop, price, parts in known[key]:
                index, split = stop
                rest = len(blocks) - index
                if (split.after + depths[rest - 1] if split else depths[rest]) > room:
                    continue  # more is left than the columns to come can hold
                total, name = path.cost + price, stop.name
                if name not in reached or total < reached[name].cost:
                    reached[name] = _Path(total, (*path.columns, parts), stop)
        paths = reached
    if whole:
        return _ended(blocks, depth, paths.values(), end)
    return min(paths.values(), key=lambda p: p.cost, default=None)


def _ended(blocks: Sequence[Block], depth: int, paths: Iterable[_Path], end: State) -> _Path | None:
    """The cheapest of the paths whose last column holds what is left; None when none does.

    Where the last column ends is known, so nothing is cut to find it.
    """
    heights, feeds = [0], [0]  # of the blocks from one on to the last
    for block in reversed(blocks):
        heights.append(heights[-1] + block.depth + block.space)
        feeds.append(feeds[-1] + block.feed)
    best: tuple[float, _Path] | None = None
    for path in paths:
        first, split = path.state
        rest = len(blocks) - first
        if not rest:  # nothing is left: an empty column
            price = float(depth * depth)
        else:
            top = split.after if split else blocks[first].depth
            height = heights[rest - 1] + top
            if height > depth:
                continue
            price = _shortness(depth - height, feeds[rest - 1])
        if best is None or path.cost + price < best[0]:
            best = path.cost + price, path
    if best is None:
        return None
    total, path = best
    return _Path(total, (*path.columns, _rest(blocks, path.state)), end)


def _rest(blocks: Sequence[Block], state: State) -> tuple[Part, ...]:
    """All that is left of the flow, in one column."""
    first, split = state
    parts = [Part(block, 0, block.depth, None) for block in blocks[first:]]
    if split:
        parts[0] = Part(blocks[first], split.before, split.before + split.after, split.text)
    return tuple(parts)


def _fillings(
    blocks: Sequence[Block], state: State, depth: int
) -> list[tuple[State, float, tuple[Part, ...]]]:
    """Every way to end a column that starts at a state: next state, cost, parts."""
    out: list[tuple[State, float, tuple[Part, ...]]] = []
    parts: tuple[Part, ...] = ()
    height = feed = 0
    for i in range(state.block, len(blocks)):
        block = blocks[i]
        if i == state.block and state.split is not None:
            split = state.split
            start, stop, text, space = split.before, split.before + split.after, split.text, 0
            for further in block.again(split, max(1, depth - _REACH), depth):
                part = Part(block, start, further.before, text)
                price = further.cost + _shortness(depth - part.depth, 0)
                out.append((State(i, further), price, (part,)))
        else:
            start, stop, text, space = 0, block.depth, None, block.space if parts else 0
            room = depth - height - space
            # Only a block that crosses the foot or ends close above it is worth a cut.
            if room >= 1 and block.depth > room - _REACH:
                fed = feed + (block.feed if parts else 0)
                for split in block.splits(max(1, room - fed - _REACH), room):
                    part = Part(block, 0, split.before, split.text)
                    price = split.cost + _shortness(room - split.before, fed)
                    out.append((State(i, split), price, (*parts, part)))
        fed_here = block.feed if parts and start == 0 else 0
        height += space + stop - start
        if height > depth:
            break
        feed += fed_here
        parts = (*parts, Part(block, start, stop, text))
        final = i == len(blocks) - 1
        if block.after < NEVER or final:
            price = (0.0 if final else block.after) + _shortness(depth - height, feed)
            out.append((State(i + 1), price, parts))
    return out


def _shortness(short: int, feed: int) -> float:
    """The cost of a column that is ``short`` lines short and can be fed ``feed`` of them: feet are
    level to one line, whatever that takes."""
    missing = max(0, short - feed)
    uneven = 30.0 * missing if missing < 2 else 120.0 * missing * missing
    return short * short * 2.0 + uneven


def _feed(parts: Sequence[Part], depth: int) -> tuple[int, ...]:
    """Extra whole lines above heads, then above paragraphs, until the column is full."""
    extra = [0] * len(parts)
    missing = depth - used_by(parts)
    places = [i for i, p in enumerate(parts) if i and p.start == 0]
    heads = [i for i in places if parts[i].block.feed > 1]
    rest = [i for i in places if parts[i].block.feed == 1 and not parts[i].block.close]
    close = [i for i in places if parts[i].block.close]
    # Lines left for paragraphs are spread over the column rather than heaped at its top.
    step = max(1, -(-len(rest) // max(missing - 2 * len(heads), 1)))
    for i in [*heads, *heads, *rest[step - 1 :: step], *rest]:
        if missing > 0 and extra[i] < parts[i].block.feed:
            extra[i] += 1
            missing -= 1
    for i in close:
        if missing > 1:  # a line's difference is no reason to part a head from its text
            extra[i] += 1
            missing -= 1
    return tuple(extra)
