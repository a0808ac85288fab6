"""Specs written in Python: the builders, their signatures, and that they say what YAML says."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

import infographic
from infographic import build
from infographic.builders import builders, shipped
from infographic.cli import cli
from infographic.spec.fields import Model, fields_of
from infographic.spec.model import PanelNode, Place, SpecFile

ROOT = Path(__file__).resolve().parents[1]
STUB = ROOT / "infographic" / "build.pyi"
SHEETS = [
    *sorted(ROOT.glob("specs/*/*.yaml")),
    ROOT / "tests" / "cases" / "valid" / "every_panel.yaml",
]
SPECS = [p for p in SHEETS if not p.stem.startswith(("content", "theme"))]


def test_the_committed_signatures_are_those_of_the_models() -> None:
    done = CliRunner().invoke(cli, ["schema", "--for", "python"])
    assert done.exit_code == 0
    assert STUB.read_text("utf-8") == done.stdout, "run `make schema`"


def minimal() -> dict[str, Any]:
    text = (ROOT / "README.md").read_text("utf-8")
    (block,) = [
        b for b in re.findall(r"^```yaml\n(.*?)^```", text, re.M | re.S) if "青禾读书会" in b
    ]
    made: dict[str, Any] = yaml.safe_load(block)
    return made


def test_the_sheet_of_the_readme_in_python_is_the_one_in_yaml() -> None:
    given = minimal()
    made = build.spec(
        title="青禾读书会",
        page=build.page(
            size="a5 landscape", margin="9 mm", grid=build.grid(columns=6, gutter="4 mm")
        ),
        body=build.body(size="7..12 pt"),
        gap="3 mm",
        rows=[
            build.masthead(title="青禾读书会", kicker="二〇二三", slogan=["开卷", "有益"]),
            build.figures(
                items=[
                    build.figure(label="全年借阅", value="83.7", unit="万册", icon="books"),
                    build.figure(label="读者增长", value="6.3", unit="%", icon="users"),
                ],
                heroes=2,
            ),
            build.vertical_title(
                title=["书到", "田头"], text=given["rows"][2]["vertical_title"]["text"]
            ),
        ],
    )
    assert made == given
    assert infographic.render(made).pdf() == infographic.render(given).pdf()


def rebuilt(value: Any, hint: Any, many: bool = False) -> Any:
    """A value of a YAML file made again by the builders."""
    if typing.get_origin(hint) is tuple:
        item = typing.get_args(hint)[0]
        if isinstance(value, list):
            return [rebuilt(v, item) for v in value]
        return rebuilt(value, item) if many else value
    if hint is PanelNode and isinstance(value, Mapping):
        return panel(dict(value))
    if isinstance(hint, type) and issubclass(hint, Model) and isinstance(value, Mapping):
        (builder,) = [b for b in shipped().values() if b.model is hint and not b.panel]
        return of_model(getattr(build, builder.name), value, hint)
    return value


def of_model(make: Any, value: Mapping[str, Any], model: type[Model]) -> Any:
    keys = fields_of(model)
    parts = {
        k: rebuilt(v, keys[k].type, bool(keys[k].meta.get("many"))) if k in keys else v
        for k, v in value.items()
        if k != "version"
    }
    return build.use(parts.pop("use"), **parts) if "use" in parts else make(**parts)


def panel(entry: dict[str, Any]) -> dict[str, Any]:
    place = {k: entry.pop(k) for k in list(entry) if k in fields_of(Place)}
    ((name, value),) = entry.items()
    builder = shipped()[name]
    if value is None:  # `- notes:` with nothing behind it
        return {name: None, **place}
    if not isinstance(value, Mapping):
        if not builder.short:  # a path to a mapping of its keys
            return build.panel(name, value, **place)
        short = fields_of(builder.model)[builder.short]
        many = bool(short.meta.get("many"))
        return build.placed(getattr(build, name)(rebuilt(value, short.type, many)), **place)
    made = of_model(lambda **k: getattr(build, name)(**k), value, builder.model)
    if "use" in value:
        made = build.panel(name, made)
    return build.placed(made, **place)


@pytest.mark.parametrize("path", SPECS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_shipped_specs_are_the_same_from_the_builders(path: Path) -> None:
    given = yaml.safe_load(path.read_text("utf-8"))
    made = of_model(build.spec, given, SpecFile)
    assert made == given
    assert next(iter(made)) == "version"


def test_a_spec_from_the_builders_has_the_bytes_of_its_yaml() -> None:
    path = ROOT / "specs" / "qinghe-library" / "poster.yaml"
    made = of_model(build.spec, yaml.safe_load(path.read_text("utf-8")), SpecFile)
    assert infographic.render(made, root=path.parent).pdf() == infographic.render(path).pdf()


def test_a_value_without_its_key_stays_without() -> None:
    assert build.band("春耕") == {"band": "春耕"}
    assert build.band(title="春耕") == {"band": {"title": "春耕"}}
    assert build.band("春耕", gap="1 mm") == {"band": "春耕", "gap": "1 mm"}
    assert build.band("春耕", note="甲") == {"band": {"title": "春耕", "note": "甲"}}
    assert build.stack([build.notes()], gap="1 em") == {
        "stack": {"items": [{"notes": {}}], "gap": "1 em"}
    }
    assert build.placed(build.stack([]), gap="2 mm")["gap"] == "2 mm"
    assert build.chapter("甲") == {"text": "甲"}
    assert build.notes(title=None, span=3) == {"notes": {}, "span": 3}
    assert build.panel("quote", text="甲", span=2) == {"quote": {"text": "甲"}, "span": 2}
    assert build.panel("quote", "甲") == {"quote": "甲"}
    assert build.content(version=None, review={"a": 1}) == {"version": 1, "review": {"a": 1}}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: build.figures(items=[], heros=1), "figures.. knows no key 'heros'.*`heroes`"),
        (lambda: build.figure(value="1"), "figure.. needs 'label'"),
        (lambda: build.figure(label="a", value=837.3), "value=.*a float has lost its digits"),
        (lambda: build.prose(["a", 1.5]), "text=.*a float has lost"),
        (lambda: build.bars("a"), "bars.. takes nothing without a name"),
        (lambda: build.band("a", title="b"), "takes title without a name, once"),
        (lambda: build.placed(build.notes(), colour="x"), "placed.. knows no key"),
        (lambda: build.panel("quote", "甲", text="乙"), "not both"),
    ],
)
def test_slips_are_type_errors(call: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call()


def test_builders_tell_their_keys_at_run_time() -> None:
    names = list(inspect.signature(build.figures).parameters)
    assert names[:2] == ["items", "heroes"] and "background" in names
    kinds = {p.kind for p in list(inspect.signature(build.figure).parameters.values())}
    assert kinds == {inspect.Parameter.KEYWORD_ONLY}
    assert "heroes: how many of them" in str(build.figures.__doc__)
    assert build.figures.__name__ == "figures"
    for name in shipped():  # what the stub says of each is what it says itself
        assert inspect.getdoc(getattr(build, name)) == str(getattr(build, name).__doc__)


def test_what_is_no_builder_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="figurs"):
        _ = build.figurs  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="starts with"):
        build.use("review")
    assert {"figures", "spec", "panel", "theme"} <= set(dir(build))
    assert build.Figure is dict and build.Panel is dict


def test_two_builders_of_one_name_are_refused() -> None:
    from infographic.panel import PanelType

    kind = PanelType("spec", Place, lambda *a: None, "x")  # type: ignore[arg-type,return-value]
    with pytest.raises(ValueError, match="two builders"):
        builders([kind])


GOOD = """
from decimal import Decimal
import build
row = build.figures([build.figure(label="a", value="837.3"), "$b"], heroes=1, height="30..40 mm")
more = build.figures(items="$figures", span=3)
own = build.figure(label="a", value=Decimal("1.50"))
build.spec(
    title="a",
    rows=[row, build.panels([row, more], level=True), "notes", build.panel("quote", text="x")],
    page=build.page(size="a4", margin=build.margin(top="1 mm")),
    theme=build.theme(inks={"main": [0, 1, 2, 3]}, roles={"body": build.role(weight=400)}),
)
build.masthead(title=["a", "b"], align="left")
"""
BAD = {
    'build.figure(label="a", value=837.3)': "arg-type",
    'build.figure(lable="a")': "call-arg",
    'build.figures(items=[build.page(size="a4")])': "list-item",
    'build.spec(title="a", rows=[build.figure(label="a")])': "list-item",
    'build.masthead(title="a", align="right")': "arg-type",
    'build.notes(span="3")': "arg-type",
    "build.figurs(items=[])": "attr-defined",
}


def test_type_checkers_know_keys_and_types(tmp_path: Path) -> None:
    (tmp_path / "build.pyi").write_bytes(STUB.read_bytes())
    lines = [GOOD, *(f"{bad}" for bad in BAD)]
    (tmp_path / "use.py").write_text("\n".join(lines) + "\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--cache-dir",
         str(tmp_path / "cache"), "use.py"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    first = GOOD.count("\n") + 2
    found = re.findall(r"use\.py:(\d+): error: .*\[([a-z-]+)\]", done.stdout)
    wanted = [(str(first + i), code) for i, code in enumerate(BAD.values())]
    assert found == wanted, done.stdout
