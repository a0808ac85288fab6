"""Chapters that flow through columns, cut where the spec allows."""

from __future__ import annotations

from infographic.layout.article import Chapter, Cut, chapter_blocks
from infographic.layout.columns import set_columns
from infographic.layout.flow import Block
from infographic.panel import Context, Fit, Space, panel
from infographic.record import dataclass
from infographic.spec.fields import Model, spec
from infographic.spec.values import InkRef


@dataclass(frozen=True, kw_only=True)
class Flow(Model):
    """Keys of `flow`."""

    SHORT = "chapters"
    chapters: tuple[Chapter, ...] = spec(doc="chapters in order", many=True)
    columns: int = spec(3, "columns to flow through", low=1, high=12)
    cut: Cut = spec("sentence", "where a column may end inside a chapter")
    ink: InkRef = spec(InkRef("accent"), "ink of the heads' bars")


@panel("flow", Flow, flows=True)
def FLOW(model: Flow, ctx: Context, space: Space) -> Fit:
    """Chapters flowing through level columns."""

    def blocks(width: float) -> list[Block]:
        out: list[Block] = []
        for i, chapter in enumerate(model.chapters):
            key = f"flow@{ctx.key}.{i}"
            out += chapter_blocks(
                ctx, chapter, width, key, first=i == 0, ink=model.ink, cut=model.cut
            )
        return out

    return set_columns(ctx, blocks, model.columns, space, ctx.gutter)
