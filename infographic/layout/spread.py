"""Two facing pages that were laid out as one, taken apart at the fold."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from infographic.extent import hull, points
from infographic.frame import (
    Frame,
    GlyphRun,
    Group,
    Image,
    Item,
    Link,
    Path,
    PlacedPage,
    Segments,
    Shading,
    Tag,
    rectangle,
)
from infographic.geometry import IDENTITY, Matrix, pt_to_mm
from infographic.record import replace

#: Art that only touches the fold does not go on behind it, mm.
_TOUCH = 0.01

Reach = tuple[float, float]


def halves(frame: Frame, bleed: float) -> tuple[Frame, Frame]:
    """The left and the right page.

    Art that crosses the fold is painted on both, over the fold's edge as far as the bleed goes;
    a figure is one figure to readers and goes with the left page, its other half is ornament.
    """
    fold = frame.width / 2
    left = _part(frame.items, IDENTITY, lambda r: r[0] < fold - _TOUCH, fold)
    right = _part(frame.items, IDENTITY, lambda r: r[1] > fold + _TOUCH, fold, told=False)
    moved = (Group(right, Matrix.translate(-fold, 0.0)),) if right else ()
    return (
        replace(frame, width=fold, items=left),
        replace(frame, width=fold, items=moved, notes=()),
    )


def _part(
    items: tuple[Item, ...],
    matrix: Matrix,
    reaches: Callable[[Reach], bool],
    fold: float,
    *,
    told: bool = True,
) -> tuple[Item, ...]:
    """The items that reach a page.  ``told``: figures across the fold are told to readers here."""
    out: list[Item] = []
    for item in items:
        match item:
            case GlyphRun():
                middle = _middle(item, matrix)
                # On the fold itself it goes with the left page: never lost, never twice.
                middle = min(middle, fold - 2 * _TOUCH) if middle <= fold else middle
                if reaches((middle, max(middle, fold + 2 * _TOUCH) if middle > fold else middle)):
                    out.append(item)
            case Path() | Shading():
                reach = _reach(item.segments, matrix)
                if reach is not None and reaches(reach):
                    out.append(item)
            case Image() | PlacedPage():
                box = rectangle(item.x, item.y, item.width, item.height)
                reach = _reach(box, matrix)
                if reach is not None and reaches(reach):
                    out.append(item)
            case Group():
                own = item.transform.then(matrix)
                clip = _reach(item.clip, own) if item.clip else None
                if clip is None or reaches(clip):
                    inner = _part(item.items, own, reaches, fold, told=told)
                    if inner:
                        out.append(replace(item, items=inner))
            case Link():
                inner = _part(item.items, matrix, reaches, fold, told=told)
                if inner:
                    out.append(replace(item, items=inner))
            case Tag():
                inner = _part(item.items, matrix, reaches, fold, told=told)
                ornament = not told and not _has_text(inner)
                crosses = item.role == "Figure" and ornament and _crosses(item.items, matrix, fold)
                if inner:
                    role = "Artifact" if crosses else item.role
                    out.append(replace(item, items=inner, role=role))
            case _:
                assert_never(item)
    return tuple(out)


def _crosses(items: tuple[Item, ...], matrix: Matrix, fold: float) -> bool:
    """True when some of the items reach the left page too."""
    return bool(_part(items, matrix, lambda r: r[0] < fold - _TOUCH, fold))


def _has_text(items: tuple[Item, ...]) -> bool:
    """True when there is something to read among items."""
    return any(
        isinstance(i, GlyphRun) or (isinstance(i, Group | Tag | Link) and _has_text(i.items))
        for i in items
    )


def _middle(run: GlyphRun, matrix: Matrix) -> float:
    """Where a run's middle stands, mm from the left trim."""
    em = pt_to_mm(run.size)
    last = run.glyphs[-1]
    along = 0.0 if run.vertical else (run.glyphs[0].x + last.x + last.advance) / 2 * em
    return matrix.apply(run.x + along, run.y)[0]


def _reach(segments: Segments, matrix: Matrix) -> Reach | None:
    """From where to where an outline goes across, mm; control points count."""
    box = hull(points(segments), matrix)
    return (box[0], box[2]) if box is not None else None
