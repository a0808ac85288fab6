"""Problems in the user's files are data: a code, a place, a sentence, hints."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from infographic.patterns import late
from infographic.record import dataclass

#: What ends a line for YAML, so that carets and line numbers agree.
LINE_BREAK = late("\r\n|[\n\r\x85\u2028\u2029]")

Severity = Literal["error", "warning", "note"]

#: Every stable code with what it means; ``docs/diagnostics.md`` is checked against it.
CODES: Mapping[str, str] = {
    "bad-yaml": "the file is not well-formed YAML",
    "empty-file": "the file holds no document",
    "alias-bomb": "aliases expand to more nodes than any honest spec has",
    "duplicate-key": "a mapping holds the same key twice",
    "unknown-key": "a key that this place does not know",
    "missing-key": "a key that this place needs is absent",
    "wrong-type": "a value of another kind than this place takes",
    "bad-value": "a value of the right kind that is not allowed here",
    "bad-unit": "a length without a unit, or with one that is not known",
    "negative-size": "a size that must not be negative",
    "figure-text": "a figure whose digits YAML would change unless it is quoted",
    "lost-text": "text behind ` #`, which YAML takes for a comment",
    "missing-content": "a `$path` that the content file does not hold",
    "missing-file": "a file that is not there or cannot be read",
    "outside-project": "a file outside the project's folder",
    "not-a-picture": "a file in a picture's place that holds no picture we can place",
    "broken-picture": "a photograph or PDF that is damaged, or a colour profile that is",
    "huge-picture": "a photograph or PDF of more pixels or bytes than can be placed",
    "unfit-pdf": "a page of a PDF that does not keep what the sheet it is placed on must keep",
    "low-resolution": "a photograph, or one in a placed page, too coarse for the size at which it is placed",
    "map-number": "a map without its approval number (审图号)",
    "unsupported-svg": "an SVG feature that the importer does not draw",
    "unknown-panel": "a panel type that is not installed",
    "unknown-ink": "an ink that the theme does not define",
    "unknown-icon": "an icon that the icon font does not hold",
    "unknown-face": "a typeface that cannot be found",
    "unknown-master": "a page's master that the spec does not define",
    "unknown-role": "a type role that the theme does not define",
    "unused-name": "a theme defines a name that nothing asks for, close to one that panels know",
    "unknown-theme": "a theme that is not shipped with the package",
    "column-outside-grid": "a span or column that the page's grid does not have",
    "missing-glyph": "a character that no face of the role holds",
    "fallback-glyph": "a character set in a fallback face of another style or weight",
    "fallback-weight": "a role's face has no weight near the one that the role asks for",
    "unprinted": "a figure's text that has no place beside what stands there",
    "overset": "content that does not fit its box or the sheet",
    "loose-line": "a line of running text whose gaps are stretched by more than a quarter of an em",
    "uneven-feet": "columns that could not be brought level to a line by any cut that is allowed",
    "text-in-fold": "text that stands in the fold of two facing pages",
    "unused-term": "an explained term that no running text holds",
    "page-count": "a document that has other than the pages asked for",
    "blank-page": "an empty page that nobody asked for",
    "underfull": "a sheet that its content does not fill",
    "stock-profile": "an output profile, or a placed PDF, that is not its stock's; a stock without a profile",
    "rgb-ink": "a colour of screens where the press lays down inks",
    "spot-clash": "two spots that a press could take for one another",
    "white-overprint": "paper white that would overprint, so that it vanishes",
    "black-overprint": "a rich or large black that would overprint, so that what it covers shows",
    "lost-overprint": "overprint asked for in a medium that has none",
    "font-licence": "a font whose maker does not let it be embedded",
    "ink-coverage": "more ink than the stock takes",
    "rich-text": "small black text in more inks than black",
    "small-type": "type too small, or too thin for its inks, to be printed in register",
    "thin-line": "a line too thin for the press",
    "flat-black": "a large area of black alone, which prints as a dark grey",
    "faint-tint": "a tint that the press prints as paper or as a solid",
    "safe-zone": "text too near to the trim",
    "no-pdfx": "a sheet that cannot be PDF/X-1a as it stands",
    "printer-margin": "ink nearer to the edge than office printers reach",
    "editorial": "text that the source does not hold, as the content file declares",
    "figure-source": "a printed figure that the source text does not hold",
    "not-in-source": "text that the source does not hold and that is not declared `editorial`",
}


class Span(NamedTuple):
    """A place in a user's file: 1-based lines and columns, end exclusive.

    ``path`` stands for values that never had a line (a dict in Python): ``$.rows[2].value``.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    path: str = ""

    def __str__(self) -> str:
        if self.line:
            return f"{self.file}:{self.line}:{self.column}"
        return f"{self.file}{self.path}" if self.file else self.path or "<unknown>"


