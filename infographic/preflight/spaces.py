"""Colour spaces and colours (ISO 32000-1, 8.6), as the inks that they lay down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pikepdf

from infographic.preflight.objects import elements, get, is_array, is_stream, name, number, raw
from infographic.record import dataclass

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_DEVICE = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}
_CIE = {"CalGray": 1, "CalRGB": 3, "Lab": 3}


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: its family, its number of components, and its colorants by name.

    ``base`` is what an Indexed space or an uncoloured pattern indexes, ``palette`` its table.
    ``alternate``: the family that stands for a spot where the spot is not printed.
    """

    family: str
    components: int = 1
    colorants: tuple[str, ...] = ()
    base: Space | None = None
    palette: bytes = b""
    alternate: str = ""

    @property
    def families(self) -> tuple[str, ...]:
        """The families that the space is made of; alternates of spots are not counted."""
        return (self.family, *(self.base.families if self.base else ()))


GRAY = Space("DeviceGray")
RGB = Space("DeviceRGB", 3)
CMYK = Space("DeviceCMYK", 4, PROCESS)
PATTERN = Space("Pattern", 0)
UNKNOWN = Space("unknown", 0)
_NAMED = {"DeviceGray": GRAY, "DeviceRGB": RGB, "DeviceCMYK": CMYK, "Pattern": PATTERN}


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as it is painted: its space and its components there."""

    space: Space = GRAY
    values: tuple[float, ...] = (0.0,)

    def inks(self) -> Mapping[str, float] | None:
        """Share of each ink, 0 to 1, those that are not there left out; None when only the
        press's own conversion would tell (RGB, CIE-based spaces, patterns)."""
        space, values = self.space, self.values
        if space.family == "Indexed" and space.base is not None:
            at = space.base.components * int(values[0]) if values else 0
            held = space.palette[at : at + space.base.components]
            return Colour(space.base, tuple(v / 255 for v in held)).inks()
        grey = space.family == "DeviceGray" or (space.family == "ICCBased" and len(values) == 1)
        if grey and values:
            shares = {"Black": 1.0 - values[0]}
        elif space.family == "DeviceCMYK" or (space.family == "ICCBased" and len(values) == 4):
            shares = dict(zip(PROCESS, values, strict=False))
        elif space.family in ("Separation", "DeviceN"):
            shares = dict(zip(space.colorants, values, strict=False))
        else:
            return None
        # half of the smallest step that eight bits have is no ink
        return {ink: v for ink, v in shares.items() if v > 0.002 and ink != "None"}

    @property
    def is_white(self) -> bool:
        """True when no ink is laid down."""
        return self.inks() == {}

    @property
    def is_black_only(self) -> bool:
        """True for black or a tint of it, and no other ink."""
        inks = self.inks()
        return inks is not None and set(inks) == {"Black"}

    def __str__(self) -> str:
        inks = self.inks()
        if inks is None:
            return f"{self.space.family} {' '.join(f'{v:g}' for v in self.values)}".strip()
        return " ".join(f"{_letter(ink)}{100 * v:.0f}" for ink, v in inks.items()) or "no ink"


def _letter(ink: str) -> str:
    return {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}.get(ink, f"{ink} ")


def first_colour(space: Space) -> Colour:
    """The colour that a space begins with (8.6.5.1 and the sections after it)."""
    if space.family == "DeviceCMYK":
        return Colour(space, (0.0, 0.0, 0.0, 1.0))
    full = 1.0 if space.family in ("Separation", "DeviceN") else 0.0
    return Colour(space, (full,) * space.components)


def _alternate(parts: Any, resources: Any, depth: int) -> str:
    return space_of(parts[2], resources, depth + 1).family if len(parts) > 2 else ""


def space_of(value: Any, resources: Any = None, depth: int = 0) -> Space:
    """A colour space by its name, looked up in resources where it is not a device's, or array."""
    if depth > 8:  # spaces that name each other
        return UNKNOWN
    if isinstance(value, pikepdf.Name):
        short = _SHORT.get(name(value), name(value))
        if short in _NAMED:
            return _NAMED[short]
        held = get(resources, "ColorSpace", name(value))
        return UNKNOWN if held is None else space_of(held, resources, depth + 1)
    if not is_array(value) or not len(value):
        return UNKNOWN
    parts = elements(value)
    family = _SHORT.get(name(parts[0]), name(parts[0]))
    if len(parts) == 1:
        return _NAMED.get(family, UNKNOWN)
    if family in _CIE:
        return Space(family, _CIE[family])
    if family == "ICCBased":
        count = number(get(parts[1], "N")) if is_stream(parts[1]) else None
        return Space(family, int(count or 3))
    if family == "Separation":
        return Space(family, 1, (name(parts[1]),), alternate=_alternate(parts, resources, depth))
    if family == "DeviceN":
        colorants = tuple(name(v) for v in elements(parts[1]))
        alternate = _alternate(parts, resources, depth)
        return Space(family, len(colorants), colorants, alternate=alternate)
    below = space_of(parts[1], resources, depth + 1)
    if family == "Indexed" and len(parts) >= 4:
        return Space(family, 1, base=below, palette=raw(parts[3]))
    if family == "Pattern":
        return Space(family, below.components, base=below)
    return UNKNOWN
