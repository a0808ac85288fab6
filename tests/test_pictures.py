"""Photographs: measured in finished files, against LittleCMS, and refused at their places."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageCms

import infographic
from infographic.color import PROFILE
from infographic.diagnostics import SpecError
from infographic.pictures import photo as photo_module
from infographic.pictures.inks import capped, heaviest, separated
from infographic.pictures.photo import NotPhoto
from infographic.pictures.raster import decoded, read_photo
from infographic.pictures.tone import Toned, Toning
from infographic.preflight import preflight

MM = 72 / 25.4
#: A page on which 300 pixels are enough.
SMALL = "56 x 90 mm"
SIZE = (1250, 1000)


def colours(size: tuple[int, int] = SIZE) -> Image.Image:
    """Every hue from light to dark, no greys."""
    hue = Image.linear_gradient("L").rotate(90).resize(size)
    value = Image.linear_gradient("L").resize(size)
    full = Image.new("L", size, 200)
    return Image.merge("HSV", (hue, full, value)).convert("RGB")


def inked(size: tuple[int, int] = SIZE) -> Image.Image:
    """CMYK of at most 300 %."""
    ramp = Image.linear_gradient("L").resize(size).point([v // 2 for v in range(256)])
    return Image.merge("CMYK", (ramp, ramp.rotate(90).resize(size), ramp, ramp))


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(image: Image.Image, **options: Any) -> bytes:
    return saved(image, "JPEG", quality=90, **options)


@lru_cache(maxsize=1)
def photo() -> bytes:
    return jpeg(colours())


SPEC = """\
version: 1
title: 图
medium: {medium}
page: {{size: {size}, margin: 12 mm, bleed: 3 mm, grid: {{columns: 1}}}}
body: {{size: 10 pt}}
rows:
  - picture:
      file: a.pic
      alt: 样图
      {keys}
"""


def render(
    data: bytes, keys: str = "depth: 60 mm", medium: str = "press", size: str = "a5"
) -> infographic.Rendering:
    spec = SPEC.format(keys=keys, medium=medium, size=size)
    world = infographic.MemoryWorld({"s.yaml": spec, "a.pic": data})
    return infographic.render("s.yaml", world=world)


def said(data: bytes, keys: str = "depth: 60 mm", **more: str) -> list[tuple[str, str, int, int]]:
    try:
        notes = render(data, keys, **more).diagnostics
    except SpecError as error:
        notes = error.diagnostics
    return [
        (n.severity, n.code, n.span.line, n.span.column) for n in notes if n.code != "underfull"
    ]


@lru_cache(maxsize=8)  # its objects live as long as it does
def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def images(pdf: bytes) -> list[Any]:
    """The pictures of the first page, soft masks not counted, each once."""
    with_names = opened(pdf).pages[0].Resources.get("/XObject", {})
    found = {v.objgen: v for v in with_names.values() if v.Subtype == "/Image"}
    return list(found.values())


def only(pdf: bytes) -> Any:
    (found,) = images(pdf)
    return found


def pixels(stream: Any, mode: str) -> Image.Image:
    return Image.frombytes(mode, (int(stream.Width), int(stream.Height)), stream.read_bytes())


def most(image: Image.Image) -> int:
    return max(int(high) for _, high in image.getextrema()) if len(image.getbands()) > 1 else int(image.getextrema()[1])  # type: ignore[index,arg-type]  # fmt: skip


def difference(one: Image.Image, other: Image.Image) -> int:
    return most(ImageChops.difference(one, other))


def matrices(pdf: bytes) -> list[list[float]]:
    content = opened(pdf).pages[0].Contents.read_bytes().decode()
    return [
        [float(v) for v in m.split()] for m in re.findall(r"q\n([-\d. ]+) cm\n/I\d+ Do", content)
    ]


# -- size, place, crop ------------------------------------------------------------------


def test_a_picture_stands_at_its_exact_size_and_place() -> None:
    """A5 in 12 mm margins: 124 mm wide; half of the body's leading above it."""
    pdf = render(photo(), "ratio: 1.25").pdf()
    ((a, b, c, d, x, y),) = matrices(pdf)
    assert (b, c) == (0, 0)
    assert a / MM == pytest.approx(124, abs=0.01)
    assert d / MM == pytest.approx(99.2, abs=0.01)
    assert x / MM == pytest.approx(3 + 12, abs=0.01)
    page = render(photo(), "ratio: 1.25").pages[0]
    (top,) = re.findall(r"image 12\.00,([\d.]+) 124\.00x99\.20", infographic_dump(page))
    assert (y + d) / MM == pytest.approx(3 + 210 - float(top), abs=0.02)


