"""What the file says of itself: XMP, the document information, and whether they agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from infographic.preflight.document import Document
from infographic.preflight.objects import get, name, text
from infographic.preflight.registry import Found, check
from infographic.preflight.xmp import NAMESPACES

_DATE = re.compile(
    r"(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?"
    r"(?:(Z)|([+-])(\d\d)[':]?(\d\d)?)?"
)
_DATES = (("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate"))
_TEXTS = (
    ("Title", "dc:title"), ("Creator", "xmp:CreatorTool"), ("Producer", "pdf:Producer"),
    ("Keywords", "pdf:Keywords"),
)  # fmt: skip


def _info(document: Document) -> Any:
    return document.pdf.trailer.get("/Info")


def _value(document: Document, key: str) -> str:
    return document.xmp.get(key) if document.xmp else ""


def _readable(document: Document) -> bool:
    return document.xmp is not None and not document.xmp.fault


@check(
    "xmp-present",
    "error",
    "PDF/X-4; PDF/A-2 6.6.2; PDF/UA-1 7.1",
    "Claims stand in the metadata.",
    claims="x a ua",
)
def present(document: Document) -> Iterator[Found]:
    old = document.claims.x.startswith("PDF/X-1a")  # which claims in the Info dictionary
    if document.xmp is None and not old:
        yield Found("the file has no XMP metadata")


@check("xmp-wellformed", "error", "PDF/A-2 6.6.2.1", "Metadata that cannot be read claim nothing.")
def wellformed(document: Document) -> Iterator[Found]:
    if document.xmp is not None and document.xmp.fault:
        yield Found(f"the XMP metadata cannot be read: {document.xmp.fault}")


@check("claim-x", "error", "PDF/X-4", "Printers sort jobs by what they claim.", media="press")
def claim_x(document: Document) -> Iterator[Found]:
    known = re.fullmatch(r"PDF/X-(4|1a:200[13]|3:200[23])", document.claims.x)
    if not document.claims.x and _readable(document):  # else `xmp-present` tells it
        yield Found("the file claims no PDF/X version")
    elif document.claims.x and not known:
        yield Found(f"`{document.claims.x}` is no version of PDF/X that is known here")


@check(
    "claim-archive",
    "error",
    "PDF/A-2 6.6.4",
    "Screen and office editions are archived.",
    media="screen office",
)
def claim_archive(document: Document) -> Iterator[Found]:
    if not document.claims.a:
        yield Found("the file claims no PDF/A version (pdfaid)")


@check(
    "claim-access",
    "error",
    "PDF/UA-1 5",
    "Screen and office editions are read aloud.",
    media="screen office",
)
def claim_access(document: Document) -> Iterator[Found]:
    if not document.claims.ua:
        yield Found("the file claims no PDF/UA version (pdfuaid)")


@check(
    "claim-known",
    "error",
    "PDF/A-2 6.6.4; PDF/UA-1 5",
    "A version that does not exist is no claim.",
    claims="a ua",
)
def claim_known(document: Document) -> Iterator[Found]:
    a, ua = document.claims.a, document.claims.ua
    if a and not re.fullmatch(r"PDF/A-(1[ab]|[23][abu]|4[ef]?)", a):
        yield Found(f"`{a}` is no version of PDF/A")
    if ua and ua not in ("PDF/UA-1", "PDF/UA-2"):
        yield Found(f"`{ua}` is no version of PDF/UA")


@check(
    "extension-schemas",
    "error",
    "PDF/A-2 6.6.2.3",
    "Properties that XMP does not know must be described.",
    claims="a",
)
def extension_schemas(document: Document) -> Iterator[Found]:
    if document.xmp is None:
        return
    prefixes = {key.partition(":")[0] for key in document.xmp.values}
    for prefix in ("pdfxid", "pdfuaid", "pdfx"):
        if prefix in prefixes and NAMESPACES[prefix] not in document.xmp.extensions:
            yield Found(f"the properties of {prefix} have no extension schema")


@check(
    "title",
    "error",
    "PDF/X-4; PDF/UA-1 7.1",
    "Readers and systems show it instead of a file name.",
    claims="x ua",
)
def title(document: Document) -> Iterator[Found]:
    if _readable(document) and not _value(document, "dc:title"):
        yield Found("the metadata hold no title (dc:title)")


def _date(value: str) -> tuple[str, datetime | None]:
    """The day that a date of either kind (7.9.4; ISO 8601) names, and its instant if it tells one."""
    match = _DATE.match(value)
    if match is None:
        return "", None
    year, month, day, hour, minute, second, zulu, sign, hours, minutes = match.groups()
    named = f"{year}-{month or '01'}-{day or '01'}"
    if hour is None or not (zulu or sign):
        return named, None
    zone = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    try:
        clock = datetime.fromisoformat(f"{named}T{hour}:{minute or '00'}:{second or '00'}")
        return named, clock + (zone if sign == "-" else -zone)
    except (ValueError, OverflowError):
        return named, None


@check(
    "dates-present",
    "error",
    "PDF/X-4",
    "Systems tell versions of a job apart by them.",
    claims="x",
)
def dates_present(document: Document) -> Iterator[Found]:
    for key in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
        if _readable(document) and not _DATE.match(_value(document, key)):
            yield Found(f"the metadata hold no {key}")


@check(
    "dates-agree",
    "error",
    "PDF/X-4; PDF/A-2 6.6.3",
    "Two dates of one thing: one is wrong.",
    claims="x a",
)
def dates_agree(document: Document) -> Iterator[Found]:
    for key, other in _DATES:
        day, instant = _date(text(get(_info(document), key)) or "")
        other_day, other_instant = _date(_value(document, other))
        if instant and other_instant:
            same = instant == other_instant
        else:
            same = day == other_day
        if day and other_day and not same:
            yield Found(f"{key} and {other} differ")


@check(
    "info-agrees",
    "error",
    "PDF/X-4; PDF/A-2 6.6.3",
    "Old and new metadata must tell the same.",
    claims="x a",
)
def info_agrees(document: Document) -> Iterator[Found]:
    for key, other in _TEXTS:
        one, two = text(get(_info(document), key)), _value(document, other)
        if one and two and one.strip() != two:
            yield Found(f"{key} and {other} differ")


@check(
    "trapped",
    "error",
    "PDF/X-4; house",
    "The press must know who traps: never Unknown.",
    claims="x",
)
def trapped(document: Document) -> Iterator[Found]:
    held, said = get(_info(document), "Trapped"), _value(document, "pdf:Trapped")
    named = name(held) or said
    if named not in ("True", "False"):
        yield Found(f"Trapped is {named or 'not given'}: it must be True or False")
    elif said and said != named:
        yield Found(f"Trapped is {named} in Info and {said} in the metadata")


@check("document-ids", "error", "PDF/X-4", "Systems follow a document by its ids.", claims="x")
def document_ids(document: Document) -> Iterator[Found]:
    for key in ("xmpMM:DocumentID", "xmpMM:InstanceID", "xmpMM:VersionID"):
        if _readable(document) and not _value(document, key):
            yield Found(f"the metadata hold no {key}")


@check("rendition-class", "error", "PDF/X-4", "It tells a proof from the job.", claims="x")
def rendition_class(document: Document) -> Iterator[Found]:
    if _readable(document) and not _value(document, "xmpMM:RenditionClass"):
        yield Found("the metadata hold no xmpMM:RenditionClass")
