"""Articles as slabs: a head, paragraphs, points with run-in heads, all on the grid."""

from __future__ import annotations

from collections.abc import Sequence

from infographic.frame import Item, Path, artifact, rectangle
from infographic.geometry import pt_to_mm
from infographic.layout.flow import NEVER, Block, Cut, text_block
from infographic.layout.text import Lines, lines, picked
from infographic.panel import Context
from infographic.record import dataclass
from infographic.spec.fields import Model, spec
from infographic.spec.values import InkRef, Text
from infographic.text.linebreak import Measure, count_lines
from infographic.text.prepare import Prepared

#: Lines that are wanted under a head in its column; two must be.
_UNDER_HEAD = 4


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
    NEEDS = ("title", "text", "points")
    title: tuple[Text, ...] = spec((), "the head's lines", many=True)
    text: tuple[Text, ...] = spec((), "paragraphs", many=True, form="paragraphs")
    points: tuple[Point, ...] = spec((), "paragraphs with run-in heads", many=True)


def chapter_blocks(
    ctx: Context,
    chapter: Chapter,
    width: float,
    key: str,
    *,
    first: bool,
    ink: InkRef | str = "accent",
    indent: float = 2.0,
    cut: Cut = "sentence",
) -> list[Block]:
    """A chapter in a column of ``width`` mm.  ``key`` makes its tags' names unique."""
    out: list[Block] = []
    if chapter.title:
        out.append(bar_head(ctx, chapter.title, width, f"{key}.h", ink, space=0 if first else 1))
    headed, count = bool(out), len(chapter.text) + len(chapter.points)
    out += paragraph_blocks(
        ctx, chapter, width, key, indent=indent, cut=cut, headed=headed, ends=headed + count > 1
    )
    return out


def paragraph_blocks(
    ctx: Context,
    chapter: Chapter,
    width: float,
    key: str,
    *,
    indent: float,
    cut: Cut,
    headed: bool = False,
    ends: bool = False,
) -> list[Block]:
    """The chapter's running text without its head; ``ends``: a column ends best behind it."""
    out: list[Block] = []
    after = NEVER if cut == "never" else 1.0
    texts = _texts(ctx, chapter)
    narrow, em = width / ctx.em < _NARROW, pt_to_mm(ctx.pt("body"))
    for number, (name, made, inset, space) in enumerate(texts):
        under_head = headed and not out
        behind = 0.0 if ends and number == len(texts) - 1 else after
        inner = (min(indent, 1.0) if narrow else indent) if inset else 0.0
        if ctx.mode == "estimate":  # asked for most of all: nothing but its depth
            depth = count_lines(made.items, Measure(width / em, inner))
            out.append(Block(depth, space, behind, 1, "P", name, _undrawn))
            continue
        block = text_block(
            ctx, _set(ctx, made, width, inner), f"{key}.{name}", space=space, after=behind, cut=cut,
            least=_UNDER_HEAD if under_head else 2, close=under_head,
        )  # fmt: skip
        out.append(block)
    return out


def _undrawn(start: int, end: int, text: Lines | None, y: float) -> list[Item]:
    """Estimates are not drawn."""
    return []


#: A chapter's texts: name, text, whether it is indented, and grid lines above it.
_Texts = tuple[tuple[str, Prepared, bool, int], ...]


def _texts(ctx: Context, chapter: Chapter) -> _Texts:
    """The texts of a chapter, prepared, whatever the width: solvers ask for them at every trial."""
    holders = (chapter, ctx.ground, ctx.marks, ctx.span)
    key = ("chapter", ctx.lang, *map(id, holders))
    held = ctx.memo.get(key)
    if held is None:  # what it is told by is held too, so that its ids stay its own
        made = [(f"t{i}", body_text(ctx, text), True, 0) for i, text in enumerate(chapter.text)]
        for i, point in enumerate(chapter.points):
            # Exactly one line parts every run-in head from what stands above it.
            text = body_text(ctx, point.text, point.head)
            made.append((f"p{i}", text, point.head is None, 1 if made else 0))
        held = ctx.memo[key] = (tuple(made), holders)
    texts: _Texts = held[0]
    return texts


def body(
    ctx: Context,
    text: Text,
    width: float,
    *,
    head: Text | None = None,
    indent: float = 2.0,
) -> Lines:
    """A justified paragraph on the grid, its figures picked out, a run-in head before it."""
    narrow = width / ctx.em < _NARROW
    return _set(ctx, body_text(ctx, text, head), width, min(indent, 1.0) if narrow else indent)


#: In columns under so many em indents are one em at most.
_NARROW = 14


def _set(ctx: Context, made: Prepared, width: float, indent: float) -> Lines:
    return lines(ctx, made, "body", width, align="justify", pitch=ctx.grid, indent=indent)


def body_text(ctx: Context, text: Text, head: Text | None = None) -> Prepared:
    """Running text with its figures picked out, behind a run-in head."""
    pieces = picked(ctx, text)
    return ctx.prepared(pieces if head is None else [ctx.piece(head, "runin"), *pieces])


def bar_head(
    ctx: Context, title: Sequence[Text], width: float, key: str, ink: InkRef | str, *, space: int
) -> Block:
    """A head in a filled bar, as many grid lines deep as it needs; never at a column's foot."""
    pad = 0.55 * ctx.em
    ground = ctx.ink(ink)
    blocks = [
        lines(ctx, t, "head", width - 2 * pad, ink=ctx.readable_on(ground), tag="H3") for t in title
    ]
    inner = sum(b.depth for b in blocks)
    inset = (ctx.grid - ctx.em) / 2  # the bar's top is level with the em boxes beside it
    below = 0.25 * ctx.em
    depth = int(-(-(inset + inner + 0.35 * ctx.em + below) // ctx.grid))

    def draw(start: int, end: int, text: Lines | None, y: float) -> list[Item]:
        bar = depth * ctx.grid - inset - below
        box = rectangle(0, y + inset, width, bar, ctx.theme.radius)
        out: list[Item] = [*artifact([Path(box, fill=ground)])]
        at = y + inset + (bar - inner) / 2
        for block in blocks:
            out += block.items(pad, at)
            at += block.depth
        return out

    return Block(depth, space, NEVER, 2, "H3", key, draw)


__all__ = ["Chapter", "Cut", "Point", "bar_head", "body", "chapter_blocks", "paragraph_blocks"]
