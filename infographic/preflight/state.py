"""The graphics state while a content stream is read (ISO 32000-1, 8.4)."""

from __future__ import annotations

from typing import Any

from infographic.geometry import Matrix
from infographic.preflight.events import Look
from infographic.preflight.faces import Font
from infographic.preflight.objects import Box, get, is_array, name, number
from infographic.preflight.spaces import Colour
from infographic.record import dataclass, replace

EMPTY: Box = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class State:
    """One graphics state.  Sizes are those of user space; ``map`` takes them to the page."""

    map: Matrix
    clip: Box
    fill: Colour = Colour()
    stroke: Colour = Colour()
    fill_pattern: Any = None
    stroke_pattern: Any = None
    line: float = 1.0
    font: Font | None = None
    size: float = 0.0
    char: float = 0.0
    word: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    look: Look = Look()

    def changed(self, **values: Any) -> State:
        """The state with some values replaced."""
        return replace(self, **values)

    def parameters(self, held: Any) -> State:
        """The state after an ``ExtGState`` dictionary (8.4.5)."""
        look, state = self.look, self
        stroke, fill = get(held, "OP"), get(held, "op")
        if isinstance(stroke, bool):
            look = replace(look, stroke_overprint=stroke, overprint=stroke)
        if isinstance(fill, bool):
            look = replace(look, overprint=fill)
        alpha, stroke_alpha = number(get(held, "ca")), number(get(held, "CA"))
        if alpha is not None:
            look = replace(look, alpha=alpha)
        if stroke_alpha is not None:
            look = replace(look, stroke_alpha=stroke_alpha)
        mode = number(get(held, "OPM"))
        if mode is not None:
            look = replace(look, mode=int(mode))
        blend = get(held, "BM")
        if is_array(blend) and len(blend):
            blend = blend[0]
        if name(blend):
            look = replace(look, blend=name(blend))
        width = number(get(held, "LW"))
        if width is not None:
            state = state.changed(line=width)
        return state.changed(look=look)


def bounds(points: list[tuple[float, float]]) -> Box:
    """The box of some points."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def corners(matrix: Matrix, box: Box) -> list[tuple[float, float]]:
    """Where a box's corners come to lie, one after another round it."""
    x0, y0, x1, y1 = box
    return [matrix.apply(*p) for p in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]


def meet(one: Box, other: Box) -> Box | None:
    """What two boxes share; None when they lie apart."""
    x0, y0 = max(one[0], other[0]), max(one[1], other[1])
    x1, y1 = min(one[2], other[2]), min(one[3], other[3])
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


def grown(box: Box, by: float) -> Box:
    """A box made larger on every side."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def enlargement(matrix: Matrix) -> float:
    """How much longer a length becomes on average."""
    return float(abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5)
