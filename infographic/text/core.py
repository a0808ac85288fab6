"""The line breaking of UAX #14, untailored, for what the rules of Chinese setting say nothing of.

Han, Latin, Greek and Cyrillic letters, numbers and marks have rules of their own (``rules``,
``gaps``, ``segment``); other scripts, combining marks and joined emoji follow the algorithm as uniseg
implements it.
"""

from __future__ import annotations

from functools import lru_cache

from infographic.patterns import late
from infographic.text.rules import is_known

#: A character that the house rules do not know: not ASCII to Cyrillic, general punctuation to
#: dingbats, CJK, kana, Hangul or full-width forms, or one that combines.
_FOREIGN = late(
    "[\u0300-\u036f\u0530-\u1dbf\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\u2c00-\u2dff"
    "\ua000-\uabff\ufb00-\ufe2f\U00010000-\U0001afff\U0001f000-\U0001ffff\U000e0000-\U000e0fff]"
)


def breaks(text: str) -> frozenset[int]:
    """Offsets at which UAX #14 lets a line end, the text's end among them."""
    from uniseg.linebreak import line_break_boundaries

    return frozenset(int(at) for at in line_break_boundaries(text))


@lru_cache(maxsize=256)
def forbidden(text: str, *, whole: bool = False) -> frozenset[int]:
    """Offsets beside foreign characters at which no line may end; ``whole``: all such offsets, for
    languages that have blanks between their words."""
    if whole:
        return frozenset(set(range(1, len(text))) - breaks(text))
    if text.isascii() or _FOREIGN.search(text) is None:
        return frozenset()
    found = {
        at
        for m in _FOREIGN.finditer(text)
        if not is_known(m.group())
        for at in (m.start(), m.end())
    }
    return frozenset(found - breaks(text) - {0})
