"""What every page carries outside its live area: running head, page number, thumb tab.

All of it is artifacts: readers announce page numbers themselves (PDF/UA-1 7.8).
"""

from __future__ import annotations

from collections.abc import Sequence

from infographic.frame import Item, Path, artifact, rectangle
from infographic.geometry import MM_PER_PT, Rect
from infographic.layout.leaf import Leaf
from infographic.layout.lettering import lettering_ink, solid_depth, vertical_lettering
from infographic.layout.text import one_line, width_of
from infographic.panel import Context
from infographic.spec.model import Section, SpecFile
from infographic.spec.values import Text

#: A thumb tab's width inside the trim, and the distance of its lettering's middle from it, mm.
#: Lettering of 3 mm then stands 5 mm inside the trim.
_TAB, _MIDDLE = 9.0, 6.6
#: Narrow margins have the running head and the folio this far from the trim, not in their middle, mm.
_SAFE = 5.3


def page_label(spec: SpecFile, number: int) -> str:
    """The number that a page carries; none before the first."""
    shown = number + (spec.running.offset if spec.running else 0)
    return str(shown) if shown > 0 else ""


def furniture(
    spec: SpecFile, leaf: Leaf, leaves: Sequence[Leaf], k: int, ctx: Context
) -> tuple[Item, ...]:
    """Running head over the live area and folio under it, at the outer edge, and the tab."""
    running, number = spec.running, leaf.number + k
    if running is None or not leaf.running or number < running.first or not ctx.drawing:
        return ()
    outer_left = spec.page.facing and number % 2 == 0
    area = live_area(leaf, k)
    out: list[Item] = []

    def outer(text: Text, baseline: float) -> None:
        x = area.x if outer_left else area.right - width_of(ctx, text, "running")
        out.extend(one_line(ctx, text, "running", x, baseline))

    head = running.head
    if running.section and leaf.section is not None and not outer_left:
        head = leaf.section.title
    if head is not None:
        middle = area.y / 2 + ctx.cap("running") / 2
        high = 0.88 * ctx.pt("running") * MM_PER_PT  # of Han over the baseline
        outer(head, max(middle, _SAFE + high))
    if running.folio and page_label(spec, number):
        middle = (leaf.height + area.bottom) / 2 + ctx.cap("running") / 2
        foot = min(middle, leaf.height - _SAFE)
        outer(Text(page_label(spec, number), running.origin), foot)
    if running.tabs and leaf.section is not None and leaf.section.tab is not None:
        out += _tab(leaf, leaf.section, _sections(leaves), outer_left, ctx)
    return artifact(out)


def live_area(leaf: Leaf, k: int) -> Rect:
    """The live area of a page, or of one of two facing pages."""
    area = leaf.area
    if leaf.fold is None:
        return area
    start, end = leaf.fold
    if k == 0:
        return Rect(area.x, area.y, start, area.height)
    return Rect(area.x + end - leaf.width, area.y, area.width - end, area.height)


def _sections(leaves: Sequence[Leaf]) -> list[Section]:
    """The document's parts that have a tab, in order."""
    out: list[Section] = []
    for leaf in leaves:
        section = leaf.section
        if section is not None and section.tab and leaf.running and section not in out:
            out.append(section)
    return out


def _tab(
    leaf: Leaf, section: Section, sections: Sequence[Section], left: bool, ctx: Context
) -> list[Item]:
    """A tab at the outer edge, one below the other from part to part."""
    text = section.tab or section.title
    ground = ctx.ink(section.ink)
    size = ctx.pt("tab")
    depth = solid_depth(ctx, [text], "tab") + 2.2 * size * MM_PER_PT
    pitch = leaf.area.height / max(len(sections), 1)
    y = leaf.area.y + sections.index(section) * pitch + max(0.0, (pitch - depth) / 2)
    x = -leaf.bleed if left else leaf.width - _TAB
    middle = _MIDDLE if left else leaf.width - _MIDDLE
    box = rectangle(x, y, _TAB + leaf.bleed, depth)
    letters = vertical_lettering(
        ctx,
        [text],
        "tab",
        middle,
        y + 0.8 * size * MM_PER_PT,
        depth - 1.6 * size * MM_PER_PT,
        ink=lettering_ink(ctx, "tab", ground, None),
        size=size,
    )
    return [Path(box, fill=ground), *letters]
