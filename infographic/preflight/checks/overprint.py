"""Overprint: what must, and what must not (ISO 32000-1, 8.6.7)."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.preflight.checks.text import is_rich_black, texts
from infographic.preflight.document import Document
from infographic.preflight.events import Image, Look, Path, Shade
from infographic.preflight.registry import Found, check
from infographic.preflight.spaces import Colour

_TEXT_UNDER, _LINE_UNDER = 12.0, 2.0


def _is_full_black(colour: Colour | None) -> bool:
    return colour is not None and colour.is_black_only and (colour.inks() or {})["Black"] > 0.995


def _overprints(colour: Colour, flag: bool, look: Look) -> bool:
    """True when other inks stay: DeviceCMYK needs mode 1 for it, spots do not."""
    return flag and (look.mode == 1 or colour.space.family != "DeviceCMYK")


@check("white-overprint", "error", "GWG 2022", "White that overprints vanishes.", media="press")
def white(document: Document) -> Iterator[Found]:
    for page in document.pages:
        for event in page.content.events:
            if isinstance(event, (Image, Shade)) or not page.prints(event.box):
                continue
            sides = (
                (event.fill, event.look.overprint), (event.stroke, event.look.stroke_overprint)
            )  # fmt: skip
            if any(flag and colour is not None and colour.is_white for colour, flag in sides):
                yield Found("something white overprints", page.number, event.box)


@check(
    "rich-black-overprint",
    "error",
    "house",
    "A rich black that overprints shows what it covers.",
    media="press",
)
def rich_black(document: Document) -> Iterator[Found]:
    for page in document.pages:
        for event in page.content.events:
            if isinstance(event, (Image, Shade)) or not page.prints(event.box):
                continue
            sides = (
                (event.fill, event.look.overprint), (event.stroke, event.look.stroke_overprint)
            )  # fmt: skip
            if any(flag and is_rich_black(colour) for colour, flag in sides):
                yield Found("a rich black overprints", page.number, event.box)


@check(
    "black-text-overprint",
    "warning",
    "GWG 2022; house",
    "Knocked out, small black shows white edges.",
    media="press",
)
def black_text(document: Document) -> Iterator[Found]:
    for page, event in texts(document):
        colour = event.fill
        if colour is None or not _is_full_black(colour) or event.size >= _TEXT_UNDER:
            continue
        if colour.space.family == "DeviceGray":
            continue  # `gray-small` tells it
        if not _overprints(colour, event.look.overprint, event.look):
            yield Found("black text under 12 pt that does not overprint", page.number, event.box)


@check(
    "black-line-overprint",
    "warning",
    "GWG 2022; house",
    "Knocked out, thin black shows white edges.",
    media="press",
)
def black_line(document: Document) -> Iterator[Found]:
    for page in document.pages:
        for event in page.content.events:
            if not isinstance(event, Path) or not page.prints(event.box):
                continue
            colour, flag, thin = event.stroke, event.look.stroke_overprint, event.width
            if colour is None:
                colour, flag = event.fill, event.look.overprint
                thin = _LINE_UNDER if event.thinnest is None else event.thinnest
            if colour is None or not _is_full_black(colour) or thin >= _LINE_UNDER:
                continue
            gray = colour.space.family == "DeviceGray"
            if not gray and not _overprints(colour, flag, event.look):
                told = "a black line under 2 pt that does not overprint"
                yield Found(told, page.number, event.box)


@check(
    "gray-small",
    "error",
    "GWG 2022; house",
    "DeviceGray cannot overprint as black ink does.",
    media="press",
)
def gray(document: Document) -> Iterator[Found]:
    for page, event in texts(document):
        if event.size < _TEXT_UNDER and _is_gray(event.fill):
            yield Found("text under 12 pt in DeviceGray", page.number, event.box)
    for page in document.pages:
        for item in page.content.events:
            thin = isinstance(item, Path) and item.width < _LINE_UNDER and _is_gray(item.stroke)
            if thin and page.prints(item.box):
                yield Found("a line under 2 pt in DeviceGray", page.number, item.box)


def _is_gray(colour: Colour | None) -> bool:
    return colour is not None and colour.space.family == "DeviceGray" and not colour.is_white
