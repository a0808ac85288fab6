"""Content streams: known operators, balanced, everything marked."""

from __future__ import annotations

from collections import Counter

import pikepdf

from .document import Document
from .model import Found, rule
from .tree import elements, parents

KNOWN = "media table: PDF/X-4, PDF/A-2u (no operator that a reader may not know)"
NESTING = "Structure: `q` nesting <= 28"
MARKED = "Structure: Tags: StructTreeRoot, ParentTree; everything else Artifact"


def noted(doc: Document, kind: str) -> Found:
    for page in doc.pages:
        yield from ((page.number, text) for k, text in page.reader.notes if k == kind)


@rule("S-CT-1", "Every operator is one that PDF has, in no compatibility section.", KNOWN)
def operators(doc: Document) -> Found:
    return noted(doc, "unknown")


@rule("S-CT-2", "Every operator has the operands that it takes.", KNOWN)
def operands(doc: Document) -> Found:
    return noted(doc, "operands")


@rule("S-CT-3", "q nests at most 28 deep.", NESTING)
def nesting(doc: Document) -> Found:
    for page in doc.pages:
        if page.reader.deepest > 28:
            yield page.number, f"{page.reader.deepest} deep"


@rule("S-CT-4", "Every q has its Q.", NESTING)
def balanced(doc: Document) -> Found:
    return noted(doc, "q")


@rule("S-CT-5", "BT and ET come in pairs, and text is shown between them.", KNOWN)
def text_objects(doc: Document) -> Found:
    return noted(doc, "BT")


@rule("S-CT-6", "Marked content opens and closes within its stream.", MARKED)
def marks(doc: Document) -> Found:
    return noted(doc, "mark")


@rule("S-CT-7", "Everything painted is tagged, or an artifact.", MARKED)
def everything(doc: Document) -> Found:
    for page in doc.pages:
        bare = [
            p for p in page.reader.painted
            if not any(name == "/Artifact" or mcid is not None for name, mcid in p.tags)
        ]  # fmt: skip
        if bare:
            yield page.number, f"{len(bare)} things, the first of kind {bare[0].kind}"


@rule("S-CT-8", "No artifact lies in tagged content, nor tagged content in an artifact.", MARKED)
def apart(doc: Document) -> Found:
    for page in doc.pages:
        for painted in page.reader.painted:
            kinds = {
                name == "/Artifact"
                for name, mcid in painted.tags
                if name == "/Artifact" or mcid is not None
            }
            if len(kinds) > 1:
                yield page.number, f"{painted.tags}"
                break


@rule("S-CT-9", "Every MCID is used once on its page.", MARKED)
def once(doc: Document) -> Found:
    for page in doc.pages:
        counts = Counter(mcid for mcid, _ in page.reader.mcids)
        if twice := [m for m, n in counts.items() if n > 1]:
            yield page.number, f"MCID {twice}"


def listed(doc: Document, page: object) -> list[object]:
    key = page.obj.get("/StructParents")  # type: ignore[attr-defined]
    found = parents(doc).get(int(key)) if key is not None else None
    return list(found) if isinstance(found, pikepdf.Array) else []


@rule("S-CT-10", "ParentTree leads from every MCID to an element.", MARKED)
def reachable(doc: Document) -> Found:
    for page in doc.pages:
        found = listed(doc, page)
        for mcid, _ in page.reader.mcids:
            if mcid >= len(found) or not isinstance(found[mcid], pikepdf.Dictionary):
                yield page.number, f"MCID {mcid}"


@rule("S-CT-11", "The element that ParentTree gives is the one that holds the MCID.", MARKED)
def agree(doc: Document) -> Found:
    holders = {mark: e.obj.objgen for e in elements(doc) for mark in e.marks}
    for page in doc.pages:
        found = listed(doc, page)
        for mcid, _ in page.reader.mcids:
            holder = holders.get((page.obj.objgen, mcid))
            told = found[mcid] if mcid < len(found) else None
            if holder is None or (isinstance(told, pikepdf.Dictionary) and told.objgen != holder):
                yield page.number, f"MCID {mcid}"


@rule("S-CT-12", "Every mark that an element holds is on its page.", MARKED)
def drawn(doc: Document) -> Found:
    there = {(p.obj.objgen, mcid) for p in doc.pages for mcid, _ in p.reader.mcids}
    for element in elements(doc):
        yield from ((0, f"{element.role}: MCID {m[1]}") for m in element.marks if m not in there)


@rule("S-CT-13", "Every resource named is there.", KNOWN)
def resources(doc: Document) -> Found:
    return noted(doc, "resource")


@rule(
    "S-CT-14",
    "Nothing is a resource that no one uses.",
    "Structure: no Helvetica left over from a preamble",
)
def left_over(doc: Document) -> Found:
    for page in doc.pages:
        for kind in ("/Font", "/XObject", "/ColorSpace", "/Shading", "/Pattern"):
            for name in page.obj.get("/Resources", pikepdf.Dictionary()).get(
                kind, pikepdf.Dictionary()
            ):
                shared = any((kind, str(name)) in p.reader.used for p in doc.pages)
                if not shared:
                    yield page.number, f"{kind[1:]} {name}"


@rule(
    "S-CT-15", "Pictures are XObjects, not inline.", "Ink: Only pictures are converted, then capped"
)
def inline(doc: Document) -> Found:
    return noted(doc, "inline")


@rule("S-CT-16", "Every page paints something.", "Structure: artwork really painted")
def painted(doc: Document) -> Found:
    yield from ((p.number, "a blank page") for p in doc.pages if not p.reader.painted)


@rule("S-CT-17", "A mark is named as the role of its element.", MARKED)
def named(doc: Document) -> Found:
    roles = {mark: str(e.obj.get("/S")) for e in elements(doc) for mark in e.marks}
    for page in doc.pages:
        for mcid, name in page.reader.mcids:
            role = roles.get((page.obj.objgen, mcid), name)
            if name != role:
                yield page.number, f"MCID {mcid}: {name} in {role}"