NOWHERE = Span()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault (or remark) at one place."""

    code: str
    message: str
    span: Span = NOWHERE
    severity: Severity = "error"
    hints: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"undocumented diagnostic code {self.code!r}")

    def as_dict(self) -> dict[str, object]:
        """Plain data for ``--format json``."""
        return {
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "span": self.span._asdict(),
            "hints": list(self.hints),
        }


class SpecError(Exception):
    """Raised by the library when a spec has errors; the CLI prints them and exits 1."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(one_line(d) for d in self.diagnostics))


class EnvironmentFault(Exception):
    """A font, file or disk problem that is not in the user's spec; the CLI exits 3."""


_NUMBERS = late(r"([0-9]{1,9})|([^0-9]+)")


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Without repeats, by file and place."""

    def place(d: Diagnostic) -> tuple[object, ...]:
        # `$.rows[10]` comes after `$.rows[9]`
        path = [(int(n) if n else 0, t) for n, t in _NUMBERS.findall(d.span.path)]
        return (d.span.file, d.span.line, d.span.column, path, d.code, d.message)

    return tuple(sorted(dict.fromkeys(diagnostics), key=place))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """True when any of them is an error."""
    return any(d.severity == "error" for d in diagnostics)


def one_line(diagnostic: Diagnostic) -> str:
    """``file:line:column: error[code]: message``."""
    d = diagnostic
    return f"{printable(str(d.span))}: {d.severity}[{d.code}]: {printable(d.message)}"


_CONTROL = late("[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str, most: int = 400) -> str:
    """Text from a user's file as one line that cannot steer a terminal, cut when endless."""
    short = text if len(text) <= most else f"{text[: most // 2]}…{text[-most // 4 :]}"
    return _CONTROL.sub("\ufffd", short.replace("\t", " ").replace("\n", " "))


def east_asian_width(text: str) -> int:
    """Columns that ``text`` takes in a terminal (UAX #11: W and F count two, marks none)."""
    return sum(_columns(ch) for ch in text)


def _columns(ch: str) -> int:
    if unicodedata.east_asian_width(ch) in "WF":
        return 2
    invisible = unicodedata.category(ch) in ("Mn", "Me", "Cf") and not _CONTROL.match(ch)
    return 0 if invisible else 1


def console(diagnostic: Diagnostic, sources: Mapping[str, str]) -> str:
    """The console form: one line, the source line, a caret under the place, hints."""
    span = diagnostic.span
    out = [one_line(diagnostic)]
    lines = LINE_BREAK.split(sources.get(span.file, "")) if span.line else []
    if 0 < span.line <= len(lines) and lines[span.line - 1].strip():
        text, pad, body = _excerpt(lines[span.line - 1], span)
        out += [f"  {span.line:>4} | {text}", f"       | {' ' * pad}{'^' * max(body, 1)}"]
    out += [f"       = hint: {printable(hint)}" for hint in diagnostic.hints]
    return "\n".join(out)


def _excerpt(line: str, span: Span, width: int = 96) -> tuple[str, int, int]:
    """A window of the source line around the span, and the caret's offset and length."""
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(start + 1, end)
    left, used = start, 0
    while left > 0 and used + east_asian_width(line[left - 1]) <= width // 2:
        left -= 1
        used += east_asian_width(line[left])
    left = 0 if left == 1 else left  # an ellipsis would take as much room
    right, used = left, 0
    while right < len(line) and used < width:
        used += east_asian_width(line[right])
        right += 1
    lead, tail = "…" if left else "", "…" if right < len(line) else ""
    pad = east_asian_width(line[left:start]) + len(lead)
    shown = printable(line[left:right], width * 2)
    return lead + shown + tail, pad, east_asian_width(line[start : min(end, right)])


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """A hint naming the nearest known word, or the short list of all of them."""
    import difflib

    word = word[:80]

    names = sorted(known)
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.55)
    if close:
        return (f"did you mean `{close[0]}`?",)
    if 0 < len(names) <= 24:
        return ("known here: " + ", ".join(names),)
    return ()
