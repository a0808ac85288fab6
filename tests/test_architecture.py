"""The house rules: layers, homes of libraries, file lengths, imports at start-up."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "infographic").rglob("*.py"))
ALL_FILES = sorted(
    p for top in ("infographic", "fonts", "tests", "benchmarks") for p in (ROOT / top).rglob("*.py")
)
#: Where the package may import each heavy library: files or folders of it; None: nowhere.
HOMES = {
    "reportlab": "writers/pdf reportlab",
    "yaml": "spec/load.py",
    "click": "cli.py commands.py arguments.py streams.py finishing/commands.py finishing/options.py preflight/command.py",
    "pypdfium2": "writers/raster.py",
    "budoux": None,  # only its models are read
    "uharfbuzz": "fonts",
    "matplotlib": None,
    "pikepdf": "finishing preflight pictures/pdf",
    "PIL": "pictures preflight/plates.py",
}


def test_import_contracts_hold() -> None:
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == 0


def imported(source: str) -> Iterator[str]:
    """The top-level names of every module that a source imports, wherever it does."""
    for node in ast.walk(ast.parse(source)):
        names: list[str | None] = []
        match node:
            case ast.Import():
                names = [alias.name for alias in node.names]
            case ast.ImportFrom(level=0):
                names = [node.module]
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__")
                | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                names = [name]
        yield from (name.partition(".")[0] for name in names if name)


def test_imports_are_found_wherever_they_stand() -> None:
    source = """
import a.b as c, d
from e.f import g
from .h import i
def j():
    from k import l
    importlib.import_module("m.n")
    import_module("o")
    __import__("p")
"""
    assert sorted(imported(source)) == ["a", "d", "e", "k", "m", "o", "p"]


@pytest.mark.parametrize("library", HOMES)
def test_each_heavy_library_has_one_home(library: str) -> None:
    package = ROOT / "infographic"
    users = [p for p in FILES if library in imported(p.read_text("utf-8"))]
    homes = [package / home for home in (HOMES[library] or "").split()]
    for home in homes:
        used = any(p == home or home in p.parents for p in users)
        assert used, f"nothing imports {library} in {home.name}: strike it from HOMES"
    assert [str(p) for p in users if not {p, *p.parents} & set(homes)] == []


def test_the_architecture_page_shows_the_layers_of_the_contract() -> None:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    shown = " > ".join(contract["contracts"][0]["layers"])
    assert f"`{shown}`" in (ROOT / "ARCHITECTURE.md").read_text("utf-8")


@pytest.mark.parametrize("path", ALL_FILES, ids=lambda p: str(p.relative_to(ROOT)))
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
    assert not {"yaml", "uharfbuzz", "click", "infographic.pipeline"} & loaded


def test_a_plain_render_imports_no_heavy_library(tmp_path: Path) -> None:
    spec = ROOT / "specs" / "jilin-2024" / "poster.yaml"
    code = (
        f"import infographic; open({str(tmp_path / 'x.pdf')!r}, 'wb')"
        f".write(infographic.render({str(spec)!r}).pdf())"
    )
    loaded = modules_after(code)
    heavy = {
        "matplotlib",
        "numpy",
        "pikepdf",
        "pydantic",
        "fontTools.subset",
        "rich",
        "pypdfium2",
        "PIL",
    }
    assert not heavy & loaded


def test_the_bridge_to_reportlab_waits_until_it_is_used() -> None:
    loaded = modules_after("import infographic.reportlab; infographic.reportlab.__all__")
    assert not {"reportlab", "infographic.pipeline"} & loaded
    loaded = modules_after("from infographic.reportlab import draw")
    assert not {"reportlab", "reportlab.platypus"} & loaded
    spec = {"version": 1, "title": "a", "rows": ["notes"]}
    loaded = modules_after(f"import infographic; infographic.render({spec!r}).pdf()")
    assert not {"reportlab.platypus", "reportlab.pdfgen", "infographic.reportlab"} & loaded


def test_nothing_in_the_package_knows_a_report() -> None:
    for path in FILES + sorted((ROOT / "infographic").rglob("*.yaml")):
        text = path.read_text("utf-8")
        for word in ("吉林", "Jilin", "jilin", "工作报告", "预期目标"):
            assert word not in text, f"{path.name} holds {word}"
