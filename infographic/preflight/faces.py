"""Fonts as a PDF describes them (ISO 32000-1, 9.5 to 9.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from infographic.preflight import cmaps
from infographic.preflight.objects import (
    elements,
    get,
    identity,
    is_array,
    name,
    number,
    numbers,
    raw,
)
from infographic.record import dataclass

_SUBSET = re.compile(r"[A-Z]{6}\+")


@dataclass(frozen=True)
class Font:
    """A font of a page's resources; widths are thousandths of the size."""

    key: object
    name: str
    subtype: str
    descendant: str
    descriptor: Any
    program: Any
    vertical: bool
    encoding: cmaps.CMap | None
    texts: Mapping[int, str] | None
    widths: Mapping[int, float]
    default_width: float
    heights: Mapping[int, float]
    default_height: float
    source: Any

    @property
    def embedded(self) -> bool:
        """True when the file holds the glyphs; those of Type 3 fonts are always there."""
        return self.program is not None or self.subtype == "Type3"

    @property
    def subset(self) -> bool:
        """True when its name is tagged as a subset's (9.6.4)."""
        return bool(_SUBSET.match(self.name))

    @property
    def composite(self) -> bool:
        """True for Type 0 fonts, whose codes may be several bytes."""
        return self.subtype == "Type0"

    def codes(self, data: bytes) -> Iterator[int]:
        """The character codes of a shown string."""
        return self.encoding.codes(data) if self.encoding else iter(data)

    def cid(self, code: int) -> int:
        """The glyph selector of a code; the code itself in simple fonts."""
        if self.encoding is None or self.encoding.cids is None:
            return code
        return self.encoding.cids.get(code, 0)

    def width(self, code: int) -> float:
        """Advance along a horizontal line, in thousandths of the size."""
        return self.widths.get(self.cid(code), self.default_width)

    def height(self, code: int) -> float:
        """Advance along a vertical line, in thousandths of the size: downwards is negative."""
        return self.heights.get(self.cid(code), self.default_height)

    def text(self, code: int) -> str:
        """What a code says; a replacement character where the file does not tell."""
        if self.texts is not None:
            return self.texts.get(code, "\ufffd")
        return chr(code) if not self.composite and 32 <= code < 127 else "\ufffd"


def font_of(source: Any) -> Font:
    """Read a font dictionary."""
    subtype = name(get(source, "Subtype"))
    below = elements(get(source, "DescendantFonts"))
    inner = below[0] if subtype == "Type0" and below else source
    descriptor = get(inner, "FontDescriptor")
    files = [get(descriptor, key) for key in ("FontFile", "FontFile2", "FontFile3")]
    encoding = get(source, "Encoding")
    to_unicode = get(source, "ToUnicode")
    mapped = cmaps.parse(raw(to_unicode)).texts if to_unicode is not None else None
    if subtype == "Type0":
        widths = _composite(get(inner, "W"), 1)
        plain = number(get(inner, "DW"))
        default = 1000.0 if plain is None else plain
    else:
        first = int(number(get(source, "FirstChar")) or 0)
        held = elements(get(source, "Widths"))
        scale = 1000 * (number((elements(get(source, "FontMatrix")) or [0.001])[0]) or 0.001)
        factor = scale if subtype == "Type3" else 1.0
        widths = {first + i: (number(w) or 0.0) * factor for i, w in enumerate(held)}
        # the standard fonts need tell no widths (9.6.2.2): about half an em on average
        default = 500.0 if not held else number(get(descriptor, "MissingWidth")) or 0.0
    return Font(
        identity(source),
        name(get(source, "BaseFont")) or name(get(source, "Name")),
        subtype,
        name(get(inner, "Subtype")) if inner is not source else "",
        descriptor,
        next((f for f in files if f is not None), None),
        subtype == "Type0" and _is_vertical(encoding),
        _cmap(encoding) if subtype == "Type0" else None,
        mapped,
        widths,
        default,
        _composite(get(inner, "W2"), 3),
        (numbers(get(inner, "DW2"), 2) or (880.0, -1000.0))[1],
        source,
    )


def _is_vertical(encoding: Any) -> bool:
    return name(encoding).endswith("-V") or number(get(encoding, "WMode")) == 1


def _cmap(encoding: Any) -> cmaps.CMap:
    source = raw(encoding)
    # the predefined CMaps for Chinese, Japanese and Korean are not shipped here: their codes are
    # taken for two bytes, which most of them are
    return cmaps.parse(source) if source else cmaps.CMap()


def _composite(value: Any, each: int) -> dict[int, float]:
    """The first of ``each`` metrics by CID: W has one, W2 an advance and a place (9.7.4.3)."""
    out: dict[int, float] = {}
    held = elements(value)
    at = 0
    while at + 1 < len(held):
        first = int(number(held[at]) or 0)
        if is_array(held[at + 1]):
            for i, w in enumerate(elements(held[at + 1])[::each]):
                out[first + i] = number(w) or 0.0
            at += 2
        elif at + 2 < len(held):
            last, width = number(held[at + 1]) or 0, number(held[at + 2]) or 0.0
            out.update(dict.fromkeys(range(first, min(int(last), 0xFFFF) + 1), width))
            at += 2 + each
        else:
            break
    return out
