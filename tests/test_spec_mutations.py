"""No spec, however broken, makes anything but diagnostics: the shipped ones, mutated at random."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infographic import pipeline
from infographic.diagnostics import CODES, Diagnostic, Span, console
from infographic.fonts.book import FontBook
from infographic.spec.resolve import Document, Resolver
from infographic.world import FolderWorld

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = sorted((ROOT / "specs").glob("*/*.yaml"))
BOOK = FontBook(use_system=False)

ODD = [
    "''", "~", '""', "[]", "{}", "0", "-1", "99999999", "1e400", "3.10", "no", "2024-13-45",
    '"\\0"', '"\\u200b"', '"\\n"', "𓀀", "$", "$x[", "$a..b", "$*.*", "$sheet", "$figures.*",
    "$sections", "0 pt", "-3 mm", "99999 mm", "100 em", "2..1 pt", "..", "gold 300 %", "１２", "²",
    "[[a]]", "[{}]", "{a: b}", "[1, 2]", "a" * 3000, "!!python/object:os.system x", "!!binary aGk=",
    "a6", "1.2.3 x 4 mm", "/etc/passwd", "poster.yaml", "content.yaml", "true", '"12"', "0123",
    "&x [1]", "<<", '"\\e[31m"', "{use: $sheet}", "{<<: {a: 1}}", "1" * 5000,
]  # fmt: skip
KEYS = ["titel", "use", "span", "text", "items", "", "<<", "a b", "rows", "version", "panels"]


def scalar(text: str) -> yaml.Node:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text)


def slots(node: yaml.Node) -> Iterator[tuple[yaml.Node, int]]:
    """Every place in a document where a value stands."""
    for i, child in enumerate(node.value if not isinstance(node, yaml.ScalarNode) else ()):
        yield node, i
        yield from slots(child[1] if isinstance(child, tuple) else child)


def value_at(parent: yaml.Node, i: int) -> yaml.Node:
    child = parent.value[i]
    return child[1] if isinstance(child, tuple) else child


def put(parent: yaml.Node, i: int, value: yaml.Node) -> None:
    child = parent.value[i]
    parent.value[i] = (child[0], value) if isinstance(child, tuple) else value


def mutated(text: str, chance: random.Random) -> str:
    """The document with one to four of its nodes deleted, doubled, swapped or replaced."""
    root = yaml.compose(text)
    for _ in range(chance.choice((1, 1, 2, 4))):
        parent, i = chance.choice(list(slots(root)))
        match chance.randrange(9):
            case 0:
                del parent.value[i]
                if root.value == []:
                    break
            case 1:
                parent.value.insert(i, parent.value[i])
            case 2:
                put(parent, i, yaml.SequenceNode("tag:yaml.org,2002:seq", [value_at(parent, i)]))
            case 3:
                pair = (scalar(chance.choice(KEYS)), value_at(parent, i))
                put(parent, i, yaml.MappingNode("tag:yaml.org,2002:map", [pair]))
            case 4:
                other, j = chance.choice(list(slots(root)))
                put(parent, i, copy.deepcopy(value_at(other, j)))
            case 5 if isinstance(parent, yaml.MappingNode):
                parent.value[i] = (scalar(chance.choice(KEYS)), parent.value[i][1])
            case _:
                odd = yaml.compose(chance.choice(ODD))
                put(parent, i, odd)
    return str(yaml.serialize(root, allow_unicode=True))


def resolve(file: Path, text: str) -> tuple[Document | None, list[Diagnostic], Resolver]:
    """Everything before layout, with one file's text replaced from memory."""
    panels = pipeline.registry()
    folder = file.parent
    world = FolderWorld(folder, {file.name: text.encode("utf-8", "surrogatepass")})
    resolver = Resolver(world, BOOK, panels.find, panels.names, pipeline._read_picture)
    spec = folder / "poster.yaml"
    root = resolver.open_yaml(spec.name, str(spec), Span(str(spec), 1, 1))
    document = resolver.resolve(root) if root is not None else None
    return document, resolver.notes, resolver


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.sampled_from(SHIPPED), st.integers(0, 10**9))
def test_a_mutated_spec_makes_only_diagnostics_with_places(file: Path, seed: int) -> None:
    text = mutated(file.read_text("utf-8"), random.Random(seed))
    document, notes, resolver = resolve(file, text)
    assert document is not None or any(n.severity == "error" for n in notes)
    for note in notes:
        assert note.code in CODES
        assert note.span.line > 0 and note.span.column > 0 and note.span.file
        assert "\n" not in console(note, resolver.sources).partition("\n")[0]
    # one fault of one kind at one place is told once
    told = {(n.code, n.span, n.message) for n in notes}
    assert len(told) < 40, f"{len(told)} diagnostics for four faults"


SMALL = (Path(__file__).parent / "cases" / "valid" / "every_panel.yaml").read_text("utf-8")


@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, 10**9))
def test_a_mutated_sheet_is_laid_out_or_refused(tmp_path: Path, seed: int) -> None:
    file = tmp_path / "sheet.yaml"
    file.write_text(mutated(SMALL, random.Random(seed)), "utf-8")
    result = pipeline.layout(file)
    assert result.sheet is not None or result.failed
    for note in (*result.diagnostics, *pipeline.remarks(result)):
        assert note.code in CODES and note.span.line > 0


def test_the_unmutated_sheet_has_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "sheet.yaml"
    file.write_text(SMALL, "utf-8")
    assert not pipeline.layout(file).failed


@pytest.mark.parametrize("file", SHIPPED, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_null_in_place_of_every_value(file: Path) -> None:
    """Every key with nothing behind it: the default, or one error."""
    text = file.read_text("utf-8")
    places = [(p, i) for p, i in slots(yaml.compose(text)) if isinstance(p, yaml.MappingNode)]
    step = max(1, len(places) // 12)
    for n in range(0, len(places), step):
        root = yaml.compose(text)
        parent, i = [(p, j) for p, j in slots(root) if isinstance(p, yaml.MappingNode)][n]
        put(parent, i, yaml.ScalarNode("tag:yaml.org,2002:null", "~"))
        document, notes, _ = resolve(file, yaml.serialize(root, allow_unicode=True))
        assert document is not None or notes
