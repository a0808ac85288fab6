"""The structure tree, and the tree that leads from marks to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from .document import Document


@dataclass
class Element:
    obj: pikepdf.Dictionary
    role: str
    parent: Element | None
    children: list[Element] = field(default_factory=list)
    #: (page's object, MCID) of the marks it holds itself, in order
    marks: list[tuple[tuple[int, int], int]] = field(default_factory=list)
    #: Children and marks, in order
    order: list[Any] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            yield from child.walk()

    def leaves(self) -> Iterator[tuple[tuple[int, int], int]]:
        for item in self.order:
            if isinstance(item, Element):
                yield from item.leaves()
            else:
                yield item


def kids(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def role_of(name: str, role_map: Any) -> str:
    """The role that a role map leads to; a map that leads in a circle leads nowhere."""
    seen = set()
    while name not in seen and name in role_map:
        seen.add(name)
        name = str(role_map[name])
    return name[1:]


def build(doc: Document) -> list[Element]:
    """The elements under the root."""
    root = doc.root.get("/StructTreeRoot")
    if root is None:
        return []
    role_map = root.get("/RoleMap", pikepdf.Dictionary())

    def enter(obj: pikepdf.Dictionary, parent: Element | None, page: Any) -> Element:
        made = Element(obj, role_of(str(obj.get("/S")), role_map), parent)
        page = obj.get("/Pg", page)
        for kid in kids(obj.get("/K")):
            if isinstance(kid, int):
                mark = (page.objgen if page is not None else (0, 0)), kid
            elif kid.get("/Type") == "/MCR":
                mark = kid.get("/Pg", page).objgen, int(kid.MCID)
            elif "/S" in kid:
                made.children.append(enter(kid, made, page))
                made.order.append(made.children[-1])
                continue
            else:
                continue
            made.marks.append(mark)
            made.order.append(mark)
        return made

    return [enter(k, None, None) for k in kids(root.get("/K"))]


def elements(doc: Document) -> list[Element]:
    found = doc.__dict__.get("_tree")
    if found is None:
        found = doc.__dict__["_tree"] = build(doc)
    return [e for top in found for e in top.walk()]


def tops(doc: Document) -> list[Element]:
    elements(doc)
    return doc.__dict__["_tree"]


def number_tree(node: Any) -> Iterator[tuple[int, Any]]:
    numbers = list(node.get("/Nums", []))
    yield from ((int(numbers[i]), numbers[i + 1]) for i in range(0, len(numbers) - 1, 2))
    for kid in node.get("/Kids", []):
        yield from number_tree(kid)


def parents(doc: Document) -> dict[int, Any]:
    root = doc.root.get("/StructTreeRoot", pikepdf.Dictionary())
    return dict(number_tree(root.get("/ParentTree", pikepdf.Dictionary())))


def attribute(obj: pikepdf.Dictionary, name: str) -> Any:
    for entry in kids(obj.get("/A")):
        if isinstance(entry, pikepdf.Dictionary) and name in entry:
            return entry[name]
    return None
