"""Pages as printing plates: separated by Ghostscript's `tiffsep`, which knows overprint,
transparency and spots; read as arrays of ink.

Ghostscript and its library for pictures are no dependency of the package: where the program is not
there, checks say so and go by single objects.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote

from infographic.preflight.objects import Box
from infographic.record import dataclass

#: Pixels of the largest page: 25 mm² at 100 ppi are 387 of them, enough for what is measured.
_PIXELS = 4_000_000
_NAMES = ("gs", "gswin64c", "gswin32c")
_SECONDS = 300
_PLATE = re.compile(r"p(\d+)\((.*)\)\.tif$")


@dataclass(frozen=True)
class Sheet:
    """One page: ink by plate, 0 to 255 in rows from the top of the MediaBox."""

    inks: Mapping[str, Any]
    media: Box
    per_point: float

    @cached_property
    def total(self) -> Any:
        """Percentages of all inks added up."""
        import numpy

        shape = next(iter(self.inks.values())).shape
        out = numpy.zeros(shape, numpy.float32)
        for plate in self.inks.values():
            out += plate
        return out * (100 / 255)

    def window(self, box: Box) -> tuple[int, int, int, int]:
        """Top, bottom, left and right pixel of a box in points."""
        rows, columns = self.total.shape
        x0, y0, x1, y1 = box
        edges = (self.media[3] - y1, self.media[3] - y0, x0 - self.media[0], x1 - self.media[0])
        top, bottom, left, right = (round(v * self.per_point) for v in edges)
        return max(top, 0), min(bottom, rows), max(left, 0), min(right, columns)

    def box(self, top: int, left: int, size: int) -> Box:
        """The square of pixels as a box in points."""
        x = self.media[0] + left / self.per_point
        y = self.media[3] - top / self.per_point
        side = size / self.per_point
        return x, y - side, x + side, y

    def means(self, box: Box, side: float) -> Any:
        """Mean percentages in all squares of ``side`` points inside a box."""
        import numpy

        top, bottom, left, right = self.window(box)
        held = self.total[top:bottom, left:right].astype(numpy.float64)
        size = max(1, min(round(side * self.per_point), *held.shape))
        summed = numpy.pad(held.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
        squares = (
            summed[size:, size:] - summed[:-size, size:] - summed[size:, :-size]
            + summed[:-size, :-size]
        )  # fmt: skip
        return squares / size**2


@dataclass(frozen=True)
class Plates:
    """All pages, and what made them.  ``fault`` says why there are none."""

    tool: str
    sheets: tuple[Sheet, ...]
    fault: str = ""


def separate(data: bytes, media: tuple[Box, ...]) -> Plates:
    """Separate a PDF's pages."""
    program = next((found for found in map(shutil.which, _NAMES) if found), None)
    if program is None:
        return Plates("", (), "Ghostscript is not installed")
    largest = max((b[2] - b[0]) * (b[3] - b[1]) for b in media)
    dpi = max(18, min(100, int(72 * (_PIXELS / max(largest, 1.0)) ** 0.5)))
    with TemporaryDirectory() as folder:
        source = Path(folder) / "in.pdf"
        source.write_bytes(data)
        command = [
            program, "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{dpi}",
            "-dMaxSpots=24", "-sCompression=none", f"-sOutputFile={folder}/p%d.tif", str(source),
        ]  # fmt: skip
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=_SECONDS, check=False, cwd=folder
            )
        except (OSError, subprocess.TimeoutExpired) as fault:
            return Plates("", (), f"Ghostscript did not finish: {type(fault).__name__}")
        if done.returncode:
            return Plates("", (), "Ghostscript cannot draw the file")
        plates = _read(Path(folder), len(media))
    sheets = tuple(
        Sheet(inks, box, dpi / 72) for inks, box in zip(plates, media, strict=True) if inks
    )
    if len(sheets) < len(media):
        return Plates("", (), "Ghostscript cannot draw all pages of the file")
    version = subprocess.run(
        [program, "--version"], capture_output=True, text=True, check=False
    ).stdout.strip()
    return Plates(f"Ghostscript {version}, tiffsep at {dpi} ppi", sheets)


def _read(folder: Path, count: int) -> list[dict[str, Any]]:
    import numpy
    from PIL import Image

    # our own file of at most `_PIXELS`, so Pillow's guard against bombs has nothing to guard
    out: list[dict[str, Any]] = [{} for _ in range(count)]
    for path in sorted(folder.iterdir()):
        match = _PLATE.search(path.name)
        if match and int(match[1]) <= count:
            with Image.open(path) as picture:
                ink = 255 - numpy.asarray(picture.convert("L"))
            if ink.any() or match[2] in ("Cyan", "Magenta", "Yellow", "Black"):
                out[int(match[1]) - 1][unquote(match[2])] = ink
    return out
