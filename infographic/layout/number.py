"""A figure as print sets it: qualifier, digits, unit, change, all on one baseline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from infographic.color import Ink
from infographic.diagnostics import Diagnostic
from infographic.frame import Item
from infographic.geometry import pt_to_mm
from infographic.layout.text import one_line, width_of
from infographic.panel import Context, Overset
from infographic.patterns import compiled
from infographic.record import dataclass
from infographic.spec.fields import Model, spec
from infographic.spec.values import Figure, Icon, Text

#: Unit size and gap in shares of the figure's size (docs/design notes on figures).
UNIT, GAP = 0.35, 0.065
_NUMBER = compiled(r"[+\-−]?\d+(?:[.,]\d+)*")
_RANGE = compiled(r"([～〜~])")
#: What stands for a figure that the content leaves out.
MISSING = "—"


@dataclass(frozen=True, kw_only=True)
class Datum(Model):
    """One figure with everything that belongs to it."""

    label: Text = spec(doc="what was counted; label, figure and unit read as one statement")
    value: Figure | None = spec(None, "the figure, in the source's digits (quote it)")
    unit: Text | None = spec(None, "its unit")
    qualifier: Text | None = spec(None, "what follows the unit (at least, about ...)")
    phrase: Text | None = spec(None, "words in the figure's place when there is no number")
    change: Text | None = spec(
        None, "how it changed; takes the figure's place when there is no value"
    )
    note: Text | None = spec(None, "a remark under the figure")
    last: Text | None = spec(None, "the value before, as the source words it")
    icon: Icon | None = spec(None, "an icon's name")
    missing: Text | None = spec(None, "what to print where there is no value; a dash otherwise")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a figure: text, type role, size in pt."""

    text: Text
    role: str
    size: float
    qualifier: bool = False


def runs(
    ctx: Context, item: Datum, role: str, unit_role: str = "unit", size: float | None = None
) -> list[Run]:
    """The figure's pieces from left to right.

    A change without a value is taken apart: its number stands as the figure, the words before
    it end the label (see `statement`), so that both together say what the source says.
    """
    pt = size if size is not None else ctx.pt(role)
    least = ctx.theme.roles[unit_role].least
    small = max(pt * UNIT, least.pt(ctx.size) if least else 0.0)
    out: list[Run] = []
    if item.value is not None:
        for part in _RANGE.split(item.value.value):
            # A range's mark is drawn small: no condensed face has the wide one.
            mark = _RANGE.fullmatch(part) is not None
            out.append(
                Run(
                    Text(part, item.value.span),
                    unit_role if mark else role,
                    pt * 0.5 if mark else pt,
                )
            )
    elif item.phrase is not None:
        return [Run(item.phrase, unit_role, pt * 0.52)]
    elif item.change is not None:
        m = _NUMBER.search(item.change.value)
        if m is None:
            return [Run(item.change, unit_role, pt * 0.52)]
        after = item.change.value[m.end() :]
        span = item.change.span
        out.append(Run(Text(m.group(), span), role, pt))
        if after.strip():
            out.append(Run(Text(after.strip(), span), unit_role, small))
        return out
    else:
        return [Run(item.missing or Text(MISSING, item.origin), unit_role, pt * 0.52)]
    for extra in (item.unit, item.qualifier):
        if extra is not None and extra.value:
            out.append(Run(extra, unit_role, small, extra is item.qualifier))
    return out


def statement(item: Datum) -> Text:
    """The label, with the words of a change that stands in the figure's place."""
    if item.value is not None or item.phrase is not None or item.change is None:
        return item.label
    m = _NUMBER.search(item.change.value)
    words = item.change.value[: m.start()].strip() if m else ""
    return Text(item.label.value + words, item.label.span)


def remarks(item: Datum) -> list[Text]:
    """What stands below the figure: its change (unless that took the figure's place), the value
    before, a note."""
    beside = item.value is not None or item.phrase is not None
    found = (item.change if beside else None, item.last, item.note)
    return [t for t in found if t is not None]


def runs_width(ctx: Context, parts: Sequence[Run]) -> float:
    """Width of the pieces with their gaps, mm."""
    if not parts:
        return 0.0
    gap = GAP * pt_to_mm(max([p.size for p in parts]))
    width = sum([width_of(ctx, p.text, p.role, p.size) for p in parts])
    joints = sum([not _tight(a, b) for a, b in pairwise(parts)])
    return width + gap * joints


def _tight(a: Run, b: Run) -> bool:
    """Two small pieces (unit and qualifier) follow one another without the figure's gap."""
    return a.size == b.size


def draw_runs(
    ctx: Context,
    parts: Sequence[Run],
    x: float,
    baseline: float,
    ink: Ink,
    unit_ink: Ink | None = None,
    qualifier_ink: Ink | None = None,
) -> list[Item]:
    """The pieces on one baseline from ``x``, mm."""
    if not parts or not ctx.drawing:
        return []
    big = max(p.size for p in parts)
    gap = GAP * pt_to_mm(big)
    out: list[Item] = []
    for i, part in enumerate(parts):
        if i and not _tight(parts[i - 1], part):
            x += gap
        colour = ink if part.size == big else (unit_ink or ink)
        if part.qualifier:
            colour = qualifier_ink or colour
        out += one_line(ctx, part.text, part.role, x, baseline, ink=colour, size=part.size)
        x += width_of(ctx, part.text, part.role, part.size)
    return out


def fitted(
    ctx: Context,
    item: Datum,
    role: str,
    width: float,
    unit_role: str = "unit",
    *,
    share: float = 1.0,
) -> list[Run]:
    """The figure's pieces at a share of their role's size, made smaller together where they are
    wider than ``width`` mm."""
    size = ctx.pt(role) * share
    parts = runs(ctx, item, role, unit_role, size)
    natural = runs_width(ctx, parts)
    if natural <= width:
        return parts
    return runs(ctx, item, role, unit_role, size * width / natural)


#: A figure is set smaller where its cell is narrow or shallow, but never under this share of its
#: role's size.
LEAST = 0.5


def crowded(
    ctx: Context, items: Iterable[Datum], role: str, width: float, unit_role: str = "unit"
) -> Overset | None:
    """What is overset when a figure and its unit would have to be set too small, else None."""
    for item in items:
        natural = runs_width(ctx, runs(ctx, item, role, unit_role))
        if natural * LEAST > width:
            words = item.phrase or item.change or item.missing or item.label
            shown = f"`{item.value}` and its unit" if item.value else f"`{words}`"
            what = f"{shown} in {width:.0f} mm"
            return Overset(0, natural * LEAST - width, item.origin, what, "width")
    return None


def unprinted(items: Iterable[Datum]) -> tuple[Diagnostic, ...]:
    """Warnings for texts that have no place: a unit without its figure, words beside it.

    ``missing`` stands by for a value and is not lost where there is one.
    """
    found = []
    for item in items:
        if item.value is not None:
            lost = {"phrase": item.phrase}
        else:
            lost = {"unit": item.unit, "qualifier": item.qualifier}
        for key, text in lost.items():
            if text is not None and text.value:
                why = "has a `value`" if item.value is not None else "has no `value`"
                message = f"`{key}: {text.value}` is not printed: `{item.label.value}` {why}"
                found.append(Diagnostic("unprinted", message, text.span, "warning"))
    return tuple(found)


__all__ = [
    "GAP",
    "LEAST",
    "MISSING",
    "UNIT",
    "Datum",
    "Run",
    "crowded",
    "draw_runs",
    "fitted",
    "remarks",
    "runs",
    "runs_width",
    "statement",
    "unprinted",
]
