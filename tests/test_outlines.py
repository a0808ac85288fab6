"""Path data of pictures: the plain form that is read at once, and every other."""

from __future__ import annotations

import pytest

from infographic.pictures.outlines import path_segments

SQUARE = (("M", 1.0, 2.0), ("L", 3.0, 2.5), ("L", -4.0, 0.5), ("Z",))


@pytest.mark.parametrize(
    "data",
    [
        "M1 2L3 2.5L-4 .5Z",
        "M 1,2 L 3,2.5\nL-4,0.5 Z",
        "M1 2L3 2.5-4 .5Z",  # a letter left out
        "M1 2L3 2.5L-4.5e0 .5L-4 .5z",
    ],
)
def test_absolute_lines(data: str) -> None:
    found = path_segments(data)
    assert found[:2] == SQUARE[:2]
    assert found[-2:] == SQUARE[-2:]


def test_curves_with_and_without_blanks() -> None:
    curve = ("C", 1.0, -1.0, 2.0, -2.0, 3.0, -3.0)
    assert path_segments("M0 0C1 -1 2 -2 3 -3") == path_segments("M0 0C1-1 2-2 3-3")
    assert path_segments("M0 0C1,-1,2,-2,3,-3") == (("M", 0.0, 0.0), curve)


@pytest.mark.parametrize("data", ["L1 2", "M1", "M1 2L3", "M1 2C1 2 3", "M1 2Z3L4", "M1 2L4 5 6"])
def test_what_is_no_path_is_refused(data: str) -> None:
    with pytest.raises(ValueError):
        path_segments(data)
