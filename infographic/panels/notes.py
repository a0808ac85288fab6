"""Ruled lines to write on."""

from __future__ import annotations

from infographic.frame import Frame, Item, Path, artifact, rectangle
from infographic.layout.text import lines
from infographic.panel import Context, Fit, Overset, Space, panel
from infographic.record import dataclass
from infographic.spec.fields import Model, spec
from infographic.spec.values import InkRef, Length, Text


@dataclass(frozen=True, kw_only=True)
class Notes(Model):
    """Keys of `notes`."""

    SHORT = "title"
    title: Text | None = spec(None, "a word over the lines")
    count: int = spec(3, "lines at least; more where the panel is deeper", low=1, high=60)
    pitch: Length = spec(Length(8, "mm"), "distance of the lines")
    ink: InkRef = spec(InkRef("rule"), "ink of the lines")


@panel("notes", Notes)
def NOTES(model: Notes, ctx: Context, space: Space) -> Fit:
    """Ruled lines for notes, as many as the depth holds."""
    pitch = model.pitch.mm(ctx.size)
    head = lines(ctx, model.title, "label", space.width) if model.title else None
    top = head.depth if head else 0.0
    height = space.height or ctx.snap(top + model.count * pitch)
    short = top + model.count * pitch - height
    rest = Overset(0, short, ctx.span, f"{model.count} lines") if short > 0.01 else None
    if not ctx.drawing or rest is not None:
        return Fit(Frame(space.width, height), rest)
    items: list[Item] = head.draw(0, 0) if head else []
    thick = ctx.theme.rule * 25.4 / 72
    count = int((height - top + 1e-6) // pitch)
    rules: list[Item] = [
        Path(
            rectangle(0, top + (i + 1) * pitch - thick, space.width, thick), fill=ctx.ink(model.ink)
        )
        for i in range(count)
    ]
    return Fit(Frame(space.width, height, (*items, *artifact(rules))))
