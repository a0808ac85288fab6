"""Numbers, attributes, outlines and colours as SVG spells them."""

from __future__ import annotations

import math
from typing import cast
from xml.sax.saxutils import escape, quoteattr

from infographic.color import Ink, srgb
from infographic.frame import Gradient, Segments, Stroke
from infographic.geometry import MM_PER_PT, Matrix
from infographic.patterns import late
from infographic.writers.ramp import Colour, ramp

#: Stands for the file's own name in ids until the body is known (no XML text can hold it).
OWN = "\x00"

_ILLEGAL = late("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(value: str) -> str:
    """Character data; what XML cannot hold is left out."""
    return escape(_ILLEGAL.sub("", value))


def attributes(**values: str) -> str:
    """`` name="value"`` for every value that is not empty; ``_`` in a name is a hyphen."""
    return "".join(
        f" {name.strip('_').replace('_', '-')}={quoteattr(_ILLEGAL.sub('', value))}"
        for name, value in values.items()
        if value
    )


def number(value: float, places: int = 3) -> str:
    """A number without needless zeros."""
    out = f"{value:.{places}f}"
    if "." in out:
        out = out.rstrip("0").rstrip(".")
    return "0" if out in ("-0", "") else out


def places_for(scale: float) -> int:
    """Decimals that keep a thousandth of a mm where one unit is ``scale`` mm."""
    return min(9, max(0, 3 + math.ceil(math.log10(scale)))) if scale > 0 else 3


def transform(m: Matrix) -> str:
    """A matrix as a ``transform`` value; parts that scale get seven significant digits."""
    if m.is_translation:
        return f"translate({number(m.e, 4)} {number(m.f, 4)})"
    linear = " ".join(f"{v + 0.0:.7g}" for v in m[:4])
    return f"matrix({linear} {number(m.e, 4)} {number(m.f, 4)})"


def outline(segments: Segments, dx: float = 0.0, dy: float = 0.0, places: int = 3) -> str:
    """Segments, moved, as path data."""
    out: list[str] = []
    for segment in segments:
        values = cast("tuple[float, ...]", segment[1:])
        moved = (v + (dy if i % 2 else dx) for i, v in enumerate(values))
        out.append(f"{segment[0]}{' '.join(number(v, places) for v in moved)}")
    return "".join(out)


def colour(ink: Ink) -> str:
    """The ink's preview colour as ``#rrggbb``."""
    return _hex(srgb(ink))


def stroke(line: Stroke, places: int) -> str:
    """Stroke attributes; lengths in mm of the item's own space."""
    return attributes(
        stroke=colour(line.ink),
        stroke_width=number(line.width * MM_PER_PT, places + 1),
        stroke_linecap="" if line.cap == "butt" else line.cap,
        stroke_linejoin="" if line.join == "miter" else line.join,
        stroke_dasharray=" ".join(number(d * MM_PER_PT, places) for d in line.dash),
    )


def gradient(item: Gradient, name: str, dx: float, dy: float) -> str:
    """A gradient element in the space of its shading, moved."""
    m = item.transform.then(Matrix.translate(dx, dy))
    common = f' id="{name}" gradientUnits="userSpaceOnUse"' + (
        "" if m == Matrix() else attributes(gradientTransform=transform(m))
    )
    linear = item.kind == "linear"
    tag = "linearGradient" if linear else "radialGradient"
    # `fr` (always 0) is left out: it is younger than many viewers.
    keys = ("x1", "y1", "x2", "y2") if linear else ("fx", "fy", "", "cx", "cy", "r")
    place = "".join(
        f' {key}="{v + 0.0:.7g}"' for key, v in zip(keys, item.coords, strict=True) if key
    )
    stops = "".join(
        f'<stop offset="{number(offset, 4)}" stop-color="{_hex(rgb)}"/>'
        for offset, rgb in ramp(item, srgb)
    )
    return f"<{tag}{common}{place}>{stops}</{tag}>"


def _hex(rgb: Colour) -> str:
    return "#" + "".join(f"{round(v * 255):02x}" for v in rgb)
