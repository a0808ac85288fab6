"""Text as readers get it: pdfium and poppler; and the words that must be found in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

# compatibility forms that an extraction must never return
STRANGE = re.compile(
    "[\u2e80-\u2fdf\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe4f\ue000-\uf8ff\ufffd"
    "\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
)


def tool(name: str) -> str:
    """The path of an outside program; without it skip, or fail where tools are required."""
    found = shutil.which(name)
    if found:
        return found
    if os.environ.get("INFOGRAPHIC_TOOLS") == "required":
        pytest.fail(f"{name} is required and not installed")
    pytest.skip(f"{name} is not installed")


def pdfium_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        parts = []
        for page in document:
            text = page.get_textpage()
            parts.append(text.get_text_range())
            text.close()
            page.close()
        return "\n".join(parts)
    finally:
        document.close()


def pdfium_bounded_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        parts = []
        for page in document:
            text = page.get_textpage()
            parts.append(text.get_text_bounded())
            text.close()
            page.close()
        return "\n".join(parts)
    finally:
        document.close()


def run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def poppler_text(path: Path, *options: str) -> str:
    return run([tool("pdftotext"), *options, "-enc", "UTF-8", str(path), "-"])


def mupdf_text(path: Path) -> str:
    return run([tool("mutool"), "draw", "-q", "-F", "txt", str(path)])


def bare(text: str) -> str:
    """Without white space and without the form feeds between pages."""
    return re.sub(r"\s+", "", text)


def figure_text(item: dict[str, Any]) -> str:
    """A figure as it must read: label, value, unit, change and qualifier in one run."""
    return "".join(item.get(k, "") for k in ("label", "value", "unit", "change", "qualifier"))


def wanted(items: Iterable[dict[str, Any]]) -> list[str]:
    return [bare(figure_text(item) if item["kind"] == "figure" else item["text"]) for item in items]


def missing(text: str, wanted_texts: Iterable[str]) -> list[str]:
    """The texts that do not come back verbatim; text is stripped of white space first."""
    text = bare(text)
    return [w for w in wanted_texts if bare(w) not in text]


def strange(text: str) -> list[str]:
    """Characters of forbidden blocks, each with its code point and what stands before it."""
    return [
        f"U+{ord(m.group()):04X} after “{text[max(0, m.start() - 8) : m.start()]}”"
        for m in STRANGE.finditer(text)
    ]


def out_of_order(text: str, sequence: Iterable[str]) -> list[str]:
    """The texts that do not follow the ones before them."""
    text = bare(text)
    place = 0
    faults = []
    for item in sequence:
        found = text.find(bare(item), place)
        if found < 0:
            faults.append(item)
        else:
            place = found + len(bare(item))
    return faults
