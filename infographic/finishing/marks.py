"""Crop, fold, registration and collation marks, and the sheet's label: made and drawn.

All of it is drawn in the separation `All` (32000-1, 8.6.6.4), so that it is on every plate, and
stands outside the bleed (ISO 15930-7, 6.13 keeps marks out of the BleedBox).  Labels are
outlines of the package's own face: they are the printer's, and stay out of the job's fonts and
text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import assert_never

from infographic.finishing.model import TINY, Bar, Box, Label, Line, Mark, Sheet, Target
from infographic.fonts.book import FontBook
from infographic.fonts.face import Face
from infographic.fonts.shape import shape
from infographic.geometry import PT_PER_MM
from infographic.record import dataclass
from infographic.writers.pdf.syntax import nums

KINDS = ("crop", "double", "fold", "registration", "collation", "label")

#: Width of lines, pt: GWG 2022 asks for 0.25 at least in inks that are mixed.
LINE = 0.25
#: Space between the bleed and marks, their length, mm; shorter ones than LEAST are left out.
GAP, LENGTH, LEAST = 1.0, 5.0, 1.5
RADIUS = 2.2
LABEL = 2.6
#: A folded signature's mark, and how far the next one's stands below it, mm.
COLLATION_WIDTH, COLLATION_HEIGHT, COLLATION_STEP = 3.0, 6.0, 8.0


@dataclass(frozen=True, slots=True)
class Lines:
    """Where a sheet is cut and folded, mm: ``xs`` and ``folds`` along x, ``ys`` and ``across``
    along y."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    folds: tuple[float, ...] = ()
    across: tuple[float, ...] = ()


def sheet_marks(
    sheet: Sheet, printable: Box, lines: Lines, kinds: Iterable[str], label: str = ""
) -> tuple[Mark, ...]:
    """Marks around the block of a sheet, as long as the printable area lets them be."""
    wanted = frozenset(kinds)
    out: list[Mark] = []
    xs, ys = list(lines.xs), list(lines.ys)
    if "double" in wanted:  # 双线角线: where the bleed ends as well
        xs += [sheet.bleed.left, sheet.bleed.right]
        ys += [sheet.bleed.bottom, sheet.bleed.top]
    if wanted & {"crop", "double"}:
        out += _ticks(sheet.bleed, printable, xs, ys)
    if "fold" in wanted:
        out += _ticks(sheet.bleed, printable, lines.folds, lines.across, 0.8)
    taken_x, taken_y = [*xs, *lines.folds], [*ys, *lines.across]
    targets = _targets(sheet.bleed, printable, taken_x, taken_y)
    if "registration" in wanted:
        out += targets
        taken_x += [t.x for t in targets]
    if "label" in wanted and label:
        out += _label(sheet.bleed, printable, taken_x, label)
    return tuple(out)


def _ticks(
    bleed: Box, area: Box, xs: Iterable[float], ys: Iterable[float], dash: float = 0.0
) -> Iterator[Line]:
    low, high = (
        max(bleed.bottom - GAP - LENGTH, area.bottom),
        min(bleed.top + GAP + LENGTH, area.top),
    )
    near, far = (
        max(bleed.left - GAP - LENGTH, area.left),
        min(bleed.right + GAP + LENGTH, area.right),
    )
    for x in sorted({round(x, 4) for x in xs}):
        if bleed.bottom - GAP - low >= LEAST:
            yield Line(x, bleed.bottom - GAP, x, low, dash)
        if high - bleed.top - GAP >= LEAST:
            yield Line(x, bleed.top + GAP, x, high, dash)
    for y in sorted({round(y, 4) for y in ys}):
        if bleed.left - GAP - near >= LEAST:
            yield Line(bleed.left - GAP, y, near, y, dash)
        if far - bleed.right - GAP >= LEAST:
            yield Line(bleed.right + GAP, y, far, y, dash)


def _targets(
    bleed: Box, area: Box, taken_x: Sequence[float], taken_y: Sequence[float]
) -> list[Target]:
    """One on each side that has room for it, clear of other marks."""
    x = _clear(bleed.left, bleed.right, taken_x)
    y = _clear(bleed.bottom, bleed.top, taken_y)
    off = GAP + RADIUS
    places = []
    if x is not None:
        places += [(x, bleed.bottom - off), (x, bleed.top + off)]
    if y is not None:
        places += [(bleed.left - off, y), (bleed.right + off, y)]
    inside = Box(area.left + RADIUS, area.bottom + RADIUS, area.right - RADIUS, area.top - RADIUS)
    return [Target(px, py, RADIUS) for px, py in places if inside.holds(Box(px, py, px, py))]


