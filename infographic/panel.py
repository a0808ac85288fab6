"""What a panel is: a model of its keys and one pure function from space to `Fit`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any, Literal

from infographic.color import Ink, contrast, mixed
from infographic.diagnostics import NOWHERE, Span
from infographic.fonts.book import ICON_FAMILY, FontBook
from infographic.fonts.face import Face
from infographic.frame import Frame, Segments, moved
from infographic.geometry import MM_PER_PT, pt_to_mm
from infographic.pictures.tone import Toning
from infographic.places import Places
from infographic.record import dataclass, field, replace
from infographic.spec.fields import Model
from infographic.spec.model import PanelNode, Term
from infographic.spec.theme import Theme
from infographic.spec.values import Icon, InkRef, Text
from infographic.text.levels import LevelName
from infographic.text.paragraph import Align, Paragraph, balanced
from infographic.text.prepare import Prepared, prepared
from infographic.text.style import Piece, Style, Vertical, style_of


@dataclass(frozen=True, slots=True)
class Space:
    """What a panel gets: width, mm, and depth, mm (None: as deep as the content asks).

    ``ground``: the ink that the panel stands on, None for the bare sheet.
    ``left`` and ``right``: how far art may run beyond the width to reach the bleed's edge;
    ``above`` and ``below`` likewise.  ``flows``: what does not fit the height may go on in
    another space (see `Overset.more`).  ``fold``: from where to where, mm, two facing pages
    have their inner margins; None within one page.
    """

    width: float
    height: float | None = None
    left: float = 0.0
    right: float = 0.0
    above: float = 0.0
    below: float = 0.0
    ground: Ink | None = None
    flows: bool = False
    fold: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Overset:
    """What did not fit: characters of text left over, and the depth (or width) they need, mm.

    ``more`` lays what is left out in another space of the same width, where the panel can go on
    there; ``began``: something of it stands in this one.
    """

    characters: int
    depth: float
    span: Span = NOWHERE
    what: str = ""
    lacks: Literal["depth", "width"] = "depth"
    more: Callable[[Context, Space], Fit] | None = None
    began: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """A laid-out panel.  ``rest`` is what did not fit (None when all did).

    ``flaws``: grid lines by which its columns' feet fail to be level, and lines that are very
    loose; a solver prefers neighbouring widths and sizes without.  ``fill``: depth that its
    text takes, where the panel asks for more than its text.
    """

    frame: Frame
    rest: Overset | None = None
    flaws: int = 0
    fill: float | None = None


Layout = Callable[[Any, "Context", Space], Fit]


@dataclass(frozen=True, slots=True)
class PanelType:
    """A panel type: its key in specs, its model, its layout, one line of documentation.

    ``leads``: a heading, which stays on one page with what follows.  ``flows``: it can go on in
    another space.  ``late``: it speaks of the other pages (``ctx.places``) and is laid out after
    them.
    """

    name: str
    model: type[Model]
    layout: Layout
    doc: str
    container: bool = False
    leads: bool = False
    flows: bool = False
    late: bool = False


def panel(
    name: str,
    model: type[Model],
    *,
    container: bool = False,
    leads: bool = False,
    flows: bool = False,
    late: bool = False,
) -> Callable[[Layout], PanelType]:
    """Make a panel type of a layout function; its docstring's first line documents it."""

    def make(layout: Layout) -> PanelType:
        doc = (layout.__doc__ or "").strip().splitlines()
        first = doc[0] if doc else ""
        return PanelType(name, model, layout, first, container, leads, flows, late)

    return make


