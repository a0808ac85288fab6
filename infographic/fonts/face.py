"""One face of one font file, opened lazily and kept open."""

from __future__ import annotations

import struct
import threading
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from infographic.frame import Segment, Segments
from infographic.record import dataclass, field


@dataclass(frozen=True, slots=True)
class Metrics:
    """Vertical metrics in em: ascender and descender up-positive, cap height, em box top.

    ``em_top`` and ``em_bottom`` are the ideographic em box around the baseline (0.88 and
    -0.12 in the Source Han design), which is what CJK text aligns on.
    """

    ascender: float
    descender: float
    cap_height: float
    em_top: float = 0.88
    em_bottom: float = -0.12


@dataclass(frozen=True, eq=False)
class Face:
    """A typeface in one weight.  Faces are compared by identity: the font book opens each once."""

    path: Path
    index: int = 0
    family: str = ""
    weight: int = 400
    #: The font file's bytes when it came from memory; ``path`` is then a name of its own.
    data: bytes | None = field(default=None, repr=False)
    _lock: Any = field(default_factory=threading.Lock, repr=False)

    @property
    def name(self) -> str:
        """Family and weight, for people."""
        return f"{self.family} {self.weight}"

    @cached_property
    def blob(self) -> hb.Blob:
        """The file's bytes, mapped rather than read."""
        if self.data is not None:
            return hb.Blob(self.data)
        return hb.Blob.from_file_path(str(self.path))

    @cached_property
    def hb_face(self) -> hb.Face:
        return hb.Face(self.blob, self.index)

    @cached_property
    def hb_font(self) -> hb.Font:
        """A HarfBuzz font scaled to the face's own units."""
        return hb.Font(self.hb_face)

    @cached_property
    def upem(self) -> int:
        """Font units in one em."""
        return int(self.hb_face.upem)

    @cached_property
    def is_cff(self) -> bool:
        """True for PostScript outlines (CFF or CFF2)."""
        return bool({"CFF ", "CFF2"} & set(self.hb_face.table_tags))

    @cached_property
    def os2(self) -> bytes:
        """The OS/2 table (empty when the font has none)."""
        return bytes(self.hb_face.reference_table("OS/2").data or b"")

    @cached_property
    def embedding(self) -> int:
        """OS/2 ``fsType``: the licence bits (0 installable, 2 restricted, 4, 8, 0x100, 0x200)."""
        return int(struct.unpack_from(">H", self.os2, 8)[0]) if len(self.os2) >= 10 else 0

    @cached_property
    def metrics(self) -> Metrics:
        extents = self.hb_font.get_font_extents("ltr")
        cap = self.hb_font.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT)
        u = self.upem
        cap_em = cap / u if cap else self.ink_top("H") or 0.7
        return Metrics(extents.ascender / u, extents.descender / u, cap_em)

    def has(self, char: str) -> bool:
        """True when the face has a glyph for the character."""
        return self.hb_font.get_nominal_glyph(ord(char)) is not None

    def glyph(self, char: str) -> int | None:
        """Nominal glyph id of one character."""
        gid = self.hb_font.get_nominal_glyph(ord(char))
        return int(gid) if gid is not None else None

    def advance(self, gid: int) -> float:
        """Horizontal advance of a glyph, em."""
        return float(self.hb_font.get_glyph_h_advance(gid)) / self.upem

    def ink_top(self, char: str) -> float:
        """Height of a character's ink over the baseline, em (0 if it has none)."""
        gid = self.glyph(char)
        extents = self.hb_font.get_glyph_extents(gid) if gid is not None else None
        return extents.y_bearing / self.upem if extents else 0.0

    def ink_box(self, gid: int) -> tuple[float, float, float, float]:
        """Ink of a glyph as (left, bottom, right, top), em, y up; zeros when blank."""
        e = self.hb_font.get_glyph_extents(gid)
        if e is None:
            return (0.0, 0.0, 0.0, 0.0)
        u = self.upem
        return (
            e.x_bearing / u,
            (e.y_bearing + e.height) / u,
            (e.x_bearing + e.width) / u,
            e.y_bearing / u,
        )

    @cached_property
    def stem(self) -> float:
        """The thinnest stroke of the face, em: of the cross 十, else of H, across either bar."""
        char = next((c for c in "十H" if self.has(c)), "")
        gid = self.glyph(char) if char else None
        if gid is None:
            return 0.08
        left, bottom, right, top = self.ink_box(gid)
        outline = self.outline(gid)
        if char == "H":
            across = (left + right) / 2, bottom + 0.25 * (top - bottom)
        else:
            across = left + 0.25 * (right - left), bottom + 0.25 * (top - bottom)
        found = [*gaps(outline, 0, across[0]), *gaps(outline, 1, -across[1])]
        return min(found, default=0.08)

    @lru_cache(maxsize=256)  # icons and lettering come again at the same sizes  # noqa: B019
    def outline(self, gid: int, scale: float = 1.0) -> Segments:
        """The glyph's outline, y down from the baseline, in em times ``scale``."""
        drawn = _Drawn(scale / self.upem)
        with self._lock:
            self.hb_font.draw_glyph(gid, _callbacks(), drawn)
        return tuple(drawn.segments)


