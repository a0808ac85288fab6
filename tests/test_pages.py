"""Specs of several pages, read back from the finished handout."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
import yaml
from checker.interpret import Page, read_page
from PIL import ImageFilter

import infographic

ROOT = Path(__file__).resolve().parents[1]
SPEC = ROOT / "specs" / "jilin-2024" / "handout.yaml"
PT = 72 / 25.4


@pytest.fixture(scope="module")
def handout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("handout") / "handout.pdf"
    return infographic.render(SPEC).save(out)


@pytest.fixture(scope="module")
def pages(handout: Path) -> list[Page]:
    with pikepdf.open(handout) as pdf:
        return [read_page(page) for page in pdf.pages]


def bare(text: str) -> str:
    return "".join(text.split())


def text_of(path: Path, page: int) -> str:
    return bare(pypdfium2.PdfDocument(path)[page].get_textpage().get_text_range())


def test_two_pages_of_a4_without_bleed(handout: Path) -> None:
    with pikepdf.open(handout) as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            assert [float(v) for v in page.TrimBox] == pytest.approx(
                [0, 0, 210 * PT, 297 * PT], abs=0.03
            )


def test_commitments_stand_verbatim_and_in_order(handout: Path) -> None:
    content = yaml.safe_load((SPEC.parent / "content.yaml").read_text("utf-8"))
    source = bare((SPEC.parent / "source.txt").read_text("utf-8"))
    back, at = text_of(handout, 1), 0
    for sentences in content["commitments"].values():
        assert len(sentences) == 3
        for sentence in sentences:
            assert bare(sentence) in source
            at = back.index(bare(sentence), at)


def test_figures_and_targets_stand_on_the_front(handout: Path) -> None:
    front = text_of(handout, 0)
    for statement in (
        "粮食产量再创历史新高，达到837.3亿斤",
        "可支配收入增长7.4%",
        "居民消费价格指数（CPI）涨幅在3%以内",
    ):
        assert statement in front


def test_one_colour_and_no_small_print(pages: list[Page]) -> None:
    for page in pages:
        assert page.glyphs
        assert {g.fill[0] for g in page.glyphs} == {"DeviceGray"}
        assert min(g.size for g in page.glyphs) >= 10.5 - 0.01


def test_the_handout_reads_after_a_photocopy(handout: Path, pages: list[Page]) -> None:
    """200 dpi, slightly blurred, one bit: the white inside every character stays open.

    Compared with the same page at 800 dpi: at least 70 % of a character's white is kept, and at
    least a fifth of its box is white.
    """
    document = pypdfium2.PdfDocument(handout)
    closed = []
    for number, page in enumerate(pages):
        height = 297 * PT
        sharp = rendered(document[number], 800, 0.0)
        copied = rendered(document[number], 200, 0.7)
        for glyph in page.glyphs:
            if glyph.ink is None or not glyph.text.strip():
                continue
            before, after = (
                white(picture, glyph.ink, height, dpi)
                for picture, dpi in ((sharp, 800), (copied, 200))
            )
            if before > 0.05 and (after < 0.7 * before or after < 0.2):
                closed.append(f"{glyph.text} {before:.2f} {after:.2f}")
    assert closed == []


def rendered(page: Any, dpi: int, blur: float) -> Any:
    """The page as one bit a pixel: True for white."""
    picture = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(blur))) > 140


def white(picture: Any, box: Any, height: float, dpi: int) -> float:
    """The share of a box (pt, y up) that is white."""
    left, low, right, high = (v * dpi / 72 for v in box)
    top, bottom = height * dpi / 72 - high, height * dpi / 72 - low
    return float(picture[int(top) : int(bottom) + 1, int(left) : int(right) + 1].mean())


def test_the_punching_margin_changes_sides(pages: list[Page]) -> None:
    boxes = [[g.ink for g in page.glyphs if g.ink] for page in pages]
    left = [min(b[0] for b in page) for page in boxes]
    right = [210 * PT - max(b[2] for b in page) for page in boxes]
    assert left[0] >= 19.9 * PT
    assert right[1] >= 19.0 * PT
    assert left[1] < 15 * PT


def test_pages_share_one_body_size_and_carry_their_numbers(handout: Path) -> None:
    sheets = infographic.render(SPEC).result.sheets
    assert len({s.size for s in sheets}) == 1
    assert sheets[0].size >= 10.5
    for i in range(2):
        assert text_of(handout, i).endswith(str(i + 1))


def test_pages_as_pictures_get_numbers(tmp_path: Path) -> None:
    infographic.render(SPEC).save(tmp_path / "x.png", dpi=20)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x-01.png", "x-02.png"]


def small(**keys: Any) -> dict[str, Any]:
    return {"version": 1, "title": "页", **keys}


def test_rows_and_pages_exclude_each_other() -> None:
    rows = [{"prose": "正文。"}]
    with pytest.raises(infographic.SpecError) as fault:
        infographic.render(small(rows=rows, pages=[{"rows": rows}]))
    assert [(d.code, str(d.span)) for d in fault.value.diagnostics] == [("bad-value", "$.pages")]


def test_the_smallest_page_decides_the_size() -> None:
    short, long = [{"prose": "短。"}], [{"prose": "长文一段。" * 900}]
    body = {"size": "6..14 pt"}
    one = infographic.render(small(body=body, rows=long)).result.sheets[0].size
    both = infographic.render(small(body=body, pages=[{"rows": short}, {"rows": long}]))
    assert [s.size for s in both.result.sheets] == [one, one]
    assert len(both) == 2
