"""Extension schemas: what the metadata says of its own properties."""

from __future__ import annotations

from .document import Document
from .model import Found, rule
from .xmp import SPACES, properties, tag

SCHEMAS = "Structure: with `pdfaExtension:schemas` for pdfxid and pdfuaid"
#: What PDF/A knows of itself: schemas of XMP 2004, and its own.
PREDEFINED = {SPACES[p] for p in ("rdf", "dc", "xmp", "xmpMM", "pdf", "pdfaid", "pdfaExtension")}
PDF_FIELDS = {"Keywords", "PDFVersion", "Producer"}
NEEDED = ["schema", "namespaceURI", "prefix", "property"]
PROPERTY = ["name", "valueType", "category", "description"]


def schemas(doc: Document) -> dict[str, set[str]]:
    """The fields that each extension schema describes, by its namespace."""
    found: dict[str, set[str]] = {}
    for element in properties(doc.xmp):
        if element.tag == tag("pdfaExtension:schemas"):
            for space in element.iter(tag("pdfaSchema:namespaceURI")):
                found.setdefault(space.text or "", set())
            for item in element.findall(f"./*/{tag('rdf:li')}"):
                space = item.find(tag("pdfaSchema:namespaceURI"))
                names = {n.text or "" for n in item.iter(tag("pdfaProperty:name"))}
                if space is not None:
                    found[space.text or ""] |= names
    return found


@rule("S-XM-22", "The schemas of PDF/X and PDF/UA are described.", SCHEMAS)
def extensions(doc: Document) -> Found:
    for prefix in ("pdfxid", "pdfuaid"):
        if SPACES[prefix] not in schemas(doc):
            yield 0, f"nothing describes {prefix}"


@rule("S-XM-23", "Every property that PDF/A does not know is described.", SCHEMAS)
def described_properties(doc: Document) -> Found:
    told = schemas(doc)
    for element in properties(doc.xmp):
        space, _, local = element.tag[1:].partition("}")
        known = space in PREDEFINED and (space != SPACES["pdf"] or local in PDF_FIELDS)
        if not known and local not in told.get(space, ()):
            yield 0, f"{space}{local}"


@rule(
    "S-XM-24", "Every extension schema has every field, and so has each of its properties.", SCHEMAS
)
def complete(doc: Document) -> Found:
    for element in properties(doc.xmp):
        if element.tag != tag("pdfaExtension:schemas"):
            continue
        for item in element.findall(f"./{tag('rdf:Bag')}/{tag('rdf:li')}"):
            held = {child.tag for child in item}
            if lost := [n for n in NEEDED if tag(f"pdfaSchema:{n}") not in held]:
                yield 0, f"a schema without {lost}"
            for described in item.iter(tag("rdf:li")):
                if described is item:
                    continue
                held = {child.tag for child in described if (child.text or "").strip()}
                if lost := [n for n in PROPERTY if tag(f"pdfaProperty:{n}") not in held]:
                    yield 0, f"a property without {lost}"


@rule("S-XM-25", "Each extension schema uses the prefix that its namespace is known by.", SCHEMAS)
def prefixes(doc: Document) -> Found:
    known = {uri: prefix for prefix, uri in SPACES.items()}
    for element in properties(doc.xmp):
        for item in element.findall(f"./{tag('rdf:Bag')}/{tag('rdf:li')}"):
            uri, prefix = (
                item.findtext(tag(f"pdfaSchema:{n}")) for n in ("namespaceURI", "prefix")
            )
            if uri and known.get(uri, prefix) != prefix:
                yield 0, f"{prefix!r} for {uri}"
