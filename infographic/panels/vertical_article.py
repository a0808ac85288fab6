"""An article in vertical lines, as newspapers set it: right to left, in one tier or several."""

from __future__ import annotations

from infographic.frame import Frame, Item, Path, Tag, artifact, rectangle
from infographic.geometry import MM_PER_PT, pt_to_mm
from infographic.layout.article import Chapter
from infographic.layout.lettering import (
    fit_lettering,
    lettering_ink,
    solid_depth,
    vertical_lettering,
    width_for,
)
from infographic.layout.tiers import (
    START,
    TIER_GAP,
    Place,
    Tiers,
    draw_tier,
    tiers,
    vertical_paragraphs,
)
from infographic.panel import Context, Fit, Overset, Space, panel
from infographic.record import dataclass, replace
from infographic.spec.fields import spec
from infographic.spec.values import InkRef, Text

#: A tier is at least and at most so deep when the panel chooses, em.
_SHALLOWEST, _DEEPEST = 8, 80
#: Lines may stand further apart by this share to fill the panel's width.
_WIDER = 0.3


@dataclass(frozen=True, kw_only=True)
class VerticalArticle(Chapter):
    """Keys of `vertical_article`."""

    tiers: int = spec(1, "tiers of text, one above the other", low=1, high=6)
    ink: InkRef = spec(InkRef("main"), "ink of the title's plate")
    lettering: InkRef | None = spec(None, "ink of the title")
    role: str = spec("plate", "type role of the title", names="role")
    rules: bool = spec(False, "thin rules between the tiers")
    indent: float = spec(2.0, "first-line indent, em", low=0, high=4)
    level: int = spec(3, "heading level for readers", low=1, high=4)


@panel("vertical_article", VerticalArticle, flows=True)
def VERTICAL_ARTICLE(model: VerticalArticle, ctx: Context, space: Space) -> Fit:
    """Running text in vertical lines from right to left, its title on a plate at the right."""
    return _part(model, ctx, space, START)


