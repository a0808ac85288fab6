"""A poster on office sheets, to be cut and glued: exact scale, overlaps, an assembly plan.

Each sheet is cut at its left and its upper edge and glued over the strips that its left and its
upper neighbour leave free.  Marks stand in a band between the printer's margin and the picture,
so that nothing is ever drawn over the poster.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from infographic.finishing.model import (
    TINY,
    Bar,
    Box,
    Label,
    Line,
    Mark,
    Placement,
    Sheet,
    Size,
    Unfit,
    length,
)
from infographic.record import dataclass, replace

#: Depth of the band for marks and labels around the picture, mm.
BAND = 4.5
#: More sheets than anybody glues together.
MOST = 400


@dataclass(frozen=True, slots=True)
class Tiled:
    """``poster``: its trim, mm; ``sheet``: the office's paper; ``overlap``: what neighbours share;
    ``margin``: what the printer cannot reach at each edge (5 mm as a rule), mm."""

    poster: Size
    sheet: Size
    overlap: float = 10.0
    margin: float = 5.0
    page: int = 0
    title: str = ""

    @property
    def live(self) -> Size:
        """The part of the poster that one sheet shows at most."""
        lost = 2 * (self.margin + BAND)
        return Size(self.sheet.width - lost, self.sheet.height - lost)

    @property
    def columns(self) -> int:
        return _count(self.poster.width, self.live.width, self.overlap)

    @property
    def rows(self) -> int:
        return _count(self.poster.height, self.live.height, self.overlap)

    def part(self, row: int, column: int) -> Box:
        """What of the poster a sheet shows, mm from the poster's lower left corner."""
        left = column * (self.live.width - self.overlap)
        top = self.poster.height - row * (self.live.height - self.overlap)
        return Box(
            left,
            max(top - self.live.height, 0.0),
            min(left + self.live.width, self.poster.width),
            top,
        )


def _count(whole: float, live: float, overlap: float) -> int:
    if whole <= live + TINY:
        return 1
    return ceil((whole - overlap - TINY) / (live - overlap))


def best(job: Tiled) -> Tiled:
    """The job with the sheet upright or on its side, whichever needs fewer.  Raises ``Unfit``."""
    ways = [replace(job, sheet=job.sheet), replace(job, sheet=job.sheet.turned)]
    fit = [w for w in ways if min(w.live) - w.overlap >= 20]
    if not fit:
        raise Unfit(
            f"a sheet of {job.sheet} with margins of {length(job.margin)} mm and an overlap of"
            f" {length(job.overlap)} mm leaves less than 20 mm for the picture: take a larger sheet"
        )
    least = min(fit, key=lambda way: way.columns * way.rows)
    if (count := least.columns * least.rows) > MOST:
        raise Unfit(
            f"{job.poster} takes {count} sheets of {job.sheet}, more than {MOST}:"
            " take a larger sheet"
        )
    return least


