"""A plate with a vertical title beside its text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, cast

from infographic.frame import (
    Frame,
    Group,
    Item,
    Path,
    Placed,
    Role,
    Tag,
    artifact,
    compose,
    rectangle,
)
from infographic.geometry import MM_PER_PT, Matrix
from infographic.layout.article import Chapter, Cut, paragraph_blocks
from infographic.layout.columns import set_columns
from infographic.layout.flow import Block
from infographic.layout.lettering import (
    fit_lettering,
    in_more_columns,
    least_size,
    lettering_ink,
    solid_depth,
    vertical_lettering,
    width_for,
)
from infographic.layout.text import one_line, width_of
from infographic.panel import Context, Fit, Overset, Space, panel
from infographic.record import dataclass, replace
from infographic.spec.fields import spec
from infographic.spec.values import InkRef, Length, Text

#: Text beside a plate needs a measure of at least so many em, and is set in columns from so many on.
_NARROWEST, _WIDEST = 4.0, 36.0


@dataclass(frozen=True, kw_only=True)
class VerticalTitle(Chapter):
    """Keys of `vertical_title`."""

    heading: bool = spec(False, "the title's first line stands horizontally over the columns")
    columns: int | None = spec(
        None, "columns of text beside the plate; by its measure when not given", low=1, high=6
    )
    cut: Cut = spec("line", "where a column may end inside a paragraph")
    ink: InkRef = spec(InkRef("main"), "ink of the plate")
    heading_ink: InkRef = spec(InkRef("paper"), "ink of the horizontal heading")
    lettering: InkRef | None = spec(None, "ink of the vertical lettering")
    role: str = spec("plate", "type role of the lettering", names="role")
    side: Literal["left", "right", "outer"] = spec("left", "where the plate stands")
    level: int = spec(3, "heading level for readers", low=1, high=4)
    plate: Length | None = spec(
        None,
        "width of the plate; from its lettering when not given, or wanted by a title in further columns",
    )
    indent: float = spec(0.0, "first-line indent, em", low=0, high=4)


@panel("vertical_title", VerticalTitle, flows=True)
def VERTICAL_TITLE(model: VerticalTitle, ctx: Context, space: Space) -> Fit:
    """A vertical title on a filled plate, justified text beside it, both ending level."""

    def text(ctx: Context, inner: Space) -> Fit:
        columns = model.columns or max(1, int(inner.width / ctx.em // _WIDEST + 1))

        def blocks(width: float) -> list[Block]:
            key = f"vt@{ctx.key}"
            return paragraph_blocks(ctx, model, width, key, indent=model.indent, cut=model.cut)

        return set_columns(ctx, blocks, columns, inner, ctx.gutter)

    return _beside(model, ctx, space, text, told=True)


def _beside(
    model: VerticalTitle,
    ctx: Context,
    space: Space,
    text_of: Callable[[Context, Space], Fit],
    *,
    told: bool,
) -> Fit:
    """The plate and what text comes beside it.  Text that goes on elsewhere has the plate again
    there, as an ornament: ``told`` is false, and readers get the title once."""
    form = _own(model, ctx)
    gap = _GAP * ctx.em
    if not space.flows and space.height is not None:
        form = _for_depth(model, ctx, space, space.height)
    plate = form.plate
    inner = _inner(ctx, space, plate)
    if inner.width < _NARROWEST * ctx.em:
        short = _NARROWEST * ctx.em - inner.width
        narrow = Overset(0, short, ctx.span, "no room beside the plate", "width")
        return Fit(Frame(space.width, space.height or ctx.grid), narrow)
    if model.plate is None and space.height is not None and not space.flows:
        plate, inner = _wider(ctx, plate, inner, text_of)
    text = text_of(ctx, inner)
    if not space.flows and space.height is None:
        other = _shallower(model, ctx, space, text_of, text.frame.height)
        if other is not form:
            form, plate = other, other.plate
            text = text_of(ctx, _inner(ctx, space, plate))
    rest, least = text.rest, form.least
    if space.flows and space.height is not None and least > space.height + 0.01:
        return Fit(Frame(space.width, 0.0), Overset(0, least - space.height, ctx.span))
    if rest is not None and rest.more is not None:
        more = rest.more
        rest = replace(rest, more=lambda c, s: _beside(model, c, s, more, told=False))
    height = space.height
    if height is None or (space.flows and rest is None):
        height = ctx.snap(max(text.frame.height, least))
    foot = text.frame.height if text.fill is None else text.fill
    fill = foot if space.height is None or ctx.drawing else None
    if ctx.mode == "estimate":  # asks for depths alone
        return Fit(Frame(space.width, height), rest, fill=fill)
    heading, columns = form.heading, form.columns
    top = (ctx.grid - ctx.em) / 2 + _above(ctx, heading)
    room = height - top - _margin(ctx) - (ctx.grid - ctx.em) / 2
    letters = fit_lettering(ctx, columns, model.role, plate - _BESIDE * ctx.em, room)
    right = model.side == "right" or (model.side == "outer" and ctx.side == "right")
    under = (
        _plate(model, form, ctx, plate, height, letters.size, top, room, told)
        if ctx.drawing
        else []
    )
    if right and under:
        under = [Group(tuple(under), Matrix.translate(space.width - plate, 0.0))]
    x = 0.0 if right else plate + gap
    frame = compose(space.width, height, [Placed(x, 0.0, text.frame)], under=under)
    return Fit(frame, rest or (letters.rest if columns else None), text.flaws, fill)


#: A plate may grow by this share for text that would end too early, in so many steps.
_WIDER, _STEPS = 0.8, 8


def _wider(
    ctx: Context, plate: float, inner: Space, text_of: Callable[[Context, Space], Fit]
) -> tuple[float, Space]:
    """The plate, made wider where the text beside it would end more than a line above its foot;
    and what is left for the text."""
    quiet = replace(ctx, mode="estimate" if ctx.mode == "estimate" else "measure")
    enough = (inner.height or 0.0) - 1.01 * ctx.grid
    for step in range(_STEPS + 1):
        more = plate * _WIDER * step / _STEPS
        space = replace(inner, width=inner.width - more, height=None)
        if space.width < _LEAST_GROWN * ctx.em:
            break
        text = text_of(quiet, space)
        if text.rest is not None or ctx.snap(text.frame.height) > (inner.height or 0.0) + 0.01:
            break
        if text.frame.height >= enough:
            return plate + more, replace(space, height=inner.height)
    return plate, inner


#: Text is not made narrower than this for a plate that grows, em.
_LEAST_GROWN = 6.0


class Form(NamedTuple):
    """A plate's lettering: the horizontal heading (or None), the vertical columns, the plate's width
    and its least depth, mm."""

    heading: Text | None
    columns: Sequence[Text]
    plate: float
    least: float


#: Between the plate and its text, em.
_GAP = 0.9
#: A title gets further columns, so many at most, where that makes the panel shallower by so many
#: lines for each.
_FURTHER, _WORTH = 2, 2


def _for_depth(model: VerticalTitle, ctx: Context, space: Space, depth: float) -> Form:
    """The title as it is written, or in as few more columns as a depth has room for."""
    own, deep = _own(model, ctx), depth + 0.01
    if own.least <= deep:
        return own
    further = (f for f in _further(model, ctx) if f.least <= deep)
    return next((f for f in further if _has_room(ctx, space, f)), own)


def _shallower(
    model: VerticalTitle,
    ctx: Context,
    space: Space,
    text_of: Callable[[Context, Space], Fit],
    text: float,
) -> Form:
    """The title as it is written, or in more columns where it is longer than its text is deep, which
    is ``text`` mm.

    Without that, a plate beside little text sets the depth of a whole row, and the row has a hole.
    """
    best = _own(model, ctx)
    depth, worth = ctx.snap(best.least), _WORTH * ctx.grid
    if text > depth - worth:
        return best  # it is the text that asks for the depth
    measure = _inner(ctx, space, best.plate).width
    for form in _further(model, ctx):
        if not _has_room(ctx, space, form):
            break
        inner = _inner(ctx, space, form.plate)
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
    return _inner(ctx, space, form.plate).width >= _LEAST_GROWN * ctx.em


def _inner(ctx: Context, space: Space, plate: float) -> Space:
    """What a plate leaves for the text beside it."""
    return replace(space, width=space.width - plate - _GAP * ctx.em, left=0.0, right=0.0)


def _own(model: VerticalTitle, ctx: Context) -> Form:
    """The title as it is written: solvers ask for it at every trial."""
    key = ("plate", id(model), ctx.size)
    held: tuple[VerticalTitle, Form] | None = ctx.memo.get(key)
    if held is None:  # the model is held too, so that its id stays its own
        heading, columns = parts(model)
        least = least_depth(ctx, heading, columns, model.role)
        held = model, Form(heading, columns, plate_width(model, ctx), least)
        ctx.memo[key] = held
    return held[1]


def _further(model: VerticalTitle, ctx: Context) -> tuple[Form, ...]:
    """The title in further columns; most titles are never asked for them."""
    key = ("plate in columns", id(model), ctx.size)
    held: tuple[Form, ...] | None = ctx.memo.get(key)
    if held is None:
        heading, _, plate, _ = _own(model, ctx)
        held = ctx.memo[key] = tuple(
            Form(heading, columns, max(plate, _across(ctx, columns, model.role)), least)
            for columns in _parted(model, ctx)
            for least in (least_depth(ctx, heading, columns, model.role),)
        )
    return held


def _across(ctx: Context, columns: Sequence[Text], role: str) -> float:
    """Width of a plate for columns at their least size, mm."""
    return width_for(len(columns), least_size(ctx, role)) + _BESIDE * ctx.em


def _parted(model: VerticalTitle, ctx: Context) -> Sequence[Sequence[Text]]:
    """The title's columns with one more, with two more: the same at every size."""
    key = ("columns parted", id(model))
    held: tuple[VerticalTitle, list[Sequence[Text]]] | None = ctx.memo.get(key)
    if held is None:
        out: list[Sequence[Text]] = []
        columns: Sequence[Text] | None = parts(model)[1]
        while columns and len(out) < _FURTHER:
            columns = in_more_columns(ctx, columns, model.role)
            out += [columns] if columns else []
        held = ctx.memo[key] = model, out  # the model is held, so that its id stays its own
    return held[1]


