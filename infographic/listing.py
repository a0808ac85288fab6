"""What the commands print beside diagnostics."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path

from infographic.diagnostics import EnvironmentFault
from infographic.fonts.book import FontBook, shipped_folder
from infographic.fonts.face import Face
from infographic.registry import Registry
from infographic.spec.fields import Model, fields_of
from infographic.spec.model import PanelNode
from infographic.spec.paging import all_rows
from infographic.spec.resolve import Document
from infographic.spec.values import Figure, InkRef, Length, Text
from infographic.world import display_path

_BITS = {0: "installable", 2: "restricted", 4: "preview and print", 8: "editable"}


def face_lines(folders: tuple[Path, ...]) -> Iterator[str]:
    """The shipped faces, then those in the user's folders."""
    for entry in FontBook().manifest:
        if str(entry["file"]).endswith(".ttf"):
            yield (
                f"{entry['family']!s:<26} {entry['weight'] or '':>4}  "
                f"{entry['characters']:>6} characters  {_licence(entry)}"
            )
    if folders:
        for family, weights in sorted(FontBook(folders, use_system=False).found.items()):
            for weight, face in sorted(weights.items()):
                yield f"{family:<26} {weight:>4}  {display_path(face.path)}"


def icon_lines(word: str) -> Iterator[str]:
    """Names of the icons that hold a word."""
    for name in sorted(FontBook().icons):
        if word.lower() in name:
            yield name


def panel_lines(registry: Registry, name: str | None) -> Iterator[str]:
    """Every panel with its line of documentation, or one panel's keys."""
    if name is None:
        width = max(len(n) for n in registry.names())
        for each in registry.names():
            try:
                kind = registry.find(each)
                doc = kind.doc if kind else ""
            except EnvironmentFault as fault:  # another package's panel: the others are well
                doc = f"({fault})"
            yield f"{each:<{width}}  {doc}"
        return
    kind = registry.find(name)
    if kind is None:
        return
    yield kind.doc
    short = getattr(kind.model, "SHORT", "")
    if short:
        yield f"`{name}: ...` without keys stands for `{short}`"
    yield from _key_lines(kind.model, "  ", frozenset())


def _key_lines(model: type, indent: str, above: frozenset[type]) -> Iterator[str]:
    for key, info in fields_of(model).items():
        state = "required" if info.required else f"default {shown_default(info.default)}"
        yield f"{indent}{key:<12} {info.doc} ({state})"
        for inner in typing.get_args(info.type) or (info.type,):
            if isinstance(inner, type) and issubclass(inner, Model) and inner not in above:
                yield from _key_lines(inner, indent + "    ", above | {model, inner})


def shown_default(value: object) -> str:
    """A default as the language writes it, for people."""
    match value:
        case None | ():
            return "none"
        case InkRef(name=name):
            return name
        case Length(value=number, unit=unit):
            return f"{number:g} {unit}"
        case tuple():
            return "[" + ", ".join(shown_default(v) for v in value) + "]"
        case _ if dataclasses.is_dataclass(value) or value is dataclasses.MISSING:
            return "see below"
    return str(value).lower() if isinstance(value, bool) else str(value)


def role_lines(document: Document) -> Iterator[str]:
    """A spec's roles with their faces, and how these cover the text of its rows."""
    needed = {c for text in _texts(all_rows(document.spec)) for c in text if not c.isspace()}
    licences = _licences()
    for name, role in sorted(document.theme.roles.items()):
        chain = _chain(role.faces, needed, licences)
        yield f"{name:<14} {role.size.value:g} {role.size.unit:<3} {chain}"


#: Keys of panels whose text is told to readers and machines, not printed.
_UNPRINTED = {"alt", "art_alt", "url"}


def _texts(value: object) -> Iterator[str]:
    """Every text that panels were given, from the spec or through its paths."""
    match value:
        case Text(value=text) | Figure(value=text):
            yield text
        case tuple() | list():
            for item in value:
                yield from _texts(item)
        case PanelNode():
            yield from _texts(value.model)
        case Model():
            for info in fields_of(type(value)).values():
                if info.name not in _UNPRINTED:
                    yield from _texts(getattr(value, info.name))


def _licences() -> dict[str, str]:
    """The licences of the shipped faces by file name."""
    return {str(entry["file"]): _licence(entry) for entry in FontBook().manifest}


def _licence(entry: Mapping[str, object]) -> str:
    licences = entry["licence"]
    return ", ".join(licences) if isinstance(licences, list) else str(licences)


def _chain(faces: tuple[Face, ...], needed: set[str], licences: Mapping[str, str]) -> str:
    parts = []
    left = needed
    for face in faces:
        missing = {c for c in left if not face.has(c)}
        bits = _BITS.get(face.embedding & 0xF, str(face.embedding))
        shipped = face.path.parent == shipped_folder()
        licence = f", {licences[face.path.name]}" if shipped else ""
        covers = f"{len(left) - len(missing)} of {len(left)}"
        parts.append(f"{face.name} ({covers}, {bits}{licence})")
        left = missing
        if not left:
            break
    tail = f"; nobody has {''.join(sorted(left)[:12])}" if left else ""
    return " > ".join(parts) + tail
