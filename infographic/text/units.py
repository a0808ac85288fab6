"""Units: the glyphs that move as one on a line, shaped and trimmed of their blanks."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

from infographic.fonts.face import Face
from infographic.fonts.shape import shape, shape_each
from infographic.frame import Glyph
from infographic.text.language import is_solid
from infographic.text.rules import BLANK_AFTER, BLANK_BEFORE, MARKS, Kind, kind
from infographic.text.style import Style

Turn = Literal["upright", "told", "rotated", "combined"]


class Unit(NamedTuple):
    """Glyphs that move as one, placed from the unit's start; ``width`` em along the line.

    ``letters``: how many of its characters are no marks.  ``turn``: how a vertical line holds it:
    upright characters, one that stands for another (a Han numeral for a digit), a rotated word, or
    digits combined upright in one em drawn at ``squeeze`` of their width.  Units are shared by all
    texts of a process, so a unit does not know its place.
    """

    glyphs: tuple[Glyph, ...]
    width: float
    face: Face
    style: Style
    text: str
    letters: int = 1
    turn: Turn = "upright"
    squeeze: float = 1.0
    grow: float = 1.0


#: Kinds whose neighbouring characters are shaped together.
TOGETHER = {
    Kind.DIGIT,
    Kind.LETTER,
    Kind.PREFIX,
    Kind.SUFFIX,
    Kind.LATIN_CLOSE,
    Kind.LATIN_OPEN,
    Kind.SOLIDUS,
    Kind.CONNECTOR,
}


def is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


@lru_cache(maxsize=32768)
def horizontal_unit(chunk: str, face: Face, style: Style, lang: str) -> Unit:
    """Characters along a horizontal line."""
    lang = style.lang or lang
    # Half an em is too little for the ink of these: a narrower glyph stands for them.
    narrow = chunk in _NARROW and face.has(_NARROW[chunk])
    shown = _NARROW[chunk] if narrow else chunk
    features = style.features
    if _QUOTES & set(chunk) and (len(chunk) > 1 or not is_solid(lang)):
        features = {**features, "pwid": True}
    glyphs = shape(face, shown, features=features, lang=lang)
    width = sum([g.advance for g in glyphs])
    ink = _ink(face, glyphs) if kind(chunk[0]) in _TRIMMED else (0.0, 1.0)
    shift, width = trim(chunk, width, lang, ink)
    if narrow:
        glyphs = (glyphs[0]._replace(text=chunk),)
        shift, width = (glyphs[0].advance - 0.5) / 2, 0.5
    return _raised(scaled(chunk, glyphs, width, shift, 0.0, face, style))


def _raised(unit: Unit) -> Unit:
    """The unit over the baseline, where its style says so."""
    rise = unit.style.rise
    if not rise:
        return unit
    return unit._replace(glyphs=tuple(g._replace(y=g.y - rise) for g in unit.glyphs))


def syllables(
    word: str, cuts: tuple[int, ...], face: Face, style: Style, lang: str
) -> list[tuple[Unit, int]]:
    """A word shaped whole, taken apart at some of its offsets; each part with its offset.  A cut
    inside a ligature is left out."""
    glyphs, width = horizontal_unit(word, face, style, lang)[:2]
    parts: list[tuple[list[Glyph], int, float]] = []
    at, pen = 0, 0.0
    for glyph in glyphs:
        if not parts or (glyph.text and at in cuts):
            parts.append(([], at, pen))
        held, _, start = parts[-1]
        held.append(glyph._replace(x=glyph.x - start))
        at += len(glyph.text)
        pen += glyph.advance
    ends = [*[start for _, _, start in parts[1:]], width]
    stops = [*[begin for _, begin, _ in parts[1:]], len(word)]
    return [
        (
            Unit(
                tuple(held), end - start, face, style, word[begin:stop], letters(word[begin:stop])
            ),
            begin,
        )
        for (held, begin, start), end, stop in zip(parts, ends, stops, strict=True)
    ]


def hyphen_width(face: Face, style: Style) -> float:
    """Width of the hyphen that a parted word gets, em of the paragraph."""
    gid = hyphen_glyph(face)
    return 0.0 if gid is None else face.advance(gid) * style.scale


def hyphen_glyph(face: Face) -> int | None:
    """The glyph of a hyphen."""
    found = face.glyph("-")  # faces for Han often have U+2010 one em wide
    return face.glyph("\u2010") if found is None else found


@lru_cache(maxsize=4096)
def letters(text: str) -> int:
    """How many characters of a text are no marks: a last line needs two."""
    return sum([kind(char) not in MARKS for char in text])


class Alone(dict[str, Unit | None]):
    """The units of characters that stand by themselves in a style, made as they are asked for; None
    for one that the style's first face, which may have to be told, does not have."""

    def __init__(self, style: Style, lang: str) -> None:
        self.style, self.lang = style, lang

    def __missing__(self, char: str) -> Unit | None:
        face = self.style.faces[0]
        has = face.has(char)
        made = self[char] = horizontal_unit(char, face, self.style, self.lang) if has else None
        return made

    def of(self, chars: str) -> tuple[Unit | None, ...]:
        """The units of some characters; ideographs not seen before are shaped in one call."""
        new = [c for c in set(chars) if c not in self and FIRST_HAN <= c <= LAST_HAN]
        if len(new) > 1:
            self._shape("".join(sorted(new)))
        return tuple(map(self.__getitem__, chars))

    def _shape(self, chars: str) -> None:
        face, style = self.style.faces[0], self.style
        lang = style.lang or self.lang
        if style.features:
            return
        plain = style.scale == 1.0 and not style.tracking and not style.rise
        for char, glyph in zip(chars, shape_each(face, chars, lang=lang), strict=False):
            if not glyph.gid:
                continue
            if plain:
                self[char] = Unit((glyph,), glyph.advance, face, style, char)
            else:
                made = scaled(char, (glyph,), glyph.advance, 0.0, 0.0, face, style)
                self[char] = _raised(made)


