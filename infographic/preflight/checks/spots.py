"""Spot inks: one name, one definition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from infographic.preflight.document import Document
from infographic.preflight.objects import elements, is_array, is_stream, name, name_bytes, raw
from infographic.preflight.registry import Found, check
from infographic.preflight.spaces import PROCESS

#: ISO 32000-1, annex C: the longest name.
_LONGEST = 127
_SUFFIX = re.compile(r"[ _-]*(coated|uncoated|cvc|cvu|cv|cp|up|ec|uv|c|u|m)$")


def _definitions(document: Document) -> Mapping[bytes, set[bytes]]:
    """Names of spots with all their definitions (alternate and tint function)."""
    out: dict[bytes, set[bytes]] = {}
    for _, held in document.objects:
        if is_array(held) and len(held) >= 4:
            if name(held[0]) == "Separation":
                out.setdefault(name_bytes(held[1]), set()).add(_definition(held))
            elif name(held[0]) == "DeviceN":
                for one in elements(held[1]):
                    out.setdefault(name_bytes(one), set())
    for other in (*PROCESS, "All", "None"):
        out.pop(other.encode(), None)
    return out


def _definition(space: Any) -> bytes:
    function = space[3]
    body = raw(function) if is_stream(function) else b""
    shown = b"".join(
        bytes(v.unparse(resolved=True)) if hasattr(v, "unparse") else str(v).encode()
        for key, v in (function.items() if hasattr(function, "items") else ())
        if key not in ("/Length", "/Filter", "/DecodeParms")
    )
    return bytes(space[2].unparse(resolved=True)) + b"|" + shown + b"|" + body


def _shown(raw_name: bytes) -> str:
    return raw_name.decode("utf-8", "replace")


def _plain(raw_name: bytes) -> str:
    """A name without what hurried people write differently: case, blanks, the paper's suffix."""
    lowered = _shown(raw_name).casefold().strip()
    return re.sub(r"[\s_-]+", "", _SUFFIX.sub("", lowered)) or lowered


@check(
    "spot-name",
    "error",
    "ISO 32000-1, annex C; house",
    "Longer or unreadable names are cut by some systems.",
    media="press",
)
def spot_name(document: Document) -> Iterator[Found]:
    for spot in _definitions(document):
        if len(spot) > _LONGEST:
            yield Found(f"the name of `{_shown(spot)[:24]}...` has {len(spot)} bytes, 127 are safe")
        elif "\ufffd" in _shown(spot) or not spot.strip():
            yield Found(f"the name of `{_shown(spot)}` is not UTF-8 text")


@check(
    "spot-alike",
    "error",
    "GWG 2022; house",
    "Two spellings of one ink give two plates.",
    media="press",
)
def alike(document: Document) -> Iterator[Found]:
    groups: dict[str, list[bytes]] = {}
    for spot in _definitions(document):
        groups.setdefault(_plain(spot), []).append(spot)
    for spots in groups.values():
        if len(spots) > 1:
            named = ", ".join(f"`{_shown(s)}`" for s in sorted(spots))
            yield Found(f"spots that differ only by case, blanks or suffix: {named}")


@check(
    "spot-shared",
    "error",
    "house",
    "Two names with one definition: one of them is wrong.",
    media="press",
)
def shared(document: Document) -> Iterator[Found]:
    groups: dict[bytes, dict[str, bytes]] = {}
    for spot, definitions in _definitions(document).items():
        for one in definitions:
            groups.setdefault(one, {}).setdefault(_plain(spot), spot)
    for spots in groups.values():
        if len(spots) > 1:
            named = ", ".join(f"`{_shown(s)}`" for s in sorted(spots.values()))
            yield Found(f"spots with one definition: {named}")


@check("spot-redefined", "error", "PDF/X-4; PDF/A-2 6.2.4.4", "One plate cannot have two inks.")
def redefined(document: Document) -> Iterator[Found]:
    for spot, definitions in _definitions(document).items():
        if len(definitions) > 1:
            yield Found(f"`{_shown(spot)}` has {len(definitions)} definitions")