def infographic_dump(page: Any) -> str:
    from infographic.writers.dump import dump

    return dump(page.frame)


@pytest.mark.parametrize(
    ("focus", "shift"), [((0.5, 0.5), -19.6), ((0.5, 0.0), 0.0), ((0.5, 1.0), -39.2),
                         ((0.5, 0.4), -9.68)],
)  # fmt: skip
def test_a_crop_keeps_its_focus(focus: tuple[float, float], shift: float) -> None:
    """124 x 99.2 mm shown in 60 mm: the focus is as near to the middle as the edges allow."""
    text = render(photo(), f"{{depth: 60 mm, focus: {list(focus)}}}"[1:-1].replace(", f", "\n      f")).dump()  # fmt: skip
    clip = re.search(r"clip 12\.00,([\d.]+) 124\.00x60\.00", text)
    image = re.search(r"image 12\.00,(-?[\d.]+) 124\.00x99\.20", text)
    assert clip is not None and image is not None
    assert float(image[1]) - float(clip[1]) == pytest.approx(shift, abs=0.011)


def test_a_picture_shown_whole_is_not_cropped() -> None:
    text = render(photo(), "depth: 60 mm\n      fit: contain").dump()
    assert re.search(r"image 36\.50,[\d.]+ 75\.00x60\.00", text)
    assert "clip" not in text


def test_a_picture_runs_into_the_bleed() -> None:
    text = render(photo(), "bleed: sides\n      depth: 60 mm").dump()
    assert re.search(r"clip -3\.00,[\d.]+ 154\.00x60\.00", text)


# -- inks -------------------------------------------------------------------------------


def test_the_bytes_of_a_cmyk_jpeg_stay_what_they_are() -> None:
    data = jpeg(inked())
    image = only(render(data).pdf())
    assert image.read_raw_bytes() == data
    assert image.Filter == "/DCTDecode" and image.ColorSpace == "/DeviceCMYK"
    assert [int(v) for v in image.Decode] == [1, 0] * 4  # Adobe's marker: 255 is no ink


def test_a_cmyk_jpeg_without_adobes_marker_is_not_inverted() -> None:
    data = jpeg(inked())
    at = data.index(b"\xff\xee")
    plain = data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :]
    assert "/Decode" not in only(render(plain).pdf())
    shown, mask = decoded(read_photo(plain)[0])
    adobe = Image.open(BytesIO(data))
    assert mask is None and difference(ImageChops.invert(shown), adobe) <= 1


def test_cmyk_tiff_and_grey_files_are_kept() -> None:
    source = inked()
    assert difference(pixels(only(render(saved(source, "TIFF")).pdf()), "CMYK"), source) == 0
    grey = source.getchannel("K")
    image = only(render(saved(grey)).pdf())
    assert image.ColorSpace == "/DeviceGray" and difference(pixels(image, "L"), grey) == 0
    data = jpeg(grey)
    assert only(render(data).pdf()).read_raw_bytes() == data


