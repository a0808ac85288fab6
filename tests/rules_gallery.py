"""docs/typesetting.md: every rule of setting as a picture, before and after.

Before, characters stand one after the other, each in its own width, and a line ends where it is full, as
a program does that knows no Chinese; what a reader would stumble over is marked.  After, the package sets
the same text in the same measure.  `make docs` writes page and pictures anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Literal

from infographic.color import BLACK, Ink
from infographic.fonts.book import FontBook
from infographic.fonts.face import Face
from infographic.fonts.shape import shape
from infographic.frame import Frame, GlyphRun, Group, Item, Path, artifact, rectangle
from infographic.geometry import Matrix, pt_to_mm
from infographic.text.emphasis import dots
from infographic.text.linebreak import justify
from infographic.text.paragraph import Paragraph, balanced
from infographic.text.prepare import Prepared, prepare
from infographic.text.runs import vertical_column
from infographic.text.style import Piece, Style, Vertical
from infographic.writers.pdf import PdfDocument, PdfPage, fogra39, write_pdf
from infographic.writers.raster import png

ROOT = FilePath(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "typesetting.md"
PICTURES = ROOT / "docs" / "images" / "rules"

SIZE, LEADING, DPI = 12.0, 1.55, 110
EM = pt_to_mm(SIZE)
GAP = 4 * EM  # between before and after
FAULT = Ink("fault", (0.0, 0.32, 0.36, 0.0))
RULE = Ink("rule", (0.0, 0.0, 0.0, 0.3))


@dataclass(frozen=True)
class Rule:
    """One rule: what it says and where it stands, and the text that shows it.

    ``faults``: where a reader stumbles in the text as set before: a pattern on each line.
    """

    name: str
    title: str
    told: str
    text: str
    ems: float
    faults: str = "(?!)"
    kind: Literal["lines", "heading", "vertical"] = "lines"
    keep: tuple[str, ...] = ()
    emphasis: str = ""
    hang: bool = False


RULES = (
    Rule(
        "line-ends",
        "What may begin and end a line",
        "No line begins with a stop, a closing quote or bracket, a dash or a sign that belongs to what is before it; "
        "none ends with an opening one (CLREQ 3.1.3, GB/T 15834-2011 5.1).",
        "县长说：“路修到哪里，车就开到哪里。”大家鼓起掌来（掌声很久），会就开到了天黑……",
        10,
        r"^[，。”）…]+|[“（]$",
    ),
    Rule(
        "numbers",
        "Numbers stay with their measure words",
        "A number, its sign and its measure word are one (house rule N1); a kept term is, too.",
        "全年粮食产量28.64万吨，一主六双的产业空间布局更加清晰，接待游客31.4万人次，增长12.5%。",
        12,
        r"[0-9.]+$|^[0-9.]+|^[万吨次%]+",
        keep=("一主六双",),
    ),
    Rule(
        "pairs",
        "Marks beside marks",
        "Two full-width marks share one blank: two em become one and a half (CLREQ 3.1.4).",
        "《乡村》（第二版）、“《田野》”，都在这里：「『一』」。",
        18,
        r"[》）”」』，：。、][《（「『，、。”」』）]+",
    ),
    Rule(
        "edges",
        "Marks at a line's end",
        "A mark at a line's end takes half an em, so that the edge is straight (GB/T 15834-2011 5.1.10).",
        "去年春天，河水涨得早，堤上的柳树，一夜之间全绿了；今年春天，河水还没有动静，柳树倒先绿了。",
        10,
        r"[，。；]$",
    ),
    Rule(
        "gaps",
        "Han beside Latin",
        "A quarter of an em stands between Han and Latin letters or figures, typed or not (CLREQ 3.1.5).",
        "用5G网络和AI技术管理2600亩稻田，每亩节水12%。",
        13,
        r"[\u4e00-\u9fff][0-9A-Z]|[0-9A-Z%][\u4e00-\u9fff]",
    ),
    Rule(
        "interpunct",
        "Interpunct and solidus",
        "Both take half an em (GB/T 15834-2011 5.1.7 and 5.1.9).",
        "让·雅克·卢梭与列夫·托尔斯泰，春／夏／秋／冬。",
        14,
        "[·／]",
    ),
    Rule(
        "even",
        "Lines are chosen for the whole paragraph",
        "Of all ways to break a paragraph the one with the least uneven lines is taken (Knuth and Plass): gaps "
        "shrink before they open, figures stay with their words, and no line gapes for the sake of the one before.",
        "城镇新增就业25.79万人，农村劳动力转移就业294.43万人，社会保险待遇累计发放1937亿元，"
        "建成102个综合嵌入式社区居家养老服务中心、261个社区老年食堂。",
        16,
        r"[0-9.]+$|^[0-9.]+|^[万亿个人]+|^[，。、]",
    ),
    Rule(
        "last",
        "The last line",
        "It holds two characters at least.",
        "村口的老槐树开花了，香了整整一条街，过路人都站住了。",
        8,
        r"^了?。$",
    ),
    Rule(
        "headings",
        "Headings break between phrases",
        "Lines of a heading end where a phrase ends (BudouX and the kept terms) and are about as long as one another.",
        "加快构建具有本地特色优势的现代化产业体系",
        16,
        "^.{1,4}$|.$",
        kind="heading",
    ),
    Rule(
        "latin",
        "Words, hyphens, addresses",
        "A Latin word is parted with a hyphen, where its language parts it; an address behind its signs.",
        "建设infrastructure与manufacturing，全文见www.example.org/report/2024/index.html第5页。",
        16,
        r"[A-Za-z/.]+$|^[A-Za-z/.]+",
    ),
    Rule(
        "hang",
        "Marks that hang",
        "With `hang: true` stops and commas at a line's end stand outside the measure.",
        "去年春天，河水涨得早，堤上的柳树，一夜之间全绿了；今年春天，河水还没有动静，柳树倒先绿了。",
        10,
        r"[，。]$",
        hang=True,
    ),
    Rule(
        "dots",
        "Emphasis dots",
        "着重号 stand under the characters (beside them in vertical lines), not under marks (CLREQ 3.3.2).",
        "全村三百一十八户，没有一户掉队，没有一亩撂荒。",
        12,
        emphasis="没有一户掉队，没有一亩撂荒",
    ),
    Rule(
        "vertical",
        "Vertical lines",
        "Marks take their forms for vertical lines and stand at the upper right; “” become 『』, short numbers stand "
        "upright in one em, words lie on their side, dashes run down (UAX #50, CLREQ 3.2).",
        "他说：“2024年，3月12日——GDP长了6%。”（完）",
        9,
        r"[，。：“”——（）]|[0-9]+|[A-Z]+",
        kind="vertical",
    ),
)


@lru_cache(maxsize=1)
def face() -> Face:
    found = FontBook(use_system=False).find("Infographic Sans SC", 400)
    assert found is not None
    return found


def style(dotted: bool = False) -> Style:
    return Style((face(),), BLACK, dots=dotted)


# -- before ------------------------------------------------------------------------------


def width(char: str) -> float:
    return sum(g.advance for g in shape(face(), char))


def full_lines(text: str, ems: float) -> list[str]:
    """Characters until a line is full, and so on."""
    out, used = [""], 0.0
    for char in text:
        if used + width(char) > ems + 1e-6:
            out.append("")
            used = 0.0
        out[-1] += char
        used += width(char)
    return out


def before(rule: Rule) -> tuple[list[Item], float]:
    """The text set naively, its faults marked; and its depth, mm."""
    if rule.kind == "vertical":
        return naive_columns(rule)
    items: list[Item] = []
    step = EM * LEADING
    lines = full_lines(rule.text, rule.ems)
    for i, line in enumerate(lines):
        base = i * step + EM * 1.1
        pens = [0.0]
        for char in line:
            pens.append(pens[-1] + width(char))
        for m in re.finditer(rule.faults, line):
            x, right = pens[m.start()] * EM, pens[m.end()] * EM
            if right > x:
                items += artifact([Path(rectangle(x, base - EM, right - x, 1.25 * EM), FAULT)])
        for char, pen in zip(line, pens, strict=False):
            items.append(GlyphRun(face(), SIZE, BLACK, pen * EM, base, shape(face(), char)))
    return items, len(lines) * step


def naive_columns(rule: Rule) -> tuple[list[Item], float]:
    """Characters as they stand in horizontal lines, one below the other."""
    items: list[Item] = []
    count = int(rule.ems)
    columns = [rule.text[i : i + count] for i in range(0, len(rule.text), count)]
    for c, column in enumerate(columns):
        centre = (len(columns) - c - 0.5) * EM * LEADING
        for i, char in enumerate(column):
            x, y = centre - width(char) * EM / 2, i * EM
            if re.match(rule.faults, char):
                box = rectangle(centre - EM / 2, y, EM, EM)
                items += artifact([Path(box, FAULT)])
            items.append(GlyphRun(face(), SIZE, BLACK, x, y + 0.88 * EM, shape(face(), char)))
    return items, count * EM


# -- after -------------------------------------------------------------------------------


def prepared(rule: Rule) -> Prepared:
    parts = [rule.text]
    if rule.emphasis:
        at = rule.text.index(rule.emphasis)
        parts = [rule.text[:at], rule.emphasis, rule.text[at + len(rule.emphasis) :]]
    pieces = [Piece(part, style(part == rule.emphasis)) for part in parts if part]
    return prepare(
        pieces,
        rule.keep,
        vertical=Vertical() if rule.kind == "vertical" else None,
        phrases=rule.kind == "heading",
        hang=rule.hang,
    )


def after(rule: Rule) -> tuple[list[Item], float]:
    """The text as the package sets it, and its depth, mm."""
    align: Literal["left", "justify"] = "left" if rule.kind == "heading" else "justify"
    made = Paragraph(prepared(rule), SIZE, (rule.ems + 1e-6) * EM, 0.0, align)
    if rule.kind == "heading":
        made = balanced(made)
    items: list[Item] = []
    step = EM * LEADING
    if rule.kind == "vertical":
        count = len(made.lines)
        for i, line in enumerate(made.lines):
            gaps = justify(made.prepared.items, line, last=i == count - 1)
            centre = (count - i - 0.5) * step
            items += vertical_column(made.prepared, line, gaps, SIZE, centre, 0.0)
            items += dots(made.prepared, line, gaps, SIZE, centre, 0.0, vertical=True)
        return items, rule.ems * EM
    for i in range(len(made.lines)):
        items += made.draw(i, 0.0, i * step + EM * 1.1)
    return items, len(made.lines) * step


# -- pictures and page -------------------------------------------------------------------


def picture(rule: Rule) -> bytes:
    """Before at the left, after at the right, their measures between thin rules."""
    left, one = before(rule)
    right, other = after(rule)
    wide = measure(rule)
    deep = max(one, other) + 1.2 * EM
    pad = 2 * EM
    edges = [
        Path(rectangle(x - 0.1, pad / 2, 0.2, deep), RULE)
        for start in (0.0, wide + GAP)
        for x in (pad + start, pad + start + wide)
    ]
    placed = (
        *artifact(edges),
        Group(tuple(left), Matrix.translate(pad, pad)),
        Group(tuple(right), Matrix.translate(pad + wide + GAP, pad)),
    )
    frame = Frame(2 * pad + 2 * wide + GAP, deep + pad, placed)
    page = PdfPage(frame, 0.0)
    data = write_pdf(PdfDocument((page,), rule.title, "zh-Hans", intent=fogra39()))
    return png(data, dpi=DPI)


def measure(rule: Rule) -> float:
    """Width of the text's measure, mm."""
    if rule.kind != "vertical":
        return rule.ems * EM
    columns = -(-len(rule.text) // int(rule.ems))
    return columns * EM * LEADING


def page() -> str:
    """The Markdown of docs/typesetting.md."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "# How text is set"
    yield ""
    yield (
        "Each rule as a picture, made by `make docs`: at the left the text as a program sets it that knows no Chinese, "
        "each character in its own width, lines full to the edge, with what a reader stumbles over marked; at the right "
        "as it is set here. How lines are chosen is told in [ADR 0004](adr/0004-optimum-fit-from-the-start.md); "
        "the gates that hold on finished files are in `tests/test_adversarial.py`, `test_line_levels.py`, "
        "`test_vertical.py`, `test_languages.py` and `test_copyfit.py`."
    )
    for rule in RULES:
        yield from ("", f"## {rule.title}", "", rule.told, "")
        yield f"![{rule.title}: before and after](images/rules/{rule.name}.png)"
    yield ""
