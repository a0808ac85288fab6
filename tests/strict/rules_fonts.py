"""Fonts: all there, all measured, none left over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pikepdf

from .document import Document
from .fontview import FontView
from .model import Found, rule

ALL = "Structure: Every font embedded, subset, with ToUnicode, right widths, no .notdef"
HELVETICA = "Structure: no Helvetica left over from a preamble"
A2U = "media table: PDF/A-2u"
BASE14 = re.compile(
    r"(Helvetica|Courier|Times|Symbol|ZapfDingbats|Arial)(-(Roman|Bold|Italic|Oblique)+|,.*|MT)?$"
)
TAG = re.compile(r"[A-Z]{6}\+.")


def real(doc: Document) -> Iterator[FontView]:
    return (f for f in doc.fonts if f.composite and f.program is not None)


@rule("S-FO-1", "Every font has its program embedded.", ALL)
def embedded(doc: Document) -> Found:
    yield from ((0, f.name) for f in doc.fonts if not f.program_key)


@rule(
    "S-FO-2", "Every font is a subset: six letters and a plus, the same wherever it is named.", ALL
)
def subset(doc: Document) -> Found:
    for font in doc.fonts:
        names = {
            font.name, str(font.descendant.get("/BaseFont", "/?"))[1:],
            str(font.descriptor.get("/FontName", "/?"))[1:],
        }  # fmt: skip
        names = {re.sub(r"-Identity-[HV]$", "", n) for n in names}
        if len(names) != 1 or not TAG.match(font.name):
            yield 0, f"{sorted(names)}"


@rule("S-FO-3", "Every font has a ToUnicode map.", ALL)
def mapped(doc: Document) -> Found:
    yield from (
        (0, f.name) for f in doc.fonts if not isinstance(f.obj.get("/ToUnicode"), pikepdf.Stream)
    )


@rule("S-FO-4", "ToUnicode covers every code shown.", ALL)
def covered(doc: Document) -> Found:
    for font in doc.fonts:
        if lost := sorted(c for c in font.shown if not font.unicode.get(c)):
            yield 0, f"{font.name}: {len(lost)} codes from {lost[0]:04X}"


@rule(
    "S-FO-5",
    "ToUnicode gives characters: not U+0000, U+FEFF, U+FFFE, surrogates or private use.",
    A2U,
)
def characters(doc: Document) -> Found:
    for font in doc.fonts:
        for code in sorted(font.shown):
            for char in font.unicode.get(code, ""):
                if char in "\0\ufeff\ufffe\ufffd" or unicodedata.category(char) in ("Cs", "Co"):
                    yield 0, f"{font.name}: {code:04X} is U+{ord(char):04X}"


@rule("S-FO-6", "Widths agree with the font program to 1/1000.", ALL)
def widths(doc: Document) -> Found:
    for font in real(doc):
        for code in sorted(font.shown):
            gid = font.gid(code)
            if font.exists(gid) and abs(font.width(code) - font.advance(gid)) > 1:
                yield 0, f"{font.name}: {code:04X} {font.width(code)}, not {font.advance(gid):.1f}"


@rule("S-FO-7", "No .notdef is shown.", ALL)
def notdef(doc: Document) -> Found:
    for font in doc.fonts:
        if any(font.gid(code) == 0 for code in font.shown):
            yield 0, font.name


@rule("S-FO-8", "No font is one of the base 14.", HELVETICA)
def base14(doc: Document) -> Found:
    for font in doc.fonts:
        if BASE14.match(re.sub(r"^[A-Z]{6}\+", "", font.name)):
            yield 0, font.name


@rule("S-FO-9", "Every font is composite, of one descendant: another could not be measured.", ALL)
def composite(doc: Document) -> Found:
    for font in doc.fonts:
        if not font.composite or len(font.obj.get("/DescendantFonts", [])) != 1:
            yield 0, f"{font.name} {font.obj.get('/Subtype')}"


@rule("S-FO-10", "Every embedded program opens, and is of the kind its key says.", ALL)
def opens(doc: Document) -> Found:
    for font in doc.fonts:
        if not font.program_key:
            continue
        data = font.descriptor[font.program_key].read_bytes()
        true_type = data[:4] in (b"\0\1\0\0", b"true")
        kind = font.descendant.get("/Subtype")
        if font.program is None or true_type != (font.program_key == "/FontFile2"):
            yield 0, f"{font.name}: {data[:4]!r} as {font.program_key}"
        elif true_type != (kind == "/CIDFontType2"):
            yield 0, f"{font.name}: {kind} by {font.program_key}"


@rule("S-FO-11", "An embedded TrueType descendant has a CIDToGIDMap: Identity or a stream.", A2U)
def cid_to_gid(doc: Document) -> Found:
    for font in doc.fonts:
        found = font.descendant.get("/CIDToGIDMap")
        if font.descendant.get("/Subtype") == "/CIDFontType2" and not (
            found == "/Identity" or isinstance(found, pikepdf.Stream)
        ):
            yield 0, f"{font.name}: {found}"


@rule(
    "S-FO-12",
    "Every encoding is Identity-H or -V, or an embedded map whose WMode agrees with itself.",
    A2U,
)
def encoding(doc: Document) -> Found:
    for font in doc.fonts:
        found = font.obj.get("/Encoding")
        if isinstance(found, pikepdf.Stream):
            inner = re.search(rb"/WMode\s+(\d)\s+def", found.read_bytes())
            if int(found.get("/WMode", 0)) != int(inner.group(1) if inner else 0):
                yield 0, f"{font.name}: WMode {found.get('/WMode')}"
        elif found not in ("/Identity-H", "/Identity-V"):
            yield 0, f"{font.name}: {found}"


@rule("S-FO-13", "Every code shown is a glyph of the program.", ALL)
def glyphs(doc: Document) -> Found:
    for font in real(doc):
        if lost := sorted(c for c in font.shown if not font.exists(font.gid(c))):
            yield 0, f"{font.name}: {lost[0]:04X}"


@rule("S-FO-14", "Two programs have two subset names.", ALL)
def distinct(doc: Document) -> Found:
    programs: dict[str, set[tuple[int, int]]] = {}
    for font in doc.fonts:
        if font.program_key:
            programs.setdefault(font.name, set()).add(font.descriptor[font.program_key].objgen)
    yield from ((0, name) for name, found in programs.items() if len(found) > 1)


@rule("S-FO-15", "Every descriptor is complete.", A2U)
def descriptors(doc: Document) -> Found:
    keys = [
        "FontName",
        "Flags",
        "FontBBox",
        "ItalicAngle",
        "Ascent",
        "Descent",
        "CapHeight",
        "StemV",
    ]
    for font in doc.fonts:
        if lost := [k for k in keys if f"/{k}" not in font.descriptor]:
            yield 0, f"{font.name}: no {lost}"


@rule("S-FO-16", "Every descendant is of Adobe-Identity, as the encodings are.", A2U)
def system_info(doc: Document) -> Found:
    for font in doc.fonts:
        found = font.descendant.get("/CIDSystemInfo", pikepdf.Dictionary())
        told = str(found.get("/Registry")), str(found.get("/Ordering"))
        if font.composite and told != ("Adobe", "Identity"):
            yield 0, f"{font.name}: {told}"


@rule("S-FO-17", "Every font of the file is shown: none is left over.", HELVETICA)
def left_over(doc: Document) -> Found:
    yield from ((0, f.name) for f in doc.fonts if not f.shown)


@rule("S-FO-18", "Length1 is the length of the program.", A2U)
def length(doc: Document) -> Found:
    for font in doc.fonts:
        if font.program_key == "/FontFile2":
            program = font.descriptor.FontFile2
            if int(program.get("/Length1", -1)) != len(program.read_bytes()):
                yield 0, f"{font.name}: Length1 {program.get('/Length1')}"


@rule("S-FO-19", "A character that is not blank has ink.", ALL)
def inked(doc: Document) -> Found:
    for font in real(doc):
        for code in sorted(font.shown):
            text = font.unicode.get(code, "")
            marks = [c for c in text if unicodedata.category(c)[0] in "LNPS"]
            if marks and "⠀" not in text and font.exists(font.gid(code)) and font.box(code) is None:
                yield 0, f"{font.name}: {text!r} is blank"


@rule(
    "S-FO-20",
    "The right-hand way of writing goes with the right advance: Identity-V has DW2 of one em.",
    ALL,
)
def vertical(doc: Document) -> Found:
    for font in real(doc):
        if font.vertical:
            y, w = font.default_vertical
            if w != -1000 or not 700 <= y <= 1000:
                yield 0, f"{font.name}: DW2 {y} {w}"


@rule("S-FO-21", "A CIDSet, where there is one, names every glyph of the program.", A2U)
def cid_set(doc: Document) -> Found:
    for font in real(doc):
        if "/CIDSet" in font.descriptor:
            bits = font.descriptor.CIDSet.read_bytes()
            count = font.program["maxp"].numGlyphs  # type: ignore[index]
            named = sum(bin(b).count("1") for b in bits)
            if named < count:
                yield 0, f"{font.name}: {named} of {count}"
