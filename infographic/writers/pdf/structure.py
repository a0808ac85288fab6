"""Logical structure: elements, marked-content ids, the parent tree (PDF 32000-1 14.7, 14.8)."""

from __future__ import annotations

from typing import TypeAlias

from infographic.frame import Tag
from infographic.record import dataclass, field
from infographic.writers.pdf.objects import Dict, Document, Packed
from infographic.writers.pdf.syntax import name, nums, text_string


@dataclass(eq=False)
class Container:
    """A content stream that holds marked content: a page, or a form on a page.

    ``page`` is the page's number; ``owners`` is the element of each MCID.
    """

    page: int
    key: int
    form: str = ""
    owners: list[Element] = field(default_factory=list)


@dataclass(eq=False)
class Element:
    """A structure element under construction.  ``bbox`` in pt, page space."""

    role: str
    parent: Element | None = None
    alt: str = ""
    lang: str = ""
    bbox: tuple[float, float, float, float] | None = None
    page: int = -1
    kids: list[Kid] = field(default_factory=list)

    def mark(self, container: Container) -> int:
        """A new marked-content id of this element in a content stream."""
        mcid = len(container.owners)
        container.owners.append(self)
        self.kids.append((container, mcid))
        if self.page < 0:
            self.page = container.page
        return mcid


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's annotation on a page, by its reference."""

    page: int
    reference: str


Kid: TypeAlias = Element | Annotation | tuple[Container, int]


class Structure:
    """The tree of one document."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.containers: list[Container] = []
        self.annotated: dict[int, Element] = {}
        self._keyed: dict[tuple[str, str], Element] = {}

    def container(self, page: int) -> Container:
        """A new content stream with its StructParents key."""
        container = Container(page, self._next_key)
        self.containers.append(container)
        return container

    @property
    def _next_key(self) -> int:
        return len(self.containers) + len(self.annotated)

    def link(self, parent: Element) -> Element:
        """A new element for a link."""
        element = Element("Link", parent)
        parent.kids.append(element)
        return element

    def annotation(self, element: Element, page: int, reference: str) -> int:
        """An annotation becomes part of an element; returns its StructParent key."""
        key = self._next_key
        self.annotated[key] = element
        element.kids.append(Annotation(page, reference))
        return key

    def element(self, tag: Tag, parent: Element) -> Element:
        """The element of a tag: the one of the same role and key, or a new one."""
        if tag.role == "Document" and parent is self.root:
            self.root.lang = self.root.lang or tag.lang
            return self.root
        found = self._keyed.get((tag.role, tag.key)) if tag.key else None
        if found is not None:
            return found
        element = Element(tag.role, parent, tag.alt, tag.lang)
        parent.kids.append(element)
        if tag.key:
            self._keyed[tag.role, tag.key] = element
        return element

    def write(self, document: Document, pages: list[str]) -> Dict:
        """Write all elements; returns the StructTreeRoot.  ``pages``: page references."""
        tree = Dict({"Type": "/StructTreeRoot"})
        tree_ref = document.ref(tree)
        objects: dict[Element, Packed] = {}
        order: list[Element] = []
        stack = [self.root]
        while stack:
            element = stack.pop()
            order.append(element)
            objects[element] = Packed()
            stack.extend(k for k in reversed(element.kids) if isinstance(k, Element))
        refs = {element: document.ref(objects[element]) for element in order}
        notes = 0
        for element in order:
            parent = refs[element.parent] if element.parent else tree_ref
            if element.role == "Note":
                notes += 1
            objects[element].text = _body(element, parent, refs, pages, notes)
        rows = {key: refs[element] for key, element in self.annotated.items()}
        for c in self.containers:
            if c.owners:
                rows[c.key] = f"[{' '.join(refs[e] for e in c.owners)}]"
        numbers = " ".join(f"{key} {rows[key]}" for key in sorted(rows))
        tree["K"] = refs[self.root]
        tree["ParentTree"] = document.ref(Packed(f"<</Nums [{numbers}]>>"))
        tree["ParentTreeNextKey"] = self._next_key
        return tree


def _body(
    element: Element, parent: str, refs: dict[Element, str], pages: list[str], notes: int
) -> str:
    """One StructElem dictionary."""
    out = [f"<</S {name(element.role)} /P {parent}"]
    if element.page >= 0:
        out.append(f"/Pg {pages[element.page]}")
    kids = [_kid(kid, element, refs, pages) for kid in element.kids]
    if len(kids) == 1:
        out.append(f"/K {kids[0]}")
    elif kids:
        out.append(f"/K [{' '.join(kids)}]")
    if element.alt:
        out.append(f"/Alt {text_string(element.alt)}")
    if element.lang:
        out.append(f"/Lang {text_string(element.lang)}")
    if element.bbox is not None:
        out.append(f"/A <</O /Layout /Placement /Block /BBox [{nums(element.bbox)}]>>")
    if element.role == "TH":
        out.append(f"/A <</O /Table /Scope /{_scope(element)}>>")
    if element.role == "Note":  # PDF/UA-1 7.9: every Note has its own ID
        out.append(f"/ID (note-{notes})")
    out.append(">>")
    return " ".join(out)


def _kid(kid: Kid, element: Element, refs: dict[Element, str], pages: list[str]) -> str:
    if isinstance(kid, Element):
        return refs[kid]
    if isinstance(kid, Annotation):
        return f"<</Type /OBJR /Pg {pages[kid.page]} /Obj {kid.reference}>>"
    container, mcid = kid
    if container.form:
        return f"<</Type /MCR /Pg {pages[container.page]} /Stm {container.form} /MCID {mcid}>>"
    if container.page != element.page:
        return f"<</Type /MCR /Pg {pages[container.page]} /MCID {mcid}>>"
    return str(mcid)


def _scope(element: Element) -> str:
    """Header cells of a table's first row head columns, others rows (PDF/UA-1 7.5)."""
    row = element.parent
    table = row.parent if row else None
    rows = [k for k in table.kids if isinstance(k, Element) and k.role == "TR"] if table else []
    return "Column" if rows and rows[0] is row else "Row"
