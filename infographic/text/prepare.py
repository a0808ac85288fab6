"""Pieces of text to abstract items and the glyphs that fill them, in em.

Everything here is relative to the paragraph's em, so one preparation serves every size and
every measure; only ``linebreak`` runs again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import cast

from infographic.diagnostics import NOWHERE, Diagnostic, Span
from infographic.record import dataclass
from infographic.text.core import forbidden
from infographic.text.gaps import HAN_GAP, gap_between
from infographic.text.hyphens import OWN
from infographic.text.items import Gap, Items
from infographic.text.language import is_solid, primary
from infographic.text.levels import LEVELS, LevelName
from infographic.text.parts import face_of, parts_of
from infographic.text.phrases import INSIDE_PHRASE, phrase_starts
from infographic.text.rules import Kind, kind
from infographic.text.segment import (
    DEAR,
    FORBIDDEN,
    JOINTS,
    NO_BREAK,
    PARTED,
    PLAIN_MARKS,
    SOFT_HYPHEN,
    WORD_JOINER,
    ZERO_WIDTH_SPACE,
    clean,
    stretches,
)
from infographic.text.style import Piece, Style, Vertical
from infographic.text.units import Unit, alone, horizontal_unit, hyphen_width


@dataclass(frozen=True)
class Prepared:
    """A paragraph ready to be broken at any measure."""

    units: tuple[Unit, ...]
    items: Items
    notes: tuple[Diagnostic, ...]
    vertical: bool = False
    #: Places that the text came from, with the first unit of each.
    spans: tuple[tuple[int, Span], ...] = ((0, NOWHERE),)

    def span_of(self, unit: int) -> Span:
        """The place that a unit came from."""
        found = self.spans[0][1]
        for first, span in self.spans[1:]:
            if first > unit:
                break
            found = span
        return found

    @cached_property
    def sentence_ends(self) -> tuple[int, ...]:
        """Units before each inner end of a sentence."""
        units = self.units
        found = [i for i, unit in enumerate(units[:-1]) if unit.text[-1] in "。！？”’』」）"]
        return tuple(
            [
                i + 1
                for i in found
                if ends_sentence(units, i) and units[i + 1].text[-1] not in "”’』」）"
            ]
        )

    @cached_property
    def dotted(self) -> bool:
        """True when some of it gets emphasis dots."""
        styles = {id(unit[3]): unit[3] for unit in self.units}
        return any(style.dots for style in styles.values())

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
    level: LevelName = "strict",
    hang: bool = False,
    whole: bool = False,
) -> Prepared:
    """`prepare`, remembered: editions and handouts in one process share most of their texts."""
    return prepare(
        pieces,
        keep,
        lang=lang,
        vertical=vertical,
        phrases=phrases,
        level=level,
        hang=hang,
        whole=whole,
    )


def prepare(
    pieces: Sequence[Piece],
    keep: tuple[str, ...] = (),
    *,
    lang: str = "zh-Hans",
    vertical: Vertical | None = None,
    phrases: bool = False,
    level: LevelName = "strict",
    hang: bool = False,
    whole: bool = False,
) -> Prepared:
    """Segment, shape and measure a paragraph; ``phrases`` makes breaks inside phrases dear.

    ``hang``: a full stop or comma at a line's end stands outside the measure (CSS Text 3, 8.2.1,
    `force-end`; GB/T 15834-2011 allows it half an em of the line, 5.1.10).  ``whole``: no word gets
    hyphens, as on one line (the patterns of a language take 30 ms to read).
    """
    kept = LEVELS[level]
    solid = is_solid(lang)
    text, owners = _joined(pieces, solid)
    starts = phrase_starts(text, lang) if phrases and solid else None
    units: list[Unit] = []
    gaps: list[Gap] = []
    notes: dict[tuple[str, Span], Diagnostic] = {}
    before = ""  # the last character of the unit before
    space = 0.0
    bar: Gap | None = None  # what a sign that is not set says of the next gap
    core = forbidden(text, whole=not solid and primary(lang) != "ko")
    spans: list[tuple[int, Span]] = []

    def place(piece: Piece) -> None:
        if not spans or piece.span is not spans[-1][1]:
            spans.append((len(units), piece.span))

    def add(gap: Gap, at: int) -> None:
        if bar is not None and (not bar.hyphen or _in_word(before, text[at])):
            gap = gap._replace(penalty=bar.penalty, hyphen=bar.hyphen)
        if core and at in core and not gap.hyphen:
            gap = gap._replace(penalty=FORBIDDEN)
        if not solid and gap.klass == 0 and not gap.stretch:  # only blanks open between words
            gap = gap._replace(loose=False)
        gaps.append(gap)

    for token in stretches(text, keep):
        start, end, inner, split, lead, _ = token
        if not inner and vertical is None:  # most of all text: characters that stand alone
            piece = owners[start]
            known = None
            if starts is None and owners[end - 1] is piece:
                known = _stretch(text[start:end], piece.style, lang, level)
            if known is not None:
                if before:
                    left, right = units[-1], known[0][0]
                    add(
                        gap_between(before, text[start], 0.0, space, left, right, level=kept), start
                    )
                place(piece)
                units += known[0]
                gaps += known[1]
                before, space, bar = text[end - 1], 0.0, None
                continue
            if owners[end - 1] is piece:
                alone(piece.style, lang).of(text[start:end])  # shaped in one call
            for at in range(start, end):
                char, piece = text[at], owners[at]
                unit = alone(piece.style, lang)[char]
                if unit is None:
                    unit = horizontal_unit(char, face_of(char, piece, notes), piece.style, lang)
                if before:
                    price = 0.0 if starts is None or at in starts else INSIDE_PHRASE
                    add(gap_between(before, char, price, space, units[-1], unit, level=kept), at)
                place(piece)
                units.append(unit)
                before, space, bar = char, 0.0, None
            continue
        source = text[start:end]
        if kind(source[0]) is Kind.SPACE:
            space = _space_width(owners[start].style)
            if source[0] in NO_BREAK:
                bar = _HELD
            elif inner == DEAR:  # inside a kept term
                bar = Gap(penalty=DEAR)
            continue
        if source in JOINTS:
            bar = _joint(source, owners[start]) or bar
            continue
        own = whole or SOFT_HYPHEN in (
            text[start - 1 : start],
            text[end : end + 1],
        )  # and no other hyphens
        pieces_of = owners[start:end]
        parts, hyphen = parts_of(source, pieces_of, token, vertical, lang, notes, whole=own)
        for unit, offset in parts:
            at = start + offset
            if offset and hyphen is not None and offset in hyphen:
                add(hyphen[offset], at)
            elif before:
                # Rules for line ends hold inside kept terms, whatever must be broken.
                first = not offset or not inner or inner == DEAR
                if offset and inner:
                    price = PARTED if at == split else inner
                else:
                    price = 0.0 if starts is None or at in starts else INSIDE_PHRASE
                # A number's own plus may begin a line, one between two words may not.
                signed = not offset and source[0] in "+＋" and len(source) > 1
                gap = gap_between(
                    before,
                    source[1] if signed else source[offset],
                    price,
                    0.0 if offset else space,
                    units[-1],
                    unit,
                    new_token=first,
                    lead=None if offset else lead,
                    level=kept,
                )
                add(gap, at)
            place(owners[at])
            units.append(unit)
            before, bar = unit.text[-1], None
        space = 0.0
    return Prepared(
        tuple(units),
        Items.of(
            [*map(_WIDTH, units)],
            gaps,
            [*map(_LETTERS, units)],
            [u.width if u.text in _HANGING else 0.0 for u in units] if hang else (),
            solid=solid,
        ),
        tuple(notes.values()),
        vertical is not None,
        tuple(spans) or ((0, pieces[0].span if pieces else NOWHERE),),
    )


_WIDTH, _LETTERS = attrgetter("width"), attrgetter("letters")


#: Marks that may hang.
_HANGING = frozenset("，。、．")
_HELD = Gap(penalty=FORBIDDEN)


def _in_word(before: str, after: str) -> bool:
    """True between two letters: a soft hyphen elsewhere says nothing."""
    return kind(before) is Kind.LETTER and kind(after) is Kind.LETTER


def _joint(sign: str, piece: Piece) -> Gap | None:
    """What a sign that is not set says of the gap that it stands in; None for joiners of glyphs."""
    if sign in "\u200c\u200d":
        return None
    if sign == ZERO_WIDTH_SPACE:
        return Gap()
    if sign == SOFT_HYPHEN:
        return Gap(penalty=OWN, hyphen=hyphen_width(piece.style.faces[0], piece.style))
    return _HELD


@lru_cache(maxsize=512)
def _stretch(
    chars: str, style: Style, lang: str, level: LevelName
) -> tuple[Sequence[Unit], Sequence[Gap]] | None:
    """Units and gaps of characters that stand alone in one style: handouts repeat whole sentences
    with another figure between them.  None when one is not in the style's first face."""
    units = alone(style, lang).of(chars)
    if None in units:
        return None
    gaps = [HAN_GAP] * (len(units) - 1)
    for at in [at for at, char in enumerate(chars) if char in PLAIN_MARKS]:
        for i in (at - 1, at) if at else (at,):  # on either side
            if i < len(gaps):
                left, right = units[i], units[i + 1]
                assert left is not None and right is not None
                gaps[i] = gap_between(
                    chars[i], chars[i + 1], 0.0, 0.0, left, right, level=LEVELS[level]
                )
    return cast("tuple[Unit, ...]", units), gaps


