"""The small values a spec is written in: lengths, ranges, text, figures, names."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from infographic.diagnostics import NOWHERE, Span
from infographic.geometry import MM_PER_PT
from infographic.patterns import compiled
from infographic.record import dataclass

#: Units and their size in mm; ``em`` is relative to the body size and resolved in layout.
UNITS = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": MM_PER_PT, "em": 0.0}
_NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
LENGTH_PATTERN = rf"^{_NUMBER}\s*(mm|cm|in|pt|em)$"
RANGE_PATTERN = rf"^{_NUMBER}\s*(mm|cm|in|pt|em)?\s*\.\.\s*{_NUMBER}\s*(mm|cm|in|pt|em)$"
INK_PATTERN = r"^[A-Za-z][A-Za-z0-9_-]*(\s+[0-9]+(\.[0-9]+)?\s*%)?(\s+overprint)?$"


@dataclass(frozen=True, slots=True)
class Length:
    """A number with a unit."""

    value: float
    unit: str

    def mm(self, em_pt: float = 12.0) -> float:
        """The length in mm; ``em_pt`` is the size an em stands for, in pt."""
        return self.value * (em_pt * MM_PER_PT if self.unit == "em" else UNITS[self.unit])

    def pt(self, em_pt: float = 12.0) -> float:
        """The length in pt."""
        return self.mm(em_pt) / MM_PER_PT


@dataclass(frozen=True, slots=True)
class LengthRange:
    """What a solver may choose from: ``12..15 pt``; a single length is a range of one."""

    low: Length
    high: Length


class Text(NamedTuple):
    """Text with the place it was written at."""

    value: str
    span: Span = NOWHERE

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as the source prints it, never converted."""

    value: str
    span: Span = NOWHERE

    def __str__(self) -> str:
        return self.value

    @property
    def number(self) -> float | None:
        """Its size for drawing lengths (never for printing), None when it is no number."""
        text = self.value.replace(",", "").replace("，", "").replace("−", "-").strip()
        try:
            return float(text)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class InkRef:
    """An ink of the theme by name, with a tint from 0 to 1.  ``overprint``: in this place it does,
    whatever the ink does elsewhere."""

    name: str
    tint: float = 1.0
    span: Span = NOWHERE
    overprint: bool = False


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon by name."""

    name: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file's name as written, and the file it was written in (relative to root)."""

    name: str
    base: str = ""
    span: Span = NOWHERE


def parse_length(text: str) -> Length | None:
    """``18 mm`` as a Length, None when it is not one."""
    m = compiled(rf"\s*({_NUMBER})\s*([A-Za-z%]+)\s*").fullmatch(text)
    if not m or m.group(2) not in UNITS:
        return None
    return Length(float(m.group(1)), m.group(2))


def parse_range(text: str) -> LengthRange | None:
    """``12..15 pt`` or a single length."""
    if ".." not in text:
        one = parse_length(text)
        return LengthRange(one, one) if one else None
    low_text, high_text = (part.strip() for part in text.split("..", 1))
    high = parse_length(high_text)
    if high is None:
        return None
    low = parse_length(low_text) or parse_length(f"{low_text} {high.unit}")
    return LengthRange(low, high) if low else None


_INK = compiled(r"([A-Za-z][A-Za-z0-9_-]*)(?:\s+([0-9]+(?:\.[0-9]+)?)\s*%)?(\s+overprint)?")


def parse_ink(text: str, span: Span = NOWHERE) -> InkRef | None:
    """``pine``, ``pine 20 %`` or ``pine 20 % overprint``; None when it is none of them."""
    m = _INK.fullmatch(text.strip())
    if not m:
        return None
    tint = float(m.group(2)) / 100 if m.group(2) else 1.0
    return InkRef(m.group(1), tint, span, overprint=bool(m.group(3))) if tint <= 1 else None


@dataclass(frozen=True, slots=True)
class Companion:
    """A file that belongs to a spec (content, theme), or the same written inside the spec."""

    name: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class View:
    """A part of a picture: left, top, width and height in the picture's own units."""

    box: tuple[float, float, float, float]


VIEW_PATTERN = rf"^{_NUMBER}(\s+{_NUMBER}){{3}}$"


def parse_view(text: str) -> View | None:
    """``0 -31 600 172`` as a View, None when it is not one or shows nothing."""
    if not compiled(VIEW_PATTERN).fullmatch(text.strip()):
        return None
    left, top, width, height = (float(v) for v in text.split())
    return View((left, top, width, height)) if width > 0 and height > 0 else None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was read and checked: its file's name, and the art (opaque here)."""

    name: str
    art: object
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class AnyPicture(Picture):
    """The same, of art or a photograph."""


@dataclass(frozen=True, slots=True)
class Focus:
    """The point of a picture that a crop keeps, in shares of its width and height."""

    x: float = 0.5
    y: float = 0.5


@dataclass(frozen=True, slots=True)
class MapNumber:
    """The number under which a map was approved for publication (审图号)."""

    value: str
    span: Span = NOWHERE


#: Who approved it, the year, its number: `GS(2024)0001号`, `GS京(2024)0123号`, `吉S(2024)001号` (地图管理条例
#: and 地图审核管理规定: a public map shows it).
MAP_PATTERN = (
    r"^(GS[一-鿿]?|[一-鿿]{1,4}[A-Z]?S)\s*[(（〔\[](19|20)[0-9]{2}[)）〕\]]\s*第?[0-9]{1,6}号$"
)


def is_map_number(text: str) -> bool:
    """True for what is written as an approval number is."""
    return bool(compiled(MAP_PATTERN).fullmatch(text.strip()))


def is_date(text: str) -> bool:
    """True for a day of the calendar, written YYYY-MM-DD."""
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_url(text: str) -> bool:
    """True for a web address that a QR code can hold."""
    return (
        bool(compiled(r"https?://\S+").fullmatch(text))
        and len(text.encode("utf-8", "replace")) < 2000
    )


def is_language(text: str) -> bool:
    """True for a well-formed BCP 47 tag."""
    return bool(compiled(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*").fullmatch(text))
