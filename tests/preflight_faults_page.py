"""Faults of what is painted: the clean sheet changed in one respect each."""

from __future__ import annotations

import re
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from preflight_base import draw, picture, place, separation, state, words
from preflight_faults_file import Fault

BLACK = "0 0 0 1 k 0 0 0 1 K "
SQUARE = " 0 0 20 20 re f "


def over(pdf: pikepdf.Pdf) -> str:
    """Overprint as black text and lines have it."""
    return state(pdf, OP=True, op=True, OPM=1)


def fonts(pdf: pikepdf.Pdf) -> Any:
    """The first page's fonts."""
    return [font for _, font in sorted(pdf.pages[0].obj.Resources.Font.items())]


def inner(pdf: pikepdf.Pdf) -> Any:
    return fonts(pdf)[0].DescendantFonts[0]


def not_embedded(pdf: pikepdf.Pdf) -> None:
    del inner(pdf).FontDescriptor["/FontFile2"]


def whole_font(pdf: pikepdf.Pdf) -> None:
    font = fonts(pdf)[0]
    bare = Name("/" + str(font.BaseFont).partition("+")[2])
    font.BaseFont = font.DescendantFonts[0].BaseFont = bare


def mute(pdf: pikepdf.Pdf) -> None:
    del fonts(pdf)[0]["/ToUnicode"]


def half_mute(pdf: pikepdf.Pdf) -> None:
    held = fonts(pdf)[0].ToUnicode
    held.write(re.sub(rb"(<[0-9A-F]{4}>) *<[4-9][0-9A-F]{3}>", rb"\1 <0000>", held.read_bytes()))


def wider(pdf: pikepdf.Pdf) -> None:
    font = inner(pdf)
    widths = list(font.get("/W", Array()))
    font.DW = int(font.get("/DW", 1000)) + 50
    font.W = Array([v if not isinstance(v, Array) else [float(w) + 50 for w in v] for v in widths])


def no_glyph(pdf: pikepdf.Pdf) -> None:
    name = next(k for k, f in pdf.pages[0].obj.Resources.Font.items() if f == fonts(pdf)[0])
    draw(pdf, f"1 0 0 0 k BT {name} 12 Tf <0000> Tj ET")


def empty_program(pdf: pikepdf.Pdf) -> None:
    inner(pdf).FontDescriptor.FontFile2.write(b"")


def standard_font(pdf: pikepdf.Pdf) -> str:
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    return place(pdf, "Font", pdf.make_indirect(font))


def type_3(pdf: pikepdf.Pdf) -> None:
    glyph = pdf.make_stream(b"1000 0 0 0 750 750 d1 0 0 750 750 re f")
    to_unicode = (
        b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <61> <0061> endbfchar"
    )
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, Name=Name.Squares, FontBBox=[0, 0, 750, 750],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0], CharProcs=Dictionary(square=glyph),
        Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name.square]), FirstChar=97,
        LastChar=97, Widths=[1000], ToUnicode=pdf.make_stream(to_unicode), Resources=Dictionary(),
    )  # fmt: skip
    name = place(pdf, "Font", pdf.make_indirect(font))
    draw(pdf, f"1 0 0 0 k BT {name} 12 Tf (a) Tj ET")


def in_space(pdf: pikepdf.Pdf, space: Any, values: str) -> None:
    draw(pdf, f"{place(pdf, 'ColorSpace', space)} cs {values} scn {SQUARE}")


def lab(pdf: pikepdf.Pdf) -> None:
    space = Array([Name.Lab, Dictionary(WhitePoint=[0.9642, 1, 0.8249])])
    in_space(pdf, pdf.make_indirect(space), "50 20 20")


def profile_space(pdf: pikepdf.Pdf) -> None:
    held = pdf.make_stream(bytes(200))
    held.N = 3
    in_space(pdf, Array([Name.ICCBased, held]), "1 0 0")


def rgb_picture(pdf: pikepdf.Pdf) -> None:
    name = picture(pdf, 300, ColorSpace=Name.DeviceRGB)
    pdf.pages[0].obj.Resources.XObject[name].write(bytes(300 * 300 * 3))
    draw(pdf, f"q 60 0 0 60 0 0 cm {name} Do Q")


def rgb_inline(pdf: pikepdf.Pdf) -> None:
    data = b"BI /W 8 /H 8 /CS /RGB /BPC 8 ID " + bytes(192) + b" EI"
    draw(pdf, b"q 2 0 0 2 0 0 cm " + data + b" Q")


