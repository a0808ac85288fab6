"""A photograph's pixels in the inks of a sheet: kept, converted, capped (docs/adr/0017).

CMYK and grey stay what they are.  RGB goes to the output profile by LittleCMS, relative colorimetric
with black point compensation; its pure greys go to black alone.  What is over the stock's limit
gives up cyan, magenta and yellow, never black.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from infographic.pictures.photo import Photo
from infographic.record import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image

SpaceName = Literal["cmyk", "rgb", "grey"]


@dataclass(frozen=True, slots=True)
class Toning:
    """What photographs are converted for.

    ``profile``: the ICC output profile, b"" for the shipped one.  ``limit``: the most ink, 3.2 is
    320 %.  ``press``: the sheet is printed in these inks, so screens show a proof of them.
    """

    profile: bytes = b""
    limit: float = 3.2
    press: bool = True

    @property
    def most(self) -> int:
        """The most ink of a pixel, in steps of 255 an ink."""
        return int(self.limit * 255 + 1e-6)


@dataclass(frozen=True, slots=True)
class Pixels:
    """8-bit pixels as they stand in a file.

    ``data``: JPEG bytes where ``dct``, else rows of differences (TIFF predictor 2), deflated; ``mask``:
    alpha in the same way, b"" without.  ``inverted``: 255 is no ink.  ``grey`` has 255 for white.
    """

    space: SpaceName
    width: int
    height: int
    data: bytes
    mask: bytes = b""
    dct: bool = False
    inverted: bool = False


@dataclass(frozen=True, slots=True)
class Toned:
    """A photograph and what it is converted for: what an image of a frame holds."""

    photo: Photo
    toning: Toning

    @property
    def label(self) -> str:
        """What it is in a few words."""
        return self.photo.label

    def pixels(self, space: SpaceName) -> Pixels:
        """The pixels for a file in these inks; grey ones where black alone is needed."""
        return _pixels(self.photo, self.toning, space)

    def web(self) -> tuple[str, bytes]:
        """Media type and bytes for browsers, in sRGB."""
        photo = self.photo
        if not self.toning.press and photo.plain and photo.space == "rgb" and not photo.profile:
            return "image/jpeg", photo.data
        from infographic.pictures.raster import decoded

        image, mask = decoded(photo)
        shown = _shown(image, photo, self.toning)
        if mask is not None:
            shown.putalpha(mask)
        out = BytesIO()
        shown.save(out, "PNG")
        return "image/png", out.getvalue()


@lru_cache(maxsize=4)  # pictures that stand on several pages, and previews of one sheet
def _pixels(photo: Photo, toning: Toning, space: SpaceName) -> Pixels:
    own = photo.space
    kept = {
        "cmyk": own == "grey" or (own == "cmyk" and photo.ink <= toning.most),
        "rgb": not toning.press and own != "cmyk" and not photo.profile,
        "grey": own == "grey",
    }
    if photo.plain and kept[space]:
        inverted = photo.inverted and own == "cmyk"
        return Pixels(own, photo.width, photo.height, photo.data, dct=True, inverted=inverted)
    from infographic.pictures.raster import decoded

    image, mask = decoded(photo)
    if space == "cmyk":
        image = _inks(image, photo, toning)
    elif space == "grey":
        image = image if own == "grey" else _shown(image, photo, toning).convert("L")
    elif own != "grey" or toning.press:
        image = _shown(image, photo, toning)
    made: SpaceName = "grey" if image.mode == "L" else space
    return Pixels(
        made, *image.size, _deflated(image), b"" if mask is None else _deflated(mask)
    )  # fmt: skip


def _deflated(image: Image) -> bytes:
    """Rows of differences, deflated: a photograph takes a third less so."""
    import deflate
    from PIL import Image as pil
    from PIL import ImageChops

    before = pil.new(image.mode, image.size, 0)
    before.paste(image, (1, 0))
    rows = ImageChops.subtract_modulo(image, before)
    return bytes(deflate.zlib_compress(rows.tobytes(), 6))


def _inks(image: Image, photo: Photo, toning: Toning) -> Image:
    """CMYK within the limit; L where black alone is needed."""
    from infographic.pictures.inks import capped, separated

    if image.mode == "RGB":
        image = separated(image, photo.profile, toning.profile)
    return image if image.mode == "L" else capped(image, toning.most)


def _shown(image: Image, photo: Photo, toning: Toning) -> Image:
    """What a screen shows: sRGB, of press sheets a proof."""
    from infographic.pictures.inks import plain_rgb, proof

    if toning.press:
        return proof(_inks(image, photo, toning), toning.profile)
    if image.mode == "CMYK":
        return proof(image, toning.profile)
    if image.mode == "L":
        return image.convert("RGB")
    return plain_rgb(image, photo.profile) if photo.profile else image


__all__ = ["Pixels", "SpaceName", "Toned", "Toning"]
