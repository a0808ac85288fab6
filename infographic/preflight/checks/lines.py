"""Lines."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.preflight.document import Document, Page
from infographic.preflight.events import Path
from infographic.preflight.registry import Found, check
from infographic.preflight.spaces import Colour

_HAIRLINE, _INKS_UNDER = 0.25, 2.0
#: Lines of exactly a quarter point are written with two or three decimals.
_NEAR = 0.005


def _lines(document: Document) -> Iterator[tuple[Page, Path, float, Colour]]:
    """Stroked paths and filled rectangles, with how thin they are in points."""
    for page in document.pages:
        for event in page.content.events:
            if isinstance(event, Path) and page.prints(event.box):
                if event.stroke is not None:
                    yield page, event, event.width, event.stroke
                if event.fill is not None and event.stroke is None and event.thinnest is not None:
                    yield page, event, event.thinnest, event.fill


@check(
    "hairline",
    "error",
    "GWG 2022; house",
    "Thinner lines break or vanish on the plate.",
    media="press",
)
def hairline(document: Document) -> Iterator[Found]:
    for page, event, thin, _ in _lines(document):
        if thin < _HAIRLINE - _NEAR:
            what = "a line" if event.stroke is not None else "a filled rectangle"
            yield Found(f"{what} of {thin:.2f} pt, 0.25 pt print", page.number, event.box)


@check(
    "line-inks",
    "warning",
    "GWG 2022; house",
    "Thin lines of several inks print in colours of their own.",
    media="press",
)
def inks(document: Document) -> Iterator[Found]:
    for page, event, thin, colour in _lines(document):
        held = colour.inks() or {}
        if _HAIRLINE - _NEAR <= thin < _INKS_UNDER - _NEAR and len(held) > 1:
            yield Found(f"a line of {thin:.2f} pt in {len(held)} inks", page.number, event.box)
