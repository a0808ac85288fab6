"""Running text through columns: level feet, no widow, no orphan, no head at a foot.

A column is filled with slabs: single lines, heads, pictures, each a whole number of grid
lines deep.  A search over all places where the flow may be cut finds the cuts with the least
cost; what is missing in a column is fed in whole lines before its heads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from infographic.frame import Frame, Item, Placed, Role, Tag, compose
from infographic.layout.text import Lines
from infographic.panel import Context

#: Costs of a cut: between panels it is free, at a sentence's end cheap, elsewhere dear.
CUT_SENTENCE, CUT_LINE, CUT_WIDOW, NEVER = 3.0, 12.0, 400.0, 1e9


class Slab(NamedTuple):
    """``depth`` and ``before``: grid lines (``before`` is dropped at a column's top).

    ``cut``: the cost of ending a column after it.  ``feed``: extra lines that may be put before it.  ``draw(y)`` gives items with the slab's top
    at y mm in the column.  Slabs of equal ``key`` in one column share a tag.
    """

    depth: int
    before: int
    cut: float
    feed: int
    role: Role
    key: str
    draw: Callable[[float], list[Item]]


def text_slabs(
    ctx: Context, block: Lines, key: str, *, before: int = 0, x: float = 0.0, after: float = 0.0
) -> list[Slab]:
    """A paragraph as one slab a line.  ``after``: the cost of a cut behind its last line."""
    count = block.count
    if ctx.mode == "estimate":  # only depths are asked for
        return [Slab(count, before, after, 1, block.role, key, _nothing)]
    ends = block.paragraph.sentence_ends()
    out = []
    for i in range(count):
        if i == count - 1:
            cut = after
        elif i + 1 in ends:
            cut = CUT_SENTENCE if 0 < i < count - 2 else CUT_WIDOW
        else:
            cut = CUT_LINE if 0 < i < count - 2 else CUT_WIDOW + CUT_LINE

        def draw(y: float, index: int = i) -> list[Item]:
            return block.items(x, y, index, index + 1)

        feed = 1 if i == 0 else 0
        out.append(Slab(1, before if i == 0 else 0, cut, feed, block.role, key, draw))
    return out


def _nothing(y: float) -> list[Item]:
    return []


@dataclass(frozen=True)
class Column:
    """A stretch of slabs, with extra lines to put before some of them."""

    slabs: tuple[Slab, ...]
    extra: tuple[int, ...]

    @property
    def depth(self) -> int:
        """Grid lines used, the first slab's ``before`` dropped."""
        return used(self.slabs) + sum(self.extra)

    def frame(self, ctx: Context, width: float) -> Frame:
        """The column drawn from its top."""
        items: list[Item] = []
        y = 0
        group: list[Item] = []
        held: tuple[Role, str] | None = None
        for i, slab in enumerate(self.slabs):
            y += (slab.before if i else 0) + self.extra[i]
            if held is not None and held != (slab.role, slab.key):
                items.append(Tag(held[0], tuple(group), key=held[1]))
                group = []
            held = (slab.role, slab.key)
            group += slab.draw(y * ctx.grid)
            y += slab.depth
        if held is not None:
            items.append(Tag(held[0], tuple(group), key=held[1]))
        return Frame(width, y * ctx.grid, tuple(items))


def used(slabs: Sequence[Slab]) -> int:
    """Grid lines a column of these slabs takes."""
    return sum(s.depth + (s.before if i else 0) for i, s in enumerate(slabs))


def level(slabs: Sequence[Slab], columns: int, depth: int | None = None) -> list[Column] | None:
    """Slabs in ``columns`` columns.  Without ``depth`` the shallowest that holds them all.

    None when a given depth is too small.
    """
    whole = used(slabs)
    trial = -(-whole // columns) if depth is None else depth
    while True:
        cuts = _cuts(slabs, columns, trial)
        if cuts is not None:
            parts = [
                tuple(slabs[a:b]) for a, b in zip([0, *cuts], [*cuts, len(slabs)], strict=True)
            ]
            goal = trial if depth is not None else max(used(p) for p in parts)
            return [Column(p, _feed(p, goal)) for p in parts]
        if depth is not None:
            return None
        trial += 1


def _cuts(slabs: Sequence[Slab], columns: int, depth: int) -> list[int] | None:
    """Where columns end (all but the last), by the least cost; None when it cannot be done."""
    n = len(slabs)
    fed = list(accumulate((s.feed for s in slabs), initial=0))  # feed of the slabs before each
    states: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for column in range(columns):
        last = column == columns - 1
        reached: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, cuts) in states.items():
            height, end = 0, start
            while end < n:
                slab = slabs[end]
                height += slab.depth + (slab.before if end > start else 0)
                if height > depth:
                    break
                end += 1
                if (last and end < n) or (not last and end < n and slab.cut >= NEVER):
                    continue
                short = depth - height
                missing = max(0, short - (fed[end] - fed[start + 1]))
                price = cost + short * short * 3.0 + missing * missing * 30.0
                price += slab.cut if end < n else 0.0
                if end not in reached or price < reached[end][0]:
                    reached[end] = (price, [*cuts, end] if not last else cuts)
            if start == n and (n not in reached or cost + depth * depth < reached[n][0]):
                reached[n] = (cost + depth * depth, [*cuts, n] if not last else cuts)
        states = reached
    return states[n][1] if n in states else None


def _feed(slabs: Sequence[Slab], depth: int) -> tuple[int, ...]:
    """Extra whole lines before heads (the widest places first) until the column is full."""
    extra = [0] * len(slabs)
    missing = depth - used(slabs)
    places = sorted(
        (i for i, s in enumerate(slabs) if i and s.feed), key=lambda i: -slabs[i].before
    )
    for round_ in range(max((s.feed for s in slabs), default=0)):
        open_ = [i for i in places if slabs[i].feed > round_]
        heads = [i for i in open_ if slabs[i].before]
        rest = [i for i in open_ if not slabs[i].before]
        # Spread over the column rather than heaped at its top.
        step = max(1, -(-len(rest) // max(missing - len(heads), 1)))
        for i in [*heads, *rest[step - 1 :: step], *rest]:
            if missing > 0 and extra[i] <= round_:
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


def head_slab(
    depth: int, before: int, key: str, draw: Callable[[float], list[Item]], role: Role = "H3"
) -> Slab:
    """A head: never at a column's foot."""
    return Slab(depth, before, NEVER, 2, role, key, partial(draw))
