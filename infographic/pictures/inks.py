"""Pixels from one kind of ink to another, by LittleCMS (docs/adr/0017).

Source of the rules: print.md, Ink: relative colorimetric, black point compensation, then the stock's ink limit;
grey and black of RGB go to black alone.  Profiles are ICC bytes, b"" for the shipped ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from infographic.color import PROFILE

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsProfile

#: Pixels that are worked on at a time: sums of channels take 32 bits each.
_BAND = 2_000_000


def separated(image: Image, source: bytes, output: bytes) -> Image:
    """RGB in the inks of the output profile, its pure greys in black alone; L when all are grey."""
    from PIL import Image as pil
    from PIL import ImageChops

    red, green, blue = image.split()
    apart = ImageChops.lighter(
        ImageChops.difference(red, green), ImageChops.difference(green, blue)
    )
    pure = apart.point([255] + [0] * 255)
    few, many = pure.getextrema()
    black = red.point(_blacks(source, output))
    if few == 255:
        return ImageChops.invert(black)
    out = _converted(image, screen(source), press(output), "CMYK")
    if many == 255:
        none = pil.new("L", image.size, 0)
        out.paste(pil.merge("CMYK", (none, none, none, black)), mask=pure)
    return out


def proof(image: Image, output: bytes) -> Image:
    """What a screen shows of CMYK, or of L as black alone."""
    from PIL import Image as pil
    from PIL import ImageChops

    if image.mode == "L":
        none = pil.new("L", image.size, 0)
        image = pil.merge("CMYK", (none, none, none, ImageChops.invert(image)))
    return _converted(image, press(output), screen(b""), "RGB")


def plain_rgb(image: Image, source: bytes) -> Image:
    """RGB of a profile as sRGB."""
    return _converted(image, screen(source), screen(b""), "RGB")


@lru_cache(maxsize=16)
def _blacks(source: bytes, output: bytes) -> list[int]:
    """For each grey of an RGB profile the tint of black that is as light: relative to paper, and
    compensated so that black is black."""
    from PIL import Image as pil
    from PIL import ImageCms

    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    ramp = pil.frombytes("L", (256, 1), bytes(range(256)))
    none = pil.new("L", ramp.size, 0)
    greys = _converted(pil.merge("RGB", (ramp, ramp, ramp)), screen(source), lab, "LAB", False)
    tints = _converted(
        pil.merge("CMYK", (none, none, none, ramp)), press(output), lab, "LAB", False
    )
    light = [_light(v) for v in greys.tobytes()[::3]]
    dark = [_light(v) for v in tints.tobytes()[::3]]
    scaled = [(value - dark[255]) / (dark[0] - dark[255]) for value in dark]
    wanted = [(v - light[0]) / (light[255] - light[0]) for v in light]
    found = [min(range(256), key=lambda k: (abs(scaled[k] - w), k)) for w in wanted]
    return [255, *found[1:255], 0]


def _light(lightness: int) -> float:
    """Y from an 8-bit L* of CIE Lab."""
    f = (lightness / 2.55 + 16.0) / 116.0
    return f**3 if f > 6 / 29 else (f - 16 / 116) * 108 / 841


def capped(image: Image, most: int) -> Image:
    """CMYK of which no pixel has more ink than ``most`` (255 is all of one): cyan, magenta and
    yellow give up the same share."""
    if bound(image) <= most:
        return image
    from PIL import Image as pil

    out = pil.new("CMYK", image.size)
    top = 0
    for band in _bands(image):
        out.paste(_capped(band, most) if heaviest(band) > most else band, (0, top))
        top += band.height
    return out


def _capped(image: Image, most: int) -> Image:
    from PIL import Image as pil
    from PIL import ImageMath

    c, m, y, k = image.split()
    room = ImageMath.lambda_eval(lambda a: most - a["k"], k=k)
    whole = ImageMath.lambda_eval(lambda a: a["max"](a["c"] + a["m"] + a["y"], 1), c=c, m=m, y=y)
    coloured = [
        ImageMath.lambda_eval(
            lambda a: a["convert"](a["min"](a["x"], a["x"] * a["room"] / a["whole"]), "L"),
            x=channel, room=room, whole=whole,
        )
        for channel in (c, m, y)
    ]  # fmt: skip
    return pil.merge("CMYK", (*coloured, k))


def bound(image: Image) -> int:
    """What no pixel of CMYK has more ink than: the sum of the inks' own peaks."""
    return sum(int(high) for _, high in image.getextrema())  # type: ignore[misc]


def heaviest(image: Image) -> int:
    """The most ink of a pixel of CMYK, 0 to 1020."""
    from PIL import ImageMath

    most = 0
    for band in _bands(image):
        c, m, y, k = band.split()
        total = ImageMath.lambda_eval(
            lambda a: a["c"] + a["m"] + a["y"] + a["k"], c=c, m=m, y=y, k=k
        )
        most = max(most, int(total.getextrema()[1]))
    return most


def _bands(image: Image) -> Iterator[Image]:
    """A picture in strips over its whole width, from the top."""
    rows = max(1, _BAND // image.width)
    for top in range(0, image.height, rows):
        yield image.crop((0, top, image.width, min(image.height, top + rows)))


# -- profiles ---------------------------------------------------------------------------


def opened(data: bytes) -> ImageCmsProfile:
    """A profile from its bytes."""
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(BytesIO(data))


def screen(data: bytes) -> ImageCmsProfile:
    """An RGB profile; sRGB for b""."""
    return opened(data or (PROFILE.parent / "sRGB.icc").read_bytes())


def press(data: bytes) -> ImageCmsProfile:
    """An output profile; the shipped one for b""."""
    return opened(data or PROFILE.read_bytes())


def _converted(
    image: Image, source: ImageCmsProfile, target: ImageCmsProfile, mode: str, black: bool = True
) -> Image:
    """By LittleCMS, relative colorimetric; ``black``: with black point compensation."""
    from PIL import ImageCms

    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION if black else ImageCms.Flags.NONE
    transform = ImageCms.buildTransform(
        source, target, image.mode, mode, ImageCms.Intent.RELATIVE_COLORIMETRIC, flags
    )
    made = ImageCms.applyTransform(image, transform)
    assert made is not None
    return made
