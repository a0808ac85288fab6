"""Photographs that a press would send back, and files that are none, refused at their places."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import pytest
from pictures_base import (
    MAP,
    colours,
    inked,
    photo,
    render,
    said,
    saved,
)
from PIL import Image

import infographic
from infographic.diagnostics import SpecError
from infographic.pictures import photo as photo_module
from infographic.pictures.photo import NotPhoto
from infographic.pictures.raster import read_photo

# -- refusals ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "size", "severity"),
    [
        (round(124 / 25.4 * 120), "a5", "error"),
        (round(124 / 25.4 * 152), "a5", "warning"),
        (round(124 / 25.4 * 226), "a5", ""),
        (round(576 / 25.4 * 152), "600 x 900 mm", ""),
        (round(576 / 25.4 * 120), "600 x 900 mm", "warning"),
        (round(1176 / 25.4 * 97), "1200 x 2000 mm", ""),
        (round(1176 / 25.4 * 60), "1200 x 2000 mm", "error"),
    ],
)
def test_coarse_pictures_are_told_where_the_file_is_named(
    width: int, size: str, severity: str
) -> None:
    data = saved(Image.new("RGB", (width, width // 2), (200, 90, 40)))
    found = said(data, "ratio: 2", size=size)
    assert found == ([(severity, "low-resolution", 8, 13)] if severity else [])


def test_only_the_press_asks_for_pixels() -> None:
    small = saved(Image.new("RGB", (60, 30), (200, 90, 40)))
    assert [said(small, "ratio: 2", medium=m) for m in ("screen", "office")] == [[], []]


def test_a_crop_counts_with_its_scale() -> None:
    """800 pixels over 124 mm are 164 an inch; 60 mm of depth let 992 of 1000 rows be shown at 420."""
    tall = saved(Image.new("RGB", (800, 4000), (200, 90, 40)))
    assert said(tall, "depth: 60 mm") == [("warning", "low-resolution", 8, 13)]
    assert said(tall, "depth: 60 mm\n      fit: contain") == []


@pytest.mark.parametrize(
    "value", ["true", '""', "{}", "{number: 2024}", "GS2024", "{number: true}"]
)
def test_a_map_without_its_number_is_an_error(value: str) -> None:
    found = said(photo(), MAP + value)
    assert [(s, c, line) for s, c, line, _ in found] == [("error", "map-number", 11)]


@pytest.mark.parametrize(
    "number",
    ["GS(2024)0001号", "GS京(2024)0123号", "吉S(2024)001号", "GS（2019）1822号", "长春S[2023]12号"],
)
def test_a_maps_number_is_printed_under_it(number: str) -> None:
    for value in (f'"{number}"', f'{{number: "{number}"}}'):
        page = render(photo(), MAP + value).pages[0]
        assert f"审图号：{number}" in page.text.replace(" ", "")


def test_alt_is_demanded() -> None:
    spec = {"version": 1, "title": "图", "rows": [{"picture": {"file": "a.jpg"}}]}
    with pytest.raises(SpecError) as caught:
        infographic.render(spec, world=infographic.MemoryWorld({"a.jpg": photo()}))
    assert [n.code for n in caught.value.diagnostics] == ["missing-key"]


BAD = [
    ("broken-picture", lambda: photo()[: len(photo()) // 3]),
    ("broken-picture", lambda: saved(colours())[:900]),
    ("broken-picture", lambda: b"II*\0" + b"\xff" * 60),
    ("not-a-picture", lambda: "不是图片".encode()),
    ("broken-picture", lambda: b"%PDF-1.4\n"),
    ("not-a-picture", lambda: saved(colours((8, 8)).quantize(8), "GIF")),
    ("not-a-picture", lambda: saved(Image.new("F", (8, 8)), "TIFF")),
    ("not-a-picture", lambda: saved(Image.new("LAB", (8, 8)), "TIFF")),
    (
        "not-a-picture",
        lambda: saved(colours((8, 8)), "TIFF", save_all=True, append_images=[inked((8, 8))]),
    ),
    ("not-a-picture", lambda: b""),
]


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize(("code", "made"), BAD, ids=range(len(BAD)))
def test_what_cannot_be_placed_is_refused_at_its_line(code: str, made: Any) -> None:
    assert said(made()) == [("error", code, 8, 13)]


def test_huge_pictures_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    head = saved(Image.new("1", (8, 8)), "PNG")
    wide = head[:16] + (20_001).to_bytes(4, "big") + (10_000).to_bytes(4, "big") + head[24:29]
    whole = wide + zlib.crc32(wide[12:]).to_bytes(4, "big") + head[33:]
    assert said(whole) == [("error", "huge-picture", 8, 13)]
    monkeypatch.setattr("infographic.pictures.raster.MOST_BYTES", 1000)
    with pytest.raises(NotPhoto) as caught:
        read_photo(saved(colours((123, 100))))
    assert caught.value.code == "huge-picture"
    assert photo_module.MOST_BYTES == 100 * 2**20


def test_art_takes_no_photograph_and_says_who_does() -> None:
    spec = {"version": 1, "title": "图", "rows": [{"art": {"file": "a.jpg"}}]}
    with pytest.raises(SpecError) as caught:
        infographic.render(spec, world=infographic.MemoryWorld({"a.jpg": photo()}))
    (note,) = caught.value.diagnostics
    assert note.code == "not-a-picture" and "a panel `picture`" in note.hints[0]


def test_a_profile_that_is_none_is_told() -> None:
    data = saved(colours(), icc_profile=b"\0" * 200)
    assert said(data) == [("warning", "broken-picture", 8, 13)]


def test_a_map_with_nothing_behind_it_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(
        (Path(__file__).parents[1] / "specs" / "gallery" / "terraces.jpg").read_bytes()
    )
    path = tmp_path / "sheet.yaml"
    path.write_text(
        "version: 1\ntitle: 图\npage: a5\nrows:\n"
        "  - picture:\n      file: a.jpg\n      alt: 图\n      map:\n", "utf-8",
    )  # fmt: skip
    with pytest.raises(SpecError) as caught:
        infographic.render(path)
    found = [(d.code, d.span.line, d.span.column) for d in caught.value.diagnostics]
    assert ("map-number", 8, 7) in found
