"""The sheet's head: title, kicker, vertical slogan, a landscape."""

from __future__ import annotations

from typing import Literal, cast

from infographic.frame import Frame, Group, Item, Path, Tag, artifact, rectangle
from infographic.geometry import MM_PER_PT, Matrix, pt_to_mm
from infographic.layout.lettering import (
    fit_lettering,
    longest,
    solid_depth,
    vertical_lettering,
    width_for,
)
from infographic.layout.text import Lines, lines, one_line, width_of
from infographic.panel import Context, Fit, Overset, Space, panel
from infographic.pictures.art import Art, fit_art
from infographic.record import dataclass, replace
from infographic.spec.fields import Model, spec
from infographic.spec.values import InkRef, Length, Picture, Text, View
from infographic.text.style import Style


@dataclass(frozen=True, kw_only=True)
class Masthead(Model):
    """Keys of `masthead`."""

    SHORT = "title"
    title: tuple[Text, ...] = spec(doc="the title's lines", many=True)
    kicker: Text | None = spec(None, "a few words over the title")
    slogan: tuple[Text, ...] = spec(
        (), "vertical lettering at the outer edge, right to left", many=True
    )
    note: Text | None = spec(None, "a line under the title")
    art: Picture | None = spec(None, "a landscape behind it all (SVG in theme inks)")
    view: View | None = spec(
        None, "the part of the art to show, `left top width height` in its units"
    )
    alt: Text | None = spec(None, "what the landscape shows, for those who cannot see it")
    art_alt: Text | None = spec(None, "the same, as content files name it")
    ink: InkRef = spec(InkRef("main"), "ink of the ground when there is no art")
    bare: bool = spec(False, "no ground of its own: the page's tint or backdrop shows")
    lettering: InkRef | None = spec(None, "ink of title and kicker")
    slogan_below: bool = spec(False, "the slogan stands under the title, which gets all the width")
    slogan_ink: InkRef | None = spec(None, "ink of the slogan")
    kicker_ground: InkRef | None = spec(None, "ink behind the kicker")
    head: Length = spec(Length(1.2, "em"), "space above the kicker, from the panel's top")
    align: Literal["left", "center"] = spec("left", "where the title stands")


@panel("masthead", Masthead)
def MASTHEAD(model: Masthead, ctx: Context, space: Space) -> Fit:
    """Title, kicker, vertical slogan and landscape over the full bleed."""
    ctx = _on_ground(model, ctx)
    head = model.head.mm(ctx.size)
    title = _title(model, ctx, space)
    title_depth = sum(b.depth for b in title)
    kicker_depth = ctx.line("kicker") + 0.6 * ctx.em if model.kicker else 0.0
    note_depth = ctx.line("kicker") if model.note else 0.0
    title_top = head + kicker_depth
    natural = title_top + title_depth + note_depth + head
    # Where the slogan starts: beside the title, level with its ink, or under it.
    inset = 0.06 * pt_to_mm(ctx.pt("title"))
    top = title_top + inset
    if model.slogan_below:
        top = title_top + title_depth + note_depth + 0.5 * pt_to_mm(ctx.pt("slogan"))
    if model.slogan:
        natural = max(natural, top - inset + solid_depth(ctx, model.slogan, "slogan") + head)
    height = space.height or ctx.snap(natural)
    rest = None
    if natural - head > height + 0.01:
        rest = Overset(0, natural - head - height, ctx.span, "title, kicker and slogan")
    rest = _too_wide(model, ctx, space) or rest
    # The slogan is as deep as the title's ink, or deeper where it needs it and may.
    depth = min(height - top + inset - head, _solid(model, ctx))
    if not model.slogan_below:
        depth = max(title_depth - 2 * inset, depth)
    slogan = fit_lettering(
        ctx, model.slogan, "slogan", space.width * 0.4, depth, pitch=_SLOGAN_PITCH
    )
    if model.slogan and rest is None:
        rest = slogan.rest
    if not ctx.drawing or rest is not None:
        return Fit(Frame(space.width, height), rest)
    items: list[Item] = [] if model.bare else _ground(model, ctx, space, height)
    ink = ctx.ink(model.lettering) if model.lettering else None
    if model.kicker is not None:
        items += _kicker(model, ctx, model.kicker, head, space)
    y = title_top
    inner: list[Item] = []
    for block in title:
        inner += block.items(0, y)
        y += block.depth
    items.append(Tag("H1", tuple(inner), span=model.at("title")))
    if model.note is not None:
        base = y + ctx.line("kicker") * 0.7
        room = _room(model, ctx, space)
        note = one_line(ctx, model.note, "kicker", 0, base, ink=ink, align=model.align, width=room)
        items.append(Tag("P", note))
    if model.slogan:
        drawn = _slogan(model, ctx, space, top, depth, slogan.size)
        items.append(Tag("P", tuple(drawn)))
    return Fit(Frame(space.width, height, tuple(items)))


def _on_ground(model: Masthead, ctx: Context) -> Context:
    """The context on the masthead's own ground.  Art is its own ground: the roles' inks are meant
    for it, so nothing is changed for it."""
    if model.bare:
        return ctx
    title = ctx.ink(ctx.theme.roles["title"].ink)
    away = ctx.readable_on(title)
    return ctx.but(ground=away if model.art is not None else ctx.ink(model.ink))


#: Lines at least this share of the widest are spaced out to its width.
_ALIKE = 0.8


#: A title is made smaller for its line, but never under this share of its role's size unless the
#: role says `least`: as for figures, half the size is still a headline.
_SMALLEST = 0.5


