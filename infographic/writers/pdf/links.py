"""Link annotations (PDF 32000-1 12.5.6.5), each in its structure element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from infographic.extent import Box
from infographic.frame import GlyphRun, Group, Item, Link, Tag
from infographic.record import dataclass, field
from infographic.writers.pdf.objects import Document, Packed
from infographic.writers.pdf.structure import Element, Structure
from infographic.writers.pdf.syntax import literal, nums, text_string


@dataclass
class Links:
    """The links of one page.

    ``pages``: references of all pages; ``box``: the media box, which no link passes.
    """

    document: Document
    structure: Structure
    pages: Sequence[str]
    number: int
    box: Box
    references: list[str] = field(default_factory=list)

    def add(self, link: Link, element: Element, extent: Box | None) -> None:
        """An annotation over ``extent`` (pt, page space); none where nothing is painted."""
        if extent is None:
            return
        x0, y0 = max(extent[0], self.box[0]), max(extent[1], self.box[1])
        x1, y1 = min(extent[2], self.box[2]), min(extent[3], self.box[3])
        if x0 >= x1 or y0 >= y1:
            return
        annotation = Packed()
        reference = self.document.ref(annotation)
        key = self.structure.annotation(element, self.number, reference)
        annotation.text = (
            f"<</Type /Annot /Subtype /Link /Rect [{nums((x0, y0, x1, y1))}] "
            f"/QuadPoints [{nums((x0, y0, x1, y0, x1, y1, x0, y1))}] /Border [0 0 0] /F 4 "
            f"/Contents {text_string(told(link))} /P {self.pages[self.number]} "
            f"/StructParent {key} {self._target(link)}>>"
        )
        self.references.append(reference)

    def _target(self, link: Link) -> str:
        if link.uri:
            return f"/A <</S /URI /URI {literal(ascii_uri(link.uri))}>>"
        if link.page > len(self.pages):
            raise ValueError(f"a link leads to page {link.page} of {len(self.pages)}")
        return f"/Dest [{self.pages[link.page - 1]} /Fit]"


def told(link: Link) -> str:
    """What the link is called (PDF/UA-1 7.18.5): its address, else its own words."""
    return link.uri or "".join(_words(link.items)).strip() or str(link.page)


def _words(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        match item:
            case GlyphRun():
                yield item.text
            case Tag() if item.actual or item.alt:
                yield item.actual or item.alt
            case Tag() | Group() | Link():
                yield from _words(item.items)


def ascii_uri(uri: str) -> str:
    """An address in the ASCII form that a URI action wants (RFC 3987 3.1)."""
    return "".join(
        c if "!" <= c <= "~" else "".join(f"%{byte:02X}" for byte in c.encode("utf-8")) for c in uri
    )
