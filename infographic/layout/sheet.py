"""The document: the body size that fills its pages, and the pages drawn.

The largest size within the spec's limits at which every page's rows fit is found by bisection on
estimates (text counted by first fit) and settled by measured trials; what depth is left goes
in whole lines to rows that stretch, else to the gaps between rows, never to the foot.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from infographic.diagnostics import Diagnostic
from infographic.layout.drawn import Sheet, draw
from infographic.layout.footnotes import notes_depth, unused_terms, with_notes
from infographic.layout.furniture import page_label
from infographic.layout.leaf import Leaf, measure_row, measure_rows, total_depth
from infographic.layout.outline import without_jumps
from infographic.layout.pages import entries_of, fixed_leaves, leaves_of, speaks_of_pages
from infographic.panel import Context
from infographic.places import PageText, Places, headings_of, words_of
from infographic.record import dataclass, field, replace
from infographic.spec.model import SpecFile
from infographic.spec.paging import all_rows

Mode = Literal["estimate", "measure"]

#: Body sizes are tried in steps of this many pt.
STEP = 0.05
#: Sizes below the largest that are tried for the sake of level feet, in steps of `STEP`.
_LEVEL_STEPS = range(1, 16)
#: Full layouts after the first, and the share of the page's depth that the last may leave.
_CLOSER, _NEAR = 2, 0.02
#: How often contents may change what they speak of before the last state is taken.
_ROUNDS = 4


def solve(spec: SpecFile, ctx: Context) -> tuple[Sheet, ...]:
    """Lay the spec's pages out at the largest body size at which all of them fit."""
    ctx = with_notes(spec, ctx, all_rows(spec))
    low, high = spec.body.size.low.pt(), spec.body.size.high.pt()
    steps = max(0, round((high - low) / STEP))
    sizes = (*(low + i * STEP for i in range(steps)), high)
    solvers = [_Solver(leaf, ctx, sizes) for leaf in fixed_leaves(spec, ctx)]
    index = steps
    for solver in solvers:
        index = min(index, solver.best(index))
    # A smaller size may be deeper by a line: go down until every page fits.
    while index > 0 and not all(s.fits(index, "measure") for s in solvers):
        index -= 1
    index = _within_extent(spec, ctx, sizes, index)
    made: dict[int, tuple[tuple[Sheet, ...], bool]] = {}

    def document(k: int) -> tuple[tuple[Sheet, ...], bool]:
        if k not in made:
            limit = "largest size allowed" if k == steps else "depth of the sheet"
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
        return sum(leaf.count for leaf in leaves) <= extent

    return index if fits(index) else _largest(index, fits)


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


