"""The library: ``infographic.render`` and what it returns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path, PurePath
from typing import Any

from infographic import output, pipeline
from infographic.diagnostics import Diagnostic, SpecError
from infographic.frame import Frame
from infographic.panel import PanelType
from infographic.plaintext import plain_text
from infographic.spec.model import MediumName
from infographic.world import World, write_atomically


@dataclass(frozen=True, repr=False)
class Page:
    """One page of a rendering.  ``number`` counts from 1, as the files of `save` do."""

    result: pipeline.Result
    number: int

    @property
    def frame(self) -> Frame:
        """What stands on the page: the display list inside the trim, mm."""
        return self.result.sheets[self.number - 1].frame

    @property
    def width(self) -> float:
        """Width of the trim, mm."""
        return self.frame.width

    @property
    def height(self) -> float:
        """Height of the trim, mm."""
        return self.frame.height

    @property
    def text(self) -> str:
        """The page's text in reading order, a line for each paragraph, heading or label."""
        return plain_text(self.frame)

    def png(self, dpi: float = 96.0, *, width: int | None = None) -> bytes:
        """The page as a PNG picture, with its bleed for the press; ``width`` in pixels overrides
        ``dpi``."""
        return output.pngs(self.result, output.Picture(dpi, width), self.number - 1)[0]

    def svg(self, *, outlines: bool = False) -> bytes:
        """The page as SVG with live text, or with outlines for viewers without web fonts."""
        return output.svg(self.result, self.number - 1, outlines=outlines)

    def __repr__(self) -> str:
        """Number and size."""
        return f"<Page {self.number}: {self.width:g} x {self.height:g} mm>"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, bytes]:
        """A notebook shows the page."""
        return _bundle(lambda: self.png(48.0), include, exclude)


@dataclass(frozen=True, repr=False)
class Rendering:
    """A laid-out spec.  Files are made when they are asked for."""

    result: pipeline.Result

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Warnings and remarks (errors were raised)."""
        return self.result.diagnostics

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages in order, one at least."""
        return tuple(Page(self.result, i + 1) for i in range(len(self.result.sheets)))

    def pdf(self) -> bytes:
        """The PDF of the spec's medium."""
        return output.pdf(self.result)

    def png(self, dpi: float = 96.0, page: int = 0, *, width: int | None = None) -> bytes:
        """A page (from 0) as a PNG picture, with its bleed for the press; ``width`` in pixels overrides
        ``dpi``."""
        picture = output.Picture(dpi, width)
        return output.pngs(self.result, picture, page)[0]

    def spreads(self, dpi: float = 96.0, *, width: int | None = None) -> tuple[bytes, ...]:
        """Pages side by side as PNG pictures; facing pages as in a book, the first at the right."""
        return output.pngs(self.result, output.Picture(dpi, width, spreads=True))

    def svg(self, page: int = 0, *, outlines: bool = False) -> bytes:
        """A page (from 0) as SVG with live text, or with outlines for viewers without web fonts."""
        return output.svg(self.result, page, outlines=outlines)

    def dump(self) -> str:
        """The sheet as readable text."""
        return output.dump_text(self.result)

    def save(
        self,
        path: str | PathLike[str],
        dpi: float = 96.0,
        *,
        width: int | None = None,
        spreads: bool = False,
    ) -> Path:
        """Write ``.pdf``, ``.png``, ``.svg`` or ``.txt``, whole or not at all.

        Several pages as pictures get numbers: ``x-01.png``, ``x-02.png``.  ``dpi``, ``width``
        (pixels) and ``spreads`` (pages side by side) are for PNG.

        Raises ``ValueError`` for another suffix or a picture too large, ``OSError`` when the disk
        refuses.
        """
        target = Path(path)
        picture = output.Picture(dpi, width, spreads)
        files = output.encode(self.result, target.suffix, picture)
        for name, data in zip(output.numbered(target, len(files)), files, strict=True):
            write_atomically(name, data)
        return target

    def __repr__(self) -> str:
        """One short line: the result holds whole sheets."""
        return f"<Rendering: {len(self)} page(s), {len(self.diagnostics)} remark(s)>"

    def __len__(self) -> int:
        """How many pages."""
        return len(self.result.sheets)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, bytes]:
        """A notebook shows the first page."""
        return _bundle(lambda: self.png(48.0), include, exclude)


