"""Reading order, and a figure's texts that have no place, in finished files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
from checker.interpret import read_page
from checker.structure import elements

import infographic

BAND, PROSE, FIRST = {"band": "甲甲"}, {"prose": "丙丙丙"}, {"band": "乙乙"}


def sheet(rows: list[dict[str, Any]]) -> infographic.Rendering:
    return infographic.render(
        {"version": "1", "title": "一页", "page": {"size": "a5"}, "rows": rows}
    )


def told(rows: list[dict[str, Any]], folder: Path) -> tuple[list[str], dict[str, float]]:
    """The tags' texts in reading order, and where each character stands (up is more)."""
    with pikepdf.open(sheet(rows).save(folder / "sheet.pdf")) as pdf:
        page = read_page(pdf.pages[0])
        texts = [e.text for e in elements(pdf, page) if e.text]
    return texts, {g.text: g.y for g in page.glyphs}


def test_order_changes_what_is_read_first_and_moves_nothing(tmp_path: Path) -> None:
    ordered = [{**BAND, "order": 3}, {**FIRST, "order": 1}, {**PROSE, "order": 2}]
    plain, there = told([BAND, FIRST, PROSE], tmp_path)
    texts, here = told(ordered, tmp_path)
    assert plain == ["甲甲", "乙乙", "丙丙丙"]
    assert texts == ["乙乙", "丙丙丙", "甲甲"]
    assert here == there
    assert here["甲"] > here["乙"] > here["丙"]


def test_order_inside_a_stack_moves_nothing(tmp_path: Path) -> None:
    ordered = [{**BAND, "order": 2}, {**PROSE, "order": 1}]
    texts, here = told([{"stack": ordered}], tmp_path)
    assert texts == ["丙丙丙", "甲甲"]
    assert here == told([{"stack": [BAND, PROSE]}], tmp_path)[1]


def test_texts_of_a_figure_without_a_place_are_told() -> None:
    items = [
        {"label": "增速", "unit": "亿元", "qualifier": "以上"},
        {"label": "乙", "value": "6", "phrase": "基本持平", "missing": "暂无"},
        {"label": "丙", "phrase": "基本持平", "change": "增长6%"},
        {"label": "丁", "missing": "暂无"},
    ]
    for panel in ("figures", "targets"):
        notes = [d for d in sheet([{panel: items}]).diagnostics if d.code == "unprinted"]
        assert [d.span.path for d in notes] == [
            f"$.rows[0].{panel}[0].qualifier",
            f"$.rows[0].{panel}[0].unit",
            f"$.rows[0].{panel}[1].phrase",
        ]
        assert {d.severity for d in notes} == {"warning"}
