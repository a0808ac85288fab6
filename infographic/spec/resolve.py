"""A spec file and everything it names, opened, checked and typed."""

from __future__ import annotations

import typing
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any

from infographic.diagnostics import (
    NOWHERE,
    Diagnostic,
    EnvironmentFault,
    Span,
    did_you_mean,
    has_errors,
)
from infographic.fonts.book import FontBook
from infographic.pictures.page import PdfFile
from infographic.pictures.photo import NotPhoto
from infographic.record import dataclass, field, replace
from infographic.spec.decode import NOTHING, Decoder
from infographic.spec.fields import Model, fields_of
from infographic.spec.load import load
from infographic.spec.located import Entry, Located, Map, Scalar
from infographic.spec.model import ContentHead, InkDef, PageSize, PanelNode, Place, SpecFile
from infographic.spec.paging import page_faults, row_faults
from infographic.spec.printing import CONDITION, ICC, Print, Printing, overridden, printing
from infographic.spec.settings import set_value as set_value
from infographic.spec.special import companion, focus, ink_definition, page_size
from infographic.spec.theme import Theme, decode_theme, shipped_theme, shipped_themes
from infographic.spec.values import AnyPicture, Companion, Focus, Picture
from infographic.world import OutsideProject, World

#: (panel type name) -> the type, or None.  Comes from the layer above.
FindPanel = Callable[[str], Any]
#: (bytes, file, inks, whether it may be a photograph) -> (art or photograph, notes); raises
#: ``NotPhoto`` with the reason when it is no such picture.
ReadPicture = Callable[[bytes, str, Mapping[str, Any], bool], tuple[Any, list[Diagnostic]]]


#: Panels inside panels; each level is measured for the one around it.
MAX_NESTING = 8


@dataclass(frozen=True)
class Document:
    """A resolved spec."""

    spec: SpecFile
    theme: Theme
    content: Located | None
    head: ContentHead | None
    keep: tuple[str, ...]
    source_text: str | None = None
    #: The spec's rows as they were written.
    rows: Located | None = None
    printing: Printing | None = None


