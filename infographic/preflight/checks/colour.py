"""Colour spaces that a press takes."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.preflight.checks.intents import header_of, intents
from infographic.preflight.document import Document
from infographic.preflight.events import Event, Image, Shade
from infographic.preflight.objects import elements, get, is_array, is_dict, name
from infographic.preflight.registry import Found, check
from infographic.preflight.spaces import PROCESS, Space

_PRESS = frozenset({"DeviceCMYK", "DeviceGray", "Separation", "DeviceN", "Indexed", "Pattern"})
_INTENT = {"CMYK": "DeviceCMYK", "RGB ": "DeviceRGB"}


def spaces_of(event: Event) -> Iterator[Space]:
    """The colour spaces that an event paints in."""
    if isinstance(event, (Image, Shade)):
        if event.space is not None:
            yield event.space
        return
    for colour in (event.fill, event.stroke):
        if colour is not None:
            yield colour.space


def _what(event: Event) -> str:
    return {"Image": "a picture", "Shade": "a shading", "Text": "text"}.get(
        type(event).__name__, "a path"
    )


@check(
    "colour-space",
    "error",
    "GWG 2022; house",
    "Colours that are no inks are converted by whoever prints.",
    media="press",
)
def colour_space(document: Document) -> Iterator[Found]:
    for page in document.pages:
        for event in page.content.events:
            for space in spaces_of(event):
                families = (*space.families, *filter(None, [space.alternate]))
                wrong = next((f for f in families if f not in _PRESS), None)
                if wrong and page.prints(event.box):
                    yield Found(f"{_what(event)} in {wrong}", page.number, event.box)


@check(
    "device-colour",
    "error",
    "PDF/A-2 6.2.4.3",
    "A device's colours need the profile of that device.",
    media="screen office any",
    claims="a",
)
def device_colour(document: Document) -> Iterator[Found]:
    held = intents(document, "GTS_PDFA1")
    header = header_of(held[0]) if held else None
    if header is None:
        return  # `intent-archive` and `intent-profile` tell it
    covered = {_INTENT.get(header[1], ""), "DeviceGray"}
    seen: set[str] = set()
    for page in document.pages:
        for event in page.content.events:
            families = {f for s in spaces_of(event) for f in s.families if f.startswith("Device")}
            for family in sorted(families - covered - seen - {"DeviceN"}):
                seen.add(family)
                yield Found(f"{family} without an output intent for it", page.number, event.box)


@check(
    "registration-colour",
    "error",
    "GWG 2022",
    "It fills every plate: for marks, never for artwork.",
    media="press",
)
def registration_colour(document: Document) -> Iterator[Found]:
    for page in document.pages:
        for event in page.content.events:
            if any("All" in s.colorants for s in spaces_of(event)) and page.prints(event.box):
                yield Found(f"{_what(event)} in the registration colour", page.number, event.box)


@check(
    "devicen-colorants",
    "error",
    "PDF/X-4; PDF/A-2 6.2.4.4",
    "Each spot of a DeviceN needs a definition.",
    claims="x a",
)
def devicen_colorants(document: Document) -> Iterator[Found]:
    for _, held in document.objects:
        if not (is_array(held) and len(held) >= 4 and name(held[0]) == "DeviceN"):
            continue
        attributes = held[4] if len(held) > 4 else None
        listed = get(attributes, "Colorants")
        spots = {name(n) for n in elements(held[1])} - {*PROCESS, "None"}
        missing = sorted(n for n in spots if not (is_dict(listed) and get(listed, n) is not None))
        if missing:
            yield Found(f"a DeviceN without Colorants for {', '.join(missing)}")
