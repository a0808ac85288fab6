"""Placed pages in SVG: a picture of the page, for SVG has no PDF in it."""

from __future__ import annotations

import math

from infographic.frame import Frame, PlacedPage
from infographic.record import replace

#: Pixels an inch, and the most pixels: a page of A2 has fewer.
_PPI, _MOST = 300.0, 40_000_000


def shown(item: PlacedPage, scale: float) -> tuple[str, bytes]:
    """Media type and bytes of the page as a screen shows it, where a unit is ``scale`` mm."""
    from infographic.writers.pdf import PREVIEW, PdfDocument, PdfPage, write_pdf
    from infographic.writers.raster import png

    width, height = item.width * scale, item.height * scale
    pixels = width * height * (_PPI / 25.4) ** 2
    dpi = _PPI * min(1.0, math.sqrt(_MOST / pixels)) if pixels > 0.0 else _PPI
    frame = Frame(width, height, (replace(item, x=0.0, y=0.0, width=width, height=height),))
    made = write_pdf(PdfDocument((PdfPage(frame),), "", "zxx", medium=PREVIEW))
    return "image/png", png(made, 0, dpi, clear=True)
