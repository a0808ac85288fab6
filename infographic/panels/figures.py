"""The figure wall: unequal hero tiles over a strip of further figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infographic.color import Ink
from infographic.diagnostics import Diagnostic
from infographic.frame import Frame, Item, Path, Tag, artifact, rectangle
from infographic.geometry import MM_PER_PT, Matrix
from infographic.layout.number import Datum, Run, draw_runs, fitted, runs_width
from infographic.layout.pictogram import icon_path
from infographic.layout.text import lines, one_line, width_of
from infographic.panel import Context, Fit, Space, panel
from infographic.spec.fields import Model, spec
from infographic.spec.values import InkRef, Text


@dataclass(frozen=True, kw_only=True)
class Figures(Model):
    """Keys of `figures`."""

    SHORT = "items"
    items: tuple[Datum, ...] = spec(doc="figures in reading order", many=True)
    heroes: int = spec(0, "how many of them stand on tiles of their own", low=0, high=6)
    spans: tuple[int, ...] = spec((), "grid columns of each hero tile; equal when not given")
    inks: tuple[InkRef, ...] = spec(
        (InkRef("accent"), InkRef("main"), InkRef("second")), "inks of the hero tiles in turn"
    )
    columns: int | None = spec(None, "figures in one row of the strip", low=1, high=12)


@panel("figures", Figures)
def FIGURES(model: Figures, ctx: Context, space: Space) -> Fit:
    """Headline figures: hero tiles in the first row, the rest in a ruled strip."""
    heroes, rest = model.items[: model.heroes], model.items[model.heroes :]
    if model.spans and sum(model.spans) > ctx.columns:
        note = Diagnostic(
            "column-outside-grid",
            f"the hero tiles take {sum(model.spans)} columns of a grid of {ctx.columns}",
            model.at("spans"),
        )
        return Fit(Frame(space.width, ctx.grid, notes=(note,)))
    per_row = model.columns or max(1, min(len(rest), 6))
    rows = [rest[i : i + per_row] for i in range(0, len(rest), per_row)]
    hero_depth = _hero_depth(ctx, heroes) if heroes else 0.0
    strip_depth = ctx.snap(_strip_depth(ctx, rest, _cell(space.width, per_row, ctx)))
    gap = ctx.grid * 0.5 if heroes and rest else 0.0
    natural = hero_depth + gap + strip_depth * len(rows)
    height = space.height or ctx.snap(natural)
    spare = height - natural
    if heroes:
        hero_depth += spare
    else:
        strip_depth += spare / max(len(rows), 1)
    if not ctx.drawing:
        return Fit(Frame(space.width, height))
    items = _heroes(model, ctx, heroes, space.width, hero_depth)
    y = hero_depth + gap
    for row in rows:
        items += _strip(ctx, row, per_row, space.width, y, strip_depth)
        y += strip_depth
    return Fit(Frame(space.width, height, tuple(items)))


def _pad(ctx: Context) -> float:
    return 1.0 * ctx.em


def _hero_depth(ctx: Context, heroes: Sequence[Datum]) -> float:
    """Label, the largest figure and a note, with air around them, mm."""
    notes = any(h.note or (h.change and h.value) for h in heroes)
    return (
        2 * _pad(ctx)
        + ctx.line("hero-label")
        + 0.9 * ctx.em
        + ctx.cap("hero")
        + (0.8 * ctx.em + ctx.line("label") if notes else 0.0)
    )


def _heroes(
    model: Figures, ctx: Context, heroes: Sequence[Datum], width: float, depth: float
) -> list[Item]:
    unit = (width - ctx.gutter * (ctx.columns - 1)) / ctx.columns
    share = ctx.columns // max(len(heroes), 1)
    spans = model.spans or (share,) * len(heroes)
    notes = any(h.note or (h.change and h.value) for h in heroes)
    pad = _pad(ctx)
    foot = depth - pad - (0.8 * ctx.em + ctx.line("label") if notes else 0.0)
    items: list[Item] = []
    at = 0
    for i, item in enumerate(heroes):
        take = spans[i] if i < len(spans) else share
        x = at * (unit + ctx.gutter)
        wide = take * unit + (take - 1) * ctx.gutter
        at += take
        ground = ctx.ink(model.inks[i % len(model.inks)])
        ink = ctx.readable_on(ground)
        parts = fitted(ctx, item, "hero" if i == 0 else "hero-second", wide - 2 * pad)
        shapes: list[Item] = [Path(rectangle(x, 0, wide, depth, ctx.theme.radius), fill=ground)]
        if item.icon is not None:
            taken = x + pad + runs_width(ctx, parts)
            shapes += _watermark(ctx, item, x + wide, depth, taken, foot, parts, ground)
        items += artifact(shapes)
        label = lines(ctx, item.label, "hero-label", wide - 2 * pad, ink=ink)
        inner: list[Item] = [
            Tag(
                "P",
                (
                    *label.items(x + pad, pad - 0.2 * ctx.em),
                    *draw_runs(ctx, parts, x + pad, foot, ink),
                ),
                span=item.origin,
            )
        ]
        note = item.note or (item.change if item.value is not None else None)
        if note is not None:
            block = lines(ctx, note, "label", wide - 2 * pad, ink=ink)
            inner.append(Tag("P", tuple(block.items(x + pad, foot + 0.8 * ctx.em))))
        items += inner
    return items


def _watermark(
    ctx: Context,
    item: Datum,
    right: float,
    depth: float,
    taken: float,
    foot: float,
    parts: Sequence[Run],
    ground: Ink,
) -> list[Item]:
    """The icon as a lighter tint of the tile, at its right edge, clear of figure and unit.

    Beside the figure where there is room, else in the corner above it.
    """
    assert item.icon is not None
    edge = 0.9 * ctx.em
    cap = max(p.size for p in parts) * MM_PER_PT * 0.7
    beside = min(right - taken - 2 * edge, depth * 0.62)
    above = foot - cap - 2 * edge
    if beside >= above:
        size, y = beside, depth - edge - beside
    else:
        size, y = min(above, depth * 0.62), edge
    if size < 2 * ctx.em:
        return []
    path = icon_path(ctx, item.icon, size, ground.at(0.84))
    return [path.at(Matrix.translate(right - size - edge, y))]


def _cell(width: float, per_row: int, ctx: Context) -> float:
    return (width - ctx.gutter * (per_row - 1)) / per_row


def _strip_depth(ctx: Context, rest: Sequence[Datum], cell: float) -> float:
    if not rest:
        return 0.0
    labels = max(lines(ctx, i.label, "label", cell).count for i in rest)
    notes = any(i.note for i in rest)
    return (
        labels * ctx.line("label")
        + 0.55 * ctx.em
        + ctx.cap("figure")
        + 0.9 * ctx.em
        + (ctx.line("note") if notes else 0.0)
    )


def _strip(
    ctx: Context, row: Sequence[Datum], per_row: int, width: float, top: float, depth: float
) -> list[Item]:
    cell = _cell(width, per_row, ctx)
    labels = max(lines(ctx, i.label, "label", cell).count for i in row)
    first = top + 0.1 * ctx.em
    baseline = first + labels * ctx.line("label") + 0.55 * ctx.em + ctx.cap("figure")
    role = ctx.theme.roles["figure"]
    items: list[Item] = []
    for i, item in enumerate(row):
        x = i * (cell + ctx.gutter)
        if i:
            rule = Path(
                rectangle(x - ctx.gutter / 2 - 0.1, first, 0.2, baseline - first),
                fill=ctx.ink("rule"),
            )
            items += artifact([rule])
        label = lines(ctx, item.label, "label", cell)
        lead = (labels - label.count) * ctx.line("label")
        parts = fitted(ctx, item, "figure", cell)
        drawn = draw_runs(ctx, parts, x, baseline, ctx.ink(role.ink), ctx.ink("text"))
        extra: list[Item] = []
        if item.change is not None and item.value is not None:
            extra = _change(ctx, item.change, parts, x, baseline, cell)
        items.append(Tag("P", (*label.items(x, first + lead), *drawn, *extra), span=item.origin))
        if item.note is not None:
            block = lines(ctx, item.note, "note", cell)
            items.append(Tag("P", tuple(block.items(x, baseline + 0.4 * ctx.em))))
    return items


def _change(
    ctx: Context, change: Text, parts: Sequence[Run], x: float, baseline: float, cell: float
) -> list[Item]:
    """The change behind the unit, on the figure's baseline, where there is room for it."""
    used = runs_width(ctx, parts)
    room = cell - used - 0.6 * ctx.em
    natural = width_of(ctx, change, "label")
    if natural <= room:
        return list(
            one_line(ctx, change, "label", x + used + 0.6 * ctx.em, baseline, ink=ctx.ink("accent"))
        )
    size = ctx.pt("label") * max(room / natural, 0.6)
    return list(
        one_line(
            ctx,
            change,
            "label",
            x + used + 0.6 * ctx.em,
            baseline,
            size=size,
            ink=ctx.ink("accent"),
        )
    )