@dataclass
class Resolver:
    """Opens files through the world and keeps their text for carets."""

    world: World
    book: FontBook
    find_panel: FindPanel
    panel_names: Callable[[], Sequence[str]]
    read_picture: ReadPicture
    notes: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    home: str = ""
    nested: int = 0
    #: The command line's own profile and condition, "" for none.
    icc: str = ""
    condition: str = ""
    #: True where a page of a PDF is placed: those are looked at when they have their places.
    pages: bool = False

    def open_text(self, name: str, base: str, place: Span) -> tuple[str, str] | None:
        """(text, display name) of a file, or None after a report."""
        try:
            base = self._base(base)
            shown = self.world.find(name, base)
            text = self.world.read(name, base).decode("utf-8-sig")
        except OutsideProject:
            self.notes.append(
                Diagnostic(
                    "outside-project",
                    f"`{name}` lies outside the project's folder",
                    place,
                    hints=("copy it beside the spec, or widen the project with --root",),
                )
            )
        except UnicodeDecodeError:
            hint = "save it as UTF-8 (in Windows editors: Save As, Encoding)"
            self.notes.append(
                Diagnostic("bad-yaml", f"`{name}` is not UTF-8 text", place, hints=(hint,))
            )
        except OSError as fault:
            self.notes.append(
                Diagnostic(
                    "missing-file",
                    f"`{name}` cannot be read: {fault.strerror or fault}",
                    place,
                    hints=_slashes(name),
                )
            )
        else:
            self.sources[shown] = text
            return text, shown
        return None

    def _base(self, base: str) -> str:
        """The file that names are relative to; a `--set` value stands in the spec for that."""
        return self.home if base.startswith("--set ") else base

    def open_yaml(self, name: str, base: str, place: Span) -> Located | None:
        """A YAML file's root, or None after a report."""
        opened = self.open_text(name, base, place)
        if opened is None:
            return None
        loaded = load(*opened)
        self.notes += loaded.notes
        return loaded.root

    def resolve(self, root: Located) -> Document | None:
        """Type the spec; None when too little of it could be read to go on."""
        if not isinstance(root, Map):
            self.notes.append(Diagnostic("wrong-type", "a spec is a mapping of keys", root.span))
            return None
        self.home = root.span.file
        content = self._content(root)
        theme = self._theme(root)
        head = self._head(content)
        names: dict[str, Callable[[], Collection[str]]] = {"icon": lambda: self.book.icons}
        if theme.sound:
            names |= {"ink": lambda: theme.inks, "role": lambda: theme.roles}
        lost = content is None and _given(root.get("content"))
        decoder = Decoder(
            content=content,
            names=names,
            custom={
                Companion: companion,
                PageSize: page_size,
                InkDef: ink_definition,
                PanelNode: self._panel,
                Picture: lambda d, n: self._picture(d, n, theme, Picture),
                AnyPicture: lambda d, n: self._picture(d, n, theme, AnyPicture),
                Focus: focus,
            },
            vocabulary=self._vocabulary,
            contentless="" if lost else "the spec names no content file",
            notes=self.notes,
        )
        spec = decoder.model(root, SpecFile)
        if spec is NOTHING:
            return None
        self.notes += page_faults(root, spec)
        self.notes += row_faults(root, spec, sound=not has_errors(self.notes))
        if decoder.overprints or theme.overprints:
            from infographic.spec.overprint import overprint_faults, unheard  # for few specs

            self.notes += overprint_faults(decoder.overprints, theme.inks)
            asked = (*theme.overprints, *(ref.span for ref in decoder.overprints))
            self.notes += unheard(asked, spec.medium)
        own = (*spec.keep, *(head.keep if head else ()))
        keep = (*theme.keep, *(t.value for t in own))
        kept, source = tuple(dict.fromkeys(keep)), self._source(head)
        rows = root.get("rows") or root.get("pages")
        printed = printing(self._print(spec.print), self.world, self.notes)
        return Document(spec, theme, content, head, kept, source, rows, printed)

    def _print(self, given: Print | None) -> Print | None:
        """A spec's `print` block as this run has it."""
        if given is not None and given.icc is not None:
            icc = replace(given.icc, base=self._base(given.icc.base))
            given = replace(given, icc=icc)
        self.sources.update({k: v for k, v in ((ICC, self.icc), (CONDITION, self.condition)) if v})
        return overridden(given, self.icc, self.condition)

    @cached_property
    def _words(self) -> frozenset[str]:
        """Every key that a panel or the head of a content file knows."""
        found = set(fields_of(ContentHead))
        models = []
        for name in self.panel_names():
            with suppress(EnvironmentFault):  # another package's, which the spec may not use
                kind = self.find_panel(name)
                models += [kind.model] if kind is not None else []
        for model in models:
            for key, info in fields_of(model).items():
                found.add(key)
                hint = (*typing.get_args(info.type), info.type)[0]
                if isinstance(hint, type) and issubclass(hint, Model) and hint not in models:
                    models.append(hint)
        return frozenset(found)

    def _vocabulary(self) -> frozenset[str]:
        return self._words

    def _content(self, root: Map) -> Located | None:
        node = root.get("content")
        if isinstance(node, Map):  # content written inside the spec, or given from Python
            return node
        if isinstance(node, Scalar) and _given(node) and node.text.strip():
            opened = self.open_yaml(node.text, node.span.file, node.span)
            if opened is None or isinstance(opened, Map):
                return opened
            note = "a content file is a mapping of keys"
            self.notes.append(Diagnostic("wrong-type", note, opened.span))
        return None

    def _theme(self, root: Map) -> Theme:
        node = root.get("theme")
        user: Located | None = None
        if isinstance(node, Map):
            user = node
        elif isinstance(node, Scalar) and node.text in shipped_themes():
            return shipped_theme(node.text, self.world, self.book)
        elif isinstance(node, Scalar) and _given(node) and node.text.strip():
            if "." not in node.text and "/" not in node.text:
                self.notes.append(
                    Diagnostic(
                        "unknown-theme",
                        f"no shipped theme is called `{node.text}`",
                        node.span,
                        hints=did_you_mean(node.text, shipped_themes()),
                    )
                )
            else:
                user = self.open_yaml(node.text, node.span.file, node.span)
        theme = decode_theme(user, self.world, self.book, self.notes, self.open_yaml)
        return replace(theme, sound=False) if user is None and _given(node) else theme

    def _head(self, content: Located | None) -> ContentHead | None:
        if not isinstance(content, Map):
            return None
        own = [e for e in content.entries if e.key in fields_of(ContentHead)]
        if not any(e.key == "version" for e in own):
            own.append(Entry("version", content.span, Scalar(content.span, "1")))
        decoder = Decoder(content=content, notes=self.notes)
        head = decoder.model(Map(content.span, tuple(own)), ContentHead)
        return head if isinstance(head, ContentHead) else None

    def _source(self, head: ContentHead | None) -> str | None:
        if head is None or head.source is None or head.source.file is None:
            return None
        file = head.source.file
        opened = self.open_text(file.name, file.base, file.span)
        return opened[0] if opened else None

    # -- values that this layer opens --------------------------------------------------

    def _picture(self, decoder: Decoder, node: Located, theme: Theme, kind: type[Picture]) -> Any:
        target = decoder.one(node)
        if target is None:
            return NOTHING
        if not isinstance(target, Scalar):
            return decoder.fail("wrong-type", "a picture's file name belongs here", node.span)
        name, place = target.text, target.span
        try:
            base = self._base(place.file)
            shown = self.world.find(name, base)
            data = self.world.read(name, base)
        except OutsideProject:
            return decoder.fail(
                "outside-project", f"`{name}` lies outside the project's folder", place
            )
        except (OSError, ValueError) as fault:
            if "." not in name or len(name) > 80:
                return decoder.fail(
                    "not-a-picture",
                    f"a picture's file name belongs here, not text: `{name[:24]}`",
                    place,
                )
            reason = getattr(fault, "strerror", None) or fault
            lost = f"`{name}` cannot be read: {reason}"
            return decoder.fail("missing-file", lost, place, *_slashes(name))
        try:
            art, notes = self.read_picture(data, shown, theme.inks, kind is AnyPicture)
        except NotPhoto as fault:
            reason = f"`{name}` cannot be placed: {fault}"
            return decoder.fail(fault.code, reason, place, *filter(None, (fault.hint,)))
        self.pages = self.pages or isinstance(art, PdfFile)
        if not theme.sound:
            notes = [n for n in notes if n.code != "unknown-ink"]
        if any(n.span.file == shown for n in notes):
            self.sources.setdefault(shown, data.decode("utf-8", "replace"))
        decoder.notes += [replace(n, span=place) if n.span == NOWHERE else n for n in notes]
        return kind(name, art, place)

    def _panel(self, decoder: Decoder, node: Located) -> Any:
        """``{figures: {...}, span: 4}``: one panel key, and keys about its place."""
        if isinstance(node, Scalar) and self.find_panel(node.text):
            node = Map(node.span, (Entry(node.text, node.span, Map(node.span, ())),))
        if not isinstance(node, Map):
            text = node.text if isinstance(node, Scalar) else ""
            wide = "a key ends with `: `, a half-width colon and a blank"
            return decoder.fail(
                "wrong-type",
                "a panel is a mapping with the panel's name as key",
                node.span,
                *((wide,) if "：" in text or ":" in text else ()),
            )
        about = fields_of(Place)
        if not node.entries:
            return decoder.fail("missing-key", "a panel's name is missing here", node.span)
        named = [e for e in node.entries if e.key not in about]
        known = [e for e in named if self.find_panel(e.key) is not None]
        if not known:
            for entry in named or node.entries[:1]:
                decoder.fail(
                    "unknown-panel" if named else "missing-key",
                    f"no panel is called `{entry.key}`"
                    if named
                    else "a panel's name is missing here",
                    entry.key_span,
                    *did_you_mean(entry.key, (*self.panel_names(), *about)),
                )
            return NOTHING
        entry = known[0]
        kind = self.find_panel(entry.key)
        place = decoder.model(node.without(*(e.key for e in named)), Place)
        for extra in named:
            if extra is not entry:
                decoder.fail(
                    "unknown-key",
                    f"unknown key `{extra.key}` beside `{entry.key}`",
                    extra.key_span,
                    *did_you_mean(extra.key, about),
                )
        value = entry.value
        if isinstance(value, Scalar) and value.kind == "null":
            value = Map(entry.key_span, ())
        if self.nested >= MAX_NESTING:
            note = f"panels stand inside one another more than {MAX_NESTING} deep"
            return decoder.fail("bad-value", note, entry.key_span)
        self.nested += 1
        model = decoder.value(value, kind.model)
        self.nested -= 1
        if model is NOTHING or place is NOTHING:
            return NOTHING
        if model.origin == node.span:
            model = replace(model, origin=value.span)
        return PanelNode(kind, model, place, entry.key_span)


def _slashes(name: str) -> tuple[str, ...]:
    """A hint for names as Windows writes them, which other systems cannot find."""
    tidy = name.replace("\\", "/")
    return (f"write `/` between folders: `{tidy}`",) if tidy != name else ()


def _given(node: Located | None) -> bool:
    """True when a key has something behind it."""
    return node is not None and not (isinstance(node, Scalar) and node.kind == "null")
