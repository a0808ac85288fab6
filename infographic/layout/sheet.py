"""The document: the body size that fills its pages, and the pages drawn.

The largest size within the spec's limits at which every page's rows fit is found by bisection on
estimates (text counted by first fit) and settled by measured trials; what depth is left goes
in whole lines to rows that stretch, else to the gaps between rows, never to the foot.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from infographic.diagnostics import Diagnostic
from infographic.layout.drawn import Sheet, draw
from infographic.layout.footnotes import notes_depth, unused_terms, with_notes
from infographic.layout.furniture import page_label
from infographic.layout.leaf import Leaf
from infographic.layout.outline import without_jumps
from infographic.layout.pages import (
    entries_of,
    fixed_leaves,
    leaves_of,
    page_count,
    speaks_of_pages,
)
from infographic.layout.solver import Solver, largest
from infographic.panel import Context
from infographic.places import PageText, Places, headings_of, words_of
from infographic.record import replace
from infographic.spec.model import SpecFile
from infographic.spec.paging import all_rows

#: Body sizes are tried in steps of this many pt.
STEP = 0.05
#: How often contents may change what they speak of before the last state is taken.
_ROUNDS = 4


def solve(spec: SpecFile, ctx: Context) -> tuple[Sheet, ...]:
    """Lay the spec's pages out at the largest body size at which all of them fit."""
    ctx = with_notes(spec, ctx, all_rows(spec))
    low, high = spec.body.size.low.pt(), spec.body.size.high.pt()
    steps = max(0, round((high - low) / STEP))
    sizes = (*(low + i * STEP for i in range(steps)), high)
    solvers = [Solver(leaf, ctx, sizes) for leaf in fixed_leaves(spec, ctx)]
    index = steps
    gave_way = False
    for solver in solvers:
        found = solver.best(index)
        gave_way = solver.gave_way(found) or (gave_way and found == index)
        index = found
    # A smaller size may be deeper by a line: go down until every page fits.
    while index > 0 and not all(s.fits(index, "measure") for s in solvers):
        index -= 1
    index = _within_extent(spec, ctx, sizes, index)
    made: dict[int, tuple[tuple[Sheet, ...], bool]] = {}

    def document(k: int) -> tuple[tuple[Sheet, ...], bool]:
        if k not in made:
            limit = "largest size allowed" if k == steps else "depth of the sheet"
            limit = "level feet" if k == index and gave_way else limit
            made[k] = _document(spec, replace(ctx, size=round(sizes[k], 4)), limit, last=k == 0)
        return made[k]

    if not document(index)[1]:  # flows, lists of pages and notes are known when they are drawn
        index = _bisected(index, lambda k: document(k)[1])
    return document(index)[0]


def _bisected(high: int, fits: Callable[[int], bool]) -> int:
    """The largest index under ``high``, which does not fit, that does; 0 when none does."""
    low = 0
    while high - low > 1:
        middle = (low + high) // 2
        if fits(middle):
            low = middle
        else:
            high = middle
    return low


def _within_extent(spec: SpecFile, ctx: Context, sizes: Sequence[float], index: int) -> int:
    """The largest index up to ``index`` at which there are no more pages than asked for."""
    if spec.extent is None:
        return index
    extent = spec.extent

    def fits(k: int) -> bool:
        leaves = leaves_of(spec, replace(ctx, size=round(sizes[k], 4), mode="measure"))
        return page_count(leaves) <= extent

    return index if fits(index) else largest(index, fits)


