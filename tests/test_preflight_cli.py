"""The command `infographic preflight`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from preflight_base import clean, draw, spoiled

from infographic.cli import cli, main
from infographic.preflight import plates
from infographic.preflight import preflight as check
from infographic.preflight.report import aligned, width

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.pdf").write_bytes(clean())
    bad = spoiled(lambda pdf: draw(pdf, "1 0 0 rg 0 0 20 20 re f 1 1 0 0 K 1 w 0 0 m 20 0 l S"))
    (tmp_path / "bad.pdf").write_bytes(bad)
    (tmp_path / "text.pdf").write_text("no pdf", "utf-8")
    return tmp_path


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["preflight", "--no-raster", *map(str, args)])


def test_a_good_file(folder: Path) -> None:
    done = run(folder / "good.pdf")
    assert done.exit_code == 0
    assert "0 errors, 0 warnings" in done.output
    assert "checked as press, by its claims" in done.output
    assert run("-q", folder / "good.pdf").output == ""


def test_a_bad_file_is_told_in_a_table(folder: Path) -> None:
    done = run(folder / "bad.pdf")
    assert done.exit_code == 1
    rows = [line for line in done.output.splitlines() if line.startswith(("error", "warning"))]
    assert rows[0].startswith("error    colour-space  p. 1 at 21, ")
    assert rows[0].endswith("mm  a path in DeviceRGB")
    assert [row.split()[1] for row in rows] == ["colour-space", "line-inks"]
    quiet = run("-q", folder / "bad.pdf").output
    assert "colour-space" in quiet and "line-inks" not in quiet


def test_several_files_as_json(folder: Path) -> None:
    done = run("--format", "json", *(folder / f"{name}.pdf" for name in ("good", "bad", "text")))
    assert done.exit_code == 1
    good, bad, text = json.loads(done.output)
    assert (good["errors"], good["findings"], good["claims"]) == (
        0, [], "PDF/X-4, PDF/A-2u, PDF/UA-1",
    )  # fmt: skip
    assert bad["errors"] == 1 and bad["findings"][0]["place_mm"] == [21.17, 102.36, 28.22, 109.42]
    assert text["findings"][0]["check"] == "readable"


def test_what_it_is_for_can_be_said(folder: Path) -> None:
    done = run("--for", "any", folder / "bad.pdf")
    assert done.exit_code == 1 and "device-colour" in done.output  # the file claims PDF/A
    assert run("--for", "cinema", folder / "bad.pdf").exit_code == 2
    assert run(folder / "none.pdf").exit_code == 2


def test_without_ghostscript_single_objects_are_summed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plates.shutil, "which", lambda name: None)
    data = spoiled(lambda pdf: draw(pdf, "1 1 1 1 k 0 0 60 60 re f"))
    report = check(data)
    assert report.ids == {"ink-coverage"} and report.raster == ""
    assert any("Ghostscript is not installed" in note for note in report.notes)


def test_the_table_counts_wide_characters_twice() -> None:
    assert width("专色a") == 5
    assert aligned([("专色", "x"), ("abc", "y")]) == ["专色  x", "abc   y"]


def test_many_findings_of_one_check_are_summed_up() -> None:
    text = " ".join(f"1 0 0 rg {i} 0 1 1 re f" for i in range(9))
    shapes = " ".join(
        f"0 {i} m 9 {i} l 9 {i + 1}.5 l 1 0 0 RG {1 + i / 10} w 1 1 0 0 K s" for i in range(9)
    )
    report = check(spoiled(lambda pdf: draw(pdf, text + " " + shapes)), raster=False)
    assert "a path in DeviceRGB (9 times)" in report.table()
    assert "... and 4 more of line-inks" in report.table()


def test_the_command_tells_no_traceback_and_waits_with_imports(folder: Path) -> None:
    code = "import sys, infographic.preflight, infographic.preflight.command; print('pikepdf' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "False"
    called = [sys.executable, "-m", "infographic.cli", "preflight", str(folder / "text.pdf")]
    done = subprocess.run(called, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 1 and "Traceback" not in done.stderr + done.stdout
    assert "this is no PDF" in done.stdout


def test_a_file_that_cannot_be_read_is_the_machines_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(sys, "argv", ["infographic", "preflight", str(folder / "good.pdf")])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 3
    assert "good.pdf: Permission denied" in capsys.readouterr().err
