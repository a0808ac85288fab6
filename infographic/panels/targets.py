"""Target blocks: label, figure with its qualifier, last year's value."""

from __future__ import annotations

from collections.abc import Sequence

from infographic.frame import Frame, Item, Path, Tag, artifact, rectangle
from infographic.geometry import MM_PER_PT, Matrix, Rect
from infographic.layout.lettering import (
    fit_lettering,
    lettering_ink,
    solid_depth,
    vertical_lettering,
)
from infographic.layout.number import (
    Datum,
    crowded,
    draw_runs,
    fitted,
    remarks,
    runs_width,
    statement,
    unprinted,
)
from infographic.layout.pictogram import icon_path
from infographic.layout.text import Lines, lines, one_line, width_of
from infographic.panel import Context, Fit, Overset, Space, panel
from infographic.record import dataclass, replace
from infographic.spec.fields import Model, spec
from infographic.spec.values import InkRef, Text


@dataclass(frozen=True, kw_only=True)
class Targets(Model):
    """Keys of `targets`."""

    SHORT = "items"
    items: tuple[Datum, ...] = spec(doc="targets in reading order", many=True)
    title: tuple[Text, ...] = spec((), "vertical title on a plate at the left", many=True)
    columns: int = spec(5, "blocks in a row", low=1, high=12)
    ink: InkRef = spec(InkRef("accent"), "ink of the plate")
    ground: InkRef | None = spec(None, "ink behind each block")
    icons: InkRef = spec(InkRef("second"), "ink of the icons")


@panel("targets", Targets)
def TARGETS(model: Targets, ctx: Context, space: Space) -> Fit:
    """Targets in rows of equal blocks beside a vertical title."""
    if model.ground is not None:
        ctx = replace(ctx, ground=ctx.ink(model.ground))
    em = ctx.pt("plate") * MM_PER_PT
    plate = em * (1.7 + 1.26 * (len(model.title) - 1)) if model.title else 0.0
    left = plate + (ctx.gutter if plate else 0.0)
    gap = ctx.gutter
    cell = (space.width - left - gap * (model.columns - 1)) / model.columns
    rows = [model.items[i : i + model.columns] for i in range(0, len(model.items), model.columns)]
    depths = [_depth(ctx, model, row, cell) for row in rows]
    if model.ground is not None and depths:  # blocks with a ground are seen as boxes: all alike
        depths = [max(depths)] * len(depths)
    inset = (ctx.grid - ctx.em) / 2
    natural = sum(depths) + gap * (len(rows) - 1) + 2 * inset
    if model.title:
        natural = max(natural, solid_depth(ctx, model.title, "plate") + 1.1 * em + 2 * inset)
    height = space.height or ctx.snap(natural)
    margin = 0.55 * em
    letters = fit_lettering(
        ctx, model.title, "plate", plate - 0.4 * em, height - 2 * inset - 2 * margin
    )
    rest = letters.rest if model.title else None
    rest = rest or crowded(ctx, model.items, "target", cell - 2 * _pad(ctx, model))
    if rest is None and natural > height + 0.01:
        rest = Overset(0, natural - height, ctx.span, "the blocks")
    if not ctx.drawing or rest is not None:
        return Fit(Frame(space.width, height), rest)
    more = (height - natural) / max(len(rows), 1)
    y = inset
    items: list[Item] = []
    if model.title:
        box = rectangle(0, inset, plate, height - 2 * inset, ctx.theme.radius)
        ground = ctx.ink(model.ink)
        items += artifact([Path(box, fill=ground)])
        drawn = vertical_lettering(
            ctx,
            model.title,
            "plate",
            plate / 2,
            inset + margin,
            height - 2 * inset - 2 * margin,
            ink=lettering_ink(ctx, "plate", ground, None),
            size=letters.size,
        )
        items.append(Tag("H3", tuple(drawn)))
    for row, depth in zip(rows, depths, strict=True):
        head = _labels(ctx, row, cell - 2 * _pad(ctx, model))
        for c, item in enumerate(row):
            grown = more if model.ground is not None else 0.0
            cell_box = Rect(left + c * (cell + gap), y + (more - grown) / 2, cell, depth + grown)
            if c and model.ground is None:
                rule = rectangle(cell_box.x - gap / 2 - 0.12, cell_box.y, 0.24, depth)
                items += artifact([Path(rule, fill=ctx.ink("rule"))])
            items += _block(model, ctx, item, cell_box, head, grown / 2)
        y += depth + more + gap
    return Fit(Frame(space.width, height, tuple(items), unprinted(model.items)))


