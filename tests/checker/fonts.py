"""Composite fonts as a PDF describes them: widths, text of a code, ink of a glyph."""

from __future__ import annotations

import io
import re
from functools import cached_property
from typing import Any

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from checker.geom import Box

HEX = r"<\s*([0-9A-Fa-f\s]*)>"


def utf16(digits: str) -> str:
    return bytes.fromhex(re.sub(r"\s", "", digits)).decode("utf-16-be")


def parse_tounicode(data: bytes) -> dict[int, str]:
    """The map of codes to text in a ToUnicode CMap (bfchar and both bfrange forms)."""
    source = data.decode("latin-1")
    table: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.S):
        for code, text in re.findall(HEX + r"\s*" + HEX, block):
            table[int(code, 16)] = utf16(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.S):
        for low, high, text, items in re.findall(
            HEX + r"\s*" + HEX + r"\s*(?:" + HEX + r"|\[(.*?)\])", block, re.S
        ):
            first, last = int(low, 16), int(high, 16)
            if items:
                for code, item in zip(range(first, last + 1), re.findall(HEX, items), strict=False):
                    table[code] = utf16(item)
            else:
                base = utf16(text)
                for code in range(first, last + 1):
                    table[code] = base[:-1] + chr(ord(base[-1]) + code - first)
    return table


def parse_widths(array: Any, each: int = 1) -> dict[int, Any]:
    """A /W array (each = 1) or /W2 array (each = 3) as a table by CID."""
    table: dict[int, Any] = {}
    items = list(array or [])
    i = 0
    while i < len(items):
        first = int(items[i])
        if isinstance(items[i + 1], pikepdf.Array):
            values = [float(v) for v in items[i + 1]]
            for n in range(len(values) // each):
                part = values[n * each : (n + 1) * each]
                table[first + n] = part[0] if each == 1 else tuple(part)
            i += 2
        else:
            part = [float(v) for v in items[i + 2 : i + 2 + each]]
            for cid in range(first, int(items[i + 1]) + 1):
                table[cid] = part[0] if each == 1 else tuple(part)
            i += 2 + each
    return table


class Face:
    """One Type0 font dictionary with Identity encoding."""

    def __init__(self, font: Any) -> None:
        self.font = font
        self.base = str(font.get("/BaseFont", "")).lstrip("/")
        self.name = self.base.partition("+")[2] or self.base
        if str(font.get("/Subtype")) != "/Type0":
            raise ValueError(f"{self.base}: not a Type0 font")
        self.child = font.DescendantFonts[0]
        self.vertical = str(font.Encoding) == "/Identity-V"
        if str(font.Encoding) not in ("/Identity-H", "/Identity-V"):
            raise ValueError(f"{self.base}: encoding {font.Encoding}")
        self.dw = float(self.child.get("/DW", 1000))
        self.w = parse_widths(self.child.get("/W"))
        self.dw2 = [float(v) for v in self.child.get("/DW2", [880, -1000])]
        self.w2 = parse_widths(self.child.get("/W2"), 3)
        stream = font.get("/ToUnicode")
        self.unicode = parse_tounicode(stream.read_bytes()) if stream is not None else {}

    def width(self, cid: int) -> float:
        return float(self.w.get(cid, self.dw))

    def vertical_metrics(self, cid: int) -> tuple[float, float, float]:
        """Advance (negative is down) and the vector from horizontal to vertical origin."""
        if cid in self.w2:
            return self.w2[cid]
        return self.dw2[1], self.width(cid) / 2, self.dw2[0]

    @cached_property
    def program(self) -> TTFont | None:
        descriptor = self.child.FontDescriptor
        if "/FontFile2" not in descriptor:
            return None
        return TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))

    @cached_property
    def _ink(self) -> dict[int, Box | None]:
        return {}

    def glyph_id(self, cid: int) -> int:
        table = self.child.get("/CIDToGIDMap")
        if isinstance(table, pikepdf.Stream):
            raw = table.read_bytes()
            return int.from_bytes(raw[2 * cid : 2 * cid + 2], "big")
        return cid

    def ink(self, cid: int) -> Box | None:
        """The outline's box in 1/1000 em; None for a blank."""
        if cid not in self._ink:
            self._ink[cid] = self._measure(cid)
        return self._ink[cid]

    @cached_property
    def outlines(self) -> Any:
        """The charstrings of a bare CFF program."""
        descriptor = self.child.FontDescriptor
        data = descriptor.FontFile3.read_bytes() if "/FontFile3" in descriptor else b""
        if data[:1] != b"\1":  # the major version of CFF
            return None
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None, isCFF2=False)
        return fonts[0]

    def _cff(self, cid: int) -> Box | None:
        strings = self.outlines.CharStrings
        name = f"cid{cid:05d}"
        if name not in strings:
            return None
        pen = BoundsPen(None)
        strings[name].draw(pen)
        if pen.bounds is None:
            return None
        scale = 1000 * float(self.outlines.FontMatrix[0])
        x0, y0, x1, y1 = (v * scale for v in pen.bounds)
        return x0, y0, x1, y1

    def _measure(self, cid: int) -> Box | None:
        if self.outlines is not None:
            return self._cff(cid)
        if self.program is None or "glyf" not in self.program:
            return None
        glyf = self.program["glyf"]
        outline = glyf[self.program.getGlyphName(self.glyph_id(cid))]
        if outline.numberOfContours == 0:
            return None
        outline.recalcBounds(glyf)
        scale = 1000 / self.program["head"].unitsPerEm
        return (
            outline.xMin * scale,
            outline.yMin * scale,
            outline.xMax * scale,
            outline.yMax * scale,
        )
