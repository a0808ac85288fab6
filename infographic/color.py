"""Inks.  A colour is what the press lays down; screens get what a proof of it would show.

Text and vector colours of a press file are never converted: K100 stays K100.  Previews (SVG,
contrast) read the output profile's own table, as a colour management module would.
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path

from infographic.record import dataclass, replace


@dataclass(frozen=True)
class Ink:
    """A process colour or a named spot.

    ``cmyk`` holds four shares from 0 to 1; for a spot it is the alternate.  ``tint`` is the
    share of the full ink, 0 to 1.  ``overprint``: it lets what it has no share of shine through.
    ``technical``: what a spot is for that is no colour (foil, varnish, die line).
    """

    name: str
    cmyk: tuple[float, float, float, float]
    spot: str | None = None
    tint: float = 1.0
    overprint: bool = False
    technical: str = ""

    def __hash__(self) -> int:
        return self._hash  # asked for a thousand times a sheet

    @cached_property
    def _hash(self) -> int:
        return hash(self._told)

    @property
    def _told(self) -> tuple[object, ...]:
        return self.name, self.cmyk, self.spot, self.tint, self.overprint, self.technical

    def __reduce__(self) -> tuple[type[Ink], tuple[object, ...]]:
        return Ink, self._told  # a hash is another process's: it does not travel

    def at(self, tint: float) -> Ink:
        """The same ink at another tint (0 to 1)."""
        return self if tint == 1.0 else replace(self, tint=self.tint * tint)

    def over(self) -> Ink:
        """The same ink, overprinting."""
        return self if self.overprint else replace(self, overprint=True)

    @cached_property
    def components(self) -> tuple[float, float, float, float]:
        """CMYK shares with the tint worked in (the alternate's for a spot)."""
        c, m, y, k = self.cmyk
        t = self.tint
        return (round(c * t, 5), round(m * t, 5), round(y * t, 5), round(k * t, 5))

    @property
    def coverage(self) -> float:
        """Sum of the inks, 0 to 4 (3.0 is 300 %)."""
        return self.tint if self.spot else sum(self.components)

    @property
    def is_black_only(self) -> bool:
        """True for any tint of black alone."""
        c, m, y, k = self.cmyk
        return self.spot is None and c == m == y == 0.0 and k > 0.0

    @property
    def is_paper(self) -> bool:
        """True when nothing is printed."""
        return self.spot is None and not any(self.components)


PAPER = Ink("paper", (0.0, 0.0, 0.0, 0.0))
BLACK = Ink("black", (0.0, 0.0, 0.0, 1.0))


#: From this share of black on, black with other inks is a rich black.
RICH = 0.9


def overprint_fault(ink: Ink) -> tuple[str, str] | None:
    """Why an ink cannot overprint, as a diagnostic's code and words; None when it can.

    print.md, Ink: white never does, and a rich black knocks out: over a picture it would show it.
    """
    if ink.coverage == 0.0:
        return "white-overprint", "paper white that overprints is not there at all"
    *colours, black = ink.components
    if ink.spot is None and black >= RICH and any(colours):
        return "black-overprint", "a rich black that overprints shows what it covers: it knocks out"
    return None


def mixed(ink: Ink, ground: Ink) -> Ink:
    """About what is seen of an ink that overprints a ground: each plate prints the ink's share, or
    what the ground has where the ink has none; a spot is laid over all of them."""
    pairs = zip(ink.components, ground.components, strict=True)
    c, m, y, k = (1 - (1 - a) * (1 - b) if ink.spot or ground.spot else a or b for a, b in pairs)
    return Ink(ink.name, (c, m, y, k))


def srgb(ink: Ink) -> tuple[float, float, float]:
    """The ink in sRGB as the output profile has it, each 0 to 1; paper is white.

    Relative colorimetric with black point compensation (docs/adr/0008).  A spot is shown by
    its alternate.
    """
    return _srgb(ink.components)


def grey(ink: Ink) -> float:
    """The ink on a device of black alone, 0 (black) to 1 (paper).

    Black's own tints keep their density; another ink becomes the tint that is as light.
    """
    if ink.is_black_only or ink.is_paper:
        return round(1.0 - ink.components[3], 5)
    steps, light = _blacks(), luminance(ink)
    dark = bisect_left(steps, -light, key=lambda v: -v)  # tints from there on are as dark
    if dark in (0, len(steps)):
        return 1.0 if dark == 0 else 0.0
    share = (steps[dark - 1] - light) / (steps[dark - 1] - steps[dark])
    return round(1.0 - (dark - 1 + share) / (len(steps) - 1), 5)


@lru_cache(maxsize=1)
def _blacks() -> tuple[float, ...]:
    """Luminance of black's tints from paper to full, in even steps."""
    return tuple(luminance(BLACK.at(i / 64)) for i in range(65))


def linear(v: float) -> float:
    """Light from an sRGB value, both 0 to 1."""
    return v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4


def luminance(ink: Ink) -> float:
    """WCAG relative luminance of the ink's preview colour, 0 to 1."""
    r, g, b = (linear(v) for v in srgb(ink))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@lru_cache(maxsize=512)  # the same inks on the same grounds at every trial
def contrast(one: Ink, other: Ink) -> float:
    """WCAG contrast ratio of two inks, 1 to 21."""
    a, b = luminance(one), luminance(other)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


# -- the output profile -----------------------------------------------------------------

PROFILE = Path(__file__).resolve().parent / "data" / "FOGRA39L_coated.icc"

#: D50, the white of the profile connection space, and XYZ relative to it to linear sRGB (the
#: inverse of the sRGB profile's Bradford-adapted matrix).
_WHITE = (0.9642, 1.0, 0.8249)
_XYZ_TO_RGB = (
    (3.1341359, -1.6173867, -0.4906622),
    (-0.9787955, 1.9162544, 0.0334427),
    (0.0719550, -0.2289769, 1.4053861),
)


class _Table:
    """A ``mft2`` table of an ICC profile (ICC.1:2001-04, 6.5.7): curves, grid, curves."""

    def __init__(self, data: bytes) -> None:
        if data[:4] != b"mft2":
            raise ValueError("the profile has no 16-bit table")
        self.inputs, self.outputs, self.steps = data[8], data[9], data[10]
        entries, exits = struct.unpack_from(">2H", data, 48)
        sizes = (
            self.inputs * entries,
            self.steps**self.inputs * self.outputs,
            self.outputs * exits,
        )
        values = array("H", data[52 : 52 + 2 * sum(sizes)])
        if sys.byteorder == "little":
            values.byteswap()
        ends = sizes[0], sizes[0] + sizes[1]
        self.before = [values[i : i + entries] for i in range(0, ends[0], entries)]
        self.grid = values[ends[0] : ends[1]]
        self.after = [values[i : i + exits] for i in range(ends[1], len(values), exits)]

    def __call__(self, point: Sequence[float]) -> list[float]:
        """Outputs 0 to 1 at a point 0 to 1, interpolated as LittleCMS does: over the last
        three inputs in tetrahedra, over a fourth in a line."""
        base, axes = 0, []
        stride = self.outputs * self.steps ** (self.inputs - 1)
        for value, curve in zip(point, self.before, strict=True):
            place = _curve(curve, value) * (self.steps - 1)
            cell = min(int(place), self.steps - 2)
            base += cell * stride
            axes.append((place - cell, stride))
            stride //= self.steps
        out = self._tetrahedron(base, axes[-3:])
        if len(axes) == 4:
            share, stride = axes[0]
            far = self._tetrahedron(base + stride, axes[1:]) if share else out
            out = [a + share * (b - a) for a, b in zip(out, far, strict=True)]
        return [_curve(curve, v) for curve, v in zip(self.after, out, strict=True)]

    def _tetrahedron(self, base: int, axes: Sequence[tuple[float, int]]) -> list[float]:
        """Outputs in a cell: a walk from its first corner along the largest shares first."""
        ordered = sorted(axes, reverse=True)
        shares = [1.0, *(share for share, _ in ordered), 0.0]
        corners = [base]
        for _, stride in ordered:
            corners.append(corners[-1] + stride)
        weights = [a - b for a, b in pairwise(shares)]
        return [
            sum(w * self.grid[c + i] for w, c in zip(weights, corners, strict=True) if w) / 65535
            for i in range(self.outputs)
        ]


class _Profile:
    """What previews need of a CMYK output profile."""

    def __init__(self, data: bytes) -> None:
        tags = {}
        for i in range(struct.unpack_from(">I", data, 128)[0]):
            name, start, length = struct.unpack_from(">4s2I", data, 132 + 12 * i)
            tags[name] = data[start : start + length]
        self.to_lab = _Table(tags[b"A2B1"])
        self.from_lab = _Table(tags[b"B2A0"])

    @cached_property
    def black(self) -> float:
        """Y of the darkest black: Lab 0 there and back, as LittleCMS detects it."""
        lightness = self._lab(self.from_lab((0.0, 128 / 255.99609375, 128 / 255.99609375)))[0]
        return _unfold((min(lightness, 50.0) + 16) / 116)

    def _lab(self, cmyk: Sequence[float]) -> tuple[float, float, float]:
        lightness, a, b = (v * 65535 for v in self.to_lab(cmyk))
        return lightness / 652.8, a / 256 - 128, b / 256 - 128

    def srgb(self, cmyk: Sequence[float]) -> tuple[float, float, float]:
        """sRGB of a process colour, each 0 to 1."""
        lightness, a, b = self._lab(cmyk)
        y = (lightness + 16) / 116
        xyz = [
            white * max(0.0, (_unfold(v) - self.black) / (1.0 - self.black))
            for white, v in zip(_WHITE, (y + a / 500, y, y - b / 200), strict=True)
        ]
        red, green, blue = (
            _gamma(sum(m * v for m, v in zip(row, xyz, strict=True))) for row in _XYZ_TO_RGB
        )
        return red, green, blue


@lru_cache(maxsize=1)
def _profile() -> _Profile:
    return _Profile(PROFILE.read_bytes())


@lru_cache(maxsize=4096)
def _srgb(cmyk: tuple[float, float, float, float]) -> tuple[float, float, float]:
    return _profile().srgb(cmyk)


def _curve(curve: Sequence[int], value: float) -> float:
    """A curve's value at 0 to 1, as 0 to 1."""
    place = min(max(value, 0.0), 1.0) * (len(curve) - 1)
    cell = min(int(place), len(curve) - 2)
    return (curve[cell] + (place - cell) * (curve[cell + 1] - curve[cell])) / 65535


def _unfold(v: float) -> float:
    """CIE Lab's f backwards."""
    return v**3 if v > 6 / 29 else (v - 16 / 116) * 108 / 841


def _gamma(v: float) -> float:
    """sRGB value of light."""
    v = min(max(v, 0.0), 1.0)
    return min(1.0, 12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055)
