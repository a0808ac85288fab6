"""The gallery, docs/panels.md: every panel with its picture and its YAML, every theme, all keys.

`make docs` writes page and pictures anew; tests/test_gallery.py holds them against today's.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from preset_picture import preset_picture

import infographic
from infographic.pipeline import registry
from infographic.reference import (
    VALUES,
    panel_section,
    parts_section,
    place_section,
    preset_section,
)

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "specs" / "gallery"
PAGE = ROOT / "docs" / "panels.md"
PICTURES = ROOT / "docs" / "images" / "panels"
#: Width of a picture in pixels.
WIDTH = 600
#: Colours of a picture: enough for type and flat inks.
_COLOURS = 64
_EDGE = (208, 208, 208)

PANELS = registry().names()


@dataclass(frozen=True)
class ThemeShown:
    """A theme, and what its sizes need of the sheet that shows it."""

    name: str
    file: str
    told: str
    settings: Mapping[str, str]

    @property
    def command(self) -> str:
        """What renders the sheet in this theme, without its output."""
        sets = [f"--set {key}={shlex.quote(v)}" for key, v in self.settings.items()]
        parts = ("infographic render specs/gallery/sheet.yaml --root specs", *sets)
        return " ".join((*parts, f"--set theme={self.file}"))


THEMES = (
    ThemeShown("plain", "plain", "the shipped one, which every other starts from", {}),
    ThemeShown(
        "paddy",
        "../qinghe-library/theme.yaml",
        "night blue and young rice, serif text: an A2 poster",
        {"page.size": "a3 landscape", "page.margin": "18 mm", "body.size": "10..16 pt"},
    ),
    ThemeShown(
        "harvest",
        "../jilin-2024/theme.yaml",
        "vermilion, pine and gold: an A1 poster",
        {"page.size": "a2 landscape", "page.margin": "26 mm", "body.size": "14..24 pt"},
    ),
    ThemeShown(
        "booklet",
        "../jilin-2024/theme-brochure.yaml",
        "the same inks, read at arm's length",
        {},
    ),
    ThemeShown(
        "office",
        "../jilin-2024/theme-handout.yaml",
        "black alone, for the office printer",
        {},
    ),
    ThemeShown(
        "leaflet",
        "../jilin-2024/theme-leaflet.yaml",
        "the booklet's, smaller: a leaflet held in the hand",
        {"body.size": "8..10 pt"},
    ),
    ThemeShown(
        "roll-up",
        "../jilin-2024/theme-rollup.yaml",
        "the poster's, larger: a roll-up read at three metres",
        {"page.size": "1600 x 1100 mm", "page.margin": "50 mm", "body.size": "36..60 pt"},
    ),
)


def example(panel: str) -> Path:
    """The spec that shows a panel."""
    return EXAMPLES / f"{panel}.yaml"


def example_picture(panel: str) -> bytes:
    """A panel's example, its first two pages side by side."""
    return _framed(infographic.render(example(panel)))


def theme_picture(theme: ThemeShown) -> bytes:
    """The sheet that shows the themes, in one of them."""
    settings = {"theme": theme.file, **theme.settings}
    sheet = infographic.render(EXAMPLES / "sheet.yaml", root=ROOT / "specs", settings=settings)
    return _framed(sheet)


def pictures() -> Iterator[tuple[Path, bytes]]:
    """Every picture with the file that holds it."""
    for panel in PANELS:
        yield PICTURES / f"{panel}.png", example_picture(panel)
    for theme in THEMES:
        yield PICTURES / f"theme-{theme.name}.png", theme_picture(theme)


def presets() -> tuple[Path, str]:
    """The picture of the page presets with the file that holds it."""
    return PICTURES / "presets.svg", preset_picture()


def _framed(sheet: infographic.Rendering) -> bytes:
    """Up to two pages with a thin edge round each, in few colours."""
    pages = sheet.pages[:2]
    width = (WIDTH - 8 * (len(pages) - 1)) // len(pages)
    shown = [Image.open(BytesIO(page.png(width=width))).convert("RGB") for page in pages]
    whole = Image.new("RGB", (WIDTH, max(page.height for page in shown)), "white")
    for i, page in enumerate(shown):
        at = i * (width + 8)
        whole.paste(_EDGE, (at, 0, at + page.width, page.height))
        whole.paste(page.crop((1, 1, page.width - 1, page.height - 1)), (at + 1, 1))
    out = BytesIO()
    few = whole.quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def page() -> str:
    """The whole page."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield from (
        "<!-- Written by `make docs` from the models and specs/gallery: do not edit. -->",
        "",
    )
    yield from ("# Panels, themes, page presets", "")
    yield "Every panel with a sheet that shows it, the YAML of that sheet, and all its keys. The sheets are"
    yield "in [specs/gallery](../specs/gallery); what they tell is invented. `infographic panels NAME` tells"
    yield from (
        "the keys at the command line. The language around them is in [spec.md](spec.md).",
        "",
    )
    kinds = registry().sound()
    for kind in kinds:
        yield f"- [{kind.name}](#{kind.name}): {kind.doc[0].lower()}{kind.doc[1:]}"
    yield "- [keys that every panel takes](#keys-that-every-panel-takes),"
    yield from ("  [themes](#themes), [page presets](#page-presets)", "")
    yield from (VALUES,)
    for kind in kinds:
        yield from panel_section(kind, list(_shown(kind.name, kind.doc)))
    yield from parts_section(kinds)
    yield from place_section()
    yield from _themes()
    yield from preset_section(
        ["![The presets to scale, each family for itself](images/panels/presets.svg)", ""]
    )


def _shown(panel: str, doc: str) -> Iterator[str]:
    alt = doc.rstrip(".").replace("]", "")
    yield from (f"![{alt}](images/panels/{panel}.png)", "")
    yield from _yaml(panel)


def _yaml(name: str) -> Iterator[str]:
    """An example without the line for editors, whose path leads nowhere from elsewhere."""
    first, _, rest = example(name).read_text("utf-8").partition("\n")
    assert first.startswith("# yaml-language-server"), name
    yield from ("```yaml", rest.rstrip(), "```", "")


def _themes() -> Iterator[str]:
    yield from ("## Themes", "")
    yield "One sheet, [specs/gallery/sheet.yaml](../specs/gallery/sheet.yaml), in the shipped theme and in"
    yield "those of the specs. A theme made for a poster has sizes for a poster, so the sheet is as large as"
    yield from ("the theme asks for (`--set page.size=...`).", "")
    yield from _yaml("sheet")
    for theme in THEMES:
        file = "../infographic/themes/plain.yaml" if theme.file == "plain" else theme.file[3:]
        target = file if theme.file == "plain" else f"../specs/{file}"
        yield from (
            f"### {theme.name}",
            "",
            f"[{file.removeprefix('../')}]({target}): {theme.told}.",
            "",
        )
        yield from (f"![The theme {theme.name}](images/panels/theme-{theme.name}.png)", "")
        yield from ("```sh", f"{theme.command} -o {theme.name}.pdf", "```", "")