#: Ideographs of the basic plane.
FIRST_HAN, LAST_HAN = "\u3400", "\u9fff"

#: The tables of a process: a style is the same object in all its documents.
alone = lru_cache(maxsize=256)(Alone)


#: Quotes that faces for Han draw one em wide: inside a Latin word (an apostrophe) and in languages with
#: blanks between words they are as wide as their ink.
_QUOTES = frozenset("‘’“”")
#: Glyphs that fit the half em of a solidus and a connector (GB/T 15834-2011 5.1.6 and 5.1.9).
_NARROW = {"／": "/", "－": "–"}


def trim(
    chunk: str, width: float, lang: str, ink: tuple[float, float] = (0.0, 1.0)
) -> tuple[float, float]:
    """The blank cut off at the start (em) and the inked width left.

    The blanks of full-width marks become gaps, so they can be shrunk and dropped.  Marks
    narrower than 0.9 em have no blank of ours to take.  An interpunct takes half an em
    whatever its glyph's width (GB/T 15834-2011 5.1.7); Japanese sets its own one em wide.
    ``ink``: left and right edge of a mark's ink, em: one that stands in the middle of its em (as
    traditional Chinese has them) has no blank on either side.
    """
    first = kind(chunk[0])
    if first is Kind.DOT and not (chunk == "・" and lang[:2].lower() == "ja"):
        return (width - 0.5) / 2, 0.5
    if width < 0.9:
        return 0.0, width
    middle = (ink[0] + ink[1]) / 2
    if first in BLANK_BEFORE and ink[0] >= 1 - _EDGE and middle >= 1 - _MIDDLE:
        return width - 0.5, 0.5
    if first in BLANK_AFTER and len(chunk) == 1 and ink[1] <= _EDGE and middle <= _MIDDLE:
        return 0.0, 0.5
    if chunk[0] in "！？" and len(chunk) > 1:
        return 0.0, (0.5 if ink[1] <= _EDGE and middle <= _MIDDLE else 1.0) * len(chunk)
    return 0.0, width


#: Ink of a mark that stands on one side of its em reaches no further than this from there, em, and
#: its middle stands within this: that of a mark in the middle of its em does not.
_EDGE, _MIDDLE = 0.56, 0.36


#: Kinds of marks whose ink `trim` asks for.
_TRIMMED = frozenset({*BLANK_BEFORE, *BLANK_AFTER})


def _ink(face: Face, glyphs: tuple[Glyph, ...]) -> tuple[float, float]:
    """Left and right edge of the ink of a mark, em; of several alike those of the first's."""
    if not glyphs:
        return 0.0, 1.0
    left, _, right, _ = face.ink_box(glyphs[0].gid)
    return left, right


def scaled(
    chunk: str,
    glyphs: tuple[Glyph, ...],
    width: float,
    dx: float,
    dy: float,
    face: Face,
    style: Style,
) -> Unit:
    """A unit with the trimmed blank taken off; two joined ？！ are drawn half an em apart."""
    if chunk[0] in "！？" and len(chunk) > 1 and len(glyphs) == len(chunk):
        glyphs = tuple(
            g._replace(x=g.x - i * (1 - width / len(chunk))) for i, g in enumerate(glyphs)
        )
    if dx or dy:
        glyphs = tuple(g._replace(x=g.x - dx, y=g.y - dy) for g in glyphs)
    width = (width + style.tracking) * style.scale
    if style.scale != 1.0:
        s = style.scale
        glyphs = tuple(g._replace(x=g.x * s, y=g.y * s, advance=g.advance * s) for g in glyphs)
    return Unit(glyphs, width, face, style, chunk, letters(chunk))
