"""Photographs measured in finished files, against LittleCMS."""

from __future__ import annotations

import base64
import re
from io import BytesIO

import pytest
from pictures_base import (
    MAP,
    MM,
    SIZE,
    SMALL,
    colours,
    difference,
    images,
    inked,
    jpeg,
    matrices,
    most,
    only,
    opened,
    photo,
    pixels,
    render,
    said,
    saved,
)
from PIL import Image, ImageChops, ImageCms

import infographic
from infographic.color import PROFILE
from infographic.pictures import tone
from infographic.pictures.inks import capped, heaviest, separated
from infographic.pictures.raster import decoded, read_photo
from infographic.pictures.tone import Toned, Toning
from infographic.preflight import preflight
from infographic.writers.dump import dump

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
    (top,) = re.findall(r"image 12\.00,([\d.]+) 124\.00x99\.20", dump(page.frame))
    assert (y + d) / MM == pytest.approx(3 + 210 - float(top), abs=0.02)


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
