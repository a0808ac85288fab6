"""Line breaking, justification and columns, measured on glyph places in the finished poster."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from checker import column_rules, facts, line_rules, none
from checker.interpret import Page
from checker.lines import Body, Column, Line, split_lines
from checker.structure import Element

ROOT = Path(__file__).resolve().parents[1]
WORDS = json.loads((ROOT / "tests" / "data" / "jilin" / "heading_words.json").read_text("utf-8"))


def place(found: list[Element], text: str) -> int:
    return next(i for i, e in enumerate(found) if text in e.text)


def columns_between(body: Body, found: list[Element], first: str, after: str) -> list[Column]:
    """The body columns that hold text of the elements from one heading up to another."""
    held = {n for e in found[place(found, first) : place(found, after)] for n in e.mcids}
    return [c for c in body.columns if any(f.mcid in held for f in c.fragments)]


@pytest.fixture(scope="module")
def flow(poster_body: Body, poster_elements: list[Element]) -> list[Column]:
    return columns_between(
        poster_body, poster_elements, "坚持以科技创新推动产业创新", "坚持绿色低碳发展"
    )


@pytest.fixture(scope="module")
def display(poster_elements: list[Element], poster_body: Body) -> list[list[Line]]:
    """Lines of horizontal text outside the body: headings, labels, badges."""
    body = {id(e) for e in poster_body.elements}
    return [
        split_lines([g for g in e.glyphs if not g.vertical])
        for e in poster_elements
        if id(e) not in body and any(not g.vertical for g in e.glyphs)
    ]


def test_there_is_body_text_to_look_at(poster_body: Body, flow: list[Column]) -> None:
    inner = [ln for lines in poster_body.paragraphs for ln in lines if not ln.last]
    assert len(poster_body.paragraphs) >= 30
    assert len(inner) >= 150
    assert len(flow) == 4
    assert poster_body.style[0].endswith("-Regular")


def test_pdfium_sees_the_glyphs_where_the_checker_does(poster: Path, poster_page: Page) -> None:
    """Except in spans with ActualText, whose characters pdfium puts in one place."""
    seen: dict[str, list[tuple[float, float]]] = {}
    for char, x, y in facts.pdfium_origins(poster):
        seen.setdefault(char, []).append((x, y))
    plain = [g for g in poster_page.glyphs if not g.actual]
    assert len(plain) > 6000
    none(
        f"{g.text} at x {g.x:.2f}, y {g.y:.2f}"
        for g in plain
        if not any(abs(x - g.x) + abs(y - g.y) < 0.01 for x, y in seen.get(g.text, []))
    )


def test_no_forbidden_line_start_or_end(poster_body: Body, display: list[list[Line]]) -> None:
    none(line_rules.forbidden_breaks([*poster_body.paragraphs, *display]))


def test_no_number_parted_from_its_unit(poster_body: Body, display: list[list[Line]]) -> None:
    none(line_rules.parted([*poster_body.paragraphs, *display]))


def test_no_protected_term_parted(poster_body: Body, display: list[list[Line]]) -> None:
    content = yaml.safe_load((ROOT / "specs/jilin-2024/content.yaml").read_text("utf-8"))
    lines = [*poster_body.paragraphs, *display]
    assert content["keep"]
    none(line_rules.parted_terms(lines, content["keep"]))


def test_inner_lines_are_flush_on_both_edges(poster_body: Body) -> None:
    none(column_rules.off_edge(poster_body.columns))


def test_no_ink_leaves_its_column(poster_body: Body) -> None:
    none(column_rules.ink_out(poster_body.columns))


def test_no_last_line_holds_a_lone_character(poster_body: Body) -> None:
    none(line_rules.lone_last(poster_body.paragraphs))


def test_body_lines_stand_on_one_grid(poster_body: Body) -> None:
    none(column_rules.off_grid(poster_body.columns, poster_body.leading))


def test_adjacent_marks_are_compressed(poster_body: Body) -> None:
    none(line_rules.loose_pairs(poster_body.paragraphs))


def test_interpuncts_take_half_an_em(poster_body: Body) -> None:
    dots = [
        g for lines in poster_body.paragraphs for ln in lines for g in ln.glyphs if g.text == "·"
    ]
    assert dots
    none(line_rules.wide_interpuncts(poster_body.paragraphs))


def test_gaps_between_han_and_digits(poster_body: Body) -> None:
    none(line_rules.odd_gaps(poster_body.paragraphs))


def test_no_line_squeezes_its_han(poster_body: Body) -> None:
    none(line_rules.squeezed(poster_body.paragraphs))


def test_few_lines_are_loose(poster_body: Body) -> None:
    loose, very, count = column_rules.loose_lines(poster_body.columns)
    none(very)
    assert len(loose) <= 0.02 * count, loose


def test_no_line_of_a_paragraph_stands_alone_in_a_column(poster_body: Body) -> None:
    none(column_rules.single_ends(poster_body.columns))


def test_no_heading_ends_a_column(poster_body: Body, poster_elements: list[Element]) -> None:
    none(column_rules.heading_at_foot(poster_elements, poster_body.columns))


def test_column_feet_of_the_flow_are_level(poster_body: Body, flow: list[Column]) -> None:
    none(column_rules.uneven_feet(flow, poster_body.leading))


def test_feet_of_the_review_rows_are_level(
    poster_body: Body, poster_elements: list[Element]
) -> None:
    review = columns_between(poster_body, poster_elements, "2023年工作回顾", "2024年工作安排")
    rows = column_rules.rows(review)
    assert [len(row) for row in rows] == [4, 4]
    none([f for row in rows for f in column_rules.uneven_feet(row, poster_body.leading)])


def test_headings_and_labels_break_between_words(display: list[list[Line]]) -> None:
    none(line_rules.parted_words(WORDS, display))


def test_no_heading_line_holds_a_single_character(display: list[list[Line]]) -> None:
    none(line_rules.single_character_lines(display))


def test_vertical_columns_run_down_and_right_to_left(poster_page: Page) -> None:
    spans = [poster_page.glyphs[a:b] for _, _, a, b in poster_page.actual_text]
    assert len(spans) >= 12
    none([f for span in spans for f in line_rules.vertical_faults(span)])
