"""A laid-out spec as files: PDF for its medium, pictures, readable text."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from infographic.pipeline import Result
from infographic.record import dataclass
from infographic.spec.model import SpecFile
from infographic.spec.printing import Printing
from infographic.spec.resolve import Document
from infographic.world import source_date
from infographic.writers.pdf.media import (
    OFFICE_COLOUR,
    OFFICE_GREY,
    PRESS,
    PREVIEW,
    SCREEN,
    Medium,
)

if TYPE_CHECKING:
    from infographic.writers.pdf import OutputIntent, PdfPage

#: What `render -o` can write, by suffix.
SUFFIXES = (".pdf", ".png", ".svg", ".txt")

#: More pixels than this are asked for by mistake (an A1 sheet has 157 million at 450 dpi).
MOST_PIXELS = 250_000_000


class UnfitPicture(ValueError):
    """A picture of a size that cannot be made."""


@dataclass(frozen=True, slots=True)
class Picture:
    """How pictures are made: PNG ``width`` pixels wide, else at ``dpi``, pages alone or side by
    side; SVG with live text or with ``outlines``, PDF with those over text that is not seen."""

    dpi: float = 96.0
    width: int | None = None
    spreads: bool = False
    outlines: bool = False

    def resolution(self, width: float, height: float) -> float:
        """Dots per inch for a sheet of ``width`` x ``height`` mm.

        Raises ``UnfitPicture`` when it is no resolution, or one of too many pixels.
        """
        # Sizes are rounded up: a hundredth less, and the width is exact.
        dpi = self.dpi if self.width is None else (self.width - 0.01) * 25.4 / width
        if not 0.0 < dpi < math.inf:
            raise UnfitPicture("a picture needs a positive resolution or width")
        pixels = width * height * (dpi / 25.4) ** 2
        if pixels > MOST_PIXELS:
            share = math.sqrt(MOST_PIXELS / pixels)
            most = f"{int(dpi * share)} dpi"
            if self.width is not None:
                most = f"{int(self.width * share)} wide"
            raise UnfitPicture(
                f"{pixels / 1e6:.0f} million pixels; {most} is the most for this sheet"
            )
        return dpi


def medium_of(spec: SpecFile) -> Medium:
    """What the spec's PDF is made for."""
    match spec.medium:
        case "press":
            return PRESS
        case "screen":
            return SCREEN
        case "office":
            return OFFICE_COLOUR if spec.office == "colour" else OFFICE_GREY


def pdf(result: Result, *, outlines: bool = False) -> bytes:
    """The PDF of the spec's medium; ``outlines``: glyphs as paths (转曲), text under them for readers."""
    assert result.document is not None and result.sheets
    from infographic.writers.pdf import PdfPage

    spec = result.document.spec
    bleed = _bleed(spec)
    pages = tuple(PdfPage(s.frame, bleed, s.marks, s.around) for s in result.sheets)
    return _pdf(result.document, pages, medium_of(spec), outlines=outlines)


def _pdf(
    document: Document, pages: tuple[PdfPage, ...], medium: Medium, *, outlines: bool = False
) -> bytes:
    from infographic.writers.pdf import PdfDocument, srgb_screen, write_pdf

    spec = document.spec
    created = source_date()
    if spec.date is not None:
        created = datetime.strptime(spec.date.value, "%Y-%m-%d").replace(tzinfo=UTC)
    return write_pdf(
        PdfDocument(
            pages=pages,
            title=spec.title.value,
            lang=spec.lang,
            author=spec.author.value if spec.author else "",
            created=created,
            first_number=1 + (spec.running.offset if spec.running else 0),
            intent=_condition(document.printing) if medium.space.inks else srgb_screen(),
            medium=medium,
            outlines=outlines,
        )
    )


def _condition(printing: Printing | None) -> OutputIntent | None:
    """The output intent of a press file: the shipped one, the printer's, or none."""
    from infographic.writers.pdf import OutputIntent, fogra39

    if printing is None or printing.shipped:
        return fogra39()
    if printing.profile is None:
        return None
    return OutputIntent(printing.condition, printing.about, printing.profile)


def _bleed(spec: SpecFile) -> float:
    """What is shown around the trim, mm."""
    return spec.page.bleed.mm() if medium_of(spec).bleed else 0.0


def pngs(result: Result, picture: Picture, page: int | None = None) -> tuple[bytes, ...]:
    """All pages or spreads, or one, as pictures in the colours of the output profile."""
    from infographic.writers import raster

    assert result.document is not None and result.sheets
    spec = result.document.spec
    # A picture of so many pixels is for a screen: it shows the page, not what is cut off.
    bleed = _bleed(spec) if picture.width is None else 0.0
    frames = tuple(sheet.frame for sheet in result.sheets)
    if picture.spreads:
        from infographic.layout.pairs import spreads

        frames = spreads(frames, spec.page.facing, bleed)
    if page is not None:
        frames = (frames[page],)
    dpi = [picture.resolution(f.width + 2 * bleed, f.height + 2 * bleed) for f in frames]
    from infographic.writers.pdf import PdfPage

    made = _pdf(result.document, tuple(PdfPage(f, bleed) for f in frames), PREVIEW)
    return tuple(raster.png(made, i, value) for i, value in enumerate(dpi))


def svg(result: Result, page: int = 0, *, outlines: bool = False) -> bytes:
    """One page as SVG: live text with its fonts inside, or everything as outlines."""
    from infographic.writers.svg import svg as write_svg

    assert result.document is not None and result.sheets
    spec = result.document.spec
    return write_svg(
        result.sheets[page].frame,
        bleed=_bleed(spec),
        title=spec.title.value,
        lang=spec.lang,
        text="outlines" if outlines else "live",
    )


def dump_text(result: Result) -> str:
    """The sheet as readable text, the golden format of the tests."""
    from infographic.writers.dump import dump

    return "\n".join(dump(sheet.frame) for sheet in result.sheets)


#: 96 dpi, page by page.
_PICTURE = Picture()


def encode(result: Result, suffix: str, picture: Picture = _PICTURE) -> tuple[bytes, ...]:
    """The result in the format of a file suffix: one file, or one a page for pictures.

    Raises ``ValueError`` for an unknown suffix.
    """
    match suffix.lower():
        case ".pdf":
            return (pdf(result, outlines=picture.outlines),)
        case ".png":
            return pngs(result, picture)
        case ".svg":
            pages = range(len(result.sheets))
            return tuple(svg(result, i, outlines=picture.outlines) for i in pages)
        case ".txt":
            return (dump_text(result).encode("utf-8"),)
    raise ValueError(f"cannot write {suffix or 'a file without suffix'}: use {', '.join(SUFFIXES)}")


def numbered(path: Path, count: int) -> tuple[Path, ...]:
    """The files of several pages: ``x-01.png``, ``x-02.png``; one page keeps the name."""
    if count == 1:
        return (path,)
    digits = max(2, len(str(count)))
    return tuple(path.with_stem(f"{path.stem}-{i:0{digits}d}") for i in range(1, count + 1))
