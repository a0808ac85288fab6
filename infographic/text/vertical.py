"""Units of vertical lines: upright characters, digits side by side in one em, words on their side."""

from __future__ import annotations

from infographic.fonts.face import Face
from infographic.fonts.shape import shape
from infographic.frame import Glyph
from infographic.text.orientation import stands_upright
from infographic.text.rules import Kind, kind
from infographic.text.style import Piece, Style, Vertical
from infographic.text.units import Unit, letters, scaled, trim
from infographic.text.vertical_numbers import range_parts, stacked


def vertical_units(
    chunk: str, face: Face, piece: Piece, rules: Vertical, lang: str, *, code: bool = False
) -> list[tuple[Unit, int]]:
    """A chunk's units with their offsets (UAX #50, the face's `vert` forms, house rules).

    A number and its per cent stand upright in one em while they can be read there; longer ones as
    ``rules.long`` says.  Single letters and digits stand upright, words lie on their side, and so do all
    characters of a ``code`` (an address, a number among letters), which stand for nothing else.
    """
    style = piece.style
    lang = style.lang or lang
    if len(chunk) == 1:
        return [(_single(chunk, face, piece, rules, lang), 0)]
    if chunk[0] in "！？":  # one below the other, each in its em
        return [(_single(c, face, piece, rules, lang), i) for i, c in enumerate(chunk)]
    numbers = None if code else _numbers(chunk, face, piece, rules, lang)
    if numbers is not None:
        return numbers
    if all(_has_form(face, c, style, lang) or stands_upright(c) for c in chunk):
        return [(_upright(chunk, face, style, lang), 0)]
    return [(_rotated(chunk, face, style, lang), 0)]


def _numbers(
    chunk: str, face: Face, piece: Piece, rules: Vertical, lang: str
) -> list[tuple[Unit, int]] | None:
    """A number or a range upright; None where one of its numbers would have to lie on its side."""
    out: list[tuple[Unit, int]] = []
    at = 0
    parts = range_parts(chunk)
    # The ends of a range stand alike: both in one em, or both one character below the other.
    short = {part: _short(part, face, piece, rules) for part in parts if len(part) > 1}
    alike = all(short.values())
    for part in parts:
        if len(part) == 1:
            if part.isalpha():  # no range: 3-D
                return None
            out.append((_told(_single(_WAVE.get(part, part), face, piece, rules, lang), part), at))
            at += 1
            continue
        unit = short[part] if alike else None
        if unit is not None:
            out.append((unit, at))
        else:
            shown = None if rules.long == "rotated" else stacked(part, rules.long)
            if not shown or not all(face.has(c) for form, _, _ in shown for c in form):
                return None
            for form, source, offset in shown:
                if len(form) == 1:
                    unit = _single(form, face, piece, rules, lang)
                else:
                    unit = _upright(form, face, piece.style, lang)
                out.append((_told(unit, source), at + offset))
        at += len(part)
    return out


def _short(part: str, face: Face, piece: Piece, rules: Vertical) -> Unit | None:
    """A number of few digits, and its per cent, in one em; None for any other."""
    number = part.rstrip("%％")
    if not (number.isdigit() and number.isascii() and len(number) <= rules.upright):
        return None
    return _combined(part, face, piece.style, rules)


#: The mark of a range that has a form for vertical lines, for one that has none.
_WAVE = {"~": "～"}


def _single(char: str, face: Face, piece: Piece, rules: Vertical, lang: str) -> Unit:
    """A character by itself.  An interpunct turned is an interpunct: it stays in its run."""
    style = piece.style
    if kind(char) is Kind.DOT or stands_upright(char) or _has_form(face, char, style, lang):
        return _upright(char, face, style, lang)
    if char.isalnum():  # centred in one em, whatever depth its face gives it
        made = _combined(char, face, style, rules)
        return _upright(char, face, style, lang) if made is None else made
    return _rotated(char, face, style, lang)


def _has_form(face: Face, char: str, style: Style, lang: str) -> bool:
    """True when the face has a form of its own for vertical lines."""
    down = shape(face, char, vertical=True, features=style.features, lang=lang)
    return [g.gid for g in down] != [g.gid for g in shape(face, char, lang=lang)]


def _upright(chunk: str, face: Face, style: Style, lang: str) -> Unit:
    glyphs = shape(face, chunk, vertical=True, features=style.features, lang=lang)
    width = sum(g.advance for g in glyphs)
    shift, width = (0.0, width) if chunk in _FULL else trim(chunk, width, lang, _down(face, glyphs))
    return scaled(chunk, glyphs, width, 0.0, shift, face, style)


def _down(face: Face, glyphs: tuple[Glyph, ...]) -> tuple[float, float]:
    """Top and foot of a mark's ink in its em, from the top."""
    if len(glyphs) != 1:
        return 0.0, 1.0
    _, low, _, high = face.ink_box(glyphs[0].gid)
    return glyphs[0].y - high, glyphs[0].y - low


#: Marks whose ink takes the whole depth of their box in vertical lines: they have no blank to give.
_FULL = frozenset("：；！？／－‼⁇⁈⁉")


def _rotated(chunk: str, face: Face, style: Style, lang: str) -> Unit:
    glyphs = shape(face, chunk, features=style.features, lang=lang)
    width = sum(g.advance for g in glyphs)
    shift, width = trim(chunk, width, lang)
    return scaled(chunk, glyphs, width, shift, 0.0, face, style)._replace(turn="rotated")


def _told(unit: Unit, source: str) -> Unit:
    """A unit that stands for another character than it shows: readers get the source's."""
    first, *others = unit.glyphs
    glyphs = (first._replace(text=source), *(g._replace(text="") for g in others))
    turn = "told" if unit.turn == "upright" else unit.turn
    return unit._replace(glyphs=glyphs, text=source, letters=letters(source), turn=turn)


def _combined(chunk: str, face: Face, style: Style, rules: Vertical) -> Unit | None:
    """Digits set side by side in one em; None when even the narrow face would be squeezed
    beyond reading."""
    best: tuple[float, Face, tuple[Glyph, ...], float] | None = None  # squeeze, face, glyphs, grow
    for candidate in (face, *rules.digits):
        if not all(candidate.has(c) for c in chunk):
            continue
        glyphs = shape(candidate, chunk)
        width = sum(g.advance for g in glyphs)
        # With room to spare the digits grow to the height of the Han beside them.
        grow = max(1.0, 0.84 / (candidate.ink_top("0") or 0.7)) if rules.width > 1 else 1.0
        squeeze = min(1.0, rules.width / (width * grow))
        if best is None or squeeze > best[0]:
            best = (squeeze, candidate, glyphs, grow)
        if squeeze >= 0.85:
            break
    if best is None or best[0] < rules.squeeze:
        return None
    squeeze, chosen, glyphs, grow = best
    unit = scaled(chunk, glyphs, 1.0, 0.0, 0.0, chosen, style)
    return unit._replace(turn="combined", squeeze=squeeze, grow=grow)