@dataclass(frozen=True)
class _Solver:
    """Looks for one page's largest size.

    Few sizes are measured with lines truly broken; what the first of them shows of the
    estimates' error corrects the others.
    """

    leaf: Leaf
    ctx: Context
    sizes: tuple[float, ...]
    known: dict[tuple[int, str], tuple[float, int, bool]] = field(default_factory=dict)

    def at(self, index: int, mode: Mode) -> Context:
        """The page's context at a size."""
        return replace(self.ctx, size=round(self.sizes[index], 4), mode=mode)

    def trial(self, index: int, mode: Mode) -> tuple[float, int, bool]:
        """Spare depth in mm, what is not as it should be (see `Fit.flaws`), and whether something
        does not fit its row."""
        if (index, mode) not in self.known:
            ctx = self.at(index, mode)
            rows = measure_rows(self.leaf, ctx)
            spare = self.leaf.room(ctx).height - total_depth(rows)
            flaws, over = sum(r.flaws for r in rows), any(r.over for r in rows)
            self.known[index, mode] = (spare, flaws, over)
        return self.known[index, mode]

    def spare(self, index: int, mode: Mode) -> float:
        """Spare depth at a size, mm."""
        return self.trial(index, mode)[0]

    def fits(self, index: int, mode: Mode, error: float = 0.0) -> bool:
        """True when all rows fit the page, and all that is in them its row."""
        spare, _, over = self.trial(index, mode)
        return spare + error >= -0.01 and not over

    def best(self, steps: int) -> int:
        """The largest size up to ``steps`` at which the page fits; 0 when none does."""
        # Estimates are cautious: they count a line for the cuts that columns may need.
        line = self.at(steps, "estimate").grid
        index = _largest(steps, lambda k: self.fits(k, "estimate", line))
        near = _NEAR * self.leaf.room(self.ctx).height
        low, high = (index, steps + 1) if self.fits(index, "measure") else (-1, index)
        for _ in range(_CLOSER):
            if low >= 0 and self.spare(low, "measure") < near:
                break
            index = self.nearer(low, high)
            if not low < index < high:
                break
            low, high = (index, high) if self.fits(index, "measure") else (low, index)
        index = low
        if index >= 0:
            # Where a line is a large share of the page, a size a little larger may fit as well.
            while line > 2 * near and index < steps and self.fits(index + 1, "measure"):
                index += 1
        else:
            index = high - 1
            if high <= steps and self.trial(high, "measure")[2]:  # estimates do not see that
                index = _largest(index, lambda k: self.fits(k, "measure"))
            while index > 0 and not self.fits(index, "measure"):
                index -= 1
        return self.levelled(index) if self.trial(index, "measure")[1] else index

    def nearer(self, low: int, high: int) -> int:
        """Where a full layout is worth while, from one that fits (-1: none does) and one that does not
        (over the largest size: none).

        Text takes a depth that grows as the square of its size; between two that are known, the
        line through both says where nothing is left.
        """
        sizes, steps = self.sizes, len(self.sizes) - 1
        room = self.leaf.room(self.ctx).height
        if low >= 0 and high <= steps:
            over, under = self.spare(low, "measure"), -self.spare(high, "measure")
            if under <= 0.0:  # it is not the depth that does not fit
                return (low + high) // 2
            return low + int((high - low) * over / (over + under))
        known = low if low >= 0 else high
        used = max(room - self.spare(known, "measure"), 0.01 * room)
        goal = sizes[known] * (room / used) ** 0.5
        if low < 0:
            goal = min(goal, sizes[high - 1] if high else sizes[0])
        found = max((k for k, size in enumerate(sizes) if size <= goal + 1e-9), default=0)
        return max(found, low + 1) if low >= 0 and low < steps else found

    def levelled(self, index: int) -> int:
        """The size up to an index, some twentieths of a point smaller, at which feet are level and lines
        even, as far as there is one.

        The rows that have flaws are measured alone; only what is best for them is laid out in full.
        """
        fewest = self.trial(index, "measure")[1]
        flawed = [i for i, flaws in enumerate(self.row_flaws(index)) if flaws]
        better: list[tuple[int, int]] = []
        for step in _LEVEL_STEPS:
            if step > index:
                break
            flaws = sum(self.row_flaws(index - step, flawed))
            if flaws < fewest:
                better.append((flaws, step))
            if not flaws:
                break
        for _, step in sorted(better)[:1]:
            if self.trial(index - step, "measure")[1] < fewest and self.fits(
                index - step, "measure"
            ):
                return index - step
        return index

    def row_flaws(self, index: int, some: Sequence[int] | None = None) -> list[int]:
        """The flaws of each row, or of some."""
        ctx, nodes = self.at(index, "measure"), self.leaf.rows
        last = len(nodes) - 1
        return [
            measure_row(self.leaf, nodes[i], ctx, first=i == 0, last=i == last).flaws
            for i in (range(len(nodes)) if some is None else some)
        ]


def _largest(steps: int, fits: Callable[[int], bool]) -> int:
    """The largest index that fits (0 when none does), by bisection and a look above it: depths
    jump by whole lines, so a size a little larger may fit where a smaller one did not."""
    left, right = 0, steps
    if fits(steps):  # sheets often have room for all that is allowed
        return steps
    while left < right:
        middle = (left + right + 1) // 2
        if fits(middle):
            left = middle
        else:
            right = middle - 1
    return max((k for k in range(left + 2, min(steps, left + 4) + 1) if fits(k)), default=left)
