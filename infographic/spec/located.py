"""Located values: what a file says, and where it says it.

Scalars keep their source text; what they mean is the model's decision, so ``837.30`` never
turns into a float on the way.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from infographic.diagnostics import Diagnostic, Span, SpecError
from infographic.record import dataclass, replace


@dataclass(frozen=True, slots=True)
class Scalar:
    """A leaf.  ``kind`` is YAML's reading of a plain scalar: str, int, float, bool, null,
    timestamp; quoted scalars are always str.  ``native`` marks a Python float from a dict, and
    the kind ``python`` a value that only Python has (``text`` is its type's name).
    """

    span: Span
    text: str
    kind: str = "str"
    quoted: bool = False
    native: bool = False


@dataclass(frozen=True, slots=True)
class Seq:
    """A list."""

    span: Span
    items: tuple[Located, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping and its value."""

    key: str
    key_span: Span
    value: Located


@dataclass(frozen=True, slots=True)
class Map:
    """A mapping in the file's order.  Duplicate keys were reported when loading."""

    span: Span
    entries: tuple[Entry, ...]

    def get(self, key: str) -> Located | None:
        """The value of a key, or None."""
        for entry in self.entries:
            if entry.key == key:
                return entry.value
        return None

    def entry(self, key: str) -> Entry | None:
        """Key and value with their places, or None."""
        return next((e for e in self.entries if e.key == key), None)

    def keys(self) -> tuple[str, ...]:
        """The keys in the file's order."""
        return tuple(e.key for e in self.entries)

    def without(self, *keys: str) -> Map:
        """The mapping less some keys."""
        return replace(self, entries=tuple(e for e in self.entries if e.key not in keys))

    def over(self, base: Map) -> Map:
        """This mapping's entries put over another's, keeping the base's order."""
        mine = {e.key: e for e in self.entries}
        merged = [mine.pop(e.key, e) for e in base.entries]
        return Map(self.span, (*merged, *mine.values()))


Located: TypeAlias = Scalar | Seq | Map


def merge(base: Map, top: Map) -> Map:
    """Deep merge: mappings are merged key by key, everything else is replaced by ``top``.

    A key with nothing behind it changes nothing.
    """
    mine = {e.key: e for e in top.entries}
    out: list[Entry] = []
    for entry in base.entries:
        over = mine.pop(entry.key, None)
        if over is None or (isinstance(over.value, Scalar) and over.value.kind == "null"):
            out.append(entry)
        elif isinstance(entry.value, Map) and isinstance(over.value, Map):
            out.append(replace(over, value=merge(entry.value, over.value)))
        else:
            out.append(over)
    return Map(top.span, (*out, *mine.values()))


def leaves(node: Located, path: str = "") -> Iterator[tuple[str, Scalar]]:
    """Every scalar below a node with its dotted path (``a.b[0]``)."""
    match node:
        case Scalar():
            yield path, node
        case Seq(items=items):
            for i, item in enumerate(items):
                yield from leaves(item, f"{path}[{i}]")
        case Map(entries=entries):
            for e in entries:
                yield from leaves(e.value, f"{path}.{e.key}" if path else e.key)


def from_python(value: object, path: str = "$", file: str = "", depth: int = 0) -> Located:
    """A value given from Python as located data; places are ``$.rows[2].value``.

    What no spec can hold becomes a scalar of the kind ``python``, an error where it is used.
    Raises ``SpecError`` for data that is nested without end.
    """
    span = Span(file, 0, 0, 0, 0, path)
    if depth > 64:
        raise SpecError([Diagnostic("bad-value", "nested more than 64 levels deep", span)])
    # Most of all values are plain text, mappings and lists; the rest costs a longer look.
    if value.__class__ is str:
        return Scalar(span, value, "str", quoted=True)
    if isinstance(value, (dict, Mapping)):
        entries = []
        for k, v in value.items():
            inner = from_python(v, _below(path, str(k)), file, depth + 1)
            entries.append(Entry(str(k), inner.span, inner))
        return Map(span, tuple(entries))
    if isinstance(value, (list, tuple)):
        items = [from_python(v, f"{path}[{i}]", file, depth + 1) for i, v in enumerate(value)]
        return Seq(span, tuple(items))
    match value:
        case None:
            return Scalar(span, "", "null")
        case bool():
            return Scalar(span, "true" if value else "false", "bool")
        case int():
            return _whole(value, span)
        case float():
            return Scalar(span, repr(float(value)), "float", native=True)
        case date():
            return Scalar(span, value.isoformat()[:10], "str", quoted=True)
        case str():
            return Scalar(span, str(value), "str", quoted=True)
        case os.PathLike():
            return Scalar(span, str(value), "str", quoted=True)
        case _:
            return _rare(value, span)


def _whole(number: int, span: Span) -> Scalar:
    if abs(number) >= 10**18:
        return Scalar(span, "so large a number", "python")
    return Scalar(span, str(number), "int")


def _rare(value: object, span: Span) -> Scalar:
    """A value of a type whose module is not worth importing for every sheet."""
    from decimal import Decimal
    from numbers import Integral

    if isinstance(value, Decimal):  # unlike a float it keeps the digits it was written with
        return Scalar(span, str(value), "str", quoted=True)
    if isinstance(value, Integral):  # numpy's, for one
        return _whole(int(value), span)
    return Scalar(span, type(value).__name__, "python")


def _below(path: str, key: str) -> str:
    """``$.rows`` or ``$["a key"]``."""
    return f"{path}.{key}" if key.replace("-", "_").isidentifier() else f'{path}["{key}"]'
