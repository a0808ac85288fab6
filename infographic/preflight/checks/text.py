"""Text that plates in register to a tenth of a millimetre can still print."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.preflight.document import Document, Page
from infographic.preflight.events import Text
from infographic.preflight.registry import Found, check
from infographic.preflight.spaces import Colour

_LEAST, _LEAST_INKS, _LEAST_TINT, _BLACK_UNDER = 5.0, 8.0, 10.0, 36.0
#: Sizes are written with a few decimals.
_NEAR = 0.01


def texts(document: Document) -> Iterator[tuple[Page, Text]]:
    """Visible text inside the bleed."""
    for page in document.pages:
        for event in page.content.events:
            if (
                isinstance(event, Text)
                and event.shown
                and event.text.strip()
                and page.prints(event.box)
            ):
                yield page, event


def _quoted(event: Text) -> str:
    said = event.text.strip()
    return f"「{said[:12]}{'…' if len(said) > 12 else ''}」"


def _inks(event: Text) -> dict[str, float] | None:
    colour = event.fill or event.stroke
    held = colour.inks() if colour else None
    return None if held is None else dict(held)


def is_rich_black(colour: Colour | None) -> bool:
    """Full black with other inks."""
    inks = (colour.inks() if colour else None) or {}
    return inks.get("Black", 0.0) >= 0.9 and len(inks) > 1


@check("text-size", "error", "house; GWG 2022", "Smaller type fills in.", media="press")
def size(document: Document) -> Iterator[Found]:
    for page, event in texts(document):
        if event.size < _LEAST - _NEAR:
            yield Found(f"{_quoted(event)} is set in {event.size:.1f} pt", page.number, event.box)


@check(
    "text-rich-black",
    "error",
    "house",
    "Black of several inks has coloured edges.",
    media="press",
)
def rich_black(document: Document) -> Iterator[Found]:
    for page, event in texts(document):
        if is_rich_black(event.fill) or is_rich_black(event.stroke):
            told = f"{_quoted(event)} is rich black ({event.fill or event.stroke})"
            yield Found(told, page.number, event.box)


@check(
    "text-near-black",
    "error",
    "house; GWG 2022",
    "Dark text of several inks has coloured edges.",
    media="press",
)
def near_black(document: Document) -> Iterator[Found]:
    for page, event in texts(document):
        inks = _inks(event) or {}
        colours = [inks.get(ink, 0.0) for ink in ("Cyan", "Magenta", "Yellow")]
        dark = inks.get("Black", 0.0) + min(colours) > 0.85 and any(colours)
        if dark and event.size < _BLACK_UNDER and not is_rich_black(event.fill):
            told = f"{_quoted(event)} is nearly black, of {len(inks)} inks ({event.fill})"
            yield Found(told, page.number, event.box)


@check(
    "text-inks",
    "error",
    "house; GWG 2022",
    "A stem thinner than 0.2 mm is lost between plates.",
    media="press",
)
def inks(document: Document) -> Iterator[Found]:
    for page, event in texts(document):
        held = _inks(event)
        if held is None or not _LEAST - _NEAR <= event.size < _LEAST_INKS - _NEAR:
            continue
        if len(held) != 1:
            how = f"{len(held)} inks" if held else "knocked out"
            yield Found(f"{_quoted(event)} is {how} at {event.size:.1f} pt", page.number, event.box)


@check("text-tint", "warning", "house", "A tint's dots eat small type.", media="press")
def tint(document: Document) -> Iterator[Found]:
    for page, event in texts(document):
        held = _inks(event) or {}
        if len(held) == 1 and max(held.values()) < 0.995 and event.size < _LEAST_TINT - _NEAR:
            told = (
                f"{_quoted(event)} is a tint at {event.size:.1f} pt ({event.fill or event.stroke})"
            )
            yield Found(told, page.number, event.box)
