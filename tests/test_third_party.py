"""A panel from another package: installed from tests/plugin, then seen by every command."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from infographic.frame import Frame
from infographic.panel import Context, Fit, Space, panel
from infographic.panels import BUILTIN
from infographic.registry import Registry
from infographic.schema import file_schema
from infographic.spec.fields import Model
from infographic.spec.fields import spec as spec_key
from infographic.spec.values import Text

ROOT = Path(__file__).resolve().parents[1]
PLUGIN = Path(__file__).parent / "plugin"
WORDS = "绿水青山就是金山银山。"
SHEET: dict[str, Any] = {
    "version": 1,
    "title": "引文",
    "page": {"size": "a6"},
    "rows": [{"quote": {"text": WORDS, "speaker": "某人", "ink": "main"}}, {"prose": "正文。"}],
}


def run(*command: str, path: Path | None, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command line with one more folder of installed packages, or none."""
    folders = [str(ROOT), *([str(path)] if path else [])]
    return subprocess.run(
        [sys.executable, "-m", "infographic.cli", *command],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(folders)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def spec(folder: Path, *rows: Any) -> str:
    """A spec file: the sheet, with other rows where some are given."""
    path = folder / "sheet.yaml"  # JSON is YAML
    value = {**SHEET, "rows": rows or SHEET["rows"]}
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    return path.name


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that pip has installed the package into, without a network."""
    folder = tmp_path_factory.mktemp("plugin")
    source = shutil.copytree(PLUGIN, folder / "source")
    target = folder / "installed"
    options = ["--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--no-compile"]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check",
         "install", *options, "--target", str(target), str(source)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return target


def test_it_is_listed_with_its_keys(installed: Path, tmp_path: Path) -> None:
    listed = run("panels", path=installed, cwd=tmp_path).stdout.splitlines()
    assert [line.split(None, 1) for line in listed if "quot" in line] == [
        ["quote", "A quotation beside a bar."]
    ]
    assert len(listed) == len(run("panels", path=None, cwd=tmp_path).stdout.splitlines()) + 1
    keys = run("panels", "quote", path=installed, cwd=tmp_path).stdout
    assert [line.split()[0] for line in keys.splitlines()[2:]] == ["text", "speaker", "ink"]
    assert "who said them (default none)" in keys


def test_the_schema_knows_it(installed: Path, tmp_path: Path) -> None:
    schema = json.loads(run("schema", path=installed, cwd=tmp_path).stdout)
    Draft7Validator.check_schema(schema)
    assert set(schema["definitions"]["Quote"]["properties"]) == {"text", "speaker", "ink", "use"}
    validator = Draft7Validator(schema)
    assert [e.message for e in validator.iter_errors(SHEET)] == []
    for row in ("quote", {"quote": WORDS}, {"quote": {"text": WORDS}, "height": "30 mm"}):
        assert validator.is_valid({**SHEET, "rows": [row]}), row
    assert not validator.is_valid({**SHEET, "rows": [{"quote": {"text": WORDS, "by": "某人"}}]})
    without = json.loads(run("schema", path=None, cwd=tmp_path).stdout)
    assert not Draft7Validator(without).is_valid(SHEET)


def test_hints_name_it_and_its_keys(installed: Path, tmp_path: Path) -> None:
    name = spec(tmp_path, {"qoute": WORDS}, {"quote": {"text": WORDS, "speeker": "某人"}})
    done = run("check", name, "--format", "json", path=installed, cwd=tmp_path)
    assert done.returncode == 1
    found = [(d["code"], d["hints"]) for d in json.loads(done.stdout)[0]["diagnostics"]]
    assert found == [
        ("unknown-panel", ["did you mean `quote`?"]),
        ("unknown-key", ["did you mean `speaker`?"]),
    ]


def test_it_renders_and_is_unknown_where_it_is_not_installed(
    installed: Path, tmp_path: Path
) -> None:
    done = run("render", spec(tmp_path), "-o", "out.txt", path=installed, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    dump = (tmp_path / "out.txt").read_text("utf-8")
    assert WORDS in dump
    assert "某人" in dump
    done = run("render", spec(tmp_path), "-o", "out.pdf", path=installed, cwd=tmp_path)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")
    done = run("render", spec(tmp_path), "-o", "none.pdf", path=None, cwd=tmp_path)
    assert done.returncode == 1
    assert "unknown-panel" in done.stderr
    assert not (tmp_path / "none.pdf").exists()


def test_too_little_room_is_told_at_its_line(installed: Path, tmp_path: Path) -> None:
    name = spec(tmp_path, {"quote": WORDS * 30, "height": "20 mm"})
    done = run("check", name, "--format", "json", path=installed, cwd=tmp_path)
    (note,) = [d for d in json.loads(done.stdout)[0]["diagnostics"] if d["severity"] == "error"]
    assert (note["code"], note["span"]["file"]) == ("overset", name)
    assert note["span"]["line"] == 1
    assert "`quote`" in note["message"]


def plugged(folder: Path, target: str, source: str = "") -> Path:
    """A folder with an installed package whose entry point ``broken`` leads to ``target``."""
    about = folder / "infographic_broken-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: infographic-broken\nVersion: 1.0\n", "utf-8"
    )
    (about / "entry_points.txt").write_text(f"[infographic.panels]\nbroken = {target}\n", "utf-8")
    (folder / "infographic_broken.py").write_text(source, "utf-8")
    return folder


BROKEN = {
    "no module": ("no_such_module:PANEL", "", "No module named 'no_such_module'"),
    "no attribute": ("infographic_broken:PANEL", "", "PANEL"),
    "raises": ("infographic_broken:PANEL", "raise OSError(2, 'no data')", "no data"),
    "syntax": ("infographic_broken:PANEL", "PANEL = (", "never closed"),
    "no panel": ("infographic_broken:PANEL", "PANEL = 1", "int"),
}


@pytest.mark.parametrize(
    ("fault", "command"),
    [
        *((fault, "panels broken") for fault in BROKEN),
        ("no module", "schema"),
        ("raises", "check sheet.yaml"),
    ],
)
def test_an_entry_point_that_cannot_be_loaded_is_one_clear_message(
    fault: str, command: str, tmp_path: Path
) -> None:
    target, source, reason = BROKEN[fault]
    path = plugged(tmp_path / "installed", target, source)
    spec(tmp_path, {"broken": "甲"})
    done = run(*command.split(), path=path, cwd=tmp_path)
    (message,) = done.stderr.splitlines()
    assert message.startswith("infographic: the panel `broken` of infographic-broken 1.0 ")
    assert reason in message
    assert "please report" not in message
    assert (done.returncode, done.stdout) == (3, "")


def test_a_broken_entry_point_does_not_hinder_specs_without_it(tmp_path: Path) -> None:
    path = plugged(tmp_path / "installed", "no_such_module:PANEL")
    name = spec(tmp_path, {"prose": "正文。"})
    done = run("render", name, "-o", "out.pdf", path=path, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    name = spec(tmp_path, {"prose": "正文。"}, {"pros": "正文。"}, {"prose": {"use": "$a"}})
    value = json.loads((tmp_path / name).read_text("utf-8"))
    value["content"] = {"a": {"text": "正文。", "titel": "甲"}}
    (tmp_path / name).write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    done = run("check", name, "--format", "json", path=path, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert [d["code"] for d in json.loads(done.stdout)[0]["diagnostics"]] == [
        "unknown-panel",
        "unknown-key",
    ]


def test_the_list_of_panels_goes_on_after_a_broken_one(tmp_path: Path) -> None:
    path = plugged(tmp_path / "installed", "no_such_module:PANEL")
    done = run("panels", path=path, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    lines = dict(line.split(None, 1) for line in done.stdout.splitlines())
    assert "No module named 'no_such_module'" in lines["broken"]
    assert {"prose", "warning"} <= set(lines)


@dataclass(frozen=True, kw_only=True)
class Band(Model):
    """Keys of a panel whose class is called like one of the package's."""

    words: Text = spec_key(doc="not a key of the package's `band`")


@dataclass(frozen=True, kw_only=True)
class Panel(Model):
    """Keys of a panel whose class is called like a definition of the schema."""

    words: Text = spec_key(doc="what it says")


def nothing(model: Any, ctx: Context, space: Space) -> Fit:
    """Takes no room."""
    return Fit(Frame(space.width, 0.0))


ONE = panel("one", Band)(nothing)
TWO = panel("two", Panel)(nothing)


def test_models_of_the_same_name_are_kept_apart_in_the_schema() -> None:
    mine = {name: f"{__name__}:{name.upper()}" for name in ("one", "two")}
    schema = file_schema("spec", Registry({**BUILTIN, **mine}))
    Draft7Validator.check_schema(schema)
    sheet = {**SHEET, "rows": [{"one": {"words": "甲"}}, {"two": {"words": "乙"}}, {"band": "丙"}]}
    assert [e.message for e in Draft7Validator(schema).iter_errors(sheet)] == []
    for row in ({"one": {"title": "甲"}}, {"two": {"prose": "甲"}}, {"band": {"words": "甲"}}):
        assert not Draft7Validator(schema).is_valid({**SHEET, "rows": [row]}), row
