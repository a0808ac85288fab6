"""A file opened for the rules: its objects, pages, fonts, metadata, and what is painted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any
from xml.etree import ElementTree

import pikepdf

from .fontview import Box, FontView
from .showing import Reader
from .state import Painted

Node = pikepdf.Dictionary | pikepdf.Stream


class PageView:
    def __init__(self, number: int, obj: pikepdf.Dictionary, reader: Reader) -> None:
        self.number, self.obj, self.reader = number, obj, reader

    def box(self, name: str) -> Box | None:
        """A box of the page itself, or None where it is no four numbers."""
        values = self.obj.get(name)
        if name in ("/MediaBox", "/CropBox"):
            values = pikepdf.Page(self.obj).mediabox if name == "/MediaBox" else values
        if values is None or len(values) != 4:
            return None
        a, b, c, d = (float(v) for v in values)
        return a, b, c, d

    @property
    def trim(self) -> Box:
        return self.box("/TrimBox") or self.box("/MediaBox") or (0, 0, 0, 0)

    @property
    def bleed(self) -> Box:
        return self.box("/BleedBox") or self.trim

    @property
    def texts(self) -> Iterator[Painted]:
        return (p for p in self.reader.painted if p.kind == "text" and p.visible)

    @property
    def paths(self) -> Iterator[Painted]:
        return (p for p in self.reader.painted if p.kind in ("fill", "stroke"))


class Document:
    def __init__(self, pdf: pikepdf.Pdf, raw: bytes) -> None:
        self.pdf, self.raw, self.root = pdf, raw, pdf.Root
        self._fonts: dict[Any, FontView] = {}
        self._warnings: list[str] = []

    def font(self, obj: pikepdf.Dictionary) -> FontView:
        key = obj.objgen if obj.is_indirect else repr(obj)
        return self._fonts.setdefault(key, FontView(obj))

    @property
    def warnings(self) -> list[str]:
        """What the reader has mended so far, the file's page tree included."""
        self._warnings += map(str, self.pdf.get_warnings())
        return self._warnings

    @cached_property
    def fonts(self) -> list[FontView]:
        """Every font that a page shows or that an object of the file is."""
        assert self.pages
        for node in self.nodes:
            if node.get("/Type") == "/Font" and not str(node.get("/Subtype")).startswith(
                "/CIDFont"
            ):
                self.font(node)
        return list(self._fonts.values())

    @cached_property
    def pages(self) -> list[PageView]:
        return [
            PageView(n, p.obj, Reader(p.obj, self.font)) for n, p in enumerate(self.pdf.pages, 1)
        ]

    @cached_property
    def nodes(self) -> list[Node]:
        """Every dictionary and stream of the file, direct ones too."""
        found: list[Node] = []

        def enter(value: Any) -> None:
            if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
                found.append(value)
                for _, child in value.items():
                    inner(child)
            elif isinstance(value, pikepdf.Array):
                for child in value:
                    inner(child)

        def inner(child: Any) -> None:
            kinds = (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)
            if isinstance(child, kinds) and not child.is_indirect:
                enter(child)

        for value in self.pdf.objects:
            enter(value)
        enter(self.pdf.trailer)
        return found

    @cached_property
    def arrays(self) -> list[pikepdf.Array]:
        """Every array that an object of the file is or holds: colour spaces are found among them."""
        held = [c for n in self.nodes for _, c in n.items() if isinstance(c, pikepdf.Array)]
        return held + [o for o in self.pdf.objects if isinstance(o, pikepdf.Array)]

    @cached_property
    def packet(self) -> bytes:
        found = self.root.get("/Metadata")
        return found.read_bytes() if isinstance(found, pikepdf.Stream) else b""

    @cached_property
    def xmp(self) -> ElementTree.Element | None:
        try:
            return ElementTree.fromstring(self.packet)
        except ElementTree.ParseError:
            return None

    @cached_property
    def info(self) -> pikepdf.Dictionary:
        return self.pdf.trailer.get("/Info", pikepdf.Dictionary())

    @property
    def intents(self) -> list[pikepdf.Dictionary]:
        return list(self.root.get("/OutputIntents", []))
