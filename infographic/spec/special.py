"""Decoders for values with a grammar of their own: page sizes and inks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infographic.color import Ink, overprint_fault
from infographic.diagnostics import did_you_mean
from infographic.patterns import compiled
from infographic.spec.located import Located, Map, Scalar, Seq
from infographic.spec.model import InkDef, PageSize
from infographic.spec.values import UNITS, Companion, Focus, Text

if TYPE_CHECKING:
    from infographic.spec.decode import Decoder

_NUMBER = r"[0-9]{1,6}(?:\.[0-9]+)?"
_SIZE = compiled(rf"({_NUMBER})\s*[x×]\s*({_NUMBER})\s*(mm|cm|in|pt)")


@lru_cache(maxsize=1)
def page_presets() -> Mapping[str, tuple[float, float]]:
    """Sheet sizes in mm by name, portrait as listed in ``data/pages.json``."""
    path = Path(__file__).resolve().parents[1] / "data" / "pages.json"
    return {name: (w, h) for name, (w, h) in json.loads(path.read_text("utf-8")).items()}


def companion(decoder: Decoder, node: Located) -> Any:
    """The name of a file, or a mapping in its place (opened by the resolver)."""
    if isinstance(node, Seq) or (isinstance(node, Scalar) and not node.text.strip()):
        return decoder.fail("wrong-type", "a file's name or a mapping belongs here", node.span)
    return Companion(node.text if isinstance(node, Scalar) else "", node.span)


def focus(decoder: Decoder, node: Located) -> Any:
    """``[0.3, 0.6]``: shares of a picture's width and height."""
    target = decoder.one(node)
    if target is None:
        from infographic.spec.decode import NOTHING

        return NOTHING
    items = target.items if isinstance(target, Seq) else ()
    shares = [i.text for i in items if isinstance(i, Scalar) and _SHARE.fullmatch(i.text)]
    if len(items) != 2 or len(shares) != 2:
        note = "a focus is two shares of the picture's width and height, from 0 to 1"
        return decoder.fail("bad-value", note, target.span, "write `focus: [0.5, 0.3]`")
    return Focus(*map(float, shares))


_SHARE = compiled(r"0?\.[0-9]{1,9}|[01](?:\.0*)?")


def page_size(decoder: Decoder, node: Located) -> Any:
    """``a1``, ``a2 landscape`` or ``594 x 841 mm``."""
    if not isinstance(node, Scalar):
        return decoder.fail("wrong-type", "a page size belongs here", node.span)
    text = node.text.strip().lower()
    m = _SIZE.fullmatch(text)
    if m:
        unit = UNITS[m.group(3)]
        width, height = float(m.group(1)) * unit, float(m.group(2)) * unit
        if min(width, height) < 20 or max(width, height) > 5000:
            return decoder.fail("bad-value", "a sheet is 20 to 5000 mm wide and high", node.span)
        return PageSize(width, height, text)
    name, _, turn = text.partition(" ")
    presets = page_presets()
    if name not in presets:
        if compiled(rf"{_NUMBER}\s*[x×]\s*{_NUMBER}\s*").fullmatch(text):
            return decoder.fail(
                "bad-unit", f"`{node.text}` has no unit", node.span, "write `594 x 841 mm`"
            )
        if compiled(r"-\s*[0-9]").search(text) and compiled(r"[x×]").search(text):
            return decoder.fail("negative-size", f"`{node.text}` is no size", node.span)
        return decoder.fail(
            "bad-value",
            f"no page preset is called `{name}`",
            node.span,
            *did_you_mean(name, presets),
        )
    width, height = presets[name]
    if turn == "landscape":
        width, height = max(width, height), min(width, height)
    elif turn == "portrait":
        width, height = min(width, height), max(width, height)
    elif turn:
        return decoder.fail("bad-value", f"`{turn}` is neither portrait nor landscape", node.span)
    return PageSize(width, height, name)


#: What an ink's mapping may hold, and what a spot may be for that is no colour.
_INK_KEYS = ("spot", "cmyk", "overprint", "technical")
TECHNICAL = ("foil", "varnish", "die-line", "emboss")
_SCREEN = compiled(r"#[0-9A-Fa-f]{3,8}|rgba?\(.*\)")


def ink_definition(decoder: Decoder, node: Located) -> Any:
    """``[8, 95, 95, 0]`` in percent, or ``{spot: name, cmyk: [...], overprint: true}``."""
    spot, overprint, technical = None, False, ""
    shares: Located | None = node
    if isinstance(node, Map):
        for entry in node.entries:
            if entry.key not in _INK_KEYS:
                decoder.fail(
                    "unknown-key",
                    f"unknown key `{entry.key}`",
                    entry.key_span,
                    *did_you_mean(entry.key, _INK_KEYS),
                )
        name, shares = node.get("spot"), node.get("cmyk")
        if name is not None:
            read = decoder.leaf(name, Text, None)
            if not isinstance(read, Text) or not read.value.strip():
                return decoder.fail("bad-value", "a spot needs its name", name.span)
            spot = read.value.strip()
            if spot.casefold() in _RESERVED:
                note = f"`{spot}` is the name of a plate of every press: a spot has its own"
                return decoder.fail("spot-clash", note, name.span)
            if len(spot.encode()) > _LONGEST:
                note = f"a spot's name has at most {_LONGEST} bytes in UTF-8"
                return decoder.fail("bad-value", note, name.span)
        if shares is None:
            note = "a spot needs its alternate: `cmyk` is missing" if spot else "`cmyk` is missing"
            return decoder.fail("missing-key", note, node.span)
        over, use = node.get("overprint"), node.get("technical")
        if over is not None:
            overprint = decoder.leaf(over, bool, None) is True
        if use is not None:
            technical = use.text if isinstance(use, Scalar) else ""
            if technical not in TECHNICAL or spot is None:
                note = "a technical ink is a spot for one of: " + ", ".join(TECHNICAL)
                return decoder.fail("bad-value", note, use.span)
    if (isinstance(shares, Scalar) and _SCREEN.fullmatch(shares.text.strip())) or (
        isinstance(shares, Seq) and len(shares.items) == 3
    ):
        note = "a press lays down inks, not RGB: give [C, M, Y, K] in percent"
        return decoder.fail("rgb-ink", note, shares.span)
    if not isinstance(shares, Seq) or len(shares.items) != 4:
        span = (shares or node).span
        return decoder.fail("wrong-type", "an ink is four percentages: [C, M, Y, K]", span)
    values = []
    for item in shares.items:
        text = item.text if isinstance(item, Scalar) else ""
        if not compiled(r"[0-9]{1,3}(\.[0-9]+)?").fullmatch(text) or float(text) > 100:
            return decoder.fail("bad-value", "an ink's share is 0 to 100", item.span)
        values.append(float(text) / 100)
    made = (values[0], values[1], values[2], values[3])
    if overprint:
        fault = overprint_fault(Ink("", made))  # as the inks that stand for it, if it is a spot
        if fault is not None and (spot is None or not any(values)):
            return decoder.fail(*fault, node.span)
        if not technical:
            decoder.overprinting.append(node.span)
    return InkDef(made, spot, overprint or bool(technical), technical)


#: Names that PDF gives a meaning of its own (32000-1 8.6.6.4), and those of the process inks.
_RESERVED = frozenset({"all", "none", "cyan", "magenta", "yellow", "black", "default"})
#: PDF/X-4 and A-2 limit names to 127 bytes (PDF 32000-1 annex C).
_LONGEST = 127
