"""The library: dicts as specs, what is raised, what a rendering gives."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import infographic
from infographic import Rendering, SpecError


def sheet(**keys: Any) -> dict[str, Any]:
    return {
        "version": 1,
        "title": "案例",
        "page": {"size": "a5"},
        "body": {"size": "9..20 pt"},
        "rows": [{"prose": "正文。"}],
        **keys,
    }


def figure(value: Any) -> dict[str, Any]:
    return sheet(rows=["notes", {"figures": {"items": [{"label": "产量", "value": value}]}}])


def faults(spec: Any, **options: Any) -> list[tuple[str, str]]:
    with pytest.raises(SpecError) as caught:
        infographic.render(spec, **options)
    for note in caught.value.diagnostics:
        json.dumps(note.as_dict())
        assert str(note.span) in str(caught.value)
    return [(str(n.span), n.code) for n in caught.value.diagnostics if n.severity == "error"]


def test_a_dict_renders(tmp_path: Path) -> None:
    done = infographic.render(sheet(date=datetime.date(2024, 3, 15)))
    assert isinstance(done, Rendering)
    assert done.pdf().startswith(b"%PDF-")
    assert done.png(24).startswith(b"\x89PNG")
    assert "正文" in done.dump()
    assert done.save(tmp_path / "new" / "x.pdf").read_bytes() == done.pdf()
    assert all(n.severity != "error" for n in done.diagnostics)
    with pytest.raises(ValueError, match="docx"):
        done.save(tmp_path / "x.docx")
    assert [p.name for p in tmp_path.iterdir()] == ["new"]


def test_figures_given_as_floats_are_refused() -> None:
    assert faults(figure(837.30)) == [("$.rows[1].figures.items[0].value", "figure-text")]
    for kept in ("837.30", 837, Decimal("837.30")):
        assert str(kept) in infographic.render(figure(kept)).dump()


@pytest.mark.parametrize(
    ("spec", "place", "code"),
    [
        (sheet(rows=[{"band": {"titel": "甲"}}]), "$.rows[0].band.titel", "unknown-key"),
        (sheet(**{"a b": 1}), '$["a b"]', "unknown-key"),
        (sheet(title={1, 2}), "$.title", "wrong-type"),
        (sheet(title=b"x"), "$.title", "wrong-type"),
        (sheet(title=10**5000), "$.title", "wrong-type"),
        (sheet(title="\ud800"), "$.title", "bad-value"),
        (sheet(content="a\0b"), "$.content", "missing-file"),
        (sheet(body={"leading": float("nan")}), "$.body.leading", "wrong-type"),
        (sheet(gap=3.0), "$.gap", "bad-unit"),
        (sheet(rows=lambda: 0), "$.rows", "wrong-type"),
    ],
)
def test_odd_values_have_a_place(spec: Any, place: str, code: str) -> None:
    assert faults(spec) == [(place, code)]


def test_data_without_end_is_refused() -> None:
    loop: dict[str, Any] = {}
    loop["a"] = loop
    assert [code for _, code in faults(sheet(content=loop))] == ["bad-value"]
    stacks = {f"p{i}": [{"stack": f"$p{i + 1}"}] * 2 for i in range(30)}
    assert {code for _, code in faults(sheet(content=stacks, rows=[{"stack": "$p0"}]))} == {
        "bad-value"
    }
    stars = {f"a{i}": {"x": f"$a{i + 1}.*", "y": f"$a{i + 1}.*"} for i in range(30)}
    spec = sheet(content={**stars, "a30": {"x": "甲"}}, rows=[{"prose": "$a0.*"}])
    assert faults(spec) == [("$.rows[0].prose", "missing-content")]


def test_diagnostics_of_a_dict_come_in_the_order_of_its_lists() -> None:
    spec = sheet(rows=[{"band": {"title": 1.5}} for _ in range(11)])
    assert [place for place, _ in faults(spec)] == [f"$.rows[{i}].band.title" for i in range(11)]


def test_files_and_settings(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(FileNotFoundError):
            infographic.render(path)
    with pytest.raises(TypeError, match="YAML text"):
        infographic.render(sheet(), settings={"body.size": 12})  # type: ignore[dict-item]
    done = infographic.render(sheet(), settings={"rows[0].prose": "换了。", "page.size": "a6"})
    assert "换了" in done.dump()
    assert faults(sheet(), settings={"rows[1].span": "1"}) == [
        ("--set rows[1].span:1:1", "unknown-key")
    ]


def test_a_lost_file_is_told_once(tmp_path: Path) -> None:
    rows = [{"band": {"use": "$a"}}, {"prose": "$b.*"}, {"figures": "$c"}]
    assert faults(sheet(content="lost.yaml", rows=rows), root=tmp_path) == [
        ("$.content", "missing-file")
    ]