@dataclass(frozen=True)
class Context:
    """What layout may ask for.  One context a trial: ``size`` is the body size in pt.

    ``mode``: "estimate" asks for depths with text counted by first fit, "measure" for depths
    with text truly broken, "draw" for frames with items.  The first two return empty frames.
    """

    theme: Theme
    book: FontBook
    size: float
    leading: float
    lang: str = "zh-Hans"
    keep: tuple[str, ...] = ()
    line_break: LevelName = "strict"
    #: Full stops and commas at a line's end stand outside the measure.
    hang: bool = False
    #: How numbers stand in vertical lines.
    upright: Vertical = Vertical()
    #: Phrases of running text that get emphasis dots.
    emphasis: tuple[str, ...] = ()
    #: Phrases of running text that are in another language, by its tag.
    languages: tuple[tuple[str, tuple[str, ...]], ...] = ()
    mode: Literal["estimate", "measure", "draw"] = "draw"
    columns: int = 12
    gutter: float = 5.0
    place: Callable[[PanelNode, Context, Space], Fit] | None = None
    memo: dict[Any, Any] = field(default_factory=dict, repr=False)
    span: Span = NOWHERE
    #: The ink that the panel stands on; None for bare paper.
    ground: Ink | None = None
    #: Which page of two facing ones this is.
    side: Literal["left", "right"] = "right"
    #: Terms that are explained at the foot of the page, and where running text holds them first:
    #: the places of a panel and a text, and offset and number (from 0) of each mark behind a term.
    terms: tuple[Term, ...] = ()
    marks: Mapping[tuple[Span, Span], tuple[tuple[int, int], ...]] = field(
        default_factory=dict, repr=False
    )
    #: What photographs are converted for.
    toning: Toning = Toning()
    #: What stands on the other pages; empty until they are laid out.
    places: Places = field(default_factory=Places, repr=False)

    # -- measures ---------------------------------------------------------------------

    @property
    def key(self) -> str:
        """A name for this panel's tags that no working folder changes."""
        return f"{self.span.line}:{self.span.column}" if self.span.line else self.span.path

    @property
    def drawing(self) -> bool:
        """True when frames must hold their items."""
        return self.mode == "draw"

    def count(self, paragraph: Paragraph) -> int:
        """Lines of a paragraph, as exactly as the mode asks."""
        return paragraph.estimate if self.mode == "estimate" else len(paragraph.lines)

    @property
    def grid(self) -> float:
        """The baseline grid's unit in mm: one line of body text."""
        return self.size * self.leading * MM_PER_PT

    @property
    def em(self) -> float:
        """One em of body text in mm."""
        return self.size * MM_PER_PT

    def snap(self, height: float) -> float:
        """The next whole number of grid lines, mm."""
        lines = -(-(height - 1e-6) // self.grid)
        return max(lines, 0) * self.grid

    def pt(self, role: str) -> float:
        """A role's size in pt."""
        key = (role, self.size)
        found: float | None = self.memo.get(key)
        if found is None:
            found = self.memo[key] = self.theme.roles[role].pt(self.size)
        return found

    def line(self, role: str) -> float:
        """A role's own line distance in mm."""
        return pt_to_mm(self.pt(role) * self.theme.roles[role].leading)

    def cap(self, role: str) -> float:
        """A role's cap height in mm."""
        return self.theme.roles[role].faces[0].metrics.cap_height * pt_to_mm(self.pt(role))

    def ink(self, ref: InkRef | str, tint: float = 1.0) -> Ink:
        """An ink by name."""
        return self.theme.ink(ref, tint)

    def readable_on(self, ground: Ink, pt: float = 0.0) -> Ink:
        """Paper where it stands out enough on a ground, else a dark ink.

        Under 36 pt the dark ink is the text's black alone: multi-ink black type does not
        register (GWG 2022).  From there on it is the theme's `dark`.
        """
        paper = self.ink("paper")
        if contrast(paper, ground) >= 4.2:
            return paper
        return self.ink("dark" if pt >= 36 else "text")

    # -- text -------------------------------------------------------------------------

    def legible(self, ink: Ink) -> Ink:
        """The ink, or one that can be read, where it does not stand out from the panel's ground
        (WCAG 2.2, 1.4.11: 3:1)."""
        ground = self.ground if self.ground is not None else self.ink("paper")
        seen = mixed(ink, ground) if ink.overprint and not ink.technical else ink
        return ink if contrast(seen, ground) >= 3.0 else self.readable_on(ground)

    def style(
        self,
        role: str,
        *,
        ink: Ink | None = None,
        scale: float = 1.0,
        rise: float = 0.0,
        dots: bool = False,
        lang: str = "",
    ) -> Style:
        """A role's style; ``scale`` relative to the paragraph it stands in, ``rise`` in its em;
        ``dots``: with emphasis dots; ``lang``: in another language than the text around it."""
        key = ("style", role, ink, id(self.ground), scale, rise, dots, lang)
        held = self.memo.get(key)
        if held is None:  # the ground is held too, so that its id stays its own
            r = self.theme.roles[role]
            colour = ink or self.legible(self.ink(r.ink))
            style = style_of(r.faces, colour, scale, r.tracking, r.gap, rise, dots, lang)
            held = self.memo[key] = (style, self.ground)
        made: Style = held[0]
        return made

    def vertical(self, width: float = 0.96) -> Vertical:
        """The spec's rules of vertical setting; ``width``: room for upright digits, em."""
        key = ("vertical", id(self.upright), width)
        held = self.memo.get(key)
        if held is None:  # the rules are held too, so that their id stays their own
            made = replace(self.upright, digits=self.theme.digits, width=width)
            held = self.memo[key] = (made, self.upright)
        rules: Vertical = held[0]
        return rules

    def prepared(
        self,
        pieces: Iterable[Piece],
        *,
        vertical: Vertical | bool = False,
        phrases: bool = False,
        hangs: bool = True,
        whole: bool = False,
    ) -> Prepared:
        """Pieces segmented and shaped once, whatever the size (see ``text.prepare``); ``hangs``: as
        running text, whose marks may hang; ``whole``: on one line, without hyphens in its words."""
        parts = tuple(pieces)
        key = (parts, vertical, phrases, hangs, whole, self.lang)
        found = self.memo.get(key)
        if found is None:
            rules = vertical if isinstance(vertical, Vertical) else None
            if vertical is True:
                rules = self.vertical()
            hang = self.hang and hangs and not phrases
            kept = (self.keep, self.lang, rules, phrases, self.line_break, hang, whole)
            found = self.memo[key] = prepared(parts, *kept)
        assert isinstance(found, Prepared)
        return found

    def prepared_text(
        self,
        text: Text,
        role: str,
        *,
        ink: Ink | None = None,
        phrases: bool = False,
        room: float = 0.0,
    ) -> Prepared:
        """A text in a role, prepared: solvers ask for the same ones at every trial.  Phrases are not
        looked for in one that ``room`` em hold on one line."""
        key = ("text", text, role, ink, phrases, self.lang)
        found: tuple[Prepared, bool] | None = self.memo.get(key)
        if found is None or not (found[1] or found[0].items.fits(room)):
            parts = (self.piece(text, role, ink=ink),)
            made = self.prepared(parts, hangs=not phrases)
            whole = not phrases
            if phrases and not made.items.fits(room):
                made, whole = self.prepared(parts, phrases=True), True
            found = self.memo[key] = made, whole
        return found[0]

    def paragraph(
        self,
        pieces: Iterable[Piece] | Prepared,
        size: float,
        measure: float,
        *,
        indent: float = 0.0,
        align: Align = "justify",
    ) -> Paragraph:
        """A paragraph at a size (pt) and measure (mm); remembered with its broken lines.

        All but justified text is broken at phrases and balanced: as narrow as its number of
        lines allows.
        """
        if isinstance(pieces, Prepared):
            prepared = pieces
        else:
            prepared = self.prepared(pieces, phrases=align != "justify")
        balance = align != "justify" and self.mode != "estimate"
        key = ("para", id(prepared), round(measure, 4), indent, align, size, balance)
        found = self.memo.get(key)
        if found is None:  # it holds its prepared text, so that the id stays its own
            made = Paragraph(prepared, size, measure, indent, align)
            found = self.memo[key] = balanced(made) if balance else made
        assert isinstance(found, Paragraph)
        return found

    def piece(self, text: Text, role: str, *, ink: Ink | None = None, scale: float = 1.0) -> Piece:
        """A text in a role."""
        return Piece(text.value, self.style(role, ink=ink, scale=scale), text.span)

    def icon(self, icon: Icon, size: float) -> Segments:
        """An icon's outline in a box of ``size`` mm, from its top left corner, y down."""
        face = self.book.find(ICON_FAMILY, 400)
        code = self.book.icons.get(icon.name)
        gid = face.glyph(chr(code)) if face is not None and code is not None else None
        return () if face is None or gid is None else _icon(face, gid, size)

    def but(self, **changes: Any) -> Context:
        """`replace`, remembered: solvers ask for the same variants again and again."""
        key = (*changes, *map(id, changes.values()))
        held = self._variants.get(key)
        if held is None:  # what it was told is held too, so that its ids stay its own
            same = all(getattr(self, name) is value for name, value in changes.items())
            made = self if same else replace(self, **changes)
            held = self._variants[key] = (None if same else made, changes)
        return held[0] or self

    @cached_property
    def _variants(self) -> dict[tuple[object, ...], tuple[Context | None, Mapping[str, Any]]]:
        """The contexts made from this one."""
        return {}

    def forget(self) -> None:
        """Drop what was remembered for solving: much of it holds contexts, and would wait for the
        collector of cycles."""
        self.memo.clear()

    @property
    def quiet(self) -> Context:
        """The context that measures for this one."""
        return self.but(mode="measure") if self.drawing else self


@lru_cache(maxsize=256)
def _icon(face: Face, gid: int, size: float) -> Segments:
    """A glyph's outline in a box of ``size`` mm: sheets have the same icons again and again."""
    left, bottom, right, top = face.ink_box(gid)
    extent = max(right - left, top - bottom, 0.01)
    scale = size / extent
    dx = (size - (right - left) * scale) / 2 - left * scale
    dy = (size - (top - bottom) * scale) / 2 + top * scale
    return moved(face.outline(gid, scale), dx, dy)
