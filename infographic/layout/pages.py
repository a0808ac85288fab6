"""The spec's pages in order: single ones, facing ones, and rows that run over many."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from infographic.diagnostics import NOWHERE
from infographic.geometry import Rect
from infographic.layout.boxes import place
from infographic.layout.footnotes import notes_on
from infographic.layout.leaf import Leaf, gap_below, measure_row
from infographic.panel import Context, Fit, Space
from infographic.record import replace
from infographic.spec.model import Margin, Master, PageEntry, PanelNode, Section, SpecFile
from infographic.spec.values import Length, LengthRange

_PLAIN = Master()


def entries_of(spec: SpecFile) -> tuple[PageEntry, ...]:
    """The spec's pages; the one sheet of its `rows:` is a page like others."""
    return spec.pages or (PageEntry(rows=spec.rows, origin=spec.origin),)


#: The notes that pages of flows have room for, by the page's number.
Noted = Mapping[int, tuple[int, ...]]


def fixed_leaves(spec: SpecFile, ctx: Context) -> tuple[Leaf, ...]:
    """The pages whose rows must fit them and speak of no other page; their sides are not right
    yet, which changes no depth."""
    return tuple(
        _noted(_leaf(spec, entry, 2 if entry.spread else 1, None), ctx)
        for entry in entries_of(spec)
        if not entry.flow and not entry.blank and not speaks_of_pages(entry.rows or entry.spread)
    )


def _noted(leaf: Leaf, ctx: Context) -> Leaf:
    """A page of fixed rows with room for the notes that they call for."""
    return replace(leaf, notes=notes_on(leaf.rows, ctx))


def leaves_of(
    spec: SpecFile, ctx: Context, noted: Noted = MappingProxyType({})
) -> tuple[Leaf, ...]:
    """All pages at the context's size, numbered.

    Where a side asks for a page, the filler before it or else an empty one stands; further
    fillers, from the first on, bring the document to its extent.
    """
    entries = entries_of(spec)
    out, kept = _numbered(spec, entries, ctx, noted, frozenset()), frozenset[int]()
    for i, entry in enumerate(entries):
        if spec.extent is None or not entry.filler or page_count(out) >= spec.extent:
            continue
        more = _numbered(spec, entries, ctx, noted, kept | {i})
        if page_count(more) <= spec.extent and _unasked(more) <= _unasked(out):
            out, kept = more, kept | {i}
    return out


def _numbered(
    spec: SpecFile, entries: Sequence[PageEntry], ctx: Context, noted: Noted, kept: frozenset[int]
) -> tuple[Leaf, ...]:
    """The pages of the entries.  ``kept``: indices of fillers that are printed in any case; the
    others stand where an empty page would."""
    out: list[Leaf] = []
    number, section, held = 1, None, None
    for i, entry in enumerate(entries):
        if entry.filler and i not in kept:
            held = held or entry
            continue
        wanted = "left" if entry.spread else entry.starts
        if wanted != "page" and (wanted == "right") == (number % 2 == 0):
            stands = held or PageEntry(blank=True, origin=entry.origin)
            section = stands.section or section
            leaf = _noted(_leaf(spec, stands, number, section), ctx)
            out.append(replace(leaf, unasked=held is None))
            number += 1
        held = None
        section = entry.section or section
        first = _leaf(spec, entry, number, section)
        single = (_noted(first, ctx),)
        for leaf in _stretches(spec, entry, first, ctx, noted) if entry.flow else single:
            out.append(leaf)
            number += leaf.count
    return tuple(out)


def page_count(leaves: Sequence[Leaf]) -> int:
    """Pages of a document; facing ones are two."""
    return sum(leaf.count for leaf in leaves)


def _unasked(leaves: Sequence[Leaf]) -> int:
    return sum(leaf.unasked for leaf in leaves)


def speaks_of_pages(nodes: Sequence[PanelNode]) -> bool:
    """True when a panel among them, however deep, needs to know what stands on other pages."""
    return any(node.type.late or speaks_of_pages(tuple(_inside(node.model))) for node in nodes)


def _inside(model: Any) -> Iterator[PanelNode]:
    items = getattr(model, "items", ())
    return (i for i in items if isinstance(i, PanelNode)) if isinstance(items, tuple) else iter(())


def _leaf(spec: SpecFile, entry: PageEntry, number: int, section: Section | None) -> Leaf:
    master = spec.masters.get(entry.master, _PLAIN) if entry.master else _PLAIN
    margin = entry.margin or master.margin or spec.page.margin
    carries = master.running and spec.running is not None and number >= spec.running.first
    size = spec.page.size
    turned = spec.page.facing and number % 2 == 0
    area, fold = _area(margin, size.width, size.height, turned), None
    if entry.spread:
        other = _area(margin, size.width, size.height, False)
        fold = (area.width, size.width + other.x - area.x)
        area = Rect(area.x, area.y, size.width + other.right - area.x, area.height)
    return Leaf(
        entry.rows or entry.spread,
        size.width,
        size.height,
        spec.page.bleed.mm(),
        area,
        entry.tint or master.tint or spec.page.tint,
        spec.gap,
        number,
        turned,
        fold,
        section,
        entry.backdrop or master.backdrop,
        master.running and not entry.blank,
        headed=carries and bool(spec.running and (spec.running.head or spec.running.section)),
        footed=carries and bool(spec.running and spec.running.folio),
        origin=entry.origin,
        tint_at=next((m.at("tint") for m in (entry, master, spec.page) if m.tint), NOWHERE),
    )


