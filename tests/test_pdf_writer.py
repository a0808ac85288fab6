"""The PDF writer: what readers extract, draw and check, not what we meant to write."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path as FilePath
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image, ImageChops, ImageStat

from infographic.color import BLACK, PAPER, Ink
from infographic.fonts.book import shipped_folder
from infographic.fonts.face import Face
from infographic.fonts.shape import shape
from infographic.frame import (
    Frame,
    Glyph,
    GlyphRun,
    Gradient,
    Group,
    Item,
    Path,
    Shading,
    Stroke,
    Tag,
    rectangle,
)  # fmt: skip
from infographic.geometry import MM_PER_PT, PT_PER_MM, Matrix
from infographic.writers.dump import dump
from infographic.writers.pdf import PdfDocument, PdfPage, fogra39, write_pdf
from infographic.writers.raster import png

ROOT = FilePath(__file__).resolve().parents[1]


def shipped(name: str) -> Face:
    return Face(shipped_folder() / f"Infographic{name}.ttf", family=name)


SANS, SERIF = shipped("SansSC-400"), shipped("SerifSC-900")
FIGURES, RARE = shipped("Condensed-600"), shipped("SansSCRare-400")
RED = Ink("red", (0.0, 1.0, 0.8, 0.1))
SPOT = Ink("house", (0.0, 0.6, 1.0, 0.0), spot="专色 485/C")
#: Glyph ids of these are shared with radicals or compatibility characters.
TRAPS = "大民生工，见龙门车鸟金长山水"
MIXED = "全省GDP增长6.3%，其中AVATAR工程投资2,024亿元……完成——好"


def run(face: Face, text: str, x: float, y: float, size: float, ink: Ink = BLACK,
        *, vertical: bool = False) -> GlyphRun:  # fmt: skip
    glyphs = shape(face, text, vertical=vertical)
    return GlyphRun(face, size, ink, x, y, glyphs, vertical)


def pdf(*items: Item, width: float = 210.0, height: float = 148.0, bleed: float = 3.0) -> bytes:
    page = PdfPage(Frame(width, height, items), bleed)
    return write_pdf(PdfDocument((page,), "测试", "zh-CN", intent=fogra39()))


@lru_cache(maxsize=8)  # pikepdf objects die with their document
def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def instructions(stream: pikepdf.Page | pikepdf.Object) -> list[tuple[Any, str]]:
    """Operands and operators of a content stream."""
    return [(i.operands, str(i.operator)) for i in pikepdf.parse_content_stream(stream)]


def content(data: bytes, page: int = 0) -> str:
    return opened(data).pages[page].Contents.read_bytes().decode("ascii")


def tool(*command: str) -> str:
    """Run a reader; skip when it is absent, unless the tools are required."""
    if shutil.which(command[0]) is None:
        message = f"{command[0]} is not installed"
        if os.environ.get("INFOGRAPHIC_TOOLS") == "required":
            pytest.fail(message)
        pytest.skip(message)
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def extracted(data: bytes, reader: str, folder: FilePath) -> str:
    """The first page's text without line ends at its end."""
    if reader == "pdfium":
        return str(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range())
    path = folder / "x.pdf"
    path.write_bytes(data)
    name = str(path)
    commands = {
        "pdftotext": ("pdftotext", name, "-"),
        "pdftotext -raw": ("pdftotext", "-raw", name, "-"),
        "mutool": ("mutool", "draw", "-q", "-F", "txt", name),
    }
    return tool(*commands[reader]).strip("\n\f")


READERS = ["pdfium", "pdftotext", "pdftotext -raw", "mutool"]
readers = pytest.mark.parametrize("reader", READERS)


# --- extraction ---------------------------------------------------------------------------


@readers
@pytest.mark.parametrize(
    ("face", "text"),
    [
        (SANS, MIXED),
        (SANS, TRAPS),
        (SERIF, "龙行吉林２０２４——民生大工程……"),
        (SANS, "𬭚𬬻鎏，（一）《二》：三"),
        (RARE, "龘"),
        (FIGURES, "Office fi ffl 1,234.56% AV To"),
    ],
)
def test_a_line_comes_back_as_it_was_set(
    reader: str, face: Face, text: str, tmp_path: FilePath
) -> None:
    assert all(face.has(ch) for ch in text)
    data = pdf(Tag("P", (run(face, text, 10, 30, 10.5),)))
    assert extracted(data, reader, tmp_path) == text


