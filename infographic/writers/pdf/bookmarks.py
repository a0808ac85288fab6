"""Bookmarks from the headings (PDF 32000-1 12.3.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from infographic.extent import bounds
from infographic.frame import GlyphRun, Group, Item, Link, Tag
from infographic.geometry import IDENTITY, PT_PER_MM, Matrix
from infographic.record import dataclass, replace
from infographic.writers.pdf.model import PdfPage
from infographic.writers.pdf.objects import Document, Packed
from infographic.writers.pdf.syntax import num, text_string

_LEVELS = ("H1", "H2", "H3")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's level (from 0), text, page (from 0) and place in pt, y up."""

    level: int
    text: str
    page: int
    left: float
    top: float


def headings(pages: Sequence[PdfPage]) -> list[Heading]:
    """The headings in reading order; pieces of one element are one heading."""
    out: dict[object, Heading] = {}
    for number, page in enumerate(pages):
        edge = page.bleed
        height = page.frame.height + 2 * edge
        for index, (tag, matrix) in enumerate(_tags(page.frame.items, IDENTITY)):
            text = tag.actual or _text(tag, matrix)
            key = (tag.role, tag.key) if tag.key else (number, index)
            if key in out:
                out[key] = replace(out[key], text=_joined(out[key].text, text))
                continue
            left, top, _, _ = bounds(tag.items, matrix) or (0.0, 0.0, 0.0, 0.0)
            x, y = PT_PER_MM * max(left + edge, 0.0), PT_PER_MM * min(height - top - edge, height)
            out[key] = Heading(_LEVELS.index(tag.role), text, number, x, y)
    return [replace(h, text=" ".join(h.text.split())) for h in out.values() if h.text.strip()]


def _tags(items: Iterable[Item], matrix: Matrix) -> Iterator[tuple[Tag, Matrix]]:
    for item in items:
        match item:
            case Tag(role=role) if role in _LEVELS:
                yield item, matrix
            case Tag(role="Artifact"):
                pass
            case Tag() | Link():
                yield from _tags(item.items, matrix)
            case Group():
                yield from _tags(item.items, item.transform.then(matrix))


def _text(tag: Tag, matrix: Matrix) -> str:
    """What a heading says, its lines joined."""
    whole, last = "", None
    for text, line in _texts(tag.items, matrix):
        whole = whole + text if line == last else _joined(whole, text)
        last = line
    return whole


def _joined(line: str, following: str) -> str:
    """Two lines as one: words of an alphabet lost the blank between them, Han have none."""
    is_apart = line and following and max(line[-1], following[0]) < "\u2e80"
    return f"{line} {following}" if is_apart else line + following


def _texts(items: Iterable[Item], matrix: Matrix) -> Iterator[tuple[str, float]]:
    """The texts below some items, and where the line of each lies across its own way."""
    for item in items:
        match item:
            case GlyphRun():
                x, y = matrix.apply(item.x, item.y)
                yield item.text, round(x if item.vertical else y, 2)
            case Tag(role="Artifact"):
                pass
            case Tag() if item.actual:
                yield item.actual, -1.0
            case Tag() | Link():
                yield from _texts(item.items, matrix)
            case Group():
                yield from _texts(item.items, item.transform.then(matrix))


def write_bookmarks(out: Document, found: Sequence[Heading], pages: Sequence[str]) -> str:
    """The outline; returns its reference.  ``pages``: page references."""
    root = Packed()
    parent = out.ref(root)
    entries = [Packed() for _ in found]
    references = [out.ref(entry) for entry in entries]
    above = _parents([h.level for h in found])
    kids = {p: [i for i, q in enumerate(above) if q == p] for p in {-1, *above}}
    for i, (heading, entry) in enumerate(zip(found, entries, strict=True)):
        row = kids[above[i]]
        place = row.index(i)
        words = [
            f"/Title {text_string(heading.text)}",
            f"/Parent {references[above[i]] if above[i] >= 0 else parent}",
            f"/Dest [{pages[heading.page]} /XYZ {num(heading.left)} {num(heading.top)} null]",
            f"/Prev {references[row[place - 1]]}" if place else "",
            f"/Next {references[row[place + 1]]}" if place + 1 < len(row) else "",
            _children(i, kids, references, _below(i, kids)),
        ]
        entry.text = f"<<{' '.join(w for w in words if w)}>>"
    root.text = f"<</Type /Outlines {_children(-1, kids, references, len(found))}>>"
    return parent


def _parents(levels: Sequence[int]) -> list[int]:
    """For every heading the nearest one before it of a higher rank, or -1."""
    out: list[int] = []
    for i, level in enumerate(levels):
        out.append(next((j for j in range(i - 1, -1, -1) if levels[j] < level), -1))
    return out


def _children(
    i: int, kids: dict[int, list[int]], references: Sequence[str], count: int
) -> str:  # fmt: skip
    row = kids.get(i, [])
    return f"/First {references[row[0]]} /Last {references[row[-1]]} /Count {count}" if row else ""


def _below(i: int, kids: dict[int, list[int]]) -> int:
    """How many entries an open entry shows."""
    return sum(1 + _below(j, kids) for j in kids.get(i, ()))
