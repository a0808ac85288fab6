"""The CLI end to end on the shipped specs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

ROOT = Path(__file__).resolve().parents[1]
SPECS = sorted(ROOT.glob("specs/*/poster.yaml"))


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "infographic.cli", *arguments],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("spec", SPECS, ids=lambda p: p.parent.name)
def test_shipped_specs_render_without_a_warning(spec: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    done = run("render", str(spec), "-o", str(out))
    assert done.returncode == 0, done.stderr
    assert "warning" not in done.stderr
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.parametrize("spec", SPECS, ids=lambda p: p.parent.name)
@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("poster.yaml", "infographic.schema.json"),
        ("theme.yaml", "infographic.theme.schema.json"),
        ("content.yaml", "infographic.content.schema.json"),
    ],
)
def test_shipped_files_name_their_schema(spec: Path, name: str, schema: str) -> None:
    first = spec.with_name(name).read_text("utf-8").splitlines()[0]
    m = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert m and (spec.parent / m.group(1)).resolve() == ROOT / schema


def test_the_second_report_is_another_kind_of_sheet() -> None:
    """Landscape, at least six panel types, titles of two and of nine characters, a missing value."""
    import infographic
    from infographic.spec.model import PanelNode

    result = infographic.render(ROOT / "specs/qinghe-library/poster.yaml").result
    assert result.document is not None
    page = result.document.spec.page.size
    assert page.width > page.height
    kinds: set[str] = set()
    titles: list[str] = []
    values: list[object] = []

    def walk(node: PanelNode) -> None:
        kinds.add(node.type.name)
        if node.type.name == "vertical_title":
            titles.extend(t.value for t in node.model.title)
        if node.type.name == "figures":
            values.extend(i.value for i in node.model.items)
        for child in getattr(node.model, "items", ()):
            if isinstance(child, PanelNode):
                walk(child)

    for row in result.document.spec.rows:
        walk(row)
    assert len(kinds - {"panels", "stack"}) >= 6
    assert {2, 9} <= {len(t) for t in titles}
    assert None in values


def test_a_png_has_the_size_of_trim_and_bleed(tmp_path: Path) -> None:
    out = tmp_path / "x.png"
    spec = "specs/qinghe-library/poster.yaml"
    assert run("render", spec, "-o", str(out), "--dpi", "25.4").returncode == 0
    head = out.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    assert abs(width - 600) <= 1 and abs(height - 426) <= 1


def test_check_reports_what_the_solver_chose_and_editorial_text() -> None:
    done = run("check", "specs/jilin-2024/poster.yaml", "--format", "json")
    assert done.returncode == 0
    (facts,) = json.loads(done.stdout)
    assert 12.0 <= facts["body_pt"] <= 15.0
    assert facts["characters"] > 6000
    codes = [d["code"] for d in facts["diagnostics"]]
    assert codes.count("editorial") == facts["editorial"] > 10
    assert "figure-source" not in codes


def test_settings_override_the_spec(tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    spec = "specs/qinghe-library/poster.yaml"
    done = run("render", spec, "-o", str(out), "--set", "body.size=11 pt", "--set", "title=另一题")
    assert done.returncode == 0, done.stderr
    with pikepdf.open(out) as pdf:
        assert str(pdf.docinfo["/Title"]) == "另一题"
    assert "body 11 pt" in done.stderr


def test_rendering_is_the_same_for_every_hash_seed_and_time_zone(tmp_path: Path) -> None:
    import os

    spec = str(ROOT / "specs/qinghe-library/poster.yaml")
    files = []
    for seed, zone in (("0", "UTC"), ("1", "Asia/Shanghai"), ("77", "America/New_York")):
        out = tmp_path / f"{seed}.pdf"
        subprocess.run(
            [sys.executable, "-m", "infographic.cli", "render", spec, "-q", "-o", str(out)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}, cwd=tmp_path, check=True,
        )  # fmt: skip
        files.append(out.read_bytes())
    assert files[0] == files[1] == files[2]


def test_an_svg_with_outlines_has_neither_text_nor_fonts(tmp_path: Path) -> None:
    spec = str(SPECS[0].with_name("handout.yaml"))
    for option, live in (([], True), (["--outlines"], False)):
        out = tmp_path / f"{live}.svg"
        assert run("render", spec, "-q", "-o", str(out), *option).returncode == 0
        drawn = (tmp_path / f"{live}-01.svg").read_text("utf-8")
        assert ("<text" in drawn and "@font-face" in drawn) is live
        assert "<path" in drawn
