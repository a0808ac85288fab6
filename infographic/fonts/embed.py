"""Font programs for embedding: subset, widths, ToUnicode, descriptor.  Knows no PDF library.

One CID is given to each (glyph, source text) pair, so that what is copied out of a PDF is the
text that was set, never a radical or a presentation form that shares the glyph.

CIDs are the glyph ids of the subset.  A glyph that stands for a second text gets an extra CID
behind them, reached through a CIDToGIDMap.  CFF has no such map, so there the second text goes
into a second, tiny subset.  (An ActualText around it would do for pdfium and poppler, but
mupdf 1.21 reads no ActualText at all.)
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

import uharfbuzz as hb  # type: ignore[import-untyped,unused-ignore]

from infographic.diagnostics import EnvironmentFault
from infographic.digest import digest_of
from infographic.fonts.embed_describe import Descriptor, describe, postscript_name
from infographic.fonts.face import Face
from infographic.record import dataclass

#: A glyph of the source font and the characters it stands for.
Pair: TypeAlias = tuple[int, str]

#: Not needed by a CIDFont whose codes are glyph ids: the shaper has done the layout, the PDF
#: holds the vertical metrics, and nothing looks a character or a glyph name up.  What stays
#: is what cairo has embedded for years: glyf loca head hhea hmtx maxp, or CFF.
_DROPPED = [
    int.from_bytes(tag.replace("_", " ").encode(), "big")
    for tag in (  # noqa: SIM905 - four lines of quotes and commas say less
        "BASE GSUB GPOS GDEF JSTF kern kerx morx mort trak feat prop lcar opbd bsln ankr MATH "
        "cmap name post OS/2 vhea vmtx VORG DSIG PCLT LTSH VDMX hdmx gasp meta STAT "
        "COLR CPAL SVG_ sbix CBDT CBLC EBDT EBLC EBSC"
    ).split()
]

_FLAGS = (
    hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.DESUBROUTINIZE
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NOTDEF_OUTLINE
    # CID = glyph id in the CFF itself: readers disagree about any other charset.
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    | hb.SubsetFlags.DOWNGRADE_CFF2
)


@dataclass(frozen=True, slots=True)
class Embedded:
    """A subset ready to be written as a Type0 font.

    ``program`` is a TrueType file, or a bare CFF table.  ``cids``: the CID of each pair.
    ``widths``, ``texts``, ``glyphs`` (glyph ids of the subset) are indexed by CID; widths in
    1/1000 em.  ``heights``: vertical advances in 1/1000 em of the CIDs set vertically, where
    they are not 1000.
    """

    name: str
    kind: Literal["glyf", "cff"]
    program: bytes
    cids: Mapping[Pair, int]
    widths: tuple[float, ...]
    texts: tuple[str, ...]
    glyphs: tuple[int, ...]
    heights: Mapping[int, float]
    descriptor: Descriptor

    @property
    def cid_to_gid(self) -> bytes | None:
        """The CIDToGIDMap stream, or None when CIDs are glyph ids as they stand."""
        if self.glyphs == tuple(range(len(self.glyphs))):
            return None
        return struct.pack(f">{len(self.glyphs)}H", *self.glyphs)


def embed(face: Face, pairs: Iterable[Pair], vertical: Iterable[int] = ()) -> list[Embedded]:
    """Subset ``face`` to the glyphs of ``pairs``; ``vertical`` are glyphs set vertically.

    One subset, or a further one for every further text of the same CFF glyph.  The result
    depends on the set of pairs only, not on their order.
    """
    wanted = sorted(set(pairs), key=_by_preference)
    upright = frozenset(vertical)
    out: list[Embedded] = []
    while wanted:
        made, wanted = _plane(face, wanted, upright)
        out.append(made)
    return out


def _plane(face: Face, wanted: list[Pair], vertical: frozenset[int]) -> tuple[Embedded, list[Pair]]:
    """One subset, and the pairs that had no place in it."""
    subset, new = _subset(face, {gid for gid, _ in wanted})
    kind, program = _program(face, subset)
    count = subset.glyph_count
    glyphs = list(range(count))
    texts = [""] * count
    cids: dict[Pair, int] = {}
    rest: list[Pair] = []
    for gid, text in wanted:
        cid = new[gid]
        if texts[cid]:
            if kind == "cff":
                rest.append((gid, text))
                continue
            cid = len(glyphs)
            glyphs.append(new[gid])
            texts.append(text)
        else:
            texts[cid] = text
        cids[gid, text] = cid
    if len(glyphs) > 0xFFFF:
        raise EnvironmentFault(f"{face.path.name}: more than 65,535 glyphs are used in one file")

    old = {n: o for o, n in new.items()}
    scale = 1000.0 / face.upem
    advance = face.hb_font.get_glyph_h_advance
    widths = tuple(round(advance(old[g]) * scale, 3) if g in old else 0.0 for g in glyphs)
    heights = _heights(face, vertical, cids)
    name = f"{_tag(program, glyphs, texts)}+{postscript_name(face)}"
    made = Embedded(
        name, kind, program, cids, widths, tuple(texts), tuple(glyphs), heights, describe(face)
    )
    return made, rest


def to_unicode(texts: Iterable[str]) -> bytes:
    """A ToUnicode CMap for two-byte codes (Adobe Technical Note 5411; blocks of at most 100)."""
    rows = [f"<{cid:04X}> <{_utf16(text)}>" for cid, text in enumerate(texts) if text]
    blocks = []
    for start in range(0, len(rows), 100):
        block = rows[start : start + 100]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n")
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n" + "".join(blocks) + "endcmap\n"
        "CMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _utf16(text: str) -> str:
    """The text in UTF-16BE, hex."""
    if len(text) == 1 and text <= "\uffff":
        return f"{ord(text):04X}"
    return text.encode("utf-16-be").hex().upper()


def deal(texts: Sequence[str]) -> list[str]:
    """Share the text of clusters out among their glyphs ("" continues a cluster).

    A cluster with at least as many characters as glyphs gives each glyph one of them, the
    last one the rest.  Others keep their "": such a glyph has no text to extract as.
    """
    out = list(texts)
    start, count = 0, len(out)
    while start < count:
        end = start + 1
        while end < count and not out[end]:
            end += 1
        text, glyphs = out[start], end - start
        if glyphs > 1 and len(text) >= glyphs:
            out[start : end - 1] = text[: glyphs - 1]
            out[end - 1] = text[glyphs - 1 :]
        start = end
    return out


def _by_preference(pair: Pair) -> tuple[int, bool, int, str]:
    """Of several texts, the plain CID goes to real characters before compatibility ones."""
    gid, text = pair
    if text < "\u2000" and len(text) == 1 and text.isascii():
        return gid, False, 1, text  # its own normal form
    return gid, unicodedata.normalize("NFKC", text) != text, len(text), text


def _subset(face: Face, gids: set[int]) -> tuple[hb.Face, dict[int, int]]:
    """The subset face, and old glyph id -> new glyph id (components included)."""
    request = hb.SubsetInput()
    request.flags = _FLAGS
    request.glyph_set.update(gids)
    request.drop_table_tag_set.update(_DROPPED)
    if face.hb_face.has_var_data:
        request.pin_all_axes_to_default(face.hb_face)
    plan = hb.SubsetPlan(face.hb_face, request)
    return plan.execute(), dict(plan.old_to_new_glyph_mapping)


def _program(face: Face, subset: hb.Face) -> tuple[Literal["glyf", "cff"], bytes]:
    tables = set(subset.table_tags)
    if "CFF " in tables:
        return "cff", bytes(subset.reference_table("CFF ").data or b"")
    if "glyf" in tables:
        return "glyf", bytes(subset.blob.data or b"")
    raise EnvironmentFault(f"{face.path.name}: no outlines that a PDF can hold (glyf or CFF)")


def _heights(face: Face, vertical: frozenset[int], cids: Mapping[Pair, int]) -> dict[int, float]:
    """Vertical advances that differ from DW2's 1000, for glyphs set vertically."""
    scale = 1000.0 / face.upem
    advance = face.hb_font.get_glyph_v_advance
    out: dict[int, float] = {}
    for (gid, _), cid in cids.items():
        if gid in vertical and (height := round(-advance(gid) * scale, 3)) != 1000.0:
            out[cid] = height
    return out


def _tag(program: bytes, glyphs: list[int], texts: list[str]) -> str:
    """Six capitals from the content (PDF 32000-1 9.6.4)."""
    digest = digest_of(program, repr((glyphs, texts)).encode())
    value = int.from_bytes(digest.digest()[:8], "big")
    letters = []
    for _ in range(6):
        value, letter = divmod(value, 26)
        letters.append(chr(65 + letter))
    return "".join(letters)
