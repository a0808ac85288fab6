"""Small PDFs for the tests of the writer, and how they are read."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path as FilePath
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from infographic.color import BLACK, Ink
from infographic.fonts.book import shipped_folder
from infographic.fonts.face import Face
from infographic.fonts.shape import shape
from infographic.frame import Frame, GlyphRun, Group, Item, Path, Tag, rectangle
from infographic.geometry import MM_PER_PT, Matrix
from infographic.writers.pdf import Medium, PdfDocument, PdfPage, fogra39, srgb_screen, write_pdf
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


def edition(
    *pages: tuple[Item, ...], medium: Medium, bleed: float = 0.0, width: float = 100.0
) -> bytes:
    """Pages 100 mm high for a medium."""
    sheets = tuple(PdfPage(Frame(width, 100, items), bleed) for items in pages)
    return write_pdf(PdfDocument(sheets, "题", "zh-CN", intent=srgb_screen(), medium=medium))


@lru_cache(maxsize=8)  # pikepdf objects die with their document
def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def instructions(stream: pikepdf.Page | pikepdf.Object) -> list[tuple[Any, str]]:
    """Operands and operators of a content stream."""
    return [(i.operands, str(i.operator)) for i in pikepdf.parse_content_stream(stream)]


def content(data: bytes, page: int = 0) -> str:
    return opened(data).pages[page].Contents.read_bytes().decode("ascii")


def bookmarks(data: bytes) -> list[tuple[int, str, int, float, float]]:
    """(depth, title, page, mm from the left, mm from the top) in order; the counts must agree."""
    document = opened(data)
    numbers = {page.objgen: i for i, page in enumerate(document.pages)}
    out = []

    def walk(parent: Any, depth: int) -> int:
        shown, entry, before = 0, parent.get("/First"), None
        while entry is not None:
            assert entry.Parent.objgen == parent.objgen
            assert (entry.get("/Prev") is None) is (before is None)
            page, kind, left, top, _ = entry.Dest
            assert kind == "/XYZ"
            place = float(left) * MM_PER_PT, 100 - float(top) * MM_PER_PT
            out.append((depth, str(entry.Title), numbers[page.objgen], *place))
            below = walk(entry, depth + 1)
            assert int(entry.get("/Count", 0)) == below
            shown, before, entry = shown + 1 + below, entry, entry.get("/Next")
        if before is not None:
            assert parent.Last.objgen == before.objgen
        return shown

    assert walk(document.Root.Outlines, 0) == int(document.Root.Outlines.Count)
    return out


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
    """A run with every glyph drawn as a path."""
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
