"""What ``infographic.build`` is made of: a builder for every model, at run time.

Builders know the models' keys and nothing else; what values mean is the decoder's business.
``stub`` writes their signatures down for editors and type checkers.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from inspect import Parameter, Signature
from typing import Any

from infographic.diagnostics import did_you_mean
from infographic.listing import shown_default
from infographic.panel import PanelType
from infographic.panels import BUILTIN
from infographic.registry import Registry
from infographic.spec.fields import FieldInfo, Model, fields_of
from infographic.spec.model import ContentHead, Place, SpecFile, ThemeFile
from infographic.spec.values import Figure, Text

#: Builders whose names do not come from their model's.
_NAMES = {"Datum": "figure"}
_ANY_WAY = Parameter.POSITIONAL_OR_KEYWORD
_SUFFIX = re.compile("(File|Model|Def|Head)$")


def name_of(model: type[Model]) -> str:
    """What a model's builder is called: ``page`` for ``PageModel``."""
    bare = _SUFFIX.sub("", model.__name__)
    return _NAMES.get(bare, re.sub("(?<=[a-z])(?=[A-Z])", "_", bare).lower())


@dataclass(frozen=True)
class Builder:
    """Makes dicts of one model's keys; a panel's also takes the keys about its place.

    ``panel``: the panel's name, "" for models that are no panel's.
    """

    name: str
    model: type[Model]
    doc: str
    panel: str = ""

    @property
    def short(self) -> str:
        """The key that may be given without its name, or ""."""
        return str(getattr(self.model, "SHORT", ""))

    @property
    def own(self) -> Mapping[str, FieldInfo]:
        """The model's keys that are asked for (a version is always 1)."""
        return {k: f for k, f in fields_of(self.model).items() if k != "version"}

    @property
    def place(self) -> Mapping[str, FieldInfo]:
        """Keys about a panel's place, less those that mean something else in it."""
        own = self.own
        return {k: f for k, f in fields_of(Place).items() if k not in own} if self.panel else {}

    @property
    def signature(self) -> Signature:
        """Its parameters in order: what may stand without a name, what must be given, the rest."""
        keys = {**self.own, **self.place}
        first = [self.short] if self.short else []
        rest = sorted((k for k in keys if k not in first), key=lambda k: not keys[k].required)
        kinds = [*((k, _ANY_WAY) for k in first), *((k, Parameter.KEYWORD_ONLY) for k in rest)]
        found = [
            Parameter(k, kind, default=Parameter.empty if keys[k].required else None)
            for k, kind in kinds
        ]
        others = [Parameter("others", Parameter.VAR_KEYWORD)] if self.open else []
        return Signature([*found, *others])

    @property
    def documentation(self) -> str:
        """What it makes, and a line for each key."""
        out = [self.doc, ""]
        for key, info in {**self.own, **self.place}.items():
            state = "required" if info.required else f"default {shown_default(info.default)}"
            out.append(f"{key}: {info.doc} ({state})")
        return "\n".join(out)

    @property
    def function(self) -> Callable[..., dict[str, Any]]:
        """The builder as a function that tells its keys to `help` and to notebooks."""

        def make(*values: Any, **keys: Any) -> dict[str, Any]:
            return self(*values, **keys)

        make.__name__ = make.__qualname__ = self.name
        make.__doc__ = self.documentation
        make.__signature__ = self.signature  # type: ignore[attr-defined]
        return make

    @property
    def open(self) -> bool:
        """True where any other key may stand: a content file is its author's."""
        return self.model is ContentHead

    def __call__(self, *values: Any, **keys: Any) -> dict[str, Any]:
        """The dict.  Keys that are None are left out.

        Raises ``TypeError`` for unknown and missing keys, and for floats where text or a
        figure is printed.
        """
        given = {key: value for key, value in keys.items() if value is not None}
        own = {key: given.pop(key) for key in self.own if key in given}
        place = {key: given.pop(key) for key in self.place if key in given}
        if self.open:
            own, given = {**own, **given}, {}
        for key in given:
            hint = "".join(f"; {h}" for h in did_you_mean(key, (*self.own, *self.place)))
            raise TypeError(f"{self.name}() knows no key {key!r}{hint}")
        if values and (len(values) > 1 or not self.short or self.short in own):
            raise TypeError(f"{self.name}() takes {self.short or 'nothing'} without a name, once")
        if values:
            own = {self.short: values[0], **own}
        for key, info in self.own.items():
            if info.required and key not in own:
                raise TypeError(f"{self.name}() needs {key!r}")
            if key in own:
                _refuse_floats(own[key], info.type, f"{self.name}({key}=...)")
        if "version" in fields_of(self.model):
            own = {"version": 1, **own}
        if not self.panel:
            return own
        short = values and list(own) == [self.short]
        return {self.panel: values[0] if short else own, **place}


