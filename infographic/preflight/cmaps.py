"""CMaps (ISO 32000-1, 9.7.5 and 9.10.3): codes of a string, and what codes stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from infographic.record import dataclass, field

_SECTION = re.compile(
    rb"begin(codespacerange|bfchar|bfrange|cidchar|cidrange)(.*?)end\1", re.DOTALL
)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])|(-?\d+)")
Token = bytes | int | str


@dataclass(frozen=True, slots=True)
class CMap:
    """``lengths``: bytes that codes may have; ``cids`` and ``texts``: what codes stand for.

    ``cids`` is None where codes are CIDs already (Identity-H and -V).
    """

    lengths: tuple[int, ...] = (2,)
    cids: Mapping[int, int] | None = None
    texts: Mapping[int, str] = field(default_factory=dict)
    spaces: tuple[tuple[bytes, bytes], ...] = ()

    def codes(self, raw: bytes) -> Iterator[int]:
        """The codes of a string."""
        at = 0
        while at < len(raw):
            length = next(
                (n for n in self.lengths if self._in_space(raw[at : at + n], n)), self.lengths[0]
            )
            yield int.from_bytes(raw[at : at + length], "big")
            at += length

    def _in_space(self, code: bytes, length: int) -> bool:
        if not self.spaces:
            return True
        return any(
            len(low) == length == len(code)
            and all(a <= c <= b for a, c, b in zip(low, code, high, strict=True))
            for low, high in self.spaces
        )


def _tokens(body: bytes) -> list[Token]:
    out: list[Token] = []
    for match in _TOKEN.finditer(body):
        if match[1] is not None:
            digits = re.sub(rb"\s", b"", match[1]).decode("ascii")
            out.append(bytes.fromhex(digits + "0" * (len(digits) % 2)))
        elif match[4] is not None:
            out.append(int(match[4]))
        else:
            out.append("[" if match[2] else "]")
    return out


def _text(code: bytes) -> str:
    return code.decode("utf-16-be", "replace")


def parse(source: bytes) -> CMap:
    """A CMap from its source; what cannot be understood is left out."""
    spaces: list[tuple[bytes, bytes]] = []
    cids: dict[int, int] = {}
    texts: dict[int, str] = {}
    for match in _SECTION.finditer(source):
        kind, tokens = match[1], _tokens(match[2])
        if kind == b"codespacerange":
            codes = [t for t in tokens if isinstance(t, bytes)]
            spaces += zip(codes[::2], codes[1::2], strict=False)
        elif kind in (b"bfchar", b"cidchar"):
            for code, target in zip(tokens[::2], tokens[1::2], strict=False):
                _put(code, target, 0, cids, texts)
        else:
            _ranges(tokens, cids, texts)
    lengths = tuple(sorted({len(low) for low, _ in spaces} - {0})) or (2,)
    return CMap(lengths, cids, texts, tuple(spaces))


def _ranges(tokens: list[Token], cids: dict[int, int], texts: dict[int, str]) -> None:
    at = 0
    while at + 2 < len(tokens):
        low, high, target = tokens[at : at + 3]
        at += 3
        if not (isinstance(low, bytes) and isinstance(high, bytes)):
            continue
        first = int.from_bytes(low, "big")
        last = min(int.from_bytes(high, "big"), first + 0xFFFF)
        if target == "[":
            for code in range(first, last + 1):
                if at < len(tokens) and tokens[at] != "]":
                    _put(code, tokens[at], 0, cids, texts)
                    at += 1
            while at < len(tokens) and tokens[at] != "]":
                at += 1
            at += 1
        else:
            for step in range(last - first + 1):
                _put(first + step, target, step, cids, texts)


def _put(
    code: Token, target: Token, step: int, cids: dict[int, int], texts: dict[int, str]
) -> None:
    place = int.from_bytes(code, "big") if isinstance(code, bytes) else code
    if not isinstance(place, int):
        return
    if isinstance(target, int):
        cids[place] = target + step
    elif isinstance(target, bytes) and target:
        shown = _text(target)
        texts[place] = shown[:-1] + chr(min(ord(shown[-1]) + step, 0x10FFFF)) if step else shown
