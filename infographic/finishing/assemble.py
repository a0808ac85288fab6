"""Sheets to a PDF: every source page is made a form once and placed wherever sheets ask for it.

What a press needs goes through untouched: content streams, fonts, spots, overprint, output
intents with their one profile, optional content, the PDF/X claim.  What belongs to reading pages
one by one is dropped: tags, links, bookmarks, and the claims of PDF/UA and PDF/A.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

from infographic.finishing.marks import draw
from infographic.finishing.metadata import reclaimed
from infographic.finishing.model import Box, Placement, Sheet
from infographic.finishing.source import SourcePage, decimal, make_form, open_pdf, read_pages
from infographic.geometry import PT_PER_MM
from infographic.writers.pdf.syntax import nums

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

#: What a catalog of sheets keeps; the rest points to pages that are no more.
_KEPT = frozenset(
    {"/Type", "/Version", "/Extensions", "/Pages", "/Metadata", "/OutputIntents", "/OCProperties"}
)


def assemble(data: bytes, sheets: Sequence[Sheet], *, duplex: bool = False) -> bytes:
    """The sheets as a PDF made from the pages in ``data``.  Same input, same bytes.

    ``duplex``: fronts and backs alternate; office printers are told how to turn the paper.
    Raises ``BrokenPdf``.
    """
    pdf = open_pdf(data)
    sources = read_pages(pdf)
    digest = sha256(data + repr(sheets).encode()).hexdigest()
    originals = [page.obj for page in pdf.pages]
    group = next((p["/Group"] for p in originals if "/Group" in p), None)
    forms: dict[int, Object] = {}
    for sheet in sheets:
        for placement in sheet.placements:
            page = placement.page
            if page is not None and page not in forms:
                forms[page] = make_form(pdf, originals[page], sources[page], group)
    space = _all_plates(pdf)
    made = [_sheet(pdf, sheet, sources, forms, space, group) for sheet in sheets]
    del pdf.pages[:]
    for one in made:
        pdf.pages.append(one)
    _catalog(pdf, digest, _preferences(sheets, duplex))
    out = BytesIO()
    # The trailer's ID is a hash of what is written; XMP stays as it was made here.
    pdf.save(out, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()


def _all_plates(pdf: Pdf) -> Object:
    """The separation `All`: on every plate; on screens all four inks."""
    import pikepdf

    function = pikepdf.Dictionary(
        FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1
    )
    names = (pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK)
    return pdf.make_indirect(pikepdf.Array([*names, function]))


def _sheet(
    pdf: Pdf,
    sheet: Sheet,
    sources: Sequence[SourcePage],
    forms: dict[int, Object],
    space: Object,
    group: Object | None,
) -> Any:
    import pikepdf

    used = {p.page: forms[p.page] for p in sheet.placements if p.page is not None}
    content = b"\n".join(_content(sheet, sources))
    resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary({f"/P{page + 1}": form for page, form in used.items()}),
    )
    if sheet.marks:
        content += b"\n" + draw(sheet.marks)
        resources.ColorSpace = pikepdf.Dictionary(CSAll=space)
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=_array(sheet.area),
        BleedBox=_array(sheet.bleed.shared(sheet.area)),
        TrimBox=_array(sheet.trim),
        Contents=pikepdf.Stream(pdf, content),
        Resources=resources,
    )
    if group is not None:
        page.Group = group
    return pikepdf.Page(pdf.make_indirect(page))


def _content(sheet: Sheet, sources: Sequence[SourcePage]) -> Iterator[bytes]:
    for placement in sheet.placements:
        if placement.page is None:
            continue
        box = placement.visible
        clip = nums(PT_PER_MM * v for v in (box.left, box.bottom, box.width, box.height))
        matrix = nums(_matrix(placement), 6)
        yield f"q {clip} re W n {matrix} cm /P{placement.page + 1} Do Q".encode("ascii")


def _matrix(placement: Placement) -> tuple[float, ...]:
    """From the form's space (pt, trim at the origin) to the sheet."""
    trim, s = placement.trim, placement.scale
    left, bottom = PT_PER_MM * trim.left, PT_PER_MM * trim.bottom
    right, top = PT_PER_MM * trim.right, PT_PER_MM * trim.top
    match placement.rotation:
        case 90:
            return (0, s, -s, 0, right, bottom)
        case 180:
            return (-s, 0, 0, -s, right, top)
        case 270:
            return (0, -s, s, 0, left, top)
    return (s, 0, 0, s, left, bottom)


def _array(box: Box) -> Any:
    import pikepdf

    return pikepdf.Array([decimal(PT_PER_MM * v) for v in box])


def _catalog(pdf: Pdf, digest: str, preferences: Any) -> None:
    """Drop what spoke of the pages, keep what speaks of the print."""
    import pikepdf

    root = pdf.Root
    for key in [key for key in root.keys() if key not in _KEPT]:  # noqa: SIM118 - an Object
        del root[key]
    for one in pdf.objects:
        if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
            for key in ("/StructParents", "/StructParent"):
                if key in one:
                    del one[key]
    root.ViewerPreferences = preferences
    if "/Metadata" in root:
        packet = reclaimed(root.Metadata.read_bytes(), digest)
        if packet is None:
            del root["/Metadata"]
        else:
            made = pdf.make_stream(packet)
            made.Type, made.Subtype = _name("/Metadata"), _name("/XML")
            root.Metadata = made


def _preferences(sheets: Sequence[Sheet], duplex: bool) -> Any:
    """True size; of both sides, the paper turned over left to right as the backs expect."""
    import pikepdf

    made = pikepdf.Dictionary(PrintScaling=_name("/None"))
    if duplex:
        edge = "Short" if sheets[0].width > sheets[0].height else "Long"
        made.Duplex = _name(f"/DuplexFlip{edge}Edge")
    return made


def _name(text: str) -> Any:
    import pikepdf

    return pikepdf.Name(text)
