"""Transparency: where colours are mixed."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.preflight.document import Document, Page
from infographic.preflight.objects import called, get, is_dict, name
from infographic.preflight.registry import Found, check
from infographic.preflight.spaces import space_of

_MODES = frozenset(
    {"Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge"}
    | {"ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion"}
    | {"Hue", "Saturation", "Color", "Luminosity"}
)
_MIXED = frozenset({"DeviceCMYK", "DeviceGray"})


def _blends(page: Page) -> bool:
    return any(
        e.look.alpha < 1 or e.look.stroke_alpha < 1 or e.look.blend not in ("Normal", "Compatible")
        for e in page.content.events
    )


@check("page-group", "error", "PDF/X-4; GWG 2022", "Inks are mixed as inks.", media="press")
def page_group(document: Document) -> Iterator[Found]:
    for page in document.pages:
        group = get(page.source, "Group")
        space = get(group, "CS")
        family = space_of(space, page.resources).family if space is not None else ""
        if family not in ("", "DeviceCMYK"):
            yield Found(f"the page's group mixes in {family}", page.number)
        elif not family and _blends(page):
            yield Found("transparency on a page whose group has no colour space", page.number)


@check("group-space", "error", "PDF/X-4; GWG 2022", "Inks are mixed as inks.", media="press")
def group_space(document: Document) -> Iterator[Found]:
    for key, held in document.objects:
        if not is_dict(held) or name(get(held, "Type")) == "Page":
            continue
        space = get(held, "Group", "CS")
        if space is None or key == "Group":
            continue
        family = space_of(space, get(held, "Resources")).family
        if family not in _MIXED:
            yield Found(f"the group of {called(held)} mixes in {family}")


@check(
    "transparency",
    "error",
    "PDF/X-1a; PDF/X-3",
    "Versions before X-4 know no transparency.",
    claims="x",
)
def transparency(document: Document) -> Iterator[Found]:
    if not document.claims.x.startswith(("PDF/X-1", "PDF/X-3")):
        return
    for page in document.pages:
        if _blends(page) or name(get(page.source, "Group", "S")) == "Transparency":
            yield Found(f"transparency, which {document.claims.x} does not allow", page.number)


@check(
    "blend-mode",
    "error",
    "PDF/A-2 6.2.10; ISO 32000-1, 11.3.5",
    "Modes that a RIP does not know are dropped.",
    claims="x a",
)
def blend_mode(document: Document) -> Iterator[Found]:
    for page in document.pages:
        for event in page.content.events:
            if event.look.blend not in _MODES:
                yield Found(f"the blend mode {event.look.blend}", page.number, event.box)
