"""Lines, fragments and columns of horizontal body text, from glyph places alone.

A line's edges are optical in the sense of the rules: advances count, except that
an opening mark at the line's start gives up its blank left half and a closing mark
or stop at the line's end its blank right half. So a line that starts with 「“」 has
its left edge half an em right of that glyph's origin, and one that ends with 「，」
has its right edge half an em right of that glyph's origin. A mark that keeps its
whole width then stands half an em off the edge and is reported.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from checker.interpret import Glyph
from checker.structure import Element

TABLES = json.loads(
    (Path(__file__).resolve().parents[1] / "data" / "line_rules.json").read_text("utf-8")
)
NOT_AT_START = set(TABLES["not_at_line_start"])
NOT_AT_END = set(TABLES["not_at_line_end"])
CLOSING = set(TABLES["closing_half_marks"])
OPENING = set(TABLES["opening_half_marks"])
INTERPUNCTS = set(TABLES["interpuncts"])
MARKS = CLOSING | OPENING
EPS = 0.05
SOFT_HYPHEN = "\u00ad"


def full_width(glyph: Glyph) -> bool:
    return glyph.advance > 0.9 * glyph.size


def han(glyph: Glyph) -> bool:
    return "\u3400" <= glyph.text[:1] <= "\u9fff" or glyph.text[:1] >= "\U00020000"


@dataclass(repr=False)
class Line:
    glyphs: list[Glyph]
    first: bool = False
    last: bool = False

    #: True when the line ends with a hyphen that is not the text's own.
    hyphen: bool = False

    @property
    def text(self) -> str:
        return "".join(g.text for g in self.glyphs if g.text != SOFT_HYPHEN)

    @property
    def y(self) -> float:
        return self.glyphs[0].y

    @property
    def left(self) -> float:
        glyph = self.glyphs[0]
        trimmed = glyph.text in OPENING and full_width(glyph)
        return glyph.x + (glyph.size / 2 if trimmed else 0)

    @property
    def right(self) -> float:
        glyph = self.glyphs[-1]
        if glyph.text in INTERPUNCTS:  # the middle of its glyph is the middle of half an em
            return glyph.x + glyph.advance / 2 + glyph.size / 4
        trimmed = glyph.text in CLOSING and full_width(glyph)
        return glyph.x + (glyph.size / 2 if trimmed else glyph.advance)

    def gaps(self) -> list[tuple[Glyph, Glyph, float]]:
        """Neighbours and the space between them beyond the first one's advance, in em."""
        return [
            (a, b, (b.x - a.x - a.advance) / a.size)
            for a, b in zip(self.glyphs, self.glyphs[1:], strict=False)
        ]

    def stretch(self) -> float:
        """What justification added between plain Han neighbours, in em."""
        plain = [gap for a, b, gap in self.gaps() if han(a) and han(b)]
        return median(plain) if plain else 0.0


@dataclass
class Fragment:
    """The lines of one paragraph in one column."""

    lines: list[Line]
    mcid: int | None = None

    @property
    def starts(self) -> bool:
        return self.lines[0].first

    @property
    def ends(self) -> bool:
        return self.lines[-1].last


@dataclass(repr=False)
class Column:
    fragments: list[Fragment]

    @property
    def lines(self) -> list[Line]:
        return [line for fragment in self.fragments for line in fragment.lines]

    @property
    def left(self) -> float:
        return mode([ln.left for ln in self.lines if not ln.first] or [self.lines[0].left])

    @property
    def right(self) -> float:
        return mode([ln.right for ln in self.lines if not ln.last] or [self.lines[0].right])

    @property
    def top(self) -> float:
        return self.lines[0].y

    @property
    def foot(self) -> float:
        return self.lines[-1].y

    @property
    def place(self) -> str:
        return f"column at x {self.left:.1f}, y {self.top:.0f}..{self.foot:.0f}"


