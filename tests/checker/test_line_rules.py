"""Each line rule passes a good case and reports a bad one."""

from __future__ import annotations

import dataclasses

import pytest

from checker import column_rules as columns
from checker import line_rules as rules
from checker.lines import (
    Column,
    Fragment,
    body_elements,
    body_style,
    build_columns,
    leading,
    split_fragments,
    split_lines,
)
from checker.synthetic import EM, LEADING, column, element, glyph, line, paragraph


@pytest.mark.parametrize("start", "，。”》）、；：？！%％℃·—…～/々")
def test_forbidden_line_start(start: str) -> None:
    assert rules.forbidden_breaks([paragraph("甲乙", start + "丙")])
    assert not rules.forbidden_breaks([paragraph("甲乙", "丙" + start)])


@pytest.mark.parametrize("end", "“《（〈「￥/")
def test_forbidden_line_end(end: str) -> None:
    assert rules.forbidden_breaks([paragraph("甲" + end, "丙")])
    assert not rules.forbidden_breaks([paragraph("甲", "丙" + end)])


@pytest.mark.parametrize(
    "parts",
    [
        ("达到83", "7.3亿斤"),
        ("达到837.", "3亿斤"),
        ("达到837.3", "亿斤"),
        ("达到837.3亿", "斤"),
        ("增长6", "%左右"),
        ("第5", "位"),
        ("接待3.14亿人", "次"),
        ("农村公路3500", "公里"),
        ("农村公路3500公", "里"),
        ("单位G", "DP能耗"),
        ("甲—", "—乙"),
    ],
)
def test_parted_units(parts: tuple[str, str]) -> None:
    assert rules.parted([paragraph(*parts)])
    assert not rules.parted([paragraph("".join(parts), "丙丁")])


def test_units_that_only_look_alike_may_part() -> None:
    assert not rules.parted([paragraph("增长6%", "以上项目"), paragraph("达到3家", "企业")])


def test_protected_terms() -> None:
    assert rules.parted_terms([paragraph("实施“一主", "六双”")], ["一主六双"])
    assert not rules.parted_terms([paragraph("实施", "“一主六双”")], ["一主六双"])


def test_flush_edges() -> None:
    good = paragraph("甲乙丙丁", "戊己庚辛", "壬癸")
    assert not columns.off_edge([column(good)])
    assert columns.off_edge([column([*good[:1], line("戊己庚辛", 0.06, -14), good[2]])])
    short = line("戊己庚辛", 0, -14, {2: -0.06})
    assert columns.off_edge([column([good[0], short, line("甲乙丙丁", 0, -28), good[2]])])
    long_last = dataclasses.replace(line("壬癸子丑寅", 0, -28), last=True)
    assert columns.off_edge([column([*good[:2], long_last])])


def test_flush_edges_with_marks_at_line_ends() -> None:
    halved = paragraph("甲乙丙丁", "甲乙丙子", "戊己庚辛", "壬癸")
    halved[1] = line("甲乙丙", 0, -LEADING, {2: EM / 2})
    halved[1].glyphs.append(glyph("，", 3.5 * EM, -LEADING))
    assert not columns.off_edge([column(halved)])
    halved[1].glyphs[-1] = glyph("，", 3 * EM, -LEADING)
    assert columns.off_edge([column(halved)]), "a mark that keeps its whole width"
    opening = paragraph("甲乙丙丁", "戊己庚辛", "甲乙丙丁", "壬癸")
    opening[1] = line("“己庚辛", -EM / 2, -LEADING, {2: EM / 2})
    assert not columns.off_edge([column(opening)])
    opening[1] = line("“己庚辛", 0, -LEADING)
    assert columns.off_edge([column(opening)]), "an opening mark that keeps its blank half"


def test_indents_are_whole_ems() -> None:
    for indent, faulty in ((0, False), (EM, False), (2 * EM, False), (0.7 * EM, True)):
        first = line("甲乙丙丁戊己"[: 6 - round(indent / EM)], indent, 0)
        first.first = True
        first.glyphs[-1] = glyph("己", 5 * EM, 0)
        rest = paragraph("甲乙丙丁戊己", "甲乙丙丁戊己", "壬癸", top=-LEADING)
        rest[0].first = False
        assert bool(columns.off_edge([column([first, *rest])])) is faulty


def test_ink_outside_the_column() -> None:
    good = paragraph("甲乙丙丁", "戊己庚辛", "壬癸")
    assert not columns.ink_out([column(good)])
    good[1].glyphs[-1] = dataclasses.replace(good[1].glyphs[-1], ink=(30, -14, 41, -6))
    assert columns.ink_out([column(good)])


def test_lone_last_character() -> None:
    assert rules.lone_last([paragraph("甲乙丙丁", "戊。")])
    assert rules.lone_last([paragraph("甲乙丙丁", "戊”。")])
    assert not rules.lone_last([paragraph("甲乙丙丁", "戊己。")])
    assert not rules.lone_last([paragraph("甲。")])


def test_grid() -> None:
    left, right = paragraph("甲乙", "丙丁", "戊己"), paragraph("甲乙", "丙丁", x=100, top=-LEADING)
    assert not columns.off_grid([column(left), column(right)], LEADING)
    off = paragraph("甲乙", "丙丁", x=100, top=-3.2)
    assert columns.off_grid([column(left), column(off)], LEADING)
    shaky = paragraph("甲乙", x=100)
    shaky[0].glyphs[1] = glyph("乙", 110, 0.06)
    assert columns.off_grid([column(left), column(shaky)], LEADING)
    near = paragraph("甲乙", x=100, top=-0.06)
    assert columns.off_grid([column(left), column(near)], LEADING)
    assert not columns.off_grid([column(paragraph("甲", top=1e-9)), column(left)], LEADING)


