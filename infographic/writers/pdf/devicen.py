"""Gradients over several plates as DeviceN (PDF 32000-1 8.6.6.5; PDF/X-4; PDF/A-2 6.2.4.4).

Two spots, or a spot and process inks, have no other space that keeps each on its plate.  Process inks
alone need one to overprint: a shading in DeviceCMYK paints all four plates, whatever the overprint mode
says (8.6.7).
"""

from __future__ import annotations

from itertools import product

from infographic.color import Ink
from infographic.frame import Gradient
from infographic.writers.pdf.objects import Document, Stream
from infographic.writers.pdf.syntax import name

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_Shares = tuple[float, ...]


def colorants(gradient: Gradient) -> dict[str, Ink]:
    """The inks that a gradient is printed in, in full, by the names of their plates: process inks in
    the order of the press, spots as they come."""
    inks = [ink for _, ink in gradient.stops]
    used = [any(ink.components[i] for ink in inks if not ink.spot) for i in range(4)]
    out = {
        plate: Ink(plate, tuple(float(i == j) for j in range(4)))  # type: ignore[arg-type]
        for i, plate in enumerate(PROCESS)
        if used[i]
    }
    return out | {ink.spot: Ink(ink.name, ink.cmyk, ink.spot) for ink in inks if ink.spot}


def stops(gradient: Gradient) -> list[tuple[float, _Shares]]:
    """Stops as shares of the gradient's colorants, 0 to 1."""
    plates = colorants(gradient)
    return [(at, tuple(_share(ink, plate) for plate in plates)) for at, ink in gradient.stops]


def _share(ink: Ink, plate: str) -> float:
    if ink.spot:
        return ink.tint if plate == ink.spot else 0.0
    return ink.components[PROCESS.index(plate)] if plate in PROCESS else 0.0


def space(plates: dict[str, Ink], spots: dict[str, str], document: Document) -> str:
    """The colour space of these colorants; ``spots``: references of the spots' own spaces.

    What stands for it are the inks' own alternates printed over one another, from samples with none
    and all of each: between them the function is linear in every ink, as such a print is.
    """
    samples = bytearray()
    for reverse in product((0, 1), repeat=len(plates)):  # the first ink varies fastest
        paper = [1.0] * 4
        for on, ink in zip(reversed(reverse), plates.values(), strict=True):
            paper = [p * (1.0 - on * c) for p, c in zip(paper, ink.cmyk, strict=True)]
        samples += bytes(round(255 * (1.0 - p)) for p in paper)
    count = len(plates)
    transform = Stream(
        bytes(samples),
        {
            "FunctionType": 0, "Domain": f"[{' '.join(['0 1'] * count)}]", "Range": "[0 1 0 1 0 1 0 1]",
            "Size": f"[{' '.join(['2'] * count)}]", "BitsPerSample": 8,
        },
    )  # fmt: skip
    names = " ".join(name(plate) for plate in plates)
    told = " ".join(f"{name(spot)} {reference}" for spot, reference in spots.items())
    attributes = f"<</Colorants <<{told}>>>>" if spots else ""
    return f"[/DeviceN [{names}] /DeviceCMYK {document.ref(transform)} {attributes}]"


__all__ = ["colorants", "space", "stops"]
