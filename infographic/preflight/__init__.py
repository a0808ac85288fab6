"""Preflight: what a press, an archive or a screen reader would send a PDF back for.

``infographic.preflight.preflight("any.pdf")`` gives a `Report`.  It reads files of any origin; no
check knows who wrote them.  pikepdf is imported when it is called, not before.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infographic.preflight.document import Medium
    from infographic.preflight.report import Report


def preflight(
    data_or_path: bytes | str | Path, *, medium: Medium | None = None, raster: bool = True
) -> Report:
    """Check a PDF, given as bytes or as the path of a file.

    ``medium`` says what the file is meant for ("press", "screen", "office", or "any" for what
    holds everywhere); without it the file's own claims do, and a file without claims is checked
    as press.  ``raster=False`` leaves Ghostscript out: ink coverage is then estimated from single
    objects, and whether the bleed is painted is not looked at.

    A file that cannot be read is a report with one finding.  Raises ``OSError`` when there is no
    such file.
    """
    from infographic.preflight.run import check_file

    if isinstance(data_or_path, bytes):
        return check_file(data_or_path, "", medium, raster)
    path = Path(data_or_path)
    return check_file(path.read_bytes(), str(data_or_path), medium, raster)


__all__ = ["preflight"]
