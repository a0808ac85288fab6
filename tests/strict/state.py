"""The graphics state, and the things painted with it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf

from .fontview import Box, FontView, Point

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)


def times(m: Matrix, n: Matrix) -> Matrix:
    """First m, then n."""
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n  # noqa: E741
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + l,
    )  # fmt: skip


def at(m: Matrix, x: float, y: float) -> Point:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def scale(m: Matrix) -> float:
    """How much longer the shorter of two square strokes gets: hairlines must not hide in a skew."""
    return min((m[0] ** 2 + m[1] ** 2) ** 0.5, (m[2] ** 2 + m[3] ** 2) ** 0.5)


def bounds(points: list[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def common(a: Box, b: Box) -> Box:
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


@dataclass(frozen=True)
class Colour:
    space: str = "DeviceGray"
    values: tuple[float, ...] = (0.0,)
    names: tuple[str, ...] = ()

    @property
    def plates(self) -> dict[str, float]:
        """Ink on each plate; a space that is no ink (RGB, patterns) has none."""
        match self.space:
            case "DeviceCMYK":
                return dict(zip(PROCESS, self.values, strict=False))
            case "DeviceGray":
                return {"Black": 1 - self.values[0]}
            case "Separation" | "DeviceN":
                return dict(zip(self.names, self.values, strict=False))
        return {}

    @property
    def known(self) -> bool:
        return self.space in ("DeviceCMYK", "DeviceGray", "Separation", "DeviceN")

    @property
    def inks(self) -> dict[str, float]:
        return {name: tint for name, tint in self.plates.items() if tint > 0.0005}

    @property
    def white(self) -> bool:
        return self.known and not self.inks

    @property
    def k100(self) -> bool:
        return set(self.inks) == {"Black"} and self.inks["Black"] > 0.995


@dataclass
class State:
    ctm: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    fill: Colour = Colour()
    stroke: Colour = Colour()
    op: bool = False
    OP: bool = False
    OPM: int = 0
    width: float = 1.0
    font: FontView | None = None
    size: float = 0.0
    char: float = 0.0
    word: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


Tags = tuple[tuple[str, int | None], ...]


@dataclass
class Painted:
    """What one operator paints."""

    kind: str  # text, fill, stroke, shade, image
    colour: Colour
    box: Box
    overprint: bool
    opm: int
    tags: Tags
    width: float = 0.0
    subpaths: list[list[Point]] = field(default_factory=list)
    curved: bool = False
    font: FontView | None = None
    size: float = 0.0
    mode: int = 0
    codes: list[int] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    image: pikepdf.Stream | None = None
    sides: tuple[float, float] = (0.0, 0.0)

    @property
    def visible(self) -> bool:
        return self.kind != "text" or self.mode not in (3, 7)

    @property
    def said(self) -> str:
        return "".join(self.font.unicode.get(c, "") for c in self.codes) if self.font else ""
