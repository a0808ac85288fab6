"""The signatures of ``infographic.build`` for editors and type checkers, from the models."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping

from infographic.builders import Builder, name_of, shipped
from infographic.spec.fields import FieldInfo, Model, fields_of
from infographic.spec.model import InkDef, PageSize, PanelNode, Place
from infographic.spec.values import (
    AnyPicture,
    Companion,
    Figure,
    FileRef,
    Focus,
    Icon,
    InkRef,
    Length,
    LengthRange,
    MapNumber,
    Picture,
    Text,
    View,
)

_HEAD = '''"""Specs written in Python: a function for every part, a plain dict from each.

Written by `make schema` from the models: do not edit.
"""

from collections.abc import Mapping, Sequence
from datetime import date as Date
from decimal import Decimal
from os import PathLike
from typing import Any, Literal, TypeAlias

Words: TypeAlias = str | int | Decimal
"""Text, or a `$path` into the content.  No float: it has lost its digits."""
Number: TypeAlias = str | int | Decimal
"""A figure as it is printed: "837.30", 837, Decimal("837.30").  No float."""
Length: TypeAlias = str
"""A number with a unit: mm, cm, in, pt, em (the body size)."""
Range: TypeAlias = str
"""A length, or two: "9..12 pt"."""
Ink: TypeAlias = str
"""An ink of the theme: "main", "main 20 %", "main 20 % overprint"."""
IconName: TypeAlias = str
Size: TypeAlias = str
"""A preset ("a2 landscape"), or "594 x 841 mm"."""
File: TypeAlias = str | PathLike[str]

class Panel(dict[str, Any]):
    """A panel with the keys about its place."""
'''

_LEAVES: Mapping[object, str] = {
    str: "str",
    int: "int",
    float: "float",
    bool: "bool",
    Text: "Words",
    Figure: "Number",
    Length: "Length",
    LengthRange: "Range",
    InkRef: "Ink",
    Icon: "IconName",
    FileRef: "File",
    Picture: "File",
    AnyPicture: "File",
    MapNumber: "str",
    Focus: "Sequence[float]",
    View: "str",
    Companion: "File | Mapping[str, Any]",
    PageSize: "Size",
    InkDef: "Sequence[float] | Mapping[str, Any]",
    PanelNode: "Panel | str",
}
#: Types that a `$path`, a str, is one of already.
_TEXTS = ("str", "Words", "Number", "Length", "Range", "Ink", "IconName", "Size", "File")


def stub() -> str:
    """The text of ``build.pyi``: the package's own models and panels."""
    made = shipped()
    out = [_HEAD]
    for builder in made.values():
        if not builder.panel:
            out.append(f'class {_class(builder.model)}(dict[str, Any]):\n    """{builder.doc}"""\n')
    out += [_function(builder) for builder in made.values()]
    place = "\n".join(_parameters(fields_of(Place)))
    out.append(
        "def panel(name: str, value: Any = None, /, **keys: Any) -> Panel:\n"
        '    """A panel of any name, another package\'s for example.\n\n'
        "    value: its keys as a mapping, or what may stand for them.\n"
        '    keys: its keys, and those about its place.\n    """\n'
    )
    out.append(
        f"def placed(\n    panel: Panel,\n    /,\n    *,\n{place}\n) -> Panel:\n"
        '    """A panel with keys about its place, where its own keys have the same names."""\n'
    )
    out.append(
        "def use(path: str, /, **keys: Any) -> Any:\n"
        '    """What a `$path` into the content leads to; keys beside it win."""\n'
    )
    return "\n".join(out)


def _class(model: type[Model]) -> str:
    return name_of(model).title().replace("_", "")


def _function(builder: Builder) -> str:
    """A builder's signature and its keys' documentation."""
    keys = {**builder.own, **builder.place}
    lines = [f"def {builder.name}("]
    names = [p.name for p in builder.signature.parameters.values() if p.name in keys]
    if builder.short:
        lines += _parameters({builder.short: keys[names.pop(0)]})
    lines += ["    *,", *_parameters({name: keys[name] for name in names})] if names else []
    lines += ["    **others: Any,"] if builder.open else []
    lines.append(f") -> {'Panel' if builder.panel else _class(builder.model)}:")
    first, *rest = builder.documentation.split("\n")
    lines += [f'    """{first}', *(f"    {line}".rstrip() for line in rest), '    """', ""]
    return "\n".join(lines)


def _parameters(keys: Mapping[str, FieldInfo]) -> Iterator[str]:
    for key, info in keys.items():
        hint = _annotation(info.type, info)
        yield f"    {key}: {hint}," if info.required else f"    {key}: {hint} | None = ...,"


def _annotation(hint: object, info: FieldInfo | None = None) -> str:
    """What a key takes, as source."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        item = _annotation(parts[0])
        many = [item] if info is not None and info.meta.get("many") else []
        return _either(f"Sequence[{item}]", *many, "str")
    if origin is typing.Literal:
        return f"Literal[{', '.join(repr(word) for word in parts)}]"
    if isinstance(hint, type) and issubclass(hint, Model):
        short = fields_of(hint).get(str(getattr(hint, "SHORT", "")))
        forms = [_annotation(short.type, short)] if short is not None else []
        return _either(_class(hint), *forms, "str")
    if parts:
        return f"Mapping[str, {_annotation(parts[1])}]"
    date = info is not None and info.meta.get("form") == "date"
    return _LEAVES[hint] + (" | Date" if date else "")


def _either(*parts: str) -> str:
    """A union, each part told once; `str` only where no other part is a text."""
    flat = list(dict.fromkeys(p for part in parts for p in _split(part)))
    if any(p in _TEXTS for p in flat if p != "str"):
        flat = [p for p in flat if p != "str"]
    return " | ".join(flat)


def _split(union: str) -> list[str]:
    """The parts of a union, brackets kept whole."""
    out, depth, part = [], 0, ""
    for char in union:
        depth += (char == "[") - (char == "]")
        if char == "|" and not depth:
            out.append(part.strip())
            part = ""
        else:
            part += char
    return [*out, part.strip()]
