"""What a file is made for: the press, a screen, an office printer."""

from __future__ import annotations

from collections.abc import Callable

from infographic.color import Ink, grey, srgb
from infographic.record import dataclass, replace
from infographic.writers.pdf.claims import PRINT, READING, Claim


@dataclass(frozen=True, slots=True)
class ColorSpace:
    """How inks are written.

    ``fill``, ``stroke``: the operators.  ``inks``: the device prints these very inks, so spots
    stay themselves and black overprints.
    """

    name: str
    fill: str
    stroke: str
    components: Callable[[Ink], tuple[float, ...]]
    inks: bool = False


CMYK = ColorSpace("/DeviceCMYK", "k", "K", lambda ink: ink.components, inks=True)
RGB = ColorSpace("/DeviceRGB", "rg", "RG", srgb)
GREY = ColorSpace("/DeviceGray", "g", "G", lambda ink: (grey(ink),))


@dataclass(frozen=True, slots=True)
class Medium:
    """A kind of edition.

    ``bleed``: art runs over the trim.  ``linked``: links can be followed, headings are
    bookmarks.  ``printed``: dialogs ask for the true size, and for both sides of the paper.
    ``claims``: the standards that a file with an output intent says it keeps.
    """

    space: ColorSpace
    bleed: bool = False
    linked: bool = True
    printed: bool = False
    claims: tuple[Claim, ...] = ()


PRESS = Medium(CMYK, bleed=True, linked=False, claims=PRINT)
SCREEN = Medium(RGB, claims=READING)
OFFICE_GREY = Medium(GREY, printed=True, claims=READING)
OFFICE_COLOUR = Medium(RGB, printed=True, claims=READING)
#: What pictures are made from.
PREVIEW = replace(SCREEN, linked=False, claims=())
