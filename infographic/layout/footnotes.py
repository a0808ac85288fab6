"""Explanations of terms (名词解释): a mark at the first place in running text, a note at its foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from infographic.diagnostics import Diagnostic, Span
from infographic.frame import Frame, Item, Path, Tag, artifact, rectangle
from infographic.geometry import MM_PER_PT
from infographic.layout.article import Chapter, Point
from infographic.layout.text import Lines, lines, mark_of
from infographic.panel import Context
from infographic.places import texts_of
from infographic.record import replace
from infographic.spec.model import PanelNode, SpecFile, Term
from infographic.spec.values import Text

#: A panel's place and its text's.
Place = tuple[Span, Span]

#: The longest term that its mark is kept on one line with as a whole; of a longer one the last
#: character is.
_WHOLE = 8
#: Length of the rule over the notes, a share of their width.
_RULE = 0.25


def with_notes(spec: SpecFile, ctx: Context, rows: Sequence[PanelNode]) -> Context:
    """The context with the spec's terms, numbered by where they come first, and their marks."""
    if not spec.terms:
        return ctx
    texts = list(_running(rows))
    words = {term.term.value for term in spec.terms}
    found: dict[str, tuple[int, int, Term]] = {}
    for term in spec.terms:
        word = term.term.value
        longer = [other for other in words if word in other and other != word]
        places = ((i, _first(word, longer, text.value)) for i, (_, text) in enumerate(texts))
        place = next(((i, at) for i, at in places if at is not None), None)
        if place is not None:
            found.setdefault(word, (place[0], place[1] + len(word), term))
    ordered = sorted(found.values(), key=lambda f: f[:2])
    marks: dict[Place, list[tuple[int, int]]] = {}
    for number, (i, offset, _) in enumerate(ordered):
        panel, text = texts[i]
        marks.setdefault((panel, text.span), []).append((offset, number))
    kept = tuple(_kept(term.term.value, number) for number, (_, _, term) in enumerate(ordered))
    return replace(
        ctx,
        terms=tuple(term for _, _, term in ordered),
        marks={place: tuple(m) for place, m in marks.items()},
        keep=(*ctx.keep, *kept),
    )


def _first(word: str, longer: Sequence[str], text: str) -> int | None:
    """Where a term stands first in a text: not as a part of a longer term, nor of a number or a
    Latin word."""
    if word not in text:
        return None
    taken = [(m.start(), m.end()) for w in longer for m in re.finditer(re.escape(w), text)]
    for m in re.finditer(re.escape(word), text):
        if any(a <= m.start() and m.end() <= b for a, b in taken):
            continue
        if not (_goes_on(text, m.start()) or _goes_on(text, m.end())):
            return m.start()
    return None


def _goes_on(text: str, at: int) -> bool:
    """True where a number or a Latin word goes on over a place."""
    return re.fullmatch(r"[A-Za-z0-9.,%]{2}", text[max(at - 1, 0) : at + 1], re.ASCII) is not None


def unused_terms(spec: SpecFile, ctx: Context) -> list[Diagnostic]:
    """A warning for every term that no running text holds."""
    return [
        Diagnostic(
            "unused-term",
            f"no running text holds `{term.term.value}`: it is not explained",
            term.term.span,
            "warning",
        )
        for term in spec.terms
        if term not in ctx.terms
    ]


def notes_on(rows: Sequence[PanelNode], ctx: Context) -> tuple[int, ...]:
    """The notes whose marks the rows hold."""
    if not ctx.terms:
        return ()
    held = ((panel, text.span) for panel, text in _running(rows))
    return tuple(sorted({n for place in held for _, n in ctx.marks.get(place, ())}))


def notes_drawn(items: Iterable[Item], ctx: Context) -> tuple[int, ...]:
    """The notes whose marks stand among drawn items."""
    if not ctx.terms:
        return ()
    terms = {term.term.span for term in ctx.terms}
    shown = "".join(text for text, span in texts_of(items) if span in terms)
    return tuple(n for n in range(len(ctx.terms)) if mark_of(n) in shown)


def notes_depth(numbers: Sequence[int], width: float, ctx: Context) -> float:
    """What notes take of a page's depth, with the space over them: whole grid lines, mm."""
    if not numbers:
        return 0.0
    return ctx.snap(sum(b.depth for b in _set(numbers, width, ctx)) + 1.2 * ctx.grid)


def notes_frame(numbers: Sequence[int], width: float, ctx: Context) -> Frame:
    """The notes under their rule, their last line at the frame's foot."""
    depth = notes_depth(numbers, width, ctx)
    blocks = _set(numbers, width, ctx)
    y = depth - sum(b.depth for b in blocks)
    thick = ctx.theme.rule * MM_PER_PT
    rule = rectangle(0.0, y - 0.35 * ctx.grid, width * _RULE, thick)
    items: list[Item] = [*artifact([Path(rule, fill=ctx.ink("rule"))])]
    for number, block in zip(numbers, blocks, strict=True):
        items.append(Tag("Note", tuple(block.items(0.0, y)), span=ctx.terms[number].origin))
        y += block.depth
    return Frame(width, depth, tuple(items))


def _set(numbers: Sequence[int], width: float, ctx: Context) -> list[Lines]:
    return [_note(ctx.terms[n], n, width, ctx) for n in numbers]


def _note(term: Term, number: int, width: float, ctx: Context) -> Lines:
    """``① term: explanation``.  The mark has the text's place, not the term's: only marks behind
    terms have that."""
    head = Text(f"{mark_of(number)}{term.term.value}：", term.text.span)
    pieces = [ctx.piece(head, "note"), ctx.piece(term.text, "note")]
    return lines(ctx, pieces, "note", width, align="justify")


def _kept(word: str, number: int) -> str:
    return (word if len(word) <= _WHOLE else word[-1]) + mark_of(number)


def _running(rows: Sequence[PanelNode]) -> Iterator[tuple[Span, Text]]:
    """Running text in the rows' order, however deep the panels lie in one another, each with its
    panel's place: the same text may stand in several panels."""
    for row in rows:
        yield from running_texts(row.model, row.span)


def running_texts(value: Any, panel: Span) -> Iterator[tuple[Span, Text]]:
    match value:
        case Chapter():
            yield from ((panel, text) for text in value.text)
            yield from ((panel, point.text) for point in value.points)
        case Point():
            yield panel, value.text
        case PanelNode():
            yield from running_texts(value.model, value.span)
        case tuple():
            for item in value:
                yield from running_texts(item, panel)
        case _ if is_dataclass(value) and not isinstance(value, type):
            for field in fields(value):
                held = getattr(value, field.name)
                if isinstance(held, (tuple, PanelNode, Chapter)) and not isinstance(held, Text):
                    yield from running_texts(held, panel)
