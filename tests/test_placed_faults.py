"""PDFs that a sheet cannot hold, refused at the line and column of the spec that names them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pictures_base import jpeg, photo
from pikepdf import Array, Dictionary, Name
from PIL import Image
from placed_base import MM, changed, drawn, logo, sheet, told, typed

import infographic
from infographic.diagnostics import SpecError

BOX = "0 0 0 1 k 20 20 60 40 re f"


def state(**entries: Any) -> Any:
    return lambda pdf: {"/ExtGState": Dictionary(A=Dictionary(**entries))}


def space(*parts: Any) -> bytes:
    return drawn(
        "/S cs 0.5 0.2 0.7 scn 20 20 60 40 re f",
        lambda pdf: {"/ColorSpace": Dictionary(S=Array(parts))},
    )


def image(data: bytes, size: tuple[int, int], **entries: Any) -> bytes:
    def held(pdf: pikepdf.Pdf) -> dict[str, Any]:
        made = pdf.make_stream(
            data, Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1],
            BitsPerComponent=8, **({"ColorSpace": Name.DeviceCMYK} | entries),
        )  # fmt: skip
        return {"/XObject": Dictionary(I=made)}

    return drawn("q 100 0 0 80 20 20 cm /I Do Q", held)


def form(content: bytes = b"", **entries: Any) -> bytes:
    def held(pdf: pikepdf.Pdf) -> dict[str, Any]:
        made = pdf.make_stream(
            content or BOX.encode(), Type=Name.XObject, Subtype=Name.Form,
            BBox=Array([0, 0, 200, 200]), Resources=Dictionary(), **entries,
        )  # fmt: skip
        return {"/XObject": Dictionary(X=made)}

    return drawn("/X Do", held)


def note(kind: str, **entries: Any) -> bytes:
    def add(pdf: pikepdf.Pdf) -> None:
        held = Dictionary(
            Type=Name.Annot, Subtype=Name("/" + kind), Rect=Array([0, 0, 20, 20]), **entries
        )
        held = pdf.make_indirect(held)
        pdf.pages[0].obj.Annots = Array([held])
        if kind == "Widget":
            pdf.Root.AcroForm = Dictionary(Fields=Array([held]))

    return changed(add)


def layered(off: bool, marks: bool = True) -> bytes:
    def held(pdf: pikepdf.Pdf) -> dict[str, Any]:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String("notes")))
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([layer]), D=Dictionary(OFF=Array([layer] if off else []))
        )
        return {"/Properties": Dictionary(L=layer)}

    return drawn(f"/OC /L BDC {BOX} EMC", held)


def intended(name: str) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        held = pdf.Root.OutputIntents[0]
        held.OutputConditionIdentifier = pikepdf.String(name)
        held.DestOutputProfile.write(held.DestOutputProfile.read_bytes() + b"\0")

    return drawn(BOX, change=change)


def script(pdf: pikepdf.Pdf) -> None:
    act = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    pdf.Root.OpenAction = pdf.make_indirect(act)


def mute(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        del font["/ToUnicode"]


def lab() -> Any:
    return Dictionary(WhitePoint=Array([0.96, 1, 0.82]))


def grouped(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


def spot(content: str, *, alternate: Any = Name.DeviceCMYK) -> bytes:
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1,
                      C0=Array([0, 0, 0, 0]), C1=Array([0, 0.5, 1, 0]))  # fmt: skip
    parts = Array([Name.Separation, Name(content), alternate, tint])
    return drawn("/S cs 1 scn 20 20 60 40 re f", lambda pdf: {"/ColorSpace": Dictionary(S=parts)})


#: What is wrong, the code, a word of the message, the file.
BAD: list[tuple[str, str, str, Any]] = [
    ("password", "unfit-pdf", "encrypted",
     lambda: changed(lambda p: None, encryption=pikepdf.Encryption(owner="a", user="b"))),
    ("rights", "unfit-pdf", "encrypted",
     lambda: changed(lambda p: None, encryption=pikepdf.Encryption(owner="a", user=""))),
    ("cut off", "broken-picture", "damaged", lambda: logo()[:3000]),
    ("no page", "broken-picture", "no page", lambda: changed(lambda p: p.pages.__delitem__(slice(0, 2)))),
    ("cut content", "broken-picture", "damaged", lambda: drawn(BOX + " (a")),
    ("operators", "unfit-pdf", "content-syntax", lambda: drawn(BOX + " Q Q wrong")),
    ("script", "unfit-pdf", "javascript", lambda: changed(script)),
    ("field", "unfit-pdf", "Widget", lambda: note("Widget", F=4)),
    ("stamp", "unfit-pdf", "Stamp", lambda: note("Stamp", F=4)),
    ("film", "unfit-pdf", "Screen", lambda: note("Screen")),
    ("no font", "unfit-pdf", "font-embedded", lambda: typed(lambda c: c.setFillColorCMYK(0, 1, 0, 0))),
    ("no unicode", "unfit-pdf", "font-unicode", lambda: changed(mute)),
    ("rgb", "rgb-ink", "DeviceRGB", lambda: drawn("1 0 0 rg 20 20 60 40 re f")),
    ("calrgb", "rgb-ink", "CalRGB", lambda: space(Name.CalRGB, lab())),
    ("lab", "rgb-ink", "Lab", lambda: space(Name.Lab, lab())),
    ("icc", "rgb-ink", "ICCBased", lambda: drawn(
        "/S cs 0.5 0.2 0.7 scn 20 20 60 40 re f",
        lambda pdf: {"/ColorSpace": Dictionary(S=Array([Name.ICCBased, pdf.make_stream(b"", N=3)]))})),
    ("default", "unfit-pdf", "DefaultCMYK", lambda: drawn(
        BOX, lambda pdf: {"/ColorSpace": Dictionary(
            DefaultCMYK=Array([Name.ICCBased, pdf.make_stream(b"", N=4)]))})),
    ("transfer", "unfit-pdf", "transfer-curve", lambda: drawn("/A gs " + BOX, state(TR=Name.Identity))),
    ("halftone", "unfit-pdf", "halftone",
     lambda: drawn("/A gs " + BOX, state(HT=Dictionary(HalftoneType=1)))),
    ("postscript", "unfit-pdf", "postscript-xobject", lambda: form(Subtype2=Name.PS)),
    ("reference", "unfit-pdf", "reference-xobject", lambda: form(Ref=Dictionary())),
    ("layer", "unfit-pdf", "optional-content", lambda: layered(True)),
    ("group", "unfit-pdf", "group-space", lambda: drawn("/A gs " + BOX, state(ca=0.5), grouped)),
    ("intent", "stock-profile", "FOGRA51", lambda: intended("FOGRA51")),
    ("white", "white-overprint", "white",
     lambda: drawn("/A gs 0 0 0 0 k 20 20 60 40 re f", state(OP=True, op=True, OPM=1))),
    ("jpx", "unfit-pdf", "JPXDecode", lambda: image(b"\0", (800, 800), Filter=Name.JPXDecode)),
    ("lzw", "unfit-pdf", "lzw", lambda: form(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", Filter=Name.LZWDecode)),
    ("coarse", "low-resolution", "ppi",
     lambda: image(jpeg(Image.new("CMYK", (20, 16), (0, 90, 90, 0))), (20, 16), Filter=Name.DCTDecode)),
    ("vast", "huge-picture", "pixels", lambda: image(b"\0", (20_000, 20_000))),
    ("nested", "unfit-pdf", "q-nesting", lambda: drawn("q " * 29 + BOX + " Q" * 29)),
    ("spot", "unknown-ink", "Pantone Gold", lambda: spot("/Pantone Gold")),
    ("all", "unfit-pdf", "registration", lambda: spot("/All")),
    ("hairline", "thin-line", "hairline", lambda: drawn("0 0 0 1 K 0.05 w 20 20 m 90 90 l S")),
    ("inks", "ink-coverage", "ink-coverage", lambda: drawn("1 1 1 1 k 20 20 60 60 re f")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "word", "made"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_it_is_refused_where_the_file_is_named(code: str, word: str, made: Any) -> None:
    found = [n for n in told(made()) if n[0] == "error"]
    assert [n[1:4] for n in found][:1] == [(code, 9, 13)], found
    assert {n[2:4] for n in found} == {(9, 13)}
    assert any(word in n[4] for n in found), found


def test_sound_pages_are_placed_without_a_word() -> None:
    assert told(logo()) == told(drawn(BOX)) == told(layered(False)) == []


def test_a_file_that_names_no_press_is_taken_for_the_sheets() -> None:
    data = drawn(BOX, change=lambda pdf: pdf.Root.__delitem__("/OutputIntents"))
    assert [n[:4] for n in told(data)] == [("warning", "stock-profile", 9, 13)]
    assert told(data, medium="screen") == []


def test_links_are_left_out_with_a_note() -> None:
    data = note("Link", A=Dictionary(S=Name.URI, URI=pikepdf.String("https://a.cn")))
    assert [n[:2] for n in told(data)] == [("note", "unfit-pdf")]
    with pikepdf.open(BytesIO(sheet(data).pdf())) as pdf:
        assert "/Annots" not in pdf.pages[0].obj


@pytest.mark.parametrize(
    ("keys", "place"),
    [("page: 3", ("bad-value", 11, 13)), ("page: 0", ("bad-value", 11, 13)),
     ("page: two", ("wrong-type", 11, 13))],
)  # fmt: skip
def test_a_page_that_is_not_there(keys: str, place: tuple[str, int, int]) -> None:
    assert [n[1:4] for n in told(logo(), keys)] == [place]


def test_other_pictures_have_no_pages() -> None:
    assert [n[1:4] for n in told(photo(), "page: 1")] == [("bad-value", 11, 13)]


def test_a_page_too_wide_at_its_own_size_asks_for_another() -> None:
    wide = drawn(BOX, size=(160, 40))
    assert [n[1] for n in told(wide)] == ["overset"]
    assert told(wide, "fit: contain") == []


def test_sizes_count_as_they_are_printed() -> None:
    """A line of 0.4 pt and pixels at 300 an inch, shown at a third of their size and at three times."""
    line = drawn("0 0 0 1 K 0.4 w 20 20 m 90 90 l S")
    assert told(line) == []
    assert [n[1] for n in told(line, "fit: contain\n      depth: 12 mm")] == ["thin-line"]
    inked = Image.new("CMYK", (420, 336), (0, 90, 90, 0))
    data = image(jpeg(inked), inked.size, Filter=Name.DCTDecode)
    assert told(data) == []
    assert [n[1] for n in told(data, "ratio: 1.5")] == ["low-resolution"]


def test_huge_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = drawn("0 0 0 1 k 21 20 60 40 re f")
    monkeypatch.setattr("infographic.pictures.pdf.opened.MOST_BYTES", 100)
    assert [n[1] for n in told(data)] == ["huge-picture"]


def test_drawings_that_unpack_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("infographic.pictures.pdf.content._MOST", 10_000)
    data = drawn("0 0 0 1 k 20 20 60 40 re f\n" * 500)
    assert [n[1] for n in told(changed(lambda p: None, data, compress_streams=True))] == [
        "huge-picture"
    ]


def test_greys_alone_stand_on_a_sheet_of_greys() -> None:
    assert told(drawn(BOX), medium="office") == []
    (found,) = told(logo(), medium="office")
    assert found[1] == "unfit-pdf" and "on a sheet of greys" in found[4]
    assert told(logo(), medium="office\noffice: colour") == []


def test_art_takes_no_pdf() -> None:
    spec = {"version": 1, "title": "a", "page": {"size": "a5"},
            "rows": [{"art": {"file": "a.pdf", "alt": "a"}}]}  # fmt: skip
    with pytest.raises(SpecError, match="cannot be placed: it is a PDF"):
        infographic.render(spec, world=infographic.MemoryWorld({"a.pdf": logo()}))


def test_reportlab_stories_refuse_them_too() -> None:
    from reportlab.pdfgen.canvas import Canvas

    from infographic.reportlab import PanelFlowable, Setting

    def flowable(data: bytes) -> Any:
        world = infographic.MemoryWorld({"a.pdf": data})
        return PanelFlowable({"picture": {"file": "a.pdf", "alt": "a"}}, Setting(world=world))

    with pytest.raises(SpecError, match="rgb-ink"):
        flowable(drawn("1 0 0 rg 20 20 60 40 re f")).wrap(400, 400)
    out = BytesIO()
    canvas, drawn_one = Canvas(out), flowable(drawn(BOX))
    drawn_one.wrapOn(canvas, 120 * MM, 400)
    drawn_one.drawOn(canvas, 20, 20)
    canvas.save()
    with pikepdf.open(BytesIO(out.getvalue())) as pdf:
        assert len(pdf.pages) == 1


def test_random_changes_are_told_never_raised() -> None:
    """Half of them in a file whose objects can be read, so that more than its checksums is hit."""
    import random

    rng = random.Random(7)
    open_ = changed(lambda p: None, compress_streams=False,
                    stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                    object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
    for count in range(80):
        data = bytearray(open_ if count % 2 else logo())
        for _ in range(rng.randint(1, 8)):
            data[rng.randrange(len(data))] = rng.choice(b"0123456789/<>[]() RaZ\0\xff")
        try:
            sheet(bytes(data), medium=rng.choice(("press", "screen"))).pdf()
        except SpecError:
            continue


@pytest.mark.parametrize("content", [BOX + " (a", f"/P BMC {BOX} EMC (a"])
def test_content_that_is_cut_off_raises_no_warning(content: str) -> None:
    assert next(n[1] for n in told(drawn(content)) if n[0] == "error") == "broken-picture"
