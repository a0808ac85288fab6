"""Pages of PDF files as pictures, measured on the finished file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import strict
from pikepdf import Array, Dictionary, Name
from PIL import Image
from placed_base import MM, changed, drawn, logo, sheet, told

from infographic.finishing.x1a import to_x1a
from infographic.preflight import preflight

ROOT = Path(__file__).resolve().parents[1]


@lru_cache(maxsize=8)
def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def content(pdf: bytes) -> str:
    return str(opened(pdf).pages[0].Contents.read_bytes().decode())


def placed(pdf: bytes) -> list[list[float]]:
    """The matrices under which forms are painted."""
    return [
        [float(v) for v in m.split()]
        for m in re.findall(r"q\n([-\d. ]+) cm\n/F\d+ Do", content(pdf))
    ]


def forms(pdf: bytes) -> dict[str, Any]:
    held = opened(pdf).pages[0].Resources.XObject
    return {key: value for key, value in held.items() if value.Subtype == "/Form"}


def seen(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def dark(image: Image.Image) -> tuple[int, int, int, int] | None:
    return image.convert("L").point([255] * 128 + [0] * 128).getbbox()


def text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document[0].get_textpage().get_text_range()).replace("\r\n", "\n")
    finally:
        document.close()


BLACK = "0 0 0 1 k"


def test_a_page_has_its_own_size_in_the_middle_of_the_panel() -> None:
    """60 x 40 mm on A5 (148 mm): 44 mm from the trim, and its black box to the pixel."""
    data = drawn(f"{BLACK} {10 * MM} {10 * MM} {20 * MM} {5 * MM} re f")
    made = sheet(data)
    ((a, b, c, d, x, y),) = placed(made.pdf())
    assert (a, b, c, d) == (1, 0, 0, 1)
    assert x == pytest.approx((44 + 3) * MM, abs=0.001)
    (form,) = forms(made.pdf()).values()
    assert [float(v) for v in form.BBox] == pytest.approx([0, 0, 60 * MM, 40 * MM], abs=1e-4)
    page = opened(made.pdf()).pages[0]
    box = dark(seen(made.pages[0].png(dpi=254)))  # ten pixels a millimetre
    top = float(page.MediaBox[3]) / MM - y / MM
    expected = (570, 10 * (top - 15), 770, 10 * (top - 10))
    assert box == pytest.approx(expected, abs=1.5)


@pytest.mark.parametrize(
    ("keys", "scale", "left"),
    [
        ("fit: contain", 124 / 60, 12),
        ("depth: 20 mm\n      fit: contain", 0.5, (148 - 30) / 2),
        ("depth: 40 mm", 124 / 60, 12),
        ("ratio: 3.1", 124 / 60, 12),
        ("bleed: sides", 154 / 60, -3),
    ],
)
def test_it_is_scaled_where_the_spec_asks_for_it(keys: str, scale: float, left: float) -> None:
    ((a, b, c, d, x, _),) = placed(sheet(drawn(f"{BLACK} 40 40 60 40 re f"), keys).pdf())
    assert (a, d) == (pytest.approx(scale, abs=1e-5), pytest.approx(scale, abs=1e-5))
    assert (b, c, x) == (0, 0, pytest.approx((left + 3) * MM, abs=0.001))


def test_a_crop_keeps_its_focus_and_is_clipped() -> None:
    data = drawn(f"{BLACK} 40 40 60 40 re f")
    places = []
    for focus in ("[0.5, 0]", "[0.5, 1]"):
        pdf = sheet(data, f"depth: 40 mm\n      focus: {focus}").pdf()
        places.append(placed(pdf)[0][5])
        assert "W n" in content(pdf)
    assert places[1] - places[0] == pytest.approx((40 * 124 / 60 - 40) * MM, abs=0.01)


CORNER = f"{BLACK} 5 5 30 12 re f"


@pytest.mark.parametrize(
    ("turn", "box"),
    [
        (0, (5, 5, 35, 17)),
        (90, (5, 60 * MM - 35, 17, 60 * MM - 5)),
        (180, (60 * MM - 35, 40 * MM - 17, 60 * MM - 5, 40 * MM - 5)),
        (270, (40 * MM - 17, 5, 40 * MM - 5, 35)),
    ],
)
@pytest.mark.parametrize("unit", [1, 1.5])
def test_rotation_and_unit_are_the_pages(turn: int, box: Any, unit: float) -> None:
    """A box near the corner, by the form's matrix: where it is seen, y up from the lower left."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = turn
        pdf.pages[0].obj.UserUnit = unit

    made = sheet(drawn(CORNER, change=change))
    width, height = (40, 60) if turn % 180 else (60, 40)
    (form,) = forms(made.pdf()).values()
    a, b, c, d, e, f = (float(v) for v in form.Matrix)
    xs = [a * x + c * y + e for x in (5, 35) for y in (5, 17)]
    ys = [b * x + d * y + f for x in (5, 35) for y in (5, 17)]
    own = [v * unit for v in box]
    assert (min(xs), min(ys), max(xs), max(ys)) == pytest.approx(own, abs=1e-3)
    assert f" {width * unit:.2f}x{height * unit:.2f} a.pdf page 1" in made.dump()
    _, _, _, _, x, y = placed(made.pdf())[0]
    image = seen(made.pages[0].png(dpi=288))  # four pixels a point
    tall = image.height / 4
    expected = (
        4 * (x + own[0]),
        4 * (tall - y - own[3]),
        4 * (x + own[2]),
        4 * (tall - y - own[1]),
    )
    assert dark(image) == pytest.approx(expected, abs=1.6)


