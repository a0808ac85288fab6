"""Panels in a depth that is declared: what they hold stands in it, or is told as overset."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml

import infographic
from infographic.geometry import MM_PER_PT
from infographic.pipeline import registry

EXAMPLES = Path(__file__).resolve().parents[1] / "specs" / "gallery"
HERO = {"label": "粮食总产量", "value": "28.64", "unit": "万吨", "note": "连续五年丰收"}
Box = tuple[float, float, float, float]


def sheet(row: Mapping[str, Any], body: str = "10 pt", **page: object) -> dict[str, Any]:
    size = {"size": "a5 landscape", "margin": "9 mm", **page}
    return {"version": "1", "title": "一页", "page": size, "body": {"size": body}, "rows": [row]}


def boxes(pdf: bytes) -> dict[str, Box]:
    """The ink of each character (the last of its kind): left, top, right, bottom in mm of the trim."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    left, _, _, top = page.get_trimbox()
    text = page.get_textpage()
    found = {}
    for i in range(text.count_chars()):
        x0, y0, x1, y1 = text.get_charbox(i)
        edges = x0 - left, top - y1, x1 - left, top - y0
        found[text.get_text_range(i, 1)] = tuple(e * MM_PER_PT for e in edges)
    return found


@pytest.mark.parametrize("depth", [15, 25, 30, 35, 40, 41, 43, 46, 50, 55, 60, 70])
@pytest.mark.parametrize("below", [0, 3])
def test_a_tile_holds_its_figure_under_its_label_or_is_overset(depth: int, below: int) -> None:
    items = [HERO, *({"label": "乡村公路", "value": "3", "unit": "公里"} for _ in range(below))]
    given = sheet({"figures": {"heroes": 1, "items": items}, "height": f"{depth} mm"})
    try:
        made = infographic.render(given)
    except infographic.SpecError as fault:
        assert depth < 45 + 25 * bool(below)
        assert [d.code for d in fault.diagnostics] == ["overset"]
        return
    assert depth >= 41
    found = boxes(made.pdf())
    label, digit, note = found["粮"], found["8"], found["丰"]
    assert label[1] >= 9 and label[3] < digit[1], "the figure stands under its label"
    assert digit[3] < note[1] and note[3] < 9 + depth, "and over its note, on its tile"


def test_a_shallow_tile_has_a_smaller_figure_never_under_half_its_size() -> None:
    heights = []
    for depth in (43, 50, 60, 90):
        row = {"figures": {"heroes": 1, "items": [HERO]}, "height": f"{depth} mm"}
        digit = boxes(infographic.render(sheet(row)).pdf())["8"]
        heights.append(round(digit[3] - digit[1], 3))
    assert heights == sorted(heights) and heights[0] < 0.7 * heights[-1]
    assert heights[0] >= 0.5 * heights[-1] - 0.01


def declared(node: Mapping[str, Any], panel: str, depth: str) -> dict[str, Any] | None:
    """The row with a panel of a type in it, alone and in a declared depth."""
    if panel in node:
        keep = {k: v for k, v in node.items() if k not in ("fill", "stretch", "span")}
        return {**keep, "height": depth}
    for value in node.values():
        inner = value.get("items") if isinstance(value, dict) else value
        for child in inner if isinstance(inner, list) else ():
            found = declared(child, panel, depth) if isinstance(child, dict) else None
            if found is not None:
                return found
    return None


@pytest.mark.parametrize("panel", sorted({*registry().names()} - {"art"}))
def test_what_a_declared_depth_cannot_hold_is_overset(panel: str) -> None:
    """Each example in 4 mm: never printed over what stands below it."""
    spec = yaml.safe_load((EXAMPLES / f"{panel}.yaml").read_text("utf-8"))
    rows = spec.get("rows") or spec["pages"][0]["rows"]
    rows[:] = [r for row in rows if (r := declared(row, panel, "4 mm")) is not None]
    assert len(rows) >= 1
    del rows[1:]
    with pytest.raises(infographic.SpecError) as caught:
        infographic.render(spec, root=EXAMPLES)
    told = [d.message for d in caught.value.diagnostics if d.code == "overset"]
    assert any(m.startswith(f"`{panel}`") for m in told) or panel in ("panels", "stack"), told


def test_targets_without_a_title_are_overset_too() -> None:
    given = sheet({"targets": [HERO, HERO], "height": "14 mm"})
    with pytest.raises(infographic.SpecError, match=r"`targets`: it does not fit \(the blocks\)"):
        infographic.render(given)
    given["rows"][0]["height"] = "40 mm"
    assert infographic.render(given).pdf()


