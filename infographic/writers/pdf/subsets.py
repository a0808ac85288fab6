"""Subsets of faces and their font dictionaries, made once for all documents that embed the same ones."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Any

from infographic.fonts.embed import Embedded, Pair, embed, to_unicode
from infographic.fonts.face import Face
from infographic.record import dataclass
from infographic.writers.pdf.objects import Dict, Document, Stream, Written
from infographic.writers.pdf.syntax import name, num, nums
from infographic.writers.pdf.text import Codes


@dataclass(frozen=True)
class Shared:
    """A subset as every document that embeds it writes it.

    ``font``, ``descriptor``: its CIDFont and FontDescriptor, with %(...)s for what each document numbers
    by itself.  ``mapping``: the CIDToGIDMap stream, None when there is none.
    """

    subset: Embedded
    codes: Codes
    to_unicode: bytes
    font: str
    descriptor: str
    mapping: bytes | None

    def descendant(self, document: Document) -> Written:
        """The CIDFont in a document; what it refers to is put there."""
        subset = self.subset
        entries: dict[str, Any]
        if subset.kind == "glyf":
            entries = {"Length1": len(subset.program)}
        else:
            entries = {"Subtype": "/CIDFontType0C"}
        program = document.ref(Stream(subset.program, entries, keep=True))
        parts = {"descriptor": document.ref(Written(self.descriptor % {"program": program}))}
        if self.mapping is not None:
            parts["mapping"] = document.ref(Stream(self.mapping))
        return Written(self.font % parts)


#: What figures are written with.
_FIGURES = "0123456789."


def with_figures(face: Face, pairs: AbstractSet[Pair]) -> frozenset[Pair]:
    """The glyphs of a document, with all digits where it has some: the next handout of a series, with
    other figures in it, then embeds the same subset, which is made and deflated already.  It takes
    some hundred bytes and spares a warm page a tenth of its time."""
    digits = _digits(face)
    return frozenset(pairs) if digits.isdisjoint(pairs) else digits.union(pairs)


@lru_cache(maxsize=256)
def _digits(face: Face) -> frozenset[Pair]:
    found = [(face.glyph(char), char) for char in _FIGURES]
    return frozenset([(gid, char) for gid, char in found if gid])


@lru_cache(maxsize=32)
def shared_subsets(
    face: Face, pairs: frozenset[Pair], vertical: frozenset[int]
) -> tuple[Shared, ...]:
    """Subsets are remembered: editions and handouts of one content use the same ones."""
    return tuple(_shared(subset) for subset in embed(face, pairs, vertical))


def _shared(subset: Embedded) -> Shared:
    mapping = subset.cid_to_gid if subset.kind == "glyf" else None
    font, descriptor = _font(subset, mapping is not None), _descriptor(subset)
    unicodes = to_unicode(subset.texts)
    return Shared(subset, _codes(subset), unicodes, font, descriptor, mapping)


def _codes(subset: Embedded) -> Codes:
    code = {pair: (f"{cid:04X}", cid) for pair, cid in subset.cids.items()}
    widths, heights = subset.widths, subset.heights
    return Codes(
        {pair: (text, widths[cid]) for pair, (text, cid) in code.items()},
        {pair: (text, heights.get(cid, 1000.0)) for pair, (text, cid) in code.items()},
    )


def _font(subset: Embedded, mapped: bool) -> str:
    """The CIDFont dictionary (no name or number in it holds a %)."""
    truetype = subset.kind == "glyf"
    default, widths = _widths(subset.widths)
    entries: dict[str, Any] = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2" if truetype else "/CIDFontType0",
        "BaseFont": name(subset.name),
        "CIDSystemInfo": "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
        "FontDescriptor": "%(descriptor)s",
        "DW": num(default),
    }
    if widths:
        entries["W"] = widths
    if subset.heights:
        entries["W2"] = _heights(subset)
    if truetype:
        entries["CIDToGIDMap"] = "%(mapping)s" if mapped else "/Identity"
    return Dict(entries).body().decode("ascii")


def _descriptor(subset: Embedded) -> str:
    """The FontDescriptor dictionary."""
    d = subset.descriptor
    entries = {
        "Type": "/FontDescriptor",
        "FontName": name(subset.name),
        "Flags": d.flags,
        "FontBBox": f"[{nums(d.bbox)}]",
        "ItalicAngle": num(d.italic_angle),
        "Ascent": d.ascent,
        "Descent": d.descent,
        "CapHeight": d.cap_height,
        "StemV": d.stem_v,
        "FontFile2" if subset.kind == "glyf" else "FontFile3": "%(program)s",
    }
    return Dict(entries).body().decode("ascii")


def _widths(widths: tuple[float, ...]) -> tuple[float, str]:
    """DW and the W array: runs of consecutive CIDs that are not as wide as most."""
    default = max(sorted(set(widths)), key=widths.count)
    out: list[str] = []
    last = -2
    for cid, width in enumerate(widths):
        if width == default:
            continue
        out.append(
            f" {num(width)}" if cid == last + 1 else f"{']' if out else ''}{cid}[{num(width)}"
        )
        last = cid
    return default, f"[{''.join(out)}]]" if out else ""


def _heights(subset: Embedded) -> str:
    """The W2 array, with the position vector that DW2 would give: (w/2, 880)."""
    rows = (
        f"{cid}[{num(-height)} {num(subset.widths[cid] / 2)} 880]"
        for cid, height in sorted(subset.heights.items())
    )
    return f"[{' '.join(rows)}]"
