"""Regular expressions that cost a start little: assembled from a table, or compiled late."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeAlias, cast

from infographic import regexes

try:
    from _sre import MAGIC  # type: ignore[import-not-found,unused-ignore]
    from _sre import compile as _assembled
except ImportError:  # another Python has another engine
    MAGIC, _assembled = 0, None


Key: TypeAlias = tuple[str | bytes, int]


def _table(rows: Mapping[Key, tuple[Any, ...]]) -> Mapping[Key, tuple[Any, ...]]:
    """Compiled forms that stand written out, where they are those of this Python's engine (sets of
    characters are laid out in words of the machine's order)."""
    fits = _assembled is not None and MAGIC == regexes.MAGIC and sys.byteorder == "little"
    return rows if fits else {}


_READY = _table(regexes.READY)


def _made(pattern: Any, row: tuple[Any, ...]) -> Any:
    all_flags, groups, names, indices, code = row
    return _assembled(pattern, all_flags, [*code], groups, names, indices)


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`.

    The standard library's compiler is written in Python and took 9 ms of every start.  What it makes of
    our patterns stands in ``regexes``, for one version of its code; in another Python, or for another
    pattern, it is called (``docs/adr/0020``).
    """
    row = _READY.get((pattern, int(flags)))
    return re.compile(pattern, flags) if row is None else _made(pattern, row)


def serve() -> None:
    """Let `re.compile` ask the table too, for what libraries compile when they are imported: 7 ms of a
    start, most of it YAML's.  For a process of our own; a library leaves `re` alone."""
    rows, standard = _table(regexes.THEIRS), re.compile

    def compile(pattern: Any, flags: Any = 0) -> Any:
        row = rows.get((pattern, int(flags)))
        return standard(pattern, flags) if row is None else _made(pattern, row)

    if rows:
        re.compile = compile


class _Late:
    """A pattern that becomes a compiled one at its first use."""

    __slots__ = ("_pattern", "findall", "finditer", "fullmatch", "match", "search", "split", "sub")

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> object:
        # Only slots that are still empty come here.  Two threads would set the same values.
        made = compiled(self._pattern)
        self.match, self.search, self.fullmatch = made.match, made.search, made.fullmatch
        self.split, self.sub = made.split, made.sub
        self.findall, self.finditer = made.findall, made.finditer
        return getattr(made, name)


def late(pattern: str) -> re.Pattern[str]:
    """A pattern for what a plain render seldom asks: compiled at its first use."""
    return cast("re.Pattern[str]", _Late(pattern))
