"""What stands on which page: the headings and the words of pages that were laid out.

Contents and index are made from this, after the pages they speak of.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from infographic.diagnostics import NOWHERE, Span
from infographic.frame import GlyphRun, Group, Item, Link, Tag
from infographic.patterns import late
from infographic.record import dataclass

#: Between the parts of a title on one line: an em that is content.
PART = "\u3000"

_LEVELS = ("H1", "H2", "H3", "H4")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it is printed.  ``level``: 1 to 4.  ``page`` counts from 1; ``label`` is the
    number that the page carries."""

    title: str
    level: int
    page: int
    label: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's words in reading order, without white space."""

    page: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Places:
    """What was found on the pages of a document."""

    headings: tuple[Heading, ...] = ()
    pages: tuple[PageText, ...] = ()

    def printed(self, label: str, figure: str, unit: str = "") -> tuple[PageText, ...]:
        """The pages on which a figure stands with its unit.

        It stands there when the end of its label comes right before it, or when it is too
        particular to be another (see `_particular`); never as a part of a longer figure.
        """
        tail, alone = label[-_LABEL:], _particular(figure, unit)

        def stands(text: str) -> bool:
            at = text.find(figure)
            while at >= 0:
                if _whole(text, at + len(figure), unit) and (
                    _follows(text, at, tail) or (alone and not _inside(text[at - 1 : at]))
                ):
                    return True
                at = text.find(figure, at + 1)
            return False

        return tuple(page for page in self.pages if stands(page.text))


def _whole(text: str, end: int, unit: str) -> bool:
    """True where a figure that ends at ``end`` is all of its number, and its unit follows."""
    if text[end : end + 1].isdecimal() or (
        text[end : end + 1] in (".", ",") and text[end + 1 : end + 2].isdecimal()
    ):
        return False
    return text.startswith(unit, end) and not _MORE.match(text, end + len(unit))


def _follows(text: str, at: int, tail: str) -> bool:
    """True where the end of a label comes right before a figure at ``at``, with no minus."""
    start = at - len(tail)
    return start >= 0 and text.startswith(tail, start) and text[start - 1 : start] != _MINUS


def _inside(before: str) -> bool:
    """True for a character that makes the digits after it a part of a longer figure."""
    return before.isdecimal() or before in _JOINS


def _particular(figure: str, unit: str) -> bool:
    """True for a figure that hardly stands for anything else: three digits with a unit of two
    characters or a decimal, four digits with any unit that is no ratio."""
    digits = sum(c.isdigit() for c in figure)
    if not unit or unit in _RATIOS:
        return False
    return digits >= 4 or (digits == 3 and (len(unit) > 1 or "." in figure))


#: Characters of a label that must stand before its figure.
_LABEL = 8
#: What must not follow: the unit would be another one, the figure the start of a range.
_MORE = late(r"[万亿次]|个?百分点|[—–~～\-−]\d|至\d")
#: Makes an amount negative, before its label or its figure.
_MINUS = "负"
_JOINS = tuple(".,-−")
#: Units that many figures share.
_RATIOS = ("%", "％", "‰", "个百分点")


def headings_of(items: Iterable[Item], page: int, label: str) -> Iterator[Heading]:
    """The headings below some items in reading order."""
    for item in items:
        match item:
            case Tag(role=role) if role in _LEVELS:
                title = _title(item)
                if title:
                    yield Heading(title, _LEVELS.index(role) + 1, page, label, item.span)
            case Tag(role="Artifact"):
                pass
            case Group() | Tag() | Link():
                yield from headings_of(item.items, page, label)


def texts_of(items: Iterable[Item]) -> Iterator[tuple[str, Span]]:
    """The texts below some items and the places they came from."""
    return _texts(items)


def words_of(items: Iterable[Item], skip: Container[Span] = ()) -> str:
    """The characters below some items that readers get, without white space; without texts that
    were written at places to ``skip``."""
    return "".join("".join(text.split()) for text, span in _texts(items) if span not in skip)


def _title(tag: Tag) -> str:
    """A heading on one line: its texts parted by an em, each whole though it took two lines."""
    out: list[str] = []
    last: Span | None = None
    for text, span in _texts((tag,)):
        if last is not None and span != last:
            out.append(PART)
        elif last is not None and _latin(out[-1][-1:], text[:1]):
            out.append(" ")
        out.append(PART.join(text.split()) if any(map(_is_han, text)) else text)
        last = span
    return "".join(out).strip()


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _latin(left: str, right: str) -> bool:
    """True where a line ended between two words that a blank parts."""
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()


def _texts(items: Iterable[Item]) -> Iterator[tuple[str, Span]]:
    """Texts and where they were written; what a tag's ActualText replaces is not looked at."""
    for item in items:
        match item:
            case GlyphRun():
                yield item.text, item.span
            case Tag(role="Artifact"):
                pass
            case Tag(actual=actual) if actual:
                yield actual, item.span
            case Group() | Tag() | Link():
                yield from _texts(item.items)
