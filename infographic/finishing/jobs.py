"""Finishing jobs from a file's bytes to files' bytes: read, place, mark, assemble."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from infographic.finishing import booklet, nup, perfect, repeat, tiles
from infographic.finishing.assemble import assemble
from infographic.finishing.grid import cuts
from infographic.finishing.marks import Lines, collation, sheet_marks
from infographic.finishing.model import TINY, Binding, Sheet, Size
from infographic.finishing.press import Press
from infographic.finishing.source import BrokenPdf, SourcePage, open_pdf, read_pages, sizes_agree
from infographic.record import dataclass, replace

How = Literal["booklet", "perfect", "nup"]

#: Copies leave so much free around them for marks, mm; nobody cuts them without.
MARK_ROOM = 4.0
#: What stands around the sheets when nothing else is asked for.
MARKS: dict[str, tuple[str, ...]] = {
    "booklet": ("crop", "fold", "registration", "label"),
    "perfect": ("crop", "fold", "registration", "collation", "label"),
    "nup": ("crop", "registration", "label"),
    "repeat": ("crop", "registration", "label"),
}


@dataclass(frozen=True, slots=True)
class Imposition:
    """What `impose` was asked for; lengths in mm.

    ``bleed``: the most that is kept, None for all that pages bring.  ``cover_caliper``: of the
    cover's stock; None: the same as the inside.
    """

    how: How
    press: Press
    binding: Binding = "left"
    caliper: float = 0.0
    cover_apart: bool = False
    cover_caliper: float | None = None
    signature: int = 16
    up: int = 2
    turn: nup.Turn = "none"
    gutter: float = 6.0
    bleed: float | None = None
    marks: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Imposed:
    """The sheets as a PDF, and the cover's when it is a job of its own."""

    sheets: bytes
    cover: bytes | None = None


def impose(data: bytes, job: Imposition) -> Imposed:
    """Impose a PDF.  Raises ``Unfit`` or ``BrokenPdf``."""
    pages = read_pages(open_pdf(data))
    trim, bleed = sizes_agree(pages), _bleed(pages, job.bleed)
    match job.how:
        case "booklet":
            return _booklet(data, job, len(pages), trim, bleed)
        case "perfect":
            return _perfect(data, job, len(pages), trim, bleed)
        case "nup":
            press = replace(job.press, tumbled=job.turn == "work-and-tumble")
            ganged = nup.Ganged(len(pages), trim, bleed, job.up, job.turn, job.binding, job.gutter)
            sheets = [_marked(s, press, (), (), job) for s in nup.nup(ganged, press)]
            return Imposed(assemble(data, sheets))


def _booklet(data: bytes, job: Imposition, count: int, trim: Size, bleed: float) -> Imposed:
    outside = job.caliper if job.cover_caliper is None else job.cover_caliper
    stitched = booklet.Stitched(
        count, trim, bleed, job.binding, job.caliper, job.cover_apart, outside
    )

    def marked(sheets: Iterable[Sheet]) -> list[Sheet]:
        return [_marked(s, job.press, (s.width / 2,), (), job) for s in sheets]

    inside = assemble(data, marked(booklet.booklet(stitched, job.press)), duplex=True)
    if not job.cover_apart:
        return Imposed(inside)
    cover = marked(booklet.cover(stitched, job.press))
    return Imposed(inside, assemble(data, cover, duplex=True))


def _perfect(data: bytes, job: Imposition, count: int, trim: Size, bleed: float) -> Imposed:
    glued = perfect.Glued(
        count, trim, bleed, job.binding, job.signature, job.gutter, job.cover_apart, job.caliper
    )
    sheets = []
    for index, sheet in enumerate(perfect.perfect(glued, job.press)):
        folds, across = _gutters(sheet)
        made = _marked(sheet, job.press, folds, across, job)
        if "collation" in job.marks and index % 2 == 0 and job.gutter > 1:
            bar = collation(*perfect.spine_fold(sheet), index // 2 + 1, job.gutter)
            made = replace(made, marks=(*made.marks, bar))
        sheets.append(made)
    inside = assemble(data, sheets, duplex=True)
    if not job.cover_apart:
        return Imposed(inside)
    cover = []
    for sheet in perfect.cover(glued, job.press):
        left, right = sorted(sheet.placements, key=lambda p: p.x)
        spine = (left.cell.right, right.cell.left)
        cover.append(_marked(sheet, job.press, spine, (), job))
    return Imposed(inside, assemble(data, cover, duplex=True))


def repeated(
    data: bytes,
    press: Press,
    *,
    page: int = 0,
    gutter: float = 6.0,
    count: int | None = None,
    bleed: float | None = None,
    marks: tuple[str, ...] = MARKS["repeat"],
    title: str = "",
) -> bytes:
    """One page (from 0) as often as fits.  Raises ``Unfit`` or ``BrokenPdf``."""
    source = _page(read_pages(open_pdf(data)), page)
    room = MARK_ROOM if marks else 0.0
    job = repeat.Repeated(page, source.size, _bleed([source], bleed), gutter, count, room)
    wanted = Imposition("nup", press, marks=marks, title=title)
    sheets = [_marked(s, press, (), (), wanted) for s in repeat.repeat(job, press)]
    return assemble(data, sheets)


def tiled(
    data: bytes,
    sheet: Size,
    *,
    overlap: float = 10.0,
    margin: float = 5.0,
    page: int = 0,
    title: str = "",
) -> bytes:
    """One page (from 0) over office sheets.  Raises ``Unfit`` or ``BrokenPdf``."""
    source = _page(read_pages(open_pdf(data)), page)
    job = tiles.Tiled(source.size, sheet, overlap, margin, page, title)
    return assemble(data, tiles.tiles(job))


def _page(pages: Sequence[SourcePage], page: int) -> SourcePage:
    if page >= len(pages):
        has = "1 page" if len(pages) == 1 else f"{len(pages)} pages"
        raise BrokenPdf(f"there is no page {page + 1}: it has {has}")
    return pages[page]


def _bleed(pages: Sequence[SourcePage], most: float | None) -> float:
    """The widest bleed of any side, mm; a form's own box keeps each page's sides apart."""
    widest = max(max(page.bleeds) for page in pages)
    widest = round(max(widest, 0.0), 3)
    return widest if most is None else min(widest, most)


def _marked(
    sheet: Sheet,
    press: Press,
    folds: Sequence[float],
    across: Sequence[float],
    job: Imposition,
) -> Sheet:
    used = replace(press, sheet=Size(sheet.width, sheet.height))
    xs, ys = cuts(sheet, folds)
    label = f"{job.title}　{sheet.name}　{used.sheet}".strip("　")
    lines = Lines(xs, ys, tuple(folds), tuple(across))
    marks = sheet_marks(sheet, used.printable, lines, job.marks, label)
    return replace(sheet, marks=marks)


def _gutters(sheet: Sheet) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The middles of the gutters: where a signature is folded, along x and along y."""
    cells = [p.cell for p in sheet.placements]
    xs = _middles({(c.left, c.right) for c in cells})
    ys = _middles({(c.bottom, c.top) for c in cells})
    return xs, ys


def _middles(spans: set[tuple[float, float]]) -> tuple[float, ...]:
    ordered = sorted(spans)
    return tuple(
        (a[1] + b[0]) / 2 for a, b in zip(ordered, ordered[1:], strict=False) if b[0] > a[1] - TINY
    )
