"""Tokens to units: a word shaped whole or in parts, characters one by one, each in its face."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from infographic.diagnostics import Diagnostic, Span
from infographic.fonts.face import Face
from infographic.patterns import late
from infographic.text.hyphens import hyphens
from infographic.text.items import Gap
from infographic.text.rules import Kind, kind
from infographic.text.segment import FORBIDDEN, Token
from infographic.text.style import Piece, Style, Vertical
from infographic.text.units import (
    FIRST_HAN,
    LAST_HAN,
    TOGETHER,
    Unit,
    alone,
    horizontal_unit,
    hyphen_width,
    is_wide,
    syllables,
)
from infographic.text.vertical import vertical_units

#: Units with the offset of their first character, and the gaps before them that are known.
Parts = tuple[Sequence[tuple[Unit, int]], Mapping[int, Gap] | None]


def parts_of(
    source: str,
    owners: Sequence[Piece],
    token: Token,
    vertical: Vertical | None,
    lang: str,
    notes: dict[tuple[str, Span], Diagnostic],
    *,
    whole: bool = False,
) -> Parts:
    """A token's units with the offset of their first character; and what lies before each where
    they are parts of a word (``whole``: one that has hyphens of its own)."""
    style, start = owners[0].style, token.start
    if owners[0] is owners[-1]:
        split = token.split - start
        known = _known(source, style, split, token.inner, token.code, vertical, lang, whole)
        if known is not None:
            return known
    return _made(source, owners, token, vertical, lang, notes, whole=whole)


@lru_cache(maxsize=8192)
def _known(
    source: str,
    style: Style,
    split: int,
    inner: float,
    code: bool,
    vertical: Vertical | None,
    lang: str,
    whole: bool,
) -> Parts | None:
    """A token in one style, remembered: figures and words come again and again.  None where its face
    lacks a character, which has to be told at its place."""
    face = style.faces[0]
    if not all(map(face.has, source)):
        return None
    number, rest = source[:split], source[split:]
    if vertical is None and inner and 0 < split <= _WHOLE and _FIGURES.issuperset(number):
        units = alone(style, lang).of(rest)
        if all(FIRST_HAN <= char <= LAST_HAN for char in rest):
            first = horizontal_unit(number, face, style, lang)
            made = [unit for unit in (first, *units) if unit is not None]  # the face has them all
            return tuple(zip(made, (0, *range(split, len(source))), strict=True)), None
    token = Token(0, len(source), inner, split, None, code)
    owners = [Piece(source, style)] * len(source)
    return _made(source, owners, token, vertical, lang, {}, whole=whole)


def _made(
    source: str,
    owners: Sequence[Piece],
    token: Token,
    vertical: Vertical | None,
    lang: str,
    notes: dict[tuple[str, Span], Diagnostic],
    *,
    whole: bool,
) -> Parts:
    out: list[tuple[Unit, int]] = []
    at = 0
    split = token.split - token.start
    gaps: Mapping[int, Gap] | None = None
    lying = token.code or (vertical is not None and bool(_LATIN.search(source[:split])))
    if (vertical is None or lying) and token.inner and split > 1:
        found = _letters(source[:split], owners, lang, whole=whole)
        if found is not None:
            (out, gaps), at = found, split
            if vertical is not None:
                out = [(unit._replace(turn="rotated"), offset) for unit, offset in out]
    while at < len(source):
        end = _run_end(source, owners, at, split) if token.inner else at + 1
        chunk, piece = source[at:end], owners[at]
        face = face_of(chunk[0], piece, notes)
        if vertical is not None:
            made = vertical_units(chunk, face, piece, vertical, lang, code=lying)
            out += [(unit, at + offset) for unit, offset in made]
        else:
            out.append((horizontal_unit(chunk, face, piece.style, lang), at))
        at = end
    return out, gaps


_LATIN = late("[A-Za-z]")
#: What a plain number is made of.
_FIGURES = frozenset("0123456789.%")

#: Words and numbers with more characters than this may be broken inside where nothing else is left:
#: a narrow column has no room for them.
_WHOLE = 6


def _letters(
    word: str, owners: Sequence[Piece], lang: str, *, whole: bool
) -> tuple[list[tuple[Unit, int]], Mapping[int, Gap]] | None:
    """A Latin word or a long number in parts: at its hyphens, and in an emergency anywhere, a word
    with a hyphen.  None where it stands in several styles or faces, or is short and has no hyphens."""
    piece = owners[0]
    face = piece.style.face_for(word[0])
    if face is None or any(is_wide(c) or c.isspace() for c in word):
        return None
    if any(o is not piece for o in owners[: len(word)]) or not all(face.has(char) for char in word):
        return None
    cuts, price = ((), 0.0) if whole else hyphens(word, piece.style.lang or lang)
    if not cuts and len(word) <= _WHOLE:
        return None
    wide = hyphen_width(face, piece.style)
    gaps: dict[int, Gap] = {}
    for at in range(1, len(word)):
        inside = word[at - 1].isalpha() and word[at].isalpha()
        if at in cuts:
            gaps[at] = Gap(0.0, 0.0, 0, 0.0, False, price, wide)
        elif len(word) > _WHOLE:
            gaps[at] = Gap(0.0, 0.0, 0, 0.0, False, FORBIDDEN, wide if inside else 0.0)
    parts = syllables(word, tuple(gaps), face, piece.style, lang)
    return parts, gaps


#: Characters shaped as one unit at most, so that a word wider than its column can be broken
#: in an emergency instead of leaving it.
_LONGEST = 16


def _run_end(source: str, owners: Sequence[Piece], at: int, split: int) -> int:
    """Where the characters shaped as one unit end: Han stand alone, words hold together."""
    here = kind(source[at])
    end = at + 1
    while end < len(source) and end != split and owners[end] is owners[at]:
        there = kind(source[end])
        same = (here is Kind.DASH and there is Kind.DASH) or (
            source[at] in "！？" and source[end] in "！？"
        )
        latin = here in TOGETHER and not is_wide(source[at])
        latin = latin and (there in TOGETHER or _is_apostrophe(source, end))
        if not ((same or latin) and _same_face(source[at], source[end], owners[at].style)):
            break
        if end - at >= _LONGEST:
            break
        end += 1
    return end


def _is_apostrophe(source: str, at: int) -> bool:
    """True for ’ between two letters of a word."""
    return source[at] == "’" and source[at - 1].isalpha() and source[at + 1 : at + 2].isalpha()


def _same_face(one: str, other: str, style: Style) -> bool:
    return style.face_for(one) is style.face_for(other)


def face_of(char: str, piece: Piece, notes: dict[tuple[str, Span], Diagnostic]) -> Face:
    """The face for a character; a note when it is missing or comes from a fallback."""
    faces = piece.style.faces
    face = piece.style.face_for(char)
    if face is None:
        label = f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
        notes.setdefault(
            (char, piece.span),
            Diagnostic(
                "missing-glyph",
                f"no face of this role has `{char}` ({label})",
                locate(piece.span, piece.text, char),
                hints=(f"searched: {', '.join(f.name for f in faces)}",),
            ),
        )
        return faces[0]
    if face.weight != faces[0].weight and face.family.endswith("Rare"):
        notes.setdefault(
            (char, piece.span),
            Diagnostic(
                "fallback-glyph",
                f"`{char}` is set in {face.name}, the role asks for {faces[0].name}",
                locate(piece.span, piece.text, char),
                "warning",
            ),
        )
    return face


def locate(span: Span, text: str, char: str) -> Span:
    """The place of a character inside a one-line scalar; the scalar's own place otherwise."""
    index = text.find(char)
    if index < 0 or span.line == 0 or span.line != span.end_line:
        return span
    quotes = span.end_column - span.column - len(text)
    if quotes not in (0, 2):
        return span
    column = span.column + quotes // 2 + index
    return Span(span.file, span.line, column, span.line, column + len(char))
