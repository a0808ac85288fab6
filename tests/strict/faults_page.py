"""Faults of fonts, colours, content and tags."""

from __future__ import annotations

import re
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from .faults import append, content, draw, fault, first, font, inner, page, quick, spot
from .faults_file import drop, put


@fault("S-FO-4")
def code_without_meaning(pdf: Pdf) -> None:
    stream = font(pdf).ToUnicode
    stream.write(re.sub(rb"<0001> <\w+>\n", b"", stream.read_bytes(), count=1))


@fault("S-FO-5")
def meaning_of_nothing(pdf: Pdf) -> None:
    stream = font(pdf).ToUnicode
    stream.write(re.sub(rb"<0001> <\w+>", b"<0001> <FEFF>", stream.read_bytes(), count=1))


@fault("S-FO-6")
def wrong_width(pdf: Pdf) -> None:
    inner(pdf)["/W"] = Array([1, Array([1003])])


@fault("S-FO-8")
def helvetica(pdf: Pdf) -> None:
    page(pdf).Resources.Font["/FX"] = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica
    )


@fault("S-FO-17")
def left_over(pdf: Pdf) -> None:
    copy = Dictionary(dict(font(pdf).items()))
    page(pdf).Resources.Font["/FX"] = pdf.make_indirect(copy)


@fault("S-FO-13")
def glyph_beyond(pdf: Pdf) -> None:
    content(pdf, b"<00010002> Tj", b"<00010FFF> Tj")


def descriptor(pdf: Pdf) -> Any:
    return inner(pdf).FontDescriptor


quick("S-FO-1", "not embedded", lambda p: drop(descriptor(p), "/FontFile2"))
quick("S-FO-2", "no tag", lambda p: put(font(p), "/BaseFont", Name("/InfographicSansSC-Bold")))
quick("S-FO-3", "no map", lambda p: drop(font(p), "/ToUnicode"))
quick("S-FO-7", "notdef", lambda p: content(p, b"<00010002> Tj", b"<00010000> Tj"))
quick("S-FO-9", "two descendants", lambda p: font(p).DescendantFonts.append(inner(p)))
quick("S-FO-10", "no font", lambda p: descriptor(p).FontFile2.write(b"OTTO"))
quick("S-FO-11", "no glyph map", lambda p: drop(inner(p), "/CIDToGIDMap"))
quick("S-FO-12", "other encoding", lambda p: put(font(p), "/Encoding", Name("/GBK-EUC-H")))
quick("S-FO-15", "no StemV", lambda p: drop(descriptor(p), "/StemV"))
quick("S-FO-16", "Adobe-GB1", lambda p: put(inner(p).CIDSystemInfo, "/Ordering", String("GB1")))
quick("S-FO-18", "Length1", lambda p: put(descriptor(p).FontFile2, "/Length1", 7))

SQUARE = "200 300 20 20 re f"
quick("S-CO-1", "RGB", lambda p: draw(p, f"1 0 0 rg {SQUARE}"))
quick(
    "S-CO-2",
    "RGB space",
    lambda p: put(
        page(p).Resources.ColorSpace, "/X", Array([Name.Indexed, Name.DeviceRGB, 0, String("abc")])
    ),
)
quick(
    "S-CO-3",
    "Lab",
    lambda p: put(
        page(p).Resources.ColorSpace, "/X", Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])])
    ),
)
quick(
    "S-CO-4", "no space", lambda p: put(page(p).Resources.ColorSpace, "/X", Array([Name.Sepia, 1]))
)
quick(
    "S-CO-5",
    "default",
    lambda p: put(page(p).Resources.ColorSpace, "/DefaultCMYK", Name.DeviceCMYK),
)
quick("S-CO-6", "RGB group", lambda p: put(page(p).Group, "/CS", Name.DeviceRGB))
quick("S-CO-8", "RGB alternate", lambda p: put(spot(p, "Q", [0, 1, 0, 0]), 2, Name.DeviceRGB))
quick(
    "S-CO-9",
    "ink for nothing",
    lambda p: put(spot(p, "Q", [0, 1, 0, 0])[3], "/C0", Array([0, 0.1, 0, 0])),
)
quick("S-CO-12", "two definitions", lambda p: spot(p, "PANTONE 485 C", [0, 1, 0, 0]))
quick("S-CO-13", "long ink", lambda p: spot(p, "x" * 128, [0, 1, 0, 0]))
quick("S-CO-14", "120 %", lambda p: draw(p, f"1.2 0 0 0 k {SQUARE}"))
quick("S-CO-15", "spot called Cyan", lambda p: spot(p, "Cyan", [1, 0, 0, 0]))


@fault("S-CO-7")
def grouped_form(pdf: Pdf) -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    entries = {"/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9]), "/Group": group}
    page(pdf)["/X"] = pdf.make_stream(b"", entries)


@fault("S-CO-10")
def undescribed_spots(pdf: Pdf) -> None:
    made = spot(pdf, "Q", [0, 1, 0, 0])
    made[0], made[1] = Name.DeviceN, Array([Name("/Q")])


@fault("S-CO-16")
def short_gradient(pdf: Pdf) -> None:
    function = Dictionary(FunctionType=2, N=1, Domain=[0, 1], C0=[0], C1=[1])
    page(pdf)["/X"] = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 1, 1], Function=function
    )


