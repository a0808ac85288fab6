"""Paragraphs, vertical text and panels in platypus stories."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from platypus_pdf import PANEL, SETTING, TEXT, bare, boxes, built, pages, vertical
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    PageBreak,
    PageTemplate,
    SimpleDocTemplate,
    Table,
)
from reportlab.platypus.doctemplate import LayoutError
from small_pdf import tool

import infographic
from infographic import SpecError
from infographic.reportlab import (
    PanelFlowable,
    ParagraphFlowable,
    Setting,
    VerticalFlowable,
    draw,
)


def test_a_paragraph_goes_on_over_pages_and_loses_nothing() -> None:
    data = built(ParagraphFlowable(TEXT * 20, SETTING, indent=2))
    found = pages(data)
    assert len(found) >= 4
    assert bare("".join(found)) == bare(TEXT * 20)
    assert all(len(text.strip().splitlines()) >= 2 for text in found)


def test_a_split_paragraph_is_set_as_one() -> None:
    """The first page ends with a full line, the second starts without an indent."""
    data = built(ParagraphFlowable("春种一粒粟" * 60, SETTING, indent=2))
    first, second = boxes(data, 0), boxes(data, 1)
    assert first[0][1][0] == pytest.approx(26 + 2 * 10.5, abs=1.5)
    assert second[0][1][0] == pytest.approx(26, abs=1.5)
    assert first[-1][1][2] == pytest.approx(300 - 26, abs=1.5)


def test_lines_that_belong_together_part_where_nothing_else_helps() -> None:
    """Frames of two lines for a paragraph of three: rather a lone line than no document."""
    lines = ParagraphFlowable("春种一粒粟，" * 11, SETTING)
    assert lines.wrap(248, 100)[1] == pytest.approx(3 * 15.75)
    assert lines.split(248, 2 * 15.75 + 1) == []
    data = built(lines, size=(300, 2 * 15.75 + 14), margin=0)
    assert [len(text.splitlines()) for text in pages(data)] == [0, 2, 1]


@pytest.mark.parametrize("align", ["justify", "left", "center", "right"])
def test_glyphs_stand_inside_the_frame(align: Any) -> None:
    data = built(ParagraphFlowable(TEXT * 3, SETTING, align=align), size=(300, 300), margin=40)
    places = boxes(data)
    assert len(places) >= len(bare(TEXT)) * 3
    inner = 40 + 6  # SimpleDocTemplate's frames have a padding of 6 pt
    slack = 0.5 * 10.5  # half an em: marks that hang or are halved at a line's end
    for char, (left, bottom, right, top) in places:
        assert left >= inner - slack and right <= 300 - inner + slack, char
        assert bottom >= inner and top <= 300 - inner + 1, char
    lefts = [box[0] for _, box in places]
    assert min(lefts) == pytest.approx(inner, abs=slack) or align in ("center", "right")


def test_frames_of_other_widths_wrap_it_anew() -> None:
    out = BytesIO()
    frames = [Frame(20, 20, 120, 160, 0, 0, 0, 0), Frame(160, 20, 320, 160, 0, 0, 0, 0)]
    document = BaseDocTemplate(out, pagesize=(500, 200), pageTemplates=[PageTemplate("a", frames)])
    document.build([ParagraphFlowable(TEXT * 5, SETTING)])
    places = boxes(out.getvalue())
    assert "".join(c for c, _ in places) == bare(TEXT * 5)
    assert max(b[2] for _, b in places if b[0] < 150) < 20 + 120 + 6
    assert max(b[2] for _, b in places) > 470


@pytest.mark.parametrize("room", [0.9, 1.2, 2.0, 2.9, 5.5, 7.5, 99.0])
def test_every_split_keeps_all_units_in_order(room: float) -> None:
    whole = ParagraphFlowable(TEXT * 4, SETTING)
    width = 200.0
    pitch = whole.wrap(width, 1e4)[1] / whole.block.broken(width / 72 * 25.4)[1]
    parts = whole.split(width, room * pitch)
    if room < 2:
        assert parts == []
        return
    units = [u for part in parts for u in part.block.prepared.units]
    assert units == list(whole.block.prepared.units)
    depths = [part.wrap(width, 1e4)[1] for part in parts]
    assert depths[0] <= room * pitch + 1e-6
    assert all(depth >= 2 * pitch - 1e-6 for depth in depths)
    other = parts[0].wrap(90.0, 1e4)  # platypus may ask for another width
    assert other[1] > depths[0]


def test_vertical_text_is_in_bands_that_split() -> None:
    text = "全年新设书箱12只，free fonts外借5.2万册。" * 12
    data = built(VerticalFlowable(text, SETTING, height=110, gap=10, indent=1))
    found = pages(data)
    assert len(found) >= 2
    assert bare("".join(found)) == bare(text)
    for page in range(len(found)):
        for glyph in vertical(data, page):
            left, bottom, right, top = glyph.box
            assert left >= 20 and right <= 280 and bottom >= 20 and top <= 180.5, glyph.text


def test_short_numbers_stand_upright_in_vertical_text() -> None:
    data = built(VerticalFlowable("书箱12只", SETTING, height=100))
    at = {glyph.text: glyph for glyph in vertical(data)}
    assert at["1"].y == at["2"].y and not at["1"].vertical  # side by side
    assert at["1"].x < at["2"].x < at["1"].x + 10.5
    assert at["箱"].y > at["1"].y > at["只"].y


def test_columns_run_from_the_right() -> None:
    data = built(VerticalFlowable("甲乙丙丁戊己庚辛", SETTING, height=42.1))
    at = {glyph.text: glyph for glyph in vertical(data)}
    assert at["甲"].x == pytest.approx(300 - 26 - 10.5, abs=0.1)
    assert at["甲"].x - at["戊"].x == pytest.approx(10.5 * 1.5, abs=0.1)
    assert at["甲"].y - at["乙"].y == pytest.approx(10.5, abs=0.1)
    assert at["甲"].y == pytest.approx(at["戊"].y, abs=0.1)


def test_stretches_have_roles_of_their_own() -> None:
    text = ["春种", ("一粒粟", "strong"), ("秋收", "head"), "万颗子"]
    data = built(ParagraphFlowable(text, SETTING))
    at = {glyph.text: glyph for glyph in vertical(data)}
    assert bare(pages(data)[0]) == "春种一粒粟秋收万颗子"
    assert at["春"].font != at["粟"].font
    assert at["秋"].size == pytest.approx(1.3 * at["春"].size) and at["粟"].size == at["子"].size
    assert at["春"].y == pytest.approx(at["秋"].y, abs=0.01)


def test_the_first_column_may_start_lower() -> None:
    text = "甲乙丙丁戊己庚辛壬癸子丑"
    at = {g.text: g for g in vertical(built(VerticalFlowable(text, SETTING, height=63, indent=2)))}
    assert at["戊"].y - at["甲"].y == pytest.approx(2 * 10.5, abs=0.1)  # the second column's first
    assert at["戊"].x < at["甲"].x


def test_a_panel_is_one_piece() -> None:
    panel = PanelFlowable(PANEL, SETTING, spaceBefore=4)
    width, height = panel.wrap(200, 1000)
    assert width == 200 and height > 20
    assert panel.split(200, height - 1) == []
    data = built(ParagraphFlowable(TEXT * 5, SETTING), PanelFlowable(PANEL, SETTING))
    assert "外借5.2万册。" in bare(pages(data)[-1])
    assert "书到田头" in bare(pages(data)[-1])


def test_they_stand_in_tables() -> None:
    cells = [[ParagraphFlowable("左边的一格。", SETTING), PanelFlowable({"band": "右边"}, SETTING)]]
    assert {"左边的一格。", "右边"} <= {
        bare(t) for t in pages(built(Table(cells, [120, 120])))[0].split()
    }


def test_faults_are_told_where_they_are_made() -> None:
    with pytest.raises(SpecError, match="missing-glyph"):
        ParagraphFlowable("\U0001f9ff")
    with pytest.raises(SpecError, match="unknown-key"):
        PanelFlowable({"prose": {"txet": "甲"}})
    with pytest.raises(SpecError, match="unknown-theme"):
        ParagraphFlowable("甲", Setting(theme="plane"))
    with pytest.raises(ValueError, match="no role is called 'bdy'; did you mean `body`"):
        ParagraphFlowable("甲", role="bdy")
    with pytest.raises(ValueError, match="no ink is called 'manin'; did you mean `main`"):
        VerticalFlowable("甲", height=50, ink="manin")
    with pytest.raises(ValueError, match="no room"):
        VerticalFlowable("甲", height=5)
    with pytest.raises(TypeError, match="text is a str or a list of stretches, not bytes"):
        ParagraphFlowable(b"x")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a stretch of text is a str, not int"):
        ParagraphFlowable([(1, "strong")])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="did you mean `strong`"):
        ParagraphFlowable([("甲", "stong")])
    with pytest.raises(TypeError, match=r"canvas of reportlab\.pdfgen is drawn on, not BytesIO"):
        draw(BytesIO(), infographic.render({"version": 1, "title": "甲", "rows": ["notes"]}), 0, 0)
    with pytest.raises(SpecError, match="overset"):
        PanelFlowable({"prose": TEXT * 9, "height": "10 mm"}).wrap(100, 100)
    with pytest.raises(TypeError, match="can be drawn, not str"):
        draw(Canvas(BytesIO()), "x", 0, 0)  # type: ignore[arg-type]
    with pytest.raises(LayoutError):
        built(PanelFlowable({"prose": TEXT * 60}, SETTING))


@pytest.mark.parametrize("options", [("pdftotext",), ("pdftotext", "-raw")], ids=" ".join)
def test_poppler_finds_the_text(options: tuple[str, ...], tmp_path: Path) -> None:
    upright = "全年新设书箱12只，free fonts外借5.2万册。" * 3
    across, down = (
        ParagraphFlowable(TEXT * 2, SETTING),
        VerticalFlowable(upright, SETTING, height=110),
    )
    path = tmp_path / "x.pdf"
    path.write_bytes(built(across, PageBreak(), down))
    assert bare(tool(*options, str(path), "-")) == bare(TEXT * 2 + upright)


def test_a_story_may_be_built_in_several_passes() -> None:
    def story() -> list[Any]:
        return [ParagraphFlowable(TEXT * 12, SETTING), PanelFlowable({"prose": TEXT}, SETTING)]

    out = BytesIO()
    SimpleDocTemplate(out, pagesize=(300, 260), invariant=1).multiBuild(story())
    once = BytesIO()
    SimpleDocTemplate(once, pagesize=(300, 260), invariant=1).build(story())
    assert pages(out.getvalue()) == pages(once.getvalue())
    assert bare("".join(pages(once.getvalue()))) == bare(TEXT * 13)


@pytest.mark.parametrize("width", [0.0, 1.0, 20.0, 72000.0])
def test_any_width_can_be_asked_for(width: float) -> None:
    """Tables that look for their columns' widths do."""
    _, height = ParagraphFlowable(TEXT, SETTING).wrap(width, 100)
    assert 0 < height < 1e5
    assert VerticalFlowable(TEXT, SETTING, height=100).wrap(width, 100)[1] > 0


def story() -> list[Any]:
    theme = {"version": 1, "extends": "plain", "inks": {"main": [0, 90, 80, 0]}}
    mine = Setting(theme=theme, size=9, keep=("稳中有进",))
    return [ParagraphFlowable(TEXT * 6, mine, role="head", ink="main"), PageBreak(),
            VerticalFlowable(TEXT, mine, height=90), PanelFlowable(PANEL, mine)]  # fmt: skip


def test_eight_threads_give_the_same_bytes() -> None:
    alone = built(*story())
    assert built(*story()) == alone
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: built(*story()), range(8))) == {alone}
