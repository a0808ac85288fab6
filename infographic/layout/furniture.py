"""What every page carries outside its live area: running head and page number."""

from __future__ import annotations

from infographic.frame import Item, artifact
from infographic.layout.leaf import Leaf
from infographic.layout.text import one_line, width_of
from infographic.panel import Context
from infographic.spec.model import SpecFile
from infographic.spec.values import Text


def furniture(spec: SpecFile, leaf: Leaf, ctx: Context) -> tuple[Item, ...]:
    """Running head over the live area and folio under it, at the outer edge.

    Artifacts: readers announce page numbers themselves (PDF/UA-1 7.8).
    """
    running = spec.running
    if running is None or leaf.number < running.first or not ctx.drawing:
        return ()
    outer_left = spec.page.facing and leaf.number % 2 == 0
    area = leaf.area
    out: list[Item] = []

    def outer(text: Text, baseline: float) -> None:
        x = area.x if outer_left else area.right - width_of(ctx, text, "running")
        out.extend(one_line(ctx, text, "running", x, baseline))

    if running.head is not None:
        outer(running.head, area.y / 2 + ctx.cap("running") / 2)
    if running.folio:
        foot = (leaf.height + area.bottom) / 2 + ctx.cap("running") / 2
        outer(Text(str(leaf.number + running.offset), running.origin), foot)
    return artifact(out)
