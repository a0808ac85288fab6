"""Pages drawn: spare depth shared out, rows placed, what stands in the margins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from infographic.diagnostics import Diagnostic
from infographic.frame import Frame, Group, Item, Path, Placed, Tag, artifact, compose, rectangle
from infographic.geometry import Matrix, Rect
from infographic.layout.boxes import in_reading_order, place
from infographic.layout.folds import fold_places
from infographic.layout.footnotes import notes_drawn, notes_frame, running_texts
from infographic.layout.furniture import furniture, live_area
from infographic.layout.guard import text_in_fold, text_outside
from infographic.layout.leaf import Leaf, Row, measure_rows, share_out_depth, total_depth
from infographic.layout.overset import overset_note
from infographic.panel import Context
from infographic.pictures.art import Art, fit_art
from infographic.record import dataclass, replace
from infographic.spec.model import PanelNode, SpecFile


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's frame, what the solver chose, and what is wrong.

    ``fill``: the share of the live area's depth down to the foot of the lowest row.
    ``explained``: the notes that stand on it, by number from 0.  ``live``: the page's live area.
    ``added``: grid lines that each row got beyond what it asks for, and the gap below it.
    """

    frame: Frame
    notes: tuple[Diagnostic, ...]
    size: float
    spare: float
    rows: tuple[Rect, ...]
    limit: str
    number: int = 1
    fill: float = 1.0
    explained: tuple[int, ...] = ()
    live: Rect = Rect(0.0, 0.0, 0.0, 0.0)
    added: tuple[tuple[int, int], ...] = ()
    #: What stands outside the bleed, and the room for it, mm.
    marks: tuple[Item, ...] = ()
    around: float = 0.0


def draw(
    spec: SpecFile, leaf: Leaf, leaves: Sequence[Leaf], ctx: Context, limit: str
) -> tuple[Sheet, ...]:
    """One page, or two that face each other."""
    here = leaf.on(ctx)
    area = leaf.room(here)
    rows = measure_rows(leaf, here)
    spare = area.height - total_depth(rows)
    room = 0.0 if leaf.last and not any(r.most > r.least for r in rows) else spare
    depths, gaps, empty = share_out_depth(rows, room, here.grid, foot=leaf.runs)
    placed, rects, notes = [], [], []
    y = area.y
    for i, row in enumerate(rows):
        y -= row.overlap
        space = leaf.space(here, depths[i], i == 0, i == len(rows) - 1)
        if i == len(rows) - 1 and space.below:  # less than a line is left: it runs to the edge too
            space = replace(space, below=space.below + max(0.0, area.bottom - y - depths[i]))
        fit = place(row.node, here, space)
        placed.append(Placed(area.x, y, fit.frame))
        rects.append(Rect(area.x, y, area.width, depths[i]))
        if fit.rest is not None:
            notes.append(overset_note(fit.rest, row.node.type.name, row.node.span))
        y += depths[i] + gaps[i]
    if spare < -0.01 and not notes:
        notes.append(_sheet_overset(rows, -spare, here))
    read = [placed[i] for i in in_reading_order(leaf.rows)]
    whole = compose(leaf.width * leaf.count, leaf.height, read, under=_backdrop(leaf, here))
    pages = _pages(leaf, whole)
    told = [notes_drawn(page.items, here) for page in pages]
    frames = [
        _dressed(spec, leaf, leaves, k, _noted(leaf, page, k, told[k], here), here)
        for k, page in enumerate(pages)
    ]
    found = [n for f in frames for n in f.notes]
    if not any(n.code == "overset" for n in (*found, *notes)):
        folded = text_in_fold(whole, leaf.width) if leaf.fold is not None else []
        folded += [
            n
            for k, f in enumerate(frames)
            for x in fold_places(spec.page.fold, f.width, leaf.number + k)
            for n in text_in_fold(f, x)
        ]
        # A line across the fold stands outside both pages: one fault, not three.
        notes += folded or [n for f in frames for n in text_outside(f)]
        if leaf.unasked:
            notes.append(_unasked(leaf))
        if (
            empty > 2 * here.grid and leaf.rows
        ):  # beside an overset, the hole is only its consequence
            notes.append(_underfull(spec, leaf, leaves, empty, ctx.size))
    if leaf.last and not leaf.fold and _hollow(leaf, rects, area):
        notes.append(_almost_empty(leaf))
    foot = max((r.bottom for r in rects), default=area.y)
    fill = min(1.0, (foot - area.y) / area.height)
    added = tuple(
        (round((deep - row.least) / here.grid), int((gap - row.gap) / here.grid + 1e-6))
        for row, deep, gap in zip(rows, depths, gaps, strict=True)
    )
    return tuple(
        Sheet(
            frame,
            (*frame.notes, *(notes if k == 0 else ())),
            here.size,
            spare,
            tuple(rects) if k == 0 else (),
            limit,
            leaf.number + k,
            fill,
            told[k],
            live_area(leaf, k),
            added if k == 0 else (),
        )
        for k, frame in enumerate(frames)
    )


