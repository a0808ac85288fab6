"""The JSON Schemas: valid themselves, committed as written, and as strict as the program."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft7Validator

from infographic import pipeline
from infographic.cli import cli
from infographic.schema import KINDS, file_schema

ROOT = Path(__file__).resolve().parents[1]
SCHEMAS = {kind: file_schema(kind, pipeline.registry()) for kind in KINDS}
COMMITTED = {
    "spec": "infographic.schema.json",
    "theme": "infographic.theme.schema.json",
    "content": "infographic.content.schema.json",
}
SCHEMA = SCHEMAS["spec"]
THEMES = [*ROOT.glob("specs/*/theme.yaml"), *ROOT.glob("infographic/themes/*.yaml")]
SHIPPED = [
    *(("spec", p) for p in sorted(ROOT.glob("specs/*/poster.yaml"))),
    *(("theme", p) for p in sorted(THEMES)),
    *(("content", p) for p in sorted(ROOT.glob("specs/*/content.yaml"))),
]
EVERY = Path(__file__).parent / "cases" / "valid" / "every_panel.yaml"


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def faults(kind: str, value: Any) -> list[str]:
    return [e.message for e in Draft7Validator(SCHEMAS[kind]).iter_errors(value)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_valid_draft_07(kind: str) -> None:
    schema = SCHEMAS[kind]
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["title"] == f"infographic {kind}"


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_schema_is_the_one_the_program_writes(kind: str) -> None:
    done = CliRunner().invoke(cli, ["schema", "--for", kind])
    assert done.exit_code == 0
    assert (ROOT / COMMITTED[kind]).read_text("utf-8") == done.stdout, "run `make schema`"
    assert json.loads(done.stdout) == SCHEMAS[kind]


def test_specs_are_what_is_meant_when_no_kind_is_named() -> None:
    done = CliRunner().invoke(cli, ["schema"])
    assert json.loads(done.stdout) == SCHEMA


@pytest.mark.parametrize("kind", KINDS)
def test_every_reference_leads_to_a_definition_and_none_is_idle(kind: str) -> None:
    named = set(re.findall(r'"#/definitions/(\w+)"', json.dumps(SCHEMAS[kind])))
    assert named == set(SCHEMAS[kind]["definitions"])


@pytest.mark.parametrize(
    ("kind", "path"),
    [*SHIPPED, ("spec", EVERY)],
    ids=lambda v: v if isinstance(v, str) else v.parent.name,
)
def test_shipped_files_validate(kind: str, path: Path) -> None:
    assert faults(kind, read(path)) == []


def test_there_are_shipped_files_of_every_kind() -> None:
    kinds = [kind for kind, _ in SHIPPED]
    assert all(kinds.count(kind) >= 2 for kind in KINDS)


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"nope": 1}, "nope"),
        ({"version": 2}, "2"),
        ({"inks": {"gold": [0, 20, 90]}}, "[0, 20, 90]"),
        ({"inks": {"gold": [0, 20, 90, 101]}}, "101"),
        ({"inks": {"gold": {"spot": "Gold"}}}, "Gold"),
        ({"roles": {"title": {"colour": "gold"}}}, "colour"),
        ({"roles": {"title": {"size": 12}}}, "12"),
        ({"roles": {"title": {"size": "$sizes.title"}}}, "$sizes.title"),
        ({"faces": {"sans": {"path": "a.otf"}}}, "path"),
        ({"radius": 3}, "3"),
    ],
)
def test_faults_of_a_theme_are_refused(more: dict[str, Any], word: str) -> None:
    theme = {"version": 1, "extends": "plain"}
    assert faults("theme", theme) == []
    assert word in repr(faults("theme", theme | more))


def test_a_theme_needs_its_version() -> None:
    assert faults("theme", {"extends": "plain"}) == ["'version' is a required property"]


def test_content_is_free_but_for_its_head() -> None:
    content = {"version": 1, "keep": ["甲"], "anything": {"may": ["stand", 1, None]}}
    assert faults("content", content) == []
    assert faults("content", {"review": {}}) == []
    for wrong in (
        {"version": 2},
        {"keep": "甲"},
        {"editorial": {"a": 1}},
        {"source": {"file": "source.txt"}},
        {"source": {"title": "甲", "path": "source.txt"}},
        {"lang": "Chinese, simplified"},
    ):
        assert faults("content", content | wrong) != [], wrong


@pytest.mark.parametrize(
    "spoil",
    [
        lambda s: s.update(nope=1),
        lambda s: s.pop("title"),
        lambda s: s.update(version=2),
        lambda s: s.update(gap=3),
        lambda s: s.update(date="15.3.2024"),
        lambda s: s.update(page={"margin": 15}),
        lambda s: s.update(page={"size": "a11"}),
        lambda s: s.update(page={"colour": "red"}),
        lambda s: s["rows"].append("tragets"),
        lambda s: s["rows"].append({"tragets": {}}),
        lambda s: s["rows"].append({"span": 3}),
        lambda s: s["rows"].append({"band": "甲", "prose": "乙"}),
        lambda s: s["rows"].append({"band": {}}),
        lambda s: s["rows"].append({"band": {"titel": "甲", "title": "乙"}}),
        lambda s: s["rows"].append({"prose": "甲", "heigth": "3 mm"}),
        lambda s: s["rows"].append({"figures": {"items": [{"lable": "甲"}]}}),
        lambda s: s["rows"].append({"figures": {"items": [{"label": "甲"}], "heroes": -1}}),
    ],
)
def test_faults_are_refused(spoil: Callable[[Any], None]) -> None:
    spec = copy.deepcopy(read(EVERY))
    spoil(spec)
    assert not Draft7Validator(SCHEMA).is_valid(spec)


@pytest.mark.parametrize(
    "row",
    [
        "prose",
        "$content.panel",
        {"prose": None, "height": "$sizes.depth"},
        {"band": {"use": "$sheet"}},
        {"figures": "$figures.*"},
        {"stack": ["prose", {"band": "甲"}]},
        {"prose": "甲", "height": "12..15 mm", "background": "gold 20 %"},
    ],
)
def test_other_spellings_are_taken(row: Any) -> None:
    spec = read(EVERY)
    spec["rows"].append(row)
    assert [e.message for e in Draft7Validator(SCHEMA).iter_errors(spec)] == []
