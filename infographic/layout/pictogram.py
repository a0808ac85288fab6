"""Icons as filled outlines."""

from __future__ import annotations

from infographic.color import Ink
from infographic.frame import Group, Item, Path, Segments
from infographic.geometry import Matrix
from infographic.panel import Context
from infographic.record import dataclass
from infographic.spec.values import Icon


@dataclass(frozen=True, slots=True)
class Pictogram:
    """An icon's outline in a square box from its top left corner, mm."""

    segments: Segments
    ink: Ink
    icon: Icon

    def at(self, matrix: Matrix) -> Item:
        """The icon moved to its place."""
        return Group((Path(self.segments, fill=self.ink, span=self.icon.span),), matrix)


def icon_path(ctx: Context, icon: Icon, size: float, ink: Ink) -> Pictogram:
    """An icon of ``size`` mm in one ink."""
    key = ("icon", icon.name, round(size, 4))
    if key not in ctx.memo:
        ctx.memo[key] = ctx.icon(icon, size)
    return Pictogram(ctx.memo[key], ink, icon)
