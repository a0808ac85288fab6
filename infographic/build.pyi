"""Specs written in Python: a function for every part, a plain dict from each.

Written by `make schema` from the models: do not edit.
"""

from collections.abc import Mapping, Sequence
from datetime import date as Date
from decimal import Decimal
from os import PathLike
from typing import Any, Literal, TypeAlias

Words: TypeAlias = str | int | Decimal
"""Text, or a `$path` into the content.  No float: it has lost its digits."""
Number: TypeAlias = str | int | Decimal
"""A figure as it is printed: "837.30", 837, Decimal("837.30").  No float."""
Length: TypeAlias = str
"""A number with a unit: mm, cm, in, pt, em (the body size)."""
Range: TypeAlias = str
"""A length, or two: "9..12 pt"."""
Ink: TypeAlias = str
"""An ink of the theme: "main", "main 20 %", "main 20 % overprint"."""
IconName: TypeAlias = str
Size: TypeAlias = str
"""A preset ("a2 landscape"), or "594 x 841 mm"."""
File: TypeAlias = str | PathLike[str]

class Panel(dict[str, Any]):
    """A panel with the keys about its place."""

class Backdrop(dict[str, Any]):
    """Art behind a whole page, or behind two facing ones, out to the bleed."""

class Badge(dict[str, Any]):
    """One badge."""

class Bar(dict[str, Any]):
    """One bar."""

class Body(dict[str, Any]):
    """The running text's size and leading; the solver picks the size within the range."""

class Chapter(dict[str, Any]):
    """A head, paragraphs and points."""

class Content(dict[str, Any]):
    """The keys of a content file that the program itself reads; the rest is the report's."""

class Face(dict[str, Any]):
    """A typeface: a family that is shipped or installed, or a file of the project's."""

class Figure(dict[str, Any]):
    """One figure with everything that belongs to it."""

class Grid(dict[str, Any]):
    """The column grid that spans count in."""

class MapSlot(dict[str, Any]):
    """What makes a picture a map that may be published."""

class Margin(dict[str, Any]):
    """White space inside the trim.  A single length stands for all four sides."""

class Master(dict[str, Any]):
    """What pages of one kind have in common."""

class Page(dict[str, Any]):
    """The sheet."""

class PageEntry(dict[str, Any]):
    """One page, two facing pages, or rows that run over as many pages as they need."""

class Point(dict[str, Any]):
    """A paragraph with a run-in head."""

class Print(dict[str, Any]):
    """What the press medium is printed on."""

class Role(dict[str, Any]):
    """A type role: what a kind of text is set in."""

class Running(dict[str, Any]):
    """What every page carries in its margins."""

class Section(dict[str, Any]):
    """A part of the document: its name in running heads, and on a tab where it has one."""

class Source(dict[str, Any]):
    """The document that the content was taken from."""

class Spec(dict[str, Any]):
    """One edition: which panels stand on which sheet."""

class Term(dict[str, Any]):
    """A term and its explanation (名词解释)."""

class Theme(dict[str, Any]):
    """Inks, faces and type roles.  A theme changes what it names and inherits the rest."""

class VerticalRules(dict[str, Any]):
    """How numbers stand in vertical lines."""

