"""Plain reportlab: paragraphs in columns, CJK word wrap, no picture, no vertical titles, no tags.

``peer_reportlab.py poster|brochure|handouts|document FILE``
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reportlab.lib.colors import CMYKColor
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph

from benchmarks import matter
from benchmarks.brochure import BROCHURE
from benchmarks.brochure import blocks as brochure_blocks

RED = CMYKColor(0.08, 0.95, 0.95, 0)
PINE = CMYKColor(0.85, 0.4, 0.5, 0.4)
BLACK = CMYKColor(0, 0, 0, 1)
WHITE = CMYKColor(0, 0, 0, 0)


def register() -> None:
    for name, file in (
        ("sans", "InfographicSansSC-400"),
        ("bold", "InfographicSansSC-700"),
        ("serif", "InfographicSerifSC-900"),
    ):
        pdfmetrics.registerFont(TTFont(name, str(matter.FONTS / f"{file}.ttf")))


def style(font: str, size: float, colour: CMYKColor, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(
        f"{font}{size}",
        fontName=font,
        fontSize=size,
        leading=size * 1.36,
        textColor=colour,
        wordWrap="CJK",
        spaceAfter=size * 0.4,
        **more,
    )


def paragraphs(blocks: Iterable[matter.Block], body: float) -> list[Flowable]:
    styles = {
        "title": style("serif", body * 8, WHITE),
        "head": style("serif", body * 1.8, PINE),
        "label": style("bold", body * 1.1, BLACK),
        "figure": style("bold", body * 4, RED),
        "text": style("sans", body, BLACK, alignment=TA_JUSTIFY),
    }
    story: list[Flowable] = []
    for kind, text in blocks:
        if kind == "break":
            story.append(PageBreak())
            continue
        if kind == "runin":
            head, _, rest = text.partition("\0")
            text = f'<font name="bold" color="{RED.hexval()}">{head}</font>{rest}'
        story.append(Paragraph(text, styles.get(kind, styles["text"])))
    return story


def written(
    target: Any,
    blocks: Iterable[matter.Block],
    size: tuple[float, float],
    body: float,
    head: float,
    columns: int,
    margin: float = 18 * mm,
) -> int:
    """Set the title over columns of paragraphs; gives the number of pages."""
    wide, high = size
    gutter = 6 * mm
    inner = wide - 2 * margin
    each = (inner - (columns - 1) * gutter) / columns
    plain = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    title = [Frame(margin, high - margin - head, inner, head, **plain)] if head else []
    frames = title + [
        Frame(margin + i * (each + gutter), margin, each, high - 2 * margin - head, **plain)
        for i in range(columns)
    ]

    def ground(canvas: Any, _: Any) -> None:
        if head:
            canvas.linearGradient(0, high - margin - head, 0, high, (RED, PINE), extend=False)

    document = BaseDocTemplate(target, pagesize=size, title="benchmark", invariant=1)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=ground))
    document.build(paragraphs(blocks, body))
    return int(document.page)


def poster(target: Path) -> None:
    register()
    blocks = matter.poster_blocks(matter.read(matter.CONTENT))
    written(str(target), blocks, (594 * mm, 841 * mm), 12, 60 * mm, 5)


def brochure(target: Path) -> None:
    register()
    pages = json.loads(BROCHURE.read_text("utf-8"))
    blocks = [b for page in pages for b in (*brochure_blocks(page), ("break", ""))][:-1]
    written(str(target), blocks, (210 * mm, 285 * mm), 10.5, 0, 2)


def handouts(target: Path) -> None:
    from benchmarks.pages import told

    register()
    content = matter.read(matter.HANDOUT)

    def page(number: int) -> bytes:
        held = io.BytesIO()
        blocks = matter.handout_blocks(matter.filled(content, matter.figures(number)))
        written(held, blocks, (210 * mm, 297 * mm), 11, 45 * mm, 2, 15 * mm)
        return held.getvalue()

    told(target, matter.PAGES, page)


def document(target: Path) -> None:
    register()
    pages = json.loads(matter.DOCUMENT.read_text("utf-8"))
    blocks = [block for page in pages for block in (*page, ("break", ""))][:-1]
    written(str(target), blocks, (210 * mm, 297 * mm), 10.5, 0, 2, 15 * mm)


if __name__ == "__main__":
    cases = {"poster": poster, "brochure": brochure, "handouts": handouts, "document": document}
    cases[sys.argv[1]](Path(sys.argv[2]))
