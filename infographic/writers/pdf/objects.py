"""The objects of a PDF file: dictionaries, arrays, streams, and the table that numbers them.

No state but the document's own, so several threads can write different documents at once, and
two runs give the same bytes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import deflate

from infographic.digest import digest_of
from infographic.writers.pdf.xref import object_stream, xref_stream

#: After the version line: four bytes over 127 say that the file is binary (7.5.2).
_HEADER = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n"

#: Entries on one line, for people who read the file.
_DICT_LINE, _ARRAY_LINE = 6, 10


class PdfObject(ABC):
    """What may be made indirect; ``number`` is 0 until then."""

    number = 0

    @abstractmethod
    def body(self) -> bytes:
        """The object as it is written."""

    def told(self) -> tuple[bytes, bytes]:
        """The object as it is written, and what it adds to the file's identity: the same, or its hash."""
        body = self.body()
        return body, body


def _written(value: Any) -> str:
    """A value in a dictionary or an array; text stands for itself."""
    if isinstance(value, str):
        return value
    return value.body().decode("ascii") if isinstance(value, PdfObject) else str(value)


def _lines(parts: list[str], each: int) -> str:
    if len(parts) <= each:
        return " ".join(parts)
    return " \n  ".join([" ".join(parts[i : i + each]) for i in range(0, len(parts), each)])


class Dict(PdfObject):
    """A dictionary; keys are written in sorted order."""

    def __init__(self, entries: Mapping[str, Any] | None = None) -> None:
        self.dict: dict[str, Any] = dict(entries or {})

    def __setitem__(self, key: str, value: Any) -> None:
        self.dict[key] = value

    def body(self) -> bytes:
        rows = [f"/{key} {_written(value)}" for key, value in sorted(self.dict.items())]
        return f"<<\n{_lines(rows, _DICT_LINE)}\n>>".encode("ascii")


class Array(PdfObject):
    """An array."""

    def __init__(self, items: Iterable[Any]) -> None:
        self.items = tuple(items)

    def body(self) -> bytes:
        return f"[ {_lines([_written(item) for item in self.items], _ARRAY_LINE)} ]".encode("ascii")


class Written(PdfObject):
    """An object written already."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def body(self) -> bytes:
        return self.text.encode("ascii")


class Packed(Written):
    """An object written already, to be stored in a compressed object stream.

    ``text`` may be set after references to the object were taken.
    """


class Stream(PdfObject):
    """A binary stream, deflated unless ``plain``.

    ``keep``: the written form is remembered, for what many documents share (fonts).
    ``deflated``: it is known already.
    """

    def __init__(
        self,
        content: bytes,
        entries: Mapping[str, Any] | None = None,
        *,
        plain: bool = False,
        keep: bool = False,
        deflated: bytes = b"",
    ) -> None:
        self.content = content
        self.dictionary = Dict(entries)
        self.plain = plain
        self.keep = keep
        self.deflated = deflated

    def body(self) -> bytes:
        entries = self.dictionary.dict
        if self.keep:
            return self.told()[0]
        if self.plain:
            return _stream(self.content, entries)
        return _stream(
            self.deflated or _deflate(self.content), entries | {"Filter": "/FlateDecode"}
        )

    def told(self) -> tuple[bytes, bytes]:
        if self.keep:
            return _kept(self.content, tuple(self.dictionary.dict.items()), self.deflated)
        return super().told()


def _stream(content: bytes, entries: Mapping[str, Any]) -> bytes:
    """A stream as it is written; PDF/A 6.1.7.1: a line end before "endstream"."""
    head = Dict({**entries, "Length": len(content)}).body()
    return b"%s\nstream\n%s\nendstream\n" % (head, content)


def _deflate(content: bytes) -> bytes:
    """By libdeflate at level 6: half of zlib's time at level 5, 1.5 % fewer bytes, and the same ones
    whichever zlib a Python was built with."""
    return bytes(deflate.zlib_compress(content, 6))


@lru_cache(maxsize=64)
def _kept(
    content: bytes, entries: tuple[tuple[str, Any], ...], deflated: bytes
) -> tuple[bytes, bytes]:
    """A stream that many files share, with its hash.  Fonts, at level 1: outlines hardly get smaller, 252 kB for 243 in half the time."""
    deflated = deflated or bytes(deflate.zlib_compress(content, 1))
    body = _stream(deflated, {**dict(entries), "Filter": "/FlateDecode"})
    return body, digest_of(body).digest()


class Document:
    """The object table and the file around it."""

    def __init__(self) -> None:
        self._objects: list[PdfObject] = []

    def ref(self, obj: PdfObject) -> str:
        """The object made indirect, as ``12 0 R``."""
        if not obj.number:
            self._objects.append(obj)
            obj.number = len(self._objects)
        return f"{obj.number} 0 R"

    def save(
        self, root: Dict, info: Dict, metadata: Stream, describe: Callable[[str], bytes]
    ) -> bytes:
        """The file.  ``describe(hex digest)`` gives the metadata once the content is known."""
        catalog, about, _ = self.ref(root), self.ref(info), self.ref(metadata)
        out, offset = [_HEADER], len(_HEADER)
        places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        packed: list[tuple[int, bytes]] = []
        digest = digest_of()

        def write(number: int, body: bytes) -> None:
            nonlocal offset
            head = b"%d 0 obj\n" % number
            foot = b"endobj\n" if body[-1:] == b"\n" else b"\nendobj\n"
            places[number] = (1, offset, 0)
            out.extend((head, body, foot))
            offset += len(head) + len(body) + len(foot)

        for obj in self._objects:
            if obj is metadata:
                continue
            body, name = obj.told()
            digest.update(name)
            if isinstance(obj, Packed):
                packed.append((obj.number, body))
            else:
                write(obj.number, body)
        identity = digest.hexdigest()
        metadata.content = describe(identity)
        write(metadata.number, metadata.body())
        number = len(self._objects) + 1
        for start in range(0, len(packed), 200):
            part = packed[start : start + 200]
            entries, data = object_stream(part)
            for index, (inner, _) in enumerate(part):
                places[inner] = (2, number, index)
            write(number, Stream(data, entries).body())
            number += 1
        places[number] = (1, offset, 0)
        entries, data = xref_stream(places)
        entries |= {"Root": catalog, "Info": about, "ID": f"[<{identity[:32]}><{identity[:32]}>]"}
        start = offset
        write(number, Stream(data, entries).body())
        out.append(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(out)