@pytest.mark.parametrize("profile", ["sRGB", "wide"])
def test_rgb_is_converted_as_littlecms_does(profile: str) -> None:
    source = colours((300, 300))
    icc = wide() if profile == "wide" else b""
    own = (
        ImageCms.ImageCmsProfile(BytesIO(icc)) if icc
        else ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    )  # fmt: skip
    expected = ImageCms.profileToProfile(
        source, own, ImageCms.ImageCmsProfile(str(PROFILE)), outputMode="CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip
    assert expected is not None
    data = saved(source, icc_profile=icc) if icc else saved(source)
    found = pixels(only(render(data, "ratio: 1", size=SMALL).pdf()), "CMYK")
    apart = ImageChops.lighter(
        ImageChops.difference(*source.split()[:2]), ImageChops.difference(*source.split()[1:])
    )
    hue = apart.point([0] + [255] * 255)
    none = Image.new("CMYK", source.size, 0)
    limited = capped(expected, Toning().most)
    assert difference(Image.composite(found, none, hue), Image.composite(limited, none, hue)) <= 1


def wide() -> bytes:
    """A profile like sRGB with red and green exchanged, so that following it shows."""
    data = bytearray((PROFILE.parent / "sRGB.icc").read_bytes())
    at = {bytes(data[i : i + 4]): i for i in range(132, 132 + 12 * data[131], 12)}
    red, green = at[b"rXYZ"], at[b"gXYZ"]
    data[red : red + 4], data[green : green + 4] = b"gXYZ", b"rXYZ"
    return (
        bytes(data).replace(b"s\0R\0G\0B", b"t\0R\0G\0B").replace(b"\0s\0R\0G\0B", b"\0t\0R\0G\0B")
    )


def test_greys_of_rgb_are_printed_in_black_alone() -> None:
    ramp = Image.linear_gradient("L").resize((400, 256), Image.Resampling.NEAREST)
    grey = Image.merge("RGB", (ramp, ramp, ramp))
    image = only(render(saved(grey), "ratio: 1", size=SMALL).pdf())
    assert image.ColorSpace == "/DeviceGray"
    mixed = grey.copy()
    mixed.paste((200, 40, 40), (0, 0, 100, 256))
    found = pixels(only(render(saved(mixed), "ratio: 1", size=SMALL).pdf()), "CMYK")
    c, m, y, k = found.crop((100, 0, 400, 256)).split()
    assert [most(v) for v in (c, m, y)] == [0, 0, 0]
    blacks = [k.getpixel((5, v)) for v in range(256)]
    assert blacks[0] == 255 and blacks[255] == 0
    assert blacks == sorted(blacks, reverse=True)  # type: ignore[type-var]
    assert min(found.crop((0, 0, 100, 256)).getchannel("M").getextrema()) > 150


@pytest.mark.parametrize("limit", [3.2, 2.8, 2.4])
def test_no_pixel_passes_the_limit_and_black_stays(limit: float) -> None:
    dark = colours((300, 300)).point([v // 3 for v in range(256)] * 3)
    whole = separated(dark, b"", b"")
    held = capped(whole, Toning(limit=limit).most)
    assert heaviest(held) <= limit * 255
    assert difference(whole.getchannel("K"), held.getchannel("K")) == 0
    assert heaviest(whole) > 2.8 * 255


def test_cmyk_over_the_limit_is_brought_down_and_told() -> None:
    heavy = Image.new("CMYK", SIZE, (250, 240, 240, 200))
    assert said(saved(heavy, "TIFF"), "ratio: 1.5") == [("warning", "ink-coverage", 8, 13)]
    found = pixels(only(render(saved(heavy, "TIFF"), "ratio: 1.5").pdf()), "CMYK")
    assert heaviest(found) <= 816 and most(found.getchannel("K")) == 200


# -- turned, transparent, deep ----------------------------------------------------------


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied(orientation: int) -> None:
    source = inked((90, 60))
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = jpeg(source, exif=exif)
    made = Toned(read_photo(data)[0], Toning())
    found = made.pixels("cmyk")
    assert (found.width, found.height) == ((90, 60) if orientation < 5 else (60, 90))
    assert found.dct is (orientation == 1)
    way = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}.get(orientation)  # Image.Transpose
    upright = Image.open(BytesIO(jpeg(source)))
    expected = upright if way is None else upright.transpose(Image.Transpose(way))
    assert difference(decoded(made.photo)[0], expected) == 0


def test_alpha_becomes_a_soft_mask() -> None:
    source = colours().convert("RGBA")
    mask = Image.linear_gradient("L").resize(SIZE)
    source.putalpha(mask)
    pdf = render(saved(source)).pdf()
    (image,) = images(pdf)
    assert image.ColorSpace == "/DeviceCMYK"
    assert image.SMask.ColorSpace == "/DeviceGray" and int(image.SMask.BitsPerComponent) == 8
    assert difference(pixels(image.SMask, "L"), mask) == 0
    assert opened(pdf).pages[0].Group.CS == "/DeviceCMYK"
    solid = colours().convert("RGBA")
    assert "/SMask" not in only(render(saved(solid)).pdf())


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_become_eight(kind: str) -> None:
    ramp = bytes(v for i in range(65536) for v in (i & 255, i >> 8))
    deep = Image.frombytes("I;16", (256, 256), ramp)
    image = only(render(saved(deep, kind), "ratio: 10", medium="screen").pdf())
    assert list(pixels(image, "L").crop((0, 0, 1, 256)).tobytes()) == list(range(256))


def test_palettes_and_single_bits_are_read() -> None:
    palette = colours().quantize(16)
    assert only(render(saved(palette)).pdf()).ColorSpace == "/DeviceCMYK"
    palette.info["transparency"] = 0
    see = saved(palette, transparency=0)
    assert read_photo(see)[0].alpha
    bits = Image.linear_gradient("L").resize((1250, 1000)).convert("1")
    assert said(saved(bits, "TIFF", compression="group4")) == [("warning", "low-resolution", 8, 13)]


# -- refusals ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "size", "severity"),
    [
        (round(124 / 25.4 * 120), "a5", "error"),
        (round(124 / 25.4 * 152), "a5", "warning"),
        (round(124 / 25.4 * 226), "a5", ""),
        (round(576 / 25.4 * 152), "600 x 900 mm", ""),
        (round(576 / 25.4 * 120), "600 x 900 mm", "warning"),
        (round(1176 / 25.4 * 97), "1200 x 2000 mm", ""),
        (round(1176 / 25.4 * 60), "1200 x 2000 mm", "error"),
    ],
)
def test_coarse_pictures_are_told_where_the_file_is_named(
    width: int, size: str, severity: str
) -> None:
    data = saved(Image.new("RGB", (width, width // 2), (200, 90, 40)))
    found = said(data, "ratio: 2", size=size)
    assert found == ([(severity, "low-resolution", 8, 13)] if severity else [])


def test_only_the_press_asks_for_pixels() -> None:
    small = saved(Image.new("RGB", (60, 30), (200, 90, 40)))
    assert [said(small, "ratio: 2", medium=m) for m in ("screen", "office")] == [[], []]


def test_a_crop_counts_with_its_scale() -> None:
    """800 pixels over 124 mm are 164 an inch; 60 mm of depth let 992 of 1000 rows be shown at 420."""
    tall = saved(Image.new("RGB", (800, 4000), (200, 90, 40)))
    assert said(tall, "depth: 60 mm") == [("warning", "low-resolution", 8, 13)]
    assert said(tall, "depth: 60 mm\n      fit: contain") == []


MAP = "depth: 60 mm\n      map: "


@pytest.mark.parametrize(
    "value", ["true", '""', "{}", "{number: 2024}", "GS2024", "{number: true}"]
)
def test_a_map_without_its_number_is_an_error(value: str) -> None:
    found = said(photo(), MAP + value)
    assert [(s, c, line) for s, c, line, _ in found] == [("error", "map-number", 11)]


@pytest.mark.parametrize(
    "number",
    ["GS(2024)0001号", "GS京(2024)0123号", "吉S(2024)001号", "GS（2019）1822号", "长春S[2023]12号"],
)
def test_a_maps_number_is_printed_under_it(number: str) -> None:
    for value in (f'"{number}"', f'{{number: "{number}"}}'):
        page = render(photo(), MAP + value).pages[0]
        assert f"审图号：{number}" in page.text.replace(" ", "")


def test_alt_is_demanded() -> None:
    spec = {"version": 1, "title": "图", "rows": [{"picture": {"file": "a.jpg"}}]}
    with pytest.raises(SpecError) as caught:
        infographic.render(spec, world=infographic.MemoryWorld({"a.jpg": photo()}))
    assert [n.code for n in caught.value.diagnostics] == ["missing-key"]


BAD = [
    ("broken-picture", lambda: photo()[: len(photo()) // 3]),
    ("broken-picture", lambda: saved(colours())[:900]),
    ("broken-picture", lambda: b"II*\0" + b"\xff" * 60),
    ("not-a-picture", lambda: "不是图片".encode()),
    ("not-a-picture", lambda: b"%PDF-1.4\n"),
    ("not-a-picture", lambda: saved(colours((8, 8)).quantize(8), "GIF")),
    ("not-a-picture", lambda: saved(Image.new("F", (8, 8)), "TIFF")),
    ("not-a-picture", lambda: saved(Image.new("LAB", (8, 8)), "TIFF")),
    (
        "not-a-picture",
        lambda: saved(colours((8, 8)), "TIFF", save_all=True, append_images=[inked((8, 8))]),
    ),
    ("not-a-picture", lambda: b""),
]


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize(("code", "made"), BAD, ids=range(len(BAD)))
def test_what_cannot_be_placed_is_refused_at_its_line(code: str, made: Any) -> None:
    assert said(made()) == [("error", code, 8, 13)]


def test_the_reason_for_a_pdf_is_told() -> None:
    with pytest.raises(SpecError, match="placed PDFs are not supported yet"):
        render(b"%PDF-1.7\n")


def test_huge_pictures_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    head = saved(Image.new("1", (8, 8)), "PNG")
    wide = head[:16] + (20_001).to_bytes(4, "big") + (10_000).to_bytes(4, "big") + head[24:29]
    import zlib

    whole = wide + zlib.crc32(wide[12:]).to_bytes(4, "big") + head[33:]
    assert said(whole) == [("error", "huge-picture", 8, 13)]
    monkeypatch.setattr("infographic.pictures.raster.MOST_BYTES", 1000)
    with pytest.raises(NotPhoto) as caught:
        read_photo(saved(colours((123, 100))))
    assert caught.value.code == "huge-picture"
    assert photo_module.MOST_BYTES == 100 * 2**20


def test_art_takes_no_photograph_and_says_who_does() -> None:
    spec = {"version": 1, "title": "图", "rows": [{"art": {"file": "a.jpg"}}]}
    with pytest.raises(SpecError) as caught:
        infographic.render(spec, world=infographic.MemoryWorld({"a.jpg": photo()}))
    (note,) = caught.value.diagnostics
    assert note.code == "not-a-picture" and "a panel `picture`" in note.hints[0]


def test_a_profile_that_is_none_is_told() -> None:
    data = saved(colours(), icc_profile=b"\0" * 200)
    assert said(data) == [("warning", "broken-picture", 8, 13)]


# -- files ------------------------------------------------------------------------------


def test_the_same_picture_is_stored_once() -> None:
    rows = [{"picture": {"file": name, "alt": "样图", "depth": "40 mm"}} for name in ("a", "b")]
    spec = {"version": 1, "title": "图", "page": {"size": "a5", "margin": "12 mm"}, "rows": rows}
    world = infographic.MemoryWorld({"a": photo(), "b": photo()})
    pdf = infographic.render(spec, world=world).pdf()
    assert len(images(pdf)) == 1 and len(matrices(pdf)) == 2


def test_the_same_bytes_twice() -> None:
    for data in (photo(), saved(colours().convert("RGBA"))):
        first = render(data, "depth: 60 mm").pdf()
        from infographic.pictures import tone

        tone._pixels.cache_clear()
        read_photo.cache_clear()
        assert render(data, "depth: 60 mm").pdf() == first


def test_media_have_their_own_colours() -> None:
    screen = only(render(photo(), medium="screen").pdf())
    assert screen.ColorSpace == "/DeviceRGB" and screen.read_raw_bytes() == photo()
    office = only(render(photo(), medium="office").pdf())
    assert office.ColorSpace == "/DeviceGray"
    inks = only(render(jpeg(inked()), medium="screen").pdf())
    assert inks.ColorSpace == "/DeviceRGB"


def test_entries_of_images_are_those_of_the_standards() -> None:
    for medium in ("press", "screen", "office"):
        image = only(render(saved(colours()), medium=medium).pdf())
        assert int(image.BitsPerComponent) == 8
        assert not {"/Interpolate", "/Intent", "/Alternates", "/OPI"} & set(image.keys())


def test_preflight_finds_nothing() -> None:
    alpha = colours().convert("RGBA")
    alpha.putalpha(Image.linear_gradient("L").resize(SIZE))
    for data in (photo(), saved(alpha), jpeg(inked())):
        report = preflight(render(data, MAP + "GS(2024)0001号").pdf(), medium="press", raster=False)
        assert [f for f in report.findings if f.severity == "error"] == []


def test_svg_holds_the_picture_as_a_screen_shows_it() -> None:
    for data in (photo(), jpeg(inked())):
        text = render(data).svg().decode()
        (held,) = re.findall(r'<image[^>]*xlink:href="data:image/png;base64,([^"]+)"', text)
        shown = Image.open(BytesIO(base64.b64decode(held)))
        assert shown.mode == "RGB" and shown.size == SIZE
    assert "data:image/jpeg;base64," in render(photo(), medium="screen").svg().decode()


def test_the_preview_shows_it() -> None:
    red = saved(Image.new("RGB", SIZE, (220, 30, 30)))
    page = Image.open(BytesIO(render(red).png(dpi=30))).convert("RGB")
    r, g, b = page.getpixel((page.width // 2, 50))  # type: ignore[misc]
    assert r > 180 and g < 80 and b < 80


def test_the_dump_has_one_line_for_it() -> None:
    (line,) = [v for v in render(photo()).dump().splitlines() if "image" in v]
    assert re.fullmatch(
        r" +image 12\.00,-?[\d.]+ 124\.00x99\.20 1250x1000 rgb jpeg [0-9a-f]{8}", line
    )
