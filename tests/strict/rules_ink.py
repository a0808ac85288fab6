"""Text and lines in ink: what overprints, what is too small to print."""

from __future__ import annotations

from collections.abc import Iterator

from .document import Document
from .model import MM, Found, rule
from .state import Colour, Painted

OVER = "Ink: K100 text under 12 pt and K100 lines under 2 pt overprint (`op true`, OPM 1)"
WHITE = "Ink: White text and white paths never overprint"
BLACK = "Ink: any near-black text under 36 pt: K100 only"
RICH = "Ink: Rich-black text forbidden"
SMALL = "Ink: no text under 5 pt"
STEM = "Ink: Knocked-out or multi-ink text: thinnest stem >= 0.2 mm"
HAIR = "Ink: lines >= 0.25 pt (thin filled rectangles count)"
ACCENT = "Ink: Accent text: one or two inks or one spot, >= 8 pt, no tint text under 10 pt"
GREY = "Structure: DeviceGray (not for small text or thin lines)"
INFINITE = float("inf")
SLACK = 0.005  # of a point: what rounding to three decimals may cost


def once(found: Iterator[tuple[int, str]]) -> Found:
    """One finding for many of one kind on a page."""
    return dict.fromkeys(found)


def near_black(colour: Colour) -> bool:
    """Dark enough to pass for black: no light of any colour comes back."""
    p = colour.plates
    if colour.space not in ("DeviceCMYK", "DeviceGray"):
        return False
    k = p.get("Black", 0)
    return all((1 - p.get(n, 0)) * (1 - k) < 0.22 for n in ("Cyan", "Magenta", "Yellow"))


def told(painted: Painted) -> str:
    return f"{painted.said[:12]!r} {painted.size:.2f} pt"


@rule("S-IN-1", "K100 text under 12 pt overprints, in overprint mode 1.", OVER)
def text_overprints(doc: Document) -> Found:
    for page in doc.pages:
        for p in page.texts:
            if p.colour.k100 and p.size < 12 - SLACK and not (p.overprint and p.opm == 1):
                yield page.number, told(p)


def thin(painted: Painted) -> Iterator[tuple[float, float]]:
    """Width and length of a line: of a stroke, or of each rectangle that is filled."""
    if painted.kind == "stroke":
        yield painted.width, INFINITE
        return
    if painted.curved:
        return
    for subpath in painted.subpaths:
        points = subpath[:-1] if len(subpath) > 1 and subpath[0] == subpath[-1] else subpath
        if len(points) == 4:
            (a, b), (c, d), (e, f), (g, h) = points
            if abs(a + e - c - g) < 0.01 and abs(b + f - d - h) < 0.01:  # a parallelogram
                area = abs((c - a) * (h - b) - (d - b) * (g - a))
                sides = ((c - a) ** 2 + (d - b) ** 2) ** 0.5, ((g - a) ** 2 + (h - b) ** 2) ** 0.5
                if max(sides) > 0:
                    yield area / max(sides), max(sides)
        elif len(points) == 2:
            yield 0.0, INFINITE


@rule("S-IN-2", "K100 lines under 2 pt overprint, in overprint mode 1.", OVER)
def lines_overprint(doc: Document) -> Found:
    for page in doc.pages:
        for p in page.paths:
            if not p.colour.k100 or (p.overprint and p.opm == 1):
                continue
            # Modules of a QR code are no lines: some of them are square.
            found = list(thin(p))
            lines = all(long >= 5 * wide for wide, long in found)
            if found and lines and (least := min(found)[0]) < 2 - SLACK:
                yield page.number, f"{p.kind} of {least:.2f} pt"


@rule("S-IN-3", "White text never overprints.", WHITE)
def white_text(doc: Document) -> Found:
    for page in doc.pages:
        yield from ((page.number, told(p)) for p in page.texts if p.colour.white and p.overprint)


@rule("S-IN-4", "White paths never overprint.", WHITE)
def white_paths(doc: Document) -> Found:
    for page in doc.pages:
        yield from ((page.number, p.kind) for p in page.paths if p.colour.white and p.overprint)