@readers
def test_a_vertical_title_in_columns_comes_back_whole(reader: str, tmp_path: FilePath) -> None:
    columns = ("龙行吉林，大民生（一）", "工程——第二栏……好")
    title = "".join(columns)
    runs = [run(SERIF, c, 60 - 20 * i, 10, 28, vertical=True) for i, c in enumerate(columns)]
    data = pdf(Tag("H1", tuple(runs), actual=title), Tag("P", (run(SANS, "正文", 80, 140, 9),)))
    got = extracted(data, reader, tmp_path)
    assert re.sub(r"\s", "", got) == title + "正文"
    if reader != "mutool":  # 1.21 reads no ActualText and puts columns on lines of their own
        assert title in got


@readers
def test_a_plain_vertical_column_comes_back_on_one_line(reader: str, tmp_path: FilePath) -> None:
    text = "竖排一栏，不加替换文字（二）"
    data = pdf(Tag("P", (run(SANS, text, 100, 10, 11, vertical=True),)))
    assert extracted(data, reader, tmp_path) == text


@readers
def test_one_glyph_with_several_texts_keeps_each(reader: str, tmp_path: FilePath) -> None:
    gid = SANS.glyph("大")
    assert gid is not None
    texts = ["大", "⼤", "大", "甲乙"]
    glyphs = tuple(Glyph(gid, float(i), 0.0, 1.0, t) for i, t in enumerate(texts))
    data = pdf(GlyphRun(SANS, 12, BLACK, 20, 20, glyphs))
    assert extracted(data, reader, tmp_path) == "".join(texts)


@readers
def test_more_glyphs_than_characters(reader: str, tmp_path: FilePath) -> None:
    def cluster(*parts: tuple[str, str, bool]) -> GlyphRun:
        """Glyphs of characters, what each stands for, whether it is a mark without width."""
        glyphs, pen = [], 0.0
        for char, text, mark in parts:
            gid = SANS.glyph(char)
            assert gid is not None
            advance = 0.0 if mark else SANS.advance(gid)
            glyphs.append(Glyph(gid, pen - 0.4 if mark else pen, 0.0, advance, text))
            pen += advance
        return GlyphRun(SANS, 12, BLACK, 20, 20, tuple(glyphs))

    marks = cluster(
        ("甲", "甲", False), ("e", "ế", False), ("'", "", True), ("`", "", True),
        ("—", "——", False), ("—", "", False), ("乙", "乙", False),
    )  # fmt: skip
    assert extracted(pdf(marks), reader, tmp_path) == "甲ế——乙"
    wide = cluster(("大", "龘", False), ("民", "", False), ("乙", "乙", False))
    got = extracted(pdf(wide), reader, tmp_path)
    assert (got.replace("\u200b", "") if reader == "mutool" else got) == "龘乙"


# --- places and pixels ---------------------------------------------------------------------


