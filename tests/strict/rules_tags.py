"""Tags: the tree, its roles, its order."""

from __future__ import annotations

import re

import pikepdf

from .document import Document
from .model import Found, rule
from .tree import attribute, elements, kids, parents, tops

TREE = "Structure: Tags: StructTreeRoot, ParentTree, MarkInfo, Lang, DisplayDocTitle"
ROLES = "Structure: Document > Part/Sect > H1..H3, P, L/LI, Table/TR/TH/TD, Figure"
FIGURE = "Structure: Figure with Alt and BBox"
ORDER = "Structure: reading order = drawing order"
UA = "media table: PDF/UA-1"
STANDARD = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
    ]
)
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[\da-zA-Z]{4,8})*")


@rule("S-TG-1", "There is a structure tree.", TREE)
def tree(doc: Document) -> Found:
    if doc.root.get("/StructTreeRoot", pikepdf.Dictionary()).get("/Type") != "/StructTreeRoot":
        yield 0, "no StructTreeRoot"


@rule("S-TG-2", "The catalog says that the file is marked, and does not doubt it.", TREE)
def marked(doc: Document) -> Found:
    info = doc.root.get("/MarkInfo", pikepdf.Dictionary())
    if (
        info.get("/Marked") is not True
        or info.get("/Suspects", False)
        or info.get("/UserProperties", False)
    ):
        yield 0, f"{info!r}"


@rule("S-TG-3", "Every role is a standard one, or mapped to one.", ROLES)
def roles(doc: Document) -> Found:
    yield from ((0, e.role) for e in elements(doc) if e.role not in STANDARD)


@rule("S-TG-4", "The role map changes no standard role.", UA)
def role_map(doc: Document) -> Found:
    found = doc.root.get("/StructTreeRoot", pikepdf.Dictionary()).get(
        "/RoleMap", pikepdf.Dictionary()
    )
    yield from ((0, k) for k in found.keys() if k[1:] in STANDARD)  # noqa: SIM118


@rule("S-TG-5", "One Document holds everything.", ROLES)
def document(doc: Document) -> Found:
    if [t.role for t in tops(doc)] != ["Document"]:
        yield 0, f"{[t.role for t in tops(doc)]}"


@rule("S-TG-6", "Headings begin at H1, and no level is left out on the way down.", ROLES)
def headings(doc: Document) -> Found:
    last = 0
    for element in elements(doc):
        if found := re.fullmatch(r"H([1-6])", element.role):
            level = int(found.group(1))
            if level > last + 1:
                yield 0, f"H{level} after {f'H{last}' if last else 'none'}"
            last = level


@rule("S-TG-7", "H is not mixed with H1 to H6.", UA)
def mixed(doc: Document) -> Found:
    found = {e.role for e in elements(doc)}
    if "H" in found and any(re.fullmatch("H[1-6]", r) for r in found):
        yield 0, "H and Hn"


@rule("S-TG-8", "Every Figure and Formula has Alt or ActualText that says something.", FIGURE)
def alt(doc: Document) -> Found:
    for element in elements(doc):
        if element.role in ("Figure", "Formula"):
            texts = [str(element.obj.get(k, "")).strip() for k in ("/Alt", "/ActualText")]
            if not any(texts):
                yield 0, f"{element.role} {element.obj.objgen}"


@rule("S-TG-9", "Every Figure has a BBox, inside the page.", FIGURE)
def bbox(doc: Document) -> Found:
    sizes = {p.obj.objgen: p for p in doc.pages}
    for element in elements(doc):
        if element.role != "Figure":
            continue
        found = attribute(element.obj, "/BBox")
        if found is None or len(found) != 4:
            yield 0, f"{element.obj.objgen}: no BBox"
            continue
        a, b, c, d = (float(v) for v in found)
        page = next((sizes[p] for p, _ in element.leaves() if p in sizes), doc.pages[0])
        x0, y0, x1, y1 = page.box("/MediaBox") or (0, 0, 0, 0)
        if not (x0 - 0.01 <= a < c <= x1 + 0.01 and y0 - 0.01 <= b < d <= y1 + 0.01):
            yield page.number, f"BBox {a:.2f} {b:.2f} {c:.2f} {d:.2f}"


