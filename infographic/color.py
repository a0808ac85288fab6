"""Inks.  A colour is what the press lays down; screens get an approximation of it.

Text and vector colours are never converted through a profile: K100 stays K100.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Ink:
    """A process colour or a named spot.

    ``cmyk`` holds four shares from 0 to 1; for a spot it is the alternate.  ``tint`` is the
    share of the full ink, 0 to 1.
    """

    name: str
    cmyk: tuple[float, float, float, float]
    spot: str | None = None
    tint: float = 1.0

    def at(self, tint: float) -> Ink:
        """The same ink at another tint (0 to 1)."""
        return replace(self, tint=self.tint * tint)

    @property
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


def srgb(ink: Ink) -> tuple[float, float, float]:
    """A plain sRGB approximation of an ink for previews and contrast, each 0 to 1.

    Multiplicative model over typical solid-ink colours of a coated sheet; a table from the
    output profile replaces it when previews get their own writer.
    """
    solids = ((0.0, 0.62, 0.89), (0.90, 0.0, 0.49), (1.0, 0.93, 0.0), (0.11, 0.11, 0.10))
    out = [1.0, 1.0, 1.0]
    for share, solid in zip(ink.components, solids, strict=True):
        for i in range(3):
            out[i] *= 1.0 - share * (1.0 - solid[i])
    return (out[0], out[1], out[2])


def luminance(ink: Ink) -> float:
    """WCAG relative luminance of the ink's preview colour, 0 to 1."""

    def linear(v: float) -> float:
        return v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4

    r, g, b = (linear(v) for v in srgb(ink))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: Ink, other: Ink) -> float:
    """WCAG contrast ratio of two inks, 1 to 21."""
    a, b = luminance(one), luminance(other)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
