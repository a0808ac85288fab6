"""Hands to spoil a good file with: each fault changes one thing, and names the rule it breaks."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

Change = Callable[[Pdf], Any]
#: Changes of the bytes themselves.
Spoil = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Fault:
    rule: str
    name: str
    change: Change | None = None
    spoil: Spoil | None = None
    encrypted: bool = False


FAULTS: list[Fault] = []


def fault(rule: str) -> Callable[[Change], Change]:
    def enter(change: Change) -> Change:
        FAULTS.append(Fault(rule, change.__name__, change))
        return change

    return enter


def quick(rule: str, name: str, change: Change) -> None:
    FAULTS.append(Fault(rule, name, change))


def spoil(rule: str, name: str, change: Spoil) -> None:
    FAULTS.append(Fault(rule, name, spoil=change))


def save(pdf: Pdf, **options: Any) -> bytes:
    """The file anew, with nothing mended on the way: filters stay, and so does the metadata."""
    out = io.BytesIO()
    if "encryption" not in options:
        options["stream_decode_level"] = pikepdf.StreamDecodeLevel.none
    pdf.save(out, fix_metadata_version=False, compress_streams=False, **options)
    return out.getvalue()


def spoiled(data: bytes, made: Fault) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if made.change:
            made.change(pdf)
        options = {"encryption": pikepdf.Encryption(owner="o", user="")} if made.encrypted else {}
        data = save(pdf, **options)
    if made.spoil:
        changed = made.spoil(data)
        assert changed != data, "the fault changed nothing"
        return changed
    return data


def page(pdf: Pdf) -> Any:
    return pdf.pages[0].obj


def content(pdf: Pdf, old: bytes, new: bytes) -> None:
    """Put other operators in the place of the first that read so."""
    stream = page(pdf).Contents
    data = stream.read_bytes()
    assert old in data, old
    stream.write(data.replace(old, new, 1))


def append(pdf: Pdf, operators: str) -> None:
    stream = page(pdf).Contents
    stream.write(stream.read_bytes() + b"\n" + operators.encode())


def draw(pdf: Pdf, operators: str, **state: Any) -> None:
    """An artifact in the midst of the page, by a graphics state of its own."""
    entry = {"OP": False, "op": False, "OPM": 1, **state}
    made = Dictionary({f"/{k}": v for k, v in entry.items()})
    page(pdf).Resources.ExtGState["/GX"] = made
    append(pdf, f"/Artifact BMC q /GX gs {operators} Q EMC")


def words(
    pdf: Pdf, colour: str, size: float, *, x: float = 200, y: float = 300, **state: Any
) -> None:
    """The first two glyphs of the first font, once more."""
    draw(pdf, f"{colour} BT /F1 {size} Tf {x} {y} Td <00010002> Tj ET", **state)


def spot(pdf: Pdf, name: str, inks: list[float], key: str = "/SX") -> Array:
    """A Separation in the resources."""
    function = Dictionary(FunctionType=2, N=1, Domain=[0, 1], C0=[0, 0, 0, 0], C1=inks)
    space = Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, function])
    page(pdf).Resources.ColorSpace[key] = space
    return space


def xmp(pdf: Pdf, old: str, new: str) -> None:
    stream = pdf.Root.Metadata
    data = stream.read_bytes()
    assert old.encode() in data, old
    stream.write(data.replace(old.encode(), new.encode(), 1))


def first(pdf: Pdf, role: str) -> Any:
    """The first element of some role, searched from the root."""

    def find(node: Any) -> Any:
        if node.get("/S") == "/" + role:
            return node
        kids = node.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and (found := find(kid)) is not None:
                return found
        return None

    found = find(pdf.Root.StructTreeRoot)
    assert found is not None, role
    return found


def font(pdf: Pdf) -> Any:
    return page(pdf).Resources.Font.F1


def inner(pdf: Pdf) -> Any:
    return font(pdf).DescendantFonts[0]
