"""The boxes of each page."""

from __future__ import annotations

from math import isfinite

from .document import Document
from .model import MM, Found, rule

EVERY = "Structure: TrimBox and BleedBox on every page"
NESTED = "Structure: Trim in Bleed in Media"
EXACT = "Structure: sizes exact to 0.01 mm"
CROP = "Structure: no ArtBox, CropBox = MediaBox or absent"
BLEED = "Ink: Bleed by product: sheet-fed 3 mm, newspaper none"
SLACK = 0.01 * MM
NAMES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")


def inside(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    return (
        inner[0] >= outer[0] - SLACK / 10
        and inner[1] >= outer[1] - SLACK / 10
        and inner[2] <= outer[2] + SLACK / 10
        and inner[3] <= outer[3] + SLACK / 10
    )


@rule("S-BX-1", "Every page has a MediaBox.", EVERY)
def media(doc: Document) -> Found:
    # The reader gives such a page a box of its own as it opens the file, and says so.
    assert doc.pages
    yield from ((0, text) for text in doc.warnings if "MediaBox" in text)


@rule("S-BX-2", "Every page has a TrimBox of its own.", EVERY)
def trim(doc: Document) -> Found:
    yield from ((p.number, "no TrimBox") for p in doc.pages if "/TrimBox" not in p.obj)


@rule("S-BX-3", "Every page has a BleedBox of its own.", EVERY)
def bleed(doc: Document) -> Found:
    yield from ((p.number, "no BleedBox") for p in doc.pages if "/BleedBox" not in p.obj)


@rule("S-BX-4", "No page has an ArtBox.", CROP)
def art(doc: Document) -> Found:
    yield from ((p.number, "ArtBox") for p in doc.pages if "/ArtBox" in p.obj)


@rule("S-BX-5", "A CropBox is the MediaBox.", CROP)
def crop(doc: Document) -> Found:
    for page in doc.pages:
        if "/CropBox" in page.obj and page.box("/CropBox") != page.box("/MediaBox"):
            yield page.number, f"{page.box('/CropBox')}"


@rule("S-BX-6", "The trim lies in the bleed.", NESTED)
def trim_in_bleed(doc: Document) -> Found:
    for page in doc.pages:
        if not inside(page.trim, page.bleed):
            yield page.number, f"trim {page.trim}, bleed {page.bleed}"


@rule("S-BX-7", "The bleed lies in the medium.", NESTED)
def bleed_in_media(doc: Document) -> Found:
    for page in doc.pages:
        if not inside(page.bleed, page.box("/MediaBox") or (0, 0, 0, 0)):
            yield page.number, f"bleed {page.bleed}, medium {page.box('/MediaBox')}"


@rule("S-BX-8", "Every box is four finite numbers, lower left before upper right.", NESTED)
def ordered(doc: Document) -> Found:
    for page in doc.pages:
        for name in NAMES:
            if name not in page.obj:
                continue
            box = page.box(name)
            if not box or not all(map(isfinite, box)) or box[0] >= box[2] or box[1] >= box[3]:
                yield page.number, f"{name} {page.obj[name]!r}"


def millimetres(page: object) -> tuple[float, float]:
    box = page.trim  # type: ignore[attr-defined]
    return (box[2] - box[0]) / MM, (box[3] - box[1]) / MM


@rule("S-BX-9", "The trim is whole millimetres, to 0.01 mm.", EXACT)
def exact(doc: Document) -> Found:
    for page in doc.pages:
        if any(abs(side - round(side)) > 0.01 for side in millimetres(page)):
            yield page.number, "{:.4f} x {:.4f} mm".format(*millimetres(page))


@rule(
    "S-BX-10",
    "All pages are trimmed to one height.",
    EXACT,
)
def one_size(doc: Document) -> Found:
    heights = {round(millimetres(p)[1], 2) for p in doc.pages}
    if len(heights) > 1:
        yield 0, f"heights {sorted(heights)} mm"


@rule("S-BX-11", "The bleed is none, or 3 mm and more on every side.", BLEED)
def enough(doc: Document) -> Found:
    for page in doc.pages:
        t, b = page.trim, page.bleed
        sides = [(t[0] - b[0]) / MM, (t[1] - b[1]) / MM, (b[2] - t[2]) / MM, (b[3] - t[3]) / MM]
        if any(abs(s) > 0.01 for s in sides) and any(s < 2.99 for s in sides):
            yield page.number, f"{[round(s, 3) for s in sides]} mm"


@rule("S-BX-12", "No page is turned.", "Structure: sizes exact (A2 = 420 x 594 mm)")
def turned(doc: Document) -> Found:
    for page in doc.pages:
        if int(page.obj.get("/Rotate", 0)) != 0:
            yield page.number, f"Rotate {page.obj.Rotate}"


@rule(
    "S-BX-13",
    "Every side is between 3 and 14400 units.",
    "media table: PDF/A-2u (implementation limits)",
)
def limits(doc: Document) -> Found:
    for page in doc.pages:
        a, b, c, d = page.box("/MediaBox") or (0, 0, 0, 0)
        if not (3 <= c - a <= 14400 and 3 <= d - b <= 14400):
            yield page.number, f"{c - a} x {d - b}"
