"""Declarative specs to print-ready Chinese infographics.

``infographic.render("poster.yaml").save("poster.pdf")``; importing does no work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from infographic.api import Page, Rendering, render
    from infographic.diagnostics import Diagnostic, SpecError
    from infographic.world import FolderWorld, MemoryWorld, World

__version__ = "0.1.0"
__all__ = [
    "Diagnostic",
    "FolderWorld",
    "MemoryWorld",
    "Page",
    "Rendering",
    "SpecError",
    "World",
    "__version__",
    "render",
]

_HOMES = {
    "render": "infographic.api",
    "Rendering": "infographic.api",
    "Page": "infographic.api",
    "World": "infographic.world",
    "FolderWorld": "infographic.world",
    "MemoryWorld": "infographic.world",
    "Diagnostic": "infographic.diagnostics",
    "SpecError": "infographic.diagnostics",
}


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])


def __getattr__(name: str) -> Any:
    """Public names are imported when first used, so that ``import infographic`` is free."""
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