def _part(model: VerticalArticle, ctx: Context, space: Space, start: Place) -> Fit:
    """The article from a place on.  Only its beginning has the title."""
    titled = bool(model.title) and start == START
    plate = _plate_width(model, ctx) if titled else 0.0
    width = space.width - plate - (0.9 * ctx.em if plate else 0.0)
    room = int((width + 1e-6) // ctx.grid)
    if room < 2:
        lack = 2 * ctx.grid - width
        narrow = Overset(0, lack, ctx.span, "no room beside the plate", "width")
        return Fit(Frame(space.width, space.height or ctx.grid), narrow)
    least = ctx.grid - ctx.em
    if titled:
        least += solid_depth(ctx, model.title, model.role) + 1.8 * ctx.em
    height = space.height
    if height is None or space.flows:
        ems = _depth(model, ctx, room, start)
        natural = ems * ctx.em * model.tiers + TIER_GAP * ctx.em * (model.tiers - 1)
        wanted = ctx.snap(max(natural + ctx.grid - ctx.em, least))
        if height is None or (wanted <= height + 0.01 and _set(model, ctx, ems, room, start).fits):
            height = wanted
    ems = _ems(model, ctx, height)
    made = _set(model, ctx, ems, room, start)
    rest = _rest(model, ctx, made, ems, height, start)
    if rest is not None and space.flows:
        rest = _going_on(model, ctx, rest, made.end(start), height >= least - 0.01)
        if not rest.began:
            return Fit(Frame(space.width, 0.0), rest)
    if not ctx.drawing:
        return Fit(Frame(space.width, height), rest, made.flaws)
    items = _title(model, ctx, space.width, plate, height) if titled else []
    items += _text(model, ctx, made, ems, width, start)
    return Fit(Frame(space.width, height, tuple(items)), rest, made.flaws)


def _rest(
    model: VerticalArticle, ctx: Context, made: Tiers, ems: int, height: float, start: Place
) -> Overset | None:
    """What does not fit; None when all does."""
    shallow = max(0.0, _LEAST - _ems_in(model, ctx, height)) * ctx.em * model.tiers
    if shallow > 0.01:
        left = _texts(model)[start.paragraph :]
        characters = sum(len(text.value) for _, text in left)
        return Overset(characters, shallow, ctx.span, f"tiers of {_LEAST} em are the least")
    if not made.fits:
        lack = -(-made.over // model.tiers) * ctx.em * 2
        return Overset(made.over * ems, lack, ctx.span, f"at {ctx.size:g} pt")
    return None


def _going_on(
    model: VerticalArticle, ctx: Context, rest: Overset, end: Place, deep: bool
) -> Overset:
    """The rest with where it goes on; without a beginning where the space is too shallow for one."""

    def more(other: Context, further: Space) -> Fit:
        return _part(model, other, further, end)

    shallow = "least" in rest.what or not deep
    return replace(rest, more=None if shallow else more, began=not shallow)


def _plate_width(model: VerticalArticle, ctx: Context) -> float:
    size = ctx.pt(model.role)
    return width_for(len(model.title), size) + 0.7 * size * MM_PER_PT


#: A tier's line has room for so many characters at least.
_LEAST = 4


def _ems(model: VerticalArticle, ctx: Context, height: float) -> int:
    """Characters of a tier's line in a depth, mm: whole ems, so that tiers stand in one grid."""
    return max(_LEAST, int(_ems_in(model, ctx, height) + 1e-6))


def _ems_in(model: VerticalArticle, ctx: Context, height: float) -> float:
    inner = height - (ctx.grid - ctx.em) - TIER_GAP * ctx.em * (model.tiers - 1)
    return inner / model.tiers / ctx.em


def _texts(model: VerticalArticle) -> list[tuple[Text | None, Text]]:
    """Run-in heads and texts in their order."""
    return [
        *((None, text) for text in model.text),
        *((point.head, point.text) for point in model.points),
    ]


def _set(model: VerticalArticle, ctx: Context, ems: int, room: int, start: Place) -> Tiers:
    paragraphs = vertical_paragraphs(ctx, _texts(model), ems, model.indent, start)
    return tiers(paragraphs, model.tiers, room)


def _depth(model: VerticalArticle, ctx: Context, room: int, start: Place) -> int:
    """The least depth of a tier, em, at which the text from a place on fits."""
    low, high = _SHALLOWEST, _DEEPEST
    while low < high:
        middle = (low + high) // 2
        if _set(model, ctx, middle, room, start).fits:
            high = middle
        else:
            low = middle + 1
    return low


def _text(
    model: VerticalArticle, ctx: Context, made: Tiers, ems: int, width: float, start: Place
) -> list[Item]:
    """The tiers; lines a little further apart where they leave some width."""
    most = max(map(len, made.held))
    pitch = min(width / most, ctx.grid * (1 + _WIDER)) if most else ctx.grid
    depth = (ems + TIER_GAP) * ctx.em
    out: list[Item] = []
    for tier in range(model.tiers):
        top = (ctx.grid - ctx.em) / 2 + tier * depth
        if tier and model.rules:
            y = top - TIER_GAP / 2 * ctx.em
            line = rectangle(0.0, y, width, pt_to_mm(ctx.theme.rule))
            out += artifact([Path(line, fill=ctx.ink("muted"))])
        out += draw_tier(ctx, made, tier, width, top, pitch, f"va@{ctx.key}", start.paragraph)
    return out


def _title(
    model: VerticalArticle, ctx: Context, width: float, plate: float, height: float
) -> list[Item]:
    """The title on its plate at the right, where vertical text begins."""
    ground = ctx.ink(model.ink)
    inset = (ctx.grid - ctx.em) / 2
    margin = 0.9 * ctx.em
    room = height - 2 * (inset + margin)
    letters = fit_lettering(ctx, model.title, model.role, plate - 0.5 * ctx.em, room)
    box = rectangle(width - plate, inset, plate, height - 2 * inset, ctx.theme.radius)
    drawn = vertical_lettering(
        ctx,
        model.title,
        model.role,
        width - plate / 2,
        inset + margin,
        room,
        ink=lettering_ink(ctx, model.role, ground, model.lettering),
        size=letters.size,
    )
    levels = ("H1", "H2", "H3", "H4")
    tag = Tag(levels[model.level - 1], tuple(drawn), span=model.at("title"))  # type: ignore[arg-type]
    return [*artifact([Path(box, fill=ground)]), tag]