def gaps(outline: Segments, axis: int, at: float) -> list[float]:
    """Lengths of ink along a line that crosses an outline: upright at x for axis 0, level at y for 1.
    Curves count as their chords."""
    crossings: list[float] = []
    x = y = 0.0
    start = (0.0, 0.0)
    for segment in outline:
        if segment[0] == "M":
            x, y = start = (float(segment[1]), float(segment[2]))
            continue
        end = start if segment[0] == "Z" else (float(segment[-2]), float(segment[-1]))
        a, b = ((x, y), end) if axis == 0 else ((y, x), (end[1], end[0]))
        if (a[0] > at) != (b[0] > at):
            crossings.append(a[1] + (b[1] - a[1]) * (at - a[0]) / (b[0] - a[0]))
        x, y = end
    crossings.sort()
    return [b - a for a, b in zip(crossings[::2], crossings[1::2], strict=False)]


class _Drawn:
    """A glyph being drawn: its segments, and where the pen stands."""

    __slots__ = ("scale", "segments", "x", "y")

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self.segments: list[Segment] = []
        self.x = self.y = 0.0


@cache
def _callbacks() -> hb.DrawFuncs:
    """What HarfBuzz calls for a glyph's moves, lines and curves."""
    made = hb.DrawFuncs()
    made.set_move_to_func(_move)
    made.set_line_to_func(_line)
    made.set_quadratic_to_func(_quadratic)
    made.set_cubic_to_func(_cubic)
    made.set_close_path_func(_close)
    return made


def _move(x: float, y: float, drawn: _Drawn) -> None:
    drawn.x, drawn.y = x * drawn.scale, -y * drawn.scale
    drawn.segments.append(("M", drawn.x, drawn.y))


def _line(x: float, y: float, drawn: _Drawn) -> None:
    drawn.x, drawn.y = x * drawn.scale, -y * drawn.scale
    drawn.segments.append(("L", drawn.x, drawn.y))


def _quadratic(cx: float, cy: float, x: float, y: float, drawn: _Drawn) -> None:
    k, x0, y0 = drawn.scale, drawn.x, drawn.y
    cx, cy, x, y = cx * k, -cy * k, x * k, -y * k
    x1, y1 = x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3
    x2, y2 = x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3
    drawn.segments.append(("C", x1, y1, x2, y2, x, y))
    drawn.x, drawn.y = x, y


def _cubic(x1: float, y1: float, x2: float, y2: float, x: float, y: float, drawn: _Drawn) -> None:
    k = drawn.scale
    drawn.segments.append(("C", x1 * k, -y1 * k, x2 * k, -y2 * k, x * k, -y * k))
    drawn.x, drawn.y = x * k, -y * k


def _close(drawn: _Drawn) -> None:
    drawn.segments.append(("Z",))
