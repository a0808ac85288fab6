"""Tags that hold one another in a fixed way: tables, lists, contents, notes, ruby."""

from __future__ import annotations

from collections import Counter

from .document import Document
from .model import Found, rule
from .tree import Element, attribute, elements

TABLE = "Structure: Table/TR/TH/TD"
LIST = "Structure: L/LI"
UA = "media table: PDF/UA-1"
HOLDS = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
    "L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"}, "TOCI": {"Lbl", "Reference", "P", "NonStruct", "TOC"},
    "Ruby": {"RB", "RT", "RP"}, "Warichu": {"WT", "WP"},
}  # fmt: skip
WITHIN = {
    "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"},
    "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
    "LI": {"L"}, "Lbl": {"LI", "TOCI", "Note", "Formula", "Reference"}, "LBody": {"LI"},
    "TOCI": {"TOC"}, "RB": {"Ruby"}, "RT": {"Ruby"}, "WT": {"Warichu"},
}  # fmt: skip
GROUPING = {"Document", "Part", "Art", "Sect", "Div"}


def nested(doc: Document, *roles: str) -> Found:
    for element in elements(doc):
        if element.role in roles:
            wrong = {c.role for c in element.children} - HOLDS.get(
                element.role, {c.role for c in element.children}
            )
            if wrong:
                yield 0, f"{element.role} holds {sorted(wrong)}"
            outer = element.parent.role if element.parent else "the root"
            if outer not in WITHIN.get(element.role, {outer}):
                yield 0, f"{element.role} in {outer}"


@rule("S-TB-1", "Tables hold rows, rows hold cells, and neither stand elsewhere.", TABLE)
def tables(doc: Document) -> Found:
    return nested(doc, "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD")


def rows(table: Element) -> list[Element]:
    return [e for e in table.walk() if e.role == "TR"]


@rule("S-TB-2", "All rows of a table are equally wide, spans counted.", TABLE)
def even(doc: Document) -> Found:
    for table in elements(doc):
        if table.role != "Table":
            continue
        reaching: Counter[int] = Counter()  # cells that reach into later rows
        widths = set()
        for number, row in enumerate(rows(table)):
            width = reaching[number]
            for cell in row.children:
                columns = int(attribute(cell.obj, "/ColSpan") or 1)
                width += columns
                for later in range(1, int(attribute(cell.obj, "/RowSpan") or 1)):
                    reaching[number + later] += columns
            widths.add(width)
        if len(widths) > 1:
            yield 0, f"rows of {sorted(widths)} cells"


@rule("S-TB-3", "Every TH says what it heads.", TABLE)
def scope(doc: Document) -> Found:
    for element in elements(doc):
        if element.role == "TH" and str(attribute(element.obj, "/Scope")) not in (
            "/Row",
            "/Column",
            "/Both",
        ):
            yield 0, f"TH {element.obj.objgen}"


@rule("S-TB-4", "Lists hold items, items hold labels and bodies, and none stand elsewhere.", LIST)
def lists(doc: Document) -> Found:
    return nested(doc, "L", "LI", "Lbl", "LBody")


@rule("S-TB-5", "Contents hold entries, and entries stand nowhere else.", UA)
def contents(doc: Document) -> Found:
    return nested(doc, "TOC", "TOCI")


@rule("S-TB-6", "Ruby and warichu hold their own parts.", UA)
def ruby(doc: Document) -> Found:
    return nested(doc, "Ruby", "Warichu", "RB", "RT", "WT")


@rule("S-TB-7", "Every Note has an ID, and no two share one.", UA)
def notes(doc: Document) -> Found:
    counts = Counter(str(e.obj.get("/ID", "")) for e in elements(doc) if e.role == "Note")
    for name, count in counts.items():
        if not name or count > 1:
            yield 0, f"ID {name!r}, {count} times"


@rule(
    "S-TB-8",
    "Groups hold elements, not text of their own.",
    "Structure: Document > Part/Sect > H1..H3, P",
)
def groups(doc: Document) -> Found:
    for element in elements(doc):
        if element.role in GROUPING and element.marks:
            yield 0, f"{element.role} {element.obj.objgen}: {len(element.marks)} marks"


@rule(
    "S-TB-9",
    "Paragraphs and headings hold no blocks.",
    "Structure: Document > Part/Sect > H1..H3, P",
)
def blocks(doc: Document) -> Found:
    block = GROUPING | {"P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "Table", "TOC"}
    for element in elements(doc):
        wrong = sorted({c.role for c in element.children} & block)
        if wrong and element.role in block - GROUPING - {"L", "Table", "TOC"}:
            yield 0, f"{element.role} holds {wrong}"
