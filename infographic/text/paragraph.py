"""Broken lines to glyph runs, horizontally and vertically."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from infographic.frame import Item
from infographic.geometry import pt_to_mm
from infographic.record import dataclass, field, replace
from infographic.text.items import OPEN
from infographic.text.linebreak import (
    Line,
    Measure,
    Ways,
    break_above,
    break_below,
    break_lines,
    count_lines,
    near_ways,
)
from infographic.text.prepare import Prepared
from infographic.text.runs import drawn_line
from infographic.text.segment import DEAR

#: A line that was made full for a cut may stretch its gaps by this much, em.
_LOOSE = 0.095
#: A line whose gaps are stretched by more than this is noticed, em.
_NOTICED = 0.15
#: A line whose gaps are stretched by more than this is loose, em (typography: at most 2 % are).
_LOOSE_LINE = 0.1

Align = Literal["justify", "left", "center", "right"]


@dataclass(frozen=True)
class Paragraph:
    """A prepared paragraph at one measure.

    ``size``: pt.  ``measure``: mm.  ``indent``: em on the first line.  Lines are broken when
    they are first asked for; ``estimate`` answers a solver without breaking them.
    """

    prepared: Prepared
    size: float
    measure: float
    indent: float = 0.0
    align: Align = "justify"

    @property
    def em(self) -> float:
        """One em in mm."""
        return pt_to_mm(self.size)

    @property
    def _measure(self) -> Measure:
        return Measure(self.measure / self.em, self.indent)

    #: Width in which lines are aligned, mm: the measure, unless balancing made it narrower.
    room: float = 0.0

    #: Units before a place where the text is broken as if two paragraphs met, the first with a
    #: full last line; 0 for none.
    split: int = 0
    #: The line before the split is left as it falls, like a paragraph's last.
    open_split: bool = False

    #: Units before its first line, which stand elsewhere.
    start: int = 0

    #: A split's paragraph without the split.
    whole: Paragraph | None = field(default=None, repr=False, compare=False)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The broken lines."""
        if self.whole is not None:
            return self._halves(self.whole)
        if not self.prepared.units:
            return ()
        if self.start:
            return break_below(self.prepared.items, self._measure, self.start)
        items, measure, ragged = self.prepared.items, self._measure, self.align != "justify"
        if items.fits(measure.width - measure.indent):
            return break_lines(items, measure, ragged=ragged)
        return break_lines(items, measure, ragged=ragged, ways=self._ways)

    @cached_property
    def _ways(self) -> Ways:
        """What the search for lines found: splits end in the midst of it."""
        return near_ways(self.prepared.items, self._measure, ragged=self.align != "justify")

    @cached_property
    def estimate(self) -> int:
        """About how many lines there will be."""
        return count_lines(self.prepared.items, self._measure)

    def looseness(self, line: Line) -> float:
        """How far each of a line's gaps is stretched beyond its own stretch, em."""
        if line.slack <= 0:
            return 0.0
        items, first, last = self.prepared.items, line.start, line.end - 1
        rest = line.slack - (items.stretch[last] - items.stretch[first])
        loose = max(items.loose[last] - items.loose[first], 1)
        each = max(0.0, rest) / loose
        if each <= OPEN:
            return each
        rest -= OPEN * loose + items.further[last] - items.further[first]
        return OPEN + max(0.0, rest) / ((items.free[last] - items.free[first]) or loose)

    @cached_property
    def very_loose(self) -> int:
        """Lines that a reader would notice as loose."""
        return sum(each > _NOTICED for each in self.loose)

    @cached_property
    def loose(self) -> tuple[float, ...]:
        """How far the gaps of its loose lines are stretched, em."""
        return tuple(e for e in map(self.looseness, self.lines[:-1]) if e > _LOOSE_LINE)

    def gaping(self, limit: float) -> tuple[str, ...]:
        """The beginnings of lines whose gaps are stretched by more than ``limit`` em."""
        return tuple(
            "".join(u.text for u in self.prepared.units[line.start : line.start + 12])
            for line in self.lines[:-1]
            if self.looseness(line) > limit
        )

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Inner sentence ends: units before each, and lines up to it as set (1-based)."""
        stops = [line.end for line in self.lines]
        return tuple((unit, bisect_left(stops, unit) + 1) for unit in self.prepared.sentence_ends)

    def split_after(self, unit: int) -> tuple[Paragraph, ...]:
        """The paragraph broken so that a column may be cut after ``unit`` units: with a full
        line there, or with the line left open where a full one would be too loose."""
        if unit not in self._known:
            full = self._full_split(unit)
            made = full if full else replace(self, split=unit, open_split=True, whole=self)
            self._known[unit] = (made,)
        return self._known[unit]

    @cached_property
    def _known(self) -> dict[int, tuple[Paragraph, ...]]:
        """Splits that were made already."""
        return {}

    def _full_split(self, unit: int) -> Paragraph | None:
        made = replace(self, split=unit, whole=self)
        if not made._above or not self._good(made._above) or not self._good(made.lines[:-1]):
            return None
        return made

    def _good(self, lines: Iterable[Line]) -> bool:
        """True for lines that a cut may bring about."""
        gaps = self.prepared.items.gaps
        return all(
            gaps[line.end - 1].penalty < DEAR and self.looseness(line) <= _LOOSE for line in lines
        )

    @cached_property
    def _above(self) -> tuple[Line, ...]:
        """Lines before the split."""
        assert self.whole is not None
        return break_above(
            self.prepared.items,
            self._measure,
            self.whole._ways,
            self.split,
            full=not self.open_split,
        )

    @property
    def lines_above(self) -> int:
        """How many lines stand before the split."""
        return len(self._above)

    def _halves(self, whole: Paragraph) -> tuple[Line, ...]:
        """Both sides of the split, broken on their own; empty when the first cannot be full."""
        if not self._above:
            return ()
        below = whole._below.get(self.split)
        if below is None:
            measure = Measure(self.measure / self.em)
            below = break_below(self.prepared.items, measure, self.split)
            whole._below[self.split] = below
        return (*self._above, *below)

    @cached_property
    def _below(self) -> dict[int, tuple[Line, ...]]:
        """Lines behind places where the text was split."""
        return {}

    def draw(self, index: int, x: float, y: float) -> tuple[Item, ...]:
        """Line ``index`` with its left edge at ``x`` and its baseline at ``y``, mm."""
        line = self.lines[index]
        last = index == len(self.lines) - 1 or (self.open_split and line.end == self.split)
        inset, ragged = self.indent if index == 0 else 0.0, last or self.align != "justify"
        if self.align in ("center", "right"):
            spare = max(self.measure, self.room) / self.em - line.natural
            inset += max(spare, 0.0) / (2 if self.align == "center" else 1)
        x += inset * self.em
        return drawn_line(self.prepared, line, self.size, x, y, ragged=ragged)


def balanced(paragraph: Paragraph) -> Paragraph:
    """The same text in a narrower measure that takes no more lines and breaks no more phrases."""
    count = len(paragraph.lines)
    if count < 2:
        return paragraph
    best, rank = paragraph, (_price(paragraph), paragraph.measure + 0.5 * _ragged(paragraph))
    for step in range(1, _TRIALS + 1):
        width = paragraph.measure * (1 - step / _TRIALS * (1 - 1 / count))
        trial = replace(paragraph, measure=width, room=paragraph.measure)
        if len(trial.lines) > count or any(line.slack < -1e-6 for line in trial.lines):
            break
        this = (_price(trial), width + 0.5 * _ragged(trial))
        if this < rank:
            best, rank = trial, this
    return best


def _ragged(paragraph: Paragraph) -> float:
    """What the shortest line lacks, mm."""
    return max(line.slack for line in paragraph.lines) * paragraph.em


#: Measures tried when a head is balanced.
_TRIALS = 16


def _price(paragraph: Paragraph) -> float:
    """What the line ends cost: a kept term torn is far dearer than a phrase."""
    gaps = paragraph.prepared.items.gaps
    return sum(max(gaps[line.end - 1].penalty, 0.0) for line in paragraph.lines[:-1])
