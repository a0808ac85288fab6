"""Empty places of a rendered page: the largest, and how much of the live area is filled."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]


def inked(page: Any, per_mm: float = 1.0) -> Mask:
    """True where a pdfium page is not paper, one value for each 1/``per_mm`` mm."""
    picture = page.render(scale=per_mm * 25.4 / 72, grayscale=True).to_numpy()
    return picture.reshape(picture.shape[0], -1) < 245


def largest_squares(mask: Mask) -> npt.NDArray[np.int32]:
    """For each place the side of the largest empty square whose lower right corner it is."""
    side = np.zeros(mask.shape, np.int32)
    rows, columns = mask.shape
    for y in range(rows):
        above = side[y - 1] if y else np.zeros(columns, np.int32)
        row = side[y]
        empty = ~mask[y]
        for x in range(columns):
            if empty[x]:
                row[x] = 1 + (min(row[x - 1], above[x], above[x - 1]) if x and y else 0)
    return side


def blank(mask: Mask) -> tuple[int, tuple[int, int]]:
    """Side of the largest empty square, and its upper left corner (x, y)."""
    side = largest_squares(mask)
    y, x = np.unravel_index(int(side.argmax()), side.shape)
    most = int(side[y, x])
    return most, (int(x) - most + 1, int(y) - most + 1)


def filled(mask: Mask, least: int) -> float:
    """The share of the area that lies in no empty square of side ``least`` or more."""
    side = largest_squares(mask)
    hole = np.zeros(mask.shape, bool)
    for y, x in zip(*np.nonzero(side >= least), strict=True):
        k = int(side[y, x])
        hole[y - k + 1 : y + 1, x - k + 1 : x + 1] = True
    return 1.0 - float(hole.mean())
