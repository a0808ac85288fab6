"""Panels that hold panels: side by side, or below one another."""

from __future__ import annotations

from collections.abc import Sequence

from infographic.layout.boxes import side_by_side, stack
from infographic.layout.widths import level_widths
from infographic.panel import Context, Fit, Space, panel
from infographic.record import dataclass, replace
from infographic.spec.fields import Model, spec
from infographic.spec.model import PanelNode
from infographic.spec.values import Length


@dataclass(frozen=True, kw_only=True)
class Panels(Model):
    """Keys of `panels`."""

    SHORT = "items"
    items: tuple[PanelNode, ...] = spec(doc="panels from left to right")
    columns: int | None = spec(None, "set them in this many equal columns", low=1, high=48)
    mirror: bool = spec(
        False, "on left pages of facing ones from right to left; reading order stays the spec's"
    )
    level: bool = spec(
        False, "solve the widths so that all panels end level; spans are where it starts from"
    )


@dataclass(frozen=True, kw_only=True)
class Stack(Model):
    """Keys of `stack`."""

    SHORT = "items"
    items: tuple[PanelNode, ...] = spec(doc="panels from top to bottom")
    gap: Length = spec(Length(1, "em"), "space between them")


@panel("panels", Panels, container=True)
def PANELS(model: Panels, ctx: Context, space: Space) -> Fit:
    """Panels side by side, all as deep as the deepest; on two facing pages, on both of them."""
    items = _mirrored(model, ctx) if model.mirror and ctx.side == "left" else model.items

    def row(nodes: Sequence[PanelNode], space: Space) -> Fit:
        if model.level:
            return level_widths(nodes, ctx, space)
        return side_by_side(nodes, ctx, space, model.columns)

    if space.fold is not None:
        from infographic.layout.facing import beside_fold

        return beside_fold(model.items, ctx, space, row)
    return row(items, space)


def _mirrored(model: Panels, ctx: Context) -> tuple[PanelNode, ...]:
    """The panels from right to left, read as the spec has them; made once."""
    key = ("mirrored", id(model))
    if key not in ctx.memo:
        numbered = (
            replace(node, place=replace(node.place, order=i)) if node.place.order is None else node
            for i, node in enumerate(model.items)
        )
        ctx.memo[key] = (model, tuple(reversed(tuple(numbered))))
    made: tuple[PanelNode, ...] = ctx.memo[key][1]
    return made


@panel("stack", Stack, container=True)
def STACK(model: Stack, ctx: Context, space: Space) -> Fit:
    """Panels below one another in one cell."""
    return stack(model.items, ctx, space, model.gap.mm(ctx.size))