def _refuse_floats(value: Any, hint: Any, where: str) -> None:
    """Floats have lost the digits that they were written with: 837.30 is 837.3."""
    if typing.get_origin(hint) is tuple:
        hint = typing.get_args(hint)[0]
        for item in value if isinstance(value, (list, tuple)) else ():
            _refuse_floats(item, hint, where)
    if isinstance(value, float) and hint in (Text, Figure):
        raise TypeError(f"{where}: a float has lost its digits; give a str, an int or a Decimal")


def builders(kinds: Iterable[PanelType]) -> Mapping[str, Builder]:
    """Every builder by name: the files, what stands in them, and these panels.

    Raises ``ValueError`` when two would have the same name.
    """
    found: dict[str, Builder] = {}

    def add(builder: Builder) -> None:
        if found.setdefault(builder.name, builder).model is not builder.model:
            raise ValueError(f"two builders would be called {builder.name!r}")
        for info in builder.own.values():
            for hint in (*typing.get_args(info.type), info.type):
                if isinstance(hint, type) and issubclass(hint, Model):
                    add_model(hint)

    def add_model(model: type[Model]) -> None:
        builder = Builder(name_of(model), model, _first_line(model.__doc__))
        if found.get(builder.name) != builder:
            add(builder)

    for root in (SpecFile, ThemeFile, ContentHead):
        add_model(root)
    for kind in kinds:
        add(Builder(kind.name, kind.model, kind.doc, kind.name))
    return dict(sorted(found.items()))


def _first_line(doc: str | None) -> str:
    return (doc or "").strip().splitlines()[0]


@cache
def shipped() -> Mapping[str, Builder]:
    """The builders of the package's own models and panels."""
    registry = Registry(BUILTIN)
    return builders(kind for name in BUILTIN if (kind := registry.find(name)) is not None)


def panel(name: str, value: Any = None, /, **keys: Any) -> dict[str, Any]:
    """A panel of any name, another package's for example.

    ``value``: its keys as a mapping, or what may stand for them.  ``keys``: its keys, and those
    about its place.
    """
    about = fields_of(Place)
    given = {k: v for k, v in keys.items() if v is not None}
    own = {k: v for k, v in given.items() if k not in about}
    if own and value is not None:
        raise TypeError(f"panel({name!r}, ...) takes its keys by name or as one value, not both")
    place = {k: v for k, v in given.items() if k in about}
    return {name: own if value is None else value, **place}


def placed(panel: Mapping[str, Any], /, **place: Any) -> dict[str, Any]:
    """A panel with keys about its place, where its own keys have the same names.

    Raises ``TypeError`` for other keys.
    """
    about = fields_of(Place)
    for key in place:
        if key not in about:
            raise TypeError(f"placed() knows no key {key!r}{''.join(did_you_mean(key, about))}")
    return {**panel, **{k: v for k, v in place.items() if v is not None}}


def use(path: str, /, **keys: Any) -> dict[str, Any]:
    """What a `$path` into the content leads to, with keys that stand over its own.

    Raises ``ValueError`` for what is no path.
    """
    if not path.startswith("$"):
        raise ValueError(f"a path into the content starts with `$`, not {path!r}")
    return {"use": path, **{k: v for k, v in keys.items() if v is not None}}


#: Builders that come from no model.
PLAIN: Mapping[str, Callable[..., dict[str, Any]]] = {
    "panel": panel,
    "placed": placed,
    "use": use,
}
