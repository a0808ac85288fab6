"""Faults of the file, its intents, its metadata and its boxes."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from .faults import FAULTS, Fault, fault, page, quick, spoil, xmp


def put(node: Any, key: str, value: Any) -> None:
    node[key] = value


def drop(node: Any, key: str) -> None:
    del node[key]


def attach(pdf: Pdf, key: str, **entries: Any) -> Any:
    """A stream that the page holds."""
    stream = pdf.make_stream(b"x", {f"/{k}": v for k, v in entries.items()})
    page(pdf)[key] = stream
    return stream


spoil("S-FI-1", "version 1.7", lambda d: d.replace(b"%PDF-1.6", b"%PDF-1.7", 1))
spoil("S-FI-2", "no binary comment", lambda d: d[:9] + b"%text" + d[14:])
spoil("S-FI-4", "no ID", lambda d: d.replace(b"/ID", b"/IX"))
spoil("S-FI-5", "something appended", lambda d: d + b"more\n%%EOF\n")
FAULTS.append(Fault("S-FI-6", "encrypted", encrypted=True))
quick("S-FI-3", "catalog version", lambda p: put(p.Root, "/Version", Name("/1.7")))
quick(
    "S-FI-7", "action", lambda p: put(p.Root, "/OpenAction", Dictionary(S=Name.Named, N=Name.Print))
)
quick(
    "S-FI-8", "script", lambda p: put(p.Root, "/Names", Dictionary(JavaScript=Dictionary(Names=[])))
)
quick("S-FI-9", "form", lambda p: put(p.Root, "/AcroForm", Dictionary(Fields=[])))
quick("S-FI-10", "OPI", lambda p: attach(p, "/X", Subtype=Name.Form, OPI=Dictionary()))
quick("S-FI-11", "PostScript", lambda p: attach(p, "/X", Subtype=Name.PS))
quick("S-FI-12", "reference", lambda p: attach(p, "/X", Subtype=Name.Form, Ref=Dictionary()))
quick(
    "S-FI-13",
    "embedded",
    lambda p: put(p.Root, "/Names", Dictionary(EmbeddedFiles=Dictionary(Names=[]))),
)
quick("S-FI-14", "layers", lambda p: put(p.Root, "/OCProperties", Dictionary(OCGs=[])))
quick(
    "S-FI-15",
    "annotation",
    lambda p: put(page(p), "/Annots", Array([Dictionary(Subtype=Name.Text, Rect=[0, 0, 9, 9])])),
)
quick("S-FI-16", "requirements", lambda p: put(p.Root, "/Requirements", Array()))
quick("S-FI-17", "long name", lambda p: put(page(p), "/" + "x" * 128, 1))
quick("S-FI-18", "long string", lambda p: put(p.trailer.Info, "/Long", String("x" * 40000)))
quick("S-FI-19", "transition", lambda p: put(page(p), "/Trans", Dictionary()))


@fault("S-OB-1")
def lzw(pdf: Pdf) -> None:
    attach(pdf, "/X").write(bytes.fromhex("800b6050220c0c8501"), filter=Name.LZWDecode)


@fault("S-OB-2")
def unknown_filter(pdf: Pdf) -> None:
    attach(pdf, "/X").write(b"x", filter=Name.Sepia)


def state(pdf: Pdf, **entries: Any) -> None:
    page(pdf).Resources.ExtGState["/GX"] = Dictionary({f"/{k}": v for k, v in entries.items()})


quick("S-OB-3", "stream elsewhere", lambda p: attach(p, "/X", FFilter=Name.FlateDecode))
quick("S-OB-4", "interpolated", lambda p: attach(p, "/X", Subtype=Name.Image, Interpolate=True))
quick("S-OB-5", "user unit", lambda p: put(page(p), "/UserUnit", 2))
quick("S-OB-6", "transfer curve", lambda p: state(p, TR=Name.Identity))
quick("S-OB-7", "halftone", lambda p: state(p, HT=Dictionary(HalftoneType=1)))
quick("S-OB-8", "blend mode", lambda p: state(p, BM=Name.Sparkle))
quick("S-OB-9", "rendering intent", lambda p: state(p, RI=Name.Best))
quick("S-OB-12", "overprint mode 2", lambda p: state(p, OPM=2))


def intents(pdf: Pdf, key: str, value: Any) -> None:
    for intent in pdf.Root.OutputIntents:
        intent[key] = value


def profile(pdf: Pdf, place: int, new: bytes) -> None:
    stream = pdf.Root.OutputIntents[0].DestOutputProfile
    data = bytearray(stream.read_bytes())
    data[place : place + len(new)] = new
    stream.write(bytes(data))


@fault("S-OI-2")
def second_profile(pdf: Pdf) -> None:
    intent = pdf.Root.OutputIntents[1]
    intent["/DestOutputProfile"] = pdf.make_stream(intent.DestOutputProfile.read_bytes(), N=4)


quick(
    "S-OI-1",
    "one intent",
    lambda p: put(p.Root, "/OutputIntents", Array([p.Root.OutputIntents[0]])),
)
quick("S-OI-4", "profile by name", lambda p: intents(p, "/DestOutputProfileRef", Dictionary()))
quick("S-OI-5", "display profile", lambda p: profile(p, 12, b"mntr"))
quick("S-OI-6", "RGB profile", lambda p: profile(p, 16, b"RGB "))
quick("S-OI-7", "short profile", lambda p: profile(p, 0, b"\0\7"))
quick("S-OI-8", "no table", lambda p: profile(p, 132, b"junk" * 60))
quick(
    "S-OI-9", "own condition", lambda p: intents(p, "/OutputConditionIdentifier", String("Custom"))
)
quick(
    "S-OI-10", "registry", lambda p: intents(p, "/RegistryName", String("http://www.example.org"))
)
quick("S-OI-11", "no Info", lambda p: intents(p, "/Info", String("")))
quick("S-OI-12", "two Infos", lambda p: put(p.Root.OutputIntents[0], "/Info", String("other")))
quick(
    "S-OI-13", "other paper", lambda p: intents(p, "/OutputConditionIdentifier", String("FOGRA52"))
)

quick("S-XM-1", "no metadata", lambda p: drop(p.Root, "/Metadata"))
quick("S-XM-2", "broken XML", lambda p: xmp(p, "</rdf:RDF>", ""))
quick("S-XM-3", "no packet", lambda p: xmp(p, '<?xpacket end="w"?>', ""))
quick("S-XM-4", "X-4p", lambda p: xmp(p, ">PDF/X-4<", ">PDF/X-4p<"))
quick("S-XM-5", "PDF/A-3", lambda p: xmp(p, "<pdfaid:part>2<", "<pdfaid:part>3<"))
quick("S-XM-6", "level B", lambda p: xmp(p, "conformance>U<", "conformance>B<"))
quick("S-XM-7", "UA-2", lambda p: xmp(p, "<pdfuaid:part>1<", "<pdfuaid:part>2<"))
quick("S-XM-8", "other title", lambda p: put(p.trailer.Info, "/Title", String("别的")))
quick("S-XM-9", "other language", lambda p: put(p.Root, "/Lang", String("zh-Hant")))
quick("S-XM-10", "other tool", lambda p: put(p.trailer.Info, "/Creator", String("Word")))
quick("S-XM-11", "other producer", lambda p: put(p.trailer.Info, "/Producer", String("Word")))
quick("S-XM-12", "author in Info only", lambda p: put(p.trailer.Info, "/Author", String("甲")))
quick(
    "S-XM-13",
    "other day",
    lambda p: put(p.trailer.Info, "/CreationDate", String("D:19810101000000+00'00'")),
)
quick(
    "S-XM-14",
    "other zone",
    lambda p: put(p.trailer.Info, "/ModDate", String("D:19800101000000+08'00'")),
)
quick(
    "S-XM-15",
    "no date of its own",
    lambda p: xmp(p, "xmp:MetadataDate>1980-01-01T", "xmp:MetadataDate>"),
)
quick("S-XM-16", "no UUID", lambda p: xmp(p, "DocumentID>uuid:", "DocumentID>no:"))
quick("S-XM-17", "no version", lambda p: xmp(p, "VersionID>1<", "VersionID><"))
quick("S-XM-18", "a draft", lambda p: xmp(p, "RenditionClass>default", "RenditionClass>draft"))
quick("S-XM-19", "trapped in XMP only", lambda p: xmp(p, "Trapped>False", "Trapped>True"))
quick("S-XM-20", "trapping unknown", lambda p: put(p.trailer.Info, "/Trapped", Name.Unknown))
quick("S-XM-21", "format", lambda p: xmp(p, "application/pdf", "application/postscript"))
quick(
    "S-XM-22",
    "other namespace",
    lambda p: xmp(p, "URI>http://www.aiim.org/pdfua/ns/id/<", "URI>http://www.aiim.org/pdfua/<"),
)
quick(
    "S-XM-23",
    "undescribed",
    lambda p: xmp(p, "<pdfuaid:part>", "<pdfuaid:rev>2024</pdfuaid:rev><pdfuaid:part>"),
)
quick(
    "S-XM-24",
    "no category",
    lambda p: xmp(p, "<pdfaProperty:category>internal</pdfaProperty:category>", ""),
)
quick("S-XM-25", "own prefix", lambda p: xmp(p, "prefix>pdfxid<", "prefix>x<"))
quick(
    "S-XM-26", "old key", lambda p: put(p.trailer.Info, "/GTS_PDFXVersion", String("PDF/X-3:2002"))
)


def shift(pdf: Pdf, box: str, corner: int, points: float) -> None:
    values = [float(v) for v in page(pdf)[box]]
    values[corner] += points
    page(pdf)[box] = Array([round(v, 4) for v in values])


MM = 72 / 25.4
quick("S-BX-2", "no trim", lambda p: drop(page(p), "/TrimBox"))
quick("S-BX-3", "no bleed", lambda p: drop(page(p), "/BleedBox"))
quick("S-BX-4", "art box", lambda p: put(page(p), "/ArtBox", page(p).TrimBox))
quick("S-BX-5", "cropped", lambda p: put(page(p), "/CropBox", page(p).TrimBox))
quick("S-BX-6", "trim outside", lambda p: shift(p, "/TrimBox", 0, -5 * MM))
quick("S-BX-7", "bleed outside", lambda p: shift(p, "/BleedBox", 3, 90 * MM))
quick("S-BX-8", "upside down", lambda p: shift(p, "/TrimBox", 1, 900 * MM))
quick("S-BX-9", "0.02 mm", lambda p: shift(p, "/TrimBox", 2, 0.02 * MM))
quick("S-BX-11", "2 mm of bleed", lambda p: shift(p, "/BleedBox", 0, MM))
quick("S-BX-12", "turned", lambda p: put(page(p), "/Rotate", 90))
quick("S-BX-13", "a huge medium", lambda p: shift(p, "/MediaBox", 2, 15000))
