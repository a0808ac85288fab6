"""Pages of a rendering, and what `render` takes and refuses."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path, PureWindowsPath
from typing import Any

import pypdfium2
import pytest
from PIL import Image

import infographic
from infographic import Page, Rendering

ROOT = Path(__file__).resolve().parents[1]
TWO: dict[str, Any] = {
    "version": 1,
    "title": "两面",
    "page": {"size": "a6", "bleed": "2 mm", "margin": "8 mm"},
    "body": {"size": "9 pt"},
    "running": {"folio": True},
    "pages": [
        {
            "rows": [
                {
                    "prose": {
                        "title": "第一面",
                        "text": "全文 open source 字体，free fonts for all。" * 4,
                    }
                }
            ]
        },
        {"rows": [{"prose": "第二面的正文，增长6.3%。"}]},
    ],
}


@pytest.fixture(scope="module")
def two() -> Rendering:
    return infographic.render(TWO)


def test_pages_know_their_number_and_size(two: Rendering) -> None:
    assert all(isinstance(page, Page) for page in two.pages)
    assert [(p.number, p.width, p.height) for p in two.pages] == [(1, 105, 148), (2, 105, 148)]
    assert len(two) == 2
    assert repr(two.pages[1]) == "<Page 2: 105 x 148 mm>"


def test_a_page_is_drawn_by_itself(two: Rendering) -> None:
    whole = pypdfium2.PdfDocument(two.pdf())
    for page in two.pages:
        made = Image.open(BytesIO(page.png(72)))
        size = round(109 / 25.4 * 72), round(152 / 25.4 * 72)  # with the bleed
        assert abs(made.width - size[0]) <= 1 and abs(made.height - size[1]) <= 1
        assert made.width == pytest.approx(whole[page.number - 1].get_width(), abs=1)
        assert two.png(72, page.number - 1) == page.png(72)
        assert two.svg(page.number - 1) == page.svg()
    assert two.pages[0].png(24) != two.pages[1].png(24)
    assert two.pages[0].svg() != two.pages[0].svg(outlines=True)
    assert two.pages[1]._repr_mimebundle_()["image/png"].startswith(b"\x89PNG")


def test_the_text_of_a_page_is_in_lines_with_its_blanks(two: Rendering) -> None:
    first, second = (page.text for page in two.pages)
    assert first == "第一面\n" + "全文open source字体，free fonts for all。" * 4
    assert second == "第二面的正文，增长6.3%。"


def test_titles_over_columns_read_as_one_line() -> None:
    spec = {**TWO, "rows": [{"vertical_title": {"title": ["书到", "田头"], "text": "正文。"}}]}
    del spec["pages"]
    assert infographic.render(spec).pages[0].text.splitlines() == ["书到 田头", "正文。"]


@pytest.mark.parametrize("spec", [[], None, 42, 1.5, b"poster.yaml", {"a"}, object(), [("a", 1)]])
def test_what_is_no_spec_is_a_type_error(spec: Any) -> None:
    with pytest.raises(TypeError, match="a file's name or a mapping of keys, not"):
        infographic.render(spec)


@pytest.mark.parametrize(
    ("spec", "word"), [("", "empty"), ("  ", "empty"), ("version: 1\ntitle: 甲\n", "MemoryWorld")]
)
def test_text_that_names_no_file_is_a_value_error(spec: str, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        infographic.render(spec)


def test_an_empty_mapping_is_a_spec_with_faults() -> None:
    with pytest.raises(infographic.SpecError) as caught:
        infographic.render({})
    assert {n.code for n in caught.value.diagnostics} == {"missing-key"}


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"none/a\.yaml"):
        infographic.render(Path("none") / "a.yaml")
    with pytest.raises(FileNotFoundError, match=r"none/a\.yaml"):
        infographic.render(PureWindowsPath("none\\a.yaml"))


def test_a_page_s_text_holds_the_whole_report(report: list[dict[str, Any]]) -> None:
    sheet = infographic.render(ROOT / "specs" / "jilin-2024" / "poster.yaml")
    text = "".join(sheet.pages[0].text.split())
    texts = ["".join(item["text"].split()) for item in report if "text" in item]
    assert len(texts) > 50
    assert [words for words in texts if words not in text] == []
