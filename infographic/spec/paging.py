"""What a spec says of its pages, checked as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.diagnostics import Diagnostic, did_you_mean
from infographic.spec.located import Map, Seq
from infographic.spec.model import Margin, PageEntry, PanelNode, SpecFile
from infographic.spec.values import is_language

#: What a page entry may be.
KINDS = ("rows", "flow", "spread", "blank")


def page_faults(root: Map, spec: SpecFile) -> Iterator[Diagnostic]:
    """Everything that is wrong with margins, grid and pages."""
    yield from _sheet(spec)
    pages = root.get("pages")
    written = pages.items if isinstance(pages, Seq) else ()
    nodes = {node.span: node for node in written if isinstance(node, Map)}
    for entry in spec.pages:
        yield from _entry(spec, entry, nodes.get(entry.origin))
    yield from _spans(spec)
    yield from _phrases(root, spec)


def _phrases(root: Map, spec: SpecFile) -> Iterator[Diagnostic]:
    """Phrases that are no text, and keys of `languages` that are no languages."""
    emphasis, languages = root.get("emphasis"), root.get("languages")
    if isinstance(emphasis, Map) and not any(e.key.startswith("$") for e in emphasis.entries):
        yield Diagnostic("wrong-type", "`emphasis` is a list of phrases", emphasis.span)
    if emphasis is not None and not spec.emphasis and not isinstance(emphasis, Map):
        yield Diagnostic("bad-value", "`emphasis` has no phrase", emphasis.span)
    for entry in languages.entries if isinstance(languages, Map) else ():
        if not is_language(entry.key):
            hint = "write a BCP 47 tag, for example `ja`"
            message = f"`{entry.key}` is not a language"
            yield Diagnostic("bad-value", message, entry.key_span, hints=(hint,))
        elif not spec.languages.get(entry.key):
            yield Diagnostic("bad-value", f"`{entry.key}` has no phrase", entry.value.span)


def row_faults(root: Map, spec: SpecFile, *, sound: bool) -> Iterator[Diagnostic]:
    """A spec has rows, or pages with rows: one of them, and not empty.

    ``sound``: nothing else is wrong, so that what is empty was left empty.
    """
    rows, pages = root.entry("rows"), root.entry("pages")
    if rows is not None and pages is not None:
        yield Diagnostic("bad-value", "`rows` and `pages` exclude each other", pages.key_span)
    elif sound and not (spec.rows or spec.pages):
        given = rows or pages
        if given is None:
            first = root.span._replace(end_line=root.span.line, end_column=root.span.column + 1)
            yield Diagnostic("missing-key", "`rows` is missing here", first)
        else:
            yield Diagnostic("bad-value", f"`{given.key}` must not be empty", given.value.span)


def all_rows(spec: SpecFile) -> tuple[PanelNode, ...]:
    """The rows of every page in order."""
    pages = (row for page in spec.pages for row in (*page.rows, *page.flow, *page.spread))
    return (*spec.rows, *pages)


def _sheet(spec: SpecFile) -> Iterator[Diagnostic]:
    """Margins and gutters must leave columns to stand in."""
    page, em = spec.page, spec.body.size.high.pt()
    margins = [(page.margin, page.at("margin"))]
    margins += [(m.margin, m.at("margin")) for m in spec.masters.values() if m.margin]
    margins += [(p.margin, p.at("margin")) for p in spec.pages if p.margin]
    gutters = page.grid.gutter.mm(em) * (page.grid.columns - 1)
    for margin, span in margins:
        across, down = _taken(margin, em)
        if across > page.size.width - 10 or down > page.size.height - 10:
            yield Diagnostic("bad-value", "the margins leave less than 1 cm of the sheet", span)
        elif page.size.width - across - gutters < page.grid.columns:
            note = f"the gutters leave {page.grid.columns} columns no room on this sheet"
            yield Diagnostic("bad-value", note, page.at("grid"))


def _taken(margin: Margin, em: float) -> tuple[float, float]:
    """What margins take of a sheet's width and height, mm."""
    left, right, top, bottom = (
        (side or margin.all).mm(em)
        for side in (margin.left, margin.right, margin.top, margin.bottom)
    )
    return left + right, top + bottom


def _spans(spec: SpecFile) -> Iterator[Diagnostic]:
    """A row of its own stands across the page; a span wider than the grid is a slip."""
    for row in all_rows(spec):
        if row.place.span is not None and row.place.span > spec.page.grid.columns:
            note = (
                f"`{row.type.name}` would take {row.place.span} of {spec.page.grid.columns} columns"
            )
            yield Diagnostic("column-outside-grid", note, row.place.at("span"))


def _entry(spec: SpecFile, entry: PageEntry, node: Map | None) -> Iterator[Diagnostic]:
    """``node``: what was written; its values may have been at fault."""
    given = [kind for kind in KINDS if getattr(entry, kind)]
    values = [(kind, node.get(kind)) for kind in KINDS if node is not None]
    empty = [(k, v) for k, v in values if isinstance(v, Seq) and not v.items]
    for kind, value in empty:
        assert value is not None
        yield Diagnostic("bad-value", f"`{kind}` must not be empty", value.span)
    if not (given or empty) and not any(v is not None for k, v in values if k != "blank"):
        yield Diagnostic("missing-key", "a page needs `rows`, `flow` or `spread`", entry.origin)
    for other in given[1:]:
        note = f"`{given[0]}` and `{other}` exclude each other"
        yield Diagnostic("bad-value", note, entry.at(other))
    if entry.spread and not spec.page.facing:
        hint = ("add `facing: true` to `page:`",)
        note = "a spread needs pages that face each other"
        yield Diagnostic("bad-value", note, entry.at("spread"), hints=hint)
    if entry.starts != "page" and not spec.page.facing:
        hint = ("add `facing: true` to `page:`",)
        note = "pages that do not face each other have no sides"
        yield Diagnostic("bad-value", note, entry.at("starts"), hints=hint)
    if entry.filler:
        yield from _filler(spec, entry)
    if entry.master is not None and entry.master not in spec.masters:
        yield Diagnostic(
            "unknown-master",
            f"no master is called `{entry.master}`",
            entry.at("master"),
            hints=did_you_mean(entry.master, spec.masters),
        )


def _filler(spec: SpecFile, entry: PageEntry) -> Iterator[Diagnostic]:
    """A filler is one page that may stand on either side, where there are places for one."""
    at = entry.at("filler")
    if entry.flow or entry.spread or entry.blank or entry.starts != "page":
        note = "a filler is one page of `rows` that may stand on any side"
        yield Diagnostic("bad-value", note, at)
    elif all(page.filler for page in spec.pages):
        yield Diagnostic("bad-value", "every page is a filler", at)
    elif spec.extent is None and not any(p.spread or p.starts != "page" for p in spec.pages):
        note = "this filler is never printed: no page starts on a side, and there is no `extent`"
        yield Diagnostic("bad-value", note, at, hints=("give the spec an `extent`",))
