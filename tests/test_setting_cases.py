"""Small cases that once were set wrong, each on the breaker or on the finished file."""

from __future__ import annotations

from typing import Any

import pytest
from checker.interpret import Glyph, Page
from test_linebreak import prepared, set_at, style
from test_vertical import article, read

import infographic
from infographic import SpecError
from infographic.text.linebreak import Measure, break_lines
from infographic.text.prepare import prepare
from infographic.text.style import Piece

DEAR = 20_000


def cheap_breaks(text: str, keep: tuple[str, ...] = ()) -> list[str]:
    """Places where a line may end as a rule."""
    p = prepared(text, keep)
    out = []
    for end in p.items.places.ends[:-1]:
        if p.items.prices[end - 1] < DEAR:
            left = "".join(u.text for u in p.units[:end])
            out.append(f"{left}|{''.join(u.text for u in p.units[end:])}")
    return out


@pytest.mark.parametrize(
    "item",
    [
        "25°C", "30多万人", "10余万家", "7×24小时", "4×100米", "5万千瓦时", "220千伏", "500千伏安", "600兆瓦时",
        "12平方千米", "1000吨级", "8－12岁", "＋4%", "８３７．３亿斤", "１２３４５６", "1∶50", "9·18", "08：00", "3½杯",
        "GDP1.35万亿元", "R&D3.45亿元", "1013.25hPa", "1920px", "24年度", "500股", "30余万",
        "837.3亿斤", "3.14亿人次", "第5位", "30%～40%", "−6.5℃", "¥1,299.00元", "2339.41万人", "20根", "5微米", "36摄氏度",
    ],
)  # fmt: skip
def test_a_number_and_all_that_belongs_to_it_is_one(item: str) -> None:
    assert cheap_breaks(f"共{item}的") == [f"共|{item}的", f"共{item}|的"]


@pytest.mark.parametrize("item", ["60 km/h", "3 km", "25 kg", "1 000 000元", "1 234.5亿元"])
def test_blanks_inside_a_number_part_nothing(item: str) -> None:
    assert len(cheap_breaks(f"共{item}的")) == 2


def test_a_kept_term_does_not_end_a_number() -> None:
    assert "2023|年的" not in cheap_breaks("2023年的", ("2023",))
    assert not [b for b in cheap_breaks("增长5亿元的", ("增长5",)) if "5|亿" in b or "5亿|元" in b]


def test_rules_hold_inside_a_kept_term_that_must_be_broken() -> None:
    found = set_at("实施春种——秋收、冬藏工程", 6, keep=("春种——秋收、冬藏工程",))
    assert not [line for line in found if line[0] in "、—"]
    found = set_at(
        "根据《中华人民共和国发展规划纲要》要求", 8, 2, ("《中华人民共和国发展规划纲要》",)
    )
    assert all(len(line) > 1 for line in found)


def test_blanks_of_a_kept_term_are_dropped_at_a_line_end() -> None:
    term = "Large Language Models Platform"
    p = prepared(f"国{term}国", (term,))
    assert all(u.text.strip() for u in p.units)


def test_soft_hyphens_stand_in_words_only() -> None:
    assert all(line[0] != "，" for line in set_at("春种一粒粟秋收AI\u00ad，万颗子四海无闲田", 8.5))
    assert not [b for b in cheap_breaks("共12\u00ad34亿") if "12|34" in b]


@pytest.mark.parametrize(
    "word", ["COMMUNICATIONSYSTEMS", "WWWWWWWWWWWWWWWW", "12345678901234567890"]
)
def test_what_is_wider_than_the_line_is_cut_to_fit(word: str) -> None:
    p = prepared(f"大楼{word}好")
    from infographic.text.linebreak import Measure, break_lines

    for line in break_lines(p.items, Measure(7.0)):
        assert line.natural <= 7.0 + 1e-6
    inner = [g for g in p.items.gaps if g.penalty >= 1e8 and g.hyphen]
    assert bool(inner) is word.isalpha()


# -- vertical ----------------------------------------------------------------------------


