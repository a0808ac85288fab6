"""The largest size of type at which a page fits, by as few full layouts as can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from infographic.layout.leaf import Leaf, measure_row, measure_rows, total_depth
from infographic.panel import Context
from infographic.record import dataclass, field, replace

Mode = Literal["estimate", "measure"]
#: Sizes below the largest that are tried for the sake of level feet, in steps of `STEP`.
_LEVEL_STEPS = range(1, 16)
#: Full layouts after the first, and the share of the page's depth that the last may leave.
_CLOSER, _NEAR = 2, 0.02
#: Among so few sizes, or on a small page up to so many times the smallest, the largest is laid out first.
_NARROW, _WIDE = 8, 1.5


@dataclass(frozen=True)
class Solver:
    """Looks for one page's largest size.

    Few sizes are measured with lines truly broken; what the first of them takes tells where the
    others are worth while.
    """

    leaf: Leaf
    ctx: Context
    sizes: tuple[float, ...]
    known: dict[tuple[int, str], tuple[float, int, bool]] = field(default_factory=dict)

    def at(self, index: int, mode: Mode) -> Context:
        """The page's context at a size."""
        return replace(self.ctx, size=round(self.sizes[index], 4), mode=mode)

    def trial(self, index: int, mode: Mode) -> tuple[float, int, bool]:
        """Spare depth in mm, what is not as it should be (see `Fit.flaws`), and whether something
        does not fit its row."""
        if (index, mode) not in self.known:
            ctx = self.at(index, mode)
            rows = measure_rows(self.leaf, ctx)
            spare = self.leaf.room(ctx).height - total_depth(rows)
            flaws, over = sum(r.flaws for r in rows), any(r.over for r in rows)
            self.known[index, mode] = (spare, flaws, over)
        return self.known[index, mode]

    def spare(self, index: int, mode: Mode) -> float:
        """Spare depth at a size, mm."""
        return self.trial(index, mode)[0]

    def fits(self, index: int, mode: Mode, error: float = 0.0) -> bool:
        """True when all rows fit the page, and all that is in them its row."""
        spare, _, over = self.trial(index, mode)
        return spare + error >= -0.01 and not over

    def best(self, steps: int) -> int:
        """The largest size up to ``steps`` at which the page fits; 0 when none does."""
        line = self.at(steps, "estimate").grid
        near = _NEAR * self.leaf.room(self.ctx).height
        index = steps
        wide = self.sizes[steps] > _WIDE * self.sizes[0]
        if steps > _NARROW and (wide or line < near):  # a small page is laid out in no time
            # Estimates are cautious: they count a line for the cuts that columns may need.
            index = largest(steps, lambda k: self.fits(k, "estimate", line))
        low, high = (index, steps + 1) if self.fits(index, "measure") else (-1, index)
        for _ in range(_CLOSER):
            if low >= 0 and self.spare(low, "measure") < near:
                break
            index = self.nearer(low, high)
            if not low < index < high:
                break
            low, high = (index, high) if self.fits(index, "measure") else (low, index)
        index = low
        if index >= 0:
            # Where a line is a large share of the page, a size a little larger may fit as well.
            while line > 2 * near and index < steps and self.fits(index + 1, "measure"):
                index += 1
        else:
            index = high - 1
            if high <= steps and self.trial(high, "measure")[2]:  # estimates do not see that
                index = largest(index, lambda k: self.fits(k, "measure"))
            while index > 0 and not self.fits(index, "measure"):
                index -= 1
        return self.levelled(index) if self.trial(index, "measure")[1] else index

    def nearer(self, low: int, high: int) -> int:
        """Where a full layout is worth while, from one that fits (-1: none does) and one that does not
        (over the largest size: none).

        Text takes a depth that grows as the square of its size; between two that are known, the
        line through both says where nothing is left.
        """
        sizes, steps = self.sizes, len(self.sizes) - 1
        room = self.leaf.room(self.ctx).height
        if low >= 0 and high <= steps:
            over, under = self.spare(low, "measure"), -self.spare(high, "measure")
            if under <= 0.0:  # it is not the depth that does not fit
                return (low + high) // 2
            return low + int((high - low) * over / (over + under))
        known = low if low >= 0 else high
        used = max(room - self.spare(known, "measure"), 0.01 * room)
        goal = sizes[known] * (room / used) ** 0.5
        if low < 0:
            goal = min(goal, sizes[high - 1] if high else sizes[0])
        found = max((k for k, size in enumerate(sizes) if size <= goal + 1e-9), default=0)
        return max(found, low + 1) if low >= 0 and low < steps else found

    def levelled(self, index: int) -> int:
        """The size up to an index, some twentieths of a point smaller, at which feet are level and lines
        even, as far as there is one.

        The rows that have flaws are measured alone; only what is best for them is laid out in full.
        """
        fewest = self.trial(index, "measure")[1]
        flawed = [i for i, flaws in enumerate(self.row_flaws(index)) if flaws]
        better: list[tuple[int, int]] = []
        for step in _LEVEL_STEPS:
            if step > index:
                break
            flaws = sum(self.row_flaws(index - step, flawed))
            if flaws < fewest:
                better.append((flaws, step))
            if not flaws:
                break
        for _, step in sorted(better)[:1]:
            if self.trial(index - step, "measure")[1] < fewest and self.fits(
                index - step, "measure"
            ):
                return index - step
        return index

    def gave_way(self, index: int) -> bool:
        """True where the page was found to fit at a larger size, which was given up for level feet."""
        return any(
            k > index and mode == "measure" and spare >= -0.01 and not over
            for (k, mode), (spare, _, over) in self.known.items()
        )

    def row_flaws(self, index: int, some: Sequence[int] | None = None) -> list[int]:
        """The flaws of each row, or of some."""
        ctx, nodes = self.at(index, "measure"), self.leaf.rows
        last = len(nodes) - 1
        return [
            measure_row(self.leaf, nodes[i], ctx, first=i == 0, last=i == last).flaws
            for i in (range(len(nodes)) if some is None else some)
        ]


def largest(steps: int, fits: Callable[[int], bool]) -> int:
    """The largest index that fits (0 when none does), by bisection and a look above it: depths
    jump by whole lines, so a size a little larger may fit where a smaller one did not."""
    left, right = 0, steps
    if fits(steps):  # sheets often have room for all that is allowed
        return steps
    while left < right:
        middle = (left + right + 1) // 2
        if fits(middle):
            left = middle
        else:
            right = middle - 1
    return max((k for k in range(left + 2, min(steps, left + 4) + 1) if fits(k)), default=left)
