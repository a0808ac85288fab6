"""YAML text to located values.  The only home of the YAML parser."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import yaml

from infographic.diagnostics import LINE_BREAK, Diagnostic, Span
from infographic.patterns import compiled, late
from infographic.record import dataclass
from infographic.spec.located import Entry, Located, Map, Scalar, Seq

#: An honest poster has some thousand nodes; a bomb has millions (yaml/libyaml has no limit).
MAX_NODES = 200_000
MAX_DEPTH = 64
_SUSPECT = 500
_COMPACT = compiled(r"[-?][ \t]")

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
        deep = _too_deep(text)
        if deep is not None:
            return Loaded(None, (_depth_fault(Span(file, deep.line + 1, deep.column + 1)),))
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as fault:
        return Loaded(None, (_syntax_fault(fault, file, text),))
    except yaml.reader.ReaderError as fault:
        # libyaml counts bytes and gives a number, the Python reader characters and a character.
        counted = isinstance(fault.character, int)
        before = text.encode()[: fault.position] if counted else text[: fault.position].encode()
        code = fault.character if counted else ord(str(fault.character)[0])
        return Loaded(None, (_forbidden(before.decode("utf-8", "ignore"), code, file),))
    except UnicodeEncodeError as fault:  # half a surrogate pair: never from a file's UTF-8
        note = _forbidden(text[: fault.start], ord(text[fault.start]), file)
        return Loaded(None, (note,))
    if node is None or (isinstance(node, yaml.ScalarNode) and not (node.value or node.style)):
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
    reader = _Reader(file, text.split("\n") if " #" in text else [])
    try:
        root = reader.convert(node, 0)
    except _Stop as stop:
        return Loaded(None, (*reader.notes, stop.note))
    return Loaded(root, tuple(reader.notes))


def _too_deep(text: str) -> Any:
    """Where the nesting passes `MAX_DEPTH`, or None.

    libyaml's composer recurses and overflows the C stack, so files that could nest deeply
    (many brackets, dashes or blanks) are counted first, event by event.
    """
    openers = text.count("[") + text.count("{") + len(_COMPACT.findall(text))
    if openers <= _SUSPECT and " " * _SUSPECT not in text:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                return event.start_mark
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _depth_fault(span: Span) -> Diagnostic:
    return Diagnostic("bad-yaml", f"nested more than {MAX_DEPTH} levels deep", span)


def _forbidden(before: str, code: int, file: str) -> Diagnostic:
    lines = LINE_BREAK.split(before)
    span = Span(file, len(lines), len(lines[-1]) + 1)
    hint = "is the file text, saved as UTF-8?" if code == 0 else "delete it, or write it escaped"
    message = f"the character U+{code:04X} is not allowed in YAML"
    return Diagnostic("bad-yaml", message, span, hints=(hint,))


#: What follows a text and was hardly meant as a comment: no blank behind its sign.
_LOST = late(r"[ \t]+#[^\s#]")
_HAN = late("[\u3400-\u9fff]")
#: A path with a position that is not quoted: YAML reads its brackets as its own.
_BARE_PATH = late(r"(?<![\"'])\$[\w.]+(?:\[\d+\][\w.]*)+(?![\"'])")
#: A key that ends with a full-width colon: the commonest slip of a Chinese keyboard.
_WIDE_COLON = late(r"(\s*(?:- )?\w[\w-]*)：")


def _syntax_fault(fault: yaml.MarkedYAMLError, file: str, text: str) -> Diagnostic:
    lines = text.splitlines()
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
    here = lines[span.line - 1] if 0 < span.line <= len(lines) else ""
    path = next((m for m in _BARE_PATH.finditer(here) if m.start() <= span.column <= m.end()), None)
    if path is not None:
        hints = [f'inside {{}} and [] a path with brackets is quoted: "{path.group()}"']
    elif "，" in here and "expected ',' or" in message:
        at = here.index("，") + 1
        span = Span(file, span.line, at, span.line, at + 1)
        hints = ["`，` is a full-width comma; between keys and items stands `, `"]
    for number in (span.line, span.line - 1):
        found = _WIDE_COLON.match(lines[number - 1]) if 0 < number <= len(lines) else None
        if found:
            at = found.end(1) + 1
            span = Span(file, number, at, number, at + 1)
            hints = ["`：` is a full-width colon; a key ends with `: `"]
            break
    return Diagnostic("bad-yaml", message, span, hints=tuple(hints))


class _Reader:
    """Turns the composed node graph into a located tree, once."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.notes: list[Diagnostic] = []
        self.count = 0
        self.open: set[int] = set()  # the collections around the node being read

    def span(self, node: yaml.Node) -> Span:
        a, b = node.start_mark, node.end_mark
        return Span(self.file, a.line + 1, a.column + 1, b.line + 1, b.column + 1)

    def convert(self, node: yaml.Node, depth: int) -> Located:
        self.count += 1
        span = self.span(node)
        if self.count > MAX_NODES:
            message = f"aliases make this file more than {MAX_NODES} nodes large"
            raise _Stop(Diagnostic("alias-bomb", message, span))
        if isinstance(node, yaml.ScalarNode):
            quoted = bool(node.style)  # '' or None for plain
            kind = "str" if quoted else _kind(node.value, node.tag)
            self.untagged(node.tag, span)
            if self.lines and not quoted:
                self.comment(node, span)
            return Scalar(span, node.value, kind, quoted)
        if id(node) in self.open:
            raise _Stop(Diagnostic("alias-bomb", "an alias stands inside what it names", span))
        if depth > MAX_DEPTH:
            raise _Stop(_depth_fault(span))
        self.untagged(node.tag, span)
        self.open.add(id(node))
        made: Located
        if isinstance(node, yaml.SequenceNode):
            made = Seq(span, tuple([self.convert(n, depth + 1) for n in node.value]))
        else:
            made = self.mapping(node, span, depth)
        self.open.discard(id(node))
        return made

    def comment(self, node: yaml.Node, span: Span) -> None:
        """Han text that ` #` cuts off without a blank behind it: YAML takes the rest away."""
        mark = node.end_mark
        rest = self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""
        if _LOST.match(rest) and _HAN.search(node.value):
            shown = rest.strip()
            self.notes.append(
                Diagnostic(
                    "lost-text",
                    f"`{shown[:16]}` is a comment to YAML and is not printed",
                    span,
                    "warning",
                    (f'quote the text if it belongs to it: "{node.value} {shown}"',),
                )
            )

    def untagged(self, tag: str, span: Span) -> None:
        """A spec is data: `!!python/object` and other tags have no meaning in it."""
        if tag not in _TAGS:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            note = f"the tag `{shown}` has no meaning in a spec"
            self.notes.append(Diagnostic("bad-yaml", note, span, hints=("delete the tag",)))

    def mapping(self, node: yaml.Node, span: Span, depth: int) -> Map:
        seen: dict[str, Span] = {}
        entries: list[Entry] = []
        merged: list[Map] = []
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
            if key_node.tag == "tag:yaml.org,2002:merge":
                merged += self.merged(value)
            else:
                self.untagged(key_node.tag, key_span)
                entries.append(Entry(key, key_span, value))
        for base in merged:
            entries += [e for e in base.entries if e.key not in seen]
            seen |= {e.key: e.key_span for e in base.entries}
        return Map(span, tuple(entries))

    def merged(self, value: Located) -> list[Map]:
        """The mappings that `<<` brings; the first that holds a key wins."""
        bases = value.items if isinstance(value, Seq) else (value,)
        for base in bases:
            if not isinstance(base, Map):
                note = "`<<` takes a mapping, or a list of mappings"
                self.notes.append(Diagnostic("wrong-type", note, base.span))
        return [b for b in bases if isinstance(b, Map)]


_YAML = "tag:yaml.org,2002:"
_TAGS = {
    "!",
    *(
        _YAML + t
        for t in [
            "str",
            "int",
            "float",
            "bool",
            "null",
            "timestamp",
            "merge",
            "value",
            "seq",
            "map",
        ]
    ),
}


@lru_cache(maxsize=4096)
def _kind(value: str, tag: str) -> str:
    """str, int, float, bool, null, timestamp: how YAML 1.1 reads a plain scalar."""
    kind = tag.removeprefix(_YAML)
    return kind if kind in ("int", "float", "bool", "null", "timestamp") else "str"
