"""``$path`` references from a spec into its content."""

from __future__ import annotations

from typing import TypeAlias

from infographic.diagnostics import did_you_mean
from infographic.patterns import compiled
from infographic.record import dataclass
from infographic.spec.located import Located, Map, Scalar, Seq

_STEP = compiled(r"\.?(\*|[^.\[\]]+)|\[([0-9]{1,6})\]")


def is_reference(text: str) -> bool:
    """True for ``$figures.grain``; ``$$5`` is the text ``$5``, and ``$5`` is text too."""
    return len(text) > 1 and text[0] == "$" and (text[1].isalpha() or text[1] == "_")


@dataclass(frozen=True, slots=True)
class Missed:
    """Why a path leads nowhere, and what may have been meant."""

    why: str
    hints: tuple[str, ...] = ()


#: More ends than any list on a sheet can have.
MAX_ENDS = 2_000


def follow(root: Located, path: str, seen: frozenset[str] = frozenset()) -> Found:
    """The values a path (without ``$``) leads to; several with a ``*``.

    Keys of mappings and positions of lists: ``figures.grain``, ``points[0].head``,
    ``review.*``.  Content may point into itself: what is found is never a path again.
    """
    if path in seen:
        return Missed(f"`{path}` leads back to itself")
    if len(seen) > _MAX_CHAIN:
        return Missed(f"it leads through more than {_MAX_CHAIN} other paths")
    seen |= {path}
    found: tuple[Located, ...] = (root,)
    at = 0
    while at < len(path):
        m = _STEP.match(path, at)
        if not m:
            return Missed(f"`{path[at:]}` is no step of a path", (_HINT,))
        at = m.end()
        position = int(m.group(2)) if m.group(2) is not None else None
        reached: list[Located] = []
        for node in found:
            inner = _step(node, m.group(1) or "", position)
            for end in (inner,) if isinstance(inner, Missed) else inner:
                ends = _resolved(root, end, seen)
                if isinstance(ends, Missed):
                    return ends
                reached += ends
        if len(reached) > MAX_ENDS:
            return Missed(f"it leads to more than {MAX_ENDS} places")
        found = tuple(reached)
    return found or Missed("it leads to an empty place")


Found: TypeAlias = tuple[Located, ...] | Missed
_MAX_CHAIN = 50
_HINT = "steps are keys, [positions] and *: `$figures.grain`, `$points[0].head`, `$review.*`"


def _resolved(root: Located, end: Located | Missed, seen: frozenset[str]) -> Found:
    if isinstance(end, Missed):
        return end
    if isinstance(end, Scalar) and is_reference(end.text):
        return follow(root, end.text[1:], seen)
    return (end,)


def _step(node: Located, step: str, position: int | None) -> Found:
    if step == "*":
        if isinstance(node, Map):
            return tuple(e.value for e in node.entries)
        return node.items if isinstance(node, Seq) else Missed("`*` follows a text")
    if isinstance(node, Map) and position is None:
        value = node.get(step)
        if value is not None:
            return (value,)
        return Missed(f"the content holds no `{step}`", did_you_mean(step, node.keys()))
    if isinstance(node, Seq):
        if position is None and compiled(r"[0-9]{1,6}").fullmatch(step):
            position = int(step)
        if position is not None and position < len(node.items):
            return (node.items[position],)
        known = f"the list has {len(node.items)} items, the first is [0]"
        return Missed(f"the content holds no `{step or f'[{position}]'}`", (known,))
    return Missed(f"the content holds no `{step or f'[{position}]'}`")
