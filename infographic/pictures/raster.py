"""Photographs opened with Pillow: checked, turned upright, and brought to 8 bits a channel.

Pillow is imported by the first photograph that is placed, never by a sheet without (docs/adr/0017).
"""

from __future__ import annotations

import struct
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from infographic.pictures.inks import heaviest
from infographic.pictures.photo import (
    MOST_BYTES,
    MOST_PIXELS,
    Kind,
    NotPhoto,
    Photo,
    kind_of,
    other_kind,
)
from infographic.record import replace

if TYPE_CHECKING:
    from PIL.Image import Image

#: What Pillow's readers raise on damaged files.
_DAMAGE = (
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, AttributeError, EOFError,
    OverflowError, ZeroDivisionError, RuntimeError, struct.error, AssertionError, Warning,
)  # fmt: skip
_SAVE = "save it as JPEG, PNG or TIFF, or as SVG in theme inks"


@lru_cache(maxsize=8)  # the same picture stands in several sheets of one process
def read_photo(data: bytes) -> tuple[Photo, str]:
    """A photograph, and what is odd about it ("" when nothing is).  Raises ``NotPhoto``."""
    kind = kind_of(data)
    if kind is None:
        raise _not_ours(data)
    if len(data) > MOST_BYTES:
        told = f"{len(data) / 2**20:.0f} MB; {MOST_BYTES // 2**20} MB is the most"
        raise NotPhoto(told, "save it at the size at which it is placed", "huge-picture")
    try:
        raw = _opened(data, kind)
        turned = kind == "jpeg" and raw.getexif().get(0x0112, 1) not in (0, 1)
        image, mask = upright(raw)
    except _DAMAGE as fault:
        raise NotPhoto(
            _told(fault), "open it in an editor and save it again", "broken-picture"
        ) from None
    photo = Photo(
        data, kind, *image.size,
        space={"CMYK": "cmyk", "RGB": "rgb"}.get(image.mode, "grey"),  # type: ignore[arg-type]
        alpha=mask is not None,
        plain=kind == "jpeg" and not turned and _fits_pdf(raw, data),
        inverted=raw.mode == "CMYK" and "adobe" in raw.info,
        bits=raw.mode == "1",
        ink=heaviest(image) if image.mode == "CMYK" else 0,
    )  # fmt: skip
    profile = raw.info.get("icc_profile") or b""
    if not profile or photo.space != "rgb":
        return photo, ""
    usable, known = _profile(profile)
    if not usable:
        return photo, "its colour profile cannot be used: taken as sRGB"
    return (photo if known else replace(photo, profile=bytes(profile))), ""


def _not_ours(data: bytes) -> NotPhoto:
    what = other_kind(data)
    if what == "a PDF":
        return NotPhoto("it is a PDF", "a panel `picture` takes pages of PDF files")
    return NotPhoto(f"it is {what}" if what else "", _SAVE)


def _opened(data: bytes, kind: Kind) -> Image:
    """The file's only picture, its pixels read.

    The readers are called themselves: ``Image.open`` has limits of its own, for the whole process.
    """
    from PIL import JpegImagePlugin, PngImagePlugin, TiffImagePlugin

    readers: dict[Kind, Any] = {
        "jpeg": JpegImagePlugin.JpegImageFile,
        "png": PngImagePlugin.PngImageFile,
        "tiff": TiffImagePlugin.TiffImageFile,
    }
    image: Image = readers[kind](BytesIO(data))
    if image.width * image.height > MOST_PIXELS:
        told = f"{image.width} x {image.height} pixels; {MOST_PIXELS // 10**6} million are the most"
        raise NotPhoto(told, "save it at the size at which it is placed", "huge-picture")
    frames = getattr(image, "n_frames", 1)
    if frames > 1:
        what = "pages" if kind == "tiff" else "frames, an animation"
        raise NotPhoto(f"it holds {frames} {what}", "save the one that is to be printed by itself")
    if image.mode in ("I", "F", "LAB", "HSV"):
        raise NotPhoto(
            f"its pixels are {'Lab' if image.mode == 'LAB' else 'of 32 bits'}",
            "save it as CMYK, RGB or grey with 8 or 16 bits a channel",
        )
    image.load()
    return image


def upright(image: Image) -> tuple[Image, Image | None]:
    """CMYK, RGB or L pixels as they are seen, and an 8-bit mask where parts are transparent."""
    from PIL import Image as pil
    from PIL import ImageChops, ImageOps

    inks = image.mode == "CMYK" and image.format == "JPEG" and "adobe" not in image.info
    seen = ImageOps.exif_transpose(image)
    if seen.mode.startswith("I;16"):
        return _high_bytes(seen), None
    if inks:  # Pillow takes every CMYK JPEG for Adobe's
        return ImageChops.invert(seen), None
    if "transparency" in seen.info and seen.mode in ("1", "L", "P", "RGB"):
        seen = seen.convert("LA" if seen.mode in ("1", "L") else "RGBA")
    plain = {"1": "L", "P": "RGB", "PA": "RGBA", "RGBX": "RGB", "YCbCr": "RGB",
             "RGBa": "RGBA", "La": "LA"}  # fmt: skip
    seen = seen.convert(plain[seen.mode]) if seen.mode in plain else seen
    if seen.mode in ("LA", "RGBA"):
        *channels, mask = seen.split()
        seen = channels[0] if len(channels) == 1 else pil.merge("RGB", channels)
        return seen, mask if mask.getextrema() != (255, 255) else None
    if seen.mode not in ("CMYK", "RGB", "L"):
        raise NotPhoto(f"its pixels are {seen.mode}", "save it as CMYK, RGB or grey")
    return seen, None


def decoded(photo: Photo) -> tuple[Image, Image | None]:
    """The pixels and the mask of a photograph that was read before."""
    return upright(_opened(photo.data, photo.kind))


def _high_bytes(image: Image) -> Image:
    """Grey of 16 bits as 8: the upper bytes (``convert`` would cut off all over 255)."""
    from PIL import Image as pil

    first = 0 if image.mode == "I;16B" else 1
    return pil.frombytes("L", image.size, image.tobytes()[first::2])


def _fits_pdf(image: Image, data: bytes) -> bool:
    """True for what every reader of PDF decodes: 8-bit Huffman JPEG of grey, YCbCr or CMYK."""
    layers: tuple[Any, ...] = tuple(getattr(image, "layer", ()))
    if len(layers) == 3 and layers[0][0] == ord("R") and "adobe" not in image.info:
        return False  # RGB told by its channels' names alone
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        code = data[at + 1]
        if code == 0xFF:
            at += 1
        elif 0xC0 <= code <= 0xCF and code not in (0xC4, 0xC8, 0xCC):
            return code in (0xC0, 0xC1, 0xC2) and data[at + 4] == 8
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return False


def _profile(data: bytes) -> tuple[bool, bool]:
    """Whether an RGB picture's profile can be used, and whether it is sRGB."""
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data)).profile
        told = (profile.profile_description or "").lower()
    except (OSError, ValueError, ImageCms.PyCMSError):
        return False, False
    return profile.xcolor_space.strip() == "RGB", "srgb" in told.replace(" ", "")


def _told(fault: BaseException) -> str:
    return f"it is damaged ({str(fault).strip()[:80] or type(fault).__name__})"
