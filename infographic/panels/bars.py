"""A simple bar chart: one unit, zero base, every bar labelled."""

from __future__ import annotations

from infographic.color import Ink
from infographic.diagnostics import Diagnostic
from infographic.frame import Frame, Item, Path, Tag, rectangle
from infographic.geometry import pt_to_mm
from infographic.layout.text import lines, one_line, width_of
from infographic.panel import Context, Fit, Overset, Space, panel
from infographic.record import dataclass
from infographic.spec.fields import Model, spec
from infographic.spec.values import Figure, InkRef, Text
from infographic.text.style import Piece


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
    pitch_least = max(ctx.grid * 1.15, _least_pitch(ctx))
    top = ctx.snap(title.depth + 0.35 * ctx.em)
    note = lines(ctx, model.note, "note", space.width) if model.note else None
    foot = note.depth + 0.3 * ctx.em if note else 0.0
    height = space.height or ctx.snap(top + pitch_least * len(model.items) + foot)
    notes = _checked(model)
    short = top + foot + _least_pitch(ctx) * len(model.items) - height
    rest = Overset(0, short, ctx.span, f"{len(model.items)} bars") if short > 0.01 else None
    if not ctx.drawing or notes or rest is not None:
        return Fit(Frame(space.width, height, notes=tuple(notes)), rest)
    bars = _in_order(model)
    pitch = min((height - top - foot) / max(len(bars), 1), ctx.grid * 3.6)
    widest = max((width_of(ctx, b.label, "chart-label") for b in bars), default=0.0)
    label_width = min(widest, space.width * 0.45) + 0.6 * ctx.em
    label_size = ctx.pt("chart-label") * min(1.0, (label_width - 0.6 * ctx.em) / max(widest, 0.1))
    unit = model.unit
    value_width = max((_value_width(ctx, b, unit) for b in bars), default=0.0) + 0.6 * ctx.em
    most = max((_size(b) for b in bars), default=0.0)
    least = min((_size(b) for b in bars), default=0.0)
    most, least = max(most, 0.0), min(least, 0.0)
    # Negative values stand left of their bars' ends, so they need their own room there.
    before = value_width if least < 0 else 0.0
    room = space.width - label_width - before - (value_width if most > 0 else 0.0)
    if room < 4 * ctx.em:
        rest = Overset(0, 4 * ctx.em - room, ctx.span, "too narrow for its labels", "width")
        return Fit(Frame(space.width, height), rest)
    scale = room / ((most - least) or 1.0)
    zero = label_width + before - least * scale
    thick = min(pitch * 0.62, 1.6 * ctx.grid)
    shapes: list[Item] = [
        Path(rectangle(0, 0.1 * ctx.em, space.width, 0.12 * ctx.em), fill=ctx.ink("text"))
    ]
    text: list[Item] = []
    for i, bar in enumerate(bars):
        y = top + i * pitch + (pitch - thick) / 2
        middle = y + thick / 2
        size = _size(bar) * scale
        first = i == 0 and bar.value is not None
        ink = ctx.ink(model.ink if first else model.mute)
        if size:
            box = rectangle(zero + min(size, 0.0), y, abs(size), thick)
            shapes.append(Path(box, fill=ink, span=bar.origin))
        base = middle + ctx.cap("chart-label") / 2
        text += one_line(
            ctx,
            bar.label,
            "chart-label",
            0,
            base,
            align="right",
            size=label_size,
            width=label_width - 0.6 * ctx.em,
        )
        baseline = middle + ctx.cap("chart-value") / 2
        x = zero + size + 0.4 * ctx.em
        if size < 0:
            x = zero + size - _value_width(ctx, bar, unit) - 0.4 * ctx.em
        text += _value(ctx, bar, unit, x, baseline, ink if first else None)
    axis = Path(rectangle(zero - 0.1, top, 0.2, pitch * len(bars)), fill=ctx.ink("text"))
    alt = f"{model.title.value}：" + "，".join(
        f"{b.label.value}{b.value.value if b.value else '—'}{unit.value if unit else ''}"
        for b in bars
    )
    head = Tag("P", tuple(title.items(0, 0.35 * ctx.em)), span=model.at("title"))
    items: list[Item] = [head, Tag("Figure", (*shapes, axis, *text), alt=alt, span=model.origin)]
    if note is not None:
        items += note.draw(0, height - note.depth)
    return Fit(Frame(space.width, height, tuple(items)))


def _least_pitch(ctx: Context) -> float:
    """Distance of bars at which their labels stand solid, mm."""
    return pt_to_mm(max(ctx.pt("chart-label"), ctx.pt("chart-value") * 0.8))


def _size(bar: Bar) -> float:
    return (bar.value.number or 0.0) if bar.value else 0.0


def _in_order(model: Bars) -> list[Bar]:
    """Longest first where the spec sorts; bars without a value always last."""
    known = [b for b in model.items if b.value is not None]
    if model.sort:
        known.sort(key=lambda b: -_size(b))
    return known + [b for b in model.items if b.value is None]


#: Type in colour is no smaller, pt (print.md, accent text).
_LEAST = 8.1


def _pieces(ctx: Context, bar: Bar, unit: Text | None, ink: Ink | None = None) -> list[Piece]:
    """The value in the figure face, a Han unit smaller behind it."""
    shown = Text(bar.value.value, bar.value.span) if bar.value else Text("—", bar.origin)
    out = [ctx.piece(shown, "chart-value", ink=ink)]
    if unit is not None and bar.value is not None:
        latin = unit.value.isascii()
        role = "chart-value" if latin else "chart-label"
        small = max(0.8 * ctx.pt("chart-label"), min(_LEAST, ctx.pt("chart-value")))
        share = 1.0 if latin else small / ctx.pt("chart-value")
        out.append(ctx.piece(unit, role, ink=ink, scale=share))
    return out


def _value(
    ctx: Context, bar: Bar, unit: Text | None, x: float, baseline: float, ink: Ink | None
) -> tuple[Item, ...]:
    return one_line(ctx, _pieces(ctx, bar, unit, ink), "chart-value", x, baseline)


def _value_width(ctx: Context, bar: Bar, unit: Text | None) -> float:
    return width_of(ctx, _pieces(ctx, bar, unit), "chart-value")


def _checked(model: Bars) -> list[Diagnostic]:
    """A bar's figure must be a number."""
    return [
        Diagnostic(
            "bad-value", f"`{b.value.value}` is no number, so no bar can be drawn", b.value.span
        )
        for b in model.items
        if b.value is not None and b.value.number is None
    ]
