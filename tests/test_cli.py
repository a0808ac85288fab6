"""The command line: exit codes, streams, output names, settings, colour."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SPEC = """\
version: 1
title: 案例
page: {size: a6, margin: 12 mm}
body: {size: 9..20 pt}
rows:
  - prose: 正文。
    stretch: true
    height: 100..124 mm
"""


def run(
    folder: Path, *arguments: str, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    done = subprocess.run(
        [sys.executable, "-m", "infographic.cli", *arguments],
        capture_output=True, cwd=folder, check=False, input=stdin.encode(),
        env={**clean, **environment},
    )  # fmt: skip
    assert b"Traceback" not in done.stderr + done.stdout, done.stderr.decode()
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "s.yaml").write_text(SPEC, "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "s.yaml").write_text(SPEC, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("utf-16", SPEC.encode("utf-16"), b"bad-yaml"),
        ("gbk", SPEC.encode("gbk"), b"bad-yaml"),
        ("bytes", bytes(range(256)), b"bad-yaml"),
        ("nul", b"version: 1\ntitle: \0", b"bad-yaml"),
        ("empty", b"", b"empty-file"),
        ("comment", b"# nothing\n---\n...\n", b"empty-file"),
        ("brackets", b"[" * 100_000, b"bad-yaml"),
        ("dashes", b"- " * 50_000, b"bad-yaml"),
        ("list", b"- version: 1", b"wrong-type"),
        ("text", b"hello", b"wrong-type"),
        ("null", b"~", b"wrong-type"),
        ("documents", b"a: 1\n---\nb: 2", b"bad-yaml"),
        ("tabs", b"rows:\n\t- prose: x", b"bad-yaml"),
        ("loop", b"&a {rows: *a}", b"alias-bomb"),
        ("undefined", b"rows: *a", b"bad-yaml"),
    ],
)
def test_broken_files_of_every_kind(folder: Path, name: str, data: bytes, code: bytes) -> None:
    (folder / "broken.yaml").write_bytes(data)
    done = run(folder, "render", "broken.yaml", "-o", "x.pdf")
    assert done.returncode == 1
    assert done.stderr.count(b"error[") == 1 and b"error[" + code + b"]" in done.stderr
    assert not (folder / "x.pdf").exists()


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(folder: Path) -> None:
    spec = SPEC.replace("正文。", "正文。\n    spam: 1").replace("\n", "\r\n")
    (folder / "s.yaml").write_bytes(b"\xef\xbb\xbf" + spec.encode())
    done = run(folder, "check", "s.yaml")
    assert b"s.yaml:7:5: error[unknown-key]" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("s.yaml", "-o", "out/"), 0, "out/s.pdf"),
        (("s.yaml", "-o", "sub"), 0, "sub/s.pdf"),
        (("s.yaml", "-o", "new/{stem}-1.txt"), 0, "new/s-1.txt"),
        (("s.yaml", "sub/s.yaml", "-o", "out/"), 2, "would both be written"),
        (("s.yaml", "sub/s.yaml", "-o", "-"), 2, "one stdout"),
        (("s.yaml", "-o", "plain"), 2, "cannot write"),
        (("s.yaml", "-o", "x.png", "--dpi", "nan"), 2, "not a number"),
        (("s.yaml", "-o", "x.png", "--dpi", "1200", "--set", "page.size=a0"), 2, "the most"),
        (("s.yaml", "-o", "s.yaml/x.pdf"), 3, "s.yaml"),
        (("s.yaml", "-o", "/proc/none/x.pdf"), 3, "/proc/none"),
        (("sub", "-o", "x.pdf"), 2, "directory"),
        (("s.yaml", "-o", "x.pdf", "--root", "sub"), 1, "outside-project"),
        (("sub/s.yaml", "-o", "x.pdf", "--root", "."), 0, "x.pdf"),
        (("s.yaml", "-o", "x.pdf", "-v"), 0, "layout"),
        (("s.yaml", "-o", "x.pdf", "--set", "rows[0].height=110 mm"), 0, "x.pdf"),
        (("s.yaml", "-o", "x.pdf", "--set", "rows[7].height=1 mm"), 1, "has 1 items"),
        (("s.yaml", "-o", "x.pdf", "--set", "rows[²]=1"), 1, "no step"),
        (("s.yaml", "-o", "x.pdf", "--set", "title=["), 1, "--set title"),
        (("s.yaml", "-o", "x.pdf", "--set", "title="), 1, "must not be empty"),
        (("s.yaml", "-o", "x.pdf", "--set", "=1"), 2, "key=value"),
    ],
)
def test_render(folder: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = run(folder, "render", *arguments)
    assert done.returncode == code, done.stderr.decode()
    assert said in done.stderr.decode()
    assert done.stdout == b""
    assert not list(folder.rglob(".*"))  # no half-written file


def test_output_onto_a_folder_is_a_fault_of_the_disk(folder: Path) -> None:
    (folder / "out" / "s.pdf").mkdir(parents=True)
    done = run(folder, "render", "s.yaml", "-o", "out")
    assert done.returncode == 3 and b"out/s.pdf" in done.stderr
    assert [p.name for p in (folder / "out").iterdir()] == ["s.pdf"]


def test_quiet_says_nothing_when_all_is_well(folder: Path) -> None:
    done = run(folder, "render", "s.yaml", "-q", "-o", "x.pdf", "--set", "rows[0].height=60 mm")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_stdin_and_stdout(folder: Path) -> None:
    done = run(folder, "render", "-", "-o", "-", "--format", "json", stdin=SPEC)
    assert done.returncode == 0 and done.stdout.startswith(b"%PDF-")
    assert json.loads(done.stderr) == []
    done = run(folder, "render", "-", "-o", "-", stdin=SPEC + "spam: 1\n")
    assert done.returncode == 1 and done.stdout == b""
    assert b"-:9:1: error[unknown-key]" in done.stderr


def test_links(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.yaml"
    secret.write_text("version: 1\na: 秘密", "utf-8")
    (folder / "link.yaml").symlink_to(secret)
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "spec.yaml").symlink_to(folder / "sub" / "s.yaml")
    done = run(folder, "check", "s.yaml", "--set", "content=link.yaml")
    assert done.returncode == 1 and b"outside-project" in done.stderr
    done = run(folder, "check", "s.yaml", "--set", "content=loop.yaml")
    assert done.returncode == 1 and b"missing-file" in done.stderr
    assert run(folder, "check", "spec.yaml").returncode == 0


def test_colour_follows_the_environment(folder: Path) -> None:
    (folder / "s.yaml").write_text("rows: [", "utf-8")
    assert b"\x1b[" not in run(folder, "check", "s.yaml").stderr
    assert b"\x1b[31m" in run(folder, "check", "s.yaml", FORCE_COLOR="1").stderr
    both = run(folder, "check", "s.yaml", FORCE_COLOR="1", NO_COLOR="1")
    assert b"\x1b[" not in both.stderr


def test_check_tells_what_was_chosen_and_json_is_complete(folder: Path) -> None:
    content = "{version: 1, editorial: [a.title, a.tilte], a: {title: 题}, keep: []}"
    arguments = ("s.yaml", "--set", f"content={content}")
    done = run(folder, "check", *arguments)
    assert done.returncode == 0 and "body 20 pt" in done.stdout.decode()
    assert "warning[missing-content]" in done.stderr.decode()
    assert "note[editorial]" in done.stderr.decode()
    (told,) = json.loads(run(folder, "check", *arguments, "--format", "json").stdout)
    assert told["editorial"] == 1 and told["body_pt"] == 20
    for note in told["diagnostics"]:
        assert set(note) == {"code", "severity", "message", "span", "hints"}
        place = {"file", "line", "column", "end_line", "end_column", "path"}
        assert set(note["span"]) == place and note["span"]["end_column"] > note["span"]["column"]
    assert run(folder, "check", *arguments, "-q").stderr == b""


def test_the_other_commands(folder: Path) -> None:
    assert run(folder, "-h").stdout.startswith(b"Usage:")
    assert run(folder, "--version").stdout.startswith(b"infographic ")
    assert b"masthead" in run(folder, "panels").stdout
    assert b"Infographic Sans SC" in run(folder, "fonts").stdout
    assert b"title" in run(folder, "fonts", "s.yaml").stdout
    (folder / "s.yaml").write_text("rows: [", "utf-8")
    assert run(folder, "fonts", "s.yaml").returncode == 1
    assert json.loads(run(folder, "schema").stdout)["title"] == "infographic spec"
    assert run(folder, "schema", "-o", "sub").returncode == 3


def test_source_lines_cannot_steer_the_terminal(folder: Path) -> None:
    (folder / "s.yaml").write_text('"a\\e[31m\\nb": 1 # \u202e\n' + "x: " + "长" * 9999, "utf-8")
    said = run(folder, "check", "s.yaml").stderr.decode()
    assert "\x1b" not in said and "\u202e" not in said
    assert max(len(line) for line in said.splitlines()) < 500