def touching(page: Page) -> list[str]:
    """Neighbours of a vertical line whose ink overlaps."""
    glyphs = [g for g in page.glyphs if g.ink]
    out = []
    for a, b in zip(glyphs, glyphs[1:], strict=False):
        assert a.ink and b.ink
        same = min(a.ink[2], b.ink[2]) - max(a.ink[0], b.ink[0]) > 0
        below = b.ink[3] < a.ink[3]
        if same and below and b.ink[3] > a.ink[1] + 0.3:
            out.append(a.text + b.text)
    return out


@pytest.mark.parametrize(
    "text",
    [
        "国谁？！国", "国？？？国", "好！！啊", "真的吗？！——是的。", "国‼⁇：国", "国－国", "国g国", "国j国y国", "国Å国",
        "说：“好；”走！", "（完）、「一」。",
    ],
)  # fmt: skip
def test_nothing_touches_its_neighbour_in_a_vertical_line(text: str) -> None:
    assert touching(read(article([text]))) == []


def test_han_numerals_stand_close_to_their_measure_word() -> None:
    page = read(article(["共837.3亿斤"], vertical={"numbers": "han"}))
    glyphs: list[Glyph] = [g for g in page.glyphs if g.vertical]
    steps = [a.y - b.y for a, b in zip(glyphs, glyphs[1:], strict=False)]
    assert max(steps) - min(steps) < 0.1


# -- emphasis, overset, grid -------------------------------------------------------------


def dots(text: str, emphasis: str) -> int:
    row: dict[str, Any] = {"prose": {"text": [text], "indent": 0}}
    page = read(article([], emphasis=[emphasis]) | {"rows": [row]})
    return sum(p.artifact and p.op == "f" for p in page.paints)


def test_figures_and_words_get_a_dot_for_each_character() -> None:
    assert dots("产量837.3亿斤", "产量837.3亿斤") == 8
    assert dots("增长GDP好", "GDP") == 3


def test_an_emphasis_is_found_where_the_source_wraps_it() -> None:
    assert dots("村里没有 一户\n掉队。", "没有一户掉队") == 6


def test_an_overset_sheet_names_panel_and_characters() -> None:
    spec = {
        "version": 1,
        "title": "满",
        "page": {"size": "a5"},
        "rows": [{"panels": [{"prose": "短。"}, {"prose": "长文字。" * 600}]}],
    }
    with pytest.raises(SpecError) as caught:
        infographic.render(spec)
    (found,) = caught.value.diagnostics
    assert found.code == "overset"
    assert found.message.startswith("`prose`: some ") and "characters too many" in found.message
    assert "panels[1]" in str(found.span)


def test_text_below_a_row_that_fills_stands_on_the_grid() -> None:
    text = "春种一粒粟，秋收万颗子。四海无闲田，农夫犹饿死。" * 4
    plate = {"vertical_title": {"title": ["春秋"], "text": text}}
    page = read(
        {
            "version": 1,
            "title": "格",
            "page": {"size": "148 x 210 mm", "bleed": "0 mm", "margin": "10 mm"},
            "body": {"size": "10 pt", "leading": 1.6},
            "rows": [plate, {"notes": "记", "fill": True}, plate],
        }
    )
    lines = {round(g.y, 2) for g in page.glyphs if g.size == 10.0 and not g.vertical}
    rest = {round(y % 16.0, 1) for y in lines}
    assert len(rest) == 1, rest


def test_digits_stand_one_below_the_other_with_their_per_cent() -> None:
    page = read(article(["增长11.9%了"], vertical={"numbers": "digits"}))
    boxes = [g.ink for g in page.glyphs if g.ink]
    assert len(boxes) == 8
    centres = [(b[0] + b[2]) / 2 for b in boxes]
    assert max(centres) - min(centres) < 3
    tops = [b[3] for b in boxes]
    assert tops == sorted(tops, reverse=True)
    assert touching(page) == []


