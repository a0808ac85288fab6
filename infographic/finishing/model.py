"""Sheets as data: which page stands where, how it is turned, what of its bleed is kept.

Millimetres throughout; the origin is the sheet's lower left corner and y goes up, as in a PDF.
The gripper edge (咬口) is the sheet's lower edge.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

from infographic.record import dataclass

Rotation = Literal[0, 90, 180, 270]
Binding = Literal["left", "right"]
Side = Literal["front", "back"]
#: How the sides are called on the sheets' labels.
SIDES: dict[Side, str] = {"front": "正面", "back": "反面"}

#: Lengths that differ by less are the same: a hundredth of what a cutter can hold, mm.
TINY = 0.001


class Unfit(ValueError):
    """What was asked for does not go onto the sheet; the message says what does."""


class Box(NamedTuple):
    """A rectangle: left, bottom, right, top in mm."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def grown(self, by: Sides) -> Box:
        """The box made larger by so much on each side."""
        return Box(
            self.left - by.left, self.bottom - by.bottom, self.right + by.right, self.top + by.top
        )

    def shared(self, other: Box) -> Box:
        """What both boxes cover; of no or negative size when they do not meet."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def holds(self, other: Box) -> bool:
        """True when the other box lies inside, to `TINY`."""
        return (
            self.left <= other.left + TINY
            and self.bottom <= other.bottom + TINY
            and self.right >= other.right - TINY
            and self.top >= other.top - TINY
        )

    def meets(self, other: Box) -> bool:
        """True when the insides of the two have more than `TINY` in common."""
        both = self.shared(other)
        return both.width > TINY and both.height > TINY


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of some."""
    every = list(boxes)
    return Box(
        min(b.left for b in every),
        min(b.bottom for b in every),
        max(b.right for b in every),
        max(b.top for b in every),
    )


class Sides(NamedTuple):
    """A length for each side, mm, in the sheet's directions."""

    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0

    @classmethod
    def even(cls, length: float) -> Sides:
        """The same on all sides."""
        return cls(length, length, length, length)


class Size(NamedTuple):
    """Width and height, mm."""

    width: float
    height: float

    @property
    def turned(self) -> Size:
        return Size(self.height, self.width)

    def __str__(self) -> str:
        return f"{length(self.width)} x {length(self.height)} mm"


def length(mm: float) -> str:
    """A length for people, to 0.1 mm, without the unit."""
    return f"{round(mm, 1) + 0.0:g}"


@dataclass(frozen=True, slots=True)
class Placement:
    """One page on a sheet.

    ``page``: index in the source, from 0; None is a blank that pads a signature.  ``x``, ``y``:
    lower left corner of the trim as it stands on the sheet; ``width``, ``height``: its extent
    there, turned and scaled.  ``rotation``: degrees anticlockwise.  ``bleed``: how much of the
    bleed is kept on each side.  ``shift``: how far the page is moved along x against creep; what
    it pushes over the fold is cut off there.  ``window``: shows this part of the sheet only.
    """

    page: int | None
    x: float
    y: float
    width: float
    height: float
    rotation: Rotation = 0
    bleed: Sides = Sides()
    shift: float = 0.0
    scale: float = 1.0
    window: Box | None = None

    @property
    def cell(self) -> Box:
        """The place of the trim before it is moved against creep."""
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)

    @property
    def trim(self) -> Box:
        """Where the page's trim stands."""
        return Box(
            self.x + self.shift, self.y, self.x + self.width + self.shift, self.y + self.height
        )

    @property
    def visible(self) -> Box:
        """What is printed of it at most: the page where it was moved to, with the bleed kept, as far
        as its cell reaches (beyond the fold stands its neighbour), inside the window."""
        box = self.cell.grown(self.bleed).shared(self.trim.grown(self.bleed))
        return box if self.window is None else box.shared(self.window)


@dataclass(frozen=True, slots=True)
class Line:
    """A straight hairline; ``dash`` is the length of dashes and gaps, mm, 0 for none."""

    x0: float
    y0: float
    x1: float
    y1: float
    dash: float = 0.0


@dataclass(frozen=True, slots=True)
class Target:
    """A registration mark: a circle and a cross around (x, y), ``radius`` to the cross's ends."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle: a collation mark (折标), or with ``tint`` 0 a plate of bare paper."""

    box: Box
    tint: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text from its baseline's start, ``size`` in mm, no wider than ``room`` mm."""

    x: float
    y: float
    size: float
    text: str
    room: float = 1e9
    centred: bool = False


Mark: TypeAlias = Line | Target | Bar | Label


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of a sheet of paper.

    ``trim`` and ``bleed`` become the boxes of the PDF page: all trims together, and with the
    bleed that is kept.  ``name`` says which sheet it is.
    """

    width: float
    height: float
    placements: tuple[Placement, ...]
    trim: Box
    bleed: Box
    name: str
    marks: tuple[Mark, ...] = ()

    @property
    def area(self) -> Box:
        """The paper."""
        return Box(0.0, 0.0, self.width, self.height)
