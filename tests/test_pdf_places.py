"""The PDF writer: glyphs stand where they were put and look like their outlines."""

from __future__ import annotations

import ctypes
import re
from pathlib import Path as FilePath

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from small_pdf import FIGURES, SANS, SERIF, as_outlines, content, difference, pdf, run, tool

from infographic.color import BLACK
from infographic.fonts.face import Face
from infographic.fonts.shape import shape
from infographic.frame import GlyphRun, Group, Path
from infographic.geometry import MM_PER_PT, PT_PER_MM, Matrix


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
