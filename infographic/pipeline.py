"""From a spec to bytes: every stage in order, every diagnostic collected, nothing printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from infographic.color import Ink
from infographic.diagnostics import NOWHERE, Diagnostic, Span, has_errors, ordered
from infographic.fonts.book import FontBook, shared_book
from infographic.frame import Frame
from infographic.geometry import MM_PER_PT
from infographic.layout.drawn import Sheet
from infographic.layout.press import press_faults
from infographic.layout.printable import near_trim
from infographic.layout.sheet import solve
from infographic.memory import one_more
from infographic.panel import Context, PanelType
from infographic.panels import BUILTIN
from infographic.pictures.art import Art
from infographic.pictures.photo import NotPhoto, kind_of, other_kind
from infographic.pictures.tone import SpaceName, Toning
from infographic.record import dataclass, replace
from infographic.registry import Registry
from infographic.spec.load import load
from infographic.spec.located import Located, Map, Scalar, from_python, merge
from infographic.spec.resolve import Document, Resolver, set_value
from infographic.text.prepare import Prepared
from infographic.text.style import Vertical
from infographic.world import FolderWorld, World, display_path


@dataclass(frozen=True)
class Result:
    """What one run found and made.  After hard errors there are no sheets, and maybe no document.

    ``sheets``: the pages in order.  ``panels``: the panel types that the spec could name.
    ``sources``: the text of every file that was opened, by the name diagnostics call it.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    panels: Registry
    document: Document | None = None
    sheets: tuple[Sheet, ...] = ()

    @property
    def sheet(self) -> Sheet | None:
        """The first page."""
        return self.sheets[0] if self.sheets else None

    @property
    def failed(self) -> bool:
        """True when an error was found."""
        return has_errors(self.diagnostics)


def registry(panels: Sequence[PanelType] = ()) -> Registry:
    """The panel types that are installed, and more that are given for one run."""
    return Registry(BUILTIN, given=tuple(panels))


def read_spec(
    spec: str | Path | Mapping[str, Any], resolver: Resolver, *, named_inside: bool = False
) -> Located | None:
    """The spec's root from a file or a dict; ``named_inside``: by its path in the world."""
    if isinstance(spec, Mapping):
        return from_python(dict(spec))
    if named_inside:
        return resolver.open_yaml(str(spec), "", Span(str(spec), 1, 1))
    path = Path(spec)
    shown = display_path(path)
    return resolver.open_yaml(path.name, str(path), Span(shown, 1, 1))


def layout(
    spec: str | Path | Mapping[str, Any],
    *,
    root: Path | None = None,
    world: World | None = None,
    settings: Mapping[str, str] | None = None,
    font_folders: tuple[Path, ...] = (),
    panels: Sequence[PanelType] = (),
    icc: str = "",
    condition: str = "",
) -> Result:
    """Open, check and lay out a spec.

    ``world``: where files come from instead of the disk; ``spec`` may be a path in it, and
    fonts are the package's or the world's, never the system's.  ``icc``, ``condition``: the
    printer's profile, a file anywhere on the disk, and its condition's name, for the spec's own.
    """
    one_more()
    known = registry(panels)
    document, resolver = resolve(
        spec, known, root, world, settings, font_folders, icc=icc, condition=condition
    )
    if document is None or has_errors(resolver.notes):
        return Result(ordered(resolver.notes), resolver.sources, known, document)
    ctx = context(document, resolver.book)
    sheets = solve(document.spec, ctx)
    laid = [n for sheet in sheets for n in sheet.notes]
    if resolver.pages and not has_errors(laid):
        laid += _placed_faults(document, [sheet.frame for sheet in sheets])
    if document.spec.medium == "office":
        laid += near_trim([sheet.frame for sheet in sheets])
    if document.spec.medium == "press" and document.printing and not has_errors(laid):
        if any(ink.technical for ink in document.theme.inks.values()):
            from infographic.layout.technical import raised

            sheets = tuple(replace(sheet, frame=raised(sheet.frame)) for sheet in sheets)
        if document.spec.print is not None and document.spec.print.marks:
            from infographic.layout.marks import with_marks

            sheets = with_marks(sheets, document.spec, replace(ctx, mode="draw"))
        laid += press_faults(
            [sheet.frame for sheet in sheets], document.printing.stock, document.spec.at("title")
        )
    notes = ordered([*resolver.notes, *laid, *notes_of_text(ctx)])
    ctx.forget()
    return Result(notes, resolver.sources, known, document, sheets)


def _placed_faults(document: Document, frames: Sequence[Frame]) -> list[Diagnostic]:
    """What is wrong with pages of PDF files, in the colours of the spec's own PDF."""
    from infographic.layout.placed import placed_faults

    spec, printed = document.spec, document.printing
    space: SpaceName = "cmyk" if spec.medium == "press" else "rgb"
    if spec.medium == "office" and spec.office != "colour":
        space = "grey"
    return placed_faults(frames, spec.medium, space, printed.condition if printed else "")


def resolve(
    spec: str | Path | Mapping[str, Any],
    known: Registry,
    root: Path | None = None,
    world: World | None = None,
    settings: Mapping[str, str] | None = None,
    font_folders: tuple[Path, ...] = (),
    *,
    icc: str = "",
    condition: str = "",
) -> tuple[Document | None, Resolver]:
    """Open and check a spec; the resolver holds what was said of it."""
    folders = tuple(folder.resolve() for folder in font_folders)
    files = world or FolderWorld(root or _folder(spec))
    book = shared_book(folders, use_system=world is None)
    resolver = Resolver(
        files, book, known.find, known.names, _read_picture, icc=icc, condition=condition
    )
    node = read_spec(spec, resolver, named_inside=world is not None)
    if isinstance(node, Map):
        node = _with_settings(extended(node, resolver), settings or {}, resolver)
    return (resolver.resolve(node) if node is not None else None), resolver


