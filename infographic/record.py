"""Dataclasses that cost little to declare: the standard ones, made in another way.

``dataclasses`` compiles up to six methods for every class when its module is imported, a
quarter of a millisecond to one millisecond each: more than all other import work of this
package together.  Here ``__init__`` is compiled when a class has got some instances (those of the
classes that every render has many of stand written out in ``inits``), and the other methods are
closures over the fields.  `dataclasses.fields`, `replace` and subclasses made by the
standard decorator (panels of other packages) see an ordinary dataclass; a type checker sees
nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import replace as replace
else:
    import dataclasses
    import inspect
    from dataclasses import MISSING, Field, FrozenInstanceError, field
    from operator import attrgetter
    from reprlib import recursive_repr
    from types import MemberDescriptorType

    from infographic.inits import READY

    _PARAMS = {
        "init": True, "repr": True, "eq": True, "order": False, "unsafe_hash": False,
        "frozen": False, "match_args": True, "kw_only": False, "slots": False,
        "weakref_slot": False,
    }  # fmt: skip

    #: Instances of a class before its ``__init__`` is compiled, which takes as long as 40 of them.
    _FEW = 40

    def dataclass(cls=None, *, frozen=False, slots=False, eq=True, kw_only=False):
        """`dataclasses.dataclass` for the options that this package uses."""

        def made(target):
            return _made(target, frozen, slots, eq, kw_only)

        return made if cls is None else made(cls)

    def replace(obj, /, **changes):
        """`dataclasses.replace` without its checks: ``__init__`` refuses unknown names."""
        kind = obj.__class__
        plan = kind.__dict__.get("__record__")
        if plan is None:  # a subclass made by the standard decorator
            return dataclasses.replace(obj, **changes)
        places, values = plan
        given = [*values(obj)]
        for name, value in changes.items():
            if name not in places:
                raise TypeError(f"{kind.__name__} has no field {name!r}")
            given[places[name]] = value
        if kind.__dataclass_params__.kw_only:
            return kind(**dict(zip(places, given, strict=True)))
        return kind(*given)

    def _made(cls, frozen, slots, eq, kw_only):
        fields = {}
        for base in reversed(cls.__mro__[1:]):
            fields |= base.__dict__.get("__dataclass_fields__", {})
        own = inspect.get_annotations(cls)
        for name, kind in own.items():
            default = cls.__dict__.get(name, MISSING)
            found = default if isinstance(default, Field) else field(default=default)
            if default.__class__ in (list, dict, set):
                raise ValueError(f"mutable default for field {name}: use a factory")
            if isinstance(default, Field):
                if found.default is MISSING:
                    delattr(cls, name)
                else:
                    setattr(cls, name, found.default)
            found.name, found.type = name, kind
            found.kw_only = kw_only if found.kw_only is MISSING else found.kw_only
            found._field_type = dataclasses._FIELD
            fields[name] = found
        cls.__dataclass_fields__ = fields
        any_named = any(f.kw_only for f in fields.values())
        cls.__dataclass_params__ = _Params(
            _PARAMS | {"frozen": frozen, "eq": eq, "slots": slots, "kw_only": any_named}
        )
        cls.__match_args__ = tuple(f.name for f in fields.values() if not f.kw_only)
        if slots:
            cls = _slotted(cls, tuple(own))
        places = {name: i for i, name in enumerate(fields)}
        cls.__record__ = (places, _values(tuple(fields)))
        _add_methods(cls, fields, frozen, eq)
        return cls

    class _Params:
        """What `dataclasses` asks of a base class."""

        def __init__(self, values):
            self.__dict__.update(values)

    def _values(names):
        """A function to the tuple of an object's values."""
        if len(names) > 1:
            return attrgetter(*names)
        return lambda obj: tuple(getattr(obj, name) for name in names)

    def _slotted(cls, names):
        """The class again, with slots in place of its defaults."""
        held = {name for base in cls.__mro__[1:-1] for name in base.__dict__.get("__slots__", ())}
        space = dict(cls.__dict__)
        for name in (*names, "__dict__", "__weakref__"):
            space.pop(name, None)
        space["__slots__"] = tuple(name for name in names if name not in held)
        made = type(cls)(cls.__name__, cls.__bases__, space)
        made.__qualname__ = cls.__qualname__
        return made

    def _add_methods(cls, fields, frozen, eq):
        space = cls.__dict__
        if "__init__" not in space:
            cls.__init__ = _ready(cls, fields, frozen) or _first_init(cls, fields, frozen)
        if "__repr__" not in space:
            cls.__repr__ = _repr
        if eq:
            compared = _values(tuple(f.name for f in fields.values() if f.compare))
            if "__eq__" not in space:
                cls.__eq__ = _eq(compared)
            if not frozen:
                cls.__hash__ = None
            elif space.get("__hash__") is None:  # an own `__eq__` sets it to None
                cls.__hash__ = _hash(compared)
        if frozen:
            cls.__setattr__, cls.__delattr__ = _frozen(cls, frozenset(fields))
            if "__slots__" in space and "__getstate__" not in space:
                cls.__getstate__, cls.__setstate__ = _state(tuple(fields))

    @recursive_repr()
    def _repr(self):
        names = [name for name, f in self.__dataclass_fields__.items() if f.repr]
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({shown})"

    def _eq(values):
        def __eq__(self, other):
            if other.__class__ is self.__class__:
                return values(self) == values(other)
            return NotImplemented

        return __eq__

    def _hash(values):
        def __hash__(self):
            return hash(values(self))

        return __hash__

    def _frozen(cls, names):
        def __setattr__(self, name, value):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f"cannot assign to field {name!r}")
            super(cls, self).__setattr__(name, value)

        def __delattr__(self, name):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f"cannot delete field {name!r}")
            super(cls, self).__delattr__(name)

        return __setattr__, __delattr__

    def _state(names):
        """Copying and pickling of frozen classes with slots."""

        def __getstate__(self):
            return [getattr(self, name) for name in names]

        def __setstate__(self, state):
            for name, value in zip(names, state, strict=True):
                object.__setattr__(self, name, value)

        return __getstate__, __setstate__

    def _first_init(cls, fields, frozen):
        """An ``__init__`` that goes through the fields, and gives way to a compiled one once a
        class turns out to have many instances."""
        places = [f.name for f in fields.values() if not f.kw_only]
        post = getattr(cls, "__post_init__", None)
        made = 0

        def __init__(self, *args, **kwargs):
            nonlocal made
            made += 1
            if made == _FEW:  # two threads may both come here: the results are equal
                cls.__init__ = found = _compiled(cls, fields, frozen)
                return found(self, *args, **kwargs)
            given = dict(zip(places, args, strict=False)) | kwargs
            if len(given) < len(args) + len(kwargs) or not given.keys() <= fields.keys():
                raise TypeError(f"{cls.__name__}: too many values, or one that is not a field")
            for name, f in fields.items():
                if name in given:
                    value = given[name]
                elif f.default is not MISSING:
                    value = f.default
                elif f.default_factory is not MISSING:
                    value = f.default_factory()
                else:
                    raise TypeError(f"{cls.__name__}: `{name}` is missing")
                object.__setattr__(self, name, value)
            if post is not None:
                post(self)

        return __init__

    def _compiled(cls, fields, frozen):
        """The ``__init__`` of a class, compiled from its source."""
        text, space = source(cls, fields, frozen)
        exec(text, space)
        made = space["__init__"]
        made.__qualname__ = f"{cls.__qualname__}.__init__"
        return made

    def _ready(cls, fields, frozen):
        """The ``__init__`` that stands written out for a class with these very fields, or None."""
        shape, maker = READY.get((cls.__module__, cls.__qualname__), _NONE)
        if maker is None or shape != shape_of(cls, fields, frozen):
            return None
        made = maker(cls, fields, MISSING, object.__setattr__)
        made.__qualname__ = f"{cls.__qualname__}.__init__"
        return made

    _NONE = ("", None)

    def shape_of(cls, fields, frozen):
        """All that the source of a class's ``__init__`` depends on, as a text."""
        parts = ["frozen" if frozen else "loose", "post" if hasattr(cls, "__post_init__") else ""]
        for name, f in fields.items():
            slot = isinstance(getattr(cls, name, None), MemberDescriptorType)
            filled = f.default is not MISSING, f.default_factory is not MISSING
            parts.append(f"{name}{'=' * filled[0]}{'~' * filled[1]}{'*' * f.kw_only}{'.' * slot}")
        return " ".join(parts)

    def source(cls, fields, frozen):
        """The source of a class's ``__init__``, and the names in it with what they stand for."""
        ordered = sorted(fields.values(), key=lambda f: f.kw_only)
        space = {}
        heads, lines, marked, whole = ["self"], [], False, []
        for f in ordered:
            if f.kw_only and not marked:
                heads.append("*")
                marked = True
            head, value = f.name, f.name
            if f.default is not MISSING:
                space[f"_d_{f.name}"] = f.default
                head += f"=_d_{f.name}"
            elif f.default_factory is not MISSING:
                space[f"_f_{f.name}"] = f.default_factory
                space["_missing"] = MISSING
                head += "=_missing"
                value = f"_f_{f.name}() if {f.name} is _missing else {f.name}"
            heads.append(head)
            slot = getattr(cls, f.name, None)
            if not frozen:
                lines.append(f" self.{f.name} = {value}")
            elif isinstance(slot, MemberDescriptorType):  # its own way in, not looked up again
                space[f"_s_{f.name}"] = slot.__set__
                lines.append(f" _s_{f.name}(self, {value})")
            else:
                whole.append(f"{f.name!r}: {value}")
        if whole:  # all at once
            space["_set"] = object.__setattr__
            lines.append(f" _set(self, '__dict__', {{{', '.join(whole)}}})")
        if hasattr(cls, "__post_init__"):
            lines.append(" self.__post_init__()")
        return f"def __init__({', '.join(heads)}):\n" + ("\n".join(lines) or " pass"), space
