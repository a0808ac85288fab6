"""The table of contents: the document's headings and the pages they stand on."""

from __future__ import annotations

from infographic.layout.columns import column_width
from infographic.layout.register import Entry, Target, entry, set_register
from infographic.panel import Context, Fit, Space, panel
from infographic.places import Heading
from infographic.record import dataclass
from infographic.spec.fields import Model, spec
from infographic.spec.values import Text


@dataclass(frozen=True, kw_only=True)
class Contents(Model):
    """Keys of `contents`."""

    SHORT = "title"
    title: Text | None = spec(None, "a heading over the list")
    levels: int = spec(2, "how deep it goes: 1 for sections, 2 for their panels too", low=1, high=3)
    columns: int = spec(1, "columns of the list", low=1, high=6)


@panel("contents", Contents, late=True, flows=True)
def CONTENTS(model: Contents, ctx: Context, space: Space) -> Fit:
    """The document's headings with the numbers of their pages."""
    width = column_width(space.width, model.columns, ctx.gutter)
    wanted = [h for h in ctx.places.headings if _listed(h, model)]
    top = min((h.level for h in wanted), default=2)
    entries = [_entry(ctx, h, width, first=h.level == top) for h in wanted]
    return set_register(ctx, space, model.title, entries, model.columns)


def _listed(heading: Heading, model: Contents) -> bool:
    own = model.title is not None and heading.span == model.title.span
    return 2 <= heading.level < 2 + model.levels and not own


def _entry(ctx: Context, heading: Heading, width: float, *, first: bool) -> Entry:
    """``first``: a section, not what stands in it."""
    return entry(
        ctx,
        Text(heading.title, heading.span),
        (Target(heading.label, heading.page),),
        "contents" if first else "contents-item",
        width,
        above=1 if first else 0,
        inset=0.0 if first else 1.0 * ctx.em,
    )