def parts(model: VerticalTitle) -> tuple[Text | None, Sequence[Text]]:
    """The horizontal heading (or None) and the vertical columns."""
    if model.heading and len(model.title) > 1:
        return model.title[0], model.title[1:]
    return None, model.title


def plate_width(model: VerticalTitle, ctx: Context) -> float:
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
    around = (ctx.grid - ctx.em) + _above(ctx, heading) + _margin(ctx)
    return around + solid_depth(ctx, columns, role)


def _margin(ctx: Context) -> float:
    return 0.9 * ctx.em


def _above(ctx: Context, heading: Text | None) -> float:
    """From the plate's top to its lettering, mm: a margin, or the heading and its rule."""
    if heading is None:
        return _margin(ctx)
    return 1.6 * _margin(ctx) + ctx.line("plate-head") + 0.35 * ctx.em + _RULE


#: What a plate leaves free beside its lettering, em.
_BESIDE = 0.5
#: Thickness of the rule under a heading, mm.
_RULE = 0.35


def _plate(
    model: VerticalTitle,
    form: Form,
    ctx: Context,
    width: float,
    height: float,
    size: float,
    top: float,
    room: float,
    told: bool,
) -> list[Item]:
    """The plate: its ground (an artifact) first, then the heading with the lettering, which
    starts at ``top`` and fills ``room`` mm at ``size`` pt; all of it an ornament where the title
    was told before."""
    heading, columns = form.heading, form.columns
    ground = ctx.ink(model.ink)
    inset = (ctx.grid - ctx.em) / 2  # from the first line's em box to the last one's
    out: list[Item] = []
    box = rectangle(0, inset, width, height - 2 * inset, ctx.theme.radius)
    shapes: list[Item] = [Path(box, fill=ground)]
    if heading is not None:
        head_ink = ctx.ink(model.heading_ink)
        depth = ctx.line("plate-head")
        head = inset + 0.8 * _margin(ctx)
        baseline = head + depth * 0.5 + ctx.cap("plate-head") * 0.5
        out += one_line(
            ctx, heading, "plate-head", 0, baseline, ink=head_ink, align="center", width=width
        )
        y = head + depth + 0.35 * ctx.em
        rule = rectangle(0.6 * ctx.em, y, width - 1.2 * ctx.em, _RULE)
        shapes.append(Path(rule, fill=head_ink))
    ink = lettering_ink(ctx, model.role, ground, model.lettering)
    told_as = " ".join(t.value for t in parts(model)[1])
    out += vertical_lettering(
        ctx, columns, model.role, width / 2, top, room, ink=ink, size=size, actual=told_as
    )
    if not told:
        return [*artifact([*shapes, *out])]
    role = cast(Role, f"H{model.level}")
    return [*artifact(shapes), Tag(role, tuple(out), span=model.at("title"))]