def painted(data: bytes, side: str) -> bool:
    """Whether a side of the bleed is covered: the middle of it, 1 mm beyond the trim."""
    document = pypdfium2.PdfDocument(data)
    bitmap = document[0].render(scale=2.0, rev_byteorder=True)
    image = bitmap.to_pil().convert("RGB")
    inner = round(2 / MM_PER_PT * 2.0)
    at = {"head": (image.width // 2, inner), "foot": (image.width // 2, image.height - inner)}
    colour = image.getpixel(at[side])
    assert isinstance(colour, tuple)
    return max(colour) < 250


def test_the_masthead_runs_into_the_bleed_at_head_and_foot_of_a_cover() -> None:
    row = {"masthead": "青禾", "height": "148 mm"}
    data = infographic.render(sheet(row, margin={"all": "9 mm", "top": "0 mm", "bottom": "0 mm"}))
    assert painted(data.pdf(), "head") and painted(data.pdf(), "foot")


def test_a_heading_of_badges_is_not_broken_where_its_paragraph_can_give_way() -> None:
    row = {
        "badges": {"title": "春耕图", "text": "把种子放进地里。", "items": ["甲", "乙", "丙", "丁"]}
    }
    found = boxes(infographic.render(sheet(row, body="11 pt", size="160 x 60 mm")).pdf())
    first = [found[c] for c in "春耕图"]
    assert max(b[1] for b in first) < min(b[3] for b in first), "on one line"
    assert first[2][2] < found["把"][0], "and clear of the paragraph"


def test_bars_with_large_labels_are_as_far_apart_as_these_need() -> None:
    row = {
        "bars": {
            "title": "外借",
            "items": [{"label": "甲", "value": "7"}, {"label": "乙", "value": "5"}],
        }
    }
    large = {"chart-value": {"face": "figure", "size": "14 mm"}}
    given = {**sheet(row, body="8 pt"), "theme": {"version": "1", "roles": large}}
    found = boxes(infographic.render(given).pdf())
    assert found["7"][3] < found["5"][1]


def test_a_centred_masthead_stands_in_the_middle_of_its_page() -> None:
    row = {"masthead": {"title": "青禾", "kicker": "图解", "note": "样例", "align": "center"}}
    found = boxes(infographic.render(sheet(row)).pdf())
    for left, right in ("青禾", "图解", "样例"):
        middle = (found[left][0] + found[right][2]) / 2
        assert abs(middle - 105) < 1.5, left + right


@pytest.mark.parametrize("key", ["kicker", "note"])
def test_a_line_wider_than_the_masthead_is_overset(key: str) -> None:
    with pytest.raises(infographic.SpecError, match=rf"`masthead`: it does not fit .the {key}"):
        infographic.render(sheet({"masthead": {"title": "青禾", key: "全面振兴的做法与成效" * 3}}))


def test_a_band_never_prints_its_heading_over_its_note() -> None:
    band = {"title": "全县推进乡村全面振兴的做法", "note": "三月"}
    found = boxes(infographic.render(sheet({"band": band})).pdf())
    assert found["法"][2] < found["三"][0]
    for longer in ("三月至五月，截至六月底的统计", "三月至五月"):
        crowded = {"title": band["title"] + "与成效", "note": longer}
        with pytest.raises(
            infographic.SpecError, match=r"`band`: it does not fit .heading and note"
        ):
            infographic.render(sheet({"band": crowded}))


def test_a_narrow_warning_keeps_its_heading_on_its_plate() -> None:
    warning = {"title": "小心火烛", "text": "天干物燥。", "icon": "warning"}
    row = {"panels": [{"warning": warning, "span": 3}, {"prose": "正文", "span": 9}]}
    found = boxes(infographic.render(sheet(row)).pdf())
    plate = 0.4 * (192 - 11 * 5) / 12 * 3 + 0.4 * 10
    assert max(found[c][2] for c in "小心火烛") < 9 + plate - 1
    assert abs(found["小"][1] - found["心"][1]) < 1, "two on a line"


def test_an_icon_without_a_heading_stands_on_the_plate() -> None:
    """It was drawn in the tint's own colour."""
    given = sheet({"warning": {"text": "天干物燥。", "icon": "warning"}}, size="90 x 40 mm")
    page = pypdfium2.PdfDocument(infographic.render({**given, "medium": "screen"}).pdf())[0]
    image = page.render(scale=4.0, rev_byteorder=True).to_pil().convert("RGB")
    colours = {
        image.getpixel((round(x / MM_PER_PT * 4), round(12 / MM_PER_PT * 4))) for x in range(10, 22)
    }
    assert any(isinstance(c, tuple) and c[0] > 180 and c[2] < 90 for c in colours)
