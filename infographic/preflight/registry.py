"""Checks: one function each, with what it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from infographic.diagnostics import Severity
from infographic.preflight.document import MEDIA, Document
from infographic.preflight.objects import Box
from infographic.record import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found: a sentence, the page (0: the file), and a box on it in points.

    ``severity`` stands for the check's own where one case of several is milder.
    """

    message: str
    page: int = 0
    box: Box | None = None
    severity: Severity | None = None


Look = Callable[[Document], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Check:
    """One rule.  It holds for files of some media, and, where ``claims`` names standards ("x",
    "x4", "a", "ua"), for files that are held to one of them."""

    id: str
    severity: Severity
    clause: str
    rationale: str
    media: frozenset[str]
    claims: frozenset[str]
    look: Look
    theme: str

    def holds_for(self, document: Document) -> bool:
        """True when the rule holds for a file."""
        if document.medium not in self.media:
            return False
        kinds = document.expected | ({"x4"} if document.claims.is_x4 else set())
        return not self.claims or bool(self.claims & kinds)


def check(
    id: str, severity: Severity, clause: str, rationale: str, *, media: str = "", claims: str = ""
) -> Callable[[Look], Check]:
    """Make a check of a function that yields what it finds.

    ``media`` and ``claims`` are words: the media that the rule holds for (all without any), and
    the standards one of which a file must be held to.  ``clause`` names the rule's source: PDF/X-4
    is ISO 15930-7, PDF/A-2 ISO 19005-2, PDF/UA-1 ISO 14289-1, PDF ISO 32000-1; GWG is the
    Ghent Workgroup's 2022 specification; "house" is the project's own.
    """

    def made(look: Look) -> Check:
        return Check(
            id, severity, clause, rationale, frozenset(media.split() or MEDIA),
            frozenset(claims.split()), look, look.__module__.rpartition(".")[2],
        )  # fmt: skip

    return made
