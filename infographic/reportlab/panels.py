"""Panels in a platypus story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reportlab.platypus.flowables import Flowable  # type: ignore[import-untyped,unused-ignore]

from infographic import pipeline
from infographic.diagnostics import Diagnostic
from infographic.frame import Frame
from infographic.geometry import MM_PER_PT, PT_PER_MM
from infographic.layout.boxes import place
from infographic.layout.overset import overset_note
from infographic.layout.placed import placed_faults
from infographic.panel import Context, Space
from infographic.reportlab.canvas import show
from infographic.reportlab.setting import Setting, plain, raise_faults
from infographic.spec.model import MediumName
from infographic.spec.printing import stocks
from infographic.writers.pdf.images import spaces
from infographic.writers.pdf.media import ColorSpace


class PanelFlowable(Flowable):  # type: ignore[misc,unused-ignore]
    """A panel as a spec's row names it: ``{"figures": {...}, "background": "tint"}``.

    It takes the width that there is and the depth that its content or its ``height`` asks for,
    and is never split.  ``spaceBefore``, ``spaceAfter``: pt.

    Raises ``SpecError`` when the panel has faults, and when it is wrapped at a width that it
    does not fit.
    """

    def __init__(
        self,
        panel: Mapping[str, Any] | str,
        setting: Setting | None = None,
        *,
        spaceBefore: float = 0.0,
        spaceAfter: float = 0.0,
    ) -> None:
        super().__init__()
        given = setting or plain()
        self.node, self.context = given.place(panel)
        self._space, self._medium = given.space, given.medium
        self.spaceBefore, self.spaceAfter = spaceBefore, spaceAfter
        self._laid: dict[float, Frame] = {}

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """The width that there is, and the panel's depth, pt."""
        self._shown = self._at(availWidth * MM_PER_PT)
        self.width, self.height = availWidth, self._shown.height * PT_PER_MM
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the canvas that platypus set."""
        show(self.canv, self._shown, self._space)

    def _at(self, width: float) -> Frame:
        """The panel drawn at a width, mm; laid out once for each."""
        if width not in self._laid:
            frame = _laid_out(self.node, replace(self.context, memo={}), width)
            raise_faults(_of_pages(frame, self._medium, self._space))
            self._laid[width] = frame
        return self._laid[width]


def _of_pages(frame: Frame, medium: MediumName, space: ColorSpace) -> list[Diagnostic]:
    """What is wrong with placed pages of PDF files; the panel is not the sheet, so its own edges
    are not the trim."""
    found = placed_faults([frame], medium, spaces(space.name), stocks()["coated"].condition)
    return [fault for fault in found if fault.code != "safe-zone"]


def _laid_out(node: Any, ctx: Context, width: float) -> Frame:
    fixed = node.place.height
    if fixed is not None:
        height = fixed.low.mm(ctx.size)
    else:
        quiet = replace(ctx, mode="measure")
        height = ctx.snap(place(node, quiet, Space(width)).frame.height)
    fit = place(node, ctx, Space(width, height))
    over = [overset_note(fit.rest, node.type.name, node.span)] if fit.rest is not None else []
    raise_faults([*fit.frame.notes, *over, *pipeline.notes_of_text(ctx)])
    return fit.frame
