"""Hero tiles: one figure each, on a filled ground, all of a row on one baseline."""

from __future__ import annotations

from collections.abc import Sequence

from infographic.color import Ink
from infographic.frame import Item, Path, Tag, artifact, rectangle
from infographic.geometry import MM_PER_PT, Matrix
from infographic.layout.number import (
    LEAST,
    Datum,
    Run,
    draw_runs,
    fitted,
    remarks,
    runs,
    runs_width,
    statement,
)
from infographic.layout.pictogram import icon_path
from infographic.layout.text import Lines, lines
from infographic.panel import Context
from infographic.record import dataclass


@dataclass(frozen=True)
class Hero:
    """A tile's content set for its width, mm."""

    item: Datum
    role: str
    x: float
    width: float
    ground: Ink
    label: Lines
    parts: Sequence[Run]
    notes: Sequence[Lines]

    @property
    def below(self) -> float:
        """Depth of what stands under the figure, mm."""
        return sum(n.depth for n in self.notes)


def pad(ctx: Context) -> float:
    """White space inside a tile, mm."""
    return 1.0 * ctx.em


def hero_role(index: int, *, lead: bool) -> str:
    """The type role of a tile's figure."""
    return "hero" if lead and index == 0 else "hero-second"


def set_heroes(
    ctx: Context,
    items: Sequence[Datum],
    cells: Sequence[tuple[float, float]],
    inks: Sequence[Ink],
    *,
    lead: bool,
    share: float = 1.0,
) -> list[Hero]:
    """The tiles' content; ``cells`` are (left, width), mm; ``share``: of their role's size.

    Figures of one role are of one size, whatever their digits: a larger figure would be read as
    more important.
    """
    out = []
    shares = _shares(ctx, items, cells, lead, share)
    for i, (item, (x, width)) in enumerate(zip(items, cells, strict=False)):
        ground = inks[i % len(inks)]
        ink = ctx.readable_on(ground)
        inner, role = width - 2 * pad(ctx), hero_role(i, lead=lead)
        out.append(
            Hero(
                item, role, x, width, ground,
                lines(ctx, statement(item), "hero-label", inner, ink=ink),
                fitted(ctx, item, role, inner, share=shares[role]),
                [lines(ctx, t, "hero-note", inner, ink=ink) for t in remarks(item)],
            )
        )  # fmt: skip
    return out


def size_share(ctx: Context, heroes: Sequence[Hero]) -> float:
    """The share of their role's size that the figures of a row are set in."""
    sizes = [max(p.size for p in h.parts) / ctx.pt(h.role) for h in heroes if h.item.value]
    return min(sizes, default=1.0)


def _below(ctx: Context, heroes: Sequence[Hero]) -> float:
    """Depth from the figures' baseline to the tiles' inner foot: the deepest note."""
    deepest = max((h.below for h in heroes), default=0.0)
    return 0.8 * ctx.em + deepest if deepest else 0.0


def heroes_depth(ctx: Context, heroes: Sequence[Hero]) -> float:
    """Label, figure and note with air around them, mm: the deepest tile's."""
    if not heroes:
        return 0.0
    above = max(h.label.depth + 0.9 * ctx.em + _cap(h) for h in heroes)
    return 2 * pad(ctx) + above + _below(ctx, heroes)


def _shares(
    ctx: Context,
    items: Sequence[Datum],
    cells: Sequence[tuple[float, float]],
    lead: bool,
    share: float,
) -> dict[str, float]:
    """The share of each role's size at which all its figures fit their tiles."""
    out: dict[str, float] = {}
    for i, (item, (_, width)) in enumerate(zip(items, cells, strict=False)):
        role = hero_role(i, lead=lead)
        parts = fitted(ctx, item, role, width - 2 * pad(ctx), share=share)
        if item.phrase is None or item.value is not None:
            size = max((p.size for p in parts), default=0.0) / ctx.pt(role)
            out[role] = min(out.get(role, share), size)
    return {"hero": share, "hero-second": share} | out


def share_for(ctx: Context, heroes: Sequence[Hero], depth: float) -> float:
    """The share of their role's size at which the figures stand clear of their labels in tiles
    ``depth`` mm deep, but never less than ``LEAST``."""
    room = depth - 2 * pad(ctx) - _below(ctx, heroes) - 0.9 * ctx.em
    shares = [(room - h.label.depth) / _height(runs(ctx, h.item, h.role)) for h in heroes]
    return max(LEAST, min(1.0, *shares))


def _height(parts: Sequence[Run]) -> float:
    """Height of a figure's digits, mm (0.7 em in every condensed face we know)."""
    return max((p.size for p in parts), default=0.0) * MM_PER_PT * 0.7


def _cap(hero: Hero) -> float:
    return _height(hero.parts)


def draw_heroes(ctx: Context, heroes: Sequence[Hero], depth: float) -> list[Item]:
    """The tiles from the panel's top, ``depth`` mm deep."""
    inset = (ctx.grid - ctx.em) / 2  # tiles are level with plates and text beside them
    foot = depth - pad(ctx) - _below(ctx, heroes)
    out: list[Item] = []
    mark = _marks(ctx, heroes, depth, foot)
    for hero in heroes:
        left = hero.x + pad(ctx)
        box = rectangle(hero.x, inset, hero.width, depth - 2 * inset, ctx.theme.radius)
        out += artifact([Path(box, fill=hero.ground), *_watermark(ctx, hero, mark, foot)])
        label = hero.label.items(left, pad(ctx) - 0.2 * ctx.em)
        big = min((p.size for p in hero.parts), default=0.0)
        figure = draw_runs(ctx, hero.parts, left, foot, ctx.readable_on(hero.ground, big))
        out.append(Tag("P", (*label, *figure), span=hero.item.origin))
        y = foot + 0.8 * ctx.em
        for note in hero.notes:
            out += note.draw(left, y)
            y += note.depth
    return out


def _watermark(
    ctx: Context, hero: Hero, mark: tuple[float, bool] | None, foot: float
) -> list[Item]:
    """The icon as a lighter tint of the tile at its right edge."""
    if hero.item.icon is None or mark is None:
        return []
    size, corner = mark
    path = icon_path(ctx, hero.item.icon, size, hero.ground.at(0.8))
    right = hero.x + hero.width - pad(ctx)
    return [path.at(Matrix.translate(right - size, pad(ctx) if corner else foot - size))]


def _marks(
    ctx: Context, heroes: Sequence[Hero], depth: float, foot: float
) -> tuple[float, bool] | None:
    """Size of the row's icons and whether they stand in the upper corner, else beside the
    figures; None where one of them has no room: a row has all its icons, alike, or none."""
    edge = pad(ctx)
    shown = [hero for hero in heroes if hero.item.icon is not None]
    if not shown:
        return None
    wanted = depth * 0.34
    beside = [h.width - 3 * edge - runs_width(ctx, h.parts) for h in shown]
    corner = [
        h.width - 3 * edge - h.label.width >= wanted
        and (foot - _cap(h) - 2 * edge >= wanted or room >= wanted)
        for h, room in zip(shown, beside, strict=True)
    ]
    if all(corner):
        return (wanted, True) if wanted >= 2 * ctx.em else None
    size = min(wanted, *beside)
    return (size, False) if size >= 2 * ctx.em else None