def name(row: int, column: int) -> str:
    """`B3`: rows by letters from the top (`AA` behind `Z`), columns by numbers from the left."""
    letters = ""
    row += 1
    while row:
        row, letter = divmod(row - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{column + 1}"


def tiles(job: Tiled) -> tuple[Sheet, ...]:
    """The sheets row by row from the top left, then the plan.  Raises ``Unfit``."""
    job = best(job)
    sheets = [_tile(job, r, c) for r in range(job.rows) for c in range(job.columns)]
    return (*sheets, _plan(job))


def _tile(job: Tiled, row: int, column: int) -> Sheet:
    part = job.part(row, column)
    edge = job.margin + BAND
    window = Box(
        edge, job.sheet.height - edge - part.height, edge + part.width, job.sheet.height - edge
    )
    placed = Placement(
        job.page,
        window.left - part.left,
        window.top - part.top,
        job.poster.width,
        job.poster.height,
        window=window,
    )
    marks = tuple(_tile_marks(job, row, column, window))
    return Sheet(*job.sheet, (placed,), window, window, name(row, column), marks)


def _tile_marks(job: Tiled, row: int, column: int, at: Box) -> Iterator[Mark]:
    """Corners, where the neighbours' edges come to lie, and which sheet this is."""
    near, far = 0.5, BAND - 0.3
    for x in (at.left, at.right):
        yield Line(x, at.top + near, x, at.top + far)
        yield Line(x, at.bottom - near, x, at.bottom - far)
    for y in (at.bottom, at.top):
        yield Line(at.left - near, y, at.left - far, y)
        yield Line(at.right + near, y, at.right + far, y)
    if column + 1 < job.columns:
        x = at.right - job.overlap
        yield Line(x, at.top + near, x, at.top + far, 0.7)
        yield Line(x, at.bottom - near, x, at.bottom - far, 0.7)
        yield Label(x + 0.8, at.bottom - 3.2, 2.2, "涂胶", job.overlap - 1)
    if row + 1 < job.rows:
        y = at.bottom + job.overlap
        yield Line(at.left - near, y, at.left - far, y, 0.7)
        yield Line(at.right + near, y, at.right + far, y, 0.7)
        yield Label(at.right + 0.4, at.bottom + job.overlap / 2 - 0.7, 1.8, "涂胶", BAND - 0.6)
    order = f"{row * job.columns + column + 1}/{job.rows * job.columns}"
    text = f"{name(row, column)}　第{row + 1}行 第{column + 1}列　{order}　{job.title}"
    edge = job.overlap if column + 1 < job.columns else 0.0
    yield Label(at.left + 1.5, at.top + 1.1, 2.6, text, at.width - edge - 3)


def _plan(job: Tiled) -> Sheet:
    """The poster small, with the sheets' edges and names on it, and how to glue them."""
    edge = job.margin + BAND
    said = (
        f"拼贴图　{job.title}",
        f"{length(job.poster.width)} × {length(job.poster.height)} mm，"
        f"{job.rows}行{job.columns}列，共{job.rows * job.columns}张；按100%打印，不缩放。",
        f"每张裁去左边和上边，压在左邻和上邻{length(job.overlap)} mm的涂胶条上。",
    )

    def scale_on(sheet: Size) -> float:
        room = sheet.height - 2 * edge - 7.0 * len(said)
        return min((sheet.width - 2 * edge) / job.poster.width, room / job.poster.height, 1.0)

    sheet = max(job.sheet, job.sheet.turned, key=scale_on)
    scale = scale_on(sheet)
    small = Size(job.poster.width * scale, job.poster.height * scale)
    x = (sheet.width - small.width) / 2
    y = sheet.height - edge - 7.0 * len(said) - small.height
    placed = Placement(job.page, x, y, small.width, small.height, scale=scale)
    box = placed.cell
    marks: list[Mark] = [
        Label(
            edge,
            sheet.height - edge - 5.0 - 7.0 * i,
            4.2 if i == 0 else 3.4,
            text,
            sheet.width - 2 * edge,
        )
        for i, text in enumerate(said)
    ]
    for row in range(job.rows):
        for column in range(job.columns):
            part = job.part(row, column)
            left, top = x + part.left * scale, y + part.top * scale
            if row == 0 and column:
                marks.append(Line(left, box.bottom, left, box.top))
            if column == 0 and row:
                marks.append(Line(box.left, top, box.right, top))
            marks += _tag(name(row, column), left, top)
    marks += [
        Line(box.left, box.bottom, box.right, box.bottom),
        Line(box.left, box.top, box.right, box.top),
        Line(box.left, box.bottom, box.left, box.top),
        Line(box.right, box.bottom, box.right, box.top),
    ]
    return Sheet(*sheet, (placed,), box, box, "plan", tuple(marks))


def _tag(text: str, left: float, top: float) -> tuple[Mark, Mark]:
    """A sheet's name on a white plate, so that it reads on any picture."""
    plate = Box(left + 1.0, top - 6.0, left + 3.0 + 2.6 * len(text), top - 1.0)
    return Bar(plate, 0.0), Label(plate.left + 0.8, plate.bottom + 1.1, 3.8, text)
