"""The readers of PDF facts pass a good small file and report each fault made in it."""

from __future__ import annotations

import numpy as np
import pikepdf
import pytest

from checker import extract, facts, ink, structure
from checker.fonts import parse_tounicode, parse_widths
from checker.geom import MM
from checker.synthetic import GOOD, glyph, line, small_page, small_pdf


def test_a_good_file_has_no_faults() -> None:
    pdf, page = small_pdf(GOOD), small_page()
    assert facts.box_faults(pdf.pages[0], 100, 200, 3) == []
    assert facts.font_faults(pdf) == []
    assert facts.catalog_faults(pdf) == []
    assert facts.metadata_faults(pdf) == []
    assert ink.space_faults(pdf) == []
    assert ink.rgb_operators(pdf) == []
    assert ink.coverage_faults(page) == []
    assert structure.tree_faults(pdf, page) == []
    assert structure.figure_faults(pdf) == []
    assert page.unmarked == []


def test_glyph_places() -> None:
    glyphs = small_page().glyphs
    assert [g.text for g in glyphs] == ["一", "a", "c"]
    assert [round(g.x, 3) for g in glyphs] == [50, 68, 74]
    assert [round(g.advance, 3) for g in glyphs] == [12, 6, 8.4]
    assert all(g.mcid == 0 and not g.artifact and g.size == 12 for g in glyphs)


def test_glyph_places_under_matrices() -> None:
    content = (
        "/P <</MCID 0>> BDC q 2 0 0 2 10 20 cm BT /F1 5 Tf 1 Tc 50 Tz 1 0 0 1 3 4 Tm <00010001> Tj "
        "ET Q EMC"
    )
    first, second = small_page(content).glyphs
    assert (first.x, first.y, first.size) == (16, 28, 10)
    assert second.x == pytest.approx(16 + 2 * (5 + 1) * 0.5)


def test_vertical_glyph_places() -> None:
    content = "/P <</MCID 0>> BDC BT /F1 10 Tf 100 200 Td [<0001> 200 <0001>] TJ ET EMC"
    first, second = small_page(content, "/Identity-V").glyphs
    assert first.vertical
    assert (first.x, first.y) == pytest.approx((95, 191.2))
    assert (second.x, second.y) == pytest.approx((95, 191.2 - 12))


def test_clipped_paint_and_forms() -> None:
    page = small_page("/Artifact BMC q 10 10 20 20 re W n 0 0 100 100 re f Q EMC")
    assert page.paints[0].box == pytest.approx((10, 10, 30, 30))


def test_cmaps_and_widths() -> None:
    data = b"1 beginbfrange <0001> <0002> [<4E00> <D842DFB7>] endbfrange"
    assert parse_tounicode(data) == {1: "一", 2: "𠮷"}
    array = pikepdf.Array([1, pikepdf.Array([500, 600]), 7, 8, 250])
    assert parse_widths(array) == {1: 500, 2: 600, 7: 250, 8: 250}


def test_wrong_boxes() -> None:
    pdf = small_pdf(GOOD)
    page = pdf.pages[0]
    assert facts.box_faults(page, 100.02, 200, 3)
    assert facts.box_faults(page, 100, 200, 2.9)
    page.obj.CropBox = pikepdf.Array([0, 0, 10, 10])
    assert facts.box_faults(page, 100, 200, 3)
    del page.obj["/TrimBox"]
    assert facts.box_faults(page, 100, 200, 3)


def test_wrong_fonts() -> None:
    pdf = small_pdf(GOOD)
    font = pdf.pages[0].Resources.Font.F1
    del font["/ToUnicode"]
    font.BaseFont = pikepdf.Name("/Helvetica")
    del font.DescendantFonts[0].FontDescriptor["/FontFile3"]
    assert len(facts.font_faults(pdf)) == 3
    assert facts.glyph_map_faults(small_page("/P <</MCID 0>> BDC BT /F1 9 Tf <0FFF> Tj ET EMC"))


def test_wrong_catalog_and_metadata() -> None:
    pdf = small_pdf(GOOD)
    pdf.docinfo["/Title"] = "other"
    assert facts.metadata_faults(pdf)
    pdf.docinfo["/Title"] = "T"
    pdf.docinfo["/Producer"] = "P"
    assert facts.metadata_faults(pdf)
    del pdf.docinfo["/Producer"]
    pdf.Root.Lang = "ja"
    assert facts.metadata_faults(pdf)
    pdf.Root.Metadata = pdf.make_stream(b"<x")
    assert facts.metadata_faults(pdf)
    for key in ("/Lang", "/MarkInfo", "/StructTreeRoot", "/ViewerPreferences"):
        del pdf.Root[key]
    assert len(facts.catalog_faults(pdf)) == 4


def test_foreign_colour() -> None:
    assert ink.rgb_operators(small_pdf(GOOD + " 1 0 0 rg"))
    pdf = small_pdf(GOOD)
    resources = pdf.pages[0].Resources
    resources.XObject = pikepdf.Dictionary(
        X1=pdf.make_stream(b"1 0 0 RG", Subtype=pikepdf.Name.Form)
    )
    assert ink.rgb_operators(pdf)
    resources.ColorSpace = pikepdf.Dictionary(C1=pikepdf.Array([pikepdf.Name.Lab]))
    assert ink.space_faults(pdf)


