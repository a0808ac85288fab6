"""`--icc` and `--condition` of render and check: the printer's profile for the spec's own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from test_press import profile

ROOT = Path(__file__).resolve().parents[1]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "infographic.cli", *arguments],
        capture_output=True, text=True, encoding="utf-8", cwd=folder, check=False,
    )  # fmt: skip


@pytest.fixture
def job(tmp_path: Path) -> Path:
    """A project, and beside it, where no spec may read, profiles of a printer."""
    for name, told in (
        ("v3", b"PSO Coated v3"),
        ("coated", b"FOGRA39L Coated"),
        ("house", b"House 7"),
    ):
        (tmp_path / f"{name}.icc").write_bytes(profile(told))
    (tmp_path / "rgb.icc").write_bytes(profile(b"FOGRA39L", b"mntrRGB "))
    folder = tmp_path / "job"
    folder.mkdir()
    (tmp_path / "cut.icc").write_bytes(profile(b"FOGRA39L Coated")[:100_000])
    (folder / "own.icc").write_bytes(profile(b"House 1"))
    rows = "rows:\n  - prose: 文字\n"
    for name, printed in (
        ("plain", ""),
        ("short", "print: coated-v3\n"),
        ("own", "print: {stock: coated, icc: own.icc, condition: HOUSE-1, marks: [crop, slug]}\n"),
    ):
        (folder / f"{name}.yaml").write_text(
            f"version: 1\ntitle: 纸\npage: a5\nbody: 10 pt\n{printed}{rows}", "utf-8"
        )
    return folder


@pytest.mark.parametrize(
    ("spec", "options", "told", "condition"),
    [
        ("plain", ["--icc", "../coated.icc"], b"FOGRA39L Coated", "FOGRA39"),
        ("plain", ["--icc", "../house.icc", "--condition", "HOUSE-7"], b"House 7", "HOUSE-7"),
        ("short", ["--icc", "../v3.icc"], b"PSO Coated v3", "FOGRA51"),
        ("own", ["--icc", "../coated.icc"], b"FOGRA39L Coated", "FOGRA39"),
        ("own", ["--condition", "HOUSE-2"], b"House 1", "HOUSE-2"),
        ("own", [], b"House 1", "HOUSE-1"),
    ],
)
def test_the_option_takes_the_place_of_the_specs_own(
    job: Path, spec: str, options: list[str], told: bytes, condition: str
) -> None:
    done = run(job, "render", f"{spec}.yaml", "-o", "x.pdf", *options)
    assert done.returncode == 0, done.stderr
    with pikepdf.open(job / "x.pdf") as pdf:
        for intent in pdf.Root.OutputIntents:
            assert intent.DestOutputProfile.read_bytes() == profile(told)
            assert str(intent.OutputConditionIdentifier) == condition
        wide = pdf.pages[0].MediaBox[2] > pdf.pages[0].BleedBox[2]
        assert wide is (spec == "own")  # its marks stay
    checked = run(job, "check", f"{spec}.yaml", "--format", "json", *options)
    assert checked.returncode == 0, checked.stderr
    (report,) = json.loads(checked.stdout)
    assert "stock-profile" not in [d["code"] for d in report["diagnostics"]]


@pytest.mark.parametrize(
    ("spec", "options", "told"),
    [
        ("plain", ["--icc", "../lost.icc"], "--icc:1:1: error[missing-file]: `../lost.icc` cannot"),
        ("plain", ["--icc", ".."], "--icc:1:1: error[missing-file]"),
        ("plain", ["--icc", "../rgb.icc"], "--icc:1:1: error[stock-profile]: `../rgb.icc` is no CMYK"),
        ("plain", ["--icc", "plain.yaml"], "--icc:1:1: error[stock-profile]: `plain.yaml` is no CMYK"),
        ("plain", ["--icc", "../cut.icc"], "or not a whole one"),
        ("plain", ["--icc", "../v3.icc"], "--icc:1:1: error[stock-profile]: `../v3.icc` describes “PSO"),
        ("own", ["--icc", "../v3.icc"], "hint: change `stock`, or give the profile's own: `--condition"),
        ("plain", ["--condition", "FOGRA51"], "--condition:1:1: error[stock-profile]: the shipped"),
        ("plain", ["--condition", "FOGRA51"], "hint: name the printer's profile: `--icc FILE`"),
        ("plain", ["--icc", "../coated.icc", "--condition", "FOGRA52"],
         "--condition:1:1: error[stock-profile]: `../coated.icc` describes"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_against_the_option(
    job: Path, spec: str, options: list[str], told: str
) -> None:
    for command in (["render", f"{spec}.yaml", "-o", "x.pdf"], ["check", f"{spec}.yaml"]):
        done = run(job, *command, *options)
        assert done.returncode == 1 and told in done.stderr, done.stderr
        assert not (job / "x.pdf").exists()


@pytest.mark.parametrize("option", ["--icc", "--condition"])
def test_a_name_is_needed(job: Path, option: str) -> None:
    done = run(job, "check", "plain.yaml", option, " ")
    assert done.returncode == 2 and "a name belongs here" in done.stderr
    for command in ("render", "check"):
        assert option in run(job, command, "--help").stdout


def test_a_setting_stands_in_the_spec(job: Path) -> None:
    """Its file lies beside the spec, wherever the command is run; and nowhere else."""
    (job / "sub").mkdir()
    settings = ["--set", "print.icc=own.icc", "--set", "print.condition=HOUSE-1"]
    done = run(job / "sub", "check", "../plain.yaml", *settings)
    assert done.returncode == 0, done.stderr
    done = run(job, "check", "plain.yaml", "--set", "print.icc=../house.icc")
    assert done.returncode == 1 and "error[outside-project]" in done.stderr
