"""Technical inks (foil, varnish, die line) stand over everything: painted first, they would be knocked out
by what is printed later, and a varnish would have holes wherever there is type."""

from __future__ import annotations

from collections.abc import Iterable

from infographic.color import Ink
from infographic.frame import (
    Frame,
    GlyphRun,
    Group,
    Image,
    Item,
    Link,
    Path,
    PlacedPage,
    Shading,
    Tag,
    artifact,
)
from infographic.record import replace


def raised(frame: Frame) -> Frame:
    """The frame with all that is in technical inks painted last, as an artifact: they are no colours,
    and what they cover was told where it stands."""
    below, above = _parted(frame.items)
    if not above:
        return frame
    return replace(frame, items=(*below, *artifact(above)))


def _parted(items: Iterable[Item]) -> tuple[list[Item], list[Item]]:
    """Items in colours, and those in technical inks with the groups around them."""
    below: list[Item] = []
    above: list[Item] = []
    for item in items:
        match item:
            case Group() | Tag() | Link():
                under, over = _parted(item.items)
                if not over:
                    below.append(item)
                    continue
                if under:
                    below.append(replace(item, items=tuple(under)))
                above += [replace(item, items=tuple(over))] if isinstance(item, Group) else over
            case GlyphRun():
                (above if item.ink.technical else below).append(item)
            case Path():
                below_, above_ = _path(item)
                below += below_
                above += above_
            case Shading():
                technical = any(ink.technical for _, ink in item.gradient.stops)
                (above if technical else below).append(item)
            case Image() | PlacedPage():
                below.append(item)
    return below, above


def _path(path: Path) -> tuple[list[Item], list[Item]]:
    """A path's fill and stroke, each where it belongs."""

    def technical(ink: Ink | None) -> bool:
        return ink is not None and bool(ink.technical)

    fill, line = technical(path.fill), technical(path.stroke.ink if path.stroke else None)
    if not (fill or line):
        return [path], []
    if fill and (line or path.stroke is None):
        return [], [path]
    if line and path.fill is None:
        return [], [path]
    filled, drawn = replace(path, stroke=None), replace(path, fill=None)
    return ([drawn], [filled]) if fill else ([filled], [drawn])
