"""Frames inside a document that is somebody else's: a reportlab canvas being drawn on.

Every frame becomes a form XObject.  Its content is written when the document is saved, for
only then is it known which glyphs each face needs: a face has one subset in the whole file.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc  # type: ignore[import-untyped,unused-ignore]

from infographic.extent import bounds
from infographic.frame import Frame, Tag
from infographic.geometry import MM_PER_PT, PT_PER_MM, Matrix
from infographic.record import dataclass
from infographic.writers.pdf.canvas import Canvas, State
from infographic.writers.pdf.fonts import faces_of
from infographic.writers.pdf.media import ColorSpace
from infographic.writers.pdf.objects import Document, PdfObject, Stream
from infographic.writers.pdf.painter import Painter
from infographic.writers.pdf.resources import Registry
from infographic.writers.pdf.structure import Structure
from infographic.writers.pdf.syntax import nums

#: ActualText in a content stream is of PDF 1.5.
_VERSION = (1, 5)


@dataclass(frozen=True)
class _Piece:
    """A frame, how far round it is painted (mm; None: as far as it goes), the colours it is
    written in, and its form."""

    frame: Frame
    bleed: float | None
    space: ColorSpace
    name: str
    form: Stream


class _Held(pdfdoc.PDFObject):  # type: ignore[misc,unused-ignore]
    """One of our objects in the host's table."""

    def __init__(self, held: PdfObject) -> None:
        self.held = held

    def format(self, document: Any) -> bytes:
        """The object as it is written, when the host is saved."""
        return self.held.body()


class Guest(Document):
    """What we add to a reportlab document.

    The document knows it as one of its delayed fonts, which are asked for their objects at
    the end; so nothing has to be kept elsewhere, and nothing is patched.
    """

    def __init__(self, host: Any) -> None:
        # Not calling super: the object table is the host's.
        self.host = host
        self.held: dict[int, _Held] = {}
        self.pieces: dict[tuple[int, float | None, str], _Piece] = {}
        self.filled = 0

    def ref(self, obj: PdfObject) -> str:
        """An object made indirect in the host, as ``12 0 R``."""
        held = self.held.setdefault(id(obj), _Held(obj))  # which keeps the object, and so its id
        reference = self.host.Reference(held)
        return f"{self.host.idToObjectNumberAndVersion[reference.name][0]} 0 R"

    def form(self, frame: Frame, bleed: float | None, space: ColorSpace) -> str:
        """The name of the form XObject that shows a frame; the same frame is stored once."""
        key = id(frame), bleed, space.name  # a piece keeps its frame, and so its id
        known = self.pieces.get(key)
        if known is not None:
            return known.name
        name = f"infographic{len(self.pieces) + 1}"
        form = Stream(b"", {"Type": "/XObject", "Subtype": "/Form"})
        self.host.Reference(_Held(form), pdfdoc.xObjectName(name))
        self.pieces[key] = _Piece(frame, bleed, space, name, form)
        return name

    def addObjects(self, document: Any) -> None:
        """Write fonts and contents: reportlab calls this when the document is saved."""
        _refuse_encryption(self.host)
        if self.filled == len(self.pieces):
            return
        self.filled = len(self.pieces)
        faces = faces_of(p.frame.items for p in self.pieces.values())
        pieces = self.pieces.values()
        registries = {p.space.name: Registry(self, faces, p.space) for p in pieces}
        for piece in pieces:
            _fill(piece, registries[piece.space.name])


def guest_of(host: Any) -> Guest:
    """What we added to a reportlab document so far.

    Raises ``ValueError`` for a document that is encrypted.
    """
    _refuse_encryption(host)
    for held in host.delayedFonts:
        if isinstance(held, Guest):
            return held
    made = Guest(host)
    host.delayedFonts.append(made)
    host._pdfVersion = max(tuple(host._pdfVersion), _VERSION)
    return made


def _refuse_encryption(host: Any) -> None:
    if not isinstance(host.encrypt, pdfdoc.NoEncryption):
        raise ValueError(
            "frames cannot be drawn in an encrypted document: encrypt the finished file"
        )


def _fill(piece: _Piece, registry: Registry) -> None:
    """Write a form: points, y up, the frame's lower left corner at (0, 0)."""
    frame, structure = piece.frame, Structure()
    canvas = Canvas(registry, structure.container(0), State())
    _Untagged(structure, canvas).paint(frame.items, 0.0, frame.height * PT_PER_MM)
    entries = piece.form.dictionary
    entries["BBox"] = f"[{nums(_box(frame, piece.bleed))}]"
    entries["Resources"] = canvas.used.dictionary()
    piece.form.content = canvas.content()


def _box(frame: Frame, bleed: float | None) -> tuple[float, float, float, float]:
    """The box that is painted, pt: left, bottom, right, top."""
    k = PT_PER_MM
    if bleed is not None:
        return -bleed * k, -bleed * k, (frame.width + bleed) * k, (frame.height + bleed) * k
    spare = MM_PER_PT
    found = bounds(frame.items, Matrix.translate(0.0, 0.0)) or (0.0, 0.0, 0.0, 0.0)
    left, right = min(found[0], 0.0) - spare, max(found[2], frame.width) + spare
    top, bottom = min(found[1], 0.0) - spare, max(found[3], frame.height) + spare
    return left * k, (frame.height - bottom) * k, right * k, (frame.height - top) * k


class _Untagged(Painter):
    """Paints without marked-content ids: the host document has no structure of ours."""

    def mark(self) -> None:
        """Nothing belongs to an element."""

    def _tag(self, tag: Tag, ox: float, oy: float) -> None:
        if not tag.actual or self.replaced:
            self.paint(tag.items, ox, oy)
            return
        self.canvas.begin_actual(tag.actual)
        self.replaced = True
        self.paint(tag.items, ox, oy)
        self.replaced = False
        self.canvas.out.append("EMC")
