"""Outlines as path operators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from infographic.extent import Box, points
from infographic.frame import Segments
from infographic.geometry import PT_PER_MM

_FORMS: Mapping[Any, str] = {
    "M": "%.2f %.2f m",
    "L": "%.2f %.2f l",
    "C": "%.2f %.2f %.2f %.2f %.2f %.2f c",
    "Z": "h",
}


def operators(segments: Segments, ox: float, oy: float, k: float = PT_PER_MM) -> str:
    """Path construction for segments in mm; (ox, oy) is where mm (0, 0) lies, pt, y up.

    ``k``: points per mm.  Two decimals: at most 0.005 pt, two microns, off.
    """
    box = _axis_rectangle(segments)
    if box is not None:
        x0, x1 = round(ox + k * box[0], 3), round(ox + k * box[2], 3)
        y0, y1 = round(oy - k * box[3], 3), round(oy - k * box[1], 3)
        return f"{x0 + 0.0:.12g} {y0 + 0.0:.12g} {x1 - x0:.9g} {y1 - y0:.9g} re"
    forms = [_FORMS[segment[0]] for segment in segments]
    values: list[Any] = [value for segment in segments for value in segment[1:]]
    values[::2] = [ox + k * x for x in values[::2]]
    values[1::2] = [oy - k * y for y in values[1::2]]
    return ("\n".join(forms) % tuple(values)).replace("-0.00 ", "0 ")


def _axis_rectangle(segments: Segments) -> Box | None:
    """The box of a closed upright rectangle that starts at its top left corner."""
    if len(segments) != 5 or [s[0] for s in segments] != ["M", "L", "L", "L", "Z"]:
        return None
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points(segments[:4])
    if y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0 and x1 >= x0 and y2 >= y0:
        return x0, y0, x1, y2
    return None
