"""Each check fires on the clean sheet changed in one respect, and on nothing else."""

from __future__ import annotations

import shutil
from functools import lru_cache

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from preflight_base import Change, clean, draw, metadata, place, separation, spoiled, words
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


def _same_instant(pdf: pikepdf.Pdf) -> None:
    metadata(pdf, "(<xmp:CreateDate>)[^<]*", r"\g<1>2026-01-01T20:30:00Z")
    pdf.trailer.Info.CreationDate = pikepdf.String("D:20260102043000+08'00'")


def _names_that_are_keys(pdf: pikepdf.Pdf) -> None:
    """Resources and roles may be called like entries that are forbidden elsewhere."""
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(TR=Name.TR, AA=Name.Span)
    resources = pdf.pages[0].obj.Resources
    resources.Font["/AA"] = resources.Font[min(resources.Font.keys())]
    pdf.pages[0].obj.Resources.XObject = Dictionary(OPI=pdf.make_stream(b"", Subtype=Name.Form))


def _tagged_form(pdf: pikepdf.Pdf) -> None:
    """A form with marked content of its own: its ids are not the page's."""
    form = pdf.make_stream(b"/P <</MCID 9>> BDC 0 1 0 0 k 0 0 9 9 re f EMC")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 20, 20])
    form.StructParents = 7
    draw(pdf, f"{place(pdf, 'XObject', form)} Do")


def _marks(pdf: pikepdf.Pdf) -> None:
    """Hairlines and the registration colour where they belong: outside the bleed."""
    page = pdf.pages[0].obj
    x0, y0, x1, y1 = (float(v) for v in page.MediaBox)
    page.MediaBox = Array([x0 - 40, y0 - 40, x1 + 40, y1 + 40])
    space = place(pdf, "ColorSpace", separation(pdf, "All"))
    left = x0 - float(page.TrimBox[0]) - 60
    draw(pdf, f"{space} CS 1 SCN 0.1 w {left - 30} 9 m {left - 10} 9 l S")


def _white_on_nothing(pdf: pikepdf.Pdf) -> None:
    words(pdf, "0 0 0 0 k", 8)


@pytest.mark.parametrize(
    "change", [_same_instant, _names_that_are_keys, _tagged_form, _marks, _white_on_nothing]
)
def test_what_is_allowed_is_not_told(change: Change) -> None:
    assert preflight(spoiled(change), raster=False).findings == ()
