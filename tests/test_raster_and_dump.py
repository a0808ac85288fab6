"""The other writers: pictures and readable text."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from small_pdf import RED, SANS, SPOT, pdf, run

from infographic.color import BLACK, PAPER
from infographic.frame import Frame, Gradient, Group, Path, Shading, Stroke, Tag, rectangle
from infographic.geometry import Matrix
from infographic.writers.dump import dump
from infographic.writers.raster import png


def test_png_has_the_media_box_and_its_resolution() -> None:
    red = Path(rectangle(-3, -3, 106, 50), fill=RED)
    data = pdf(red, width=100, height=50)
    image = Image.open(BytesIO(png(data, dpi=144)))
    assert image.size == (round(106 * 144 / 25.4 + 0.5), round(56 * 144 / 25.4 + 0.5))
    assert image.mode == "RGB"
    assert image.info["dpi"] == pytest.approx((144, 144), abs=0.1)
    r, g, b = image.getpixel((50, 50))  # type: ignore[misc]
    assert r > 150 and g < 80 and b < 90
    assert image.getpixel((50, image.height - 5)) == (255, 255, 255)
    assert png(data) == png(data)


def test_dump_is_readable_text() -> None:
    rule = Path((("M", 0.0, 0.0), ("L", 30.0, 0.0)), stroke=Stroke(SPOT.at(0.5), 0.25, dash=(2, 1)))
    frame = Frame(
        100,
        50,
        (
            Tag("H1", (run(SANS, "标题", 10, 12.346, 20, RED),), key="t", lang="zh"),
            Tag("Artifact", (Group((rule,), Matrix.translate(10, 20)),)),
            Tag("H2", (run(SANS, "竖", 5, 5, 10, vertical=True),), actual="竖"),
            Group(
                (
                    Path(rectangle(0, 0, 5, 5), fill=BLACK, even_odd=True),
                    Shading(
                        rectangle(0, 0, 9, 9),
                        Gradient("linear", (0, 0, 9, 0), ((0, RED), (1, PAPER))),
                    ),
                ),
                Matrix(0, 1, -1, 0, 50, 10),
                clip=rectangle(0, 0, 4, 4),
                alpha=0.5,
            ),
        ),
        baseline=12.0,
    )
    face = SANS.name
    assert dump(frame).splitlines() == [
        "frame 100.00 x 50.00 baseline 12.00",
        "  H1 key=t lang=zh",
        f"    text 10.00,12.35 +14.11 20pt {face} red 标题",
        "  Artifact",
        "    path 10.00,20.00 30.00x0.00 #2 stroke spot:house@50% 0.25pt dash 2 1",
        '  H2 actual="竖"',
        f"    vtext 5.00,5.00 +3.53 10pt {face} black 竖",
        "  group [0 1 -1 0 50.00 10.00] turned 90 clip 0.00,0.00 4.00x4.00 #5 alpha 0.5",
        "    path 0.00,0.00 5.00x5.00 #5 fill black even-odd",
        "    shading 0.00,0.00 9.00x9.00 #5 linear 0.00 0.00 9.00 0.00 [0 red, 1 paper]",
    ]
