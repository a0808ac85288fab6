"""A page of inks for screens and office printers: its colours are given the press's profile.

Nothing is converted: DeviceCMYK becomes ICCBased (ISO 32000-1, 8.6.5.5), which PDF/A-2 (6.2.4.2) takes in any
file and every reader shows as a proof.  Vector stays vector, pictures keep their bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pikepdf

from infographic.color import PROFILE
from infographic.preflight.objects import (
    elements,
    get,
    is_array,
    is_dict,
    is_stream,
    items,
    name,
    number,
)

_SPACE = "/InfographicInks"
_IMAGE = "/InfographicInline"
_INKS = re.compile(rb"\b[kK]\b|/(?:Device)?CMYK\b")


def in_light(
    pdf: pikepdf.Pdf, parts: Iterable[Any], states: Iterable[Any], profile: bytes, *, grey: bool
) -> None:
    """Give every DeviceCMYK among a form's parts a profile (b"": the shipped one), in place.

    ``states``: the parts without those whose keys are names: a graphics state may be called `OP`.
    ``grey``: black alone becomes grey instead, other inks are left for the checks to refuse.
    Overprint goes: with ICCBased CMYK PDF/A-2 (6.2.4.2) forbids mode 1, and light covers light.
    """
    space = None
    if not grey:
        stream = pdf.make_stream(profile or PROFILE.read_bytes())
        stream["/N"] = 4
        space = pdf.make_indirect(pikepdf.Array([pikepdf.Name("/ICCBased"), stream]))
    for part in states:
        for key in ("/OP", "/op", "/OPM"):
            if is_dict(part) and key in part:
                del part[key]
    for part in parts:
        if is_dict(part):
            if grey and name(get(part, "CS")) == "DeviceCMYK":  # where a group mixes
                part["/CS"] = pikepdf.Name("/DeviceGray")
            if space is not None:
                for key, value in items(part):
                    if name(value) == "DeviceCMYK":
                        part["/" + key] = space
        elif is_array(part) and space is not None:
            named = name(part[0]) in ("Separation", "DeviceN") if len(part) else False
            for i, value in enumerate(elements(part)):
                if name(value) == "DeviceCMYK" and not (named and i == 1):
                    part[i] = space
        if is_stream(part) and _is_content(part) and _INKS.search(part.read_bytes()):
            _repainted(pdf, part, space)


def _is_content(part: Any) -> bool:
    return name(get(part, "Subtype")) == "Form" or number(get(part, "PatternType")) == 1


def _repainted(pdf: pikepdf.Pdf, stream: Any, space: Any) -> None:
    """Operators of DeviceCMYK in the profile's space, or in grey."""
    out: list[Any] = []
    images: dict[str, Any] = {}
    for instruction in pikepdf.parse_content_stream(stream):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in ("k", "K") and len(operands) == 4:
            out += _colour(operator, operands, space) or [instruction]
        elif operator in ("cs", "CS") and name(operands[0]) == "DeviceCMYK" and space is not None:
            black = [Decimal(0)] * 3 + [Decimal(1)]
            out += _colour("k" if operator == "cs" else "K", black, space)
        elif operator == "INLINE IMAGE" and space is not None and _inked(operands[0]):
            key = f"{_IMAGE}{len(images) + 1}"
            images[key] = _outlined(pdf, operands[0], space)
            out.append(([pikepdf.Name(key)], pikepdf.Operator("Do")))
        else:
            out.append(instruction)
    stream.write(pikepdf.unparse_content_stream(out))
    if space is None:
        return
    own = pikepdf.Dictionary(dict(_entries(get(stream, "Resources"))))
    spaces = dict(_entries(get(own, "ColorSpace")))
    own["/ColorSpace"] = pikepdf.Dictionary(spaces | {_SPACE: space})
    if images:
        drawn = dict(_entries(get(own, "XObject")))
        own["/XObject"] = pikepdf.Dictionary(drawn | images)
    stream["/Resources"] = own


def _inked(image: Any) -> bool:
    """True for a picture within the operators that is in DeviceCMYK, or in a palette of it."""
    space = get(image.obj, "ColorSpace")
    indexed = elements(space)
    return "DeviceCMYK" in (name(space), name(indexed[1]) if len(indexed) > 1 else "")


def _outlined(pdf: pikepdf.Pdf, image: Any, space: Any) -> Any:
    """The picture as an object of its own: within operators none has a profile (8.9.7)."""
    made = pdf.make_stream(image.read_raw_bytes())
    for key, value in _entries(image.obj):
        if key not in ("/Length", "/L"):
            made[key] = value
    made["/Type"], made["/Subtype"] = pikepdf.Name("/XObject"), pikepdf.Name("/Image")
    held = get(image.obj, "ColorSpace")
    if is_array(held):
        made["/ColorSpace"] = pikepdf.Array([held[0], space, *elements(held)[2:]])
    else:
        made["/ColorSpace"] = space
    return made


def _colour(operator: str, shares: list[Any], space: Any) -> list[Any]:
    fills = operator == "k"
    if space is not None:
        return [
            ([pikepdf.Name(_SPACE)], pikepdf.Operator("cs" if fills else "CS")),
            (shares, pikepdf.Operator("scn" if fills else "SCN")),
        ]
    if any(number(v) for v in shares[:3]):
        return []
    left = Decimal(1) - Decimal(shares[3])
    return [([left], pikepdf.Operator("g" if fills else "G"))]


def _entries(value: Any) -> list[tuple[str, Any]]:
    """Keys with their slash and values of a dictionary; nothing for anything else."""
    return [("/" + key, held) for key, held in items(value)]


__all__ = ["in_light"]
