"""A PDF as the checks see it: pages with inherited entries, claims, contents, plates."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from io import BytesIO
from typing import Any, Literal

import pikepdf

from infographic.geometry import MM_PER_PT
from infographic.preflight.content import read_content
from infographic.preflight.events import Content
from infographic.preflight.faces import Font
from infographic.preflight.objects import DAMAGE, Box, box_of, elements, get, number, reachable
from infographic.preflight.plates import Plates, separate
from infographic.preflight.xmp import Claims, Xmp, claims_of, read_xmp
from infographic.record import dataclass

Medium = Literal["press", "screen", "office", "any"]
MEDIA: tuple[Medium, ...] = ("press", "screen", "office", "any")


class Unreadable(Exception):
    """The file is no PDF that can be opened; the message says why."""


@dataclass(frozen=True)
class Page:
    """A page: its number from 1, its own dictionary, and its boxes in points."""

    number: int
    source: Any
    boxes: Mapping[str, Box]
    rotation: int
    resources: Any

    @property
    def media(self) -> Box:
        """The MediaBox; US Letter, as readers take it, where there is none."""
        return self.boxes.get("MediaBox", (0.0, 0.0, 612.0, 792.0))

    @property
    def trim(self) -> Box:
        """What is left after cutting: TrimBox, else CropBox, else MediaBox (14.11.2)."""
        return self.boxes.get("TrimBox", self.boxes.get("CropBox", self.media))

    @property
    def bleed(self) -> Box:
        """Where artwork may be seen: BleedBox, else the trim."""
        return self.boxes.get("BleedBox", self.trim)

    def prints(self, box: Box) -> bool:
        """False for what stands wholly outside the bleed, as marks do."""
        b = self.bleed
        return box[0] < b[2] and box[2] > b[0] and box[1] < b[3] and box[3] > b[1]

    def place(self, box: Box) -> Box:
        """A box as left, top, right, bottom in mm from the trim's top left corner, y down."""
        left, top = self.trim[0], self.trim[3]
        x0, y0, x1, y1 = box
        edges = (x0 - left, top - y1, x1 - left, top - y0)
        a, b, c, d = (round(v * MM_PER_PT, 2) for v in edges)
        return a, b, c, d

    @cached_property
    def content(self) -> Content:
        """What is painted."""
        return read_content(pikepdf.Page(self.source), self.resources, self.media)


@dataclass(frozen=True)
class Document:
    """An opened PDF.  ``medium`` is what it is checked for; ``expected`` the standards ("x", "a",
    "ua") whose rules hold for it, by its claims or by its medium."""

    pdf: pikepdf.Pdf
    data: bytes
    medium: Medium
    raster: bool
    claims: Claims
    pages: tuple[Page, ...]
    damage: tuple[str, ...] = ()

    @property
    def root(self) -> Any:
        """The document catalogue."""
        return self.pdf.Root

    @property
    def expected(self) -> frozenset[str]:
        """Standards to hold the file to."""
        asked = {"press": {"x"}, "screen": {"a", "ua"}, "office": {"a", "ua"}}
        return self.claims.kinds | asked.get(self.medium, set())

    @cached_property
    def xmp(self) -> Xmp | None:
        """The document's metadata; None when there are none."""
        return read_xmp(get(self.root, "Metadata"))

    @cached_property
    def objects(self) -> tuple[tuple[str, Any], ...]:
        """All dictionaries, streams and arrays that the file uses, with the key they stand at."""
        return tuple(reachable(self.pdf))

    @cached_property
    def fonts(self) -> tuple[tuple[Font, frozenset[int]], ...]:
        """Every font that pages set text in, with the codes shown."""
        fonts: dict[object, Font] = {}
        codes: dict[object, frozenset[int]] = {}
        for page in self.pages:
            fonts |= page.content.fonts
            for key, held in page.content.codes.items():
                codes[key] = codes.get(key, frozenset()) | held
        return tuple((font, codes.get(key, frozenset())) for key, font in fonts.items())

    @cached_property
    def plates(self) -> Plates | None:
        """The pages separated by Ghostscript; None where that is not asked for or not there."""
        return separate(self.data, self.pages_in_points) if self.raster else None

    @property
    def pages_in_points(self) -> tuple[Box, ...]:
        """MediaBoxes."""
        return tuple(page.media for page in self.pages)


def open_document(data: bytes, medium: Medium | None = None, raster: bool = True) -> Document:
    """Open a PDF.  Raises `Unreadable`."""
    if b"%PDF-" not in data[:1024]:
        raise Unreadable("this is no PDF: it does not begin with %PDF-")
    try:
        pdf = pikepdf.open(BytesIO(data), suppress_warnings=True)
        sources = [page.obj for page in pdf.pages]
        root = pdf.Root
        damage = tuple(_short(Exception(told)) for told in pdf.get_warnings())
    except pikepdf.PasswordError:
        raise Unreadable("the file is encrypted and asks for a password") from None
    except DAMAGE as fault:
        raise Unreadable(f"the file is damaged and cannot be opened: {_short(fault)}") from None
    if not sources:
        raise Unreadable("the file holds no page")
    claims = claims_of(read_xmp(get(root, "Metadata")), pdf.trailer.get("/Info"))
    pages = tuple(_page(i, source) for i, source in enumerate(sources, 1))
    return Document(pdf, data, medium or _natural(claims, root), raster, claims, pages, damage)


def _short(fault: Exception) -> str:
    return str(fault).strip().splitlines()[0][:200] if str(fault).strip() else type(fault).__name__


def _natural(claims: Claims, root: Any) -> Medium:
    """The medium that a file is made for, by what it says of itself."""
    if "x" in claims.kinds or not claims.kinds:
        return "press"
    wishes = get(root, "ViewerPreferences")
    office = get(wishes, "PrintScaling") is not None or get(wishes, "Duplex") is not None
    return "office" if office else "screen"


def _page(count: int, source: Any) -> Page:
    boxes = {}
    for key in ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"):
        held = _inherited(source, key) if key in ("MediaBox", "CropBox") else get(source, key)
        box = box_of(held)
        if box is not None:
            boxes[key] = box
    rotation = int(number(_inherited(source, "Rotate")) or 0) % 360
    return Page(count, source, boxes, rotation, _inherited(source, "Resources"))


def _inherited(source: Any, key: str) -> Any:
    """A page's entry, or that of the nearest node above it (7.7.3.4)."""
    node = source
    for _ in range(64):  # a tree of pages that bites its own tail ends here
        if node is None:
            return None
        held = get(node, key)
        if held is not None:
            return held
        node = get(node, "Parent")
    return None


def annotations_of(page: Page) -> list[Any]:
    """A page's annotations."""
    return elements(get(page.source, "Annots"))
