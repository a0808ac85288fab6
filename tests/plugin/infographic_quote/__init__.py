"""A quotation beside a bar, with who said it: one panel in a package of its own."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.frame import Frame, Item, Path, artifact, rectangle
from infographic.layout.text import lines
from infographic.panel import Context, Fit, Overset, Space, panel
from infographic.spec.fields import Model, spec
from infographic.spec.values import InkRef, Text


@dataclass(frozen=True, kw_only=True)
class Quote(Model):
    """Keys of `quote`."""

    SHORT = "text"
    text: Text = spec(doc="the words")
    speaker: Text | None = spec(None, "who said them")
    ink: InkRef = spec(InkRef("accent"), "ink of the bar")


@panel("quote", Quote)
def QUOTE(model: Quote, ctx: Context, space: Space) -> Fit:
    """A quotation beside a bar."""
    left = 1.5 * ctx.em
    blocks = [
        lines(ctx, text, "body", space.width - left, align="justify", pitch=ctx.grid)
        for text in (model.text, model.speaker)
        if text is not None
    ]
    needed = sum(block.depth for block in blocks)
    height = space.height or needed
    rest = None
    if needed > height + 0.01:
        rest = Overset(0, needed - height, ctx.span)
    if not ctx.drawing:
        return Fit(Frame(space.width, height), rest)
    bar = Path(rectangle(0, 0, 0.4 * ctx.em, height), fill=ctx.ink(model.ink))
    items: list[Item] = [*artifact([bar])]
    y = 0.0
    for block in blocks:
        items += block.draw(left, y)
        y += block.depth
    return Fit(Frame(space.width, height, tuple(items)), rest)
