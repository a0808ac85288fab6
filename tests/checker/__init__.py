"""An independent reader of finished PDF files, for the tests.

Nothing here imports the package under test. The modules read what a press or a
reader would get: content streams, fonts, the structure tree, extracted text.
"""

from __future__ import annotations

from collections.abc import Iterable


def none(faults: Iterable[str]) -> None:
    """Fail with one fault a line, if there are any."""
    found = list(faults)
    if found:
        raise AssertionError(f"{len(found)} faults:\n  " + "\n  ".join(found))
