"""One page's rows: their natural depths, and how spare depth is shared out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from infographic.color import Ink
from infographic.diagnostics import NOWHERE, Span
from infographic.geometry import Rect
from infographic.layout.boxes import place
from infographic.layout.footnotes import notes_depth
from infographic.panel import Context, Space
from infographic.record import dataclass
from infographic.spec.model import Backdrop, PanelNode, Section
from infographic.spec.values import InkRef, Length

#: Lines that a gap between rows may gain when depth is left over.
_MOST_GAP = 3


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page, or two facing ones, before it is laid out.

    ``area``: the page inside its margins, mm from the trim's corner (of the left page).
    ``number`` counts from 1.  ``fold``: where the inner margins of two pages begin and end, mm
    from the area's left.  ``runs``: its rows are a stretch of a flow, ``last`` its end, ``begun`` not its start.
    """

    rows: tuple[PanelNode, ...]
    width: float
    height: float
    bleed: float
    area: Rect
    tint: InkRef | None
    gap: Length
    number: int = 1
    turned: bool = False
    fold: tuple[float, float] | None = None
    section: Section | None = None
    backdrop: Backdrop | None = None
    running: bool = True
    runs: bool = False
    last: bool = False
    begun: bool = False
    #: A running head, a page number stand in the margins: art does not run over them.
    headed: bool = False
    footed: bool = False
    #: Explained terms whose notes the page has room for.
    notes: tuple[int, ...] = ()
    #: Where the spec asks for it, and for its tint; ``unasked``: an empty page that nobody asked for.
    origin: Span = NOWHERE
    tint_at: Span = NOWHERE
    unasked: bool = False

    @property
    def count(self) -> int:
        """How many pages it is."""
        return 2 if self.fold else 1

    def on(self, ctx: Context) -> Context:
        """The context on this page."""
        side: Literal["left", "right"] = "left" if self.turned else "right"
        return ctx.but(side=side, ground=self.ground(ctx))

    @property
    def measure(self) -> float:
        """Width of the notes at the foot, mm: of the page, or of the left one of two."""
        return self.fold[0] if self.fold else self.area.width

    def room(self, ctx: Context) -> Rect:
        """The area that is left for rows over the notes at its foot."""
        notes = notes_depth(self.notes, self.measure, self.on(ctx))
        return self.area.inset(0.0, 0.0, 0.0, notes)

    def ground(self, ctx: Context) -> Ink | None:
        """The ink that the page's rows stand on; None for bare paper."""
        ref = self.backdrop.ink if self.backdrop is not None else self.tint
        return ctx.ink(ref) if ref is not None else None

    def space(self, ctx: Context, height: float | None, first: bool, last: bool) -> Space:
        """What a full-width row gets."""
        area, bleed = self.area, self.bleed
        return Space(
            area.width,
            height,
            area.x + bleed,
            self.width * self.count - area.right + bleed,
            area.y + bleed if first and not self.headed else 0.0,
            self.height - area.bottom + bleed if last and not self.footed else 0.0,
            ground=self.ground(ctx),
            fold=self.fold,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A row's least and greatest depth, the gap below it and its rise over the row above, mm.

    ``over``: something in it does not fit, whatever depth it gets.
    """

    node: PanelNode
    least: float
    most: float
    gap: float
    overlap: float = 0.0
    flaws: int = 0
    over: bool = False


def measure_rows(leaf: Leaf, ctx: Context) -> list[Row]:
    """Natural depths of the rows, in whole grid lines."""
    count = len(leaf.rows)
    return [
        measure_row(leaf, node, ctx, first=i == 0, last=i == count - 1)
        for i, node in enumerate(leaf.rows)
    ]


def measure_row(leaf: Leaf, node: PanelNode, ctx: Context, *, first: bool, last: bool) -> Row:
    """A row's natural depth in whole grid lines."""
    quiet = leaf.on(ctx).quiet
    fixed = node.place.height
    if fixed is not None:
        low, high = fixed.low.mm(ctx.size), fixed.high.mm(ctx.size)
        # A declared depth that the content outgrows is taken at its upper limit, and the
        # panel reports what does not fit.
        if fixed.low != fixed.high:
            natural = place(node, quiet, leaf.space(quiet, None, first, last))
            low = min(max(low, ctx.snap(natural.frame.height)), max(high, low))
        least, most = low, max(low, high)
        fit = place(node, quiet, leaf.space(quiet, most, first, last))
        flaws = 0
    else:
        fit = place(node, quiet, leaf.space(quiet, None, first, last))
        least, flaws = ctx.snap(fit.frame.height), fit.flaws
        most = least * 1.25 if node.place.stretch else least
    over = fit.rest is not None or any(n.code == "overset" for n in fit.frame.notes)
    if node.place.fill:
        most = leaf.area.height
    wanted = gap_below(leaf, node, ctx)
    gap = 0.0 if last else wanted
    if fixed is not None and not last and abs(ctx.snap(least) - least) > 1e-6:
        # A declared depth is kept to the millimetre; the gap brings the rows below it back
        # onto the grid.
        own = node.place.gap if node.place.gap is not None else leaf.gap
        gap = ctx.snap(least + own.mm(ctx.size)) - least
    overlap = 0.0 if first or not node.place.overlap else ctx.snap(node.place.overlap.mm(ctx.size))
    return Row(node, least, most, gap, overlap, flaws, over)


def _has_text(node: PanelNode) -> bool:
    """True for a panel of running text, or one that holds some."""
    inner = node.model.items if node.type.container else ()
    return bool(node.type.flows) or any(_has_text(each) for each in inner)


def gap_below(leaf: Leaf, node: PanelNode, ctx: Context) -> float:
    """The gap under a row in whole grid lines, mm."""
    gap = node.place.gap if node.place.gap is not None else leaf.gap
    wanted = gap.mm(ctx.size)
    return 0.0 if wanted == 0 else max(round(wanted / ctx.grid), 1) * ctx.grid


def total_depth(rows: Sequence[Row]) -> float:
    """Depth of the rows with their gaps, mm."""
    return sum(r.least + r.gap - r.overlap for r in rows)


def share_out_depth(
    rows: Sequence[Row], spare: float, grid: float, *, foot: bool = False
) -> tuple[list[float], list[float], float]:
    """Depths, gaps, and the depth that nothing may take.

    Whole lines go to rows that stretch, then to the gaps (each may grow by ``_MOST_GAP`` lines).
    What is left of a line goes under the first row, so that all text below stands on one grid; it
    stays at the foot where that row has running text too, and with ``foot``, so that the first lines
    of facing pages are level.
    """
    depths, gaps = [r.least for r in rows], [r.gap for r in rows]
    if spare <= 0:
        return depths, gaps, 0.0
    whole = int((spare + 1e-6) // grid)
    rest = spare - whole * grid
    while whole:
        open_rows = [i for i, r in enumerate(rows) if depths[i] + grid <= r.most + 1e-6]
        if not open_rows:
            break
        i = min(open_rows, key=lambda k: (depths[k] - rows[k].least) / max(rows[k].least, 1e-6))
        depths[i] += grid
        whole -= 1
    places = [i for i in range(len(rows) - 1) if gaps[i] > 0]
    # A heading stays with its text: its gap grows only where there is no other.
    places = [i for i in places if not rows[i].node.type.leads] or places
    for _ in range(_MOST_GAP):
        for i in places:
            if whole:
                gaps[i] += grid
                whole -= 1
    if len(rows) > 1 and not foot and not _has_text(rows[0].node):
        gaps[0] += rest
        rest = 0.0
    return depths, gaps, whole * grid + rest
