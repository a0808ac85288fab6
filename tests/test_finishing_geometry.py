"""Sheets from numbers alone: every page once, nothing off the sheet, nothing over another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infographic.finishing import booklet, nup, perfect, repeat, tiles
from infographic.finishing.creep import shift
from infographic.finishing.grid import cuts
from infographic.finishing.marks import KINDS, Lines, collation, sheet_marks
from infographic.finishing.model import Bar, Box, Label, Line, Placement, Sheet, Size, Target, Unfit
from infographic.finishing.press import Press

BIG = Press(Size(720.0, 1020.0))
COUNTS = st.integers(1, 64)
BINDINGS = st.sampled_from(["left", "right"])
few = settings(max_examples=60, deadline=None)


def sound(sheets: Iterable[Sheet], gripper: float, tumbled: bool = False) -> list[Placement]:
    """The placements, after the rules that every sheet keeps."""
    out = []
    for sheet in sheets:
        top = sheet.height - (gripper if tumbled else 0.0)
        printable = Box(0.0, gripper, sheet.width, top)
        for i, one in enumerate(sheet.placements):
            assert printable.holds(one.visible)
            assert sheet.bleed.holds(one.visible)
            # pages moved against creep are cut where they stand now, and end at the fold
            assert sheet.trim.holds(one.trim.shared(one.cell))
            for other in sheet.placements[:i]:
                assert not one.visible.meets(other.visible)
                assert not one.cell.meets(other.visible)
        out += sheet.placements
    return out


def each_once(placements: Iterable[Placement], pages: Iterable[int]) -> None:
    counted = Counter(p.page for p in placements if p.page is not None)
    assert counted == Counter(pages)


@few
@given(COUNTS, BINDINGS, st.floats(0, 0.3), st.booleans())
def test_booklets(pages: int, binding: str, caliper: float, apart: bool) -> None:
    job = booklet.Stitched(
        pages,
        Size(148, 210),
        3.0,
        binding,
        caliper,
        apart and pages > 4,
        0.2,  # type: ignore[arg-type]
    )
    press = Press(Size(320, 450))
    sheets = list(booklet.booklet(job, press))
    if job.cover_apart:
        sheets += booklet.cover(job, press)
    placed = sound(sheets, 12.0)
    each_once(placed, range(pages))
    assert len(placed) == booklet.padded(pages) == -(-pages // 4) * 4
    for sheet in sheets:  # pages meet in the fold, which is the sheet's middle
        left, right = sorted(sheet.placements, key=lambda p: p.x)
        assert left.cell.right == pytest.approx(sheet.width / 2)
        assert left.shift == -right.shift >= 0


@few
@given(COUNTS, BINDINGS, st.sampled_from([4, 8, 16]), st.booleans(), st.floats(0, 8))
def test_signatures(pages: int, binding: str, size: int, apart: bool, gutter: float) -> None:
    job = perfect.Glued(
        pages,
        Size(148, 210),
        3.0,
        binding,
        size,
        gutter,
        apart and pages > 4,
        0.1,  # type: ignore[arg-type]
    )
    sheets = list(perfect.perfect(job, BIG))
    if job.cover_apart:
        sheets += perfect.cover(job, BIG)
    each_once(sound(sheets, 12.0), range(pages))
    assert sum(perfect.signatures(len(perfect.inside(job)), size)) % 4 == 0


@few
@given(
    COUNTS, st.sampled_from([2, 4]), st.sampled_from(["none", "work-and-turn", "work-and-tumble"])
)
def test_pages_side_by_side(pages: int, up: int, turn: str) -> None:
    job = nup.Ganged(pages, Size(148, 210), 3.0, up, turn)  # type: ignore[arg-type]
    sheets = nup.nup(job, BIG)
    placed = sound(sheets, 12.0, tumbled=turn == "work-and-tumble")
    each_once(placed, range(pages))
    assert len(sheets) == -(-pages // up)


@few
@given(st.integers(1, 16))
def test_a_turned_plate_backs_each_front_with_its_own_back(pages: int) -> None:
    """The sheet turned left to right (or top to bottom): behind page 1 lies page 2."""
    for turn in ("work-and-turn", "work-and-tumble"):
        for up in (2, 4):
            job = nup.Ganged(pages, Size(100, 140), 3.0, up, turn)  # type: ignore[arg-type]
            for sheet in nup.nup(job, BIG):
                at = {(round(p.x, 3), round(p.y, 3)): p for p in sheet.placements}
                for p in sheet.placements:
                    if p.page is None or p.page % 2:
                        continue
                    x = sheet.width - p.x - p.width if turn == "work-and-turn" else p.x
                    y = p.y if turn == "work-and-turn" else sheet.height - p.y - p.height
                    behind = at[round(x, 3), round(y, 3)]
                    assert behind.page == (p.page + 1 if p.page + 1 < pages else None)
                    assert behind.rotation == (0 if turn == "work-and-turn" else 180)


@few
@given(st.floats(20, 300), st.floats(20, 300), st.floats(0, 10), st.floats(0, 5), st.floats(0, 15))
def test_copies(width: float, height: float, gutter: float, bleed: float, gripper: float) -> None:
    job = repeat.Repeated(0, Size(width, height), bleed, gutter)
    press = Press(Size(320, 450), gripper)
    try:
        (sheet,) = repeat.repeat(job, press)
    except Unfit:
        for w, h in ((width, height), (height, width)):
            for across, down in ((320, 450), (450, 320)):
                assert w + 2 * bleed > across - 0.01 or h + 2 * bleed + gripper > down - 0.01
        return
    placed = sound([sheet], gripper)
    # another column or another row would not fit
    columns = len({round(p.x, 3) for p in placed})
    rows = len({round(p.y, 3) for p in placed})
    assert columns * rows == len(placed)
    one = placed[0]
    assert sheet.width - 2 * bleed < (columns + 1) * one.width + columns * gutter + 0.01
    assert sheet.height - 2 * bleed - gripper < (rows + 1) * one.height + rows * gutter + 0.01


def test_copies_leave_room_for_marks() -> None:
    (bare,) = repeat.repeat(repeat.Repeated(0, Size(100, 140)), Press(Size(450, 320)))
    (marked,) = repeat.repeat(repeat.Repeated(0, Size(100, 140), room=4.0), Press(Size(450, 320)))
    assert len(bare.placements) == 9 and len(marked.placements) == 8
    assert min(p.visible.bottom for p in marked.placements) >= 16.0


def test_the_better_way_round_and_fewer_copies() -> None:
    press = Press(Size(320, 450), 0.0)
    (sheet,) = repeat.repeat(repeat.Repeated(0, Size(200, 90), 0.0, 0.0), press)
    assert len(sheet.placements) == 6 and {p.rotation for p in sheet.placements} == {90}
    (sheet,) = repeat.repeat(repeat.Repeated(0, Size(90, 54), 3.0, 6.0, 7), press)
    assert len(sheet.placements) == 7
    with pytest.raises(Unfit, match=r"200 copies of 90 x 54 mm do not fit: 21 do"):
        repeat.repeat(repeat.Repeated(0, Size(90, 54), 3.0, 6.0, 200), press)
    with pytest.raises(Unfit, match="not one copy"):
        repeat.repeat(repeat.Repeated(0, Size(900, 54)), press)


@few
@given(
    st.floats(100, 1200), st.floats(100, 1200), st.floats(0, 25), st.floats(0, 12),
    st.sampled_from([Size(210, 297), Size(297, 420)]),
)  # fmt: skip
def test_tiles_cover_the_poster(
    width: float, height: float, overlap: float, margin: float, paper: Size
) -> None:
    job = tiles.best(tiles.Tiled(Size(width, height), paper, overlap, margin))
    *sheets, _ = tiles.tiles(job)
    assert len(sheets) == job.columns * job.rows
    for sheet in sheets:
        (one,) = sheet.placements
        assert one.scale == 1.0 and one.rotation == 0
        window = one.visible
        inside = Box(margin, margin, sheet.width - margin, sheet.height - margin)
        assert inside.holds(window)
        for mark in sheet.marks:
            assert inside.holds(extent(mark))
            assert not extent(mark).meets(window)
    for row in range(job.rows):
        for column in range(job.columns):
            part = job.part(row, column)
            assert part.width > overlap * (column + 1 < job.columns)
            if column + 1 < job.columns:
                assert part.right - job.part(row, column + 1).left == pytest.approx(overlap)
            else:
                assert part.right == pytest.approx(width)
            if row + 1 < job.rows:
                assert job.part(row + 1, column).top - part.bottom == pytest.approx(overlap)
            else:
                assert part.bottom == 0.0
    assert (job.part(0, 0).left, job.part(0, 0).top) == (0.0, height)


def extent(mark: object) -> Box:
    match mark:
        case Line(x0, y0, x1, y1):
            return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        case Target(x, y, r):
            return Box(x - r, y - r, x + r, y + r)
        case Bar(box):
            return box
        case Label(x, y, size, text, room):
            return Box(x, y - 0.2 * size, x + min(room, size * len(text)), y + 0.9 * size)
    raise TypeError(mark)


@few
@given(
    st.floats(90, 240),
    st.floats(90, 240),
    st.floats(0, 6),
    st.floats(0, 14),
    st.sets(st.sampled_from(KINDS)),
)
def test_marks_stay_outside_the_bleed_and_on_what_can_be_printed(
    width: float, height: float, bleed: float, gripper: float, kinds: set[str]
) -> None:
    press = Press(Size(520, 520), gripper)
    for sheet in booklet.booklet(booklet.Stitched(8, Size(width, height), bleed), press):
        fold = sheet.width / 2
        xs, ys = cuts(sheet, [fold])
        marks = sheet_marks(sheet, press.printable, Lines(xs, ys, (fold,)), kinds, "第1张 正面")
        for mark in marks:
            assert press.printable.holds(extent(mark))
            assert not extent(mark).meets(sheet.bleed)
            if isinstance(mark, Line) and mark.dash == 0 and mark.x0 == mark.x1:
                assert any(
                    abs(mark.x0 - x) < 0.001 for x in (*xs, sheet.bleed.left, sheet.bleed.right)
                )


def test_a_block_stands_at_the_gripper_or_in_the_middle_of_what_it_leaves() -> None:
    job = booklet.Stitched(4, Size(100, 140), 3.0)
    for place, bottom in (("gripper", 15.0), ("centre", 12.0 + (225 - 12 - 140) / 2)):
        press = Press(Size(320, 225), 12.0, place=place)  # type: ignore[arg-type]
        front, back = booklet.booklet(job, press)
        assert front.trim.bottom == back.trim.bottom == pytest.approx(bottom)
        assert front.trim.left == pytest.approx(60.0)


def test_crops_stand_where_the_finished_pages_end() -> None:
    """Pages moved against creep are cut where they stand, and never at the fold."""
    job = booklet.Stitched(16, Size(100, 140), 3.0, "left", 0.2)
    *_, last = booklet.booklet(job, Press(Size(320, 225)))
    xs, ys = cuts(last, [last.width / 2])
    assert xs == (pytest.approx(60.0 + 0.6), pytest.approx(260.0 - 0.6))
    assert len(ys) == 2


def test_creep_is_a_caliper_for_every_sheet_around() -> None:
    assert [shift(n, 0.13) for n in range(3)] == [0.0, 0.13, 0.26]
    assert shift(2, 0.1, 0.3) == pytest.approx(0.5)
    with pytest.raises(Unfit, match="--as perfect"):
        booklet.booklet(booklet.Stitched(160, Size(100, 140), caliper=0.2), BIG)


def test_what_does_not_fit_is_told_with_what_does() -> None:
    job = booklet.Stitched(8, Size(210, 297))
    with pytest.raises(Unfit) as fault:
        booklet.booklet(job, Press(Size(297, 420)))
    assert "426 x 315 mm are needed, the sheet is 297 x 420 mm" in str(fault.value)
    assert "With `--gripper 0 --bleed 0` it fits" in str(fault.value)
    with pytest.raises(Unfit, match="Take a sheet of 426 x 315 mm or more"):
        booklet.booklet(job, Press(Size(210, 297)))
    # what is told is true
    assert booklet.booklet(job, Press(Size(426, 315)))
    with pytest.raises(Unfit, match="at least 5 pages"):
        booklet.booklet(booklet.Stitched(4, Size(100, 140), cover_apart=True), BIG)


def test_spines_and_their_marks() -> None:
    assert perfect.spine_width(200, 0.1) == pytest.approx(10.0)
    job = perfect.Glued(204, Size(148, 210), cover_apart=True, caliper=0.1)
    front, back = perfect.cover(job, BIG)
    left, right = sorted(front.placements, key=lambda p: p.x)
    assert (left.page, right.page) == (203, 0)
    assert right.cell.left - left.cell.right == pytest.approx(10.0)
    assert [p.page for p in back.placements] == [1, 202]
    stairs = [collation(100.0, 50.0, 260.0, n, 6.0).box for n in range(1, 30)]
    for a, b in zip(stairs, stairs[1:], strict=False):
        assert a.bottom > b.top or b.top == 250.0  # a step down, or the stair anew
    assert all(box.bottom >= 50.0 and box.left >= 97.0 for box in stairs)


@pytest.mark.parametrize("row, column, name", [(0, 0, "A1"), (25, 9, "Z10"), (26, 0, "AA1")])
def test_sheets_of_a_poster_have_names(row: int, column: int, name: str) -> None:
    assert tiles.name(row, column) == name


def test_a_poster_takes_the_fewer_sheets() -> None:
    job = tiles.best(tiles.Tiled(Size(380, 190), Size(210, 297)))
    assert job.sheet == Size(297, 210) and (job.columns, job.rows) == (2, 1)
    with pytest.raises(Unfit, match="leaves less than 20 mm"):
        tiles.best(tiles.Tiled(Size(380, 190), Size(210, 297), 180.0))
    with pytest.raises(Unfit, match="more than 400"):
        tiles.best(tiles.Tiled(Size(5000, 5000), Size(105, 148)))
