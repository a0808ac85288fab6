"""The standards that a file claims to keep, as XMP (ISO 15930-7 6.2, 19005-2 6.6.4, 14289-1 5)."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Claim(Enum):
    """A standard, by the text of its XMP properties."""

    X4 = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"
    A2U = "<pdfaid:part>2</pdfaid:part>\n   <pdfaid:conformance>U</pdfaid:conformance>"
    UA1 = "<pdfuaid:part>1</pdfuaid:part>"


class _Schema(NamedTuple):
    """A namespace that PDF/A does not know (19005-2 6.6.2.3.3): its one property, told in full."""

    prefix: str
    uri: str
    about: str
    name: str
    type: str
    kind: str
    meaning: str


_PDF = _Schema(
    "pdf", "http://ns.adobe.com/pdf/1.3/", "Adobe PDF schema",
    "Trapped", "Text", "internal", "Whether the document has been trapped",
)  # fmt: skip
_SCHEMAS = {
    Claim.X4: _Schema(
        "pdfxid", "http://www.npes.org/pdfx/ns/id/", "PDF/X identification schema",
        "GTS_PDFXVersion", "Text", "internal", "Version of the PDF/X standard",
    ),
    Claim.UA1: _Schema(
        "pdfuaid", "http://www.aiim.org/pdfua/ns/id/", "PDF/UA identification schema",
        "part", "Integer", "internal", "Part of the PDF/UA standard",
    ),
}  # fmt: skip
_NAMESPACES = {
    Claim.X4: _SCHEMAS[Claim.X4].uri,
    Claim.A2U: "http://www.aiim.org/pdfa/ns/id/",
    Claim.UA1: _SCHEMAS[Claim.UA1].uri,
}
_PREFIXES = {Claim.X4: "pdfxid", Claim.A2U: "pdfaid", Claim.UA1: "pdfuaid"}

#: What a plain press file keeps; one for a screen or an office printer.
PRINT = (Claim.X4, Claim.A2U, Claim.UA1)
READING = (Claim.A2U, Claim.UA1)


def described(claims: tuple[Claim, ...]) -> str:
    """The rdf:Description of claims; with one of PDF/A, schemas for what that does not know."""
    if not claims:
        return ""
    spaces = {_PREFIXES[c]: _NAMESPACES[c] for c in claims}
    lines = [c.value for c in claims]
    if Claim.A2U in claims:
        spaces |= {
            "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
            "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
            "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
        }
        own = (_SCHEMAS[c] for c in claims if c in _SCHEMAS)
        rows = "\n".join(_extension(s) for s in (_PDF, *own))
        lines.append(
            f"<pdfaExtension:schemas><rdf:Bag>\n{rows}\n   </rdf:Bag></pdfaExtension:schemas>"
        )
    declared = "".join(f'\n    xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    body = "\n".join(f"   {line}" for line in lines)
    return f'  <rdf:Description rdf:about=""{declared}>\n{body}\n  </rdf:Description>\n'


def _extension(schema: _Schema) -> str:
    return f"""    <rdf:li rdf:parseType="Resource">
     <pdfaSchema:schema>{schema.about}</pdfaSchema:schema>
     <pdfaSchema:namespaceURI>{schema.uri}</pdfaSchema:namespaceURI>
     <pdfaSchema:prefix>{schema.prefix}</pdfaSchema:prefix>
     <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>{schema.name}</pdfaProperty:name>
      <pdfaProperty:valueType>{schema.type}</pdfaProperty:valueType>
      <pdfaProperty:category>{schema.kind}</pdfaProperty:category>
      <pdfaProperty:description>{schema.meaning}</pdfaProperty:description>
     </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li>"""
