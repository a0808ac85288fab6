"""Vertical lettering on a plate of its own."""

from __future__ import annotations

from infographic.frame import Frame, Path, Tag, artifact, rectangle
from infographic.geometry import MM_PER_PT
from infographic.layout.lettering import (
    fit_lettering,
    lettering_ink,
    longest,
    solid_depth,
    vertical_lettering,
    width_for,
)
from infographic.panel import Context, Fit, Space, panel
from infographic.record import dataclass
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
    hug: bool = spec(
        False, "as deep as its lettering at the role's size wants, not as small as it may be"
    )
    level: int = spec(2, "heading level for readers", low=1, high=4)


#: Distance of the characters of a plate that hugs its lettering, em.
_PITCH = 1.18


@panel("plate", Plate)
def PLATE(model: Plate, ctx: Context, space: Space) -> Fit:
    """A title in vertical lettering, spaced to the plate's whole depth."""
    margin = 0.5 * ctx.pt(model.role) * MM_PER_PT
    inset = (ctx.grid - ctx.em) / 2
    height = space.height
    if height is None:
        depth = solid_depth(ctx, model.title, model.role)
        if model.hug:
            size = ctx.pt(model.role) * MM_PER_PT
            across = width_for(len(model.title), ctx.pt(model.role))
            size *= min(1.0, (space.width - 0.5 * ctx.em) / across)
            depth = max(depth, longest(ctx, model.title, model.role) * size * _PITCH)
        height = ctx.snap(depth + 2 * (margin + inset))
    available = space.width - 0.5 * ctx.em
    room = height - 2 * inset - 2 * margin
    letters = fit_lettering(ctx, model.title, model.role, available, room)
    if not ctx.drawing:
        return Fit(Frame(space.width, height), letters.rest)
    ground = ctx.ink(model.ink)
    box = rectangle(0, inset, space.width, height - 2 * inset, ctx.theme.radius)
    digits = available / (letters.size * MM_PER_PT) * 0.9 if len(model.title) == 1 else None
    drawn = vertical_lettering(
        ctx,
        model.title,
        model.role,
        space.width / 2,
        inset + margin,
        room,
        ink=lettering_ink(ctx, model.role, ground, model.lettering),
        size=letters.size,
        room=min(digits, 1.9) if digits else None,
    )
    levels = ("H1", "H2", "H3", "H4")
    tag = Tag(levels[model.level - 1], tuple(drawn), span=model.at("title"))  # type: ignore[arg-type]
    items = (*artifact([Path(box, fill=ground)]), tag)
    return Fit(Frame(space.width, height, items), letters.rest)
