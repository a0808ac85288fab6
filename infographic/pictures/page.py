"""Pages of PDF files as pictures: what layout and writers know of one, without opening it.

What opens files is in `pictures.pdf` and imported when the first PDF is placed (docs/adr/0019).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from infographic.color import Ink
from infographic.diagnostics import Severity
from infographic.geometry import MM_PER_PT
from infographic.pictures.tone import SpaceName, Toning
from infographic.record import dataclass


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A PDF that was opened and can be read.

    ``sizes``: width and height of each page as it is seen, pt: its TrimBox, else CropBox, else
    MediaBox (ISO 32000-1, 14.11.2), in its UserUnit, turned by its Rotate.
    """

    data: bytes
    sizes: tuple[tuple[float, float], ...]


class Piece(NamedTuple):
    """One object of a page.

    ``parts``: the object as it is written; a number stands for a reference to a piece, text for one
    to the colour space of a spot (see `PdfPage.inks`).  ``data``: a stream's bytes, None for other
    objects; ``packed``: they are filtered as the dictionary says, else they are plain.
    """

    parts: tuple[bytes | int | str, ...]
    data: bytes | None = None
    packed: bool = False


#: Separation spaces of these names are plates of the process, whatever a file says stands for them.
PROCESS = {
    "Cyan": (1.0, 0.0, 0.0, 0.0),
    "Magenta": (0.0, 1.0, 0.0, 0.0),
    "Yellow": (0.0, 0.0, 1.0, 0.0),
    "Black": (0.0, 0.0, 0.0, 1.0),
}


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page of a PDF to be placed: what an item of a frame holds.

    ``number``: from 1.  ``spots``: the spots of the sheet's theme: the page's spots of the same
    names are printed as these.  ``name``: what the spec calls the file.
    """

    file: PdfFile
    number: int
    spots: tuple[Ink, ...] = ()
    name: str = ""
    toning: Toning = Toning()

    @property
    def size(self) -> tuple[float, float]:
        """Its own width and height, mm."""
        width, height = self.file.sizes[self.number - 1]
        return width * MM_PER_PT, height * MM_PER_PT

    @property
    def inks(self) -> dict[str, Ink]:
        """The inks as which its Separation spaces are printed, by their names: one name, one
        definition in a file (ISO 19005-2, 6.2.4.4)."""
        held = {n: Ink(n, cmyk, spot=n) for n, cmyk in PROCESS.items()}
        return held | {ink.spot: ink for ink in self.spots if ink.spot}

    @property
    def label(self) -> str:
        """What it is in a few words, for text dumps: the same wherever the file lies."""
        return f"{self.name.replace(chr(92), '/').rpartition('/')[2]} page {self.number}"

    def pieces(self, space: SpaceName) -> tuple[Piece, ...]:
        """Its objects for a file in these inks; the last is a form XObject whose matrix
        puts the page's lower left corner at (0, 0), one unit being a point.

        Raises ``NotPhoto`` for a page that cannot be read; `layout.placed` refuses those, and all
        that a sheet must not hold, at the spec's line.
        """
        return _pieces(self, space)


class Flaw(NamedTuple):
    """One thing that is wrong with a page: code of the diagnostic, sentence, severity, hint."""

    code: str
    message: str
    severity: Severity = "error"
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page is placed on: size, mm; what for; the printing condition's name; the part of it that
    is seen: left, top, right, bottom, mm from the top left corner."""

    width: float
    height: float
    medium: Literal["press", "screen", "office"] = "press"
    space: SpaceName = "cmyk"
    condition: str = ""
    window: tuple[float, float, float, float] | None = None


@lru_cache(maxsize=8)  # pages that stand on several sheets, and previews of one
def _pieces(page: PdfPage, space: SpaceName) -> tuple[Piece, ...]:
    from infographic.pictures.pdf.form import form_of
    from infographic.pictures.pdf.pieces import pieces_of

    made = form_of(page, space)
    with made.pdf:
        return pieces_of(made.form, page.inks if space == "cmyk" else ())


__all__ = ["PROCESS", "Flaw", "PdfFile", "PdfPage", "Piece", "Sheet"]
