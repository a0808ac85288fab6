"""Badges: an icon in a disc over a short label, in one row."""

from __future__ import annotations

from infographic.frame import Frame, Item, Path, Tag, artifact
from infographic.geometry import Matrix
from infographic.layout.pictogram import icon_path
from infographic.layout.text import centred, lines
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
    disc: InkRef = spec(InkRef("accent"), "ink of the discs")
    lettering: InkRef | None = spec(None, "ink of heading, text and labels")
    head: InkRef | None = spec(None, "ink of the heading")


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
    left = space.width * (0.42 if model.text else 0.2 if model.title else 0.0)
    cell = (space.width - left) / count
    disc = min(4.4 * ctx.em, cell * 0.7)
    labels = [
        lines(ctx, b.label, "badge", cell * 0.94, ink=ink, align="center") for b in model.items
    ]
    deepest = max((b.depth for b in labels), default=0.0)
    natural = disc + 0.7 * ctx.em + deepest
    head_width = left * (0.4 if model.text else 1.0)
    heads = [
        lines(
            ctx,
            t,
            "section",
            head_width - ctx.em,
            ink=ctx.ink(model.head) if model.head else ink,
            tag="H1",
            size=ctx.pt("section") * 0.8,
            pitch=ctx.line("section") * 0.85,
        )
        for t in model.title
    ]
    head_depth = sum(h.depth for h in heads)
    text = None
    if model.text is not None:
        pieces = [ctx.piece(model.text, "body", ink=ink)]
        text = lines(
            ctx, pieces, "body", left - head_width - 1.6 * ctx.em, align="justify", pitch=ctx.grid
        )
        natural = max(natural, text.depth)
    natural = max(natural, head_depth)
    height = space.height or ctx.snap(natural)
    rest = None
    if model.items and cell < 3 * ctx.em:
        rest = Overset(0, (3 * ctx.em - cell) * count, ctx.span, f"{count} badges", "width")
    if not ctx.drawing or rest is not None:
        return Fit(Frame(space.width, height), rest)
    items: list[Item] = []
    y = (height - head_depth) / 2
    inner: list[Item] = []
    for head in heads:
        inner += head.items(0, y)
        y += head.depth
    if inner:
        items.append(Tag("H2", tuple(inner), span=model.at("title")))
    if text is not None:
        top = centred(ctx, height, text.depth)
        items += text.draw(head_width, top)
    top = (height - disc - 0.7 * ctx.em - deepest) / 2
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
