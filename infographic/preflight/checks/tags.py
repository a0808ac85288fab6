"""Tags: what readers that do not see are told (PDF/UA-1, ISO 14289-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from infographic.preflight.document import Document
from infographic.preflight.objects import (
    box_of,
    elements,
    get,
    identity,
    is_array,
    name,
    number,
    text,
)
from infographic.preflight.registry import Found, check

_HEADING = re.compile(r"H([1-6])$")


def structure(document: Document) -> Iterator[Any]:
    """Structure elements in reading order."""
    waiting = [get(document.root, "StructTreeRoot")]
    seen: set[object] = set()
    while waiting:
        node = waiting.pop()
        if get(node, "S") is not None:
            yield node
        below = get(node, "K")
        kids = elements(below) if is_array(below) else [below]
        for kid in reversed(kids):
            key = identity(kid)
            if get(kid, "S") is not None and key not in seen:
                seen.add(key)
                waiting.append(kid)


def _type(document: Document, node: Any) -> str:
    """A node's standard type, through the role map."""
    kind = name(get(node, "S"))
    for _ in range(8):
        mapped = name(get(document.root, "StructTreeRoot", "RoleMap", kind))
        if not mapped or mapped == kind:
            break
        kind = mapped
    return kind


def _parents(document: Document) -> dict[int, Any]:
    out: dict[int, Any] = {}
    waiting = [get(document.root, "StructTreeRoot", "ParentTree")]
    for _ in range(100_000):
        if not waiting:
            break
        node = waiting.pop()
        pairs = elements(get(node, "Nums"))
        out.update({int(number(k) or 0): v for k, v in zip(pairs[::2], pairs[1::2], strict=False)})
        waiting += elements(get(node, "Kids"))
    return out


@check(
    "tag-root",
    "error",
    "PDF/UA-1 7.1",
    "Without a structure tree there is no order to read in.",
    claims="ua",
)
def root(document: Document) -> Iterator[Found]:
    if next(structure(document), None) is None:
        yield Found("the file has no structure tree (StructTreeRoot)")


@check(
    "tag-marked",
    "error",
    "PDF/UA-1 7.1; PDF/A-2 6.7.2.2",
    "Readers use tags only where they are said to be there.",
    claims="ua",
)
def marked(document: Document) -> Iterator[Found]:
    if get(document.root, "MarkInfo", "Marked") is not True:
        yield Found("MarkInfo does not say that the file is tagged")
    elif get(document.root, "MarkInfo", "Suspects") is True:
        yield Found("MarkInfo says that the tags are suspect")


@check(
    "tag-parents",
    "error",
    "PDF/UA-1 7.1; ISO 32000-1, 14.7.4.4",
    "Content must lead back to its tag.",
    claims="ua",
)
def parents(document: Document) -> Iterator[Found]:
    if get(document.root, "StructTreeRoot") is None:
        return
    held = _parents(document)
    for page in document.pages:
        mcids = page.content.mcids
        key = number(get(page.source, "StructParents"))
        found = elements(held.get(int(key))) if key is not None else []
        lost = [m for m in mcids if m >= len(found) or get(found[m], "S") is None]
        if lost:
            told = f"{len(lost)} of {len(mcids)} marked contents are not in the ParentTree"
            yield Found(told, page.number)


@check(
    "tag-language",
    "error",
    "PDF/UA-1 7.2",
    "A voice must know which language it reads.",
    claims="ua",
)
def language(document: Document) -> Iterator[Found]:
    if not re.match(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", text(get(document.root, "Lang")) or ""):
        yield Found("the file tells no language (Lang)")


@check(
    "tag-title",
    "error",
    "PDF/UA-1 7.1",
    "Windows show the title instead of a file name.",
    claims="ua",
)
def title(document: Document) -> Iterator[Found]:
    if get(document.root, "ViewerPreferences", "DisplayDocTitle") is not True:
        yield Found("DisplayDocTitle is not true")


@check(
    "tag-figures", "error", "PDF/UA-1 7.3", "A picture is heard by its description.", claims="ua"
)
def figures(document: Document) -> Iterator[Found]:
    for node in structure(document):
        told = text(get(node, "Alt")) or text(get(node, "ActualText"))
        if _type(document, node) == "Figure" and not told:
            yield Found("a Figure without Alt")


@check(
    "tag-figure-box",
    "warning",
    "PDF/UA-1 7.3; ISO 32000-1, 14.8.5.4.3",
    "Readers show where a picture stands.",
    claims="ua",
)
def figure_box(document: Document) -> Iterator[Found]:
    for node in structure(document):
        held = get(node, "A")
        attributes = elements(held) if is_array(held) else [held]
        placed = any(box_of(get(a, "BBox")) for a in attributes)
        if _type(document, node) == "Figure" and not placed:
            yield Found("a Figure without BBox")


@check(
    "tag-headings", "error", "PDF/UA-1 7.4.2", "Readers jump from heading to heading.", claims="ua"
)
def headings(document: Document) -> Iterator[Found]:
    before = 0
    for node in structure(document):
        match = _HEADING.match(_type(document, node))
        if match:
            level = int(match[1])
            if level > before + 1:
                after = f"H{before}" if before else "the beginning"
                yield Found(f"H{level} follows {after}: a level is left out")
            before = level


@check(
    "tag-content",
    "error",
    "PDF/UA-1 7.1",
    "Each thing is content with a tag, or an artifact.",
    claims="ua",
)
def content(document: Document) -> Iterator[Found]:
    for page in document.pages:
        loose = [e for e in page.content.events if not e.look.marked]
        if loose:
            kinds = ", ".join(sorted({type(e).__name__.lower() for e in loose}))
            told = f"{len(loose)} things without a tag and no artifacts ({kinds})"
            yield Found(told, page.number, loose[0].box)
