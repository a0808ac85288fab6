"""Spots that a press could take for one another (print.md, Ink; GWG 2022, spot colour names)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from infographic.color import Ink
from infographic.diagnostics import NOWHERE, Diagnostic, Span
from infographic.patterns import compiled
from infographic.spec.located import Map

#: Papers at the end of an ink maker's names: 485 C, 485 U, 485 CVC.
_SUFFIX = compiled(r"(?:[\s_-]+|(?<=\d))(?:c|u|m|cv|cvc|cvu|cvp|cp|up|ec|hc|tc|tpx|tcx)$")


def spot_clashes(inks: Mapping[str, Ink], user: Map | None) -> Iterator[Diagnostic]:
    """An error at every spot of the user's theme that an earlier one could be taken for: names that
    differ by case, blanks or the paper's suffix alone, one definition under two names, two
    definitions under one."""
    spots = [ink for ink in inks.values() if ink.spot is not None]
    for i, ink in enumerate(spots):
        for before in spots[:i]:
            message = _clash(before, ink)
            if message:
                yield Diagnostic("spot-clash", message, _place(user, ink.name, before.name))
                break


def _clash(one: Ink, other: Ink) -> str:
    assert one.spot is not None and other.spot is not None
    same = one.cmyk == other.cmyk
    if one.spot == other.spot:
        return (
            "" if same else f"the spot `{one.spot}` has two definitions: `{one.name}` has another"
        )
    if _plain(one.spot) == _plain(other.spot):
        return f"`{other.spot}` and `{one.spot}` differ by case or suffix alone"
    if same and not (one.technical or other.technical):
        return f"`{other.spot}` and `{one.spot}` have one definition: is it one ink?"
    return ""


def _plain(name: str) -> str:
    return " ".join(_SUFFIX.sub("", name.strip().casefold()).split())


def _place(user: Map | None, *names: str) -> Span:
    """Where the theme names the first of these inks."""
    inks = user.get("inks") if user else None
    for name in names:
        found = inks.get(name) if isinstance(inks, Map) else None
        if found is not None:
            return found.span
    return user.span if user else NOWHERE
