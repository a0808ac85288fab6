"""The JSON Schema: valid itself, committed as written, and as strict as the program."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from infographic import pipeline
from infographic.schema import spec_schema

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = spec_schema(pipeline.registry())
THEME = {"$ref": "#/definitions/ThemeFile", "definitions": SCHEMA["definitions"]}
POSTERS = sorted((ROOT / "specs").glob("*/poster.yaml"))
THEMES = sorted((ROOT / "specs").glob("*/theme.yaml"))
EVERY = Path(__file__).parent / "cases" / "valid" / "every_panel.yaml"


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def test_the_schema_is_valid_draft_07() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_the_committed_schema_is_the_one_the_program_writes() -> None:
    committed = json.loads((ROOT / "infographic.schema.json").read_text("utf-8"))
    assert committed == SCHEMA, "run `make schema`"


@pytest.mark.parametrize("path", [*POSTERS, EVERY], ids=lambda p: p.parent.name)
def test_specs_validate(path: Path) -> None:
    assert [e.message for e in Draft7Validator(SCHEMA).iter_errors(read(path))] == []


@pytest.mark.parametrize("path", THEMES, ids=lambda p: p.parent.name)
def test_themes_validate(path: Path) -> None:
    assert [e.message for e in Draft7Validator(THEME).iter_errors(read(path))] == []


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
