"""Specs written in Python: a function for every part, a plain dict from each.

``build.spec(title="一页", rows=[build.prose("春种一粒粟。")])`` is what ``render`` takes.  The
functions are made from the models; ``build.pyi``, written by `make schema`, tells editors and
type checkers their keys, types and documentation.
"""

from __future__ import annotations

from typing import Any

from infographic.builders import PLAIN, shipped


def __dir__() -> list[str]:
    return sorted([*PLAIN, *shipped()])


def __getattr__(name: str) -> Any:
    """A builder by its name, or the type of what it makes: ``Figure`` is a dict."""
    if name in PLAIN:
        return PLAIN[name]
    if name in shipped():
        return shipped()[name].function
    if name == "Panel" or name in {n.title().replace("_", "") for n in shipped()}:
        return dict
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
