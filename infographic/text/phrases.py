"""Where a heading may be broken: at the edges of phrases (BudouX, imported when first needed)."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Any

#: The price of breaking a heading inside a phrase, in demerits of ``linebreak``.
INSIDE_PHRASE = 40.0

#: Particles that belong to the word before them, whatever the segmenter says.
_CLINGING = frozenset("的地得了着过们等之")

_LOCK = threading.Lock()


@lru_cache(maxsize=2)
def _parser(traditional: bool) -> Any:
    import budoux

    if traditional:
        return budoux.load_default_traditional_chinese_parser()
    return budoux.load_default_simplified_chinese_parser()


@lru_cache(maxsize=1024)
def phrase_starts(text: str, lang: str) -> frozenset[int]:
    """Offsets at which a phrase begins."""
    with _LOCK:
        parts = _parser(lang.lower().startswith("zh-hant")).parse(text)
    out, at = set(), 0
    for part in parts:
        if part[0] not in _CLINGING:
            out.add(at)
        at += len(part)
    return frozenset(out)
