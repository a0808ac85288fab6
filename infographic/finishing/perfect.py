"""Perfect binding (胶装): folded signatures gathered behind one another, milled and glued."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from infographic.finishing.grid import Entry, Grid, filled
from infographic.finishing.model import SIDES, Binding, Sheet, Side, Sides, Size, Unfit, length
from infographic.finishing.press import Press, settle
from infographic.record import dataclass

#: Pages of a signature -> its front and its back as rows of page numbers from the top.  Numbers
#: with a minus stand on their heads.  The front lies up and every fold goes behind: 4: the left
#: half; 8: the upper half, then the left; 16: left, upper, left (the right-angle folds of the
#: trade; tests fold them).
SCHEMES: dict[int, dict[Side, tuple[tuple[int, ...], ...]]] = {
    4: {"front": ((4, 1),), "back": ((2, 3),)},
    8: {"front": ((-5, -4), (8, 1)), "back": ((-3, -6), (2, 7))},
    16: {
        "front": ((-5, -12, -9, -8), (4, 13, 16, 1)),
        "back": ((-7, -10, -11, -6), (2, 15, 14, 3)),
    },
}


@dataclass(frozen=True, slots=True)
class Glued:
    """A perfect-bound book.

    ``signature``: pages folded from one sheet; ``gutter``: between pages on the sheet, mm, half
    of it at the spine is milled off.  ``cover_apart``: pages 1, 2 and the last two are the
    cover's, printed with the spine between them; ``caliper``: thickness of the text paper, mm.
    """

    pages: int
    trim: Size
    bleed: float = 3.0
    binding: Binding = "left"
    signature: int = 16
    gutter: float = 6.0
    cover_apart: bool = False
    caliper: float = 0.0


def spine_width(pages: int, caliper: float) -> float:
    """Width of the spine, mm: caliper times leaves (two pages each)."""
    return -(-pages // 2) * caliper


def inside(job: Glued) -> range:
    """The pages of the text block, from 0."""
    return range(2, job.pages - 2) if job.cover_apart else range(job.pages)


def signatures(pages: int, most: int) -> tuple[int, ...]:
    """Signatures of a text block, as large as may be; what is left over in smaller ones."""
    out = []
    left = -(-pages // 4) * 4
    for size in sorted((s for s in SCHEMES if s <= most), reverse=True):
        out += [size] * (left // size)
        left %= size
    return tuple(out)


def perfect(job: Glued, press: Press) -> tuple[Sheet, ...]:
    """The sides of the signatures' sheets, front and back in turn.  Raises ``Unfit``."""
    if job.signature not in SCHEMES:
        raise Unfit(f"signatures have 4, 8 or 16 pages, not {job.signature}")
    if job.cover_apart and job.pages < 5:
        raise Unfit("a cover apart needs at least 5 pages: four of the cover and one inside")
    return tuple(_sides(job, press))


def _sides(job: Glued, press: Press) -> Iterator[Sheet]:
    pages = inside(job)
    start = pages.start
    for number, size in enumerate(signatures(len(pages), job.signature), 1):
        for side, rows in SCHEMES[size].items():
            grid = _grid(job, rows)
            what = f"a signature of {size} pages"
            settled = settle(press, grid.block, Sides.even(job.bleed), what)
            entries = [[_entry(n, start, pages.stop) for n in row] for row in rows]
            if job.binding == "right":
                entries = [row[::-1] for row in entries]
            yield filled(
                grid,
                settled.block,
                settled.press.sheet,
                entries,
                job.bleed,
                f"第{number}帖 {SIDES[side]}",
            )
        start += size


def _grid(job: Glued, rows: Sequence[Sequence[int]]) -> Grid:
    columns = len(rows[0])
    return Grid(job.trim, (job.gutter,) * (columns - 1), (job.gutter,) * (len(rows) - 1))


def _entry(number: int, start: int, stop: int) -> Entry:
    page = start + abs(number) - 1
    return Entry(page if page < stop else None, 180 if number < 0 else 0)


def cover(job: Glued, press: Press) -> tuple[Sheet, ...]:
    """Back, spine and front as one sheet, outside and inside.  Raises ``Unfit``.

    Artwork of a spine is not in single pages: the bleed of both sides fills half of it each at
    most.
    """
    leaves = len(inside(job))
    spine = spine_width(leaves, job.caliper)
    last = job.pages - 1
    grid = Grid(job.trim, across=(spine,))
    what = f"back, spine of {length(spine)} mm and front"
    settled = settle(press, grid.block, Sides.even(job.bleed), what)

    def side(name: str, left: int, right: int) -> Sheet:
        row = [Entry(left), Entry(right)]
        if job.binding == "right":
            row = row[::-1]
        return filled(grid, settled.block, settled.press.sheet, [row], job.bleed, name)

    front, back = (f"封面 {said} 书脊{length(spine)} mm" for said in SIDES.values())
    return side(front, last, 0), side(back, 1, last - 1)


def spine_fold(sheet: Sheet) -> tuple[float, float, float]:
    """The fold between the first and the last page of a signature's front.

    Returns x of the fold and the lower and upper end of the pages there, mm.
    """
    first = min((p for p in sheet.placements if p.page is not None), key=lambda p: p.page or 0)
    row = [p for p in sheet.placements if abs(p.y - first.y) < first.height / 2]
    row.sort(key=lambda p: p.x)
    at = row.index(first)
    pairs = [(row[i], row[i + 1]) for i in range(len(row) - 1) if i % 2 == 0]
    left, right = next(pair for pair in pairs if row[at] in pair)
    return (left.cell.right + right.cell.left) / 2, first.cell.bottom, first.cell.top
