"""Inks by name, their sums and tints, and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pikepdf

from .colourspace import colorants, definition, spots
from .document import Document
from .model import MM, Found, rule
from .state import PROCESS

NAMES = "Ink: two spots that differ only by case or suffix, or share a definition, are an error"
LIMIT = "Ink: error over 320 %"
TINT = "Ink: Tint under 5 % or over 95 % is a warning"
RICH = "Ink: large black areas get a declared rich black and knock out"
TECHNICAL = (
    "Ink: Technical spots (foil, spot varnish, die line) overprint and are named in the slug"
)
PICTURES = "Ink: Pictures: error under 150 ppi at placed size (size-aware)"
SUFFIX = re.compile(r"[\s_-]*(CVC|CVU|CV|C|U|M|CP|UP|coated|uncoated|\d+%)$", re.I)
TECHNIQUES = re.compile(
    r"varnish|foil|emboss|die[ -]?(line|cut)|cut|crease|\bUV\b|烫|上光|模切|压痕|击凸", re.I
)
CMYK = "/DeviceCMYK"
LARGE = (50 * MM) ** 2


def spot_definitions(doc: Document) -> dict[str, tuple[str, str]]:
    return {
        colorants(array)[0]: definition(array)
        for array in spots(doc)
        if array[0] == "/Separation" and colorants(array)[0] not in ("All", "None", *PROCESS)
    }


def plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", SUFFIX.sub("", name)).casefold()


@rule("S-NK-1", "No two spots differ only by case, blanks or suffix.", NAMES)
def twins(doc: Document) -> Found:
    for a, b in combinations(sorted(spot_definitions(doc)), 2):
        if plain(a) == plain(b):
            yield 0, f"{a}, {b}"


@rule("S-NK-2", "No two spots share a definition.", NAMES)
def shared(doc: Document) -> Found:
    for (a, one), (b, two) in combinations(sorted(spot_definitions(doc).items()), 2):
        if one == two:
            yield 0, f"{a}, {b}: {one}"


@rule("S-NK-3", "No colour asks for over 320 % of ink.", LIMIT)
def sums(doc: Document) -> Found:
    for page in doc.pages:
        for p in page.reader.painted:
            total = 100 * sum(p.colour.plates.values())
            if p.kind in ("text", "fill", "stroke") and total > 320.5:
                yield page.number, f"{p.kind}: {total:.0f} %"


@rule(
    "S-NK-4",
    "No tint is under 5 % or over 95 %, but one that covers the whole sheet.",
    TINT,
    warning=True,
)
def tints(doc: Document) -> Found:
    for page in doc.pages:
        b = page.bleed
        for p in page.reader.painted:
            if p.kind not in ("text", "fill", "stroke"):
                continue
            sheet = p.kind == "fill" and p.box[0] <= b[0] + 1 and p.box[2] >= b[2] - 1
            for ink, tint in p.colour.inks.items():
                if not sheet and (tint < 0.0495 or 0.9505 < tint < 0.9995):
                    yield page.number, f"{p.kind}: {ink} {100 * tint:.1f} %"


@rule("S-NK-5", "Rich black never overprints.", RICH)
def rich(doc: Document) -> Found:
    for page in doc.pages:
        for p in page.paths:
            if p.colour.plates.get("Black", 0) > 0.9 and len(p.colour.inks) > 1 and p.overprint:
                yield page.number, p.kind


@rule("S-NK-6", "Large black areas are not of black ink alone.", RICH)
def large(doc: Document) -> Found:
    for page in doc.pages:
        for p in page.paths:
            area = max(0, p.box[2] - p.box[0]) * max(0, p.box[3] - p.box[1])
            if (
                p.kind == "fill"
                and p.colour.k100
                and not p.curved
                and len(p.subpaths) == 1
                and area > LARGE
            ):
                yield page.number, f"{area / MM / MM:.0f} mm2"


@rule("S-NK-7", "Technical spots overprint.", TECHNICAL)
def technical(doc: Document) -> Found:
    for page in doc.pages:
        for p in page.reader.painted:
            for name in p.colour.names:
                if TECHNIQUES.search(name) and not p.overprint:
                    yield page.number, f"{p.kind} in {name}"


@rule("S-NK-8", "The slug, where there is one, names every spot of its page.", TECHNICAL)
def slug(doc: Document) -> Found:
    for page in doc.pages:
        b = page.bleed
        outside = [
            p
            for p in page.texts
            if p.box[1] >= b[3] or p.box[3] <= b[1] or p.box[0] >= b[2] or p.box[2] <= b[0]
        ]
        said = re.sub(r"\s", "", "".join(p.said for p in outside))
        if not said:
            continue
        for name in {n for p in page.reader.painted for n in p.colour.names} - {"All", "None"}:
            if re.sub(r"\s", "", name) not in said:
                yield page.number, f"{name} is not in {said[:60]!r}"


#: Pixels an inch that do, by the sheet's longer side in mm.
ENOUGH = ((2000, 96), (1200, 120), (900, 150))


@rule(
    "S-NK-9",
    "Pictures have 150 pixels an inch where they are placed; posters need fewer.",
    PICTURES,
)
def pictures(doc: Document) -> Found:
    for page in doc.pages:
        t = page.trim
        longer = max(t[2] - t[0], t[3] - t[1]) / MM
        least = next((ppi for side, ppi in ENOUGH if longer >= side), 150)
        for p in page.reader.painted:
            if p.image is None or p.image.get("/ImageMask", False):
                continue
            pixels = int(p.image.get("/Width", 0)), int(p.image.get("/Height", 0))
            for count, side in zip(pixels, p.sides, strict=True):
                if side and count / side * 72 < least - 0.5:
                    yield page.number, f"{count / side * 72:.0f} ppi"
                    break


def stops(function: Any) -> Iterator[float]:
    """Sums of ink at the ends of every stretch of a gradient."""
    if isinstance(function, pikepdf.Array):
        return
    match int(function["/FunctionType"]):
        case 2:
            for key in ("/C0", "/C1"):
                yield sum(float(v) for v in function.get(key, [0]))
        case 3:
            for inner in function["/Functions"]:
                yield from stops(inner)


@rule("S-NK-10", "No gradient asks for over 320 % of ink.", LIMIT)
def gradients(doc: Document) -> Found:
    for node in doc.nodes:
        if "/ShadingType" not in node or "/Function" not in node:
            continue
        if (
            node.get("/ColorSpace") == CMYK
            and (most := max(stops(node.Function), default=0)) > 3.205
        ):
            yield 0, f"{node.objgen}: {100 * most:.0f} %"
