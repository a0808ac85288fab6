"""SVG: what is in the file, and how it looks beside the PDF."""

from __future__ import annotations

import base64
import re
from io import BytesIO
from pathlib import Path as FilePath
from xml.etree import ElementTree

import pytest
import uharfbuzz as hb
from PIL import Image, ImageChops, ImageStat
from small_pdf import MIXED, RED, ROOT, SANS, SERIF, SPOT, pdf, run, tool

import infographic
from infographic.color import BLACK, PAPER, Ink
from infographic.fonts.face import Face
from infographic.frame import (
    Frame,
    Glyph,
    GlyphRun,
    Gradient,
    Group,
    Item,
    Path,
    Shading,
    Stroke,
    Tag,
    rectangle,
)
from infographic.geometry import Matrix
from infographic.writers.raster import png
from infographic.writers.svg import svg
from infographic.writers.svg_fonts import web_font

NS = "{http://www.w3.org/2000/svg}"


def made(*items: Item, text: str = "live", bleed: float = 0.0) -> bytes:
    assert text in ("live", "outlines")
    frame = Frame(100, 60, items)
    if text == "live":
        return svg(frame, bleed=bleed, title="标题 <一> & 二", lang="zh-CN")
    return svg(frame, bleed=bleed, title="标题 <一> & 二", lang="zh-CN", text="outlines")


def tree(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)


def texts(data: bytes) -> list[str]:
    return ["".join(t.itertext()) for t in tree(data).iter(f"{NS}text")]


def fonts(data: bytes) -> dict[str, bytes]:
    """Embedded files by family."""
    found = re.findall(r'font-family:"([^"]+)";[^}]*base64,([^)]+)\)', data.decode())
    return {name: base64.b64decode(code) for name, code in found}


def test_the_root_is_the_sheet_in_millimetres() -> None:
    root = tree(made(bleed=3.0))
    assert root.attrib["viewBox"] == "-3 -3 106 66"
    assert (root.attrib["width"], root.attrib["height"]) == ("106mm", "66mm")
    assert root.attrib["lang"] == "zh-CN"
    assert root.find(f"{NS}title").text == "标题 <一> & 二"  # type: ignore[union-attr]


def test_every_kind_of_item() -> None:
    fade = Gradient("radial", (1, 1, 0, 5, 5, 4), ((0, RED), (1, PAPER)), Matrix(2, 0, 0, 1, 3, 0))
    data = made(
        Group(
            (
                Path(
                    rectangle(0, 0, 5, 5), fill=BLACK, even_odd=True,
                    stroke=Stroke(RED, 2.0, "round", "bevel", (3, 1)),
                ),
                Shading(rectangle(0, 0, 9, 9), fade),
                Shading(rectangle(0, 0, 9, 9), fade),
            ),
            Matrix(0, 1, -1, 0, 50, 10), clip=rectangle(0, 0, 4, 4), alpha=0.5,
        ),
        Group((Path((("M", 1.0, 2.0), ("L", 3.0, 2.0)), stroke=Stroke(BLACK, 1)),),
              Matrix.translate(10, 20)),
    )  # fmt: skip
    root = tree(data)
    group = next(g for g in root.iter(f"{NS}g") if "opacity" in g.attrib)
    assert group.attrib["transform"] == "matrix(0 1 -1 0 50 10)"
    assert group.attrib["opacity"] == "0.5"
    clip = root.find(f".//{NS}clipPath")
    assert clip is not None and group.attrib["clip-path"] == f"url(#{clip.attrib['id']})"
    box = group[0].attrib
    assert (box["fill"], box["fill-rule"]) == ("#1f1f1d", "evenodd")
    assert (box["stroke-width"], box["stroke-linecap"]) == ("0.7056", "round")
    assert (box["stroke-linejoin"], box["stroke-dasharray"]) == ("bevel", "1.058 0.353")
    (gradient,) = root.iter(f"{NS}radialGradient")  # two uses, one definition
    assert gradient.attrib["gradientUnits"] == "userSpaceOnUse"
    assert gradient.attrib["gradientTransform"] == "matrix(2 0 0 1 3 0)"
    offsets = [float(s.attrib["offset"]) for s in gradient]
    assert offsets[0] == 0 and offsets[-1] == 1 and offsets == sorted(offsets)
    line = next(p for p in root.iter(f"{NS}path") if p.attrib.get("fill") == "none")
    assert line.attrib["d"] == "M11 22L13 22"


