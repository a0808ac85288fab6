"""One item or many, something or nothing: what a node stands for where a list belongs."""

from __future__ import annotations

import typing
import unicodedata
from typing import Any

from infographic.patterns import compiled
from infographic.spec.fields import FieldInfo, Model, fields_of
from infographic.spec.located import Entry, Located, Map, Scalar, Seq
from infographic.spec.refs import is_reference
from infographic.spec.values import Figure, Text


def blank(value: Any) -> bool:
    """True for a text or figure without a visible character: as good as not given."""
    text = value.value if isinstance(value, (Text, Figure)) else "x"
    if text[:1].isalnum():  # nearly always
        return False
    return all(ch.isspace() or unicodedata.category(ch) == "Cf" for ch in text)


def paragraphs(value: Any, info: FieldInfo | None) -> list[Any]:
    """A text as it is, or its paragraphs where the key takes some: an empty line parts them."""
    if not isinstance(value, Text) or info is None or info.meta.get("form") != "paragraphs":
        return [value]
    parts = (part.strip() for part in _PARTED.split(value.value))
    return [Text(part, value.span) for part in parts if part]


#: An empty line.
_PARTED = compiled(r"\n[ \t]*\n\s*")


def empty(node: Located) -> bool:
    """True for a text without a visible character, and for what holds nothing else."""
    match node:
        case Scalar(text=text):
            return blank(Text(text))
        case Seq(items=items):
            return all(empty(item) for item in items)
        case Map(entries=entries):
            return not entries
    return False


def as_short(node: Map, model: type[Model]) -> Map:
    """A mapping of items that a path leads to, where the model's main key takes a list of them:
    `figures: $figures`."""
    short, known = getattr(model, "SHORT", ""), fields_of(model)
    info = known.get(short)
    if info is None or typing.get_origin(info.type) is not tuple or not node.entries:
        return node
    if any(e.key in known for e in node.entries) or not holds_items(
        node, typing.get_args(info.type)[0]
    ):
        return node
    return Map(node.span, (Entry(short, node.span, node),))


def holds_items(node: Map, hint: Any) -> bool:
    """True when every value of a mapping may be an item of a model that is no such item itself."""
    if not (isinstance(hint, type) and issubclass(hint, Model)) or is_one(node, hint):
        return False
    return all(isinstance(e.value, Map) and is_one(e.value, hint) for e in node.entries)


def is_one(node: Map, hint: Any) -> bool:
    """True when the mapping itself is one item (it holds a key of the item's model)."""
    if not (isinstance(hint, type) and issubclass(hint, Model)):
        return False
    return any(
        (isinstance(e.value, Scalar) and not is_reference(e.value.text))
        or e.key in fields_of(hint)
        or e.key == "use"
        for e in node.entries
    )
