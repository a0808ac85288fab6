"""Text blocks on the baseline grid: what panels are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from infographic.color import Ink
from infographic.frame import Item, Role, Tag
from infographic.geometry import pt_to_mm
from infographic.panel import Context
from infographic.patterns import compiled, late
from infographic.record import dataclass
from infographic.spec.values import Text
from infographic.text.paragraph import Align, Paragraph
from infographic.text.prepare import Prepared
from infographic.text.runs import whole_line
from infographic.text.style import Piece

#: A figure inside running text: its digits, sign and per cent, or a range of them.
_ONE = r"[+\-−]?\d+(?:[.,]\d+)*[%‰]?"
_FIGURE = compiled(rf"{_ONE}(?:[～~–—\-]{_ONE})*")


def picked(ctx: Context, text: Text, role: str = "body", strong: str = "strong") -> list[Piece]:
    """Running text with its figures picked out in the strong role."""
    marks = ctx.marks.get((ctx.span, text.span), ())
    key = ("picked", text, role, strong, ctx.ground, marks, ctx.lang)
    if key in ctx.memo:
        return list(ctx.memo[key])
    out: list[Piece] = []
    at = 0
    for offset, number in marks:
        out += _figures(ctx, text, at, offset, role, strong)
        out.append(mark(ctx, number, role))
        at = offset
    out += _figures(ctx, text, at, len(text.value), role, strong)
    ctx.memo[key] = tuple(out)
    return out


def _figures(ctx: Context, text: Text, start: int, end: int, role: str, strong: str) -> list[Piece]:
    """A stretch of running text, its figures in the strong role, its emphases with dots."""
    out: list[Piece] = []
    at = start
    if ctx.emphasis or any(phrases for _, phrases in ctx.languages):
        pattern, tags = _singled_out(ctx.emphasis, ctx.languages)
        for m in pattern.finditer(text.value, start, end):
            dots, lang = tags[_solid(m.group())]
            out += _picked(ctx, text, at, m.start(), role, strong)
            out += _picked(ctx, text, m.start(), m.end(), role, strong, dots=dots, lang=lang)
            at = m.end()
    return out + _picked(ctx, text, at, end, role, strong)


@lru_cache(maxsize=16)
def _singled_out(
    emphasis: tuple[str, ...], languages: tuple[tuple[str, tuple[str, ...]], ...]
) -> tuple[re.Pattern[str], dict[str, tuple[bool, str]]]:
    """What finds emphases and phrases in other languages, wherever a source wraps them; whether they
    get dots, and their languages."""
    others = {_solid(phrase): lang for lang, phrases in languages for phrase in phrases}
    dotted = {_solid(phrase) for phrase in emphasis}
    tags = {p: (p in dotted, others.get(p, "")) for p in {*dotted, *others} if p}
    phrases = sorted(tags, key=lambda p: (-len(p), p))
    return re.compile("|".join(r"\s*".join(map(re.escape, p)) for p in phrases)), tags


def _solid(phrase: str) -> str:
    """A phrase without its blanks."""
    return "".join(phrase.split())


def _picked(
    ctx: Context,
    text: Text,
    start: int,
    end: int,
    role: str,
    strong: str,
    *,
    dots: bool = False,
    lang: str = "",
) -> list[Piece]:
    plain = ctx.style(role, dots=dots, lang=lang)
    bold = ctx.style(strong, dots=dots, lang=lang)
    out: list[Piece] = []
    at = start
    for m in _FIGURE.finditer(text.value, start, end):
        if _is_year(text.value, m) or _is_code(text.value, m):
            continue
        if m.start() > at:
            out.append(Piece(text.value[at : m.start()], plain, text.span))
        out.append(Piece(m.group(), bold, text.span))
        at = m.end()
    if at < end:
        out.append(Piece(text.value[at:end], plain, text.span))
    return out


def _is_year(text: str, m: re.Match[str]) -> bool:
    """True for ``2024`` in `2024年`: a date, no figure to be picked out."""
    return (
        compiled(r"(?:19|20)\d\d").fullmatch(m.group()) is not None and text[m.end() :][:1] == "年"
    )


#: Printable ASCII without blanks, up to a place and from there on.
_UP_TO, _FROM = late(r"[!-~]+$"), late(r"[!-~]*")
#: Letters between digits, twice: no figure with its unit.
_MIXED = late(
    r"^(?=.*[a-f])[0-9a-f]{8,}$|\d[A-Za-z]+\d+[A-Za-z]+\d|[A-Za-z]\d+[A-Za-z]+\d+[A-Za-z]|[A-Za-z]{2}[!-~]*/[!-~]*\d[!-~]*/"
)
_AMOUNT = late(r"[多余]?[万亿]")


def _is_code(text: str, m: re.Match[str]) -> bool:
    """True for digits of a code or an address (T15834, …/202401/), which are no figures; those
    behind letters that count something are (GDP1.35万亿)."""
    near = text[max(0, m.start() - 1) : m.start()] + text[m.end() : m.end() + 1]
    if not any("!" <= char <= "~" for char in near):
        return False  # between Han, as nearly all are
    before, following = _UP_TO.search(text, 0, m.start()), _FROM.match(text, m.end())
    head, tail = (found.group() if found else "" for found in (before, following))
    if _MIXED.search(head + m.group() + tail):
        return True  # a checksum, a part number
    return bool(head) and head[0].isalpha() and (bool(tail) or not _AMOUNT.match(text, m.end()))


#: Size and rise of a note's mark, em.
_MARK, _RISE = 0.66, 0.36


def mark_of(number: int) -> str:
    """The mark of a note by its number from 0: ① to ⑳, then 〔21〕."""
    return chr(0x2460 + number) if number < 20 else f"〔{number + 1}〕"


def mark(ctx: Context, number: int, role: str) -> Piece:
    """The mark behind a term: small and raised, it leads to the note at the page's foot."""
    style = ctx.style(role, scale=_MARK, rise=_RISE)
    return Piece(mark_of(number), style, ctx.terms[number].term.span)