@rule("S-TG-10", "The catalog's Lang, and that of every element, is a language.", TREE)
def lang(doc: Document) -> Found:
    if not LANGUAGE.fullmatch(str(doc.root.get("/Lang", ""))):
        yield 0, f"Lang {doc.root.get('/Lang')}"
    for element in elements(doc):
        if "/Lang" in element.obj and not LANGUAGE.fullmatch(str(element.obj.Lang)):
            yield 0, f"{element.role}: {element.obj.Lang}"


@rule("S-TG-11", "Readers show the title, not the file's name.", TREE)
def display_title(doc: Document) -> Found:
    if doc.root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle") is not True:
        yield 0, "no DisplayDocTitle"


@rule(
    "S-TG-12",
    "Reading order is drawing order: marks are read page by page as they are drawn.",
    ORDER,
)
def order(doc: Document) -> Found:
    numbers = {p.obj.objgen: p.number for p in doc.pages}
    drawn = [(p.number, mcid) for p in doc.pages for mcid, _ in p.reader.mcids]
    read = [(numbers.get(page, 0), mcid) for top in tops(doc) for page, mcid in top.leaves()]
    if drawn != read:
        at = next((a for a, b in zip(drawn, read, strict=False) if a != b), (0, len(read)))
        yield at[0], f"parts at MCID {at[1]}; {len(drawn)} drawn, {len(read)} read"


@rule("S-TG-13", "MCIDs count up from 0 as they are drawn.", ORDER)
def counted(doc: Document) -> Found:
    for page in doc.pages:
        found = [mcid for mcid, _ in page.reader.mcids]
        if found != list(range(len(found))):
            yield page.number, f"{found[:8]}"


@rule("S-TG-14", "Every element knows its parent.", TREE)
def parent_links(doc: Document) -> Found:
    root = doc.root.get("/StructTreeRoot", pikepdf.Dictionary())
    for element in elements(doc):
        wanted = element.parent.obj if element.parent else root
        if element.obj.get("/P", pikepdf.Dictionary()).objgen != wanted.objgen:
            yield 0, f"{element.role} {element.obj.objgen}"


@rule("S-TG-15", "Every page with marks has a StructParents of its own.", TREE)
def struct_parents(doc: Document) -> Found:
    seen: set[int] = set()
    for page in doc.pages:
        key = page.obj.get("/StructParents")
        if key is None and page.reader.mcids:
            yield page.number, "no StructParents"
        elif key is not None:
            if int(key) in seen:
                yield page.number, f"StructParents {key} twice"
            seen.add(int(key))


@rule("S-TG-16", "ParentTreeNextKey is over every key of the ParentTree.", TREE)
def next_key(doc: Document) -> Found:
    root = doc.root.get("/StructTreeRoot", pikepdf.Dictionary())
    found = parents(doc)
    if int(root.get("/ParentTreeNextKey", 10**9)) <= max(found, default=-1):
        yield 0, f"{root.ParentTreeNextKey}, keys to {max(found)}"


@rule("S-TG-17", "No element is empty.", ROLES)
def empty(doc: Document) -> Found:
    for element in elements(doc):
        if not kids(element.obj.get("/K")) and element.role not in ("TD", "TH"):
            yield 0, f"{element.role} {element.obj.objgen}"


@rule("S-TG-18", "Alt, ActualText and E, where they are, say something.", UA)
def texts(doc: Document) -> Found:
    for element in elements(doc):
        for key in ("/Alt", "/ActualText", "/E"):
            if key in element.obj and not str(element.obj[key]).strip():
                yield 0, f"{element.role}: {key} is blank"


@rule("S-TG-19", "Every page has its Tabs follow the structure.", UA)
def tabs(doc: Document) -> Found:
    yield from (
        (p.number, f"Tabs {p.obj.get('/Tabs')}") for p in doc.pages if p.obj.get("/Tabs") != "/S"
    )


@rule(
    "S-TG-20",
    "Print editions have no bookmarks: those are for screens.",
    "Structure: bookmarks in the screen edition",
)
def bookmarks(doc: Document) -> Found:
    if "/Outlines" in doc.root:
        yield 0, "Outlines"
