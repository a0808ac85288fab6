"""What a job ticket says of a PDF, read from the file."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from infographic.finishing.inks import Inks, used_inks
from infographic.finishing.model import Size
from infographic.finishing.source import BrokenPdf, SourcePage, inherited, open_pdf, read_pages
from infographic.record import dataclass

if TYPE_CHECKING:
    from pikepdf import Pdf

_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Facts:
    """A PDF for the press.

    ``sizes``: trims with how many pages have each; ``bleed``: the narrowest of all sides, mm;
    ``fonts``, ``embedded``: how many there are, how many are in the file; ``claims``: standards
    that it says it follows.
    """

    name: str
    sha256: str
    pages: int
    sizes: tuple[tuple[Size, int], ...]
    bleed: float
    inks: Inks
    condition: str
    fonts: int
    embedded: int
    claims: tuple[str, ...]


def read_facts(data: bytes, name: str) -> Facts:
    """Read a file's bytes.  Raises ``BrokenPdf``."""
    pdf = open_pdf(data)
    try:
        return _facts(pdf, data, name)
    except (AttributeError, IndexError, KeyError, TypeError) as fault:
        # Objects of another kind than PDF has there: anyone's file may hold anything.
        raise BrokenPdf(f"something in it is not what a PDF has there ({fault})") from fault


def _facts(pdf: Pdf, data: bytes, name: str) -> Facts:
    pages = read_pages(pdf)
    fonts = _fonts(pdf)
    return Facts(
        name,
        sha256(data).hexdigest(),
        len(pages),
        _sizes(pages),
        round(max(min(min(page.bleeds) for page in pages), 0.0), 2),
        used_inks(pdf),
        _condition(pdf),
        len(fonts),
        sum(fonts.values()),
        _claims(pdf),
    )


def _sizes(pages: tuple[SourcePage, ...]) -> tuple[tuple[Size, int], ...]:
    """Trims to 0.1 mm, the most frequent first."""
    rounded = [Size(round(p.size.width, 1), round(p.size.height, 1)) for p in pages]
    return tuple(Counter(rounded).most_common())


def _condition(pdf: Pdf) -> str:
    for intent in pdf.Root.get("/OutputIntents", []):
        name = intent.get("/OutputConditionIdentifier") or intent.get("/OutputCondition")
        if name:
            return str(name)
    return ""


_CLAIMS = (
    (re.compile(r"GTS_PDFXVersion\W{1,3}\s*(PDF/X-[0-9A-Za-z:]+)"), "{}"),
    (re.compile(r"pdfaid:part\W{1,3}\s*([1-4])"), "PDF/A-{}"),
    (re.compile(r"pdfuaid:part\W{1,3}\s*([12])"), "PDF/UA-{}"),
)


def _claims(pdf: Pdf) -> tuple[str, ...]:
    packet = pdf.Root.get("/Metadata")
    text = packet.read_bytes().decode("utf-8", "replace") if packet is not None else ""
    found = [said.format(m[1]) for pattern, said in _CLAIMS if (m := pattern.search(text))]
    info: Any = pdf.trailer.get("/Info", {})
    version = str(info.get("/GTS_PDFXVersion", ""))  # X-1a and X-3 say it there
    if version and not any(claim.startswith("PDF/X") for claim in found):
        found.insert(0, version)
    return tuple(found)


def _fonts(pdf: Pdf) -> dict[str, bool]:
    """Every font by name, and whether its program is in the file."""
    out: dict[str, bool] = {}
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        _collect(inherited(page.obj, "/Resources"), out, seen, 0)
    return out


def _collect(resources: Any, out: dict[str, bool], seen: set[tuple[int, int]], depth: int) -> None:
    if resources is None or depth > _DEEPEST:
        return
    for font in dict(resources.get("/Font", {})).values():
        name = str(font.get("/BaseFont", font.get("/Name", "/Type3")))
        inside = _embedded(font)
        out[name] = out.get(name, True) and inside
    for kind in ("/XObject", "/Pattern"):
        for one in dict(resources.get(kind, {})).values():
            if one.objgen in seen:
                continue
            seen.add(one.objgen)
            _collect(one.get("/Resources"), out, seen, depth + 1)


def _embedded(font: Any) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    if font.get("/Subtype") == "/Type0":
        below = font.get("/DescendantFonts", [])
        return len(below) > 0 and _embedded(below[0])
    descriptor = font.get("/FontDescriptor", {})
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
