"""Output intents: for which press the inks are meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from infographic.preflight.document import Document
from infographic.preflight.objects import (
    elements,
    get,
    identity,
    is_stream,
    name,
    number,
    raw,
    text,
)
from infographic.preflight.registry import Found, check

_REGISTRY = "http://www.color.org"


def intents(document: Document, kind: str = "") -> list[Any]:
    """Output intents, all or those of one kind."""
    held = elements(get(document.root, "OutputIntents"))
    return [i for i in held if not kind or name(get(i, "S")) == kind]


def _profile(intent: Any) -> Any:
    held = get(intent, "DestOutputProfile")
    return held if is_stream(held) else None


def header_of(intent: Any) -> tuple[str, str] | None:
    """Class and colour space in an embedded profile's header (ICC.1, 7.2)."""
    profile = _profile(intent)
    data = raw(profile) if profile is not None else b""
    if len(data) < 128 or data[36:40] != b"acsp":
        return None
    return data[12:16].decode("latin-1"), data[16:20].decode("latin-1")


@check("intent-present", "error", "PDF/X-4", "Inks mean nothing without a press.", claims="x")
def present(document: Document) -> Iterator[Found]:
    held = len(intents(document, "GTS_PDFX"))
    if held != 1:
        yield Found(f"{held or 'no'} output intents of kind GTS_PDFX, one is needed")


@check("intent-archive", "error", "PDF/A-2 6.2.3", "Archives read their own intent.", claims="a")
def archive(document: Document) -> Iterator[Found]:
    if not intents(document, "GTS_PDFA1"):
        yield Found("no output intent of kind GTS_PDFA1")


@check(
    "intent-embedded",
    "error",
    "PDF/X-4; PDF/A-2 6.2.3",
    "A name alone is only PDF/X-4p.",
    claims="x a",
)
def embedded(document: Document) -> Iterator[Found]:
    for held in intents(document):
        if _profile(held) is None:
            yield Found(f"the output intent {name(get(held, 'S'))} has no profile embedded")


@check(
    "intent-profile",
    "error",
    "PDF/X-4; PDF/A-2 6.2.3",
    "A profile that cannot be read is none.",
    claims="x a",
)
def profile(document: Document) -> Iterator[Found]:
    for held in intents(document):
        if _profile(held) is not None and header_of(held) is None:
            yield Found(f"the profile of {name(get(held, 'S'))} is no ICC profile")


@check(
    "intent-shared",
    "error",
    "PDF/A-2 6.2.3",
    "Two profiles in one file contradict each other.",
    claims="x a",
)
def shared(document: Document) -> Iterator[Found]:
    profiles = [p for p in map(_profile, intents(document)) if p is not None]
    if len({identity(p) for p in profiles}) > 1:
        yield Found("the output intents do not share one profile object")


@check(
    "intent-class",
    "error",
    "PDF/X-4",
    "Only a printer's profile describes a press.",
    claims="x",
)
def device_class(document: Document) -> Iterator[Found]:
    for held in intents(document, "GTS_PDFX"):
        header = header_of(held)
        if header is not None and header[0] != "prtr":
            yield Found(f"the profile's class is `{header[0]}`, not `prtr`")


@check(
    "intent-channels",
    "error",
    "PDF/X-4; ISO 32000-1, 8.6.5.5",
    "The page's inks are the profile's.",
    claims="x a",
)
def channels(document: Document) -> Iterator[Found]:
    sizes = {"CMYK": 4, "RGB ": 3, "GRAY": 1}
    for held in intents(document):
        header, count = header_of(held), number(get(_profile(held), "N"))
        if header is None:
            continue
        if count != sizes.get(header[1]):
            yield Found(f"N is {count}, the profile is {header[1].strip()}")
        elif document.medium == "press" and header[1] != "CMYK":
            yield Found(f"the profile is {header[1].strip()}, four inks are printed")


@check(
    "intent-identifier",
    "error",
    "PDF/X-4; ISO 32000-1, 14.11.5",
    "It names the printing condition.",
    claims="x a",
)
def identifier(document: Document) -> Iterator[Found]:
    for held in intents(document):
        if not text(get(held, "OutputConditionIdentifier")):
            yield Found(f"{name(get(held, 'S'))} has no OutputConditionIdentifier")


@check(
    "intent-registry",
    "warning",
    "PDF/X-4",
    "It says whose name the condition's is.",
    claims="x",
)
def registry(document: Document) -> Iterator[Found]:
    for held in intents(document, "GTS_PDFX"):
        if (text(get(held, "RegistryName")) or "").rstrip("/") != _REGISTRY:
            yield Found(f"RegistryName is not {_REGISTRY}")


@check(
    "intent-info",
    "warning",
    "PDF/X-4; ISO 32000-1, 14.11.5",
    "People read it, where the name is a code.",
    claims="x",
)
def info(document: Document) -> Iterator[Found]:
    for held in intents(document, "GTS_PDFX"):
        if not text(get(held, "Info")):
            yield Found("the output intent has no Info")
