"""A frame's text as people read it: reading order, a line for each paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from infographic.frame import Frame, GlyphRun, Group, Item, Link, Tag

#: Roles whose text is a line of its own.
_LINES = frozenset(("P", "H1", "H2", "H3", "H4", "Lbl", "LBody", "Caption", "TD", "TH", "Note"))


class _Run(NamedTuple):
    """Text, its height on the page (mm), and the element that it belongs to."""

    text: str
    y: float
    element: tuple[object, ...]


def plain_text(frame: Frame) -> str:
    """The frame's text; artifacts (rules, page numbers) are left out.

    Words that a line's end parts get their blank back; titles over several lines or columns
    read as their replacement text.  What is no paragraph (the labels of a chart) is read by
    its height on the page.
    """
    order: dict[tuple[object, ...], str] = {}
    heights: dict[tuple[object, ...], float] = {}
    for run in _runs(frame.items, 0.0, ()):
        held = order.get(run.element, "")
        moved = abs(heights.get(run.element, run.y) - run.y) > 0.01
        blank = " " if moved and _latin(held[-1:]) and _latin(run.text[:1]) else ""
        order[run.element] = held + blank + run.text
        heights[run.element] = run.y
    return "\n".join(text.strip() for text in order.values() if text.strip())


def _runs(items: Iterable[Item], dy: float, element: tuple[object, ...]) -> Iterator[_Run]:
    for place, item in enumerate(items):
        match item:
            case GlyphRun():
                y = dy + item.y
                yield _Run(item.text, y, _below(element, round(y, 2)))
            case Group():
                yield from _runs(item.items, dy + item.transform.f, _below(element, place))
            case Link():
                yield from _runs(item.items, dy, _below(element, place))
            case Tag(role="Artifact"):
                continue
            case Tag():
                inner = _below(element, place)
                if item.role in _LINES:
                    inner = ("line", item.role, item.key) if item.key else ("line", *inner)
                if item.actual:
                    yield _Run(item.actual, dy, inner)
                else:
                    yield from _runs(item.items, dy, inner)


def _below(element: tuple[object, ...], place: float) -> tuple[object, ...]:
    """The element of a part: inside a line all parts are that line."""
    return element if element[:1] == ("line",) else (*element, place)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
