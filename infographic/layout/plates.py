"""Plates with a vertical title beside text: how wide and deep they are, and titles that give way.

A plate longer than the text beside it would set the depth of its row, which then has a hole: such a
title takes further columns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from infographic.geometry import MM_PER_PT
from infographic.layout.lettering import in_more_columns, least_size, solid_depth, width_for
from infographic.layout.text import width_of
from infographic.panel import Context, Fit, Space
from infographic.record import replace
from infographic.spec.values import Length, Text


class Titled(Protocol):
    """What a plate is told: ``heading``, the title's first line stands horizontally over the columns;
    ``role`` of the lettering; ``plate``, its width where one is wanted."""

    @property
    def title(self) -> Sequence[Text]: ...
    @property
    def heading(self) -> bool: ...
    @property
    def role(self) -> str: ...
    @property
    def plate(self) -> Length | None: ...


class Form(NamedTuple):
    """A plate's lettering: the horizontal heading (or None), the vertical columns, the plate's width
    and its least depth, mm."""

    heading: Text | None
    columns: Sequence[Text]
    plate: float
    least: float


#: Between the plate and its text, em.
GAP = 0.9
#: A title gets further columns, so many at most, where that makes the panel shallower by so many
#: lines for each.
_FURTHER, _WORTH = 2, 2
#: Text is not made narrower than this for a plate that grows, em.
LEAST_GROWN = 6.0
#: What a plate leaves free beside its lettering, em.
BESIDE = 0.5
#: Thickness of the rule under a heading, mm.
RULE = 0.35


def for_depth(model: Titled, ctx: Context, space: Space, depth: float) -> Form:
    """The title as it is written, or in as few more columns as a depth has room for."""
    own, deep = as_written(model, ctx), depth + 0.01
    if own.least <= deep:
        return own
    further = (f for f in _further(model, ctx) if f.least <= deep)
    return next((f for f in further if _has_room(ctx, space, f)), own)


def shallower(
    model: Titled,
    ctx: Context,
    space: Space,
    text_of: Callable[[Context, Space], Fit],
    text: float,
) -> Form:
    """The title as it is written, or in more columns where it is longer than its text is deep, which
    is ``text`` mm.

    Without that, a plate beside little text sets the depth of a whole row, and the row has a hole.
    """
    best = as_written(model, ctx)
    depth, worth = ctx.snap(best.least), _WORTH * ctx.grid
    if text > depth - worth:
        return best  # it is the text that asks for the depth
    measure = beside(ctx, space, best.plate).width
    for form in _further(model, ctx):
        if not _has_room(ctx, space, form):
            break
        inner = beside(ctx, space, form.plate)
        asked = text * measure / inner.width  # near enough for estimates, and mostly to say no
        if ctx.mode != "estimate" and max(asked, form.least) <= depth - worth + ctx.grid:
            asked = text_of(ctx.quiet, inner).frame.height
        deep = ctx.snap(max(asked, form.least))
        if deep <= depth - worth + 0.01:
            best, depth = form, deep
        if asked > deep - worth:
            break
    return best


def _has_room(ctx: Context, space: Space, form: Form) -> bool:
    """True where a plate leaves its text a measure that it can be set in."""
    return beside(ctx, space, form.plate).width >= LEAST_GROWN * ctx.em


def beside(ctx: Context, space: Space, plate: float) -> Space:
    """What a plate leaves for the text beside it."""
    return replace(space, width=space.width - plate - GAP * ctx.em, left=0.0, right=0.0)


def as_written(model: Titled, ctx: Context) -> Form:
    """The title as it is written: solvers ask for it at every trial."""
    key = ("plate", id(model), ctx.size)
    held: tuple[Titled, Form] | None = ctx.memo.get(key)
    if held is None:  # the model is held too, so that its id stays its own
        heading, columns = parts(model)
        least = least_depth(ctx, heading, columns, model.role)
        held = model, Form(heading, columns, plate_width(model, ctx), least)
        ctx.memo[key] = held
    return held[1]


def _further(model: Titled, ctx: Context) -> tuple[Form, ...]:
    """The title in further columns; most titles are never asked for them."""
    key = ("plate in columns", id(model), ctx.size)
    held: tuple[Form, ...] | None = ctx.memo.get(key)
    if held is None:
        heading, _, plate, _ = as_written(model, ctx)
        held = ctx.memo[key] = tuple(
            Form(heading, columns, max(plate, _across(ctx, columns, model.role)), least)
            for columns in _parted(model, ctx)
            for least in (least_depth(ctx, heading, columns, model.role),)
        )
    return held


def _across(ctx: Context, columns: Sequence[Text], role: str) -> float:
    """Width of a plate for columns at their least size, mm."""
    return width_for(len(columns), least_size(ctx, role)) + BESIDE * ctx.em


def _parted(model: Titled, ctx: Context) -> Sequence[Sequence[Text]]:
    """The title's columns with one more, with two more: the same at every size."""
    key = ("columns parted", id(model))
    held: tuple[Titled, list[Sequence[Text]]] | None = ctx.memo.get(key)
    if held is None:
        out: list[Sequence[Text]] = []
        columns: Sequence[Text] | None = parts(model)[1]
        while columns and len(out) < _FURTHER:
            columns = in_more_columns(ctx, columns, model.role)
            out += [columns] if columns else []
        held = ctx.memo[key] = model, out  # the model is held, so that its id stays its own
    return held[1]


def parts(model: Titled) -> tuple[Text | None, Sequence[Text]]:
    """The horizontal heading (or None) and the vertical columns."""
    if model.heading and len(model.title) > 1:
        return model.title[0], model.title[1:]
    return None, model.title


def plate_width(model: Titled, ctx: Context) -> float:
    """Width of the plate in mm: its columns or its heading, whichever is wider, and padding."""
    if model.plate is not None:
        return model.plate.mm(ctx.size)
    heading, columns = parts(model)
    size = ctx.pt(model.role)
    lettering = width_for(len(columns), size) + 0.7 * size * MM_PER_PT
    over = width_of(ctx, heading, "plate-head") + 1.0 * ctx.em if heading else 0.0
    return max(lettering, over)


def least_depth(ctx: Context, heading: Text | None, columns: Sequence[Text], role: str) -> float:
    """The plate's least depth in mm: its lettering set solid at its least size."""
    around = (ctx.grid - ctx.em) + above_lettering(ctx, heading) + inside(ctx)
    return around + solid_depth(ctx, columns, role)


def inside(ctx: Context) -> float:
    """What a plate leaves free above and below its lettering, mm."""
    return 0.9 * ctx.em


def above_lettering(ctx: Context, heading: Text | None) -> float:
    """From the plate's top to its lettering, mm: a margin, or the heading and its rule."""
    if heading is None:
        return inside(ctx)
    return 1.6 * inside(ctx) + ctx.line("plate-head") + 0.35 * ctx.em + RULE