@pytest.mark.parametrize("pair", ["”“", "。”", "、“", "：“", "”，", "“《"])
def test_adjacent_marks(pair: str) -> None:
    assert rules.loose_pairs([[line("甲" + pair + "乙")]])
    found = rules.loose_pairs([[line("甲" + pair + "乙", gaps={1: -EM / 2})]])
    assert not [f for f in found if "takes" in f]


def test_adjacent_marks_must_not_touch() -> None:
    assert [f for f in rules.loose_pairs([[line("甲。，乙", gaps={1: -EM})]]) if "touch" in f]


def test_interpunct() -> None:
    assert rules.wide_interpuncts([[line("源·梅")]])
    assert rules.wide_interpuncts([[line("源·梅", gaps={0: -2.5, 1: -1.5})]])
    assert not rules.wide_interpuncts([[line("源·梅", gaps={0: -2.5, 1: -2.5})]])


def test_gaps_between_scripts() -> None:
    assert rules.odd_gaps([[line("达到3家")]])
    assert rules.odd_gaps([[line("达到3家", gaps={1: 2.5, 2: 6})]])
    assert not rules.odd_gaps([[line("达到3家，4%", gaps={1: 2.5, 2: 1.25})]])


def test_squeezed_han() -> None:
    assert rules.squeezed([[line("甲乙", gaps={0: -0.1})]])
    assert not rules.squeezed([[line("甲，乙", gaps={1: -5})]])


def test_loose_lines() -> None:
    text = "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸"
    tight = paragraph(text, text, "壬癸")
    assert columns.loose_lines([column(tight)]) == ([], [], 2)
    tight[1] = line(text, 0, -LEADING, dict.fromkeys(range(19), 2.6))
    loose, very, _ = columns.loose_lines([column(tight)])
    assert len(loose) == len(very) == 1


def test_single_lines_at_column_ends() -> None:
    lines = paragraph("甲乙", "丙丁", "戊己", "庚辛")
    cut = lambda n: [Column([Fragment(lines[:n])]), Column([Fragment(lines[n:])])]  # noqa: E731
    assert not columns.single_ends(cut(2))
    assert "foot" in columns.single_ends(cut(1))[0]
    assert "head" in columns.single_ends(cut(3))[0]


def test_heading_at_a_column_foot() -> None:
    heading = element(paragraph("标题", top=20), "/H3", 9)
    text = paragraph("甲乙", "丙丁", "戊己")
    body = element(text, mcid=0)
    assert not columns.heading_at_foot([heading, body], [column(text)])
    away = paragraph("甲乙", "丙丁", "戊己", x=100, top=500)
    assert columns.heading_at_foot([heading, element(away)], [column(away)])
    beside = paragraph("甲乙", "丙丁", "戊己", x=100, top=25)
    assert not columns.heading_at_foot([heading, element(beside)], [column(beside)])
    split = [Column([Fragment(text[:1], 0)]), Column([Fragment(text[1:], 0)])]
    assert columns.heading_at_foot([heading, body], split)


def test_uneven_feet() -> None:
    three, two = paragraph("甲", "乙", "丙"), paragraph("甲", "乙", x=50)
    one = paragraph("甲", x=90)
    assert not columns.uneven_feet([column(three), column(two)], LEADING)
    assert columns.uneven_feet([column(three), column(one)], LEADING)


def test_rows_are_columns_that_start_together() -> None:
    together = [column(paragraph("甲")), column(paragraph("乙", x=50))]
    assert columns.rows([*together, column(paragraph("丙", top=-50))]) == [together]


def test_words_of_headings() -> None:
    words = ["以 发展 为 主攻方向"]
    assert rules.parted_words(words, [paragraph("以发展为主攻", "方向")])
    assert not rules.parted_words(words, [paragraph("以发展为", "主攻方向")])
    assert rules.single_character_lines([paragraph("以发展", "为")])
    assert not rules.single_character_lines([paragraph("以")])


def stack(text: str, x: float, step: float = 12) -> list:
    return [glyph(c, x, -n * step, vertical=True) for n, c in enumerate(text)]


def test_vertical_lettering() -> None:
    good = [*stack("甲乙", 20), *stack("丙丁", 0)]
    assert not rules.vertical_faults(good)
    assert rules.vertical_faults([*stack("甲乙", 0), *stack("丙丁", 20)])
    assert rules.vertical_faults(list(reversed(stack("甲乙", 0))))
    assert rules.vertical_faults([*stack("甲乙", 0), glyph("丙", 0, -25, vertical=True)])
    assert rules.vertical_faults(line("甲乙").glyphs)


def test_lines_fragments_and_columns_are_found() -> None:
    left = paragraph("甲乙丙", "丁戊己", top=100)
    right = paragraph("庚辛壬", "癸", x=80, top=100)
    lines = split_lines([g for ln in [*left, *right] for g in ln.glyphs])
    assert [ln.text for ln in lines] == ["甲乙丙", "丁戊己", "庚辛壬", "癸"]
    assert (lines[0].first, lines[-1].last, lines[1].last) == (True, True, False)
    parts = split_fragments(lines)
    assert [len(p.lines) for p in parts] == [2, 2]
    assert len(build_columns(parts)) == 2
    assert leading([lines]) == pytest.approx(LEADING)


def test_body_is_the_commonest_style() -> None:
    body = element(paragraph("甲乙丙丁", "戊己"))
    label = element([line("标签", font="Body-Bold")])
    heading = element([line("标题")], "/H2")
    style = body_style([g for e in (body, label, heading) for g in e.glyphs])
    assert style == ("Body-Regular", EM)
    assert body_elements([body, label, heading], style) == [body]
