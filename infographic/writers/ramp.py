"""Gradients of inks as stops of shown colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, cast

from infographic.color import Ink
from infographic.frame import Gradient

Colour: TypeAlias = tuple[float, ...]
_Stop: TypeAlias = tuple[float, Ink]

#: How far a gradient of inks may be from one of colours, of 255, before it gets a further stop.
_TOLERANCE = 1.5


def ramp(gradient: Gradient, colour: Callable[[Ink], Colour]) -> list[tuple[float, Colour]]:
    """Stops in shown colours, with more of them where inks mix on another way than light does."""
    plain = ((min(max(o, 0.0), 1.0), Ink("", ink.components)) for o, ink in gradient.stops)
    stops = sorted(plain, key=lambda stop: stop[0])
    out: list[tuple[float, Colour]] = []
    for i, stop in enumerate(stops):
        if i:
            out += _between(stops[i - 1], stop, colour, 5)
        out.append((stop[0], colour(stop[1])))
    return out


def _between(
    one: _Stop, other: _Stop, colour: Callable[[Ink], Colour], depth: int
) -> list[tuple[float, Colour]]:
    """Stops strictly between two, by halving while the straight way is too far off."""
    (o1, ink1), (o2, ink2) = one, other
    if depth == 0 or o2 - o1 < 1e-4:
        return []
    mixed = (round((a + b) / 2, 5) for a, b in zip(ink1.cmyk, ink2.cmyk, strict=True))
    middle = (o1 + o2) / 2, Ink("", cast("tuple[float, float, float, float]", tuple(mixed)))
    shown = colour(middle[1])
    straight = ((a + b) / 2 for a, b in zip(colour(ink1), colour(ink2), strict=True))
    if max(abs(a - b) for a, b in zip(shown, straight, strict=True)) * 255 <= _TOLERANCE:
        return []
    return [
        *_between(one, middle, colour, depth - 1),
        (middle[0], shown),
        *_between(middle, other, colour, depth - 1),
    ]
