"""Inks are read from what is painted: every way that a PDF can name one."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from infographic.finishing.inks import Inks, used_inks

ALL = ("Cyan", "Magenta", "Yellow", "Black")
TINT = "/DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 0 0] /N 1 >>"
GOLD = f"[/Separation /Gold {TINT}]"
PAIR = (
    "[/DeviceN [/Black /Silver] /DeviceCMYK"
    " << /FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1] >>]"
)
RAMP = (
    "<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 1 0]"
    " /Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0 0] /C1 [0.2 0 0.1 0] /N 1 >> >>"
)


def inks(content: str, resources: str = "<< >>") -> Inks:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 100))
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(content.encode())
        page.Resources = pikepdf.Object.parse(resources.encode())
        for kind in ("/XObject", "/Pattern"):  # streams stand as `(content) << dict >>` pairs
            for name, pair in dict(page.Resources.get(kind, {})).items():
                if isinstance(pair, pikepdf.Array):
                    stream = pdf.make_stream(bytes(pair[0]))
                    for key, value in pair[1].items():
                        stream[key] = value
                    page.Resources[kind][name] = stream
        out = BytesIO()
        pdf.save(out)
    with pikepdf.open(out) as read:
        return used_inks(read)


@pytest.mark.parametrize(
    ("content", "resources", "process", "spots"),
    [
        ("0 0 9 9 re f", "<< >>", "K", ""),
        ("1 g 0 0 9 9 re f", "<< >>", "", ""),
        ("0.5 0 0 0 k 0 0 9 9 re f", "<< >>", "C", ""),
        ("0 1 1 0 K 0 0 m 9 9 l S", "<< >>", "MY", ""),
        ("0 1 1 0 K 1 g 0 0 9 9 re f", "<< >>", "", ""),  # never stroked
        ("/S cs 1 scn", f"<< /ColorSpace << /S {GOLD} >> >>", "", ""),  # never painted
        ("/S cs 0 scn 0 0 9 9 re f", f"<< /ColorSpace << /S {GOLD} >> >>", "", ""),
        ("/S cs 0 0 9 9 re f", f"<< /ColorSpace << /S {GOLD} >> >>", "", "Gold"),
        ("/S cs .4 scn 0 0 9 9 re f", f"<< /ColorSpace << /S {GOLD} >> >>", "", "Gold"),
        ("/N cs 0 1 scn 0 0 9 9 re f", f"<< /ColorSpace << /N {PAIR} >> >>", "", "Silver"),
        ("/N cs 1 1 scn 0 0 9 9 re f", f"<< /ColorSpace << /N {PAIR} >> >>", "K", "Silver"),
        (
            "/A cs 1 scn 0 0 9 9 re f",
            f"<< /ColorSpace << /A {GOLD.replace('Gold', 'All')} >> >>",
            "",
            "",
        ),
        (
            "/A cs 1 scn 0 0 9 9 re f",
            f"<< /ColorSpace << /A {GOLD.replace('Gold', 'Cyan')} >> >>",
            "C",
            "",
        ),
        ("/R sh", f"<< /Shading << /R {RAMP} >> >>", "CY", ""),
        (
            "/Pattern cs /P scn 0 0 9 9 re f",
            f"<< /Pattern << /P << /PatternType 2 /Shading {RAMP} >> >> >>",
            "CY",
            "",
        ),
        (
            "/Pattern cs /P scn 0 0 9 9 re f",
            "<< /Pattern << /P [(0 1 0 0 k 0 0 2 2 re f) << /PatternType 1 /PaintType 1 >>] >> >>",
            "M",
            "",
        ),
        (
            "/F Do",
            "<< /XObject << /F [(0 0 1 0 k 0 0 2 2 re f) << /Subtype /Form >>] >> >>",
            "Y",
            "",
        ),
        (
            "/I Do",
            "<< /XObject << /I [(a) << /Subtype /Image /ColorSpace /DeviceCMYK >>] >> >>",
            "CMYK",
            "",
        ),
        (
            "0 1 0 0 k /I Do",
            "<< /XObject << /I [(a) << /Subtype /Image /ImageMask true >>] >> >>",
            "M",
            "",
        ),
        ("q 0 1 0 0 k Q 0 0 9 9 re f", "<< >>", "K", ""),
    ],
)
def test_inks(content: str, resources: str, process: str, spots: str) -> None:
    found = inks(content, resources)
    assert "".join(ink[0] if ink != "Black" else "K" for ink in found.process) == process
    assert found.spots == tuple(spots.split())
    assert found.others == ()


def test_colours_that_are_no_inks_are_told() -> None:
    assert inks("1 0 0 rg 0 0 9 9 re f").others == ("RGB",)
    picture = "<< /XObject << /I [(a) << /Subtype /Image /ColorSpace /DeviceRGB >>] >> >>"
    assert inks("/I Do", picture) == Inks((), (), ("RGB",))


def test_a_form_that_draws_itself_ends() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 100))
        form = pdf.make_stream(b"0 0 1 0 k 0 0 2 2 re f /F Do")
        form.Subtype = pikepdf.Name.Form
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        pdf.pages[0].obj.Resources = form.Resources
        pdf.pages[0].obj.Contents = pdf.make_stream(b"/F Do")
        assert used_inks(pdf).process == ("Yellow",)
