"""Marks around a sheet: all outside the bleed, in every plate (print.md, Ink: Marks).

Crop marks stand at the trim's corners, single, or double with the bleed's edge as Chinese printers
draw them; the colour bar has the inks that the sheet is printed in, full and at a half.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from infographic.color import BLACK, Ink
from infographic.frame import (
    GlyphRun,
    Group,
    Item,
    Link,
    Path,
    Segments,
    Shading,
    Stroke,
    Tag,
    artifact,
    rectangle,
)
from infographic.layout import slug as slugs
from infographic.layout.drawn import Sheet
from infographic.layout.folds import fold_places
from infographic.panel import Context
from infographic.pictures.outlines import ellipse
from infographic.record import replace
from infographic.spec.model import SpecFile
from infographic.spec.printing import MarkName

#: Printed in every plate (PDF 32000-1 8.6.6.4).
REGISTRATION = Ink("registration", (1.0, 1.0, 1.0, 1.0), spot="All")
#: Room for marks around the bleed, mm.
ROOM = 12.0
#: Length of crop and fold marks, their distance from the bleed, and the bleed that they keep at least, mm.
_LENGTH, _OFF, _LEAST = 5.0, 1.0, 3.0
_LINE = Stroke(REGISTRATION, 0.25)
_DASHED = Stroke(REGISTRATION, 0.25, dash=(3.0, 2.0))
_PROCESS = tuple(
    Ink(name, shares)
    for name, shares in (
        ("cyan", (1.0, 0.0, 0.0, 0.0)), ("magenta", (0.0, 1.0, 0.0, 0.0)),
        ("yellow", (0.0, 0.0, 1.0, 0.0)), ("black", BLACK.cmyk),
    )
)  # fmt: skip
#: Side of a patch of the colour bar, mm.
_PATCH = 5.0


def marks(
    ctx: Context,
    names: Sequence[MarkName],
    size: tuple[float, float],
    bleed: float,
    *,
    spots: Sequence[Ink] = (),
    folds: Sequence[float] = (),
    slug: Sequence[str] = (),
) -> tuple[Item, ...]:
    """The marks as artifacts, with the trim's corner at (0, 0); ``size`` and ``bleed`` in mm.

    ``slug``: file, edition, date, inks, and who traps, in lines at the foot.
    """
    width, height = size
    away = max(bleed, _LEAST) + _OFF
    out: list[Item] = []
    if "crop" in names or "crop-double" in names:
        out += _crops(width, height, away, bleed if "crop-double" in names else 0.0)
    if "registration" in names:
        middle = away + _LENGTH / 2
        for x, y in ((width / 2, -middle), (width / 2, height + middle),
                     (-middle, height / 2), (width + middle, height / 2)):  # fmt: skip
            out += _target(x, y)
    if "fold" in names:
        for x in folds:
            for start in (-away - _LENGTH, height + away):
                out.append(Path(_line(x, start, x, start + _LENGTH), stroke=_DASHED))
    if "bar" in names:
        out += _bar(width * 0.06, -away - _LENGTH, width * 0.4, spots)
    if "slug" in names and slug:
        around = bleed + room_for(names, bleed)
        out += slugs.slug(ctx, slug, width, around, height + away + 9.0, REGISTRATION)
    return artifact(out)


def _crops(width: float, height: float, away: float, double: float) -> Iterator[Item]:
    """Two lines at each corner; ``double``: two more at the bleed's edge, that far out, mm."""
    for out in (0.0, double) if double else (0.0,):
        for x, side in ((-out, -1), (width + out, 1)):
            for y, end in ((-out, -1), (height + out, 1)):
                edge, head = (0.0 if side < 0 else width), (0.0 if end < 0 else height)
                near_x, near_y = edge + side * away, head + end * away
                yield Path(_line(near_x, y, near_x + side * _LENGTH, y), stroke=_LINE)
                yield Path(_line(x, near_y, x, near_y + end * _LENGTH), stroke=_LINE)


def _target(x: float, y: float) -> Iterator[Item]:
    """A registration mark: a cross in a circle."""
    arm, radius = _LENGTH / 2, _LENGTH / 4
    yield Path(_line(x - arm, y, x + arm, y), stroke=_LINE)
    yield Path(_line(x, y - arm, x, y + arm), stroke=_LINE)
    yield Path(ellipse(x, y, radius, radius), stroke=_LINE)


def _bar(x: float, y: float, room: float, spots: Sequence[Ink]) -> Iterator[Item]:
    """Patches of every ink, full and at a half, as many as there is room for."""
    patches = [ink.at(tint) for ink in (*_PROCESS, *spots) for tint in (1.0, 0.5)]
    for i, ink in enumerate(patches[: max(4, int(room // _PATCH))]):
        yield Path(rectangle(x + i * _PATCH, y, _PATCH, _PATCH), fill=ink)


def _line(x0: float, y0: float, x1: float, y1: float) -> Segments:
    return (("M", x0, y0), ("L", x1, y1))


def with_marks(sheets: Sequence[Sheet], spec: SpecFile, ctx: Context) -> tuple[Sheet, ...]:
    """The sheets with the marks that the spec's `print` block asks for."""
    names = spec.print.marks if spec.print else ()
    if not names:
        return tuple(sheets)
    bleed = spec.page.bleed.mm()
    room = room_for(names, bleed)
    out: list[tuple[Sheet, tuple[Ink, ...], tuple[str, ...]]] = []
    for number, sheet in enumerate(sheets, 1):
        width, height = sheet.frame.width, sheet.frame.height
        spots = tuple(sorted(_spots(sheet.frame.items), key=lambda ink: ink.spot or ""))
        told = [spec.title.value, f"{number}/{len(sheets)}", spec.date.value if spec.date else ""]
        told += [f"{width:g} x {height:g} mm", "C M Y K " + " + ".join(i.spot or "" for i in spots)]
        told += [f"{ink.spot}: {ink.technical}" for ink in spots if ink.technical]
        told.append("no traps: prepress traps")
        slug = slugs.rows(ctx, told, width, bleed + room) if "slug" in names else ()
        out.append((sheet, spots, slug))
    # All pages of a file get the same paper around them.
    room += slugs.PITCH * max(max((len(slug) for *_, slug in out), default=0) - 1, 0)
    return tuple(
        replace(
            sheet,
            marks=marks(
                ctx, names, (sheet.frame.width, sheet.frame.height), bleed, spots=spots,
                folds=fold_places(spec.page.fold, sheet.frame.width, number), slug=slug,
            ),
            around=room,
        )
        for number, (sheet, spots, slug) in enumerate(out, 1)
    )  # fmt: skip


def _spots(items: Iterable[Item]) -> set[Ink]:
    """The spots that items are printed in, in full."""
    found: set[Ink] = set()
    for item in items:
        inks: tuple[Ink | None, ...] = ()
        match item:
            case GlyphRun():
                inks = (item.ink,)
            case Path():
                inks = (item.fill, item.stroke.ink if item.stroke else None)
            case Shading():
                inks = tuple(ink for _, ink in item.gradient.stops)
            case Group() | Tag() | Link():
                found |= _spots(item.items)
        found |= {
            replace(i, name=i.spot or "", tint=1.0, overprint=bool(i.technical))
            for i in inks
            if i and i.spot
        }
    return found


def room_for(names: Sequence[MarkName], bleed: float) -> float:
    """Space around the bleed that the marks need, mm; nothing without any."""
    return ROOM + max(0.0, _LEAST - bleed) if names else 0.0


__all__ = ["REGISTRATION", "marks", "room_for", "with_marks"]
