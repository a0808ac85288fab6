"""Paragraphs, vertical text, panels and pages on a reportlab canvas or in a platypus story.

Lengths are points, y runs up, as everywhere in reportlab.  Text is set in the theme's faces,
embedded as Type 0 fonts with one subset a face in the whole file; it is found and copied as it
was given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from infographic.reportlab.canvas import draw
    from infographic.reportlab.panels import PanelFlowable
    from infographic.reportlab.paragraphs import ParagraphFlowable
    from infographic.reportlab.setting import Setting
    from infographic.reportlab.vertical import VerticalFlowable

__all__ = ["PanelFlowable", "ParagraphFlowable", "Setting", "VerticalFlowable", "draw"]

_HOMES = {
    "draw": "canvas",
    "PanelFlowable": "panels",
    "ParagraphFlowable": "paragraphs",
    "Setting": "setting",
    "VerticalFlowable": "vertical",
}


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])


def __getattr__(name: str) -> Any:
    """Names are imported when first used: drawing on a canvas needs no platypus."""
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
