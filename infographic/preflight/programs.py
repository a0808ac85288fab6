"""Font programs inside a PDF: which codes have no glyph, and how wide glyphs really are."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from infographic.preflight.faces import Font
from infographic.preflight.objects import elements, get, is_stream, name, number, raw
from infographic.record import dataclass


@dataclass(frozen=True)
class Program:
    """``glyphs``: glyph name by code for what the font shows; ``advances``: thousandths of an em."""

    glyphs: Mapping[int, str | None]
    advances: Mapping[str, float]

    def is_notdef(self, code: int) -> bool:
        """True when a code shows the glyph for "nothing defined"."""
        return self.glyphs.get(code) in (None, ".notdef")

    def advance(self, code: int) -> float | None:
        """A code's advance in the font program; None when it has none."""
        return self.advances.get(self.glyphs.get(code) or "")


def program_of(font: Font, codes: frozenset[int]) -> Program | None:
    """The embedded program of a font for some of its codes; None for what is not read here
    (Type 1 in its own format, simple fonts without a table that fits) or cannot be."""
    if font.program is None or font.subtype == "Type3":
        return None
    data = raw(font.program)
    try:
        if name(get(font.program, "Subtype")) in ("CIDFontType0C", "Type1C"):
            return _bare_cff(font, codes, data)
        if data[:4] in (b"\0\1\0\0", b"true", b"OTTO", b"ttcf"):
            return _opentype(font, codes, data)
    except Exception:  # a damaged font program raises nearly anything; `font-program` tells it
        return None
    return None


def _opentype(font: Font, codes: frozenset[int], data: bytes) -> Program | None:
    from fontTools.ttLib import TTFont

    opened = TTFont(BytesIO(data), lazy=True)
    order = opened.getGlyphOrder() if "CFF " in opened else None
    per_em = opened["head"].unitsPerEm
    metrics = opened["hmtx"].metrics
    advances = {glyph: 1000 * held[0] / per_em for glyph, held in metrics.items()}
    order = order or opened.getGlyphOrder()
    if font.composite:
        gids = {code: _gid(font, font.cid(code)) for code in codes}
        if "CFF " in opened:
            top = opened["CFF "].cff.topDictIndex[0]
            if hasattr(top, "ROS"):
                return Program(_by_cid(font, codes, top.charset), advances)
        found = {c: order[g] if g < len(order) else None for c, g in gids.items()}
        return Program(found, advances)
    if "cmap" not in opened:
        return None
    tables = {(t.platformID, t.platEncID): t.cmap for t in opened["cmap"].tables}
    symbol, roman = tables.get((3, 0)), tables.get((1, 0))
    if symbol is not None:
        page = max(symbol, default=0) & 0xFF00
        return Program({c: symbol.get(c) or symbol.get(page + c) for c in codes}, advances)
    if roman is not None and get(font.source, "Encoding") is None:
        return Program({c: roman.get(c) for c in codes}, advances)
    return None


def _gid(font: Font, cid: int) -> int:
    inner = (elements(get(font.source, "DescendantFonts")) or [None])[0]
    table = get(inner, "CIDToGIDMap")
    if is_stream(table):
        data = raw(table)
        return int.from_bytes(data[2 * cid : 2 * cid + 2], "big")
    return cid


def _by_cid(font: Font, codes: frozenset[int], charset: list[str]) -> dict[int, str | None]:
    """Glyphs of a CID-keyed CFF font, whose charset holds CIDs as names."""
    held = {int(g[3:]): g for g in charset if g.startswith("cid") and g[3:].isdigit()}
    return {c: held.get(font.cid(c)) for c in codes if font.cid(c)} | {
        c: ".notdef" for c in codes if not font.cid(c)
    }


def _bare_cff(font: Font, codes: frozenset[int], data: bytes) -> Program | None:
    from fontTools.cffLib import CFFFontSet

    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    top = fonts.topDictIndex[0]
    if font.composite:
        if hasattr(top, "ROS"):
            glyphs = _by_cid(font, codes, top.charset)
        else:
            order = top.charset
            cids = {code: font.cid(code) for code in codes}
            glyphs = {c: order[g] if g < len(order) else None for c, g in cids.items()}
    else:
        glyphs = _simple_glyphs(font, codes)
        if not glyphs:
            return None
        glyphs = {c: g if g in top.CharStrings else None for c, g in glyphs.items()}
    return Program(glyphs, _cff_advances(top, [g for g in glyphs.values() if g], data))


def _cff_advances(top: Any, glyphs: list[str], data: bytes) -> dict[str, float]:
    from fontTools.pens.basePen import NullPen

    out: dict[str, float] = {}
    scale = 1000 * float(getattr(top, "FontMatrix", [0.001])[0])
    for glyph in glyphs:
        if glyph in top.CharStrings:
            shape = top.CharStrings[glyph]
            shape.draw(NullPen())
            out[glyph] = shape.width * scale
    return out


def _simple_glyphs(font: Font, codes: frozenset[int]) -> dict[int, str | None]:
    """Glyph names of a simple font whose Differences name all codes shown (9.6.6)."""
    place, named = 0, {}
    for item in elements(get(font.source, "Encoding", "Differences")):
        if number(item) is not None:
            place = int(number(item) or 0)
        else:
            named[place] = name(item)
            place += 1
    return {c: named.get(c) for c in codes} if codes <= named.keys() else {}
