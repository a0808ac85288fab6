"""The table of assembled patterns is what the standard library compiles, and holds those of a render."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from infographic import patterns, regexes
from tests.conftest import ROOT

TABLE = ROOT / "infographic" / "regexes.py"
SPECS = ("poster", "poster-press", "brochure", "handout", "leaflet", "roll-up")

#: Renders a spec in a process of its own and prints the patterns it asked for.
_ASK = """
import json, sys
from infographic import patterns
class Asked(dict):
    def get(self, key, default=None):
        asked.add(key)
        return None
asked = set()
patterns._READY = Asked()
from infographic import render
render(sys.argv[1]).pdf
print(json.dumps(sorted(asked)))
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


def _asked() -> list[tuple[str, int]]:
    found: set[tuple[str, int]] = set()
    for name in SPECS:
        spec = ROOT / "specs" / "jilin-2024" / f"{name}.yaml"
        done = subprocess.run(
            [sys.executable, "-c", _ASK, str(spec)], capture_output=True, text=True, check=True
        )
        found |= {(pattern, flags) for pattern, flags in json.loads(done.stdout)}
    return sorted(found)


def test_patterns_of_renders_stand_written_out(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = pytest.importorskip("_sre")
    asked = _asked()
    if request.config.getoption("--update"):
        rows = [f"    {key!r}: {_assembled(*key, monkeypatch)!r}," for key in asked]
        table = "READY: dict[tuple[str, int], tuple[object, ...]] = {\n" + "\n".join(rows) + "\n}\n"
        TABLE.write_text(f"{_HEAD}MAGIC = {engine.MAGIC}\n{table}", "utf-8")
        return
    if engine.MAGIC != regexes.MAGIC:
        pytest.skip(f"the table is for engine {regexes.MAGIC}, this is {engine.MAGIC}")
    missing = [key for key in asked if key not in regexes.READY]
    assert not missing, "a pattern has changed: pytest tests/test_patterns.py --update"
    assert not [key for key in regexes.READY if key not in asked], "patterns that nobody asks for"


@pytest.mark.parametrize("key", sorted(regexes.READY), ids=lambda key: key[0][:24])
def test_an_assembled_pattern_is_the_compiled_one(key: tuple[str, int]) -> None:
    if not patterns._READY:
        pytest.skip("the table is for another engine")
    made, known = patterns.compiled(*key), re.compile(*key)
    assert made == known  # the engine compares flags, code and pattern
    assert (made.groups, made.groupindex) == (known.groups, known.groupindex)


def test_another_engine_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regexes, "MAGIC", 1)
    assert patterns._table() == {}
    assert patterns.compiled("nobody asks (?P<this>x)?").match("nobody asks ") is not None
