"""Articles as slabs: a head, paragraphs, points with run-in heads, all on the grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from infographic.frame import Item, Path, Tag, artifact, rectangle
from infographic.layout.flow import CUT_SENTENCE, NEVER, Slab, head_slab, text_slabs
from infographic.layout.text import Lines, lines, picked
from infographic.panel import Context
from infographic.spec.fields import Model, spec
from infographic.spec.values import InkRef, Text

Cut = Literal["line", "sentence", "paragraph", "never"]


@dataclass(frozen=True, kw_only=True)
class Point(Model):
    """A paragraph with a run-in head."""

    SHORT = "text"
    text: Text = spec(doc="the paragraph")
    head: Text | None = spec(None, "run-in head, set in bold before the text")


@dataclass(frozen=True, kw_only=True)
class Chapter(Model):
    """A head, paragraphs and points."""

    SHORT = "text"
    title: tuple[Text, ...] = spec((), "the head's lines", many=True)
    text: tuple[Text, ...] = spec((), "paragraphs", many=True)
    points: tuple[Point, ...] = spec((), "paragraphs with run-in heads", many=True)


def chapter_slabs(
    ctx: Context,
    chapter: Chapter,
    width: float,
    key: str,
    *,
    first: bool,
    ink: InkRef | str = "accent",
    indent: float = 2.0,
    cut: Cut = "sentence",
) -> list[Slab]:
    """A chapter in a column of ``width`` mm.  ``key`` makes its tags' names unique."""
    out: list[Slab] = []
    if chapter.title:
        out.append(bar_head(ctx, chapter.title, width, f"{key}.h", ink, before=0 if first else 1))
    text = paragraph_slabs(ctx, chapter, width, key, indent=indent, cut=cut)
    if out and text:  # a head stands close to its text
        text[0] = text[0]._replace(feed=0)
    out += text
    if out and out[-1].cut < NEVER:
        out[-1] = out[-1]._replace(cut=0.0)
    return out


def paragraph_slabs(
    ctx: Context, chapter: Chapter, width: float, key: str, *, indent: float, cut: Cut
) -> list[Slab]:
    """The chapter's running text without its head."""
    cuts = cut == "sentence"
    out: list[Slab] = []
    for i, text in enumerate(chapter.text):
        block = body(ctx, text, width, indent=indent, cuts=cuts)
        out += text_slabs(ctx, block, f"{key}.t{i}", after=2.0)
    for i, point in enumerate(chapter.points):
        block = body(
            ctx,
            point.text,
            width,
            head=point.head,
            indent=0 if point.head else indent,
            cuts=cuts,
        )
        out += text_slabs(ctx, block, f"{key}.p{i}", after=1.0)
    dearest = {"line": NEVER, "sentence": CUT_SENTENCE, "paragraph": 2.0, "never": -1.0}[cut]
    return [s._replace(cut=NEVER) if s.cut > dearest else s for s in out]


def body(
    ctx: Context,
    text: Text,
    width: float,
    *,
    head: Text | None = None,
    indent: float = 2.0,
    cuts: bool = False,
) -> Lines:
    """A justified paragraph on the grid, its figures picked out, a run-in head before it."""
    pieces = picked(ctx, text)
    if head is not None:
        pieces = [ctx.piece(head, "runin"), *pieces]
    narrow = width / ctx.em < 14
    return lines(
        ctx,
        pieces,
        "body",
        width,
        align="justify",
        pitch=ctx.grid,
        indent=min(indent, 1.0) if narrow else indent,
        cuts=cuts,
    )


def bar_head(
    ctx: Context, title: Sequence[Text], width: float, key: str, ink: InkRef | str, *, before: int
) -> Slab:
    """A head in a filled bar, as many grid lines deep as it needs."""
    pad = 0.55 * ctx.em
    ground = ctx.ink(ink)
    blocks = [
        lines(ctx, t, "head", width - 2 * pad, ink=ctx.readable_on(ground), tag="H3") for t in title
    ]
    inner = sum(b.depth for b in blocks)
    depth = int(-(-(inner + 0.9 * ctx.em) // ctx.grid))
    if depth * ctx.grid - inner < 0.9 * ctx.em:
        depth += 1

    def draw(y: float) -> list[Item]:
        bar = depth * ctx.grid - 0.4 * ctx.em
        out: list[Item] = [
            *artifact([Path(rectangle(0, y, width, bar, ctx.theme.radius), fill=ground)])
        ]
        at = y + (bar - inner) / 2
        for block in blocks:
            out += block.items(pad, at)
            at += block.depth
        return out

    return head_slab(depth, before, key, draw)


def tag_id(text: object) -> str:
    """A short stable key for tags from a place in the spec."""
    return str(text)


__all__ = [
    "Chapter",
    "Cut",
    "Point",
    "Tag",
    "bar_head",
    "body",
    "chapter_slabs",
    "paragraph_slabs",
    "tag_id",
]
