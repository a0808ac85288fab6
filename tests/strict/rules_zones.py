"""Where things may stand: text off the edges, marks outside the bleed."""

from __future__ import annotations

from .document import Document
from .fontview import Box
from .model import MM, Found, rule

SAFE = "Ink: Safe zone 5 mm inside the trim for text"
MARKS = "Ink: Marks: in `/All` where they belong, all outside the bleed"


def outside(box: Box, b: Box) -> bool:
    e = 0.01
    return box[1] >= b[3] - e or box[3] <= b[1] + e or box[0] >= b[2] - e or box[2] <= b[0] + e


@rule("S-SZ-1", "Text keeps 5 mm from the trim; only the slug stands outside the bleed.", SAFE)
def text(doc: Document) -> Found:
    for page in doc.pages:
        a, b, c, d = page.trim
        inset = 5 * MM - 0.01 * MM
        for p in page.texts:
            for box in p.boxes:
                near = (
                    box[0] < a + inset
                    or box[1] < b + inset
                    or box[2] > c - inset
                    or box[3] > d - inset
                )
                if near and not outside(box, page.bleed):
                    edge = min(box[0] - a, box[1] - b, c - box[2], d - box[3]) / MM
                    yield page.number, f"{p.said[:12]!r}: {edge:.2f} mm"
                    break


@rule("S-SZ-2", "Registration colour is for marks outside the bleed alone.", MARKS)
def registration(doc: Document) -> Found:
    for page in doc.pages:
        for p in page.reader.painted:
            every = (
                set(p.colour.inks) >= {"Cyan", "Magenta", "Yellow", "Black"}
                and min(p.colour.values) > 0.99
            )
            if ("All" in p.colour.names or every) and not outside(p.box, page.bleed):
                yield page.number, f"{p.kind} at {[round(v, 1) for v in p.box]}"


@rule(
    "S-SZ-3",
    "Nothing is painted across the edge of the bleed: artwork ends there, marks begin after.",
    MARKS,
)
def across(doc: Document) -> Found:
    for page in doc.pages:
        b = page.bleed
        if page.box("/MediaBox") == b:
            continue
        for p in page.reader.painted:
            x0, y0, x1, y1 = p.box
            if x0 >= x1 or y0 >= y1 or outside(p.box, b):
                continue
            if x0 < b[0] - 0.01 or y0 < b[1] - 0.01 or x1 > b[2] + 0.01 or y1 > b[3] + 0.01:
                yield page.number, f"{p.kind} at {[round(v, 1) for v in p.box]}"


@rule("S-SZ-4", "Text lies on the medium.", SAFE)
def on_page(doc: Document) -> Found:
    for page in doc.pages:
        m = page.box("/MediaBox") or (0, 0, 0, 0)
        for p in page.texts:
            if p.boxes and outside(p.box, m):
                yield page.number, f"{p.said[:12]!r}"


@rule("S-SZ-5", "Marks keep 2 mm and more from the trim.", MARKS)
def marks(doc: Document) -> Found:
    for page in doc.pages:
        a, b, c, d = page.trim
        near = a - 2 * MM, b - 2 * MM, c + 2 * MM, d + 2 * MM
        for p in page.paths:
            if "All" in p.colour.names and not outside(p.box, near):
                yield page.number, f"{[round(v, 1) for v in p.box]}"
