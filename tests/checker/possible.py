"""Whether any breaking of a paragraph keeps its lines close: every line rule at its most generous."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from checker.line_rules import UNIT
from checker.lines import INTERPUNCTS, MARKS, NOT_AT_END, NOT_AT_START, Line, han
from checker.source_rules import ADDRESS, WORD

_LATIN = re.compile(r"[A-Za-z0-9%‰]")


def close_enough(lines: Sequence[Line], measure: float, indent: float, limit: float) -> bool:
    """True when some breaking of a justified paragraph stretches no gap by more than ``limit`` em.

    ``measure`` and ``indent`` in em.  Widths are those of the finished file's glyphs.  Wherever a rule
    gives a range the more generous end is taken: marks shrink to half an em and open to a whole one, gaps
    between Han and Latin run from 1/8 to 1/2 em.  So False is proof, True is not.
    """
    glyphs = list(chain.from_iterable(line.glyphs for line in lines))
    text = "".join(g.text for g in glyphs)
    assert len(text) == len(glyphs)
    least, most = [0.0], [0.0]  # of the characters before each offset, em
    gap = [0.0] * len(glyphs)  # the least before each character, which a line's first has not
    for i, g in enumerate(glyphs):
        mark = g.text in MARKS
        wide = 0.5 if g.text in INTERPUNCTS else 1.0 if mark or han(g) else g.advance / g.size
        mixed = i > 0 and bool(_LATIN.match(text[i - 1])) != bool(_LATIN.match(g.text))
        free = i > 0 and (han(g) or han(glyphs[i - 1]))
        gap[i] = 0.125 if mixed and free else 0.0
        least.append(least[-1] + (0.5 if mark else wide) + gap[i])
        most.append(most[-1] + wide + (0.5 if mixed and free else limit if free else 0.0))
    kept = {
        cut
        for pattern in (UNIT, WORD, ADDRESS)
        for m in pattern.finditer(text)
        for cut in range(m.start() + 1, m.end())
    }
    cuts = [
        cut
        for cut in range(1, len(text) - 1)
        if cut not in kept and text[cut] not in NOT_AT_START and text[cut - 1] not in NOT_AT_END
    ]
    reached = {0}
    for cut in [*cuts, len(text)]:
        for start in sorted(reached):
            room = measure - (indent if start == 0 else 0.0)
            fits = least[cut] - least[start] - gap[start] <= room + 0.001
            full = cut == len(text) or most[cut] - most[start] >= room - 0.001
            if fits and full:
                reached.add(cut)
                break
    return len(text) in reached


__all__ = ["close_enough"]
