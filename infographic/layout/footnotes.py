"""Explanations of terms (名词解释): a mark at the first place in running text, a note at its foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from infographic.diagnostics import Diagnostic, Span
from infographic.frame import Frame, Item, Path, Tag, artifact, rectangle
from infographic.geometry import MM_PER_PT
from infographic.layout.article import Chapter, Point
from infographic.layout.text import Lines, lines, mark_of
from infographic.panel import Context
from infographic.places import spans_of
from infographic.record import replace
from infographic.spec.model import PanelNode, SpecFile, Term
from infographic.spec.values import Text

Marks = Mapping[Span, tuple[tuple[int, int], ...]]

#: The longest term that its mark is kept on one line with as a whole; of a longer one the last
#: character is.
_WHOLE = 8
#: Length of the rule over the notes, a share of their width.
_RULE = 0.25


def with_notes(spec: SpecFile, ctx: Context, rows: Sequence[PanelNode]) -> Context:
    """The context with the spec's terms, numbered by where they come first, and their marks."""
    if not spec.terms:
        return ctx
    found: list[tuple[int, int, Term]] = []
    texts = list(_running(rows))
    for term in spec.terms:
        word = term.term.value
        place = next(
            ((i, t.value.index(word)) for i, t in enumerate(texts) if word in t.value), None
        )
        if place is not None:
            found.append((place[0], place[1] + len(word), term))
    found.sort(key=lambda f: f[:2])
    marks: dict[Span, list[tuple[int, int]]] = {}
    for number, (i, offset, _) in enumerate(found):
        marks.setdefault(texts[i].span, []).append((offset, number))
    kept = tuple(_kept(term.term.value, number) for number, (_, _, term) in enumerate(found))
    return replace(
        ctx,
        terms=tuple(term for _, _, term in found),
        marks={span: tuple(m) for span, m in marks.items()},
        keep=(*ctx.keep, *kept),
    )


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
    return tuple(sorted({n for t in _running(rows) for _, n in ctx.marks.get(t.span, ())}))


def notes_drawn(items: Iterable[Item], ctx: Context) -> tuple[int, ...]:
    """The notes whose marks stand among drawn items."""
    if not ctx.terms:
        return ()
    spans = spans_of(items)
    return tuple(n for n, term in enumerate(ctx.terms) if term.term.span in spans)


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


def _running(rows: Sequence[PanelNode]) -> Iterator[Text]:
    """Running text in the rows' order, however deep the panels lie in one another."""
    for row in rows:
        yield from _texts(row.model)


def _texts(value: Any) -> Iterator[Text]:
    match value:
        case Chapter():
            yield from value.text
            yield from (point.text for point in value.points)
        case Point():
            yield value.text
        case PanelNode():
            yield from _texts(value.model)
        case tuple():
            for item in value:
                yield from _texts(item)
        case _ if is_dataclass(value) and not isinstance(value, type):
            for field in fields(value):
                held = getattr(value, field.name)
                if isinstance(held, (tuple, PanelNode, Chapter)) and not isinstance(held, Text):
                    yield from _texts(held)
