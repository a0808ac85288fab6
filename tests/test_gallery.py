"""docs/panels.md: its page, its pictures and the specs they are made from.

`make docs` (``pytest tests/test_gallery.py --update``) writes them anew; look at the difference
before you commit it.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import gallery
import pytest
from click.testing import CliRunner
from PIL import Image, ImageChops, ImageStat

import infographic
from infographic import pipeline
from infographic.cli import cli
from infographic.frame import Frame
from infographic.panel import Fit, PanelType
from infographic.reference import panel_pages, parts_of
from infographic.registry import Registry
from infographic.spec.fields import Model, fields_of, spec
from infographic.spec.model import PanelNode, Place
from infographic.spec.paging import all_rows
from infographic.spec.special import page_presets

SHOWN = [*gallery.PANELS, "sheet"]


def types(node: PanelNode) -> Iterator[str]:
    """The panel types in a row."""
    yield node.type.name
    if node.type.container:
        for inner in node.model.items:
            yield from types(inner)


@pytest.mark.parametrize("name", SHOWN)
def test_examples_are_without_fault_and_full(name: str) -> None:
    """No diagnostic, not even an `underfull` one; and the panel stands in it."""
    result = pipeline.layout(gallery.example(name))
    assert [d.message for d in (*result.diagnostics, *pipeline.remarks(result))] == []
    assert result.document is not None
    found = {t for row in all_rows(result.document.spec) for t in types(row)}
    assert name in {*found, "sheet"}


def test_every_panel_has_an_example_and_no_other_stands_there() -> None:
    assert sorted(p.stem for p in gallery.EXAMPLES.glob("*.yaml")) == sorted(SHOWN)
    for path in gallery.EXAMPLES.glob("*.yaml"):
        text = path.read_text("utf-8")
        assert text.startswith("# yaml-language-server: $schema=../../infographic.schema.json\n# ")
        assert "吉林" not in text and "工作报告" not in text


def test_the_page_is_the_one_the_models_make(request: pytest.FixtureRequest) -> None:
    made = gallery.page()
    if request.config.getoption("--update"):
        gallery.PAGE.write_text(made, "utf-8", newline="\n")
    assert gallery.PAGE.read_text("utf-8") == made, "run `make docs`"


def test_the_pictures_show_what_is_rendered(request: pytest.FixtureRequest) -> None:
    """Mean difference of each committed picture from one of today, of 255."""
    made = dict(gallery.pictures())
    if request.config.getoption("--update"):
        for path in set(gallery.PICTURES.glob("*.png")) - set(made):
            path.unlink()
        for path, data in made.items():
            path.write_bytes(data)
    assert sorted(made) == sorted(gallery.PICTURES.glob("*.png"))
    for path, data in made.items():
        held, today = (Image.open(f).convert("RGB") for f in (path, BytesIO(data)))
        assert held.size == today.size, path.name
        difference = ImageStat.Stat(ImageChops.difference(held, today)).mean
        assert max(difference) < 1.5, f"{path.name}: run `make docs`"
        assert path.stat().st_size <= 32 * 1024, path.name


def test_the_presets_are_drawn_as_they_are(request: pytest.FixtureRequest) -> None:
    path, made = gallery.presets()
    if request.config.getoption("--update"):
        path.write_text(made, "utf-8", newline="\n")
    assert path.read_text("utf-8") == made, "run `make docs`"
    assert made.count("<text") == len(page_presets())


def test_links_inside_the_page_have_their_headings() -> None:
    text = gallery.PAGE.read_text("utf-8")
    headings = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S), re.M)
    anchors = {re.sub(r"[^\w\- ]", "", h).lower().replace(" ", "-") for h in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors


def test_the_command_tells_every_key_in_markdown() -> None:
    done = CliRunner().invoke(cli, ["panels", "--format", "markdown"])
    assert done.exit_code == 0
    sections = dict(re.findall(r"^##+ (.+?)$\n(.*?)(?=^##|\Z)", done.stdout, re.M | re.S))
    for kind in pipeline.registry().sound():
        for key, info in fields_of(kind.model).items():
            assert f"| `{key}` | " in sections[kind.name]
            assert info.doc in sections[kind.name]
    for key in fields_of(Place):
        assert f"| `{key}` | " in sections["Keys that every panel takes"]
    for preset in page_presets():
        assert f"| `{preset}` | " in sections["Page presets"]


def test_one_panel_in_markdown_has_its_parts_and_no_others() -> None:
    done = CliRunner().invoke(cli, ["panels", "flow", "--format", "markdown"])
    headings = re.findall(r"^#+ (.+)$", done.stdout, re.M)
    assert headings == ["flow", "Parts of panels", "A chapter", "A point"]
    assert "| `columns` | whole number from 1 to 12 | `3` |" in done.stdout
    assert "| `cut` | `line`, `sentence`, `paragraph` or `never` | `sentence` |" in done.stdout
    flow = pipeline.registry().find("flow")
    assert flow is not None and len(list(parts_of(flow.model))) == 2


@pytest.mark.parametrize("theme", gallery.THEMES, ids=lambda t: t.name)
def test_the_command_under_a_theme_makes_its_picture(
    theme: gallery.ThemeShown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(gallery.ROOT)
    out = tmp_path / "x.txt"
    done = CliRunner().invoke(cli, [*shlex.split(theme.command)[1:], "-o", str(out)])
    assert done.exit_code == 0, done.output
    settings = {"theme": theme.file, **theme.settings}
    sheet = gallery.EXAMPLES / "sheet.yaml"
    made = infographic.render(sheet, root=gallery.ROOT / "specs", settings=settings)
    assert out.read_text("utf-8") == made.dump()


def test_every_shipped_theme_is_shown() -> None:
    shipped = {p.stem for p in (gallery.ROOT / "infographic" / "themes").glob("*.yaml")}
    own = {p.name for p in (gallery.ROOT / "specs").glob("*/theme*.yaml")}
    shown = {t.file for t in gallery.THEMES}
    assert shipped <= shown
    assert own <= {file.rpartition("/")[2] for file in shown}


@dataclass(frozen=True, kw_only=True)
class Twig(Model):
    """A part that may hold its like, and a value of its own kind."""

    size: complex = spec(1j, "left | right")
    twigs: tuple[Twig, ...] = spec((), "what grows from it")


@dataclass(frozen=True, kw_only=True)
class Tree(Model):
    """Keys of `tree`."""

    twigs: tuple[Twig, ...] = spec(doc="from left to right")


def test_a_strangers_panel_may_hold_parts_that_hold_themselves() -> None:
    kind = PanelType("tree", Tree, lambda model, ctx, space: Fit(Frame(1, 1)), "A tree.")
    told = "\n".join(panel_pages(Registry({}, given=(kind,)), "tree"))
    assert told.count("### A twig") == 1
    assert "| `twigs` | list of [twigs](#a-twig) | **required** | from left to right |" in told
    assert "| `size` | complex | `1j` | left \\| right |" in told
