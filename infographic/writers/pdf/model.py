"""What the PDF writer takes."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from infographic.frame import Frame
from infographic.record import dataclass


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """A printing condition: its registered name, a sentence for people, the ICC profile."""

    identifier: str
    info: str
    profile: bytes
    registry: str = "http://www.color.org"


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page.  ``frame`` is the trim box; ``bleed`` is painted around it, mm.

    Items may lie outside the frame (negative coordinates); what passes the bleed is cut off.
    """

    frame: Frame
    bleed: float = 0.0


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """Pages and what the file says about itself.

    ``lang``: BCP 47.  ``created``: a date without a zone is UTC; None writes no dates.
    """

    pages: tuple[PdfPage, ...]
    title: str
    lang: str
    author: str = ""
    subject: str = ""
    created: datetime | None = None
    creator_tool: str = "infographic"
    intent: OutputIntent | None = None


@cache
def fogra39() -> OutputIntent:
    """The shipped output condition: coated paper, ISO 12647-2, FOGRA39."""
    profile = Path(__file__).resolve().parents[2] / "data" / "FOGRA39L_coated.icc"
    return OutputIntent("FOGRA39", "Coated FOGRA39 (ISO 12647-2:2004/Amd 1)", profile.read_bytes())
