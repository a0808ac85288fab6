"""Rows that run over pages: nothing lost or doubled, heads with their text, notes with their terms."""

from __future__ import annotations

import re
from typing import Any

import pikepdf
import pytest
from checker.interpret import Page, read_page
from checker.structure import document_elements
from hypothesis import given, settings
from hypothesis import strategies as st

import infographic
from infographic import SpecError

PT = 72 / 25.4
HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙飞"


@st.composite
def paragraphs(draw: st.DrawFn) -> list[str]:
    lengths = draw(st.lists(st.integers(3, 260), min_size=1, max_size=14))
    start, out = draw(st.integers(0, 300)), []
    for i, length in enumerate(lengths):
        body = "".join(HAN[(start + i * 31 + k * 7) % len(HAN)] for k in range(length))
        cuts = [body[k : k + 17] for k in range(0, length, 17)]
        out.append("，".join(cuts) + "。")
    return out


def book(chapters: list[list[str]], **keys: Any) -> dict[str, Any]:
    return {
        "version": 1,
        "title": "书",
        "page": {
            "size": "100 x 120 mm",
            "bleed": "0 mm",
            "facing": True,
            "margin": {"top": "15 mm", "bottom": "15 mm", "left": "12 mm", "right": "10 mm"},
        },
        "body": {"size": "9 pt", "leading": 1.5},
        "running": {"head": "书", "section": True},
        "pages": [
            {
                "flow": [{"band": f"第{i}章"}, {"prose": {"text": text, "columns": 2}}],
                "section": f"第{i}章",
            }
            for i, text in enumerate(chapters, 1)
        ],
        **keys,
    }


def read(data: bytes) -> tuple[list[Page], list[tuple[str, str, list[int]]]]:
    """Pages, and (type, text, pages) of every element."""
    from io import BytesIO

    with pikepdf.open(BytesIO(data)) as pdf:
        pages = [read_page(page) for page in pdf.pages]
        found = document_elements(pdf, pages)
    return pages, [(e.type, e.text, where) for e, where in found if e.glyphs]


def bare(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=25, deadline=None)
@given(st.lists(paragraphs(), min_size=1, max_size=3))
def test_nothing_is_lost_or_doubled_and_all_is_in_order(chapters: list[list[str]]) -> None:
    made = infographic.render(book(chapters))
    pages, found = read(made.pdf())
    wanted = [t for i, c in enumerate(chapters, 1) for t in (f"第{i}章", *map(bare, c))]
    # a sentence cut with an open line starts a paragraph of its own; joined they are the text
    assert "".join(text for _, text, _ in found) == "".join(wanted)
    starts = [where[0] for kind, _, where in found if kind.startswith("/H")]
    assert starts == sorted(set(starts)), "each chapter starts on a page of its own"
    for page in pages:
        assert page.glyphs


@settings(max_examples=15, deadline=None)
@given(paragraphs())
def test_a_heading_is_never_alone_at_a_foot(texts: list[str]) -> None:
    rows: list[Any] = []
    for i, text in enumerate(texts):
        rows += [{"band": f"第{i}节"}, {"prose": text}]
    spec = {**book([["占位。"]]), "pages": [{"flow": rows}]}
    _, found = read(infographic.render(spec).pdf())
    for (kind, _, where), (_, _, after) in zip(found, found[1:], strict=False):
        if kind.startswith("/H"):
            assert after[0] == where[0]


def test_folios_and_sections_stand_on_every_page() -> None:
    text = ["".join(HAN[(k * 7) % len(HAN)] for k in range(900)) + "。"]
    pages, _ = read(infographic.render(book([text, text])).pdf())
    assert len(pages) >= 4
    for number, page in enumerate(pages, 1):
        furniture = "".join(g.text for g in page.glyphs if g.mcid is None)
        assert furniture.endswith(str(number))
        if number % 2:
            assert re.match(r"第[12]章", furniture)
        else:
            assert furniture.startswith("书")


TERMS = ["东西部协作站", "墒情", "三步轮作法"]


@settings(max_examples=15, deadline=None)
@given(paragraphs(), st.permutations(TERMS), st.integers(0, 5))
def test_notes_stand_on_the_page_of_their_terms(
    texts: list[str], order: list[str], shift: int
) -> None:
    placed = list(texts)
    for i, term in enumerate(order):
        at = (i * 3 + shift) % len(placed)
        placed[at] = placed[at][:-1] + f"。这里有{term}的记录，再说一次{term}。"
    terms = [{"term": t, "text": f"关于{t}的一段解释，写在页脚。" * 2} for t in TERMS]
    made = infographic.render(book([placed], terms=terms))
    _, found = read(made.pdf())
    notes = {text: where for kind, text, where in found if kind == "/Note"}
    assert len(notes) == 3
    for text, where in notes.items():
        mark, term = text[0], text[1 : text.index("：")]
        assert term in TERMS
        holders = [w for kind, t, w in found if kind == "/P" and f"{term}{mark}" in t]
        assert len(holders) == 1
        assert where[0] in holders[0]
    body = "".join(text for kind, text, _ in found if kind == "/P")
    assert "".join(c for c in body if not "①" <= c <= "③") == "".join(map(bare, placed))


