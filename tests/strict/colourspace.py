"""Colour spaces of a file, wherever they stand, and the functions in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf

from .document import Document

SPECIAL = ("/Separation", "/DeviceN")
DEVICE = ("/DeviceRGB", "/DeviceCMYK", "/DeviceGray")
CALIBRATED = ("/ICCBased", "/CalGray", "/CalRGB", "/CalCMYK", "/Lab")


def used(doc: Document) -> Iterator[tuple[str, Any]]:
    """Every colour space that something names, with where."""
    for node in doc.nodes:
        for key in ("/ColorSpace", "/CS"):
            found = node.get(key)
            if isinstance(found, pikepdf.Dictionary):
                yield from ((f"resource {k}", v) for k, v in found.items())
            elif isinstance(found, (pikepdf.Name, pikepdf.Array)):
                yield f"{key} of {node.get('/S', node.get('/Subtype', 'a shading'))}", found


def kinds(value: Any, depth: int = 0) -> Iterator[str]:
    """The names of a space and of those within it."""
    if depth > 8:
        return
    if isinstance(value, pikepdf.Name):
        yield str(value)
    elif isinstance(value, pikepdf.Array) and len(value):
        yield str(value[0])
        inner = {"/Indexed": [1], "/Pattern": [1], "/Separation": [2], "/DeviceN": [2]}
        for index in inner.get(str(value[0]), []):
            if index < len(value):
                yield from kinds(value[index], depth + 1)


def spots(doc: Document) -> Iterator[pikepdf.Array]:
    """Every Separation and DeviceN array of the file."""
    seen = []
    for array in doc.arrays + [v for _, v in used(doc) if isinstance(v, pikepdf.Array)]:
        if len(array) >= 4 and isinstance(array[0], pikepdf.Name) and str(array[0]) in SPECIAL:
            if array.objgen != (0, 0) and array.objgen in seen:
                continue
            seen.append(array.objgen)
            yield array


def colorants(array: pikepdf.Array) -> list[str]:
    names = array[1] if isinstance(array[1], pikepdf.Array) else [array[1]]
    return [str(n)[1:] for n in names]


def evaluate(function: Any, values: Sequence[float]) -> list[float]:
    """A tint transform at some point; ValueError for kinds that are not read."""
    kind = int(function["/FunctionType"])
    if kind == 2:
        t = values[0]
        n = float(function["/N"])
        zero = [float(v) for v in function.get("/C0", [0])]
        one = [float(v) for v in function.get("/C1", [1])]
        return [a + (b - a) * t**n for a, b in zip(zero, one, strict=True)]
    if kind == 0:
        sizes = [int(v) for v in function["/Size"]]
        outputs = len(function["/Range"]) // 2
        bits = int(function["/BitsPerSample"])
        data = function.read_bytes()
        index, stride = 0, 1
        for value, size in zip(values, sizes, strict=True):
            index += round(value * (size - 1)) * stride
            stride *= size
        if bits != 8:
            raise ValueError(f"samples of {bits} bits")
        decode = [float(v) for v in function.get("/Decode", function["/Range"])]
        samples = data[index * outputs : (index + 1) * outputs]
        return [
            decode[2 * i] + s / 255 * (decode[2 * i + 1] - decode[2 * i])
            for i, s in enumerate(samples)
        ]
    raise ValueError(f"function of type {kind}")


def definition(array: pikepdf.Array) -> tuple[str, str]:
    """What stands for a spot: alternate space, and its full tint."""
    function = array[3]
    try:
        full = [round(v, 4) for v in evaluate(function, [1.0] * len(colorants(array)))]
    except (ValueError, KeyError):
        raw = function.read_bytes() if isinstance(function, pikepdf.Stream) else b""
        return str(array[2]), repr(raw or function)
    return str(array[2]), str(full)
