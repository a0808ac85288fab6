"""How models are declared: frozen dataclasses whose fields carry their own documentation.

Decoder, schema and docs all read the same declarations.  (Why not a validation library:
docs/adr/0003.)
"""

from __future__ import annotations

import dataclasses
import sys
import types
import typing
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from infographic.diagnostics import NOWHERE, Diagnostic, Span
from infographic.record import dataclass


def spec(
    default: Any = dataclasses.MISSING,
    doc: str = "",
    *,
    factory: Any = dataclasses.MISSING,
    low: float | None = None,
    high: float | None = None,
    many: bool = False,
    names: str = "",
    form: str = "",
    key: str = "",
    lack: str = "",
) -> Any:
    """Declare one key of a model.

    ``low``/``high``: limits of a number or of a length's value.  ``many``: a single value may
    stand for a list of one, a mapping for the list of its values.  ``names``: the registry
    that a word must be in (``role``, ``theme``...).  ``form``: what a text or size must be
    (``date``, ``lang``, ``url``; ``type``: a size of type, ``body``: the same and absolute).  ``key``: the spelling in the file when it
    is not the field's name.  ``lack``: the code of the diagnostic that says that it is missing, or has nothing behind it.
    """
    meta = {"doc": doc, "low": low, "high": high, "many": many, "names": names, "form": form}
    meta |= {"key": key, "lack": lack}
    if factory is not dataclasses.MISSING:
        return dataclasses.field(default_factory=factory, metadata=meta)
    return dataclasses.field(default=default, metadata=meta)


@dataclass(frozen=True, kw_only=True)
class Model:
    """Base of every model: remembers where its mapping stood and where each key's value was."""

    origin: Span = dataclasses.field(default=NOWHERE, compare=False, repr=False)
    places: Mapping[str, Span] = dataclasses.field(default_factory=dict, compare=False, repr=False)

    def faults(self) -> Iterator[Diagnostic]:
        """What is wrong with keys that are sound each by itself; asked once, when they were read."""
        return iter(())

    def at(self, name: str) -> Span:
        """The place of a key's value, or of the whole mapping when it was not given."""
        return self.places.get(name, self.origin)


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """One declared key, with its type taken apart."""

    name: str
    key: str
    type: Any
    optional: bool
    required: bool
    default: Any
    meta: Mapping[str, Any]

    @property
    def doc(self) -> str:
        return str(self.meta.get("doc", ""))


@lru_cache(maxsize=256)
def _fields(model: Any) -> Mapping[str, FieldInfo]:
    """The declared keys of a model by their spelling in the file."""
    out: dict[str, FieldInfo] = {}
    for f in dataclasses.fields(model):
        if f.name in ("origin", "places"):
            continue
        required = f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
        written: Any = f.type
        bare, optional = strip_optional(_hint(_home(model, f.name), written))
        key = f.metadata.get("key") or f.name
        out[key] = FieldInfo(
            f.name, key, bare, optional, required, None if required else f.default, f.metadata
        )
    return out


def _home(model: type, name: str) -> str:
    """The module of the class that declares a field."""
    declared = (c for c in model.__mro__ if name in vars(c).get("__annotations__", ()))
    return next(declared).__module__


@lru_cache(maxsize=1024)
def _hint(module: str, written: Any) -> Any:
    """A type as it was written in a module.  (``typing.get_type_hints`` compiles every field of
    every model, those that they all inherit too: a tenth of the time to read a spec.)"""
    return eval(written, vars(sys.modules[module])) if isinstance(written, str) else written


def fields_of(model: type) -> Mapping[str, FieldInfo]:
    """The declared keys of a model by their spelling in the file."""
    return _fields(model)


def strip_optional(hint: Any) -> tuple[Any, bool]:
    """``T | None`` as (T, True), anything else as (hint, False)."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        rest = [a for a in typing.get_args(hint) if a is not type(None)]
        if len(rest) == 1 and len(typing.get_args(hint)) == 2:
            return rest[0], True
    return hint, False
