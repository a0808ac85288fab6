"""Titles that are longer than their text is deep take more columns, read from finished pages."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from checker.interpret import read_page

import infographic

TITLE = "用心用情用力保障和改善民生"
TEXT = "书页翻动处，灯下人未眠。" * 6


def made(text: str, keep: tuple[str, ...] = (), **more: Any) -> infographic.Rendering:
    return infographic.render(
        {
            "version": 1,
            "title": "书房",
            "keep": list(keep),
            "page": {"size": "210 x 140 mm", "margin": "10 mm"},
            "body": {"size": "10 pt"},
            "rows": [{"vertical_title": {"title": [TITLE], "text": text, **more}}],
        }
    )


def columns(rendering: infographic.Rendering) -> list[str]:
    """The lettering's columns from right to left, by where their glyphs stand."""
    with pikepdf.open(BytesIO(rendering.pdf())) as pdf:
        glyphs = [g for g in read_page(pdf.pages[0]).glyphs if g.vertical]
    across = sorted({round(g.x) for g in glyphs}, reverse=True)
    return ["".join(g.text for g in glyphs if round(g.x) == x) for x in across]


def test_a_title_beside_little_text_is_parted_between_phrases() -> None:
    found = columns(made(TEXT))
    assert len(found) == 2
    assert "".join(found) == TITLE
    assert all(len(part) >= 3 for part in found)


def test_readers_get_the_title_whole() -> None:
    assert made(TEXT).pages[0].text.splitlines()[0] == TITLE


def test_a_title_beside_much_text_stays_as_it_is_written() -> None:
    assert columns(made(TEXT * 14)) == [TITLE]


@pytest.mark.parametrize("kept", [TITLE, "用力保障和改善"])
def test_a_kept_term_is_not_parted(kept: str) -> None:
    assert any(kept in part for part in columns(made(TEXT, (kept,))))


def test_a_row_is_as_deep_as_its_text_not_as_its_titles() -> None:
    found = made(TEXT).pages[0]
    assert found.text.endswith("眠。")
    assert [d.code for d in made(TEXT).diagnostics if d.severity == "error"] == []
