"""Emphasis dots (着重号): a dot under each character, to its right in vertical lines.

CLREQ 3.3.2: marks get none; the dot stands on the character's centre line, outside its em box.
"""

from __future__ import annotations

from infographic.frame import Item, Path, artifact
from infographic.geometry import pt_to_mm
from infographic.pictures.outlines import ellipse
from infographic.text.linebreak import Line
from infographic.text.prepare import Prepared

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
    units = prepared.units[line.start : line.end]
    if not any(unit.style.dots for unit in units):
        return ()
    em = pt_to_mm(size)
    out: list[Item] = []
    pen = 0.0
    for i, unit in enumerate(units):
        if unit.style.dots and unit.text.isalnum():
            reach = em * unit.style.scale
            across = pen + unit.width / 2
            below = unit.face.metrics.em_bottom
            if vertical:
                centre = (x + reach * (0.5 + _OFF), y + across * em)
            else:
                centre = (x + across * em, y - reach * (below - _OFF))
            radius = _RADIUS * reach
            shape = ellipse(*centre, radius, radius)
            out.append(Path(shape, fill=unit.style.ink, span=unit.span))
        pen += unit.width + (gaps[i] if i < len(gaps) else 0.0)
    return artifact(out)
