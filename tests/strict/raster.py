"""Pages as plates of ink, by Ghostscript's tiffsep."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .model import ToolMissing

#: A pixel is 5/14 mm: 42 pixels are the 15 mm square that ink is averaged over.
PIXELS_PER_MM = 2.8
RESOLUTION = 25.4 * PIXELS_PER_MM
LIMIT = 300  # seconds


@dataclass
class Plate:
    width: int
    height: int
    rows: list[bytes]  # from the top; 255 is full ink


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise ToolMissing(name)
    return found


def read_tiff(data: bytes) -> Plate:
    """An uncompressed grey TIFF of eight bits, as tiffsep writes them."""
    order = "<" if data[:2] == b"II" else ">"
    (start,) = struct.unpack_from(order + "I", data, 4)
    (count,) = struct.unpack_from(order + "H", data, start)
    tags: dict[int, list[int]] = {}
    for n in range(count):
        tag, kind, length = struct.unpack_from(order + "HHI", data, start + 2 + 12 * n)
        if kind not in (3, 4):
            continue
        code, size = ("H", 2) if kind == 3 else ("I", 4)
        place = start + 10 + 12 * n
        if size * length > 4:
            (place,) = struct.unpack_from(order + "I", data, place)
        tags[tag] = list(struct.unpack_from(f"{order}{length}{code}", data, place))
    width, height = tags[256][0], tags[257][0]
    assert tags[258] == [8] and tags.get(259, [1]) == [1], "not plain eight-bit grey"
    pixels = b"".join(data[a : a + n] for a, n in zip(tags[273], tags[279], strict=True))
    if tags[262][0] == 1:  # black is zero: ink is what is not light
        pixels = pixels.translate(bytes(range(255, -1, -1)))
    rows = [pixels[y * width : (y + 1) * width] for y in range(height)]
    return Plate(width, height, rows)


def separate(raw: bytes, resolution: float = RESOLUTION) -> list[dict[str, Plate]]:
    """The plates of every page, by their names."""
    gs = program("gs")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.pdf"
        source.write_bytes(raw)
        command = [
            gs, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-sCompression=none",
            f"-r{resolution}", "-dMaxSpots=16", f"-sOutputFile={folder}/p%d.tif", str(source),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, timeout=LIMIT)
        if done.returncode:
            raise RuntimeError(f"Ghostscript: {(done.stdout + done.stderr)[-300:]!r}")
        pages: dict[int, dict[str, Plate]] = {}
        for path in Path(folder).glob("p*.tif"):
            if found := re.fullmatch(r"p(\d+)\((.+)\)\.tif", path.name):
                plates = pages.setdefault(int(found.group(1)), {})
                plates[found.group(2)] = read_tiff(path.read_bytes())
    return [pages[n] for n in sorted(pages)]


def blocks(plate: Plate, side: int) -> list[list[int]]:
    """Sums of ink over squares of some pixels; what is left over at the far edges is dropped."""
    across = plate.width // side
    found = []
    for top in range(0, plate.height - side + 1, side):
        line = [0] * across
        for row in plate.rows[top : top + side]:
            if not any(row):
                continue
            for n in range(across):
                line[n] += sum(row[n * side : (n + 1) * side])
        found.append(line)
    return found


def coverage(plates: dict[str, Plate], side: int = 7, squares: int = 6) -> float:
    """Most ink, in percent, in any square of `squares` blocks (15 mm) a side; steps of 2.5 mm."""
    inks = [blocks(p, side) for p in plates.values()]
    sums = [
        [sum(values) for values in zip(*lines, strict=True)] for lines in zip(*inks, strict=True)
    ]
    full = 255 * (side * squares) ** 2
    most = 0
    for top in range(max(0, len(sums) - squares + 1)):
        columns = [sum(values) for values in zip(*sums[top : top + squares], strict=True)]
        for left in range(max(0, len(columns) - squares + 1)):
            most = max(most, sum(columns[left : left + squares]))
    return 100 * most / full
