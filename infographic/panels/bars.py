"""A simple bar chart: one unit, zero base, every bar labelled."""

from __future__ import annotations

from dataclasses import dataclass

from infographic.diagnostics import Diagnostic
from infographic.frame import Frame, Item, Path, Tag, artifact, rectangle
from infographic.layout.text import lines, one_line, width_of
from infographic.panel import Context, Fit, Space, panel
from infographic.spec.fields import Model, spec
from infographic.spec.values import Figure, InkRef, Text


@dataclass(frozen=True, kw_only=True)
class Bar(Model):
    """One bar."""

    label: Text = spec(doc="what it stands for")
    value: Figure | None = spec(None, "its figure, in the source's digits")
    source: Text | None = spec(None, "the sentence it was taken from")


@dataclass(frozen=True, kw_only=True)
class Bars(Model):
    """Keys of `bars`."""

    title: Text = spec(doc="the finding, in the source's words")
    items: tuple[Bar, ...] = spec(doc="bars from top to bottom", many=True)
    unit: Text | None = spec(None, "the one unit of all bars")
    sort: bool = spec(True, "longest bar first")
    ink: InkRef = spec(InkRef("accent"), "ink of the first bar")
    mute: InkRef = spec(InkRef("second"), "ink of the other bars")
    note: Text | None = spec(None, "a remark under the chart")
    source: Text | None = spec(None, "the sentence the numbers were taken from")


@panel("bars", Bars)
def BARS(model: Bars, ctx: Context, space: Space) -> Fit:
    """Horizontal bars from zero, labelled with the source's digits."""
    title = lines(ctx, model.title, "chart-title", space.width, tag="Caption")
    pitch_least = ctx.grid * 1.15
    top = ctx.snap(title.depth + 0.35 * ctx.em)
    note = lines(ctx, model.note, "note", space.width) if model.note else None
    foot = note.depth + 0.3 * ctx.em if note else 0.0
    height = space.height or ctx.snap(top + pitch_least * len(model.items) + foot)
    notes = _checked(model)
    if not ctx.drawing or notes:
        return Fit(Frame(space.width, height, notes=tuple(notes)))
    bars = sorted(model.items, key=lambda b: -_size(b)) if model.sort else list(model.items)
    pitch = min((height - top - foot) / max(len(bars), 1), ctx.grid * 1.9)
    label_width = max(width_of(ctx, b.label, "chart-label") for b in bars) + 0.6 * ctx.em
    unit = model.unit.value if model.unit else ""
    value_width = max(_value_width(ctx, b, unit) for b in bars) + 0.5 * ctx.em
    longest = max((abs(_size(b)) for b in bars), default=1.0) or 1.0
    least = min(0.0, min((_size(b) for b in bars), default=0.0))
    room = space.width - label_width - value_width
    zero = label_width + room * (-least / (longest - least) if least < 0 else 0.0)
    scale = room / (longest - least if least < 0 else longest)
    thick = pitch * 0.62
    shapes: list[Item] = [
        Path(rectangle(0, 0.1 * ctx.em, space.width, 0.12 * ctx.em), fill=ctx.ink("text"))
    ]
    text: list[Item] = list(title.items(0, 0.35 * ctx.em))
    for i, bar in enumerate(bars):
        y = top + i * pitch + (pitch - thick) / 2
        middle = y + thick / 2
        size = _size(bar) * scale
        ink = ctx.ink(model.ink if i == 0 else model.mute)
        if size:
            shapes.append(
                Path(
                    rectangle(zero + min(size, 0.0), y, abs(size), thick), fill=ink, span=bar.origin
                )
            )
        base = middle + ctx.cap("chart-label") / 2
        text += one_line(
            ctx, bar.label, "chart-label", 0, base, align="right", width=label_width - 0.6 * ctx.em
        )
        shown = f"{bar.value.value}{unit}" if bar.value else "—"
        value = Text(shown, bar.value.span if bar.value else bar.origin)
        x = zero + max(size, 0.0) + 0.4 * ctx.em
        text += one_line(
            ctx,
            value,
            "chart-value",
            x,
            middle + ctx.cap("chart-value") / 2,
            ink=ctx.ink(model.ink) if i == 0 else None,
        )
    axis = Path(rectangle(zero - 0.1, top, 0.2, pitch * len(bars)), fill=ctx.ink("text"))
    alt = f"{model.title.value}：" + "，".join(
        f"{b.label.value}{b.value.value if b.value else '—'}{unit}" for b in bars
    )
    items: list[Item] = [
        *artifact([*shapes, axis]),
        Tag("Div", (Tag("P", tuple(text)),), alt=alt, span=model.origin),
    ]
    if note is not None:
        items += note.draw(0, height - note.depth)
    return Fit(Frame(space.width, height, tuple(items)))


def _size(bar: Bar) -> float:
    return (bar.value.number or 0.0) if bar.value else 0.0


def _value_width(ctx: Context, bar: Bar, unit: str) -> float:
    return width_of(ctx, Text(f"{bar.value.value if bar.value else '—'}{unit}"), "chart-value")


def _checked(model: Bars) -> list[Diagnostic]:
    """A bar's figure must be a number."""
    return [
        Diagnostic(
            "bad-value", f"`{b.value.value}` is no number, so no bar can be drawn", b.value.span
        )
        for b in model.items
        if b.value is not None and b.value.number is None
    ]
