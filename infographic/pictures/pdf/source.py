"""What a placed page's file says beside what is painted: scripts, fields, notes, layers, its press."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from infographic.pictures.page import Flaw, PdfPage, Sheet
from infographic.preflight.checks import structure
from infographic.preflight.checks.intents import intents
from infographic.preflight.document import Document, annotations_of
from infographic.preflight.objects import (
    elements,
    get,
    identity,
    is_dict,
    name,
    number,
    raw,
    text,
)

if TYPE_CHECKING:
    from infographic.pictures.pdf.form import Made

#: Checks of whole files that hold for whatever page of them is placed.
_WHOLE = (structure.javascript, structure.actions, structure.form_fields)
#: Annotations that are never printed as part of the page (ISO 32000-1, 12.5.6).
_UNSEEN = frozenset({"Link", "Popup", "PrinterMark", "TrapNet"})
#: Annotations that play something.
_MEDIA = frozenset({"Screen", "Movie", "Sound", "RichMedia", "3D"})
#: Bits of F: hidden, printed (ISO 32000-1, table 165).
_HIDDEN, _PRINT = 2, 4
_PLAIN = "save it as a PDF for print: PDF/X-4"


def source_faults(made: Made, page: PdfPage, sheet: Sheet) -> Iterator[Flaw]:
    """What is wrong with a page's file; that links were dropped is a note."""
    for one in _WHOLE:
        for found in one.look(made.document):
            yield Flaw("unfit-pdf", f"{one.id}: {found.message}", "error", _PLAIN)
    dropped = 0
    for note in annotations_of(made.page):
        kind, bits = name(get(note, "Subtype")), int(number(get(note, "F")) or 0)
        if kind in _MEDIA or (kind not in _UNSEEN and bits & _PRINT and not bits & _HIDDEN):
            what = f"annotations: a {kind or 'nameless'} annotation, which each reader prints in its way"
            yield Flaw("unfit-pdf", what, "error", "flatten it: print the page to a PDF")
        elif kind == "Link":
            dropped += 1
    if dropped:
        told = f"{dropped} link{'s' * (dropped > 1)} of the page {'are' if dropped > 1 else 'is'} left out"
        yield Flaw("unfit-pdf", told, "note")
    for layer in made.layers:
        why = _switched(made.document, layer)
        if why:
            told = f"optional-content: {why}, so what is printed depends on the reader"
            yield Flaw("unfit-pdf", told, "error", "merge its layers before saving it")
    if sheet.medium == "press":
        yield from _condition(made.document, page, sheet)


def _switched(document: Document, layer: Any) -> str:
    """Why it cannot be shown that a layer is always seen (ISO 32000-1, 8.11.4); "" where it can."""
    called = text(get(layer, "Name")) or "without a name"
    if name(get(layer, "Type")) == "OCMD":
        if get(layer, "VE") is not None or name(get(layer, "P")) in ("AllOff", "AnyOff"):
            return "a rule says when parts of it are seen"
        return ""
    held = get(document.root, "OCProperties")
    usage = get(layer, "Usage")
    if any(
        name(get(usage, key, state)) == "OFF"
        for key, state in (("Print", "PrintState"), ("View", "ViewState"))
    ):
        return f"the layer `{called}` is not meant for the screen or for print"
    for setting in (get(held, "D"), *elements(get(held, "Configs"))):
        off = {identity(one) for one in elements(get(setting, "OFF"))}
        on = {identity(one) for one in elements(get(setting, "ON"))}
        base = name(get(setting, "BaseState"))
        if identity(layer) in off or (base in ("OFF", "Unchanged") and identity(layer) not in on):
            return f"the layer `{called}` is switched off"
    return "" if is_dict(get(held, "D")) else f"nothing says whether the layer `{called}` is on"


def _condition(document: Document, page: PdfPage, sheet: Sheet) -> Iterator[Flaw]:
    """The press that the file was made for (ISO 15930-7, 6.2.2) is the sheet's, or none is named."""
    held = intents(document, "GTS_PDFX") or intents(document, "GTS_PDFA1")
    if not held:
        told = f"its file names no printing condition: taken for {sheet.condition}"
        yield Flaw("stock-profile", told, "warning", "save it as PDF/X-4 with an output intent")
        return
    profile = raw(get(held[0], "DestOutputProfile"))
    named = (text(get(held[0], "OutputConditionIdentifier")) or "").strip()
    if profile[16:20] not in (b"", b"CMYK"):
        told = f"its output intent `{named}` is not for a press"
        yield Flaw("stock-profile", told, "error", _PLAIN)
    elif _plain(named) != _plain(sheet.condition) and profile != _own_profile(page):
        told = f"it was made for {named or 'another press'}, this sheet is printed to {sheet.condition}"
        yield Flaw("stock-profile", told, "error", "make it anew for this stock")


def _own_profile(page: PdfPage) -> bytes:
    from infographic.color import PROFILE

    return page.toning.profile or PROFILE.read_bytes()


def _plain(condition: str) -> str:
    return condition.casefold().replace(" ", "")


__all__ = ["source_faults"]
