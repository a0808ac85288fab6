"""What `check` has to say beyond faults: editorial text, and what the solver chose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from infographic.diagnostics import Diagnostic
from infographic.frame import Frame, GlyphRun, Group, Item, Tag
from infographic.layout.sheet import Sheet
from infographic.spec.located import Scalar, leaves
from infographic.spec.refs import Missed, follow
from infographic.spec.resolve import Document


def editorial(document: Document) -> list[Diagnostic]:
    """A note for every text that the content file declares as not held by the source."""
    out: list[Diagnostic] = []
    if document.head is None or document.content is None:
        return out
    for path in document.head.editorial:
        found = follow(document.content, path.value.removeprefix("$"))
        if isinstance(found, Missed):
            out.append(
                Diagnostic(
                    "missing-content",
                    f"editorial path `{path.value}`: {found.why}",
                    path.span,
                    "warning",
                    found.hints,
                )
            )
            continue
        for node in found:
            for below, leaf in leaves(node):
                where = path.value + (f".{below}" if below and not below.startswith("[") else below)
                out.append(Diagnostic("editorial", f"`{where}`: {leaf.text}", leaf.span, "note"))
    return out


#: A printed figure: digits with separators.
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def figure_sources(document: Document) -> list[Diagnostic]:
    """Figures of the content that the source text does not hold, editorial ones left out."""
    if document.source_text is None or document.content is None or document.head is None:
        return []
    held = set(_FIGURE.findall(document.source_text.replace("，", " ")))
    free = _editorial_spans(document)
    out: list[Diagnostic] = []
    skip = ("version", "lang", "keep", "editorial", "source")
    for path, leaf in leaves(document.content):
        if path.split(".")[0].split("[")[0] in skip or leaf.span in free:
            continue
        for figure in _FIGURE.findall(leaf.text):
            if figure not in held:
                out.append(
                    Diagnostic(
                        "figure-source",
                        f"the source text holds no figure {figure}",
                        leaf.span,
                        "warning",
                    )
                )
    return out


def _editorial_spans(document: Document) -> set[Any]:
    assert document.head is not None and document.content is not None
    out = set()
    for path in document.head.editorial:
        found = follow(document.content, path.value.removeprefix("$"))
        for node in () if isinstance(found, Missed) else found:
            out |= {leaf.span for _, leaf in leaves(node)}
    return out


def runs_of(items: tuple[Item, ...]) -> Iterator[GlyphRun]:
    """Every glyph run below some items, in reading order."""
    for item in items:
        match item:
            case GlyphRun():
                yield item
            case Group() | Tag():
                yield from runs_of(item.items)


def characters(frame: Frame) -> int:
    """How many characters stand on the sheet, blanks not counted."""
    return sum(len(run.text.replace(" ", "")) for run in runs_of(frame.items))


def facts(document: Document, sheet: Sheet, grid: float) -> dict[str, Any]:
    """What the solver chose, as plain data."""
    page = document.spec.page.size
    return {
        "width_mm": page.width,
        "height_mm": page.height,
        "body_pt": sheet.size,
        "limit": sheet.limit,
        "spare_mm": round(sheet.spare, 2),
        "spare_lines": int(max(sheet.spare, 0) // grid),
        "characters": characters(sheet.frame),
        "editorial": sum(1 for note in editorial(document) if note.code == "editorial"),
        "rows_mm": [[round(v, 2) for v in row] for row in sheet.rows],
    }


__all__ = ["Scalar", "characters", "editorial", "facts", "figure_sources", "runs_of"]