def origins(data: bytes) -> list[tuple[str, float, float]]:
    """Characters of the first page with their origins, pt from the page's top left."""
    page = pypdfium2.PdfDocument(data)[0]
    text = page.get_textpage()
    out = []
    for i in range(text.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        assert pdfium.FPDFText_GetCharOrigin(text, i, x, y)
        out.append((chr(pdfium.FPDFText_GetUnicode(text, i)), x.value, page.get_height() - y.value))
    return out


@pytest.mark.parametrize("size", [6.0, 10.5, 72.0, 300.0])
@pytest.mark.parametrize("stretch", [1.0, 1.0137, 0.9391])
def test_glyphs_stand_where_they_were_put(size: float, stretch: float) -> None:
    text = "国土AV空间.规划1,2我" * 5
    glyphs = tuple(g._replace(x=g.x * stretch) for g in shape(FIGURES, "To.AV,1" * 5))
    if size < 100:
        glyphs = tuple(g._replace(x=g.x * stretch) for g in shape(SANS, text))
    face = SANS if size < 100 else FIGURES
    data = pdf(GlyphRun(face, size, BLACK, 11.17, 60.03, glyphs), width=4000)
    found = origins(data)
    assert len(found) == len(glyphs)
    for glyph, (char, x, y) in zip(glyphs, found, strict=True):
        assert char == glyph.text
        assert x == pytest.approx((11.17 + 3) * PT_PER_MM + glyph.x * size, abs=0.02)
        assert y == pytest.approx((60.03 + 3) * PT_PER_MM, abs=0.02)


def traced(data: bytes, folder: FilePath) -> list[tuple[float, float]]:
    """Horizontal origins of the glyphs as mupdf places them, pt from the page's top left."""
    path = folder / "x.pdf"
    path.write_bytes(data)
    out = []
    for span in tool("mutool", "trace", str(path)).split("<fill_text")[1:]:
        matrix = re.search(r'transform="([^"]+)"', span)
        assert matrix is not None
        a, b, c, d, e, f = (float(v) for v in matrix[1].split())
        # Glyph -1: the second character of a glyph that stands for two.
        for x, y in re.findall(r'<g [^>]*glyph="(?!-1)[^>]*x="([^"]+)" y="([^"]+)"', span):
            out.append((a * float(x) + c * float(y) + e, b * float(x) + d * float(y) + f))
    return out


@pytest.mark.parametrize(
    ("face", "text", "vertical"),
    [
        (SERIF, "面积12.5km2", False),
        (SERIF, "吉林（一）——A，好", True),
        (FIGURES, "1m,5", True),  # neither its widths nor its vertical advances are 1 em
    ],
)
def test_raised_glyphs_and_vertical_ones_stand_where_they_were_put(
    face: Face, text: str, vertical: bool, tmp_path: FilePath
) -> None:
    glyphs = list(shape(face, text, vertical=vertical))
    for i in (2, len(glyphs) - 1):
        glyphs[i] = glyphs[i]._replace(x=glyphs[i].x + 0.031, y=glyphs[i].y - 0.333)
    data = pdf(GlyphRun(face, 24, BLACK, 50, 20, tuple(glyphs), vertical))
    found = traced(data, tmp_path)
    assert len(found) == len(glyphs)
    for glyph, (x, y) in zip(glyphs, found, strict=True):
        assert x == pytest.approx(53 * PT_PER_MM + glyph.x * 24, abs=0.02)
        assert y == pytest.approx(23 * PT_PER_MM + glyph.y * 24, abs=0.02)


def pixels(data: bytes, dpi: float = 144) -> Image.Image:
    return Image.open(BytesIO(png(data, dpi=dpi))).convert("L")


def difference(one: bytes, other: bytes, dpi: float = 144) -> float:
    """Share of the ink of two renderings that is in one only (0: the same picture)."""
    a, b = pixels(one, dpi), pixels(other, dpi)
    assert a.size == b.size
    wrong = ImageStat.Stat(ImageChops.difference(a, b)).sum[0]
    ink = ImageStat.Stat(ImageChops.invert(b)).sum[0]
    assert ink > 0
    return float(wrong / ink)


def as_outlines(glyphs: GlyphRun) -> Group:
    assert isinstance(glyphs.face, Face)
    em = glyphs.size * MM_PER_PT
    return Group(
        tuple(
            Group(
                (Path(glyphs.face.outline(g.gid, em), fill=glyphs.ink),),
                Matrix.translate(glyphs.x + g.x * em, glyphs.y + g.y * em),
            )
            for g in glyphs.glyphs
        )
    )


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("face", [SANS, SERIF], ids=["sans", "serif"])
def test_text_looks_like_its_outlines(face: Face, vertical: bool) -> None:
    text = "吉林（一）——，好" if vertical else "吉林，Agh（1）——好"
    setting = run(face, text, 20, 24 if not vertical else 10, 40, vertical=vertical)
    assert difference(pdf(setting), pdf(as_outlines(setting))) < 0.03
    moved = as_outlines(run(face, text[::-1], setting.x, setting.y, 40, vertical=vertical))
    assert difference(pdf(setting), pdf(moved)) > 0.2  # the measure can fail


def test_turned_scaled_mirrored_groups_look_like_their_outlines() -> None:
    setting = run(SANS, "转Agh", 0, 0, 20)
    turn = Matrix(0.0, 1.5, -1.5, 0.0, 40.0, 30.0)
    mirror = Matrix(-0.7, 0.2, 0.1, 1.1, 120.0, 60.0)
    both = pdf(Group((setting,), turn), Group((setting,), mirror))
    again = pdf(*(Group((as_outlines(setting),), m) for m in (turn, mirror)))
    assert difference(both, again, 288) < 0.04


def test_tiny_units_keep_their_precision() -> None:
    setting = run(SERIF, "图", 0, 0, 40)
    assert isinstance(setting.face, Face)
    small = Path(SERIF.outline(setting.glyphs[0].gid, 40 * MM_PER_PT / 0.00037), fill=BLACK)
    one = pdf(Group((small,), Matrix(0.00037, 0, 0, 0.00037, 50, 50)))
    assert difference(one, pdf(Group((setting,), Matrix.translate(50, 50)))) < 0.03
    assert " cm" not in content(one)


# --- ink ----------------------------------------------------------------------------------


def test_only_cmyk_and_separations() -> None:
    data = pdf(
        Path(rectangle(0, 0, 10, 10), fill=RED, stroke=Stroke(SPOT.at(0.5), 3)),
        run(SANS, "字", 20, 20, 9, SPOT),
        Shading(rectangle(0, 20, 9, 9), Gradient("linear", (0, 0, 9, 0), ((0, RED), (1, PAPER)))),
        Shading(
            rectangle(0, 40, 9, 9),
            Gradient("radial", (4, 44, 0, 4, 44, 9), ((0.2, SPOT), (0.8, SPOT.at(0.1)))),
        ),
    )
    page = opened(data).pages[0]
    stream = page.Contents.read_bytes().decode()
    assert not re.search(r"\b(rg|RG|g|G|sc|SC)\n", stream)
    spaces = list(page.Resources.ColorSpace.values())
    assert [str(s[0]) for s in spaces] == ["/Separation"]
    assert spaces[0][1] == pikepdf.Name("/专色 485/C")
    assert [float(v) for v in spaces[0][3].C1] == [0, 0.6, 1, 0]
    assert "1 scn" in stream and "0.5 SCN" in stream
    kinds = {
        str(s.ColorSpace) if isinstance(s.ColorSpace, pikepdf.Name) else str(s.ColorSpace[0])
        for s in page.Resources.Shading.values()
    }
    assert kinds == {"/DeviceCMYK", "/Separation"}


def test_a_spot_with_two_alternates_is_refused() -> None:
    other = Ink("house 2", (1.0, 0.0, 0.0, 0.0), spot=SPOT.spot)
    with pytest.raises(ValueError, match="two different alternates"):
        pdf(*(Path(rectangle(0, 0, 9, 9), fill=ink) for ink in (SPOT, other)))


def overprints(*items: Item) -> list[tuple[str, bool, bool]]:
    """What is painted, and whether fills and strokes overprint there."""
    data = pdf(*items)
    page = opened(data).pages[0]
    states: Any = page.Resources.get("/ExtGState", {})
    out, now = [], (False, False)
    for operands, operator in instructions(page):
        if operator == "gs" and "/OP" in states[str(operands[0])]:
            state = states[str(operands[0])]
            assert state.OPM == 1
            now = (bool(state.op), bool(state.OP))
        elif operator in ("Tj", "TJ", "f", "S", "B", "sh"):
            out.append((operator, *now))
    return out


def test_small_black_overprints_and_nothing_else() -> None:
    line = (("M", 0.0, 0.0), ("L", 50.0, 0.0))
    box = rectangle(0, 0, 20, 20)
    small, large = run(SANS, "小", 5, 5, 11.9), run(SANS, "大", 5, 25, 12)
    assert overprints(small) == [("Tj", True, True)]
    assert overprints(large) == [("Tj", False, False)]
    assert overprints(run(SANS, "白", 5, 5, 8, PAPER)) == [("Tj", False, False)]
    assert overprints(run(SANS, "灰", 5, 5, 8, BLACK.at(0.5))) == [("Tj", False, False)]
    assert overprints(small, Path(box, fill=RED), large)[1][:2] == ("f", False)
    assert overprints(Path(line, stroke=Stroke(BLACK, 1.9)))[0][2] is True
    assert overprints(Path(line, stroke=Stroke(BLACK, 2)))[0][2] is False
    assert overprints(Path(box, PAPER, Stroke(BLACK, 0.5))) == [("B", False, True)]
    # What counts is the size on the sheet.
    assert overprints(Group((small,), Matrix.scale(3, 3)))[0][1] is False


def test_gradients_look_like_what_they_say() -> None:
    stops = ((0.0, RED), (0.5, RED), (0.5, BLACK), (1.0, PAPER))
    data = pdf(Shading(rectangle(20, 20, 80, 20), Gradient("linear", (30, 0, 90, 0), stops)))
    function = next(iter(opened(data).pages[0].Resources.Shading.values())).Function
    assert [float(b) for b in function.Bounds] == [0.5] and len(function.Functions) == 2
    image = pixels(data, 72)

    def at(x: float) -> int:
        value = image.getpixel((round((x + 3) * PT_PER_MM), round(33 * PT_PER_MM)))
        assert isinstance(value, int)
        return value

    assert at(10) == 255 and at(21) == at(35) == at(58)  # outside; extended; before the stop
    assert at(61) < 60 < at(75) < at(88) < 250 < at(97)


def test_opacity_of_a_group_is_that_of_its_union() -> None:
    squares = (
        Path(rectangle(20, 20, 20, 20), fill=BLACK), Path(rectangle(30, 20, 20, 20), fill=BLACK),
    )  # fmt: skip
    image = pixels(pdf(Group(squares, alpha=0.5)), 72)
    values = {image.getpixel((round((x + 3) * PT_PER_MM), 90)) for x in (25, 35, 45)}
    assert len(values) == 1
    assert "Do" not in content(pdf(Group(squares[:1], alpha=0.5)))
    nested = pixels(pdf(Group((Group(squares[:1], alpha=0.5),), alpha=0.5)), 72)
    assert nested.getpixel((80, 90)) > image.getpixel((80, 90))  # type: ignore[operator]


# --- structure ----------------------------------------------------------------------------


def walk(data: bytes) -> list[tuple[str, ...]]:
    """(roles from the root ..., text) of every piece of marked content, in tree order."""
    document = opened(data)
    texts: dict[tuple[int, int], dict[int, str]] = {}
    out: list[tuple[str, ...]] = []

    def text_of(stream: pikepdf.Object, mcid: int) -> str:
        if stream.objgen not in texts:
            texts[stream.objgen] = pieces(stream)
        return texts[stream.objgen][mcid]

    def visit(node: pikepdf.Object, roles: tuple[str, ...], page: pikepdf.Object) -> None:
        roles = (*roles, str(node.S).lstrip("/"))
        page = node.get("/Pg", page)
        kids = node.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert kid.P.objgen == node.objgen
                visit(kid, roles, page)
                continue
            if isinstance(kid, pikepdf.Dictionary):
                stream, mcid = kid.get("/Stm", kid.Pg), int(kid.MCID)
            else:
                stream, mcid = page, int(kid)
            out.append((*roles, text_of(stream, mcid)))
            assert parents(document)[int(stream.StructParents)][mcid].objgen == node.objgen

    root = document.Root.StructTreeRoot.K
    visit(root, (), document.pages[0].obj)
    return out


def parents(document: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    """The parent tree."""
    numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
    return {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}


def pieces(stream: pikepdf.Object) -> dict[int, str]:
    """Text of each MCID of a page or form; nothing may be painted outside marked content."""
    maps = {
        name: dict(re.findall(r"<(\w{4})> <(\w+)>", font.ToUnicode.read_bytes().decode()))
        for name, font in stream.Resources.get("/Font", {}).items()
    }
    out: dict[int, str] = {}
    stack: list[int | None] = []
    depth, depths = 0, list[int]()
    font = ""
    whole = pikepdf.Page(stream) if isinstance(stream, pikepdf.Dictionary) else stream
    for operands, operator in instructions(whole):
        match operator:
            case "q" | "Q":
                depth += 1 if operator == "q" else -1
                assert not depths or depth >= depths[-1], "marked content across a Q"
            case "Tf":
                font = str(operands[0])
            case "BMC":
                stack.append(stack[-1] if stack else None)
                depths.append(depth)
            case "BDC":
                mcid = operands[1].get("/MCID")
                assert mcid is None or not any(m is not None for m in stack), "nested MCID"
                stack.append(int(mcid) if mcid is not None else stack[-1])
                depths.append(depth)
                if mcid is not None:
                    out[int(mcid)] = ""
            case "EMC":
                stack.pop()
                assert depths.pop() == depth, "marked content and q overlap"
            case "f" | "S" | "B" | "sh":
                assert stack, "painted outside marked content"
            case "Tj" | "TJ":
                assert stack, "text outside marked content"
                shown = operands[0] if operator == "TJ" else [operands[0]]
                codes = b"".join(bytes(s) for s in shown if isinstance(s, pikepdf.String))
                text = "".join(
                    bytes.fromhex(maps[font][codes[i : i + 2].hex().upper()]).decode("utf-16-be")
                    for i in range(0, len(codes), 2)
                )
                if stack[-1] is not None:
                    out[stack[-1]] += text
    assert not stack
    return out


def test_the_structure_tree_tells_the_text_in_reading_order() -> None:
    def line(text: str, y: float) -> GlyphRun:
        return run(SANS, text, 10, y, 9)

    rule = Path((("M", 0.0, 0.0), ("L", 9.0, 0.0)), stroke=Stroke(BLACK, 1))
    items: tuple[Item, ...] = (
        rule,
        Tag("H1", (line("标题", 10), Tag("Artifact", (rule,)), line("续题", 15))),
        Tag("Sect", (
            Tag("P", (line("甲", 20),), key="p1"),
            Group((Tag("P", (line("乙", 25),), key="p1"), Tag("P", (line("丙", 30),))),
                  Matrix(0, 1, -1, 0, 30, 30), clip=rectangle(-50, -50, 100, 100)),
            Group((Tag("P", (line("淡", 26),)), Tag("P", (line("墨", 27),))), alpha=0.5),
        )),
        Tag("P", (line("跨", 40), Tag("Span", (line("页", 45),), lang="en"), line("后", 50)),
            key="q"),
        line("页码", 60),
    )  # fmt: skip
    second = (Tag("P", (line("第二页", 20),), key="q"),)
    pages = tuple(PdfPage(Frame(100, 100, i), 3) for i in (items, second))
    data = write_pdf(PdfDocument(pages, "题", "zh-CN"))
    assert walk(data) == [
        ("Document", "H1", "标题"), ("Document", "H1", "续题"),
        ("Document", "Sect", "P", "甲"), ("Document", "Sect", "P", "乙"),
        ("Document", "Sect", "P", "丙"),
        ("Document", "Sect", "P", "淡"), ("Document", "Sect", "P", "墨"),
        ("Document", "P", "跨"), ("Document", "P", "Span", "页"), ("Document", "P", "后"),
        ("Document", "P", "第二页"),
    ]  # fmt: skip
    tree = opened(data).Root.StructTreeRoot
    assert str(tree.K.K[2].K[1].Lang) == "en"


def test_figures_tables_and_notes_say_what_readers_need() -> None:
    box = Path(rectangle(0, 0, 10, 20), fill=RED)
    cells = [
        Tag("TR", (Tag("TH", (run(SANS, "格", 0, 50 + 9 * row, 9),)),
                   Tag("TD" if row else "TH", (run(SANS, "格", 10, 50 + 9 * row, 9),))))
        for row in range(2)
    ]  # fmt: skip
    data = pdf(
        Tag("Figure", (Group((box,), Matrix(0, 2, -2, 0, 60, 30)),), alt="红块", lang="zh-CN"),
        Tag("Table", tuple(cells)),
        Tag("Note", (run(SANS, "注", 10, 90, 9),)), Tag("Note", (run(SANS, "注", 10, 95, 9),)),
        height=100,
    )  # fmt: skip
    figure, table, *notes = list(opened(data).Root.StructTreeRoot.K.K)
    assert (str(figure.Alt), str(figure.Lang)) == ("红块", "zh-CN")
    # x 20..60, y 30..50 mm from the trim's top left; the page is 106 mm high with its bleed.
    wanted = [23 * PT_PER_MM, 53 * PT_PER_MM, 63 * PT_PER_MM, 73 * PT_PER_MM]
    assert [float(v) for v in figure.A.BBox] == pytest.approx(wanted, abs=0.001)
    scopes = [str(c.A.Scope) for row in table.K for c in row.K if c.S == "/TH"]
    assert scopes == ["/Column", "/Column", "/Row"]
    assert len({bytes(n.ID) for n in notes}) == 2


# --- the file -----------------------------------------------------------------------------


def sample(title: str = "测试") -> bytes:
    items = (
        Tag("H1", (run(SERIF, "标题", 10, 30, 30, RED),)),
        Tag("P", (run(SANS, MIXED + title, 10, 50, 10.5),)),
        Tag("H2", (run(SERIF, "竖排", 100, 60, 30, SPOT, vertical=True),)),
        Path(rectangle(-3, -3, 426, 20), fill=SPOT),
    )
    document = PdfDocument(
        (PdfPage(Frame(420, 594, items), 3),), title, "zh-CN", author="编者 & 部", subject="一<二",
        created=datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC), intent=fogra39(),
    )  # fmt: skip
    return write_pdf(document)


def test_boxes() -> None:
    page = opened(sample()).pages[0]
    media, bleed, trim = (
        [float(v) for v in page[f"/{name}Box"]] for name in ("Media", "Bleed", "Trim")
    )
    assert media == bleed
    tolerance = 0.005 * PT_PER_MM
    assert media == pytest.approx([0, 0, 426 * PT_PER_MM, 600 * PT_PER_MM], abs=tolerance)
    assert trim[2] - trim[0] == pytest.approx(420 * PT_PER_MM, abs=tolerance)
    assert trim[3] - trim[1] == pytest.approx(594 * PT_PER_MM, abs=tolerance)
    assert trim[0] == trim[1] == pytest.approx(3 * PT_PER_MM, abs=tolerance)
    assert not {"/CropBox", "/ArtBox", "/UserUnit", "/Rotate"} & set(page.obj.keys())
    assert page.Group.CS == "/DeviceCMYK" and page.Tabs == "/S"


def test_every_font_is_embedded_subset_and_mapped() -> None:
    fonts = opened(sample()).pages[0].Resources.Font
    assert len(fonts) == 3  # two faces, and one of them in both directions
    for font in fonts.values():
        assert font.Subtype == "/Type0" and len(font.DescendantFonts) == 1
        descendant = font.DescendantFonts[0]
        assert re.fullmatch(r"/[A-Z]{6}\+[\w-]+", str(descendant.BaseFont))
        assert descendant.FontDescriptor.FontFile2.read_bytes()[:4] == b"\0\1\0\0"
        assert "/CIDSet" not in descendant.FontDescriptor
        assert b"beginbfchar" in font.ToUnicode.read_bytes()
    vertical = [f for f in fonts.values() if f.Encoding == "/Identity-V"]
    assert len(vertical) == 1
    twins = [f for f in fonts.values() if f.ToUnicode.objgen == vertical[0].ToUnicode.objgen]
    assert len(twins) == 2
    assert len({f.DescendantFonts[0].objgen for f in twins}) == 1


def test_info_and_xmp_agree() -> None:
    document = opened(sample())
    info, root = document.trailer.Info, document.Root
    xmp = document.open_metadata(set_pikepdf_as_editor=False)
    assert str(info.Title) == xmp["dc:title"] == "测试"
    assert [str(info.Author)] == xmp["dc:creator"] == ["编者 & 部"]
    assert str(info.Subject) == xmp["dc:description"] == "一<二"
    assert str(info.Creator) == xmp["xmp:CreatorTool"] == "infographic"
    assert str(info.Producer) == xmp["pdf:Producer"]
    assert str(info.CreationDate) == str(info.ModDate) == "D:20240506070809+00'00'"
    assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2024-05-06T07:08:09+00:00"
    assert (str(info.Trapped), xmp["pdf:Trapped"]) == ("/False", "False")
    assert re.fullmatch(r"uuid:[0-9a-f-]{36}", xmp["xmpMM:DocumentID"])
    assert str(root.Lang) == "zh-CN" == next(iter(xmp["dc:language"]))
    assert root.MarkInfo.Marked and root.ViewerPreferences.DisplayDocTitle
    assert "/Filter" not in root.Metadata
    intent = root.OutputIntents[0]
    assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
    assert intent.DestOutputProfile.read_bytes() == fogra39().profile
    undated = opened(pdf()).trailer.Info
    assert "/CreationDate" not in undated and "/ModDate" not in undated


@pytest.mark.parametrize("command", [["qpdf", "--check"], ["mutool", "info"], ["pdffonts"]])
def test_other_tools_find_nothing_wrong(command: list[str], tmp_path: FilePath) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(sample())
    output = tool(*command, str(path)).lower()
    assert "warning" not in output and "error:" not in output
    assert command[0] != "qpdf" or "no syntax or stream encoding errors found" in output


_CHILD = """
import hashlib, sys
from tests.test_pdf_writer import sample
print(hashlib.sha256(sample()).hexdigest())
"""


def test_same_bytes_in_any_process() -> None:
    digests = set()
    for seed, zone in (("0", "UTC"), ("1", "Asia/Shanghai"), ("77", "America/New_York")):
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", _CHILD], env=env, cwd=ROOT, capture_output=True, check=True
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def test_threads_and_reportlab_settings_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    titles = [f"题{i}" for i in range(8)]
    alone = [sample(t) for t in titles]
    assert len(set(alone)) == 8
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(sample, titles)) == alone
    from reportlab import rl_config

    for name in ("pdfComments", "pdfMultiLine", "useA85", "invariant", "pageCompression"):
        monkeypatch.setattr(rl_config, name, 1 - getattr(rl_config, name))
    assert sample(titles[0]) == alone[0]
    for leftover in (b"ReportLab", b"Helvetica", b"ASCII85"):
        assert leftover not in alone[0]


