"""The figure wall: unequal hero tiles over a strip of further figures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from infographic.diagnostics import Diagnostic
from infographic.frame import Frame, Group, Item, Path, Tag, artifact, rectangle
from infographic.geometry import Matrix
from infographic.layout.hero import (
    Hero,
    draw_heroes,
    heroes_depth,
    pad,
    set_heroes,
    share_for,
    size_share,
)
from infographic.layout.number import (
    Datum,
    Run,
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
from infographic.record import dataclass
from infographic.spec.fields import Model, spec
from infographic.spec.values import InkRef, Text


@dataclass(frozen=True, kw_only=True)
class Figures(Model):
    """Keys of `figures`."""

    SHORT = "items"
    items: tuple[Datum, ...] = spec(doc="figures in reading order", many=True)
    heroes: int = spec(0, "how many of them stand on tiles of their own", low=0, high=24)
    tiles: int | None = spec(None, "hero tiles in one row; all when not given", low=1, high=6)
    lead: bool = spec(True, "the first hero is set larger than the others")
    spans: tuple[int, ...] = spec((), "grid columns of each hero tile; equal when not given")
    inks: tuple[InkRef, ...] = spec(
        (InkRef("accent"), InkRef("main"), InkRef("second")), "inks of the hero tiles in turn"
    )
    columns: int | None = spec(None, "figures in one row of the strip", low=1, high=12)
    labels: InkRef | None = spec(None, "ink of the strip's labels")


@panel("figures", Figures)
def FIGURES(model: Figures, ctx: Context, space: Space) -> Fit:
    """Headline figures: hero tiles in the first row, the rest in a ruled strip."""
    heroes, rest = model.items[: model.heroes], model.items[model.heroes :]
    across = model.tiles or len(heroes) or 1
    cells = _hero_cells(model, ctx, min(across, len(heroes)), space.width)
    if isinstance(cells, Diagnostic):
        return Fit(Frame(space.width, space.height or ctx.grid, notes=(cells,)))
    starts = range(0, len(heroes), across)
    tiles = [_tiles(model, ctx, i, across, cells) for i in starts]
    if not model.lead and len(tiles) > 1:
        alike = min(size_share(ctx, row) for row in tiles)
        tiles = [_tiles(model, ctx, i, across, cells, alike) for i in starts]
    per_row = model.columns or max(1, min(len(rest), 6))
    rows = [_Strip(model, ctx, rest[i : i + per_row], per_row, space.width)
            for i in range(0, len(rest), per_row)]  # fmt: skip
    tops = _depths(model, ctx, tiles)
    gap = ctx.grid * 0.5 if tiles and rows else 0.0
    between = ctx.gutter * max(len(tiles) - 1, 0)
    below = between + gap + sum(ctx.snap(r.depth) for r in rows)
    height = space.height or ctx.snap(sum(tops) + below)
    short = (sum(tops) + below - height) / max(len(tiles), 1)
    if tiles and short > 0.01:  # shallow tiles have smaller figures
        shares = [share_for(ctx, row, top - short) for row, top in zip(tiles, tops, strict=True)]
        tiles = [_tiles(model, ctx, i, across, cells, s)
                 for i, s in zip(starts, shares, strict=True)]  # fmt: skip
        tops = _depths(model, ctx, tiles)
    spare = height - sum(tops) - below
    cell = (space.width - ctx.gutter * (per_row - 1)) / per_row
    over = crowded(ctx, rest, "figure", cell)
    for tile in (t for row in tiles for t in row):
        over = over or crowded(ctx, [tile.item], tile.role, tile.width - 2 * pad(ctx))
    # A strip's last row may go without the rest of its last line.
    loose = ctx.snap(rows[-1].depth) - rows[-1].depth if rows and not tiles else 0.0
    if over is None and spare + loose < -0.01:
        over = Overset(0, -spare - loose, ctx.span, "labels, figures and notes")
    if not ctx.drawing or over is not None:
        return Fit(Frame(space.width, height), over)
    items: list[Item] = []
    y = 0.0
    for row, top in zip(tiles, tops, strict=True):
        depth = top + spare / len(tiles)
        drawn = draw_heroes(ctx, row, depth)
        items += [Group(tuple(drawn), Matrix.translate(0.0, y))] if y else drawn
        y += depth + ctx.gutter
    y += gap - (ctx.gutter if tiles else 0.0)
    for strip in rows:
        items += strip.draw(y)
        y += ctx.snap(strip.depth) + (0.0 if tiles else spare / len(rows))
    return Fit(Frame(space.width, height, tuple(items), unprinted(model.items)))


def _depths(model: Figures, ctx: Context, tiles: Sequence[Sequence[Hero]]) -> list[float]:
    """Depths of the rows of tiles, mm: alike, but for a first row with a larger figure."""
    depths = [heroes_depth(ctx, row) for row in tiles]
    if model.lead or not depths:
        return depths
    return [max(depths)] * len(depths)


def _tiles(
    model: Figures,
    ctx: Context,
    start: int,
    across: int,
    cells: Sequence[tuple[float, float]],
    share: float = 1.0,
) -> list[Hero]:
    """A row of tiles from the figure ``start`` on."""
    grounds = [ctx.ink(i) for i in model.inks] or [ctx.ink("main")]
    return set_heroes(
        ctx,
        model.items[: model.heroes][start : start + across],
        cells,
        grounds[start % len(grounds) :] + grounds,
        lead=model.lead and start == 0,
        share=share,
    )


def _hero_cells(
    model: Figures, ctx: Context, count: int, width: float
) -> list[tuple[float, float]] | Diagnostic:
    """Left edge and width of each hero tile on the grid, mm."""
    if not count:
        return []
    if not model.spans:
        each = (width - ctx.gutter * (count - 1)) / count
        return [(i * (each + ctx.gutter), each) for i in range(count)]
    spans = list(model.spans[:count])
    if len(spans) < count:  # tiles without a span share what is left
        left = ctx.columns - sum(spans)
        spans += [max(0, left // (count - len(spans)))] * (count - len(spans))
    if sum(spans) > ctx.columns or min(spans) < 1:
        wanted = ", ".join(str(s) for s in model.spans)
        return Diagnostic(
            "column-outside-grid",
            f"{count} hero tiles with spans [{wanted}] do not stand on a grid of {ctx.columns}",
            model.at("spans"),
        )
    unit = (width - ctx.gutter * (ctx.columns - 1)) / ctx.columns
    out, at = [], 0
    for take in spans:
        out.append((at * (unit + ctx.gutter), take * unit + (take - 1) * ctx.gutter))
        at += take
    return out


@dataclass(frozen=True)
class _Strip:
    """One ruled row of figures."""

    model: Figures
    ctx: Context
    items: Sequence[Datum]
    per_row: int
    width: float

    @property
    def cell(self) -> float:
        return (self.width - self.ctx.gutter * (self.per_row - 1)) / self.per_row

    def label(self, item: Datum) -> Lines:
        ink = self.ctx.ink(self.model.labels) if self.model.labels else None
        return lines(self.ctx, statement(item), "label", self.cell, ink=ink)

    def parts(self, item: Datum) -> list[Run]:
        return fitted(self.ctx, item, "figure", self.cell)

    def below(self, item: Datum) -> list[Lines]:
        """What stands under the figure: a change too long for its line, and the note."""
        texts = [t for t in remarks(item) if t is not item.change or not self.beside(item)]
        return [lines(self.ctx, t, "note", self.cell) for t in texts]

    def beside(self, item: Datum) -> bool:
        """True when the change fits behind the unit."""
        if item.change is None or item.value is None:
            return False
        room = self.cell - runs_width(self.ctx, self.parts(item)) - 0.6 * self.ctx.em
        return self._change_size(item.change, room) is not None

    def _change_size(self, change: Text, room: float) -> float | None:
        """The change's size in pt: down to two thirds of a label's (never under its least), None
        when still too wide."""
        natural, size = width_of(self.ctx, change, "label"), self.ctx.pt("label")
        if natural <= room:
            return size
        least = self.ctx.theme.roles["label"].least
        floor = max(0.66 * size, least.pt(self.ctx.size) if least else 0.0)
        return size * room / natural if size * room / natural >= floor else None

    @cached_property
    def head(self) -> float:
        return max(self.label(i).depth for i in self.items)

    @cached_property
    def depth(self) -> float:
        """Label, figure and what stands under it, mm."""
        ctx = self.ctx
        foot = max((sum(b.depth for b in self.below(i)) for i in self.items), default=0.0)
        tail = foot + 0.3 * ctx.em if foot else 0.0
        return self.head + 0.55 * ctx.em + ctx.cap("figure") + 0.6 * ctx.em + tail

    def _icon(
        self, item: Datum, x: float, baseline: float, parts: Sequence[Run]
    ) -> tuple[Item, ...]:
        """A small icon at the cell's right edge, where figure and change leave room for it."""
        ctx = self.ctx
        used = runs_width(ctx, parts) + 0.6 * ctx.em
        if item.change is not None and self.beside(item):
            used += width_of(ctx, item.change, "label") + 0.6 * ctx.em
        size = min(0.62 * ctx.cap("figure"), self.cell - used)
        if item.icon is None or size < 1.4 * ctx.em:
            return ()
        mark = icon_path(ctx, item.icon, size, ctx.ink("second"))
        place = Matrix.translate(x + self.cell - size, baseline - size)
        return artifact([mark.at(place)])

    def draw(self, top: float) -> list[Item]:
        """The row with its top at ``top`` mm."""
        ctx = self.ctx
        out: list[Item] = []
        first = top + 0.1 * ctx.em
        baseline = first + self.head + 0.55 * ctx.em + ctx.cap("figure")
        ink = ctx.legible(ctx.ink(ctx.theme.roles["figure"].ink))
        for i, item in enumerate(self.items):
            x = i * (self.cell + ctx.gutter)
            if i:
                rule = rectangle(x - ctx.gutter / 2 - 0.1, first, 0.2, baseline - first)
                out += artifact([Path(rule, fill=ctx.ink("rule"))])
            label, parts = self.label(item), self.parts(item)
            drawn = [*label.items(x, first + self.head - label.depth)]
            drawn += draw_runs(ctx, parts, x, baseline, ink, ctx.legible(ctx.ink("text")))
            if item.change is not None and self.beside(item):
                left = runs_width(ctx, parts) + 0.6 * ctx.em
                size = self._change_size(item.change, self.cell - left)
                drawn += one_line(ctx, item.change, "label", x + left, baseline, size=size,
                                  ink=ctx.legible(ctx.ink("accent")))  # fmt: skip
            out += self._icon(item, x, baseline, parts)
            out.append(Tag("P", tuple(drawn), span=item.origin))
            y = baseline + 0.4 * ctx.em
            for block in self.below(item):
                out += block.draw(x, y)
                y += block.depth
        return out