quick("S-CT-1", "unknown operator", lambda p: append(p, "xyzzy"))
quick("S-CT-2", "three operands", lambda p: append(p, "1 2 3 w"))
quick("S-CT-3", "29 deep", lambda p: append(p, "q " * 29 + "Q " * 29))
quick("S-CT-4", "open q", lambda p: append(p, "q"))
quick("S-CT-5", "text outside", lambda p: append(p, "1 2 Td"))
quick("S-CT-6", "open mark", lambda p: append(p, "/Artifact BMC"))
quick("S-CT-7", "untagged", lambda p: append(p, f"0 0 0 1 k {SQUARE}"))
quick("S-CT-8", "artifact in text", lambda p: content(p, b"BT", b"/Artifact BMC BT"))
quick("S-CT-9", "MCID twice", lambda p: content(p, b"<</MCID 1>>", b"<</MCID 0>>"))
quick("S-CT-11", "MCID held elsewhere", lambda p: put(first(p, "P"), "/K", 99))
quick("S-CT-12", "mark not drawn", lambda p: put(first(p, "P"), "/K", Array([first(p, "P").K, 99])))
quick("S-CT-13", "missing font", lambda p: append(p, "BT /F77 9 Tf ET"))
quick("S-CT-14", "unused spot", lambda p: spot(p, "Q", [0, 1, 0, 0]))
quick("S-CT-15", "inline picture", lambda p: draw(p, "BI /W 1 /H 1 /CS /G /BPC 8 ID x EI"))
quick("S-CT-16", "blank page", lambda p: page(p).Contents.write(b""))
quick("S-CT-17", "other name", lambda p: content(p, b"/H1 <<", b"/H2 <<"))


@fault("S-CT-10")
def lost_mark(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1] = Array([])


def tree(pdf: Pdf) -> Any:
    return pdf.Root.StructTreeRoot


@fault("S-TG-12")
def other_order(pdf: Pdf) -> None:
    kids = first(pdf, "Document").K
    kids[0], kids[1] = kids[1], kids[0]


@fault("S-TG-9")
def figure_off_the_page(pdf: Pdf) -> None:
    attributes = first(pdf, "Figure").A
    attributes = attributes[0] if isinstance(attributes, Array) else attributes
    attributes["/BBox"] = Array([10, 10, 5000, 100])


quick("S-TG-1", "no tree", lambda p: drop(p.Root, "/StructTreeRoot"))
quick("S-TG-2", "unmarked", lambda p: put(p.Root.MarkInfo, "/Marked", False))
quick("S-TG-3", "own role", lambda p: put(first(p, "P"), "/S", Name.Absatz))
quick("S-TG-4", "P is H1", lambda p: put(tree(p), "/RoleMap", Dictionary(P=Name.H1)))
quick("S-TG-5", "no document", lambda p: put(first(p, "Document"), "/S", Name.Sect))
quick("S-TG-6", "H3 first", lambda p: put(first(p, "H1"), "/S", Name.H3))
quick("S-TG-7", "H among H1", lambda p: put(first(p, "P"), "/S", Name.H))
quick("S-TG-8", "no Alt", lambda p: drop(first(p, "Figure"), "/Alt"))
quick("S-TG-10", "no language", lambda p: put(first(p, "P"), "/Lang", String("Chinese")))
quick("S-TG-11", "file name", lambda p: drop(p.Root.ViewerPreferences, "/DisplayDocTitle"))
quick("S-TG-13", "MCID skipped", lambda p: content(p, b"<</MCID 1>>", b"<</MCID 91>>"))
quick("S-TG-14", "own parent", lambda p: put(first(p, "P"), "/P", tree(p)))
quick("S-TG-15", "no StructParents", lambda p: drop(page(p), "/StructParents"))
quick("S-TG-16", "next key", lambda p: put(tree(p), "/ParentTreeNextKey", 0))
quick(
    "S-TG-17",
    "empty",
    lambda p: first(p, "Document").K.append(
        p.make_indirect(Dictionary(S=Name.P, P=first(p, "Document")))
    ),
)
quick("S-TG-18", "blank text", lambda p: put(first(p, "P"), "/ActualText", String(" ")))
quick("S-TG-19", "tabs", lambda p: drop(page(p), "/Tabs"))
quick("S-TG-20", "bookmarks", lambda p: put(p.Root, "/Outlines", Dictionary(Count=0)))
quick("S-TB-1", "cell alone", lambda p: put(first(p, "P"), "/S", Name.TD))
quick("S-TB-3", "what it heads", lambda p: put(first(p, "P"), "/S", Name.TH))
quick("S-TB-4", "item alone", lambda p: put(first(p, "P"), "/S", Name.LI))
quick("S-TB-5", "entry alone", lambda p: put(first(p, "P"), "/S", Name.TOCI))
quick("S-TB-6", "ruby alone", lambda p: put(first(p, "P"), "/S", Name.RT))
quick("S-TB-7", "note without ID", lambda p: put(first(p, "P"), "/S", Name.Note))
quick("S-TB-8", "text of a group", lambda p: put(first(p, "P"), "/S", Name.Sect))


@fault("S-TB-2")
def ragged_table(pdf: Pdf) -> None:
    rows = [Dictionary(S=Name.TR, K=[Dictionary(S=Name.TD)] * n) for n in (1, 2)]
    first(pdf, "Document").K.append(Dictionary(S=Name.Table, K=rows))


@fault("S-TB-9")
def paragraph_in_heading(pdf: Pdf) -> None:
    heading = first(pdf, "H1")
    heading["/K"] = Array([heading.K, Dictionary(S=Name.P)])