def _noted(leaf: Leaf, page: Frame, k: int, told: Sequence[int], ctx: Context) -> Frame:
    """The page with its notes at the foot of its live area."""
    if not told:
        return page
    area = live_area(leaf, k)
    below = notes_frame(told, area.width, ctx)
    placed = [Placed(0.0, 0.0, page), Placed(area.x, area.bottom - below.height, below)]
    return compose(page.width, page.height, placed)


def _pages(leaf: Leaf, whole: Frame) -> tuple[Frame, ...]:
    if leaf.fold is None:
        return (whole,)
    from infographic.layout.spread import halves

    return halves(whole, leaf.bleed)


def _backdrop(leaf: Leaf, ctx: Context) -> tuple[Item, ...]:
    """The art behind the page, on its ink."""
    backdrop, b = leaf.backdrop, leaf.bleed
    if backdrop is None or not ctx.drawing:
        return ()
    width, height = leaf.width * leaf.count + 2 * b, leaf.height + 2 * b
    art = cast(Art, backdrop.art.art)
    drawn = fit_art(art, width, height, backdrop.view.box if backdrop.view else ())
    ground = artifact([Path(rectangle(-b, -b, width, height), fill=ctx.ink(backdrop.ink))])
    picture = Group((drawn,), Matrix.translate(-b, -b))
    told = backdrop.alt.value if backdrop.alt else ""
    if not told:
        return (*ground, *artifact([picture]))
    return (*ground, Tag("Figure", (picture,), alt=told, span=backdrop.art.span))


def _dressed(
    spec: SpecFile, leaf: Leaf, leaves: Sequence[Leaf], k: int, frame: Frame, ctx: Context
) -> Frame:
    """The page with its tint under it and the margins' contents over it."""
    under: list[Item] = []
    if leaf.tint is not None:
        b = leaf.bleed
        shape = rectangle(-b, -b, leaf.width + 2 * b, leaf.height + 2 * b)
        under += artifact([Path(shape, fill=ctx.ink(leaf.tint), span=leaf.tint_at)])
    over = furniture(spec, leaf, leaves, k, ctx)
    return replace(frame, items=(*under, *frame.items, *over))


def _sheet_overset(rows: Sequence[Row], missing: float, ctx: Context) -> Diagnostic:
    """The sheet is too small at the smallest size: name the panel with most text in the deepest row
    that could give way, and how many characters it is over."""
    free = [r for r in rows if r.node.place.height is None] or list(rows)
    row = max(free, key=lambda r: r.least)
    panel, held = _fullest(row.node)
    over = -(-round(missing * held) // max(1, round(row.least))) if row.least else 0
    much = f"some {over} characters too many; " if over else ""
    depths = ", ".join(f"{r.node.type.name} (line {r.node.span.line}) {r.least:.0f}" for r in rows)
    return Diagnostic(
        "overset",
        f"`{panel.type.name}`: {much}the rows need {missing:.1f} mm more depth than the sheet has "
        f"({missing / ctx.grid:.1f} lines of {ctx.size:g} pt, the smallest size allowed)",
        panel.span,
        hints=(
            "allow a smaller `body: {size: ...}`, give rows less depth, or cut text",
            f"depths of the rows, mm: {depths}",
        ),
    )


def _fullest(node: PanelNode) -> tuple[PanelNode, int]:
    """The panel with most running text in a row, and the characters of all of the row's."""
    inner = node.model.items if node.type.container else ()
    if not inner:
        return node, sum(len(text.value) for _, text in running_texts(node.model, node.span))
    found = [_fullest(each) for each in inner]
    return max(found, key=lambda pair: pair[1])[0], sum(count for _, count in found)


#: The last page of a flow that is filled to less than this share is told.
_HOLLOW = 0.2


def _hollow(leaf: Leaf, rects: Sequence[Rect], area: Rect) -> bool:
    """True for a last page of several with hardly anything on it."""
    foot = max((r.bottom for r in rects), default=area.y)
    return leaf.begun and foot - area.y < _HOLLOW * area.height


def _almost_empty(leaf: Leaf) -> Diagnostic:
    return Diagnostic(
        "underfull",
        f"page {leaf.number}, the last of its flow, holds a few lines only",
        leaf.origin,
        "warning",
        hints=("cut some words, change the body size, or let a row there take the rest: `fill`",),
    )


def _unasked(leaf: Leaf) -> Diagnostic:
    """The next pages start on a side that left this one empty."""
    return Diagnostic(
        "blank-page",
        f"page {leaf.number} is empty, so that the next one starts on its side",
        leaf.origin,
        "warning",
        hints=("put a page before it (`- blank: true` if it is meant), or drop `starts`",),
    )


def _underfull(
    spec: SpecFile, leaf: Leaf, leaves: Sequence[Leaf], empty: float, size: float
) -> Diagnostic:
    """Nothing may take the depth that is left: say so instead of hiding a hole."""
    where = f"page {leaf.number}" if len(leaves) > 1 or leaf.number > 1 else "the sheet"
    return Diagnostic(
        "underfull",
        f"{empty:.0f} mm of {where}'s depth stay empty at {size:g} pt, "
        f"the largest size {'allowed' if size >= spec.body.size.high.pt() - 0.001 else 'found'}",
        spec.body.places.get("size") or spec.at("title"),
        "warning",
        hints=("allow a larger body size, or let a row take more depth with `stretch: true`",),
    )
