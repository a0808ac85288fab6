"""Who issued the sheet, from what source, when, and where to read on."""

from __future__ import annotations

from infographic.color import Ink, contrast, luminance
from infographic.frame import Frame, Item, Link, Path, Segment, Tag, artifact, rectangle
from infographic.layout.text import Lines, lines
from infographic.panel import Context, Fit, Overset, Space, panel
from infographic.record import dataclass
from infographic.spec.fields import Model, spec
from infographic.spec.values import InkRef, Text


@dataclass(frozen=True, kw_only=True)
class Colophon(Model):
    """Keys of `colophon`."""

    SHORT = "lines"
    issuer: Text | None = spec(None, "who issued the sheet")
    source: Text | None = spec(None, "what the content was taken from")
    date: Text | None = spec(None, "date of the source or the sheet")
    press: Text | None = spec(None, "press line or remark")
    lines: tuple[Text, ...] = spec((), "further lines", many=True)
    url: Text | None = spec(None, "a web address, printed as a QR code", form="url")
    ink: InkRef | None = spec(None, "ink of the text")
    rule: bool = spec(False, "a thin rule above")


#: Least side of a QR code without its quiet zone, mm, when the panel's depth is free.
SIDE = 18.0
#: Least side of one module that a telephone reads from print, mm.
MODULE = 0.35
#: White modules around the code (ISO/IEC 18004).
QUIET = 4

Modules = tuple[bytes, ...]
#: A text's lines and where they stand in the panel, mm.
Block = tuple[Lines, float, float, Text]


@panel("colophon", Colophon)
def COLOPHON(model: Colophon, ctx: Context, space: Space) -> Fit:
    """Issuer, source, date and press line in one quiet line, a web address as a QR code."""
    pad = 0.5 * ctx.em if model.rule else 0.0
    code = _modules(ctx, model.url) if model.url else ()
    side = _side(code, space, pad)
    blocks, bottom = _blocks(model, ctx, space, space.width - side - 2.0 * ctx.em * bool(side))
    if side > _least(code) and bottom + pad > (space.height or bottom + pad):
        side = _least(code)  # the text needs the width
        blocks, bottom = _blocks(model, ctx, space, space.width - side - 2.0 * ctx.em)
    height = space.height or ctx.snap(max(bottom, side) + pad)
    rest = None
    if side > space.width + 0.01:
        rest = Overset(0, side - space.width, ctx.span, "QR code", "width")
    elif max(bottom, side) + pad > height + 0.01:
        what = "QR code" if side > bottom else "text"
        rest = Overset(0, max(bottom, side) + pad - height, ctx.span, what)
    if not ctx.drawing or rest is not None:
        return Fit(Frame(space.width, height), rest)
    top = (height - bottom) / 2 if space.height or side else 0.0
    items: list[Item] = []
    if model.rule:
        items += artifact([Path(rectangle(0, 0, space.width, 0.2), fill=ctx.ink("rule"))])
    items += [Tag("P", tuple(b.items(x, y + top)), span=t.span) for b, x, y, t in blocks]
    if model.url is not None:
        left = space.width - side if blocks else 0.0
        drawn = _code(code, ctx, left, pad + (height - pad - side) / 2, side)
        figure = Tag("Figure", drawn, alt=model.url.value, span=model.url.span)
        items.append(Link((figure,), uri=model.url.value))
    return Fit(Frame(space.width, height, tuple(items)))


def _blocks(model: Colophon, ctx: Context, space: Space, width: float) -> tuple[list[Block], float]:
    """The texts beside one another as long as they fit, and how deep they go."""
    parts = [t for t in (model.issuer, model.source, model.date, model.press, *model.lines) if t]
    own = ctx.ink(model.ink or ctx.theme.roles["colophon"].ink)
    ground = space.ground or ctx.ink("paper")
    ink = own if model.ink or contrast(own, ground) >= 3.0 else ctx.readable_on(ground)
    width = max(width, ctx.em)
    gap = 2.0 * ctx.em
    blocks: list[Block] = []
    x, y = 0.0, 0.0
    pitch = ctx.line("colophon")
    for text in parts:
        natural = lines(ctx, text, "colophon", width, ink=ink)
        wanted = min(width, natural.paragraph.prepared.natural * natural.paragraph.em + 0.01)
        if x and x + wanted > width:
            x, y = 0.0, y + pitch
        block = lines(ctx, text, "colophon", wanted, ink=ink)
        blocks.append((block, x, y, text))
        x += wanted + gap
        if block.count > 1:
            x, y = 0.0, y + block.depth
    return blocks, max((y + b.depth for b, _, y, _ in blocks), default=0.0)


# -- the QR code ------------------------------------------------------------------------


def _modules(ctx: Context, url: Text) -> Modules:
    """The code's modules row by row, 1 for a dark one; made once."""
    key = ("qr", url.value)
    if key not in ctx.memo:
        import segno

        made = segno.make_qr(url.value, error="m")
        ctx.memo[key] = tuple(bytes(row) for row in made.matrix)
    found = ctx.memo[key]
    assert isinstance(found, tuple)
    return found


def _least(code: Modules) -> float:
    """Side of the code with its quiet zone when nothing asks for more, mm."""
    if not code:
        return 0.0
    return max(SIDE / len(code), MODULE) * (len(code) + 2 * QUIET)


def _side(code: Modules, space: Space, pad: float) -> float:
    """Side of the code with its quiet zone, mm: as deep as the panel, at most a third as wide.

    A declared depth makes it smaller too, down to what can be read.
    """
    least = _least(code)
    if not code or space.height is None:
        return least
    depth = space.height - pad
    if depth < least:
        return max(depth, MODULE * (len(code) + 2 * QUIET))
    return max(least, min(depth, space.width / 3))


def _code(code: Modules, ctx: Context, x: float, y: float, side: float) -> tuple[Item, ...]:
    """The quiet zone, and all dark modules as one path: no seams between them."""
    module = side / (len(code) + 2 * QUIET)
    light, dark = _inks(ctx)
    segments: list[Segment] = []
    for i, row in enumerate(code):
        top, at = y + (QUIET + i) * module, 0
        while (start := row.find(1, at)) >= 0:
            at = row.find(0, start) if 0 in row[start:] else len(row)
            left = x + (QUIET + start) * module
            segments += rectangle(left, top, (at - start) * module, module)
    ground = Path(rectangle(x, y, side, side), fill=light)
    return (ground, Path(tuple(segments), fill=dark))


def _inks(ctx: Context) -> tuple[Ink, Ink]:
    """Paper and text; the other way round in a theme of light type on dark paper."""
    paper, text = ctx.ink("paper"), ctx.ink("text")
    return (paper, text) if luminance(paper) >= luminance(text) else (text, paper)
