"""Rules on line breaks that need the source text: blanks that a break swallowed are known there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checker.line_rules import unit_pattern
from checker.lines import Line, han

_LETTER = "[A-Za-z\u00c0-\u024f\u0370-\u04ff²³]"
WORD = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)*")
ADDRESS = re.compile(r"(?:https?://|www\.|[A-Za-z]:\\|[\w.+-]+@)[!-~]+")


def places(text: str) -> list[int]:
    """Offsets of the characters that are no white space."""
    return [i for i, char in enumerate(text) if not char.isspace()]


def aligned(
    sources: Iterable[str], lines: Sequence[Line]
) -> list[tuple[str, list[tuple[int, Line]]]]:
    """Each source with its lines and the offset in it where each line ends; the lines are told
    which are a source's first and last.

    Raises ``AssertionError`` when the lines do not hold the sources in order, whole, each once.
    """
    out, at = [], 0
    for source in sources:
        kept = places(source)
        bare = "".join(source[i] for i in kept)
        told, found = "", []
        while told != bare:
            assert at < len(lines), f"lost: {bare[len(told) :][:40]}"
            told += lines[at].text
            assert bare.startswith(told), f"not {bare[: len(told)][-30:]} but {told[-30:]}"
            found.append((kept[len(told) - 1] + 1, lines[at]))
            at += 1
        for n, (_, line) in enumerate(found):
            line.first, line.last = n == 0, n == len(found) - 1
        out.append((source, found))
    assert at == len(lines), f"doubled: {lines[at].text}"
    return out


Aligned = Sequence[tuple[str, Sequence[tuple[int, Line]]]]


def parted(found: Aligned) -> tuple[list[str], list[str]]:
    """Numbers parted from their units, and words parted without a hyphen."""
    numbers, words = [], []
    for source, lines in found:
        addresses = [m.span() for m in ADDRESS.finditer(source)]
        for cut, line in lines[:-1]:
            if any(a < cut < b for a, b in addresses):
                continue
            for pattern, faults in ((unit_pattern(), numbers), (WORD, words)):
                for m in pattern.finditer(source):
                    if pattern is not WORD and m.group()[:1].isalpha():
                        continue
                    if m.start() < cut < m.end():
                        faults.append(f"{source[m.start() : cut]}|{source[cut : m.end()]}")
                        if pattern is WORD and line.hyphen:
                            faults.pop()
    return numbers, words


def address_breaks(found: Aligned) -> set[tuple[float, float]]:
    """Ends of lines that break an address or a path, which has rules of its own."""
    return {
        (line.glyphs[-1].x, line.y)
        for source, lines in found
        for cut, line in lines[:-1]
        if any(m.start() < cut < m.end() for m in ADDRESS.finditer(source))
    }


def widest_gap(line: Line) -> float:
    """The widest gap between two Han of a line, em."""
    return max([gap for a, b, gap in line.gaps() if han(a) and han(b)] or [0.0])
