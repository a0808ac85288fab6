"""Optimum-fit line breaking over abstract items: it knows no font and no axis.

A paragraph is a row of units (things with a width) and the gaps between them.  A gap
vanishes at a line break: that is how a mark at a line's end is halved (GB/T 15834-2011
5.1.10) and how an opening bracket at a line's start loses its blank.  The breaks are those
with the least sum of demerits over the whole paragraph (Knuth and Plass 1981), found by a
forward search over prefix sums.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from infographic.text.items import EVEN, OPEN, SHRINK_CLASSES, Items, Places
from infographic.text.segment import FORBIDDEN


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
#: Lines that are not filled, those of headings, may be short by this share of the measure, so that
#: a break between phrases is found.
_REACH_RAGGED = 0.4


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
    return _search(items, items.places, measure, _near(measure, ragged), ragged, 0)


def _near(measure: Measure, ragged: bool) -> float:
    """How much lines may be short at first, em."""
    return max(_REACH, _REACH_RAGGED * measure.width) if ragged else _REACH


def break_lines(
    items: Items, measure: Measure, *, ragged: bool = False, ways: Ways | None = None
) -> tuple[Line, ...]:
    """The best set of lines.  Always returns all units, in order.

    ``ways``: `near_ways`, where they are known.
    """
    if not items.widths:
        return ()
    slack = measure.width - measure.indent - items.ends[-1]
    if slack >= 0 and ways is None:  # on one line, which costs least
        return (Line(0, len(items.widths), items.ends[-1], slack),)
    place = len(items.places.ends) - 1
    return _lines(items, measure, _ends(items, measure, ragged, 0, place, ways))


def break_above(
    items: Items, measure: Measure, ways: Ways, cut: int, *, full: bool
) -> tuple[Line, ...]:
    """The lines of the first ``cut`` units, as if the text ended there.

    ``full`` asks for a last line that fills the measure like the others; empty when the text
    cannot be set so, or when no line may end there.
    """
    places = items.places
    place = bisect_left(places.ends, cut)
    if places.ends[place] != cut:
        return ()
    if full:  # to the search a line like any other
        return _lines(items, measure, ways.ends(places, 0, place))
    return _lines(items, measure, _ends(items, measure, False, 0, place, None))


def break_below(items: Items, measure: Measure, cut: int) -> tuple[Line, ...]:
    """The lines of the units from ``cut`` on, as if the text began there."""
    places = items.places
    if cut >= places.ends[-1]:
        return ()
    begin = bisect_left(places.ends, cut) + 1
    ends = _ends(items, measure, False, begin, len(places.ends) - 1, None)
    return _lines(items, measure, ends, cut)


def _ends(
    items: Items, measure: Measure, ragged: bool, begin: int, place: int, ways: Ways | None
) -> list[int]:
    """Line ends of the text between two places."""
    places = items.places
    found: list[int] = []
    limit = _ANY
    near = _near(measure, ragged)
    for reach in (near, 3 * near, measure.width):
        if reach != near:  # mostly there is a way without such a line
            ways = _search(items, places, measure, reach, ragged, begin, place, min(limit, _GAPING))
        if ways is None or (ways.came[place + 1] < 0 and reach != near):
            ways = _search(items, places, measure, reach, ragged, begin, place, limit)
        ends = ways.ends(places, begin, place)
        if ends:  # looser settings that cost more need not be followed
            found, limit = ends, ways.cost[place + 1] + 1e-6
        # A dear break (a kept term torn), a lone last character or a line that gapes are taken only
        # when no looser setting avoids them.
        if ends and ways.cost[place + 1] < _GAPING:
            break
    if found:
        return found
    first = places.ends[begin - 1] if begin else 0
    last = places.ends[place]
    more = items.more_places(measure.width - measure.indent)
    begin = bisect_left(more.ends, first) + 1 if begin else 0
    place = bisect_left(more.ends, last)
    reaches = (measure.width, _NO_WAY)  # a thing wider than the line may stand out of it at last
    for reach in reaches:
        ways = _search(items, more, measure, reach, ragged, begin, place)
        found = ways.ends(more, begin, place)
        if found:
            break
    return found


#: A reach that lets a single thing stand out of its line.
_NO_WAY = float("inf")
#: No limit to what ways may cost.
_ANY = float("inf")


def _search(
    items: Items,
    places: Places,
    measure: Measure,
    reach: float,
    ragged: bool,
    begin: int,
    final: int | None = None,
    limit: float = _ANY,
) -> Ways:
    """The cheapest ways from ``begin`` to every place up to the one that ends the text; those that
    cost ``limit`` or more are not followed.

    The innermost loop of the package: one call a paragraph and trial, with some hundred lines
    weighed in each, so what a line costs stands here and in no function of its own.
    Shrinking is preferred to stretching (CLREQ 3.1.6).
    """
    before, after = places.before, places.after
    prices = places.prices if measure.width < _WIDE else places.prices_wide
    emergency = reach == _NO_WAY
    shrink, stretch, loose = places.shrink, places.stretch, places.loose
    further, free = places.further, places.free
    if final is None:
        final = len(after) - 1
    count = final + 1
    lone = _lone(items, places, final)
    best = [limit] * (count + 1)
    came = [-1] * (count + 1)
    best[begin] = 0.0
    room = measure.width if begin else measure.width - measure.indent
    starts = enumerate(zip(*places.starts, strict=True))
    for start, (origin, shrink0, stretch0, loose0, further0, free0) in islice(starts, begin, count):
        if came[start] < 0 and start != begin:  # nothing leads here
            continue
        cost0 = best[start]
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
                else:
                    cost = 1.0 + (_LONE if start > lone else 0.0)
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
                    count_loose = loose[end] - loose0
                    if count_loose:
                        each = (slack - give) / count_loose
                        if each > OPEN:
                            rest = slack - give - OPEN * count_loose - further[end] + further0
                            each = OPEN
                            if rest > 0.0:
                                each += rest / ((free[end] - free0) or count_loose)
                    else:  # nothing there may open: all of it shows in one place
                        each = slack - give
                        if places.is_single(start, end):
                            cost += _ALONE
                    if each <= _HOLE:
                        cost += 6000.0 * (each * each) + (_LOOSE if each > EVEN else 0.0)
                    else:
                        ugly = 4000.0 * (each * each)
                        cost += _GAPING + (ugly if ugly < _WORST else _WORST + 1500.0 * each)
            cost = cost0 + cost + (prices[end] if end != final else 0.0)
            if cost < best[end + 1]:
                best[end + 1] = cost
                came[end + 1] = start
    return Ways(best, came)


#: From this measure on, em, numbers may be parted from their measure words rather than a line gape
#: much (`_PARTED_WIDE` in ``items``).
_WIDE = 15.0
#: A line whose gaps are stretched by more than this, em, gapes; what that costs, and what a last
#: line of one character does: both more than any even lines.
_HOLE = 0.25
_LOOSE = 60.0
_GAPING = 3250.0
_WORST = 9000.0
#: A line of one thing, which cannot be filled at all.
_ALONE = 20_000.0
_LONE = 9000.0


def _lone(items: Items, places: Places, final: int) -> int:
    """The last place behind which there are two characters or more before the end."""
    told = items.letters[places.ends[final]] - 2
    start = final
    while start > 0 and items.letters[places.ends[start - 1]] > told:
        start -= 1
    return start


def _lines(items: Items, measure: Measure, ends: list[int], start: int = 0) -> tuple[Line, ...]:
    out = []
    for end in ends:
        room = measure.width - (measure.indent if start == 0 else 0.0)
        natural = items.ends[end - 1] - items.before[start]
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
    and Han-Latin gaps to 1/3 em first, then all loose gaps by `OPEN`, then Han-Latin gaps to 1/2 em,
    their most, then all others equally.  A last line is left as it is
    unless it must shrink.
    """
    gaps = items.gaps[line.start : line.end - 1]
    if not gaps:
        return ()
    natural, shrinks, klasses, stretches, looses, _, _, furthers = zip(*gaps, strict=True)
    widths: Sequence[float] = natural
    if line.slack < -1e-9:
        need = -line.slack
        for klass in range(len(SHRINK_CLASSES)):
            given = sum([s for s, k in zip(shrinks, klasses, strict=True) if k == klass])
            if given <= 0:
                continue
            share = min(1.0, need / given)
            widths = [
                w - s * share if k == klass else w
                for w, s, k in zip(widths, shrinks, klasses, strict=True)
            ]
            need -= given * share
            if need <= 1e-9:
                break
    elif line.slack > 1e-9 and not last:
        stretch = sum(stretches)
        share = min(1.0, line.slack / stretch) if stretch > 0 else 0.0
        rest = line.slack - stretch * share
        loose = sum(looses)
        further = sum(furthers)
        shared = min(OPEN, rest / loose) if loose else 0.0
        rest = max(0.0, rest - shared * loose)
        more = min(1.0, rest / further) if further > 0 else 0.0
        rest = max(0.0, rest - further * more)
        takers = [open_ and not f for open_, f in zip(looses, furthers, strict=True)]
        if not any(takers):  # all of them at their most: better open than short of the edge
            # Where words have blanks, a line without one (an address, a long word) stays short.
            takers = [open_ or (items.solid and not loose) for open_ in looses]
        each = rest / max(sum(takers), 1)
        widths = [
            w + s * share + f * more + (shared if open_ else 0.0) + (each if taker else 0.0)
            for w, s, f, open_, taker in zip(
                widths, stretches, furthers, looses, takers, strict=True
            )
        ]
    return tuple(widths)