def test_numbers_are_short_and_plain() -> None:
    data = pdf(
        Path((("M", 1e-7, -3.0000001), ("C", 1 / 3, 2e-9, 5, 6, 7, 8), ("Z",)), fill=RED.at(1 / 3)),
        run(SANS, MIXED, 1 / 3, 1e-9, 10.0001), width=100 / 3,
    )  # fmt: skip
    stream = re.sub(r"<[^<>]*>", "", content(data))
    for token in stream.split():
        if re.match(r"[-+.\d]", token.lstrip("[")):
            assert re.fullmatch(r"-?\d+(\.\d{1,4})?", token.strip("[]")), token
            assert not re.fullmatch(r"-0(\.0*)?", token)


def test_groups_nested_beyond_the_limit_are_refused() -> None:
    item: Item = Path(rectangle(0, 0, 1, 1), fill=RED)
    for _ in range(28):
        item = Group((item,), Matrix(0, 1, -1, 0, 1, 1))
    assert content(pdf(item)).split().count("q") == 28
    with pytest.raises(ValueError, match="28"):
        pdf(Group((item,), Matrix(0, 1, -1, 0, 1, 1)))


def test_importing_the_package_imports_no_reportlab() -> None:
    code = "import sys, infographic.writers.pdf; sys.exit('reportlab' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_what_xml_cannot_hold_leaves_title_and_metadata_alike() -> None:
    page = PdfPage(Frame(50, 50, ()))
    data = write_pdf(PdfDocument((page,), "甲\x00乙\ud800丙\ufffe", "zh-CN"))
    document = opened(data)
    assert str(document.trailer.Info.Title) == "甲乙丙"
    assert document.open_metadata(set_pikepdf_as_editor=False)["dc:title"] == "甲乙丙"


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_place_that_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        pdf(Path((("M", 0.0, 0.0), ("L", value, 1.0)), fill=RED))