def _bundle(png: Callable[[], bytes], include: object, exclude: object) -> dict[str, bytes]:
    """A picture for a notebook, where it asks for one (IPython's `_repr_mimebundle_`)."""
    kind = "image/png"
    wanted = not include or (isinstance(include, Collection) and kind in include)
    unwanted = isinstance(exclude, Collection) and kind in exclude
    return {kind: png()} if wanted and not unwanted else {}


def render(
    spec: str | PathLike[str] | Mapping[str, Any],
    *,
    root: str | PathLike[str] | None = None,
    world: World | None = None,
    settings: Mapping[str, str] | None = None,
    panels: Sequence[PanelType] = (),
    medium: MediumName | None = None,
) -> Rendering:
    """Lay a spec out, from a file or a dict.

    ``root``: the folder that the spec may read from; the spec's own folder (or the current
    one for a dict) when not given.  ``world``: where files come from instead of the disk, a
    ``MemoryWorld`` or your own; ``spec`` may be a path in it.  ``settings``: dotted keys and
    YAML values that replace the spec's.  ``panels``: panel types of your own, made by ``@panel``.
    ``medium``: what the PDF is for, instead of the spec's.

    Raises ``SpecError`` with every diagnostic when the spec has errors, ``FileNotFoundError``
    when there is no such file, ``TypeError`` or ``ValueError`` for what cannot be a spec, a
    world or a panel.  Floats in a dict are errors where text or a figure belongs: 837.30 would
    become 837.3; give a str, an int or a ``Decimal``.
    """
    source = _source(spec)
    for key, value in (settings or {}).items():
        if not isinstance(value, str):
            raise TypeError(f"settings[{key!r}] must be YAML text, not {type(value).__name__}")
    if medium is not None:
        settings = {**(settings or {}), "medium": medium}
    if world is not None:
        if not isinstance(world, World):
            raise TypeError(f"a world has `find` and `read`; {type(world).__name__} has not")
        if root is not None:
            raise ValueError("`root` and `world` exclude each other")
    if isinstance(panels, PanelType):
        raise TypeError("`panels` is a list of panels, not one panel")
    if isinstance(source, str) and world is None and not Path(source).is_file():
        raise FileNotFoundError(source)
    result = pipeline.layout(
        source, root=Path(root) if root else None, world=world, settings=settings, panels=panels
    )
    if isinstance(source, str) and all(name.startswith("--set ") for name in result.sources):
        lost = [note for note in result.diagnostics if note.code == "missing-file"]
        if lost:
            raise FileNotFoundError(lost[0].message)
    if result.failed:
        raise SpecError(result.diagnostics)
    return Rendering(result)


def _source(spec: object) -> str | Mapping[str, Any]:
    """The spec as a mapping or a file's name.

    Raises ``TypeError`` for other things, ``ValueError`` for text that is no file's name.
    """
    if isinstance(spec, Mapping):
        return spec
    if isinstance(spec, PurePath):
        return spec.as_posix()
    name = fspath(spec) if isinstance(spec, (str, PathLike)) else None
    if not isinstance(name, str):
        what = type(spec).__name__
        raise TypeError(f"a spec is a file's name or a mapping of keys, not {what}")
    if not name.strip():
        raise ValueError("the name of the spec's file is empty")
    if "\n" in name:
        raise ValueError(
            "a spec is a file's name or a mapping of keys, not YAML text; render text with"
            " `render('spec.yaml', world=MemoryWorld({'spec.yaml': text}))`"
        )
    return name
