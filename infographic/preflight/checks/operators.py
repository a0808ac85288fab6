"""Content streams as such."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.preflight.document import Document
from infographic.preflight.registry import Found, check

#: ISO 32000-1, annex C, table C.1.
_DEEPEST = 28


@check(
    "q-nesting",
    "error",
    "ISO 32000-1, annex C; PDF/A-2 6.1.13",
    "Old interpreters stop at the 29th saved state.",
)
def nesting(document: Document) -> Iterator[Found]:
    for page in document.pages:
        if page.content.deepest > _DEEPEST:
            told = f"graphics states saved {page.content.deepest} deep, {_DEEPEST} are safe"
            yield Found(told, page.number)


@check(
    "content-syntax",
    "error",
    "ISO 32000-1, 7.8.2; PDF/A-2 6.2.2",
    "Each reader goes on differently after a fault.",
)
def content_syntax(document: Document) -> Iterator[Found]:
    for page in document.pages:
        for told in page.content.faults:
            yield Found(f"in the content: {told}", page.number)


@check(
    "blank-page",
    "warning",
    "house",
    "A page with nothing on it is more often a mistake than meant.",
)
def blank_page(document: Document) -> Iterator[Found]:
    for page in document.pages:
        if not any(page.prints(event.box) for event in page.content.events):
            yield Found("nothing is painted on the page", page.number)
