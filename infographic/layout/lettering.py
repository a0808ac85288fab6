"""Vertical lettering: columns from right to left, characters spaced to a depth."""

from __future__ import annotations

from collections.abc import Sequence

from infographic.color import Ink
from infographic.frame import Item, Tag
from infographic.geometry import MM_PER_PT, pt_to_mm
from infographic.panel import Context
from infographic.spec.values import Text
from infographic.text.linebreak import Line
from infographic.text.paragraph import vertical_column
from infographic.text.prepare import Prepared

#: Distance of neighbouring columns' centre lines, in characters.
COLUMN_PITCH = 1.26
#: Characters closer than this share of their size are set smaller instead.
_TIGHTEST = 1.02


def longest(ctx: Context, columns: Sequence[Text], role: str) -> float:
    """Length of the longest column set solid, em."""
    return max(
        (ctx.prepared([ctx.piece(t, role)], vertical=True).natural for t in columns), default=0.0
    )


def fitting_size(ctx: Context, columns: Sequence[Text], role: str, depth: float) -> float:
    """The role's size in pt, smaller where the longest column would not fit ``depth`` mm."""
    em = longest(ctx, columns, role) * _TIGHTEST
    return min(ctx.pt(role), depth / em / MM_PER_PT) if em else ctx.pt(role)


def width_for(count: int, size: float) -> float:
    """Width of ``count`` columns at ``size`` pt, mm."""
    return pt_to_mm(size) * (1 + COLUMN_PITCH * (count - 1))


def vertical_lettering(
    ctx: Context,
    columns: Sequence[Text],
    role: str,
    center: float,
    top: float,
    depth: float,
    *,
    ink: Ink | None = None,
    size: float | None = None,
    spread: bool = True,
    pitch: float = COLUMN_PITCH,
) -> list[Item]:
    """Columns around the centre line ``center``, each filling ``depth`` mm from ``top``.

    The whole lettering is one ``/Span`` with ActualText, so every reader gets the title
    whole and in order (docs/adr/0005).
    """
    if not ctx.drawing or not columns:
        return []
    pt = size if size is not None else fitting_size(ctx, columns, role, depth)
    em = pt_to_mm(pt)
    step = em * pitch
    first = center + step * (len(columns) - 1) / 2
    items: list[Item] = []
    for i, text in enumerate(columns):
        prepared = ctx.prepared([ctx.piece(text, role, ink=ink)], vertical=True)
        gaps = (
            _spread(prepared, depth / em) if spread else tuple(g.width for g in prepared.items.gaps)
        )
        line = Line(0, len(prepared.units), prepared.natural, 0.0)
        items += vertical_column(prepared, line, gaps, pt, first - i * step, top)
    actual = " ".join(t.value for t in columns)
    return [Tag("Span", tuple(items), actual=actual, span=columns[0].span)]


def _spread(prepared: Prepared, depth: float) -> tuple[float, ...]:
    """Equal gaps so that the first character starts and the last one ends on the depth."""
    count = len(prepared.units)
    if count < 2:
        return ()
    solid = sum(u.width for u in prepared.units)
    return (max(0.0, (depth - solid) / (count - 1)),) * (count - 1)
