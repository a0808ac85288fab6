"""Optimum-fit line breaking over abstract items: it knows no font and no axis.

A paragraph is a row of units (things with a width) and the gaps between them.  A gap
vanishes at a line break: that is how a mark at a line's end is halved (GB/T 15834-2011
5.1.10) and how an opening bracket at a line's start loses its blank.  The breaks are those
with the least sum of demerits over the whole paragraph (Knuth and Plass 1981), found by a
forward search over prefix sums.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate, islice
from operator import add, itemgetter
from typing import Any, NamedTuple

from infographic.record import dataclass
from infographic.text.segment import DEAR, FORBIDDEN

#: Order in which gaps give way (CLREQ 3.1.6): each gap shrinks in one class only.
SHRINK_CLASSES = ("word", "interpunct", "bracket", "comma", "han-latin", "stop")


class Gap(NamedTuple):
    """What lies between two units, in em.

    ``shrink`` em at most, in the order of ``klass``; ``stretch`` em first of all (word spaces
    and Han-Latin gaps up to 1/2 em); ``loose`` if it takes a share of what is still left.
    ``penalty``: the price of a break here.
    """

    width: float = 0.0
    shrink: float = 0.0
    klass: int = 0
    stretch: float = 0.0
    loose: bool = True
    penalty: float = 0.0


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

    @staticmethod
    def of(widths: Sequence[float], gaps: Sequence[Gap]) -> Items:
        if not gaps:
            return Items(
                tuple(widths), (), (0.0,), tuple(widths[:1]), (0.0,), (0.0,), (0,), ()
            )  # fmt: skip
        blank, shrink, _, stretch, loose, prices = zip(*gaps, strict=True)
        before = tuple(accumulate(map(add, widths, blank), initial=0.0))
        return Items(
            tuple(widths),
            tuple(gaps),
            before,
            tuple(map(add, before, widths)),
            tuple(accumulate(shrink, initial=0.0)),
            tuple(accumulate(stretch, initial=0.0)),
            tuple(accumulate(loose, initial=0)),
            prices,
        )

    def places(self, emergency: bool) -> Places:
        """Where lines may end; in an emergency anywhere."""
        return self._everywhere if emergency else self._allowed

    @cached_property
    def _allowed(self) -> Places:
        return Places.of(self, [k for k, p in enumerate(self.prices) if p < FORBIDDEN])

    @cached_property
    def _everywhere(self) -> Places:
        return Places.of(self, range(len(self.prices)))


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
    starts: tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...], tuple[int, ...]]

    @staticmethod
    def of(items: Items, inner: Iterable[int]) -> Places:
        """The places behind some units, and the end."""
        units = (*inner, len(items.widths) - 1)
        ends = tuple(k + 1 for k in units)
        found = [items.prices[k] for k in units[:-1]]
        at, begin = _picker(units), _picker((0, *ends[:-1]))
        return Places(
            ends,
            at(items.before),
            at(items.after),
            at(items.shrink),
            at(items.stretch),
            at(items.loose),
            (*[p if p < _EMERGENCY else _EMERGENCY for p in found], 0.0),
            (begin(items.before), begin(items.shrink), begin(items.stretch), begin(items.loose)),
        )

    def is_single(self, start: int, end: int) -> bool:
        """True when the line from one place to another holds one unit."""
        return self.ends[end] == (self.ends[start - 1] if start else 0) + 1


#: The price of a forbidden break where nothing else is left.
_EMERGENCY = 1e7


class Line(NamedTuple):
    """Units ``start`` to ``end`` (exclusive), and the space to be won or lost in it, em."""

    start: int
    end: int
    natural: float
    slack: float


class Measure(NamedTuple):
    """Line widths in em: the first line is shorter by ``indent``."""

    width: float
    indent: float = 0.0


#: The line may be this much short of the measure before other candidates are preferred, em.
_REACH = 2.0


class Ways(NamedTuple):
    """The cheapest ways through a text from a place on: to each place their cost, and the place
    where their last line begins (0 is the text's start, k + 1 lies behind place k)."""

    cost: list[float]
    came: list[int]

    def ends(self, places: Places, begin: int, place: int) -> list[int]:
        """Line ends (exclusive) of the way to a place, empty when there is none."""
        out, at = [], place + 1
        while at > begin:
            if self.came[at] < 0:
                return []
            out.append(places.ends[at - 1])
            at = self.came[at]
        return out[::-1]


def near_ways(items: Items, measure: Measure, *, ragged: bool = False) -> Ways:
    """The ways by which a text is broken as a rule: no line is very short.  They serve its splits
    too."""
    return _search(items, measure, _REACH, False, ragged, 0)


def break_lines(
    items: Items, measure: Measure, *, ragged: bool = False, ways: Ways | None = None
) -> tuple[Line, ...]:
    """The best set of lines.  Always returns all units, in order.

    ``ways``: `near_ways`, where they are known.
    """
    if not items.widths:
        return ()
    place = len(items.places(False).ends) - 1
    return _lines(items, measure, _ends(items, measure, ragged, 0, place, ways))


def break_above(
    items: Items, measure: Measure, ways: Ways, cut: int, *, full: bool
) -> tuple[Line, ...]:
    """The lines of the first ``cut`` units, as if the text ended there.

    ``full`` asks for a last line that fills the measure like the others; empty when the text
    cannot be set so, or when no line may end there.
    """
    places = items.places(False)
    place = bisect_left(places.ends, cut)
    if places.ends[place] != cut:
        return ()
    if full:  # to the search a line like any other
        return _lines(items, measure, ways.ends(places, 0, place))
    return _lines(items, measure, _ends(items, measure, False, 0, place, None))


def break_below(items: Items, measure: Measure, cut: int) -> tuple[Line, ...]:
    """The lines of the units from ``cut`` on, as if the text began there."""
    places = items.places(False)
    begin = bisect_left(places.ends, cut) + 1
    ends = _ends(items, measure, False, begin, len(places.ends) - 1, None)
    return _lines(items, measure, ends, cut)


def _ends(
    items: Items, measure: Measure, ragged: bool, begin: int, place: int, ways: Ways | None
) -> list[int]:
    """Line ends of the text between two places."""
    places = items.places(False)
    found: list[int] = []
    for reach in (_REACH, 3 * _REACH, measure.width):
        if ways is None or reach != _REACH:
            ways = _search(items, measure, reach, False, ragged, begin, place)
        ends = ways.ends(places, begin, place)
        found = ends or found
        # A dear break (a number from its unit) is taken only when no looser setting avoids it.
        if ends and all(items.prices[e - 1] < DEAR for e in ends[:-1]):
            break
    if found:
        return found
    everywhere = items.places(True)
    begin = places.ends[begin - 1] if begin else 0
    place = places.ends[place] - 1
    ways = _search(items, measure, measure.width, True, ragged, begin, place)
    return ways.ends(everywhere, begin, place)


def _search(
    items: Items,
    measure: Measure,
    reach: float,
    emergency: bool,
    ragged: bool,
    begin: int,
    final: int | None = None,
) -> Ways:
    """The cheapest ways from ``begin`` to every place up to the one that ends the text.

    The innermost loop of the package: one call a paragraph and trial, with some hundred lines
    weighed in each, so what a line costs stands here and in no function of its own.
    Shrinking is preferred to stretching (CLREQ 3.1.6).
    """
    places = items.places(emergency)
    before, after, prices = places.before, places.after, places.prices
    shrink, stretch, loose = places.shrink, places.stretch, places.loose
    if final is None:
        final = len(after) - 1
    count = final + 1
    ugliest = _UGLIEST
    infinite = float("inf")
    best: list[float] = [infinite] * (count + 1)
    came = [-1] * (count + 1)
    best[begin] = 0.0
    room = measure.width if begin else measure.width - measure.indent
    starts = enumerate(zip(*places.starts, strict=True))
    for start, (origin, shrink0, stretch0, loose0) in islice(starts, begin, count):
        cost0 = best[start]
        if cost0 == infinite:
            continue
        if start:
            room = measure.width
        # A first guess at the last place where this line can end, then backwards.
        last = bisect_right(before, origin + room + 2.0, start, count) - 1
        if not emergency and last > start:
            most = origin + room + (shrink[last] - shrink0) + 1e-6
            last = bisect_right(after, most, start, last + 1) - 1
        for end in range(last, start - 1, -1):
            natural = after[end] - origin
            slack = room - natural
            if slack < 0:
                give = shrink[end] - shrink0
                if -slack > give + 1e-9 and not (emergency and places.is_single(start, end)):
                    continue
                ratio = -slack / give if give > 0 else 9.0
                cost = 1.0 + 20.0 * ratio * ratio * ratio + (600.0 if ratio > 1 else 0.0)
            elif end == final:
                if ragged:
                    cost = 1.0 + slack * slack * 0.5
                else:  # a last line of one character is worse than any loose line
                    cost = 1.0 + (900.0 if natural < 1.99 else 0.0)
            elif slack > reach:
                break
            elif ragged:
                cost = 1.0 + slack * slack * 2.0
            else:
                cost, give = 1.0, stretch[end] - stretch0
                if give > 0:
                    ratio = slack / give
                    cost += 6.0 * (ratio * ratio) if ratio < 1.0 else 6.0
                if slack > give:
                    each = (slack - give) / ((loose[end] - loose0) or 1)
                    ratio = each / 0.1
                    ugly = 60.0 * (ratio * ratio) + (500.0 if each > 0.25 else 0.0)
                    cost += ugly if ugly < ugliest else ugliest
            cost = cost0 + cost + (prices[end] if end != final else 0.0)
            if cost < best[end + 1]:
                best[end + 1] = cost
                came[end + 1] = start
    return Ways(best, came)


#: However loose, a line is never worse than a broken number.
_UGLIEST = 4000.0


def _lines(items: Items, measure: Measure, ends: list[int], start: int = 0) -> tuple[Line, ...]:
    out = []
    for end in ends:
        room = measure.width - (measure.indent if start == 0 else 0.0)
        natural = items.after[end - 1] - items.before[start]
        out.append(Line(start, end, natural, room - natural))
        start = end
    return tuple(out)


def count_lines(items: Items, measure: Measure) -> int:
    """How many lines a first-fit setting takes: a quick estimate for solvers, never shown."""
    before, after, prices = items.before, items.after, items.prices
    n, start, count = len(after), 0, 0
    width = measure.width + 0.25
    dear = FORBIDDEN / 1e6
    while start < n:
        room = (measure.width - measure.indent) + 0.25 if start == 0 else width
        origin = before[start]
        end = bisect_left(before, origin + room + 1e-9, start + 1, n)
        if end < n or origin + room < after[n - 1]:
            while end > start + 1 and (after[end - 1] - origin > room or prices[end - 1] >= dear):
                end -= 1
        start = end if end > start else start + 1
        count += 1
    return count


def justify(items: Items, line: Line, *, last: bool) -> tuple[float, ...]:
    """The final widths of the line's inner gaps, em: they sum to fill the measure exactly.

    Shrinking goes class by class in ``SHRINK_CLASSES`` order; stretching fills word spaces
    and Han-Latin gaps first, then all loose gaps equally.  A last line is left as it is
    unless it must shrink.
    """
    gaps = items.gaps[line.start : line.end - 1]
    widths = [g.width for g in gaps]
    if line.slack < -1e-9:
        need = -line.slack
        for klass in range(len(SHRINK_CLASSES)):
            given = sum(g.shrink for g in gaps if g.klass == klass)
            if given <= 0:
                continue
            share = min(1.0, need / given)
            widths = [
                w - g.shrink * share if g.klass == klass else w
                for w, g in zip(widths, gaps, strict=True)
            ]
            need -= given * share
            if need <= 1e-9:
                break
    elif line.slack > 1e-9 and not last:
        stretch = sum(g.stretch for g in gaps)
        share = min(1.0, line.slack / stretch) if stretch > 0 else 0.0
        rest = line.slack - stretch * share
        loose = sum(1 for g in gaps if g.loose)
        each = rest / loose if loose else 0.0
        if not loose and gaps:  # one unbreakable run: better open than short of the edge
            each = rest / len(gaps)
        widths = [
            w + g.stretch * share + (each if g.loose or not loose else 0.0)
            for w, g in zip(widths, gaps, strict=True)
        ]
    return tuple(widths)
