"""Running text through columns: level feet, no widow, no orphan, no head at a foot.

A column is filled with blocks (heads, paragraphs), each a whole number of grid lines deep; `cuts`
finds where it ends.
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
#: A cut inside a sentence where only those between sentences are wanted: dearer than a column that is a
#: line short, cheaper than one that is two.
CUT_ANYHOW = 150.0
#: Lines that a cut leaves on either side at least.
_LEAST = 2
#: What each line costs that is wanted before a cut and not there.
_FEW = 40.0
#: Lines of so many em on are told when their gaps are stretched by more than this, em (typography: none
#: over 1/4 from 15 em on).
WIDE, GAPING = 15.0, 0.255


class Split(NamedTuple):
    """A place to cut a paragraph: the name of the setting, lines before and after the place, the
    setting, the cost."""

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
    ``splits(low, high)``: places to cut it with so many lines before them; ``again(split, low,
    high)``: places to cut once more what stands behind a cut, where that is deeper than a column.
    ``flaws``: very loose lines; ``loose``: how far the gaps of loose lines are stretched, em.
    ``close``: it stands close to the head above it.  ``gaping``: how lines begin that leave holes.
    """

    depth: int
    space: int
    after: float
    feed: int
    role: Role
    key: str
    draw: Callable[[int, int, Lines | None, float], list[Item]]
    splits: Callable[[int, int], list[Split]] = lambda low, high: []
    again: Callable[[Split, int, int], list[Split]] = lambda split, low, high: []
    flaws: int = 0
    loose: tuple[float, ...] = ()
    close: bool = False
    gaping: tuple[str, ...] = ()


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
        return used_by(self.parts) + sum(self.extra)

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
    close: bool = False,
) -> Block:
    """A paragraph; ``least``: lines that are wanted before a cut in it; ``close``: it stands close to
    the head above it, the last to be parted from it."""

    def draw(start: int, end: int, other: Lines | None, y: float) -> list[Item]:
        return (other or text).items(0.0, y, start, end)

    def splits(low: int, high: int) -> list[Split]:
        return [
            s if s.before >= least else s._replace(cost=s.cost + _FEW * (least - s.before))
            for s in _splits(text, cut, low, high)
            if s.before >= _LEAST and s.after >= _LEAST
        ]

    def again(split: Split, low: int, high: int) -> list[Split]:
        return [] if cut in ("never", "paragraph") else list(_further(split, low, high))

    if ctx.mode == "estimate":
        return Block(text.count, space, after, 1, text.role, key, draw, splits, again, close=close)
    flaws, loose = text.paragraph.very_loose, text.paragraph.loose
    gaping: tuple[str, ...] = ()
    if ctx.drawing and loose and text.paragraph.measure >= WIDE * ctx.em:
        gaping = text.paragraph.gaping(GAPING)
    return Block(
        text.count, space, after, 1, text.role, key, draw, splits, again, flaws, loose,
        close, gaping,
    )  # fmt: skip


def _further(split: Split, low: int, high: int) -> Iterator[Split]:
    """Cuts between lines: a paragraph deeper than a column has no choice but to be cut again."""
    end = split.before + split.after
    for i in range(split.before + max(low, _LEAST), min(split.before + high, end - _LEAST) + 1):
        yield Split(split.unit, i, end - i, split.text, CUT_LINE)


def _splits(text: Lines, cut: Cut, low: int, high: int) -> Iterator[Split]:
    """Places to cut a paragraph with ``low`` to ``high`` lines before them."""
    count = len(text.paragraph.lines)
    if cut == "line":
        for i in range(low, min(high, count - 1) + 1):
            yield Split(0, i, count - i, text, CUT_LINE)
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
        for i in range(low, min(high, count - 1) + 1):
            yield Split(0, i, count - i, text, CUT_ANYHOW)


def used_by(parts: Sequence[Part]) -> int:
    if not parts:
        return 0
    return sum([p.end - p.start + p.block.space for p in parts]) - parts[0].block.space


def columns_frame(
    ctx: Context, columns: Sequence[Column], width: float, gutter: float, height: float
) -> Frame:
    """The columns side by side."""
    each = (width - gutter * (len(columns) - 1)) / len(columns)
    placed = [Placed(i * (each + gutter), 0.0, c.frame(ctx, each)) for i, c in enumerate(columns)]
    return compose(width, height, placed)
