"""Metadata: what the file claims to be, and whether Info agrees."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from .document import Document
from .model import Found, rule
from .xmp import XML_LANG, pdf_date, properties, tag, value, values, xmp_date

CLAIMS = "Structure: XMP: `pdfxid:GTS_PDFXVersion` PDF/X-4, `pdfaid:part` 2 `conformance` U, `pdfuaid:part` 1"
SCHEMAS = "Structure: with `pdfaExtension:schemas` for pdfxid and pdfuaid"
FIELDS = "Structure: dc:title, dc:language, xmp:CreatorTool, dates"
IDS = "Structure: xmpMM:DocumentID/InstanceID/VersionID/RenditionClass"
AGREES = "Structure: Info agrees with it"
TRAPPED = "Structure: `Trapped` /False or /True, never Unknown"


def info(doc: Document, key: str) -> str | None:
    return str(doc.info[key]) if key in doc.info else None


@rule("S-XM-1", "The catalog has a metadata stream of type Metadata, subtype XML.", CLAIMS)
def stream(doc: Document) -> Found:
    found = doc.root.get("/Metadata")
    if found is None or found.get("/Type") != "/Metadata" or found.get("/Subtype") != "/XML":
        yield 0, "no XMP"


@rule("S-XM-2", "The packet is well-formed XML of one rdf:RDF in UTF-8.", CLAIMS)
def well_formed(doc: Document) -> Found:
    try:
        root = ElementTree.fromstring(doc.packet.decode("utf-8"))
    except (ElementTree.ParseError, UnicodeDecodeError) as error:
        yield 0, f"{error}"
        return
    if len(list(root.iter(tag("rdf:RDF")))) != 1:
        yield 0, "not one rdf:RDF"


@rule("S-XM-3", "The packet has its header, without bytes or encoding, and its end.", CLAIMS)
def packet(doc: Document) -> Found:
    head = re.match(
        rb'<\?xpacket begin="(?:\xef\xbb\xbf)?" id="W5M0MpCehiHzreSzNTczkc9d"\?>', doc.packet
    )
    if not head or not re.search(rb"<\?xpacket end=[\"'][wr][\"']\?>\s*\Z", doc.packet):
        yield 0, "no packet"


def claim(doc: Document, name: str, wanted: str) -> Found:
    if (found := values(doc.xmp, name)) != [wanted]:
        yield 0, f"{name} is {found}, not {wanted}"


@rule("S-XM-4", "The file claims PDF/X-4.", CLAIMS)
def pdfx(doc: Document) -> Found:
    return claim(doc, "pdfxid:GTS_PDFXVersion", "PDF/X-4")


@rule("S-XM-5", "The file claims part 2 of PDF/A.", CLAIMS)
def pdfa(doc: Document) -> Found:
    return claim(doc, "pdfaid:part", "2")


@rule("S-XM-6", "The file claims conformance U.", CLAIMS)
def conformance(doc: Document) -> Found:
    return claim(doc, "pdfaid:conformance", "U")


@rule("S-XM-7", "The file claims part 1 of PDF/UA.", CLAIMS)
def pdfua(doc: Document) -> Found:
    return claim(doc, "pdfuaid:part", "1")


@rule("S-XM-8", "dc:title has one text for x-default, and is Info's Title.", AGREES)
def title(doc: Document) -> Found:
    items = [
        i for p in properties(doc.xmp) if p.tag == tag("dc:title") for i in p.iter(tag("rdf:li"))
    ]
    texts = [i.text for i in items if i.get(XML_LANG) == "x-default"]
    if texts != [info(doc, "/Title")] or not (texts[0] or "").strip():
        yield 0, f"dc:title {texts}, Title {info(doc, '/Title')!r}"


@rule("S-XM-9", "dc:language is the catalog's Lang.", FIELDS)
def language(doc: Document) -> Found:
    if values(doc.xmp, "dc:language") != [str(doc.root.get("/Lang"))]:
        yield 0, f"{values(doc.xmp, 'dc:language')}, Lang {doc.root.get('/Lang')}"


def agree(doc: Document, name: str, key: str, *, needed: bool) -> Found:
    found, told = value(doc.xmp, name), info(doc, key)
    if found != told or (needed and not told):
        yield 0, f"{name} {found!r}, {key[1:]} {told!r}"


@rule("S-XM-10", "xmp:CreatorTool is Info's Creator.", AGREES)
def creator_tool(doc: Document) -> Found:
    return agree(doc, "xmp:CreatorTool", "/Creator", needed=True)


@rule("S-XM-11", "pdf:Producer is Info's Producer.", AGREES)
def producer(doc: Document) -> Found:
    return agree(doc, "pdf:Producer", "/Producer", needed=True)


@rule("S-XM-12", "Author, Subject and Keywords, where they are, agree.", AGREES)
def described(doc: Document) -> Found:
    for name, key in (
        ("dc:creator", "/Author"), ("dc:description", "/Subject"), ("pdf:Keywords", "/Keywords"),
    ):  # fmt: skip
        yield from agree(doc, name, key, needed=False)


def same_date(doc: Document, name: str, key: str) -> Found:
    found, told = xmp_date(value(doc.xmp, name)), pdf_date(info(doc, key) or "")
    if found is None or told is None or found != told:
        yield 0, f"{name} {value(doc.xmp, name)!r}, {key[1:]} {info(doc, key)!r}"


@rule("S-XM-13", "xmp:CreateDate is Info's CreationDate, both with time and zone.", AGREES)
def created(doc: Document) -> Found:
    return same_date(doc, "xmp:CreateDate", "/CreationDate")


@rule("S-XM-14", "xmp:ModifyDate is Info's ModDate, both with time and zone.", AGREES)
def modified(doc: Document) -> Found:
    return same_date(doc, "xmp:ModifyDate", "/ModDate")


@rule("S-XM-15", "xmp:MetadataDate is a date, and nothing is changed before it is made.", FIELDS)
def dates(doc: Document) -> Found:
    made, changed, told = (
        xmp_date(value(doc.xmp, f"xmp:{n}Date")) for n in ("Create", "Modify", "Metadata")
    )
    if told is None:
        yield 0, "no MetadataDate"
    if made and changed and changed < made:
        yield 0, "ModifyDate before CreateDate"


@rule("S-XM-16", "DocumentID and InstanceID are UUIDs, and differ.", IDS)
def ids(doc: Document) -> Found:
    found = [value(doc.xmp, f"xmpMM:{n}ID") or "" for n in ("Document", "Instance")]
    for text in found:
        if not re.fullmatch(r"(urn:)?uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text):
            yield 0, f"{text!r} is no UUID"
    if found[0] == found[1]:
        yield 0, "both IDs are the same"


@rule("S-XM-17", "VersionID is given.", IDS)
def version_id(doc: Document) -> Found:
    if not value(doc.xmp, "xmpMM:VersionID"):
        yield 0, "no VersionID"


@rule("S-XM-18", "RenditionClass is default.", IDS)
def rendition(doc: Document) -> Found:
    return claim(doc, "xmpMM:RenditionClass", "default")


@rule("S-XM-19", "pdf:Trapped is Info's Trapped.", TRAPPED)
def trapped(doc: Document) -> Found:
    if "/" + (value(doc.xmp, "pdf:Trapped") or "") != info(doc, "/Trapped"):
        yield 0, f"{value(doc.xmp, 'pdf:Trapped')!r}, Info {info(doc, '/Trapped')!r}"


@rule("S-XM-20", "Info's Trapped is True or False.", TRAPPED)
def known_trapped(doc: Document) -> Found:
    if info(doc, "/Trapped") not in ("/True", "/False"):
        yield 0, f"{info(doc, '/Trapped')!r}"


@rule("S-XM-21", "dc:format is application/pdf.", FIELDS)
def dc_format(doc: Document) -> Found:
    return claim(doc, "dc:format", "application/pdf")


@rule("S-XM-26", "The file claims no other standard or older PDF/X key.", CLAIMS)
def other_claims(doc: Document) -> Found:
    for key in ("/GTS_PDFXVersion", "/GTS_PDFXConformance"):
        if key in doc.info:
            yield 0, f"Info says {doc.info[key]}"
    for element in properties(doc.xmp):
        if "pdfvt" in element.tag or "pdfe/ns" in element.tag:
            yield 0, element.tag
