"""What setting asks of a language: BCP 47 tags, by their first part."""

from __future__ import annotations

from functools import lru_cache

#: Written in Han and kana without blanks between words.
_SOLID = frozenset({"zh", "ja", "yue", "wuu", "nan", "hak", "lzh", "gan", "hsn"})


def primary(lang: str) -> str:
    """The language itself: ``zh`` of ``zh-Hant-TW``."""
    return lang.replace("_", "-").split("-")[0].lower()


@lru_cache(maxsize=64)
def is_solid(lang: str) -> bool:
    """True where words have no blanks between them: typed ones are not content."""
    return primary(lang) in _SOLID


@lru_cache(maxsize=64)
def is_traditional(lang: str) -> bool:
    """True for traditional Chinese characters."""
    parts = lang.replace("_", "-").lower().split("-")
    return parts[0] in ("zh", "yue", "nan") and bool({"hant", "tw", "hk", "mo"} & set(parts))
