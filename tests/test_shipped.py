"""Every shipped press sheet is accepted: by qpdf, and by the preflight without an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_pdf import tool

import infographic
from infographic.preflight import preflight

ROOT = Path(__file__).resolve().parents[1]
SHEETS = [
    "jilin-2024/poster", "jilin-2024/poster-press", "jilin-2024/brochure", "jilin-2024/leaflet",
    "jilin-2024/roll-up", "jilin-2024/handout", "qinghe-library/poster", "gallery/sheet",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("sheet", SHEETS)
def test_a_press_takes_it(sheet: str, tmp_path: Path) -> None:
    spec = ROOT / "specs" / f"{sheet}.yaml"
    path = infographic.render(spec, root=ROOT / "specs").save(tmp_path / "x.pdf")
    assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", str(path))
    tool("gs", "--version")  # without it the plates are not looked at
    report = preflight(path)
    assert [f for f in report.findings if f.severity == "error"] == []


@pytest.mark.slow
def test_screens_and_offices_take_them_too(tmp_path: Path) -> None:
    for medium in ("screen", "office"):
        made = infographic.render(ROOT / "specs" / "jilin-2024" / "brochure.yaml", medium=medium)
        report = preflight(made.save(tmp_path / f"{medium}.pdf"))
        assert [f for f in report.findings if f.severity == "error"] == []
