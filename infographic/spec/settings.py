"""``--set``: values of a spec replaced by dotted keys."""

from __future__ import annotations

from collections.abc import Sequence

from infographic.patterns import compiled
from infographic.record import replace
from infographic.spec.located import Entry, Located, Map, Seq

_STEP = compiled(r"(?:^|\.)([^.\[\]]+)|\[([0-9]{1,6})\]")


def set_value(root: Map, path: str, value: Located) -> Map | str:
    """The root with one value replaced; a word on what is wrong with the path.

    ``body.size``, ``rows[0].height``, ``rows[0].panels.items[1].span``.  The last key may be a
    new one.
    """
    steps: list[str | int] = []
    at = 0
    while at < len(path):
        m = _STEP.match(path, at)
        if m is None or (at == 0 and m.group(1) is None):
            return f"`{path[at:]}` is no step: write keys and [positions], `rows[0].height`"
        steps.append(m.group(1) if m.group(2) is None else int(m.group(2)))
        at = m.end()
    changed = _replaced(root, steps, value, "the spec") if steps else "a key is missing"
    return changed if isinstance(changed, (Map, str)) else "the spec is a mapping"


def _replaced(
    node: Located | None, steps: Sequence[str | int], value: Located, where: str
) -> Located | str:
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        if not isinstance(node, Seq):
            return f"{where} is no list"
        if step >= len(node.items):
            return f"{where} has {len(node.items)} items, the first is [0]"
        below = _replaced(node.items[step], rest, value, f"`[{step}]`")
        if isinstance(below, str):
            return below
        return replace(node, items=(*node.items[:step], below, *node.items[step + 1 :]))
    if node is not None and not isinstance(node, Map):
        return f"{where} has no keys"
    base = node if node is not None else Map(value.span, ())
    entry = base.entry(step)
    below = _replaced(entry.value if entry else None, rest, value, f"`{step}`")
    if isinstance(below, str):
        return below
    # A key that was there keeps its place, a new one stands where the setting does.
    span = entry.key_span if entry is not None else value.span
    return replace(Map(base.span, (Entry(step, span, below),)).over(base), span=base.span)
