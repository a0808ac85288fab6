"""Streams and graphics states: filters, halftones, curves, pictures."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from .document import Document
from .model import Found, rule

NEVER = "Structure: no transfer curves, LZW, `Interpolate true`, UserUnit"
FILTERS = {
    "/ASCIIHexDecode", "/ASCII85Decode", "/FlateDecode", "/RunLengthDecode", "/CCITTFaxDecode",
    "/JBIG2Decode", "/DCTDecode", "/JPXDecode",
}  # fmt: skip
BLENDS = {
    "/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten",
    "/ColorDodge", "/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue",
    "/Saturation", "/Color", "/Luminosity",
}  # fmt: skip
INTENTS = {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"}


def streams(doc: Document) -> Iterator[pikepdf.Stream]:
    return (n for n in doc.nodes if isinstance(n, pikepdf.Stream))


def filters(stream: pikepdf.Stream) -> list[str]:
    found = stream.get("/Filter", [])
    return [str(found)] if isinstance(found, pikepdf.Name) else [str(f) for f in found]


def states(doc: Document) -> Iterator[pikepdf.Dictionary]:
    """Graphics states: named so, or used so by some resources."""
    for node in doc.nodes:
        if node.get("/Type") == "/ExtGState":
            yield node
        for entry in node["/ExtGState"].values() if "/ExtGState" in node else ():
            if entry.get("/Type") != "/ExtGState":
                yield entry


@rule("S-OB-1", "Nothing is compressed by LZW.", NEVER)
def lzw(doc: Document) -> Found:
    yield from ((0, f"{s.objgen}") for s in streams(doc) if "/LZWDecode" in filters(s))


@rule("S-OB-2", "Every filter is one that PDF 1.6 readers have.", "media table: PDF/A-2u")
def known_filters(doc: Document) -> Found:
    for stream in streams(doc):
        for name in filters(stream):
            if name not in FILTERS | {"/LZWDecode"}:
                yield 0, f"{stream.objgen}: {name}"


@rule("S-OB-3", "No stream lies in another file.", NEVER)
def external(doc: Document) -> Found:
    for stream in streams(doc):
        for key in ("/F", "/FFilter", "/FDecodeParms"):
            if key in stream:
                yield 0, f"{stream.objgen}: {key}"


@rule("S-OB-4", "No picture is interpolated.", NEVER)
def interpolate(doc: Document) -> Found:
    yield from ((0, f"{n.objgen}") for n in doc.nodes if n.get("/Interpolate", False) is True)


@rule("S-OB-5", "No page has a UserUnit.", NEVER)
def user_unit(doc: Document) -> Found:
    yield from ((p.number, f"{p.obj.UserUnit}") for p in doc.pages if "/UserUnit" in p.obj)


@rule("S-OB-6", "No graphics state has a transfer curve.", NEVER)
def transfer(doc: Document) -> Found:
    for state in states(doc):
        if "/TR" in state or state.get("/TR2", "/Default") != "/Default":
            yield 0, "the press sets its own curves"


@rule(
    "S-OB-7",
    "No graphics state has a halftone, phase, black generation or undercolour removal.",
    NEVER,
)
def halftone(doc: Document) -> Found:
    for state in states(doc):
        for key in ("/HT", "/HTP", "/HTO", "/BG", "/BG2", "/UCR", "/UCR2"):
            if state.get(key, "/Default") != "/Default":
                yield 0, key


@rule("S-OB-8", "Every blend mode is one of the known.", "media table: PDF/A-2u")
def blend(doc: Document) -> Found:
    for state in states(doc):
        modes = state.get("/BM", pikepdf.Name.Normal)
        for mode in modes if isinstance(modes, pikepdf.Array) else [modes]:
            if str(mode) not in BLENDS:
                yield 0, str(mode)


@rule("S-OB-9", "Every rendering intent is one of the four.", "media table: PDF/A-2u")
def intents(doc: Document) -> Found:
    for node in doc.nodes:
        for key in ("/RI", "/Intent"):
            if key in node and str(node[key]) not in INTENTS:
                yield 0, f"{node[key]}"


@rule("S-OB-10", "No picture has an alternate.", NEVER)
def alternates(doc: Document) -> Found:
    yield from ((0, f"{n.objgen}") for n in doc.nodes if "/Alternates" in n)


@rule("S-OB-11", "No JPEG 2000 picture brings its own colour.", "Structure: no DeviceRGB, ICCBased")
def jpeg2000(doc: Document) -> Found:
    for stream in streams(doc):
        if "/JPXDecode" in filters(stream) and "/ColorSpace" not in stream:
            yield 0, f"{stream.objgen}: what colour it is lies within the picture"


@rule(
    "S-OB-12",
    "Alpha is between 0 and 1, and stroke and fill overprint are booleans.",
    "Ink: `op true`, OPM 1",
)
def values(doc: Document) -> Found:
    for state in states(doc):
        for key in ("/CA", "/ca"):
            if not 0 <= float(state.get(key, 1)) <= 1:
                yield 0, f"{key} {state[key]}"
        if state.get("/OPM", 1) not in (0, 1):
            yield 0, f"OPM {state.OPM}"
        for key in ("/OP", "/op"):
            if state.get(key, True) not in (True, False):
                yield 0, f"{key} {state[key]}"


@rule(
    "S-OB-13",
    "No form has a soft mask that is no luminosity or alpha of a group.",
    "media table: PDF/A-2u",
)
def masks(doc: Document) -> Found:
    for state in states(doc):
        mask = state.get("/SMask", "/None")
        if isinstance(mask, pikepdf.Dictionary) and (
            str(mask.get("/S")) not in ("/Luminosity", "/Alpha") or "/G" not in mask
        ):
            yield 0, f"soft mask {mask.get('/S')}"
