"""Pages of PDFs that are sound but odd: names, resources, boxes and glyphs as other programs leave them."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageFilter
from placed_base import drawn, sheet, told

from infographic.preflight import preflight

BLACK = "0 0 0 1 k"
#: Keys that mean something in other dictionaries; a resource may have any name (ISO 32000-1, 7.3.5).
NAMES = ["OC", "AF", "Metadata", "Properties", "CharSet", "Parent", "OP", "OPM", "HT", "ExtGState"]


def form(pdf: pikepdf.Pdf, content: bytes, **entries: Any) -> Any:
    return pdf.make_stream(
        content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 200, 200]), **entries
    )


def same(data: bytes, medium: str = "press") -> None:
    """The placed page looks as pdfium shows the file, and the sheet is sound."""
    import pypdfium2

    made = sheet(data, medium=medium)
    assert not preflight(made.pdf()).failed
    page = pypdfium2.PdfDocument(data)[0]
    own = page.render(scale=4).to_pil().convert("L")
    whole = Image.open(BytesIO(made.pages[0].png(dpi=288))).convert("L")
    with pikepdf.open(BytesIO(made.pdf())) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode()
    found = re.search(r"q\n1 0 0 1 ([\d.]+) ([\d.]+) cm\n/F1 Do", content)
    assert found is not None
    left = 4 * float(found[1])
    top = whole.height - 4 * float(found[2]) - own.height
    box = (round(left), round(top), round(left) + own.width, round(top) + own.height)
    differs = ImageChops.difference(own, whole.crop(box)).filter(ImageFilter.MinFilter(3))
    assert own.getextrema()[0] < 128
    assert differs.getextrema()[1] < 40


@pytest.mark.parametrize("medium", ["press", "screen"])
@pytest.mark.parametrize("name", NAMES)
def test_resources_may_have_any_name(name: str, medium: str) -> None:
    def held(pdf: pikepdf.Pdf) -> dict[str, Any]:
        key = "/" + name
        drawing = form(pdf, b"0 0 0 1 k 0 0 60 30 re f", Resources=Dictionary())
        state = Dictionary(LW=6)
        return {"/XObject": Dictionary({key: drawing}), "/ExtGState": Dictionary({key: state})}

    box = "60 60 40 20 re S"
    same(drawn(f"q 1 0 0 1 20 20 cm /{name} Do Q {BLACK} /{name} gs {box}", held), medium)


@pytest.mark.parametrize("medium", ["press", "screen"])
def test_a_form_without_resources_has_the_pages(medium: str) -> None:
    """PDF 1.1's way (ISO 32000-1, 7.8.3): its line is 10 pt wide, not 1."""

    def held(pdf: pikepdf.Pdf) -> dict[str, Any]:
        drawing = form(pdf, b"/A gs 0 0 0 1 K 20 20 60 40 re S")
        states = Dictionary(A=Dictionary(LW=10), B=Dictionary(LW=2))
        return {"/XObject": Dictionary(X=drawing), "/ExtGState": states}

    data = drawn("/X Do", held)
    same(data, medium)
    with pikepdf.open(BytesIO(sheet(data, medium=medium).pdf())) as pdf:
        (outer,) = pdf.pages[0].Resources.XObject.values()
        assert set(outer.Resources.XObject.X.Resources.ExtGState.keys()) == {"/A"}


@pytest.mark.parametrize("box", ["CropBox", "TrimBox"])
def test_no_box_counts_beyond_the_media_box(box: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj["/" + box] = Array([-100, -100, 1000, 1000])

    data = drawn(f"{BLACK} 20 20 60 40 re f", change=change)
    assert " 60.00x40.00 a.pdf page 1" in sheet(data).dump()


def lettered(glyph: bytes, resources: bool = True, shown: str = "ab") -> bytes:
    """Two glyphs that are squares in a Type 3 font; `b` is called AF."""

    def held(pdf: pikepdf.Pdf) -> dict[str, Any]:
        proc = pdf.make_stream(glyph + b" 0 0 700 700 re f")
        told = (
            b"1 begincodespacerange <00> <FF> endcodespacerange "
            b"2 beginbfchar <61> <0061> <62> <0062> endbfchar"
        )
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1000, 1000]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=97, LastChar=98,
            CharProcs=Dictionary(a=proc, AF=proc), Widths=Array([1000, 1000]),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a, Name.AF])),
            ToUnicode=pdf.make_stream(told),
        )  # fmt: skip
        if resources:
            font.Resources = Dictionary()
        return {"/Font": Dictionary(F=pdf.make_indirect(font))}

    return drawn(f"{BLACK} BT /F 20 Tf 20 20 Td ({shown}) Tj ET", held)


@pytest.mark.parametrize("resources", [True, False])
@pytest.mark.parametrize("medium", ["press", "screen"])
def test_glyphs_that_are_drawings(medium: str, resources: bool) -> None:
    same(lettered(b"1000 0 0 0 1000 1000 d1", resources), medium)


