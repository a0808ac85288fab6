"""Gaps: the space between two units, and whether a line may end there."""

from __future__ import annotations

from functools import lru_cache

from infographic.text.items import OPEN, Gap
from infographic.text.levels import STRICT, Level
from infographic.text.rules import (
    BLANK_AFTER,
    BLANK_BEFORE,
    LATIN_SIDE,
    MARKS,
    NO_LINE_END,
    NO_LINE_START,
    Kind,
    kind,
)
from infographic.text.segment import FORBIDDEN, UNLIKED
from infographic.text.style import Style
from infographic.text.units import Unit

#: An ideographic space: a mark beside it needs no blank of its own (CSS Text 4, text-spacing-trim).
WIDE_BLANK = "\u3000"
#: Han-Latin gap: least, most, and the most while others are still shut, em (CLREQ 3.1.5 and 3.1.6:
#: 1/8 to 1/2, "often 1/3", which keeps bold figures from standing in holes).
HAN_LATIN = (0.125, 0.5, 1 / 3)
#: Word space: least and most (CLREQ 3.1.6), em.
WORD_SPACE = (0.25, 0.5)

_SHRINK_CLASS = {Kind.DOT: 1, Kind.OPEN: 2, Kind.CLOSE: 2, Kind.COMMA: 3, Kind.STOP: 5}


def gap_between(
    before: str,
    after: str,
    price: float,
    space: float,
    left: Unit,
    right: Unit,
    *,
    new_token: bool = True,
    lead: float | None = None,
    level: Level = STRICT,
) -> Gap:
    """The space between two units, and whether a line may end there.

    ``lead``: the price of a break, where the characters do not say it (inside an address).
    """
    if lead is not None:
        return Gap(0.0, 0.0, 0, 0.0, False, lead)
    a = Kind.HAN if left.turn in _LIKE_HAN else kind(before)
    b = Kind.HAN if right.turn in _LIKE_HAN else kind(after)
    if a is Kind.HAN and b is Kind.HAN and new_token and not space:  # nearly always
        return Gap(penalty=price) if price else HAN_GAP
    return _gap(
        a,
        b,
        b in NO_LINE_START and after not in level.may_start,
        a in NO_LINE_END and before not in level.may_end,
        price,
        space,
        new_token,
        left.style,
        right.style,
        a in BLANK_AFTER and after != WIDE_BLANK and _has_blank(left),
        b in BLANK_BEFORE and before != WIDE_BLANK and _has_blank(right),
    )


#: What takes one em of a vertical line as a Han does.
_LIKE_HAN = frozenset(("combined", "told"))
#: Between two Han.
HAN_GAP = Gap()


@lru_cache(maxsize=4096)
def _gap(
    a: Kind,
    b: Kind,
    no_start: bool,
    no_end: bool,
    price: float,
    space: float,
    new_token: bool,
    left: Style,
    right: Style,
    blank_after: bool,
    blank_before: bool,
) -> Gap:
    """The gap between characters of two kinds; the blanks are those of marks beside it."""
    penalty = price
    if new_token and (no_start or no_end or (not space and _glued(a, b))):
        penalty = UNLIKED if a is Kind.SOLIDUS and not no_start else FORBIDDEN
    scale = max(left.scale, right.scale)
    if space:
        low, high = WORD_SPACE
        return Gap(
            space, max(0.0, space - low * scale), 0, max(0.0, high * scale - space), True, penalty
        )
    trailing = 0.5 * left.scale if blank_after else 0.0
    leading = 0.5 * right.scale if blank_before else 0.0
    blank = _squeezed(a, b, trailing, leading)
    paired = a in MARKS and b in MARKS  # a compressed pair stays compressed in loose lines
    if blank > 0:
        klass = _SHRINK_CLASS[a if trailing else b]
        return Gap(blank, blank, klass, 0.0, new_token and not paired, penalty)
    if (a in LATIN_SIDE and b is Kind.HAN) or (a is Kind.HAN and b in LATIN_SIDE):
        low, most, high = HAN_LATIN
        width = min(left.gap, right.gap)
        return Gap(
            width * scale,
            max(0.0, width - low) * scale,
            4,
            max(0.0, high - width) * scale,
            new_token,
            penalty,
            further=max(0.0, most - OPEN - max(high, width)) * scale,
        )
    loose = new_token and not (a in LATIN_SIDE and b in LATIN_SIDE)
    return Gap(0.0, 0.0, 0, 0.0, loose and not paired, penalty)


def _glued(a: Kind, b: Kind) -> bool:
    """Latin characters without a space between them stay together."""
    latin = {Kind.LETTER, Kind.DIGIT, Kind.LATIN_OPEN, Kind.LATIN_CLOSE, Kind.PREFIX}
    return a in latin and b in latin


def _has_blank(mark: Unit) -> bool:
    """True when a unit's mark was trimmed of its half-em blank."""
    style = mark.style
    return abs(mark.width - (0.5 + style.tracking) * style.scale) < 1e-6


def _squeezed(a: Kind, b: Kind, trailing: float, leading: float) -> float:
    """Adjacent marks share one blank: two em become one and a half (CLREQ 3.1.4)."""
    if trailing and leading:
        return max(trailing, leading)
    if trailing and b in (Kind.CLOSE, Kind.COMMA, Kind.STOP, Kind.DOT):
        return 0.0
    if leading and a in (Kind.OPEN, Kind.DOT):
        return 0.0
    return trailing + leading
