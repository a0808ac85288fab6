"""Slow: the line rules hold at other body sizes than the one the solver chose."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from checker import column_rules, line_rules, none
from checker.interpret import read_page
from checker.lines import Body, read_body
from checker.structure import elements

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=["12.1", "12.2", "12.3"])
def body(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Body:
    out = tmp_path_factory.mktemp("size") / "poster.pdf"
    spec = ROOT / "specs" / "jilin-2024" / "poster.yaml"
    subprocess.run(
        [
            *(sys.executable, "-m", "infographic.cli", "render", str(spec), "-q", "-o", str(out)),
            *("--set", f"body.size=12..{request.param} pt"),
        ],
        check=True,
    )
    with pikepdf.open(out) as pdf:
        page = read_page(pdf.pages[0])
        return read_body(page.glyphs, elements(pdf, page))


def test_no_forbidden_break_and_no_parted_number(body: Body) -> None:
    none(line_rules.forbidden_breaks(body.paragraphs))
    none(line_rules.parted(body.paragraphs))
    none(line_rules.lone_last(body.paragraphs))


def test_marks_and_edges(body: Body) -> None:
    none(line_rules.loose_pairs(body.paragraphs))
    none(column_rules.off_edge(body.columns))
    none(column_rules.off_grid(body.columns, body.leading))
    _, very_loose, _ = column_rules.loose_lines(body.columns)
    none(very_loose)