def _area(margin: Margin, width: float, height: float, turned: bool) -> Rect:
    """The page inside its margins; on the left page of a spread left and right change sides."""
    sides = (margin.top, margin.right, margin.bottom, margin.left)
    top, right, bottom, left = ((side or margin.all).mm() for side in sides)
    if turned:
        left, right = right, left
    return Rect(0, 0, width, height).inset(left, top, right, bottom)


# -- rows over many pages -----------------------------------------------------------------


def _stretches(
    spec: SpecFile, entry: PageEntry, first: Leaf, ctx: Context, noted: Noted
) -> Iterator[Leaf]:
    """The pages that the entry's rows need."""

    def page(i: int) -> Leaf:
        number = first.number + i
        leaf = _leaf(spec, entry, number, first.section)
        return replace(leaf, runs=True, notes=noted.get(number, ()))

    pages = paginate(entry.flow, page, ctx)
    for i, rows in enumerate(pages):
        yield replace(page(i), rows=rows, last=i == len(pages) - 1, begun=i > 0)


def paginate(
    nodes: Sequence[PanelNode], page_at: Callable[[int], Leaf], ctx: Context
) -> list[tuple[PanelNode, ...]]:
    """The rows of each page.  A panel that flows is cut where a page is full; any other goes to
    the next page whole, and headings go with what they stand over.  ``page_at``: the pages, from
    0 on."""
    queue = deque(nodes)
    pages: list[tuple[PanelNode, ...]] = []
    page: list[PanelNode] = []
    y = 0.0
    while queue:
        leaf = page_at(len(pages))
        quiet = leaf.on(ctx).but(mode="measure")
        node = queue.popleft()
        room = leaf.room(quiet).height - y
        taken, rest = _cut(node, leaf, quiet, room, first=not page)
        if taken is None and page:
            moved = _leading(page)
            if len(moved) < len(page):
                kept = page[: len(page) - len(moved)]
                pages.append(tuple(kept))
                queue.extendleft(reversed([*moved, node]))
                page, y = [], 0.0
                continue
        if taken is None:  # deeper than a page: it is drawn, and says so
            taken, rest = node, None
        page.append(taken)
        y += measure_row(leaf, taken, quiet, first=len(page) == 1, last=True).least
        y += gap_below(leaf, node, quiet)
        if rest is not None:
            queue.appendleft(rest)
            pages.append(tuple(page))
            page, y = [], 0.0
    if page:
        pages.append(tuple(page))
    return pages


def _leading(page: Sequence[PanelNode]) -> list[PanelNode]:
    """The rows at the page's foot that stay with the row below."""
    count = 0
    for node in reversed(page):
        keep = node.place.keep
        if not (node.type.leads if keep is None else keep):
            break
        count += 1
    return list(page[len(page) - count :])


def _cut(
    node: PanelNode, leaf: Leaf, ctx: Context, room: float, *, first: bool
) -> tuple[PanelNode | None, PanelNode | None]:
    """What of a row stands in ``room`` mm, and what is left; (None, None) for nothing of it."""
    if not node.type.flows or node.place.height is not None:
        row = measure_row(leaf, node, ctx, first=first, last=True)
        return (node, None) if row.least <= room + 0.01 else (None, None)
    lines = int((room + 1e-6) // ctx.grid)
    if lines < 1:
        return None, None
    height = lines * ctx.grid
    fit = place(node, ctx, replace(leaf.space(ctx, height, first, True), flows=True))
    if fit.rest is None:
        return _stretch(node, node.type.layout, ctx.snap(fit.frame.height)), None
    if fit.rest.more is None or not fit.rest.began:
        return None, None
    more = fit.rest.more

    def go_on(model: Any, ctx: Context, space: Space) -> Fit:
        return more(ctx, space)

    rest = replace(node, type=replace(node.type, layout=go_on))
    return _stretch(node, node.type.layout, height), rest


def _stretch(node: PanelNode, layout: Any, depth: float) -> PanelNode:
    """The panel in a given depth, with what does not fit standing elsewhere."""

    def lay(model: Any, ctx: Context, space: Space) -> Fit:
        fit: Fit = layout(model, ctx, replace(space, flows=True))
        return replace(fit, rest=None) if fit.rest is not None and fit.rest.began else fit

    exactly = Length(depth, "mm")
    return replace(
        node,
        type=replace(node.type, layout=lay),
        place=replace(node.place, height=LengthRange(exactly, exactly)),
    )
