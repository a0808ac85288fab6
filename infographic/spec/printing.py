"""What a spec is printed on: profile, output condition and ink limit, which belong together.

Source of the rules: ISO 15930-7 6.2.2 (output intent), GWG 2022 (ink coverage); a printer's own profile
may take the place of a stock's.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from infographic.diagnostics import Diagnostic, Span, did_you_mean
from infographic.record import dataclass, replace
from infographic.spec.fields import Model, spec
from infographic.spec.values import FileRef, Text
from infographic.world import OutsideProject, World, named

_DATA = Path(__file__).resolve().parents[1] / "data"

#: Marks outside the bleed, in the order in which they are drawn.
MarkName = Literal["crop", "crop-double", "registration", "bar", "fold", "slug"]


@dataclass(frozen=True, kw_only=True)
class Print(Model):
    """What the press medium is printed on."""

    SHORT = "stock"
    stock: str = spec("coated", "the paper: profile, output condition and ink limit together")
    icc: FileRef | None = spec(None, "the printer's own output profile (ICC, CMYK)")
    condition: Text | None = spec(
        None, "the output condition's registered name, where the profile is not the stock's own"
    )
    marks: tuple[MarkName, ...] = spec((), "marks outside the bleed", many=True)


@dataclass(frozen=True, slots=True)
class Stock:
    """A paper with its printing condition.

    ``limit``: the most ink that it takes, ``advised``: from where on it is told, both as sums of
    shares (3.0 is 300 %).  ``least``: the least size of type, pt.  ``words``: what its profiles call
    themselves.
    """

    name: str
    condition: str
    about: str
    limit: float
    advised: float
    least: float
    shipped: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printing:
    """A stock, and the profile that describes it on the press: None where there is none."""

    stock: Stock
    condition: str
    about: str
    profile: bytes | None
    shipped: bool


@lru_cache(maxsize=1)
def stocks() -> Mapping[str, Stock]:
    """The stocks by name, from ``data/stocks.json``."""
    rows = json.loads((_DATA / "stocks.json").read_text("utf-8"))
    return {
        name: Stock(
            name, row["condition"], row["about"], row["limit"] / 100, row["advised"] / 100,
            row.get("least", 5), row.get("shipped", ""), tuple(row["words"]),
        )
        for name, row in rows.items()
    }  # fmt: skip


#: What diagnostics call the options of the command line, as files call their lines.
ICC, CONDITION = "--icc", "--condition"


def overridden(given: Print | None, icc: str, condition: str) -> Print | None:
    """A spec's `print` block under what the command line says; "" where it says nothing.

    A profile takes the place of the spec's own, and of the condition that belongs to that one.
    """
    if not (icc or condition):
        return given
    made = given or Print()
    if icc:
        place = Span(ICC, 1, 1, 1, len(icc) + 1)
        made = replace(made, icc=FileRef(icc, ICC, place), condition=None)
    if condition:
        place = Span(CONDITION, 1, 1, 1, len(condition) + 1)
        made = replace(made, condition=Text(condition, place))
    return made


def printing(given: Print | None, world: World, notes: list[Diagnostic]) -> Printing:
    """The printing condition of a spec's `print` block; the shipped one without it."""
    known = stocks()
    if given is None:
        stock = known["coated"]
        return Printing(stock, stock.condition, stock.about, None, shipped=True)
    stock = known.get(given.stock) or known["coated"]
    if given.stock not in known:
        hints = did_you_mean(given.stock, known) or (f"one of: {', '.join(known)}",)
        message = f"no stock is called `{given.stock}`"
        notes.append(Diagnostic("bad-value", message, given.at("stock"), hints=hints))
    condition = given.condition.value if given.condition else stock.condition
    if given.icc is None:
        if not stock.shipped:
            notes.append(_unprofiled(stock, given))
        elif given.condition is not None and condition != stock.condition:
            message = f"the shipped profile describes {stock.condition}, not {condition}"
            own = "--icc FILE" if given.condition.span.file == CONDITION else "icc: FILE"
            hint = f"name the printer's profile: `{own}`"
            notes.append(Diagnostic("stock-profile", message, given.condition.span, hints=(hint,)))
        return Printing(stock, condition, stock.about, None, shipped=bool(stock.shipped))
    data = _read(given.icc, world, notes)
    told = None if data is None else _description(data)
    if data is not None and told is None:
        message = (
            f"`{given.icc.name}` is no CMYK output profile (ICC, class prtr), or not a whole one"
        )
        notes.append(Diagnostic("stock-profile", message, given.icc.span))
    elif told is not None and given.condition is None and not _describes(told, stock):
        message = f"`{given.icc.name}` describes “{told}”, not {stock.name} ({stock.condition})"
        own = "--condition NAME" if given.icc.base == ICC else "condition: NAME"
        hint = f"change `stock`, or give the profile's own: `{own}`"
        notes.append(Diagnostic("stock-profile", message, given.icc.span, hints=(hint,)))
    elif told is not None and given.condition is not None:
        named = [s for s in known.values() if _describes(told, s)]
        if named and condition not in (s.condition for s in named):
            message = (
                f"`{given.icc.name}` describes “{told}” ({named[0].condition}), not {condition}"
            )
            notes.append(Diagnostic("stock-profile", message, given.condition.span))
    return Printing(stock, condition, told or stock.about, data, shipped=False)


def _unprofiled(stock: Stock, given: Print) -> Diagnostic:
    message = f"no profile of {stock.about} is shipped: the file claims no standard"
    hint = f"give the printer's: `icc: FILE` ({stock.condition})"
    return Diagnostic("stock-profile", message, given.at("stock"), "warning", (hint,))


def _read(file: FileRef, world: World, notes: list[Diagnostic]) -> bytes | None:
    try:
        return named(file.name) if file.base == ICC else world.read(file.name, file.base)
    except OutsideProject:
        message = f"`{file.name}` lies outside the project's folder"
        notes.append(Diagnostic("outside-project", message, file.span))
    except OSError as fault:
        message = f"`{file.name}` cannot be read: {fault.strerror or fault}"
        notes.append(Diagnostic("missing-file", message, file.span))
    return None


def _description(profile: bytes) -> str | None:
    """What a CMYK output profile calls itself (ICC.1 7.2 and 9.2.41); None for anything else."""
    if len(profile) < 132 or profile[12:20] != b"prtrCMYK" or profile[36:40] != b"acsp":
        return None
    told = ""
    try:
        for i in range(struct.unpack_from(">I", profile, 128)[0]):
            name, start, length = struct.unpack_from(">4s2I", profile, 132 + 12 * i)
            tag = profile[start : start + length]
            if len(tag) < length:  # cut off: a RIP would stop at the table that is not there
                return None
            if name == b"desc" and tag[:4] == b"desc":  # version 2
                count = struct.unpack_from(">I", tag, 8)[0]
                told = tag[12 : 12 + count].split(b"\0")[0].decode("latin-1")
            elif name == b"desc" and tag[:4] == b"mluc":  # version 4
                size, place = struct.unpack_from(">2I", tag, 20)
                told = tag[place : place + size].decode("utf-16-be", "replace")
    except struct.error:
        return None
    return told


def _describes(told: str, stock: Stock) -> bool:
    plain = told.lower().replace("_", " ")
    return any(word in plain for word in stock.words)


__all__ = ["MarkName", "Print", "Printing", "Stock", "overridden", "printing", "stocks"]