def rgb_form(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"1 0 0 rg 0 0 20 20 re f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 20, 20])
    draw(pdf, f"{place(pdf, 'XObject', form)} Do")


def rgb_pattern(pdf: pikepdf.Pdf) -> None:
    held = pdf.make_stream(b"1 0 0 rg 0 0 2 2 re f")
    held.PatternType = held.PaintType = held.TilingType = 1
    held.BBox, held.XStep, held.YStep = Array([0, 0, 4, 4]), 4, 4
    held.Resources = Dictionary()
    draw(pdf, f"/Pattern cs {place(pdf, 'Pattern', held)} scn {SQUARE}")


def rgb_shading(pdf: pikepdf.Pdf) -> None:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 20, 0], Function=function
    )
    draw(pdf, f"q 0 0 20 20 re W n {place(pdf, 'Shading', shading)} sh Q")


def rgb_spot(pdf: pikepdf.Pdf) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[1, 0, 0], N=1)
    space = Array([Name.Separation, Name("/Red ink"), Name.DeviceRGB, tint])
    draw(pdf, f"/{place(pdf, 'ColorSpace', space).lstrip('/')} cs 1 scn {SQUARE}")


def device_n(pdf: pikepdf.Pdf) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 0, 0], N=1)
    place(pdf, "ColorSpace", Array([Name.DeviceN, Array([Name.Gold]), Name.DeviceCMYK, tint]))


