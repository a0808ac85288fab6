"""How much ink, and whether it reaches the edge.  What overlaps is measured on separated plates."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.geometry import PT_PER_MM
from infographic.preflight.document import Document, Page
from infographic.preflight.events import Event, Image, Path, Shade, Text
from infographic.preflight.objects import Box
from infographic.preflight.plates import Sheet
from infographic.preflight.registry import Found, check
from infographic.preflight.spaces import Colour

#: Percentages of coated paper with FOGRA39, averaged over squares of 15 mm.
_WARNING, _ERROR, _SQUARE = 300.0, 320.0, 15.0
#: Smaller specks over the limit are edges between colours.
_SPECK = 1.0
_LEAST_TINT, _MOST_TINT = 0.05, 0.95
#: Ink that the eye sees, and how far from an edge it is looked for (mm).
_SEEN, _NEAR_EDGE = 2.0, 0.5
#: Bare bleed that is told: mm, and as a share of the edge.
_GAP, _WHITE = 2.0, 0.005


def _sheets(document: Document) -> Iterator[tuple[Page, Sheet]]:
    plates = document.plates
    if plates is not None:
        yield from zip(document.pages, plates.sheets, strict=False)


def colours(event: Event) -> Iterator[Colour]:
    """The plain colours of an event."""
    if not isinstance(event, (Image, Shade)):
        yield from (c for c in (event.fill, event.stroke) if c is not None)


@check(
    "ink-coverage",
    "error",
    "GWG 2022; ISO 12647-2; house",
    "Too much ink does not dry and smears.",
    media="press",
)
def coverage(document: Document) -> Iterator[Found]:
    if document.plates is None or document.plates.fault:
        yield from _by_objects(document)
    for page, sheet in _sheets(document):
        means = sheet.means(page.bleed, _SQUARE * PT_PER_MM)
        if not means.size or float(means.max()) <= _WARNING:
            continue
        most = float(means.max())
        row, column = divmod(int(means.argmax()), means.shape[1])
        top, bottom, left, right = sheet.window(page.bleed)
        size = min(round(_SQUARE * PT_PER_MM * sheet.per_point), bottom - top, right - left)
        box = sheet.box(top + row, left + column, size)
        told = f"{most:.0f} % of ink over 15 mm, the limit is {_ERROR:.0f} %"
        yield Found(told, page.number, box, "error" if most > _ERROR else "warning")


def _by_objects(document: Document) -> Iterator[Found]:
    for page in document.pages:
        for event in page.content.events:
            for colour in colours(event):
                most = 100 * sum((colour.inks() or {}).values())
                if most > _WARNING + 0.5 and page.prints(event.box):
                    told = f"{most:.0f} % of ink in one object, the limit is {_ERROR:.0f} %"
                    level = most > _ERROR + 0.5
                    yield Found(told, page.number, event.box, "error" if level else "warning")


@check(
    "ink-speck",
    "warning",
    "house",
    "Small areas dry faster, but set off in the pile.",
    media="press",
)
def speck(document: Document) -> Iterator[Found]:
    for page, sheet in _sheets(document):
        means = sheet.means(page.bleed, _SQUARE * PT_PER_MM)
        if means.size and float(means.max()) > _WARNING:
            continue  # `ink-coverage` tells it
        most = sheet.means(page.bleed, _SPECK * PT_PER_MM)
        if most.size and float(most.max()) > _ERROR:
            row, column = divmod(int(most.argmax()), most.shape[1])
            top, _, left, _ = sheet.window(page.bleed)
            box = sheet.box(top + row, left + column, 1)
            yield Found(f"{float(most.max()):.0f} % of ink in a small area", page.number, box)


@check(
    "bleed-painted",
    "error",
    "house",
    "A box says nothing: white edges show after cutting.",
    media="press",
)
def bleed_painted(document: Document) -> Iterator[Found]:
    for page, sheet in _sheets(document):
        if "TrimBox" not in page.boxes or "BleedBox" not in page.boxes:
            continue
        for edge in ("left", "right", "top", "bottom"):
            missing = _unpainted(page, sheet, edge)
            low, high = (1, 3) if edge in ("left", "right") else (0, 2)
            length = (page.trim[high] - page.trim[low]) / PT_PER_MM
            # White things in a picture may run off the sheet too.
            if missing > max(_GAP, _WHITE * length):
                told = f"artwork meets the {edge} trim but {missing:.0f} mm of its bleed are bare"
                yield Found(told, page.number)


def _unpainted(page: Page, sheet: Sheet, edge: str) -> float:
    """Millimetres along an edge that have ink inside the trim and none at the bleed's edge."""
    # The last pixel of a page is seldom a whole one, and left bare then: large sheets have large ones.
    near = max(_NEAR_EDGE * PT_PER_MM, 2.5 / sheet.per_point)
    trim, bleed = page.trim, page.bleed
    across = {
        "left": (bleed[0], trim[0], 0), "bottom": (bleed[1], trim[1], 1),
        "right": (bleed[2], trim[2], 0), "top": (bleed[3], trim[3], 1),
    }  # fmt: skip
    outer, inner, axis = across[edge]
    if abs(outer - inner) < 2 * near:
        return 0.0
    sign = 1.0 if edge in ("left", "bottom") else -1.0
    inside = _strip(page.trim, axis, inner, inner + sign * near)
    outside = _strip(page.trim, axis, outer, outer + sign * near)
    # a strip's rows or columns lie along the edge; ink anywhere across it counts
    along = 1 - axis if axis == 0 else 0
    lines = []
    for box in (inside, outside):
        top, bottom, left, right = sheet.window(box)
        lines.append(
            sheet.total[top : max(bottom, top + 1), left : max(right, left + 1)].max(axis=along)
        )
    count = min(len(lines[0]), len(lines[1]))
    bare = (lines[0][:count] > _SEEN) & (lines[1][:count] <= _SEEN)
    return float(bare.sum()) / sheet.per_point / PT_PER_MM


def _strip(trim: Box, axis: int, start: float, end: float) -> Box:
    low, high = min(start, end), max(start, end)
    if axis == 0:
        return low, trim[1], high, trim[3]
    return trim[0], low, trim[2], high


@check(
    "tint-range",
    "warning",
    "house",
    "Tints under 5 % do not print, those over 95 % close.",
    media="press",
)
def tint_range(document: Document) -> Iterator[Found]:
    for page in document.pages:
        for event in page.content.events:
            if not isinstance(event, (Path, Text)) or not page.prints(event.box):
                continue
            for colour in colours(event):
                faint = sorted(
                    f"{ink} {100 * v:.0f} %"
                    for ink, v in (colour.inks() or {}).items()
                    if (v < _LEAST_TINT or _MOST_TINT < v < 1) and not _covers(page, event.box)
                )
                if faint:
                    yield Found(f"a tint of {', '.join(faint)}", page.number, event.box)


def _covers(page: Page, box: Box) -> bool:
    """True for what lies under the whole sheet: a stock's tint is meant."""
    trim = page.trim
    return (
        box[0] <= trim[0] + 1
        and box[1] <= trim[1] + 1
        and box[2] >= trim[2] - 1
        and box[3] >= trim[3] - 1
    )
