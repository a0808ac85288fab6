"""Faults of ink, of places, and of plates."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Pdf

from .faults import append, draw, fault, page, quick, spoil, spot, words

BLACK, WHITE = "0 0 0 1 k 0 0 0 1 K", "0 0 0 0 k"
LINE = "200 300 m 300 300 l S"
OVER = {"OP": True, "op": True}

quick("S-IN-1", "black text knocks out", lambda p: words(p, BLACK, 10))
quick("S-IN-1", "overprint mode 0", lambda p: words(p, BLACK, 10, **OVER, OPM=0))
quick("S-IN-2", "black line knocks out", lambda p: draw(p, f"{BLACK} 1 w {LINE}"))
quick("S-IN-2", "black rectangle knocks out", lambda p: draw(p, f"{BLACK} 200 300 90 1 re f"))
quick("S-IN-3", "white text overprints", lambda p: words(p, WHITE, 20, **OVER))
quick("S-IN-4", "white path overprints", lambda p: draw(p, f"{WHITE} 200 300 20 20 re f", **OVER))
quick("S-IN-5", "four-ink black", lambda p: words(p, "0.83 0.72 0.45 0.8 k", 20))
quick("S-IN-6", "rich black title", lambda p: words(p, "0.6 0.4 0.4 1 k", 60))
quick("S-IN-7", "4.9 pt", lambda p: words(p, BLACK, 4.9, **OVER))
quick("S-IN-8", "thin white stems", lambda p: words(p, WHITE, 5))
quick("S-IN-9", "hairline", lambda p: draw(p, f"1 0 0 0 K 0.2 w {LINE}"))
quick("S-IN-9", "line of no width", lambda p: draw(p, f"1 0 0 0 K 0 w {LINE}"))
quick("S-IN-9", "scaled hairline", lambda p: draw(p, f"1 0 0 0 K 0.1 0 0 0.1 0 0 cm 2 w {LINE}"))
quick("S-IN-9", "thin outline of type", lambda p: words(p, "1 Tr 0.1 w 1 0 0 0 K", 20))
quick("S-IN-9", "outline of no width", lambda p: words(p, "1 Tr 0 w 1 0 0 0 K", 20))
quick("S-IN-3", "white outline overprints", lambda p: words(p, "1 Tr 1 w 0 0 0 0 K", 20, **OVER))
quick("S-IN-10", "thin rectangle", lambda p: draw(p, "1 0 0 0 k 200 300 90 0.2 re f"))
quick("S-IN-11", "accent of 7 pt", lambda p: words(p, "0 1 0 0 k", 7))
quick("S-IN-12", "tint of 9 pt", lambda p: words(p, "0 0 0 0.6 k", 9))
quick("S-IN-13", "grey text", lambda p: words(p, "0 g", 10, **OVER))
quick("S-IN-14", "RGB text", lambda p: words(p, "1 0 0 rg", 20))

quick("S-NK-2", "one ink twice", lambda p: spot(p, "Rot", [0, 0.95, 1, 0]))
quick("S-NK-3", "330 %", lambda p: draw(p, "0.9 0.8 0.8 0.8 k 200 300 9 9 re f"))
quick("S-NK-4", "a breath of ink", lambda p: draw(p, "0.03 0 0 0 k 200 300 20 20 re f"))
quick(
    "S-NK-5", "rich black overprints", lambda p: draw(p, "0.5 0 0 1 k 200 300 20 20 re f", **OVER)
)
quick("S-NK-6", "large plain black", lambda p: draw(p, f"{BLACK} 200 200 200 200 re f"))


@fault("S-NK-1")
def other_suffix(pdf: Pdf) -> None:
    spot(pdf, "Pantone 485 U", [0, 0.9, 0.9, 0])


@fault("S-NK-7")
def varnish_knocks_out(pdf: Pdf) -> None:
    spot(pdf, "UV varnish", [0.1, 0, 0, 0])
    draw(pdf, "/SX cs 1 scn 200 300 20 20 re f")


@fault("S-NK-8")
def ink_that_the_slug_leaves_out(pdf: Pdf) -> None:
    spot(pdf, "Gold 871", [0.2, 0.3, 0.6, 0.1])
    draw(pdf, "/SX cs 1 scn 200 300 20 20 re f")


@fault("S-NK-9")
def coarse_picture(pdf: Pdf) -> None:
    entries = {
        "/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 10, "/Height": 10,
        "/ColorSpace": Name.DeviceCMYK, "/BitsPerComponent": 8,
    }  # fmt: skip
    page(pdf).Resources["/XObject"] = Dictionary(X=pdf.make_stream(bytes(400), entries))
    draw(pdf, "100 0 0 100 200 300 cm /X Do")


def at_trim(pdf: Pdf) -> list[float]:
    return [float(v) for v in page(pdf).TrimBox]


@fault("S-SZ-1")
def text_near_the_trim(pdf: Pdf) -> None:
    words(pdf, "0 1 0 0 k", 20, x=at_trim(pdf)[0] + 10)


@fault("S-SZ-2")
def registration_inside(pdf: Pdf) -> None:
    draw(pdf, "1 1 1 1 K 1 w 200 300 m 250 300 l S")


@fault("S-SZ-3")
def art_into_the_marks(pdf: Pdf) -> None:
    draw(pdf, f"1 0 0 0 k {at_trim(pdf)[0] - 20} 300 90 20 re f")


@fault("S-SZ-4")
def text_off_the_sheet(pdf: Pdf) -> None:
    words(pdf, "0 1 0 0 k", 20, x=-500)


@fault("S-SZ-5")
def mark_at_the_trim(pdf: Pdf) -> None:
    page(pdf).Resources.ColorSpace["/SX"] = page(pdf).Resources.ColorSpace.S1
    spot(pdf, "All", [1, 1, 1, 1])
    x = at_trim(pdf)[0]
    append(pdf, f"/Artifact BMC q /SX CS 1 SCN 1 w {x} 300 m {x} 320 l S Q EMC")


@fault("S-RA-1")
def too_much_ink(pdf: Pdf) -> None:
    """Two layers, each within the limit, of which the upper overprints."""
    box = "200 200 100 100 re f"
    draw(pdf, f"1 1 0 0 k {box} 0 0 1 0.9 k {box}", **OVER)


@fault("S-RA-3")
def art_that_stops_at_the_trim(pdf: Pdf) -> None:
    draw(pdf, f"1 0 0 0 k {at_trim(pdf)[0]} 200 90 200 re f")


spoil("S-RA-5", "startxref", lambda d: d.replace(b"startxref\n", b"startxref\n1", 1))
quick("S-BX-1", "no medium", lambda p: page(p).__delitem__("/MediaBox"))
quick("S-FO-20", "half an em down", lambda p: vertical(p))
quick("S-FO-21", "short CIDSet", lambda p: cid_set(p))


def vertical(pdf: Pdf) -> None:
    font = page(pdf).Resources.Font.F1
    font["/Encoding"] = Name("/Identity-V")
    font.DescendantFonts[0]["/DW2"] = Array([880, -500])


def cid_set(pdf: Pdf) -> None:
    descriptor = page(pdf).Resources.Font.F1.DescendantFonts[0].FontDescriptor
    descriptor["/CIDSet"] = pdf.make_stream(b"\x80")


spoil("S-FI-0", "lost table", lambda d: d.replace(b"startxref\n", b"startxref\n1", 1))


@fault("S-BX-10")
def page_of_another_height(pdf: Pdf) -> None:
    pdf.pages.append(pdf.pages[0])
    other = pdf.pages[1].obj
    a, b, c, d = (float(v) for v in other.TrimBox)
    other["/TrimBox"] = Array([a, b, c, round(d - 72 / 2.54, 4)])


@fault("S-CO-11")
def ink_named_twice(pdf: Pdf) -> None:
    made = spot(pdf, "Q", [0, 1, 0, 0])
    made[0], made[1] = Name.DeviceN, Array([Name("/Q"), Name("/Q")])


@fault("S-FO-14")
def one_name_for_two_programs(pdf: Pdf) -> None:
    fonts = page(pdf).Resources.Font
    one, two = (fonts[k].DescendantFonts[0] for k in ("/F1", "/F2"))
    fonts.F2["/BaseFont"] = two["/BaseFont"] = fonts.F1.BaseFont
    two.FontDescriptor["/FontName"] = one.BaseFont


@fault("S-FO-19")
def blank_that_means_something(pdf: Pdf) -> None:
    for font in page(pdf).Resources.Font.values():
        stream = font.ToUnicode
        stream.write(stream.read_bytes().replace(b"> <0020>", b"> <0041>"))


@fault("S-OB-10")
def alternate_picture(pdf: Pdf) -> None:
    page(pdf)["/X"] = pdf.make_stream(b"", {"/Subtype": Name.Image, "/Alternates": Array()})


@fault("S-OB-11")
def jpeg2000(pdf: Pdf) -> None:
    page(pdf)["/X"] = pdf.make_stream(b"")
    page(pdf)["/X"].write(b"x", filter=Name.JPXDecode)


@fault("S-OB-13")
def mask_of_no_group(pdf: Pdf) -> None:
    page(pdf).Resources.ExtGState["/GX"] = Dictionary(SMask=Dictionary(S=Name.Shape))


@fault("S-OI-3")
def intent_without_type(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0]["/Type"]


@fault("S-NK-10")
def heavy_gradient(pdf: Pdf) -> None:
    function = Dictionary(FunctionType=2, N=1, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 0.5])
    page(pdf)["/X"] = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 1, 1], Function=function
    )
