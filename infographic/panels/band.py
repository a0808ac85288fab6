"""A section's heading across the sheet."""

from __future__ import annotations

from infographic.frame import Frame, Item, Path, Tag, artifact, rectangle
from infographic.layout.text import one_line, width_of
from infographic.panel import Context, Fit, Overset, Space, panel
from infographic.record import dataclass
from infographic.spec.fields import Model, spec
from infographic.spec.values import InkRef, Text


@dataclass(frozen=True, kw_only=True)
class Band(Model):
    """Keys of `band`."""

    SHORT = "title"
    title: Text = spec(doc="the heading")
    note: Text | None = spec(None, "a short text at the rule's end")
    inks: tuple[InkRef, ...] = spec(
        (InkRef("accent"), InkRef("second"), InkRef("main")),
        "inks of the rule's parts, left to right",
    )


@panel("band", Band, leads=True)
def BAND(model: Band, ctx: Context, space: Space) -> Fit:
    """A section heading with a rule that runs to the sheet's edge."""
    height = space.height or ctx.snap(ctx.line("section"))
    cap = ctx.cap("section")
    title = width_of(ctx, model.title, "section")
    end = space.width
    if model.note is not None:
        end -= width_of(ctx, model.note, "note") + 1.0 * ctx.em
    rest = Overset(0, cap - height, ctx.span) if cap > height + 0.01 else None
    if title > end + 0.01:
        what = "heading and note on one line" if model.note is not None else "the heading"
        rest = Overset(0, title - end, ctx.span, what, "width")
    if not ctx.drawing or rest is not None:
        return Fit(Frame(space.width, height), rest)
    baseline = height / 2 + cap / 2
    items: list[Item] = [
        Tag("H2", one_line(ctx, model.title, "section", 0, baseline), span=model.title.span)
    ]
    start = min(title + 1.4 * ctx.em, end)
    shares = (0.18, 0.09, 1.0)
    thick = 0.22 * ctx.em
    y = height / 2 - thick / 2
    rules: list[Item] = []
    x = start
    for i, ref in enumerate(model.inks):
        stop = end if i == len(model.inks) - 1 else min(end, x + (end - start) * shares[min(i, 2)])
        rules.append(Path(rectangle(x, y, stop - x, thick), fill=ctx.ink(ref)))
        x = stop
    items += artifact(rules)
    if model.note is not None:
        text = one_line(
            ctx, model.note, "note", end + 1.0 * ctx.em, height / 2 + ctx.cap("note") / 2
        )
        items.append(Tag("P", text, span=model.note.span))
    return Fit(Frame(space.width, height, tuple(items)))
