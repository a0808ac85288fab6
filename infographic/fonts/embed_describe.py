"""What a PDF font descriptor says about a face."""

from __future__ import annotations

import struct
from functools import lru_cache

from infographic.fonts.face import Face
from infographic.patterns import compiled
from infographic.record import dataclass

#: Font flags, PDF 32000-1 table 123.
FIXED_PITCH, SERIF, SYMBOLIC, ITALIC = 1, 2, 4, 64


@dataclass(frozen=True, slots=True)
class Descriptor:
    """FontDescriptor entries; lengths in 1/1000 em, angle in degrees."""

    flags: int
    bbox: tuple[int, int, int, int]
    italic_angle: float
    ascent: int
    descent: int
    cap_height: int
    stem_v: int


@lru_cache(maxsize=32)
def postscript_name(face: Face) -> str:
    """The face's PostScript name, reduced to characters that are plain in a PDF name."""
    name = face.hb_face.get_name(6, "en") or face.family or face.path.stem
    return compiled(r"[^A-Za-z0-9._-]").sub("", name)[:100] or "Font"


@lru_cache(maxsize=32)
def describe(face: Face) -> Descriptor:
    """Descriptor values from head, post, OS/2 and the face's metrics."""
    scale = 1000.0 / face.upem
    head = _table(face, "head")
    box = struct.unpack_from(">4h", head, 36) if len(head) >= 54 else (0, 0, 0, 0)
    post = _table(face, "post")
    angle, pitch = 0.0, 0
    if len(post) >= 16:
        angle = struct.unpack_from(">i", post, 4)[0] / 65536
        pitch = struct.unpack_from(">I", post, 12)[0]
    metrics = face.metrics
    weight = face.weight
    if len(face.os2) >= 6:
        weight = struct.unpack_from(">H", face.os2, 4)[0]
    # Codes are glyph ids, so the font is symbolic whatever letters it holds.
    flags = SYMBOLIC | (FIXED_PITCH if pitch else 0) | (ITALIC if angle else 0)
    if len(face.os2) >= 34 and face.os2[32] == 2 and 2 <= face.os2[33] <= 10:
        flags |= SERIF
    return Descriptor(
        flags,
        (
            round(box[0] * scale),
            round(box[1] * scale),
            round(box[2] * scale),
            round(box[3] * scale),
        ),
        round(angle, 3),
        round(metrics.ascender * 1000),
        round(metrics.descender * 1000),
        round(metrics.cap_height * 1000),
        # No font says its stem width; this is the usual estimate from the weight class.
        round(50 + (weight / 65) ** 2),
    )


def _table(face: Face, tag: str) -> bytes:
    return bytes(face.hb_face.reference_table(tag).data or b"")
