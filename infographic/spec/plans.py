"""How the decoder goes about a type or a model: found out once in a process.

Types are known by their ``id``: to hash a ``Literal`` or a ``tuple[X, ...]`` takes longer than to read
what stands there.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from infographic.record import dataclass
from infographic.spec.fields import FieldInfo, Model, fields_of
from infographic.spec.leaf import LEAVES


@dataclass(frozen=True, slots=True)
class Plan:
    """What a type asks for.

    ``form``: sequence | dictionary | model | leaf | word (of a list) | other; ``inner``: the type of its
    parts.  ``words``: those of a list.  ``read``: a leaf's reader.  ``names``: the registry that every
    value of the type is a name in.
    """

    form: str
    inner: Any = None
    words: tuple[str, ...] = ()
    read: Callable[..., Any] | None = None
    names: str = ""


#: By the type's id; the type is held, so that its id stays its own.
_PLANS: dict[int, tuple[Any, Plan]] = {}

_NAMES = {"InkRef": "ink", "Icon": "icon"}


def plan_of(hint: Any) -> Plan:
    """The plan of a type."""
    held = _PLANS.get(id(hint))
    if held is None:
        if len(_PLANS) >= 2048:
            _PLANS.clear()
        held = _PLANS[id(hint)] = hint, _plan(hint)
    return held[1]


def _plan(hint: Any) -> Plan:
    origin = typing.get_origin(hint)
    if origin is tuple:
        return Plan("sequence", typing.get_args(hint)[0])
    if origin is dict or origin is Mapping or hint is dict:
        return Plan("dictionary", typing.get_args(hint)[1])
    if origin is typing.Literal:
        return Plan("word", words=tuple(str(word) for word in typing.get_args(hint)))
    if isinstance(hint, type) and issubclass(hint, Model):
        return Plan("model")
    names = _NAMES.get(getattr(hint, "__name__", ""), "")
    read = LEAVES.get(hint)
    return Plan("other" if read is None else "leaf", read=read, names=names)


@dataclass(frozen=True, slots=True)
class ModelPlan:
    """A model's keys by their spelling, those that it cannot do without, and the names of those that
    models may stand behind."""

    fields: Mapping[str, FieldInfo]
    required: tuple[FieldInfo, ...]
    parts: tuple[str, ...]


@lru_cache(maxsize=256)
def model_plan(model: Any) -> ModelPlan:
    """The plan of a model."""
    fields = fields_of(model)
    required = tuple(info for info in fields.values() if info.required)
    open_to_models = ("model", "other")
    parts = (i.name for i in fields.values() if plan_of(i.type).form in open_to_models)
    return ModelPlan(fields, required, tuple(parts))
