"""Why a page cannot be placed: what preflight would find on the sheet, and what it cannot see there.

The page is put on an empty sheet where it is to stand, and the preflight's own checks look at that: sizes
of type, lines and pixels are those of the print.  Sources: those of the checks (docs/conformance.md);
ISO 15930-7 and ISO 19005-2 where a rule is only here.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from infographic.geometry import PT_PER_MM, Matrix
from infographic.pictures.page import Flaw, PdfPage, Sheet
from infographic.pictures.pdf.form import Made, below, form_of
from infographic.pictures.pdf.pieces import pieces_of
from infographic.pictures.pdf.source import source_faults
from infographic.pictures.photo import MOST_PIXELS, NotPhoto
from infographic.preflight.document import Document, Medium, open_document
from infographic.preflight.objects import DAMAGE, elements, get, is_dict, is_stream, name, number
from infographic.preflight.registry import Check
from infographic.preflight.run import CHECKS
from infographic.preflight.xmp import Claims
from infographic.record import replace

#: What these say of damaged files is among the flaws.
for _name in ("pikepdf", "fontTools"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
#: Groups of checks whose rules concern what is painted; the rest are about a file and its tags.
_THEMES = frozenset(
    {"structure", "operators", "fonts", "colour", "blending", "spots", "ink", "text"}
    | {"overprint", "lines", "images", "safe"}
)
#: Of these, the ones that ask for what the sheet has or does itself.
_LEFT_OUT = frozenset(
    {"pdf-version", "file-id", "blank-page", "page-group", "transparency", "user-unit"}
    | {"embedded-files", "optional-content", "bleed-painted", "form-fields", "q-nesting"}
)
#: Findings that diagnostics have a name for already.
_CODES = {
    "colour-space": "rgb-ink", "image-resolution": "low-resolution", "text-size": "small-type",
    "text-inks": "small-type", "text-rich-black": "rich-text", "text-near-black": "rich-text",
    "hairline": "thin-line", "ink-coverage": "ink-coverage", "white-overprint": "white-overprint",
    "safe-zone": "safe-zone", "spot-alike": "spot-clash", "spot-shared": "spot-clash",
    "spot-redefined": "spot-clash",
}  # fmt: skip
_HINTS = {
    "rgb-ink": "save it in CMYK and spots (PDF/X-4)",
    "low-resolution": "place it smaller, or make it of pictures with more pixels",
}
_HINT = "make it anew as PDF/X-4 with its text readable (PDF/A-2u)"
#: Saved graphics states that a page may nest: PDF/A-2 (6.1.13) takes 28, the sheet around it has some.
_DEEPEST = 20


def flaws_of(page: PdfPage, matrix: Matrix, sheet: Sheet) -> list[Flaw]:
    """What is wrong with a page that ``matrix`` puts on a sheet: from points, y up from its lower left
    corner, to mm from the sheet's top left corner, y down."""
    with warnings.catch_warnings(record=True) as cut:
        warnings.simplefilter("always")  # qpdf warns of contents that end within an operand
        found = _looked(page, matrix, sheet)
    told = [str(held.message) for held in cut if "pikepdf" in held.filename]
    return [*(_damage(one) for one in dict.fromkeys(told)), *found]


def _looked(page: PdfPage, matrix: Matrix, sheet: Sheet) -> list[Flaw]:
    try:
        made = form_of(page, sheet.space)
    except NotPhoto as fault:
        return [Flaw(fault.code, str(fault), "error", fault.hint)]
    with made.pdf:
        try:
            pieces_of(made.form, ())  # what cannot be written is damage too
            return [
                *source_faults(made, page, sheet),
                *_own(made, sheet),
                *_checked(made, matrix, sheet),
            ]
        except DAMAGE as fault:
            return [_damage(str(fault) or type(fault).__name__)]


def _damage(told: str) -> Flaw:
    return Flaw("broken-picture", f"the page is damaged ({told[:80]})", "error", _HINT)


def _own(made: Made, sheet: Sheet) -> Iterator[Flaw]:
    """What no check looks at."""
    told: set[str] = set()
    for part in below(made.form, maps=False):
        for what in _oddities(part, sheet):
            if what not in told:
                told.add(what)
                yield Flaw("unfit-pdf", what, "error", _HINT)
        if is_stream(part) and name(get(part, "Subtype")) == "Image":
            wide, high = number(get(part, "Width")) or 0.0, number(get(part, "Height")) or 0.0
            if wide * high > MOST_PIXELS:
                what = (
                    f"a picture of {wide:.0f} x {high:.0f} pixels; {MOST_PIXELS // 10**6} million"
                )
                yield Flaw("huge-picture", f"{what} are the most", "error", "make it smaller")
    if sheet.medium != "press":
        return
    for spot, space in made.unknown.items():
        message = f"the spot `{spot}` is no ink of the theme: it would be a plate nobody ordered"
        yield Flaw("unknown-ink", message, "error", _declared(spot, space))


