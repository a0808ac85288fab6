"""The rules on lines. Every function returns its findings as readable texts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Sequence

from checker.interpret import Glyph
from checker.lines import (
    CLOSING,
    EPS,
    INTERPUNCTS,
    MARKS,
    NOT_AT_END,
    NOT_AT_START,
    OPENING,
    TABLES,
    Line,
    full_width,
    han,
)

Paragraphs = Iterable[Sequence[Line]]


def at(line: Line) -> str:
    return f"“{line.text}” (x {line.left:.2f}, y {line.y:.2f})"


def forbidden_breaks(
    paragraphs: Paragraphs, free: Collection[tuple[float, float]] = ()
) -> list[str]:
    """Lines that begin or end with what may not stand there.

    ``free``: x and y of last glyphs of lines that may be broken there all the same.
    """
    faults = []
    for lines in paragraphs:
        for n, line in enumerate(lines):
            if n and (lines[n - 1].glyphs[-1].x, lines[n - 1].y) in free:
                continue
            if n and line.text[:1] in NOT_AT_START:
                faults.append(f"line starts with {line.text[:1]}: {at(line)}")
            if (line.glyphs[-1].x, line.y) in free:
                continue
            if n < len(lines) - 1 and line.text[-1:] in NOT_AT_END:
                faults.append(f"line ends with {line.text[-1:]}: {at(line)}")
    return faults


def unit_pattern() -> re.Pattern[str]:
    units = "|".join(sorted(map(re.escape, TABLES["measure_words"]), key=len, reverse=True))
    signs = re.escape(TABLES["number_signs"])
    money = re.escape(TABLES["currency"])
    return re.compile(
        rf"[{money}]?\d+(?:[.,:/]\d+)*(?:[{signs}]|[{TABLES['multipliers']}]*(?:{units})?)"
        rf"|[A-Za-z][A-Za-z0-9]*|——|……|⸺"
    )


UNIT = unit_pattern()


def breaks_of(lines: Sequence[Line]) -> tuple[str, list[int]]:
    """A paragraph's text and the offsets where its lines end."""
    text, cuts = "", []
    for line in lines:
        text += line.text
        cuts.append(len(text))
    return text, cuts[:-1]


def parted(paragraphs: Paragraphs, pattern: re.Pattern[str] = UNIT) -> list[str]:
    """Matches that a line break runs through: numbers and units, words, double marks."""
    faults = []
    for lines in paragraphs:
        text, cuts = breaks_of(lines)
        for match in pattern.finditer(text):
            for cut in cuts:
                if match.start() < cut < match.end():
                    whole = match.group()
                    split = cut - match.start()
                    faults.append(
                        f"{whole[:split]}|{whole[split:]} at y {lines[cuts.index(cut)].y:.1f}"
                    )
    return faults


def parted_terms(paragraphs: Paragraphs, terms: Iterable[str]) -> list[str]:
    joined = "|".join(sorted(map(re.escape, terms), key=len, reverse=True))
    return parted(paragraphs, re.compile(joined)) if joined else []


def lone_last(paragraphs: Paragraphs) -> list[str]:
    """Last lines with fewer than two characters besides marks."""
    faults = []
    for lines in paragraphs:
        letters = [g for g in lines[-1].glyphs if g.text not in MARKS]
        if len(lines) > 1 and len(letters) < 2:
            faults.append(at(lines[-1]))
    return faults


def loose_pairs(paragraphs: Paragraphs) -> list[str]:
    """Neighbouring marks that take more than 1.5 em together, and pairs whose ink collides."""
    faults = []
    for lines in paragraphs:
        for line in lines:
            stretch = max(line.stretch(), 0)
            for a, b, gap in line.gaps():
                if a.text not in MARKS or b.text not in MARKS:
                    continue
                if not (full_width(a) and full_width(b)):
                    continue
                compressible = a.text in CLOSING or b.text in OPENING
                if compressible and gap > -0.5 + stretch + 0.005:
                    faults.append(f"{a.text}{b.text} takes {2 + gap:.3f} em in {at(line)}")
                if a.ink and b.ink and a.ink[2] > b.ink[0] + EPS:
                    faults.append(f"{a.text}{b.text} touch in {at(line)}")
    return faults


