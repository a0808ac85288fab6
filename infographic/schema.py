"""JSON Schema (draft-07) of spec, theme and content files, made from the models."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Mapping
from typing import Any

from infographic.registry import Registry
from infographic.spec.fields import FieldInfo, Model, fields_of
from infographic.spec.model import (
    ContentHead,
    InkDef,
    PageSize,
    PanelNode,
    Place,
    SpecFile,
    ThemeFile,
)
from infographic.spec.special import TECHNICAL, page_presets
from infographic.spec.values import (
    INK_PATTERN,
    LENGTH_PATTERN,
    MAP_PATTERN,
    RANGE_PATTERN,
    VIEW_PATTERN,
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

#: Presets by name, with a turn or without, or a size of one's own.
_SIZE = (
    rf"^({'|'.join(n for p in sorted(page_presets()) for n in (p, p.upper()))})( landscape| portrait)?$"
    r"|^[0-9]+(\.[0-9]+)?\s*[x×]\s*[0-9]+(\.[0-9]+)?\s*(mm|cm|in|pt)$"
)
_FORMS = {
    "date": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "lang": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
}
_PATH = {
    "type": "string",
    "pattern": r"^\$[A-Za-z_\u0080-\uffff]",
    "description": "a $path into the content",
}
_REF = {"$ref": "#/definitions/Path"}
_LEAVES: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    Text: {"type": ["string", "integer"]},
    Figure: {"type": ["string", "integer", "number"], "description": "quote it to keep its digits"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Length: {"type": "string", "pattern": LENGTH_PATTERN},
    LengthRange: {"type": "string", "pattern": f"{LENGTH_PATTERN}|{RANGE_PATTERN}"},
    InkRef: {"type": "string", "pattern": INK_PATTERN},
    Icon: {"type": "string"},
    View: {"type": "string", "pattern": VIEW_PATTERN},
    FileRef: {"type": "string", "minLength": 1},
    Picture: {"type": "string", "minLength": 1},
    AnyPicture: {"type": "string", "minLength": 1},
    MapNumber: {"type": "string", "pattern": MAP_PATTERN},
    Focus: {
        "type": "array",
        "items": {"type": "number", "minimum": 0, "maximum": 1},
        "minItems": 2,
        "maxItems": 2,
    },
    Companion: {"type": ["string", "object"]},
}


#: The kinds of file there are, and the model of each.
KINDS: Mapping[str, type[Model]] = {
    "spec": SpecFile,
    "theme": ThemeFile,
    "content": ContentHead,
}


def file_schema(kind: str, registry: Registry) -> dict[str, Any]:
    """The schema of a kind of file.  A content file may hold any key beside those of its head."""
    builder = _Builder(registry, paths=kind != "theme")
    root = builder.model(KINDS[kind])
    if kind == "content":
        root["additionalProperties"] = True
        root.pop("required")  # content without a `version` is read as that of version 1
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"infographic {kind}",
        **root,
        "definitions": dict(sorted(builder.definitions.items())),
    }


@dataclasses.dataclass
class _Builder:
    """``paths``: whether a ``$path`` may stand in a value's place."""

    registry: Registry
    paths: bool
    definitions: dict[str, Any] = dataclasses.field(default_factory=dict)
    names: dict[str, type] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.paths:
            self.definitions["Path"] = _PATH

    def or_path(self, *schemas: dict[str, Any]) -> dict[str, Any]:
        """One of several schemas, or a path where paths may stand."""
        return _either(*schemas, *([_REF] if self.paths else []))

    def reference(self, model: type) -> dict[str, Any]:
        """A model's definition, made once, by reference."""
        name = model.__name__
        if name in ("Panel", "Path") or self.names.setdefault(name, model) is not model:
            name = re.sub(r"\W", "_", f"{model.__module__}_{name}")  # another package's namesake
        if name not in self.definitions:
            self.definitions[name] = {}  # holds the place while it refers to itself
            self.definitions[name] = self.model(model)
        return {"$ref": f"#/definitions/{name}"}

    def model(self, model: type) -> dict[str, Any]:
        fields = fields_of(model)
        out: dict[str, Any] = {
            "type": "object",
            "description": (model.__doc__ or "").strip().splitlines()[0],
            "properties": {k: self.field(f) for k, f in fields.items()},
            "additionalProperties": False,
        }
        if self.paths and issubclass(model, Model) and model not in KINDS.values():
            out["properties"]["use"] = _REF
        required = [k for k, f in fields.items() if f.required]
        if required and "use" in out["properties"]:
            out["anyOf"] = [{"required": required}, {"required": ["use"]}]
        elif required:
            out["required"] = required
        return out

    def field(self, info: FieldInfo) -> dict[str, Any]:
        schema = self.of(info.type, info)
        described = {**schema}
        if info.doc:
            described = {
                "description": info.doc,
                **({"allOf": [schema]} if "$ref" in schema else schema),
            }
        return described

    def of(self, hint: Any, info: FieldInfo | None = None) -> dict[str, Any]:
        """The schema of a type."""
        if hint is PanelNode:
            return self.panel()
        if hint is PageSize:
            return {"type": "string", "pattern": _SIZE, "examples": sorted(page_presets())}
        if hint is InkDef:
            return _INK
        origin = typing.get_origin(hint)
        if origin is tuple:
            item = self.of(typing.get_args(hint)[0])
            one = self.or_path(item)
            many: list[dict[str, Any]] = [self.or_path({"type": "array", "items": one})]
            if info is not None and info.meta.get("many"):
                many += [item, {"type": "object", "additionalProperties": one}]
            return _either(*many)
        if origin in (dict, Mapping) or getattr(origin, "__name__", "") == "Mapping":
            inner = self.of(typing.get_args(hint)[1])
            return {"type": "object", "additionalProperties": _either(inner, {"type": "null"})}
        if origin is typing.Literal:
            words = list(typing.get_args(hint))
            fixed = {"enum": [*words, *(int(w) for w in words if w.isdigit())]}
            return fixed if info is not None and info.key == "version" else self.or_path(fixed)
        if isinstance(hint, type) and issubclass(hint, Model):
            return self.or_path(self.reference(hint), *self.short(hint))
        leaf = dict(_LEAVES[hint])
        form = info.meta.get("form") if info is not None else ""
        if form in _FORMS:
            return {"type": "string", "pattern": _FORMS[form]}
        if info is not None and leaf["type"] in ("integer", "number"):
            for bound, key in (("low", "minimum"), ("high", "maximum")):
                if info.meta.get(bound) is not None:
                    leaf[key] = info.meta[bound]
        takes_text = leaf["type"] in ("string", ["string", "integer"]) and "pattern" not in leaf
        return leaf if takes_text else self.or_path(leaf)

    def short(self, model: type) -> list[dict[str, Any]]:
        """What a model takes in its mapping's place, if anything: a value for its first key."""
        name = getattr(model, "SHORT", "")
        info = fields_of(model).get(name)
        return [self.of(info.type, info)] if info is not None else []

    def panel(self) -> dict[str, Any]:
        """A panel entry: one panel key and the keys about its place."""
        if "Panel" not in self.definitions:
            self.definitions["Panel"] = {}
            properties = {k: self.field(f) for k, f in fields_of(Place).items()}
            names = []
            for name in self.registry.names():
                kind = self.registry.find(name)
                if kind is None:
                    continue
                names.append(name)
                ref = self.reference(kind.model)
                forms = self.or_path(ref, {"type": "null"}, *self.short(kind.model))
                properties[name] = {"description": kind.doc, **forms}
            self.definitions["Panel"] = {
                "type": "object",
                "properties": properties,
                "additionalProperties": False,
                "oneOf": [{"required": [n]} for n in names],
            }
        bare = {"enum": list(self.registry.names()), "description": "a panel with all defaults"}
        return self.or_path({"$ref": "#/definitions/Panel"}, bare)


def _either(*schemas: dict[str, Any]) -> dict[str, Any]:
    """One of several schemas, told once each."""
    flat: list[dict[str, Any]] = []
    for schema in schemas:
        for one in schema["anyOf"] if set(schema) == {"anyOf"} else (schema,):
            if one not in flat:
                flat.append(one)
    return flat[0] if len(flat) == 1 else {"anyOf": flat}


_SHARE = {"type": "number", "minimum": 0, "maximum": 100}
_CMYK = {"type": "array", "items": _SHARE, "minItems": 4, "maxItems": 4}
_INK: dict[str, Any] = {
    "description": "[C, M, Y, K] in percent, or a spot with its alternate",
    "anyOf": [
        _CMYK,
        {
            "type": "object",
            "required": ["cmyk"],
            "additionalProperties": False,
            "properties": {
                "spot": {"type": "string"},
                "cmyk": _CMYK,
                "overprint": {"type": "boolean"},
                "technical": {"enum": list(TECHNICAL)},
            },
        },
    ],
}
