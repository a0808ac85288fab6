"""Our dataclasses behave like the standard ones."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from infographic import record
from tests.conftest import ROOT


def _twins(make: Any) -> tuple[type[Any], ...]:
    @make(frozen=True)
    class Base:
        a: int
        b: tuple[int, ...] = ()
        seen: dict[str, int] = record.field(default_factory=dict, compare=False, repr=False)

    @make(frozen=True, kw_only=True)
    class Child(Base):
        c: str
        d: str = "x"

    @make(frozen=True, slots=True)
    class Slotted:
        a: int
        b: float = 2.0

    @make
    class Loose:
        a: int
        b: list[int] = record.field(default_factory=list)

    @make(eq=False)
    class Same:
        a: int

    return Base, Child, Slotted, Loose, Same


OURS, THEIRS = _twins(record.dataclass), _twins(dataclasses.dataclass)
BASE, CHILD, SLOTTED, LOOSE, SAME = range(5)


@dataclasses.dataclass
class _Case:
    kind: int
    call: Callable[[type[Any]], Any]


@pytest.mark.parametrize(
    "case",
    [
        _Case(BASE, lambda c: repr(c(1, (2,)))),
        _Case(BASE, lambda c: c(1) == c(1) != c(2)),
        _Case(BASE, lambda c: hash(c(1, seen={"a": 1})) == hash(c(1, ()))),
        _Case(BASE, lambda c: c(1).seen is not c(1).seen),
        _Case(BASE, lambda c: c.__match_args__),
        _Case(CHILD, lambda c: c.__match_args__),
        _Case(CHILD, lambda c: repr(c(1, c="y"))),
        _Case(CHILD, lambda c: [(f.name, f.kw_only, f.type) for f in dataclasses.fields(c)]),
        _Case(CHILD, lambda c: repr(dataclasses.replace(c(1, c="y"), d="z"))),
        _Case(CHILD, lambda c: repr(record.replace(c(1, c="y"), d="z"))),
        _Case(SLOTTED, lambda c: (c(1).b, c.__slots__, hasattr(c(1), "__dict__"))),
        _Case(SLOTTED, lambda c: copy.deepcopy(c(1)) == c(1)),
        _Case(SLOTTED, lambda c: {c(1): 2}[c(1, 2.0)]),
        _Case(LOOSE, lambda c: (c(1).b, c.__hash__, repr(c(1)), c(1) == c(1))),
        _Case(SAME, lambda c: (c(1) == c(1), isinstance(hash(c(1)), int))),
    ],
)
def test_the_same_as_the_standard_one(case: _Case) -> None:
    ours, theirs = (case.call(kinds[case.kind]) for kinds in (OURS, THEIRS))
    assert ours == theirs


def _many(kinds: tuple[type[Any], ...], kind: int) -> list[Any]:
    """More instances than `__init__` is interpreted for."""
    more = {"c": "y"} if kind == CHILD else {}
    return [kinds[kind](number, **more) for number in range(40)]


@pytest.mark.parametrize("kind", range(5))
def test_the_first_instances_are_like_the_later_ones(kind: int) -> None:
    shown = [[repr(held) for held in _many(kinds, kind)] for kinds in (OURS, THEIRS)]
    assert kind == SAME or shown[0] == shown[1]
    assert [held.a for held in _many(OURS, kind)] == list(range(40))


@pytest.mark.parametrize("kind", [BASE, CHILD, SLOTTED, LOOSE])
@pytest.mark.parametrize("compiled", [False, True])
def test_wrong_arguments_are_refused(kind: int, compiled: bool) -> None:
    ours = _twins(record.dataclass)
    if compiled:
        _many(ours, kind)
    for kinds in (ours, THEIRS):
        with pytest.raises(TypeError):
            kinds[kind](1, nothing=2)
        with pytest.raises(TypeError):
            kinds[kind]()


@pytest.mark.parametrize("kind", [BASE, SLOTTED])
def test_frozen(kind: int) -> None:
    held = OURS[kind](1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        held.a = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del held.a


def test_unknown_names_cannot_be_replaced() -> None:
    with pytest.raises(TypeError):
        record.replace(OURS[SLOTTED](1), nothing=2)


def test_a_default_is_not_shared() -> None:
    with pytest.raises(ValueError, match="factory"):

        @record.dataclass
        class _Shared:
            a: list[int] = []  # type: ignore[misc]  # noqa: RUF012


def test_the_standard_decorator_goes_on_from_ours() -> None:
    @dataclasses.dataclass(frozen=True, kw_only=True)
    class Panel(OURS[BASE]):  # type: ignore[misc]
        more: int = 3

    made = Panel(a=1, more=4)
    assert (made.a, made.more, made.b) == (1, 4, ())
    assert record.replace(made, more=5) == Panel(a=1, more=5)


def test_pickled() -> None:
    from infographic.geometry import Rect
    from infographic.panel import Space
    from infographic.spec.values import Length

    for held in (Space(1.0, 2.0), Length(3, "mm"), Rect(0, 0, 1, 1)):
        assert pickle.loads(pickle.dumps(held)) == held


_INITS = Path(record.__file__).with_name("inits.py")
_HEAD = '''"""The ``__init__`` of the records that every render has many of, written out (see ``record``).

