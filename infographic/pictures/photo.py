"""Photographs: what is known of a JPEG, PNG or TIFF file without its pixels."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from infographic.digest import digest_of
from infographic.record import dataclass

Kind = Literal["jpeg", "png", "tiff"]
#: Larger files and pictures are refused: bytes, pixels.
MOST_BYTES, MOST_PIXELS = 100 * 2**20, 200_000_000

_MARKS: tuple[tuple[bytes, Kind], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
)
#: Kinds of file that cannot be placed, by what they begin with.
_OTHERS = (
    (b"GIF8", "a GIF"),
    (b"BM", "a BMP"),
    (b"8BPS", "a Photoshop file"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000"),
    (b"%!PS", "PostScript"),
    (b"\xc5\xd0\xd3\xc6", "an EPS"),
)


class NotPhoto(Exception):
    """The bytes are no photograph that can be placed; the message says why, ``code`` of what kind
    the fault is, ``hint`` what to do."""

    def __init__(self, message: str, hint: str = "", code: str = "not-a-picture") -> None:
        super().__init__(message)
        self.code, self.hint = code, hint


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph that was opened and found whole.

    ``width``, ``height``: pixels, as it is seen (turned as its EXIF data say).  ``space``: what its
    pixels are.  ``alpha``: parts of it are transparent.  ``plain``: its JPEG bytes can stand in a
    PDF as they are.  ``inverted``: in them no ink is 255 (Adobe's CMYK).  ``profile``: the ICC profile of
    its RGB, b"" for sRGB.  ``bits``: black and white only.  ``ink``: the most ink of a CMYK pixel,
    in steps of 255 an ink.
    """

    data: bytes
    kind: Kind
    width: int
    height: int
    space: Literal["cmyk", "rgb", "grey"]
    alpha: bool = False
    plain: bool = False
    inverted: bool = False
    profile: bytes = b""
    bits: bool = False
    ink: int = 0

    @property
    def label(self) -> str:
        """What it is in a few words, for text dumps: the same wherever the file lies."""
        extra = " alpha" * self.alpha + " bits" * self.bits
        name = _digest(self.data)[:8]
        return f"{self.width}x{self.height} {self.space}{extra} {self.kind} {name}"


@lru_cache(maxsize=16)
def _digest(data: bytes) -> str:
    return digest_of(data).hexdigest()


def kind_of(data: bytes) -> Kind | None:
    """The kind of photograph that some bytes begin as; None when they are none."""
    return next((kind for mark, kind in _MARKS if data.startswith(mark)), None)


def other_kind(data: bytes) -> str:
    """What a file is that cannot be placed, where that can be told; "" otherwise."""
    if b"%PDF-" in data[:1024]:
        return "a PDF"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a WebP"
    if data[4:8] == b"ftyp":
        return "a HEIC, AVIF or film"
    return next((what for mark, what in _OTHERS if data.startswith(mark)), "")
