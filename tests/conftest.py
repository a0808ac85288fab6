"""The finished poster, rendered once through the command line, for the tests that read it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from checker.interpret import Page, read_page
from checker.lines import Body, read_body
from checker.structure import Element, elements
from hypothesis import settings

# The same examples at every run of continuous integration: what a new one finds is found at a desk.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

ROOT = Path(__file__).resolve().parents[1]
SPEC = ROOT / "specs" / "jilin-2024" / "poster.yaml"
RUN_LIMIT = 120


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden dumps anew")
    parser.addoption("--slow", action="store_true", help="run the conformance tests too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    skip = pytest.mark.skip(reason="a conformance run: use --slow")
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(skip)


def run_render(output: Path, cwd: Path = ROOT, **environment: str) -> bytes:
    """The poster's bytes from a fresh process."""
    path = os.pathsep.join(p for p in (str(ROOT), os.environ.get("PYTHONPATH")) if p)
    subprocess.run(
        [sys.executable, "-m", "infographic.cli", "render", str(SPEC), "-o", str(output)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": path, **environment},
        check=True,
        timeout=RUN_LIMIT,
        stdout=subprocess.DEVNULL,
    )
    return output.read_bytes()


@pytest.fixture(scope="session")
def render_poster() -> Callable[..., bytes]:
    return run_render


@pytest.fixture(scope="session")
def poster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("poster") / "poster.pdf"
    run_render(path)
    return path


@pytest.fixture(scope="session")
def poster_pdf(poster: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(poster) as pdf:
        yield pdf


@pytest.fixture(scope="session")
def poster_page(poster_pdf: pikepdf.Pdf) -> Page:
    return read_page(poster_pdf.pages[0])


@pytest.fixture(scope="session")
def poster_elements(poster_pdf: pikepdf.Pdf, poster_page: Page) -> list[Element]:
    return elements(poster_pdf, poster_page)


@pytest.fixture(scope="session")
def poster_body(poster_page: Page, poster_elements: list[Element]) -> Body:
    return read_body(poster_page.glyphs, poster_elements)


@pytest.fixture(scope="session")
def report() -> list[dict[str, Any]]:
    """What the report says, item by item, in its order."""
    path = ROOT / "tests" / "data" / "jilin" / "paragraphs.json"
    return json.loads(path.read_text("utf-8"))
