"""Where a heading may be broken: at the edges of phrases, by BudouX's models.

The package itself is not imported (its parser of HTML takes longer than all our headings); what
it does with a model is these sums.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from operator import add
from pathlib import Path

from infographic.text.language import is_traditional, primary

#: The price of breaking a heading inside a phrase, in demerits of ``linebreak``.
INSIDE_PHRASE = 40.0

#: Particles that belong to the word before them, whatever the segmenter says.
_CLINGING = frozenset("的地得了着过们等之")

#: Words of one character that belong to what follows them, when they stand alone.
_LEADING = frozenset("为以与和及在对把将从向被让由于按")

#: A model's tables: characters looked up, and where they begin, counted from the one that may
#: begin a phrase.
_TABLES = (
    ("UW1", 1, -3), ("UW2", 1, -2), ("UW3", 1, -1), ("UW4", 1, 0), ("UW5", 1, 1), ("UW6", 1, 2),
    ("BW1", 2, -2), ("BW2", 2, -1), ("BW3", 2, 0),
    ("TW1", 3, -3), ("TW2", 3, -2), ("TW3", 3, -1), ("TW4", 3, 0),
)  # fmt: skip

#: A character that is in no table, before and behind a text.
_EDGE = "\0\0\0"

_Model = Mapping[str, Mapping[str, int]]


@lru_cache(maxsize=2)
def _model(name: str) -> tuple[_Model, float]:
    """The model's tables, and the score that is no phrase and not none."""
    from importlib.util import find_spec

    found = find_spec("budoux")
    assert found is not None and found.origin is not None
    path = Path(found.origin).parent / "models" / f"{name}.json"
    model: _Model = json.loads(path.read_text("utf-8"))
    return model, sum(sum(table.values()) for table in model.values()) / 2


def starts(text: str, name: str = "zh-hans") -> list[int]:
    """Offsets at which BudouX begins a phrase."""
    model, middle = _model(name)
    padded = _EDGE + text + _EDGE
    ones = list(padded)
    twos = list(map(add, ones, ones[1:]))
    sizes = (ones, twos, list(map(add, twos, ones[2:])))
    columns = []
    for name, size, shift in _TABLES:
        get, first = model.get(name, {}).get, len(_EDGE) + shift
        columns.append([get(part, 0) for part in sizes[size - 1][first : first + len(text)]])
    scores = map(sum, zip(*columns, strict=True))
    return [i for i, score in enumerate(scores) if i == 0 or score > middle]


@lru_cache(maxsize=1024)
def phrase_starts(text: str, lang: str) -> frozenset[int]:
    """Offsets at which a phrase begins."""
    name = "zh-hant" if is_traditional(lang) else "zh-hans"
    found = starts(text, "ja" if primary(lang) == "ja" else name)
    led = {j for i, j in pairwise(found) if j == i + 1 and text[i] in _LEADING}
    return frozenset(i for i in found if text[i] not in _CLINGING and i not in led)
