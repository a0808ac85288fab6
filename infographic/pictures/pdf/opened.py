"""PDF files opened: whether they can be read, and how large their pages are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import pikepdf

from infographic.geometry import Matrix
from infographic.pictures.page import PdfFile
from infographic.pictures.photo import MOST_BYTES, NotPhoto
from infographic.preflight.document import Document, Page, Unreadable, open_document
from infographic.preflight.objects import DAMAGE, Box, get, number
from infographic.preflight.state import meet

#: Pages of more points are no sheet (ISO 32000-1, annex C): side, pt in its own unit.
_MOST_SIDE = 14400.0
#: What qpdf calls bytes in memory; it holds an address.
_STREAM = re.compile(r"stream <[^>]*>[:,]? ?")
_AGAIN = "open it in an editor and save it again, as PDF/X-4"


@lru_cache(maxsize=8)  # the same file stands in several sheets of one process
def read_pdf(data: bytes) -> PdfFile:
    """A PDF file with the sizes of its pages.

    Raises ``NotPhoto``: `broken-picture` for damage, `huge-picture` for size, `unfit-pdf` for
    encryption (ISO 15930-7, 6.1; ISO 19005-2, 6.1.3).
    """
    if len(data) > MOST_BYTES:
        told = f"{len(data) / 2**20:.0f} MB; {MOST_BYTES // 2**20} MB is the most"
        raise NotPhoto(told, "save the page that is placed by itself", "huge-picture")
    document = open_source(data)
    with document.pdf:
        try:
            sizes = tuple(_size(page) for page in document.pages)
        except DAMAGE as fault:
            raise NotPhoto(f"it is damaged ({fault})", _AGAIN, "broken-picture") from None
    return PdfFile(data, sizes)


def open_source(data: bytes) -> Document:
    """The file as preflight sees it.  Raises ``NotPhoto``."""
    try:
        document = open_document(data, "any", raster=False)
    except Unreadable as fault:
        if "encrypted" in str(fault):
            raise _locked() from None
        raise NotPhoto(_STREAM.sub("", str(fault)), _AGAIN, "broken-picture") from None
    if document.pdf.is_encrypted:
        raise _locked()
    if document.damage:
        told = f"it is damaged ({_STREAM.sub('', document.damage[0])[:80]})"
        raise NotPhoto(told, _AGAIN, "broken-picture")
    return document


def _locked() -> NotPhoto:
    return NotPhoto("it is encrypted", "save it without a password and without rights", "unfit-pdf")


def trim_of(page: Page) -> Box:
    """The page's trim as far as its MediaBox goes: no box counts beyond that (ISO 32000-1, 14.11.2)."""
    return meet(page.trim, page.media) or page.trim


def _size(page: Page) -> tuple[float, float]:
    x0, y0, x1, y1 = trim_of(page)
    width, height = (x1 - x0) * unit_of(page), (y1 - y0) * unit_of(page)
    if not (0.0 < x1 - x0 <= _MOST_SIDE and 0.0 < y1 - y0 <= _MOST_SIDE):
        told = f"page {page.number} measures {x1 - x0:g} x {y1 - y0:g} points"
        raise NotPhoto(told, "give its TrimBox the size of the print", "broken-picture")
    return (height, width) if page.rotation in (90, 270) else (width, height)


def unit_of(page: Page) -> float:
    """Points to the unit of a page (UserUnit)."""
    unit = number(get(page.source, "UserUnit"))
    return unit if unit is not None and unit > 0.0 else 1.0


def upright(page: Page) -> Matrix:
    """From the page's own space to points from the lower left corner of its trim, turned as it is
    seen (ISO 32000-1, table 30: Rotate goes clockwise)."""
    x0, y0, x1, y1 = trim_of(page)
    u = unit_of(page)
    match page.rotation:
        case 90:
            return Matrix(0.0, -u, u, 0.0, -y0 * u, x1 * u)
        case 180:
            return Matrix(-u, 0.0, 0.0, -u, x1 * u, y1 * u)
        case 270:
            return Matrix(0.0, u, -u, 0.0, y1 * u, -x0 * u)
    return Matrix(u, 0.0, 0.0, u, -x0 * u, -y0 * u)


def is_name(value: Any, name: str) -> bool:
    """True for a name object of these characters."""
    return isinstance(value, pikepdf.Name) and str(value) == f"/{name}"


__all__ = ["is_name", "open_source", "read_pdf", "trim_of", "unit_of", "upright"]
