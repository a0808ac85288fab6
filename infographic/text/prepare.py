"""Pieces of text to abstract items and the glyphs that fill them, in em.

Everything here is relative to the paragraph's em, so one preparation serves every size and
every measure; only ``linebreak`` runs again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cached_property, lru_cache

from infographic.diagnostics import Diagnostic, Span
from infographic.fonts.face import Face
from infographic.record import dataclass
from infographic.text.gaps import HAN_GAP, gap_between
from infographic.text.linebreak import Gap, Items
from infographic.text.phrases import INSIDE_PHRASE, phrase_starts
from infographic.text.rules import (
    Kind,
    kind,
)
from infographic.text.segment import DEAR, Token, clean, stretches
from infographic.text.style import Piece, Style, Vertical
from infographic.text.units import (
    TOGETHER,
    Unit,
    horizontal_unit,
    is_wide,
    lone,
    vertical_unit,
)


@dataclass(frozen=True)
class Prepared:
    """A paragraph ready to be broken at any measure."""

    units: tuple[Unit, ...]
    items: Items
    notes: tuple[Diagnostic, ...]
    vertical: bool = False

    @cached_property
    def sentence_ends(self) -> tuple[int, ...]:
        """Units before each inner end of a sentence."""
        units = self.units
        return tuple(
            i + 1
            for i in range(len(units) - 1)
            if units[i].text[-1] in "。！？”’』」）"
            and ends_sentence(units, i)
            and units[i + 1].text[-1] not in "”’』」）"
        )

    @property
    def natural(self) -> float:
        """Width on one line, em."""
        return self.items.before[len(self.units) - 1] + self.units[-1].width if self.units else 0.0


@lru_cache(maxsize=320)  # some 10 MB of long paragraphs
def prepared(
    pieces: tuple[Piece, ...],
    keep: tuple[str, ...],
    lang: str,
    vertical: Vertical | None,
    phrases: bool,
) -> Prepared:
    """`prepare`, remembered: editions and handouts in one process share most of their texts."""
    return prepare(pieces, keep, lang=lang, vertical=vertical, phrases=phrases)


def prepare(
    pieces: Sequence[Piece],
    keep: tuple[str, ...] = (),
    *,
    lang: str = "zh-Hans",
    vertical: Vertical | None = None,
    phrases: bool = False,
) -> Prepared:
    """Segment, shape and measure a paragraph; ``phrases`` makes breaks inside phrases dear."""
    text, owners = _joined(pieces)
    starts = phrase_starts(text, lang) if phrases else None
    units: list[Unit] = []
    gaps: list[Gap] = []
    notes: dict[tuple[str, Span], Diagnostic] = {}
    before = ""  # the last character of the unit before
    space = 0.0
    for token in stretches(text, keep):
        start, end, inner, split = token
        if not inner and vertical is None:  # most of all text: characters that stand alone
            piece = owners[start]
            known = None
            if starts is None and owners[end - 1] is piece:
                known = _stretch(text[start:end], piece.style, piece.span, lang)
            if known is not None:
                if before:
                    gaps.append(
                        gap_between(before, text[start], 0.0, space, units[-1], known[0][0])
                    )
                units += known[0]
                gaps += known[1]
                before, space = text[end - 1], 0.0
                continue
            for at in range(start, end):
                char, piece = text[at], owners[at]
                style = piece.style
                set_ = lone(char, style, lang)
                if set_ is None:
                    unit = horizontal_unit(char, _face(char, piece, notes), style, piece.span, lang)
                else:
                    glyphs, width, face = set_
                    unit = Unit(glyphs, width, face, style, piece.span, char)
                if before:
                    price = 0.0 if starts is None or at in starts else INSIDE_PHRASE
                    gaps.append(gap_between(before, char, price, space, units[-1], unit))
                units.append(unit)
                before = char
                space = 0.0
            continue
        source = text[start:end]
        if kind(source[0]) is Kind.SPACE:
            space = _space_width(owners[start].style)
            continue
        for unit, offset in _parts(source, owners[start:end], token, vertical, lang, notes):
            if before:
                at = start + offset
                first = not offset or not inner
                if not first:
                    price = DEAR if at == split else inner
                else:
                    price = 0.0 if starts is None or at in starts else INSIDE_PHRASE
                blank = space if not offset else 0.0
                left = units[-1]
                gaps.append(
                    gap_between(before, source[offset], price, blank, left, unit, new_token=first)
                )
            units.append(unit)
            before = unit.text[-1]
        space = 0.0
    return Prepared(
        tuple(units),
        Items.of([u.width for u in units], gaps),
        tuple(notes.values()),
        vertical is not None,
    )


@lru_cache(maxsize=512)
def _stretch(
    chars: str, style: Style, span: Span, lang: str
) -> tuple[tuple[Unit, ...], tuple[Gap, ...]] | None:
    """Units and gaps of characters that stand alone in one style: handouts repeat whole sentences
    with another figure between them.  None when one is not in the style's first face."""
    units: list[Unit] = []
    gaps: list[Gap] = []
    before = False  # a Han stands before
    for char in chars:
        found = lone(char, style, lang)
        if found is None:
            return None
        glyphs, width, face = found
        unit = Unit(glyphs, width, face, style, span, char)
        han = kind(char) is _HAN
        if han and before:
            gaps.append(HAN_GAP)
        elif units:
            gaps.append(gap_between(units[-1].text, char, 0.0, 0.0, units[-1], unit))
        units.append(unit)
        before = han
    return tuple(units), tuple(gaps)