def test_too_much_ink() -> None:
    assert ink.coverage_faults(small_page("/Artifact BMC 1 1 1 0.01 k 0 0 9 9 re f EMC"))
    assert not ink.coverage_faults(small_page("/Artifact BMC 1 1 1 0 k 0 0 9 9 re f EMC"))
    ramp = pikepdf.Dictionary(FunctionType=2, C0=[0, 0, 0, 0], C1=[1, 1, 1, 0.5])
    stitched = pikepdf.Dictionary(FunctionType=3, Functions=pikepdf.Array([ramp, ramp]))
    shading = pikepdf.Dictionary(Function=stitched)
    assert ink.coverage_of("sh", (shading,)) == pytest.approx(350)


def test_text_inks() -> None:
    rich = ("DeviceCMYK", (0.5, 0.7, 0.8, 0.7))
    assert ink.near_black_faults(line("甲", fill=rich).glyphs)
    assert not ink.near_black_faults(line("甲", fill=rich, size=40).glyphs)
    assert not ink.near_black_faults(line("甲").glyphs)
    page = small_page()
    assert ink.body_ink_faults(page, line("甲", fill=("DeviceCMYK", (0, 1, 1, 0))).glyphs)
    white = line("甲", fill=("DeviceCMYK", (0.0, 0.0, 0.0, 0.0)), order=99)
    assert ink.body_ink_faults(page, white.glyphs), "white on paper"
    on_red = line("甲", 30, 30, fill=("DeviceCMYK", (0.0, 0.0, 0.0, 0.0)), order=99)
    assert not ink.body_ink_faults(page, on_red.glyphs)
    assert not ink.body_ink_faults(page, line("甲").glyphs)


def test_untagged_content_and_trees() -> None:
    assert small_page("0 0 9 9 re f").unmarked
    assert small_page("/P <<>> BDC BT /F1 9 Tf <0001> Tj ET EMC").unmarked
    pdf, page = small_pdf(GOOD), small_page(GOOD.replace("MCID 1", "MCID 2"))
    assert len(structure.tree_faults(pdf, page)) == 2
    pdf.Root.StructTreeRoot.ParentTree.Nums[1][0] = pdf.Root.StructTreeRoot.K[1]
    assert structure.tree_faults(pdf, small_page())
    del pdf.Root.StructTreeRoot.K[1]["/Alt"]
    assert structure.figure_faults(pdf)
    assert structure.level_faults([(1, "甲"), (3, "乙")])
    assert not structure.level_faults([(1, "甲"), (2, "乙"), (3, "丙"), (1, "丁"), (2, "戊")])


def test_actual_text_that_hides_another_order() -> None:
    shown = "BT /F1 9 Tf <00010002> Tj ET"
    good = f"/P <</MCID 0>> BDC /Span <</ActualText <FEFF4E003002>>> BDC {shown} EMC EMC"
    assert structure.actual_text_faults(small_page(good)) == []
    assert structure.actual_text_faults(small_page(good.replace("4E003002", "30024E00")))


def test_margins_sizes_and_visibility() -> None:
    trim = (0, 0, 100, 100)
    assert facts.margin_faults([glyph("甲", 10, 50)], trim, 5 * MM)
    assert facts.margin_faults([glyph("甲", 50, 80)], trim, 5 * MM)
    assert not facts.margin_faults([glyph("甲", 50, 50)], trim, 5 * MM)
    assert facts.small_text(line("甲", size=9.9).glyphs, 10)
    assert not facts.small_text(line("甲", size=10).glyphs, 10)
    assert facts.hidden_text([glyph("甲", mode=3)])
    assert facts.collisions([glyph("甲", 0, 0), glyph("乙", 5, 3, order=2)])
    assert not facts.collisions([glyph("甲", 0, 0), glyph("乙", 10, 0, order=2)])
    assert ink.covered(small_page(GOOD + " /Artifact BMC 40 290 99 99 re f EMC"))
    assert not ink.covered(small_page(GOOD))


def test_bleed() -> None:
    image = np.full((60, 40, 3), 255, np.uint8)
    image[15:25, :] = 0
    assert facts.bleed_faults(image, 8, []) == []
    image[15:25, :5] = 255
    assert facts.bleed_faults(image, 8, []) == ["10 pt of the left edge, 15..24, stay bare"]
    assert facts.bleed_faults(image, 8, [(0, 35, 6, 45)]) == []
    assert facts.painted(image)["right"] == pytest.approx(1 / 6)


def test_extraction_rules() -> None:
    assert extract.missing("甲 乙\n丙", ["甲乙丙"]) == []
    assert extract.missing("甲乙", ["甲丙"]) == ["甲丙"]
    assert extract.out_of_order("甲乙丙", ["甲", "乙", "丙"]) == []
    assert extract.out_of_order("乙甲丙", ["甲", "乙", "丙"]) == ["乙"]
    for char in "⼤⺠\uf900︐︵\ue000\ufffd\U000f0001":
        assert extract.strange("甲" + char)
    assert extract.strange("大民，“”（）—…·%") == []
    item = {"label": "收入", "value": "", "unit": "", "change": "增长7.4%"}
    assert extract.figure_text(item) == "收入增长7.4%"


def test_missing_tools_skip_or_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INFOGRAPHIC_TOOLS", raising=False)
    with pytest.raises(pytest.skip.Exception):
        extract.tool("no-such-program")
    monkeypatch.setenv("INFOGRAPHIC_TOOLS", "required")
    with pytest.raises(pytest.fail.Exception):
        extract.tool("no-such-program")
