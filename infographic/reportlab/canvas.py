"""Frames on a reportlab canvas."""

from __future__ import annotations

from typing import Any

from infographic.api import Page, Rendering
from infographic.frame import Frame


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

    ``what``: a page (``rendering.pages[1]``), a rendering (its first page), or a frame.
    ``scale``: 1 is the page's own size.  ``bleed``: mm of the page's bleed that are shown
    around the trim; None cuts nothing off.

    Raises ``TypeError`` for other things, ``ValueError`` when the canvas is encrypted.
    """
    from infographic.writers.pdf.guest import guest_of

    if isinstance(what, Rendering):
        what = what.pages[0]
    frame = what.frame if isinstance(what, Page) else what
    if not isinstance(frame, Frame):
        name = type(frame).__name__
        raise TypeError(f"a rendering, one of its pages or a frame can be drawn, not {name}")
    host = getattr(canvas, "_doc", None)
    if host is None:
        raise TypeError(f"a canvas of reportlab.pdfgen is drawn on, not {type(canvas).__name__}")
    name = guest_of(host).form(frame, bleed)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(scale, scale if canvas.bottomup else -scale)  # else the page is turned over
    canvas.doForm(name)
    canvas.restoreState()
