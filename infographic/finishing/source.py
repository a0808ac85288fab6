"""The finished PDF that is imposed: its pages' boxes, and each page as one form."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from infographic.finishing.model import Sides, Size
from infographic.geometry import MM_PER_PT
from infographic.record import dataclass

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

#: Inheritable page entries (32000-1, table 31) are looked for this far up the tree.
_DEEPEST = 64


class BrokenPdf(ValueError):
    """A file that is no PDF, or lacks what imposing it needs."""


class Points(NamedTuple):
    """A box in the page's own space: left, bottom, right, top in user units."""

    left: float
    bottom: float
    right: float
    top: float

    def within(self, other: Points) -> Points:
        return Points(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page as it is placed.

    ``trim`` and ``bleed`` in its own space; ``turn``: /Rotate, degrees clockwise; ``unit``:
    /UserUnit.
    """

    trim: Points
    bleed: Points
    turn: int
    unit: float

    @property
    def size(self) -> Size:
        """The trim as it is seen, mm."""
        mm = MM_PER_PT * self.unit
        size = Size(
            (self.trim.right - self.trim.left) * mm, (self.trim.top - self.trim.bottom) * mm
        )
        return size.turned if self.turn in (90, 270) else size

    @property
    def bleeds(self) -> Sides:
        """How far the bleed box reaches over the trim in the page's own directions, mm."""
        mm = MM_PER_PT * self.unit
        t, b = self.trim, self.bleed
        return Sides(
            (t.left - b.left) * mm,
            (t.bottom - b.bottom) * mm,
            (b.right - t.right) * mm,
            (b.top - t.top) * mm,
        )

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """From the page's space to pt with the trim's seen lower left corner at the origin."""
        t, u = self.trim, self.unit
        match self.turn:
            case 90:  # the page's right edge is seen at the foot
                return (0, -u, u, 0, -u * t.bottom, u * t.right)
            case 180:
                return (-u, 0, 0, -u, u * t.right, u * t.top)
            case 270:
                return (0, u, -u, 0, u * t.top, -u * t.left)
        return (u, 0, 0, u, -u * t.left, -u * t.bottom)


def open_pdf(data: bytes) -> Pdf:
    """The PDF in some bytes.  Raises ``BrokenPdf``."""
    import pikepdf

    try:
        pdf = pikepdf.open(BytesIO(data))
        count = len(pdf.pages)
    except pikepdf.PasswordError:
        raise BrokenPdf("it is encrypted: take the password off first") from None
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError) as fault:
        raise BrokenPdf(f"it cannot be read as a PDF ({first_line(fault)})") from None
    if not count:
        raise BrokenPdf("it has no pages")
    return pdf


def first_line(fault: Exception) -> str:
    """What a library's message says, without the file and the object it says it of."""
    text = str(fault).strip().split("\n")[0]
    return text.rpartition(": ")[2] or "damaged"


def read_pages(pdf: Pdf) -> tuple[SourcePage, ...]:
    """The boxes of every page.  Raises ``BrokenPdf``."""
    return tuple(_read(page.obj, number) for number, page in enumerate(pdf.pages, 1))


def _read(page: Object, number: int) -> SourcePage:
    media = _box(inherited(page, "/MediaBox"), number, "MediaBox")
    if media is None:
        raise BrokenPdf(f"page {number} has no MediaBox")
    crop = (_box(inherited(page, "/CropBox"), number, "CropBox") or media).within(media)
    # 32000-1, 14.11.2: without a box of its own a page is trimmed where it is cropped
    trim = (_box(page.get("/TrimBox"), number, "TrimBox") or crop).within(media)
    bleed = (_box(page.get("/BleedBox"), number, "BleedBox") or crop).within(media)
    if trim.right - trim.left < 1 or trim.top - trim.bottom < 1:
        raise BrokenPdf(f"page {number}: its TrimBox lies outside its MediaBox or is empty")
    bleed = Points(
        min(bleed.left, trim.left),
        min(bleed.bottom, trim.bottom),
        max(bleed.right, trim.right),
        max(bleed.top, trim.top),
    )
    try:
        turn, unit = int(inherited(page, "/Rotate") or 0), float(page.get("/UserUnit") or 1.0)
    except (TypeError, ValueError):
        raise BrokenPdf(f"page {number}: its /Rotate or /UserUnit is no number") from None
    return SourcePage(trim, bleed, turn % 360, unit)


def inherited(page: Object, key: str) -> Any:
    """An entry of the page or of the nearest node above it that has it, None without."""
    node: Any = page
    for _ in range(_DEEPEST):
        if node is None:
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def _box(value: Any, number: int, name: str) -> Points | None:
    if value is None:
        return None
    try:
        x0, y0, x1, y1 = (float(v) for v in value)
    except (TypeError, ValueError):
        raise BrokenPdf(f"page {number}: its {name} is not four numbers") from None
    return Points(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def sizes_agree(pages: tuple[SourcePage, ...], slack: float = 0.1) -> Size:
    """The trim that all pages have, to ``slack`` mm.  Raises ``BrokenPdf`` naming the first that
    has not."""
    first = pages[0].size
    for number, page in enumerate(pages[1:], 2):
        here = page.size
        if max(abs(here.width - first.width), abs(here.height - first.height)) > slack:
            raise BrokenPdf(
                f"page {number} is {here}, page 1 is {first}: pages bound together have one size"
            )
    return first


def make_form(pdf: Pdf, page: Object, source: SourcePage, group: Object | None) -> Object:
    """The page as a Form XObject, pt, trim at the origin; clipped to its own bleed box.

    Content streams are taken as they are.  A transparency group is kept only where it differs
    from the sheet's (``group``): a form without one blends straight into the sheet's page group,
    as the page did into its own, and overprint goes through it.
    """
    import pikepdf

    contents = page.get("/Contents")
    if contents is None:
        form = pikepdf.Stream(pdf, b"")
    elif isinstance(contents, pikepdf.Array):
        # 7.8.2: the parts are one stream, divided anywhere between tokens
        form = pikepdf.Stream(pdf, b"\n".join(part.read_bytes() for part in contents))
    else:
        form = pikepdf.Stream(pdf, b"")
        packed: Any = contents.get("/Filter")
        parameters: Any = contents.get("/DecodeParms")
        form.write(contents.read_raw_bytes(), filter=packed, decode_parms=parameters)
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([decimal(v) for v in source.bleed])
    form.Matrix = pikepdf.Array([decimal(v) for v in source.matrix])
    form.Resources = inherited(page, "/Resources") or pikepdf.Dictionary()
    own = page.get("/Group")
    if own is not None and (group is None or own.get("/CS") != group.get("/CS")):
        form.Group = own
    return pdf.make_indirect(form)


def decimal(value: float) -> Any:
    """A number as PDF writes it, to a ten-thousandth."""
    from decimal import Decimal

    rounded = round(value, 4) + 0.0
    return int(rounded) if rounded == int(rounded) else Decimal(f"{rounded:.4f}")