def mode(values: Iterable[float]) -> float:
    """The value that most others agree with, to a hair (positions are written in steps)."""
    values = list(values)
    return max(values, key=lambda v: sum(abs(v - other) <= 0.02 for other in values))


def back(before: Glyph, glyph: Glyph) -> bool:
    """True when the pen jumps back: an opening mark that has given up its blank starts to the
    left of a narrow letter before it."""
    trimmed = glyph.text in OPENING and full_width(glyph)
    return glyph.x + (glyph.size / 2 if trimmed else 0) < before.x


def split_lines(glyphs: list[Glyph]) -> list[Line]:
    """Glyphs in drawing order, cut where the baseline moves or the pen jumps back."""
    lines: list[Line] = []
    for glyph in glyphs:
        if not glyph.text.strip():
            continue
        before = lines[-1].glyphs[-1] if lines else None
        if before is None or abs(glyph.y - before.y) > 0.5 or back(before, glyph):
            lines.append(Line([]))
        lines[-1].glyphs.append(glyph)
    for line in lines:
        line.hyphen = line.glyphs[-1].text == SOFT_HYPHEN
    if lines:
        lines[0].first = lines[-1].last = True
    return lines


def body_style(glyphs: Iterable[Glyph]) -> tuple[str, float]:
    """The most frequent face and size of horizontal text."""
    count = Counter((g.font, round(g.size, 3)) for g in glyphs if not g.vertical)
    return count.most_common(1)[0][0]


def body_elements(found: Iterable[Element], style: tuple[str, float]) -> list[Element]:
    """Block elements whose text is mostly in the body's face and size."""
    face, size = style
    kept = []
    for element in found:
        text = [g for g in element.glyphs if g.text.strip()]
        same = [g for g in text if g.font == face and abs(g.size - size) < 0.01]
        if text and not element.heading and len(same) > len(text) / 2:
            kept.append(element)
    return kept


def leading(paragraphs: Iterable[list[Line]]) -> float:
    """The commonest distance between neighbouring baselines of a paragraph."""
    steps = [a.y - b.y for lines in paragraphs for a, b in itertools.pairwise(lines) if a.y > b.y]
    return mode(steps)


def split_fragments(lines: list[Line], mcid: int | None = None) -> list[Fragment]:
    """A paragraph's lines, cut where the text moves on to the head of another column."""
    fragments: list[Fragment] = []
    for line in lines:
        before = fragments[-1].lines[-1] if fragments else None
        if (
            before is None
            or line.y > before.y
            or abs(line.left - before.left) > 5 * line.glyphs[0].size
        ):
            fragments.append(Fragment([], mcid))
        fragments[-1].lines.append(line)
    return fragments


def build_columns(fragments: Iterable[Fragment]) -> list[Column]:
    """Neighbouring fragments that stand below each other on one left edge and measure."""
    columns: list[Column] = []
    for fragment in fragments:
        alone = Column([fragment])
        em = fragment.lines[0].glyphs[0].size
        if columns:
            column = columns[-1]
            inner = [ln for ln in fragment.lines if not ln.last]
            level = abs(alone.left - column.left) < 3 * em
            same = not inner or abs(alone.right - column.right) < 3 * em
            if alone.top < column.foot and level and same:
                column.fragments.append(fragment)
                continue
        columns.append(alone)
    return columns


@dataclass(repr=False)
class Body:
    """Everything the line rules look at."""

    style: tuple[str, float]
    elements: list[Element]
    paragraphs: list[list[Line]]
    columns: list[Column]
    leading: float


def read_body(glyphs: list[Glyph], found: list[Element]) -> Body:
    style = body_style(glyphs)
    kept = body_elements(found, style)
    paragraphs = [split_lines(e.glyphs) for e in kept]
    fragments = [
        part
        for element, lines in zip(kept, paragraphs, strict=True)
        for part in split_fragments(lines, element.mcids[0])
    ]
    return Body(style, kept, paragraphs, build_columns(fragments), leading(paragraphs))
