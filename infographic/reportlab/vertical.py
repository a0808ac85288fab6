"""Vertical text in a platypus story: columns from right to left, in bands below one another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.platypus.flowables import Flowable  # type: ignore[import-untyped,unused-ignore]

from infographic.frame import Frame, Item, Tag
from infographic.geometry import MM_PER_PT, PT_PER_MM, pt_to_mm
from infographic.reportlab.canvas import show
from infographic.reportlab.setting import Setting, Words, pieces_of, pitch_of, plain, raise_faults
from infographic.text.linebreak import Line, Measure, break_lines, justify
from infographic.text.prepare import Prepared
from infographic.text.runs import vertical_column
from infographic.writers.pdf.media import ColorSpace


@dataclass(frozen=True)
class Columns:
    """A paragraph broken into vertical columns.

    ``size``: pt.  ``pitch``: distance of the columns' centre lines, mm.  ``depth``: of a band,
    mm.  ``gap``: between bands, mm.  ``indent``: of the first column,
    em.  ``lines``: the columns, in reading order.
    """

    prepared: Prepared
    size: float
    pitch: float
    depth: float
    gap: float
    indent: float
    space: ColorSpace
    lines: tuple[Line, ...]

    @property
    def em(self) -> float:
        """One em in mm."""
        return pt_to_mm(self.size)

    def across(self, width: float) -> int:
        """How many columns stand beside one another in a width, mm; one at least."""
        return 1 + max(0, int((width - self.em) / self.pitch + 1e-6))

    def bands(self, width: float) -> int:
        """How many bands the columns take in a width, mm."""
        return -(-len(self.lines) // self.across(width))

    def height(self, bands: int) -> float:
        """Depth of some bands with the gaps between them, mm."""
        return bands * self.depth + max(bands - 1, 0) * self.gap

    def parted(self, width: float, bands: int) -> tuple[Columns, Columns]:
        """The columns of the first bands, and the others."""
        cut = self.across(width) * bands
        return replace(self, lines=self.lines[:cut]), replace(self, lines=self.lines[cut:])

    def frame(self, width: float) -> Frame:
        """The columns drawn from the right edge."""
        bands = range(self.bands(width))
        items = tuple(self._band(band, width) for band in bands)
        return Frame(width, self.height(len(bands)), items)

    def _band(self, band: int, width: float) -> Item:
        """One band under one ActualText: readers that go by places read columns from the left."""
        across, items, texts = self.across(width), list[Item](), list[str]()
        for place, line in enumerate(self.lines[band * across : (band + 1) * across]):
            center = width - self.em / 2 - place * self.pitch
            inset = 0.0 if line.start else self.indent * self.em
            top = band * (self.depth + self.gap) + inset
            gaps = justify(self.prepared.items, line, last=line.end == len(self.prepared.units))
            items += vertical_column(self.prepared, line, gaps, self.size, center, top)
            texts.append(_text(self.prepared, line))
        return Tag("P", tuple(items), actual=_joined(texts))


def _joined(texts: list[str]) -> str:
    """The text of columns; words that a column's end parts get their blank back."""
    out = ""
    for text in texts:
        latin = (out[-1:] + text[:1]).isascii() and out[-1:].isalnum() and text[:1].isalnum()
        out += (" " if latin else "") + text
    return out


def _text(prepared: Prepared, line: Line) -> str:
    """A column's text, with the blanks that were typed between words."""
    out = []
    for i in range(line.start, line.end):
        out.append(prepared.units[i].text)
        gap = prepared.items.gaps[i] if i < line.end - 1 else None
        if gap is not None and gap.klass == 0 and gap.width > 0:
            out.append(" ")
    return "".join(out)


class VerticalFlowable(Flowable):  # type: ignore[misc,unused-ignore]
    """A paragraph set vertically: short numbers upright, Latin words turned.

    ``height``: depth of a band of columns, pt.  ``gap``: between bands, pt.  ``pitch``: distance
    of the columns, pt; the role's line distance when not given.  ``text``, ``role``, ``ink``, ``indent``,
    ``spaceBefore`` and ``spaceAfter`` as for ``ParagraphFlowable``, which see for what is raised.
    It is split between bands.
    """

    def __init__(
        self,
        text: Words,
        setting: Setting | None = None,
        *,
        height: float,
        gap: float = 18.0,
        pitch: float | None = None,
        role: str = "body",
        ink: str | None = None,
        indent: float = 0.0,
        spaceBefore: float = 0.0,
        spaceAfter: float = 0.0,
    ) -> None:
        given = setting or plain()
        ctx = given.context()
        prepared = ctx.prepared(pieces_of(ctx, text, role, ink), vertical=True)
        raise_faults(prepared.notes)
        size, depth = ctx.pt(role), height * MM_PER_PT
        if height < size:
            raise ValueError(f"a band of {height:g} pt has no room for type of {size:g} pt")
        lines = break_lines(prepared.items, Measure(height / size, indent))
        step = pitch * MM_PER_PT if pitch is not None else pitch_of(ctx, role)
        columns = Columns(prepared, size, step, depth, gap * MM_PER_PT, indent, given.space, lines)
        self._set(columns, spaceBefore, spaceAfter)

    def _set(self, columns: Columns, before: float, after: float) -> None:
        super().__init__()
        self.columns = columns
        self.spaceBefore, self.spaceAfter = before, after

    @classmethod
    def _of(cls, columns: Columns, before: float, after: float) -> VerticalFlowable:
        made = cls.__new__(cls)
        made._set(columns, before, after)
        return made

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """The width that there is, and the depth of the bands, pt."""
        bands = self.columns.bands(availWidth * MM_PER_PT)
        self.width, self.height = availWidth, self.columns.height(bands) * PT_PER_MM
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        """The bands that have room and the others; nothing when none has."""
        width, columns = availWidth * MM_PER_PT, self.columns
        room = int((availHeight * MM_PER_PT + columns.gap) / (columns.depth + columns.gap) + 1e-6)
        if room >= columns.bands(width):
            return [self]
        if room < 1:
            return []
        head, tail = columns.parted(width, room)
        return [self._of(head, self.spaceBefore, 0.0), self._of(tail, 0.0, self.spaceAfter)]

    def draw(self) -> None:
        """Draw on the canvas that platypus set."""
        show(self.canv, self.columns.frame(self.width * MM_PER_PT), self.columns.space)
