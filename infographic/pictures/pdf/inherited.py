"""Forms, patterns and Type 3 fonts that have no resources of their own: they use the page's.

PDF 1.1 allowed that (ISO 32000-1, 7.8.3 and table 112), Ghostscript and old programs still write it.  PDF/A-2
(6.2.2) does not, and here the page becomes a form itself, so nothing would be found any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pikepdf

from infographic.preflight.objects import elements, get, is_dict, is_stream, items, name, number

_NAME = re.compile(rb"/([^\s()<>\[\]{}/%]+)")
_ESCAPE = re.compile(r"#([0-9A-Fa-f]{2})")


def endow(parts: Iterable[Any], resources: Any) -> None:
    """Give every part that paints and has no resources what its operators name, in place."""
    if not is_dict(resources):
        return
    for part in parts:
        if is_dict(part) and not is_dict(get(part, "Resources")):
            streams = _painting(part)
            if streams:
                part["/Resources"] = _named(streams, resources)


def _painting(part: Any) -> list[Any]:
    """The streams of operators that look for their resources in a dictionary."""
    if name(get(part, "Subtype")) == "Type3":
        return [stream for _, stream in items(get(part, "CharProcs")) if is_stream(stream)]
    content = name(get(part, "Subtype")) == "Form" or number(get(part, "PatternType")) == 1
    return [part] if content and is_stream(part) else []


def _named(streams: list[Any], resources: Any) -> Any:
    """Those of some resources that streams name: all of them would lead in circles."""
    used = {_plain(found) for s in streams for found in _NAME.findall(s.read_bytes())}
    out = pikepdf.Dictionary()
    for kind, held in items(resources):
        if is_dict(held):
            kept = {"/" + key: value for key, value in items(held) if key in used}
            if kept:
                out["/" + kind] = pikepdf.Dictionary(kept)
        elif elements(held):
            out["/" + kind] = held  # ProcSet
    return out


def _plain(found: bytes) -> str:
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), found.decode("latin-1"))


__all__ = ["endow"]
