"""The safe zone."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.geometry import MM_PER_PT, PT_PER_MM
from infographic.preflight.checks.text import texts
from infographic.preflight.document import Document
from infographic.preflight.registry import Found, check

_ZONE = 5.0 * PT_PER_MM


@check(
    "safe-zone",
    "error",
    "house",
    "Text so near is cut when the knife is a little off.",
    media="press",
)
def zone(document: Document) -> Iterator[Found]:
    for page, event in texts(document):
        trim, box = page.trim, event.box
        outside = box[2] <= trim[0] or box[0] >= trim[2] or box[3] <= trim[1] or box[1] >= trim[3]
        gaps = box[0] - trim[0], box[1] - trim[1], trim[2] - box[2], trim[3] - box[3]
        # boxes are as high as the em: ink keeps about a tenth of it away from them
        nearest = min(gaps) + 0.1 * event.size
        if not outside and nearest < _ZONE - 0.3:
            told = f"text {max(nearest, 0) * MM_PER_PT:.1f} mm from the trim, 5 are safe"
            yield Found(told, page.number, box)
