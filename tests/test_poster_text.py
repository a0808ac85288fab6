"""The report's text, read back from the finished poster."""

from __future__ import annotations

import ast
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from checker import extract, none, structure
from checker.extract import bare, figure_text
from checker.interpret import Page
from checker.structure import Element

TESTS = Path(__file__).resolve().parent
READERS: dict[str, Callable[[Path], str]] = {
    "pdfium": extract.pdfium_text,
    "pdfium bounded": extract.pdfium_bounded_text,
    "pdftotext -raw": lambda path: extract.poppler_text(path, "-raw"),
    "mutool": extract.mupdf_text,
}
PLAIN = {**READERS, "pdftotext": extract.poppler_text}
VERTICAL = {
    "slogan": "重振雄风再创佳绩",
    "economy": "稳中有进稳中向好",
    "agriculture": "优先发展根基稳固",
    "transformation": "升级加快提质增效",
    "innovation": "持续提升",
    "reform": "不断深化成效显著",
    "livelihood": "持续改善",
    "society": "安全稳定",
    "plan": "2024年工作安排",
    "targets": "预期目标",
    "green": "坚持绿色低碳发展高水平建设美丽吉林",
    "people": "坚持以人民为中心用心用情用力保障和改善民生",
}
Report = list[dict[str, Any]]


def texts(report: Report, *kinds: str) -> list[str]:
    return extract.wanted(item for item in report if item["kind"] in kinds)


def reading_order(report: Report) -> list[str]:
    """All that has an order in the report: headings, paragraphs, badges, the ten targets.

    The nine headline figures are a wall of their own above the text, and the slogan
    stands in the masthead, so those are left out.
    """
    return extract.wanted(
        item for item in report if item["section"] not in ("headline figures", "slogan")
    )


@pytest.fixture(scope="module")
def read(poster: Path) -> Callable[[str], str]:
    cache: dict[str, str] = {}

    def get(reader: str) -> str:
        if reader not in cache:
            cache[reader] = PLAIN[reader](poster)
        return cache[reader]

    return get


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kind", ["paragraph", "runin", "heading", "badge", "figure"])
def test_every_text_of_the_report_comes_back(
    read: Callable[[str], str], report: Report, reader: str, kind: str
) -> None:
    none(extract.missing(read(reader), texts(report, kind)))


@pytest.mark.parametrize("reader", PLAIN)
@pytest.mark.parametrize("name", VERTICAL)
def test_every_vertical_title_comes_back(
    read: Callable[[str], str], reader: str, name: str
) -> None:
    assert VERTICAL[name] in bare(read(reader))


@pytest.mark.parametrize("reader", PLAIN)
def test_no_compatibility_or_private_characters(read: Callable[[str], str], reader: str) -> None:
    none(extract.strange(read(reader)))


def test_no_strange_characters_in_fonts_and_tags(
    poster_page: Page, poster_elements: list[Element]
) -> None:
    said = [text for _, text, _, _ in poster_page.actual_text]
    alts = [element.alt or "" for element in poster_elements]
    drawn = "".join(g.text for g in poster_page.glyphs)
    none(extract.strange("".join([drawn, *said, *alts])))


@pytest.mark.parametrize("reader", ["pdfium", "pdftotext -raw"])
def test_text_comes_in_the_order_of_the_report(
    read: Callable[[str], str], report: Report, reader: str
) -> None:
    none(extract.out_of_order(read(reader), reading_order(report)))


def test_content_stream_has_the_order_of_the_report(poster_page: Page, report: Report) -> None:
    drawn = "".join(g.text for g in poster_page.glyphs if not g.artifact)
    none(extract.out_of_order(drawn, reading_order(report)))


def test_structure_tree_has_the_order_of_the_report(
    poster_elements: list[Element], report: Report
) -> None:
    tagged = "".join(e.text for e in poster_elements)
    none(extract.out_of_order(tagged, reading_order(report)))


def test_the_title_and_slogan_come_first(poster_elements: list[Element]) -> None:
    tagged = "".join(e.text for e in poster_elements)
    order = ["2024年吉林省政府工作报告", "重振雄风再创佳绩", "2023年工作回顾"]
    none(extract.out_of_order(tagged, order))


def test_tree_order_is_drawing_order(poster_elements: list[Element]) -> None:
    drawn = [g.order for e in poster_elements for g in e.glyphs]
    assert drawn == sorted(drawn)


def test_every_paragraph_is_one_tagged_paragraph(
    poster_elements: list[Element], report: Report
) -> None:
    """One element a paragraph; a column cut between sentences may make it two."""
    plain = [e.text for e in poster_elements if not e.heading]
    tagged = set(plain)
    tagged |= {a + b for a, b in pairwise(plain) if a[-1:] in "。！？”"}
    none([t for t in texts(report, "paragraph", "runin") if t not in tagged])


def test_every_heading_is_tagged_as_a_heading(
    poster_elements: list[Element], report: Report
) -> None:
    wanted = [
        bare(i["text"]) for i in report if i["kind"] == "heading" and i["section"] != "slogan"
    ]
    tagged = "|".join(e.text for e in poster_elements if e.heading)
    none([t for t in wanted if t not in tagged])


def test_label_and_figure_are_one_run_in_the_tree(
    poster_elements: list[Element], report: Report
) -> None:
    tagged = "".join(e.text for e in poster_elements)
    none(extract.missing(tagged, texts(report, "figure")))


@pytest.mark.parametrize(
    "clause",
    [
        "全省农村居民人均可支配收入增长7.4%",
        "规模以上工业增加值增长6.8%",
        "进出口总额1679.1亿元增长7.7%",
        "全省新登记经营主体总量达到359万户增长8.2%",
        "地区生产总值增长6%左右",
        "居民消费价格指数（CPI）涨幅在3%以内",
        "城乡居民人均可支配收入增速高于经济增长速度",
    ],
)
@pytest.mark.parametrize("reader", ["pdfium", "pdftotext -raw"])
def test_label_and_figure_say_what_the_source_says(
    read: Callable[[str], str], reader: str, clause: str
) -> None:
    assert clause in bare(read(reader))


def test_figures_that_the_source_words_as_one_clause_agree(report: Report) -> None:
    stated = [i for i in report if i["kind"] == "figure" and "text" in i]
    assert len(stated) == 10
    none([i["text"] for i in stated if figure_text(i) != i["text"]])


def test_actual_text_says_what_the_glyphs_say(poster_page: Page) -> None:
    assert poster_page.actual_text
    none(structure.actual_text_faults(poster_page))


def test_the_checker_imports_nothing_from_the_package() -> None:
    files = [*TESTS.glob("checker/*.py"), *TESTS.glob("test_poster_*.py"), TESTS / "conftest.py"]
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [a.name for a in getattr(node, "names", []) if isinstance(node, ast.Import)]
            if isinstance(node, ast.ImportFrom):
                names.append(node.module or "")
            assert not [n for n in names if n.split(".")[0] == "infographic"], file.name
