"""The table of assembled patterns is what the standard library compiles, and holds those of a render."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from infographic import patterns, regexes
from tests.conftest import ROOT

TABLE = ROOT / "infographic" / "regexes.py"
Key = tuple[str, int]
SPECS = ("poster", "poster-press", "brochure", "handout", "leaflet", "roll-up")

#: Renders a spec in a process of its own and prints the patterns it asked for: ours, and those that
#: libraries compile when they are imported.
_ASK = """
import sys
from infographic import patterns, regexes
class Asked(dict):
    def __init__(self): self.keys = set()
    def get(self, key, default=None):
        by = sys._getframe(2).f_globals["__name__"]  # whose pattern it is: not a spec's terms
        if self is ours or not by.startswith("infographic."):
            self.keys.add(key)
    def __bool__(self): return True
ours, theirs = Asked(), Asked()
patterns._READY = ours
patterns._table = lambda rows: theirs
patterns.serve()
import infographic.cli
sys.argv = ["infographic", "render", "-q", sys.argv[1], "-o", sys.argv[2]]
try:
    infographic.cli.main()
except SystemExit:
    pass
rest = [key for key in theirs.keys - ours.keys if isinstance(key[0], str)]
import json
print(json.dumps([sorted(ours.keys), sorted(rest)]))
"""

_HEAD = '''"""What `re.compile` makes of the patterns that every render asks for, written out (see ``patterns``).

Made by ``pytest tests/test_patterns.py --update``: flags, groups, their names, and the engine's code.
"""

# fmt: off
# ruff: noqa

'''


def _assembled(pattern: str, flags: int, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, ...]:
    """What the standard library's compiler hands to its engine."""
    from re import _compiler  # type: ignore[attr-defined]

    taken: list[tuple[Any, ...]] = []
    engine = SimpleNamespace(
        **vars(_compiler._sre) | {"compile": lambda *given: taken.append(given)}
    )
    with monkeypatch.context() as patch:
        patch.setattr(_compiler, "_sre", engine)
        _compiler.compile(pattern, flags)
    ((_, all_flags, code, groups, names, indices),) = taken
    return int(all_flags), groups, dict(names), tuple(indices), tuple(map(int, code))


def _asked(out: Path) -> tuple[list[Key], list[Key]]:
    """The patterns of all specs, and those of libraries that all specs ask for."""
    ours: set[Key] = set()
    theirs: list[set[Key]] = []
    for name in SPECS:
        spec = ROOT / "specs" / "jilin-2024" / f"{name}.yaml"
        command = [sys.executable, "-c", _ASK, str(spec), str(out / "x.pdf")]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found, rest = ({(p, f) for p, f in keys} for keys in json.loads(done.stdout))
        ours |= found
        theirs.append(rest)
    return sorted(ours), sorted(set.intersection(*theirs) - ours)


def test_patterns_of_renders_stand_written_out(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    engine = pytest.importorskip("_sre")
    asked, others = _asked(tmp_path)
    if request.config.getoption("--update"):
        out = [f"{_HEAD}MAGIC = {engine.MAGIC}\n"]
        for name, keys in (("READY", asked), ("THEIRS", others)):
            rows = [f"    {key!r}: {_assembled(*key, monkeypatch)!r},\n" for key in keys]
            out += [
                f"{name}: dict[tuple[str | bytes, int], tuple[object, ...]] = {{\n",
                *rows,
                "}\n",
            ]
        TABLE.write_text("".join(out), "utf-8")
        return
    if engine.MAGIC != regexes.MAGIC:
        pytest.skip(f"the table is for engine {regexes.MAGIC}, this is {engine.MAGIC}")
    missing = [key for key in asked if key not in regexes.READY]
    assert not missing, "a pattern has changed: pytest tests/test_patterns.py --update"
    assert not [key for key in regexes.READY if key not in asked], "patterns that nobody asks for"


@pytest.mark.parametrize(
    "key", sorted(regexes.READY | regexes.THEIRS), ids=lambda key: repr(key[0][:24])
)
def test_an_assembled_pattern_is_the_compiled_one(key: Key) -> None:
    if not patterns._READY:
        pytest.skip("the table is for another engine")
    made = patterns._made(key[0], (regexes.READY | regexes.THEIRS)[key])
    known = re.compile(*key)
    assert made == known  # the engine compares flags, code and pattern
    assert (made.groups, made.groupindex) == (known.groups, known.groupindex)


def test_another_engine_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regexes, "MAGIC", 1)
    assert patterns._table(regexes.READY) == {}
    assert patterns.compiled("nobody asks (?P<this>x)?").match("nobody asks ") is not None


def test_re_is_left_alone_by_the_library() -> None:
    told = "import re; old = re.compile; import infographic; infographic.render; print(re.compile is old)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
