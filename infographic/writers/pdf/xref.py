"""Object streams and the cross-reference stream (PDF 32000-1 7.5.7, 7.5.8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


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
    size = len(places)
    widths = (1, 4, 2)
    rows = bytearray()
    above = bytes(sum(widths))
    for number in range(size):
        row = b"".join(v.to_bytes(w, "big") for v, w in zip(places[number], widths, strict=True))
        rows.append(2)
        rows += bytes((a - b) & 255 for a, b in zip(row, above, strict=True))
        above = row
    return {
        "Type": "/XRef", "Size": size, "W": "[1 4 2]",
        "DecodeParms": f"<</Predictor 12 /Columns {sum(widths)}>>",
    }, bytes(rows)  # fmt: skip