def test_tags_are_roles() -> None:
    rule = Path(rectangle(0, 0, 5, 5), fill=RED)
    data = made(
        Tag("H2", (run(SANS, "标题", 5, 10, 10),), key="h"),
        Tag("H2", (run(SANS, "又", 5, 20, 10),), key="h"),
        Tag("Figure", (Tag("P", (rule,)),), alt='图："a" < b'),
        Tag("Artifact", (Tag("P", (rule,)),)),
        Tag("Span", (run(SERIF, "竖排", 60, 5, 10, vertical=True),), actual="竖排"),
    )
    groups = [g.attrib for g in tree(data) if g.tag == f"{NS}g"][1:]  # the paper is first
    assert groups[0] == {"role": "heading", "aria-level": "2"}
    assert groups[1] == {}  # the rest of the same heading
    assert groups[2] == {"role": "img", "aria-label": '图："a" < b'}
    assert groups[3] == {"aria-hidden": "true"}
    assert groups[4] == {"role": "img", "aria-label": "竖排"}
    assert 'role="paragraph"' not in data.decode()
    assert tree(data).find(f".//{NS}g/{NS}title").text == '图："a" < b'  # type: ignore[union-attr]


def test_text_is_live_in_an_embedded_subset() -> None:
    data = made(run(SANS, MIXED, 5, 20, 10.5), run(SANS, "，竖。", 80, 5, 10, vertical=True))
    assert "".join(texts(data)) == MIXED + "，竖。"
    ((family, file),) = fonts(data).items()
    face = hb.Face(hb.Blob(file))
    assert face.get_name(1, "en") == family
    assert not {"GSUB", "GPOS"} & set(face.table_tags)
    subset, source = hb.Font(face), SANS.hb_font
    for code in face.unicodes:
        mine, theirs = subset.get_nominal_glyph(code), source.get_nominal_glyph(code)
        assert subset.get_glyph_h_advance(mine) == source.get_glyph_h_advance(theirs)
        assert subset.get_glyph_extents(mine) == source.get_glyph_extents(theirs)
    line = next(tree(data).iter(f"{NS}text"))
    xs = [x for t in line.iter() for x in t.attrib.get("x", "").split()]
    assert len(xs) == len(run(SANS, MIXED, 0, 0, 1).glyphs) == len(MIXED) - 1  # —— is one glyph


def test_a_glyph_that_no_code_point_reaches_is_drawn_and_its_text_kept() -> None:
    vertical = run(SANS, "（一）", 20, 5, 20, vertical=True)
    assert vertical.glyphs[0].gid != SANS.glyph("（")
    data = made(vertical)
    assert texts(data) == ["（一）"]
    unpainted = [t.text for t in tree(data).iter(f"{NS}tspan") if t.attrib.get("fill") == "none"]
    assert unpainted == ["（", "）"]
    assert len(list(tree(data).iter(f"{NS}use"))) == 2
    (file,) = fonts(data).values()
    assert set(hb.Face(hb.Blob(file)).unicodes) == {ord("一")}


def test_marks_and_wide_characters_get_places_that_all_viewers_read_alike() -> None:
    gid = SANS.glyph("中")
    assert gid is not None
    wide = GlyphRun(SANS, 10, BLACK, 0, 10, tuple(
        Glyph(gid, i, 0, 1, t) for i, t in enumerate(("a", "𠮷", "b"))))  # fmt: skip
    spans = [t.text for t in tree(made(wide)).iter(f"{NS}tspan")]
    assert "𠮷" in spans
    accents = GlyphRun(SANS, 10, BLACK, 0, 10, (Glyph(gid, 0, 0, 1, "e\u0301"),))
    assert texts(made(accents)) == ["e\u0301"]
    assert len(list(tree(made(accents)).iter(f"{NS}use"))) == 1


def test_outlines_have_no_text_and_no_font() -> None:
    data = made(run(SANS, MIXED, 5, 20, 10.5), text="outlines")
    assert texts(data) == [] and b"font-face" not in data
    labels = [g.attrib["aria-label"] for g in tree(data).iter(f"{NS}g") if "aria-label" in g.attrib]
    assert labels == [MIXED]
    names = {f"#{p.attrib['id']}" for p in tree(data).iter(f"{NS}path") if "id" in p.attrib}
    used = {u.attrib["{http://www.w3.org/1999/xlink}href"] for u in tree(data).iter(f"{NS}use")}
    assert used == names


def test_what_xml_cannot_hold_is_left_out() -> None:
    data = made(Tag("Figure", (run(SANS, "a&<\x0bb", 5, 10, 10),), alt="x\x00y\ufffe"))
    assert tree(data).find(f".//{NS}g[@role]").attrib["aria-label"] == "xy"  # type: ignore[union-attr]
    assert texts(data) == ["a&<b"]


def test_ids_of_two_files_differ_and_bytes_repeat() -> None:
    one = made(Group((run(SANS, "一", 5, 10, 10),), clip=rectangle(0, 0, 9, 9)))
    two = made(Group((run(SANS, "二", 5, 10, 10),), clip=rectangle(0, 0, 9, 9)))
    ids = [{e.attrib["id"] for e in tree(d).iter() if "id" in e.attrib} for d in (one, two)]
    assert ids[0] and not ids[0] & ids[1]
    assert one == made(Group((run(SANS, "一", 5, 10, 10),), clip=rectangle(0, 0, 9, 9)))
    assert one.count(b"\x00") == one.count(b"\x01") == 0