def _room(model: Masthead, ctx: Context, space: Space) -> float:
    """Width for the title beside the slogan, mm."""
    beside = bool(model.slogan) and not model.slogan_below
    reserved = width_for(len(model.slogan), ctx.pt("slogan")) + 2 * ctx.em if beside else 0.0
    return max(space.width - reserved, 1.0)


def _too_wide(model: Masthead, ctx: Context, space: Space) -> Overset | None:
    """What is overset when the title would be set under its least size, or kicker or note are
    wider than there is room, else None."""
    size, room = ctx.pt("title"), _room(model, ctx, space)
    floor = ctx.theme.roles["title"].least
    least = floor.pt(ctx.size) if floor is not None else size * _SMALLEST
    widest = max(model.title, key=lambda t: width_of(ctx, t, "title"))
    width = width_of(ctx, widest, "title")
    if width * least / size <= room + 1e-6:
        pad = 1.2 * ctx.em if model.kicker_ground is not None else 0.0
        for name, text, limit in (
            ("kicker", model.kicker, space.width - pad),
            ("note", model.note, room),
        ):
            over = width_of(ctx, text, "kicker") - limit if text is not None else 0.0
            if text is not None and over > 0.01:
                return Overset(0, over, text.span, f"the {name}", "width")
        return None
    what = f"role `title` would be set in {size * room / width:.1f} pt, {least:.1f} pt is its least"
    return Overset(0, width * least / size - room, widest.span, what, "width")


def _title(model: Masthead, ctx: Context, space: Space) -> list[Lines]:
    """The title's lines at one size; lines of about one length are made equally wide."""
    room = _room(model, ctx, space)
    widths = [width_of(ctx, t, "title") for t in model.title]
    widest = max(widths, default=1.0)
    size = ctx.pt("title") * min(1.0, room / widest)
    ink = ctx.ink(model.lettering) if model.lettering else None
    align: Literal["left", "center"] = model.align
    measure = room * 2 if align == "left" else room + 0.01
    even = len(widths) > 1 and min(widths) >= _ALIKE * widest
    out = []
    for text, width in zip(model.title, widths, strict=True):
        piece = ctx.piece(text, "title", ink=ink)
        places = len(ctx.prepared([piece]).units) - 1
        if even and places > 0:
            extra = (widest - width) / places / pt_to_mm(ctx.pt("title"))
            piece = piece._replace(style=_tracked(ctx, piece.style, extra))
        out.append(lines(ctx, [piece], "title", measure, size=size, tag="H1", align=align))
    return out


def _tracked(ctx: Context, style: Style, extra: float) -> Style:
    """The style with more space after each character, em; made once."""
    key = ("tracked", style, round(extra, 5))
    if key not in ctx.memo:
        ctx.memo[key] = replace(style, tracking=style.tracking + extra)
    found = ctx.memo[key]
    assert isinstance(found, Style)
    return found


def _ground(model: Masthead, ctx: Context, space: Space, height: float) -> list[Item]:
    left, right, above = space.left, space.right, space.above
    width, depth = space.width + left + right, height + above + space.below
    if model.art is None:
        shape = rectangle(-left, -above, width, depth)
        return [*artifact([Path(shape, fill=ctx.ink(model.ink))])]
    art = cast(Art, model.art.art)
    picture = Group(
        (fit_art(art, width, depth, model.view.box if model.view else ()),),
        Matrix.translate(-left, -above),
    )
    told = model.alt or model.art_alt
    alt = told.value if told else art.title
    if not alt:
        return [*artifact([picture])]
    return [Tag("Figure", (picture,), alt=alt, span=model.art.span)]


def _kicker(model: Masthead, ctx: Context, text: Text, y: float, space: Space) -> list[Item]:
    pad = 0.6 * ctx.em
    depth = ctx.line("kicker")
    width = width_of(ctx, text, "kicker")
    base = y + depth / 2 + ctx.cap("kicker") / 2
    items: list[Item] = []
    # Centred on the title, which a slogan may keep from the middle.
    x = (_room(model, ctx, space) - width) / 2 if model.align == "center" else 0.0
    ink = ctx.ink(model.lettering) if model.lettering else None
    if model.kicker_ground is not None:
        x -= pad if model.align == "center" else 0.0
        box = rectangle(x, y, width + 2 * pad, depth, ctx.theme.radius)
        items += artifact([Path(box, fill=ctx.ink(model.kicker_ground))])
        x += pad
    items.append(Tag("P", one_line(ctx, text, "kicker", x, base, ink=ink), span=text.span))
    return items


#: Distance of the slogan's columns, in characters: wider than its characters' own, so that the
#: eye goes down.
_SLOGAN_PITCH = 1.5


def _solid(model: Masthead, ctx: Context) -> float:
    """Depth of the slogan set a little looser than solid, mm."""
    return longest(ctx, model.slogan, "slogan") * ctx.pt("slogan") * MM_PER_PT * 1.04


def _slogan(
    model: Masthead, ctx: Context, space: Space, top: float, depth: float, size: float
) -> list[Item]:
    """At the right edge, as deep as the title stands."""
    depth = min(depth, longest(ctx, model.slogan, "slogan") * size * MM_PER_PT * 1.3)
    width = size * MM_PER_PT * (1 + _SLOGAN_PITCH * (len(model.slogan) - 1))
    ink = ctx.ink(model.slogan_ink) if model.slogan_ink else None
    center = space.width - width / 2
    return vertical_lettering(
        ctx, model.slogan, "slogan", center, top, depth, ink=ink, size=size, pitch=_SLOGAN_PITCH
    )
