"""The slug: what a press reads beside a sheet (print.md, Ink: Marks), at the foot, outside the bleed.

On a sheet too narrow for one line it goes on in further ones, as wide as the trim, and the paper around
the sheet grows with them.  Nothing is dropped, since a slug must name every spot, what the technical ones
are for and who traps; nothing is set smaller, since it is read in all plates at once, out of register as
they may be, and paper outside the trim costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from infographic.color import Ink
from infographic.frame import Item
from infographic.geometry import pt_to_mm
from infographic.panel import Context
from infographic.text.prepare import Prepared
from infographic.text.runs import whole_line
from infographic.text.style import Piece

#: Size of the slug's type, pt; distance of its lines, mm.
SIZE, PITCH = 6.5, 2.8
#: A single line begins so far within the trim, and keeps so far from the paper's edge, mm.
_INDENT, _EDGE = 12.0, 2.0
#: Between the parts of a slug.
_GAP = "   "


def rows(ctx: Context, parts: Iterable[str], width: float, around: float) -> tuple[str, ...]:
    """A slug's parts in lines: in one if the paper holds it, else as many as the trim's width asks for.

    ``width``: of the trim; ``around``: the paper beside it, mm.  A part stays whole where a line holds
    it, else it is broken at blanks, and anywhere where it has none.
    """
    parts = [part.strip() for part in parts if part.strip()]
    whole = _GAP.join(parts)
    if _INDENT + _width(ctx, whole) <= width + around - _EDGE:
        return (whole,) if whole else ()
    out: list[str] = []
    for part in parts:
        first, *more = _broken(ctx, part, width)
        if out and not more and _width(ctx, out[-1] + _GAP + first) <= width:
            out[-1] += _GAP + first
        else:
            out += [first, *more]
    return tuple(out)


def _broken(ctx: Context, part: str, width: float) -> list[str]:
    """A part in as few lines as a width has room for; one at least."""
    if _width(ctx, part) <= width:
        return [part]
    out = [""]
    for word in _words(ctx, part, width):
        longer = f"{out[-1]} {word}" if word[:1] != "\0" else out[-1] + word[1:]
        if out[-1] and _width(ctx, longer) > width:
            out.append(word.lstrip("\0"))
        else:
            out[-1] = longer.strip()
    return out


def _words(ctx: Context, part: str, width: float) -> Iterator[str]:
    """Words, those too long as single characters; what goes on without a blank begins with a NUL."""
    for word in part.split():
        if _width(ctx, word) <= width:
            yield word
        else:
            yield word[0]
            yield from ("\0" + char for char in word[1:])


def _width(ctx: Context, text: str) -> float:
    return _set(ctx, text, None).natural * pt_to_mm(SIZE) if text else 0.0


def _set(ctx: Context, text: str, ink: Ink | None) -> Prepared:
    return ctx.prepared([Piece(text, ctx.style("note", ink=ink))], whole=True)


def slug(
    ctx: Context, lines: Sequence[str], width: float, around: float, baseline: float, ink: Ink
) -> Iterator[Item]:
    """The lines drawn, the first on ``baseline``, mm from the trim's upper edge."""
    alone = len(lines) == 1 and _INDENT + _width(ctx, lines[0]) <= width + around - _EDGE
    for i, line in enumerate(lines):
        left = _INDENT if alone else 0.0
        yield from whole_line(_set(ctx, line, ink), SIZE, left, baseline + i * PITCH)


__all__ = ["PITCH", "SIZE", "rows", "slug"]