def test_the_trim_box_is_what_is_placed() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.TrimBox = Array([10, 20, 70, 50])

    made = sheet(drawn(f"{BLACK} 0 0 200 200 re f", change=change))
    (form,) = forms(made.pdf()).values()
    assert [float(v) for v in form.BBox] == [10, 20, 70, 50]
    box = dark(seen(made.pages[0].png(dpi=288)))
    assert box is not None
    assert (box[2] - box[0], box[3] - box[1]) == pytest.approx((240, 120), abs=2)


def test_the_second_page() -> None:
    made = sheet(logo(), "page: 2")
    assert "第二页。" in text(made.pdf()) and "标志" not in text(made.pdf())
    assert "a.pdf page 2" in made.dump()


def test_its_text_can_be_read_and_its_fonts_come_along() -> None:
    pdf = sheet(logo()).pdf()
    assert "放进去的一页，字是活的。" in text(pdf)
    (form,) = forms(pdf).values()
    programs = [
        font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
        for font in form.Resources.Font.values()
    ]
    own = [
        font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
        for font in opened(logo()).pages[0].Resources.Font.values()
    ]
    assert sorted(programs) == sorted(own)


def test_replacement_text_is_kept_and_other_marks_are_not() -> None:
    marks = "/Span <</ActualText <FEFF4E2D> /MCID 4>> BDC /P <</MCID 0>> BDC /Artifact BMC"
    data = drawn(f"{marks} {BLACK} 40 40 60 40 re f EMC EMC EMC /A MP")
    (form,) = forms(sheet(data).pdf()).values()
    held = form.read_bytes()
    assert b"/Span << /ActualText <feff4e2d> >> BDC" in held
    assert held.count(b"BDC") == held.count(b"EMC") == 1
    assert not re.search(rb"MCID|BMC|MP", held)


def test_the_form_is_a_figure_with_its_words_and_its_box() -> None:
    pdf = sheet(logo()).pdf()
    assert re.search(r"/Figure <</MCID \d+>> BDC\nq\n[^\n]* cm\n/F1 Do\nQ\nEMC", content(pdf))
    (figure,) = [
        o for o in opened(pdf).objects if isinstance(o, Dictionary) and o.get("/S") == "/Figure"
    ]
    assert str(figure.Alt) == "样图"
    x, y = placed(pdf)[0][4:]
    box = [x, y, x + 60 * MM, y + 40 * MM]
    assert [float(v) for v in figure.A.BBox] == pytest.approx(box, abs=0.01)


