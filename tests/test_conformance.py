"""`docs/conformance.md` is the registry's own ledger, and the tests that it names are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from test_preflight import FAULTS

from infographic.preflight.ledger import ledger
from infographic.preflight.run import CHECKS

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "conformance.md"
_ROW = re.compile(r"^\| [^|]+ \| `([\w-]+)` \|.*\| ([^|]*) \|$", re.MULTILINE)
_TEST = re.compile(r"`(\w+\.py)::(\w+)\[([\w.-]+)\]`")


def test_the_page_is_made_from_the_registry(request: pytest.FixtureRequest) -> None:
    tests: dict[str, list[str]] = {}
    for fault in FAULTS:
        tests.setdefault(fault.check, []).append(f"test_preflight.py::test_fault[{fault.id}]")
    made = ledger(tests)
    if request.config.getoption("--update"):
        PAGE.write_text(made, "utf-8")
    assert PAGE.read_text("utf-8") == made, "run pytest tests/test_conformance.py --update"


def test_every_check_has_one_row_with_tests_that_exist() -> None:
    rows = _ROW.findall(PAGE.read_text("utf-8"))
    assert sorted(row[0] for row in rows) == sorted(one.id for one in CHECKS)
    faults = {fault.id: fault.check for fault in FAULTS}
    for check, cell in rows:
        named = _TEST.findall(cell)
        assert named and cell.count("::") == len(named), check
        for file, function, case in named:
            tree = ast.parse((ROOT / "tests" / file).read_text("utf-8"))
            assert function in {n.name for n in tree.body if isinstance(n, ast.FunctionDef)}
            assert faults[case] == check
