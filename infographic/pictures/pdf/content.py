"""Content streams of placed pages: their size, and their marked content left out."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from typing import Any

import pikepdf

from infographic.pictures.photo import NotPhoto
from infographic.preflight.objects import elements, get, is_dict, is_stream, name

#: Operators of more bytes are refused before they are read: an A0 map has a tenth of it.
_MOST = 64 * 2**20
_MARKS = re.compile(rb"\b(?:BMC|BDC|EMC|MP|DP)\b")


def guard(streams: Iterable[Any]) -> None:
    """Raise ``NotPhoto`` where operators unpack to more than can be read in reasonable time."""
    total = 0
    for stream in streams:
        if is_stream(stream):
            total += _length(stream)
            if total > _MOST:
                told = f"its drawing takes more than {_MOST // 2**20} MB"
                raise NotPhoto(told, "simplify it, or place it as a picture", "huge-picture")


def _length(stream: Any) -> int:
    """Bytes of a stream when it is unpacked, counted no further than the limit."""
    filters = get(stream, "Filter")
    named = [name(f) for f in (elements(filters) or [filters])]
    data = bytes(stream.read_raw_bytes())
    for one in named:
        if one not in ("FlateDecode", "Fl"):
            break
        opened = zlib.decompressobj()
        try:
            data = opened.decompress(data, _MOST + 1)
        except zlib.error:
            break
    return len(data)


def rewritten(stream: Any) -> None:
    """Take a stream's marked content out, in place.

    An id (MCID) would claim a place in this file's tree of tags, an artifact within a figure is
    no artifact (ISO 14289-1, 7.1), a layer (OC) belongs to a list that is not there.
    """
    if "/Resources" not in stream:
        stream["/Resources"] = pikepdf.Dictionary()  # PDF/A-2 6.2.2 asks for one's own
    if not _MARKS.search(stream.read_bytes()):
        return
    out: list[Any] = []
    kept: list[bool] = []
    for instruction in pikepdf.parse_content_stream(stream):
        operator = str(instruction.operator)
        if operator in ("BMC", "BDC"):
            text = _actual(instruction.operands)
            kept.append(text is not None)
            if text is not None:
                out.append(([pikepdf.Name("/Span"), text], pikepdf.Operator("BDC")))
        elif operator == "EMC":
            if kept and kept.pop():
                out.append(instruction)
        elif operator not in ("MP", "DP"):
            out.append(instruction)
    out += [([], pikepdf.Operator("EMC"))] * sum(kept)
    stream.write(pikepdf.unparse_content_stream(out))


def _actual(operands: Any) -> Any:
    """The replacement text of marked content as a list of properties; None without one."""
    held = operands[1] if len(operands) > 1 else None
    text = get(held, "ActualText") if is_dict(held) else None
    return None if text is None else pikepdf.Dictionary(ActualText=text)


__all__ = ["guard", "rewritten"]
