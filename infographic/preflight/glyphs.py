"""Glyphs of Type 3 fonts: content streams of their own (ISO 32000-1, 9.6.5)."""

from __future__ import annotations

import re
from typing import Any

from infographic.preflight.faces import Font
from infographic.preflight.objects import elements, get, is_dict, is_stream, name, number, raw

#: A glyph begins with its width (table 113): `d0` where it has colours, `d1` where it takes the text's.
_COLOURED = re.compile(rb"\A[\s\d.+-]*\bd0\b")


def drawing(font: Font, code: int) -> tuple[Any, Any] | None:
    """A glyph's stream (None: the font has none) and its resources (None: the page's); None where the
    code has no name, so that nothing is shown."""
    called = ""
    at = -1
    for held in elements(get(font.source, "Encoding", "Differences")):
        step = number(held)
        if step is not None:
            at = int(step)
            continue
        if at == code:
            called = name(held)
        at += 1
    if not called:
        return None
    stream = get(font.source, "CharProcs", called)
    resources = get(font.source, "Resources")
    return (stream if is_stream(stream) else None), (resources if is_dict(resources) else None)


def coloured(stream: Any) -> bool:
    """True for a glyph whose colour operators count."""
    return bool(_COLOURED.match(raw(stream)))


__all__ = ["coloured", "drawing"]
