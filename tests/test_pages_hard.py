"""Pages where they are hardest: what reviewers tried to break."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from checker.interpret import read_page
from checker.structure import document_elements

import infographic
from infographic import SpecError


def spec(*pages: Any, **keys: Any) -> dict[str, Any]:
    return {
        "version": 1,
        "title": "案例",
        "page": {"size": "a5", "facing": True, "margin": "15 mm"},
        "body": "10 pt",
        "pages": list(pages),
        **keys,
    }


def told(made: infographic.Rendering) -> list[tuple[str, str, list[int]]]:
    with pikepdf.open(BytesIO(made.pdf())) as pdf:
        found = document_elements(pdf, [read_page(page) for page in pdf.pages])
    return [(e.type, e.text, where) for e, where in found if e.glyphs]


def codes(given: Any) -> list[str]:
    with pytest.raises(SpecError) as fault:
        infographic.render(given)
    return [d.code for d in fault.value.diagnostics if d.severity == "error"]


LONG = "春耕夏耘秋收冬藏，" * 150 + "完。"
NOTES = {"notes": "记", "fill": True}


@pytest.mark.parametrize(
    "pages",
    [
        [{"flow": [{"prose": LONG}]}],
        [{"rows": [NOTES]}, {"spread": [{"band": "题"}, NOTES]}],
        [{"rows": [NOTES], "starts": "left"}],
    ],
    ids=["flow", "spread", "blank"],
)
def test_office_pages_of_every_kind(pages: Any) -> None:
    made = infographic.render(spec(*pages, medium="office"))
    assert len(made) >= 2
    assert made.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("size", ["8 mm", "14 mm", "24 mm"])
@pytest.mark.parametrize("title", ["青禾县志", "一二三四五六国", "青禾县志要略"])
def test_text_at_the_fold_is_never_lost(size: str, title: str) -> None:
    theme = {"version": 1, "roles": {"title": {"size": size}}}
    masthead = {"masthead": {"title": title, "align": "center", "ink": "main"}}
    given = spec({"rows": [NOTES]}, {"spread": [masthead, NOTES]}, theme=theme)
    assert set(codes(given)) == {"text-in-fold"}


def test_a_plate_over_the_fold_is_an_error() -> None:
    plate = {"plate": {"title": ["稳中有进", "持续向好"]}}
    assert set(codes(spec({"rows": [NOTES]}, {"spread": [plate, NOTES]}))) == {"text-in-fold"}


@pytest.mark.parametrize("pad", ["3 mm", "70 mm"])
def test_padding_that_leaves_no_room_is_told(pad: str) -> None:
    row: Any = {"prose": "全文在此。", "background": "tint", "pad": pad}
    rows = (
        [{"panels": [{**row, "span": 1}, {"prose": "右", "span": 11}]}] if pad == "3 mm" else [row]
    )
    assert "overset" in codes(spec({"rows": [*rows, NOTES]}))


def term(word: str, text: str = "一段解释。") -> dict[str, str]:
    return {"term": word, "text": text}


def test_a_term_inside_another_is_looked_for_elsewhere() -> None:
    terms = [term("河湾书箱"), term("书箱")]
    rows = [{"prose": ["新设河湾书箱12只。", "书箱由村民看管。"]}, NOTES]
    found = told(infographic.render(spec({"rows": rows}, terms=terms)))
    assert [t for k, t, _ in found if k == "/P"][:2] == ["新设河湾书箱①12只。", "书箱②由村民看管。"]
    assert len([t for k, t, _ in found if k == "/Note"]) == 2


@pytest.mark.parametrize(
    ("word", "text"), [("83", "投资83.7亿元。"), ("GDP", "按GDPR办理。"), ("3.7", "共83.7亿。")]
)
def test_a_term_never_splits_a_number_or_a_word(word: str, text: str) -> None:
    made = infographic.render(spec({"rows": [{"prose": text}, NOTES]}, terms=[term(word)]))
    assert [d.code for d in made.diagnostics] == ["unused-term"]
    assert next(t for k, t, _ in told(made) if k == "/P") == text


def test_a_text_placed_twice_is_explained_once() -> None:
    content = {"version": 1, "t": "新设河湾书箱12只。"}
    pages = [{"rows": [{"prose": "$t"}, NOTES]}] * 2
    made = infographic.render(spec(*pages, terms=[term("河湾书箱")], content=content))
    found = told(made)
    assert [t for k, t, _ in found if "书箱" in t and k == "/P"] == [
        "新设河湾书箱①12只。",
        "新设河湾书箱12只。",
    ]
    assert [w for k, _, w in found if k == "/Note"] == [[1]]


def test_notes_of_a_spread_stand_on_the_page_of_their_mark() -> None:
    row = {"panels": [{"prose": "左边讲墒情。"}, {"prose": "右边讲轮作。"}]}
    made = infographic.render(
        spec({"rows": [NOTES]}, {"spread": [row, NOTES]}, terms=[term("墒情"), term("轮作")])
    )
    assert [w for k, _, w in told(made) if k == "/Note"] == [[2], [3]]


@pytest.mark.parametrize("length", [20, 120])
def test_many_notes_neither_crash_nor_leave_pages_empty(length: int) -> None:
    words = [f"{a}{b}词" for a in "甲乙丙丁" for b in "天地人和"]
    text = [f"{w}写在这里。" + "春耕夏耘秋收冬藏。" * 11 for w in words]
    made = infographic.render(
        spec({"flow": [{"prose": text}]}, terms=[term(w, "解" * length + "。") for w in words])
    )
    found = told(made)
    notes = {t[0]: w for k, t, w in found if k == "/Note"}
    assert len(notes) == 16
    for mark, where in notes.items():
        assert where[0] in next(w for k, t, w in found if k == "/P" and mark in t)
    for page in made.pages[:-1]:
        assert len(page.text) > 250


@pytest.mark.parametrize(
    "first",
    [
        {"rows": [{"contents": "目录"}, {"prose": {"title": "说明", "text": "文。"}}]},
        {"rows": [{"contents": "目录"}, {"band": "又一题"}]},
        {"flow": [{"contents": "目录"}, {"prose": "接着写。"}]},
        {"rows": [{"panels": [{"contents": "目录"}, {"prose": "右"}]}]},
    ],
    ids=["rows", "band", "flow", "panels"],
)
def test_contents_stand_wherever_they_are_put(first: Any) -> None:
    chapters = [{"rows": [{"band": f"第{n}章"}, {"prose": "文。"}]} for n in "一二三"]
    made = infographic.render(spec(first, *chapters))
    entries = [t for k, t, _ in told(made) if k == "/P" and t.startswith("第")]
    assert entries == ["第一章2", "第二章3", "第三章4"]


def test_contents_longer_than_a_page_flow_on() -> None:
    chapters = [{"rows": [{"band": f"第{n}章"}, {"prose": "文。"}]} for n in range(1, 81)]
    made = infographic.render(spec({"flow": [{"contents": "目录"}]}, *chapters))
    found = told(made)
    entries = [(t, w) for k, t, w in found if k == "/P" and t.startswith("第")]
    heads = {t: w[0] for k, t, w in found if k.startswith("/H")}
    assert len(entries) == 80 and entries[-1][1][0] > 1
    for text, _ in entries:
        title = text[: text.index("章") + 1]
        assert text == f"{title}{heads[title]}"


def test_the_size_is_solved_for_what_cannot_be_cut_in_a_flow() -> None:
    row = {"warning": {"title": "注意", "text": "春耕夏耘秋收冬藏。" * 34}}
    page = {"size": "a6", "margin": "12 mm"}
    sizes = [
        infographic.render(spec({kind: [row]}, body={"size": "7..12 pt"}, page=page)).result.sheets[0].size
        for kind in ("rows", "flow")
    ]  # fmt: skip
    assert 7 < sizes[0] < 12
    assert sizes[1] == pytest.approx(sizes[0], abs=0.11)


def test_the_extent_counts_what_notes_take() -> None:
    words = [f"{a}{b}词" for a in "甲乙丙丁" for b in "天地人"]
    text = [f"{w}写在这里。" + "春耕夏耘秋收冬藏。" * 12 for w in words]
    made = infographic.render(
        spec(
            {"flow": [{"prose": text}]},
            terms=[term(w, "解" * 40 + "。") for w in words],
            body={"size": "7..14 pt"},
            extent=4,
        )
    )
    assert len(made) <= 4
    assert made.result.sheets[0].size > 7


@pytest.mark.parametrize(
    ("label", "value", "unit", "text", "hit"),
    [
        ("接待游客", "31400", "人", "接待游客31400人次。", False),
        ("接待游客", "31400", "人次", "接待游客31400人次。", True),
        ("新增学位", "120", "个", "建公园120个。", False),
        ("村口食堂", "12", "个", "村口食堂12个百分点。", False),
        ("农村居民收入增长", "7.4", "%", "城镇居民收入增长7.4%。", False),
        ("增长", "6", "%", "负增长6%。", False),
        ("增长", "6", "%", "增长6%—7%。", False),
        ("增长", "6", "%", "增长6%左右。", True),
        ("用电", "1.2", "万", "用电1.2万亿。", False),
        ("粮食总产量", "837.3", "亿斤", "达到837.3亿斤。", True),
    ],
)
def test_the_index_finds_the_figure_and_no_other(
    label: str, value: str, unit: str, text: str, hit: bool
) -> None:
    item = {"label": label, "value": value, "unit": unit}
    made = infographic.render(
        spec({"rows": [{"index": [item]}, NOTES]}, {"rows": [{"prose": text}, NOTES]})
    )
    assert ("unprinted" not in {d.code for d in made.diagnostics}) is hit


def test_numbers_of_pages_start_where_they_are_told_to() -> None:
    rows = {"rows": [{"band": "题"}, NOTES]}
    made = infographic.render(spec(rows, rows, rows, running={"folio": True, "offset": -1}))
    with pikepdf.open(BytesIO(made.pdf())) as pdf:
        labels = pdf.Root.PageLabels.Nums
        assert [int(labels[0]), int(labels[2]), int(labels[3].St)] == [0, 1, 1]
        folios = ["".join(g.text for g in read_page(p).glyphs if g.mcid is None) for p in pdf.pages]
    assert folios == ["", "1", "2"]


@pytest.mark.parametrize("entry", [{"rows": []}, {"flow": []}, {"spread": []}, {"blank": False}])
def test_a_page_without_anything_is_an_error(entry: Any) -> None:
    assert len(codes(spec({"rows": [NOTES]}, entry))) == 1


def test_mirrored_panels_change_sides_and_keep_their_order() -> None:
    row = {"panels": {"mirror": True, "items": [{"prose": "甲。"}, {"prose": "乙。"}]}}
    made = infographic.render(spec({"rows": [row, NOTES]}, {"rows": [row, NOTES]}))
    assert [t for k, t, _ in told(made) if k == "/P" and t in ("甲。", "乙。")] == [
        "甲。",
        "乙。",
    ] * 2
    with pikepdf.open(BytesIO(made.pdf())) as pdf:
        places = [{g.text: g.x for g in read_page(page).glyphs} for page in pdf.pages]
    assert places[0]["甲"] < places[0]["乙"] and places[1]["甲"] > places[1]["乙"]


def test_pages_before_the_first_are_listed_without_a_number() -> None:
    figure = {"label": "藏书", "value": "83.7", "unit": "万册"}
    given = spec(
        {"rows": [{"band": "封面"}, {"prose": "藏书83.7万册。"}, NOTES]},
        {"rows": [{"contents": "目录"}, {"index": {"items": [figure]}}, {"band": "内页"}, NOTES]},
        running={"folio": True, "offset": -1},
    )
    assert [t for _, t, pages in told(infographic.render(given)) if pages == [2]] == [
        "目录",
        "封面",
        "内页1",
        "藏书83.7万册",
        "内页",
        "记",
    ]


def test_a_balanced_label_keeps_its_terms_whole() -> None:
    label = "持之以恒强化藏书建设"
    given = {
        "version": 1,
        "title": "案例",
        "page": "a5",
        "keep": [label[:4], label[4:]],
        "rows": [{"badges": [{"label": label, "icon": "flag"}] * 3}],
    }
    rows: dict[int, str] = {}
    with pikepdf.open(BytesIO(infographic.render(given).pdf())) as pdf:
        for glyph in read_page(pdf.pages[0]).glyphs:
            rows[round(glyph.y)] = rows.get(round(glyph.y), "") + glyph.text
    assert list(rows.values()) == [label[:4] * 3, label[4:] * 3]
