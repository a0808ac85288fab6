"""A strict checker of press PDFs that shares no code with the package it judges.

It imports neither `infographic` nor the checker of the poster: a fault in the writer's idea of a
rule must not hide in the checker's. ``check(path_or_bytes)`` gives findings; none is the gate.
"""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from . import (
    rules_boxes,
    rules_colour,
    rules_content,
    rules_file,
    rules_fonts,
    rules_ink,
    rules_inks,
    rules_intents,
    rules_objects,
    rules_raster,
    rules_schemas,
    rules_tables,
    rules_tags,
    rules_xmp,
    rules_zones,
)
from .document import Document
from .model import RULES, Finding, Rule, ToolMissing

__all__ = ["RULES", "Document", "Finding", "Rule", "ToolMissing", "check", "judge"]

_BOOK = (
    rules_boxes,
    rules_colour,
    rules_content,
    rules_file,
    rules_fonts,
    rules_ink,
    rules_inks,
    rules_intents,
    rules_objects,
    rules_raster,
    rules_schemas,
    rules_tables,
    rules_tags,
    rules_xmp,
    rules_zones,
)


def check(
    source: Path | str | bytes,
    *,
    tools: bool = True,
    warnings: bool = False,
    only: str | None = None,
) -> list[Finding]:
    """Everything that a rule finds in a file; without tools, by reading alone.

    ``only``: the one rule to ask. Warnings, which print.md tells from errors, come when asked for.

    A rule that cannot read what it judges says so as a finding: nothing unread passes.
    Raises ToolMissing where a rule's program is not installed.
    """
    raw = source if isinstance(source, bytes) else Path(source).read_bytes()
    try:
        pdf = pikepdf.open(io.BytesIO(raw))
    except pikepdf.PdfError as error:
        return [Finding("S-FI-0", 0, f"no reader opens it: {error}")]
    with pdf:
        return judge(Document(pdf, raw), tools=tools, warnings=warnings, only=only)


def judge(
    document: Document, *, tools: bool = True, warnings: bool = False, only: str | None = None
) -> list[Finding]:
    """The same of a file that is open already."""
    found: list[Finding] = []
    for rule in RULES.values():
        if only not in (None, rule.id):
            continue
        if (rule.tools and not tools) or (rule.warning and not warnings):
            continue
        try:
            found += [Finding(rule.id, page, text) for page, text in rule.run(document)]
        except ToolMissing:
            raise
        except Exception as error:  # a file odd enough to trip a rule has not passed it
            found.append(Finding(rule.id, 0, f"cannot be judged: {error!r}"))
    return found
