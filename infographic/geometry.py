"""Lengths, rectangles and affine maps.

One convention everywhere: millimetres for places and boxes, points for type sizes and line
widths, origin at the trim box's top left corner, y downwards.  Only writers turn y over.
"""

from __future__ import annotations

from typing import NamedTuple

PT_PER_MM = 72.0 / 25.4
MM_PER_PT = 25.4 / 72.0


def pt_to_mm(pt: float) -> float:
    """DTP points (1/72 in) to millimetres."""
    return pt * MM_PER_PT


class Matrix(NamedTuple):
    """Affine map ``x' = a x + c y + e``, ``y' = b x + d y + f`` (PDF and SVG order)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, outer: Matrix) -> Matrix:
        """The map that applies ``self`` first and ``outer`` after it."""
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Map one point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def is_translation(self) -> bool:
        """True when only ``e`` and ``f`` differ from the identity."""
        return (self.a, self.b, self.c, self.d) == (1.0, 0.0, 0.0, 1.0)

    @staticmethod
    def translate(x: float, y: float) -> Matrix:
        """Shift by (x, y)."""
        return Matrix(1.0, 0.0, 0.0, 1.0, x, y)

    @staticmethod
    def scale(sx: float, sy: float) -> Matrix:
        """Scale about the origin."""
        return Matrix(sx, 0.0, 0.0, sy, 0.0, 0.0)


IDENTITY = Matrix()


class Rect(NamedTuple):
    """A box: left, top, width and height in mm."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inset(self, left: float, top: float, right: float, bottom: float) -> Rect:
        """The box made smaller by the given margins (negative ones make it larger)."""
        return Rect(
            self.x + left, self.y + top, self.width - left - right, self.height - top - bottom
        )
