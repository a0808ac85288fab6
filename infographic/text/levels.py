"""How strictly line starts and ends are kept: house levels and those of CSS `line-break`.

House levels, loosest first: ``basic`` (marks and brackets), ``gb`` (GB/T 15834-2011 5.1: no solidus
at a line's end either), ``strict`` (no dash and no ellipsis at a line's start).  The levels of CSS Text 3
(5.3) are profiles of their own, as web-platform-tests' `css-text/i18n/zh` has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from infographic.text.rules import SMALL_KANA

LevelName: TypeAlias = Literal["strict", "gb", "basic", "css-strict", "css-normal", "css-loose"]


class Level(NamedTuple):
    """Characters that may begin or end a line although the strict house rules forbid it."""

    may_start: frozenset[str] = frozenset()
    may_end: frozenset[str] = frozenset()


_SOLIDUS = frozenset("/／")
_DASHES = frozenset("—…⋯⸺‥")
#: CSS Text 3, 5.3: breaks before these are for `normal` and `loose`; before the others for `loose`.
_HYPHENS = frozenset("‐–〜゠")
_CENTRED = frozenset("・：；･‼⁇⁈⁉！？")
_INSEPARABLE = frozenset("․‥…⋯︙\U00010af6")
_ITERATION = frozenset("々〻ゝゞヽヾ")
_SMALL = frozenset(SMALL_KANA)
_POSTFIX = frozenset("°‰′″‵℃℉﹪％￠")

LEVELS: Mapping[str, Level] = {
    "strict": Level(),
    "gb": Level(_DASHES),
    "basic": Level(_DASHES, _SOLIDUS),
    "css-strict": Level(frozenset(), _SOLIDUS),
    "css-normal": Level(_HYPHENS | _SMALL, _SOLIDUS),
    "css-loose": Level(
        _HYPHENS | _SMALL | _CENTRED | _INSEPARABLE | _ITERATION | _POSTFIX, _SOLIDUS
    ),
}
STRICT = LEVELS["strict"]
