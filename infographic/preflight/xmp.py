"""XMP metadata (ISO 16684-1) and the standards that a file claims in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from infographic.preflight.objects import get, is_stream, raw, text
from infographic.record import dataclass

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfx": "http://ns.adobe.com/pdfx/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
_SCHEMAS = "{http://www.aiim.org/pdfa/ns/extension/}schemas"
_SCHEMA_URI = "{http://www.aiim.org/pdfa/ns/schema#}namespaceURI"
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)")


@dataclass(frozen=True, slots=True)
class Xmp:
    """``values``: the first value of each property, as ``prefix:name``; ``extensions``: namespaces
    that extension schemas describe; ``fault``: why the packet cannot be read, else empty."""

    values: Mapping[str, str]
    extensions: frozenset[str]
    fault: str = ""

    def get(self, key: str) -> str:
        """A property's first value; empty when it is not there."""
        return self.values.get(key, "")


@dataclass(frozen=True, slots=True)
class Claims:
    """Versions that a file says it conforms to; empty where it says nothing."""

    x: str = ""
    a: str = ""
    ua: str = ""

    @property
    def kinds(self) -> frozenset[str]:
        """Which of "x", "a", "ua" are claimed."""
        named = (("x", self.x), ("a", self.a), ("ua", self.ua))
        return frozenset(kind for kind, held in named if held)

    @property
    def is_x4(self) -> bool:
        """True for PDF/X-4, which may be transparent."""
        return "X-4" in self.x

    def __str__(self) -> str:
        return ", ".join(held for held in (self.x, self.a, self.ua) if held)


def read_xmp(stream: Any) -> Xmp | None:
    """The metadata in a stream; None when it is none."""
    if not is_stream(stream):
        return None
    data = raw(stream)
    if _DOCTYPE.search(data):  # XMP has no use for entities, bombs have
        return Xmp({}, frozenset(), "it declares a document type")
    try:
        tree = ElementTree.fromstring(data.strip(b"\0 \r\n\t"))
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        return Xmp({}, frozenset(), str(fault))
    rdf = tree if tree.tag == f"{{{RDF}}}RDF" else tree.find(f".//{{{RDF}}}RDF")
    if rdf is None:
        return Xmp({}, frozenset(), "it holds no rdf:RDF")
    values: dict[str, str] = {}
    for key, value in _properties(rdf):
        values.setdefault(key, value)
    declared = {(e.text or "").strip() for s in rdf.iter(_SCHEMAS) for e in s.iter(_SCHEMA_URI)}
    return Xmp(values, frozenset(declared))


def _properties(rdf: ElementTree.Element) -> Iterator[tuple[str, str]]:
    prefixes = {uri: prefix for prefix, uri in NAMESPACES.items()}
    for described in rdf.findall(f"{{{RDF}}}Description"):
        for tag, value in described.attrib.items():
            uri, _, local = tag.removeprefix("{").rpartition("}")
            if uri in prefixes:
                yield f"{prefixes[uri]}:{local}", value.strip()
        for element in described:
            uri, _, local = element.tag.removeprefix("{").rpartition("}")
            if uri in prefixes:
                first = element.find(f".//{{{RDF}}}li")
                held = element if first is None else first
                yield f"{prefixes[uri]}:{local}", (held.text or "").strip()


def claims_of(xmp: Xmp | None, info: Any) -> Claims:
    """Claims of the metadata, and for PDF/X before X-4 of the document information."""
    held = xmp or Xmp({}, frozenset())
    x = held.get("pdfxid:GTS_PDFXVersion") or held.get("pdfx:GTS_PDFXVersion")
    x = x or (text(get(info, "GTS_PDFXVersion")) or "")
    part, level = held.get("pdfaid:part"), held.get("pdfaid:conformance")
    ua = held.get("pdfuaid:part")
    return Claims(x, f"PDF/A-{part}{level.lower()}" if part else "", f"PDF/UA-{ua}" if ua else "")
