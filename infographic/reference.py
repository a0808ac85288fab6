"""The panels and their keys as Markdown, from the models.

What `docs/panels.md` is made of (`make docs`); `infographic panels --format markdown` prints it
for the panels that are installed, other packages' too.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from infographic.builders import name_of
from infographic.listing import shown_default
from infographic.panel import PanelType
from infographic.registry import Registry
from infographic.spec.fields import FieldInfo, Model, fields_of
from infographic.spec.model import PanelNode, Place
from infographic.spec.special import page_presets
from infographic.spec.values import (
    AnyPicture,
    Figure,
    FileRef,
    Focus,
    Icon,
    InkRef,
    Length,
    LengthRange,
    MapNumber,
    Picture,
    Text,
    View,
)

#: What an editor writes for a value: one, and several.
_WORDS: Mapping[Any, tuple[str, str]] = {
    str: ("word", "words"),
    Text: ("text", "texts"),
    Figure: ("figure in quotes", "figures in quotes"),
    int: ("whole number", "whole numbers"),
    float: ("number", "numbers"),
    bool: ("`true` or `false`", "`true` or `false`"),
    Length: ("length", "lengths"),
    LengthRange: ("length or range", "lengths or ranges"),
    InkRef: ("ink", "inks"),
    Icon: ("icon", "icons"),
    View: ("four numbers", "four numbers each"),
    FileRef: ("file", "files"),
    Picture: ("SVG file", "SVG files"),
    AnyPicture: ("picture file", "picture files"),
    Focus: ("two shares", "two shares each"),
    MapNumber: ("审图号", "审图号"),
    PanelNode: ("panel", "panels"),
}
_FORMS = {"url": "web address", "role": "type role"}

VALUES = """\
| in the tables | is written |
| --- | --- |
| text | as it is printed; in quotes where YAML would read something else (`"3.10"`, `"yes"`) |
| figure | in quotes: `"837.30"` is printed as it stands |
| length | a number with a unit: `8 mm`, `1.5 cm`, `0.5 in`, `12 pt`, `2 em` (an em is the body size) |
| range | two lengths: `30..50 mm` |
| ink | an ink of the theme, with a tint or without: `main`, `main 20 %`; `main overprint` leaves on the press what lies below |
| icon | a name that `infographic fonts --icons WORD` lists |
| type role | a role of the theme: `plate`, `section` ... |
| SVG file | art in theme inks; its name relative to the file that names it |
| picture file | the same, a photograph (JPEG, PNG, TIFF) or a PDF |
| two shares | `[0.3, 0.6]`: shares of a picture's width and height, from its left upper corner |
| 审图号 | the number under which a map was approved: `GS(2024)0001号`, `吉S(2024)001号` |
| list | `[a, b]`, or a line with `- ` for each; a single value may stand for a list of one |
"""


def takes(info: FieldInfo) -> str:
    """A key's values in words."""
    form = str(info.meta.get("form") or info.meta.get("names") or "")
    if form in _FORMS:
        return _FORMS[form]
    words = _words(info.type)[0]
    low, high = info.meta.get("low"), info.meta.get("high")
    if low is not None and high is not None:
        return f"{words} from {low:g} to {high:g}"
    return f"{words} from {low:g}" if low is not None else words


def _words(hint: Any) -> tuple[str, str]:
    """What a type is called: one value, and several."""
    if typing.get_origin(hint) is tuple:
        several = _words(typing.get_args(hint)[0])[1]
        return f"list of {several}", f"lists of {several}"
    if typing.get_origin(hint) is typing.Literal:
        *first, last = (f"`{word}`" for word in typing.get_args(hint))
        joined = f"{', '.join(first)} or {last}"
        return joined, joined
    if hint in _WORDS:
        return _WORDS[hint]
    if isinstance(hint, type) and issubclass(hint, Model):
        name = name_of(hint)
        return f"[{name}](#a-{name})", f"[{name}s](#a-{name})"
    shown = str(getattr(hint, "__name__", hint)).lower()  # another package's own kind of value
    return shown, shown


def key_table(fields: Mapping[str, FieldInfo]) -> Iterator[str]:
    """Keys, what they take, their defaults and what they are for."""
    yield "| key | takes | default | |"
    yield "| --- | --- | --- | --- |"
    for key, info in fields.items():
        default = "**required**" if info.required else _default(info)
        yield f"| `{key}` | {takes(info)} | {default} | {_cell(info.doc)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _default(info: FieldInfo) -> str:
    shown = shown_default(info.default)
    return "" if shown == "none" else f"`{shown}`"


def panel_section(kind: PanelType, shown: Sequence[str] = ()) -> Iterator[str]:
    """A panel's heading, what it is, what shows it, and its keys."""
    yield from (f"## {kind.name}", "", kind.doc, "", *shown)
    short = getattr(kind.model, "SHORT", "")
    if short:
        yield from (f"`- {kind.name}: ...` without keys gives its `{short}`.", "")
    yield from (*key_table(fields_of(kind.model)), "")


def parts_of(model: type, above: frozenset[type] = frozenset()) -> Iterator[type[Model]]:
    """The models inside a model, those inside them too; one may hold itself."""
    for info in fields_of(model).values():
        for inner in typing.get_args(info.type) or (info.type,):
            if isinstance(inner, type) and issubclass(inner, Model) and inner not in above:
                yield inner
                yield from parts_of(inner, above | {model, inner})


def part_section(model: type[Model]) -> Iterator[str]:
    """A part's heading, what it is, and its keys."""
    doc = (model.__doc__ or "").strip().splitlines()[0]
    yield from (f"### A {name_of(model)}", "", doc, "")
    short = getattr(model, "SHORT", "")
    if short:
        yield from (f"A value in its place gives its `{short}`.", "")
    yield from (*key_table(fields_of(model)), "")


def parts_section(kinds: Sequence[PanelType]) -> Iterator[str]:
    """The parts that panels are made of, each once."""
    parts = dict.fromkeys(part for kind in kinds for part in parts_of(kind.model))
    if parts:
        yield from ("## Parts of panels", "")
    for part in sorted(parts, key=name_of):
        yield from part_section(part)


def place_section() -> Iterator[str]:
    """The keys that every panel takes."""
    yield from ("## Keys that every panel takes", "")
    yield from (
        "They stand beside the panel's own key: `- band: 一年回顾` and, below it, `gap: 2 mm`.",
        "",
    )
    yield from (*key_table(fields_of(Place)), "")


def preset_section(shown: Sequence[str] = ()) -> Iterator[str]:
    """The page presets, what shows them, and their sizes."""
    yield from ("## Page presets", "", *shown)
    yield "`page: {size: a4}` stands as listed; `a4 landscape` and `a4 portrait` turn it."
    yield from ("Any other size is written out: `page: {size: 594 x 841 mm}`.", "")
    yield from ("| preset | width x height, mm |", "| --- | --- |")
    for name, (width, height) in page_presets().items():
        yield f"| `{name}` | {width:g} x {height:g} |"
    yield ""


def panel_pages(registry: Registry, name: str | None) -> Iterator[str]:
    """One panel with its parts, or everything that can be said without pictures."""
    kind = registry.find(name) if name is not None else None
    kinds = (kind,) if kind is not None else registry.sound()
    for each in kinds:
        yield from panel_section(each)
    yield from parts_section(kinds)
    if kind is None:
        yield from place_section()
        yield from preset_section()