def _folder(spec: str | Path | Mapping[str, Any]) -> Path:
    """The project's folder when none is given: the spec's own, for a dict the current one."""
    return Path.cwd() if isinstance(spec, Mapping) else Path(str(spec)).resolve().parent


def notes_of_text(ctx: Context) -> list[Diagnostic]:
    """What was noticed of the text that a layout prepared: characters without a glyph."""
    return [n for p in ctx.memo.values() if isinstance(p, Prepared) for n in p.notes]


def context(document: Document, book: FontBook) -> Context:
    """The layout context of a document."""
    spec = document.spec
    return Context(
        theme=document.theme,
        book=book,
        size=spec.body.size.low.pt(),
        leading=spec.body.leading,
        lang=spec.lang,
        keep=document.keep,
        line_break=spec.line_break,
        hang=spec.hang,
        upright=Vertical(upright=spec.vertical.upright, long=spec.vertical.numbers),
        emphasis=tuple(text.value for text in spec.emphasis),
        languages=tuple((k, tuple(t.value for t in v)) for k, v in spec.languages.items()),
        columns=spec.page.grid.columns,
        gutter=spec.page.grid.gutter.mm(),
        toning=toning(document),
    )


def extended(node: Map, resolver: Resolver, before: tuple[str, ...] = ()) -> Map:
    """A spec over the one that it `extends`: mappings key by key, everything else replaced."""
    entry = node.entry("extends")
    if entry is None:
        return node
    name, own = entry.value, node.without("extends")
    if not isinstance(name, Scalar) or name.kind == "null" or not name.text.strip():
        message = "the name of the spec to start from belongs here"
        resolver.notes.append(Diagnostic("wrong-type", message, name.span))
        return own
    base = resolver.open_yaml(name.text, name.span.file, name.span)
    if base is None:
        return own
    if not isinstance(base, Map):
        message = "a spec is a mapping of keys"
        resolver.notes.append(Diagnostic("wrong-type", message, base.span))
        return own
    if base.span.file in (*before, node.span.file):
        message = f"`{name.text}` extends itself"
        resolver.notes.append(Diagnostic("bad-value", message, name.span))
        return own
    return merge(extended(base, resolver, (*before, node.span.file)), own)


def toning(document: Document) -> Toning:
    """What photographs are converted for: the stock's inks, or a screen."""
    printed = document.printing
    if printed is None:
        return Toning(press=document.spec.medium == "press")
    return Toning(printed.profile or b"", printed.stock.limit, document.spec.medium == "press")


def _with_settings(node: Map, settings: Mapping[str, str], resolver: Resolver) -> Map:
    for path, text in settings.items():
        place = f"--set {path}"
        resolver.sources[place] = text
        loaded = load(text, place)
        resolver.notes += loaded.notes
        if loaded.root is None:
            continue
        changed = set_value(node, path, loaded.root)
        if isinstance(changed, str):
            resolver.notes.append(
                Diagnostic("unknown-key", f"{place}: {changed}", Span(place, 1, 1))
            )
        else:
            node = changed
    return node


def _read_picture(
    data: bytes, file: str, inks: Mapping[str, Any], photos: bool
) -> tuple[Any, list[Diagnostic]]:
    """SVG art; a photograph or a PDF file where ``photos`` may stand.  Raises ``NotPhoto``."""
    from infographic.pictures.svg import NotSvg

    kind = kind_of(data)
    if photos and kind is None and other_kind(data) == "a PDF":
        from infographic.pictures.pdf.opened import read_pdf

        return read_pdf(data), []
    if kind is not None and not photos:
        hint = "vector art in SVG is what can be placed here; a panel `picture` takes photographs"
        raise NotPhoto(f"it is a photograph ({kind.upper()})", hint)
    if kind is not None or other_kind(data):
        from infographic.pictures.raster import read_photo

        photo, odd = read_photo(data)
        return photo, [Diagnostic("broken-picture", odd, NOWHERE, "warning")] if odd else []
    try:
        art, notes = _art(data, file, tuple(inks.items()))
    except NotSvg as fault:
        hint = "SVG art in theme inks" + " and JPEG, PNG, TIFF and PDF files" * photos
        raise NotPhoto(f"no picture, {fault}", f"{hint} can be placed") from None
    return art, list(notes)


@lru_cache(maxsize=4)  # a document shows its picture again and again; some MB each
def _art(
    data: bytes, file: str, inks: tuple[tuple[str, Ink], ...]
) -> tuple[Art, tuple[Diagnostic, ...]]:
    from infographic.pictures.svg import read_svg

    art, notes = read_svg(data, file, dict(inks))
    return art, tuple(notes)


def remarks(result: Result) -> tuple[Diagnostic, ...]:
    """Notes for `check`: editorial text, figures and text the source does not hold."""
    from infographic.remarks import editorial, figure_sources, not_in_source

    document = result.document
    if document is None:
        return ()
    foreign = not_in_source(document, result.panels)
    return ordered([*editorial(document), *figure_sources(document), *foreign])


def fit(result: Result) -> list[dict[str, Any]]:
    """How each page is filled; empty when nothing was laid out."""
    from infographic import remarks as module

    if result.document is None or not result.sheets:
        return []
    return module.fit(result.document, result.sheets)


def facts(result: Result) -> dict[str, Any]:
    """What the solver chose; empty when nothing was laid out."""
    from infographic import remarks as module

    if result.document is None or not result.sheets:
        return {}
    grid = result.document.spec.body.leading * result.sheets[0].size * MM_PER_PT
    return module.facts(result.document, result.sheets, grid)
