"""What a spec file, a content file and a theme file may say.

Panels bring their own models; here is everything around them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from infographic.record import dataclass
from infographic.spec.fields import Model, spec
from infographic.spec.printing import Print
from infographic.spec.values import (
    Companion,
    Figure,
    FileRef,
    InkRef,
    Length,
    LengthRange,
    Picture,
    Text,
    View,
)


@dataclass(frozen=True, kw_only=True)
class Margin(Model):
    """White space inside the trim.  A single length stands for all four sides."""

    SHORT = "all"
    all: Length = spec(Length(15, "mm"), "all four sides")
    top: Length | None = spec(None, "head margin")
    right: Length | None = spec(None, "right margin")
    bottom: Length | None = spec(None, "foot margin")
    left: Length | None = spec(None, "left margin")


@dataclass(frozen=True, kw_only=True)
class Grid(Model):
    """The column grid that spans count in."""

    columns: int = spec(12, "number of columns", low=1, high=48)
    gutter: Length = spec(Length(5, "mm"), "space between columns")


@dataclass(frozen=True, slots=True)
class PageSize:
    """Trim size in mm."""

    width: float
    height: float
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class PageModel(Model):
    """The sheet."""

    SHORT = "size"

    size: PageSize = spec(
        PageSize(210.0, 297.0, "a4"), "a preset (`a1`, `a2 landscape`) or `width x height mm`"
    )
    bleed: Length = spec(Length(3, "mm"), "how far art runs over the trim", high=50)
    margin: Margin = spec(factory=Margin, doc="white space inside the trim")
    grid: Grid = spec(factory=Grid, doc="the column grid")
    tint: InkRef | None = spec(None, "ink of the whole sheet; unprinted when not given")
    facing: bool = spec(False, "pages face each other: margins and page numbers change sides")
    fold: Literal["none", "bi", "tri", "z"] = spec(
        "none", "how the sheet is folded: once, in three with the last panel inside, or zigzag"
    )


@dataclass(frozen=True, kw_only=True)
class Body(Model):
    """The running text's size and leading; the solver picks the size within the range."""

    SHORT = "size"

    size: LengthRange = spec(
        LengthRange(Length(9, "pt"), Length(12, "pt")), "smallest and largest size", form="body"
    )
    leading: float = spec(1.5, "line distance as a multiple of the size", low=1, high=3)


@dataclass(frozen=True, kw_only=True)
class Place(Model):
    """Keys that every panel takes beside its own."""

    span: int | None = spec(
        None, "grid columns that the panel takes; all when alone in its row", low=1
    )
    height: LengthRange | None = spec(None, "depth; from the content when not given")
    order: int | None = spec(None, "reading order among neighbours; the spec's order otherwise")
    background: InkRef | None = spec(None, "ink behind the panel")
    bleed: bool = spec(False, "carry the background to the sheet's edges")
    pad: Length | None = spec(None, "space inside the background")
    gap: Length | None = spec(None, "space below instead of the spec's `gap`")
    overlap: Length | None = spec(None, "how far the row rises over the one above it")
    stretch: bool = spec(False, "may take a share of the depth that is left over")
    fill: bool = spec(False, "takes all the depth that is left over")
    lang: str | None = spec(None, "language of the panel's text (BCP 47)", form="lang")
    keep: bool | None = spec(
        None, "stays on one page with the row below; headings do when it is not given"
    )


@dataclass(frozen=True, slots=True)
class PanelNode:
    """One panel as the spec names it: type, its own model, and where it stands."""

    type: Any
    model: Any
    place: Place
    span: Any


@dataclass(frozen=True, kw_only=True)
class Section(Model):
    """A part of the document: its name in running heads, and on a tab where it has one."""

    SHORT = "title"
    title: Text = spec(doc="the name, in running heads")
    tab: Text | None = spec(None, "a short name on a thumb tab at the outer edge; no tab without")
    ink: InkRef = spec(InkRef("main"), "ink of the tab")


@dataclass(frozen=True, kw_only=True)
class Backdrop(Model):
    """Art behind a whole page, or behind two facing ones, out to the bleed."""

    SHORT = "art"
    art: Picture = spec(doc="SVG art in theme inks; it covers the page from its foot up")
    view: View | None = spec(
        None, "the part of the art to show, `left top width height` in its units"
    )
    ink: InkRef = spec(
        InkRef("paper"), "ink under the art, and what text on it must stand out from"
    )
    alt: Text | None = spec(None, "what it shows, for readers; ornament when not given")


