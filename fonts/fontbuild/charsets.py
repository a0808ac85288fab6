"""Which characters go into a face."""

from __future__ import annotations

import contextlib
import re
import sys

from fontbuild.sources import HERE

# Ideographs, compatibility ideographs and radicals.  Not in it: the CJK punctuation block
# (々 〆 〇 〡 …), strokes and enclosed ideographs, which stay in the lite faces.
HAN = ((0x2E80, 0x2FDF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))

HANGUL = (
    (0x1100, 0x11FF),
    (0x302E, 0x302F),
    (0x3131, 0x318E),
    (0x3200, 0x321E),
    (0x3260, 0x327F),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xFFA0, 0xFFDC),
)


def _in(ranges, c):
    return any(a <= c <= b for a, b in ranges)


def is_han(c):
    return _in(HAN, c)


def is_hangul(c):
    return _in(HANGUL, c)


def read_tgh():
    text = (HERE / "charsets" / "tgh8105.txt").read_text(encoding="utf-8")
    found = {int(m, 16) for m in re.findall(r"^U\+([0-9A-F]+)\t", text, re.M)}
    if len(found) != 8105:
        sys.exit(f"charsets/tgh8105.txt: {len(found)} characters, 8105 wanted")
    return found


def gb2312_han():
    out = set()
    for hi in range(0xB0, 0xF8):
        for lo in range(0xA1, 0xFF):
            with contextlib.suppress(UnicodeDecodeError):
                out.add(ord(bytes((hi, lo)).decode("gb2312")))
    if len(out) != 6763:
        sys.exit(f"gb2312: {len(out)} hanzi, 6763 wanted")
    return out


def choose(charset, have):
    """The code points of `have` that go into a face of this kind."""
    lite_han = read_tgh() | gb2312_han()
    if charset == "lite":
        return {c for c in have if (c in lite_han if is_han(c) else not is_hangul(c))}
    if charset == "rare":
        return {c for c in have if is_han(c) and c not in lite_han}
    return set(have)
