"""What an editor met who wrote three reports from the language page alone."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from checker.interpret import Page, read_page
from checker.structure import document_elements

import infographic
from infographic import SpecError
from infographic.color import Ink, contrast

PT = 72 / 25.4


def spec(*rows: Any, **keys: Any) -> dict[str, Any]:
    made = {
        "version": 1,
        "title": "案例",
        "page": {"size": "a4", "margin": "15 mm", "bleed": "0 mm"},
        "body": {"size": "6..16 pt"},
        **keys,
    }
    return made if "pages" in made else {**made, "rows": list(rows)}


def pages(made: infographic.Rendering) -> list[Page]:
    with pikepdf.open(BytesIO(made.pdf())) as pdf:
        return [read_page(page) for page in pdf.pages]


NOTES = {"notes": "记", "fill": True}


@pytest.mark.parametrize(
    "row",
    [
        {"masthead": {"title": ["临江县人民医院", "年度工作报告"]}, "height": "50 mm"},
        {"masthead": {"title": ["临江县人民医院年度工作报告摘要"], "slogan": ["守护"]}},
        {"figures": {"items": [{"label": "门诊", "value": "86.49", "unit": "万人次"}] * 6}},
    ],
    ids=["depth", "title", "figures"],
)
def test_a_size_is_taken_at_which_every_row_fits(row: Any) -> None:
    made = infographic.render(spec(row, NOTES))
    assert 6 <= made.result.sheets[0].size < 16
    larger = made.result.sheets[0].size + 0.6
    with pytest.raises(SpecError):
        infographic.render(spec(row, NOTES, body={"size": f"{larger} pt"}))


DARK = [90, 60, 20, 10]


@pytest.mark.parametrize(
    "row",
    [
        {"band": "深色页"},
        {"prose": {"text": "黑字压在深色底上，数字83.7也要看得清。"}},
        {"figures": [{"label": "产量", "value": "83.7", "unit": "万吨", "change": "增长6.3%"}]},
        {"targets": [{"label": "产量", "value": "90", "unit": "万吨", "qualifier": "以上"}]},
        {"masthead": {"title": "春耕", "kicker": "一图读懂", "slogan": ["秋收"], "bare": True}},
        {"badges": [{"label": "法治", "icon": "scales"}]},
        {"colophon": {"source": "据县统计局"}},
    ],
    ids=lambda row: next(iter(row)),
)
@pytest.mark.parametrize("ground", ["main", None])
def test_text_stands_out_from_the_page(row: Any, ground: str | None) -> None:
    theme = {"version": 1, "inks": {"main": DARK}}
    made = infographic.render(
        spec(row, NOTES, theme=theme, pages=[{"rows": [row, NOTES], "tint": ground}])
        if ground
        else spec(row, NOTES, theme=theme)
    )
    (page,) = pages(made)
    paper = Ink("", tuple(v / 100 for v in DARK) if ground else (0.0,) * 4)  # type: ignore[arg-type]
    for glyph in page.glyphs:
        ink = Ink("", tuple(glyph.fill[1]))  # type: ignore[arg-type]
        assert contrast(ink, paper) >= 3.0, glyph.text


def test_art_leaves_the_page_number_alone() -> None:
    keys = {"running": {"folio": True, "head": "书"}, "page": {"size": "a5", "margin": "15 mm"}}
    picture = {"background": "main", "bleed": True, "notes": "", "fill": True}
    plain = {k: v for k, v in picture.items() if k != "notes"} | {"notes": {"count": 2}}
    (page,) = pages(infographic.render(spec(plain, **keys)))
    furniture = [g.ink for g in page.glyphs if g.mcid is None and g.ink]
    grounds = [p.box for p in page.paints if p.box[2] - p.box[0] > 100 * PT]
    assert len(furniture) == 2 and grounds
    for a in furniture:
        assert not any(b[1] < a[3] and a[1] < b[3] for b in grounds)


def test_a_phrase_stands_on_one_line_where_it_fits() -> None:
    for phrase in ("优化", "进一步优化"):
        items = [{"label": "收入结构", "phrase": phrase, "icon": "scales"}]
        (page,) = pages(
            infographic.render(spec({"targets": {"items": items, "columns": 2}}, NOTES))
        )
        drawn = [g for g in page.glyphs if g.text in phrase and g.size > 16]
        assert "".join(g.text for g in drawn) == phrase
        assert len({round(g.y, 1) for g in drawn}) == 1


def test_targets_stand_level_with_their_plate() -> None:
    items = [{"label": "产量", "value": "90", "unit": "万吨"}] * 4
    panel = {"items": items, "columns": 2, "title": "目标", "ground": "tint"}
    (page,) = pages(infographic.render(spec({"targets": panel, "height": "80 mm"}, NOTES)))
    boxes = [p.box for p in page.paints if p.box[3] - p.box[1] > 20 * PT]
    plate, blocks = min(boxes), [b for b in boxes if b != min(boxes)]
    assert plate[3] == pytest.approx(max(b[3] for b in blocks), abs=0.1)
    assert plate[1] == pytest.approx(min(b[1] for b in blocks), abs=0.1)


def test_an_empty_line_parts_paragraphs() -> None:
    made = infographic.render(spec({"prose": "第一段，\n接着写。\n\n第二段。"}, NOTES))
    with pikepdf.open(BytesIO(made.pdf())) as pdf:
        found = document_elements(pdf, [read_page(p) for p in pdf.pages])
    assert [e.text for e, _ in found if e.glyphs][:2] == ["第一段，接着写。", "第二段。"]


@pytest.mark.parametrize("value", ["８３.７", "83．7", "“86.4”"])
def test_figures_in_other_characters_are_refused(value: str) -> None:
    with pytest.raises(SpecError) as fault:
        infographic.render(spec({"figures": [{"label": "产量", "value": value}]}))
    assert [d.code for d in fault.value.diagnostics] == ["figure-text"]


CONTENT = {
    "version": 1,
    "figures": {"a": {"label": "甲", "value": "1.1"}, "b": {"label": "乙", "value": "2.2"}},
    "more": [{"label": "丙", "value": "3.3"}, {"label": "丁", "value": "4.4"}],
}


@pytest.mark.parametrize(
    ("items", "count"),
    [
        ("$figures", 2),
        ({"items": "$figures"}, 2),
        (["$figures", "$more"], 4),
        (["$figures.a", "$more.*"], 3),
        ({"items": ["$more", "$figures.b"]}, 3),
    ],
)
def test_paths_to_many_bring_all_of_them(items: Any, count: int) -> None:
    made = infographic.render(spec({"figures": items}, NOTES, content=CONTENT))
    assert len(made.result.document.spec.rows[0].model.items) == count  # type: ignore[union-attr]


def test_the_short_forms_of_page_and_body() -> None:
    made = infographic.render(spec({"prose": "正文。"}, NOTES, page="a5", body="12 pt"))
    assert (made.pages[0].width, made.pages[0].height) == (148, 210)
    assert made.result.sheets[0].size == 12


def test_a_heading_keeps_its_text_when_depth_is_left_over() -> None:
    rows = [{"band": "标题"}, {"prose": "正文。"}, {"prose": "又一段。"}, {"prose": "末段。"}]
    (page,) = pages(infographic.render(spec(*rows, body="10 pt")))
    lines = {g.text: g.y for g in page.glyphs}
    assert lines["标"] - lines["正"] < lines["正"] - lines["又"] + 20


def test_a_last_page_with_a_few_lines_is_told() -> None:
    text = "春耕夏耘秋收冬藏，" * 92 + "完。"
    keys = {"body": "12 pt", "page": {"size": "a5", "margin": "15 mm"}}
    made = infographic.render(spec(**keys, pages=[{"flow": [{"prose": text}]}]))
    assert len(made) == 2
    assert [d.code for d in made.diagnostics] == ["underfull"]


@pytest.mark.parametrize("late", ["contents", "index"])
def test_a_sheet_may_hold_nothing_but_a_list_of_its_pages(late: str) -> None:
    row: Any = {"contents": "目录"}
    if late == "index":
        row = {"index": {"items": [{"label": "产量", "value": "83.7", "unit": "万吨"}]}}
    made = infographic.render(spec(row, {"prose": "产量83.7万吨。"}, NOTES))
    assert len(made) == 1


def test_a_row_of_tiles_has_all_its_icons_alike_or_none() -> None:
    def marks(last: str, value: str) -> list[Any]:
        items = [
            {"label": label, "value": v, "unit": "万吨", "icon": "plant"}
            for label, v in (("产量", "1"), ("销量", "2"), (last, value))
        ]
        panel = {"items": items, "heroes": 3, "lead": False}
        theme = {"version": 1, "roles": {"hero-second": {"size": "5 em"}}}
        made = infographic.render(
            spec({"figures": panel, "height": "40 mm"}, NOTES, theme=theme, body="10 pt")
        )
        (page,) = pages(made)
        boxes = [p.box for p in page.paints]
        return [b for b in boxes if 5 * PT < b[2] - b[0] < 20 * PT and b[3] - b[1] < 20 * PT]

    few = marks("存量", "3")
    assert len(few) == 3
    assert len({(round(b[2] - b[0], 1), round(b[1], 1)) for b in few}) == 1
    assert marks("农作物耕种收综合机械化率达到的水平", "888888.88") == []


def test_figures_of_a_row_of_tiles_are_of_one_size() -> None:
    items = [{"label": "产量", "value": v, "unit": "亿元"} for v in ("9", "1679.1", "26.3")]
    made = infographic.render(
        spec({"figures": {"items": items, "heroes": 3, "lead": False}}, NOTES)
    )
    (page,) = pages(made)
    sizes = {round(g.size, 2) for g in page.glyphs if g.text in "0123456789." and g.size > 30}
    assert len(sizes) == 1


def test_a_year_is_no_figure_to_pick_out() -> None:
    made = infographic.render(spec({"prose": "2024年增长6.3%，到2027年完成2024项。"}, NOTES))
    (page,) = pages(made)
    fonts = {}
    text = "".join(g.text for g in page.glyphs)
    for word in ("2024年", "6.3%", "2027年", "2024项"):
        at = text.index(word)
        fonts[word] = page.glyphs[at].font
    assert fonts["2024年"] == fonts["2027年"] != fonts["6.3%"] == fonts["2024项"]


def test_columns_of_a_plate_have_one_pitch_and_hang_from_the_top() -> None:
    plate = {"plate": {"title": ["坚持扩大内需", "提升经济增长动力韧性"]}, "height": "150 mm"}
    (page,) = pages(infographic.render(spec(plate, NOTES)))
    glyphs = [g for g in page.glyphs if g.vertical]
    short = [g.y for g in glyphs if g.text in "坚持扩大内需"][:6]
    long = [g.y for g in glyphs if g.text in "提升经济增长动力韧性"][-10:]
    assert short == pytest.approx(long[:6], abs=0.05)


def test_text_that_yaml_takes_for_a_comment_is_told(tmp_path: Any) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(
        "version: 1  # a comment\ntitle: 案例 # 注\npage: a5\nbody: 12 pt\nrows:\n"
        "  - prose: 一二三 #四五六\n  - notes: 记\n    fill: true\n",
        "utf-8",
    )
    made = infographic.render(path)
    assert [(d.code, d.span.line) for d in made.diagnostics] == [("lost-text", 6)]
