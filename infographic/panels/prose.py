"""Running text with an optional head, in one or more level columns."""

from __future__ import annotations

from infographic.layout.article import Chapter, Cut, chapter_blocks
from infographic.layout.columns import set_columns
from infographic.layout.flow import Block
from infographic.panel import Context, Fit, Space, panel
from infographic.record import dataclass
from infographic.spec.fields import spec
from infographic.spec.values import InkRef


@dataclass(frozen=True, kw_only=True)
class Prose(Chapter):
    """Keys of `prose`."""

    columns: int = spec(1, "columns inside the panel", low=1, high=12)
    cut: Cut = spec("line", "where a column may end inside a paragraph")
    ink: InkRef = spec(InkRef("main"), "ink of the head's bar")
    indent: float = spec(2.0, "first-line indent, em", low=0, high=4)


@panel("prose", Prose, flows=True)
def PROSE(model: Prose, ctx: Context, space: Space) -> Fit:
    """Running text under an optional head, justified on the baseline grid."""
    key = f"prose@{ctx.key}"

    def blocks(width: float) -> list[Block]:
        return chapter_blocks(
            ctx, model, width, key, first=True, ink=model.ink, indent=model.indent, cut=model.cut
        )

    return set_columns(ctx, blocks, model.columns, space, ctx.gutter)
