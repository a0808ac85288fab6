"""`Frame`: a laid-out box and its display list in one immutable value.

Layout makes frames, writers read them, nobody changes them.  Every item names the span of
the spec or content it came from.  A new item kind must be handled by every writer (they
``match`` and end in ``assert_never``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple, TypeAlias

from infographic.color import Ink
from infographic.diagnostics import NOWHERE, Diagnostic, Span
from infographic.geometry import IDENTITY, Matrix
from infographic.record import dataclass

#: Path segments, coordinates in mm: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",).
Segment: TypeAlias = tuple[str | float, ...]
Segments: TypeAlias = tuple[Segment, ...]


class Glyph(NamedTuple):
    """One placed glyph.

    ``x``, ``y``: offset of the glyph's horizontal origin from the run's origin, in em of the
    run's size, y down.  ``text``: the source characters it stands for; "" for the second and
    further glyphs of one cluster.  ``advance``: distance to the next glyph along the run's
    axis, em (what the run's maker gave it, squeezed blanks and gaps included).
    """

    gid: int
    x: float
    y: float
    advance: float
    text: str


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face, size and ink.

    ``face``: a ``fonts.book.Face`` (opaque here).  ``size``: pt.  ``x``, ``y``: mm, the run's
    origin: on the baseline for horizontal runs; for vertical ones the top of the first
    character's box on the column's centre line, and each ``Glyph.x``/``y`` still places the
    glyph's *horizontal* origin.  ``vertical`` asks the writer for vertical writing mode.
    """

    face: object
    size: float
    ink: Ink
    x: float
    y: float
    glyphs: tuple[Glyph, ...]
    vertical: bool = False
    span: Span = NOWHERE

    @property
    def text(self) -> str:
        """The source characters of the run."""
        return "".join([glyph[4] for glyph in self.glyphs])


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: ink, width in pt, cap and join as in PDF, dash lengths in pt."""

    ink: Ink
    width: float
    cap: Literal["butt", "round", "square"] = "butt"
    join: Literal["miter", "round", "bevel"] = "miter"
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A filled and/or stroked outline."""

    segments: Segments
    fill: Ink | None = None
    stroke: Stroke | None = None
    even_odd: bool = False
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Gradient:
    """Inks along an axis.

    ``coords``: linear (x0, y0, x1, y1) or radial (fx, fy, 0, cx, cy, r), mm in the space of
    the shading's segments after ``transform``; stops are (offset 0..1, ink), ascending.
    """

    kind: Literal["linear", "radial"]
    coords: tuple[float, ...]
    stops: tuple[tuple[float, Ink], ...]
    transform: Matrix = IDENTITY


@dataclass(frozen=True, slots=True)
class Shading:
    """An outline filled with a gradient."""

    segments: Segments
    gradient: Gradient
    even_odd: bool = False
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Image:
    """A photograph in an upright box.

    ``picture``: a ``pictures.tone.Toned`` (opaque here), which gives its pixels in the inks that a
    writer asks for.  ``x``, ``y``, ``width``, ``height``: the box of the whole picture, mm; a group's
    clip shows a part of it.
    """

    picture: object
    x: float
    y: float
    width: float
    height: float
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page of a PDF file in an upright box.

    ``page``: a ``pictures.page.PdfPage`` (opaque here), which gives its objects for the inks that a
    writer asks for.  ``x``, ``y``, ``width``, ``height``: the box of the whole page as it is seen, mm;
    what it paints outside is cut off, a group's clip shows a part of it.
    """

    page: object
    x: float
    y: float
    width: float
    height: float
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one transform, clip (in the group's own space) and opacity."""

    items: tuple[Item, ...]
    transform: Matrix = IDENTITY
    clip: Segments = ()
    alpha: float = 1.0


#: Structure types of PDF 32000-1 14.8.4 that panels may use.
Role: TypeAlias = Literal[
    "Document",
    "Part",
    "Sect",
    "Div",
    "H1",
    "H2",
    "H3",
    "H4",
    "P",
    "Span",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Figure",
    "Caption",
    "TOC",
    "TOCI",
    "Table",
    "TR",
    "TH",
    "TD",
    "Note",
    "Artifact",
]


@dataclass(frozen=True, slots=True)
class Tag:
    """Logical structure around items; reading order is drawing order.

    ``key``: items of equal key and role are one structure element (a paragraph over two
    columns).  ``alt``: alternative text of a Figure.  ``actual``: replacement text, written
    as a ``/Span`` with ActualText around everything drawn inside (vertical titles).
    """

    role: Role
    items: tuple[Item, ...]
    key: str = ""
    alt: str = ""
    actual: str = ""
    lang: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Link:
    """Items that lead to an address or to a page, which counts from 1; exactly one is given.

    Paper shows the items; screens let them be followed.
    """

    items: tuple[Item, ...]
    uri: str = ""
    page: int = 0

    def __post_init__(self) -> None:
        if self.page < 0 or bool(self.uri) is bool(self.page):
            raise ValueError("a link leads to an address or to a page counted from 1")


Item: TypeAlias = GlyphRun | Path | Shading | Image | PlacedPage | Group | Tag | Link


@dataclass(frozen=True, slots=True)
class Frame:
    """A box of ``width`` x ``height`` mm, its items, and what was noticed while making it.

    ``baseline``: mm from the top to the first baseline, when the frame has text to align on.
    """

    width: float
    height: float
    items: tuple[Item, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    baseline: float | None = None


def spans(items: Iterable[Item]) -> Iterator[Span]:
    """The places that items come from, in drawing order."""
    for item in items:
        if not isinstance(item, (Group, Link)) and item.span != NOWHERE:
            yield item.span
        if isinstance(item, (Group, Tag, Link)):
            yield from spans(item.items)


class Placed(NamedTuple):
    """A frame and where its top left corner goes in its parent, mm."""

    x: float
    y: float
    frame: Frame


def compose(
    width: float,
    height: float,
    children: Iterable[Placed],
    *,
    under: Iterable[Item] = (),
    over: Iterable[Item] = (),
    baseline: float | None = None,
) -> Frame:
    """A frame from placed children in reading order; ``under`` is painted first, ``over`` last."""
    items: list[Item] = list(under)
    notes: list[Diagnostic] = []
    for x, y, child in children:
        notes += child.notes
        if child.items:
            if x or y:
                items.append(Group(child.items, Matrix.translate(x, y)))
            else:
                items += child.items
    items += over
    return Frame(width, height, tuple(items), tuple(notes), baseline)


def artifact(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items that carry no meaning (rules, tints, ornaments)."""
    items = tuple(items)
    return (Tag("Artifact", items),) if items else ()


def rectangle(x: float, y: float, width: float, height: float, radius: float = 0.0) -> Segments:
    """A rectangle as segments, mm, with optional rounded corners."""
    if radius <= 0:
        return (
            ("M", x, y),
            ("L", x + width, y),
            ("L", x + width, y + height),
            ("L", x, y + height),
            ("Z",),
        )
    r = min(radius, width / 2, height / 2)
    k = r * 0.44771525  # 1 - 4/3 (sqrt 2 - 1): the usual Bézier quarter circle
    right, bottom = x + width, y + height
    return (
        ("M", x + r, y),
        ("L", right - r, y),
        ("C", right - k, y, right, y + k, right, y + r),
        ("L", right, bottom - r),
        ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", x + r, bottom),
        ("C", x + k, bottom, x, bottom - k, x, bottom - r),
        ("L", x, y + r),
        ("C", x, y + k, x + k, y, x + r, y),
        ("Z",),
    )


def moved(segments: Segments, dx: float, dy: float) -> Segments:
    """Outlines by (dx, dy) to the right and down."""
    out: list[Segment] = []
    given: tuple[tuple[Any, ...], ...] = segments
    for each in given:
        if len(each) == 7:
            kind, x1, y1, x2, y2, x, y = each
            out.append((kind, x1 + dx, y1 + dy, x2 + dx, y2 + dy, x + dx, y + dy))
        elif len(each) == 3:
            out.append((each[0], each[1] + dx, each[2] + dy))
        else:
            out.append(each)
    return tuple(out)
