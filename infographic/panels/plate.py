"""Vertical lettering on a plate of its own."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.frame import Frame, Path, Tag, artifact, rectangle
from infographic.geometry import MM_PER_PT
from infographic.layout.lettering import (
    fitting_size,
    least_size,
    lettering_ink,
    longest,
    vertical_lettering,
    width_for,
)
from infographic.panel import Context, Fit, Space, panel
from infographic.spec.fields import Model, spec
from infographic.spec.values import InkRef, Text


@dataclass(frozen=True, kw_only=True)
class Plate(Model):
    """Keys of `plate`."""

    SHORT = "title"
    title: tuple[Text, ...] = spec(doc="columns from right to left", many=True)
    ink: InkRef = spec(InkRef("accent"), "ink of the plate")
    lettering: InkRef | None = spec(None, "ink of the lettering")
    role: str = spec("plate", "type role of the lettering", names="role")
    level: int = spec(2, "heading level for readers", low=1, high=4)


@panel("plate", Plate)
def PLATE(model: Plate, ctx: Context, space: Space) -> Fit:
    """A title in vertical lettering, spaced to the plate's whole depth."""
    em = ctx.pt(model.role) * MM_PER_PT
    margin = 0.5 * em
    height = space.height
    if height is None:
        height = ctx.snap(
            longest(ctx, model.title, model.role) * least_size(ctx, model.role) * MM_PER_PT
            + 2 * margin
        )
    if not ctx.drawing:
        return Fit(Frame(space.width, height))
    ground = ctx.ink(model.ink)
    inset = (ctx.grid - ctx.em) / 2
    box = rectangle(0, inset, space.width, height - 2 * inset, ctx.theme.radius)
    room = height - 2 * inset - 2 * margin
    size = fitting_size(ctx, model.title, model.role, room)
    available = space.width - 0.5 * ctx.em
    if width_for(len(model.title), size) > available:
        size *= available / width_for(len(model.title), size)
    ink = lettering_ink(ctx, model.role, ground, model.lettering)
    letters = vertical_lettering(
        ctx, model.title, model.role, space.width / 2, inset + margin, room, ink=ink, size=size
    )
    levels = ("H1", "H2", "H3", "H4")
    tag = Tag(levels[model.level - 1], tuple(letters), span=model.at("title"))  # type: ignore[arg-type]
    return Fit(Frame(space.width, height, (*artifact([Path(box, fill=ground)]), tag)))
