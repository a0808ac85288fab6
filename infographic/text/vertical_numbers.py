"""Numbers one character below the other in vertical lines, and the ends of a range.

Sources: GB/T 15835-2011 4.1.3 (the point), GB/T 15834-2011 5.2 (marks in vertical lines).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from infographic.patterns import late

if TYPE_CHECKING:
    import re

#: A number with its sign, thousands, decimals and per cent.
_NUMBER = late(r"([+\-−＋－]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([%％‰]?)")
_CONNECTOR = late(r"(?<=[\d%％‰])([～~–—－-])")
_HAN = dict(zip("0123456789", "〇一二三四五六七八九", strict=True))
#: A minus above a numeral would read as 一, on its side as a rule: it is written out.
_SIGNS = {"+": "＋", "＋": "＋", "-": "负", "−": "负", "－": "负"}
_RATES = {"%": "百分之", "％": "百分之", "‰": "千分之"}


class Shown(NamedTuple):
    """Characters that a line shows, the source's characters that they stand for, their offset."""

    form: str
    source: str
    at: int


def range_parts(chunk: str) -> list[str]:
    """A range's numbers and connectors in turn; one part for anything else."""
    return _CONNECTOR.split(chunk)


def stacked(chunk: str, how: Literal["digits", "han"]) -> list[Shown] | None:
    """A number's characters one below the other, every character of the source in one of them.

    A decimal point is an interpunct between digits and 点 between Han numerals, which are written
    without marks for thousands and with their per cent before them (百分之三).  None for what is
    no such number.
    """
    found = _NUMBER.fullmatch(chunk)
    if found is None:
        return None
    return list(_digits(chunk) if how == "digits" else _numerals(found))


def _digits(chunk: str) -> Iterator[Shown]:
    others = {".": "·", ",": "，", "%": "％"} | _SIGNS
    for at, char in enumerate(chunk):
        yield Shown(others.get(char, char), char, at)


def _numerals(found: re.Match[str]) -> Iterator[Shown]:
    """Han numerals.  What they leave out or write elsewhere goes with a neighbour: readers get the
    source's characters in the source's order."""
    sign, whole, part, rate = found.groups()
    before = ("正" if sign in ("+", "＋") else _SIGNS.get(sign, "")) + _RATES.get(rate, "")
    body = whole + (part or "")
    at = 0
    while at < len(body):
        stop = at + 1
        while stop < len(body) and body[stop] == ",":
            stop += 1
        last = stop == len(body)
        source = (sign if at == 0 else "") + body[at:stop] + (rate if last else "")
        form = "点" if body[at] == "." else _HAN[body[at]]
        yield Shown(before + form if at == 0 else form, source, at and at + len(sign))
        at = stop
