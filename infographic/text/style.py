"""What a stretch of text is set in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from infographic.color import Ink
from infographic.diagnostics import NOWHERE, Span
from infographic.fonts.face import Face


@dataclass(frozen=True)
class Style:
    """Faces in order of preference (a character is set in the first that has it), ink, size.

    ``scale``: the size relative to the paragraph's em.  ``tracking``: extra space after each
    character, em.  ``gap``: Han-Latin gap, em.  ``features``: OpenType features by tag.
    """

    faces: tuple[Face, ...]
    ink: Ink
    scale: float = 1.0
    tracking: float = 0.0
    gap: float = 0.25
    features: Mapping[str, bool] = field(default_factory=dict)

    def face_for(self, char: str) -> Face | None:
        """The first face that has the character."""
        code = ord(char)
        return next((f for f in self.faces if code in f.coverage), None)

    def __hash__(self) -> int:
        return hash((self.faces, self.ink, self.scale, self.tracking))


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one style, with the place it came from."""

    text: str
    style: Style
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Vertical:
    """House choices of vertical setting.

    ``upright``: the longest number set upright in one em (tate-chu-yoko).  ``squeeze``: the
    narrowest a set of upright digits may be drawn, as a share of its natural width.
    """

    upright: int = 4
    squeeze: float = 0.5
    digits: tuple[Face, ...] = ()
