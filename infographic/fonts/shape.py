"""Shaping: characters to placed glyphs, horizontally or vertically, with HarfBuzz."""

from __future__ import annotations

from collections.abc import Mapping

import uharfbuzz as hb

from infographic.fonts.face import Face
from infographic.frame import Glyph

#: `kern` and `liga` of horizontal lines and `vert` of vertical ones are on as HarfBuzz comes.
_VERTICAL: Mapping[str, bool] = {"vrt2": False}


def shape(
    face: Face,
    text: str,
    *,
    vertical: bool = False,
    features: Mapping[str, bool] | None = None,
    lang: str = "zh-Hans",
) -> tuple[Glyph, ...]:
    """Shape one stretch of text of one face; places in em, see ``frame.Glyph``.

    Vertical runs go down (``Glyph.y`` grows); the origin of the first glyph's box is the
    top centre.  Missing characters come back as glyph 0: ask ``Face.has`` first.
    """
    if not text:
        return ()
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "ttb" if vertical else "ltr"
    buffer.guess_segment_properties()
    if buffer.script in (None, "", "Zyyy", "Zinh"):
        buffer.script = "Hani"  # marks alone: `locl` makes — one em wide only under a script
    buffer.language = lang
    wanted = {**_VERTICAL, **(features or {})} if vertical else features
    hb.shape(face.hb_font, buffer, dict(wanted) if wanted else None)
    return _collect(buffer, text, face.upem, vertical)


#: What would make neighbours see one another.
_APART = dict.fromkeys(("kern", "liga", "clig", "calt", "rclt", "rlig", "dist"), False)


def shape_each(face: Face, chars: str, *, lang: str = "zh-Hans") -> list[Glyph]:
    """The glyphs of ideographs as if each were shaped alone, in one call: one of them takes as long
    as fifteen together.  Characters that the face has not are glyph 0; nothing at all where the face
    joins some of them."""
    buffer = hb.Buffer()
    buffer.add_str(chars)
    buffer.direction = "ltr"
    buffer.script = "Hani"
    buffer.language = lang
    hb.shape(face.hb_font, buffer, dict(_APART))
    infos, positions, upem = buffer.glyph_infos, buffer.glyph_positions, face.upem
    if [info.cluster for info in infos] != [*range(len(chars))]:
        return []
    return [
        Glyph(i.codepoint, p.x_offset / upem, -p.y_offset / upem, p.x_advance / upem, char)
        for i, p, char in zip(infos, positions, chars, strict=True)
    ]


def _collect(buffer: hb.Buffer, text: str, upem: int, vertical: bool) -> tuple[Glyph, ...]:
    """Glyphs with the source text of each cluster given to its first glyph."""
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    if len(infos) == 1 and not vertical:  # nearly always: Han are shaped one by one
        place = positions[0]
        x, y, advance = place.x_offset / upem, -place.y_offset / upem, place.x_advance / upem
        return (Glyph(infos[0].codepoint, x, y, advance, text),)
    clusters = [info.cluster for info in infos]
    if not vertical and clusters == [*range(len(text))]:  # a glyph for each character
        pen, row = 0.0, []
        for info, place, char in zip(infos, positions, text, strict=True):
            x, y, advance = place.x_offset / upem, -place.y_offset / upem, place.x_advance / upem
            row.append(Glyph(info.codepoint, pen + x, y, advance, char))
            pen += advance
        return tuple(row)
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    out: list[Glyph] = []
    pen = 0.0
    told = -1
    for info, place in zip(infos, positions, strict=True):
        cluster = info.cluster
        source = text[cluster : ends[cluster]] if cluster != told else ""
        told = cluster
        if vertical:
            advance = -place.y_advance / upem
            x, y = place.x_offset / upem, pen - place.y_offset / upem
        else:
            advance = place.x_advance / upem
            x, y = pen + place.x_offset / upem, -place.y_offset / upem
        out.append(Glyph(info.codepoint, x, y, advance, source))
        pen += advance
    return tuple(out)
