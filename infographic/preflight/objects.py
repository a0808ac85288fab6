"""Values of PDF objects (ISO 32000-1, 7.3) read so that a wrong type is never an exception."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pikepdf
from pikepdf.models import PdfParsingError

from infographic.geometry import Matrix

#: Left, bottom, right, top in points of default user space (PDF's axes: y upwards).
Box = tuple[float, float, float, float]
#: What pikepdf raises, by the kind of damage that it meets.
DAMAGE = (
    pikepdf.PdfError, PdfParsingError, pikepdf.ForeignObjectError, RuntimeError,
    AttributeError, KeyError, IndexError, TypeError, ValueError,
)  # fmt: skip
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")


def is_dict(value: Any) -> bool:
    """A dictionary, or a stream with its dictionary."""
    return isinstance(value, (pikepdf.Dictionary, pikepdf.Stream))


def is_stream(value: Any) -> bool:
    """A stream."""
    return isinstance(value, pikepdf.Stream)


def is_array(value: Any) -> bool:
    """An array."""
    return isinstance(value, pikepdf.Array)


def get(value: Any, *path: str) -> Any:
    """What stands at a path of keys; None where there is none."""
    for key in path:
        if not is_dict(value):
            return None
        value = value.get("/" + key)
    return value


def items(value: Any) -> list[tuple[str, Any]]:
    """Keys without their slash and values of a dictionary; nothing for anything else."""
    if not is_dict(value):
        return []
    return [(key.removeprefix("/"), held) for key, held in value.items()]


def elements(value: Any) -> list[Any]:
    """An array's elements; nothing for anything else."""
    return list(value) if is_array(value) else []


def name_bytes(value: Any) -> bytes:
    """The bytes of a name without its slash, escapes resolved (7.3.5); empty for other types."""
    if not isinstance(value, pikepdf.Name):
        return b""
    raw = value.unparse().removeprefix(b"/")
    return _ESCAPE.sub(lambda m: bytes([int(m[1], 16)]), raw)


def name(value: Any) -> str:
    """A name without its slash; bytes that are not UTF-8 are shown as Latin-1."""
    raw = name_bytes(value)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def text(value: Any) -> str | None:
    """A text string; None for other types."""
    if isinstance(value, str):
        return value
    if not isinstance(value, pikepdf.String):
        return None
    try:
        return str(value)
    except UnicodeDecodeError:
        return bytes(value).decode("latin-1")


def raw(value: Any) -> bytes:
    """The bytes of a string or of a decoded stream; empty where there are none to be had."""
    if isinstance(value, pikepdf.String):
        return bytes(value)
    if is_stream(value):
        try:
            return bytes(value.read_bytes())
        except (pikepdf.PdfError, ValueError, RuntimeError):
            return b""
    return b""


def number(value: Any) -> float | None:
    """A number; None for other types."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return None
    return float(value)


def numbers(value: Any, count: int | None = None) -> tuple[float, ...] | None:
    """An array of numbers alone, of a given length if one is given; else None."""
    found = [number(v) for v in elements(value)]
    if not is_array(value) or None in found or (count is not None and len(found) != count):
        return None
    return tuple(v for v in found if v is not None)


def box_of(value: Any) -> Box | None:
    """A rectangle with its corners put in order (7.9.5); None when it is none."""
    found = numbers(value, 4)
    if found is None:
        return None
    x0, y0, x1, y1 = found
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def matrix_of(value: Any) -> Matrix:
    """A transformation; the identity when it is none."""
    found = numbers(value, 6)
    return Matrix(*found) if found else Matrix()


def identity(value: Any) -> tuple[int, int] | int:
    """What tells an object from others: its number, or for direct ones where it is in memory."""
    number_ = getattr(value, "objgen", (0, 0))
    return number_ if number_ != (0, 0) else id(value)


def called(value: Any) -> str:
    """How to find an object in the file."""
    number_ = getattr(value, "objgen", (0, 0))[0]
    return f"object {number_}" if number_ else "an object inside another"


def reachable(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Every dictionary, stream and array that the trailer leads to, each once, with its key."""
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[str, Any]] = [("Trailer", pdf.trailer)]
    while waiting:
        key, value = waiting.pop()
        place = value.objgen
        if place != (0, 0):
            if place in seen:
                continue
            seen.add(place)
        if is_array(value):
            below = [(key, v) for v in value]
        else:
            below = items(value)
        yield key, value
        waiting += [(k, v) for k, v in below if is_dict(v) or is_array(v)]
