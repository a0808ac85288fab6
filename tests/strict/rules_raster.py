"""What Ghostscript and qpdf say: plates, coverage, bleed really painted, syntax."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from .colourspace import colorants, spots
from .document import Document, PageView
from .model import MM, Found, rule
from .raster import PIXELS_PER_MM, Plate, coverage, program, separate
from .state import PROCESS

TOOLS = "What tools can be trusted: Ghostscript `tiffsep`: plates, coverage, painted bleed"
MOST = 320.0
INKED = 4  # of 255: less is a rounding


def plates(doc: Document) -> list[dict[str, Plate]]:
    found = doc.__dict__.get("_plates")
    if found is None:
        found = doc.__dict__["_plates"] = separate(doc.raw)
    return found


@rule(
    "S-RA-1",
    "No square of 15 mm has over 320 % of ink.",
    "Ink: error over 320 %, average in any 15 mm square",
    tools=True,
)
def ink_limit(doc: Document) -> Found:
    for number, page in enumerate(plates(doc), 1):
        if (most := coverage(page)) > MOST:
            yield number, f"{most:.0f} %"


@rule("S-RA-2", "The plates are those declared, and no other.", TOOLS, tools=True)
def declared(doc: Document) -> Found:
    named = {n for array in spots(doc) for n in colorants(array)} - {"All", "None"}
    found = {name for page in plates(doc) for name in page}
    if extra := found - set(PROCESS) - named:
        yield 0, f"not declared: {sorted(extra)}"
    painted = {n for p in doc.pages for x in p.reader.painted for n in x.colour.names} - {
        "All",
        "None",
    }
    if lost := painted - found:
        yield 0, f"no plate of {sorted(lost)}"


def edges(
    page: PageView, size: tuple[int, int]
) -> list[tuple[str, list[tuple[int, int]], list[tuple[int, int]]]]:
    """For each side: pixels just inside the trim, and those across from them inside the bleed."""
    px = PIXELS_PER_MM / MM
    media = page.box("/MediaBox") or (0, 0, 0, 0)

    def pixels(box: tuple[float, ...], inset: float) -> tuple[int, int, int, int]:
        left, top = (box[0] - media[0]) * px + inset, (media[3] - box[3]) * px + inset
        right, bottom = (box[2] - media[0]) * px - inset, (media[3] - box[1]) * px - inset
        return int(left), int(top), min(int(right), size[0] - 1), min(int(bottom), size[1] - 1)

    a, b, c, d = pixels(page.trim, 1.0)
    e, f, g, h = pixels(page.bleed, 1.5)
    wide, tall = range(a, c + 1), range(b, d + 1)
    return [
        ("left", [(a, y) for y in tall], [(e, y) for y in tall]),
        ("right", [(c, y) for y in tall], [(g, y) for y in tall]),
        ("head", [(x, b) for x in wide], [(x, f) for x in wide]),
        ("foot", [(x, d) for x in wide], [(x, h) for x in wide]),
    ]


@rule(
    "S-RA-3",
    "Artwork that touches the trim is painted to the edge of the bleed.",
    "Structure: artwork really painted to the bleed edge",
    tools=True,
)
def painted_bleed(doc: Document) -> Found:
    for page, found in zip(doc.pages, plates(doc), strict=True):
        if page.trim == page.bleed:
            continue
        first = next(iter(found.values()))

        def inked(x: int, y: int, found: dict[str, Plate] = found) -> bool:
            return sum(p.rows[y][x] for p in found.values()) > INKED

        # Slanting artwork reaches the bleed a little off the place where it crosses the trim.
        reach = round(6 * PIXELS_PER_MM)
        for side, inner, outer in edges(page, (first.width, first.height)):
            ends = [inked(*place) for place in outer]
            bare = [
                n for n, place in enumerate(inner)
                if inked(*place) and not any(ends[max(0, n - reach) : n + reach + 1])
            ]  # fmt: skip
            if len(bare) > PIXELS_PER_MM / 2:
                yield page.number, f"{side}: {len(bare) / PIXELS_PER_MM:.1f} mm of the trim"


@rule("S-RA-4", "There is a plate image of every page.", TOOLS, tools=True)
def every_page(doc: Document) -> Found:
    if len(plates(doc)) != len(doc.pages):
        yield 0, f"{len(plates(doc))} of {len(doc.pages)} pages"


@rule("S-RA-5", "qpdf finds nothing.", "Gates: qpdf clean", tools=True)
def qpdf(doc: Document) -> Found:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.pdf"
        path.write_bytes(doc.raw)
        done = subprocess.run(
            [program("qpdf"), "--check", str(path)], capture_output=True, timeout=120
        )
        if done.returncode:
            yield 0, (done.stdout + done.stderr).decode("utf-8", "replace")[-200:]
