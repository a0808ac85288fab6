"""Regular expressions that are compiled when they are first asked."""

from __future__ import annotations

import re
from typing import cast


class _Late:
    """A pattern that becomes a compiled one at its first use."""

    __slots__ = ("_pattern", "match", "search", "split", "sub")

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> object:
        # Only slots that are still empty come here.  Two threads would set the same values.
        compiled = re.compile(self._pattern)
        self.match, self.search = compiled.match, compiled.search
        self.split, self.sub = compiled.split, compiled.sub
        return getattr(compiled, name)


def late(pattern: str) -> re.Pattern[str]:
    """A pattern for what a plain render seldom asks.

    Compiling a set of characters that reaches over the ideographs takes 1 to 3 ms (it is laid out
    over 65,536 places, twice): of every start, if the pattern stands in a module.
    """
    return cast("re.Pattern[str]", _Late(pattern))
