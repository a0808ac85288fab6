"""Glyph runs as text-showing operators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from infographic.fonts.embed import Pair, deal
from infographic.frame import Glyph, GlyphRun
from infographic.geometry import PT_PER_MM
from infographic.memory import in_series
from infographic.record import dataclass

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

    ``across``, ``down``: pair -> four hex digits, and its advance in 1/1000 em along a horizontal and a
    vertical line, as the font dictionary says.
    """

    across: Mapping[Pair, tuple[str, float]]
    down: Mapping[Pair, tuple[str, float]]


#: Offset downwards and text of a glyph (index 2 and 4 of the tuple), at the speed of C.
_Y_OF, _TEXT_OF, _PAIR_OF = itemgetter(2), itemgetter(4), itemgetter(0, 4)


class Told(NamedTuple):
    """A run whose glyphs all have a text: its glyphs, and the pair of each.

    ``outlines``: glyphs to draw as paths instead.  ``spans``: (first glyph, end, text) that
    only an ActualText can tell.
    """

    glyphs: tuple[Glyph, ...]
    pairs: list[Pair]
    outlines: tuple[Glyph, ...] = ()
    spans: tuple[tuple[int, int, str], ...] = ()


class _Run:
    """What was made of a run: its glyphs told, and its operators by font and place."""

    __slots__ = ("run", "shown", "told")

    def __init__(self, run: GlyphRun, made: Told) -> None:
        self.run, self.told = run, made
        self.shown: tuple[Codes, float, float, float, str] | None = None


#: Runs by their identity: the documents of a series share most of them (``paragraph.drawn_line``).  Some 8 MB.
_RUNS: dict[int, _Run] = {}
_MOST = 1024


def told_once(run: GlyphRun) -> Told:
    """`told`, remembered."""
    if not in_series():
        return told(run)
    known = _RUNS.get(id(run))
    if known is None or known.run is not run:
        if len(_RUNS) >= _MOST:
            _RUNS.clear()
        known = _RUNS[id(run)] = _Run(run, told(run))
    return known.told


def show_once(run: GlyphRun, made: Told, codes: Codes, ox: float, oy: float, k: float) -> str:
    """`show`, remembered where it is the whole run."""
    known = _RUNS.get(id(run))
    if known is None or known.told is not made:  # a part of it
        return show(run, made.glyphs, made.pairs, codes, ox, oy, k)
    held = known.shown
    if held is None or held[0] is not codes or held[1:4] != (ox, oy, k):
        text = show(run, made.glyphs, made.pairs, codes, ox, oy, k)
        known.shown = held = codes, ox, oy, k, text
    return held[4]


def told(run: GlyphRun) -> Told:
    """Find a way to extract for glyphs without text (more glyphs than characters).

    Whatever such a glyph's code maps to, some reader extracts something for it (tried in
    pdfium, poppler, mupdf: no mapping, an empty one, U+200B and its like).  A mark of no
    width is therefore drawn as an outline.  For a wider glyph that would leave a gap, which
    readers take for a blank; it gets U+200B, and its cluster an ActualText (right in pdfium
    and poppler; mupdf 1.21 reads none).
    """
    if all(map(_TEXT_OF, run.glyphs)):
        return Told(run.glyphs, list(map(_PAIR_OF, run.glyphs)))
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
    pairs = [(glyph.gid, glyph.text) for glyph in kept]
    return Told(tuple(kept), pairs, tuple(outlines), tuple(spans))


def show(
    run: GlyphRun,
    glyphs: Sequence[Glyph],
    pairs: Sequence[Pair],
    codes: Codes,
    ox: float,
    oy: float,
    k: float = PT_PER_MM,
) -> str:
    """Operators inside BT ... ET that show glyphs of the run; font and colour are already set.

    (ox, oy): where mm (0, 0) lies, pt, y up; ``k``: pt per mm.  Every glyph has a text.

    Positions are rounded against the place where the pen really is, so errors never add up.
    """
    size, left, top = run.size * k / PT_PER_MM, ox + k * run.x, oy - k * run.y
    if not run.vertical:
        shown = list(map(codes.across.__getitem__, pairs))
        main = [1000.0 * glyph[1] for glyph in glyphs]
        if not any(map(_Y_OF, glyphs)):  # nearly always: one line, from where the run starts
            x = round(left + main[0] * (size / 1000.0), 4) + 0.0
            return f"{x:.12g} {round(top, 4) + 0.0:.12g} Td\n{_string(shown, main, size, 1.0)}"
        across = [1000.0 * g.y for g in glyphs]
        return _lines(shown, main, across, size, (left, top), vertical=False)
    # The pen is at the vertical origin, v = (w/2, 880) from the horizontal one; its main
    # axis is y, downwards; across is x.
    shown = [codes.down[p] for p in pairs]
    main = [1000.0 * g.y - ORIGIN_Y for g in glyphs]
    across = [1000.0 * g.x + codes.across[p][1] / 2 for g, p in zip(glyphs, pairs, strict=True)]
    return _lines(shown, main, across, size, (left, top), vertical=True)


def _string(
    shown: Sequence[tuple[str, float]], main: Sequence[float], size: float, way: float
) -> str:
    """Show glyphs along a line, by their codes and advances; the pen is at the first one's place.

    TJ subtracts: to the left in horizontal mode (``way`` 1), but downwards in vertical (-1).
    """
    places, half = 0, 0.5
    while 0.001 * half * size > TOLERANCE and places < 4:  # as many decimals as the size needs
        places += 1
        half = 0.5 * 10.0**-places
    pen = main[0]
    parts: list[str] = []
    hexes = ""
    for (code, step), want in zip(shown, main, strict=True):
        gap = pen - want
        if gap > half or gap < -half:
            gap = round(gap, places)
            if hexes:
                parts.append(f"<{hexes}>")
                hexes = ""
            parts.append(f"{way * gap:.12g}")
            pen -= gap
        hexes += code
        pen += step
    if not parts:
        return f"<{hexes}> Tj"
    return f"[{' '.join(parts)} <{hexes}>] TJ"


def _lines(
    shown: Sequence[tuple[str, float]],
    main: Sequence[float],
    across: Sequence[float],
    size: float,
    place: tuple[float, float],
    *,
    vertical: bool,
) -> str:
    """Show all glyphs, with a new text line wherever ``across`` changes; lengths in 1/1000 em, the
    run's ``place`` in pt."""
    out: list[str] = []
    em, slack, (left, top) = size / 1000.0, 250.0 * TOLERANCE / size, place
    at = (0.0, 0.0)  # pt, the text line's start as written
    start, count = 0, len(shown)
    while start < count:
        line = across[start]
        end = start + 1
        while end < count and abs(across[end] - line) <= slack:
            end += 1
        x, y = (line, main[start]) if vertical else (main[start], line)
        dx, dy = round(left + x * em - at[0], 4) + 0.0, round(top - y * em - at[1], 4) + 0.0
        at = (at[0] + dx, at[1] + dy)
        string = _string(shown[start:end], main[start:end], size, -1.0 if vertical else 1.0)
        out.append(f"{dx:.12g} {dy:.12g} Td\n{string}")
        start = end
    return "\n".join(out)
