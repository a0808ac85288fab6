"""An index of figures: what was counted, the figure, and the pages that print it."""

from __future__ import annotations

from infographic.diagnostics import Diagnostic
from infographic.layout.columns import column_width
from infographic.layout.number import Datum, statement
from infographic.layout.register import Target, entry, set_register
from infographic.panel import Context, Fit, Space, panel
from infographic.record import dataclass, replace
from infographic.spec.fields import Model, spec
from infographic.spec.values import Text


@dataclass(frozen=True, kw_only=True)
class Index(Model):
    """Keys of `index`."""

    SHORT = "items"
    items: tuple[Datum, ...] = spec(doc="figures to find, in the order of the list", many=True)
    title: Text | None = spec(None, "a heading over the list")
    columns: int = spec(2, "columns of the list", low=1, high=6)


@panel("index", Index, late=True, flows=True)
def INDEX(model: Index, ctx: Context, space: Space) -> Fit:
    """Figures with the numbers of the pages that print them."""
    width = column_width(space.width, model.columns, ctx.gutter)
    entries, notes = [], []
    for item in model.items:
        label, figure, unit = _asked(item)
        pages = ctx.places.printed(label, figure, unit) if figure else ()
        if not pages and ctx.places.pages:
            notes.append(_nowhere(item, f"{figure}{unit}"))
        after = item.qualifier.value if item.qualifier and item.value else ""
        text = Text(f"{label} {figure}{unit}{after}".strip(), item.label.span)
        told = [p for p in pages if p.label] or pages[:1]  # pages before the first: no number
        targets = [Target(p.label, p.page) for p in told]
        entries.append(entry(ctx, text, targets, "index-item", width))
    fit = set_register(ctx, space, model.title, entries, model.columns)
    return replace(fit, frame=replace(fit.frame, notes=(*fit.frame.notes, *notes)))


def _asked(item: Datum) -> tuple[str, str, str]:
    """Label, figure and unit as the pages print them one after the other."""
    label = statement(item).value
    if item.value is not None:
        return label, item.value.value, item.unit.value if item.unit else ""
    if item.phrase is not None:
        return label, item.phrase.value, ""
    if item.change is not None and label.startswith(item.label.value):
        words = label[len(item.label.value) :]
        return label, item.change.value[len(words) :].strip(), ""
    return label, "", ""


def _nowhere(item: Datum, figure: str) -> Diagnostic:
    return Diagnostic(
        "unprinted",
        f"no page prints `{item.label.value}` with {figure or 'a figure'}: "
        "the index has no number for it",
        item.label.span,
        "warning",
        hints=("take it out of the index, or print it on a page",),
    )
