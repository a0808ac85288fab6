"""Vertical running text: lines from right to left in tiers, one above the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from infographic.frame import Item, Tag
from infographic.layout.text import picked
from infographic.panel import Context
from infographic.record import dataclass
from infographic.spec.values import Text
from infographic.text.emphasis import dots
from infographic.text.linebreak import justify
from infographic.text.paragraph import Paragraph
from infographic.text.runs import vertical_column

#: Between two tiers, em.
TIER_GAP = 2.0


class VerticalLine(NamedTuple):
    """Line ``number`` of a paragraph."""

    paragraph: int
    number: int


@dataclass(frozen=True)
class Tiers:
    """Paragraphs broken to a tier's depth, and which of their lines stand in which tier."""

    paragraphs: tuple[Paragraph, ...]
    held: tuple[tuple[VerticalLine, ...], ...]
    #: Lines that found no place.
    over: int

    def end(self, start: Place) -> Place:
        """Where in the article, of which this is the part from ``start`` on, these lines end."""
        held = [line for tier in self.held for line in tier]
        if not held:
            return start
        which, number = held[-1]
        lines = self.paragraphs[which].lines
        if number == len(lines) - 1:
            return Place(start.paragraph + which + 1)
        return Place(start.paragraph + which, lines[number].end)

    @property
    def fits(self) -> bool:
        return not self.over

    @property
    def flaws(self) -> int:
        """Very loose lines."""
        return sum(p.very_loose for p in self.paragraphs)


class Place(NamedTuple):
    """A place in an article: a paragraph and the units of it that stand before."""

    paragraph: int
    unit: int = 0


#: Where an article begins.
START = Place(0)


def vertical_paragraphs(
    ctx: Context,
    texts: Sequence[tuple[Text | None, Text]],
    ems: int,
    indent: float,
    start: Place = START,
) -> tuple[Paragraph, ...]:
    """Texts with their run-in heads in vertical lines of ``ems`` em, from a place on."""
    out: list[Paragraph] = []
    for head, text in texts[start.paragraph :]:
        pieces = picked(ctx, text)
        if head is not None:
            pieces = [ctx.piece(head, "runin"), *pieces]
        made = ctx.prepared(pieces, vertical=True)
        inner = 0.0 if head is not None else indent
        measure = (ems + 1e-6) * ctx.em
        if start.unit and not out:  # it goes on, without an indent
            out.append(Paragraph(made, ctx.size, measure, start=start.unit))
        else:
            out.append(ctx.paragraph(made, ctx.size, measure, indent=inner))
    return tuple(out)


def tiers(paragraphs: Sequence[Paragraph], count: int, room: int) -> Tiers:
    """Lines shared out to ``count`` tiers of ``room`` lines at most, all of about as many.

    No first line of a paragraph ends a tier, no last one begins one (widow and orphan).
    """
    total = sum(len(made.lines) for made in paragraphs)
    for even in range(min(room, -(-total // count)), room):
        made = _filled(paragraphs, count, even)
        if made.fits:
            return made
    return _filled(paragraphs, count, room)


def _filled(paragraphs: Sequence[Paragraph], count: int, room: int) -> Tiers:
    lines = [
        VerticalLine(p, i) for p, made in enumerate(paragraphs) for i in range(len(made.lines))
    ]
    held: list[tuple[VerticalLine, ...]] = []
    at = 0
    for _ in range(count):
        end = min(at + room, len(lines))
        if end < len(lines):
            end = _good_end(lines, paragraphs, at, end)
        held.append(tuple(lines[at:end]))
        at = end
    return Tiers(tuple(paragraphs), tuple(held), len(lines) - at)


def _good_end(
    lines: Sequence[VerticalLine], paragraphs: Sequence[Paragraph], start: int, end: int
) -> int:
    """The last place up to ``end`` where a tier may end."""
    for cut in range(end, max(start + 1, end - 3), -1):
        before, after = lines[cut - 1], lines[cut]
        total = len(paragraphs[after.paragraph].lines)
        inside = after.number > 0
        if not inside or (before.number > 0 and after.number < total - 1):
            return cut
    return end


def draw_tier(
    ctx: Context,
    made: Tiers,
    tier: int,
    right: float,
    top: float,
    pitch: float,
    key: str,
    before: int = 0,
) -> list[Item]:
    """A tier's lines from its right edge (mm); what it holds of a paragraph is told whole to readers
    (docs/adr/0005).  ``before``: paragraphs of the article that stand elsewhere."""
    out: list[Item] = []
    shown: dict[int, list[Item]] = {}
    texts: dict[int, str] = {}
    dotted: list[Item] = []  # apart: pdfium tells what it interrupts twice
    for column, (which, number) in enumerate(made.held[tier]):
        paragraph = made.paragraphs[which]
        line = paragraph.lines[number]
        units = paragraph.prepared.units[line.start : line.end]
        texts[which] = texts.get(which, "") + "".join(u.text for u in units)
        center = right - (column + 0.5) * pitch
        drawn, marks = _line(paragraph, number, center, top)
        shown.setdefault(which, []).extend(drawn)
        dotted += marks
    for which, items in shown.items():
        told = Tag("Span", tuple(items), actual=texts[which])
        out.append(Tag("P", (told,), key=f"{key}.{before + which}", span=ctx.span))
    return [*out, *dotted]


def _line(
    paragraph: Paragraph, index: int, center: float, top: float
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """One line with its first character's box at ``top``, and its emphasis dots."""
    line = paragraph.lines[index]
    last = index == len(paragraph.lines) - 1
    gaps = justify(paragraph.prepared.items, line, last=last)
    top += (paragraph.indent if index == 0 else 0.0) * paragraph.em
    where = (paragraph.prepared, line, gaps, paragraph.size)
    return vertical_column(*where, center, top), dots(*where, center, top, vertical=True)