def test_numbers_follow_the_order_of_the_text_and_unused_terms_are_told() -> None:
    terms = [{"term": t, "text": "解释。"} for t in ("乙词", "甲词", "丙词")]
    made = infographic.render(book([["先说甲词，再说乙词。"]], terms=terms))
    assert [(d.code, "丙词" in d.message) for d in made.diagnostics] == [("unused-term", True)]
    _, found = read(made.pdf())
    assert [t for k, t, _ in found if k == "/Note"] == ["①甲词：解释。", "②乙词：解释。"]


def test_a_plate_goes_on_as_an_ornament() -> None:
    text = "".join(HAN[(k * 11) % len(HAN)] for k in range(700)) + "。"
    spec = {**book([["占位。"]])}
    spec["pages"] = [{"flow": [{"vertical_title": {"title": ["稳中", "有进"], "text": text}}]}]
    pages, found = read(infographic.render(spec).pdf())
    assert len(pages) >= 2
    assert [t for k, t, _ in found if k.startswith("/H")] == ["稳中有进"]
    assert [t for k, t, _ in found if k == "/P"] == [text]
    for page in pages:
        assert "稳" in {g.text for g in page.glyphs if g.vertical}


def test_a_panel_that_cannot_be_cut_goes_to_the_next_page_whole() -> None:
    text = ["".join(HAN[(k * 7) % len(HAN)] for k in range(230)) + "。"]
    items = [{"label": "产量", "value": "83.7", "unit": "亿斤"}]
    rows: list[Any] = [{"prose": text}, {"figures": {"items": items * 8, "columns": 2}}]
    spec = {**book([["占位。"]]), "pages": [{"flow": rows}]}
    _, found = read(infographic.render(spec).pdf())
    where = [w for _, t, w in found if "83.7" in t]
    assert len(where) == 8 and all(w == [2] for w in where)


def test_what_is_deeper_than_a_page_is_an_error_at_its_line() -> None:
    rows = [{"notes": {"count": 60}}]
    with pytest.raises(SpecError) as fault:
        infographic.render({**book([["占位。"]]), "pages": [{"flow": rows}]})
    assert [d.code for d in fault.value.diagnostics if d.severity == "error"] == ["overset"]
    assert "notes" in str(fault.value.diagnostics[0].span)


def test_an_empty_page_is_told_unless_it_is_meant() -> None:
    spec = book([["一页。"], ["二页。"]])
    spec["pages"][1]["starts"] = "right"
    made = infographic.render(spec)
    assert len(made) == 3
    assert [d.code for d in made.diagnostics] == ["blank-page"]
    spec["pages"].insert(1, {"blank": True})
    made = infographic.render(spec)
    assert (len(made), made.diagnostics) == (3, ())


def test_the_extent_decides_the_size() -> None:
    text = ["".join(HAN[(k * 7) % len(HAN)] for k in range(1500)) + "。"]
    spec = {**book([text]), "body": {"size": "7..12 pt", "leading": 1.5}}
    sizes = []
    for extent in (3, 4, 6):
        made = infographic.render({**spec, "extent": extent})
        assert len(made) <= extent
        sizes.append(made.result.sheets[0].size)
    assert sizes == sorted(sizes) and sizes[0] < sizes[-1]
    made = infographic.render({**spec, "extent": 30})
    assert [d.code for d in made.diagnostics] == ["page-count"]


def test_text_in_the_fold_is_an_error() -> None:
    spec = book([["占位。"]])
    wide = "一行很长的文字横过两页之间的折缝不应当放在这里因为装订以后看不见中间的字"
    spec["pages"] = [{"spread": [{"prose": {"text": wide * 3, "columns": 1}}]}]
    with pytest.raises(SpecError) as fault:
        infographic.render(spec)
    assert {d.code for d in fault.value.diagnostics if d.severity == "error"} == {"text-in-fold"}


def test_text_that_must_not_be_cut_goes_to_the_next_page_whole() -> None:
    first = ["".join(HAN[(k * 7) % len(HAN)] for k in range(260)) + "。"]
    second = ["".join(HAN[(k * 13) % len(HAN)] for k in range(150)) + "。"]
    rows: list[Any] = [
        {"prose": {"text": first, "columns": 2}},
        {"prose": {"text": second, "columns": 1, "cut": "never"}},
    ]
    _, found = read(infographic.render({**book([["占位。"]]), "pages": [{"flow": rows}]}).pdf())
    assert [(t, w) for _, t, w in found] == [(first[0], [1]), (second[0], [2])]


def test_any_row_may_stay_with_the_one_below() -> None:
    filler = ["".join(HAN[(k * 7) % len(HAN)] for k in range(330)) + "。"]
    caption = {"prose": "一行说明。"}
    figure = {"figures": [{"label": "产量", "value": "83.7", "unit": "亿斤"}], "height": "40 mm"}
    base: list[Any] = [{"prose": {"text": filler, "columns": 2}}]
    for keep, page in ((False, 1), (True, 2)):
        rows = [*base, {**caption, "keep": keep}, figure]
        made = infographic.render({**book([["占位。"]]), "pages": [{"flow": rows}]})
        _, found = read(made.pdf())
        assert [w for _, t, w in found if t == "一行说明。"] == [[page]]
        assert [w for _, t, w in found if "83.7" in t] == [[2]]
