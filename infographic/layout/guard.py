"""The last look at a sheet: no text may leave it."""

from __future__ import annotations

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
        if _inside(frame, run, em, matrix):
            continue
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
            ends = [
                matrix.apply(run.x + (glyph.x + part) * em, run.y + glyph.y * em)[0]
                for part in (0.0, 1.0 if run.vertical else glyph.advance)
            ]
            if min(ends) < fold + _FOLD and max(ends) > fold - _FOLD:
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


def _well_inside(frame: Frame, run: GlyphRun, em: float, matrix: Matrix) -> bool:
    """True when a horizontal run's first and last glyph, with two em around them, stand on the sheet:
    nearly all text is far from its edges."""
    if matrix.b or matrix.c or matrix.a != 1.0 or matrix.d != 1.0:
        return False
    first, last, about = run.glyphs[0], run.glyphs[-1], 2.0 * em
    left, y = matrix.e + run.x + em * first.x, matrix.f + run.y + em * first.y
    right = matrix.e + run.x + em * last.x
    across = about <= left <= right <= frame.width - about
    return across and about <= y <= frame.height - about


def _inside(frame: Frame, run: GlyphRun, em: float, matrix: Matrix) -> bool:
    """True when the box around all of a run's glyphs stands on the sheet, as nearly all do."""
    if not run.glyphs or (not run.vertical and _well_inside(frame, run, em, matrix)):
        return True
    _, xs, ys, advances, _ = zip(*run.glyphs, strict=True)
    low, high = run.x + min(xs) * em, run.x + (max(xs) + max(advances) / 2) * em
    low = min(low, low + min(advances) / 2 * em)
    top, foot = run.y + min(ys) * em, run.y + max(ys) * em
    corners = ((low, top), (high, foot), (high, top), (low, foot))
    for corner in corners[:2] if matrix.b == matrix.c == 0.0 else corners:
        x, y = matrix.apply(*corner)
        if not (0 <= x <= frame.width and 0 <= y <= frame.height):
            return False
    return True


def _runs(items: tuple[Item, ...], matrix: Matrix) -> list[tuple[GlyphRun, Matrix]]:
    out: list[tuple[GlyphRun, Matrix]] = []
    for item in items:
        if isinstance(item, GlyphRun):
            out.append((item, matrix))
        elif isinstance(item, Group):
            out += _runs(item.items, item.transform.then(matrix))
        elif isinstance(item, Tag | Link):
            out += _runs(item.items, matrix)
    return out