def _document(
    spec: SpecFile, ctx: Context, limit: str, *, last: bool
) -> tuple[tuple[Sheet, ...], bool]:
    """All pages at one size; those that speak of others come last.  Also whether all fit.

    ``last``: no smaller size is allowed.
    """
    moving = any(entry.flow and speaks_of_pages(entry.flow) for entry in entries_of(spec))
    leaves, early = _early(spec, ctx, limit)
    late = [i for i in range(len(leaves)) if i not in early]
    drawn: dict[int, tuple[Sheet, ...]] = dict(early)
    places: Places | None = None
    for _ in range(_ROUNDS if late else 0):
        found = _places(spec, early, drawn, ctx)
        if found == places:
            break
        places = found
        knowing = replace(ctx, places=places)
        if moving:  # lists that flow take more pages the more they know
            leaves, early = _early(spec, knowing, limit)
            late = [i for i in range(len(leaves)) if i not in early]
        drawn = early | {i: draw(spec, leaves[i], leaves, knowing, limit) for i in late}
    sheets = _in_order(drawn)
    many = spec.extent is not None and len(sheets) > spec.extent
    fits = not many and not any(n.code == "overset" for s in sheets for n in s.notes)
    frames = without_jumps([sheet.frame for sheet in sheets])
    outlined = [replace(s, frame=f) for s, f in zip(sheets, frames, strict=True)]
    said = unused_terms(spec, ctx)
    if spec.extent is not None and len(outlined) != spec.extent:
        said.append(_count_note(spec, outlined, last))
    outlined[0] = replace(outlined[0], notes=(*outlined[0].notes, *said))
    return tuple(outlined), fits


_Drawn = Mapping[int, tuple[Sheet, ...]]


def _early(
    spec: SpecFile, ctx: Context, limit: str
) -> tuple[tuple[Leaf, ...], dict[int, tuple[Sheet, ...]]]:
    """The pages, and those drawn that do not speak of others.

    A note takes depth from the page that its term falls on, and may so push the term to the
    next one.  So pages are settled from the first on: one that lacks room for a note keeps what
    it had and gets it; those behind it get what fell on them.
    """
    noted: dict[int, tuple[int, ...]] = {}
    while True:
        leaves = leaves_of(spec, ctx, noted)
        drawn = {i: draw(spec, leaf, leaves, ctx, limit) for i, leaf in enumerate(leaves)
                 if not speaks_of_pages(leaf.rows)}  # fmt: skip
        told = {i: tuple(sorted({n for s in sheets for n in s.explained}))
                for i, sheets in drawn.items()}  # fmt: skip
        short = [i for i in sorted(told) if not set(told[i]) <= set(leaves[i].notes)]
        if not short:
            return leaves, drawn
        page = leaves[short[0]]
        settled = {k: v for k, v in noted.items() if k < page.number}
        # One at a time: with room for the first the others may fall on the next page.
        missing = min(set(told[short[0]]) - set(page.notes))
        behind = {leaves[i].number: _few(leaves[i], told[i], ctx) for i in told if i > short[0]}
        noted = settled | behind | {page.number: tuple(sorted({*page.notes, missing}))}


#: A first guess gives notes at most this share of a page.
_NOTES = 0.3


def _few(leaf: Leaf, numbers: Sequence[int], ctx: Context) -> tuple[int, ...]:
    """The first of some notes: as many as take a modest share of the page."""
    most, few = _NOTES * leaf.area.height, tuple(numbers)
    while few and notes_depth(few, leaf.measure, leaf.on(ctx)) > most:
        few = few[:-1]
    return few


def _places(spec: SpecFile, early: _Drawn, drawn: _Drawn, ctx: Context) -> Places:
    """The headings of all pages so far, and the words of those that do not speak of others."""
    headings = tuple(
        heading
        for sheet in _in_order(drawn)
        for heading in headings_of(sheet.frame.items, sheet.number, page_label(spec, sheet.number))
    )
    marks = {term.term.span for term in ctx.terms}  # `12只` is found behind `书箱①`
    texts = tuple(
        PageText(s.number, page_label(spec, s.number), words_of(s.frame.items, marks))
        for s in _in_order(early)
    )
    return Places(headings, texts)


def _in_order(drawn: _Drawn) -> list[Sheet]:
    return [sheet for i in sorted(drawn) for sheet in drawn[i]]


def _count_note(spec: SpecFile, sheets: Sequence[Sheet], last: bool) -> Diagnostic:
    """The document does not have the pages that were asked for."""
    count, at = len(sheets), f"{sheets[0].size:g} pt"
    at += ", the smallest size allowed" if last and count > (spec.extent or 0) else ""
    return Diagnostic(
        "page-count",
        f"the document has {count} pages at {at}; `extent` asks for {spec.extent}",
        spec.at("extent"),
        "warning",
        hints=("change `extent`, the range of `body: {size: ...}`, or the pages",),
    )
