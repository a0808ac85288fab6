"""Pages of other files in the document's own table of objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import deflate

from infographic.pictures.page import PdfPage, Piece
from infographic.writers.pdf.images import spaces
from infographic.writers.pdf.objects import Packed, PdfObject

if TYPE_CHECKING:
    from infographic.writers.pdf.resources import Registry

#: Objects without references to others, by what they hold: fonts and profiles that several pages have.
Known = dict[tuple[bytes, bytes | None], str]


class _Copied(PdfObject):
    """A stream: its dictionary as text, and its bytes; plain ones are deflated."""

    def __init__(self, piece: Piece) -> None:
        self.text = b"<<>>"
        self.data = piece.data or b""
        self.packed = piece.packed

    def body(self) -> bytes:
        data, filtered = self.data, b""
        if not self.packed:
            data, filtered = bytes(deflate.zlib_compress(data, 6)), b" /Filter /FlateDecode"
        head = b"%s%s /Length %d>>" % (self.text[:-2], filtered, len(data))
        return b"%s\nstream\n%s\nendstream\n" % (head, data)


def copied(registry: Registry, page: PdfPage, known: Known) -> str:
    """Write a page's objects; the reference of its form (see `PdfPage.pieces`)."""
    pieces = page.pieces(spaces(registry.space.name))
    inks = page.inks
    references: list[str] = []
    late: list[tuple[_Copied | Packed, Piece]] = []

    def text(piece: Piece) -> bytes:
        out = []
        for part in piece.parts:
            if isinstance(part, bytes):
                out.append(part)
            elif isinstance(part, int):
                out.append(references[part].encode("ascii"))
            else:
                out.append(registry.spot(inks[part])[1].encode("ascii"))
        return b"".join(out)

    for number, piece in enumerate(pieces):
        made = _Copied(piece) if piece.data is not None else Packed()
        if any(isinstance(part, int) and part >= number for part in piece.parts):
            references.append(registry.document.ref(made))  # objects that refer to each other
            late.append((made, piece))
            continue
        key = text(piece), piece.data
        if key not in known:
            _fill(made, key[0])
            known[key] = registry.document.ref(made)
        references.append(known[key])
    for made, piece in late:
        _fill(made, text(piece))
    return references[-1]


def _fill(made: _Copied | Packed, text: bytes) -> None:
    if isinstance(made, Packed):
        made.text = text.decode("ascii")
    else:
        made.text = text
