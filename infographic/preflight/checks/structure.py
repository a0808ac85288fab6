"""The file as a file: version, encryption, and what a page must not depend on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from infographic.preflight.document import Document
from infographic.preflight.objects import (
    called,
    elements,
    get,
    is_array,
    is_dict,
    is_stream,
    items,
    name,
    number,
)
from infographic.preflight.registry import Found, check

#: Kinds of actions that an archive must not hold (ISO 19005-2, 6.5.1).
_FORBIDDEN = frozenset(
    {"Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition"}
    | {"Trans", "GoTo3DView"}
)


def dictionaries(document: Document) -> Iterator[tuple[str, Any]]:
    """Dictionaries and streams of the file."""
    return ((key, held) for key, held in document.objects if is_dict(held))


def graphics_states(document: Document) -> Iterator[Any]:
    """Graphics state dictionaries of all resources."""
    for _, held in dictionaries(document):
        yield from (state for _, state in items(get(held, "ExtGState")) if is_dict(state))


@check(
    "syntax",
    "error",
    "ISO 32000-1, 7.5",
    "A damaged file is repaired in another way by every reader.",
)
def syntax(document: Document) -> Iterator[Found]:
    for told in document.damage:
        yield Found(f"the file is damaged: {told}")


@check("pdf-version", "error", "PDF/X-4", "PDF/X-4 is a subset of PDF 1.6.", claims="x4")
def pdf_version(document: Document) -> Iterator[Found]:
    if document.pdf.pdf_version != "1.6":
        yield Found(f"the file is PDF {document.pdf.pdf_version}, PDF/X-4 takes 1.6")


@check(
    "file-id",
    "error",
    "PDF/X-4; PDF/A-2 6.1.3",
    "Systems tell versions of a job apart by it.",
    claims="x a",
)
def file_id(document: Document) -> Iterator[Found]:
    if len(elements(document.pdf.trailer.get("/ID"))) != 2:
        yield Found("the trailer has no ID of two strings")


@check("encryption", "error", "PDF/X-4; PDF/A-2 6.1.3", "A press cannot ask for rights.")
def encryption(document: Document) -> Iterator[Found]:
    if document.pdf.is_encrypted:
        yield Found("the file is encrypted")


@check("javascript", "error", "PDF/X-4; PDF/A-2 6.5.1", "Scripts change what is printed.")
def javascript(document: Document) -> Iterator[Found]:
    for key, held in dictionaries(document):
        if name(get(held, "S")) == "JavaScript" or (key == "Names" and "/JavaScript" in held):
            yield Found(f"JavaScript in {called(held)}")
            return


@check("actions", "error", "PDF/X-4; PDF/A-2 6.5", "A printed sheet cannot act.")
def actions(document: Document) -> Iterator[Found]:
    press = document.medium == "press"
    held: dict[str, list[str]] = {}
    for _, one in dictionaries(document):
        if any(name(get(act, "S")) for _, act in items(get(one, "AA"))):
            held.setdefault("AA (by itself)", []).append(called(one))
        kind = name(get(one, "A", "S"))
        if kind and kind != "JavaScript" and (press or kind in _FORBIDDEN):
            held.setdefault(kind, []).append(called(one))
    for kind, places in held.items():
        yield Found(f"actions of kind {kind}: {len(places)}, the first in {places[0]}")
    opens = name(get(document.root, "OpenAction", "S"))
    if opens and opens != "JavaScript" and (press or opens in _FORBIDDEN):
        yield Found(f"the file opens with the action {opens}")


@check(
    "form-fields",
    "error",
    "PDF/X-4; house",
    "Fields are drawn by each viewer in its own way.",
    media="press",
)
def form_fields(document: Document) -> Iterator[Found]:
    form = get(document.root, "AcroForm")
    if len(elements(get(form, "Fields"))) or get(form, "XFA") is not None:
        yield Found("the file holds form fields")


@check(
    "opi",
    "error",
    "PDF/X-4",
    "Pictures that stand elsewhere are missing at the press.",
    claims="x",
)
def opi(document: Document) -> Iterator[Found]:
    for _, held in dictionaries(document):
        if is_stream(held) and is_dict(get(held, "OPI")):
            yield Found(f"{called(held)} stands for a picture in another file (OPI)")


@check(
    "postscript-xobject",
    "error",
    "PDF/X-4; PDF/A-2 6.2.9",
    "PostScript in a PDF is ignored or refused.",
    claims="x a",
)
def postscript_xobject(document: Document) -> Iterator[Found]:
    for _, held in dictionaries(document):
        kinds = name(get(held, "Subtype")), name(get(held, "Subtype2"))
        if is_stream(held) and ("PS" in kinds or "/PS" in held):
            yield Found(f"{called(held)} is PostScript")


@check(
    "reference-xobject",
    "error",
    "PDF/X-4; PDF/A-2 6.2.9",
    "Pages of other files are missing at the press.",
    claims="x a",
)
def reference_xobject(document: Document) -> Iterator[Found]:
    for _, held in dictionaries(document):
        if is_stream(held) and is_dict(get(held, "Ref")):
            yield Found(f"{called(held)} stands for a page of another file")


@check(
    "alternate-images",
    "error",
    "PDF/X-4; PDF/A-2 6.2.8",
    "It must be plain which picture is printed.",
    claims="x a",
)
def alternate_images(document: Document) -> Iterator[Found]:
    for _, held in dictionaries(document):
        if name(get(held, "Subtype")) == "Image" and is_array(get(held, "Alternates")):
            yield Found(f"the picture {called(held)} has alternates")


@check(
    "transfer-curve",
    "error",
    "PDF/X-4; PDF/A-2 6.2.5",
    "Curves belong to the plate setter, not to the page.",
    claims="x a",
)
def transfer_curve(document: Document) -> Iterator[Found]:
    for held in graphics_states(document):
        second = name(get(held, "TR2"))
        if "/TR" in held or ("/TR2" in held and second != "Default"):
            yield Found(f"the graphics state {called(held)} sets a transfer curve")
        elif "/HTP" in held:
            yield Found(f"the graphics state {called(held)} sets a halftone's phase")


@check(
    "lzw",
    "error",
    "PDF/X-4; PDF/A-2 6.1.7.2",
    "Archives and presses do not take LZW.",
    claims="x a",
)
def lzw(document: Document) -> Iterator[Found]:
    for _, held in dictionaries(document):
        filters = get(held, "Filter")
        named = {name(f) for f in (elements(filters) or [filters])}
        if is_stream(held) and named & {"LZWDecode", "LZW"}:
            yield Found(f"{called(held)} is compressed by LZW")


@check(
    "interpolate",
    "error",
    "PDF/A-2 6.2.8; house",
    "Each device blurs coarse pictures in its own way.",
)
def interpolate(document: Document) -> Iterator[Found]:
    for _, held in dictionaries(document):
        if is_stream(held) and get(held, "Interpolate") is True:
            yield Found(f"the picture {called(held)} asks for interpolation")


@check(
    "user-unit",
    "error",
    "house",
    "Many tools ignore it and print at another size.",
    media="press",
)
def user_unit(document: Document) -> Iterator[Found]:
    for page in document.pages:
        unit = number(get(page.source, "UserUnit"))
        if unit not in (None, 1.0):
            yield Found(f"a unit of {unit:g} points (UserUnit)", page.number)


@check(
    "embedded-files", "error", "PDF/A-2 6.8; house", "A job holds what is printed, nothing else."
)
def embedded_files(document: Document) -> Iterator[Found]:
    if document.medium != "press" and "a" not in document.expected:
        return
    if items(get(document.root, "Names", "EmbeddedFiles")) or get(document.root, "AF") is not None:
        yield Found("the file has other files embedded")


@check(
    "optional-content",
    "warning",
    "house",
    "A layer that is off on one screen may be on at the press.",
    media="press",
)
def optional_content(document: Document) -> Iterator[Found]:
    layers = elements(get(document.root, "OCProperties", "OCGs"))
    if layers:
        yield Found(f"{len(layers)} layers that can be switched (optional content)")


@check(
    "external-streams",
    "error",
    "PDF/A-2 6.1.7.1; PDF/X-4",
    "What stands elsewhere is missing at the press.",
    claims="x a",
)
def external_streams(document: Document) -> Iterator[Found]:
    for _, held in dictionaries(document):
        if is_stream(held) and get(held, "F") is not None:
            yield Found(f"{called(held)} has its data in another file")
