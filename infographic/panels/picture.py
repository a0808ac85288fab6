"""A photograph, or art, with caption, credit and a map's approval number."""

from __future__ import annotations

from typing import Literal

from infographic.frame import Frame, Item, Tag
from infographic.geometry import Rect
from infographic.layout.text import Lines, lines
from infographic.panel import Context, Fit, Overset, Space, panel
from infographic.pictures.place import Fitting, placed, shape
from infographic.record import dataclass
from infographic.spec.fields import Model, spec
from infographic.spec.values import AnyPicture, Focus, Length, MapNumber, Text


@dataclass(frozen=True, kw_only=True)
class MapSlot(Model):
    """What makes a picture a map that may be published."""

    SHORT = "number"
    number: MapNumber = spec(
        doc="its approval number (审图号), printed under it", lack="map-number"
    )


@dataclass(frozen=True, kw_only=True)
class PicturePanel(Model):
    """Keys of `picture`."""

    file: AnyPicture = spec(doc="a photograph (JPEG, PNG, TIFF), or SVG art in theme inks")
    alt: Text = spec(doc="what it shows, for readers who do not see it")
    caption: Text | None = spec(None, "what stands under it")
    credit: Text | None = spec(None, "who made it")
    fit: Fitting = spec("cover", "`cover` fills the box and crops, `contain` shows all of it")
    focus: Focus = spec(Focus(), "the point that a crop keeps nearest to the middle")
    depth: Length | None = spec(
        None, "depth of the picture, exactly; its own proportions, or more, when not given"
    )
    ratio: float | None = spec(None, "its width by its height, exactly", low=0.1, high=20)
    bleed: Literal["all", "sides", "none"] = spec("none", "to which of the page's edges it runs")
    map: MapSlot | None = spec(None, "it is a map: its approval number (审图号)", lack="map-number")


#: Between picture and text, em; the least depth of a picture, mm.
_GAP, _LEAST = 0.4, 5.0


@panel("picture", PicturePanel)
def PICTURE(model: PicturePanel, ctx: Context, space: Space) -> Fit:
    """A photograph in its place, cropped to a box or whole, with what stands under it."""
    texts = _texts(model, ctx, space.width)
    inset = (ctx.grid - ctx.em) / 2 if model.bleed == "none" else 0.0
    gap = _GAP * ctx.em if texts else 0.0
    foot = sum(t.depth for t in texts) + gap if texts else inset
    given = _depth(model, ctx, space.width)
    least = given if given is not None else _natural(model, space.width)
    height = ctx.snap(inset + least + foot) if space.height is None else space.height
    depth = height - inset - foot if given is None else given
    short = inset + max(least if given is not None else _LEAST, _LEAST) + foot - height
    rest = Overset(0, short, ctx.span, "the picture") if short > 0.01 else None
    if not ctx.drawing or rest is not None:
        return Fit(Frame(space.width, height), rest)
    if model.fit == "contain":  # what stands under it follows at once
        depth = min(depth, _natural(model, space.width))
    left, right = (space.left, space.right) if model.bleed != "none" else (0.0, 0.0)
    above = space.above if model.bleed == "all" else 0.0
    reaches = model.bleed == "all" and not texts and given is None
    below = space.below if reaches else 0.0
    box = Rect(-left, inset - above, space.width + left + right, depth + above + below)
    picture = placed(
        model.file.art, box, model.fit, (model.focus.x, model.focus.y), ctx.toning, model.file.span
    )
    items: list[Item] = [Tag("Figure", (picture,), alt=model.alt.value, span=model.file.span)]
    y = inset + depth + gap
    for text in texts:
        items += text.draw(0, y)
        y += text.depth
    return Fit(Frame(space.width, height, tuple(items)))


def _texts(model: PicturePanel, ctx: Context, width: float) -> list[Lines]:
    """Caption, credit and number, in the note role."""
    found = [t for t in (model.caption, model.credit) if t is not None]
    if model.map is not None:
        number = model.map.number
        found.append(Text(f"审图号：{number.value}", number.span))
    return [lines(ctx, text, "note", width) for text in found]


def _depth(model: PicturePanel, ctx: Context, width: float) -> float | None:
    """The depth that the spec asks for, mm."""
    if model.depth is not None:
        return model.depth.mm(ctx.size)
    return width / model.ratio if model.ratio is not None else None


def _natural(model: PicturePanel, width: float) -> float:
    """The depth at which nothing is cropped, mm."""
    across, down = shape(model.file.art)
    return width * down / across
