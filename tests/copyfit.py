"""How random reports fill their sheets, measured on the rendered page; ``make copyfit`` shows the worst.

``python tests/copyfit.py`` writes docs/copyfit.md and its picture.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
from checker import blanks, column_rules
from checker.interpret import read_page
from checker.lines import read_body
from checker.structure import elements
from PIL import Image
from random_reports import MARGIN, report

import infographic
from infographic import SpecError

ROOT = Path(__file__).resolve().parents[1]
PAGE, PICTURE = ROOT / "docs" / "copyfit.md", ROOT / "docs" / "images" / "copyfit.png"
COUNT, SHOWN = 200, 10
#: Bleed and margin around the live area, mm; pixels of the measured picture a mm.
EDGE, PER_MM = 3 + MARGIN, 0.5
#: The largest square that may stay empty, mm; the share of the live area that is to be filled: it lies in
#: no empty square of four lines or more (a head has three above it at most).
HOLE, FILLED = 40.0, 0.97


@dataclass(frozen=True)
class Sheet:
    """A report's sheet: body size in pt, share filled, largest empty square in mm, feet that are more
    than a line above the lowest of their row, what was said instead of a sheet, CPU in s."""

    seed: int
    sheet: str
    panels: int
    characters: int
    size: float = 0.0
    filled: float = 0.0
    blank: float = 0.0
    feet: tuple[float, ...] = ()
    errors: tuple[str, ...] = ()
    cpu: float = 0.0

    @property
    def holds(self) -> bool:
        """True when it keeps all measures."""
        return not self.errors and not self.feet and self.filled >= FILLED and self.blank <= HOLE

    @property
    def badness(self) -> float:
        """To show the worst: how far it is from what it should be."""
        uneven = max(self.feet, default=0.0)
        return 100.0 * len(self.errors) + uneven + 20 * (1 - self.filled) + self.blank / HOLE


def rendered(seed: int) -> tuple[bytes, float, float]:
    """A report's PDF, its body size and the CPU it took."""
    start = time.process_time()
    made = infographic.render(report(seed).spec)
    data = made.pdf()
    return data, float(made.result.sheets[0].size), time.process_time() - start


def measured(seed: int) -> Sheet:
    """A report rendered and measured."""
    made = report(seed)
    about = (seed, made.sheet, len(made.lengths), sum(made.lengths))
    try:
        data, size, cpu = rendered(seed)
    except SpecError as fault:
        return Sheet(*about, errors=tuple(d.message for d in fault.diagnostics))
    with pikepdf.open(BytesIO(data)) as pdf:
        page = read_page(pdf.pages[0])
        body = read_body(page.glyphs, elements(pdf, page))
    document = pypdfium2.PdfDocument(data)
    try:
        mask = blanks.inked(document[0], PER_MM)
    finally:
        document.close()
    edge = round(EDGE * PER_MM)
    live = mask[edge : mask.shape[0] - edge, edge : mask.shape[1] - edge]
    lines = round(4 * body.leading * 25.4 / 72 * PER_MM)
    feet = []
    for row in column_rules.rows(body.columns):
        low = min(column.foot for column in row)
        feet += [(c.foot - low) / body.leading for c in row]
    return Sheet(
        *about,
        size,
        blanks.filled(live, max(5, lines)),
        blanks.blank(live)[0] / PER_MM,
        tuple(round(f, 1) for f in feet if f > 1.05),
        (),
        cpu,
    )


def page(sheets: list[Sheet]) -> str:
    """The Markdown of docs/copyfit.md."""
    held = sum(s.holds for s in sheets)
    times = sorted(s.cpu for s in sheets)
    worst = sorted(sheets, key=lambda s: -s.badness)[:SHOWN]
    rows = "\n".join(
        f"| {s.seed} | {s.sheet.upper()} | {s.panels} | {s.characters} | {s.size:g} | "
        f"{100 * s.filled:.1f} | {s.blank:.0f} | {', '.join(map(str, s.feet)) or '-'} | "
        f"{'yes' if s.holds else 'no'} |"
        for s in worst
    )
    return f"""# Sheets that fill themselves

{COUNT} reports made by chance (`tests/random_reports.py`: 5 to 13 panels of 80 to 800 characters, titles of 2 to
9, none to two rows of plates and a flow, on the smallest of A4 to A1 for their text), rendered and measured on the
page as pdfium shows it. Made by `make copyfit`.

A sheet holds when at least 97 % of its live area lie in no empty square of four lines or more, no empty square is
larger than 40 x 40 mm, all feet of columns and plates side by side are level to one line, and nothing is
overset. **{held} of {len(sheets)} hold, {sum(bool(s.errors) for s in sheets)} are overset.** A sheet took {times[len(times) // 2]:.2f} s of CPU (median; the
slowest {times[-1]:.2f} s), of which the search for a size is nearly all.

The worst ten:

![The worst ten sheets](images/copyfit.png)

| report | sheet | panels | characters | body, pt | filled, % | largest blank, mm | feet over a line above | holds |
| ---: | --- | ---: | ---: | ---: | ---: | ---: | --- | --- |
{rows}
"""


def picture(sheets: list[Sheet]) -> Image.Image:
    """The worst ten side by side, in two rows."""
    tile = (210, 297)
    out = Image.new("RGB", (5 * (tile[0] + 8), 2 * (tile[1] + 8)), (160, 160, 160))
    for i, sheet in enumerate(sorted(sheets, key=lambda s: -s.badness)[:SHOWN]):
        if sheet.errors:
            continue
        document = pypdfium2.PdfDocument(rendered(sheet.seed)[0])
        shown = document[0].render(scale=0.5).to_pil().convert("RGB").resize(tile)
        document.close()
        out.paste(shown, (4 + i % 5 * (tile[0] + 8), 4 + i // 5 * (tile[1] + 8)))
    return out


def main() -> None:
    sheets = []
    for seed in range(COUNT):
        sheets.append(measured(seed))
        if seed % 20 == 19:
            print(f"{seed + 1} of {COUNT}", file=sys.stderr)
    PAGE.write_text(page(sheets), "utf-8")
    picture(sheets).quantize(48).save(PICTURE, optimize=True)
    print(f"{sum(s.holds for s in sheets)} of {COUNT} hold")


if __name__ == "__main__":
    main()
