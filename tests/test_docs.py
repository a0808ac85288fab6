"""Every YAML and Python block of README and docs runs, and the tables in the docs are true."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

import infographic

ROOT = Path(__file__).resolve().parents[1]
_BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SCRIPT = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
#: A block of any language that says which file it is: other blocks of its page may name it.
_FILE = re.compile(r"^```\w+\n((?:#|<!--) file: (\S+).*?)^```", re.MULTILINE | re.DOTALL)
#: The blocks of docs/panels.md are the specs of specs/gallery: tests/test_gallery.py renders them.
GALLERY = ROOT / "docs" / "panels.md"
BLOCKS = [
    pytest.param(block, page, id=f"{page.name}-{i}")
    for page in PAGES
    if page != GALLERY
    for i, block in enumerate(_BLOCK.findall(page.read_text("utf-8")))
    if "rows:" in block
]
SCRIPTS = [page for page in PAGES if _SCRIPT.search(page.read_text("utf-8"))]


@pytest.mark.parametrize(("block", "page"), BLOCKS)
def test_yaml_blocks_render(block: str, page: Path, tmp_path: Path) -> None:
    for text, name in _FILE.findall(page.read_text("utf-8")):
        (tmp_path / name).write_text(text, "utf-8")
    shutil.copy(ROOT / "specs" / "gallery" / "terraces.jpg", tmp_path)
    spec = tmp_path / "block.yaml"
    spec.write_text(block, "utf-8")
    made = infographic.render(spec)
    assert made.pdf().startswith(b"%PDF-1.6")
    # what a reader copies must not complain, but for sheets too short to fill a page
    assert {d.code for d in made.diagnostics} <= {"underfull"}


def test_there_are_blocks() -> None:
    assert len(BLOCKS) >= 5
    assert [page.name for page in SCRIPTS] == ["README.md", "library.md", "panels-third-party.md"]


@pytest.mark.parametrize("page", SCRIPTS, ids=lambda p: p.name)
def test_python_blocks_run(page: Path, tmp_path: Path) -> None:
    """A page's examples, one after another, in a copy of the repository's specs."""
    text = page.read_text("utf-8")
    script = "\n".join(_SCRIPT.findall(text))
    (tmp_path / page.name).write_text(script, "utf-8")
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    done = subprocess.run(
        [sys.executable, "-W", "error", page.name],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    saved = re.findall(r"\"(out/[\w.]+)\"", script)
    assert [name for name in saved if not (tmp_path / name).is_file()] == []


def test_the_language_page_names_every_panel() -> None:
    from infographic.pipeline import registry

    text = (ROOT / "docs" / "spec.md").read_text("utf-8")
    for name in registry().names():
        assert f"`{name}`" in text or f"- {name}:" in text, name


def test_links_lead_somewhere() -> None:
    for page in [*PAGES, ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def _poster(spec: str) -> bytes:
    return infographic.render(ROOT / "specs" / spec / "poster.yaml").png(32)


def _spread() -> bytes:
    """Pages 10 and 11 of the brochure."""
    return infographic.render(ROOT / "specs" / "jilin-2024" / "brochure.yaml").spreads(26)[5]


@pytest.mark.parametrize(
    ("picture", "make"),
    [
        ("poster", lambda: _poster("jilin-2024")),
        ("library", lambda: _poster("qinghe-library")),
        ("brochure", _spread),
    ],
)
def test_the_pictures_show_what_is_rendered(picture: str, make: Callable[[], bytes]) -> None:
    """Mean difference of the committed picture from a render of today, of 255."""
    made = make()
    today = Image.open(BytesIO(made)).convert("RGB")
    held = Image.open(ROOT / "docs" / "images" / f"{picture}.png").convert("RGB")
    assert abs(today.width - held.width) <= 1 and abs(today.height - held.height) <= 1
    difference = ImageChops.difference(today.resize(held.size), held)
    assert max(ImageStat.Stat(difference).mean) < 2.0
