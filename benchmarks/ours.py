"""infographic, many pages in one process: ``ours.py handouts FILE`` (the poster is the CLI's)."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.matter import HANDOUT, PAGES, figures, filled, handout_spec, read


def handouts(target: Path) -> None:
    import infographic
    from benchmarks.pages import told

    matter = read(HANDOUT)

    def page(number: int) -> bytes:
        return infographic.render(handout_spec(filled(matter, figures(number)))).pdf()

    told(target, PAGES, page)


if __name__ == "__main__":
    {"handouts": handouts}[sys.argv[1]](Path(sys.argv[2]))
