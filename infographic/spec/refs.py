"""``$path`` references from a spec into its content."""

from __future__ import annotations

import re
from dataclasses import dataclass

from infographic.spec.located import Located, Map, Seq

_STEP = re.compile(r"\.?(\*|[^.\[\]]+)|\[(\d+)\]")


def is_reference(text: str) -> bool:
    """True for ``$figures.grain``; ``$$5`` is the text ``$5``, and ``$5`` is text too."""
    return len(text) > 1 and text[0] == "$" and (text[1].isalpha() or text[1] == "_")


@dataclass(frozen=True, slots=True)
class Missed:
    """Where a path stopped: the step that was not found and what is there instead."""

    step: str
    known: tuple[str, ...]


def follow(root: Located, path: str) -> tuple[Located, ...] | Missed:
    """The values a path (without ``$``) leads to; several with a ``*``.

    Keys of mappings and positions of lists: ``figures.grain``, ``points[0].head``,
    ``review.*``.
    """
    found: tuple[Located, ...] = (root,)
    at = 0
    while at < len(path):
        m = _STEP.match(path, at)
        if not m:
            return Missed(path[at:], ())
        at = m.end()
        step = m.group(1) or m.group(2)
        reached: list[Located] = []
        for node in found:
            inner = _step(node, step, m.group(2) is not None)
            if isinstance(inner, Missed):
                return inner
            reached += inner
        found = tuple(reached)
    return found


def _step(node: Located, step: str, by_position: bool) -> tuple[Located, ...] | Missed:
    if step == "*":
        if isinstance(node, Map):
            return tuple(e.value for e in node.entries)
        if isinstance(node, Seq):
            return node.items
        return Missed(step, ())
    if isinstance(node, Map) and not by_position:
        value = node.get(step)
        return (value,) if value is not None else Missed(step, node.keys())
    if isinstance(node, Seq) and step.isdigit():
        if int(step) < len(node.items):
            return (node.items[int(step)],)
        return Missed(step, tuple(str(i) for i in range(len(node.items))))
    return Missed(step, ())
