"""What text and panels are set in when no spec says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from os import PathLike, fspath
from pathlib import Path
from typing import Any, TypeAlias

from infographic import pipeline
from infographic.color import Ink
from infographic.diagnostics import Diagnostic, SpecError, did_you_mean, has_errors, ordered
from infographic.panel import Context, PanelType
from infographic.spec.model import MediumName, PanelNode
from infographic.spec.values import parse_ink
from infographic.text.style import Piece
from infographic.world import World
from infographic.writers.pdf.media import OFFICE_GREY, PRESS, SCREEN, ColorSpace

_SPACES: Mapping[str, ColorSpace] = {
    "press": PRESS.space,
    "screen": SCREEN.space,
    "office": OFFICE_GREY.space,
}


@dataclass(frozen=True)
class Setting:
    """A theme, and how large its text is.  Make one and use it for a whole document.

    ``theme``: a shipped theme's name, a theme file, or a theme as a dict.  ``size``: body size,
    pt.  ``leading``: line distance as a multiple of it.  ``keep``: terms never broken over
    lines.  ``medium``: what the document is for; "press" gives CMYK and spots, "screen" RGB,
    "office" greys.  ``content``: what `$paths` in panels point into.  ``root``, ``world``: where files
    come from, as for ``render``.  ``panels``: panel types of your own.

    What is wrong with them is raised as ``SpecError`` by whatever is set first.
    """

    theme: str | PathLike[str] | Mapping[str, Any] = "plain"
    size: float = 10.5
    leading: float = 1.5
    lang: str = "zh-Hans"
    keep: tuple[str, ...] = ()
    medium: MediumName = "press"
    content: str | Mapping[str, Any] | None = None
    root: str | PathLike[str] | None = None
    world: World | None = None
    panels: tuple[PanelType, ...] = ()

    def context(self) -> Context:
        """A fresh layout context."""
        return replace(self._context, memo={})

    @property
    def space(self) -> ColorSpace:
        """How inks are written.  Raises ``ValueError`` for an unknown medium."""
        if self.medium not in _SPACES:
            raise ValueError(f"no medium is called {self.medium!r}; {', '.join(_SPACES)} are")
        return _SPACES[self.medium]

    @cached_property
    def _context(self) -> Context:
        return self.place("notes")[1]

    def place(self, panel: Mapping[str, Any] | str) -> tuple[PanelNode, Context]:
        """A panel checked, with the context to lay it out in.  Raises ``SpecError``."""
        theme = self.theme if isinstance(self.theme, Mapping) else fspath(self.theme)
        spec: dict[str, Any] = {
            "version": 1,
            "title": "panel",
            "lang": self.lang,
            "theme": theme,
            "keep": list(self.keep),
            "body": {"size": f"{self.size:g} pt", "leading": self.leading},
            "rows": [panel],
        }
        if self.content is not None:
            spec["content"] = self.content
        root = Path(self.root) if self.root is not None else None
        document, resolver = pipeline.resolve(
            spec, pipeline.registry(self.panels), root, self.world
        )
        if document is None or has_errors(resolver.notes):
            raise SpecError(ordered(resolver.notes))
        return document.spec.rows[0], pipeline.context(document, resolver.book)


@lru_cache(maxsize=1)
def plain() -> Setting:
    """The setting of those who give none."""
    return Setting()


def ink_of(ctx: Context, name: str | None) -> Ink | None:
    """An ink of the theme by name, with or without a tint: ``main 20 %``.

    Raises ``ValueError`` for an unknown one.
    """
    if name is None:
        return None
    found = parse_ink(name)
    if found is None or found.name not in ctx.theme.inks:
        hint = "".join(did_you_mean(name, ctx.theme.inks))
        raise ValueError(f"no ink is called {name!r}; {hint}")
    return ctx.ink(found)


#: Text, or stretches of it: in the paragraph's role, or (text, role) in another.
Words: TypeAlias = str | Sequence[str | tuple[str, str]]


def pieces_of(ctx: Context, text: Words, role: str, ink: str | None) -> tuple[Piece, ...]:
    """Text in a role, its stretches in theirs, each at its own role's size.

    Raises ``TypeError`` for other things, ``ValueError`` for unknown roles and inks.
    """
    stretches = [text] if isinstance(text, str) else text
    if isinstance(text, bytes) or not isinstance(stretches, Sequence):
        raise TypeError(f"text is a str or a list of stretches, not {type(text).__name__}")
    colour, whole = ink_of(ctx, ink), _size(ctx, role)
    out = []
    for stretch in stretches:
        words, name = (stretch, role) if isinstance(stretch, str) else stretch
        if not isinstance(words, str):
            raise TypeError(f"a stretch of text is a str, not {type(words).__name__}")
        scale = _size(ctx, name) / whole
        out.append(Piece(words, ctx.style(name, ink=colour, scale=scale)))
    return tuple(out)


def _size(ctx: Context, role: str) -> float:
    if role not in ctx.theme.roles:
        hint = "".join(did_you_mean(role, ctx.theme.roles))
        raise ValueError(f"no role is called {role!r}; {hint}")
    return ctx.pt(role)


def pitch_of(ctx: Context, role: str) -> float:
    """Distance of a role's lines, mm: the grid's for the body."""
    return ctx.grid if role == "body" else ctx.line(role)


def raise_faults(notes: Iterable[Diagnostic]) -> None:
    """Raise ``SpecError`` when there is an error among what was noticed."""
    found = ordered(notes)
    if has_errors(found):
        raise SpecError(found)
