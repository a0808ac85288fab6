"""Typst, through its PyPI package: ``peer_typst.py poster|brochure|handouts|document FILE``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.matter import FONTS, PAGES, ROOT, figures

TEMPLATES = Path(__file__).resolve().parent / "typst"


def compiler(template: str) -> object:
    """A compiler that looks at the shipped fonts and at no others."""
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    return typst.Compiler(str(TEMPLATES / template), root=str(ROOT), font_paths=fonts)


def poster(target: Path) -> None:
    compiler("poster.typ").compile(output=str(target), format="pdf")  # type: ignore[attr-defined]


def brochure(target: Path) -> None:
    compiler("brochure.typ").compile(output=str(target), format="pdf")  # type: ignore[attr-defined]


def handouts(target: Path) -> None:
    from benchmarks.pages import told

    made = compiler("handout.typ")
    told(
        target,
        PAGES,
        lambda page: made.compile(format="pdf", sys_inputs=figures(page)),  # type: ignore[attr-defined]
    )


def document(target: Path) -> None:
    compiler("document.typ").compile(output=str(target), format="pdf")  # type: ignore[attr-defined]


if __name__ == "__main__":
    cases = {"poster": poster, "brochure": brochure, "handouts": handouts, "document": document}
    cases[sys.argv[1]](Path(sys.argv[2]))
