"""What `check` tells of how a sheet is filled agrees with the rendered page."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from checker import blanks
from random_reports import MARGIN, report

import infographic
from infographic import pipeline

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("seed", [0, 3, 5, 19])
def test_the_books_agree_with_the_picture(seed: int, tmp_path: Path) -> None:
    spec = report(seed).spec
    path = tmp_path / "sheet.yaml"
    path.write_text(json.dumps(spec), "utf-8")
    (told,) = pipeline.fit(pipeline.layout(path))
    made = infographic.render(spec)
    document = pypdfium2.PdfDocument(made.pdf())
    try:
        mask = blanks.inked(document[0], 1.0)
    finally:
        document.close()
    edge = 3 + MARGIN
    live = mask[edge : mask.shape[0] - edge, edge : mask.shape[1] - edge]
    side, _ = blanks.blank(live)
    assert abs(side - told["largest_blank_mm"]["side"]) <= 5  # line boxes are deeper than ink
    assert told["filled"] >= 0.95


def test_check_tells_it() -> None:
    spec = ROOT / "specs" / "jilin-2024" / "poster.yaml"
    command = [sys.executable, "-m", "infographic.cli", "check", str(spec)]
    done = subprocess.run([*command, "--format", "json"], capture_output=True, check=True, cwd=ROOT)
    (page,) = json.loads(done.stdout)[0]["fit"]
    assert page["filled"] >= 0.97
    assert page["largest_blank_mm"]["side"] <= 40
    assert len(page["lines_added"]) == len(json.loads(done.stdout)[0]["rows_mm"])
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, encoding="utf-8")
    assert "filled to 9" in done.stdout and "largest blank" in done.stdout
