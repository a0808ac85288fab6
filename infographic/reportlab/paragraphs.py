"""Paragraphs in a platypus story."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.platypus.flowables import Flowable  # type: ignore[import-untyped,unused-ignore]

from infographic.frame import Frame, Item, Tag
from infographic.geometry import MM_PER_PT, PT_PER_MM
from infographic.layout.text import baseline_offset
from infographic.reportlab.canvas import show
from infographic.reportlab.setting import Setting, Words, pieces_of, pitch_of, plain, raise_faults
from infographic.text.items import Items
from infographic.text.paragraph import Align, Paragraph, balanced
from infographic.text.prepare import Prepared
from infographic.writers.pdf.media import ColorSpace


@dataclass(frozen=True)
class Block:
    """Text to be broken at some width.  Lengths in mm, ``size`` in pt, ``indent`` in em.

    ``kept``: the first lines of a paragraph that was split, as they were broken at its width.
    """

    prepared: Prepared
    size: float
    pitch: float
    align: Align
    indent: float
    space: ColorSpace
    kept: tuple[Paragraph, int] | None = None

    def broken(self, width: float) -> tuple[Paragraph, int]:
        """The paragraph at a width, and how many of its lines are this block's."""
        if self.kept is not None and abs(self.kept[0].measure - width) < 1e-6:
            return self.kept
        made = Paragraph(self.prepared, self.size, width, self.indent, self.align)
        if self.align != "justify":
            made = balanced(made)
        return made, len(made.lines)

    def parted(self, width: float, lines: int) -> tuple[Block, Block]:
        """The first lines at a width, and the rest as a block of its own."""
        paragraph, _ = self.broken(width)
        cut = paragraph.lines[lines - 1].end
        head = replace(self, prepared=_part(self.prepared, 0, cut), kept=(paragraph, lines))
        tail = replace(self, prepared=_part(self.prepared, cut, None), indent=0.0, kept=None)
        return head, tail

    def frame(self, width: float) -> Frame:
        """The lines drawn, top down."""
        paragraph, count = self.broken(width)
        top = baseline_offset(paragraph, self.pitch)
        items: list[Item] = []
        for i in range(count):
            items += paragraph.draw(i, 0.0, top + i * self.pitch)
        return Frame(width, count * self.pitch, (Tag("P", tuple(items)),))


def _part(prepared: Prepared, start: int, end: int | None) -> Prepared:
    """Some units of a paragraph, as a paragraph."""
    units = prepared.units[start:end]
    gaps = prepared.items.gaps[start : start + max(len(units) - 1, 0)]
    return replace(prepared, units=units, items=Items.of([u.width for u in units], gaps))


class ParagraphFlowable(Flowable):  # type: ignore[misc,unused-ignore]
    """A paragraph: optimum-fit lines, Chinese line-start rules, the theme's faces.

    ``text``: a str, or stretches of it, `["甲", ("乙", "strong")]` with a role of their own.
    ``role``: what it is set in (`body`, `head`, `section`, `note` ...; see the theme).  ``ink``: an
    ink of the theme instead of the role's.  ``indent``: of the first line, em.  ``least``: lines
    that stay together above and below a page break.  ``spaceBefore``, ``spaceAfter``: pt.

    Raises ``SpecError`` when no face has one of its characters, ``ValueError`` for an unknown
    role or ink.  It is split between lines, and wrapped anew where the next frame is of another
    width.
    """

    def __init__(
        self,
        text: Words,
        setting: Setting | None = None,
        *,
        role: str = "body",
        ink: str | None = None,
        align: Align = "justify",
        indent: float = 0.0,
        least: int = 2,
        spaceBefore: float = 0.0,
        spaceAfter: float = 0.0,
    ) -> None:
        given = setting or plain()
        ctx = given.context()
        prepared = ctx.prepared(pieces_of(ctx, text, role, ink), phrases=align != "justify")
        raise_faults(prepared.notes)
        block = Block(prepared, ctx.pt(role), pitch_of(ctx, role), align, indent, given.space)
        self._set(block, max(least, 1), spaceBefore, spaceAfter)

    def _set(self, block: Block, least: int, before: float, after: float) -> None:
        super().__init__()
        self.block = block
        self.least = least
        self.spaceBefore, self.spaceAfter = before, after

    @classmethod
    def _of(cls, block: Block, least: int, before: float, after: float) -> ParagraphFlowable:
        made = cls.__new__(cls)
        made._set(block, least, before, after)
        return made

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """The width that there is, and the depth of the lines, pt."""
        _, count = self.block.broken(availWidth * MM_PER_PT)
        self.width, self.height = availWidth, count * self.block.pitch * PT_PER_MM
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        """The lines that have room and the others; nothing when too few have."""
        width = availWidth * MM_PER_PT
        _, count = self.block.broken(width)
        room = int(availHeight * MM_PER_PT / self.block.pitch + 1e-6)
        if room >= count:
            return [self]
        # Platypus marks what it moved to the next frame in vain: then any line is welcome.
        least = 1 if hasattr(self, "_postponed") else self.least
        room = min(room, count - least)
        if room < least:
            return []
        head, tail = self.block.parted(width, room)
        return [
            self._of(head, self.least, self.spaceBefore, 0.0),
            self._of(tail, self.least, 0.0, self.spaceAfter),
        ]

    def draw(self) -> None:
        """Draw on the canvas that platypus set."""
        show(self.canv, self.block.frame(self.width * MM_PER_PT), self.block.space)
