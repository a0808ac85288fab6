"""Scalars to small values, with the YAML traps caught on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from infographic.patterns import compiled, late
from infographic.record import dataclass
from infographic.spec.located import Scalar
from infographic.spec.values import (
    UNITS,
    Figure,
    FileRef,
    Icon,
    InkRef,
    Length,
    LengthRange,
    MapNumber,
    Text,
    View,
    is_date,
    is_language,
    is_map_number,
    is_url,
    parse_ink,
    parse_length,
    parse_range,
    parse_view,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a scalar cannot be what its place asks for."""

    code: str
    message: str
    hints: tuple[str, ...] = ()


Meta = Mapping[str, Any]


def _changed_by_yaml(node: Scalar) -> bool:
    """True for plain scalars that YAML readers would print differently: 3.10, 0123, no, dates."""
    if node.native:
        return True
    if node.quoted:
        return False
    match node.kind:
        case "int":
            return not compiled(r"-?(0|[1-9][0-9]*)").fullmatch(node.text)
        case "float":
            return not compiled(r"-?(0|[1-9][0-9]*)\.[0-9]*[1-9]").fullmatch(node.text)
        case "bool" | "timestamp":
            return True
    # Texts to YAML 1.1, numbers to YAML 1.2 and others: 1e3, 0o17, 1_000.
    return bool(
        compiled(r"[+-]?\d[\d_]*(\.[\d_]*)?[eE][+-]?\d+|0o[0-7]+|\d+(_\d+)+").fullmatch(node.text)
    )


def _figure(node: Scalar, meta: Meta) -> Figure | Fault:
    if node.kind == "null":
        return Fault("wrong-type", "a figure belongs here, not nothing")
    if _changed_by_yaml(node):
        why = (
            "a Python float has lost the source's digits"
            if node.native
            else f"YAML reads {node.text} as a {node.kind} and other readers would change it"
        )
        return Fault(
            "figure-text",
            f"a figure keeps its source text: {why}",
            (f'write it quoted: "{node.text}"',),
        )
    plain = node.text.translate(_HALF)
    if plain != node.text:
        hint = f'write it with half-width characters: "{plain}"'
        return Fault("figure-text", "a figure is written in half-width characters", (hint,))
    if any(mark in node.text for mark in '“”"‘’'):
        return Fault(
            "figure-text", "a figure holds no quotation marks", ("YAML's quotes are \" and '",)
        )
    return _unprintable(node.text) or Figure(node.text, node.span)


#: Full-width digits and signs, as they come out of a Chinese keyboard or a PDF.
_HALF = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), 0xFF0B, 0xFF0D, 0xFF0E)}