def test_colours_of_glyphs_are_looked_at() -> None:
    """A glyph that begins with d0 has colours of its own (ISO 32000-1, table 113)."""
    ((severity, code, *_),) = told(lettered(b"1000 0 d0 1 0 0 rg"))
    assert (severity, code) == ("error", "rgb-ink")
    assert not told(lettered(b"1000 0 d0 0.2 0 0 0.8 k"))
    (found,) = told(lettered(b"1000 0 d0 0.2 0 0 0.8 k"), medium="screen")
    assert found[1] == "unfit-pdf" and "DeviceCMYK" in found[4]


def tiles(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """A pattern in colours of screens, and a font to paint with it."""
    tile = pdf.make_stream(
        b"1 0 0 rg 0 0 5 5 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
        BBox=Array([0, 0, 10, 10]), XStep=10, YStep=10, Resources=Dictionary(),
    )  # fmt: skip
    with pikepdf.open(BytesIO(lettered(b"1000 0 0 0 1000 1000 d1"))) as other:
        font = pdf.copy_foreign(other.pages[0].Resources.Font.F)
    mask = pdf.make_stream(
        b"\xf0" * 2048, Type=Name.XObject, Subtype=Name.Image, ImageMask=True, Width=128,
        Height=128, BitsPerComponent=1,
    )  # fmt: skip
    return {
        "/Pattern": Dictionary(P=tile),
        "/Font": Dictionary(F=font),
        "/XObject": Dictionary(M=mask),
    }


@pytest.mark.parametrize(
    "content",
    ["BT /F 20 Tf 20 20 Td (ab) Tj ET", "BT /F 20 Tf 1 Tr 20 20 Td (ab) Tj ET",
     "q 20 0 0 20 20 20 cm /M Do Q"],
)  # fmt: skip
def test_patterns_behind_letters_and_masks_are_looked_at(content: str) -> None:
    data = drawn(f"/Pattern cs /P scn /Pattern CS /P SCN {content}", tiles)
    assert "rgb-ink" in [code for _, code, *_ in told(data)]


@pytest.mark.parametrize(
    ("content", "fault"),
    [("BT", "without its `ET`"), ("BT BT ET", "within another"), ("ET", "without its `BT`")],
)
def test_text_objects_are_closed(content: str, fault: str) -> None:
    """PDF/A-2 (6.2.2) holds contents to ISO 32000-1, 9.4.1."""
    (found,) = told(drawn(f"{BLACK} 20 20 60 40 re f {content}"))
    assert found[1] == "unfit-pdf" and fault in found[4]


@pytest.mark.parametrize("way", ["operator", "state", "picture"])
def test_rendering_intents_are_pdfs(way: str) -> None:
    """PDF/A-2 6.2.6, by operator, graphics state and picture."""

    def held(pdf: pikepdf.Pdf) -> dict[str, Any]:
        image = pdf.make_stream(
            bytes(128 * 128), Type=Name.XObject, Subtype=Name.Image, Width=128, Height=128,
            BitsPerComponent=8, ColorSpace=Name.DeviceGray, Intent=Name.Vivid,
        )  # fmt: skip
        return {
            "/XObject": Dictionary(I=image),
            "/ExtGState": Dictionary(A=Dictionary(RI=Name.Vivid)),
        }

    content = {"operator": "/Vivid ri", "state": "/A gs", "picture": "q 30 0 0 30 5 5 cm /I Do Q"}
    (found,) = told(drawn(f"{content[way]} {BLACK} 20 20 60 40 re f", held))
    assert found[1] == "unfit-pdf" and "rendering intent `Vivid`" in found[4]


def test_forms_that_multiply_are_given_up() -> None:
    """Each of 12 draws the next four times: 16 million of the last."""

    def held(pdf: pikepdf.Pdf) -> dict[str, Any]:
        inner = form(pdf, b"0 0 0 1 k 0 0 1 1 re f", Resources=Dictionary())
        for _ in range(12):
            inner = form(pdf, b"/X Do " * 4, Resources=Dictionary(XObject=Dictionary(X=inner)))
        return {"/XObject": Dictionary(X=inner)}

    (found,) = told(drawn("/X Do", held))
    assert found[1] == "unfit-pdf" and "forms are drawn" in found[4]


@pytest.mark.parametrize("medium", ["press", "screen"])
@pytest.mark.parametrize(
    ("space", "sample"),
    [("/CMYK", "40800000"), ("/DeviceCMYK", "40800000"), ("[/I /CMYK 1 <0000000040800000>]", "01")],
)
def test_pictures_within_the_operators_are_shown_on_screens_too(
    space: str, sample: str, medium: str
) -> None:
    """Ghostscript writes small pictures so; an inline picture cannot name a profile itself."""
    picture = f"BI /W 64 /H 64 /CS {space} /BPC 8 /F /AHx ID {sample * 64 * 64}> EI"
    data = drawn(f"q 20 0 0 20 20 20 cm {picture} Q {BLACK} 60 60 20 20 re f")
    if medium == "press":
        same(data)
        return
    assert not told(data, medium=medium)
    made = sheet(data, medium=medium)
    assert not preflight(made.pdf()).failed
    image = Image.open(BytesIO(made.pages[0].png(dpi=72))).convert("RGB")
    shown = {colour for n, colour in image.getcolors(1 << 16) or [] if n > 200}
    assert len(shown) == 3  # paper, black, and the picture's blue
