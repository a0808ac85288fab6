"""Sheets that fill themselves: random reports, measured on the rendered page (see copyfit.py)."""

from __future__ import annotations

import copyfit
import pytest


@pytest.mark.parametrize("seed", range(6))
def test_a_random_report_fills_its_sheet(seed: int) -> None:
    made = copyfit.measured(seed)
    assert made.holds, made


@pytest.mark.slow
def test_nineteen_of_twenty_random_reports_fill_their_sheets() -> None:
    found = [copyfit.measured(seed) for seed in range(copyfit.COUNT)]
    assert not [s for s in found if s.errors]
    wrong = [s for s in found if not s.holds]
    assert len(wrong) <= 0.05 * copyfit.COUNT, wrong
