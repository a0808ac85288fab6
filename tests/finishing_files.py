"""Numbered PDFs to fold and cut, and how sheets are read: from what stands in the finished file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import groupby

import pikepdf
from checker.interpret import Glyph, read_page
from small_pdf import RED, SANS, SPOT, run

from infographic.frame import Frame, Item, Path, rectangle
from infographic.geometry import MM_PER_PT
from infographic.writers.pdf import PdfDocument, PdfPage, fogra39, write_pdf

WIDTH, HEIGHT, BLEED = 100.0, 140.0, 3.0
#: Where a page's number stands, mm from the trim's lower left corner to the first baseline.
AT = (20.0, 60.0)
CLAIMS = """
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
   <pdfuaid:part>1</pdfuaid:part>
   <pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
   <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
  </rdf:Description>
"""


def page(number: int, width: float = WIDTH, height: float = HEIGHT) -> PdfPage:
    """A page with its number, a ground in a spot over the bleed, and a red rule."""
    items: tuple[Item, ...] = (
        Path(rectangle(-BLEED, -BLEED, width + 2 * BLEED, 12.0), fill=SPOT),
        Path(rectangle(10.0, height - 20.0, width - 20.0, 2.0), fill=RED),
        run(SANS, "小字套印", 30.0, 30.0, 8.0),  # small black text overprints
        run(SANS, f"P{number:03d}", AT[0], height - AT[1], 40.0),
    )
    return PdfPage(Frame(width, height, items), BLEED)


@lru_cache(maxsize=8)
def numbered(count: int, width: float = WIDTH, height: float = HEIGHT) -> bytes:
    """A press file of so many numbered pages that claims X-4, A-2u and UA-1."""
    pages = tuple(page(i + 1, width, height) for i in range(count))
    made = write_pdf(PdfDocument(pages, "样书", "zh-CN", intent=fogra39()))
    with pikepdf.open(BytesIO(made)) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode("utf-8")
        if "pdfuaid" not in packet:
            packet = packet.replace("</rdf:RDF>", CLAIMS + "</rdf:RDF>")
        stream = pdf.make_stream(packet.encode())
        stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        pdf.Root.Metadata = stream
        out = BytesIO()
        pdf.save(out, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()


@dataclass(frozen=True)
class Seen:
    """A page number found on a sheet: mm from the sheet's lower left corner; 0 or 180 degrees."""

    number: int
    x: float
    y: float
    turned: bool

    @property
    def middle(self) -> tuple[float, float]:
        """About the middle of the page that it stands on."""
        sign = -1 if self.turned else 1
        return self.x + sign * 30.0, self.y + sign * 10.0


def seen(data: bytes) -> list[list[Seen]]:
    """The numbers on every sheet."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [_numbers(read_page(page).glyphs) for page in pdf.pages]


def _numbers(glyphs: list[Glyph]) -> list[Seen]:
    groups = groupby(glyphs, key=lambda g, count=[0]: _count(g, count))  # type: ignore[misc]
    made = [list(group) for _, group in groups]
    return [_number(group) for group in made if group[0].text == "P"]


def _count(glyph: Glyph, count: list[int]) -> int:
    count[0] += glyph.text == "P"
    return count[0]


def _number(glyphs: list[Glyph]) -> Seen:
    first, last = glyphs[0], glyphs[3]
    number = int("".join(g.text for g in glyphs[1:4]))
    return Seen(number, first.x * MM_PER_PT, first.y * MM_PER_PT, last.x < first.x)


def boxes(data: bytes, name: str) -> list[tuple[float, ...]]:
    """A box of every page, mm."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [tuple(float(v) * MM_PER_PT for v in page.obj[name]) for page in pdf.pages]
