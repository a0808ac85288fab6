"""The house rules: layers, file lengths, imports at start-up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "infographic").rglob("*.py"))


def test_import_contracts_hold() -> None:
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == 0


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_is_over_400_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


def test_the_median_file_is_at_most_200_lines() -> None:
    lengths = sorted(len(p.read_text("utf-8").splitlines()) for p in FILES)
    assert lengths[len(lengths) // 2] <= 200


def modules_after(code: str) -> set[str]:
    """Names in sys.modules after running some code in a fresh interpreter."""
    script = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.split())


def test_importing_the_package_does_no_work() -> None:
    loaded = modules_after("import infographic")
    assert not {"yaml", "reportlab", "uharfbuzz", "click", "infographic.pipeline"} & loaded


def test_a_plain_render_imports_no_heavy_library(tmp_path: Path) -> None:
    spec = ROOT / "specs" / "jilin-2024" / "poster.yaml"
    code = (
        f"import infographic; open({str(tmp_path / 'x.pdf')!r}, 'wb')"
        f".write(infographic.render({str(spec)!r}).pdf())"
    )
    loaded = modules_after(code)
    heavy = {"matplotlib", "numpy", "pikepdf", "pydantic", "fontTools.subset", "rich", "pypdfium2"}
    assert not heavy & loaded


def test_nothing_in_the_package_knows_a_report() -> None:
    for path in FILES + sorted((ROOT / "infographic").rglob("*.yaml")):
        text = path.read_text("utf-8")
        for word in ("吉林", "Jilin", "jilin", "工作报告", "预期目标"):
            assert word not in text, f"{path.name} holds {word}"