#: Looked up once: attributes of an enumeration are slow.
_HAN = Kind.HAN


def ends_sentence(units: Sequence[Unit], index: int) -> bool:
    """True when the unit closes a sentence, with or without a closing quote behind it."""
    while index > 0 and units[index].text[-1] in "”’』」）":
        index -= 1
    return units[index].text[-1] in "。！？"


def _joined(pieces: Sequence[Piece]) -> tuple[str, list[Piece]]:
    """The paragraph's clean text in NFC and, for each character, its piece."""
    parts = [unicodedata.normalize("NFC", p.text) for p in pieces]
    raw = "".join(parts)
    owners: list[Piece] = []
    for piece, part in zip(pieces, parts, strict=True):
        owners += [piece] * len(part)
    text = clean(raw)
    if text == raw:
        return text, owners
    kept: list[Piece] = []
    at = 0
    for char in text:  # `clean` only drops characters or turns white space into one blank
        while raw[at] != char and not (char == " " and raw[at].isspace()):
            at += 1
        kept.append(owners[at])
        at += 1
    return text, kept


@lru_cache(maxsize=1024)
def _space_width(style: Style) -> float:
    face = style.face_for(" ")
    gid = face.glyph(" ") if face else None
    return (face.advance(gid) if face and gid is not None else 0.25) * style.scale


def _parts(
    source: str,
    owners: Sequence[Piece],
    token: Token,
    vertical: Vertical | None,
    lang: str,
    notes: dict[tuple[str, Span], Diagnostic],
) -> list[tuple[Unit, int]]:
    """A token's units with the offset of their first character."""
    out: list[tuple[Unit, int]] = []
    at = 0
    split = token.split - token.start
    while at < len(source):
        end = _run_end(source, owners, at, split) if token.inner else at + 1
        chunk, piece = source[at:end], owners[at]
        face = _face(chunk[0], piece, notes)
        if vertical is not None:
            out.append((vertical_unit(chunk, face, piece, vertical, lang), at))
        else:
            out.append((horizontal_unit(chunk, face, piece.style, piece.span, lang), at))
        at = end
    return out


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
        latin = here in TOGETHER and there in TOGETHER and not is_wide(source[at])
        if not ((same or latin) and _same_face(source[at], source[end], owners[at].style)):
            break
        if end - at >= _LONGEST:
            break
        end += 1
    return end


def _same_face(one: str, other: str, style: Style) -> bool:
    return style.face_for(one) is style.face_for(other)


def _face(char: str, piece: Piece, notes: dict[tuple[str, Span], Diagnostic]) -> Face:
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
