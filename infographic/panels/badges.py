"""Badges: an icon in a disc over a short label, in one row."""

from __future__ import annotations

from infographic.frame import Frame, Item, Path, Tag, artifact
from infographic.geometry import Matrix
from infographic.layout.pictogram import icon_path
from infographic.layout.text import Lines, centred, lines, width_of
from infographic.panel import Context, Fit, Overset, Space, panel
from infographic.pictures.outlines import ellipse
from infographic.record import dataclass
from infographic.spec.fields import Model, spec
from infographic.spec.values import Icon, InkRef, Text


@dataclass(frozen=True, kw_only=True)
class Badge(Model):
    """One badge."""

    SHORT = "label"
    label: Text = spec(doc="the label")
    icon: Icon | None = spec(None, "an icon's name")


@dataclass(frozen=True, kw_only=True)
class Badges(Model):
    """Keys of `badges`."""

    SHORT = "items"
    items: tuple[Badge, ...] = spec(doc="badges from left to right", many=True)
    title: tuple[Text, ...] = spec((), "a heading at the left", many=True)
    text: Text | None = spec(None, "a paragraph between heading and badges")
    over: bool = spec(False, "heading and text stand over the badges, not at their left")
    disc: InkRef = spec(InkRef("accent"), "ink of the discs")
    lettering: InkRef | None = spec(None, "ink of heading, text and labels")
    head: InkRef | None = spec(None, "ink of the heading")


def _above(ctx: Context, heads: float, text: Lines | None) -> float:
    """Depth of heading and text with the space under them, mm."""
    told = heads + (ctx.grid + text.depth if text is not None else 0.0)
    return told + 2 * ctx.grid if told else 0.0


@panel("badges", Badges)
def BADGES(model: Badges, ctx: Context, space: Space) -> Fit:
    """A row of badges with an optional heading and paragraph at their left."""
    # Without a ground of its own the panel stands on the sheet.
    ink = (
        ctx.ink(model.lettering)
        if model.lettering
        else ctx.readable_on(space.ground or ctx.ink("paper"))
    )
    count = max(len(model.items), 1)
    told = 0.42 if model.text else 0.2 if model.title else 0.0
    left = 0.0 if model.over else space.width * told
    cell = (space.width - left) / count
    disc = min((5.4 if model.over else 4.4) * ctx.em, cell * 0.7)
    labels = [
        lines(ctx, b.label, "badge", cell * 0.94, ink=ink, align="center") for b in model.items
    ]
    deepest = max((b.depth for b in labels), default=0.0)
    natural = disc + 0.7 * ctx.em + deepest
    share = 1.0 if model.over else 0.8
    head_width = space.width if model.over else left
    if model.text is not None and not model.over:
        # The heading's lines stand whole, as long as the paragraph keeps two fifths of the room.
        widest = max((width_of(ctx, t, "section") * share for t in model.title), default=0.0)
        head_width = left * min(max(0.4, (widest + 2.2 * ctx.em) / left), 0.6)
    # Two em part it from the paragraph, one where that keeps a line whole.
    heading_room = max(head_width - 2.0 * ctx.em, ctx.em)
    if model.title and not model.over:
        whole = max(width_of(ctx, t, "section") * share for t in model.title) + 0.01
        heading_room = max(heading_room, min(whole, head_width - ctx.em))
    heads = [
        lines(
            ctx,
            t,
            "section",
            heading_room,
            ink=ctx.ink(model.head) if model.head else ink,
            tag="H1",
            size=ctx.pt("section") * share,
            pitch=ctx.line("section") * (1.0 if model.over else 0.85),
        )
        for t in model.title
    ]
    head_depth = sum(h.depth for h in heads)
    text = None
    if model.text is not None:
        role = "reversed" if ink.is_paper else "body"
        pieces = [ctx.piece(model.text, role, ink=ink)]
        room = space.width if model.over else left - head_width - 1.6 * ctx.em
        text = lines(ctx, pieces, role, room, align="justify", pitch=ctx.grid)
    above = _above(ctx, head_depth, text) if model.over else 0.0
    natural += above
    natural = max(natural, head_depth, text.depth if text is not None else 0.0)
    height = space.height or ctx.snap(natural)
    rest = None
    if model.items and cell < 3 * ctx.em:
        rest = Overset(0, (3 * ctx.em - cell) * count, ctx.span, f"{count} badges", "width")
    elif natural > height + 0.01:
        rest = Overset(0, natural - height, ctx.span)
    if not ctx.drawing or rest is not None:
        return Fit(Frame(space.width, height), rest)
    items: list[Item] = []
    start = (height - natural) / 2 if model.over else 0.0
    y = start if model.over else (height - head_depth) / 2
    inner: list[Item] = []
    for head in heads:
        inner += head.items(0, y)
        y += head.depth
    if inner:
        items.append(Tag("H2", tuple(inner), span=model.at("title")))
    if text is not None:
        x = 0.0 if model.over else head_width
        top = y + ctx.grid if model.over else centred(ctx, height, text.depth)
        items += text.draw(x, top)
    top = start + above if model.over else (height - disc - 0.7 * ctx.em - deepest) / 2
    for i, (badge, label) in enumerate(zip(model.items, labels, strict=True)):
        middle = left + (i + 0.5) * cell
        shapes: list[Item] = [
            Path(ellipse(middle, top + disc / 2, disc / 2, disc / 2), fill=ctx.ink(model.disc))
        ]
        if badge.icon is not None:
            size = disc * 0.54
            mark = icon_path(ctx, badge.icon, size, ctx.readable_on(ctx.ink(model.disc)))
            shapes.append(mark.at(Matrix.translate(middle - size / 2, top + (disc - size) / 2)))
        items += artifact(shapes)
        block = label.items(middle - cell * 0.47, top + disc + 0.7 * ctx.em)
        items.append(Tag("P", tuple(block), span=badge.origin))
    return Fit(Frame(space.width, height, tuple(items)))
