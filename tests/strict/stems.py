"""The thinnest stem of a glyph, measured across its outline.

A stem is ink whose thickness stays the same while it runs on: the runs of neighbouring scan lines
that overlap and are equally long, over at least a twentieth of the em. Tips and tapering ends are
no stems: their runs change from line to line.
"""

from __future__ import annotations

from .fontview import Point

LINES = 100  # scan lines an em
LENGTH = 0.08  # of the em, how far a stem runs on
SAME = 0.15  # how much thickness may change from one scan line to the next


def thinnest(contours: list[list[Point]], em: int) -> float:
    """In units of the outline; infinite where no stem is found (dots, blanks)."""
    turned = [[(y, x) for x, y in contour] for contour in contours]
    return min(_across(contours, em), _across(turned, em))


def _across(contours: list[list[Point]], em: int) -> float:
    step = em / LINES
    lines = _runs(contours, step)
    best = float("inf")
    # chains: for the runs of the line before, (start, end, length so far, thickest so far)
    chains: list[tuple[float, float, int, float]] = []
    last = None
    for number in sorted(lines):
        before = chains if last == number - 1 else []
        chains = []
        for start, end in lines[number]:
            thick = end - start
            count, most = 1, thick
            for a, b, n, m in before:
                if a < end and start < b and abs((b - a) - thick) <= SAME * thick and n >= count:
                    count, most = n + 1, max(m, thick)
            chains.append((start, end, count, most))
            # A stem is longer than thick: else any dot would be one.
            if count * step >= max(LENGTH * em, 1.5 * most):
                best = min(best, most)
        last = number
    return best


def _runs(contours: list[list[Point]], step: float) -> dict[int, list[tuple[float, float]]]:
    """Stretches of ink on each scan line, by the nonzero winding rule."""
    crossings: dict[int, list[tuple[float, int]]] = {}
    for contour in contours:
        for (x0, y0), (x1, y1) in zip(contour, [*contour[1:], contour[0]], strict=True):
            if y0 == y1:
                continue
            way = 1 if y1 > y0 else -1
            if way < 0:
                x0, y0, x1, y1 = x1, y1, x0, y0
            # scan lines stand half a step off, so that they rarely meet a corner
            first = int((y0 / step) - 0.5) - 1
            while (first + 0.5) * step < y0:
                first += 1
            slope = (x1 - x0) / (y1 - y0)
            while (y := (first + 0.5) * step) < y1:
                crossings.setdefault(first, []).append((x0 + (y - y0) * slope, way))
                first += 1
    found: dict[int, list[tuple[float, float]]] = {}
    for number, marks in crossings.items():
        marks.sort()
        depth, start = 0, 0.0
        for x, way in marks:
            if depth == 0:
                start = x
            depth += way
            if depth == 0 and x > start:
                found.setdefault(number, []).append((start, x))
    return found
