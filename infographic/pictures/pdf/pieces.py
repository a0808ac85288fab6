"""A form taken apart into objects that the writer's own table can hold.

The order is that of the form's own keys, so the same page gives the same bytes in every process.
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any

import pikepdf

from infographic.pictures.page import Piece
from infographic.preflight.objects import elements, is_array, is_dict, is_stream, name

Parts = list[bytes | int | str]
Spots = Collection[str]


def pieces_of(form: Any, spots: Spots) -> tuple[Piece, ...]:
    """The form's objects, the form last.  ``spots``: names of spots that the sheet defines."""
    order = _order(form, spots)
    places = {value.objgen: i for i, value in enumerate(order)}
    return tuple(_piece(value, places, spots) for value in order)


def _order(form: Any, spots: Spots) -> list[Any]:
    """Indirect objects, each behind those it refers to (where they do not refer to each other)."""
    out: list[Any] = []
    seen = {form.objgen}
    stack: list[tuple[Any, list[Any]]] = [(form, _referred(form, spots))]
    while stack:
        value, waiting = stack[-1]
        if not waiting:
            out.append(value)
            stack.pop()
            continue
        held = waiting.pop(0)
        if held.objgen not in seen:
            seen.add(held.objgen)
            stack.append((held, _referred(held, spots)))
    return out


def _values(value: Any) -> list[Any]:
    if is_array(value):
        return elements(value)
    return [value[key] for key in _keys(value)]


def _keys(value: Any) -> list[str]:
    """Keys in sorted order; those of a stream that tell how it lies in its file left out."""
    skip = {"/Length"} if is_stream(value) else set()
    return sorted(set(value.keys()) - skip)


def _referred(value: Any, spots: Spots) -> list[Any]:
    """The indirect objects that an object refers to, in order."""
    out: list[Any] = []
    waiting = [value] if is_dict(value) or is_array(value) else []
    while waiting:
        for held in _values(waiting.pop(0)):
            if not isinstance(held, pikepdf.Object) or _spot(held, spots):
                continue
            if held.objgen != (0, 0):
                out.append(held)
            elif is_dict(held) or is_array(held):
                waiting.append(held)
    return out


def _spot(value: Any, spots: Spots) -> str:
    """The name of the spot whose space a value is, where the sheet defines it; "" otherwise."""
    if not is_array(value) or len(value) != 4 or name(value[0]) != "Separation":
        return ""
    spot = name(value[1])
    return spot if spot in spots else ""


def _piece(value: Any, places: dict[Any, int], spots: Spots) -> Piece:
    parts: Parts = []
    _write(value, places, spots, parts)
    if not is_stream(value):
        return Piece(_joined(parts))
    return Piece(_joined(parts), bytes(value.read_raw_bytes()), "/Filter" in value)


def _write(value: Any, places: dict[Any, int], spots: Spots, out: Parts) -> None:
    if is_dict(value):
        out.append(b"<<")
        for key in _keys(value):
            if key == "/":
                raise ValueError("a key without a name")
            out += [pikepdf.Name(key).unparse(), b" "]
            _inner(value[key], places, spots, out)
        out.append(b">>")
    elif is_array(value):
        out.append(b"[")
        for held in elements(value):
            _inner(held, places, spots, out)
        out.append(b"]")
    else:
        out.append(_leaf(value))


def _inner(value: Any, places: dict[Any, int], spots: Spots, out: Parts) -> None:
    spot = _spot(value, spots)
    if spot:
        out.append(spot)
    elif isinstance(value, pikepdf.Object) and value.objgen in places:
        out.append(places[value.objgen])
    else:
        _write(value, places, spots, out)
    out.append(b" ")


def _leaf(value: Any) -> bytes:
    """A name, number, string, boolean or null as it is written; strings in hex."""
    if value is None:
        return b"null"
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, Decimal):
        return format(value, "f").encode()
    if isinstance(value, pikepdf.String):
        return b"<" + bytes(value).hex().upper().encode() + b">"
    if isinstance(value, pikepdf.Object):
        return value.unparse(resolved=True)
    return str(value).encode("ascii")


def _joined(parts: Parts) -> tuple[bytes | int | str, ...]:
    """Neighbouring bytes as one."""
    out: Parts = []
    for part in parts:
        last = out[-1] if out else None
        if isinstance(part, bytes) and isinstance(last, bytes):
            out[-1] = last + part
        else:
            out.append(part)
    return tuple(out)


__all__ = ["pieces_of"]