def test_two_faces_of_one_file_are_one_font() -> None:
    again = Face(SANS.path, SANS.index)
    data = pdf(run(SANS, "甲", 10, 10, 9), run(again, "乙", 20, 10, 9))
    assert len(opened(data).pages[0].Resources.Font) == 1


# --- the other writers --------------------------------------------------------------------


def test_png_has_the_media_box_and_its_resolution() -> None:
    red = Path(rectangle(-3, -3, 106, 50), fill=RED)
    data = pdf(red, width=100, height=50)
    image = Image.open(BytesIO(png(data, dpi=144)))
    assert image.size == (round(106 * 144 / 25.4 + 0.5), round(56 * 144 / 25.4 + 0.5))
    assert image.mode == "RGB"
    assert image.info["dpi"] == pytest.approx((144, 144), abs=0.1)
    r, g, b = image.getpixel((50, 50))  # type: ignore[misc]
    assert r > 150 and g < 80 and b < 90
    assert image.getpixel((50, image.height - 5)) == (255, 255, 255)
    assert png(data) == png(data)


def test_dump_is_readable_text() -> None:
    rule = Path((("M", 0.0, 0.0), ("L", 30.0, 0.0)), stroke=Stroke(SPOT.at(0.5), 0.25, dash=(2, 1)))
    frame = Frame(
        100,
        50,
        (
            Tag("H1", (run(SANS, "标题", 10, 12.346, 20, RED),), key="t", lang="zh"),
            Tag("Artifact", (Group((rule,), Matrix.translate(10, 20)),)),
            Tag("H2", (run(SANS, "竖", 5, 5, 10, vertical=True),), actual="竖"),
            Group(
                (
                    Path(rectangle(0, 0, 5, 5), fill=BLACK, even_odd=True),
                    Shading(
                        rectangle(0, 0, 9, 9),
                        Gradient("linear", (0, 0, 9, 0), ((0, RED), (1, PAPER))),
                    ),
                ),
                Matrix(0, 1, -1, 0, 50, 10),
                clip=rectangle(0, 0, 4, 4),
                alpha=0.5,
            ),
        ),
        baseline=12.0,
    )
    face = SANS.name
    assert dump(frame).splitlines() == [
        "frame 100.00 x 50.00 baseline 12.00",
        "  H1 key=t lang=zh",
        f"    text 10.00,12.35 +14.11 20pt {face} red 标题",
        "  Artifact",
        "    path 10.00,20.00 30.00x0.00 #2 stroke spot:house@50% 0.25pt dash 2 1",
        '  H2 actual="竖"',
        f"    vtext 5.00,5.00 +3.53 10pt {face} black 竖",
        "  group [0 1 -1 0 50.00 10.00] turned 90 clip 0.00,0.00 4.00x4.00 #5 alpha 0.5",
        "    path 0.00,0.00 5.00x5.00 #5 fill black even-odd",
        "    shading 0.00,0.00 9.00x9.00 #5 linear 0.00 0.00 9.00 0.00 [0 red, 1 paper]",
    ]
