"""What the PDF writer takes."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from infographic.frame import Frame, Item
from infographic.record import dataclass
from infographic.writers.pdf.media import PRESS, Medium


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """What the colours are meant for: a registered name, a sentence for people, the ICC profile.

    ``kind``: GTS_PDFX for a printing condition, GTS_PDFA1 for any device.  ``inks``: how many
    components the profile has.  ``deflated``: the profile as a stream holds it, where that is known.
    """

    identifier: str
    info: str
    profile: bytes
    registry: str = "http://www.color.org"
    kind: str = "GTS_PDFX"
    inks: int = 4
    deflated: bytes = b""


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page.  ``frame`` is the trim box; ``bleed`` is painted around it, mm.

    Items may lie outside the frame (negative coordinates); what passes the bleed is cut off.
    ``marks`` stand in the room ``around`` the bleed, mm.
    """

    frame: Frame
    bleed: float = 0.0
    marks: tuple[Item, ...] = ()
    around: float = 0.0


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """Pages and what the file says about itself.

    ``lang``: BCP 47.  ``created``: a date without a zone is UTC; None writes no dates.
    ``outlines``: glyphs are drawn as paths, over text that is not seen.
    """

    pages: tuple[PdfPage, ...]
    title: str
    lang: str
    author: str = ""
    subject: str = ""
    created: datetime | None = None
    creator_tool: str = "infographic"
    intent: OutputIntent | None = None
    first_number: int = 1
    medium: Medium = PRESS
    outlines: bool = False


_DATA = Path(__file__).resolve().parents[2] / "data"


@cache
def fogra39() -> OutputIntent:
    """The shipped output condition: coated paper, ISO 12647-2, FOGRA39."""
    profile, deflated = (
        (_DATA / name).read_bytes() for name in ("FOGRA39L_coated.icc", "FOGRA39L_coated.icc.z")
    )
    info = "Coated FOGRA39L (ISO 12647-2:2004)"
    return OutputIntent("FOGRA39", info, profile, deflated=deflated)


@cache
def srgb_screen() -> OutputIntent:
    """The condition of screens, and of office printers, which take it for granted."""
    profile = _DATA / "sRGB.icc"
    name = "sRGB IEC61966-2.1"
    return OutputIntent(name, name, profile.read_bytes(), kind="GTS_PDFA1", inks=3)
