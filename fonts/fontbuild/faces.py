"""A face cut to its characters, without hinting, under its own names."""

from __future__ import annotations

import io
from pathlib import Path

from fontbuild.charsets import choose
from fontbuild.sources import FIXED_TIME, SET_VERSION

HINTING = ("fpgm", "prep", "cvt ", "cvar", "gasp", "hdmx", "VDMX", "LTSH", "TTFA")

# STAT describes the axes of the upstream variable font, which a static instance has not.
DROPPED = (*HINTING, "DSIG", "STAT", "meta")


def hb_subset(data, unicodes):
    """Cut the face down to these code points; every layout feature stays."""
    import uharfbuzz as hb

    face = hb.Face(hb.Blob(data))
    inp = hb.SubsetInput()
    inp.flags = (
        hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.NAME_LEGACY
        | hb.SubsetFlags.NO_PRUNE_UNICODE_RANGES
    )
    inp.unicode_set.update(unicodes)
    for s in (
        inp.layout_feature_tag_set,
        inp.layout_script_tag_set,
        inp.name_id_set,
        inp.name_lang_id_set,
    ):
        s.clear()
        s.invert()
    inp.drop_table_tag_set.update(int.from_bytes(t.encode(), "big") for t in DROPPED)
    return bytes(hb.subset(face, inp).blob.data)


def rename(font, family, weight, style, note):
    """Own names; copyright, trademark, maker, designer and licence records stay as they came."""
    name = font["name"]
    kept = (0, 7, 8, 9, 11, 12, 13, 14)
    old = {i: name.getDebugName(i) for i in (*kept, 5)}
    ps = family.replace(" ", "") + "-" + style
    linked = style in ("Regular", "Bold")
    new = {i: old[i] for i in kept if old[i]}
    new[1] = family if linked else f"{family} {style}"
    new[2] = style if linked else "Regular"
    new[3] = f"{SET_VERSION};INFG;{ps}"
    new[4] = f"{family} {style}"
    new[5] = f"Version {SET_VERSION}; from {old[5]}"
    new[6] = ps
    new[10] = note
    if not linked:
        new[16], new[17] = family, style
    name.names = []
    for i in sorted(new):
        name.setName(new[i], i, 3, 1, 0x409)
    os2, head = font["OS/2"], font["head"]
    os2.usWeightClass = weight
    os2.fsType = 0
    bold = style == "Bold"
    regular = style == "Regular"
    os2.fsSelection = (os2.fsSelection & ~0x61) | (0x20 if bold else 0x40 if regular else 0)
    head.macStyle = 1 if bold else 0
    head.created = head.modified = FIXED_TIME


def save(font):
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def make_face(spec, packages):
    from fontTools.ttLib import TTFont

    pkg = packages[spec["package"]]
    data = pkg.read(spec["path"])
    have = set(TTFont(io.BytesIO(data), lazy=True).getBestCmap())
    wanted = choose(spec["charset"], have)
    if spec["charset"] == "all":
        font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
        for tag in DROPPED:
            if tag in font:
                del font[tag]
        for glyph_name in font.getGlyphOrder():
            font["glyf"][glyph_name].removeHinting()
        maxp = font["maxp"]
        for field in (
            "maxTwilightPoints",
            "maxStorage",
            "maxFunctionDefs",
            "maxInstructionDefs",
            "maxStackElements",
            "maxSizeOfInstructions",
        ):
            setattr(maxp, field, 0)
        maxp.maxZones = 1
    else:
        font = TTFont(
            io.BytesIO(hb_subset(data, wanted)),
            recalcTimestamp=False,
            recalcBBoxes=False,
            lazy=True,
        )
    for tag in ("GSUB", "GPOS"):
        if tag in font and not font[tag].table.FeatureList.FeatureRecord:
            del font[tag]
    how = {
        "lite": "The 8105-character standard table, GB2312 and every non-Han character of",
        "rare": "The Han characters the lite faces leave out, from",
        "all": "All of",
    }[spec["charset"]]
    upstream = Path(spec["path"]).stem.replace("_", " ")
    rename(
        font,
        spec["family"],
        spec["weight"],
        spec["style"],
        f"{how} {upstream} ({pkg.name} {pkg.version}), hinting removed, renamed.",
    )
    return save(font)
