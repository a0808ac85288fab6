"""The PDF writer: process colours and spots, overprint, gradients, opacity."""

from __future__ import annotations

import re
from typing import Any

import pikepdf
import pytest
from small_pdf import RED, SANS, SPOT, content, instructions, opened, pdf, pixels, run

from infographic.color import BLACK, PAPER, Ink
from infographic.frame import Gradient, Group, Item, Path, Shading, Stroke, rectangle
from infographic.geometry import PT_PER_MM, Matrix


def test_only_cmyk_and_separations() -> None:
    data = pdf(
        Path(rectangle(0, 0, 10, 10), fill=RED, stroke=Stroke(SPOT.at(0.5), 3)),
        run(SANS, "字", 20, 20, 9, SPOT),
        Shading(rectangle(0, 20, 9, 9), Gradient("linear", (0, 0, 9, 0), ((0, RED), (1, PAPER)))),
        Shading(
            rectangle(0, 40, 9, 9),
            Gradient("radial", (4, 44, 0, 4, 44, 9), ((0.2, SPOT), (0.8, SPOT.at(0.1)))),
        ),
    )
    page = opened(data).pages[0]
    stream = page.Contents.read_bytes().decode()
    assert not re.search(r"\b(rg|RG|g|G|sc|SC)\n", stream)
    spaces = list(page.Resources.ColorSpace.values())
    assert [str(s[0]) for s in spaces] == ["/Separation"]
    assert spaces[0][1] == pikepdf.Name("/专色 485/C")
    assert [float(v) for v in spaces[0][3].C1] == [0, 0.6, 1, 0]
    assert "1 scn" in stream and "0.5 SCN" in stream
    kinds = {
        str(s.ColorSpace) if isinstance(s.ColorSpace, pikepdf.Name) else str(s.ColorSpace[0])
        for s in page.Resources.Shading.values()
    }
    assert kinds == {"/DeviceCMYK", "/Separation"}


def test_a_spot_with_two_alternates_is_refused() -> None:
    other = Ink("house 2", (1.0, 0.0, 0.0, 0.0), spot=SPOT.spot)
    with pytest.raises(ValueError, match="two different alternates"):
        pdf(*(Path(rectangle(0, 0, 9, 9), fill=ink) for ink in (SPOT, other)))


def overprints(*items: Item) -> list[tuple[str, bool, bool]]:
    """What is painted, and whether fills and strokes overprint there."""
    data = pdf(*items)
    page = opened(data).pages[0]
    states: Any = page.Resources.get("/ExtGState", {})
    out, now = [], (False, False)
    for operands, operator in instructions(page):
        if operator == "gs" and "/OP" in states[str(operands[0])]:
            state = states[str(operands[0])]
            assert state.OPM == 1
            now = (bool(state.op), bool(state.OP))
        elif operator in ("Tj", "TJ", "f", "S", "B", "sh"):
            out.append((operator, *now))
    return out


def test_small_black_overprints_and_nothing_else() -> None:
    line = (("M", 0.0, 0.0), ("L", 50.0, 0.0))
    box = rectangle(0, 0, 20, 20)
    small, large = run(SANS, "小", 5, 5, 11.9), run(SANS, "大", 5, 25, 12)
    assert overprints(small) == [("Tj", True, True)]
    assert overprints(large) == [("Tj", False, False)]
    assert overprints(run(SANS, "白", 5, 5, 8, PAPER)) == [("Tj", False, False)]
    assert overprints(run(SANS, "灰", 5, 5, 8, BLACK.at(0.5))) == [("Tj", False, False)]
    assert overprints(small, Path(box, fill=RED), large)[1][:2] == ("f", False)
    assert overprints(Path(line, stroke=Stroke(BLACK, 1.9)))[0][2] is True
    assert overprints(Path(line, stroke=Stroke(BLACK, 2)))[0][2] is False
    assert overprints(Path(box, PAPER, Stroke(BLACK, 0.5))) == [("B", False, True)]
    # What counts is the size on the sheet.
    assert overprints(Group((small,), Matrix.scale(3, 3)))[0][1] is False


def test_gradients_look_like_what_they_say() -> None:
    stops = ((0.0, RED), (0.5, RED), (0.5, BLACK), (1.0, PAPER))
    data = pdf(Shading(rectangle(20, 20, 80, 20), Gradient("linear", (30, 0, 90, 0), stops)))
    function = next(iter(opened(data).pages[0].Resources.Shading.values())).Function
    assert [float(b) for b in function.Bounds] == [0.5] and len(function.Functions) == 2
    image = pixels(data, 72)

    def at(x: float) -> int:
        value = image.getpixel((round((x + 3) * PT_PER_MM), round(33 * PT_PER_MM)))
        assert isinstance(value, int)
        return value

    assert at(10) == 255 and at(21) == at(35) == at(58)  # outside; extended; before the stop
    assert at(61) < 60 < at(75) < at(88) < 250 < at(97)


def test_opacity_of_a_group_is_that_of_its_union() -> None:
    squares = (
        Path(rectangle(20, 20, 20, 20), fill=BLACK), Path(rectangle(30, 20, 20, 20), fill=BLACK),
    )  # fmt: skip
    image = pixels(pdf(Group(squares, alpha=0.5)), 72)
    values = {image.getpixel((round((x + 3) * PT_PER_MM), 90)) for x in (25, 35, 45)}
    assert len(values) == 1
    assert "Do" not in content(pdf(Group(squares[:1], alpha=0.5)))
    nested = pixels(pdf(Group((Group(squares[:1], alpha=0.5),), alpha=0.5)), 72)
    assert nested.getpixel((80, 90)) > image.getpixel((80, 90))  # type: ignore[operator]
