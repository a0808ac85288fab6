"""Located values: what a file says, and where it says it.

Scalars keep their source text; what they mean is the model's decision, so ``837.30`` never
turns into a float on the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from infographic.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """A leaf.  ``kind`` is YAML's reading of a plain scalar: str, int, float, bool, null,
    timestamp; quoted scalars are always str.  ``native`` marks a Python float from a dict.
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
        entry = self.entry(key)
        return entry.value if entry else None

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
    """Deep merge: mappings are merged key by key, everything else is replaced by ``top``."""
    mine = {e.key: e for e in top.entries}
    out: list[Entry] = []
    for entry in base.entries:
        over = mine.pop(entry.key, None)
        if over is None:
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


def from_python(value: object, path: str = "$", file: str = "") -> Located:
    """A value given from Python as located data; places are ``$.rows[2].value``.

    Raises ``TypeError`` for what no spec can hold.
    """
    span = Span(file=file, path=path)
    match value:
        case None:
            return Scalar(span, "", "null")
        case bool():
            return Scalar(span, "true" if value else "false", "bool")
        case int():
            return Scalar(span, str(value), "int")
        case float():
            return Scalar(span, repr(value), "float", native=True)
        case str():
            return Scalar(span, value, "str", quoted=True)
        case dict():
            return Map(
                span,
                tuple(
                    Entry(str(k), span, from_python(v, f"{path}.{k}", file))
                    for k, v in value.items()
                ),
            )
        case list() | tuple():
            return Seq(
                span, tuple(from_python(v, f"{path}[{i}]", file) for i, v in enumerate(value))
            )
        case _:
            raise TypeError(f"{path}: a spec cannot hold {type(value).__name__}")
