"""Placed pages of PDF files as a sheet takes them: what is wrong with each is told at the spec's line.

Unlike other pictures they are looked at for every medium: a page's fonts and colours go into the file as they
are.  Source of the rule: print.md: "A PDF placed in a spec must itself conform, or is refused."
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from infographic.diagnostics import Diagnostic, Span
from infographic.extent import Box, common, hull, points
from infographic.frame import Frame, Group, Item, Link, PlacedPage, Tag
from infographic.geometry import IDENTITY, Matrix
from infographic.pictures.page import PdfPage, Sheet
from infographic.pictures.tone import SpaceName


def placed_faults(
    frames: Iterable[Frame],
    medium: Literal["press", "screen", "office"],
    space: SpaceName,
    condition: str = "",
) -> list[Diagnostic]:
    """What is wrong with the placed pages of some sheets, once for each place and kind.

    ``space``: the colours that the file is written in; ``condition``: the printing condition's name.
    """
    told: dict[tuple[str, Span], Diagnostic] = {}
    for frame in frames:
        for item, matrix, window in _placed(frame.items, IDENTITY, None):
            sheet = Sheet(frame.width, frame.height, medium, space, condition, window)
            for fault in _faults(item, matrix, sheet):
                told.setdefault((fault.message, fault.span), fault)
    return list(told.values())


def _placed(
    items: Iterable[Item], matrix: Matrix, window: Box | None
) -> Iterator[tuple[PlacedPage, Matrix, Box | None]]:
    """Every placed page with the matrix it stands under and what clips show of the sheet."""
    for item in items:
        if isinstance(item, Group):
            own = item.transform.then(matrix)
            clip = hull(points(item.clip), own)
            if clip is not None and window is not None:
                clip = common(window, clip)
            yield from _placed(item.items, own, clip or window)
        elif isinstance(item, (Tag, Link)):
            yield from _placed(item.items, matrix, window)
        elif isinstance(item, PlacedPage):
            yield item, matrix, window


def _faults(item: PlacedPage, matrix: Matrix, sheet: Sheet) -> Iterator[Diagnostic]:
    from infographic.pictures.pdf.faults import flaws_of

    page = item.page
    assert isinstance(page, PdfPage)
    width, height = page.file.sizes[page.number - 1]
    across, down = item.width / width, item.height / height
    own = Matrix(across, 0.0, 0.0, -down, item.x, item.y + item.height)
    for flaw in flaws_of(page, own.then(matrix), sheet):
        hints = (flaw.hint,) if flaw.hint else ()
        message = f"`{page.label}`: {flaw.message}"
        yield Diagnostic(flaw.code, message, item.span, flaw.severity, hints)
