"""Office printers leave the edge of the paper white."""

from __future__ import annotations

from collections.abc import Sequence

from infographic.color import Ink
from infographic.diagnostics import NOWHERE, Diagnostic, Span
from infographic.extent import Box, bounds, common, hull, points
from infographic.frame import (
    Frame,
    GlyphRun,
    Group,
    Image,
    Item,
    Link,
    Path,
    PlacedPage,
    Shading,
    Tag,
    spans,
)
from infographic.geometry import IDENTITY, Matrix

#: What office printers reach, mm from the trim.
MARGIN = 5.0
#: Places are rounded on their way, mm.
_TOLERANCE = 0.01


def near_trim(frames: Sequence[Frame]) -> list[Diagnostic]:
    """A warning at the first thing printed nearer to the trim than `MARGIN`."""
    for number, frame in enumerate(frames, 1):
        sheet = (0.0, 0.0, frame.width, frame.height)
        found = _offender(frame.items, IDENTITY, sheet, sheet)
        if found is not None:
            page = f" of page {number}" if len(frames) > 1 else ""
            message = f"ink within {MARGIN:g} mm of the edge{page}: office printers leave it white"
            hint = f"give the page margins of {MARGIN:g} mm and no tint, and panels no `bleed`"
            return [Diagnostic("printer-margin", message, found, "warning", (hint,))]
    return []


def _offender(items: Sequence[Item], matrix: Matrix, sheet: Box, window: Box) -> Span | None:
    """Where the first item near the trim comes from; None when there is none.

    ``window``: what clips let be seen.  What has no place of its own belongs to what stands
    beside it.
    """
    for item in items:
        match item:
            case Group():
                own = item.transform.then(matrix)
                clip = hull(points(item.clip), own)
                seen = window if clip is None else common(window, clip)
                found = _offender(item.items, own, sheet, seen)
            case Tag() | Link():
                found = _offender(item.items, matrix, sheet, window)
            case _:
                found = (
                    item.span if _prints(item) and _is_near(item, matrix, sheet, window) else None
                )
        if found is not None:
            places = (found, *spans(items))
            return next((place for place in places if place != NOWHERE), NOWHERE)
    return None


def _prints(item: GlyphRun | Path | Shading | Image | PlacedPage) -> bool:
    if isinstance(item, (Image, PlacedPage)):
        return True
    if isinstance(item, GlyphRun):
        return bool(item.text.strip()) and not item.ink.is_paper
    if isinstance(item, Shading):
        return any(not ink.is_paper for _, ink in item.gradient.stops)
    inks: tuple[Ink | None, ...] = (item.fill, item.stroke.ink if item.stroke else None)
    return any(ink is not None and not ink.is_paper for ink in inks)


def _is_near(item: Item, matrix: Matrix, sheet: Box, window: Box) -> bool:
    """True when something of the item shows, and not only in the sheet's inner part."""
    box = bounds((item,), matrix)
    if box is None:
        return False
    x0, y0, x1, y1 = common(box, window)
    if x0 >= x1 or y0 >= y1:
        return False
    return min(x0, y0, sheet[2] - x1, sheet[3] - y1) < MARGIN - _TOLERANCE
