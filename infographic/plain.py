"""The plainest command line, ``render SPEC -o FILE.pdf``, read without the library for command lines.

Loading it and declaring all options takes 10 ms, a twentieth of a cold poster.  Anything else, and
anything that is not right, is left to ``cli``, which knows all of it (`tests/test_plain.py` runs both).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from infographic.rendering import Order, render
from infographic.usage import WrongUsage, targets_of

#: Variables of the environment that ``cli`` and click listen to.
_HEARD = ("NO_COLOR", "FORCE_COLOR", "_INFOGRAPHIC_COMPLETE")


def order_of(words: Sequence[str]) -> Order | None:
    """What plain words ask for: one spec that can be read, to one PDF; None for any others."""
    if words[:1] != ["render"] or any(name in os.environ for name in _HEARD):
        return None
    specs: list[str] = []
    patterns: list[str] = []
    quiet = False
    rest = list(words[1:])
    while rest:
        word = rest.pop(0)
        if word in ("-q", "--quiet"):
            quiet = True
        elif word in ("-o", "--output") and rest:
            patterns.append(rest.pop(0))
        elif word.startswith("-"):
            return None
        else:
            specs.append(word)
    if len(specs) != 1 or len(patterns) != 1 or not patterns[0].endswith(".pdf"):
        return None
    spec = Path(specs[0])
    if (
        not specs[0]
        or specs[0].endswith(("/", "\\"))
        or not os.path.isfile(spec)
        or not os.access(spec, os.R_OK)
    ):
        return None
    try:
        targets = targets_of([spec], patterns[0])
    except WrongUsage:
        return None
    return Order(specs=[spec], targets=targets, quiet=quiet)


def plain(words: Sequence[str]) -> int | None:
    """Do what plain words ask for; the exit code, or None where nothing was done."""
    order = order_of(words)
    return render(order) if order is not None else None
