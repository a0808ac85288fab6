"""The preflight's interpreter: places, sizes, colours and states on the page."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from infographic.preflight.content import read_content
from infographic.preflight.events import Content, Image, Path, Shade, Text
from infographic.preflight.spaces import CMYK, Colour, space_of

#: Streams live as long as their file.
PDF = pikepdf.new()
FONT = Dictionary(
    Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Test, FirstChar=97, LastChar=98,
    Widths=[500, 1000], Encoding=Name.WinAnsiEncoding,
)  # fmt: skip


def read(content: str | bytes, **resources: Any) -> Content:
    page = PDF.add_blank_page(page_size=(200, 100))
    page.obj.Contents = PDF.make_stream(content if isinstance(content, bytes) else content.encode())
    held = {"Font": Dictionary(F=FONT)} | resources
    page.obj.Resources = Dictionary({f"/{key}": value for key, value in held.items()})
    return read_content(page, page.obj.Resources, (0.0, 0.0, 200.0, 100.0))


def only(content: str | bytes, **resources: Any) -> Any:
    found = read(content, **resources)
    assert found.faults == ()
    (event,) = found.events
    return event


def form(content: bytes, **entries: Any) -> Any:
    stream = PDF.make_stream(content)
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 500, 500])
    for key, value in entries.items():
        stream["/" + key] = value
    return stream


def test_a_path_is_placed_by_the_matrix_and_clipped() -> None:
    event = only("2 0 0 3 10 20 cm 0 1 1 0 k 0 0 10 10 re f")
    assert isinstance(event, Path)
    assert event.box == (10, 20, 30, 50)
    assert event.fill == Colour(CMYK, (0, 1, 1, 0)) and event.stroke is None
    assert only("q 0 0 15 15 re W n 10 10 50 50 re f Q").box == (10, 10, 15, 15)
    assert read("0 0 5 5 re W n 10 10 5 5 re f").events == ()
    assert only("190 90 50 50 re f").box == (190, 90, 200, 100)  # the MediaBox


def test_the_width_of_a_line_is_that_on_the_page() -> None:
    event = only("0.5 0 0 0.5 0 0 cm 3 w 20 20 m 40 20 l S")
    assert event.width == pytest.approx(1.5)
    assert event.box == pytest.approx((9.25, 9.25, 20.75, 10.75))
    assert only("10 10 m 20 10 l S").width == 1.0
    turned = only("0 1 -1 0 100 0 cm 2 w 10 10 m 20 10 l S")
    assert turned.width == pytest.approx(2)


@pytest.mark.parametrize(
    ("path", "thinnest"),
    [
        ("0 0 40 0.1 re", 0.1),
        ("0 0 -40 -0.1 re", 0.1),
        ("0 0 m 40 0 l 40 0.1 l 0 0.1 l h", 0.1),
        ("0 0 m 40 0 l 40 0.1 l 0 0.1 l 0 0 l", 0.1),
        ("0 0 m 40 0 l 40 0.1 l 0 0.1 l", 0.1),
        ("0 0 40 40 re 50 0 0.2 40 re", 0.2),
        ("0 0 m 40 0 l 20 0.1 l h", None),
        ("0 0 m 40 0 l 40 0.1 l 10 0.1 l h", None),
        ("0 0 m 10 10 20 10 30 0 c h", None),
    ],
)
def test_thin_rectangles(path: str, thinnest: float | None) -> None:
    assert only(path + " f").thinnest == pytest.approx(thinnest)
    assert only(
        "1 0 0 1 100 50 cm 0.8 0.6 -0.6 0.8 0 0 cm " + path + " f"
    ).thinnest == pytest.approx(thinnest)


def test_text_has_its_size_on_the_page_and_its_width() -> None:
    event = only("2 0 0 2 0 0 cm BT /F 5 Tf 10 20 Td (ab) Tj ET")
    assert isinstance(event, Text)
    assert (event.text, event.size) == ("ab", 10)
    assert event.box == pytest.approx((20, 40 - 1.2, 35, 40 + 8.8))
    spread = only("BT /F 10 Tf 2 Tc 50 Tz (a) Tj ET")
    assert spread.box[2] == pytest.approx(3.5)
    moved = read("BT /F 10 Tf [(a) -1000 (a)] TJ (a) Tj ET").events
    assert [e.box[2] for e in moved] == pytest.approx([20, 25])


def test_lines_of_text() -> None:
    events = read(
        "BT /F 10 Tf 12 TL 5 80 Td (a) Tj T* (a) Tj (a) ' 0 -20 TD (b) Tj T* (b) Tj ET"
    ).events
    assert [round(e.box[1] + 1.2) for e in events] == [80, 68, 56, 36, 16]
    assert read('BT /F 10 Tf 5 80 Td 1 2 (a) " ET').faults == ()


@pytest.mark.parametrize(
    ("mode", "fills", "strokes"),
    [(0, True, False), (1, False, True), (2, True, True), (3, False, False)],
)
def test_rendering_modes(mode: int, fills: bool, strokes: bool) -> None:
    event = only(f"BT {mode} Tr /F 10 Tf (a) Tj ET")
    assert (event.fill is not None, event.stroke is not None, event.shown) == (
        fills, strokes, fills or strokes,
    )  # fmt: skip


def test_codes_shown_are_kept_by_font_and_invisible_ones_are_not() -> None:
    content = read(
        "BT /F 10 Tf (ab) Tj 3 Tr (b) Tj ET BT 3 Tr /G 9 Tf (a) Tj ET",
        Font=Dictionary(F=FONT, G=FONT),
    )
    codes = sorted(sorted(held) for held in content.codes.values())
    assert codes == [[], [97, 98]]


def test_states_come_and_go() -> None:
    states = Dictionary(
        A=Dictionary(OP=True, OPM=1, ca=0.5, BM=Array([Name.Multiply])),
        B=Dictionary(op=False, LW=4),
    )
    content = read("q /A gs 0 0 9 9 re f /B gs 0 0 9 9 re B Q 0 0 9 9 re f", ExtGState=states)
    first, second, third = (e.look for e in content.events)
    assert (first.overprint, first.stroke_overprint, first.mode) == (True, True, 1)
    assert (first.alpha, first.stroke_alpha, first.blend) == (0.5, 1.0, "Multiply")
    assert (second.overprint, second.stroke_overprint) == (False, True)
    assert isinstance(content.events[1], Path) and content.events[1].width == 4
    assert (third.overprint, third.alpha, third.blend) == (False, 1.0, "Normal")


def test_forms_take_matrix_resources_and_box() -> None:
    inside = form(
        b"0 0 100 100 re f /X Do", Matrix=Array([2, 0, 0, 2, 0, 0]), BBox=Array([0, 0, 20, 20])
    )
    event = only("1 0 0 1 10 10 cm 1 0 0 0 k /X Do", XObject=Dictionary(X=only_path()))
    assert event.fill == Colour(CMYK, (1, 0, 0, 0))
    content = read("1 0 0 1 10 10 cm /X Do 0 0 9 9 re f", XObject=Dictionary(X=inside))
    assert content.events[0].box == (10, 10, 50, 50)
    assert content.events[1].box == (10, 10, 19, 19)
    assert content.faults == ("a form that draws itself",)


def only_path() -> Any:
    return form(b"0 0 10 10 re f")


def test_a_form_in_a_form_keeps_counting_saved_states() -> None:
    inside = form(b"q q 0 0 10 10 re f Q Q")
    assert read("q q q /X Do Q Q Q", XObject=Dictionary(X=inside)).deepest == 5


def test_pictures_have_effective_resolutions() -> None:
    held = PDF.make_stream(
        bytes(600), Width=20, Height=10, ColorSpace=Name.DeviceRGB, BitsPerComponent=8
    )
    held.Type, held.Subtype = Name.XObject, Name.Image
    event = only("0 36 -72 0 100 10 cm /I Do", XObject=Dictionary(I=held))
    assert isinstance(event, Image)
    assert event.size == (36, 72) and event.samples == (20, 10)
    assert event.ppi == pytest.approx(10)
    assert event.box == (28, 10, 100, 46)
    inline = only(b"72 0 0 36 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI")
    assert inline.inline and inline.ppi == pytest.approx(2) and inline.space.family == "DeviceGray"
    mask = only(b"1 0 0 0 k 72 0 0 36 0 0 cm BI /W 8 /H 1 /IM true /BPC 1 ID a EI")
    assert mask.mask and mask.space == CMYK


def test_shadings_fill_the_clip() -> None:
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 1, 0])
    event = only("10 10 20 20 re W n /S sh", Shading=Dictionary(S=shading))
    assert isinstance(event, Shade) and event.box == (10, 10, 30, 30) and event.space == CMYK
    pattern = Dictionary(PatternType=2, Shading=shading)
    content = read("/Pattern cs /P scn 5 5 9 9 re f", Pattern=Dictionary(P=pattern))
    assert [type(e).__name__ for e in content.events] == ["Path", "Shade"]
    assert content.events[1].box == (5, 5, 14, 14)


def test_marked_content() -> None:
    content = read(
        "/P <</MCID 3>> BDC 0 0 1 1 re f /Span BMC 1 0 1 1 re f EMC EMC 2 0 1 1 re f "
        "/Artifact BMC 3 0 1 1 re f EMC /Span BMC 4 0 1 1 re f EMC /OC /A BDC EMC",
        Properties=Dictionary(A=Dictionary(MCID=7)),
    )
    assert [e.look.marked for e in content.events] == [True, True, False, True, False]
    assert content.mcids == {3, 7}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Q", "a `Q` without its `q`"),
        ("q", "1 `q` without their `Q`"),
        ("EMC", "an `EMC` without its `BMC`"),
        ("/P BMC", "marked content that is not closed"),
        ("/A gs", "graphics state `A` is not in the resources"),
        ("BT (a) Tj ET", "text without a font"),
        ("1 w cm", "operator `cm` with operands that it does not take"),
        ("/a 1 w", "operator `w` with operands that it does not take"),
        ("(a) w", "operator `w` with operands that it does not take"),
        ("/S sh", "shading `S` is not in the resources"),
    ],
)
def test_faults_are_told_and_passed_over(content: str, told: str) -> None:
    found = read(content + " 0 0 9 9 re f")
    assert told in found.faults
    assert len(found.events) == 1
    assert read("BX foo EX 0 0 9 9 re f").faults == ()


def test_spaces_as_inks() -> None:
    gold = Array([Name.Separation, Name.Gold, Name.DeviceCMYK, Dictionary(FunctionType=2)])
    pair = Array([Name.DeviceN, Array([Name.Gold, Name.Black]), Name.DeviceCMYK, Dictionary()])
    indexed = Array([Name.Indexed, Name.DeviceCMYK, 1, pikepdf.String(b"\0\0\0\xff\xff\0\0\0")])
    assert Colour(space_of(gold), (0.4,)).inks() == {"Gold": 0.4}
    assert Colour(space_of(pair), (0.4, 0.0)).inks() == {"Gold": 0.4}
    assert Colour(space_of(indexed), (1,)).inks() == {"Cyan": 1.0}
    assert Colour(space_of(Name.DeviceGray), (1.0,)).is_white
    assert Colour(space_of(Name.G), (0.25,)).inks() == {"Black": 0.75}
    assert Colour(space_of(Name.DeviceRGB), (0, 0, 0)).inks() is None
    assert space_of(Name.Other).family == "unknown"
    looped = Dictionary(ColorSpace=Dictionary(A=Name.B, B=Name.A))
    assert space_of(Name.A, looped).family == "unknown"
    assert str(Colour(CMYK, (0, 1, 0.5, 0))) == "M100 Y50"


def test_colours_of_spaces_begin_as_they_should() -> None:
    spaces = Dictionary(
        S=Array([Name.Separation, Name.Gold, Name.DeviceCMYK, Dictionary()]),
        L=Array([Name.Lab, Dictionary()]),
    )
    content = read(
        "/S cs 0 0 1 1 re f .5 scn 0 0 1 1 re f /DeviceCMYK cs 0 0 1 1 re f /L CS 0 0 m 9 0 l S",
        ColorSpace=spaces,
    )
    first, second, third, fourth = content.events
    assert isinstance(first, Path) and first.fill is not None and first.fill.inks() == {"Gold": 1.0}
    assert isinstance(second, Path) and second.fill is not None and second.fill.values == (0.5,)
    assert isinstance(third, Path) and third.fill is not None and third.fill.is_black_only
    assert isinstance(fourth, Path) and fourth.stroke is not None
    assert fourth.stroke.space.families == ("Lab",)