def test_the_font_file_is_sound() -> None:
    glyphs = {c: SANS.glyph(c) for c in "大民生A 1，"}
    _, data = web_font(SANS, {c: g for c, g in glyphs.items() if g is not None})
    import fontTools.ttLib

    font = fontTools.ttLib.TTFont(BytesIO(data), checkChecksums=2)
    assert set(font.getBestCmap()) == {ord(c) for c in glyphs}
    for tag in list(font.keys()):
        if tag != "GlyphOrder":
            font[tag]


def shown(data: bytes, folder: FilePath, width: int) -> Image.Image:
    """The SVG through librsvg."""
    source, target = folder / "x.svg", folder / "x.png"
    source.write_bytes(data)
    tool("rsvg-convert", "--unlimited", "-w", str(width), str(source), "-o", str(target))
    return Image.open(target).convert("RGB")


def test_outlines_look_like_the_pdf(tmp_path: FilePath) -> None:
    spot = Ink("blue", (1.0, 0.6, 0.0, 0.0), spot="蓝")
    items = (
        Path(rectangle(5, 5, 40, 20, 3), fill=BLACK.at(0.4), stroke=Stroke(BLACK, 3, "round")),
        Group((Path(rectangle(0, 0, 20, 10), fill=BLACK), run(SERIF, "转", 2, 8, 20, SPOT)),
              Matrix(0.8, 0.6, -0.6, 0.8, 60, 10), rectangle(-5, 2, 18, 6), 0.6),
        run(SANS, MIXED, 5, 40, 8),
        run(SERIF, "“竖排”，（一）", 92, 3, 14, vertical=True),
        Group((Shading(rectangle(0, 0, 0.2, 0.1), Gradient("linear", (0, 0, 0.2, 0),
               ((0, PAPER), (1, BLACK)))),), Matrix(100, 0, 0, 100, 10, 45)),
        Path(rectangle(50, 45, 20, 10), fill=spot.at(0.5)),
    )  # fmt: skip
    page = Image.open(BytesIO(png(pdf(*items, width=100, height=60, bleed=0), dpi=254))).convert(
        "RGB"
    )
    image = shown(made(*items, text="outlines"), tmp_path, page.width).resize(page.size)
    assert max(ImageStat.Stat(ImageChops.difference(page, image)).mean) < 4.0


@pytest.fixture(scope="module", params=["jilin-2024", "qinghe-library"])
def sheet(request: pytest.FixtureRequest) -> infographic.Rendering:
    return infographic.render(ROOT / "specs" / request.param / "poster.yaml")


def test_posters_hold_all_their_text(sheet: infographic.Rendering) -> None:
    assert sheet.result.sheet is not None
    frame = sheet.result.sheet.frame
    data = svg(frame, bleed=3.0, title="海报", lang="zh-CN")
    runs = re.findall(r"^ *v?text \S+ \S+ \S+pt .*$", sheet.dump(), re.MULTILINE)
    found = texts(data)
    assert len(found) == len(runs)
    assert all(line.endswith(t) for line, t in zip(runs, found, strict=True))
    assert len(data) < 1_500_000
    for file in fonts(data).values():
        assert hb.Face(hb.Blob(file)).glyph_count > 1


def test_posters_look_like_their_pdf(sheet: infographic.Rendering, tmp_path: FilePath) -> None:
    assert sheet.result.sheet is not None
    frame = sheet.result.sheet.frame
    data = svg(frame, bleed=3.0, title="海报", lang="zh-CN", text="outlines")
    page = Image.open(BytesIO(sheet.png(46.0))).convert("RGB")
    image = shown(data, tmp_path, page.width).resize(page.size)
    apart = ImageChops.difference(page.reduce(4), image.reduce(4))
    assert max(ImageStat.Stat(apart).mean) < 5.0


def test_cff_faces_become_opentype(tmp_path: FilePath) -> None:
    """A face with PostScript outlines, made from three glyphs of a shipped one."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.t2CharStringPen import T2CharStringPen

    pen = T2CharStringPen(500, None)
    for i, point in enumerate(((50, 0), (450, 0), (450, 700), (50, 700))):
        (pen.lineTo if i else pen.moveTo)(point)
    pen.closePath()
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "A", "B"])
    builder.setupCharacterMap({65: "A", 66: "B"})
    shape = pen.getCharString()
    builder.setupCFF("Boxes", {}, dict.fromkeys((".notdef", "A", "B"), shape), {})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "A", "B"), (500, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    path = tmp_path / "boxes.otf"
    builder.save(path)
    face = Face(path, family="Boxes")
    data = made(run(face, "BAB", 5, 10, 10))
    ((_, file),) = fonts(data).items()
    assert file[:4] == b"OTTO" and b"data:font/otf" in data
    assert set(hb.Face(hb.Blob(file)).unicodes) == {65, 66}
    assert hb.Font(hb.Face(hb.Blob(file))).get_glyph_h_advance(1) == 500