#: What no sheet can print: control characters but tab and line breaks, halves of surrogate
#: pairs, noncharacters.
_UNPRINTABLE = late("[\0-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def _unprintable(text: str) -> Fault | None:
    m = None if text.isprintable() else _UNPRINTABLE.search(text)
    if m is None:
        return None
    return Fault("bad-value", f"the character U+{ord(m.group()):04X} cannot be printed")


_FORMS: Mapping[str, tuple[Callable[[str], bool], str, str]] = {
    "date": (is_date, "a date", "write YYYY-MM-DD in quotes"),
    "url": (is_url, "a web address", "write https:// and the rest, without blanks"),
    "lang": (is_language, "a language", "write a BCP 47 tag, for example `zh-Hans`"),
}


def _text(node: Scalar, meta: Meta) -> Text | Fault:
    if node.kind == "null":
        return Fault("wrong-type", "text belongs here, not nothing", ('write "" for no text',))
    if _changed_by_yaml(node):
        return Fault(
            "figure-text",
            f"YAML reads {node.text} as a {node.kind}, not as text",
            (f'write it quoted: "{node.text}"',),
        )
    text = node.text[1:] if node.text.startswith("$$") else node.text
    if meta.get("form") in _FORMS:
        accepts, what, hint = _FORMS[meta["form"]]
        if not accepts(text):
            return Fault("bad-value", f"`{text}` is not {what}", (hint,))
    return _unprintable(text) or Text(text, node.span)


def _word(node: Scalar, meta: Meta) -> str | Fault:
    value = _text(node, meta)
    return value.value if isinstance(value, Text) else value


def _limits(value: float, meta: Meta, shown: str) -> Fault | None:
    low, high = meta.get("low"), meta.get("high")
    if low is not None and value < low:
        if low == 0:
            return Fault("negative-size", f"{shown} must not be negative")
        return Fault("bad-value", f"{shown} is less than {low:g}")
    if high is not None and value > high:
        return Fault("bad-value", f"{shown} is more than {high:g}")
    return None


def _int(node: Scalar, meta: Meta) -> int | Fault:
    if not compiled(r"-?[0-9]{1,18}").fullmatch(node.text) or node.quoted:
        return Fault("wrong-type", f"a whole number belongs here, not `{node.text}`")
    return _limits(int(node.text), meta, node.text) or int(node.text)


def _float(node: Scalar, meta: Meta) -> float | Fault:
    if not compiled(r"-?([0-9]{1,18}(\.[0-9]*)?|\.[0-9]+)").fullmatch(node.text) or node.quoted:
        return Fault("wrong-type", f"a number belongs here, not `{node.text}`")
    return _limits(float(node.text), meta, node.text) or float(node.text)


def _bool(node: Scalar, meta: Meta) -> bool | Fault:
    if node.text in ("true", "false") and (not node.quoted):
        return node.text == "true"
    return Fault("wrong-type", f"`true` or `false` belongs here, not `{node.text}`")


def _length(node: Scalar, meta: Meta) -> Length | Fault:
    value = parse_length(node.text)
    if value is None:
        return _bad_length(node.text)
    # A size is never negative; places that may be say so with low=None explicitly set to -inf.
    return _end(value, meta, node.text) or value


def _end(value: Length, meta: Meta, shown: str) -> Fault | None:
    """What is wrong with a length: negative, out of limits, too small for type."""
    low = meta.get("low")
    fault = _limits(value.value, {**meta, "low": 0 if low is None else low}, shown)
    if fault is None and value.mm() > 5000:
        return Fault("bad-value", f"{shown} is more than any sheet has (5 m)")
    form = meta.get("form")
    if fault is None and form in ("type", "body") and value.pt() < 1:
        return Fault("bad-value", f"{shown} is too small for type (at least 1 pt)")
    if fault is None and form == "body" and value.unit == "em":
        return Fault("bad-unit", "`em` is this very size", ("write it in pt or mm",))
    return fault


def _range(node: Scalar, meta: Meta) -> LengthRange | Fault:
    value = parse_range(node.text)
    if value is None:
        return _bad_length(node.text, "a range is written `12..15 pt`")
    for end in (value.low, value.high):
        fault = _end(end, meta, f"{end.value:g} {end.unit}")
        if fault:
            return fault
    if value.low.mm() > value.high.mm():
        return Fault("bad-value", f"the range `{node.text}` runs backwards")
    return value


def _bad_length(text: str, *more: str) -> Fault:
    plain = text.translate(_HALF)
    if plain != text:
        more = (f"digits are half-width: `{plain}`", *more)
    units = ", ".join(UNITS)
    if compiled(r"\s*[+-]?[\d.]+\s*").fullmatch(text):
        return Fault(
            "bad-unit", f"`{text}` has no unit", (f"did you mean `{text.strip()} mm`?", *more)
        )
    m = compiled(r"\s*[+-]?[\d.]+\s*(\S+)\s*").fullmatch(text)
    if m:
        return Fault("bad-unit", f"`{m.group(1)}` is no unit", (f"known units: {units}", *more))
    return Fault("bad-unit", f"a length belongs here, not `{text}`", ("write `18 mm`", *more))


def _ink(node: Scalar, meta: Meta) -> InkRef | Fault:
    return parse_ink(node.text, node.span) or Fault(
        "bad-value",
        f"an ink is a name with or without a tint, not `{node.text}`",
        ("write `pine`, `pine 20 %` or `pine 20 % overprint`",),
    )


def _view(node: Scalar, meta: Meta) -> View | Fault:
    found = parse_view(node.text)
    if found is not None:
        return found
    hint = "write `left top width height` in the art's units: `0 -31 600 172`"
    return Fault("bad-value", f"`{node.text}` is no part of a picture", (hint,))


def _icon(node: Scalar, meta: Meta) -> Icon | Fault:
    return Icon(node.text, node.span)


def _file(node: Scalar, meta: Meta) -> FileRef | Fault:
    if not node.text or node.kind == "null":
        return Fault("wrong-type", "a file's name belongs here")
    return FileRef(node.text, node.span.file, node.span)


def _map_number(node: Scalar, meta: Meta) -> MapNumber | Fault:
    hint = 'write it as it was issued: "GS(2024)0001号", "吉S(2024)001号"'
    if not node.text.strip() or node.kind in ("null", "bool"):
        return Fault("map-number", "a map needs its approval number (审图号)", (hint,))
    if not is_map_number(node.text):
        return Fault("map-number", f"`{node.text[:40]}` is no approval number (审图号)", (hint,))
    return MapNumber(node.text.strip(), node.span)


LEAVES: Mapping[Any, Callable[[Scalar, Meta], Any]] = {
    str: _word,
    Text: _text,
    Figure: _figure,
    int: _int,
    float: _float,
    bool: _bool,
    Length: _length,
    View: _view,
    LengthRange: _range,
    InkRef: _ink,
    Icon: _icon,
    FileRef: _file,
    MapNumber: _map_number,
}