def ends_sentence(units: Sequence[Unit], index: int) -> bool:
    """True when the unit closes a sentence, with or without a closing quote behind it."""
    while index > 0 and units[index].text[-1] in "”’』」）":
        index -= 1
    return units[index].text[-1] in "。！？"


#: What `clean` puts in the place of white space.
_FOR_BLANKS = frozenset((" ", WORD_JOINER))


def _joined(pieces: Sequence[Piece], solid: bool) -> tuple[str, list[Piece]]:
    """The paragraph's clean text in NFC and, for each character, its piece."""
    parts = [unicodedata.normalize("NFC", p.text) for p in pieces]
    raw = "".join(parts)
    owners: list[Piece] = []
    for piece, part in zip(pieces, parts, strict=True):
        owners += [piece] * len(part)
    text = clean(raw, solid=solid)
    if text == raw:
        return text, owners
    kept: list[Piece] = []
    at = 0
    for char in text:  # `clean` only drops characters or turns white space into one blank
        while raw[at] != char and not (char in _FOR_BLANKS and raw[at].isspace()):
            at += 1
        kept.append(owners[at])
        at += 1
    return text, kept


@lru_cache(maxsize=1024)
def _space_width(style: Style) -> float:
    face = style.face_for(" ")
    gid = face.glyph(" ") if face else None
    return (face.advance(gid) if face and gid is not None else 0.25) * style.scale
