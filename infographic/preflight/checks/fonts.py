"""Fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from infographic.preflight.document import Document
from infographic.preflight.faces import Font
from infographic.preflight.objects import elements, get, items, name, raw
from infographic.preflight.programs import program_of
from infographic.preflight.registry import Found, check

#: The faces that readers once had to have (ISO 32000-1, 9.6.2.2).
_STANDARD = re.compile(
    r"Helvetica(-(Bold)?(Oblique)?)?|Times-(Roman|Bold|Italic|BoldItalic)"
    r"|Courier(-(Bold)?(Oblique)?)?|Symbol|ZapfDingbats"
)
#: Thousandths of the size by which widths may differ (PDF/A-2 6.2.11.5 says 1).
_NEAR = 1.0
#: What no character is (PDF/A-2 6.2.11.7.2).
_MUTE = frozenset({"", "\0", "\ufeff", "\ufffe"})
_NAMED = frozenset({"WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding"})


def _glyphs(count: int) -> str:
    return f"{count} character{'s' if count > 1 else ''}"


@check(
    "font-embedded",
    "error",
    "PDF/X-4; PDF/A-2 6.2.11.4",
    "A press prints another face, or none.",
)
def embedded(document: Document) -> Iterator[Found]:
    for font, codes in document.fonts:
        if not font.embedded and codes:
            which = "one of the 14 standard fonts, " if _STANDARD.fullmatch(font.name) else ""
            yield Found(f"{font.name or 'a font'} is {which}not embedded")


@check(
    "font-leftover",
    "warning",
    "house",
    "Strict presses refuse a font by its mere name.",
    media="press",
)
def leftover(document: Document) -> Iterator[Found]:
    used = {font.name for font, codes in document.fonts if codes}
    for _, held in document.objects:
        for key, font in items(get(held, "Resources", "Font")):
            base = name(get(font, "BaseFont"))
            bare = name(get(font, "Subtype")) in ("Type1", "TrueType")
            files = {k for k, _ in items(get(font, "FontDescriptor"))}
            if bare and base not in used and not files & {"FontFile", "FontFile2", "FontFile3"}:
                yield Found(f"{base or key} sets no text and is not embedded")


@check(
    "font-subset",
    "warning",
    "PDF/X-4; house",
    "Whole fonts are large, and their names meet others.",
)
def subset(document: Document) -> Iterator[Found]:
    for font, codes in document.fonts:
        if codes and font.program is not None and not font.subset:
            yield Found(f"{font.name} has no subset's name (ABCDEF+)")


@check(
    "font-unicode",
    "error",
    "PDF/A-2 6.2.11.7; PDF/UA-1 7.21.7",
    "Text that cannot be read cannot be searched or heard.",
    claims="a ua",
)
def unicode(document: Document) -> Iterator[Found]:
    for font, codes in document.fonts:
        if font.texts is None and codes and not _has_standard_codes(font):
            yield Found(f"{font.name} has no ToUnicode")
        elif font.texts is not None:
            mute = sum(font.texts.get(code, "") in _MUTE for code in codes - _lost(font, codes))
            if mute:
                yield Found(f"{font.name}: ToUnicode leaves {_glyphs(mute)} out")


def _has_standard_codes(font: Font) -> bool:
    encoding = get(font.source, "Encoding")
    return not font.composite and (
        name(encoding) in _NAMED or name(get(encoding, "BaseEncoding")) in _NAMED
    )


@check(
    "font-notdef",
    "error",
    "PDF/A-2 6.2.11.8; PDF/UA-1 7.21.8",
    "A box is printed where a character should be.",
)
def notdef(document: Document) -> Iterator[Found]:
    for font, codes in document.fonts:
        lost = _lost(font, codes)
        if lost:
            yield Found(f"{font.name} has no glyph for {_glyphs(len(lost))} shown (.notdef)")


def _lost(font: Font, codes: frozenset[int]) -> frozenset[int]:
    """Codes that the embedded font has no glyph for."""
    program = program_of(font, codes)
    return frozenset(c for c in codes if program is not None and program.is_notdef(c))


@check(
    "font-widths",
    "error",
    "PDF/A-2 6.2.11.5; PDF/X-4",
    "Readers that trust the one set text differently.",
)
def widths(document: Document) -> Iterator[Found]:
    for font, codes in document.fonts:
        program = program_of(font, codes)
        if program is None:
            continue
        shown = [code for code in codes if not program.is_notdef(code)]
        pairs = [(program.advance(code), font.width(code)) for code in shown]
        wrong = sum(real is not None and abs(real - told) > _NEAR for real, told in pairs)
        if wrong:
            yield Found(f"{font.name}: widths of {_glyphs(wrong)} are not the font's own")


@check("font-program", "error", "PDF/A-2 6.2.11.4", "A damaged font stops the press.")
def program(document: Document) -> Iterator[Found]:
    for font, codes in document.fonts:
        if codes and font.program is not None and len(raw(font.program)) < 64:
            yield Found(f"{font.name}: the embedded font is empty or damaged")


@check(
    "font-type3",
    "warning",
    "house",
    "Glyphs that are drawings have no hints, and rich colours slip in.",
    media="press",
)
def type3(document: Document) -> Iterator[Found]:
    for font, codes in document.fonts:
        if font.subtype == "Type3" and codes:
            yield Found(f"{font.name or 'a font'} is of Type 3")


@check(
    "font-gids",
    "error",
    "PDF/A-2 6.2.11.3.2",
    "Without the map readers guess which glyph is meant.",
    claims="a",
)
def gids(document: Document) -> Iterator[Found]:
    for font, codes in document.fonts:
        inner = (elements(get(font.source, "DescendantFonts")) or [None])[0]
        if codes and font.descendant == "CIDFontType2" and get(inner, "CIDToGIDMap") is None:
            yield Found(f"{font.name} has no CIDToGIDMap")
