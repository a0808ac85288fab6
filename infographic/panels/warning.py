"""A strip that warns: heading on a plate, text beside it."""

from __future__ import annotations

from infographic.frame import Frame, Item, Path, Tag, artifact, rectangle
from infographic.geometry import Matrix, pt_to_mm
from infographic.layout.pictogram import icon_path
from infographic.layout.text import centred, lines, picked, width_of
from infographic.panel import Context, Fit, Overset, Space, panel
from infographic.record import dataclass, replace
from infographic.spec.fields import Model, spec
from infographic.spec.values import Icon, InkRef, Text


@dataclass(frozen=True, kw_only=True)
class Warning_(Model):
    """Keys of `warning`."""

    SHORT = "text"
    title: tuple[Text, ...] = spec((), "the heading's lines", many=True)
    text: Text = spec(doc="what to heed")
    icon: Icon | None = spec(None, "an icon's name")
    ink: InkRef = spec(InkRef("accent"), "ink of the heading's plate")
    ground: InkRef = spec(InkRef("tint"), "ink behind the text")


#: A heading's room beside an icon, em at least.
_LEAST_HEAD = 5.0


@panel("warning", Warning_)
def WARNING(model: Warning_, ctx: Context, space: Space) -> Fit:
    """A heading on a plate and a text on a tint, across the sheet."""
    pad = 0.9 * ctx.em
    icon = 2.6 * ctx.em if model.icon is not None else 0.0
    ground = ctx.ink(model.ink)
    ink = ctx.readable_on(ground)
    natural = max((width_of(ctx, t, "head") for t in model.title), default=0.0)
    widest = space.width * 0.4
    room = widest - 2 * pad
    if natural and icon and room - icon - 0.6 * pad < min(natural, _LEAST_HEAD * ctx.em):
        icon = 0.0  # a narrow plate is for the words
    beside = icon + 0.6 * pad if icon else 0.0
    plate = min(natural + 2 * pad + beside, widest) if natural or icon else 0.0
    heads = [lines(ctx, t, "head", plate - 2 * pad - beside + 0.01, ink=ink) for t in model.title]
    head_depth = sum(h.depth for h in heads)
    on_tint = replace(ctx, ground=ctx.ink(model.ground))
    text = lines(
        on_tint,
        picked(on_tint, model.text),
        "body",
        space.width - plate - 2 * pad,
        align="justify",
        pitch=ctx.grid,
    )
    needed = max(text.depth, head_depth) + 0.5 * ctx.em
    natural_lines = round(ctx.snap(needed) / ctx.grid)
    # An even number of free lines lets the text stand in the middle and on the grid.
    natural_lines += (natural_lines - text.count) % 2
    height = space.height or natural_lines * ctx.grid
    rest = None
    if room < min(natural, pt_to_mm(ctx.pt("head"))):
        rest = Overset(0, (ctx.em + 2 * pad) / 0.4 - space.width, ctx.span, "the heading", "width")
    elif space.height is not None and needed > space.height + 0.01:
        lost = max(0, text.count - int(space.height / ctx.grid))
        rest = Overset(
            round(lost * text.paragraph.measure / ctx.em), needed - space.height, ctx.span
        )
    if not ctx.drawing or rest is not None:
        return Fit(Frame(space.width, height), rest)
    inset = (ctx.grid - ctx.em) / 2
    shapes: list[Item] = [
        Path(
            rectangle(0, inset, space.width, height - 2 * inset, ctx.theme.radius),
            fill=ctx.ink(model.ground),
        ),
    ]
    if plate:
        shapes.append(
            Path(rectangle(0, inset, plate, height - 2 * inset, ctx.theme.radius), fill=ground)
        )
    if model.icon is not None and icon:
        mark = icon_path(ctx, model.icon, icon, ink)
        shapes.append(mark.at(Matrix.translate(pad, (height - icon) / 2)))
    items: list[Item] = [*artifact(shapes)]
    y = (height - head_depth) / 2
    inner: list[Item] = []
    for head in heads:
        inner += head.items(pad + beside, y)
        y += head.depth
    if inner:
        items.append(Tag("H3", tuple(inner), span=model.at("title")))
    items += text.draw(plate + pad, centred(ctx, height, text.depth))
    return Fit(Frame(space.width, height, tuple(items)))