def test_nothing_of_the_other_file_is_left() -> None:
    pdf = sheet(logo()).pdf()
    (form,) = forms(pdf).values()
    held = form.unparse(resolved=True) + b"".join(
        o.unparse(resolved=True) for o in opened(pdf).objects if isinstance(o, pikepdf.Stream)
    )
    for key in (b"/StructParent", b"/PieceInfo", b"/OC "):
        assert key not in held


TWICE = """\
  - picture: {file: a.pdf, alt: 又一次, depth: 45 mm, fit: contain}
  - picture: {file: a.pdf, page: 2, alt: 第二页, depth: 45 mm, fit: contain}
"""


def test_the_same_page_is_stored_once_and_fonts_are_shared() -> None:
    pdf = sheet(logo(), "fit: contain\n      depth: 45 mm\n" + TWICE.rstrip()).pdf()
    assert len(placed(pdf)) == 3
    assert len(forms(pdf)) == 2
    streams = [o for o in opened(pdf).objects if isinstance(o, pikepdf.Stream)]
    assert len({s.read_raw_bytes() for s in streams if "/Length1" in s}) == len(
        [s for s in streams if "/Length1" in s]
    )


def test_a_spot_is_the_sheets_own() -> None:
    """Another alternate in the page gives way: one plate has one definition (PDF/A-2 6.2.4.4)."""

    def other(pdf: pikepdf.Pdf) -> None:
        for held in pdf.pages[0].obj.Resources.ColorSpace.values():
            held[3].C1 = Array([0, 0.5, 0.5, 0])

    keys = "\n  - prose: {title: 红字, text: 同一块版。, ink: red}"
    pdf = sheet(changed(other), keys).pdf()
    spots = [
        o for o in opened(pdf).objects if isinstance(o, Array) and len(o) and o[0] == "/Separation"
    ]
    assert [str(s[1]) for s in spots] == ["/PANTONE 485 C"]
    assert [float(v) for v in spots[0][3].C1] == [0, 0.95, 1, 0]


def test_opacity_makes_it_a_group_of_its_own() -> None:
    def held(pdf: pikepdf.Pdf) -> dict[str, Any]:
        return {"/ExtGState": Dictionary(A=Dictionary(ca=0.5))}

    def grouped(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)

    data = drawn(f"/A gs {BLACK} 40 40 60 40 re f", held, grouped)
    (form,) = forms(sheet(data).pdf()).values()
    assert (form.Group.S, form.Group.CS) == ("/Transparency", "/DeviceCMYK")
    (plain,) = forms(sheet(drawn(f"{BLACK} 40 40 60 40 re f", change=grouped)).pdf()).values()
    assert "/Group" not in plain
    (grey,) = forms(sheet(data, medium="office").pdf()).values()
    assert grey.Group.CS == "/DeviceGray"
    with pytest.raises(Exception, match="opacity"):
        to_x1a(sheet(data).pdf())


@pytest.mark.parametrize("medium", ["press", "screen", "office\noffice: colour"])
def test_the_file_passes_preflight(medium: str) -> None:
    pdf = sheet(logo(), "fit: contain\n      depth: 45 mm\n" + TWICE.rstrip(), medium=medium).pdf()
    report = preflight(pdf)
    assert not report.failed, report.table()
    assert "PDF/A-2u" in report.table() and "PDF/UA-1" in report.table()


def test_the_file_passes_the_strict_checker() -> None:
    pdf = sheet(logo(), "fit: contain\n      depth: 45 mm\n" + TWICE.rstrip()).pdf()
    assert [str(f) for f in strict.check(pdf)] == []


def test_inks_on_a_screen_have_the_colours_of_the_sheets_own() -> None:
    """The placed page's ground beside the same ink of the theme, in the PNG of the same sheet."""
    data = drawn("0.6 0 0.3 0 k 0 0 200 200 re f")
    keys = "\n  - prose: 字。\n    background: mix"
    for medium in ("press", "screen"):
        made = sheet(data, keys, medium, inks="mix: [60, 0, 30, 0]")
        image = seen(made.pages[0].png(dpi=72))
        colours = {c for n, c in image.getcolors(1 << 20) or [] if n > 500 and c != (255, 255, 255)}
        assert len(colours) in (1, 2)
        one, other = min(colours), max(colours)
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 4


