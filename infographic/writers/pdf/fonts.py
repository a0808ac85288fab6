"""Faces of a document: which pairs each needs, their subsets, their font dictionaries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from infographic.fonts.embed import Embedded, Pair, embed, to_unicode
from infographic.fonts.face import Face
from infographic.frame import GlyphRun, Group, Item, Link, Tag
from infographic.record import dataclass, field
from infographic.writers.pdf.objects import Dict, Document, Stream
from infographic.writers.pdf.syntax import name, num, nums
from infographic.writers.pdf.text import Codes, Told, told


@dataclass
class Use:
    """One face in one document."""

    number: int
    face: Face
    pairs: set[Pair] = field(default_factory=set)
    vertical: set[int] = field(default_factory=set)


@dataclass
class Font:
    """One subset of a face: its codes and references to its two Type0 dictionaries."""

    label: str
    subset: Embedded
    codes: Codes
    to_unicode: bytes
    _references: dict[bool, tuple[str, str]] = field(default_factory=dict)
    _shared: tuple[str, str] = ("", "")

    def resource(self, document: Document, vertical: bool) -> tuple[str, str]:
        """Resource name and reference of the Identity-H or Identity-V font."""
        if vertical not in self._references:
            name = self.label + ("v" if vertical else "")
            self._references[vertical] = name, document.ref(self._type0(document, vertical))
        return self._references[vertical]

    def _type0(self, document: Document, vertical: bool) -> Dict:
        if not self._shared[0]:
            to_uni = Stream(self.to_unicode, keep=True)
            self._shared = document.ref(_descendant(document, self.subset)), document.ref(to_uni)
        way = "Identity-V" if vertical else "Identity-H"
        # 9.7.6.2: a Type 0 font over CIDFontType0 is called CIDFont-CMap.
        base = f"{self.subset.name}-{way}" if self.subset.kind == "cff" else self.subset.name
        return Dict(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name(base),
                "Encoding": "/" + way,
                "DescendantFonts": f"[{self._shared[0]}]",
                "ToUnicode": self._shared[1],
            }
        )


@dataclass(frozen=True)
class Setting:
    """A face in a document: mostly one font; more where CFF glyphs stand for several texts."""

    fonts: tuple[Font, ...]

    def font_of(self, pair: Pair) -> Font:
        """The font that has a code for a glyph with its text."""
        if len(self.fonts) == 1:
            return self.fonts[0]
        return next(f for f in self.fonts if pair in f.codes.across)


@dataclass(frozen=True)
class Faces:
    """The fonts of a document by the ``id`` of the face, and how every run is told by the ``id`` of the
    run: the document's frames hold them all."""

    settings: Mapping[int, Setting]
    runs: Mapping[int, Told]


def faces_of(pages: Iterable[Iterable[Item]]) -> Faces:
    """Subset the faces that pages use, and give every pair its code."""
    uses, runs = _collect(pages)
    made = {use.number: _setting(use) for use in uses.values()}
    return Faces({key: made[use.number] for key, use in uses.items()}, runs)


def _collect(pages: Iterable[Iterable[Item]]) -> tuple[dict[int, Use], dict[int, Told]]:
    """What every face is used for, numbered by first use, and how every run is told.

    Two faces opened from the same place in the same file share one ``Use``.
    """
    uses: dict[tuple[object, int], Use] = {}
    known: dict[int, Use] = {}
    runs: dict[int, Told] = {}
    stack: list[Item] = [item for page in reversed(list(pages)) for item in reversed(list(page))]
    while stack:
        item = stack.pop()
        if isinstance(item, (Group, Tag, Link)):
            stack.extend(item.items[::-1])
        elif isinstance(item, GlyphRun) and item.glyphs:
            use = known.get(id(item.face))
            if use is None:
                face = item.face
                if not isinstance(face, Face):
                    raise TypeError(f"a glyph run's face is a {type(face).__name__}, not a Face")
                use = uses.setdefault((face.path, face.index), Use(len(uses) + 1, face))
                known[id(face)] = use
            plain = runs[id(item)] = told(item)
            use.pairs.update(plain.pairs)
            if item.vertical:
                use.vertical.update(glyph[0] for glyph in plain.glyphs)
    return known, runs


def _setting(use: Use) -> Setting:
    fonts = []
    subsets = _embedded(use.face, frozenset(use.pairs), frozenset(use.vertical))
    for plane, (subset, codes, unicodes) in enumerate(subsets):
        label = f"F{use.number}" + (f"x{plane}" if plane else "")
        fonts.append(Font(label, subset, codes, unicodes))
    return Setting(tuple(fonts))


@lru_cache(maxsize=32)
def _embedded(
    face: Face, pairs: frozenset[Pair], vertical: frozenset[int]
) -> tuple[tuple[Embedded, Codes, bytes], ...]:
    """Subsets are remembered: editions and handouts of one content use the same ones."""
    subsets = embed(face, pairs, vertical)
    return tuple((subset, _codes(subset), to_unicode(subset.texts)) for subset in subsets)


def _codes(subset: Embedded) -> Codes:
    code = {pair: (f"{cid:04X}", cid) for pair, cid in subset.cids.items()}
    widths, heights = subset.widths, subset.heights
    return Codes(
        {pair: (text, widths[cid]) for pair, (text, cid) in code.items()},
        {pair: (text, heights.get(cid, 1000.0)) for pair, (text, cid) in code.items()},
    )


def _descendant(document: Document, subset: Embedded) -> Dict:
    truetype = subset.kind == "glyf"
    default, widths = _widths(subset.widths)
    entries: dict[str, Any] = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2" if truetype else "/CIDFontType0",
        "BaseFont": name(subset.name),
        "CIDSystemInfo": "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
        "FontDescriptor": document.ref(_descriptor(document, subset)),
        "DW": num(default),
    }
    if widths:
        entries["W"] = widths
    if subset.heights:
        entries["W2"] = _heights(subset)
    if truetype:
        mapping = subset.cid_to_gid
        entries["CIDToGIDMap"] = "/Identity" if mapping is None else document.ref(Stream(mapping))
    return Dict(entries)


def _descriptor(document: Document, subset: Embedded) -> Dict:
    d = subset.descriptor
    entries: dict[str, Any]
    if subset.kind == "glyf":
        key, entries = "FontFile2", {"Length1": len(subset.program)}
    else:
        key, entries = "FontFile3", {"Subtype": "/CIDFontType0C"}
    return Dict(
        {
            "Type": "/FontDescriptor",
            "FontName": name(subset.name),
            "Flags": d.flags,
            "FontBBox": f"[{nums(d.bbox)}]",
            "ItalicAngle": num(d.italic_angle),
            "Ascent": d.ascent,
            "Descent": d.descent,
            "CapHeight": d.cap_height,
            "StemV": d.stem_v,
            key: document.ref(Stream(subset.program, entries, keep=True)),
        }
    )


@lru_cache(maxsize=64)
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
