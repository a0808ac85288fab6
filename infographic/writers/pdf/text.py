"""Glyph runs as text-showing operators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from infographic.fonts.embed import Pair, deal
from infographic.frame import Glyph, GlyphRun
from infographic.geometry import PT_PER_MM
from infographic.record import dataclass, replace

#: How far a glyph may be from where it was asked to be, pt (0.01 pt is 3.5 microns).
TOLERANCE = 0.01

#: Below this advance, em, a glyph without text is a mark on the one before it.
NARROW = 0.15

#: What wider ones map to.  PDF/A-2 6.2.11.7.2 wants neither 0 nor U+FEFF nor U+FFFE.
SILENT = "\u200b"

#: DW2 of every font we write: the vertical origin is 880/1000 em over the baseline, in the
#: middle of the glyph (PDF 32000-1 9.7.4.3).
ORIGIN_Y = 880.0


@dataclass(frozen=True, slots=True)
class Codes:
    """What a font's pairs are in a content stream.

    ``code``: pair -> four hex digits; ``width``, ``height``: pair -> advance in 1/1000 em as
    the font dictionary says (1000 is left out of ``height``).
    """

    code: Mapping[Pair, str]
    width: Mapping[Pair, float]
    height: Mapping[Pair, float]


#: The text of a glyph (index 4 of the tuple), at the speed of C.
_TEXT_OF = itemgetter(4)


class Told(NamedTuple):
    """A run whose glyphs all have a text.

    ``outlines``: glyphs to draw as paths instead.  ``spans``: (first glyph, end, text) that
    only an ActualText can tell.
    """

    run: GlyphRun
    outlines: tuple[Glyph, ...] = ()
    spans: tuple[tuple[int, int, str], ...] = ()


def columns(run: GlyphRun) -> tuple[Any, Any, Any, Any, Any]:
    """The run's gids, xs, ys, advances and texts, each as a tuple."""
    if not run.glyphs:
        return ((), (), (), (), ())
    gids, xs, ys, advances, texts = zip(*run.glyphs, strict=True)
    return gids, xs, ys, advances, texts


def told(run: GlyphRun) -> Told:
    """Find a way to extract for glyphs without text (more glyphs than characters).

    Whatever such a glyph's code maps to, some reader extracts something for it (tried in
    pdfium, poppler, mupdf: no mapping, an empty one, U+200B and its like).  A mark of no
    width is therefore drawn as an outline.  For a wider glyph that would leave a gap, which
    readers take for a blank; it gets U+200B, and its cluster an ActualText (right in pdfium
    and poppler; mupdf 1.21 reads none).
    """
    if all(map(_TEXT_OF, run.glyphs)):
        return Told(run)
    texts = [g.text for g in run.glyphs]
    kept: list[Glyph] = []
    outlines: list[Glyph] = []
    spans: list[tuple[int, int, str]] = []
    first = 0
    for glyph, text in zip(run.glyphs, deal(texts), strict=True):
        if text:
            first = len(kept)
            kept.append(glyph._replace(text=text))
        elif not kept or abs(glyph.advance) < NARROW:
            outlines.append(glyph)
        else:
            kept.append(glyph._replace(text=SILENT))
            if spans and spans[-1][0] == first:
                spans.pop()
            spans.append((first, len(kept), kept[first].text))
    return Told(replace(run, glyphs=tuple(kept)), tuple(outlines), tuple(spans))


def show(run: GlyphRun, codes: Codes, ox: float, oy: float, k: float = PT_PER_MM) -> str:
    """Operators inside BT ... ET that show the run; font and colour are already set.

    (ox, oy): where mm (0, 0) lies, pt, y up; ``k``: pt per mm.  Every glyph has a text.

    Positions are rounded against the place where the pen really is, so errors never add up.
    """
    gids, xs, ys, _, texts = columns(run)
    pairs = list(zip(gids, texts, strict=True))
    width = codes.width
    if run.vertical:
        # The pen is at the vertical origin, v = (w/2, 880) from the horizontal one; its main
        # axis is y, downwards; across is x.
        height = codes.height
        main = [1000.0 * y - ORIGIN_Y for y in ys]
        across = [1000.0 * x + width[p] / 2 for x, p in zip(xs, pairs, strict=True)]
        steps = [height.get(p, 1000.0) for p in pairs]
    else:
        main = [1000.0 * x for x in xs]
        across = [1000.0 * y for y in ys] if any(ys) else ys
        steps = [width[p] for p in pairs]
    writer = _Line(run, ox, oy, k)
    writer.lines([codes.code[p] for p in pairs], main, across, steps)
    return "\n".join(writer.out)


class _Line:
    """The operators of one run.  Lengths in 1/1000 em unless they say pt."""

    def __init__(self, run: GlyphRun, ox: float, oy: float, k: float) -> None:
        self.out: list[str] = []
        self.size = run.size * k / PT_PER_MM
        self.vertical = run.vertical
        self.left, self.top = ox + k * run.x, oy - k * run.y  # pt
        self.at = (0.0, 0.0)  # pt, the text line's start as written
        # TJ numbers get as many decimals as the size needs for the tolerance.
        self.places = 0
        while 0.0005 * 10**-self.places * self.size > TOLERANCE and self.places < 4:
            self.places += 1

    def move(self, main: float, across: float) -> None:
        """Start a text line with the pen at this place."""
        em = self.size / 1000.0
        x, y = (across, main) if self.vertical else (main, across)
        px, py = self.left + x * em, self.top - y * em
        dx, dy = round(px - self.at[0], 4) + 0.0, round(py - self.at[1], 4) + 0.0
        self.at = (self.at[0] + dx, self.at[1] + dy)
        self.out.append(f"{dx:.12g} {dy:.12g} Td")

    def string(self, hexes: Sequence[str], main: Sequence[float], steps: Sequence[float]) -> None:
        """Show glyphs along the line; the pen is at the first one's place."""
        places = self.places
        pen = main[0]
        half = 0.5 * 10.0**-places
        parts: list[str] = []
        buffer: list[str] = []
        for code, want, step in zip(hexes, main, steps, strict=True):
            gap = pen - want
            if gap > half or gap < -half:
                gap = round(gap, places)
                if buffer:
                    parts.append(f"<{''.join(buffer)}>")
                    buffer = []
                # TJ subtracts: to the left in horizontal mode, but downwards in vertical.
                parts.append(f"{-gap if self.vertical else gap:.12g}")
                pen -= gap
            buffer.append(code)
            pen += step
        parts.append(f"<{''.join(buffer)}>")
        if len(parts) == 1:
            self.out.append(parts[0] + " Tj")
        else:
            self.out.append(f"[{' '.join(parts)}] TJ")

    def lines(
        self,
        hexes: Sequence[str],
        main: Sequence[float],
        across: Sequence[float],
        steps: Sequence[float],
    ) -> None:
        """Show all glyphs, with a new text line wherever ``across`` changes."""
        if not any(across):  # nearly always
            self.move(main[0], 0.0)
            self.string(hexes, main, steps)
            return
        slack = 250.0 * TOLERANCE / self.size
        start, count = 0, len(hexes)
        while start < count:
            line = across[start]
            end = start + 1
            while end < count and abs(across[end] - line) <= slack:
                end += 1
            self.move(main[start], line)
            self.string(hexes[start:end], main[start:end], steps[start:end])
            start = end