@dataclass(frozen=True, kw_only=True)
class Master(Model):
    """What pages of one kind have in common."""

    margin: Margin | None = spec(None, "margins instead of the sheet's")
    tint: InkRef | None = spec(None, "ink of the whole page")
    backdrop: Backdrop | None = spec(None, "art behind the whole page")
    running: bool = spec(True, "running head, page number and tab stand on these pages")


@dataclass(frozen=True, kw_only=True)
class PageEntry(Model):
    """One page, two facing pages, or rows that run over as many pages as they need."""

    SHORT = "rows"
    rows: tuple[PanelNode, ...] = spec((), "panels of one page, from top to bottom")
    flow: tuple[PanelNode, ...] = spec(
        (), "panels that run over as many pages as they need, instead of `rows`"
    )
    spread: tuple[PanelNode, ...] = spec(
        (), "panels across two facing pages, instead of `rows`; a row has both pages' columns"
    )
    blank: bool = spec(False, "an empty page that is meant")
    filler: bool = spec(
        False,
        "printed only in place of an empty page: before a page that starts on a side, or where the "
        "document has fewer pages than its `extent`",
    )
    master: str | None = spec(None, "one of the spec's masters")
    margin: Margin | None = spec(None, "this page's margins instead of the master's or the sheet's")
    tint: InkRef | None = spec(None, "ink of the whole page")
    backdrop: Backdrop | None = spec(None, "art behind the whole page")
    section: Section | None = spec(None, "the part that starts here; it goes on until the next")
    starts: Literal["page", "left", "right"] = spec(
        "page", "the side it starts on; an empty page before it is reported"
    )


@dataclass(frozen=True, kw_only=True)
class Term(Model):
    """A term and its explanation (名词解释)."""

    term: Text = spec(doc="the term, as running text has it")
    text: Text = spec(doc="its explanation")


@dataclass(frozen=True, kw_only=True)
class Running(Model):
    """What every page carries in its margins."""

    SHORT = "head"
    head: Text | None = spec(None, "running head, over the live area at the outer edge")
    section: bool = spec(False, "right pages carry the section's name instead of the head")
    folio: bool = spec(True, "page numbers at the foot")
    tabs: bool = spec(False, "thumb tabs of the sections at the outer edge")
    first: int = spec(1, "the first page that carries them", low=1)
    offset: int = spec(0, "added to the page's place to get its number")


#: How strictly line starts and ends are kept (``text.levels``).
LevelName: TypeAlias = Literal["strict", "gb", "basic", "css-strict", "css-normal", "css-loose"]

#: What a PDF may be made for.
MediumName: TypeAlias = Literal["press", "screen", "office"]


@dataclass(frozen=True, kw_only=True)
class VerticalRules(Model):
    """How numbers stand in vertical lines."""

    SHORT = "numbers"
    numbers: Literal["rotated", "digits", "han"] = spec(
        "rotated", "numbers too long for one em: on their side, digit by digit, or in Han numerals"
    )
    upright: int = spec(
        4, "the longest number set upright in one em, where it can be read there", low=1, high=4
    )


@dataclass(frozen=True, kw_only=True)
class SpecFile(Model):
    """One edition: which panels stand on which sheet."""

    version: Literal["1"] = spec(doc="version of the spec language")
    title: Text = spec(doc="the document's title, for readers and file managers")
    extends: str | None = spec(
        None, "another spec to start from; what stands here replaces its keys"
    )
    rows: tuple[PanelNode, ...] = spec((), "panels from top to bottom, on one sheet")
    pages: tuple[PageEntry, ...] = spec((), "pages with rows of their own, instead of `rows`")
    masters: Mapping[str, Master] = spec(factory=dict, doc="kinds of pages by name")
    terms: tuple[Term, ...] = spec(
        (), "terms explained at the foot of the page that holds them first", many=True
    )
    extent: int | None = spec(
        None, "pages that the document must have; the body size is solved for it", low=1, high=2000
    )
    running: Running | None = spec(None, "running head and page numbers")
    lang: str = spec("zh-Hans", "language of the text (BCP 47)", form="lang")
    hang: bool = spec(False, "full stops and commas at a line's end stand outside the measure")
    emphasis: tuple[Text, ...] = spec(
        (), "phrases that get emphasis dots wherever running text has them", many=True
    )
    languages: Mapping[str, tuple[Text, ...]] = spec(
        factory=dict, doc="phrases of running text in other languages, by language (BCP 47)"
    )
    vertical: VerticalRules = spec(factory=VerticalRules, doc="numbers in vertical lines")
    line_break: LevelName = spec(
        "strict",
        "what may begin and end a line: the house's levels (`basic` leaves solidus and dashes free, `gb` "
        "dashes), or those of CSS",
    )
    author: Text | None = spec(None, "who issued the document")
    date: Text | None = spec(
        None, "date of the edition, YYYY-MM-DD; no clock is ever read", form="date"
    )
    medium: MediumName = spec(
        "press", "what the PDF is for: inks and bleed; sRGB, links and bookmarks; office printers"
    )
    print: Print | None = spec(None, "what the press prints on, and marks for it")
    office: Literal["grey", "colour"] = spec("grey", "what the office printer prints in")
    content: Companion | None = spec(
        None, "the content that `$paths` point into: a file or a mapping"
    )
    theme: Companion | None = spec(None, "a theme: a file, a shipped theme's name or a mapping")
    page: PageModel = spec(factory=lambda: PageModel(), doc="the sheet")
    body: Body = spec(factory=Body, doc="size and leading of running text")
    gap: Length = spec(Length(6, "mm"), "space between rows")
    keep: tuple[Text, ...] = spec((), "terms never broken over lines")


