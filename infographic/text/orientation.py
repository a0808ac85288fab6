"""How a character stands in a vertical line: the Vertical_Orientation property of UAX #50."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).resolve().parents[1] / "data" / "vertical_orientation.txt"


@lru_cache(maxsize=1)
def _table() -> tuple[list[int], list[tuple[int, str]]]:
    """Where ranges start, and where each ends with its value; all else is R (Unicode 15.0.0)."""
    text = _DATA.read_text("ascii")
    starts: list[int] = []
    ends: list[tuple[int, str]] = []
    for entry in text.split():
        span, value = entry.split(":")
        first, _, last = span.partition("-")
        starts.append(int(first, 16))
        ends.append((int(last or first, 16), value))
    return starts, ends


@lru_cache(maxsize=4096)
def stands_upright(char: str) -> bool:
    """True for U and Tu, which stand as on a horizontal line where a face has no form of its own for
    vertical ones; R and Tr lie on their side."""
    starts, ends = _table()
    at = bisect_right(starts, ord(char)) - 1
    return at >= 0 and ord(char) <= ends[at][0] and ends[at][1] in ("U", "Tu")
