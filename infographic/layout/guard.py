"""The last look at a sheet: no text may leave it."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.diagnostics import Diagnostic
from infographic.frame import Frame, GlyphRun, Group, Item, Link, Tag
from infographic.geometry import IDENTITY, Matrix, pt_to_mm

#: Ink may stand this far over the trim before it counts as text that leaves the sheet, mm.
_TOLERANCE = 0.5


def text_outside(frame: Frame) -> list[Diagnostic]:
    """An overset error for every text of which characters stand outside the trim."""
    out: dict[object, Diagnostic] = {}
    for run, matrix in _runs(frame.items, IDENTITY):
        em = pt_to_mm(run.size)
        lost = 0
        for glyph in run.glyphs:
            x, y = matrix.apply(run.x + (glyph.x + glyph.advance / 2) * em, run.y + glyph.y * em)
            inside = -_TOLERANCE <= x <= frame.width + _TOLERANCE
            if not (inside and -_TOLERANCE <= y <= frame.height + _TOLERANCE):
                lost += max(len(glyph.text), 1)
        if lost:
            out.setdefault(
                run.span,
                Diagnostic(
                    "overset",
                    f"{lost} characters of `{run.text[:12]}` would stand outside the sheet",
                    run.span,
                    hints=("give it more room, or cut text",),
                ),
            )
    return list(out.values())


#: Text keeps this far from the fold, mm (design rule for stitched sheets, as for the trim).
_FOLD = 5.0


def text_in_fold(frame: Frame, fold: float) -> list[Diagnostic]:
    """An error for every text of which characters stand in the fold of two facing pages."""
    out: dict[object, Diagnostic] = {}
    for run, matrix in _runs(frame.items, IDENTITY):
        em = pt_to_mm(run.size)
        for glyph in run.glyphs:
            x, _ = matrix.apply(run.x + (glyph.x + glyph.advance / 2) * em, run.y + glyph.y * em)
            if abs(x - fold) < _FOLD:
                out.setdefault(
                    run.span,
                    Diagnostic(
                        "text-in-fold",
                        f"`{run.text[:12]}` stands within {_FOLD:g} mm of the fold",
                        run.span,
                        hints=("give each page a panel of its own: `panels: [...]` in the spread",),
                    ),
                )
                break
    return list(out.values())


def _runs(items: tuple[Item, ...], matrix: Matrix) -> Iterator[tuple[GlyphRun, Matrix]]:
    for item in items:
        match item:
            case GlyphRun():
                yield item, matrix
            case Group(items=inner, transform=own):
                yield from _runs(inner, own.then(matrix))
            case Tag(items=inner) | Link(items=inner):
                yield from _runs(inner, matrix)