def test_pictures_of_inks_keep_their_bytes_on_a_screen() -> None:
    (form,) = forms(sheet(logo(), medium="screen").pdf()).values()
    assert form.Resources.ColorSpace.InfographicInks[0] == "/ICCBased"
    assert not re.search(rb"\b[kK]\b", form.read_bytes())


def test_svg_shows_a_picture_of_it() -> None:
    svg = sheet(drawn(f"{BLACK} {10 * MM} {10 * MM} {20 * MM} {5 * MM} re f")).pages[0].svg()
    assert svg.count(b"<image") == 1
    assert b'width="60" height="40"' in svg
    import base64

    found = re.search(rb"data:image/png;base64,([^\"]+)", svg)
    assert found is not None
    image = Image.open(BytesIO(base64.b64decode(found.group(1))))
    assert image.mode == "RGBA" and abs(image.width - 60 / 25.4 * 300) <= 1
    assert image.getchannel("A").getbbox() == pytest.approx(
        tuple(v / 25.4 * 300 for v in (10, 25, 30, 30)), abs=2
    )


SCRIPT = """
import hashlib, sys, infographic
data = open(sys.argv[1], "rb").read()
spec = sys.argv[2]
world = infographic.MemoryWorld({"s.yaml": spec, "a.pdf": data})
made = infographic.render("s.yaml", world=world)
print(hashlib.sha256(made.pdf()).hexdigest(), hashlib.sha256(made.pages[0].svg()).hexdigest())
"""


def test_the_bytes_are_the_same_in_every_process(tmp_path: Path) -> None:
    from placed_base import RED, SHEET

    path = tmp_path / "a.pdf"
    path.write_bytes(logo())
    spec = SHEET.format(
        keys="fit: contain\n      depth: 45 mm\n" + TWICE, medium="press", inks=f"red: {RED}"
    )
    out = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(path), spec], capture_output=True, text=True,
            check=True, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(out) == 1


def test_resources_that_lead_back_to_themselves_are_copied_once() -> None:
    def held(pdf: pikepdf.Pdf) -> dict[str, Any]:
        tile = pdf.make_stream(
            b"0 0 0 1 k 0 0 4 4 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
            BBox=Array([0, 0, 8, 8]), XStep=8, YStep=8,
        )  # fmt: skip
        tile.Resources = pdf.make_indirect(Dictionary(Pattern=Dictionary(P=tile)))
        return {"/Pattern": Dictionary(P=tile)}

    data = drawn("/Pattern cs /P scn 30 30 60 40 re f", held)
    assert told(data) == []
    pdf = sheet(data).pdf()
    assert not preflight(pdf).failed
    (form,) = forms(pdf).values()
    tile = form.Resources.Pattern.P
    assert tile.Resources.Pattern.P.objgen == tile.objgen


def test_a_placed_page_can_be_placed_again() -> None:
    once = sheet(logo()).pdf()
    twice = sheet(once, "fit: contain")
    assert "放进去的一页" in text(twice.pdf())
    assert [str(f) for f in strict.check(twice.pdf())] == []


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not there")
def test_ghostscripts_files_can_be_placed(tmp_path: Path) -> None:
    """Its fonts come without Length1 and with CIDSets that are not whole."""
    (tmp_path / "a.pdf").write_bytes(logo())
    out = tmp_path / "b.pdf"
    subprocess.run(
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite",
         "-sColorConversionStrategy=LeaveColorUnchanged", "-o", str(out), str(tmp_path / "a.pdf")],
        check=True,
    )  # fmt: skip
    made = sheet(out.read_bytes())
    assert "放进去的一页" in text(made.pdf())
    assert [str(f) for f in strict.check(made.pdf())] == []
    assert not preflight(made.pdf()).failed


def test_a_plain_sheet_opens_no_pdf() -> None:
    code = "import infographic; infographic.render({'version': 1, 'title': 'a', 'rows': ['notes']}).pdf()"
    script = f"{code}\nimport sys\nprint([m for m in sys.modules if 'pictures.pdf' in m])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"
