"""The file as a whole: its frame, and what a press file never holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

from .document import Document, Node
from .model import Found, rule

NEVER = "Structure: no encryption, JavaScript, actions, form fields, OPI, PostScript or reference XObjects"
LIMITS = "media table: PDF/A-2u (implementation limits)"


@rule("S-FI-0", "A reader opens the file, and finds nothing to mend in it.", "Gates: qpdf clean")
def opens(doc: Document) -> Found:
    assert doc.pages
    yield from ((0, text) for text in doc.warnings)


@rule("S-FI-1", "The header says %PDF-1.6.", "Structure: `%PDF-1.6`")
def header(doc: Document) -> Found:
    if not re.match(rb"%PDF-1\.6[\r\n]", doc.raw):
        yield 0, f"begins with {doc.raw[:9]!r}"


@rule("S-FI-2", "Four bytes over 127 follow the header in a comment.", "media table: PDF/A-2u")
def binary(doc: Document) -> Found:
    if not re.match(rb"%PDF-1\.\d\r?\n%[\x80-\xff]{4}", doc.raw):
        yield 0, "a mail program may take the file for text"


@rule("S-FI-3", "The catalog does not overrule the header's version.", "Structure: `%PDF-1.6`")
def version(doc: Document) -> Found:
    if "/Version" in doc.root:
        yield 0, f"catalog says {doc.root.Version}"


@rule("S-FI-4", "The trailer has an ID of two strings of 16 bytes.", "Structure: trailer ID")
def trailer_id(doc: Document) -> Found:
    found = doc.pdf.trailer.get("/ID")
    if found is None or len(found) != 2 or any(len(bytes(v)) < 16 for v in found):
        yield 0, f"ID is {found!r}"


@rule(
    "S-FI-5", "Nothing is appended: one end of file, and nothing after it.", "media table: PDF/A-2u"
)
def end(doc: Document) -> Found:
    if len(re.findall(rb"(?<=[\r\n])%%EOF", doc.raw)) != 1 or not re.search(
        rb"%%EOF[\r\n]*\Z", doc.raw
    ):
        yield 0, "the file goes on after its end, or has none"


@rule("S-FI-6", "The file is not encrypted.", NEVER)
def encrypted(doc: Document) -> Found:
    if "/Encrypt" in doc.pdf.trailer or doc.pdf.is_encrypted:
        yield 0, "a press cannot open what it has no password for"


ACTIONS = frozenset(
    [
        "GoTo",
        "GoToR",
        "GoToE",
        "Launch",
        "Thread",
        "URI",
        "Sound",
        "Movie",
        "Hide",
        "Named",
        "SubmitForm",
        "ResetForm",
        "ImportData",
        "JavaScript",
        "SetOCGState",
        "Rendition",
        "Trans",
        "GoTo3DView",
    ]
)


def keyed(doc: Document, *keys: str) -> Iterator[tuple[Node, str]]:
    return ((n, key) for n in doc.nodes for key in keys if key in n)


@rule("S-FI-7", "Nothing has an action.", NEVER)
def actions(doc: Document) -> Found:
    if "/OpenAction" in doc.root:
        yield 0, "OpenAction"
    yield from ((0, "AA: actions by themselves") for _ in keyed(doc, "/AA"))
    for node in doc.nodes:
        kind = str(node.get("/S", ""))[1:]
        if node.get("/Type") == "/Action" or (kind in ACTIONS and "/K" not in node):
            yield 0, f"action {kind}"


@rule("S-FI-8", "There is no JavaScript.", NEVER)
def javascript(doc: Document) -> Found:
    yield from ((0, f"{key} in {n.objgen}") for n, key in keyed(doc, "/JS", "/JavaScript"))


@rule("S-FI-9", "There are no form fields.", NEVER)
def forms(doc: Document) -> Found:
    yield from ((0, key) for _, key in keyed(doc, "/AcroForm", "/XFA", "/FT"))
    yield from ((0, "a widget") for n in doc.nodes if n.get("/Subtype") == "/Widget")


@rule("S-FI-10", "No picture waits for OPI.", NEVER)
def opi(doc: Document) -> Found:
    yield from ((0, "OPI") for _ in keyed(doc, "/OPI"))


@rule("S-FI-11", "There is no PostScript XObject.", NEVER)
def postscript(doc: Document) -> Found:
    for node in doc.nodes:
        if "/PS" in (node.get("/Subtype"), node.get("/Subtype2")) or (
            isinstance(node, pikepdf.Stream) and "/PS" in node
        ):
            yield 0, "PostScript"


@rule("S-FI-12", "There is no reference XObject.", NEVER)
def reference(doc: Document) -> Found:
    for node in doc.nodes:
        if node.get("/Subtype") == "/Form" and "/Ref" in node:
            yield 0, "a form of another file"


@rule("S-FI-13", "Nothing is embedded in the file.", NEVER)
def embedded(doc: Document) -> Found:
    for _, key in keyed(doc, "/EmbeddedFiles", "/EF", "/AF", "/Collection"):
        yield 0, key


@rule("S-FI-14", "There are no layers: what prints does not depend on a switch.", NEVER)
def layers(doc: Document) -> Found:
    for _, key in keyed(doc, "/OCProperties", "/OC", "/OCGs"):
        yield 0, key


@rule("S-FI-15", "Print editions have no annotations.", "Structure: so print editions have none")
def annotations(doc: Document) -> Found:
    for page in doc.pages:
        if len(page.obj.get("/Annots", [])):
            yield page.number, f"{len(page.obj.Annots)} annotations"


@rule("S-FI-16", "The catalog asks nothing of a reader.", NEVER)
def requirements(doc: Document) -> Found:
    for key in ("/Requirements", "/NeedsRendering", "/Perms", "/Legal", "/URI", "/Threads"):
        if key in doc.root:
            yield 0, key


@rule(
    "S-FI-17",
    "Names are at most 127 bytes, and valid UTF-8.",
    "Structure: names <= 127 bytes in UTF-8",
)
def names(doc: Document) -> Found:
    for node in doc.nodes:
        for key, value in node.items():
            for name in (key, str(value)) if isinstance(value, pikepdf.Name) else (key,):
                if problem := bad_name(name):
                    yield 0, problem


def bad_name(name: str) -> str | None:
    raw = name.encode("utf-8", "surrogateescape").lstrip(b"/")
    if len(raw) > 127:
        return f"{len(raw)} bytes: {name[:24]}…"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return f"no UTF-8: {raw!r}"
    return None


@rule("S-FI-18", "Strings are at most 32767 bytes.", LIMITS)
def strings(doc: Document) -> Found:
    for node in doc.nodes:
        for key, value in node.items():
            if isinstance(value, pikepdf.String) and len(bytes(value)) > 32767:
                yield 0, f"{key} has {len(bytes(value))} bytes"


@rule("S-FI-19", "No page switches actions, timing or transitions on.", NEVER)
def presentation(doc: Document) -> Found:
    for page in doc.pages:
        for key in ("/Trans", "/Dur", "/PresSteps", "/AA", "/B"):
            if key in page.obj:
                yield page.number, key
