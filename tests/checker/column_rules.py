"""The rules on columns: edges, baselines, feet, headings. Findings are readable texts."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from checker.line_rules import at
from checker.lines import EPS, Column, Line, han
from checker.structure import Element


def off_edge(columns: Iterable[Column]) -> list[str]:
    """Inner lines off the column's edges; last lines past them; indents that are no whole ems."""
    faults = []
    for column in columns:
        left, right = column.left, column.right
        for line in column.lines:
            em = line.glyphs[0].size
            start = line.left - left
            indents = (0, em, 2 * em) if line.first else (0,)
            if min(abs(start - i) for i in indents) > EPS:
                faults.append(f"left edge off by {start:+.3f} pt: {at(line)}")
            end = line.right - right
            if (not line.last and abs(end) > EPS) or end > EPS:
                faults.append(f"right edge off by {end:+.3f} pt: {at(line)}")
    return faults


def ink_out(columns: Iterable[Column]) -> list[str]:
    """Ink past the column's edges: a mark that lost the wrong half would show here."""
    faults = []
    for column in columns:
        for line in column.lines:
            slack = 0.06 * line.glyphs[0].size
            boxes = [g.ink for g in line.glyphs if g.ink]
            if boxes and min(b[0] for b in boxes) < column.left - slack:
                faults.append(f"ink left of the column: {at(line)}")
            if boxes and max(b[2] for b in boxes) > column.right + slack:
                faults.append(f"ink right of the column: {at(line)}")
    return faults


def off_grid(columns: Iterable[Column], step: float) -> list[str]:
    """Baselines off the grid that most lines stand on, distances modulo the leading."""
    lines = [line for column in columns for line in column.lines]
    if not lines:
        return []

    def distance(a: float, b: float) -> float:
        rest = (a - b) % step
        return min(rest, step - rest)

    origin = max(
        {round(ln.y % step, 2) for ln in lines},
        key=lambda o: sum(distance(ln.y, o) < EPS for ln in lines),
    )

    def worst(line: Line) -> float:
        return max(distance(glyph.y, origin) for glyph in line.glyphs)

    faults = []
    for column in columns:
        off = [ln for ln in column.lines if worst(ln) >= EPS]
        if off:
            most = max(worst(ln) for ln in off)
            faults.append(
                f"{len(off)} lines off by {most:.2f} pt in the {column.place}: {at(off[0])}"
            )
    return faults


def loose_lines(
    columns: Iterable[Column], least_em: float = 15
) -> tuple[list[str], list[str], int]:
    """Inner lines stretched by over 0.1 em, those over 0.25 em, and the count of all."""
    loose, very, count = [], [], 0
    for column in columns:
        em = column.lines[0].glyphs[0].size
        if (column.right - column.left) / em < least_em - 0.01:
            continue
        for line in column.lines:
            if line.last:
                continue
            count += 1
            widest = max([gap for a, b, gap in line.gaps() if han(a) and han(b)] or [0])
            if widest > 0.1:
                loose.append(f"{widest:.3f} em: {at(line)}")
            if widest > 0.25:
                very.append(f"{widest:.3f} em: {at(line)}")
    return loose, very, count


def single_ends(columns: Iterable[Column]) -> list[str]:
    """First lines alone at a column foot and last lines alone at a column head."""
    faults = []
    for column in columns:
        first, last = column.fragments[0], column.fragments[-1]
        if not first.starts and len(first.lines) == 1:
            faults.append(
                f"last line alone at the head of the {column.place}: {at(first.lines[0])}"
            )
        if not last.ends and len(last.lines) == 1:
            faults.append(
                f"first line alone at the foot of the {column.place}: {at(last.lines[0])}"
            )
    return faults


def heading_at_foot(found: Sequence[Element], columns: Iterable[Column]) -> list[str]:
    """Headings whose text starts elsewhere, or with fewer than two lines under them.

    Text that starts to the right of a heading at its height (a plate) is beside it
    and belongs to it; text that starts right of it but far above is the next column.
    """
    starts = {f.mcid: f for c in columns for f in c.fragments if f.starts}
    shown = [e for e in found if e.text]
    faults = []
    for heading, after in itertools.pairwise(shown):
        if not heading.heading or heading.vertical or after.mcids[0] not in starts:
            continue
        fragment = starts[after.mcids[0]]
        line = fragment.lines[0]
        em = line.glyphs[0].size
        low, high = min(g.y for g in heading.glyphs), max(g.y for g in heading.glyphs)
        end = max(g.x + g.advance for g in heading.glyphs)
        if line.left >= end and low - 4 * em < line.y < high + 4 * em:
            continue
        if line.y > low or line.left >= end:
            faults.append(f"the text of “{heading.text}” starts elsewhere: {at(line)}")
        elif len(fragment.lines) < 2 and not fragment.ends:
            faults.append(f"one line under “{heading.text}”: {at(line)}")
    return faults


def uneven_feet(columns: Iterable[Column], step: float) -> list[str]:
    """Feet of columns that should be level, more than one line above the lowest."""
    columns = list(columns)
    low = min((c.foot for c in columns), default=0)
    return [
        f"foot {(c.foot - low) / step:.2f} lines above the lowest: {c.place}"
        for c in columns
        if c.foot - low > step + EPS
    ]


def rows(columns: Iterable[Column]) -> list[list[Column]]:
    """Columns side by side: those that start on one baseline."""
    found: list[list[Column]] = []
    for column in columns:
        row = next((r for r in found if abs(r[0].top - column.top) < EPS), None)
        if row is None:
            found.append([column])
        else:
            row.append(column)
    return [row for row in found if len(row) > 1]
