"""The colophon's QR code: what pdfium shows is what was encoded; its place, size and words."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import segno

import infographic
from infographic import SpecError
from infographic.frame import Frame, Group, Item, Link, Tag
from infographic.frame import Path as Outline
from infographic.geometry import IDENTITY, Matrix
from infographic.pipeline import layout

URL = "https://example.org/2024/报告?page=1"
DPI = 400


def sheet(colophon: dict[str, Any], **row: Any) -> dict[str, Any]:
    return {
        "version": 1,
        "title": "案例",
        "page": {"size": "a6", "bleed": "0 mm", "margin": "10 mm"},
        "body": {"size": "9 pt"},
        "rows": [{"colophon": colophon, **row}],
    }


def pixels(png: bytes) -> list[bytes]:
    """Rows of grey values (the darkest channel's complement is not needed: the largest one)."""
    width, height, _, kind = struct.unpack(">2IBB", png[16:26])
    channels = {2: 3, 6: 4}[kind]
    at, data = 8, b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    raw, stride = zlib.decompress(data), width * channels + 1
    rows = [raw[i * stride : (i + 1) * stride] for i in range(height)]
    assert all(row[0] == 0 for row in rows)  # filter none
    return [bytes(map(max, row[1::channels], row[2::channels], row[3::channels])) for row in rows]


def read_back(png: bytes, count: int) -> tuple[list[bytes], float]:
    """The modules in the dark area's box, and its side in mm; the quiet zone must be white."""
    rows = pixels(png)
    dark = [[v < 96 for v in row] for row in rows]
    ys = [i for i, row in enumerate(dark) if any(row)]
    xs = [i for i in range(len(dark[0])) if any(row[i] for row in dark[ys[0] : ys[-1] + 1])]
    left, top, side = xs[0], ys[0], xs[-1] + 1 - xs[0]
    assert abs(side - (ys[-1] + 1 - ys[0])) <= 1
    module = side / count
    matrix = [
        bytes(dark[int(top + (i + 0.5) * module)][int(left + (j + 0.5) * module)] for j in range(count))
        for i in range(count)
    ]  # fmt: skip
    for k in range(-4, count + 4):
        for edge in (-3.5, -0.5, count + 0.5, count + 3.5):
            for i, j in ((k + 0.5, edge), (edge, k + 0.5)):
                assert rows[int(top + i * module)][int(left + j * module)] > 240, (i, j)
    return matrix, side / DPI * 25.4


def expected(url: str = URL) -> list[bytes]:
    return [bytes(row) for row in segno.make_qr(url, error="m").matrix]


def figures(frame: Frame) -> list[tuple[Tag, Matrix]]:
    def walk(items: tuple[Item, ...], matrix: Matrix) -> list[tuple[Tag, Matrix]]:
        out = []
        for item in items:
            if isinstance(item, Group):
                out += walk(item.items, item.transform.then(matrix))
            elif isinstance(item, Tag):
                out += [(item, matrix)] if item.role == "Figure" else walk(item.items, matrix)
            elif isinstance(item, Link):
                out += walk(item.items, matrix)
        return out

    return walk(frame.items, IDENTITY)


def drawn(spec: dict[str, Any]) -> tuple[Tag, Frame]:
    result = layout(spec)
    assert not result.failed and result.sheet is not None, result.diagnostics
    ((tag, _),) = figures(result.sheet.frame)
    return tag, result.sheet.frame


@pytest.mark.parametrize("ground", [None, "accent"])
def test_the_raster_holds_the_modules(ground: str | None) -> None:
    """On the bare sheet and on an ink: the same code on its own white."""
    row = {"background": ground, "pad": "1 em"} if ground else {}
    png = infographic.render(sheet({"url": URL}, **row)).png(DPI)
    matrix, side = read_back(png, len(expected()))
    assert matrix == expected()
    assert side >= 17.95


def test_the_modules_are_one_path_in_the_text_ink() -> None:
    tag, _ = drawn(sheet({"url": URL}))
    ground, code = tag.items
    assert isinstance(ground, Outline) and isinstance(code, Outline)
    assert ground.fill is not None and ground.fill.is_paper
    assert code.fill is not None and code.fill.is_black_only and code.stroke is None
    assert tag.alt == URL


def side_of(tag: Tag) -> float:
    (_, code) = tag.items
    assert isinstance(code, Outline)
    xs = [float(s[1]) for s in code.segments if len(s) > 1]
    return max(xs) - min(xs)


def test_the_panels_depth_gives_the_size() -> None:
    sides = [
        side_of(drawn(sheet({"url": "http://a.bc"}, **row))[0])
        for row in ({"height": "14 mm"}, {"height": "26 mm"}, {"height": "100 mm"})
    ]
    # 21 modules and four white ones on each side; a third of the width is the most
    assert sides == pytest.approx([14 * 21 / 29, 26 * 21 / 29, 85 / 3 * 21 / 29])
    assert side_of(drawn(sheet({"url": "http://a.bc"}))[0]) >= 18


def test_long_addresses_get_a_larger_code() -> None:
    tag, _ = drawn(sheet({"url": "https://example.org/" + "a" * 400}))
    assert side_of(tag) > 20


def test_the_address_is_alternative_text_and_not_printed(tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    spec = sheet({"issuer": "某馆", "url": URL})
    infographic.render(spec).save(out)
    dump = infographic.render(spec).dump().splitlines()
    assert f"  link {URL}" in [line[-len(URL) - 7 :] for line in dump]
    assert "example" not in "".join(
        line for line in dump if "alt=" not in line and " link " not in line
    )
    with pikepdf.open(out) as pdf:
        alts = [
            str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o
        ]
    assert alts == [URL]
    printed = infographic.render(sheet({"url": URL, "lines": ["example.org"]})).dump()
    assert any("example.org" in line for line in printed.splitlines() if "alt=" not in line)


@pytest.mark.parametrize("row", [{}, {"height": "40 mm"}, {"height": "30 mm"}])
def test_text_stands_beside_the_code(row: dict[str, Any]) -> None:
    """However long the text is, and however deep the panel: nothing on top of one another."""
    spec = sheet({"press": "这里是一段比较长的说明文字。" * 6, "url": URL, "rule": True}, **row)
    tag, _ = drawn(spec)
    ground = tag.items[0]
    assert isinstance(ground, Outline)
    xs, ys = ([float(s[i]) for s in ground.segments if len(s) > 1] for i in (1, 2))
    assert max(xs) == pytest.approx(85.0) and min(ys) > 0.2
    runs = re.findall(r"text ([\d.]+),([\d.]+) \+([\d.]+)", infographic.render(spec).dump())
    assert len(runs) > 2
    for x, _, length in runs:
        assert float(x) + float(length) < 10 + min(xs)
    assert float(runs[-1][1]) - float(runs[0][1]) < float(str(row.get("height", "30 mm"))[:-3])


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("example.org", "bad-value"),
        ("ftp://example.org", "bad-value"),
        ("HTTP//x", "bad-value"),
        ("https://", "bad-value"),
        ("https://a b", "bad-value"),
        ("https://a.bc/" + "x" * 2000, "bad-value"),
        (3, "bad-value"),
        (["http://a.bc"], "wrong-type"),
    ],
)
def test_what_is_no_address_is_refused(url: Any, code: str) -> None:
    with pytest.raises(SpecError) as caught:
        infographic.render(sheet({"url": url}))
    (note,) = caught.value.diagnostics
    assert (note.code, note.span.path) == (code, "$.rows[0].colophon.url")


@pytest.mark.parametrize(
    ("row", "lacks"),
    [({"height": "8 mm"}, "depth"), ({"pad": "35 mm", "background": "tint"}, "width")],
)
def test_a_code_without_room_is_overset(row: dict[str, Any], lacks: str) -> None:
    with pytest.raises(SpecError) as caught:
        infographic.render(sheet({"url": URL}, **row))
    assert any(n.code == "overset" and lacks in n.message for n in caught.value.diagnostics)
