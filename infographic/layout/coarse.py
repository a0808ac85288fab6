"""Photographs as a press looks at them: pixels an inch at their size, ink over the limit.

Sources: GWG 2022 (resolution), print.md, Ink; the preflight check `image-resolution` has the same limits.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from infographic.diagnostics import Diagnostic, Severity, Span
from infographic.frame import Image
from infographic.geometry import Matrix
from infographic.pictures.tone import Toned

#: Pixels an inch that are good at reading distance.
GOOD = 225.0
#: Sheets seen from farther away: shorter and longer side in mm, and what is good there.
LARGE = ((1200.0, 2000.0, 96.0), (800.0, 1200.0, 120.0), (600.0, 900.0, 150.0))
#: The share of what is good under which a picture is refused: 150 of 225.
REFUSED = 150.0 / 225.0
#: Pictures in black and white alone show their steps under so many pixels an inch.
BITS = 600.0


def good_ppi(width: float, height: float) -> float:
    """Pixels an inch that are good on a sheet of so many mm."""
    short, long = sorted((width, height))
    for least, most, ppi in LARGE:
        if short >= least - 0.5 and long >= most - 0.5:
            return ppi
    return GOOD


def picture_faults(
    image: Image, matrix: Matrix, sheet: tuple[float, float], place: Span
) -> Iterator[Diagnostic]:
    """What is wrong with a photograph at its size on a sheet (mm)."""
    if not isinstance(image.picture, Toned):
        return
    photo, toning = image.picture.photo, image.picture.toning
    width = image.width * math.hypot(matrix.a, matrix.b)
    height = image.height * math.hypot(matrix.c, matrix.d)
    if width <= 0.0 or height <= 0.0:
        return
    ppi = min(photo.width / width, photo.height / height) * 25.4
    good = good_ppi(*sheet)
    if ppi < good - 0.5:
        refused = ppi < good * REFUSED - 0.5
        severity: Severity = "error" if refused else "warning"
        message = (
            f"{ppi:.0f} pixels an inch at this size; {good:.0f} are good on this sheet,"
            f" {good * REFUSED:.0f} the least"
        )
        hint = f"the picture has enough for {photo.width / good * 25.4:.0f} mm of width"
        yield Diagnostic("low-resolution", message, place, severity, (hint,))
    elif photo.bits and ppi < BITS - 0.5:
        message = f"black and white alone at {ppi:.0f} pixels an inch; its edges want {BITS:.0f}"
        hint = "scan it at a higher resolution, or in grey"
        yield Diagnostic("low-resolution", message, place, "warning", (hint,))
    if photo.ink > toning.most:
        message = (
            f"the picture has up to {photo.ink / 2.55:.0f} % ink: brought down to"
            f" {toning.limit * 100:.0f} %"
        )
        yield Diagnostic("ink-coverage", message, place, "warning")


__all__ = ["BITS", "GOOD", "LARGE", "good_ppi", "picture_faults"]
