"""Image XObjects (PDF 32000-1 8.9.5)."""

from __future__ import annotations

from infographic.pictures.tone import Pixels, SpaceName
from infographic.writers.pdf.objects import Document, Stream

_SPACES: dict[str, SpaceName] = {
    "/DeviceCMYK": "cmyk",
    "/DeviceRGB": "rgb",
    "/DeviceGray": "grey",
}
_NAMES = {space: name for name, space in _SPACES.items()}
_CHANNELS = {"cmyk": 4, "rgb": 3, "grey": 1}


def spaces(name: str) -> SpaceName:
    """The pixels that go with a colour space."""
    return _SPACES[name]


def image(document: Document, pixels: Pixels) -> str:
    """Write a picture, its soft mask before it; returns its reference.

    No ``Interpolate`` (PDF/A-2 6.2.8.1); masks of JPEG and deflated pixels alike are deflated.
    """
    entries = _entries(pixels, _NAMES[pixels.space])
    if pixels.dct:
        entries["Filter"] = "/DCTDecode"
        if pixels.inverted:
            entries["Decode"] = "[1 0 1 0 1 0 1 0]"
    else:
        entries |= _deflated(pixels.width, _CHANNELS[pixels.space])
    if pixels.mask:
        mask = _entries(pixels, "/DeviceGray") | _deflated(pixels.width, 1)
        entries["SMask"] = document.ref(Stream(pixels.mask, mask, plain=True))
    return document.ref(Stream(pixels.data, entries, plain=True))


def _entries(pixels: Pixels, space: str) -> dict[str, object]:
    return {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": pixels.width,
        "Height": pixels.height,
        "ColorSpace": space,
        "BitsPerComponent": 8,
    }


def _deflated(width: int, channels: int) -> dict[str, object]:
    """Rows of differences, each from the pixel before it (7.4.4.4: predictor 2)."""
    parameters = f"<</Predictor 2 /Colors {channels} /BitsPerComponent 8 /Columns {width}>>"
    return {"Filter": "/FlateDecode", "DecodeParms": parameters}
