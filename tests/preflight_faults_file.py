"""Faults of the file around its pages: the clean sheet changed in one respect each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from preflight_base import Change, draw, elements, intent, metadata, picture, place, spoiled, state

_MM = 72 / 25.4


@dataclass(frozen=True)
class Fault:
    """A change and the check that it must set off; ``bytes_`` changes the saved file."""

    id: str
    check: str
    change: Change = lambda pdf: None
    medium: str | None = None
    raster: bool = False
    options: dict[str, Any] = field(default_factory=dict)
    bytes_: Callable[[bytes], bytes] = lambda data: data

    def file(self) -> bytes:
        """The spoiled file."""
        return self.bytes_(spoiled(self.change, **self.options))


PLAIN = {"object_stream_mode": pikepdf.ObjectStreamMode.disable}


def lzw(pdf: pikepdf.Pdf) -> None:
    data = bytes.fromhex("800b6050220c0c8501")  # the example of ISO 32000-1, 7.4.4.2
    held = pikepdf.Stream(pdf, data)
    held.Filter = Name.LZWDecode
    place(pdf, "XObject", pdf.make_indirect(held))


def stream(pdf: pikepdf.Pdf, **entries: Any) -> str:
    held = pikepdf.Stream(pdf, b"")
    for key, value in entries.items():
        held["/" + key] = value
    return place(pdf, "XObject", pdf.make_indirect(held))


def inset(pdf: pikepdf.Pdf, box: str, by: float, pages: slice = slice(0, 1)) -> None:
    """Set a box to the trim made smaller (larger) by some millimetres."""
    for page in list(pdf.pages)[pages]:
        x0, y0, x1, y1 = (float(v) for v in page.obj.TrimBox)
        by_pt = by * _MM
        page.obj[box] = Array([x0 + by_pt, y0 + by_pt, x1 - by_pt, y1 - by_pt])


def profile(pdf: pikepdf.Pdf, change: Callable[[bytes], bytes]) -> None:
    held = intent(pdf).DestOutputProfile
    held.write(change(held.read_bytes()))


def without_intent(pdf: pikepdf.Pdf, kind: str) -> None:
    pdf.Root.OutputIntents = Array([i for i in pdf.Root.OutputIntents if str(i.S) != kind])


def own_profile(pdf: pikepdf.Pdf) -> None:
    held = intent(pdf).DestOutputProfile
    other = pdf.make_stream(held.read_bytes())
    other.N = 4
    intent(pdf).DestOutputProfile = other


def note(pdf: pikepdf.Pdf) -> None:
    held = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=[60, 60, 90, 90])
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(held)])


def link(pdf: pikepdf.Pdf, **entries: Any) -> None:
    held = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[60, 60, 90, 90])
    for key, value in entries.items():
        held["/" + key] = value
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(held)])


def elsewhere(pdf: pikepdf.Pdf) -> None:
    held = pdf.make_stream(b"", F=String("elsewhere.bin"))
    place(pdf, "XObject", held)


def note_without_tabs(pdf: pikepdf.Pdf) -> None:
    link(pdf, F=4, Contents=String("a link"))
    del pdf.pages[0].obj["/Tabs"]


def field_of_a_form(pdf: pikepdf.Pdf) -> None:
    held = Dictionary(FT=Name.Tx, T=String("name"))
    pdf.Root.AcroForm = Dictionary(Fields=[pdf.make_indirect(held)])


def layers(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Die line")))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(ON=[layer]))


def attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = b"a"


def forget_parent(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot.ParentTree
    nums = root.Nums if "/Nums" in root else root.Kids[0].Nums
    nums[1] = Array(list(nums[1])[:-1])


def second_heading(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "/H1")[1].S = Name.H3


def _del(holder: Callable[[pikepdf.Pdf], Any], key: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        del holder(pdf)[key]

    return change


def _set(holder: Callable[[pikepdf.Pdf], Any], key: str, value: Any) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        holder(pdf)[key] = value

    return change


def _xmp(old: str, new: str = "") -> Change:
    return lambda pdf: metadata(pdf, old, new)


def root(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root


def info(pdf: pikepdf.Pdf) -> Any:
    return pdf.trailer.Info


def page(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].obj


SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))
FILE_FAULTS = [
    Fault("wrong-xref", "syntax", options=PLAIN,
          bytes_=lambda d: re.sub(rb"startxref\n\d+", b"startxref\n99", d)),
    Fault("pdf-1.7", "pdf-version", options={"force_version": "1.7"}),
    Fault("no-id", "file-id", options=PLAIN, bytes_=lambda d: d.replace(b"/ID [", b"/IX [")),
    Fault("encrypted", "encryption",
          options={"encryption": pikepdf.Encryption(owner="o", user="", R=4, aes=True)}),
    Fault("script", "javascript", _set(root, "/OpenAction", SCRIPT)),
    Fault("opens-with-print", "actions",
          _set(root, "/OpenAction", Dictionary(S=Name.Named, N=Name.Print))),
    Fault("page-acts", "actions",
          _set(page, "/AA", Dictionary(O=Dictionary(S=Name.Named, N=Name.NextPage)))),
    Fault("form-field", "form-fields", field_of_a_form),
    Fault("opi", "opi", lambda pdf: stream(pdf, Subtype=Name.Form, OPI=Dictionary())),
    Fault("postscript", "postscript-xobject", lambda pdf: stream(pdf, Subtype=Name.PS)),
    Fault("reference", "reference-xobject",
          lambda pdf: stream(pdf, Subtype=Name.Form, Ref=Dictionary(Page=0))),
    Fault("alternates", "alternate-images", lambda pdf: picture(pdf, 2, Alternates=Array())),
    Fault("transfer", "transfer-curve", lambda pdf: state(pdf, TR=Name.Identity)),
    Fault("transfer-2", "transfer-curve", lambda pdf: state(pdf, TR2=Name.Identity)),
    Fault("lzw", "lzw", lzw,
          options={"stream_decode_level": pikepdf.StreamDecodeLevel.none,
                   "compress_streams": False}),
    Fault("interpolated", "interpolate", lambda pdf: picture(pdf, 2, Interpolate=True)),
    Fault("user-unit", "user-unit", _set(page, "/UserUnit", 2)),
    Fault("attachment", "embedded-files", attached),
    Fault("layers", "optional-content", layers),
    Fault("annotation", "annotations", note),
    Fault("deep", "q-nesting", lambda pdf: draw(pdf, "q " * 29 + "Q " * 29)),
    Fault("operator", "content-syntax", lambda pdf: draw(pdf, "1 2 foo ")),
    Fault("loose-q", "content-syntax", lambda pdf: draw(pdf, "q q ")),
    Fault("missing-xobject", "content-syntax", lambda pdf: draw(pdf, "/NoSuch Do ")),
    Fault("blank", "blank-page",
          lambda pdf: _set(lambda p: p.pages[1].obj, "/Contents", pdf.make_stream(b""))(pdf)),
    Fault("no-bleed-box", "box-missing", _del(page, "/BleedBox")),
    Fault("bleed-in-trim", "box-nesting", lambda pdf: inset(pdf, "/BleedBox", 1)),
    Fault("bleed-out-of-media", "box-nesting", lambda pdf: inset(pdf, "/BleedBox", -40)),
    Fault("art-box", "box-art", lambda pdf: inset(pdf, "/ArtBox", 0)),
    Fault("crop-box", "box-crop", lambda pdf: inset(pdf, "/CropBox", 0)),
    Fault("other-size", "box-equal", lambda pdf: inset(pdf, "/TrimBox", 1, slice(1, 2))),
    Fault("bleed-2-mm", "bleed-amount", lambda pdf: inset(pdf, "/BleedBox", -2, slice(0, 2))),
    Fault("turned", "page-rotation", _set(page, "/Rotate", 90)),
    Fault("no-x-intent", "intent-present", lambda pdf: without_intent(pdf, "/GTS_PDFX")),
    Fault("no-a-intent", "intent-archive", lambda pdf: without_intent(pdf, "/GTS_PDFA1")),
    Fault("name-alone", "intent-embedded", _del(intent, "/DestOutputProfile")),
    Fault("no-profile", "intent-profile", lambda pdf: profile(pdf, lambda data: bytes(200))),
    Fault("two-profiles", "intent-shared", own_profile),
    Fault("scanner", "intent-class",
          lambda pdf: profile(pdf, lambda data: data[:12] + b"scnr" + data[16:])),
    Fault("n-3", "intent-channels",
          _set(lambda pdf: intent(pdf).DestOutputProfile, "/N", 3)),
    Fault("no-condition", "intent-identifier", _del(intent, "/OutputConditionIdentifier")),
    Fault("no-registry", "intent-registry", _set(intent, "/RegistryName", String("me"))),
    Fault("no-info", "intent-info", _set(intent, "/Info", String(""))),
    Fault("no-xmp", "xmp-present", _del(root, "/Metadata")),
    Fault("broken-xmp", "xmp-wellformed", _xmp("</rdf:RDF>")),
    Fault("x-9", "claim-x", _xmp("PDF/X-4", "PDF/X-9")),
    Fault("no-claim-x", "claim-x", _xmp("PDF/X-4"), "press"),
    Fault("no-claim-a", "claim-archive", _xmp(r"<pdfaid:part>2"r"</pdfaid:part>"), "screen"),
    Fault("no-claim-ua", "claim-access", _xmp("<pdfuaid:part>1</pdfuaid:part>"), "office"),
    Fault("a-9", "claim-known", _xmp("<pdfaid:part>2", "<pdfaid:part>9")),
    Fault("no-schema", "extension-schemas",
          _xmp("(:namespaceURI>)http://www.npes.org/pdfx/ns/id/", r"\1urn:other")),
    Fault("no-title", "title", _xmp("(<dc:title>.*?x-default\">)[^<]*", r"\1")),
    Fault("no-date", "dates-present", _xmp("<xmp:MetadataDate>[^<]*</xmp:MetadataDate>")),
    Fault("other-date", "dates-agree", _set(info, "/CreationDate", String("D:19990101000000Z"))),
    Fault("other-minute", "dates-agree", _xmp("(<xmp:CreateDate>[^<]*T..):..", r"\1:59")),
    Fault("other-title", "info-agrees", _set(info, "/Title", String("Another"))),
    Fault("trapped-unknown", "trapped", _set(info, "/Trapped", Name.Unknown)),
    Fault("no-version", "document-ids", _xmp("<xmpMM:VersionID>[^<]*</xmpMM:VersionID>")),
    Fault("no-rendition", "rendition-class",
          _xmp("<xmpMM:RenditionClass>[^<]*</xmpMM:RenditionClass>")),
    Fault("no-tree", "tag-root", _del(root, "/StructTreeRoot")),
    Fault("not-marked", "tag-marked", _set(root, "/MarkInfo", Dictionary(Marked=False))),
    Fault("lost-parent", "tag-parents", forget_parent),
    Fault("no-language", "tag-language", _del(root, "/Lang")),
    Fault("file-name-shown", "tag-title", _set(root, "/ViewerPreferences", Dictionary())),
    Fault("no-alt", "tag-figures", _del(lambda pdf: elements(pdf, "/Figure")[0], "/Alt")),
    Fault("no-bbox", "tag-figure-box", _del(lambda pdf: elements(pdf, "/Figure")[0], "/A")),
    Fault("left-out-level", "tag-headings", second_heading),
    Fault("loose-content", "tag-content",
          lambda pdf: draw(pdf, "1 0 0 0 k 0 0 20 20 re f", mark=False)),
    Fault("tab-order", "tab-order", note_without_tabs, "screen"),
    Fault("not-printed", "annotation-flags",
          lambda pdf: link(pdf, F=0, Contents=String("a link")), "screen"),
    Fault("hidden", "annotation-flags",
          lambda pdf: link(pdf, F=6, Contents=String("a link")), "office"),
    Fault("silent-link", "link-contents", lambda pdf: link(pdf, F=4), "screen"),
    Fault("elsewhere", "external-streams", elsewhere),
]  # fmt: skip
