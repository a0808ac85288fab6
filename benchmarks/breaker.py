"""Characters a second: segmenting and shaping, breaking, both.  ``python benchmarks/breaker.py``.

The report's paragraphs at twelve measures from 12 to 30 em, CPU of this process; each text is prepared
once and broken at every measure, as a solver does it.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.matter import ROOT
from infographic.color import BLACK
from infographic.fonts.book import FontBook
from infographic.text.linebreak import Measure, break_lines, count_lines
from infographic.text.prepare import Prepared, prepare
from infographic.text.style import Piece, Style

MEASURES = tuple(12 + 1.6 * i for i in range(12))
ROUNDS = 5


def texts() -> list[str]:
    """Paragraphs of about the length that the report's have."""
    source = (ROOT / "specs" / "jilin-2024" / "source.txt").read_text("utf-8")
    return [part for part in re.split(r"\n+", source) if len(part) > 40]


def main() -> None:
    face = FontBook(use_system=False).find("Infographic Sans SC", 400)
    assert face is not None
    style = Style((face,), BLACK)
    paragraphs = texts()
    characters = sum(map(len, paragraphs))
    made: list[Prepared] = []
    start = time.process_time()
    made = [prepare([Piece(text, style)]) for text in paragraphs]
    first = time.process_time() - start
    start = time.process_time()
    for _ in range(ROUNDS):
        made = [prepare([Piece(text, style)]) for text in paragraphs]
    again = (time.process_time() - start) / ROUNDS
    spent = {"break_lines": 0.0, "count_lines": 0.0}
    for name, work in (("break_lines", break_lines), ("count_lines", count_lines)):
        start = time.process_time()
        for _ in range(ROUNDS):
            for measure in MEASURES:
                for each in made:
                    work(each.items, Measure(measure, 2.0))  # type: ignore[operator]
        spent[name] = (time.process_time() - start) / ROUNDS / len(MEASURES)
    print(f"{characters} characters in {len(paragraphs)} paragraphs, characters a second:")
    print(f"  prepared for the first time  {characters / first:>12,.0f}")
    print(f"  prepared again               {characters / again:>12,.0f}")
    print(f"  broken                       {characters / spent['break_lines']:>12,.0f}")
    print(f"  counted by first fit         {characters / spent['count_lines']:>12,.0f}")


if __name__ == "__main__":
    main()
