"""Gradients as axial and radial shadings (PDF 32000-1 8.7.4.5.3, 8.7.4.5.4)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from infographic.color import Ink
from infographic.frame import Gradient
from infographic.writers.pdf.syntax import num, nums


def spot_of(gradient: Gradient) -> Ink | None:
    """The one spot whose tints (or bare paper) make up the gradient, or None."""
    spots = {ink.spot: ink for _, ink in gradient.stops if ink.spot}
    plain = any(not ink.spot and not ink.is_paper for _, ink in gradient.stops)
    if len(spots) == 1 and not plain:
        return next(iter(spots.values()))
    return None


def needed(gradient: Gradient) -> bool:
    """True for a gradient that DeviceCMYK does not hold: of spots, or one that overprints, which a
    shading there cannot (8.6.7)."""
    inks = [ink for _, ink in gradient.stops]
    return any(ink.spot or (ink.overprint and not ink.is_paper) for ink in inks)


def shading(
    gradient: Gradient, space: str, stops: Sequence[tuple[float, Sequence[float]]], k: float
) -> str:
    """The shading dictionary; coordinates y up, ``k`` per mm, from the gradient's own origin.

    It extends both ways, as SVG's ``pad`` does.
    """
    if gradient.kind == "linear":
        kind = 2
        x0, y0, x1, y1 = gradient.coords
        coords = [k * x0, -k * y0, k * x1, -k * y1]
    else:
        kind = 3
        fx, fy, f, cx, cy, r = gradient.coords
        coords = [k * fx, -k * fy, k * f, k * cx, -k * cy, k * r]
    return (
        f"<</ShadingType {kind} /ColorSpace {space} /Coords [{nums(coords)}] "
        f"/Function {_function(stops)} /Extend [true true]>>"
    )


def tints(gradient: Gradient) -> list[tuple[float, tuple[float]]]:
    """Stops as tints of the gradient's one spot."""
    return [(offset, (ink.tint if ink.spot else 0.0,)) for offset, ink in gradient.stops]


def _function(stops: Sequence[tuple[float, Sequence[float]]]) -> str:
    """One exponential function a stretch, stitched.  A hard stop is simply no stretch."""
    stops = sorted(stops, key=lambda s: s[0])
    stops = [(min(max(o, 0.0), 1.0), c) for o, c in stops]
    stops = [(0.0, stops[0][1]), *stops, (1.0, stops[-1][1])]
    stretches = [
        (a, b, c0, c1) for (a, c0), (b, c1) in pairwise(stops) if round(b, 4) > round(a, 4)
    ]
    functions = [
        f"<</FunctionType 2 /Domain [0 1] /C0 [{nums(c0)}] /C1 [{nums(c1)}] /N 1>>"
        for _, _, c0, c1 in stretches
    ]
    if len(functions) == 1:
        return functions[0]
    bounds = " ".join(num(b) for _, b, _, _ in stretches[:-1])
    encode = " ".join(["0 1"] * len(functions))
    return (
        f"<</FunctionType 3 /Domain [0 1] /Functions [{' '.join(functions)}] "
        f"/Bounds [{bounds}] /Encode [{encode}]>>"
    )
