"""Each check fires on the clean sheet changed in one respect, and on nothing else."""

from __future__ import annotations

import shutil
from functools import lru_cache

import pytest
from preflight_base import clean
from preflight_faults_file import FILE_FAULTS, Fault
from preflight_faults_page import PAGE_FAULTS

from infographic.preflight import preflight
from infographic.preflight.report import Report
from infographic.preflight.run import CHECKS

FAULTS = [*FILE_FAULTS, *PAGE_FAULTS]
needs_gs = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")


@lru_cache
def twin(medium: str | None, raster: bool) -> Report:
    return preflight(clean(), medium=medium, raster=raster)  # type: ignore[arg-type]


@needs_gs
def test_the_clean_sheet_has_no_finding() -> None:
    report = twin(None, True)
    assert report.findings == ()
    assert report.medium == "press" and not report.failed
    assert report.claims == "PDF/X-4, PDF/A-2u, PDF/UA-1"
    assert "Ghostscript" in report.raster


@pytest.mark.parametrize(
    "fault",
    [pytest.param(f, id=f.id, marks=[needs_gs] if f.raster else []) for f in FAULTS],
)
def test_fault(fault: Fault) -> None:
    before = twin(fault.medium, fault.raster)
    after = preflight(fault.file(), medium=fault.medium, raster=fault.raster)  # type: ignore[arg-type]
    assert fault.check not in before.ids
    assert after.ids - before.ids == {fault.check}


def test_every_check_has_a_fault() -> None:
    assert {c.id for c in CHECKS} - {f.check for f in FAULTS} == set()
    assert len({f.id for f in FAULTS}) == len(FAULTS) >= 45


def test_ids_are_unique_and_told() -> None:
    assert len({c.id for c in CHECKS}) == len(CHECKS)
    for one in CHECKS:
        assert one.clause and one.rationale.endswith("."), one.id
        assert one.severity in ("error", "warning"), one.id