def rgb_group(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


def groupless(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/Group"]
    draw(pdf, state(pdf, ca=0.5) + "1 0 0 0 k" + SQUARE)


def form_group(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 20, 20])
    form.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    place(pdf, "XObject", form)


def x_1a(pdf: pikepdf.Pdf) -> None:
    from preflight_base import metadata

    metadata(pdf, "PDF/X-4", "PDF/X-1a:2003")


def spots(*defined: tuple[str, tuple[float, ...]]) -> Any:
    def change(pdf: pikepdf.Pdf) -> None:
        for name, inks in defined:
            place(pdf, "ColorSpace", separation(pdf, name, inks))

    return change


def overlapping(pdf: pikepdf.Pdf) -> None:
    """Two layers of 200 % each, the upper one multiplied: no object has too much by itself."""
    square = " 0 0 60 60 re f "
    multiply = state(pdf, BM=Name.Multiply)
    draw(pdf, f"1 1 0 0 k{square}{multiply} 0 0 1 1 k{square}")


def bare_bleed(pdf: pikepdf.Pdf) -> None:
    """White over the left bleed, down to the middle of the picture that runs into it."""
    page = pdf.pages[0].obj
    x = float(page.BleedBox[0]) - float(page.TrimBox[0]) - 60
    wide = float(page.TrimBox[0]) - float(page.BleedBox[0])
    draw(pdf, f"0 0 0 0 k {x} 0 {wide} 60 re f")


def placed(pixels: int, points: float) -> Any:
    def change(pdf: pikepdf.Pdf) -> None:
        draw(pdf, f"q {points} 0 0 {points} 0 0 cm {picture(pdf, pixels)} Do Q")

    return change


PAGE_FAULTS = [
    Fault("not-embedded", "font-embedded", not_embedded),
    Fault("helvetica", "font-embedded",
          lambda pdf: draw(pdf, f"1 0 0 0 k BT {standard_font(pdf)} 12 Tf (a) Tj ET")),
    Fault("helvetica-unused", "font-leftover", standard_font),
    Fault("whole-font", "font-subset", whole_font),
    Fault("no-to-unicode", "font-unicode", mute),
    Fault("half-mute", "font-unicode", half_mute),
    Fault("no-glyph", "font-notdef", no_glyph),
    Fault("wider", "font-widths", wider),
    Fault("empty-font", "font-program", empty_program),
    Fault("type-3", "font-type3", type_3),
    Fault("rgb", "colour-space", lambda pdf: draw(pdf, "1 0 0 rg" + SQUARE)),
    Fault("rgb-line", "colour-space", lambda pdf: draw(pdf, "1 0 0 RG 3 w 0 0 m 20 0 l S")),
    Fault("lab", "colour-space", lab),
    Fault("icc", "colour-space", profile_space),
    Fault("rgb-picture", "colour-space", rgb_picture),
    Fault("rgb-inline", "colour-space", rgb_inline),
    Fault("rgb-form", "colour-space", rgb_form),
    Fault("rgb-pattern", "colour-space", rgb_pattern),
    Fault("rgb-shading", "colour-space", rgb_shading),
    Fault("rgb-spot", "colour-space", rgb_spot),
    Fault("rgb-screen", "device-colour", lambda pdf: draw(pdf, "1 0 0 rg" + SQUARE), "screen"),
    Fault("all", "registration-colour", lambda pdf: in_space(pdf, separation(pdf, "All"), "1")),
    Fault("device-n", "devicen-colorants", device_n),
    Fault("rgb-page-group", "page-group", rgb_group),
    Fault("no-page-group", "page-group", groupless),
    Fault("rgb-form-group", "group-space", form_group),
    Fault("x-1a", "transparency", x_1a),
    Fault("long-name", "spot-name", spots(("专" * 43, (0, 1, 0, 0)))),
    Fault("case", "spot-alike", spots(("Gold", (0, 0.2, 1, 0)), ("GOLD", (0, 0.3, 1, 0)))),
    Fault("suffix", "spot-alike", spots(("P 485 C", (0, 0.2, 1, 0)), ("P 485 CV", (0, 0.3, 1, 0)))),
    Fault("one-definition", "spot-shared", spots(("Gold", (0, 0.2, 1, 0)), ("Sun", (0, 0.2, 1, 0)))),
    Fault("two-definitions", "spot-redefined",
          spots(("Gold", (0, 0.2, 1, 0)), ("Gold", (0, 0.3, 1, 0)))),
    Fault("400-percent", "ink-coverage", lambda pdf: draw(pdf, "1 1 1 1 k 0 0 60 60 re f")),
    Fault("layers-of-ink", "ink-coverage", overlapping, raster=True),
    Fault("speck", "ink-speck", lambda pdf: draw(pdf, "1 1 1 1 k 0 0 6 6 re f"), raster=True),
    Fault("bare-bleed", "bleed-painted", bare_bleed, raster=True),
    Fault("faint", "tint-range", lambda pdf: draw(pdf, ".03 0 0 0 k" + SQUARE)),
    Fault("closing", "tint-range", lambda pdf: draw(pdf, "0 .97 0 0 k" + SQUARE)),
    Fault("4-pt", "text-size", lambda pdf: words(pdf, over(pdf) + BLACK, 4)),
    Fault("4-pt-by-matrix", "text-size",
          lambda pdf: words(pdf, over(pdf) + BLACK + "0.4 0 0 0.4 0 0 cm", 10)),
    Fault("rich-black", "text-rich-black", lambda pdf: words(pdf, ".6 .4 .4 1 k")),
    Fault("dark-text", "text-near-black", lambda pdf: words(pdf, ".7 .6 .6 .5 k", 20)),
    Fault("two-inks-7-pt", "text-inks", lambda pdf: words(pdf, "0 1 1 0 k", 7)),
    Fault("knocked-out-7-pt", "text-inks", lambda pdf: words(pdf, "0 0 0 0 k", 7)),
    Fault("tint-9-pt", "text-tint", lambda pdf: words(pdf, "0 0 0 .6 k", 9)),
    Fault("white-overprints", "white-overprint",
          lambda pdf: draw(pdf, over(pdf) + "0 0 0 0 k" + SQUARE)),
    Fault("white-text-overprints", "white-overprint",
          lambda pdf: words(pdf, over(pdf) + "0 0 0 0 k", 20)),
    Fault("rich-black-overprints", "rich-black-overprint",
          lambda pdf: draw(pdf, over(pdf) + ".6 .4 .4 1 k" + SQUARE)),
    Fault("black-text-knocks-out", "black-text-overprint", lambda pdf: words(pdf, BLACK, 9)),
    Fault("black-text-mode-0", "black-text-overprint",
          lambda pdf: words(pdf, state(pdf, op=True, OPM=0) + BLACK, 9)),
    Fault("black-line-knocks-out", "black-line-overprint",
          lambda pdf: draw(pdf, BLACK + "1 w 0 0 m 20 0 l S")),
    Fault("gray-text", "gray-small", lambda pdf: words(pdf, "0 g", 9)),
    Fault("gray-line", "gray-small", lambda pdf: draw(pdf, "0 G 1 w 0 0 m 20 0 l S")),
    Fault("hairline", "hairline",
          lambda pdf: draw(pdf, over(pdf) + BLACK + "0.1 w 0 0 m 20 0 l S")),
    Fault("zero-width", "hairline",
          lambda pdf: draw(pdf, over(pdf) + BLACK + "0 w 0 0 m 20 0 l S")),
    Fault("thin-rectangle", "hairline", lambda pdf: draw(pdf, "0 1 0 0 k 0 0 40 0.2 re f")),
    Fault("thin-outline", "hairline",
          lambda pdf: draw(pdf, "0 1 0 0 k 0 0 m 40 0 l 40 0.2 l 0 0.2 l h f")),
    Fault("coloured-line", "line-inks", lambda pdf: draw(pdf, "1 1 0 0 K 1 w 0 0 m 20 0 l S")),
    Fault("120-ppi", "image-resolution", placed(120, 72)),
    Fault("200-ppi", "image-resolution", placed(200, 72)),
    Fault("near-trim", "safe-zone", lambda pdf: words(pdf, "0 1 0 0 k", at="-50 0")),
    Fault("own-blend-mode", "blend-mode",
          lambda pdf: draw(pdf, state(pdf, BM=Name.Sparkle) + "1 0 0 0 k" + SQUARE)),
    Fault("no-gid-map", "font-gids", lambda pdf: inner(pdf).__delitem__("/CIDToGIDMap")),
]  # fmt: skip
