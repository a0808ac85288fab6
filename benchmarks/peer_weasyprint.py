"""WeasyPrint: HTML in CSS columns, the picture as RGB SVG, no CMYK, no vertical titles.

``peer_weasyprint.py poster|handouts|document FILE``
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks import matter

FACES = "\n".join(
    f"@font-face {{font-family: {family}; font-weight: {weight}; "
    f"src: url({(matter.FONTS / file).as_uri()})}}"
    for family, weight, file in (
        ("sans", 400, "InfographicSansSC-400.ttf"),
        ("sans", 700, "InfographicSansSC-700.ttf"),
        ("serif9", 900, "InfographicSerifSC-900.ttf"),
        ("figure", 700, "InfographicCondensed-700.ttf"),
    )
)
RULES = """
body {margin: 0; font: 400 %(body)spt/1.36 sans, figure}
main {columns: %(columns)s; column-gap: 6mm; text-align: justify}
h1 {font: 900 %(title)spt/1.1 serif9; color: #d92720; margin: 0}
h2 {font: 900 1.8em/1.2 serif9; color: #1c5551; margin: .3em 0}
p {margin: 0 0 .4em}
.label {font-weight: 700}
.figure {font: 700 4em/1.1 figure, sans; color: #d92720}
b {color: #d92720}
@page {size: %(wide)smm %(high)smm; margin: %(margin)smm}
"""
TAGS = {"title": "h1", "head": "h2"}


def marked(blocks: Iterable[matter.Block], art: str = "") -> str:
    """The texts as HTML: the title, then everything else in columns."""
    title, rest = "", []
    for kind, text in blocks:
        if kind == "title":
            title = f"<h1>{escape(text)}</h1>"
        elif kind == "runin":
            head, _, body = text.partition("\0")
            rest.append(f"<p><b>{escape(head)}</b>{escape(body)}</p>")
        else:
            tag = TAGS.get(kind, "p")
            rest.append(f'<{tag} class="{kind}">{escape(text)}</{tag}>')
    return f'<html lang="zh-CN"><title>benchmark</title>{art}{title}<main>{"".join(rest)}</main>'


def sheet(config: FontConfiguration, **values: float) -> CSS:
    return CSS(string=FACES + RULES % values, font_config=config)


def poster(target: Path) -> None:
    config = FontConfiguration()
    art = f'<img src="{(matter.OUT / "landscape.svg").as_uri()}" style="width: 100%">'
    page = marked(matter.poster_blocks(matter.read(matter.CONTENT)), art)
    css = sheet(config, body=12, columns=5, title=96, wide=594, high=841, margin=18)
    HTML(string=page).write_pdf(str(target), stylesheets=[css], font_config=config, pdf_tags=True)


def handouts(target: Path) -> None:
    from benchmarks.pages import told

    config = FontConfiguration()
    css = sheet(config, body=11, columns=2, title=60, wide=210, high=297, margin=15)
    content = matter.read(matter.HANDOUT)

    def page(number: int) -> bytes:
        text = marked(matter.handout_blocks(matter.filled(content, matter.figures(number))))
        made = HTML(string=text).write_pdf(stylesheets=[css], font_config=config, pdf_tags=True)
        assert made is not None
        return made

    told(target, matter.PAGES, page)


def document(target: Path) -> None:
    config = FontConfiguration()
    css = sheet(config, body=10.5, columns=2, title=60, wide=210, high=297, margin=15)
    sections = CSS(string="section {columns: 2; column-gap: 6mm; break-after: page}")
    text = "".join(f"<section>{body(page)}</section>" for page in pages())
    html = f'<html lang="zh-CN"><title>benchmark</title>{text}</html>'
    HTML(string=html).write_pdf(
        str(target), stylesheets=[css, sections], font_config=config, pdf_tags=True
    )


def pages() -> list[list[matter.Block]]:
    """The document's blocks a page."""
    return list(json.loads(matter.DOCUMENT.read_text("utf-8")))


def body(blocks: Iterable[matter.Block]) -> str:
    """Blocks as HTML elements."""
    out = []
    for kind, text in blocks:
        tag = TAGS.get(kind, "p")
        out.append(f'<{tag} class="{kind}">{escape(text)}</{tag}>')
    return "".join(out)


if __name__ == "__main__":
    {"poster": poster, "handouts": handouts, "document": document}[sys.argv[1]](Path(sys.argv[2]))
