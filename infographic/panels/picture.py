"""A photograph, art or a page of a PDF, with caption, credit and a map's approval number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from infographic.diagnostics import Diagnostic
from infographic.frame import Frame, Item, Tag
from infographic.geometry import Rect
from infographic.layout.text import Lines, lines
from infographic.panel import Context, Fit, Overset, Space, panel
from infographic.pictures.page import PdfFile, PdfPage
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

    file: AnyPicture = spec(
        doc="a photograph (JPEG, PNG, TIFF), SVG art in theme inks, or a PDF that keeps what the sheet keeps"
    )
    page: int | None = spec(None, "which page of a PDF, from 1; the first when not given", low=1)
    alt: Text = spec(doc="what it shows, for readers who do not see it")
    caption: Text | None = spec(None, "what stands under it")
    credit: Text | None = spec(None, "who made it")
    fit: Fitting | None = spec(
        None,
        "`cover` fills the box and crops, `contain` shows all of it; when not given, pictures cover, and a"
        " PDF has its own size unless `depth`, `ratio` or `bleed` asks for another",
    )
    focus: Focus = spec(Focus(), "the point that a crop keeps nearest to the middle")
    depth: Length | None = spec(
        None, "depth of the picture, exactly; its own proportions, or more, when not given"
    )
    ratio: float | None = spec(None, "its width by its height, exactly", low=0.1, high=20)
    bleed: Literal["all", "sides", "none"] = spec("none", "to which of the page's edges it runs")
    map: MapSlot | None = spec(None, "it is a map: its approval number (审图号)", lack="map-number")

    def faults(self) -> Iterator[Diagnostic]:
        """A page that the file does not have."""
        if self.page is None:
            return
        art = self.file.art
        if not isinstance(art, PdfFile):
            message = f"`{self.file.name}` is no PDF: it has no pages"
            yield Diagnostic("bad-value", message, self.at("page"))
        elif self.page > len(art.sizes):
            count = len(art.sizes)
            has = f"{count} pages" if count > 1 else "one page"
            message = f"`{self.file.name}` has {has}, no page {self.page}"
            yield Diagnostic("bad-value", message, self.at("page"))

    @property
    def exact(self) -> bool:
        """True for a PDF at its own size."""
        asked = self.fit or self.depth or self.ratio or self.bleed != "none"
        return isinstance(self.file.art, PdfFile) and not asked


#: Between picture and text, em; the least depth of a picture, mm.
_GAP, _LEAST = 0.4, 5.0


@panel("picture", PicturePanel)
def PICTURE(model: PicturePanel, ctx: Context, space: Space) -> Fit:
    """A photograph or a page in its place, cropped to a box or whole, with what stands under it."""
    art = _art(model, ctx)
    texts = _texts(model, ctx, space.width)
    inset = (ctx.grid - ctx.em) / 2 if model.bleed == "none" else 0.0
    gap = _GAP * ctx.em if texts else 0.0
    foot = sum(t.depth for t in texts) + gap if texts else inset
    given = _depth(model, ctx, space.width)
    natural = _natural(model, art, space.width)
    least = given if given is not None else natural
    height = ctx.snap(inset + least + foot) if space.height is None else space.height
    depth = height - inset - foot if given is None else given
    short = inset + max(least if given is not None else _LEAST, _LEAST) + foot - height
    rest = Overset(0, short, ctx.span, "the picture") if short > 0.01 else None
    wide = shape(art)[0] - space.width if model.exact else 0.0
    if wide > 0.01:
        rest = Overset(0, wide, ctx.span, "the page at its own size", "width")
    if not ctx.drawing or rest is not None:
        return Fit(Frame(space.width, height), rest)
    if model.exact or model.fit == "contain":  # what stands under it follows at once
        depth = min(depth, natural)
    left, right = (space.left, space.right) if model.bleed != "none" else (0.0, 0.0)
    above = space.above if model.bleed == "all" else 0.0
    reaches = model.bleed == "all" and not texts and given is None
    below = space.below if reaches else 0.0
    box = Rect(-left, inset - above, space.width + left + right, depth + above + below)
    if model.exact:
        width = shape(art)[0]
        box = Rect((space.width - width) / 2, inset, width, depth)
    fit = model.fit or "cover"
    picture = placed(art, box, fit, (model.focus.x, model.focus.y), ctx.toning, model.file.span)
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


def _art(model: PicturePanel, ctx: Context) -> object:
    """What is placed: art, a photograph, or the page that is asked for."""
    art = model.file.art
    if not isinstance(art, PdfFile):
        return art
    spots = tuple(ink for ink in ctx.theme.inks.values() if ink.spot)
    return PdfPage(art, model.page or 1, spots, model.file.name)


def _natural(model: PicturePanel, art: object, width: float) -> float:
    """The depth at which nothing is cropped, mm."""
    across, down = shape(art)
    return down if model.exact else width * down / across
