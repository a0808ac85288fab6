"""Vertical lettering: columns from right to left, characters spaced to a depth."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import category

from infographic.color import Ink, contrast
from infographic.frame import Item, Tag
from infographic.geometry import MM_PER_PT, pt_to_mm
from infographic.panel import Context, Overset
from infographic.record import dataclass
from infographic.spec.values import InkRef, Text
from infographic.text.linebreak import Line
from infographic.text.phrases import phrase_starts
from infographic.text.runs import vertical_column

#: Distance of neighbouring columns' centre lines, in characters.
COLUMN_PITCH = 1.26
#: A title of few characters takes at most this many times its solid length.
_LOOSEST = 1.75
#: Characters closer than this share of their size are set smaller instead.
_TIGHTEST = 1.02


def longest(ctx: Context, columns: Sequence[Text], role: str) -> float:
    """Length of the longest column set solid, em."""
    return max(
        (ctx.prepared([ctx.piece(t, role)], vertical=True).natural for t in columns), default=0.0
    )


@dataclass(frozen=True, slots=True)
class Lettering:
    """Columns of vertical lettering at the size that fits; ``rest`` when that is too small."""

    size: float
    rest: Overset | None = None


def fit_lettering(
    ctx: Context,
    columns: Sequence[Text],
    role: str,
    width: float,
    depth: float,
    *,
    pitch: float = COLUMN_PITCH,
) -> Lettering:
    """The role's size, or less where columns would not fit ``width`` x ``depth`` mm.

    Never silently under the role's least size: what would need that is overset.
    """
    size, least = ctx.pt(role), least_size(ctx, role)
    if not columns:
        return Lettering(size)
    solid = longest(ctx, columns, role) * _TIGHTEST
    across = 1 + pitch * (len(columns) - 1)
    fits_depth = depth / solid / MM_PER_PT if solid else size
    fits_width = width / across / MM_PER_PT
    fitted = min(size, fits_depth, fits_width)
    if fitted >= least - 1e-6:
        return Lettering(fitted)
    what = f"lettering would be set in {fitted:.1f} pt, {least:.1f} pt is the least"
    if fits_depth <= fits_width:
        lack = solid * least * MM_PER_PT - depth
        return Lettering(fitted, Overset(0, lack, columns[0].span, what))
    lack = across * least * MM_PER_PT - width
    return Lettering(fitted, Overset(0, lack, columns[0].span, what, "width"))


#: Characters that a column keeps at least where it is parted.
_LEAST_PART = 3


def in_more_columns(ctx: Context, columns: Sequence[Text], role: str) -> Sequence[Text] | None:
    """The same lettering with its longest column parted in two, at the edge of a phrase nearest its
    middle; None where it has none.  Kept terms stay whole."""
    if not columns:
        return None
    sizes = [longest(ctx, [c], role) for c in columns]
    which = max(range(len(sizes)), key=sizes.__getitem__)
    text = columns[which]
    places = _partings(text.value, ctx)
    if not places:
        return None
    at = min(places, key=lambda i: abs(2 * i - len(text.value)))
    parts = (text._replace(value=text.value[:at]), text._replace(value=text.value[at:]))
    return (*columns[:which], *parts, *columns[which + 1 :])


def _partings(text: str, ctx: Context) -> list[int]:
    """Where a column of ideographs may be parted."""
    if len(text) < 2 * _LEAST_PART:
        return []
    kept = {
        i
        for term in ctx.keep
        if term in text
        for at in range(len(text))
        if text.startswith(term, at)
        for i in range(at + 1, at + len(term))
    }
    return [
        i
        for i in sorted(phrase_starts(text, ctx.lang) - kept)
        if _LEAST_PART <= i <= len(text) - _LEAST_PART
        and category(text[i - 1]) == category(text[i]) == "Lo"
    ]


def solid_depth(ctx: Context, columns: Sequence[Text], role: str) -> float:
    """Depth of the longest column at the role's least size, mm."""
    return longest(ctx, columns, role) * _TIGHTEST * least_size(ctx, role) * MM_PER_PT


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
    size: float,
    pitch: float = COLUMN_PITCH,
    room: float | None = None,
    actual: str | None = None,
) -> list[Item]:
    """Columns around the centre line ``center``, filling ``depth`` mm from ``top``.

    The longest column fills the depth; all have its pitch and hang from the top, so that
    neighbouring characters stand level.

    The whole lettering is one ``/Span`` with ActualText, so every reader gets the title
    whole and in order (docs/adr/0005); ``actual`` where columns are not what a space parts.
    """
    columns = [c for c in columns if c.value.strip()]
    if not ctx.drawing or not columns:
        return []
    pt = size
    em = pt_to_mm(pt)
    longest_em = longest(ctx, columns, role)
    if longest_em and depth > _LOOSEST * longest_em * em:  # few characters: do not pull them apart
        top += (depth - _LOOSEST * longest_em * em) / 2
        depth = _LOOSEST * longest_em * em
    step = em * pitch
    first = center + step * (len(columns) - 1) / 2
    items: list[Item] = []
    gap = max(0.0, (depth / em - longest_em) / max(_most(ctx, columns, role) - 1, 1))
    rules = ctx.vertical(room or (1.4 if len(columns) == 1 else 0.96))
    for i, text in enumerate(columns):
        column = ctx.prepared([ctx.piece(text, role, ink=ink)], vertical=rules)
        count = len(column.units)
        line = Line(0, count, column.natural, 0.0)
        gaps = (gap,) * (count - 1)
        items += vertical_column(column, line, gaps, pt, first - i * step, top)
    told = actual or " ".join(t.value for t in columns)
    return [Tag("Span", tuple(items), actual=told, span=columns[0].span)]


def _most(ctx: Context, columns: Sequence[Text], role: str) -> int:
    """Characters (or what stands for one) of the longest column."""
    made = (ctx.prepared([ctx.piece(t, role)], vertical=True) for t in columns)
    return len(max(made, key=lambda column: column.natural).units)
