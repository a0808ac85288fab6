"""What a stretch of text is set in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from infographic.color import Ink
from infographic.diagnostics import NOWHERE, Span
from infographic.fonts.face import Face
from infographic.record import dataclass, field


@dataclass(frozen=True, eq=False)
class Style:
    """Faces in order of preference (a character is set in the first that has it), ink, size.

    ``scale``: the size relative to the paragraph's em.  ``rise``: how far it stands over the
    baseline, em of the paragraph.  ``tracking``: extra space after each
    character, em.  ``gap``: Han-Latin gap, em.  ``features``: OpenType features by tag.
    ``dots``: emphasis dots stand by its characters.  ``lang``: their language (BCP 47), where it is
    not that of the text around them.
    Compared by identity: `style_of` makes each style once.
    """

    faces: tuple[Face, ...]
    ink: Ink
    scale: float = 1.0
    tracking: float = 0.0
    gap: float = 0.25
    features: Mapping[str, bool] = field(default_factory=dict)
    rise: float = 0.0
    dots: bool = False
    lang: str = ""

    def face_for(self, char: str) -> Face | None:
        """The first face that has the character."""
        for face in self.faces:
            if face.has(char):
                return face
        return None


@lru_cache(maxsize=4096)
def style_of(
    faces: tuple[Face, ...],
    ink: Ink,
    scale: float,
    tracking: float,
    gap: float,
    rise: float = 0.0,
    dots: bool = False,
    lang: str = "",
) -> Style:
    """The one style of these values in this process: caches of shaped text are keyed on it."""
    return Style(faces, ink, scale, tracking, gap, rise=rise, dots=dots, lang=lang)


class Piece(NamedTuple):
    """Text in one style, with the place it came from."""

    text: str
    style: Style
    span: Span = NOWHERE


#: How numbers too long to stand upright in one em are set in vertical lines.
LongNumbers: TypeAlias = Literal["rotated", "digits", "han"]


@dataclass(frozen=True, slots=True)
class Vertical:
    """House choices of vertical setting.

    ``upright``: the longest number set upright in one em (tate-chu-yoko).  ``squeeze``: the
    narrowest a set of upright digits may be drawn, as a share of its natural width.  ``width``:
    the room they have, em; a single column of lettering has more than one em.  ``long``: how longer
    numbers stand: on their side, digit by digit, or in Han numerals (二〇二四).
    """

    upright: int = 4
    squeeze: float = 0.42
    width: float = 0.96
    digits: tuple[Face, ...] = ()
    long: LongNumbers = "rotated"
