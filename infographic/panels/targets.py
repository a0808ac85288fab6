"""Target blocks: label, figure with its qualifier, last year's value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infographic.frame import Frame, Item, Path, Tag, artifact, rectangle
from infographic.geometry import MM_PER_PT, Matrix, Rect
from infographic.layout.lettering import vertical_lettering
from infographic.layout.number import Datum, draw_runs, fitted, runs_width
from infographic.layout.pictogram import icon_path
from infographic.layout.text import lines
from infographic.panel import Context, Fit, Space, panel
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
    em = ctx.pt("plate") * MM_PER_PT
    plate = em * (1.7 + 1.26 * (len(model.title) - 1)) if model.title else 0.0
    left = plate + (ctx.gutter if plate else 0.0)
    gap = ctx.gutter
    cell = (space.width - left - gap * (model.columns - 1)) / model.columns
    rows = [model.items[i : i + model.columns] for i in range(0, len(model.items), model.columns)]
    depths = [_depth(ctx, model, row, cell) for row in rows]
    inset = (ctx.grid - ctx.em) / 2
    natural = sum(depths) + gap * (len(rows) - 1) + 2 * inset
    height = space.height or ctx.snap(natural)
    if not ctx.drawing:
        return Fit(Frame(space.width, height))
    more = (height - natural) / max(len(rows), 1)
    y = inset
    items: list[Item] = []
    if model.title:
        box = rectangle(0, inset, plate, height - 2 * inset, ctx.theme.radius)
        ground = ctx.ink(model.ink)
        items += artifact([Path(box, fill=ground)])
        letters = vertical_lettering(
            ctx,
            model.title,
            "plate",
            plate / 2,
            inset + 0.55 * em,
            height - 2 * inset - 1.1 * em,
            ink=ctx.readable_on(ground),
        )
        items.append(Tag("H3", tuple(letters)))
    for row, depth in zip(rows, depths, strict=True):
        for c, item in enumerate(row):
            cell_box = Rect(left + c * (cell + gap), y, cell, depth + more)
            items += _block(model, ctx, item, cell_box, _last_depth(ctx, model, row, cell))
        y += depth + more + gap
    return Fit(Frame(space.width, height, tuple(items)))


def _pad(ctx: Context, model: Targets) -> float:
    return 0.8 * ctx.em if model.ground else 0.0


def _last_depth(ctx: Context, model: Targets, row: Sequence[Datum], cell: float) -> float:
    """Depth of the row's last values; a line is kept for them in every row that has a neighbour
    with one, so that all figures stand alike."""
    width = cell - 2 * _pad(ctx, model)
    deepest = max((lines(ctx, i.last, "note", width).depth for i in row if i.last), default=0.0)
    return deepest


def _depth(ctx: Context, model: Targets, row: Sequence[Datum], cell: float) -> float:
    """Depth of one row's blocks, mm."""
    pad = _pad(ctx, model)
    labels = max((lines(ctx, i.label, "label", cell - 2 * pad).depth for i in row), default=0.0)
    last = _last_depth(ctx, model, row, cell)
    return labels + 0.7 * ctx.em + ctx.cap("target") + 0.5 * ctx.em + last + 2 * pad


def _block(model: Targets, ctx: Context, item: Datum, box: Rect, last: float) -> Sequence[Item]:
    x, y, width, depth = box
    pad = _pad(ctx, model)
    out: list[Item] = []
    shapes: list[Item] = []
    if model.ground is not None:
        shapes.append(
            Path(rectangle(x, y, width, depth, ctx.theme.radius), fill=ctx.ink(model.ground))
        )
    label = lines(ctx, item.label, "label", width - 2 * pad)
    baseline = y + depth - pad - last - 0.5 * ctx.em
    parts = fitted(ctx, item, "target", width - 2 * pad)
    used = runs_width(ctx, parts) + 0.8 * ctx.em
    size = min(ctx.cap("target"), width - 2 * pad - used)
    if item.icon is not None and size >= 1.6 * ctx.em:  # behind its own figure, clear of the next
        size = min(size, 2.6 * ctx.em)
        mark = icon_path(ctx, item.icon, size, ctx.ink(model.icons))
        shapes.append(mark.at(Matrix.translate(x + pad + used, baseline - size)))
    out += artifact(shapes)
    ink = ctx.ink(ctx.theme.roles["target"].ink)
    unit_ink = ctx.ink("accent") if item.qualifier or item.phrase else ctx.ink("text")
    out.append(
        Tag(
            "P",
            (
                *label.items(x + pad, y + pad),
                *draw_runs(ctx, parts, x + pad, baseline, ink, unit_ink),
            ),
            span=item.origin,
        )
    )
    if item.last is not None:
        block = lines(ctx, item.last, "note", width - 2 * pad)
        out.append(Tag("P", tuple(block.items(x + pad, baseline + 0.45 * ctx.em))))
    return out
