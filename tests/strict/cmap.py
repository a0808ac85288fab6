"""ToUnicode maps, read from their text."""

from __future__ import annotations

import re

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.S)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


def _hex(token: bytes) -> bytes:
    return bytes.fromhex(token.decode("ascii"))


def _text(value: bytes) -> str:
    return value.decode("utf-16-be", "surrogatepass")


def _next(value: bytes, step: int) -> bytes:
    """The value of a range `step` codes on: only its last byte counts up."""
    return value[:-1] + bytes([value[-1] + step & 255])


def to_unicode(data: bytes) -> dict[int, str]:
    """What each code means; codes that the map leaves out are absent."""
    found: dict[int, str] = {}
    for kind, body in _BLOCK.findall(data):
        tokens = [(_hex(h), bool(a), bool(b)) for h, a, b in _TOKEN.findall(body)]
        index = 0
        while index < len(tokens):
            first = int.from_bytes(tokens[index][0])
            if kind == b"bfchar":
                found[first] = _text(tokens[index + 1][0])
                index += 2
                continue
            last = int.from_bytes(tokens[index + 1][0])
            if tokens[index + 2][1]:
                index += 3
                for code in range(first, last + 1):
                    found[code] = _text(tokens[index][0])
                    index += 1
                index += 1
            else:
                for code in range(first, last + 1):
                    found[code] = _text(_next(tokens[index + 2][0], code - first))
                index += 3
    return found
