"""Faces of a document: which pairs each needs, and its fonts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from infographic.fonts.embed import Pair
from infographic.fonts.face import Face
from infographic.frame import GlyphRun, Group, Item, Link, Tag
from infographic.record import dataclass, field
from infographic.writers.pdf.objects import Dict, Document, Stream
from infographic.writers.pdf.subsets import Shared, shared_subsets, with_figures
from infographic.writers.pdf.syntax import name
from infographic.writers.pdf.text import Told, told_once


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
    shared: Shared
    _references: dict[bool, tuple[str, str]] = field(default_factory=dict)
    _parts: tuple[str, str] = ("", "")

    def resource(self, document: Document, vertical: bool) -> tuple[str, str]:
        """Resource name and reference of the Identity-H or Identity-V font."""
        if vertical not in self._references:
            name = self.label + ("v" if vertical else "")
            self._references[vertical] = name, document.ref(self._type0(document, vertical))
        return self._references[vertical]

    def _type0(self, document: Document, vertical: bool) -> Dict:
        shared, subset = self.shared, self.shared.subset
        if not self._parts[0]:
            descendant = document.ref(shared.descendant(document))
            self._parts = descendant, document.ref(Stream(shared.to_unicode, keep=True))
        way = "Identity-V" if vertical else "Identity-H"
        # 9.7.6.2: a Type 0 font over CIDFontType0 is called CIDFont-CMap.
        base = f"{subset.name}-{way}" if subset.kind == "cff" else subset.name
        return Dict(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name(base),
                "Encoding": "/" + way,
                "DescendantFonts": f"[{self._parts[0]}]",
                "ToUnicode": self._parts[1],
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
        return next(f for f in self.fonts if pair in f.shared.codes.across)


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
            plain = runs[id(item)] = told_once(item)
            use.pairs.update(plain.pairs)
            if item.vertical:
                use.vertical.update(glyph[0] for glyph in plain.glyphs)
    return known, runs


def _setting(use: Use) -> Setting:
    fonts = []
    subsets = shared_subsets(use.face, with_figures(use.face, use.pairs), frozenset(use.vertical))
    for plane, shared in enumerate(subsets):
        fonts.append(Font(f"F{use.number}" + (f"x{plane}" if plane else ""), shared))
    return Setting(tuple(fonts))
