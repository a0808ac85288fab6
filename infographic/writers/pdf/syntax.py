"""Small pieces of PDF syntax as text: numbers, names, strings.  No library, no state."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


def num(value: float, places: int = 4) -> str:
    """A number with at most ``places`` decimals, without exponent or minus zero."""
    return f"{round(value, places) + 0.0:.12g}"


def nums(values: Iterable[float], places: int = 4) -> str:
    """Numbers with blanks between them."""
    return " ".join(f"{round(v, places) + 0.0:.12g}" for v in values)


@lru_cache(maxsize=1024)
def name(text: str) -> str:
    """A name object; every byte outside the plain ones as #xx of its UTF-8 (7.3.5)."""
    out = ["/"]
    for byte in text.encode("utf-8"):
        char = chr(byte)
        out.append(char if 0x21 <= byte <= 0x7E and char not in "#%()<>[]{}/" else f"#{byte:02X}")
    return "".join(out)


def text_string(text: str) -> str:
    """A text string object in UTF-16BE with its mark, written in hex."""
    return f"<FEFF{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"


def literal(text: str) -> str:
    """A string object of ASCII characters."""
    return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
