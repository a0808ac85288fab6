"""PDF/A-2u and PDF/UA-1 by veraPDF: every spec that is shipped, in every medium.

`tests/verapdf/fetch` brings it; where it is not there these tests say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Literal

import pytest
from placed_base import logo, sheet

import infographic

ROOT = Path(__file__).resolve().parents[1]
JARS = ROOT / ".verapdf"
MAIN = "org.verapdf.apps.GreenfieldCliWrapper"
PARTS = ("content", "theme", "source")
SPECS = sorted(
    path
    for path in (ROOT / "specs").rglob("*.yaml")
    if not path.stem.startswith(PARTS)
)  # fmt: skip
#: Text whose glyphs, languages and structure differ most from the reports'.
EXOTIC = {
    "version": 1,
    "title": "各种文字 <&>",
    "page": {"size": "a4", "margin": "20 mm", "grid": {"columns": 2}},
    "vertical": {"numbers": "han"},
    "emphasis": ["竖排"],
    "languages": {"en": ["hyphenation"]},
    "terms": [{"term": "专名", "text": "名词的解释。"}],
    "rows": [
        {
            "prose": {
                "title": "横排与专名",
                "text": ["——数字12.5%，“引号”……与hyphenation，A², ℃、½。"],
            }
        },
        {"vertical_article": {"text": ["竖排−3.5%与“引号”，1,234人，5～6%。ABC与COVID-19。"]}},
    ],
}


def verapdf(flavour: Literal["2u", "ua1"], files: list[Path]) -> dict[str, list[str]]:
    """The clauses that each file does not keep."""
    jars = sorted(map(str, JARS.glob("*.jar")))
    if not jars or shutil.which("java") is None:
        message = "veraPDF is missing: run tests/verapdf/fetch (it needs Maven and Java)"
        if os.environ.get("INFOGRAPHIC_TOOLS") == "required":
            pytest.fail(message)
        pytest.skip(message)
    done = subprocess.run(
        ["java", "-cp", os.pathsep.join(jars), MAIN, "-f", flavour, "--format", "text", "-v",
         *map(str, files)],
        capture_output=True, text=True, timeout=500, check=False,
    )  # fmt: skip
    found: dict[str, list[str]] = {}
    for line in filter(None, map(str.strip, done.stdout.splitlines())):
        verdict, rest = line.split(" ", 1)
        if rest.endswith(f" {flavour}"):
            name = Path(rest.removesuffix(f" {flavour}")).name
            found[name] = [] if verdict == "PASS" else ["fails"]
        elif verdict == "FAIL":
            found[name].append(rest)
    assert set(found) == {f.name for f in files}, done.stdout + done.stderr
    return found


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """All shipped specs in their own medium, three of them in every other."""
    folder = tmp_path_factory.mktemp("editions")
    out = []
    for spec in SPECS:
        root = ROOT / "specs"
        name = "-".join(spec.relative_to(root).with_suffix(".pdf").parts)
        out.append(infographic.render(spec, root=root).save(folder / name))
    for medium in ("press", "screen", "office"):
        for name, spec in (("report", ROOT / "specs" / "jilin-2024" / "poster.yaml"),
                           ("book", ROOT / "specs" / "jilin-2024" / "brochure.yaml"),
                           ("exotic", EXOTIC)):  # fmt: skip
            path = folder / f"{medium}-{name}.pdf"
            out.append(infographic.render(spec, medium=medium).save(path))
        grey = "\noffice: colour" if medium == "office" else ""
        placed = sheet(logo(), "fit: contain", medium + grey)
        out.append(placed.save(folder / f"{medium}-placed.pdf"))
    return out


@pytest.mark.slow
@pytest.mark.parametrize("flavour", ["2u", "ua1"])
def test_every_edition_conforms(flavour: Literal["2u", "ua1"], editions: list[Path]) -> None:
    assert len(editions) >= 32
    found = verapdf(flavour, editions)
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.slow
def test_faults_are_found(tmp_path: Path) -> None:
    """A file without its claims fails both: the runner would tell."""
    import pikepdf

    path = infographic.render(EXOTIC).save(tmp_path / "x.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.Root.Metadata, pdf.Root.OutputIntents
        pdf.save()
    assert all(verapdf(flavour, [path])["x.pdf"] for flavour in ("2u", "ua1"))