def art(
    file: File,
    *,
    alt: Words | None = ...,
    view: str | None = ...,
    depth: Length | None = ...,
    bleed: Literal['all', 'sides', 'none'] | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """Vector art that covers its space and runs into the bleed.

    file: SVG art in theme inks (required)
    alt: what it shows, for readers; ornament when not given (default none)
    view: the part of the art to show, `left top width height` in its units (default none)
    depth: least depth; it fills what it gets, and is left out where that is nothing (default 12 mm)
    bleed: to which of the page's edges it runs (default all)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def backdrop(
    art: File,
    *,
    view: str | None = ...,
    ink: Ink | None = ...,
    alt: Words | None = ...,
) -> Backdrop:
    """Art behind a whole page, or behind two facing ones, out to the bleed.

    art: SVG art in theme inks; it covers the page from its foot up (required)
    view: the part of the art to show, `left top width height` in its units (default none)
    ink: ink under the art, and what text on it must stand out from (default paper)
    alt: what it shows, for readers; ornament when not given (default none)
    """

def badge(
    label: Words,
    *,
    icon: IconName | None = ...,
) -> Badge:
    """One badge.

    label: the label (required)
    icon: an icon's name (default none)
    """

def badges(
    items: Sequence[Badge | Words] | Badge | Words,
    *,
    title: Sequence[Words] | Words | None = ...,
    text: Words | None = ...,
    over: bool | None = ...,
    disc: Ink | None = ...,
    lettering: Ink | None = ...,
    head: Ink | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """A row of badges with an optional heading and paragraph at their left.

    items: badges from left to right (required)
    title: a heading at the left (default none)
    text: a paragraph between heading and badges (default none)
    over: heading and text stand over the badges, not at their left (default false)
    disc: ink of the discs (default accent)
    lettering: ink of heading, text and labels (default none)
    head: ink of the heading (default none)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def band(
    title: Words,
    *,
    note: Words | None = ...,
    inks: Sequence[Ink] | str | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """A section heading with a rule that runs to the sheet's edge.

    title: the heading (required)
    note: a short text at the rule's end (default none)
    inks: inks of the rule's parts, left to right (default [accent, second, main])
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def bar(
    *,
    label: Words,
    value: Number | None = ...,
    source: Words | None = ...,
) -> Bar:
    """One bar.

    label: what it stands for (required)
    value: its figure, in the source's digits (default none)
    source: the sentence it was taken from (default none)
    """

def bars(
    *,
    title: Words,
    items: Sequence[Bar | str] | Bar | str,
    unit: Words | None = ...,
    sort: bool | None = ...,
    ink: Ink | None = ...,
    mute: Ink | None = ...,
    note: Words | None = ...,
    source: Words | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """Horizontal bars from zero, labelled with the source's digits.

    title: the finding, in the source's words (required)
    items: bars from top to bottom (required)
    unit: the one unit of all bars (default none)
    sort: longest bar first (default true)
    ink: ink of the first bar (default accent)
    mute: ink of the other bars (default second)
    note: a remark under the chart (default none)
    source: the sentence the numbers were taken from (default none)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def body(
    size: Range | None = ...,
    *,
    leading: float | None = ...,
) -> Body:
    """The running text's size and leading; the solver picks the size within the range.

    size: smallest and largest size (default see below)
    leading: line distance as a multiple of the size (default 1.5)
    """

def chapter(
    text: Sequence[Words] | Words | None = ...,
    *,
    title: Sequence[Words] | Words | None = ...,
    points: Sequence[Point | Words] | Point | Words | None = ...,
) -> Chapter:
    """A head, paragraphs and points.

    title: the head's lines (default none)
    text: paragraphs (default none)
    points: paragraphs with run-in heads (default none)
    """

def colophon(
    lines: Sequence[Words] | Words | None = ...,
    *,
    issuer: Words | None = ...,
    source: Words | None = ...,
    date: Words | None = ...,
    press: Words | None = ...,
    url: Words | None = ...,
    ink: Ink | None = ...,
    rule: bool | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """Issuer, source, date and press line in one quiet line, a web address as a QR code.

    issuer: who issued the sheet (default none)
    source: what the content was taken from (default none)
    date: date of the source or the sheet (default none)
    press: press line or remark (default none)
    lines: further lines (default none)
    url: a web address, printed as a QR code (default none)
    ink: ink of the text (default none)
    rule: a thin rule above (default false)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def content(
    *,
    lang: str | None = ...,
    source: Source | str | None = ...,
    editorial: Sequence[Words] | str | None = ...,
    keep: Sequence[Words] | str | None = ...,
    **others: Any,
) -> Content:
    """The keys of a content file that the program itself reads; the rest is the report's.

    lang: language of the text (default zh-Hans)
    source: where the content comes from (default none)
    editorial: dotted paths of text that the source does not hold (default none)
    keep: terms never broken over lines (default none)
    """

def contents(
    title: Words | None = ...,
    *,
    levels: int | None = ...,
    columns: int | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """The document's headings with the numbers of their pages.

    title: a heading over the list (default none)
    levels: how deep it goes: 1 for sections, 2 for their panels too (default 2)
    columns: columns of the list (default 1)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def face(
    family: str | None = ...,
    *,
    file: File | None = ...,
    index: int | None = ...,
) -> Face:
    """A typeface: a family that is shipped or installed, or a file of the project's.

    family: family name (default none)
    file: font file (TTF, OTF or TTC) (default none)
    index: which face of a TTC (default 0)
    """

def figure(
    *,
    label: Words,
    value: Number | None = ...,
    unit: Words | None = ...,
    qualifier: Words | None = ...,
    phrase: Words | None = ...,
    change: Words | None = ...,
    note: Words | None = ...,
    last: Words | None = ...,
    icon: IconName | None = ...,
    missing: Words | None = ...,
) -> Figure:
    """One figure with everything that belongs to it.

    label: what was counted; label, figure and unit read as one statement (required)
    value: the figure, in the source's digits (quote it) (default none)
    unit: its unit (default none)
    qualifier: what follows the unit (at least, about ...) (default none)
    phrase: words in the figure's place when there is no number (default none)
    change: how it changed; takes the figure's place when there is no value (default none)
    note: a remark under the figure (default none)
    last: the value before, as the source words it (default none)
    icon: an icon's name (default none)
    missing: what to print where there is no value; a dash otherwise (default none)
    """

def figures(
    items: Sequence[Figure | str] | Figure | str,
    *,
    heroes: int | None = ...,
    tiles: int | None = ...,
    lead: bool | None = ...,
    spans: Sequence[int] | str | None = ...,
    inks: Sequence[Ink] | str | None = ...,
    columns: int | None = ...,
    labels: Ink | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """Headline figures: hero tiles in the first row, the rest in a ruled strip.

    items: figures in reading order (required)
    heroes: how many of them stand on tiles of their own (default 0)
    tiles: hero tiles in one row; all when not given (default none)
    lead: the first hero is set larger than the others (default true)
    spans: grid columns of each hero tile; equal when not given (default none)
    inks: inks of the hero tiles in turn (default [accent, main, second])
    columns: figures in one row of the strip (default none)
    labels: ink of the strip's labels (default none)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def flow(
    chapters: Sequence[Chapter | Sequence[Words] | Words] | Chapter | Sequence[Words] | Words,
    *,
    columns: int | None = ...,
    cut: Literal['line', 'sentence', 'paragraph', 'never'] | None = ...,
    ink: Ink | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """Chapters flowing through level columns.

    chapters: chapters in order (required)
    columns: columns to flow through (default 3)
    cut: where a column may end inside a chapter (default sentence)
    ink: ink of the heads' bars (default accent)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def grid(
    *,
    columns: int | None = ...,
    gutter: Length | None = ...,
) -> Grid:
    """The column grid that spans count in.

    columns: number of columns (default 12)
    gutter: space between columns (default 5 mm)
    """

def index(
    items: Sequence[Figure | str] | Figure | str,
    *,
    title: Words | None = ...,
    columns: int | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """Figures with the numbers of the pages that print them.

    items: figures to find, in the order of the list (required)
    title: a heading over the list (default none)
    columns: columns of the list (default 2)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def map_slot(
    number: str,
) -> MapSlot:
    """What makes a picture a map that may be published.

    number: its approval number (审图号), printed under it (required)
    """

def margin(
    all: Length | None = ...,
    *,
    top: Length | None = ...,
    right: Length | None = ...,
    bottom: Length | None = ...,
    left: Length | None = ...,
) -> Margin:
    """White space inside the trim.  A single length stands for all four sides.

    all: all four sides (default 15 mm)
    top: head margin (default none)
    right: right margin (default none)
    bottom: foot margin (default none)
    left: left margin (default none)
    """

def master(
    *,
    margin: Margin | Length | None = ...,
    tint: Ink | None = ...,
    backdrop: Backdrop | File | None = ...,
    running: bool | None = ...,
) -> Master:
    """What pages of one kind have in common.

    margin: margins instead of the sheet's (default none)
    tint: ink of the whole page (default none)
    backdrop: art behind the whole page (default none)
    running: running head, page number and tab stand on these pages (default true)
    """

def masthead(
    title: Sequence[Words] | Words,
    *,
    kicker: Words | None = ...,
    slogan: Sequence[Words] | Words | None = ...,
    note: Words | None = ...,
    art: File | None = ...,
    view: str | None = ...,
    alt: Words | None = ...,
    art_alt: Words | None = ...,
    ink: Ink | None = ...,
    bare: bool | None = ...,
    lettering: Ink | None = ...,
    slogan_below: bool | None = ...,
    slogan_ink: Ink | None = ...,
    kicker_ground: Ink | None = ...,
    head: Length | None = ...,
    align: Literal['left', 'center'] | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """Title, kicker, vertical slogan and landscape over the full bleed.

    title: the title's lines (required)
    kicker: a few words over the title (default none)
    slogan: vertical lettering at the outer edge, right to left (default none)
    note: a line under the title (default none)
    art: a landscape behind it all (SVG in theme inks) (default none)
    view: the part of the art to show, `left top width height` in its units (default none)
    alt: what the landscape shows, for those who cannot see it (default none)
    art_alt: the same, as content files name it (default none)
    ink: ink of the ground when there is no art (default main)
    bare: no ground of its own: the page's tint or backdrop shows (default false)
    lettering: ink of title and kicker (default none)
    slogan_below: the slogan stands under the title, which gets all the width (default false)
    slogan_ink: ink of the slogan (default none)
    kicker_ground: ink behind the kicker (default none)
    head: space above the kicker, from the panel's top (default 1.2 em)
    align: where the title stands (default left)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def notes(
    title: Words | None = ...,
    *,
    count: int | None = ...,
    pitch: Length | None = ...,
    ink: Ink | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """Ruled lines for notes, as many as the depth holds.

    title: a word over the lines (default none)
    count: lines at least; more where the panel is deeper (default 3)
    pitch: distance of the lines (default 8 mm)
    ink: ink of the lines (default rule)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def page(
    size: Size | None = ...,
    *,
    bleed: Length | None = ...,
    margin: Margin | Length | None = ...,
    grid: Grid | str | None = ...,
    tint: Ink | None = ...,
    facing: bool | None = ...,
    fold: Literal['none', 'bi', 'tri', 'z'] | None = ...,
) -> Page:
    """The sheet.

    size: a preset (`a1`, `a2 landscape`) or `width x height mm` (default see below)
    bleed: how far art runs over the trim (default 3 mm)
    margin: white space inside the trim (default see below)
    grid: the column grid (default see below)
    tint: ink of the whole sheet; unprinted when not given (default none)
    facing: pages face each other: margins and page numbers change sides (default false)
    fold: how the sheet is folded: once, in three with the last panel inside, or zigzag (default none)
    """

def page_entry(
    rows: Sequence[Panel | str] | str | None = ...,
    *,
    flow: Sequence[Panel | str] | str | None = ...,
    spread: Sequence[Panel | str] | str | None = ...,
    blank: bool | None = ...,
    filler: bool | None = ...,
    master: str | None = ...,
    margin: Margin | Length | None = ...,
    tint: Ink | None = ...,
    backdrop: Backdrop | File | None = ...,
    section: Section | Words | None = ...,
    starts: Literal['page', 'left', 'right'] | None = ...,
) -> PageEntry:
    """One page, two facing pages, or rows that run over as many pages as they need.

    rows: panels of one page, from top to bottom (default none)
    flow: panels that run over as many pages as they need, instead of `rows` (default none)
    spread: panels across two facing pages, instead of `rows`; a row has both pages' columns (default none)
    blank: an empty page that is meant (default false)
    filler: printed only in place of an empty page: before a page that starts on a side, or where the document has fewer pages than its `extent` (default false)
    master: one of the spec's masters (default none)
    margin: this page's margins instead of the master's or the sheet's (default none)
    tint: ink of the whole page (default none)
    backdrop: art behind the whole page (default none)
    section: the part that starts here; it goes on until the next (default none)
    starts: the side it starts on; an empty page before it is reported (default page)
    """

def panels(
    items: Sequence[Panel | str] | str,
    *,
    columns: int | None = ...,
    mirror: bool | None = ...,
    level: bool | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """Panels side by side, all as deep as the deepest; on two facing pages, on both of them.

    items: panels from left to right (required)
    columns: set them in this many equal columns (default none)
    mirror: on left pages of facing ones from right to left; reading order stays the spec's (default false)
    level: solve the widths so that all panels end level; spans are where it starts from (default false)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def picture(
    *,
    file: File,
    alt: Words,
    page: int | None = ...,
    caption: Words | None = ...,
    credit: Words | None = ...,
    fit: Literal['cover', 'contain'] | None = ...,
    focus: Sequence[float] | None = ...,
    depth: Length | None = ...,
    ratio: float | None = ...,
    bleed: Literal['all', 'sides', 'none'] | None = ...,
    map: MapSlot | str | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """A photograph or a page in its place, cropped to a box or whole, with what stands under it.

    file: a photograph (JPEG, PNG, TIFF), SVG art in theme inks, or a PDF that keeps what the sheet keeps (required)
    page: which page of a PDF, from 1; the first when not given (default none)
    alt: what it shows, for readers who do not see it (required)
    caption: what stands under it (default none)
    credit: who made it (default none)
    fit: `cover` fills the box and crops, `contain` shows all of it; when not given, pictures cover, and a PDF has its own size unless `depth`, `ratio` or `bleed` asks for another (default none)
    focus: the point that a crop keeps nearest to the middle (default see below)
    depth: depth of the picture, exactly; its own proportions, or more, when not given (default none)
    ratio: its width by its height, exactly (default none)
    bleed: to which of the page's edges it runs (default none)
    map: it is a map: its approval number (审图号) (default none)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def plate(
    title: Sequence[Words] | Words,
    *,
    ink: Ink | None = ...,
    lettering: Ink | None = ...,
    role: str | None = ...,
    hug: bool | None = ...,
    level: int | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """A title in vertical lettering, spaced to the plate's whole depth.

    title: columns from right to left (required)
    ink: ink of the plate (default accent)
    lettering: ink of the lettering (default none)
    role: type role of the lettering (default plate)
    hug: as deep as its lettering at the role's size wants, not as small as it may be (default false)
    level: heading level for readers (default 2)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def point(
    text: Words,
    *,
    head: Words | None = ...,
) -> Point:
    """A paragraph with a run-in head.

    text: the paragraph (required)
    head: run-in head, set in bold before the text (default none)
    """

def print(
    stock: str | None = ...,
    *,
    icc: File | None = ...,
    condition: Words | None = ...,
    marks: Sequence[Literal['crop', 'crop-double', 'registration', 'bar', 'fold', 'slug']] | Literal['crop', 'crop-double', 'registration', 'bar', 'fold', 'slug'] | str | None = ...,
) -> Print:
    """What the press medium is printed on.

    stock: the paper: profile, output condition and ink limit together (default coated)
    icc: the printer's own output profile (ICC, CMYK) (default none)
    condition: the output condition's registered name, where the profile is not the stock's own (default none)
    marks: marks outside the bleed (default none)
    """

def prose(
    text: Sequence[Words] | Words | None = ...,
    *,
    title: Sequence[Words] | Words | None = ...,
    points: Sequence[Point | Words] | Point | Words | None = ...,
    columns: int | None = ...,
    cut: Literal['line', 'sentence', 'paragraph', 'never'] | None = ...,
    ink: Ink | None = ...,
    indent: float | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """Running text under an optional head, justified on the baseline grid.

    title: the head's lines (default none)
    text: paragraphs (default none)
    points: paragraphs with run-in heads (default none)
    columns: columns inside the panel (default 1)
    cut: where a column may end inside a paragraph (default line)
    ink: ink of the head's bar (default main)
    indent: first-line indent, em (default 2.0)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def role(
    *,
    face: str | None = ...,
    weight: int | None = ...,
    size: Length | None = ...,
    least: Length | None = ...,
    ink: Ink | None = ...,
    leading: float | None = ...,
    tracking: float | None = ...,
    gap: float | None = ...,
) -> Role:
    """A type role: what a kind of text is set in.

    face: one of the theme's faces (default sans)
    weight: 100 to 900 (default 400)
    size: size; `em` is the body size (default 1 em)
    least: never smaller than this (default none)
    ink: ink (default text)
    leading: line distance as a multiple of the size (default 1.3)
    tracking: extra space between characters, em (default 0.0)
    gap: space between Han and Latin, em; 1/8 suits display sizes (default 0.25)
    """

def running(
    head: Words | None = ...,
    *,
    section: bool | None = ...,
    folio: bool | None = ...,
    tabs: bool | None = ...,
    first: int | None = ...,
    offset: int | None = ...,
) -> Running:
    """What every page carries in its margins.

    head: running head, over the live area at the outer edge (default none)
    section: right pages carry the section's name instead of the head (default false)
    folio: page numbers at the foot (default true)
    tabs: thumb tabs of the sections at the outer edge (default false)
    first: the first page that carries them (default 1)
    offset: added to the page's place to get its number (default 0)
    """

def section(
    title: Words,
    *,
    tab: Words | None = ...,
    ink: Ink | None = ...,
) -> Section:
    """A part of the document: its name in running heads, and on a tab where it has one.

    title: the name, in running heads (required)
    tab: a short name on a thumb tab at the outer edge; no tab without (default none)
    ink: ink of the tab (default main)
    """

def source(
    *,
    title: Words,
    file: File | None = ...,
    date: Words | None = ...,
) -> Source:
    """The document that the content was taken from.

    title: its title (required)
    file: its plain text; printed figures are checked against it (default none)
    date: its date (default none)
    """

def spec(
    *,
    title: Words,
    extends: str | None = ...,
    rows: Sequence[Panel | str] | str | None = ...,
    pages: Sequence[PageEntry | Sequence[Panel | str] | str] | str | None = ...,
    masters: Mapping[str, Master | str] | None = ...,
    terms: Sequence[Term | str] | Term | str | None = ...,
    extent: int | None = ...,
    running: Running | Words | None = ...,
    lang: str | None = ...,
    hang: bool | None = ...,
    emphasis: Sequence[Words] | Words | None = ...,
    languages: Mapping[str, Sequence[Words] | str] | None = ...,
    vertical: VerticalRules | Literal['rotated', 'digits', 'han'] | str | None = ...,
    line_break: Literal['strict', 'gb', 'basic', 'css-strict', 'css-normal', 'css-loose'] | None = ...,
    author: Words | None = ...,
    date: Words | Date | None = ...,
    medium: Literal['press', 'screen', 'office'] | None = ...,
    print: Print | str | None = ...,
    office: Literal['grey', 'colour'] | None = ...,
    content: File | Mapping[str, Any] | None = ...,
    theme: File | Mapping[str, Any] | None = ...,
    page: Page | Size | None = ...,
    body: Body | Range | None = ...,
    gap: Length | None = ...,
    keep: Sequence[Words] | str | None = ...,
) -> Spec:
    """One edition: which panels stand on which sheet.

    title: the document's title, for readers and file managers (required)
    extends: another spec to start from; what stands here replaces its keys (default none)
    rows: panels from top to bottom, on one sheet (default none)
    pages: pages with rows of their own, instead of `rows` (default none)
    masters: kinds of pages by name (default see below)
    terms: terms explained at the foot of the page that holds them first (default none)
    extent: pages that the document must have; the body size is solved for it (default none)
    running: running head and page numbers (default none)
    lang: language of the text (BCP 47) (default zh-Hans)
    hang: full stops and commas at a line's end stand outside the measure (default false)
    emphasis: phrases that get emphasis dots wherever running text has them (default none)
    languages: phrases of running text in other languages, by language (BCP 47) (default see below)
    vertical: numbers in vertical lines (default see below)
    line_break: what may begin and end a line: the house's levels (`basic` leaves solidus and dashes free, `gb` dashes), or those of CSS (default strict)
    author: who issued the document (default none)
    date: date of the edition, YYYY-MM-DD; no clock is ever read (default none)
    medium: what the PDF is for: inks and bleed; sRGB, links and bookmarks; office printers (default press)
    print: what the press prints on, and marks for it (default none)
    office: what the office printer prints in (default grey)
    content: the content that `$paths` point into: a file or a mapping (default none)
    theme: a theme: a file, a shipped theme's name or a mapping (default none)
    page: the sheet (default see below)
    body: size and leading of running text (default see below)
    gap: space between rows (default 6 mm)
    keep: terms never broken over lines (default none)
    """

def stack(
    items: Sequence[Panel | str] | str,
    *,
    gap: Length | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """Panels below one another in one cell.

    items: panels from top to bottom (required)
    gap: space between them (default 1 em)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def targets(
    items: Sequence[Figure | str] | Figure | str,
    *,
    title: Sequence[Words] | Words | None = ...,
    columns: int | None = ...,
    ink: Ink | None = ...,
    ground: Ink | None = ...,
    icons: Ink | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """Targets in rows of equal blocks beside a vertical title.

    items: targets in reading order (required)
    title: vertical title on a plate at the left (default none)
    columns: blocks in a row (default 5)
    ink: ink of the plate (default accent)
    ground: ink behind each block (default none)
    icons: ink of the icons (default second)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def term(
    *,
    term: Words,
    text: Words,
) -> Term:
    """A term and its explanation (名词解释).

    term: the term, as running text has it (required)
    text: its explanation (required)
    """

def theme(
    *,
    extends: str | None = ...,
    inks: Mapping[str, Sequence[float] | Mapping[str, Any]] | None = ...,
    faces: Mapping[str, Face | str] | None = ...,
    roles: Mapping[str, Role | str] | None = ...,
    radius: Length | None = ...,
    rule: Length | None = ...,
    keep: Sequence[Words] | str | None = ...,
) -> Theme:
    """Inks, faces and type roles.  A theme changes what it names and inherits the rest.

    extends: the theme to start from: a shipped one's name, or a file (default plain)
    inks: inks by name (default see below)
    faces: typefaces by name (default see below)
    roles: type roles by name (default see below)
    radius: corner radius of tiles and plates (default 0 mm)
    rule: thickness of thin rules (default 0.6 pt)
    keep: terms never broken over lines (default none)
    """

def vertical_article(
    text: Sequence[Words] | Words | None = ...,
    *,
    title: Sequence[Words] | Words | None = ...,
    points: Sequence[Point | Words] | Point | Words | None = ...,
    tiers: int | None = ...,
    ink: Ink | None = ...,
    lettering: Ink | None = ...,
    role: str | None = ...,
    rules: bool | None = ...,
    indent: float | None = ...,
    level: int | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """Running text in vertical lines from right to left, its title on a plate at the right.

    title: the head's lines (default none)
    text: paragraphs (default none)
    points: paragraphs with run-in heads (default none)
    tiers: tiers of text, one above the other (default 1)
    ink: ink of the title's plate (default main)
    lettering: ink of the title (default none)
    role: type role of the title (default plate)
    rules: thin rules between the tiers (default false)
    indent: first-line indent, em (default 2.0)
    level: heading level for readers (default 3)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def vertical_rules(
    numbers: Literal['rotated', 'digits', 'han'] | None = ...,
    *,
    upright: int | None = ...,
) -> VerticalRules:
    """How numbers stand in vertical lines.

    numbers: numbers too long for one em: on their side, digit by digit, or in Han numerals (default rotated)
    upright: the longest number set upright in one em, where it can be read there (default 4)
    """

def vertical_title(
    text: Sequence[Words] | Words | None = ...,
    *,
    title: Sequence[Words] | Words | None = ...,
    points: Sequence[Point | Words] | Point | Words | None = ...,
    heading: bool | None = ...,
    columns: int | None = ...,
    cut: Literal['line', 'sentence', 'paragraph', 'never'] | None = ...,
    ink: Ink | None = ...,
    heading_ink: Ink | None = ...,
    lettering: Ink | None = ...,
    role: str | None = ...,
    side: Literal['left', 'right', 'outer'] | None = ...,
    level: int | None = ...,
    plate: Length | None = ...,
    indent: float | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """A vertical title on a filled plate, justified text beside it, both ending level.

    title: the head's lines (default none)
    text: paragraphs (default none)
    points: paragraphs with run-in heads (default none)
    heading: the title's first line stands horizontally over the columns (default false)
    columns: columns of text beside the plate; by its measure when not given (default none)
    cut: where a column may end inside a paragraph (default line)
    ink: ink of the plate (default main)
    heading_ink: ink of the horizontal heading (default paper)
    lettering: ink of the vertical lettering (default none)
    role: type role of the lettering (default plate)
    side: where the plate stands (default left)
    level: heading level for readers (default 3)
    plate: width of the plate; from its lettering when not given, or wanted by a title in further columns (default none)
    indent: first-line indent, em (default 0.0)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def warning(
    text: Words,
    *,
    title: Sequence[Words] | Words | None = ...,
    icon: IconName | None = ...,
    ink: Ink | None = ...,
    ground: Ink | None = ...,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """A heading on a plate and a text on a tint, across the sheet.

    title: the heading's lines (default none)
    text: what to heed (required)
    icon: an icon's name (default none)
    ink: ink of the heading's plate (default accent)
    ground: ink behind the text (default tint)
    span: grid columns that the panel takes; all when alone in its row (default none)
    height: depth; from the content when not given (default none)
    order: reading order among neighbours; the spec's order otherwise (default none)
    background: ink behind the panel (default none)
    bleed: carry the background to the sheet's edges (default false)
    pad: space inside the background (default none)
    gap: space below instead of the spec's `gap` (default none)
    overlap: how far the row rises over the one above it (default none)
    stretch: may take a share of the depth that is left over (default false)
    fill: takes all the depth that is left over (default false)
    lang: language of the panel's text (BCP 47) (default none)
    keep: stays on one page with the row below; headings do when it is not given (default none)
    """

def panel(name: str, value: Any = None, /, **keys: Any) -> Panel:
    """A panel of any name, another package's for example.

    value: its keys as a mapping, or what may stand for them.
    keys: its keys, and those about its place.
    """

def placed(
    panel: Panel,
    /,
    *,
    span: int | None = ...,
    height: Range | None = ...,
    order: int | None = ...,
    background: Ink | None = ...,
    bleed: bool | None = ...,
    pad: Length | None = ...,
    gap: Length | None = ...,
    overlap: Length | None = ...,
    stretch: bool | None = ...,
    fill: bool | None = ...,
    lang: str | None = ...,
    keep: bool | None = ...,
) -> Panel:
    """A panel with keys about its place, where its own keys have the same names."""

def use(path: str, /, **keys: Any) -> Any:
    """What a `$path` into the content leads to; keys beside it win."""
