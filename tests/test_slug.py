"""The slug stands whole between bleed and paper edge, on a name card as on a poster."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
import strict
from checker.interpret import read_page
from test_strict import judge

import infographic

MM = 72 / 25.4
INKS = {
    "red": {"spot": "PANTONE 485 C", "cmyk": [0, 95, 100, 0]},
    "gloss": {"spot": "UV", "cmyk": [10, 0, 0, 0], "technical": "varnish"},
}
SIZES = ["40 x 40 mm", "54 x 86 mm", "90 x 54 mm", "a6", "a4", "a1", "a0"]
LONG = "一张很小的名片，它的题目却很长很长很长很长很长很长，几乎没有完"


def card(size: str, title: str = "名片", bleed: str = "3 mm", marks: Any = None) -> dict[str, Any]:
    marks = marks or ["crop-double", "registration", "bar", "slug"]
    return {
        "version": 1, "title": title, "date": "2024-03-15",
        "theme": {"version": 1, "inks": INKS},
        "page": {"size": size, "margin": "5 mm", "bleed": bleed, "grid": {"columns": 2}},
        "body": {"size": "7..9 pt"}, "print": {"marks": marks},
        "rows": [{"band": {"title": "标题", "inks": [ink]}} for ink in ("red", "gloss")],
    }  # fmt: skip


def boxes(page: Any) -> tuple[list[float], list[float], list[float]]:
    media, bleed, trim = (
        [float(v) for v in page[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox")
    )
    return media, bleed, trim


@pytest.mark.parametrize(
    "title", ["名片", LONG, "Pneumonoultramicroscopicsilicovolcanoconiosis" * 2]
)
@pytest.mark.parametrize("bleed", ["3 mm", "0 mm", "10 mm"])
@pytest.mark.parametrize("size", SIZES)
def test_all_of_the_slug_lies_outside_the_bleed_on_paper(size: str, bleed: str, title: str) -> None:
    data = infographic.render(card(size, title, bleed)).pdf()
    with pikepdf.open(BytesIO(data)) as pdf:
        media, bled, trim = boxes(pdf.pages[0])
        read = read_page(pdf.pages[0])
        slug = [g for g in read.glyphs if g.y < bled[1]]
        for glyph in slug:
            left, bottom, right, top = glyph.box
            assert media[0] <= left and media[1] <= bottom and right <= media[2], glyph
            assert str(glyph.fill[1][0][1]) == "/All"
            assert top < bled[1] and glyph.artifact and glyph.size == pytest.approx(6.5), glyph
        said = "".join(g.text for g in slug).replace(" ", "")
        for part in (
            title,
            "1/1",
            "2024-03-15",
            "CMYK",
            "PANTONE485C",
            "UV:varnish",
            "prepresstraps",
        ):
            assert part in said, (part, said)
        # Nothing of the marks was moved for it: the paper grows around the sheet alike.
        assert trim[0] - media[0] == pytest.approx(trim[1] - media[1])
        (name,) = {str(s[1]) for s in pdf.pages[0].Resources.ColorSpace.values()} & {"/All"}
        assert name == "/All"


@pytest.mark.parametrize("size", ["54 x 86 mm", "90 x 54 mm", "a6", "a4"])
def test_the_strict_checker_takes_it(size: str) -> None:
    found = strict.check(infographic.render(card(size, LONG)).pdf(), tools=False)
    judge(found)


def test_a_sheet_that_holds_one_line_has_one(tmp_path: Any) -> None:
    for size, count, around in (("a4", 1, 12.0), ("54 x 86 mm", 3, 12.0 + 2 * 2.8)):
        data = infographic.render(card(size)).pdf()
        with pikepdf.open(BytesIO(data)) as pdf:
            media, bled, _ = boxes(pdf.pages[0])
            lines = {round(g.y, 1) for g in read_page(pdf.pages[0]).glyphs if g.y < bled[1]}
            assert len(lines) == count, (size, lines)
            assert (bled[0] - media[0]) / MM == pytest.approx(around, abs=0.01)


def test_all_pages_have_the_paper_of_the_longest_slug() -> None:
    spec = card("90 x 54 mm")
    rows = [{"band": {"title": "标题", "inks": [ink]}} for ink in ("main", "red")]
    del spec["rows"]
    spec["pages"] = [{"rows": [row]} for row in rows]
    spec["theme"]["inks"]["red"]["spot"] = (
        "PANTONE 485 C of a very long name that fills half a line"
    )
    with pikepdf.open(BytesIO(infographic.render(spec).pdf())) as pdf:
        assert len({tuple(boxes(page)[0]) for page in pdf.pages}) == 1


def test_without_a_slug_the_paper_is_as_it_was() -> None:
    data = infographic.render(card("54 x 86 mm", LONG, marks=["crop"])).pdf()
    with pikepdf.open(BytesIO(data)) as pdf:
        media, bled, _ = boxes(pdf.pages[0])
        assert (bled[0] - media[0]) / MM == pytest.approx(12.0, abs=0.01)
