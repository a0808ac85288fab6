"""Who issued the sheet, from what source, when."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.color import contrast
from infographic.frame import Frame, Path, Tag, artifact, rectangle
from infographic.layout.text import lines
from infographic.panel import Context, Fit, Space, panel
from infographic.spec.fields import Model, spec
from infographic.spec.values import InkRef, Text


@dataclass(frozen=True, kw_only=True)
class Colophon(Model):
    """Keys of `colophon`."""

    SHORT = "lines"
    issuer: Text | None = spec(None, "who issued the sheet")
    source: Text | None = spec(None, "what the content was taken from")
    date: Text | None = spec(None, "date of the source or the sheet")
    press: Text | None = spec(None, "press line or remark")
    lines: tuple[Text, ...] = spec((), "further lines", many=True)
    ink: InkRef | None = spec(None, "ink of the text")
    rule: bool = spec(False, "a thin rule above")


@panel("colophon", Colophon)
def COLOPHON(model: Colophon, ctx: Context, space: Space) -> Fit:
    """Issuer, source, date and press line in one quiet line."""
    parts = [t for t in (model.issuer, model.source, model.date, model.press, *model.lines) if t]
    own = ctx.ink(model.ink or ctx.theme.roles["colophon"].ink)
    ground = space.ground or ctx.ink("paper")
    ink = own if model.ink or contrast(own, ground) >= 3.0 else ctx.readable_on(ground)
    gap = 2.0 * ctx.em
    blocks, x, y = [], 0.0, 0.0
    pitch = ctx.line("colophon")
    for text in parts:
        natural = lines(ctx, text, "colophon", space.width, ink=ink)
        width = min(space.width, natural.paragraph.prepared.natural * natural.paragraph.em + 0.01)
        if x and x + width > space.width:
            x, y = 0.0, y + pitch
        block = lines(ctx, text, "colophon", width, ink=ink)
        blocks.append((block, x, y, text))
        x += width + gap
        if block.count > 1:
            x, y = 0.0, y + block.depth
    bottom = max((y + b.depth for b, _, y, _ in blocks), default=0.0)
    height = space.height or ctx.snap(bottom + (0.5 * ctx.em if model.rule else 0.0))
    if not ctx.drawing:
        return Fit(Frame(space.width, height))
    top = (height - bottom) / 2 if space.height else 0.0
    items = [Tag("P", tuple(b.items(x, y + top)), span=t.span) for b, x, y, t in blocks]
    if model.rule:
        line = Path(rectangle(0, 0, space.width, 0.2), fill=ctx.ink("rule"))
        return Fit(Frame(space.width, height, (*artifact([line]), *items)))
    return Fit(Frame(space.width, height, tuple(items)))
