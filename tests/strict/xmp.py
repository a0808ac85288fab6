"""Reading an XMP packet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from xml.etree.ElementTree import Element

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tag(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def properties(root: Element | None) -> Iterator[Element]:
    """The properties of every description; attributes count as properties of their own."""
    if root is None:
        return
    for description in root.iter(tag("rdf:Description")):
        yield from description
        for key, value in description.attrib.items():
            if key != tag("rdf:about"):
                made = Element(key)
                made.text = value
                yield made


def values(root: Element | None, name: str) -> list[str]:
    """The texts of a property: its own, or those of its items."""
    found = []
    for element in properties(root):
        if element.tag == tag(name):
            items = list(element.iter(tag("rdf:li")))
            found += [item.text or "" for item in items] if items else [element.text or ""]
    return found


def value(root: Element | None, name: str) -> str | None:
    found = values(root, name)
    return found[0] if len(found) == 1 else None


def xmp_date(text: str | None) -> datetime | None:
    """A date with time and zone; None where it is none."""
    if not text or not re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", text
    ):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


PDF_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'(\d\d)'?)")


def pdf_date(text: str) -> datetime | None:
    found = PDF_DATE.fullmatch(text)
    if not found:
        return None
    sign, hours, minutes = found.group(7, 8, 9)
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    try:
        zone = timezone(-offset if sign == "-" else offset)
        return datetime(*(int(v) for v in found.groups()[:6]), tzinfo=zone)
    except ValueError:
        return None
