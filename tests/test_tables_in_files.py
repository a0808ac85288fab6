"""The tables of line starts and of pairs of marks, in finished files."""

from __future__ import annotations

import itertools
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from checker import source_rules
from checker.interpret import Glyph, read_page
from checker.lines import split_lines

import infographic

DATA = Path(__file__).resolve().parent / "data"
ROWS = json.loads((DATA / "wpt_line_break.json").read_text("utf-8"))["rows"]
PAIRS = json.loads((DATA / "wpt_spacing_trim.json").read_text("utf-8"))["pairs"]
SIZE = 10.0


def column(ems: float, texts: list[str], **keys: Any) -> list[list[Glyph]]:
    """Texts in one column, one paragraph each: the glyphs of every page."""
    mm = ems * SIZE * 25.4 / 72
    made = infographic.render(
        {
            "version": 1,
            "title": "试",
            "page": {
                "size": f"{mm + 40:.4f} x 500 mm", "bleed": "0 mm", "margin": "20 mm",
                "grid": {"columns": 1},
            },
            "body": {"size": f"{SIZE} pt", "leading": 1.5},
            "running": {"folio": False},
            "pages": [{"flow": [{"prose": {"text": texts, "indent": 0}}]}],
            **keys,
        }
    )  # fmt: skip
    with pikepdf.open(BytesIO(made.pdf())) as pdf:
        return [read_page(page).glyphs for page in pdf.pages]


def has_glyphs(chars: str) -> bool:
    """True when the shipped faces have them: presentation forms and old scripts they have not."""
    from infographic.fonts.book import FontBook

    book = FontBook(use_system=False)
    faces = [book.find("Infographic Sans SC", 400), book.find("Infographic Sans SC Rare", 400)]
    return all(any(face is not None and face.has(c) for face in faces) for c in chars)


@pytest.mark.parametrize("level", ["strict", "normal", "loose"])
def test_line_starts_of_css_levels(level: str) -> None:
    """36 characters a level; those that no shipped face has are in test_line_levels.py."""
    rows = [row for row in ROWS if row[0] == level and has_glyphs(row[1])]
    assert len(rows) >= 30
    pages = column(rows[0][3], [row[2] for row in rows], line_break=f"css-{level}")
    lines = [line for glyphs in pages for line in split_lines(glyphs)]
    found = source_rules.aligned([row[2] for row in rows], lines)
    wrong = [
        (row[1], [line.text for _, line in parts])
        for row, (_, parts) in zip(rows, found, strict=True)
        if (parts[1][1].text[0] == row[1]) is not row[4]
    ]
    assert not wrong


def test_pairs_of_marks() -> None:
    """Glyph origins half an em apart, and three ems and a half from one Han over the pair to the end of
    the other.  The Japanese middle dot is set in Japanese (see test_line_levels.py)."""
    wrong, count = [], 0
    for lang, wanted in (("zh-Hans", False), ("ja", True)):
        pairs = [pair for pair, _, _ in PAIRS if ("・" in pair) is wanted and has_glyphs(pair)]
        pages = column(20.0, [f"中{pair}中" for pair in pairs], lang=lang)
        glyphs = list(itertools.chain.from_iterable(pages))
        assert len(glyphs) == 4 * len(pairs)
        for i, pair in enumerate(pairs):
            first, a, b, last = glyphs[4 * i : 4 * i + 4]
            count += 1
            whole = (last.x + last.advance - first.x) / SIZE
            if abs((b.x - a.x) / SIZE - 0.5) > 0.002 or abs(whole - 3.5) > 0.002:
                wrong.append((pair, round((b.x - a.x) / SIZE, 3), round(whole, 3)))
    assert not wrong
    assert count == 508
