"""A font as the file gives it, beside what its embedded program says."""

from __future__ import annotations

import io
from functools import cached_property

import pikepdf
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from .cmap import to_unicode

Box = tuple[float, float, float, float]
Point = tuple[float, float]


class _Flatten(BasePen):  # type: ignore[misc]
    """Outlines as polygons: eight chords a curve are well within a stem's tolerance."""

    CHORDS = 8

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.contours: list[list[Point]] = []

    def _moveTo(self, pt: Point) -> None:
        self.contours.append([pt])

    def _lineTo(self, pt: Point) -> None:
        self.contours[-1].append(pt)

    def _curveToOne(self, a: Point, b: Point, c: Point) -> None:
        start = self.contours[-1][-1]
        for n in range(1, self.CHORDS + 1):
            t = n / self.CHORDS
            u = 1 - t
            weights = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
            x, y = (
                sum(w * p[i] for w, p in zip(weights, (start, a, b, c), strict=True))
                for i in (0, 1)
            )
            self.contours[-1].append((x, y))


class FontView:
    """A composite font; whatever else a file holds is for the rules to refuse."""

    def __init__(self, font: pikepdf.Dictionary) -> None:
        self.obj = font
        #: Codes that content streams show with it; the interpreter enters them.
        self.shown: set[int] = set()
        self._stems: dict[int, float] = {}

    @property
    def name(self) -> str:
        return str(self.obj.get("/BaseFont", "/?"))[1:]

    @cached_property
    def composite(self) -> bool:
        return self.obj.get("/Subtype") == "/Type0"

    @cached_property
    def descendant(self) -> pikepdf.Dictionary:
        if not self.composite:
            return self.obj
        return self.obj.get("/DescendantFonts", [pikepdf.Dictionary()])[0]

    @cached_property
    def descriptor(self) -> pikepdf.Dictionary:
        return self.descendant.get("/FontDescriptor", pikepdf.Dictionary())

    @cached_property
    def vertical(self) -> bool:
        encoding = self.obj.get("/Encoding")
        if isinstance(encoding, pikepdf.Stream):
            return int(encoding.get("/WMode", 0)) == 1
        return str(encoding).endswith("-V")

    @cached_property
    def program_key(self) -> str:
        return next(
            (k for k in ("/FontFile2", "/FontFile3", "/FontFile") if k in self.descriptor), ""
        )

    @cached_property
    def program(self) -> TTFont | None:
        """The embedded program, or None where it is none that fontTools opens."""
        if not self.program_key:
            return None
        data = self.descriptor[self.program_key].read_bytes()
        try:
            font = TTFont(io.BytesIO(data), lazy=True)
            len(font.getGlyphOrder()), font["hmtx"], font["head"]
        except Exception:
            return None
        return font

    @cached_property
    def glyphs(self) -> object:
        assert self.program
        return self.program.getGlyphSet()

    @cached_property
    def unicode(self) -> dict[int, str]:
        return to_unicode(self.obj["/ToUnicode"].read_bytes()) if "/ToUnicode" in self.obj else {}

    @cached_property
    def widths(self) -> dict[int, float]:
        found: dict[int, float] = {}
        items = list(self.descendant.get("/W", []))
        index = 0
        while index < len(items):
            first = int(items[index])
            if isinstance(items[index + 1], pikepdf.Array):
                for step, width in enumerate(items[index + 1]):
                    found[first + step] = float(width)
                index += 2
            else:
                for cid in range(first, int(items[index + 1]) + 1):
                    found[cid] = float(items[index + 2])
                index += 3
        return found

    @cached_property
    def default_width(self) -> float:
        return float(self.descendant.get("/DW", 1000))

    @cached_property
    def default_vertical(self) -> tuple[float, float]:
        y, w = self.descendant.get("/DW2", [880, -1000])
        return float(y), float(w)

    @cached_property
    def vertical_widths(self) -> dict[int, tuple[float, float, float]]:
        """Advance and origin (w1, vx, vy) of the codes that W2 names."""
        found: dict[int, tuple[float, float, float]] = {}
        items = list(self.descendant.get("/W2", []))
        index = 0
        while index < len(items):
            first = int(items[index])
            if isinstance(items[index + 1], pikepdf.Array):
                values = [float(v) for v in items[index + 1]]
                for step in range(len(values) // 3):
                    a, b, c = values[3 * step : 3 * step + 3]
                    found[first + step] = a, b, c
                index += 2
            else:
                a, b, c = (float(v) for v in items[index + 2 : index + 5])
                found |= dict.fromkeys(range(first, int(items[index + 1]) + 1), (a, b, c))
                index += 5
        return found

    def codes(self, text: bytes) -> list[int]:
        if not self.composite:
            return list(text)
        return [int.from_bytes(text[i : i + 2]) for i in range(0, len(text), 2)]

    def width(self, cid: int) -> float:
        return self.widths.get(cid, self.default_width)

    def upright(self, cid: int) -> tuple[float, float, float]:
        """Advance down and origin of a glyph set vertically."""
        vy, w1 = self.default_vertical
        return self.vertical_widths.get(cid, (w1, self.width(cid) / 2, vy))

    @cached_property
    def _map(self) -> bytes | None:
        table = self.descendant.get("/CIDToGIDMap")
        return table.read_bytes() if isinstance(table, pikepdf.Stream) else None

    def gid(self, cid: int) -> int:
        return int.from_bytes(self._map[2 * cid : 2 * cid + 2]) if self._map is not None else cid

    def units(self) -> int:
        assert self.program
        return int(self.program["head"].unitsPerEm)

    def advance(self, gid: int) -> float:
        """In thousandths of the size, by the program itself."""
        assert self.program
        return self.program["hmtx"][self.program.getGlyphName(gid)][0] * 1000 / self.units()

    def exists(self, gid: int) -> bool:
        return self.program is not None and gid < self.program["maxp"].numGlyphs

    def contours(self, gid: int) -> list[list[Point]]:
        assert self.program
        pen = _Flatten(self.glyphs)
        self.glyphs[self.program.getGlyphName(gid)].draw(pen)  # type: ignore[index]
        return pen.contours

    def box(self, cid: int) -> Box | None:
        """Where a glyph has ink, in ems; None for a blank."""
        if not self.exists(self.gid(cid)):
            return None
        assert self.program
        if "glyf" in self.program:
            glyph = self.program["glyf"][self.program.getGlyphName(self.gid(cid))]
            if glyph.numberOfContours == 0:
                return None
            corners = glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax
        else:
            points = [p for contour in self.contours(self.gid(cid)) for p in contour]
            if not points:
                return None
            xs, ys = zip(*points, strict=True)
            corners = min(xs), min(ys), max(xs), max(ys)
        a, b, c, d = (v / self.units() for v in corners)
        return a, b, c, d

    def stem(self, cid: int) -> float:
        """The thinnest stem of a glyph in ems."""
        from .stems import thinnest

        if cid not in self._stems:
            contours = self.contours(self.gid(cid)) if self.exists(self.gid(cid)) else []
            self._stems[cid] = thinnest(contours, self.units()) / self.units()
        return self._stems[cid]
