"""Subsets as font files that a browser opens: the PDF's subset with a `cmap` around it.

A subset has no layout tables, so a viewer cannot put other glyphs in place of the ones set.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from itertools import count

from infographic.digest import digest_of
from infographic.fonts.embed import Embedded, embed
from infographic.fonts.embed_describe import postscript_name
from infographic.fonts.face import Face

#: fsType: restricted licence, no subsetting, bitmaps only.  Such faces are drawn as outlines.
_FORBIDDEN = 0x0002 | 0x0100 | 0x0200


def may_embed(face: Face) -> bool:
    """True when the face's licence bits allow a subset of it in a file."""
    return not face.embedding & _FORBIDDEN


def web_font(face: Face, glyphs: Mapping[str, int]) -> tuple[str, bytes]:
    """A family name made from the content, and a font file (TTF, or OTF for CFF outlines).

    ``glyphs``: glyph ids of the face by character.
    """
    first: dict[int, str] = {}
    for char, gid in sorted(glyphs.items()):
        first.setdefault(gid, char)
    (subset,) = embed(face, first.items())
    new = {gid: subset.glyphs[subset.cids[gid, char]] for gid, char in first.items()}
    mapping = {ord(char): new[gid] for char, gid in glyphs.items()}
    digest = digest_of(subset.program + repr(sorted(mapping.items())).encode()).hexdigest()
    family = f"{postscript_name(face)}-{digest[:8]}"
    tables = _outlines(face, subset)
    tables["cmap"] = _cmap(mapping)
    tables["name"] = _name(family)
    tables["OS/2"] = _os2(face, mapping)
    tables["post"] = struct.pack(">Iihh5I", 0x00030000, 0, -100, 50, 0, 0, 0, 0, 0)
    return family, _file(tables)


def _outlines(face: Face, subset: Embedded) -> dict[str, bytes]:
    """The tables of a subset; those around a bare CFF are made."""
    if subset.kind == "glyf":
        found = struct.unpack_from(">H", subset.program, 4)[0]
        out = {}
        for i in range(found):
            tag, _, start, length = struct.unpack_from(">4s3I", subset.program, 12 + 16 * i)
            out[tag.decode("ascii")] = subset.program[start : start + length]
        return out
    head, hhea = (bytes(face.hb_face.reference_table(t).data or b"") for t in ("head", "hhea"))
    units = [round(w * face.upem / 1000) for w in subset.widths]
    return {
        "CFF ": subset.program,
        "head": head,
        "hhea": hhea[:34] + struct.pack(">H", len(units)),
        "hmtx": b"".join(struct.pack(">Hh", w, 0) for w in units),
        "maxp": struct.pack(">IH", 0x00005000, len(units)),
    }


def _cmap(mapping: Mapping[int, int]) -> bytes:
    """Format 12 for Windows, UCS-4: stretches of code points whose glyphs go up with them."""
    groups: list[list[int]] = []
    for code, gid in sorted(mapping.items()):
        if groups and groups[-1][1] == code - 1 and groups[-1][2] + code - groups[-1][0] == gid:
            groups[-1][1] = code
        else:
            groups.append([code, code, gid])
    body = b"".join(struct.pack(">3I", *group) for group in groups)
    head = struct.pack(">2H3I", 12, 0, 16 + len(body), 0, len(groups))
    return struct.pack(">4HI", 0, 1, 3, 10, 12) + head + body


def _name(family: str) -> bytes:
    """The names a font must have."""
    values = {1: family, 2: "Regular", 3: family, 4: family, 5: "Version 1", 6: family}
    records, strings = b"", b""
    for name_id, value in values.items():
        data = value.encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, 0x409, name_id, len(data), len(strings))
        strings += data
    return struct.pack(">3H", 0, len(values), 6 + len(records)) + records + strings


def _os2(face: Face, mapping: Mapping[int, int]) -> bytes:
    """The face's own table with the subset's first and last character."""
    source = face.os2
    if len(source) < 78:
        source = struct.pack(">HhHH", 4, 500, face.weight, 5) + bytes(70)
    known = {0: 78, 1: 86, 2: 96, 3: 96, 4: 96, 5: 100}
    version = struct.unpack_from(">H", source)[0]
    length = known.get(version, 96)
    source = source.ljust(length, b"\0")[:length]
    codes = sorted(min(code, 0xFFFF) for code in mapping)
    return source[:64] + struct.pack(">2H", codes[0], codes[-1]) + source[68:]


def _file(tables: dict[str, bytes]) -> bytes:
    """An sfnt of tables, in the order of their tags, with its checksums."""
    kind = b"OTTO" if "CFF " in tables else b"\x00\x01\x00\x00"
    tables = {**tables, "head": tables["head"][:8] + bytes(4) + tables["head"][12:]}
    power = next(n for n in count() if 2 ** (n + 1) > len(tables))
    wide = 16 * 2**power
    start = 12 + 16 * len(tables)
    directory = kind + struct.pack(">4H", len(tables), wide, power, 16 * len(tables) - wide)
    body = b""
    adjust = 0
    for tag in sorted(tables):
        data = tables[tag]
        if tag == "head":
            adjust = start + len(body) + 8
        directory += struct.pack(
            ">4s3I", tag.encode("ascii"), _checksum(data), start + len(body), len(data)
        )
        body += data + bytes(-len(data) % 4)
    out = directory + body
    total = (0xB1B0AFBA - _checksum(out)) & 0xFFFFFFFF
    return out[:adjust] + struct.pack(">I", total) + out[adjust + 4 :]


def _checksum(data: bytes) -> int:
    data += bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF
