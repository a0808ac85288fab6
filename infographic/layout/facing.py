"""A row of panels across two facing pages: each page has a row of its own, both equally deep."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from infographic.frame import Placed, compose
from infographic.panel import Context, Fit, Space
from infographic.record import replace
from infographic.spec.model import PanelNode

SetRow = Callable[[Sequence[PanelNode], Space], Fit]


def beside_fold(nodes: Sequence[PanelNode], ctx: Context, space: Space, row: SetRow) -> Fit:
    """The panels parted by their spans, a page's columns on either side; without spans the first
    half stands on the left page."""
    assert space.fold is not None
    start, end = space.fold
    cut = _parted(nodes, ctx.columns)
    left = replace(space, width=start, right=0.0, fold=None)
    right = replace(space, width=space.width - end, left=0.0, fold=None)
    height = space.height
    if height is None:
        depths = [row(part, side).frame.height
                  for part, side in ((nodes[:cut], left), (nodes[cut:], right)) if part]  # fmt: skip
        height = max(depths)
    fits = [(0.0, row(nodes[:cut], replace(left, height=height)))]
    if nodes[cut:]:
        fits.append((end, row(nodes[cut:], replace(right, height=height))))
    frame = compose(space.width, height, (Placed(x, 0.0, fit.frame) for x, fit in fits))
    return Fit(
        frame, next((f.rest for _, f in fits if f.rest), None), sum(f.flaws for _, f in fits)
    )


def _parted(nodes: Sequence[PanelNode], columns: int) -> int:
    """How many of the panels stand on the left page."""
    if all(node.place.span is None for node in nodes):
        return (len(nodes) + 1) // 2
    taken = 0
    for i, node in enumerate(nodes):
        taken += node.place.span or 1
        if taken > columns:
            return i
    return len(nodes)
