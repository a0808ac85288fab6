"""The dummy: sheets are folded as paper is, from what the finished PDF says, and then read."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from finishing_files import AT, HEIGHT, WIDTH, Seen, boxes, numbered, seen

from infographic.finishing import jobs
from infographic.finishing.model import Size
from infographic.finishing.press import Press


class Face(NamedTuple):
    """One side of a leaf: the page on it, None when blank, and whether it stands on its head."""

    number: int | None
    turned: bool = False


class Leaf(NamedTuple):
    """A leaf as it lies: what is seen, and what the other side shows turned over sideways."""

    up: Face
    down: Face


Stack = list[Leaf]
Paper = list[list[Stack]]


def side(numbers: list[Seen], trim: tuple[float, ...], columns: int, rows: int) -> list[list[Face]]:
    """The pages of one side of a sheet in rows from the top, by where their numbers stand."""
    out = [[Face(None)] * columns for _ in range(rows)]
    width, height = (trim[2] - trim[0]) / columns, (trim[3] - trim[1]) / rows
    for one in numbers:
        x, y = one.middle
        row, column = int((trim[3] - y) // height), int((x - trim[0]) // width)
        assert out[row][column].number is None
        out[row][column] = Face(one.number, one.turned)
    return out


def paper(front: list[list[Face]], back: list[list[Face]]) -> Paper:
    """A printed sheet, front up: behind each column lies the one as far from the other edge."""
    return [
        [[Leaf(up, down)] for up, down in zip(row, reversed(behind), strict=True)]
        for row, behind in zip(front, back, strict=True)
    ]


def over(stack: Stack, head: bool) -> Stack:
    """A stack turned over sideways, or over its head."""

    def seen_so(face: Face) -> Face:
        return Face(face.number, face.turned ^ head)

    return [Leaf(seen_so(leaf.down), seen_so(leaf.up)) for leaf in reversed(stack)]


def left_behind(sheet: Paper) -> Paper:
    half = len(sheet[0]) // 2
    return [[row[half + i] + over(row[half - 1 - i], False) for i in range(half)] for row in sheet]


def upper_behind(sheet: Paper) -> Paper:
    half = len(sheet) // 2
    return [
        [
            low + over(high, True)
            for low, high in zip(sheet[half + i], sheet[half - 1 - i], strict=True)
        ]
        for i in range(half)
    ]


FOLDS = {
    4: [left_behind],
    8: [upper_behind, left_behind],
    16: [left_behind, upper_behind, left_behind],
}
GRIDS = {4: (2, 1), 8: (2, 2), 16: (4, 2)}


def folded(sheet: Paper, pages: int) -> Stack:
    for fold in FOLDS[pages]:
        sheet = fold(sheet)
    ((stack,),) = sheet
    return stack


def read(stack: Stack) -> list[Face]:
    return [face for leaf in stack for face in leaf]


def sheets_of(data: bytes, pages: int) -> list[Paper]:
    columns, rows = GRIDS[pages]
    sides = [
        side(numbers, trim, columns, rows)
        for numbers, trim in zip(seen(data), boxes(data, "/TrimBox"), strict=True)
    ]
    return [paper(front, back) for front, back in zip(sides[::2], sides[1::2], strict=True)]


def upright(numbers: list[int], blanks: int = 0) -> list[Face]:
    return [Face(n) for n in numbers] + [Face(None)] * blanks


def booklet(data: bytes, right: bool = False) -> list[Face]:
    """Stitched sheets opened: the first sheet of the file is outermost."""
    stacks = [folded(sheet, 4) for sheet in sheets_of(data, 4)]
    outer = [leaf for stack in stacks for leaf in stack[:1]]
    inner = [leaf for stack in reversed(stacks) for leaf in stack[1:]]
    faces = read(outer + inner)
    return faces[::-1] if right else faces


@pytest.mark.parametrize("count", [16, 13, 3])
def test_a_booklet_reads_in_order(count: int) -> None:
    made = jobs.impose(
        numbered(count), jobs.Imposition("booklet", Press(Size(320, 225)), caliper=0.13)
    )
    assert booklet(made.sheets) == upright(list(range(1, count + 1)), -count % 4)


def test_a_booklet_bound_at_the_right_reads_from_its_other_cover() -> None:
    job = jobs.Imposition("booklet", Press(Size(320, 225)), "right")
    made = jobs.impose(numbered(16), job)
    assert booklet(made.sheets, right=True) == upright(list(range(1, 17)))


def test_a_cover_apart_goes_around_the_rest() -> None:
    job = jobs.Imposition("booklet", Press(Size(320, 225)), cover_apart=True)
    made = jobs.impose(numbered(16), job)
    assert made.cover is not None
    cover, inside = booklet(made.cover), booklet(made.sheets)
    assert cover[:2] + inside + cover[2:] == upright(list(range(1, 17)))


@pytest.mark.parametrize("size", [4, 8, 16])
@pytest.mark.parametrize("binding", ["left", "right"])
def test_signatures_read_in_order(size: int, binding: str) -> None:
    job = jobs.Imposition(
        "perfect",
        Press(Size(460, 320)),
        binding,
        signature=size,
        marks=jobs.MARKS["perfect"],  # type: ignore[arg-type]
    )
    made = jobs.impose(numbered(32), job)
    book = []
    for sheet in sheets_of(made.sheets, size):
        if binding == "right":  # the mirrored scheme is folded from the other side
            sheet = [list(reversed(row)) for row in sheet]
        book += read(folded(sheet, size))
    assert book == upright(list(range(1, 33)))


def test_creep_is_measured_in_the_finished_file() -> None:
    """Nested, folded and cut, every page has its text at the same distance from the fore-edge."""
    caliper = 0.3
    job = jobs.Imposition("booklet", Press(Size(320, 225)), caliper=caliper)
    sides = seen(jobs.impose(numbered(32), job).sheets)
    trims = boxes(jobs.impose(numbered(32), job).sheets, "/TrimBox")
    for index, (numbers, trim) in enumerate(zip(sides, trims, strict=True)):
        fold = (trim[0] + trim[2]) / 2
        depth = index // 2
        for one in numbers:
            left = one.x < fold
            # from the fold to the page's fore-edge side, where its text begins
            start = fold - WIDTH + AT[0] if left else fold + AT[0]
            moved = one.x - start
            assert moved == pytest.approx(depth * caliper * (1 if left else -1), abs=0.01)
            assert one.y - trim[1] == pytest.approx(AT[1], abs=0.01)
            # nested, the fold of this sheet lies `depth` calipers further out
            distance = (fold - one.x if left else one.x - fold) + depth * caliper
            assert distance == pytest.approx(WIDTH - AT[0] if left else AT[0], abs=0.01)


def test_sheets_have_their_boxes() -> None:
    made = jobs.impose(numbered(8), jobs.Imposition("booklet", Press(Size(320, 225)))).sheets
    for media, bleed, trim in zip(
        *(boxes(made, f"/{n}Box") for n in ("Media", "Bleed", "Trim")), strict=True
    ):
        assert media == pytest.approx((0, 0, 320, 225), abs=0.001)
        assert trim[2] - trim[0] == pytest.approx(2 * WIDTH, abs=0.001)
        assert trim[3] - trim[1] == pytest.approx(HEIGHT, abs=0.001)
        assert [b - t for b, t in zip(bleed, trim, strict=True)] == pytest.approx(
            [-3, -3, 3, 3], abs=0.001
        )
