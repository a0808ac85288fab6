"""The structure tree as a list of elements with the glyphs they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from checker.interpret import Glyph, Page

HEADING = re.compile(r"/H[1-6]?$")


def bare(text: str) -> str:
    """Text with all white space removed."""
    return re.sub(r"\s+", "", text)


@dataclass(repr=False)
class Element:
    """One block element: its type, its content ids in order, and what they show."""

    type: str
    path: tuple[str, ...]
    alt: str | None
    mcids: list[int] = field(default_factory=list)
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def text(self) -> str:
        return bare("".join(g.text for g in self.glyphs))

    @property
    def heading(self) -> bool:
        return bool(HEADING.search(self.type))

    @property
    def vertical(self) -> bool:
        return any(g.vertical for g in self.glyphs)


INLINE = {"/Span", "/Link", "/Quote", "/Ruby", "/RB", "/RT"}


def kids(node: Any) -> list[Any]:
    below = node.get("/K")
    if below is None:
        return []
    return list(below) if isinstance(below, pikepdf.Array) else [below]


def nodes(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Every structure element below a node, in tree order, with the types above it."""
    for kid in kids(node):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid, path
            yield from nodes(kid, (*path, str(kid.S)))


def mcids(node: Any) -> Iterator[int]:
    """The content ids that belong to an element itself (not through child elements)."""
    for kid in kids(node):
        if isinstance(kid, int):
            yield kid
        elif isinstance(kid, pikepdf.Dictionary) and str(kid.get("/Type")) == "/MCR":
            yield int(kid.MCID)


def elements(pdf: Any, page: Page) -> list[Element]:
    """Block elements in tree order; inline elements (Span) join the block they stand in."""
    shown: dict[int, list[Glyph]] = {}
    for glyph in page.glyphs:
        if glyph.mcid is not None:
            shown.setdefault(glyph.mcid, []).append(glyph)
    found: list[Element] = []

    def visit(node: Any, path: tuple[str, ...], block: Element | None) -> None:
        kind = str(node.S)
        if kind not in INLINE or block is None:
            alt = node.get("/Alt")
            block = Element(kind, path, None if alt is None else str(alt))
            found.append(block)
        for kid in kids(node):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                visit(kid, (*path, kind), block)
            else:
                number = int(kid if isinstance(kid, int) else kid.MCID)
                block.mcids.append(number)
                block.glyphs += shown.get(number, [])

    for kid in kids(pdf.Root.StructTreeRoot):
        visit(kid, (), None)
    return found


def document_elements(pdf: Any, pages: list[Page]) -> list[tuple[Element, list[int]]]:
    """Block elements of all pages in tree order, each with the pages (from 1) it stands on."""
    numbers = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
    shown: dict[tuple[int, int], list[Glyph]] = {}
    for i, page in enumerate(pages):
        for glyph in page.glyphs:
            if glyph.mcid is not None:
                shown.setdefault((i, glyph.mcid), []).append(glyph)
    found: list[tuple[Element, list[int]]] = []

    def visit(node: Any, path: tuple[str, ...], block: tuple[Element, list[int]] | None) -> None:
        kind = str(node.S)
        if kind not in INLINE or block is None:
            alt = node.get("/Alt")
            block = (Element(kind, path, None if alt is None else str(alt)), [])
            found.append(block)
        for kid in kids(node):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                visit(kid, (*path, kind), block)
                continue
            if isinstance(kid, pikepdf.Dictionary) and str(kid.get("/Type")) == "/OBJR":
                continue
            own = isinstance(kid, int)
            page = numbers[(node if own else kid).Pg.objgen]
            number = int(kid if own else kid.MCID)
            block[0].mcids.append(number)
            block[0].glyphs += shown.get((page, number), [])
            if page + 1 not in block[1]:
                block[1].append(page + 1)

    for kid in kids(pdf.Root.StructTreeRoot):
        visit(kid, (), None)
    return found


def tree_faults(pdf: Any, page: Page) -> list[str]:
    """Content ids that the tree misses, repeats or invents; a parent tree that disagrees."""
    faults: list[str] = []
    owners: dict[int, Any] = {}
    for node, path in nodes(pdf.Root.StructTreeRoot):
        for number in mcids(node):
            if number in owners:
                faults.append(f"MCID {number} stands in the tree twice")
            owners[number] = node
            if "/Artifact" in path:
                faults.append(f"MCID {number} stands under an artifact")
    used = {g.mcid for g in page.glyphs} | {p.mcid for p in page.paints}
    used.discard(None)
    faults += [f"MCID {n} is drawn but not in the tree" for n in sorted(used - set(owners))]
    faults += [f"MCID {n} is in the tree but draws nothing" for n in sorted(set(owners) - used)]
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.get("/Nums", []))
    table = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    parents = table.get(int(pdf.pages[0].obj.get("/StructParents", -1)))
    if parents is None:
        return [*faults, "the page has no entry in the parent tree"]
    for number, node in owners.items():
        if number >= len(parents) or parents[number].objgen != node.objgen:
            faults.append(f"the parent tree names another element for MCID {number}")
    return faults


def figure_faults(pdf: Any) -> list[str]:
    return [
        f"a Figure under {'/'.join(path)} has no Alt"
        for node, path in nodes(pdf.Root.StructTreeRoot)
        if str(node.S) in {"/Figure", "/Formula"} and not str(node.get("/Alt", "")).strip()
    ]


def level_faults(levels: list[tuple[int, str]]) -> list[str]:
    """Headings start at 1 and go down one level at a time (PDF/UA-1, 7.4.2)."""
    faults = []
    before = 0
    for level, text in levels:
        if level > before + 1:
            faults.append(f"H{level} “{text}” follows H{before}")
        before = level
    return faults


def headings(found: list[Element]) -> list[tuple[int, str]]:
    return [(int(e.type[2:]), e.text) for e in found if re.match(r"/H[1-6]$", e.type)]


def actual_text_faults(page: Page) -> list[str]:
    """ActualText must say what the glyphs under it say, in the same order."""
    faults = []
    for _, said, start, end in page.actual_text:
        drawn = bare("".join(g.text for g in page.glyphs[start:end]))
        if bare(said) != drawn:
            faults.append(f"ActualText says “{said}”, the glyphs say “{drawn}”")
    return faults