@dataclass(frozen=True, kw_only=True)
class FaceDef(Model):
    """A typeface: a family that is shipped or installed, or a file of the project's."""

    SHORT = "family"
    family: str | None = spec(None, "family name")
    file: FileRef | None = spec(None, "font file (TTF, OTF or TTC)")
    index: int = spec(0, "which face of a TTC", low=0)


@dataclass(frozen=True, kw_only=True)
class RoleDef(Model):
    """A type role: what a kind of text is set in."""

    face: str = spec("sans", "one of the theme's faces")
    weight: int = spec(400, "100 to 900", low=1, high=1000)
    size: Length = spec(Length(1, "em"), "size; `em` is the body size", form="type")
    least: Length | None = spec(None, "never smaller than this", form="type")
    ink: InkRef = spec(InkRef("text"), "ink")
    leading: float = spec(1.3, "line distance as a multiple of the size", low=0.5, high=4)
    tracking: float = spec(0.0, "extra space between characters, em", low=-0.2, high=2)
    gap: float = spec(
        0.25, "space between Han and Latin, em; 1/8 suits display sizes", low=0, high=0.5
    )


@dataclass(frozen=True, slots=True)
class InkDef:
    """A process colour (percent) or a spot with its CMYK alternate."""

    cmyk: tuple[float, float, float, float]
    spot: str | None = None
    overprint: bool = False
    technical: str = ""


@dataclass(frozen=True, kw_only=True)
class ThemeFile(Model):
    """Inks, faces and type roles.  A theme changes what it names and inherits the rest."""

    version: Literal["1"] = spec(doc="version of the theme language")
    extends: str = spec("plain", "the theme to start from: a shipped one's name, or a file")
    inks: Mapping[str, InkDef] = spec(factory=dict, doc="inks by name")
    faces: Mapping[str, FaceDef] = spec(factory=dict, doc="typefaces by name")
    roles: Mapping[str, RoleDef] = spec(factory=dict, doc="type roles by name")
    radius: Length = spec(Length(0, "mm"), "corner radius of tiles and plates")
    rule: Length = spec(Length(0.6, "pt"), "thickness of thin rules")
    keep: tuple[Text, ...] = spec((), "terms never broken over lines")


@dataclass(frozen=True, kw_only=True)
class Source(Model):
    """The document that the content was taken from."""

    title: Text = spec(doc="its title")
    file: FileRef | None = spec(None, "its plain text; printed figures are checked against it")
    date: Text | None = spec(None, "its date")


@dataclass(frozen=True, kw_only=True)
class ContentHead(Model):
    """The keys of a content file that the program itself reads; the rest is the report's."""

    version: Literal["1"] = spec(doc="version of the content language")
    lang: str = spec("zh-Hans", "language of the text", form="lang")
    source: Source | None = spec(None, "where the content comes from")
    editorial: tuple[Text, ...] = spec((), "dotted paths of text that the source does not hold")
    keep: tuple[Text, ...] = spec((), "terms never broken over lines")


__all__ = [
    "Body",
    "ContentHead",
    "FaceDef",
    "Figure",
    "Grid",
    "InkDef",
    "Margin",
    "MediumName",
    "PageModel",
    "PageSize",
    "PanelNode",
    "Place",
    "RoleDef",
    "Source",
    "SpecFile",
    "ThemeFile",
]
