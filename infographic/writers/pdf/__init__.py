"""The PDF writer: `write_pdf(PdfDocument) -> bytes`.

The parts that write are imported by the first `write_pdf`, never by importing this package.
"""

from __future__ import annotations

from infographic.writers.pdf.media import OFFICE_COLOUR, OFFICE_GREY, PRESS, PREVIEW, SCREEN, Medium
from infographic.writers.pdf.model import (
    OutputIntent,
    PdfDocument,
    PdfPage,
    fogra39,
    srgb_screen,
)

__all__ = [
    "OFFICE_COLOUR",
    "OFFICE_GREY",
    "PRESS",
    "PREVIEW",
    "SCREEN",
    "Medium",
    "OutputIntent",
    "PdfDocument",
    "PdfPage",
    "fogra39",
    "srgb_screen",
    "write_pdf",
]


def write_pdf(document: PdfDocument) -> bytes:
    """The document as a PDF file.  Pure: same input, same bytes; safe in any thread."""
    from infographic.writers.pdf.assemble import assemble

    return assemble(document)
