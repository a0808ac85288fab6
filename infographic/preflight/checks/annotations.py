"""Annotations: none on what is printed, sound ones on screens."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.preflight.document import Document, annotations_of
from infographic.preflight.objects import box_of, get, name, number, text
from infographic.preflight.registry import Found, check

_PRESS_ALONE = frozenset({"PrinterMark", "TrapNet"})
#: Bits of F: invisible, hidden and no view must be off, print must be on.
_OFF, _PRINT = 1 | 2 | 32, 4


@check(
    "annotations",
    "error",
    "PDF/X-4",
    "Annotations inside the bleed may be printed or not.",
    media="press",
)
def printed(document: Document) -> Iterator[Found]:
    for page in document.pages:
        for held in annotations_of(page):
            box = box_of(get(held, "Rect"))
            kind = name(get(held, "Subtype"))
            if kind not in _PRESS_ALONE and (box is None or page.prints(box)):
                yield Found(f"a {kind or 'nameless'} annotation", page.number, box)


@check(
    "annotation-flags",
    "error",
    "PDF/A-2 6.3.2",
    "What is archived is seen and printed.",
    media="screen office any",
    claims="a",
)
def flags(document: Document) -> Iterator[Found]:
    for page in document.pages:
        for held in annotations_of(page):
            bits = int(number(get(held, "F")) or 0)
            kind = name(get(held, "Subtype"))
            if kind != "Popup" and (bits & _OFF or not bits & _PRINT):
                told = f"a {kind} annotation that is hidden or not printed"
                yield Found(told, page.number, box_of(get(held, "Rect")))


@check(
    "link-contents",
    "error",
    "PDF/UA-1 7.18.5",
    "A link is heard by its description.",
    media="screen office any",
    claims="ua",
)
def contents(document: Document) -> Iterator[Found]:
    for page in document.pages:
        for held in annotations_of(page):
            if name(get(held, "Subtype")) == "Link" and not text(get(held, "Contents")):
                told = "a Link without a description (Contents)"
                yield Found(told, page.number, box_of(get(held, "Rect")))


@check("tab-order", "warning", "PDF/UA-1 7.18.3", "The tab key follows the tags.", claims="ua")
def tab_order(document: Document) -> Iterator[Found]:
    for page in document.pages:
        if annotations_of(page) and name(get(page.source, "Tabs")) != "S":
            yield Found("annotations, but Tabs is not S", page.number)
