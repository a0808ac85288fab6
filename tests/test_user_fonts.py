"""Fonts that are not ours: installed families (TTC, CFF outlines), and a file of the project's."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from checker.extract import bare, pdfium_text
from checker.facts import all_fonts, font_faults
from checker.interpret import read_page
from checker.structure import elements
from small_pdf import as_outlines, difference, pdf, run

import infographic
from infographic.fonts.book import FontBook
from infographic.fonts.face import Face

SANS, SERIF = "Noto Sans CJK SC", "Noto Serif CJK SC"
KICKER, HEAD = "自备字体", "大民生（一）"
TITLE = ["龙行大地，", "见山水——"]
#: Glyphs that several characters share, dashes and dots, Latin, figures, vertical forms; ⼤ is
#: a radical that is drawn with the glyph of 大.
TEXT = "全省GDP增长6.3%，其中AVATAR工程投资2,024亿元……龙门车鸟金长，山水完成——好；“⼤”与“大”。"
WHOLE = bare("".join(["自备", KICKER, *TITLE, TEXT, HEAD, TEXT]))
SPEC = f"""
version: 1
title: 自备字体
theme:
  version: 1
  extends: plain
  faces: FACES
  roles:
    body: {{face: serif, weight: 400}}
    plate: {{face: serif, weight: 700}}
    head: {{face: sans, weight: 700, size: 14 pt}}   # white on colour: hairlines of a serif close up
page: {{size: a5}}
body: {{size: 9 pt}}
rows:
  - masthead: {{title: {KICKER}, kicker: 自备}}
  - vertical_title: {{title: [{", ".join(f'"{t}"' for t in TITLE)}], text: "{TEXT}"}}
    height: 60 mm
  - prose: {{title: {HEAD}, text: "{TEXT}"}}
"""


def installed(family: str, weight: int) -> Face:
    """A face of the system's; without it skip, or fail where tools are required."""
    face = FontBook().find(family, weight)
    if face is None:
        if os.environ.get("INFOGRAPHIC_TOOLS") == "required":
            pytest.fail(f"{family} is required and not installed")
        pytest.skip(f"{family} is not installed")
    return face


@dataclass(frozen=True)
class Sheet:
    """A rendered sheet, and the PostScript names of the families that it was to be set in."""

    path: Path
    names: tuple[str, ...]


@pytest.fixture(scope="module", params=["families", "file"])
def sheet(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    folder = tmp_path_factory.mktemp(request.param)
    serif = installed(SERIF, 700)
    if request.param == "families":
        installed(SANS, 400)
        faces, names = f"{{sans: {SANS}, serif: {SERIF}}}", ("NotoSansCJKsc", "NotoSerifCJKsc")
    else:
        (folder / "fonts").mkdir()
        shutil.copy(serif.path, folder / "fonts" / "house.ttc")
        own = f"{{file: fonts/house.ttc, index: {serif.index}}}"
        faces, names = f"{{sans: {own}, serif: {own}}}", ("NotoSerifCJKsc",)
    spec = folder / "sheet.yaml"
    spec.write_text(SPEC.replace("FACES", faces), "utf-8")
    return Sheet(infographic.render(spec).save(folder / "sheet.pdf"), names)


def test_the_fonts_are_what_we_think() -> None:
    """A collection of several faces, with CFF outlines."""
    data = installed(SERIF, 700).path.read_bytes()
    assert data[:4] == b"ttcf"
    assert int.from_bytes(data[8:12], "big") > 1
    first = int.from_bytes(data[12:16], "big")
    assert data[first : first + 4] == b"OTTO"


def test_the_text_comes_back_as_it_was_set(sheet: Sheet) -> None:
    assert bare(pdfium_text(sheet.path)) == WHOLE


def test_every_font_is_embedded_as_a_subset(sheet: Sheet) -> None:
    with pikepdf.open(sheet.path) as file:
        assert font_faults(file) == []
        fonts = all_fonts(file)
        bases = [str(f.BaseFont).partition("+")[2] for f in fonts]
        for name in sheet.names:
            assert any(b.startswith(name) for b in bases), f"{name} is not in {bases}"
        assert all(b.startswith(sheet.names) for b in bases), bases
        for font in fonts:
            descendant = font.DescendantFonts[0]
            assert descendant.Subtype == "/CIDFontType0"
            program = descendant.FontDescriptor.FontFile3
            assert program.Subtype == "/CIDFontType0C"
            assert len(program.read_bytes()) < 60_000


def test_the_title_stands_vertically(sheet: Sheet) -> None:
    """Its own element in the tree, glyphs of a vertical font, columns from right to left."""
    with pikepdf.open(sheet.path) as file:
        upright = [f for f in all_fonts(file) if f.Encoding == "/Identity-V"]
        assert [str(f.BaseFont).partition("+")[2][:14] for f in upright] == ["NotoSerifCJKsc"]
        page = read_page(file.pages[0])
        heads = [e for e in elements(file, page) if e.heading]
    assert [(e.text, e.vertical) for e in heads] == [
        (KICKER, False),
        ("".join(TITLE), True),
        (HEAD, False),
    ]
    places = [(g.x, g.y) for g in heads[1].glyphs if "\u4e00" <= g.text <= "\u9fff"]
    right, left = places[: len("龙行大地")], places[len("龙行大地") :]
    for column in (right, left):
        assert len({round(x, 1) for x, _ in column}) == 1
        assert all(above > below for (_, above), (_, below) in pairwise(column))
    assert right[0][0] > left[0][0]


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("family", [SANS, SERIF])
def test_text_looks_like_its_outlines(family: str, vertical: bool) -> None:
    face = installed(family, 700)
    setting = run(face, "龙（一）——，Ag", 20, 10 if vertical else 24, 36, vertical=vertical)
    assert difference(pdf(setting), pdf(as_outlines(setting))) < 0.03