def _pad(ctx: Context, model: Targets) -> float:
    return 0.8 * ctx.em if model.ground else 0.0


def _labels(ctx: Context, row: Sequence[Datum], width: float) -> float:
    """Depth of the row's deepest label, mm."""
    return max((lines(ctx, statement(i), "label", width).depth for i in row), default=0.0)


def _last(ctx: Context, row: Sequence[Datum], width: float) -> float:
    """Depth of what stands under the row's figures, mm."""
    return max((sum(b.depth for b in _below(ctx, i, width)) for i in row), default=0.0)


def _below(ctx: Context, item: Datum, width: float) -> list[Lines]:
    return [lines(ctx, t, "note", width) for t in remarks(item)]


def _depth(ctx: Context, model: Targets, row: Sequence[Datum], cell: float) -> float:
    """Depth of one row's blocks, mm."""
    pad = _pad(ctx, model)
    width = cell - 2 * pad
    figure = 0.7 * ctx.em + ctx.cap("target") + 0.5 * ctx.em
    return _labels(ctx, row, width) + figure + _last(ctx, row, width) + 2 * pad


def _block(
    model: Targets, ctx: Context, item: Datum, box: Rect, head: float, above: float
) -> Sequence[Item]:
    """A target: its label stands close over its figure, whatever its neighbours' labels take.

    ``head``: depth of the row's deepest label, mm.  ``above``: extra space inside the block over its
    label, mm.
    """
    pad = _pad(ctx, model)
    x, width = box.x + pad, box.width - 2 * pad
    top = box.y + pad + above
    out: list[Item] = []
    shapes: list[Item] = []
    if model.ground is not None:
        ground = rectangle(*box, ctx.theme.radius)
        shapes.append(Path(ground, fill=ctx.ink(model.ground)))
    label = lines(ctx, statement(item), "label", width)
    baseline = top + head + 0.7 * ctx.em + ctx.cap("target")
    parts = fitted(ctx, item, "target", width)
    ink = ctx.legible(ctx.ink(ctx.theme.roles["target"].ink))
    if item.phrase is not None and item.value is None:
        figure, used = _phrase(ctx, item.phrase, x, baseline, width)
    else:
        figure = draw_runs(ctx, parts, x, baseline, ink, ink, ctx.legible(ctx.ink("accent")))
        used = runs_width(ctx, parts)
    size = min(ctx.cap("target"), width - used - 0.8 * ctx.em)
    if item.icon is not None and size >= 1.6 * ctx.em:
        mark = icon_path(ctx, item.icon, size, ctx.ink(model.icons))
        at = Matrix.translate(x + width - size, baseline - ctx.cap("target"))
        shapes.append(mark.at(at))
    out += artifact(shapes)
    drawn = [*label.items(x, top + head - label.depth), *figure]
    out.append(Tag("P", tuple(drawn), span=item.origin))
    y = baseline + 0.45 * ctx.em
    for block in _below(ctx, item, width):
        out += block.draw(x, y)
        y += block.depth
    return out


def _phrase(
    ctx: Context, phrase: Text, x: float, baseline: float, width: float
) -> tuple[list[Item], float]:
    """Words in the figure's place, and their width: on one line where they fit, else on two as
    high together as the figure would be."""
    ink = ctx.legible(ctx.ink("accent"))
    whole = ctx.pt("target") * _WORDS
    natural = width_of(ctx, phrase, "unit", whole)
    if natural <= width:
        return list(one_line(ctx, phrase, "unit", x, baseline, ink=ink, size=whole)), natural
    cap = ctx.cap("target")
    least = ctx.theme.roles["unit"].least
    size = max(cap / 2 / 0.98 / MM_PER_PT, least.pt(ctx.size) if least else 0.0)
    narrow = min(width, width_of(ctx, phrase, "unit", size) * 0.75)
    block = lines(ctx, phrase, "unit", narrow, ink=ink, size=size, pitch=size * MM_PER_PT * 1.08)
    return block.items(x, baseline - cap / 2 - block.depth / 2), block.width


#: Size of words in a figure's place, a share of the figure's.
_WORDS = 0.52
