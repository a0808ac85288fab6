"""Readable dumps of small sheets, one a panel: what would be drawn, where, in which ink.

``pytest --update`` writes them anew; look at the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import infographic

SPECS = sorted((Path(__file__).parent / "goldens").glob("*.yaml"))


@pytest.mark.parametrize("spec", SPECS, ids=lambda p: p.stem)
def test_dump_is_as_it_was(spec: Path, request: pytest.FixtureRequest) -> None:
    dump = infographic.render(spec).dump()
    golden = spec.with_suffix(".txt")
    if request.config.getoption("--update"):
        golden.write_text(dump, "utf-8")
    assert len(dump.encode("utf-8")) <= 8192
    assert dump == golden.read_text("utf-8")
