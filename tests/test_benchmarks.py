"""The benchmark scripts import, name what exists, and set the same text.  No timings here."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = sorted(p.stem for p in (ROOT / "benchmarks").glob("*.py") if p.stem != "__init__")


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_import(script: str) -> None:
    if script == "peer_weasyprint":
        pytest.importorskip("weasyprint")
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import benchmarks.{script}"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_every_subject_has_its_script_and_template() -> None:
    run = import_module("benchmarks.run")
    for subject in run.subjects():
        if subject.command[0] == sys.executable:
            assert Path(subject.command[1]).is_file()
    for name in ("poster.typ", "brochure.typ", "handout.typ", "document.typ"):
        assert (ROOT / "benchmarks" / "typst" / name).is_file()


def test_the_stages_hook_functions_that_exist() -> None:
    stages = import_module("benchmarks.stages")
    for _, module, name in stages.HOOKS:
        owner, last = stages.home(module, name)
        assert callable(getattr(owner, last)), f"{module}.{name}"


def test_handouts_render_and_differ() -> None:
    import infographic

    matter = import_module("benchmarks.matter")
    content = matter.read(matter.HANDOUT)
    specs = [matter.handout_spec(matter.filled(content, matter.figures(n))) for n in (0, 49)]
    dumps = [infographic.render(spec).dump() for spec in specs]
    assert dumps[0] != dumps[1]
    blocks = matter.handout_blocks(matter.filled(content, matter.figures(7)))
    assert "{" not in "".join(text for _, text in blocks)
    assert len({tuple(matter.figures(n).items()) for n in range(matter.PAGES)}) == matter.PAGES


def test_the_page_has_its_markers_and_keeps_the_rest() -> None:
    tables = import_module("benchmarks.tables")
    page = (ROOT / "docs" / "performance.md").read_text("utf-8")
    changed = tables.replaced(page, "figures")
    assert f"{tables.START}\nfigures\n{tables.END}" in changed
    assert changed.partition(tables.START)[0] == page.partition(tables.START)[0]
    assert changed.partition(tables.END)[2] == page.partition(tables.END)[2]


def test_a_page_of_the_document_renders_with_all_its_text() -> None:
    import infographic

    matter = import_module("benchmarks.matter")
    pages = matter.document_pages()
    assert len(pages) == matter.PAGES
    made = infographic.render(matter.document_spec(pages[:2]))
    assert len(made) == 2
    text = "".join(made.dump().split())
    assert f"第{matter.SECTIONS * 2}节" in text and not [
        d for d in made.diagnostics if d.severity == "error"
    ]
