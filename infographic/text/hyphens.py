"""Where a Latin word may be parted with a hyphen, by the patterns of TeX and LibreOffice (pyphen)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

#: The price of a hyphen in text of a language that is hyphenated as a rule, and of one in a Latin
#: word that stands in Han text, where a line is rather a little loose.
OWN, GUEST = 60.0, 300.0
#: Words with fewer letters are left whole.
_SHORTEST_OWN, _SHORTEST_GUEST = 5, 7


@lru_cache(maxsize=1024)
def hyphens(word: str, lang: str) -> tuple[tuple[int, ...], float]:
    """Offsets at which a word may be parted, and the price of it.

    Words in text of a language that pyphen does not know (Chinese, Japanese) are taken for English.
    None in names with capitals or digits inside, which are codes as a rule.
    """
    if len(word) < _SHORTEST_OWN or not word.isalpha() or not word[1:].islower():
        return (), 0.0
    import pyphen

    own: str | None = pyphen.language_fallback(lang.replace("-", "_"))
    if own is None and len(word) < _SHORTEST_GUEST:
        return (), 0.0
    patterns: Any = pyphen.Pyphen(lang=own or "en_US", left=2, right=3)
    return tuple(patterns.positions(word)), OWN if own else GUEST
