"""YAML text to located values.  The only home of the YAML parser."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from infographic.diagnostics import Diagnostic, Span
from infographic.spec.located import Entry, Located, Map, Scalar, Seq

#: An honest poster has some thousand nodes; a bomb has millions (yaml/libyaml has no limit).
MAX_NODES = 200_000
MAX_DEPTH = 64

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file's root (None when it could not be read at all) and what was wrong with it."""

    root: Located | None
    notes: tuple[Diagnostic, ...] = ()


class _Stop(Exception):
    def __init__(self, note: Diagnostic) -> None:
        self.note = note


def load(text: str, file: str) -> Loaded:
    """Read one YAML document.  Never raises for what the text holds."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as fault:
        return Loaded(None, (_syntax_fault(fault, file),))
    except yaml.reader.ReaderError as fault:
        line = text.count("\n", 0, fault.position) + 1
        column = fault.position - (text.rfind("\n", 0, fault.position) + 1) + 1
        message = f"the character U+{ord(str(fault.character)[0]):04X} is not allowed in YAML"
        return Loaded(None, (Diagnostic("bad-yaml", message, Span(file, line, column)),))
    except RecursionError:
        return Loaded(None, (Diagnostic("bad-yaml", "nested too deeply", Span(file, 1, 1)),))
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value.strip()):
        return Loaded(
            None,
            (
                Diagnostic(
                    "empty-file",
                    "the file holds no document",
                    Span(file, 1, 1),
                    hints=("a spec starts with `version: 1`",),
                ),
            ),
        )
    reader = _Reader(file)
    try:
        root = reader.convert(node, 0)
    except _Stop as stop:
        return Loaded(None, (*reader.notes, stop.note))
    return Loaded(root, tuple(reader.notes))


def _syntax_fault(fault: yaml.MarkedYAMLError, file: str) -> Diagnostic:
    mark = fault.problem_mark or fault.context_mark
    span = Span(file, mark.line + 1, mark.column + 1) if mark else Span(file, 1, 1)
    hints = []
    if fault.problem and "cannot start any token" in fault.problem:
        hints.append("indent with spaces, never with tabs; quote text that starts with a mark")
    elif fault.context_mark and mark and fault.context_mark.line != mark.line:
        hints.append(f"the part that starts on line {fault.context_mark.line + 1} is not finished")
    elif fault.problem and "mapping values are not allowed" in fault.problem:
        hints.append("text that holds `: ` must be quoted")
    message = " ".join(p for p in (fault.context, fault.problem) if p) or "not YAML"
    return Diagnostic("bad-yaml", message, span, hints=tuple(hints))


class _Reader:
    """Turns the composed node graph into a located tree, once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.notes: list[Diagnostic] = []
        self.count = 0

    def span(self, node: yaml.Node) -> Span:
        a, b = node.start_mark, node.end_mark
        return Span(self.file, a.line + 1, a.column + 1, b.line + 1, b.column + 1)

    def convert(self, node: yaml.Node, depth: int) -> Located:
        self.count += 1
        span = self.span(node)
        if self.count > MAX_NODES or depth > MAX_DEPTH:
            what = f"more than {MAX_NODES} nodes" if self.count > MAX_NODES else "nested too deeply"
            raise _Stop(
                Diagnostic(
                    "alias-bomb",
                    f"aliases make this file {what} large" if self.count > MAX_NODES else what,
                    span,
                )
            )
        if isinstance(node, yaml.ScalarNode):
            quoted = bool(node.style)  # '' or None for plain
            kind = "str" if quoted else _kind(node.value, node.tag)
            return Scalar(span, node.value, kind, quoted)
        if isinstance(node, yaml.SequenceNode):
            return Seq(span, tuple(self.convert(n, depth + 1) for n in node.value))
        return self.mapping(node, span, depth)

    def mapping(self, node: yaml.Node, span: Span, depth: int) -> Map:
        seen: dict[str, Span] = {}
        entries: list[Entry] = []
        for key_node, value_node in node.value:
            key_span = self.span(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.notes.append(Diagnostic("wrong-type", "a key must be a word", key_span))
                continue
            key = key_node.value
            value = self.convert(value_node, depth + 1)
            if key in seen:
                note = f"`{key}` stands here a second time (first on line {seen[key].line})"
                self.notes.append(Diagnostic("duplicate-key", note, key_span))
                continue
            seen[key] = key_span
            entries.append(Entry(key, key_span, value))
        return Map(span, tuple(entries))


@lru_cache(maxsize=4096)
def _kind(value: str, tag: str) -> str:
    """str, int, float, bool, null, timestamp: how YAML 1.1 reads a plain scalar."""
    return tag.rsplit(":", 1)[-1] if tag.startswith("tag:yaml.org,2002:") else "str"
