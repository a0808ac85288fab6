"""Small cases made by hand: lines of fake glyphs, and PDF files of a few objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf

from checker.interpret import Glyph, Page, read_page
from checker.lines import Column, Fragment, Line
from checker.structure import Element

EM = 10.0
LEADING = 14.0
BLACK = ("DeviceCMYK", (0.0, 0.0, 0.0, 1.0))


def glyph(
    text: str,
    x: float = 0,
    y: float = 0,
    *,
    size: float = EM,
    advance: float | None = None,
    fill: Any = BLACK,
    vertical: bool = False,
    font: str = "Body-Regular",
    mcid: int | None = 0,
    mode: int = 0,
    order: int = 1,
) -> Glyph:
    width = (size / 2 if text.isascii() else size) if advance is None else advance
    half = text in "”’》）、。，：；"
    cell = (x, y - 0.12 * size, x + width, y + 0.88 * size)
    ink = (x + 0.05 * size, y, x + (0.4 * size if half else width - 0.05 * size), y + 0.8 * size)
    return Glyph(
        text, x, y, width, size, vertical, font, fill, mode, mcid, False, False, ink, cell, order
    )


def line(
    text: str, x: float = 0, y: float = 0, gaps: dict[int, float] | None = None, **options: Any
) -> Line:
    """Glyphs side by side; gaps adds room (points) after the nth glyph."""
    glyphs, pen = [], x
    for n, char in enumerate(text):
        glyphs.append(glyph(char, pen, y, **options))
        pen += glyphs[-1].advance + (gaps or {}).get(n, 0)
    return Line(glyphs)


def paragraph(*texts: str, x: float = 0, top: float = 0, step: float = LEADING) -> list[Line]:
    lines = [line(t, x, top - n * step) for n, t in enumerate(texts)]
    lines[0].first = lines[-1].last = True
    return lines


def column(*paragraphs: Sequence[Line]) -> Column:
    return Column([Fragment(list(lines), n) for n, lines in enumerate(paragraphs)])


def element(lines: Sequence[Line], kind: str = "/P", mcid: int = 0) -> Element:
    return Element(kind, (), None, [mcid], [g for ln in lines for g in ln.glyphs])


TO_UNICODE = b"""2 beginbfchar
<0001> <4E00>
<0002> <3002>
endbfchar
1 beginbfrange
<0010> <0012> <0061>
endbfrange"""
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">T</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>zh-Hans</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def small_pdf(content: str, encoding: str = "/Identity-H") -> pikepdf.Pdf:
    """One tagged page: trim 100 x 200 mm, 3 mm bleed, MCID 0 in a P, MCID 1 in a Figure."""
    pdf = pikepdf.new()
    mm = 72 / 25.4
    media = [0, 0, 106 * mm, 206 * mm]
    trim = [3 * mm, 3 * mm, 103 * mm, 203 * mm]
    descriptor = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor))
    descriptor.FontFile3 = pdf.make_stream(b"no outlines")
    child = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType2,
        FontDescriptor=descriptor,
        DW=1000,
        W=pikepdf.Array([16, pikepdf.Array([500, 600]), 18, 18, 700]),
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name("/ABCDEF+Body-Regular"),
        Encoding=pikepdf.Name(encoding),
        DescendantFonts=pikepdf.Array([pdf.make_indirect(child)]),
        ToUnicode=pdf.make_stream(TO_UNICODE),
    )
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=media,
        BleedBox=media,
        TrimBox=trim,
        StructParents=0,
        Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font))),
        Contents=pdf.make_stream(content.encode()),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    kinds = {"P": 0, "Figure": 1}
    kids = [
        pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name("/" + kind), K=number, P=root))
        for kind, number in kinds.items()
    ]
    kids[1].Alt = "picture"
    root.K = pikepdf.Array(kids)
    root.ParentTree = pikepdf.Dictionary(Nums=[0, pikepdf.Array(kids)])
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pdf.Root.Lang = "zh-Hans"
    pdf.Root.Metadata = pdf.make_stream(XMP.encode())
    pdf.docinfo["/Title"] = "T"
    return pdf


GOOD = """/P <</MCID 0>> BDC 0 0 0 1 k BT /F1 12 Tf 50 300 Td [<0001> -500 <00100012>] TJ ET EMC
/Figure <</MCID 1>> BDC 0 1 1 0 k 20 20 50 40 re f EMC
/Artifact BMC 0 0 0 0.2 K 0 0 m 10 10 l S EMC"""


def small_page(content: str = GOOD, encoding: str = "/Identity-H") -> Page:
    with small_pdf(content, encoding) as pdf:
        return read_page(pdf.pages[0])