Made by ``pytest tests/test_record.py --update``: compiling them took 6 ms of every start.
"""

# fmt: off
# mypy: ignore-errors
# ruff: noqa

READY = {}
'''
_ASKS = """
import json, sys
from infographic import record
made, classes = record._made, {}
def noted(cls, *options):
    found = made(cls, *options)
    classes[found.__module__, found.__qualname__] = found
    return found
record._made, record.READY = noted, {}
count = {}
import infographic
def counted(cls, own):
    def __init__(self, *args, **kwargs):
        count[cls] = count.get(cls, 0) + 1
        own(self, *args, **kwargs)
    return __init__
firsts = record._first_init
record._first_init = lambda cls, *rest: counted(cls, firsts(cls, *rest))
for spec in sys.argv[1:]:
    infographic.render(spec).pdf()
asked = []
for name, cls in sorted(classes.items()):
    if name[0].startswith("infographic.") and count.get(cls, 0) >= 12:
        fields, frozen = cls.__dataclass_fields__, cls.__dataclass_params__.frozen
        text, space = record.source(cls, fields, frozen)
        asked.append([*name, record.shape_of(cls, fields, frozen), text, sorted(space)])
print(json.dumps(asked))
"""


def _written_out(asked: list[tuple[str, str, str, str, list[str]]]) -> str:
    out = [_HEAD]
    for number, (module, name, shape, text, names) in enumerate(asked):
        out.append(f"def _{number}(_cls, _fields, _missing, _set):\n")
        forms = {
            "_d_": "_fields[{!r}].default",
            "_f_": "_fields[{!r}].default_factory",
            "_s_": "_cls.{}.__set__",
        }
        known = [(n, forms[n[:3]].format(n[3:])) for n in names if n[:3] in forms]
        if known:
            out.append(f"    {'; '.join(f'{name} = {value}' for name, value in known)}\n")
        head, *body = text.splitlines()
        out.append(f"    {head} {'; '.join(line.strip() for line in body)}\n")
        out.append(f"    return __init__\nREADY[{module!r}, {name!r}] = {shape!r}, _{number}\n")
    return "".join(out)


def test_the_records_of_every_render_stand_written_out(request: pytest.FixtureRequest) -> None:
    specs = [f"specs/jilin-2024/{name}.yaml" for name in ("poster", "brochure", "handout")]
    called = [sys.executable, "-c", _ASKS, *specs]
    done = subprocess.run(called, capture_output=True, text=True, check=True, cwd=ROOT)
    wanted = _written_out(json.loads(done.stdout))
    if request.config.getoption("--update"):
        _INITS.write_text(wanted, "utf-8")
    told = "a record has changed: pytest tests/test_record.py --update"
    assert _INITS.read_text("utf-8") == wanted, told
