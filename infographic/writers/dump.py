"""A frame as readable text: one line an item, the golden format of the tests.

Places are mm from the frame's top left with two decimals, moved groups worked in; sizes and
line widths are pt.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import assert_never

from infographic.color import Ink
from infographic.diagnostics import Diagnostic
from infographic.frame import (
    Frame,
    GlyphRun,
    Gradient,
    Group,
    Image,
    Item,
    Link,
    Path,
    PlacedPage,
    Segments,
    Shading,
    Tag,
)
from infographic.geometry import MM_PER_PT, Matrix


def dump(frame: Frame) -> str:
    """The frame, its items and its notes."""
    head = f"frame {_mm(frame.width)} x {_mm(frame.height)}"
    if frame.baseline is not None:
        head += f" baseline {_mm(frame.baseline)}"
    lines = [head]
    _items(frame.items, 1, 0.0, 0.0, lines)
    lines += [f"note {n.severity}[{n.code}] {_place(n)}: {n.message}" for n in frame.notes]
    return "\n".join(lines) + "\n"


def _place(note: Diagnostic) -> str:
    """Where a note is from, without the folder: the same on every machine."""
    return str(note.span).rpartition("/")[2]


def _items(items: Iterable[Item], depth: int, dx: float, dy: float, lines: list[str]) -> None:
    indent = "  " * depth
    for item in items:
        match item:
            case GlyphRun():
                lines.append(indent + _run(item, dx, dy))
            case Path():
                lines.append(f"{indent}path {_shape(item.segments, dx, dy)}{_paint(item)}")
            case Shading():
                box = _shape(item.segments, dx, dy)
                lines.append(f"{indent}shading {box} {_gradient(item.gradient)}")
            case Image() | PlacedPage():
                lines.append(indent + _image(item, dx, dy))
            case Group():
                _group(item, depth, dx, dy, lines)
            case Tag():
                lines.append(indent + _tag(item))
                _items(item.items, depth + 1, dx, dy, lines)
            case Link():
                lines.append(f"{indent}link {item.uri or f'page {item.page}'}")
                _items(item.items, depth + 1, dx, dy, lines)
            case _:
                assert_never(item)


def _group(group: Group, depth: int, dx: float, dy: float, lines: list[str]) -> None:
    m = group.transform
    if m.is_translation and not group.clip and group.alpha >= 1.0:
        _items(group.items, depth, dx + m.e, dy + m.f, lines)
        return
    words = ["group"]
    if m.is_translation:
        dx, dy = dx + m.e, dy + m.f
    else:
        words.append(_matrix(m.then(Matrix.translate(dx, dy))))
        dx = dy = 0.0
    if group.clip:
        words.append(f"clip {_shape(group.clip, dx, dy)}")
    if group.alpha < 1.0:
        words.append(f"alpha {group.alpha:g}")
    lines.append("  " * depth + " ".join(words))
    _items(group.items, depth + 1, dx, dy, lines)


def _tag(tag: Tag) -> str:
    words: list[str] = [tag.role]
    for label, value in (("key", tag.key), ("lang", tag.lang)):
        if value:
            words.append(f"{label}={value}")
    for label, value in (("alt", tag.alt), ("actual", tag.actual)):
        if value:
            words.append(f'{label}="{value}"')
    return " ".join(words)


def _run(run: GlyphRun, dx: float, dy: float) -> str:
    """Where, how long along its axis, and what."""
    em = run.size * MM_PER_PT
    length = 0.0
    if run.glyphs:
        first, last = run.glyphs[0], run.glyphs[-1]
        span = last.y - first.y if run.vertical else last.x - first.x
        length = (span + last.advance) * em
    face = getattr(run.face, "name", "") or str(run.face)
    way = "vtext" if run.vertical else "text"
    return (
        f"{way} {_mm(run.x + dx)},{_mm(run.y + dy)} +{_mm(length)} {run.size:g}pt "
        f"{face} {_ink(run.ink)} {run.text}"
    )


def _shape(segments: Segments, dx: float, dy: float) -> str:
    """The box of all points, control points included, and how many segments there are."""
    xs = [float(s[i]) for s in segments for i in range(1, len(s), 2)]
    ys = [float(s[i]) for s in segments for i in range(2, len(s), 2)]
    if not xs:
        return "empty"
    return (
        f"{_mm(min(xs) + dx)},{_mm(min(ys) + dy)} "
        f"{_mm(max(xs) - min(xs))}x{_mm(max(ys) - min(ys))} #{len(segments)}"
    )


def _image(image: Image | PlacedPage, dx: float, dy: float) -> str:
    """Where, how large, and what."""
    held = image.picture if isinstance(image, Image) else image.page
    what = getattr(held, "label", "") or type(held).__name__
    place = f"{_mm(image.x + dx)},{_mm(image.y + dy)}"
    kind = "image" if isinstance(image, Image) else "picture"
    return f"{kind} {place} {_mm(image.width)}x{_mm(image.height)} {what}"


def _paint(path: Path) -> str:
    out = ""
    if path.fill is not None:
        out += f" fill {_ink(path.fill)}{' even-odd' if path.even_odd else ''}"
    if (s := path.stroke) is not None:
        out += f" stroke {_ink(s.ink)} {s.width:g}pt"
        out += f" {s.cap}" if s.cap != "butt" else ""
        out += f" {s.join}" if s.join != "miter" else ""
        out += f" dash {' '.join(f'{d:g}' for d in s.dash)}" if s.dash else ""
    return out


def _gradient(gradient: Gradient) -> str:
    coords = " ".join(_mm(c) for c in gradient.coords)
    stops = ", ".join(f"{offset:g} {_ink(ink)}" for offset, ink in gradient.stops)
    moved = "" if gradient.transform == Matrix() else f" {_matrix(gradient.transform)}"
    return f"{gradient.kind} {coords}{moved} [{stops}]"


def _ink(ink: Ink) -> str:
    label = f"spot:{ink.name}" if ink.spot else ink.name
    return label if ink.tint == 1.0 else f"{label}@{ink.tint * 100:.4g}%"


def _matrix(m: Matrix) -> str:
    linear = " ".join(f"{round(v, 4) + 0.0:g}" for v in m[:4])
    turn = math.degrees(math.atan2(m.b, m.a))
    note = f" turned {turn:.4g}" if abs(turn) > 1e-6 else ""
    return f"[{linear} {_mm(m.e)} {_mm(m.f)}]{note}"


def _mm(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}"
