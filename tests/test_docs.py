"""Every YAML block of README and docs renders, and the tables in the docs are true."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

import infographic

ROOT = Path(__file__).resolve().parents[1]
_BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCKS = [
    pytest.param(block, id=f"{page.name}-{i}")
    for page in PAGES
    for i, block in enumerate(_BLOCK.findall(page.read_text("utf-8")))
]


@pytest.mark.parametrize("block", BLOCKS)
def test_yaml_blocks_render(block: str, tmp_path: Path) -> None:
    spec = tmp_path / "block.yaml"
    spec.write_text(block, "utf-8")
    assert infographic.render(spec).pdf().startswith(b"%PDF-1.6")


def test_there_are_blocks() -> None:
    assert len(BLOCKS) >= 5


def test_the_language_page_names_every_panel() -> None:
    from infographic.pipeline import registry

    text = (ROOT / "docs" / "spec.md").read_text("utf-8")
    for name in registry().names():
        assert f"`{name}`" in text or f"- {name}:" in text, name


def test_links_lead_somewhere() -> None:
    for page in [*PAGES, ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize(
    ("spec", "picture"), [("jilin-2024", "poster"), ("qinghe-library", "library")]
)
def test_the_pictures_show_what_is_rendered(spec: str, picture: str) -> None:
    """Mean difference of the committed picture from a render of today, of 255."""
    made = infographic.render(ROOT / "specs" / spec / "poster.yaml").png(32)
    today = Image.open(BytesIO(made)).convert("RGB")
    held = Image.open(ROOT / "docs" / "images" / f"{picture}.png").convert("RGB")
    assert abs(today.width - held.width) <= 1 and abs(today.height - held.height) <= 1
    difference = ImageChops.difference(today.resize(held.size), held)
    assert max(ImageStat.Stat(difference).mean) < 2.0
