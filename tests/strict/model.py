"""What a rule is and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .document import Document

#: Page 0 stands for the file as a whole.
Found = Iterable[tuple[int, str]]
Run = Callable[["Document"], Found]
MM = 72 / 25.4


class Finding(NamedTuple):
    rule: str
    page: int
    message: str

    def __str__(self) -> str:
        return f"{self.rule} page {self.page}: {self.message}"


@dataclass(frozen=True)
class Rule:
    id: str
    sentence: str
    source: str
    run: Run
    #: Whether it runs other programs (Ghostscript, qpdf).
    tools: bool
    #: Whether print.md calls a breach a warning: a press takes the file all the same.
    warning: bool


class ToolMissing(Exception):
    """A program that a rule needs is not installed."""


RULES: dict[str, Rule] = {}


def rule(
    id: str, sentence: str, source: str, *, tools: bool = False, warning: bool = False
) -> Callable[[Run], Run]:
    """Enter a function in the book of rules; two rules of one id are a slip of ours."""

    def enter(run: Run) -> Run:
        assert id not in RULES, id
        RULES[id] = Rule(id, sentence, source, run, tools, warning)
        return run

    return enter