@dataclass(frozen=True)
class Lines:
    """A paragraph with its own line distance (mm) and tag.

    ``depth`` counts by the context's mode; ``frame`` draws with the first line's em box
    centred in its line.
    """

    ctx: Context
    paragraph: Paragraph
    pitch: float
    role: Role = "P"

    def reset(self, paragraph: Paragraph) -> Lines:
        """The same text broken otherwise."""
        return Lines(self.ctx, paragraph, self.pitch, self.role)

    @property
    def count(self) -> int:
        return self.ctx.count(self.paragraph)

    @property
    def depth(self) -> float:
        """Lines times their distance, mm."""
        return self.count * self.pitch

    @property
    def width(self) -> float:
        """Width of the longest line, mm."""
        return max((line.natural for line in self.paragraph.lines), default=0.0) * self.paragraph.em

    @property
    def offset(self) -> float:
        """From a line's top to its baseline, mm: the em box stands in the line's middle."""
        return baseline_offset(self.paragraph, self.pitch)

    def items(self, x: float, y: float, start: int = 0, end: int | None = None) -> list[Item]:
        """Lines from ``start`` to ``end`` with the top of the first at ``y``."""
        out: list[Item] = []
        stop = len(self.paragraph.lines) if end is None else end
        for i in range(start, stop):
            out += self.paragraph.draw(i, x, y + (i - start) * self.pitch + self.offset)
        return out

    def draw(self, x: float, y: float, key: str = "") -> list[Item]:
        """All lines inside their tag; nothing when the context only measures."""
        if not self.ctx.drawing:
            return []
        return [Tag(self.role, tuple(self.items(x, y)), key=key)]


def baseline_offset(paragraph: Paragraph, pitch: float) -> float:
    """Top of the line to the baseline, mm, for the face the paragraph starts with."""
    units = paragraph.prepared.units
    metrics = units[0].face.metrics if units else None
    top, bottom = (metrics.em_top, metrics.em_bottom) if metrics else (0.88, -0.12)
    return (pitch - (top - bottom) * paragraph.em) / 2 + top * paragraph.em


def lines(
    ctx: Context,
    text: Text | Prepared | Sequence[Piece],
    role: str,
    width: float,
    *,
    ink: Ink | None = None,
    align: Align = "left",
    tag: Role = "P",
    pitch: float | None = None,
    size: float | None = None,
    indent: float = 0.0,
) -> Lines:
    """Text in a role at a width, mm."""
    pt = size if size is not None else ctx.pt(role)
    if isinstance(text, Text):
        room = width / pt_to_mm(pt) - indent
        text = ctx.prepared_text(text, role, ink=ink, phrases=align != "justify", room=room)
    paragraph = ctx.paragraph(text, pt, width, indent=indent, align=align)
    step = pitch if pitch is not None else pt_to_mm(pt * ctx.theme.roles[role].leading)
    return Lines(ctx, paragraph, step, tag)


def width_of(
    ctx: Context, text: Text | Sequence[Piece], role: str, size: float | None = None
) -> float:
    """Width of a text on one line, mm."""
    made = ctx.prepared_text(text, role) if isinstance(text, Text) else ctx.prepared(text)
    return made.natural * pt_to_mm(size if size is not None else ctx.pt(role))


def one_line(
    ctx: Context,
    text: Text | Sequence[Piece],
    role: str,
    x: float,
    baseline: float,
    *,
    ink: Ink | None = None,
    size: float | None = None,
    align: Align = "left",
    width: float = 0.0,
) -> tuple[Item, ...]:
    """A text on one line from ``x`` (or in ``width`` mm, aligned) with its baseline given."""
    if not ctx.drawing:
        return ()
    pieces = [ctx.piece(text, role, ink=ink)] if isinstance(text, Text) else list(text)
    pt = size if size is not None else ctx.pt(role)
    made = ctx.prepared(pieces)
    natural = made.natural * pt_to_mm(pt)
    shift = {"center": (width - natural) / 2, "right": width - natural}.get(align, 0.0)
    return whole_line(made, pt, x + shift, baseline)


def centred(ctx: Context, height: float, depth: float) -> float:
    """Where text of ``depth`` mm starts to stand in the middle of ``height``, on a grid line."""
    return max(0, int((height - depth) / 2 / ctx.grid + 0.5 - 1e-6)) * ctx.grid
