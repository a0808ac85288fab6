"""The path that is being made (ISO 32000-1, 8.5.2)."""

from __future__ import annotations

from math import hypot

from infographic.geometry import Matrix

_RIGHT = 1e-3


class Outline:
    """Points on the page, and the thinnest rectangle among the subpaths."""

    def __init__(self) -> None:
        self.points: list[tuple[float, float]] = []
        self.clipping = False
        self._rectangles: list[float] = []
        self._lines: list[tuple[float, float]] | None = None

    def clips(self) -> None:
        """The path becomes the clip once it is painted."""
        self.clipping = True

    def add(self, operator: str, args: list[float], to_page: Matrix) -> None:
        """One construction operator with its operands in user space."""
        if operator == "re":
            x, y, w, h = args
            self.points += [
                to_page.apply(*p) for p in ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
            ]
            across, up = hypot(to_page.a, to_page.b), hypot(to_page.c, to_page.d)
            self._rectangles.append(min(abs(w) * across, abs(h) * up))
            return
        placed = [to_page.apply(*args[i : i + 2]) for i in range(0, len(args) - 1, 2)]
        self.points += placed
        if operator == "m":
            self._close()
            self._lines = placed
        elif operator == "l" and self._lines is not None:
            self._lines += placed
        elif operator == "h":
            self._close()
        else:
            self._lines = None  # a curve: no rectangle

    def _close(self) -> None:
        """Keep a subpath that is a rectangle made of lines."""
        lines, self._lines = self._lines or [], None
        if len(lines) == 5 and hypot(lines[0][0] - lines[4][0], lines[0][1] - lines[4][1]) < _RIGHT:
            lines = lines[:4]
        if len(lines) != 4:
            return
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = lines
        one, other = hypot(bx - ax, by - ay), hypot(cx - bx, cy - by)
        square = abs((bx - ax) * (cx - bx) + (by - ay) * (cy - by)) <= _RIGHT * one * other
        parallel = hypot(bx - ax + dx - cx, by - ay + dy - cy) <= _RIGHT * max(one, other, 1.0)
        if square and parallel and max(one, other) > 0:
            self._rectangles.append(min(one, other))

    @property
    def thinnest(self) -> float | None:
        """The shorter side of the thinnest rectangle in points; None without rectangles."""
        self._close()
        return min(self._rectangles, default=None)