def _clear(low: float, high: float, taken: Sequence[float]) -> float | None:
    """A place near the middle that other marks leave free.

    Off the middle: a plate that is turned by 180 degrees must not register.
    """
    for share in (0.62, 0.57, 0.67, 0.53, 0.72, 0.78):
        at = low + share * (high - low)
        if all(abs(at - other) > 2 * RADIUS for other in taken):
            return at
    return None


def _label(bleed: Box, area: Box, taken: Sequence[float], text: str) -> Iterator[Label]:
    """In the widest gap between marks, above the block or else below it."""
    stops = sorted({bleed.left, *taken, bleed.right})
    room, start = max((round(b - a, 3), -a) for a, b in zip(stops, stops[1:], strict=False))
    for y, fits in (
        (bleed.top + GAP + 0.6, area.top - bleed.top >= LABEL + GAP + 0.6),
        (bleed.bottom - GAP - LABEL, bleed.bottom - area.bottom >= LABEL + GAP + 0.6),
    ):
        if fits:
            yield Label(-start + RADIUS + 1, y, LABEL, text, room - 2 * RADIUS - 2)
            return


def collation(fold: float, low: float, high: float, number: int, gutter: float) -> Bar:
    """The mark (折标) on a signature's spine: one step lower for each, so that a missing or a
    doubled one breaks the stair.  ``number`` counts from 1; the stair begins anew at the foot.
    It stays inside the ``gutter`` (mm), which is milled off."""
    steps = max(1, int((high - low - 20.0 - COLLATION_HEIGHT) // COLLATION_STEP) + 1)
    top = high - 10.0 - (number - 1) % steps * COLLATION_STEP
    half = min(COLLATION_WIDTH, gutter) / 2
    return Bar(Box(fold - half, max(top - COLLATION_HEIGHT, low), fold + half, top))


def draw(marks: Iterable[Mark], space: str = "/CSAll") -> bytes:
    """A content stream, pt; ``space`` names the separation in the page's resources."""
    out = [f"q {space} CS {space} cs 1 SCN 1 scn {LINE} w"]
    for mark in marks:
        match mark:
            case Line(x0, y0, x1, y1, dash):
                pattern = f"[{_pt(dash)}] 0 d " if dash else "[] 0 d "
                out.append(f"{pattern}{_pt(x0, y0)} m {_pt(x1, y1)} l S")
            case Target(x, y, radius):
                out.append(_target(x, y, radius))
            case Bar(box, tint):
                place = _pt(box.left, box.bottom, box.width, box.height)
                out.append(f"{tint:g} scn {place} re f 1 scn")
            case Label():
                out.append(_outlined(mark))
            case _:
                assert_never(mark)
    return "\n".join([*(line for line in out if line), "Q"]).encode("ascii")


def _pt(*mm: float) -> str:
    return nums(PT_PER_MM * v for v in mm)


#: Control points of a quarter circle (the usual 4/3 (sqrt 2 - 1)).
_KAPPA = 0.5523


def _target(x: float, y: float, radius: float) -> str:
    r = radius * 0.6
    k = r * _KAPPA
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    circle = " ".join(f"{_pt(*c)} c" for c in curves)
    cross = (
        f"{_pt(x - radius, y)} m {_pt(x + radius, y)} l"
        f" {_pt(x, y - radius)} m {_pt(x, y + radius)} l"
    )
    return f"[] 0 d {_pt(x + r, y)} m {circle} s {cross} S"


@lru_cache(maxsize=1)
def _face() -> Face:
    return FontBook(use_system=False).shipped["Infographic Sans SC"][400]


def printable_text(text: str) -> str:
    """The text with a box (□) for every character that the package's plain face lacks."""
    face = _face()
    return "".join(c if face.has(c) else "□" for c in text)


def _outlined(label: Label) -> str:
    """The label's glyphs as filled paths, cut where the room ends."""
    face, text = _face(), printable_text(label.text)
    glyphs = shape(face, text)
    em = label.size
    while glyphs and sum(g.advance for g in glyphs) * em > label.room + TINY:
        text = text[:-2].rstrip("…") + "…" if len(text) > 2 else ""
        glyphs = shape(face, text)
    width = sum(g.advance for g in glyphs) * em
    x = label.x - (width / 2 if label.centred else 0.0)
    out = []
    for glyph in glyphs:
        at, up = x + glyph.x * em, label.y - glyph.y * em
        for segment in face.outline(glyph.gid, em):
            kind, *values = segment
            points = [float(v) for v in values]
            mapped = [at + v if i % 2 == 0 else up - v for i, v in enumerate(points)]
            out.append(_STEPS[str(kind)].format(_pt(*mapped)))
        out.append("f")
    # blank glyphs have no path to fill
    return "\n".join(line for i, line in enumerate(out) if line != "f" or (i and out[i - 1] != "f"))


_STEPS = {"M": "{} m", "L": "{} l", "C": "{} c", "Z": "h"}
