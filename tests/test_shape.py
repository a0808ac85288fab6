"""Shaping many characters at once."""

from __future__ import annotations

from infographic.fonts.book import shared_book
from infographic.fonts.shape import shape, shape_apart


def test_han_shaped_together_are_as_shaped_alone() -> None:
    face = shared_book(use_system=False).find("Infographic Sans SC", 400)
    assert face is not None
    text = "".join(chr(c) for c in range(0x4E00, 0x9FFF, 7) if face.has(chr(c)))
    for lang in ("zh-Hans", "zh-Hant"):
        assert shape_apart(face, text, lang=lang) == tuple(
            shape(face, char, lang=lang)[0] for char in text
        )
