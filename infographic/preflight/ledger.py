"""The ledger of conformance: each rule with its source, its check and what shows that it fires."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from infographic.preflight.document import MEDIA
from infographic.preflight.registry import Check
from infographic.preflight.run import CHECKS

_STANDARDS = {"x": "PDF/X", "x4": "PDF/X-4", "a": "PDF/A", "ua": "PDF/UA"}
_HEAD = """# Conformance

What `infographic preflight` checks, made from the checks themselves (`make docs`). Each check is one function in
`infographic/preflight/checks`; each fault is a clean file changed in one respect, and the test asserts that the check,
and no other, newly finds something.

ISO 32000-1 is PDF 1.7, PDF/A-2 is ISO 19005-2, PDF/UA-1 is ISO 14289-1; their clauses are named by number.
PDF/X-4 is ISO 15930-7 and GWG the Ghent Workgroup's specification of 2022, named by subject. *House* rules are this
project's own.

A check holds for files of the media named, and, where standards are named, for files that claim one of them or are
meant for a medium that asks for it (press: PDF/X; screen and office: PDF/A and PDF/UA). A file that cannot be opened is
reported as `readable`, and nothing else is checked.
"""
_TAIL = """
## Not checked

- Pictures' own ink where nothing is rasterised; one-bit pictures against 550 ppi; JPEG quality, JPEG 2000 profiles.
- Content of Type 3 glyphs and soft masks; text as a clip is taken for its box.
- Real stem widths: 8 pt stands for the 0.2 mm of a sans-serif face. What lies under knocked-out text.
- Widths and missing glyphs in Type 1 fonts of the old format, and in simple TrueType fonts with a named encoding.
- Codes of predefined CMaps for Chinese, Japanese and Korean are taken for two bytes, and for CIDs.
- Whether artwork in several inks is trapped, and how far black areas knock out.
- PDF/A and PDF/UA in full: veraPDF does that. Tables, lists and reading order are not judged.
- Sizes of sheets against the job; folds and the safe zone beside them; stocks other than coated paper.
"""


def ledger(tests: Mapping[str, Sequence[str]]) -> str:
    """The page `docs/conformance.md`; ``tests`` holds the names of tests by the id of a check."""
    lines = [_HEAD]
    themes: dict[str, list[Check]] = {}
    for one in CHECKS:
        themes.setdefault(one.theme, []).append(one)
    for theme, checks in themes.items():
        lines += [
            f"## {theme.capitalize()}\n",
            "| clause | check | severity | holds for | why | tests |",
            "| --- | --- | --- | --- | --- | --- |",
        ]
        lines += [_row(one, tests.get(one.id, ())) for one in checks]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n" + _TAIL


def _row(one: Check, tests: Sequence[str]) -> str:
    media = "" if len(one.media) == len(MEDIA) else ", ".join(m for m in MEDIA if m in one.media)
    claims = ", ".join(_STANDARDS[c] for c in _STANDARDS if c in one.claims)
    held = "; ".join(filter(None, (media, claims))) or "any file"
    shown = ", ".join(f"`{name}`" for name in tests)
    cells = (one.clause, f"`{one.id}`", one.severity, held, one.rationale, shown)
    return "| " + " | ".join(cells) + " |"
