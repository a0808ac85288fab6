"""What a file is made for: the press, a screen, an office printer."""

from __future__ import annotations

from collections.abc import Callable

from infographic.color import Ink, grey, srgb
from infographic.record import dataclass, replace


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
    """

    space: ColorSpace
    bleed: bool = False
    linked: bool = True
    printed: bool = False


PRESS = Medium(CMYK, bleed=True, linked=False)
SCREEN = Medium(RGB)
OFFICE_GREY = Medium(GREY, printed=True)
OFFICE_COLOUR = Medium(RGB, printed=True)
#: What pictures are made from.
PREVIEW = replace(SCREEN, linked=False)