def _oddities(part: Any, sheet: Sheet) -> Iterator[str]:
    if not is_dict(part):
        return
    if is_stream(part):
        filters = get(part, "Filter")
        named = {name(f) for f in (elements(filters) or [filters])}
        if named & {"JPXDecode", "Crypt"}:
            found = ", ".join(sorted(named & {"JPXDecode", "Crypt"}))
            yield f"a stream is packed by {found}, which RIPs read differently"
    tone = get(part, "HT")
    if tone is not None and name(tone) != "Default":
        yield "a graphics state sets a halftone (PDF/X-4)"
    if sheet.medium == "press":
        for key in ("DefaultCMYK", "DefaultRGB", "DefaultGray"):
            if get(part, "ColorSpace", key) is not None:
                yield f"its resources change the meaning of device colours ({key})"


def _declared(spot: str, space: Any) -> str:
    """How a theme declares a spot, with what the file prints in its stead where that is plain."""
    shares = "[C, M, Y, K]"
    if name(space[0]) == "Separation" and name(space[2]) == "DeviceCMYK":
        full = [number(v) for v in elements(get(space[3], "C1"))]
        if len(full) == 4 and None not in full:
            shares = "[" + ", ".join(f"{100 * (v or 0.0):.3g}" for v in full) + "]"
    return f"declare it in the theme: `inks: {{name: {{spot: {spot}, cmyk: {shares}}}}}`"


def _checked(made: Made, matrix: Matrix, sheet: Sheet) -> Iterator[Flaw]:
    """What preflight's checks find on the sheet."""
    document = _on_a_sheet(made, matrix, sheet)
    with document.pdf:
        deepest = document.pages[0].content.deepest
        if deepest > _DEEPEST:
            told = f"q-nesting: graphics states saved {deepest} deep, {_DEEPEST} are the most"
            yield Flaw("unfit-pdf", told, "error", _HINT)
        skipped = _LEFT_OUT | ({"device-colour"} if sheet.space == "grey" else set())
        for one in CHECKS:
            if one.theme in _THEMES and one.id not in skipped and sheet.medium in one.media:
                yield from _found(one, document)
        if sheet.space == "grey":
            yield from _colours(document)


def _found(one: Check, document: Document) -> Iterator[Flaw]:
    """A check's errors as one flaw; of its warnings only that pixels are few."""
    found = list(one.look(document))
    for level in ("error", "warning"):
        held = [f for f in found if (f.severity or one.severity) == level]
        if not held or (level == "warning" and one.id != "image-resolution"):
            continue
        more = f" (and {len(held) - 1} more)" if len(held) > 1 else ""
        code = _CODES.get(one.id, "unfit-pdf")
        message = f"{one.id}: {held[0].message}{more}"
        yield Flaw(code, message, level, _HINTS.get(code, _HINT))
        return


def _colours(document: Document) -> Iterator[Flaw]:
    """Colour on a sheet of greys: it would be left to the printer what becomes of it."""
    from infographic.preflight.checks.colour import spaces_of

    families = {
        space.families[-1]
        for event in document.pages[0].content.events
        for space in spaces_of(event)
    }
    wrong = sorted(families - {"DeviceGray", "CalGray", "Pattern"})
    if wrong:
        told = f"colour ({', '.join(wrong)}) on a sheet of greys"
        yield Flaw("unfit-pdf", told, "error", "place a grey page, or set `office: colour`")


def _on_a_sheet(made: Made, matrix: Matrix, sheet: Sheet) -> Document:
    """An empty sheet with the page where it is to stand."""
    k = PT_PER_MM
    width, height = sheet.width * k, sheet.height * k
    to_sheet = matrix.then(Matrix(k, 0.0, 0.0, -k, 0.0, height))
    around = (-sheet.width, -sheet.height, 2 * sheet.width, 2 * sheet.height)
    x0, y0, x1, y1 = sheet.window or around
    clip = f"{x0 * k:.4f} {height - y1 * k:.4f} {(x1 - x0) * k:.4f} {(y1 - y0) * k:.4f} re W n"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(width, height))
        held = pdf.copy_foreign(made.form)
        page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=held))
        numbers = " ".join(f"{v:.8f}" for v in to_sheet)
        page.obj["/Contents"] = pdf.make_stream(f"{clip} {numbers} cm /Page Do".encode())
        if sheet.medium != "press":
            profile = pdf.make_stream(_SRGB)
            profile["/N"] = 3
            pdf.Root["/OutputIntents"] = pikepdf.Array(
                [pikepdf.Dictionary(S=pikepdf.Name("/GTS_PDFA1"), DestOutputProfile=profile)]
            )
        out = BytesIO()
        as_is = pikepdf.StreamDecodeLevel.none  # else LZW would be unpacked before it is looked for
        pdf.save(out, compress_streams=False, stream_decode_level=as_is)
    medium: Medium = sheet.medium
    document = open_document(out.getvalue(), medium, raster=False)
    claims = Claims("PDF/X-4" if medium == "press" else "", "2u", "1")
    return replace(document, claims=claims)


#: The header of an sRGB profile (ICC.1, 7.2): all that the checks read of one.
_SRGB = b"\0" * 12 + b"mntrRGB XYZ " + b"\0" * 12 + b"acsp" + b"\0" * 88

__all__ = ["flaws_of"]