@rule("S-IN-5", "Near-black text under 36 pt is of black ink alone.", BLACK)
def black_alone(doc: Document) -> Found:
    for page in doc.pages:
        for p in page.texts:
            if p.size < 36 - SLACK and near_black(p.colour) and set(p.colour.inks) != {"Black"}:
                yield page.number, f"{told(p)} {p.colour.values}"


@rule("S-IN-6", "No text is of rich black.", RICH)
def rich_black(doc: Document) -> Found:
    for page in doc.pages:
        for p in page.texts:
            if p.colour.plates.get("Black", 0) >= 0.9 and len(p.colour.inks) > 1:
                yield page.number, f"{told(p)} {p.colour.values}"


@rule("S-IN-7", "No text is under 5 pt.", SMALL)
def small(doc: Document) -> Found:
    for page in doc.pages:
        yield from ((page.number, told(p)) for p in page.texts if p.size < 5 - SLACK)


@rule("S-IN-8", "Stems of white or multi-ink text are at least 0.2 mm, or the text 14 pt.", STEM)
def stems(doc: Document) -> Found:
    for page in doc.pages:
        for p in page.texts:
            if p.size >= 14 - SLACK or not (p.colour.white or len(p.colour.inks) > 1) or not p.font:
                continue
            for code in dict.fromkeys(p.codes):
                if (stem := p.font.stem(code) * p.size / MM) < 0.2 - 0.002:
                    text = p.font.unicode.get(code)
                    yield page.number, f"{text!r} {p.size:.2f} pt {p.font.name}: {stem:.3f} mm"


@rule("S-IN-9", "Strokes, those of outlined type too, are at least 0.25 pt.", HAIR)
def strokes(doc: Document) -> Found:
    for page in doc.pages:
        for p in page.reader.painted:
            outlined = p.kind == "text" and p.mode % 4 in (1, 2)
            if p.kind == "stroke" and p.width < 0.25 - SLACK:
                yield page.number, f"{p.width:.3f} pt"
            elif outlined and 0 < p.width < 0.25 - SLACK:
                yield page.number, f"{told(p)} by a line of {p.width:.3f} pt"


@rule("S-IN-10", "Filled rectangles are at least 0.25 pt thin.", HAIR)
def rectangles(doc: Document) -> Found:
    for page in doc.pages:
        for p in page.paths:
            if p.kind == "fill" and (widths := [w for w, _ in thin(p) if w < 0.25 - SLACK]):
                yield page.number, f"{min(widths):.3f} pt"


@rule("S-IN-11", "Accent text is at least 8 pt.", ACCENT)
def accent(doc: Document) -> Found:
    for page in doc.pages:
        for p in page.texts:
            if p.size < 8 - SLACK and set(p.colour.inks) - {"Black", "All"}:
                yield page.number, f"{told(p)} {p.colour.inks}"


@rule("S-IN-12", "Text in a tint of one ink is at least 10 pt.", ACCENT)
def tints(doc: Document) -> Found:
    for page in doc.pages:
        for p in page.texts:
            inks = list(p.colour.inks.values())
            if len(inks) == 1 and inks[0] < 0.995 and p.size < 10 - SLACK:
                yield page.number, f"{told(p)} {p.colour.inks}"


@rule("S-IN-13", "DeviceGray is for neither text under 12 pt nor lines under 2 pt.", GREY)
def grey(doc: Document) -> Found:
    for page in doc.pages:
        for p in page.texts:
            if p.colour.space == "DeviceGray" and p.size < 12 - SLACK:
                yield page.number, told(p)
        for p in page.paths:
            if p.colour.space == "DeviceGray" and any(w < 2 - SLACK for w, _ in thin(p)):
                yield page.number, f"a line as {p.kind}"


@rule(
    "S-IN-14",
    "Text is painted in ink: in no pattern, and in no RGB.",
    "Ink: Colours are inks from the start",
)
def in_ink(doc: Document) -> Found:
    for page in doc.pages:
        yield from (
            (page.number, f"{told(p)} {p.colour.space}") for p in page.texts if not p.colour.known
        )
