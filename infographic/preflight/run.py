"""Runs the checks that hold for a file."""

from __future__ import annotations

from types import ModuleType

from infographic.preflight.checks import annotations as notes_on_pages
from infographic.preflight.checks import (
    blending,
    boxes,
    colour,
    fonts,
    images,
    ink,
    intents,
    lines,
    metadata,
    operators,
    overprint,
    safe,
    spots,
    structure,
    tags,
    text,
)
from infographic.preflight.document import Document, Medium, Unreadable, open_document
from infographic.preflight.objects import DAMAGE
from infographic.preflight.registry import Check, Found
from infographic.preflight.report import Finding, Report

_THEMES: tuple[ModuleType, ...] = (
    structure, operators, boxes, intents, metadata, fonts, colour, blending, spots, ink, text,
    overprint, lines, images, safe, tags, notes_on_pages,
)  # fmt: skip
CHECKS: tuple[Check, ...] = tuple(
    held for theme in _THEMES for held in vars(theme).values() if isinstance(held, Check)
)
#: Findings of files that cannot be opened: no check gets to see them.
UNREADABLE = "readable"


def check_file(data: bytes, file: str, medium: Medium | None, raster: bool) -> Report:
    """The report on a file's bytes; ``file`` is what to call it."""
    try:
        document = open_document(data, medium, raster)
    except Unreadable as fault:
        finding = Finding(UNREADABLE, "error", "ISO 32000-1, 7.5", str(fault))
        return Report(file, medium or "any", "", (finding,), (), "", 0)
    with document.pdf:
        held = [c for c in CHECKS if c.holds_for(document)]
        findings = [_finding(document, one, f) for one in held for f in _looked(document, one)]
        return Report(
            file, document.medium, str(document.claims), _merged(findings),
            _notes(document, medium), _tool(document), len(held),
        )  # fmt: skip


def _looked(document: Document, one: Check) -> list[Found]:
    """What a check finds; in files whose structure is no longer a PDF's, that it cannot look."""
    try:
        return list(one.look(document))
    except DAMAGE as fault:
        reason = type(fault).__name__
        return [Found(f"the file is too damaged for this check ({reason})", severity="error")]


def _finding(document: Document, one: Check, found: Found) -> Finding:
    page = document.pages[found.page - 1] if found.page else None
    place = page.place(found.box) if page and found.box else None
    severity = found.severity or one.severity
    return Finding(one.id, severity, one.clause, found.message, found.page, place)


def _merged(findings: list[Finding]) -> tuple[Finding, ...]:
    """The same said of a page several times, said once and counted, where it is first."""
    out: dict[tuple[str, str, int], Finding] = {}
    for finding in findings:
        key = finding.check, finding.message, finding.page
        out[key] = out[key].again() if key in out else finding
    order = ("error", "warning", "note")
    return tuple(sorted(out.values(), key=lambda f: order.index(f.severity)))


def _notes(document: Document, asked: Medium | None) -> tuple[str, ...]:
    notes = []
    if not document.claims.kinds:
        notes.append(f"the file claims no standard: checked as {document.medium}")
    elif asked is None:
        notes.append(f"checked as {document.medium}, by its claims")
    plates = document.plates
    if document.medium == "press" and (plates is None or plates.fault):
        why = plates.fault if plates else "rasterising is switched off"
        notes.append(f"ink is summed object by object, the bleed's paint is not checked: {why}")
    return tuple(notes)


def _tool(document: Document) -> str:
    if document.medium != "press" or document.plates is None:
        return ""
    return document.plates.tool
