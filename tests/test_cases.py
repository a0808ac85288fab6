"""Broken specs: each says in comments which diagnostics it must give, and where.

``# Error: 5:30 unknown-key some text`` expects exactly one error of that code at that place,
with the text somewhere in its message or hints.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
_EXPECTED = re.compile(r"^# Error: (\d+):(\d+) ([a-z-]+)(?: (.*))?$", re.MULTILINE)

#: The faults that must each have a case of their own.
TWENTY = {
    "bad-yaml", "empty-file", "unknown-key", "unknown-panel", "unknown-ink", "unknown-icon",
    "unknown-face", "duplicate-key", "wrong-type", "bad-unit", "negative-size",
    "column-outside-grid", "missing-content", "missing-file", "outside-project", "missing-glyph",
    "overset", "figure-text", "alias-bomb", "not-a-picture",
}  # fmt: skip


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "infographic.cli", *arguments],
        capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.stem)
def test_each_fault_is_told_once_at_its_place(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "kept.pdf"
    out.write_bytes(b"an earlier sheet")
    done = run("render", case.name, "-o", str(out), "--format", "json", cwd=case.parent)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert out.read_bytes() == b"an earlier sheet"
    assert [p.name for p in tmp_path.iterdir()] == ["kept.pdf"]
    errors = [d for d in json.loads(done.stdout) if d["severity"] == "error"]
    found = sorted((d["span"]["line"], d["span"]["column"], d["code"]) for d in errors)
    expected = _EXPECTED.findall(case.read_text("utf-8"))
    assert expected, "the case says nothing"
    assert found == sorted((int(line), int(column), code) for line, column, code, _ in expected)
    for line, column, code, text in expected:
        told = next(
            d for d in errors
            if (d["span"]["line"], d["span"]["column"], d["code"]) == (int(line), int(column), code)
        )  # fmt: skip
        assert told["span"]["file"] == case.name
        assert text in " ".join([told["message"], *told["hints"]])


def test_all_twenty_faults_have_a_case() -> None:
    told = {code for c in CASES for *_, code, _ in _EXPECTED.findall(c.read_text("utf-8"))}
    assert told >= TWENTY


def test_the_console_form_shows_the_line_and_a_caret() -> None:
    case = Path(__file__).parent / "cases" / "unknown-ink.yaml"
    done = run("render", case.name, "-o", "never.pdf", cwd=case.parent)
    lines = done.stderr.splitlines()
    assert lines[0] == "unknown-ink.yaml:8:29: error[unknown-ink]: no ink is called `acent`"
    # The caret counts East Asian width: two columns for each of the four Han before it.
    assert lines[1].index("acent") + 2 == lines[2].index("^")
    assert lines[3].strip() == "= hint: did you mean `accent`?"
    assert not (case.parent / "never.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("render", "unknown-ink.yaml"), 2),
        (("render", "no-such-file.yaml", "-o", "x.pdf"), 2),
        (("render", "unknown-ink.yaml", "-o", "x.docx"), 2),
        (("render", "unknown-ink.yaml", "overset.yaml", "-o", "x.pdf"), 2),
        (("render", "unknown-ink.yaml", "-o", "x.pdf", "--set", "nonsense"), 2),
        (("nonsense",), 2),
        (("check", "unknown-ink.yaml"), 1),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], code: int) -> None:
    done = run(*arguments, cwd=Path(__file__).parent / "cases")
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_every_code_is_documented() -> None:
    from infographic.diagnostics import CODES

    text = (Path(__file__).parents[1] / "docs" / "diagnostics.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", text, re.MULTILINE))
    assert listed == dict(CODES)
