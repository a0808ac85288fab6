"""What a page's content does, as immutable events in the order of painting.

Places and lengths are points on the page (default user space, y upwards), whatever forms, patterns
and transformations they came through.
"""

from __future__ import annotations

from collections.abc import Mapping

from infographic.preflight.faces import Font
from infographic.preflight.objects import Box
from infographic.preflight.spaces import Colour, Space
from infographic.record import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """The part of the graphics state that every painted thing shares (ISO 32000-1, 8.4).

    ``overprint`` and ``stroke_overprint`` are ``op`` and ``OP``, ``mode`` is ``OPM``; ``marked``
    says whether it is marked content with an id, or an artifact.
    """

    overprint: bool = False
    stroke_overprint: bool = False
    mode: int = 0
    alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "Normal"
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """A painted path: its clipped box, and its colours where it is filled or stroked.

    ``width`` is the line's on the page; ``thinnest`` the shorter side of the thinnest rectangle
    that is filled, None when no part of the path is a rectangle.
    """

    box: Box
    fill: Colour | None
    stroke: Colour | None
    width: float
    thinnest: float | None
    look: Look


@dataclass(frozen=True, slots=True)
class Text:
    """A shown string: its box, what it says, its size on the page, and its rendering mode.

    ``fill`` and ``stroke`` are None where the mode does not paint so (9.3.6).
    """

    box: Box
    text: str
    size: float
    font: Font
    fill: Colour | None
    stroke: Colour | None
    mode: int
    look: Look

    @property
    def shown(self) -> bool:
        """False for invisible text (modes 3 and 7)."""
        return self.fill is not None or self.stroke is not None


@dataclass(frozen=True, slots=True)
class Image:
    """A placed picture: samples each way, size on the page, and the box it fills."""

    box: Box
    samples: tuple[int, int]
    size: tuple[float, float]
    space: Space | None
    mask: bool
    inline: bool
    look: Look

    @property
    def ppi(self) -> float:
        """Effective resolution along the axis that has less of it."""
        pairs = zip(self.samples, self.size, strict=True)
        return min((72 * n / length for n, length in pairs if length > 0), default=0.0)


@dataclass(frozen=True, slots=True)
class Shade:
    """A painted shading: its box and its colour space."""

    box: Box
    space: Space
    look: Look


Event = Path | Text | Image | Shade


@dataclass(frozen=True, slots=True)
class Content:
    """A page's content: its events, and what was noticed on the way.

    ``codes`` holds the character codes that each font shows (fonts by `Font.key`), ``deepest`` the
    largest number of ``q`` that are open at once, ``mcids`` the ids of marked content.
    """

    events: tuple[Event, ...]
    fonts: Mapping[object, Font]
    codes: Mapping[object, frozenset[int]]
    deepest: int
    mcids: frozenset[int]
    faults: tuple[str, ...]
