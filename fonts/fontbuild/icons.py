"""The icon font: Phosphor with a few icons of Tabler."""

from __future__ import annotations

import io
import json
import re
import sys

from fontbuild.faces import DROPPED, rename, save
from fontbuild.sources import ICON_FAMILY, PHOSPHOR_FONT, PHOSPHOR_NAMES, TABLER_ICONS


def tabler_codes(css):
    return {
        n: int(c, 16)
        for n, c in re.findall(r"\.ti-([a-z0-9-]+):before\s*\{\s*content:\s*\"\\([0-9a-f]+)\"", css)
    }


def make_icons(packages):
    """The icon font, the icon names, and the source records."""
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    phosphor, tabler = packages["phosphor"], packages["tabler"]
    names = {}
    for icon in json.loads(phosphor.read(PHOSPHOR_NAMES))["icons"]:
        for n in icon["properties"]["name"].split(","):
            n = n.strip()
            if not n.endswith("-fill"):
                sys.exit(f"unexpected icon name {n!r}")
            names[n[:-5]] = icon["properties"]["code"]

    font = TTFont(io.BytesIO(phosphor.read(PHOSPHOR_FONT)), recalcTimestamp=False)
    options = Options(
        layout_features=[],
        hinting=False,
        glyph_names=True,
        notdef_outline=True,
        name_IDs=["*"],
        name_languages=["*"],
        drop_tables=[*DROPPED, "GSUB"],
        prune_unicode_ranges=False,
        recalc_timestamp=False,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(names.values()))
    subsetter.subset(font)

    # Glyphs are named after their icons (first name where there are several).
    cmap = font.getBestCmap()
    first = {}
    for n in sorted(names):
        first.setdefault(names[n], n)
    missing = sorted(n for n, c in names.items() if c not in cmap)
    if missing:
        sys.exit(f"icons without a glyph: {missing}")
    glyph_of = {cmap[c]: n for c, n in first.items()}
    order = [glyph_of.get(g, g) for g in font.getGlyphOrder()]
    glyf, hmtx = font["glyf"], font["hmtx"]
    glyphs = {glyph_of.get(g, g): glyf[g] for g in font.getGlyphOrder()}
    metrics = {glyph_of.get(g, g): hmtx[g] for g in font.getGlyphOrder()}

    upm = font["head"].unitsPerEm
    used = {}
    fonts = {}
    for name in sorted(TABLER_ICONS):
        style, there, code = TABLER_ICONS[name]
        stem = "tabler-icons-filled" if style == "filled" else "tabler-icons"
        if stem not in fonts:
            fonts[stem] = (
                TTFont(io.BytesIO(tabler.read(f"dist/fonts/{stem}.ttf"))),
                tabler_codes(tabler.read(f"dist/{stem}.css").decode("utf-8")),
            )
            used[stem] = f"dist/fonts/{stem}.ttf"
        src, codes = fonts[stem]
        if name in names or code in cmap:
            sys.exit(f"icon {name}: name or code point already taken")
        glyph_name = src.getBestCmap()[codes[there]]
        scale = upm / src["head"].unitsPerEm
        # Centre of the em box onto the centre of Phosphor's.
        dy = (
            (font["hhea"].ascent + font["hhea"].descent)
            - (src["hhea"].ascent + src["hhea"].descent) * scale
        ) / 2
        pen = TTGlyphPen(None)
        src.getGlyphSet()[glyph_name].draw(TransformPen(pen, (scale, 0, 0, scale, 0, dy)))
        glyph = pen.glyph()
        glyph.recalcBounds(None)
        order.append(name)
        glyphs[name] = glyph
        metrics[name] = (upm, glyph.xMin)
        names[name] = code
        first[code] = name

    font.setGlyphOrder(order)
    glyf.glyphs = glyphs
    glyf.glyphOrder = order
    glyf._reverseGlyphOrder = {}
    hmtx.metrics = metrics
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    tables = []
    for platform, encoding in ((0, 3), (3, 1)):
        sub = CmapSubtable.newSubtable(4)
        sub.platformID, sub.platEncID, sub.language = platform, encoding, 0
        sub.cmap = dict(first)
        tables.append(sub)
    font["cmap"].tables = tables
    post = font["post"]
    post.formatType, post.extraNames, post.mapping, post.glyphOrder = 2.0, [], {}, None
    rename(
        font,
        ICON_FAMILY,
        400,
        "Regular",
        f"Phosphor Fill ({phosphor.name} {phosphor.version}) with {len(TABLER_ICONS)} icons of "
        f"Tabler Icons ({tabler.name} {tabler.version}); ligatures removed, renamed.",
    )
    name = font["name"]
    name.setName(
        "Copyright (c) 2020-2021 Phosphor Icons; Copyright (c) 2020-2026 Paweł Kuna (Tabler Icons)",
        0,
        3,
        1,
        0x409,
    )
    text = (
        json.dumps(
            dict(sorted(names.items())), ensure_ascii=False, indent=0, separators=(",", ": ")
        )
        + "\n"
    )
    sources = [phosphor.source(PHOSPHOR_FONT, PHOSPHOR_NAMES)]
    if used:
        sources.append(
            tabler.source(*(f for s in sorted(used) for f in (used[s], f"dist/{s}.css")))
        )
    return save(font), text.encode("utf-8"), sources
