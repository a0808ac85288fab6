"""Pages on a reportlab canvas: places, pictures, fonts, colours."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops, ImageStat
from platypus_pdf import PANEL, ROOT, SETTING, TEXT, boxes, built, pages
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    SimpleDocTemplate,
)
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


def test_each_face_has_one_embedded_subset_in_the_file(tmp_path: Path) -> None:
    sheet = infographic.render(ROOT / "specs" / "qinghe-library" / "poster.yaml")

    def background(canvas: Any, document: Any) -> None:
        draw(canvas, sheet, 10, 10, scale=0.1)

    out = BytesIO()
    document = SimpleDocTemplate(out, pagesize=(400, 400), invariant=1)
    story = [ParagraphFlowable(TEXT * 9, SETTING), VerticalFlowable(TEXT, SETTING, height=100),
             PanelFlowable(PANEL, SETTING)]  # fmt: skip
    document.build(story, onFirstPage=background, onLaterPages=background)
    path = tmp_path / "x.pdf"
    path.write_bytes(out.getvalue())
    tool("qpdf", "--check", str(path))
    with pikepdf.open(path) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)
                 and o.get("/Type") == "/FontDescriptor"]  # fmt: skip
        assert all("/FontFile2" in f for f in fonts)
        names = [str(f.FontName).partition("+")[2] for f in fonts]
        assert len(names) == len(set(names)) >= 3
        composite = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)
                     and o.get("/Subtype") == "/Type0"]  # fmt: skip
        assert all("/ToUnicode" in f for f in composite)
        forms = {o.objgen for page in pdf.pages for o in page.Resources.XObject.values()}
        assert sum("/Do" in str(i.operator) or str(i.operator) == "Do" for page in pdf.pages
                   for i in pikepdf.parse_content_stream(page)) > len(forms)  # fmt: skip
        assert pdf.pdf_version >= "1.5"


def canvas_with(use: Callable[[Canvas], None], **options: Any) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(400, 300), invariant=1, **options)
    use(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("bottomup", [1, 0])
def test_a_page_is_drawn_where_it_is_asked_for(bottomup: int) -> None:
    page = infographic.render(
        {"version": 1, "title": "甲", "page": {"size": "a6", "bleed": "0 mm"},
         "rows": [{"prose": "春种一粒粟，秋收万颗子。"}]}
    ).pages[0]  # fmt: skip
    own = boxes(infographic.render(page.result.document and {
        "version": 1, "title": "甲", "page": {"size": "a6", "bleed": "0 mm"},
        "rows": [{"prose": "春种一粒粟，秋收万颗子。"}]}).pdf())  # fmt: skip
    at = 50 if bottomup else 300 - 50  # y is measured from the top there
    mine = boxes(canvas_with(lambda c: draw(c, page, 30, at, scale=0.5), bottomup=bottomup))
    assert [c for c, _ in mine] == [c for c, _ in own]
    for (_, there), (_, here) in zip(own, mine, strict=True):
        wanted = [30 + there[0] / 2, 50 + there[1] / 2, 30 + there[2] / 2, 50 + there[3] / 2]
        assert list(here) == pytest.approx(wanted, abs=0.1)


@pytest.mark.parametrize("name", ["qinghe-library/poster", "jilin-2024/handout"])
def test_a_page_looks_as_in_its_own_file(name: str) -> None:
    """Art, gradients, opacity, spots and type: the same picture."""
    sheet = infographic.render(ROOT / "specs" / f"{name}.yaml", settings={"page.bleed": "0 mm"})
    own = pypdfium2.PdfDocument(sheet.pdf())[0]
    out = BytesIO()
    canvas = Canvas(out, pagesize=own.get_size())
    draw(canvas, sheet, 0, 0)
    canvas.save()
    there = pypdfium2.PdfDocument(out.getvalue())[0]
    pictures = [page.render(scale=0.5).to_pil().convert("RGB") for page in (own, there)]
    assert pictures[0].size == pictures[1].size
    difference = ImageChops.difference(*pictures)
    assert max(ImageStat.Stat(difference).mean) < 0.05  # places are rounded, of 255
    assert max(ImageStat.Stat(pictures[0]).stddev) > 20


def test_what_lies_outside_the_bleed_is_cut_off() -> None:
    page = infographic.render({"version": 1, "title": "甲", "page": {"size": "a6", "tint": "main"},
                               "rows": ["notes"]})  # fmt: skip

    def extent(bleed: float | None) -> tuple[int, int, int, int] | None:
        data = canvas_with(lambda c: draw(c, page, 50, 50, scale=0.5, bleed=bleed))
        with pypdfium2.PdfDocument(data) as document:
            image = document[0].render(scale=2).to_pil().convert("L")
        box: tuple[int, int, int, int] | None = image.point(lambda v: 255 * (v < 250)).getbbox()
        return box

    trim, bled, free = extent(0.0), extent(2.0), extent(None)
    assert trim and bled and free
    assert trim[0] == pytest.approx(100, abs=1)
    assert trim[0] - bled[0] == pytest.approx(2 / 25.4 * 72, abs=1)
    assert free[0] == pytest.approx(100 - 3 / 25.4 * 72, abs=1)


def test_a_canvas_of_its_own_text_keeps_its_state() -> None:
    def use(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 0, 0)
        draw(canvas, infographic.render({"version": 1, "title": "甲", "rows": ["notes"]}), 0, 0)
        canvas.drawString(20, 20, "after")

    assert "after" in pages(canvas_with(use))[0]


def test_a_canvas_may_be_read_before_it_is_saved() -> None:
    canvas = Canvas(BytesIO(), pagesize=(400, 300), invariant=1)
    sheet = infographic.render({"version": 1, "title": "甲", "rows": [{"prose": "春种一粒粟。"}]})
    draw(canvas, sheet, 0, 0)
    first, second = canvas.getpdfdata(), canvas.getpdfdata()
    assert pages(first)[0].strip() == pages(second)[0].strip() == "春种一粒粟。"
    assert len(second) == pytest.approx(len(first), rel=0.01)  # fonts are there once


def test_encrypted_canvases_are_refused() -> None:
    sheet = infographic.render({"version": 1, "title": "甲", "rows": ["notes"]})
    with pytest.raises(ValueError, match="encrypted"):
        canvas_with(lambda c: draw(c, sheet, 0, 0), encrypt=StandardEncryption("a"))

    def late(canvas: Canvas) -> None:
        draw(canvas, sheet, 0, 0)
        canvas.setEncrypt(StandardEncryption("a"))

    with pytest.raises(ValueError, match="encrypted"):
        canvas_with(late)


def colours(data: bytes) -> set[str]:
    """The colour operators of all forms of the first page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        forms = pdf.pages[0].Resources.XObject.values()
        found = {str(i.operator) for form in forms for i in pikepdf.parse_content_stream(form)}
    return found & {"g", "G", "rg", "RG", "k", "K", "sc", "scn"}


@pytest.mark.parametrize(
    ("medium", "operators"), [("press", {"k"}), ("screen", {"rg"}), ("office", {"g"})]
)
def test_colours_are_those_of_the_medium(medium: Any, operators: set[str]) -> None:
    spec = {"version": 1, "title": "甲", "rows": [{"band": "春耕"}, {"prose": "春种。"}]}
    sheet = infographic.render(spec, medium=medium)
    assert colours(canvas_with(lambda c: draw(c, sheet, 0, 0))) == operators
    setting = Setting(medium=medium)
    story = [ParagraphFlowable("甲", setting), VerticalFlowable("乙", setting, height=40),
             PanelFlowable({"band": "春耕"}, setting)]  # fmt: skip
    assert colours(built(*story)) == operators


def test_an_unknown_medium_is_named() -> None:
    with pytest.raises((ValueError, SpecError), match="no medium is called 'web'"):
        ParagraphFlowable("甲", Setting(medium="web"))  # type: ignore[arg-type]
