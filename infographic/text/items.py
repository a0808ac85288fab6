"""What the line breaker works on: a paragraph's units and gaps, in columns of numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from operator import add, itemgetter, sub
from typing import Any, NamedTuple

from infographic.record import dataclass
from infographic.text.segment import PARTED, UNLIKED

#: Order in which gaps give way (CLREQ 3.1.6): each gap shrinks in one class only.
SHRINK_CLASSES = ("word", "interpunct", "bracket", "comma", "han-latin", "stop")


class Gap(NamedTuple):
    """What lies between two units, in em.

    ``shrink`` em at most, in the order of ``klass``; ``stretch`` em first of all; ``loose`` if it
    opens by `OPEN` after that; ``further`` em next, and then no more; loose gaps without it share
    what is still left.
    ``penalty``: the price of a break here.  ``hyphen``: the width of the hyphen that a line
    broken here ends with.
    """

    width: float = 0.0
    shrink: float = 0.0
    klass: int = 0
    stretch: float = 0.0
    loose: bool = True
    penalty: float = 0.0
    hyphen: float = 0.0
    further: float = 0.0


#: All loose gaps open by this much, em, which nobody sees, before word spaces and Han-Latin gaps take
#: the last of theirs: else figures stand in holes while the Han around them are set solid.
OPEN = 0.02
#: Lines whose gaps are opened by no more than this, em, are even.
EVEN = 0.1


@dataclass(frozen=True)
class Items:
    """A paragraph's units and gaps (``len(gaps) == len(widths) - 1``) with prefix sums."""

    widths: tuple[float, ...]
    gaps: tuple[Gap, ...]
    before: tuple[float, ...]  # natural position of unit k, all gaps at their width
    after: tuple[float, ...]  # natural position of its end
    shrink: tuple[float, ...]  # sum of the shrink of gaps < k
    stretch: tuple[float, ...]
    loose: tuple[int, ...]
    prices: tuple[float, ...]  # the penalty of each gap
    ends: tuple[float, ...]  # natural position where a line that ends with unit k ends
    letters: tuple[int, ...]  # characters in units < k that are no marks
    further: tuple[float, ...]  # sum of the further stretch of gaps < k
    free: tuple[int, ...]  # loose gaps < k that may open without end
    solid: bool = True  # a line without a loose gap is opened at all of them

    @staticmethod
    def of(
        widths: Sequence[float],
        gaps: Sequence[Gap],
        letters: Sequence[int] | None = None,
        hang: Sequence[float] = (),
        *,
        solid: bool = True,
    ) -> Items:
        """``letters``: how many characters of each unit are no marks; one each when not given.
        ``hang``: by how much each unit stands out of a line that ends with it, em.
        """
        told = tuple(accumulate([1] * len(widths) if letters is None else letters, initial=0))
        if not gaps:
            ends = tuple(w - h for w, h in zip(widths[:1], hang or (0.0,), strict=False))
            return Items(
                tuple(widths), (), (0.0,), ends, (0.0,), (0.0,), (0,), (), ends, told, (0.0,), (0,)
            )  # fmt: skip
        blank, shrink, _, stretch, loose, prices, hyphens, further = zip(*gaps, strict=True)
        before = tuple(accumulate(map(add, widths, blank), initial=0.0))
        after = tuple(map(add, before, widths))
        ends = tuple(map(add, after, (*hyphens, 0.0))) if any(hyphens) else after
        opened = tuple(accumulate(loose, initial=0))
        if hang:
            ends = tuple(map(sub, ends, hang))
        return Items(
            tuple(widths),
            tuple(gaps),
            before,
            after,
            tuple(accumulate(shrink, initial=0.0)),
            tuple(accumulate(stretch, initial=0.0)),
            opened,
            prices,
            ends,
            told,
            tuple(accumulate(further, initial=0.0)),
            opened if not any(further) else tuple(accumulate(_free(gaps), initial=0)),
            solid,
        )

    def fits(self, room: float) -> bool:
        """True when it stands on one line of ``room`` em."""
        return not self.ends or self.ends[-1] <= room

    @cached_property
    def places(self) -> Places:
        """Where lines may end."""
        return Places.of(self, [k for k, p in enumerate(self.prices) if p < UNLIKED])

    def more_places(self, width: float) -> Places:
        """Where lines may end when parts that hold together are wider than a line: there too."""
        ends = self.places.ends
        inner: list[int] = []
        for start, end in zip((0, *ends[:-1]), ends, strict=True):
            least = self.ends[end - 1] - self.before[start]
            if least - (self.shrink[end - 1] - self.shrink[start]) > width + 1e-9:
                inner += range(start, end - 1)
            inner.append(end - 1)
        return Places.of(self, inner[:-1])


def _free(gaps: Sequence[Gap]) -> list[bool]:
    """Which gaps may open without end."""
    return [gap.loose and not gap.further for gap in gaps]


def _picker(places: tuple[int, ...]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """Some places of a column as a tuple, at the speed of C."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda column: (column[places[0]],)


class Places(NamedTuple):
    """Where lines may end, by rising unit: what `_search` asks of each, in columns."""

    ends: tuple[int, ...]  # units before the end
    before: tuple[float, ...]  # natural position of the last unit
    after: tuple[float, ...]  # and of its end
    shrink: tuple[float, ...]
    stretch: tuple[float, ...]
    loose: tuple[int, ...]
    prices: tuple[float, ...]
    #: For the line that begins behind each (the first: at the start): position, sums before it.
    starts: tuple[
        tuple[float, ...],
        tuple[float, ...],
        tuple[float, ...],
        tuple[int, ...],
        tuple[float, ...],
        tuple[int, ...],
    ]
    further: tuple[float, ...]
    free: tuple[int, ...]
    prices_wide: tuple[float, ...]  # in a wide measure

    @staticmethod
    def of(items: Items, inner: Iterable[int]) -> Places:
        """The places behind some units, and the end."""
        units = (*inner, len(items.widths) - 1)
        ends = tuple([k + 1 for k in units])
        found = [items.prices[k] for k in units[:-1]]
        at, begin = _picker(units), _picker((0, *ends[:-1]))
        prices = (*[p if p < UNLIKED else p * _EMERGENCY for p in found], 0.0)
        return Places(
            ends,
            at(items.before),
            at(items.ends),
            at(items.shrink),
            at(items.stretch),
            at(items.loose),
            prices,
            (
                begin(items.before),
                begin(items.shrink),
                begin(items.stretch),
                begin(items.loose),
                begin(items.further),
                begin(items.free),
            ),
            at(items.further),
            at(items.free),
            tuple([p if p != PARTED else _PARTED_WIDE for p in prices]),
        )

    def is_single(self, start: int, end: int) -> bool:
        """True when the line from one place to another holds one unit."""
        return self.ends[end] == (self.ends[start - 1] if start else 0) + 1


#: What is left of the price of a forbidden break where nothing else is left.
_EMERGENCY = 0.01
#: The price of parting a number from its measure word in a wide measure: less than that of a line
#: that gapes, more than that of any other.
_PARTED_WIDE = 15000.0
