"""A plate with a vertical title beside its text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, cast

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
from infographic.geometry import Matrix
from infographic.layout.article import Chapter, Cut, paragraph_blocks
from infographic.layout.columns import set_columns
from infographic.layout.flow import Block
from infographic.layout.lettering import fit_lettering, lettering_ink, vertical_lettering
from infographic.layout.plates import (
    BESIDE,
    GAP,
    LEAST_GROWN,
    RULE,
    Form,
    above_lettering,
    as_written,
    beside,
    for_depth,
    inside,
    parts,
    shallower,
)
from infographic.layout.text import one_line
from infographic.panel import Context, Fit, Overset, Space, panel
from infographic.record import dataclass, replace
from infographic.spec.fields import spec
from infographic.spec.values import InkRef, Length

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
    form = as_written(model, ctx)
    gap = GAP * ctx.em
    if not space.flows and space.height is not None:
        form = for_depth(model, ctx, space, space.height)
    plate = form.plate
    inner = beside(ctx, space, plate)
    if inner.width < _NARROWEST * ctx.em:
        short = _NARROWEST * ctx.em - inner.width
        narrow = Overset(0, short, ctx.span, "no room beside the plate", "width")
        return Fit(Frame(space.width, space.height or ctx.grid), narrow)
    if model.plate is None and space.height is not None and not space.flows:
        plate, inner = _wider(ctx, plate, inner, text_of)
    text = text_of(ctx, inner)
    if not space.flows and space.height is None:
        other = shallower(model, ctx, space, text_of, text.frame.height)
        if other is not form:
            form, plate = other, other.plate
            text = text_of(ctx, beside(ctx, space, plate))
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
    top = (ctx.grid - ctx.em) / 2 + above_lettering(ctx, heading)
    room = height - top - inside(ctx) - (ctx.grid - ctx.em) / 2
    letters = fit_lettering(ctx, columns, model.role, plate - BESIDE * ctx.em, room)
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
        if space.width < LEAST_GROWN * ctx.em:
            break
        text = text_of(quiet, space)
        if text.rest is not None or ctx.snap(text.frame.height) > (inner.height or 0.0) + 0.01:
            break
        if text.frame.height >= enough:
            return plate + more, replace(space, height=inner.height)
    return plate, inner


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
        head = inset + 0.8 * inside(ctx)
        baseline = head + depth * 0.5 + ctx.cap("plate-head") * 0.5
        out += one_line(
            ctx, heading, "plate-head", 0, baseline, ink=head_ink, align="center", width=width
        )
        y = head + depth + 0.35 * ctx.em
        rule = rectangle(0.6 * ctx.em, y, width - 1.2 * ctx.em, RULE)
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
