"""Pictures."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.geometry import MM_PER_PT
from infographic.preflight.document import Document, Page
from infographic.preflight.events import Image
from infographic.preflight.registry import Found, check

_GOOD = 225.0
#: Sheets seen from farther away: shorter and longer side in mm, and the ppi that are good there.
_LARGE = ((1200.0, 2000.0, 96.0), (800.0, 1200.0, 120.0), (600.0, 900.0, 150.0))
#: The share of what is good under which a picture is refused: 150 of 225 ppi.
_REFUSED = 150.0 / 225.0


def good_ppi(page: Page) -> float:
    """Pixels an inch that are good at a page's size."""
    trim = page.trim
    short, long = sorted(v * MM_PER_PT for v in (trim[2] - trim[0], trim[3] - trim[1]))
    for width, height, ppi in _LARGE:
        if short >= width - 0.5 and long >= height - 0.5:
            return ppi
    return _GOOD


@check(
    "image-resolution",
    "error",
    "GWG 2022; house",
    "Coarse pictures show their pixels.",
    media="press",
)
def resolution(document: Document) -> Iterator[Found]:
    for page in document.pages:
        good = good_ppi(page)
        for event in page.content.events:
            if not isinstance(event, Image) or not page.prints(event.box):
                continue
            if event.ppi < good - 0.5:
                told = f"a picture of {event.ppi:.0f} ppi at its size, {good:.0f} are good"
                refused = event.ppi < good * _REFUSED - 0.5
                level = "error" if refused else "warning"
                yield Found(told, page.number, event.box, level)  # type: ignore[arg-type]
