"""Fillers: pages that are printed only where an empty one would stand, read in finished files."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pypdfium2
import pytest

import infographic

PAGE = {
    "size": "a5", "facing": True,
    "margin": {"top": "10 mm", "bottom": "10 mm", "left": "14 mm", "right": "10 mm"},
}  # fmt: skip


def page(word: str, **keys: Any) -> dict[str, Any]:
    return {"rows": [{"band": word}, {"notes": {"title": "记", "count": 4}, "fill": True}], **keys}


def words(*pages: dict[str, Any], **keys: Any) -> list[str]:
    """The band of each page of the finished file; empty for an empty page."""
    spec = {"version": 1, "title": "补白", "page": PAGE, "pages": list(pages), **keys}
    made = infographic.render(spec)
    told = {d.code for d in made.diagnostics} - {"page-count", "blank-page", "underfull"}
    assert told == set()
    document = pypdfium2.PdfDocument(BytesIO(made.pdf()))
    texts = [p.get_textpage().get_text_bounded() for p in document]
    return ["".join(c for c in text if c in "甲乙丙丁补白") for text in texts]


FILLER, OTHER = page("补", filler=True), page("白", filler=True)


def test_it_stands_where_an_empty_page_would() -> None:
    right = page("乙", starts="right")
    assert words(page("甲"), FILLER, right) == ["甲", "补", "乙"]
    assert words(page("甲"), page("丙"), FILLER, right) == ["甲", "丙", "乙"]
    assert words(page("甲"), right) == ["甲", "", "乙"]


def test_before_facing_pages() -> None:
    spread = {"spread": [{"band": "乙"}, {"notes": {"title": "记"}, "fill": True}]}
    told = words(page("甲"), page("丙"), FILLER, spread)
    assert told[:3] == ["甲", "丙", "补"]
    assert len(told) == 5
    assert len(words(page("甲"), FILLER, spread)) == 3


def test_the_first_of_several_stands() -> None:
    assert words(page("甲"), FILLER, OTHER, page("乙", starts="right")) == ["甲", "补", "乙"]


def test_a_filler_belongs_to_the_page_behind_it() -> None:
    """One that is not needed does not stand before a later page."""
    pages = [page("甲"), FILLER, page("丙"), page("丁"), page("乙", starts="left")]
    assert words(*pages) == ["甲", "丙", "丁", "乙"]
    assert words(*pages[:-1], page("乙", starts="right")) == ["甲", "丙", "丁", "", "乙"]


def test_they_make_up_the_extent() -> None:
    pages = [page("甲"), FILLER, page("乙"), OTHER]
    assert words(*pages, extent=2) == ["甲", "乙"]
    assert words(*pages, extent=3) == ["甲", "补", "乙"]
    assert words(*pages, extent=4) == ["甲", "补", "乙", "白"]
    assert words(*pages, extent=5) == ["甲", "补", "乙", "白"]  # told: page-count


def test_no_page_loses_its_side_for_the_extent() -> None:
    pages = [page("甲"), FILLER, page("乙", starts="left"), OTHER]
    assert words(*pages, extent=3) == ["甲", "乙", "白"]


def test_pages_of_a_flow_count() -> None:
    flow = {"flow": [{"prose": ["文字" * 900 + "。"]}]}
    pages = len(words(flow))
    assert pages > 1
    told = words(flow, FILLER, page("乙", starts="left" if pages % 2 == 0 else "right"))
    assert len(told) == pages + 2
    assert told[pages:] == ["补", "乙"]


@pytest.mark.parametrize(
    ("pages", "keys", "told"),
    [
        ([page("甲"), {"flow": [{"band": "补"}], "filler": True}], {"extent": 4}, "one page of `rows`"),
        ([page("甲"), page("补", filler=True, starts="left")], {"extent": 4}, "one page of `rows`"),
        ([FILLER, OTHER], {"extent": 2}, "every page is a filler"),
        ([page("甲"), FILLER], {}, "never printed"),
    ],
)  # fmt: skip
def test_faults(pages: list[Any], keys: dict[str, Any], told: str) -> None:
    spec = {"version": 1, "title": "补白", "page": PAGE, "pages": pages, **keys}
    with pytest.raises(infographic.SpecError, match=told):
        infographic.render(spec)
