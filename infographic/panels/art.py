"""A picture as a strip of its own."""

from __future__ import annotations

from typing import Literal, cast

from infographic.frame import Frame, Group, Item, Tag, artifact
from infographic.geometry import Matrix
from infographic.panel import Context, Fit, Space, panel
from infographic.pictures.art import Art, fit_art
from infographic.record import dataclass
from infographic.spec.fields import Model, spec
from infographic.spec.values import Length, Picture, Text, View


@dataclass(frozen=True, kw_only=True)
class ArtPanel(Model):
    """Keys of `art`."""

    SHORT = "file"
    file: Picture = spec(doc="SVG art in theme inks")
    alt: Text | None = spec(None, "what it shows, for readers; ornament when not given")
    view: View | None = spec(
        None, "the part of the art to show, `left top width height` in its units"
    )
    depth: Length = spec(
        Length(12, "mm"),
        "least depth; it fills what it gets, and is left out where that is nothing",
    )
    bleed: Literal["all", "sides", "none"] = spec("all", "to which of the page's edges it runs")


@panel("art", ArtPanel)
def ART(model: ArtPanel, ctx: Context, space: Space) -> Fit:
    """Vector art that covers its space and runs into the bleed."""
    height = ctx.snap(model.depth.mm(ctx.size)) if space.height is None else space.height
    if not ctx.drawing or height <= 0:
        return Fit(Frame(space.width, height))
    left, right = (space.left, space.right) if model.bleed != "none" else (0.0, 0.0)
    above, below = (space.above, space.below) if model.bleed == "all" else (0.0, 0.0)
    if model.bleed == "none":  # level with plates and text beside it
        above = below = -(ctx.grid - ctx.em) / 2
    art = cast(Art, model.file.art)
    view = model.view.box if model.view else ()
    drawn = fit_art(art, space.width + left + right, height + above + below, view)
    picture: Item = Group((drawn,), Matrix.translate(-left, -above))
    told = model.alt.value if model.alt else art.title
    if not told:
        return Fit(Frame(space.width, height, tuple(artifact([picture]))))
    return Fit(
        Frame(space.width, height, (Tag("Figure", (picture,), alt=told, span=model.file.span),))
    )
