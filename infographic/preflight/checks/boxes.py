"""Page boxes (ISO 32000-1, 14.11.2)."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.geometry import MM_PER_PT
from infographic.preflight.document import Document
from infographic.preflight.objects import Box
from infographic.preflight.registry import Found, check

#: Boxes are written with two to four decimals: a hundredth of a millimetre is no difference.
_NEAR = 0.01 / MM_PER_PT
_LEAST_BLEED = 3.0


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - _NEAR and inner[1] >= outer[1] - _NEAR
        and inner[2] <= outer[2] + _NEAR and inner[3] <= outer[3] + _NEAR
    )  # fmt: skip


@check(
    "box-missing",
    "error",
    "PDF/X-4; house",
    "Without them nobody knows where to cut.",
    media="press",
)
def missing(document: Document) -> Iterator[Found]:
    for page in document.pages:
        lost = [key for key in ("TrimBox", "BleedBox") if key not in page.boxes]
        if lost:
            yield Found(f"no {' and no '.join(lost)}", page.number)


@check("box-nesting", "error", "PDF/X-4", "Trim lies in bleed, bleed in media.")
def nesting(document: Document) -> Iterator[Found]:
    for page in document.pages:
        held = page.boxes
        for inner, outer in (
            ("TrimBox", "BleedBox"),
            ("BleedBox", "MediaBox"),
            ("TrimBox", "MediaBox"),
        ):
            if inner in held and outer in held and not _inside(held[inner], held[outer]):
                yield Found(f"{inner} reaches out of {outer}", page.number)
                break


@check("box-art", "error", "PDF/X-4", "TrimBox and ArtBox contradict each other.", media="press")
def art(document: Document) -> Iterator[Found]:
    for page in document.pages:
        if "ArtBox" in page.boxes:
            yield Found("an ArtBox", page.number)


@check(
    "box-crop",
    "error",
    "house",
    "Programs that place the file would cut bleed and marks off.",
    media="press",
)
def crop(document: Document) -> Iterator[Found]:
    for page in document.pages:
        box = page.boxes.get("CropBox")
        if box and not (_inside(box, page.media) and _inside(page.media, box)):
            yield Found("a CropBox that is not the MediaBox", page.number)


@check(
    "box-equal",
    "warning",
    "house",
    "Pages of one job have one size, unless it is a folder.",
    media="press",
)
def equal(document: Document) -> Iterator[Found]:
    sizes = [(p.trim[2] - p.trim[0], p.trim[3] - p.trim[1]) for p in document.pages]
    first = sizes[0]
    for page, size in zip(document.pages, sizes, strict=True):
        if any(abs(a - b) > _NEAR for a, b in zip(size, first, strict=True)):
            mm = " x ".join(f"{v * MM_PER_PT:.2f}" for v in size)
            yield Found(f"{mm} mm, other than page 1", page.number)


@check(
    "bleed-amount",
    "warning",
    "house",
    "Sheets are cut to within a millimetre or two.",
    media="press",
)
def bleed(document: Document) -> Iterator[Found]:
    for page in document.pages:
        if "TrimBox" not in page.boxes or "BleedBox" not in page.boxes:
            continue
        trim, held = page.trim, page.bleed
        around = trim[0] - held[0], trim[1] - held[1], held[2] - trim[2], held[3] - trim[3]
        least = min(around) * MM_PER_PT
        if least >= -0.01 and least < _LEAST_BLEED - 0.01:
            yield Found(
                f"{least:.2f} mm of bleed, sheet-fed work takes {_LEAST_BLEED:g}", page.number
            )


@check(
    "page-rotation",
    "warning",
    "house",
    "Imposition programs differ in what they make of it.",
    media="press",
)
def rotation(document: Document) -> Iterator[Found]:
    for page in document.pages:
        if page.rotation:
            yield Found(f"turned by {page.rotation}° (Rotate)", page.number)
