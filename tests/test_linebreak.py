"""The breaker and what it is fed: properties first, then the rules by example."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infographic.color import BLACK
from infographic.fonts.book import FontBook
from infographic.text.items import Gap, Items
from infographic.text.linebreak import Measure, break_lines, count_lines, justify
from infographic.text.paragraph import Paragraph
from infographic.text.prepare import Prepared, prepare
from infographic.text.segment import clean, tokens
from infographic.text.style import Piece, Style

LINE_START = set("、，。．：；！？’”〉》」』】〕）·–～—…%‰℃/")
LINE_END = set("‘“〈《「『【〔（/¥")


@lru_cache(maxsize=1)
def style() -> Style:
    face = FontBook(use_system=False).find("Infographic Sans SC", 400)
    assert face is not None
    return Style((face,), BLACK)


def prepared(text: str, keep: tuple[str, ...] = (), **options: bool) -> Prepared:
    return prepare([Piece(text, style())], keep, **options)


def set_at(text: str, width: float, indent: float = 0.0, keep: tuple[str, ...] = ()) -> list[str]:
    p = prepared(text, keep)
    return [
        "".join(u.text for u in p.units[line.start : line.end])
        for line in break_lines(p.items, Measure(width, indent))
    ]


ALPHABET = "春种一粒粟秋收万颗子，。、；：“”（）《》——……·837.3%℃亿斤第5位GDP AI-2 "


@settings(max_examples=150, deadline=None)
@given(st.text(ALPHABET, min_size=1, max_size=90), st.floats(6, 32))
def test_no_character_is_lost_or_doubled(text: str, width: float) -> None:
    assert "".join(set_at(text, width)).replace(" ", "") == clean(text).replace(" ", "")


@settings(max_examples=150, deadline=None)
@given(
    st.text("春种一粒粟秋收万颗子，。、；：“”（）《》", min_size=20, max_size=120),
    st.floats(12, 32),
)
def test_lines_fill_the_measure_exactly(text: str, width: float) -> None:
    p = prepared(text)
    found = break_lines(p.items, Measure(width))
    for i, line in enumerate(found):
        last = i == len(found) - 1
        gaps = justify(p.items, line, last=last)
        length = sum(u.width for u in p.units[line.start : line.end]) + sum(gaps)
        if not last and line.end - line.start > 1 and line.slack > -5:
            shrinkable = sum(g.shrink for g in p.items.gaps[line.start : line.end - 1])
            if -line.slack <= shrinkable:
                assert length == pytest.approx(width, abs=1e-6)


@settings(max_examples=120, deadline=None)
@given(st.integers(1, 60), st.floats(4, 20))
def test_the_breaker_knows_no_font(count: int, width: float) -> None:
    items = Items.of([1.0] * count, [Gap()] * (count - 1))
    found = break_lines(items, Measure(width))
    assert [line.start for line in found][1:] == [line.end for line in found][:-1]
    assert found[0].start == 0 and found[-1].end == count
    assert all(line.natural <= width + 1e-9 for line in found)


REPORT = (
    "粮食产量再创历史新高，达到837.3亿斤，从全国第5位跃升至第4位，增产21.14亿斤，占全国增量的11.9%。"
    "“保交楼”完成2.5万套。整治“畅返不畅”6217公里；单位GDP能耗下降2.5%——这是《报告》的话……"
    "辽源·梅河机场项目（前期）推进，气温−6.5℃，8～12岁的孩子64名。"
)


@pytest.mark.parametrize("width", [12.0, 13.7, 15.0, 18.3, 21.0, 24.6, 30.0])
def test_no_forbidden_line_start_or_end_and_no_parted_number(width: float) -> None:
    found = set_at(REPORT, width, 2.0)
    for line in found[1:]:
        assert line[0] not in LINE_START, line
    for before, after in zip(found, found[1:], strict=False):
        assert before[-1] not in LINE_END, before
        assert not (before[-1].isdigit() and (after[0].isdigit() or after[0] in ".亿万公位岁名℃%")), (
            before, after,
        )  # fmt: skip
    assert len(found[-1]) > 1


def test_adjacent_marks_share_one_blank() -> None:
    """Two em become one and a half (CLREQ 3.1.4); a mark at the line's end takes half."""
    assert prepared("《》《").natural == pytest.approx(0.5 + 0.5 + 0.5 + 0.5)
    assert prepared("中）。").natural == pytest.approx(1 + 0.5 + 0.5)
    assert prepared("中，中").natural == pytest.approx(1 + 0.5 + 0.5 + 1)
    assert prepared("源·梅").natural == pytest.approx(2.5)


def test_han_and_latin_stand_a_quarter_em_apart_whether_typed_or_not() -> None:
    assert prepared("第5位").natural == pytest.approx(prepared("第 5 位").natural)
    bare = prepared("5").natural
    assert prepared("第5位").natural == pytest.approx(2 + bare + 0.5)


def test_a_protected_term_is_never_broken() -> None:
    text = "深入实施一主六双高质量发展战略一主六双"
    for width in (6, 7, 8, 9, 10, 11):
        for line in set_at(text, width, keep=("一主六双",)):
            assert line.count("一主六双") == line.count("主六") == line.count("六双")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("837.3亿斤", ["837.3亿斤"]),
        ("第5位", ["第5位"]),
        ("8～12岁", ["8～12岁"]),
        ("−6.5℃", ["−6.5℃"]),
        ("3.14亿人次", ["3.14亿人次"]),
        ("GDP增长", ["GDP", "增", "长"]),
        ("A4纸", ["A4", "纸"]),
        ("——真", ["——", "真"]),
    ],
)
def test_tokens_stay_together(text: str, parts: list[str]) -> None:
    assert [text[t.start : t.end] for t in tokens(text)] == parts


def test_typed_spaces_between_han_are_not_content() -> None:
    assert clean("增产 21.14 亿斤 ， 占") == "增产21.14亿斤，占"
    assert clean("AI  agents at work") == "AI agents at work"
    assert clean("甲　乙") == "甲　乙"


def test_first_fit_counts_about_as_many_lines_as_are_set() -> None:
    p = prepared(REPORT)
    for width in (12.0, 18.0, 24.0, 30.0):
        exact = len(break_lines(p.items, Measure(width)))
        assert abs(count_lines(p.items, Measure(width)) - exact) <= 1


def test_a_split_paragraph_has_a_full_line_at_the_cut() -> None:
    paragraph = Paragraph(prepared(REPORT), 10.0, 20.0 * 10.0 * 25.4 / 72)
    made = [p for unit, _ in paragraph.sentences for p in paragraph.split_after(unit)]
    assert any(p.open_split for p in made)
    for p in made:
        units = p.prepared.units
        assert "".join(u.text for u in units) == clean(REPORT)
        assert [line.start for line in p.lines][1:] == [line.end for line in p.lines][:-1]
        at_cut = next(line for line in p.lines if line.end == p.split)
        assert units[at_cut.end - 1].text[-1] in "。”"
        if p.open_split:
            continue
        gaps = justify(p.prepared.items, at_cut, last=False)
        length = sum(u.width for u in units[at_cut.start : at_cut.end]) + sum(gaps)
        assert length == pytest.approx(20.0, abs=1e-6)
