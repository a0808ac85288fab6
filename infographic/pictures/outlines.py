"""SVG shapes and transforms as Frame segments and matrices."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from infographic.frame import Segment, Segments, rectangle
from infographic.geometry import IDENTITY, Matrix
from infographic.patterns import compiled

_KAPPA = 0.5522847498
_NUMBERS = compiled(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
Attributes = Mapping[str, str]


def _n(attributes: Attributes, key: str, default: float = 0.0) -> float:
    text = attributes.get(key)
    if text is None:
        return default
    m = _NUMBERS.fullmatch(text.strip().removesuffix("px"))
    if m is None:
        raise ValueError(f"{key}={text!r} is no number")
    return float(m.group())


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Segments:
    """An ellipse in four Bézier curves."""
    kx, ky = rx * _KAPPA, ry * _KAPPA
    return (
        ("M", cx + rx, cy),
        ("C", cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
        ("C", cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
        ("C", cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
        ("C", cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
        ("Z",),
    )


def _points(attributes: Attributes, close: bool) -> Segments:
    values = [float(v) for v in _NUMBERS.findall(attributes.get("points", ""))]
    pairs = list(zip(values[::2], values[1::2], strict=True))
    out: list[Segment] = [("L" if i else "M", x, y) for i, (x, y) in enumerate(pairs)]
    return (*out, ("Z",)) if close and out else tuple(out)


def _path(attributes: Attributes) -> Segments:
    return path_segments(attributes.get("d", ""))


OUTLINES: Mapping[str, Callable[[Attributes], Segments]] = {
    "path": _path,
    "rect": lambda a: rectangle(
        _n(a, "x"), _n(a, "y"), _n(a, "width"), _n(a, "height"), _n(a, "rx", _n(a, "ry"))
    ),
    "circle": lambda a: ellipse(_n(a, "cx"), _n(a, "cy"), _n(a, "r"), _n(a, "r")),
    "ellipse": lambda a: ellipse(_n(a, "cx"), _n(a, "cy"), _n(a, "rx"), _n(a, "ry")),
    "line": lambda a: (("M", _n(a, "x1"), _n(a, "y1")), ("L", _n(a, "x2"), _n(a, "y2"))),
    "polyline": lambda a: _points(a, False),
    "polygon": lambda a: _points(a, True),
}

_COMMAND = compiled(r"([MmZzLlHhVvCcSsQqTtAa])([^MmZzLlHhVvCcSsQqTtAa]*)")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


#: Path data as drawing programs and our own tools write it: absolute moves, lines and curves.
_PLAIN = compiled(r"M[MLCZ0-9. ,\n\t-]*")


def _plain_segments(d: str) -> Segments | None:
    """Plain path data read without a look at each sign; None where it is not so plain (numbers
    without a blank between them, letters left out)."""
    out: list[Segment] = []
    d = d.replace(",", " ")
    for letter in "MLCZ":
        d = d.replace(letter, "\0" + letter)
    try:
        for part in d.split("\0")[1:]:
            letter, values = part[0], part[1:].split()
            if len(values) == 2 and letter in "ML":
                out.append((letter, float(values[0]), float(values[1])))
            elif len(values) == 6 and letter == "C":
                out.append(("C", *map(float, values)))
            elif not values and letter == "Z":
                out.append(("Z",))
            else:
                return None
    except ValueError:
        return None
    return tuple(out)


def path_segments(d: str) -> Segments:
    """SVG path data as absolute move, line and cubic segments (SVG 1.1, 8.3).

    Raises ``ValueError`` for data that is no path.
    """
    if _PLAIN.fullmatch(d):
        plain = _plain_segments(d)
        if plain is not None:
            return plain
    out: list[Segment] = []
    x = y = sx = sy = 0.0
    control: tuple[float, float] | None = None
    before = ""
    if d.strip() and d.strip()[0] not in "Mm":
        raise ValueError("path data starts with M")
    for letter, body in _COMMAND.findall(d):
        kind, relative = letter.upper(), letter.islower()
        if kind == "Z":
            out.append(("Z",))
            x, y, before = sx, sy, "Z"
            continue
        values = _arc_numbers(body) if kind == "A" else list(map(float, _NUMBERS.findall(body)))
        step = _ARITY[kind]
        if not values or len(values) % step:
            raise ValueError(f"{letter} takes {step} numbers at a time")
        if kind == "C":
            for i in range(0, len(values), 6):
                x1, y1, x2, y2, x3, y3 = values[i : i + 6]
                if relative:
                    x1, x2, x3, y1, y2, y3 = x1 + x, x2 + x, x3 + x, y1 + y, y2 + y, y3 + y
                out.append(("C", x1, y1, x2, y2, x3, y3))
                control, x, y = (x2, y2), x3, y3
            before = kind
            continue
        for i in range(0, len(values), step):
            v = values[i : i + step]
            ox, oy = (x, y) if relative else (0.0, 0.0)
            if kind == "M" and i == 0:
                x, y = v[0] + ox, v[1] + oy
                sx, sy = x, y
                out.append(("M", x, y))
            elif kind in "MLHV":
                if kind == "H":
                    x = v[0] + ox
                elif kind == "V":
                    y = v[0] + oy
                else:
                    x, y = v[0] + ox, v[1] + oy
                out.append(("L", x, y))
            elif kind == "A":
                out += _arc(x, y, v[0], v[1], v[2], v[3], v[4], v[5] + ox, v[6] + oy)
                x, y = v[5] + ox, v[6] + oy
            else:
                p = [value + (ox if k % 2 == 0 else oy) for k, value in enumerate(v)]
                mirrored = (2 * x - control[0], 2 * y - control[1]) if control else (x, y)
                smooth = before in ("CS" if kind == "S" else "QT")
                if kind in "ST":
                    p = [*(mirrored if smooth else (x, y)), *p]
                if kind in "QT":
                    cx, cy = p[0], p[1]
                    cubic = (
                        x + (cx - x) * 2 / 3,
                        y + (cy - y) * 2 / 3,
                        p[2] + (cx - p[2]) * 2 / 3,
                        p[3] + (cy - p[3]) * 2 / 3,
                        p[2],
                        p[3],
                    )
                    control = (cx, cy)
                else:
                    cubic = (p[0], p[1], p[2], p[3], p[4], p[5])
                    control = (p[2], p[3])
                out.append(("C", *cubic))
                x, y = cubic[4], cubic[5]
            before = kind
    return tuple(out)


def _arc_numbers(body: str) -> list[float]:
    """Arc flags may stand without a separator: ``a1 1 0 0110 5``."""
    pattern = compiled(rf"\s*,?\s*({_NUMBERS.pattern})")
    out: list[float] = []
    at = 0
    while at < len(body.rstrip(" ,\n\t")):
        if len(out) % 7 in (3, 4):
            m = compiled(r"\s*,?\s*([01])").match(body, at)
        else:
            m = pattern.match(body, at)
        if not m:
            raise ValueError("bad arc")
        out.append(float(m.group(1)))
        at = m.end()
    return out


def _arc(
    x1: float,
    y1: float,
    rx: float,
    ry: float,
    angle: float,
    large: float,
    sweep: float,
    x2: float,
    y2: float,
) -> list[Segment]:
    """An elliptical arc in curves of at most a quarter turn (SVG 1.1, F.6)."""
    if rx == 0 or ry == 0 or (x1, y1) == (x2, y2):
        return [("L", x2, y2)]
    phi = math.radians(angle)
    cos, sin = math.cos(phi), math.sin(phi)
    dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
    px, py = cos * dx + sin * dy, -sin * dx + cos * dy
    rx, ry = abs(rx), abs(ry)
    grow = (px / rx) ** 2 + (py / ry) ** 2
    if grow > 1:
        rx, ry = rx * math.sqrt(grow), ry * math.sqrt(grow)
    top = max(0.0, rx * rx * ry * ry - rx * rx * py * py - ry * ry * px * px)
    factor = math.sqrt(top / (rx * rx * py * py + ry * ry * px * px))
    if (large != 0) == (sweep != 0):
        factor = -factor
    cxp, cyp = factor * rx * py / ry, -factor * ry * px / rx
    cx, cy = cos * cxp - sin * cyp + (x1 + x2) / 2, sin * cxp + cos * cyp + (y1 + y2) / 2
    start = math.atan2((py - cyp) / ry, (px - cxp) / rx)
    turn = math.atan2((-py - cyp) / ry, (-px - cxp) / rx) - start
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi
    count = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    step = turn / count
    k = 4 / 3 * math.tan(step / 4)
    out: list[Segment] = []
    for i in range(count):
        a, b = start + i * step, start + (i + 1) * step
        local = (
            (math.cos(a) - k * math.sin(a), math.sin(a) + k * math.cos(a)),
            (math.cos(b) + k * math.sin(b), math.sin(b) - k * math.cos(b)),
            (math.cos(b), math.sin(b)),
        )
        flat: list[float] = []
        for ux, uy in local:
            flat += (cx + cos * rx * ux - sin * ry * uy, cy + sin * rx * ux + cos * ry * uy)
        out.append(("C", *flat))
    return out


_TRANSFORM = compiled(r"(\w+)\s*\(([^)]*)\)")


def transform_of(text: str) -> Matrix:
    """An SVG transform list as one matrix.  Raises ``ValueError``."""
    out = IDENTITY
    for name, body in _TRANSFORM.findall(text):
        v = [float(n) for n in _NUMBERS.findall(body)]
        if name == "matrix" and len(v) == 6:
            m = Matrix(*v)
        elif name == "translate" and v:
            m = Matrix.translate(v[0], v[1] if len(v) > 1 else 0.0)
        elif name == "scale" and v:
            m = Matrix.scale(v[0], v[1] if len(v) > 1 else v[0])
        elif name == "rotate" and v:
            r = math.radians(v[0])
            m = Matrix(math.cos(r), math.sin(r), -math.sin(r), math.cos(r), 0.0, 0.0)
            if len(v) == 3:
                m = Matrix.translate(-v[1], -v[2]).then(m).then(Matrix.translate(v[1], v[2]))
        elif name in ("skewX", "skewY") and v:
            t = math.tan(math.radians(v[0]))
            m = Matrix(1, t if name == "skewY" else 0, t if name == "skewX" else 0, 1, 0, 0)
        else:
            raise ValueError(f"transform {name}({body}) is not known")
        out = m.then(out)
    return out