def wide_interpuncts(paragraphs: Paragraphs) -> list[str]:
    """Interpuncts whose room between their neighbours is not half an em."""
    faults = []
    for lines in paragraphs:
        for line in lines:
            for n in range(1, len(line.glyphs) - 1):
                a, dot, b = line.glyphs[n - 1 : n + 2]
                if dot.text not in INTERPUNCTS:
                    continue
                room = (b.x - a.x - a.advance) / dot.size
                # Marks beside it have given up the blank that faces it.
                room += 0.5 * (full_width(a) and a.text in CLOSING)
                room += 0.5 * (full_width(b) and b.text in OPENING)
                spare = room - 2 * max(line.stretch(), 0)
                if not 0.495 <= spare <= 0.505:
                    faults.append(f"{a.text}{dot.text}{b.text} leaves {room:.3f} em in {at(line)}")
    return faults


def odd_gaps(paragraphs: Paragraphs) -> list[str]:
    """Room between Han and Latin letters or digits outside 1/8..1/2 em."""
    faults = []
    for lines in paragraphs:
        for line in lines:
            for a, b, gap in line.gaps():
                latin = [
                    g for g in (a, b) if g.text.isascii() and (g.text.isalnum() or g.text == "%")
                ]
                if len(latin) == 1 and (han(a) or han(b)):
                    if 0.12 <= gap <= 0.505:
                        continue
                    faults.append(f"{gap:.3f} em in {a.text}{b.text}: {at(line)}")
    return faults


def parted_words(segmented: Iterable[str], headings: Iterable[Sequence[Line]]) -> list[str]:
    """Headings broken inside a word; words of the expected text are parted by spaces."""
    cuts_by_text = {}
    for text in segmented:
        place, allowed = 0, set()
        for word in text.split(" "):
            place += len(word)
            allowed.add(place)
        cuts_by_text[text.replace(" ", "")] = allowed
    faults = []
    for lines in headings:
        text, cuts = breaks_of(lines)
        for wanted, allowed in cuts_by_text.items():
            start = text.find(wanted)
            for cut in cuts:
                if start >= 0 and 0 < cut - start < len(wanted) and cut - start not in allowed:
                    faults.append(f"{text[start:cut]}|{text[cut:]}")
    return faults


def single_character_lines(headings: Iterable[Sequence[Line]]) -> list[str]:
    return [at(ln) for lines in headings if len(lines) > 1 for ln in lines if len(ln.glyphs) < 2]


def squeezed(paragraphs: Paragraphs) -> list[str]:
    """Han set closer than their advances: justification may not take room from them."""
    return [
        f"{a.text}{b.text} by {gap:.3f} em in {at(line)}"
        for lines in paragraphs
        for line in lines
        for a, b, gap in line.gaps()
        if han(a) and han(b) and gap < -0.005
    ]


def vertical_faults(glyphs: Sequence[Glyph]) -> list[str]:
    """Vertical lettering: down each column, columns to the left, even steps, upright Han."""
    faults = []
    upright = [g for g in glyphs if g.vertical]
    if not upright:
        return [f"“{''.join(g.text for g in glyphs)}” is not set vertically"]
    columns: list[list[Glyph]] = [[upright[0]]]
    for a, b in itertools.pairwise(upright):
        if abs(b.x - a.x) < EPS:
            columns[-1].append(b)
        else:
            columns.append([b])
    for column in columns:
        text = "".join(g.text for g in column)
        steps = [a.y - b.y for a, b in itertools.pairwise(column)]
        if any(s < 0.9 * column[0].size for s in steps):
            faults.append(f"“{text}” does not run down")
        if steps and max(steps) - min(steps) > EPS:
            faults.append(f"“{text}” has steps from {min(steps):.2f} to {max(steps):.2f} pt")
    tops = [c[0] for c in columns]
    if any(b.x > a.x - a.size for a, b in itertools.pairwise(tops)):
        faults.append(f"columns of “{''.join(g.text for g in upright)}” do not run to the left")
    return faults
