"""Overprint where an ink is used: what cannot, and media that have none (print.md, Ink)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from infographic.color import Ink, overprint_fault
from infographic.diagnostics import Diagnostic, Span
from infographic.spec.values import InkRef


def overprint_faults(asked: Iterable[InkRef], inks: Mapping[str, Ink]) -> Iterator[Diagnostic]:
    """An error at each place that asks an ink to overprint which cannot: `paper overprint`."""
    for ref in dict.fromkeys(asked):
        ink = inks.get(ref.name)
        fault = overprint_fault(ink.at(ref.tint)) if ink is not None else None
        if fault is not None:
            code, why = fault
            yield Diagnostic(code, f"`{ref.name}`: {why}", ref.span)


def unheard(places: Iterable[Span], medium: str) -> Iterator[Diagnostic]:
    """A note at each place that asks for overprint where only the press has it."""
    if medium == "press":
        return
    for span in dict.fromkeys(places):
        message = (
            f"only the press overprints: in the {medium} medium the ink covers what lies below"
        )
        yield Diagnostic("lost-overprint", message, span, "note")


__all__ = ["overprint_faults", "unheard"]
