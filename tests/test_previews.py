"""Pictures: one ink table for all of them, their sizes, pages side by side."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path as FilePath
from typing import Any

import pytest
from PIL import Image
from small_pdf import RED, SPOT, edition, instructions, opened

import infographic
from infographic.color import BLACK, PAPER, Ink, srgb
from infographic.frame import Frame, Item, Path, rectangle
from infographic.layout.pairs import spreads
from infographic.writers.pdf import PREVIEW, SCREEN
from infographic.writers.raster import png
from infographic.writers.svg import svg

ROOT = FilePath(__file__).resolve().parents[1]
INKS = (
    RED, RED.at(0.4), SPOT, SPOT.at(0.35), BLACK, BLACK.at(0.5), PAPER,
    Ink("cyan", (1, 0, 0, 0)), Ink("rich", (0.6, 0.5, 0.5, 1)), Ink("deep", (1, 0.7, 0.1, 0.3)),
)  # fmt: skip


def picture(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def test_every_preview_shows_an_ink_in_the_same_colour() -> None:
    items: tuple[Item, ...] = tuple(
        Path(rectangle(10 * i, 0, 10, 10), fill=ink) for i, ink in enumerate(INKS)
    )
    image = picture(png(edition(items, medium=PREVIEW), dpi=25.4))
    drawn = svg(Frame(100, 100, items), title="题", lang="zh-CN").decode()
    named = re.findall(r'<path[^>]* fill="#(\w{6})"', drawn)
    operands = [
        [float(v) for v in values]
        for values, operator in instructions(opened(edition(items, medium=SCREEN)).pages[0])
        if operator == "rg"
    ]
    assert len(named) == len(operands) == len(INKS)
    for i, ink in enumerate(INKS):
        wanted = [255 * v for v in srgb(ink)]
        assert list(bytes.fromhex(named[i])) == pytest.approx(wanted, abs=0.51)
        assert [255 * v for v in operands[i]] == pytest.approx(wanted, abs=0.1)
        assert image.getpixel((10 * i + 5, 5)) == pytest.approx(wanted, abs=2)


def sheet(*rows: str, **page: Any) -> dict[str, Any]:
    """A5 pages, each all in an ink: the theme's own spot and process colours."""
    inks = {"full": {"cmyk": [0, 100, 80, 10]}, "house": {"spot": "专色", "cmyk": [0, 60, 100, 0]}}
    pages = [{"rows": [{"prose": "正文。"}], "tint": ink} for ink in rows]
    return {
        "version": 1, "title": "页", "page": {"size": "a5", **page}, "body": {"size": "9..99 pt"},
        "theme": {"version": 1, "inks": inks}, "pages": pages,
    }  # fmt: skip


RED_SEEN, SPOT_SEEN = ([round(255 * v) for v in srgb(ink)] for ink in (RED, SPOT))


@pytest.mark.parametrize("medium", ["press", "screen", "office"])
def test_a_spec_looks_the_same_in_every_picture(medium: Any) -> None:
    done = infographic.render(sheet("full", "house"), medium=medium)
    for page, seen in enumerate((RED_SEEN, SPOT_SEEN)):
        image = picture(done.png(36, page))
        assert image.getpixel((3, 3)) == pytest.approx(seen, abs=2)
        assert "#" + bytes(seen).hex() in done.svg(page).decode()
    assert done.png(36, -1) == done.png(36, 1)
    with pytest.raises(IndexError):
        done.png(36, 2)


def test_the_press_alone_shows_its_bleed() -> None:
    for medium, width in (("press", 154), ("screen", 148), ("office", 148)):
        done = infographic.render(sheet("full"), medium=medium)  # type: ignore[arg-type]
        assert picture(done.png(25.4)).width == pytest.approx(width, abs=1)
        assert f'width="{width}mm"' in done.svg().decode()


@pytest.mark.parametrize("size", ["a5", "a1", "99.7 x 210.3 mm", "a3 landscape"])
@pytest.mark.parametrize("width", [1, 320, 1080])
def test_a_picture_is_exactly_as_wide_as_asked(size: str, width: int) -> None:
    done = infographic.render(sheet("full", size=size))
    image = picture(done.png(width=width))
    assert image.width == width
    page = done.result.document.spec.page.size  # type: ignore[union-attr]
    assert image.height == pytest.approx(width * page.height / page.width, abs=1.01)  # no bleed


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"width": 40_000}, r"million pixels; 13\d{3} wide is the most"),
        ({"dpi": 5000.0}, "million pixels; .* dpi is the most"),
        ({"width": 0}, "positive"),
        ({"dpi": 0.0}, "positive"),
        ({"dpi": float("nan")}, "positive"),
    ],
)
def test_pictures_of_no_sane_size_are_refused(options: dict[str, Any], said: str) -> None:
    done = infographic.render(sheet("full", size="a1"))
    with pytest.raises(ValueError, match=said):
        done.png(**options)


