"""reportlab's object model, made independent of its global settings.

``pdfdoc`` reads ``rl_config`` while it formats (line breaks, comments, ASCII85, dates) and
its PDFDocument registers Helvetica, outlines and a time stamp.  The subclasses here override
exactly those places, so several threads can write different documents at once, and two runs
give the same bytes.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from hashlib import sha256
from typing import Any

from reportlab.pdfbase import pdfdoc  # type: ignore[import-untyped,unused-ignore]

from infographic.writers.pdf.xref import object_stream, xref_stream

#: After the version line: four bytes over 127 say that the file is binary (7.5.2).
_HEADER = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n"


class Dict(pdfdoc.PDFDictionary):  # type: ignore[misc,unused-ignore]
    """A dictionary; keys are written in sorted order."""

    multiline = False  # otherwise rl_config.pdfMultiLine decides


class Array(pdfdoc.PDFArray):  # type: ignore[misc,unused-ignore]
    """An array."""

    multiline = False


class Packed(pdfdoc.PDFObject):  # type: ignore[misc,unused-ignore]
    """An object written already, to be stored in a compressed object stream.

    ``body`` may be set after references to the object were taken.
    """

    def __init__(self, body: str = "") -> None:
        self.body = body

    def format(self, document: Any) -> bytes:
        body: str = self.body
        return body.encode("ascii")


class Stream(pdfdoc.PDFStream):  # type: ignore[misc,unused-ignore]
    """A binary stream, deflated unless ``plain``.

    ``keep``: the deflated form is remembered, for what many documents share (fonts, profiles).
    """

    def __init__(
        self,
        content: bytes,
        entries: dict[str, Any] | None = None,
        *,
        plain: bool = False,
        keep: bool = False,
    ) -> None:
        super().__init__(Dict(entries or {}), content, None)
        self.plain = plain
        self.keep = keep

    def format(self, document: Any) -> bytes:
        content = self.content
        entries = Dict(self.dictionary.dict)
        if not self.plain:
            content = _kept(content) if self.keep else zlib.compress(content, 6)
            entries["Filter"] = "/FlateDecode"
        entries["Length"] = len(content)
        # PDF/A 6.1.7.1: a line end before "endstream" (pdfdoc writes none).
        head = bytes(entries.format(document))
        return b"".join((head, b"\nstream\n", content, b"\nendstream\n"))


@lru_cache(maxsize=32)
def _kept(content: bytes) -> bytes:
    return zlib.compress(content, 6)


class Document(pdfdoc.PDFDocument):  # type: ignore[misc,unused-ignore]
    """The object table and the file around it."""

    def __init__(self) -> None:
        # Not calling super: it would register BasicFonts and Outlines and read the clock.
        self.objectcounter = 0
        self.idToObjectNumberAndVersion: dict[str, tuple[int, int]] = {}
        self.idToObject: dict[str, Any] = {}
        self.numberToId: dict[int, str] = {}

    def ref(self, obj: Any) -> str:
        """The object made indirect, as ``12 0 R``."""
        reference: Any = self.Reference(obj)  # type: ignore[no-untyped-call,unused-ignore]
        return f"{self.idToObjectNumberAndVersion[reference.name][0]} 0 R"

    def body(self, number: int) -> bytes:
        """One indirect object's content."""
        obj = self.idToObject[self.numberToId[number]]
        return bytes(pdfdoc.format(obj, self, toplevel=1))

    def save(self, root: Any, info: Any, metadata: Stream, describe: Any) -> bytes:
        """The file.  ``describe(hex digest)`` gives the metadata once the content is known."""
        catalog, about, meta = self.ref(root), self.ref(info), self.ref(metadata)
        late = int(meta.split()[0])
        out, offset = [_HEADER], len(_HEADER)
        places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        packed: list[tuple[int, bytes]] = []
        digest = sha256()

        def write(number: int, body: bytes) -> None:
            nonlocal offset
            data = b"%d 0 obj\n%s%sendobj\n" % (number, body, b"" if body[-1:] == b"\n" else b"\n")
            places[number] = (1, offset, 0)
            out.append(data)
            offset += len(data)

        number = 0
        while (number := number + 1) in self.numberToId:  # references may add objects
            if number == late:
                continue
            body = self.body(number)
            digest.update(body)
            if isinstance(self.idToObject[self.numberToId[number]], Packed):
                packed.append((number, body))
            else:
                write(number, body)
        identity = digest.hexdigest()
        metadata.content = describe(identity)
        write(late, self.body(late))
        for start in range(0, len(packed), 200):
            part = packed[start : start + 200]
            entries, data = object_stream(part)
            for index, (inner, _) in enumerate(part):
                places[inner] = (2, number, index)
            write(number, self._stream(entries, data))
            number += 1
        places[number] = (1, offset, 0)
        entries, data = xref_stream(places)
        entries |= {"Root": catalog, "Info": about, "ID": f"[<{identity[:32]}><{identity[:32]}>]"}
        start = offset
        write(number, self._stream(entries, data))
        out.append(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(out)

    def _stream(self, entries: dict[str, Any], data: bytes) -> bytes:
        return Stream(data, entries).format(self)
