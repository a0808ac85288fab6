"""From a spec to bytes: every stage in order, every diagnostic collected, nothing printed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from infographic.diagnostics import Diagnostic, Span, has_errors, ordered
from infographic.fonts.book import FontBook, shared_book
from infographic.geometry import MM_PER_PT
from infographic.layout.sheet import Sheet, solve
from infographic.panel import Context, Registry
from infographic.panels import BUILTIN
from infographic.record import dataclass
from infographic.spec.load import load
from infographic.spec.located import Located, Map, from_python
from infographic.spec.resolve import Document, Resolver, set_value
from infographic.text.prepare import Prepared
from infographic.world import World, display_path, source_date


@dataclass(frozen=True)
class Result:
    """What one run found and made.  After hard errors there are no sheets, and maybe no document.

    ``sheets``: the pages in order.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
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


def registry() -> Registry:
    """The panel types that are installed."""
    return Registry(BUILTIN)


def read_spec(spec: str | Path | Mapping[str, Any], resolver: Resolver) -> Located | None:
    """The spec's root from a file or a dict."""
    if isinstance(spec, Mapping):
        return from_python(dict(spec))
    path = Path(spec)
    shown = display_path(path)
    return resolver.open_yaml(path.name, str(path), Span(shown, 1, 1))


def layout(
    spec: str | Path | Mapping[str, Any],
    *,
    root: Path | None = None,
    settings: Mapping[str, str] | None = None,
    font_folders: tuple[Path, ...] = (),
) -> Result:
    """Open, check and lay out a spec."""
    is_file = not isinstance(spec, Mapping)
    folder = root or (Path(str(spec)).resolve().parent if is_file else Path.cwd())
    panels = registry()
    book = shared_book(tuple(folder.resolve() for folder in font_folders))
    resolver = Resolver(World(folder), book, panels.find, panels.names, _read_picture)
    node = read_spec(spec, resolver)
    if isinstance(node, Map):
        node = _with_settings(node, settings or {}, resolver)
    document = resolver.resolve(node) if node is not None else None
    if document is None or has_errors(resolver.notes):
        return Result(ordered(resolver.notes), resolver.sources, document)
    ctx = context(document, book)
    sheets = solve(document.spec, ctx)
    prepared = {id(p): p for p in ctx.memo.values() if isinstance(p, Prepared)}
    found = [n for p in prepared.values() for n in p.notes]
    laid = [n for sheet in sheets for n in sheet.notes]
    notes = ordered([*resolver.notes, *laid, *found])
    return Result(notes, resolver.sources, document, sheets)


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
        columns=spec.page.grid.columns,
        gutter=spec.page.grid.gutter.mm(),
    )


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


def _read_picture(data: bytes, file: str, inks: Mapping[str, Any]) -> tuple[Any, list[Diagnostic]]:
    from infographic.pictures.svg import NotSvg, read_svg

    try:
        return read_svg(data, file, inks)
    except NotSvg as fault:
        raise ValueError(str(fault)) from None


def pdf(result: Result) -> bytes:
    """The result's sheet as a PDF file."""
    from infographic.writers.pdf import OutputIntent, PdfDocument, PdfPage, write_pdf

    assert result.document is not None and result.sheets
    spec = result.document.spec
    profile = Path(__file__).resolve().parent / "data" / "FOGRA39L_coated.icc"
    intent = OutputIntent("FOGRA39", "Coated FOGRA39L (ISO 12647-2:2004)", profile.read_bytes())
    created = source_date()
    if spec.date is not None:
        created = datetime.strptime(spec.date.value, "%Y-%m-%d").replace(tzinfo=UTC)
    return write_pdf(
        PdfDocument(
            pages=tuple(PdfPage(s.frame, spec.page.bleed.mm()) for s in result.sheets),
            title=spec.title.value,
            lang=spec.lang,
            author=spec.author.value if spec.author else "",
            created=created,
            intent=intent,
        )
    )


def png(result: Result, dpi: float = 96.0, page: int = 0) -> bytes:
    """One page of the PDF as a picture."""
    from infographic.writers import raster

    return raster.png(pdf(result), page, dpi)


def svg(result: Result, page: int = 0, *, outlines: bool = False) -> bytes:
    """One page as SVG: live text with its fonts inside, or everything as outlines."""
    from infographic.writers.svg import svg as write_svg

    assert result.document is not None and result.sheets
    spec = result.document.spec
    return write_svg(
        result.sheets[page].frame,
        bleed=spec.page.bleed.mm(),
        title=spec.title.value,
        lang=spec.lang,
        text="outlines" if outlines else "live",
    )


def dump_text(result: Result) -> str:
    """The sheet as readable text, the golden format of the tests."""
    from infographic.writers.dump import dump

    return "\n".join(dump(sheet.frame) for sheet in result.sheets)


#: What `render -o` can write, by suffix.
SUFFIXES = (".pdf", ".png", ".svg", ".txt")


def encode(result: Result, suffix: str, dpi: float = 96.0) -> tuple[bytes, ...]:
    """The result in the format of a file suffix: one file, or one a page for pictures.

    Raises ``ValueError`` for an unknown suffix.
    """
    match suffix.lower():
        case ".pdf":
            return (pdf(result),)
        case ".png":
            from infographic.writers import raster

            made = pdf(result)
            return tuple(raster.png(made, i, dpi) for i in range(len(result.sheets)))
        case ".svg":
            return tuple(svg(result, i) for i in range(len(result.sheets)))
        case ".txt":
            return (dump_text(result).encode("utf-8"),)
    raise ValueError(f"cannot write {suffix or 'a file without suffix'}: use {', '.join(SUFFIXES)}")


def numbered(path: Path, count: int) -> tuple[Path, ...]:
    """The files of several pages: ``x-01.png``, ``x-02.png``; one page keeps the name."""
    if count == 1:
        return (path,)
    digits = max(2, len(str(count)))
    return tuple(path.with_stem(f"{path.stem}-{i:0{digits}d}") for i in range(1, count + 1))


def remarks(result: Result) -> tuple[Diagnostic, ...]:
    """Notes for `check`: editorial text, figures and text the source does not hold."""
    from infographic.remarks import editorial, figure_sources, not_in_source

    document = result.document
    if document is None:
        return ()
    foreign = not_in_source(document, registry())
    return ordered([*editorial(document), *figure_sources(document), *foreign])


def facts(result: Result) -> dict[str, Any]:
    """What the solver chose; empty when nothing was laid out."""
    from infographic import remarks as module

    if result.document is None or not result.sheets:
        return {}
    grid = result.document.spec.body.leading * result.sheets[0].size * MM_PER_PT
    return module.facts(result.document, result.sheets, grid)
