"""The plainest command line does the same with and without the library that reads all others."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from infographic.plain import order_of

SPEC = """version: 1
title: 样张
page: {size: a6}
rows:
  - prose: {text: 春风又绿江南岸，明月何时照我还。}
"""
BROKEN = SPEC.replace("prose", "prosa")

LINES = [
    "render s.yaml -o out.pdf",
    "render -q s.yaml -o out.pdf",
    "render s.yaml --output out.pdf --quiet",
    "render -o out.pdf s.yaml -o other.pdf",
    "render broken.yaml -o out.pdf",
    "render -q broken.yaml -o out.pdf",
    "render missing.yaml -o out.pdf",
    "render . -o out.pdf",
    "render s.yaml -o s.yaml",
    "render s.yaml -o out.tiff",
    "render s.yaml -o out.txt",
    "render s.yaml -o folder.pdf",
    "render s.yaml -o nowhere/out.pdf",
    "render s.yaml broken.yaml -o out.pdf",
    "render s.yaml -o",
    "render s.yaml",
    "render --sett a=1 s.yaml -o out.pdf",
    "render s.yaml -qo out.pdf",
    "render s.yaml -o=out.pdf",
    "render -- s.yaml -o out.pdf",
    "render s.yaml/ -o out.pdf",
    "render",
]


def _run(module: str, line: str, folder: Path) -> tuple[object, ...]:
    folder.mkdir()
    (folder / "s.yaml").write_text(SPEC, "utf-8")
    (folder / "broken.yaml").write_text(BROKEN, "utf-8")
    (folder / "folder.pdf").mkdir()
    command = [sys.executable, "-m", module, *line.split()]
    env = {**os.environ, "COLUMNS": "100"}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=env)
    files = {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    said = done.stderr.replace("python -m infographic.cli", "X").replace(
        "python -m infographic", "X"
    )
    return done.returncode, done.stdout, said, files


@pytest.mark.parametrize("line", LINES)
def test_both_ways_do_the_same(line: str, tmp_path: Path) -> None:
    quick = _run("infographic", line, tmp_path / "a")
    assert quick == _run("infographic.cli", line, tmp_path / "b")


@pytest.mark.parametrize("name", ["NO_COLOR", "FORCE_COLOR"])
@pytest.mark.parametrize("value", ["", "0", "1"])
def test_colours_are_as_they_are_asked_for(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    line = "render broken.yaml -o out.pdf"
    quick = _run("infographic", line, tmp_path / "a")
    assert quick == _run("infographic.cli", line, tmp_path / "b")


@pytest.mark.parametrize(
    ("line", "taken"), [(LINES[0], True), (LINES[3], False), (LINES[17], False)]
)
def test_what_is_plain(
    line: str, taken: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "s.yaml").write_text(SPEC, "utf-8")
    assert (order_of(line.split()) is not None) is taken


def test_a_plain_render_loads_no_library_for_command_lines(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(SPEC, "utf-8")
    told = "import sys; from infographic.plain import plain; code = plain(sys.argv[1:]); print(code, 'click' in sys.modules)"
    command = [sys.executable, "-c", told, *LINES[1].split()]
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=True, env=env
    )
    assert done.stdout.split() == ["0", "False"]
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(os.name == "nt", reason="shells of other systems close streams otherwise")
@pytest.mark.parametrize("module", ["infographic", "infographic.cli"])
@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("check s.yaml >&-", 3, "stdout is closed"),
        ("render s.yaml -o - >&-", 3, "stdout is closed"),
        ("render s.yaml -o out.pdf >&-", 0, "wrote out.pdf"),
        ("render s.yaml -o out.pdf 2>&-", 0, ""),
        ("render s.yaml -o out.pdf >&- 2>&-", 0, ""),
        ("render broken.yaml -o out.pdf 2>&-", 1, ""),
    ],
)
def test_closed_streams(module: str, line: str, code: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(SPEC, "utf-8")
    (tmp_path / "broken.yaml").write_text(BROKEN, "utf-8")
    called = f"exec '{sys.executable}' -m {module} {line}"
    done = subprocess.run(["sh", "-c", called], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == code
    assert said in done.stderr
    assert (tmp_path / "out.pdf").exists() is ("out.pdf" in line and code == 0)
