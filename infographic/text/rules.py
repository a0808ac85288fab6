"""Character classes and what may stand at a line's ends.

Sources: W3C CLREQ (March 2024) 3.1.3 and table of punctuation marks; GB/T 15834-2011
section 5; css-text i18n/zh for the levels.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum, auto
from functools import lru_cache


class Kind(IntEnum):
    """What a character does in a line of Chinese."""

    HAN = auto()  # ideographs, kana, Hangul and other one-em characters
    OPEN = auto()  # opening quotes and brackets: blank on the left
    CLOSE = auto()  # closing quotes and brackets: blank on the right
    COMMA = auto()  # 、，；：
    STOP = auto()  # 。．？！
    DOT = auto()  # interpunct: half an em (GB 5.1.7)
    SOLIDUS = auto()
    CONNECTOR = auto()  # – ～ － +
    DASH = auto()  # —— and …… and their halves
    ITERATION = auto()  # 々〻 and kana that may not start a line
    DIGIT = auto()
    LETTER = auto()
    PREFIX = auto()  # currency signs before a number
    SUFFIX = auto()  # % ‰ ° ℃ after a number
    LATIN_OPEN = auto()  # ( [ {
    LATIN_CLOSE = auto()  # ) ] } ! , . : ; ?
    SPACE = auto()
    OTHER = auto()


#: Small kana and the lengthening mark, which begin no line (JLREQ 3.1.7; UAX #14, CJ).
SMALL_KANA = (
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ"
)

_TABLE: dict[str, Kind] = {}
for _kind, _chars in (
    (Kind.OPEN, "‘“〈《「『【〔〖〘〚〝（［｛｟"),
    (Kind.CLOSE, "’”〉》」』】〕〗〙〛〞〟）］｝｠"),
    (Kind.COMMA, "、，；："),
    (Kind.STOP, "。．？！‼⁇⁈⁉"),
    (Kind.DOT, "·•‧・･"),
    (Kind.SOLIDUS, "/／"),
    (Kind.CONNECTOR, "‐–〜゠－～+＋"),
    (Kind.DASH, "—…⋯⸺․‥︙\U00010af6"),
    (Kind.ITERATION, "々〻ゝゞヽヾ" + SMALL_KANA),
    (Kind.PREFIX, "$£¥€№＄￡￥"),
    (Kind.SUFFIX, "%¢°‰′″‵℃℉㎏㎞㎡﹪％￠"),
    (Kind.LATIN_OPEN, "([{"),
    (Kind.LATIN_CLOSE, ")]}!,.:;?"),
    (Kind.SPACE, " \t\n\r\u0085\u2002\u2003\u2009\u2028\u2029"),
):
    _TABLE.update(dict.fromkeys(_chars, _kind))

#: Kinds a line must not begin with (strict level).
NO_LINE_START = frozenset(
    {
        Kind.CLOSE,
        Kind.COMMA,
        Kind.STOP,
        Kind.DOT,
        Kind.SOLIDUS,
        Kind.CONNECTOR,
        Kind.DASH,
        Kind.ITERATION,
        Kind.SUFFIX,
        Kind.LATIN_CLOSE,
    }
)
#: Kinds a line must not end with (GB and strict: the solidus too).
NO_LINE_END = frozenset({Kind.OPEN, Kind.PREFIX, Kind.LATIN_OPEN, Kind.SOLIDUS})
#: Kinds with a half-em blank on their right and on their left, when set one em wide.
BLANK_AFTER = frozenset({Kind.CLOSE, Kind.COMMA, Kind.STOP})
BLANK_BEFORE = frozenset({Kind.OPEN})
#: Marks that are no characters of a word.
MARKS = frozenset({Kind.OPEN, Kind.CLOSE, Kind.COMMA, Kind.STOP, Kind.DOT})
#: Kinds that take the Han-Latin gap against Han.
LATIN_SIDE = frozenset({Kind.DIGIT, Kind.LETTER, Kind.PREFIX, Kind.SUFFIX})
#: Characters set one em wide by their nature, whose blanks are ours to squeeze.
_CURLY = frozenset("‘’“”")


def is_hangul(char: str) -> bool:
    """True for Hangul syllables and letters."""
    return (
        "\uac00" <= char <= "\ud7a3" or "\u1100" <= char <= "\u11ff" or "\u3130" <= char <= "\u318f"
    )


def is_known(char: str) -> bool:
    """True for a sign that the house rules name."""
    return char in _TABLE


@lru_cache(maxsize=8192)
def kind(char: str) -> Kind:
    """The class of one character."""
    if char == "\u3000":  # a blank of one em, deliberately typed
        return Kind.HAN
    known = _TABLE.get(char)
    if known is not None:
        return known
    if char.isdigit() and char.isascii():
        return Kind.DIGIT
    if is_hangul(char):  # kept together between blanks (UAX #14 as Korean tailors it: keep-all)
        return Kind.LETTER
    if unicodedata.east_asian_width(char) in "WF":
        return Kind.HAN
    category = unicodedata.category(char)
    # Circled numbers, Roman numerals, arrows, stars: as wide as a Han beside Han (UAX #14, AI).
    if category in ("So", "No", "Nl") and unicodedata.east_asian_width(char) == "A":
        raised = unicodedata.decomposition(char).startswith(("<super>", "<sub>"))
        return Kind.LETTER if raised else Kind.HAN
    if category.startswith("L") or category in ("Mn", "Mc"):
        return Kind.LETTER
    if category == "Nd":
        return Kind.DIGIT
    if category == "Zs":
        return Kind.SPACE
    return Kind.LETTER if category in ("Sm", "Pd", "Pc", "So", "Po", "Sk") else Kind.OTHER