# -- pages side by side -----------------------------------------------------------------


def halves(data: bytes) -> tuple[Any, Any]:
    """The colours in the middle of a spread's two halves, and that nothing leaks over."""
    image = picture(data)
    middle, high = image.width // 2, image.height // 4
    out = tuple(image.getpixel((x, high)) for x in (middle - 3, middle + 3))
    assert out == tuple(image.getpixel((x, high)) for x in (2, image.width - 3))
    return out


def names(pictures: tuple[bytes, ...]) -> list[tuple[str, ...]]:
    seen = {tuple(RED_SEEN): "red", tuple(SPOT_SEEN): "spot"}

    def name(colour: tuple[int, ...]) -> str:
        for known, word in seen.items():
            if max(abs(a - b) for a, b in zip(known, colour, strict=True)) <= 2:
                return word
        return "none" if len(set(colour)) < 3 and min(colour) > 200 else "?"

    return [tuple(map(name, halves(data))) for data in pictures]


@pytest.mark.parametrize(
    ("count", "facing", "expected"),
    [
        (1, True, ["none red"]),
        (2, True, ["none red", "spot none"]),
        (3, True, ["none red", "spot red"]),
        (4, True, ["none red", "spot red", "spot none"]),
        (2, False, ["red spot"]),
        (3, False, ["red spot", "red none"]),
    ],
)
def test_spreads_lie_as_in_a_book(count: int, facing: bool, expected: list[str]) -> None:
    inks = ["full", "house"] * 2
    done = infographic.render(sheet(*inks[:count], facing=facing))
    found = done.spreads(36)
    assert [" ".join(pair) for pair in names(found)] == expected
    assert {picture(data).size for data in found} == {(429, 307)}  # 302 x 216 mm
    assert {picture(data).width for data in done.spreads(width=1080)} == {1080}


def test_art_beyond_the_spine_is_cut() -> None:
    over = Frame(100, 100, (Path(rectangle(-9, -9, 118, 118), fill=RED),))
    (pair,) = spreads((over, Frame(100, 100)), facing=False, bleed=3.0)
    image = picture(png(edition(pair.items, medium=PREVIEW, width=200, bleed=3), dpi=25.4))
    assert image.getpixel((101, 50)) != image.getpixel((104, 50)) == (255, 255, 255)
    assert image.getpixel((1, 1)) == image.getpixel((101, 104)) == pytest.approx(RED_SEEN, abs=2)


# -- the command ------------------------------------------------------------------------


def call(folder: FilePath, *arguments: str) -> subprocess.CompletedProcess[str]:
    spec = folder / "s.yaml"
    pages = "".join("  - {rows: [{prose: 正文}]}\n" for _ in range(3))
    head = "version: 1\ntitle: 页\npage: {size: a5, facing: true}\nbody: {size: 9..99 pt}\n"
    spec.write_text(f"{head}pages:\n{pages}", "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "infographic.cli", "render", "s.yaml", *arguments],
        capture_output=True, text=True, cwd=folder, check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )  # fmt: skip


def test_pictures_for_a_telephone_and_of_spreads(tmp_path: FilePath) -> None:
    assert call(tmp_path, "-o", "p.png", "--width", "1080").returncode == 0
    assert call(tmp_path, "-o", "x.png", "--spreads", "--dpi", "30").returncode == 0
    found = {p.name: picture(p.read_bytes()).width for p in tmp_path.glob("*.png")}
    spread = 357  # 302 mm
    assert found == {
        "p-01.png": 1080, "p-02.png": 1080, "p-03.png": 1080,
        "x-01.png": spread, "x-02.png": spread,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "x.png", "--width", "0"), "--width"),
        (("-o", "x.png", "--width", "wide"), "--width"),
        (("-o", "x.png", "--width", "1080", "--dpi", "96"), "exclude each other"),
        (("-o", "x.pdf", "--width", "1080"), "--width is for PNG"),
        (("-o", "-", "--spreads"), "--spreads is for PNG"),
        (("-o", "x.png", "--outlines"), "--outlines is for SVG"),
        (("-o", "x.png", "--width", "100000"), "million pixels"),
        (("-o", "x.png", "--spreads", "--dpi", "1200", "--set", "page.size=a3"), "million"),
        (("-o", "x.png", "--dpi", "5"), "--dpi"),
    ],
)
def test_wrong_usage_is_told(tmp_path: FilePath, arguments: tuple[str, ...], said: str) -> None:
    done = call(tmp_path, *arguments)
    assert done.returncode == 2, done.stderr
    assert said in done.stderr and "Traceback" not in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["s.yaml"]
