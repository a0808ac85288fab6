"""Emphasis dots (着重号): a dot under each character, to its right in vertical lines.

CLREQ 3.3.2: marks get none; the dot stands on the character's centre line, outside its em box.
"""

from __future__ import annotations

from infographic.frame import Item, Path, artifact
from infographic.geometry import pt_to_mm
from infographic.pictures.outlines import ellipse
from infographic.text.linebreak import Line
from infographic.text.prepare import Prepared
from infographic.text.units import Unit

#: Radius of a dot, and how far its centre stands from the em box, em.
_RADIUS, _OFF = 0.055, 0.1


def dots(
    prepared: Prepared,
    line: Line,
    gaps: tuple[float, ...],
    size: float,
    x: float,
    y: float,
    *,
    vertical: bool = False,
) -> tuple[Item, ...]:
    """The dots of a line: its baseline starts at (x, y), or its centre line at the top (mm)."""
    if not prepared.dotted:
        return ()
    units = prepared.units[line.start : line.end]
    em = pt_to_mm(size)
    out: list[Item] = []
    pen = 0.0
    for i, unit in enumerate(units):
        for along in _middles(unit) if unit.style.dots else ():
            reach = em * unit.style.scale
            below = unit.face.metrics.em_bottom
            if vertical:
                centre = (x + reach * (0.5 + _OFF), y + (pen + along) * em)
            else:
                centre = (x + (pen + along) * em, y - reach * (below - _OFF))
            radius = _RADIUS * reach
            shape = ellipse(*centre, radius, radius)
            out.append(Path(shape, fill=unit.style.ink, span=prepared.span_of(line.start + i)))
        pen += unit.width + (gaps[i] if i < len(gaps) else 0.0)
    return artifact(out)


def _middles(unit: Unit) -> list[float]:
    """Where the characters of a unit that get a dot have their middle, em along the line."""
    if len(unit.glyphs) == 1 or unit.turn == "combined":
        return [unit.width / 2] if unit.text[0].isalnum() else []
    return [g.x + g.advance / 2 for g in unit.glyphs if g.text and g.text[0].isalnum()]
