"""Vertical lettering: columns from right to left, characters spaced to a depth."""

from __future__ import annotations

from collections.abc import Sequence

from infographic.color import Ink, contrast
from infographic.frame import Item, Tag
from infographic.geometry import MM_PER_PT, pt_to_mm
from infographic.panel import Context
from infographic.spec.values import InkRef, Text
from infographic.text.linebreak import Line
from infographic.text.paragraph import vertical_column
from infographic.text.prepare import Prepared
from infographic.text.style import Vertical

#: Distance of neighbouring columns' centre lines, in characters.
COLUMN_PITCH = 1.26
#: Columns are staggered when the longest has this many times the shortest's characters.
_UNEVEN = 1.35
#: A title of few characters takes at most this many times its solid length.
_LOOSEST = 1.75
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


def least_size(ctx: Context, role: str) -> float:
    """The smallest size in pt that lettering may be set in: the role's `least`, else two thirds
    of its size."""
    least = ctx.theme.roles[role].least
    return least.pt(ctx.size) if least is not None else ctx.pt(role) * 0.66


def lettering_ink(ctx: Context, role: str, ground: Ink, wanted: InkRef | None) -> Ink:
    """The ink asked for, else the role's where it can be read on the ground, else what can."""
    if wanted is not None:
        return ctx.ink(wanted)
    own = ctx.ink(ctx.theme.roles[role].ink)
    return own if contrast(own, ground) >= 3.0 else ctx.readable_on(ground, ctx.pt(role))


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
    pitch: float = COLUMN_PITCH,
) -> list[Item]:
    """Columns around the centre line ``center``, filling ``depth`` mm from ``top``.

    Columns of about equal length each fill the depth.  Where one is much longer, all keep its
    pitch: the first column hangs from the top and the last stands on the foot.

    The whole lettering is one ``/Span`` with ActualText, so every reader gets the title
    whole and in order (docs/adr/0005).
    """
    columns = [c for c in columns if c.value.strip()]
    if not ctx.drawing or not columns:
        return []
    pt = size if size is not None else fitting_size(ctx, columns, role, depth)
    em = pt_to_mm(pt)
    longest_em = longest(ctx, columns, role)
    if longest_em and depth > _LOOSEST * longest_em * em:  # few characters: do not pull them apart
        top += (depth - _LOOSEST * longest_em * em) / 2
        depth = _LOOSEST * longest_em * em
    step = em * pitch
    first = center + step * (len(columns) - 1) / 2
    items: list[Item] = []
    room = 1.4 if len(columns) == 1 else 0.96
    rules = Vertical(digits=ctx.theme.digits, width=room)
    prepared = [ctx.prepared([ctx.piece(t, role, ink=ink)], vertical=rules) for t in columns]
    counts = [len(p.units) for p in prepared]
    staggered = max(counts) > _UNEVEN * min(counts)
    shared = min((_spread(p, depth / em) for p in prepared if len(p.units) > 1), default=0.0)
    last = len(columns) - 1
    for i, column in enumerate(prepared):
        gap = shared if staggered else _spread(column, depth / em)
        length = (sum(u.width for u in column.units) + gap * (counts[i] - 1)) * em
        drop = (depth - length) * i / last if staggered and last else 0.0
        line = Line(0, counts[i], column.natural, 0.0)
        gaps = (gap,) * (counts[i] - 1)
        items += vertical_column(column, line, gaps, pt, first - i * step, top + drop)
    actual = " ".join(t.value for t in columns)
    return [Tag("Span", tuple(items), actual=actual, span=columns[0].span)]


def _spread(prepared: Prepared, depth: float) -> float:
    """The gap with which the first character starts and the last one ends on the depth, em."""
    count = len(prepared.units)
    if count < 2:
        return 0.0
    solid = sum(u.width for u in prepared.units)
    return max(0.0, (depth - solid) / (count - 1))
