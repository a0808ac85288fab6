"""A document's objects put together: pages, catalog, structure, metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infographic.frame import Group, Segments, rectangle
from infographic.geometry import PT_PER_MM
from infographic.writers.pdf.canvas import Canvas, page_state
from infographic.writers.pdf.fonts import faces_of
from infographic.writers.pdf.metadata import describer, info, output_intents, preferences
from infographic.writers.pdf.model import PdfDocument, PdfPage
from infographic.writers.pdf.objects import Array, Dict, Document, Stream
from infographic.writers.pdf.painter import Painter
from infographic.writers.pdf.resources import Registry
from infographic.writers.pdf.structure import Structure
from infographic.writers.pdf.syntax import nums, text_string

if TYPE_CHECKING:
    from infographic.writers.pdf.links import Links


def assemble(document: PdfDocument) -> bytes:
    """Write the document."""
    if not document.pages:
        raise ValueError("a PDF needs at least one page")
    out = Document()
    catalog = Dict({"Type": "/Catalog"})
    out.ref(catalog)
    tree = Dict({"Type": "/Pages"})
    tree_ref = out.ref(tree)
    pages = [Dict({"Type": "/Page", "Parent": tree_ref}) for _ in document.pages]
    references = [out.ref(page) for page in pages]

    faces = faces_of((*page.frame.items, *page.marks) for page in document.pages)
    registry = Registry(out, faces, document.medium.space, outlines=document.outlines)
    structure = Structure()
    for number, (page, entries) in enumerate(zip(document.pages, pages, strict=True)):
        size = _size(page)
        box = (0.0, 0.0, *size)
        links = None
        if document.medium.linked:
            from infographic.writers.pdf.links import Links

            links = Links(out, structure, references, number, box)
        _page(page, number, size, entries, registry, structure, links)

    tree["Kids"], tree["Count"] = Array(references), len(references)
    metadata = Stream(b"", {"Type": "/Metadata", "Subtype": "/XML"}, plain=True)
    catalog.dict |= {
        "Pages": tree_ref,
        "Lang": text_string(document.lang),
        "MarkInfo": "<</Marked true>>",
        "ViewerPreferences": preferences(document),
        "StructTreeRoot": out.ref(structure.write(out, references)),
        "Metadata": out.ref(metadata),
    }
    if document.medium.linked:
        from infographic.writers.pdf.bookmarks import headings, write_bookmarks

        found = headings(document.pages)
        if len(found) > 1:
            catalog["Outlines"] = write_bookmarks(out, found, references)
            catalog["PageMode"] = "/UseOutlines"
    if document.first_number != 1:
        catalog["PageLabels"] = _labels(document.first_number)
    if document.intent is not None:
        catalog["OutputIntents"] = output_intents(out, document.intent, document.medium.claims)
    return out.save(catalog, info(document), metadata, describer(document))


def _size(page: PdfPage) -> tuple[float, float]:
    """Width and height of trim, bleed and room for marks, pt."""
    around = 2 * (max(page.bleed, 0.0) + page.around)
    return PT_PER_MM * (page.frame.width + around), PT_PER_MM * (page.frame.height + around)


def _bleed(page: PdfPage) -> Segments:
    """The bleed's outline in the frame's space, mm."""
    out = max(page.bleed, 0.0)
    return rectangle(-out, -out, page.frame.width + 2 * out, page.frame.height + 2 * out)


def _labels(first: int) -> str:
    """The numbers that pages carry (12.4.2): ``first`` on the first page; none before 1."""
    if first > 0:
        return f"<</Nums [0 <</S /D /St {first}>>]>>"
    return f"<</Nums [0 <</P ( )>> {1 - first} <</S /D /St 1>>]>>"


def _page(
    page: PdfPage,
    number: int,
    size: tuple[float, float],
    entries: Dict,
    registry: Registry,
    structure: Structure,
    links: Links | None,
) -> None:
    width, height = size
    around = PT_PER_MM * page.around
    edge = around + PT_PER_MM * max(page.bleed, 0.0)
    container = structure.container(number)
    canvas = Canvas(registry, container, page_state())
    painter = Painter(structure, canvas, links)
    painter.page_box = (0.0, 0.0, width, height)
    items = page.frame.items
    if page.around:  # the paper goes on behind the bleed: what passes it would be seen
        items = (Group(items, clip=_bleed(page)), *page.marks)
    painter.paint(items, edge, height - edge)
    media = f"[0 0 {nums((width, height))}]"
    entries.dict |= {
        "MediaBox": media,
        "BleedBox": f"[{nums((around, around, width - around, height - around))}]",
        "TrimBox": f"[{nums((edge, edge, width - edge, height - edge))}]",
        "Group": registry.group(),
        "Tabs": "/S",
        "StructParents": container.key,
        "Contents": registry.document.ref(Stream(canvas.content())),
        "Resources": canvas.used.dictionary(),
    }
    if links is not None and links.references:
        entries["Annots"] = Array(links.references)
