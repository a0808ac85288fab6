#!/usr/bin/env python3
"""Make, or check, the committed font set of this folder.

    python fonts/build.py             make every face, the icon names, the licences, the manifest
    python fonts/build.py --check     compare the committed files with the manifest (offline)
    python fonts/build.py --out DIR   make the set somewhere else (to compare two builds)
    python fonts/build.py --cache DIR keep the downloaded packages there and use them again

Making needs `npm` on the path and, from PyPI, the versions in TOOLS (other versions
may give other bytes; the script says so).  Checking needs the standard library only.

Each package is fetched with `npm pack <name>@<version>` and its SHA-512 must equal the
integrity value pinned in PACKAGES.  Output is a pure function of those packages, of
charsets/tgh8105.txt and of TOOLS: two runs give the same bytes.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = {"fonttools": "4.68.0", "uharfbuzz": "0.57.0"}
SET_VERSION = "1.000"
# Seconds since 1904-01-01, as in `head`: 2025-01-01 00:00:00 UTC.
FIXED_TIME = 3818534400

PACKAGES = {
    "noto-sans": (
        "@expo-google-fonts/noto-sans-sc",
        "0.4.3",
        "sha512-9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ==",
    ),
    "noto-serif": (
        "@expo-google-fonts/noto-serif-sc",
        "0.4.3",
        "sha512-fSmUpiSFtSeyHV45/2xUOy5SdfExklQwwMKN3cQjAZAujITHDmSbpMHCVdCMhRqMjQtu0ZRgc29u8A+CU3akfw==",
    ),
    "barlow": (
        "@expo-google-fonts/barlow-condensed",
        "0.4.1",
        "sha512-9yuXU1MpI4Dw/8rR4pj2EXcT4/31H5+DrrT47auF8IzD9r7SZPRoNVq8clRq7zxOTh7v1gJk3pBhydDVf2x/dA==",
    ),
    "phosphor": (
        "@phosphor-icons/web",
        "2.1.2",
        "sha512-rPAR9o/bEcp4Cw4DEeZHXf+nlGCMNGkNDRizYHM47NLxz9vvEHp/Tt6FMK1NcWadzw/pFDPnRBGi/ofRya958A==",
    ),
    "tabler": (
        "@tabler/icons-webfont",
        "3.49.0",
        "sha512-kWgnmEzo17dzQyMqRmlfj+TiGV0clLMYfUtKp2WG7M+TH5418o6fsoaSlrOTK3lwESg0xS7jVfOozYrR02Ryxw==",
    ),
}

# licence file here -> (package, file in the package)
LICENCES = {
    "OFL-NotoSans.txt": ("noto-sans", "LICENSE_FONT"),
    "OFL-NotoSerif.txt": ("noto-serif", "LICENSE_FONT"),
    "OFL-Barlow.txt": ("barlow", "LICENSE_FONT"),
    "MIT-Phosphor.txt": ("phosphor", "LICENSE"),
    "MIT-Tabler.txt": ("tabler", "LICENSE"),
}

STYLES = {
    400: ("Regular", "400Regular"),
    500: ("Medium", "500Medium"),
    600: ("SemiBold", "600SemiBold"),
    700: ("Bold", "700Bold"),
    900: ("Black", "900Black"),
}


def _face(stem, family, weight, role, charset, package, upstream, licence_file):
    style, folder = STYLES[weight]
    return {
        "file": f"{stem}-{weight}.ttf",
        "family": family,
        "weight": weight,
        "style": style,
        "role": role,
        "charset": charset,
        "package": package,
        "path": f"{folder}/{upstream}_{folder}.ttf",
        "licence": "OFL-1.1",
        "licence_file": f"LICENSES/{licence_file}",
    }


FACES = [
    *(
        _face(
            "InfographicSansSC",
            "Infographic Sans SC",
            w,
            "sans",
            "lite",
            "noto-sans",
            "NotoSansSC",
            "OFL-NotoSans.txt",
        )
        for w in (400, 500, 700, 900)
    ),
    *(
        _face(
            "InfographicSerifSC",
            "Infographic Serif SC",
            w,
            "serif",
            "lite",
            "noto-serif",
            "NotoSerifSC",
            "OFL-NotoSerif.txt",
        )
        for w in (400, 700, 900)
    ),
    _face(
        "InfographicSansSCRare",
        "Infographic Sans SC Rare",
        400,
        "rare",
        "rare",
        "noto-sans",
        "NotoSansSC",
        "OFL-NotoSans.txt",
    ),
    *(
        _face(
            "InfographicCondensed",
            "Infographic Condensed",
            w,
            "figures",
            "all",
            "barlow",
            "BarlowCondensed",
            "OFL-Barlow.txt",
        )
        for w in (500, 600, 700)
    ),
]

ICON_FONT = "InfographicIcons.ttf"
ICON_FAMILY = "Infographic Icons"
PHOSPHOR_FONT = "src/fill/Phosphor-Fill.ttf"
PHOSPHOR_NAMES = "src/fill/selection.json"
# Icons Phosphor has no drawing of:
# name here -> (Tabler font, name there, code point here).
# Code points are fixed once given out; Phosphor 2.1.2 ends at U+EE82.
# The wind turbine exists in outline only (filled, its blades run together).
TABLER_ICONS = {
    "satellite": ("filled", "satellite", 0xF000),
    "ferry": ("filled", "ferry", 0xF001),
    "train-high-speed": ("filled", "train", 0xF002),
    "helicopter": ("filled", "helicopter", 0xF003),
    "wind-turbine": ("outline", "building-wind-turbine", 0xF004),
    "pig": ("filled", "pig", 0xF005),
    "radar": ("filled", "radar", 0xF006),
    "coin-yuan": ("filled", "coin-yuan", 0xF007),
    "receipt-yuan": ("filled", "receipt-yuan", 0xF008),
    "laurel-wreath": ("filled", "laurel-wreath", 0xF009),
    "lungs": ("filled", "lungs", 0xF00A),
}

# --------------------------------------------------------------------------- character sets

# Ideographs, compatibility ideographs and radicals.  Not in it: the CJK punctuation block
# (々 〆 〇 〡 …), strokes and enclosed ideographs, which stay in the lite faces.
HAN = ((0x2E80, 0x2FDF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
HANGUL = (
    (0x1100, 0x11FF),
    (0x302E, 0x302F),
    (0x3131, 0x318E),
    (0x3200, 0x321E),
    (0x3260, 0x327F),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xFFA0, 0xFFDC),
)


def _in(ranges, c):
    return any(a <= c <= b for a, b in ranges)


def is_han(c):
    return _in(HAN, c)


def is_hangul(c):
    return _in(HANGUL, c)


def read_tgh():
    text = (HERE / "charsets" / "tgh8105.txt").read_text(encoding="utf-8")
    found = {int(m, 16) for m in re.findall(r"^U\+([0-9A-F]+)\t", text, re.M)}
    if len(found) != 8105:
        sys.exit(f"charsets/tgh8105.txt: {len(found)} characters, 8105 wanted")
    return found


def gb2312_han():
    out = set()
    for hi in range(0xB0, 0xF8):
        for lo in range(0xA1, 0xFF):
            with contextlib.suppress(UnicodeDecodeError):
                out.add(ord(bytes((hi, lo)).decode("gb2312")))
    if len(out) != 6763:
        sys.exit(f"gb2312: {len(out)} hanzi, 6763 wanted")
    return out


def choose(charset, have):
    """The code points of `have` that go into a face of this kind."""
    lite_han = read_tgh() | gb2312_han()
    if charset == "lite":
        return {c for c in have if (c in lite_han if is_han(c) else not is_hangul(c))}
    if charset == "rare":
        return {c for c in have if is_han(c) and c not in lite_han}
    return set(have)


# --------------------------------------------------------------------------- packages


def fetch(key, cache):
    """Path of the package's tarball, downloaded by the npm client and checked."""
    name, version, integrity = PACKAGES[key]
    target = cache / (name.lstrip("@").replace("/", "-") + f"-{version}.tgz")
    if not target.exists():
        print(f"fetching {name}@{version}", flush=True)
        subprocess.run(
            ["npm", "pack", "--silent", "--pack-destination", str(cache), f"{name}@{version}"],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    digest = base64.b64encode(hashlib.sha512(target.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != integrity:
        sys.exit(
            f"{name}@{version}: integrity mismatch\n  wanted {integrity}\n  got    sha512-{digest}"
        )
    return target


class Package:
    def __init__(self, key, cache):
        self.key = key
        self.name, self.version, self.integrity = PACKAGES[key]
        self.tar = tarfile.open(fetch(key, cache), "r:gz")  # noqa: SIM115 - open as long as the package
        self.members = {
            m.name.split("/", 1)[1]: m
            for m in self.tar.getmembers()
            if m.isfile() and "/" in m.name
        }

    def read(self, path):
        return self.tar.extractfile(self.members[path]).read()

    def source(self, *paths):
        return {"package": self.name, "version": self.version, "files": list(paths)}


# --------------------------------------------------------------------------- faces

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


# --------------------------------------------------------------------------- icons


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


# --------------------------------------------------------------------------- build and check


def describe(data):
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True)
    chars = set(font.getBestCmap())
    return {
        "embedding": font["OS/2"].fsType,
        "characters": len(chars),
        "han": sum(map(is_han, chars)),
        "glyphs": font["maxp"].numGlyphs,
    }


def record(file, data, family, weight, role, sources, integrity, licence, licence_file, more):
    return {
        "file": file,
        "family": family,
        "weight": weight,
        "role": role,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "source": sources,
        "integrity": integrity,
        "licence": licence,
        "licence_file": licence_file,
        **more,
    }


def build(out, cache):
    import logging
    from importlib.metadata import version

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # Phosphor's `post` has two stray bytes

    for tool, wanted in TOOLS.items():
        if version(tool) != wanted:
            print(
                f"warning: {tool} {version(tool)}, the committed files were made with {wanted}",
                file=sys.stderr,
            )
    packages = {key: Package(key, cache) for key in PACKAGES}
    out.mkdir(parents=True, exist_ok=True)
    (out / "LICENSES").mkdir(exist_ok=True)
    entries = []
    for spec in FACES:
        data = make_face(spec, packages)
        (out / spec["file"]).write_bytes(data)
        pkg = packages[spec["package"]]
        entries.append(
            record(
                spec["file"],
                data,
                spec["family"],
                spec["weight"],
                spec["role"],
                [pkg.source(spec["path"])],
                [pkg.integrity],
                [spec["licence"]],
                [spec["licence_file"]],
                describe(data),
            )
        )
        print(f"{spec['file']:32}{len(data):>10,}", flush=True)
    data, names, sources = make_icons(packages)
    (out / ICON_FONT).write_bytes(data)
    (out / "icons.json").write_bytes(names)
    integrity = [packages["phosphor"].integrity, packages["tabler"].integrity][: len(sources)]
    licences = ["LICENSES/MIT-Phosphor.txt", "LICENSES/MIT-Tabler.txt"][: len(sources)]
    entries.append(
        record(
            ICON_FONT,
            data,
            ICON_FAMILY,
            400,
            "icons",
            sources,
            integrity,
            ["MIT"] * len(sources),
            licences,
            describe(data),
        )
    )
    entries.append(
        record(
            "icons.json",
            names,
            None,
            None,
            "icon-names",
            sources,
            integrity,
            ["MIT"] * len(sources),
            licences,
            {},
        )
    )
    for name, (key, path) in LICENCES.items():
        data = packages[key].read(path)
        (out / "LICENSES" / name).write_bytes(data)
        entries.append(
            record(
                f"LICENSES/{name}",
                data,
                None,
                None,
                "licence",
                [packages[key].source(path)],
                [packages[key].integrity],
                [],
                [],
                {},
            )
        )
    for name, role in (
        ("charsets/tgh8105.txt", "charset"),
        ("LICENSES/Unicode-data.txt", "licence"),
    ):
        data = (HERE / name).read_bytes()
        if out != HERE:
            (out / name).parent.mkdir(exist_ok=True)
            (out / name).write_bytes(data)
        entries.append(
            record(
                name,
                data,
                None,
                None,
                role,
                [{"package": "Debian unicode-data", "version": "15.0.0-1", "files": []}],
                [],
                ["Unicode"],
                ["LICENSES/Unicode-data.txt"],
                {},
            )
        )
    (out / "manifest.json").write_text(
        json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    print(f"{'total':32}{sum(e['bytes'] for e in entries):>10,}")


def check(folder):
    bad = 0
    entries = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for e in entries:
        path = folder / e["file"]
        if not path.exists():
            problem = "missing"
        elif path.stat().st_size != e["bytes"]:
            problem = f"{path.stat().st_size} bytes, {e['bytes']} wanted"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != e["sha256"]:
            problem = "sha256 differs"
        else:
            continue
        print(f"{e['file']}: {problem}")
        bad += 1
    listed = {e["file"] for e in entries}
    for path in sorted(folder.glob("*.[to]t[fc]")):
        if path.name not in listed:
            print(f"{path.name}: not in the manifest")
            bad += 1
    print(
        f"{len(entries)} files, {bad} wrong"
        if bad
        else f"{len(entries)} files, all as in the manifest"
    )
    return 1 if bad else 0


def main():
    ap = argparse.ArgumentParser(description="Make or check the committed font set.")
    ap.add_argument(
        "--check", action="store_true", help="compare the files with the manifest, offline"
    )
    ap.add_argument("--out", type=Path, default=HERE, help="folder to write to (or to check)")
    ap.add_argument("--cache", type=Path, help="folder to keep the downloaded packages in")
    args = ap.parse_args()
    out = args.out.resolve()
    if args.check:
        return check(out)
    if not shutil.which("npm"):
        sys.exit("npm not found")
    if args.cache:
        args.cache.mkdir(parents=True, exist_ok=True)
        build(out, args.cache.resolve())
    else:
        with tempfile.TemporaryDirectory() as tmp:
            build(out, Path(tmp))
    return 0


if __name__ == "__main__":
    sys.exit(main())
