"""Frames on a reportlab canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from infographic.api import Page, Rendering
from infographic.frame import Frame
from infographic.output import medium_of
from infographic.writers.pdf.media import CMYK

if TYPE_CHECKING:
    from infographic.writers.pdf.media import ColorSpace


def draw(
    canvas: Any,
    what: Rendering | Page | Frame,
    x: float,
    y: float,
    *,
    scale: float = 1.0,
    bleed: float | None = 0.0,
) -> None:
    """Draw a page on a canvas with its lower left corner at (x, y), pt.

    ``what``: a page (``rendering.pages[1]``) or a rendering (its first page), in the colours of
    its medium, or a frame, in CMYK.  ``scale``: 1 is the page's own size.  ``bleed``: mm of the
    page's bleed that are shown around the trim; None cuts nothing off.

    Raises ``TypeError`` for other things, ``ValueError`` when the canvas is encrypted.
    """
    if isinstance(what, Rendering):
        what = what.pages[0]
    frame = what.frame if isinstance(what, Page) else what
    if not isinstance(frame, Frame):
        name = type(frame).__name__
        raise TypeError(f"a rendering, one of its pages or a frame can be drawn, not {name}")
    document = what.result.document if isinstance(what, Page) else None
    space = medium_of(document.spec).space if document is not None else CMYK
    show(canvas, frame, space, x, y, scale, bleed)


def show(
    canvas: Any,
    frame: Frame,
    space: ColorSpace,
    x: float = 0.0,
    y: float = 0.0,
    scale: float = 1.0,
    bleed: float | None = None,
) -> None:
    """Draw a frame in some colours.  Raises as `draw` does."""
    from infographic.writers.pdf.guest import guest_of

    host = getattr(canvas, "_doc", None)
    if host is None:
        raise TypeError(f"a canvas of reportlab.pdfgen is drawn on, not {type(canvas).__name__}")
    name = guest_of(host).form(frame, bleed, space)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(scale, scale if canvas.bottomup else -scale)  # else the page is turned over
    canvas.doForm(name)
    canvas.restoreState()
