"""Object streams and the cross-reference stream (PDF 32000-1 7.5.7, 7.5.8)."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

#: Kind of entry, place, generation or index: one, four and two bytes.
_ROW = struct.Struct(">BIH")


def object_stream(objects: Sequence[tuple[int, bytes]]) -> tuple[dict[str, object], bytes]:
    """Entries and content of an object stream that holds (number, body) pairs."""
    index, offset = [], 0
    for number, body in objects:
        index.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
    head = b" ".join(index) + b"\n"
    content = head + b"\n".join(body for _, body in objects) + b"\n"
    return {"Type": "/ObjStm", "N": len(objects), "First": len(head)}, content


def xref_stream(
    places: Mapping[int, tuple[int, int, int]],
) -> tuple[dict[str, object], bytes]:
    """Entries and content of the cross-reference stream; ``places`` is gapless from 0.

    Rows are predicted from the row above (PNG "up"), which makes them nearly constant.
    """
    size, width = len(places), _ROW.size
    plain = b"".join(_ROW.pack(*places[number]) for number in range(size))
    above = bytes(width) + plain
    delta = bytes([(a - b) & 255 for a, b in zip(plain, above, strict=False)])
    rows = b"".join(b"\2" + delta[at : at + width] for at in range(0, len(delta), width))
    return {
        "Type": "/XRef", "Size": size, "W": "[1 4 2]",
        "DecodeParms": f"<</Predictor 12 /Columns {width}>>",
    }, rows  # fmt: skip
