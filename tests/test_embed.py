"""Font subsets: every outline format, TTC members, and what each code extracts as."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path as FilePath
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet, FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTCollection, TTFont
from PIL import Image, ImageChops, ImageStat

from infographic.color import BLACK
from infographic.fonts.book import shipped_folder
from infographic.fonts.embed import deal, embed, to_unicode
from infographic.fonts.face import Face
from infographic.fonts.shape import shape
from infographic.frame import Frame, Glyph, GlyphRun, Group, Item, Path
from infographic.geometry import MM_PER_PT, Matrix
from infographic.writers.pdf import PdfDocument, PdfPage, write_pdf
from infographic.writers.raster import png

SANS = Face(shipped_folder() / "InfographicSansSC-400.ttf")
FIGURES = Face(shipped_folder() / "InfographicCondensed-600.ttf")
SYSTEM = FilePath("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc")
TEXT = "吉林大民生工Ag1，。"


def pairs(face: Face, text: str) -> list[tuple[int, str]]:
    out = []
    for char in text:
        gid = face.glyph(char)
        assert gid is not None
        out.append((gid, char))
    return out


def cff_font(source: Face, keyed_by_cid: bool, upem: int = 1000) -> TTFont:
    """A font with CFF outlines (cubic, from a TrueType one), glyphs in another order.

    The CIDs of a CID-keyed one are 107, 114, 121 ...: anything but its glyph ids.
    """
    scale = upem / source.upem
    origin = TTFont(source.path)
    outlines, advances, cmap = origin.getGlyphSet(), origin["hmtx"], origin.getBestCmap()
    sources = {".notdef": ".notdef"}
    names = {}
    for i, char in enumerate(sorted(TEXT, reverse=True), 1):
        name = f"cid{100 + 7 * i:05}" if keyed_by_cid else f"glyph{i}"
        sources[name], names[ord(char)] = cmap[ord(char)], name
    strings, metrics = {}, {}
    for name, old in sources.items():
        width = round(advances[old][0] * scale)
        pen = T2CharStringPen(width, None)
        outlines[old].draw(Qu2CuPen(TransformPen(pen, (scale, 0, 0, scale, 0, 0)), 0.5))
        strings[name], metrics[name] = pen.getCharString(), (width, 0)
    builder = FontBuilder(upem, isTTF=False)
    builder.setupGlyphOrder(list(sources))
    builder.setupCharacterMap(names)
    builder.setupCFF("Test-Regular", {"FontMatrix": [1 / upem, 0, 0, 1 / upem, 0, 0]}, strings, {})
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=round(880 * scale), descent=round(-120 * scale))
    builder.setupNameTable({"familyName": "Test", "styleName": "Regular", "psName": "Test-Regular"})
    builder.setupOS2()
    builder.setupPost()
    if keyed_by_cid:
        key_by_cid(builder.font["CFF "].cff.topDictIndex[0], len(sources))
    return builder.font


def key_by_cid(top: Any, count: int) -> None:
    """Give a CFF the tables of a CID-keyed one."""
    private = top.Private
    top.rawDict.pop("Private", None)
    del top.Private
    top.ROS, top.CIDCount = ("Adobe", "Identity", 0), 60000
    part = FontDict()
    part.FontName, part.Private = "Test-Part", private
    array = FDArrayIndex()
    array.append(part)
    top.FDArray, top.FDSelect = array, FDSelect()
    top.FDSelect.format, top.FDSelect.gidArray = 3, [0] * count
    charstrings = top.CharStrings
    for string in charstrings.charStrings.values():
        string.private, string.fdSelectIndex = private, 0
    charstrings.fdArray, charstrings.fdSelect = array, top.FDSelect


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> FilePath:
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture(scope="module")
def faces(folder: FilePath) -> dict[str, Face]:
    """One face of every kind that a user may bring."""
    named, keyed = cff_font(SANS, False), cff_font(SANS, True)
    coarse = cff_font(SANS, False, upem=2048)
    named.save(folder / "named.otf")
    keyed.save(folder / "keyed.otf")
    coarse.save(folder / "coarse.otf")
    collection = TTCollection()
    collection.fonts = [TTFont(FIGURES.path), TTFont(folder / "keyed.otf"), TTFont(SANS.path)]
    collection.save(folder / "all.ttc")
    return {
        "glyf": SANS,
        "name-keyed CFF": Face(folder / "named.otf"),
        "name-keyed CFF, 2048 units": Face(folder / "coarse.otf"),
        "CID-keyed CFF": Face(folder / "keyed.otf"),
        "CFF member of a TTC": Face(folder / "all.ttc", 1),
        "glyf member of a TTC": Face(folder / "all.ttc", 2),
    }


KINDS = [
    "glyf", "name-keyed CFF", "name-keyed CFF, 2048 units", "CID-keyed CFF",
    "CFF member of a TTC", "glyf member of a TTC", "system TTC",
]  # fmt: skip
kinds = pytest.mark.parametrize("kind", KINDS)


def face_of(kind: str, faces: dict[str, Face]) -> Face:
    if kind != "system TTC":
        return faces[kind]
    if not SYSTEM.is_file():
        if os.environ.get("INFOGRAPHIC_TOOLS") == "required":
            pytest.fail("fonts-noto-cjk is not installed")
        pytest.skip("fonts-noto-cjk is not installed")
    return Face(SYSTEM, 2)


def pdf(*items: Item) -> bytes:
    return write_pdf(PdfDocument((PdfPage(Frame(280, 60, items)),), "t", "zh"))


def setting(face: Face, size: float = 72) -> GlyphRun:
    return GlyphRun(face, size, BLACK, 10, 40, shape(face, TEXT))


def outlines(run: GlyphRun) -> Group:
    assert isinstance(run.face, Face)
    em = run.size * MM_PER_PT
    return Group(tuple(
        Group((Path(run.face.outline(g.gid, em), fill=run.ink),),
              Matrix.translate(run.x + g.x * em, run.y + g.y * em))
        for g in run.glyphs
    ))  # fmt: skip


def rendered(data: bytes, renderer: str, folder: FilePath) -> Image.Image:
    """The page at 144 dpi, grey."""
    if renderer == "pdfium":
        return Image.open(BytesIO(png(data, dpi=144))).convert("L")
    source, target = folder / "r.pdf", folder / "r.png"
    source.write_bytes(data)
    commands = {
        "mutool": ["mutool", "draw", "-q", "-r", "144", "-o", str(target), str(source)],
        "pdftoppm": ["pdftoppm", "-q", "-r", "144", "-png", "-singlefile", str(source),
                     str(target.with_suffix(""))],
        "gs": ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pnggray", "-r144",
               "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", f"-sOutputFile={target}", str(source)],
    }  # fmt: skip
    command = commands[renderer]
    if shutil.which(command[0]) is None:
        if os.environ.get("INFOGRAPHIC_TOOLS") == "required":
            pytest.fail(f"{command[0]} is not installed")
        pytest.skip(f"{command[0]} is not installed")
    subprocess.run(command, check=True, capture_output=True)
    return Image.open(target).convert("L")


@kinds
@pytest.mark.parametrize("renderer", ["pdfium", "mutool", "pdftoppm", "gs"])
def test_glyphs_look_like_the_face_s_outlines(
    kind: str, renderer: str, faces: dict[str, Face], tmp_path: FilePath
) -> None:
    run = setting(face_of(kind, faces))
    text = rendered(pdf(run), renderer, tmp_path)
    shapes = rendered(pdf(outlines(run)), renderer, tmp_path)
    assert text.size == shapes.size
    per_mm = 144 / 25.4
    em = run.size * MM_PER_PT
    shares = []
    for glyph in run.glyphs:
        left = run.x + glyph.x * em
        cell = (
            round(left * per_mm), round((run.y - 0.9 * em) * per_mm),
            round((left + glyph.advance * em) * per_mm), round((run.y + 0.3 * em) * per_mm),
        )  # fmt: skip
        one, other = text.crop(cell), shapes.crop(cell)
        ink = ImageStat.Stat(ImageChops.invert(other)).sum[0]
        assert ink > 0
        shares.append(ImageStat.Stat(ImageChops.difference(one, other)).sum[0] / ink)
    # Another glyph differs by more than half of its ink; poppler and Ghostscript set type by
    # quarter pixels and put a little weight on it.
    assert max(shares) < {"pdfium": 0.06, "mutool": 0.15, "pdftoppm": 0.25, "gs": 0.25}[renderer]


@kinds
def test_text_and_radicals_of_one_glyph_come_back(kind: str, faces: dict[str, Face]) -> None:
    face = face_of(kind, faces)
    (gid, _), (other, _) = pairs(face, "大民")
    told = ["大", "⼤", "民", "⺠", "大", "甲乙"]
    glyphs = tuple(
        Glyph(other if text in "民⺠" else gid, float(i), 0.0, 1.0, text)
        for i, text in enumerate(told)
    )
    data = pdf(GlyphRun(face, 12, BLACK, 10, 20, glyphs))
    page = pypdfium2.PdfDocument(data)[0]
    assert page.get_textpage().get_text_range() == "".join(told)
    document = pikepdf.open(BytesIO(data))
    # 大 stands for three texts: with CFF outlines that takes three subsets.
    assert len(document.pages[0].Resources.Font) == (3 if face.is_cff else 1)


@kinds
def test_widths_are_the_face_s(kind: str, faces: dict[str, Face]) -> None:
    face = face_of(kind, faces)
    (font,) = embed(face, pairs(face, TEXT))
    for (gid, char), cid in font.cids.items():
        assert font.widths[cid] == pytest.approx(face.advance(gid) * 1000, abs=0.001)
        assert font.texts[cid] == char


def test_programs_hold_what_a_reader_needs_and_no_more(faces: dict[str, Face]) -> None:
    (glyf,) = embed(SANS, pairs(SANS, TEXT))
    tables = set(TTFont(BytesIO(glyf.program)).keys()) - {"GlyphOrder"}
    assert tables == {"glyf", "loca", "head", "hhea", "hmtx", "maxp"}
    assert len(glyf.program) < 5000 and glyf.cid_to_gid is None
    (cff,) = embed(faces["CFF member of a TTC"], pairs(faces["CFF member of a TTC"], TEXT))
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(cff.program), None)
    charset = fonts.topDictIndex[0].charset
    assert charset == [".notdef", *(f"cid{i:05}" for i in range(1, len(charset)))]


def test_components_of_composite_glyphs_come_along() -> None:
    composite = next(c for c in "éüñàÅ" if FIGURES.has(c))
    glyf = TTFont(FIGURES.path)["glyf"]
    name = TTFont(FIGURES.path).getBestCmap()[ord(composite)]
    assert glyf[name].isComposite()
    (font,) = embed(FIGURES, pairs(FIGURES, composite))
    kept = TTFont(BytesIO(font.program))["glyf"]
    assert len(kept.keys()) == 2 + len(glyf[name].components)
    assert [t for t in font.texts if t] == [composite]


def test_the_result_depends_on_the_set_of_pairs_only() -> None:
    wanted = [*pairs(SANS, TEXT), (pairs(SANS, "大")[0][0], "⼤")]
    one, other = embed(SANS, wanted), embed(SANS, [*reversed(wanted), *wanted])
    assert one == other
    assert re.fullmatch(r"[A-Z]{6}\+[\w-]+", one[0].name)
    assert embed(SANS, wanted[1:])[0].name[:6] != one[0].name[:6]
    mapping = one[0].cid_to_gid
    assert mapping is not None and len(mapping) == 2 * len(one[0].texts)
    # The plain glyph id goes to the real character, the extra code to the radical.
    assert one[0].cids[pairs(SANS, "大")[0]] < len(one[0].texts) - 1


def test_vertical_advances_are_told_where_they_are_not_one_em() -> None:
    glyphs = shape(SANS, "吉——林", vertical=True)
    (font,) = embed(SANS, [(g.gid, g.text) for g in glyphs if g.text], [g.gid for g in glyphs])
    told = {font.texts[cid]: height for cid, height in font.heights.items()}
    expected = {
        g.text: round(g.advance * 1000, 3) for g in glyphs if g.text and g.advance != 1.0
    }  # fmt: skip
    assert told == expected


def test_to_unicode_is_utf16_in_blocks_of_at_most_a_hundred() -> None:
    texts = ["", *(chr(0x4E00 + i) for i in range(250)), "𬭚", "ffi"]
    cmap = to_unicode(texts).decode("ascii")
    sizes = [int(n) for n in re.findall(r"(\d+) beginbfchar", cmap)]
    assert sizes == [100, 100, 52]
    rows = re.findall(r"^<(\w{4})> <(\w+)>$", cmap, re.M)
    back = {int(c, 16): bytes.fromhex(t).decode("utf-16-be") for c, t in rows if c != "0000"}
    assert back == {i: t for i, t in enumerate(texts) if t}
    assert "<00FB> <D872DF5A>" in cmap


def test_cluster_text_is_dealt_to_its_glyphs() -> None:
    assert deal(["甲", "——", "", "乙"]) == ["甲", "—", "—", "乙"]
    assert deal(["ffi", ""]) == ["f", "fi"]
    assert deal(["ế", "", ""]) == ["ế", "", ""]
    assert deal(["", "甲"]) == ["", "甲"]


def test_a_variable_font_is_embedded_at_its_default(folder: FilePath) -> None:
    font = TTFont(FIGURES.path)
    from fontTools.fontBuilder import FontBuilder as Builder
    from fontTools.ttLib.tables.TupleVariation import TupleVariation

    builder = Builder(font=font)
    builder.setupNameTable({"familyName": "Test", "styleName": "Regular", "psName": "Test"})
    builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    name = font.getBestCmap()[ord("1")]
    points = len(font["glyf"][name].coordinates) + 4
    builder.setupGvar({name: [TupleVariation({"wght": (0, 1, 1)}, [(50, 0)] * points)]})
    font.save(folder / "variable.ttf")
    face = Face(folder / "variable.ttf")
    (made,) = embed(face, pairs(face, "123"))
    assert not {"fvar", "gvar", "HVAR", "avar"} & set(TTFont(BytesIO(made.program)).keys())
