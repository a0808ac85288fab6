"""The PDF writer: what readers extract is what was set."""

from __future__ import annotations

import re
from pathlib import Path as FilePath

import pytest
from small_pdf import FIGURES, MIXED, RARE, SANS, SERIF, TRAPS, extracted, pdf, run

from infographic.color import BLACK
from infographic.fonts.face import Face
from infographic.frame import Glyph, GlyphRun, Tag

READERS = ["pdfium", "pdftotext", "pdftotext -raw", "mutool"]
readers = pytest.mark.parametrize("reader", READERS)


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
