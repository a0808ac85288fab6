"""Heading levels as readers need them: no level is skipped (PDF/UA-1 7.4.2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from infographic.frame import Frame, Group, Item, Link, Role, Tag
from infographic.record import replace

_LEVELS = ("H1", "H2", "H3", "H4")


def without_jumps(frames: Iterable[Frame]) -> list[Frame]:
    """The pages with their headings renumbered by how they nest, in reading order.

    A panel says how deep its heading lies (H3 under a section's H2); on a sheet without sections
    the same panel comes right under the title.
    """
    above: list[int] = []
    return [replace(frame, items=_walk(frame.items, above)) for frame in frames]


def _walk(items: tuple[Item, ...], above: list[int]) -> tuple[Item, ...]:
    """``above``: declared levels of the headings that are open, outermost first."""
    out: list[Item] = []
    same = True
    for item in items:
        made: Item = item
        match item:
            case Tag(role=role) if role in _LEVELS:
                declared = _LEVELS.index(role)
                while above and above[-1] >= declared:
                    above.pop()
                above.append(declared)
                if declared != len(above) - 1:
                    made = replace(item, role=cast(Role, _LEVELS[len(above) - 1]))
            case Tag() | Group() | Link():
                inner = _walk(item.items, above)
                if inner is not item.items:
                    made = replace(item, items=inner)
        same = same and made is item
        out.append(made)
    return items if same else tuple(out)