def test_a_plus_between_words_begins_no_line() -> None:
    assert not [b for b in cheap_breaks("绿电+绿氢+绿氨") if "|+" in b]
    assert "约|+38.0℃" in cheap_breaks("约+38.0℃")


def test_apostrophes_are_part_of_their_words() -> None:
    for text in ("It’s", "Xi’an", "l’été"):
        made = prepared(text)
        assert "".join(u.text for u in made.units) == text and len(made.units) <= 2
        assert made.natural < 0.6 * len(text)


@pytest.mark.parametrize("how", ["rotated", "digits", "han"])
def test_codes_stand_for_nothing_else_in_vertical_lines(how: str) -> None:
    text = "见https://jl.gov.cn/202401/t20240130.html与GB/T15834，气压1013.25hPa，宽1920px。Xi’an"
    page = read(article([text], vertical={"numbers": how}, page={
        "size": "200 x 120 mm", "margin": "10 mm", "bleed": "0 mm", "grid": {"columns": 1},
    }))  # fmt: skip
    shown = "".join(g.text for g in page.glyphs)
    for code in ("202401/t20240130", "15834", "1013.25hPa", "1920px", "Xi’an"):
        assert code in shown
    assert not set("〇一二三四五六七八九点") & set(shown)


@pytest.mark.parametrize("word", ["„im", "2023“", "«guillemets»", "‚einfach‘", "»Anführung«"])
def test_quotes_of_other_languages_stay_at_their_words(word: str) -> None:
    text = f"Das ist ein Satz mit {word} darin und noch mehr davon"
    for width in (8, 9, 10, 11, 12, 13):
        made = prepare([Piece(text, style())], lang="de")
        found = break_lines(made.items, Measure(width))
        told = ["".join(u.text for u in made.units[line.start : line.end]) for line in found]
        heads, feet = set("“»«‘") & {word[-1]}, set("„«»‚") & {word[0]}
        assert not any(line[0] in heads or line[-1] in feet for line in told), told


def test_digits_of_codes_are_not_picked_out() -> None:
    import re

    text = "GDP1.35万亿元与T15834、9cc3f2a9、https://a.cn/202401/t20240130.html，增长6.3%。"
    sheet = {"version": 1, "title": "码", "page": {"size": "a4"}, "rows": [{"prose": text}]}
    told = infographic.render(sheet).dump()
    bold = "".join(re.findall(r"SC 700 text (\S+)", told))
    assert "1.35" in bold and "6.3%" in bold
    assert not any(code in bold for code in ("15834", "9cc", "202401", "20240130"))


def test_a_line_that_cannot_be_set_close_is_told() -> None:
    text = (
        "全省新登记经营主体61.9万户、增长14%，总量达到359万户、增长8.2%，每千人拥有经营主体152户。"
    )
    for width, told in ((15.05, 1), (22.05, 0)):
        sheet = {
            "version": 1, "title": "疏", "body": {"size": "10 pt"}, "rows": [{"prose": text}],
            "page": {"size": f"{24 + width * 10 * 25.4 / 72:.2f} x 150 mm", "margin": "12 mm",
                     "grid": {"columns": 1}},
        }  # fmt: skip
        notes = infographic.render(sheet).diagnostics
        found = [n for n in notes if n.code == "loose-line"]
        assert len(found) == told and all(n.severity == "warning" for n in found)
        assert not found or "全省新登记经营主体" in found[0].message


def test_feet_that_no_cut_makes_level_are_told() -> None:
    for lengths, told in (((45, 105), ["12, 9"]), ((60, 60), [])):
        chapters = [{"title": ["题"], "text": ["字" * n + "。"]} for n in lengths]
        sheet = {
            "version": 1, "title": "脚", "body": {"size": "9 pt"},
            "page": {"size": "a6", "margin": "12 mm"},
            "rows": [{"flow": {"columns": 2, "cut": "line", "chapters": chapters}}],
        }  # fmt: skip
        notes = infographic.render(sheet).diagnostics
        found = [n.message for n in notes if n.code == "uneven-feet"]
        assert [m.removeprefix("the columns are ").split(" lines")[0] for m in found] == told
