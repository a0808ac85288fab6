"""Documents that reportlab makes, for the tests of the bridge, and how they are read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from checker.interpret import Glyph, read_page
from reportlab.platypus import (
    SimpleDocTemplate,
)

from infographic.reportlab import (
    Setting,
)

ROOT = Path(__file__).resolve().parents[1]
TEXT = (
    "全省GDP增长6.3%，其中AVATAR工程投资2,024亿元……完成——好。“稳中有进”的一年，"
    "free fonts and open source，新设书箱12只。"
)
PANEL = {"vertical_title": {"title": ["书到", "田头"], "text": "外借5.2万册。"}}
SETTING = Setting(size=10.5)


def bare(text: str) -> str:
    return "".join(text.split())


def built(*story: Any, size: tuple[float, float] = (300, 200), margin: float = 20) -> bytes:
    out = BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), margin)
    SimpleDocTemplate(out, pagesize=size, invariant=1, **margins).build(list(story))
    return out.getvalue()


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def boxes(data: bytes, page: int = 0) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Every character with its box: left, bottom, right, top, pt."""
    text = pypdfium2.PdfDocument(data)[page].get_textpage()
    chars = [(text.get_text_range(i, 1), text.get_charbox(i)) for i in range(text.count_chars())]
    return [(c, box) for c, box in chars if not c.isspace()]


def vertical(data: bytes, page: int = 0) -> list[Glyph]:
    """The glyphs as the content stream places them (pdfium spreads an ActualText evenly)."""
    with pikepdf.open(BytesIO(data)) as pdf:
        kept = [
            i
            for i in pikepdf.parse_content_stream(pdf.pages[page])
            if str(i.operator) in ("q", "Q", "cm", "Do")
        ]  # not reportlab's Helvetica
        pdf.pages[page].Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        return read_page(pdf.pages[page]).glyphs
