"""What `check` has to say beyond faults: text that is not the source's, what the solver chose."""

from __future__ import annotations

import re
import typing
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from infographic.diagnostics import Diagnostic
from infographic.frame import Frame, GlyphRun, Group, Item, Link, Tag
from infographic.geometry import MM_PER_PT
from infographic.layout.drawn import Sheet
from infographic.patterns import late
from infographic.registry import Registry
from infographic.spec.fields import FieldInfo, Model, fields_of
from infographic.spec.leaf import LEAVES, Fault
from infographic.spec.located import Scalar, leaves
from infographic.spec.model import ContentHead, Place
from infographic.spec.refs import Missed, follow, is_reference
from infographic.spec.resolve import Document
from infographic.spec.values import AnyPicture, Figure, Picture, Text, is_url


def editorial(document: Document) -> list[Diagnostic]:
    """A note for every text that the content file declares as not held by the source."""
    out: list[Diagnostic] = []
    if document.head is None or document.content is None:
        return out
    for path in document.head.editorial:
        found = follow(document.content, path.value.removeprefix("$"))
        if isinstance(found, Missed):
            out.append(
                Diagnostic(
                    "missing-content",
                    f"editorial path `{path.value}`: {found.why}",
                    path.span,
                    "warning",
                    found.hints,
                )
            )
            continue
        for node in found:
            for below, leaf in leaves(node):
                where = path.value + (f".{below}" if below and not below.startswith("[") else below)
                out.append(Diagnostic("editorial", f"`{where}`: {leaf.text}", leaf.span, "note"))
    return out


#: A printed figure: digits with separators.
_FIGURE = late(r"\d+(?:[.,]\d+)*")


def figure_sources(document: Document) -> list[Diagnostic]:
    """Figures of the content that the source text does not hold, editorial ones left out."""
    if document.source_text is None or document.content is None or document.head is None:
        return []
    held = set(_FIGURE.findall(document.source_text.replace("，", " ")))
    free = _editorial_spans(document)
    out: list[Diagnostic] = []
    skip = ("version", "lang", "keep", "editorial", "source")
    for path, leaf in leaves(document.content):
        if path.split(".")[0].split("[")[0] in skip or leaf.span in free:
            continue
        for figure in _FIGURE.findall(leaf.text):
            if figure not in held:
                out.append(
                    Diagnostic(
                        "figure-source",
                        f"the source text holds no figure {figure}",
                        leaf.span,
                        "warning",
                    )
                )
    return out


def not_in_source(document: Document, registry: Registry) -> list[Diagnostic]:
    """Text of the content, and Han text of the spec's rows, that the source does not hold."""
    if document.source_text is None or document.content is None or document.head is None:
        return []
    held, kinds = _bare(document.source_text), _kinds(registry)
    free = _editorial_spans(document)
    own = [
        (leaf, f"add `{path}` to `editorial` if the text is not the source's")
        for path, leaf in leaves(document.content)
        if re.split(r"[.\[]", path)[0] not in fields_of(ContentHead)
        and leaf.span not in free
        and _is_text(path, leaf, kinds)
    ]
    hint = "write it into the content, and its path under `editorial` if it is not the source's"
    own += [
        (leaf, hint)
        for path, leaf in (leaves(document.rows) if document.rows is not None else ())
        if _HAN.search(leaf.text) and _is_text(path, leaf, kinds) and not _names(path)
    ]
    out = []
    for leaf, hint in own:
        bare = _bare(leaf.text)
        if bare in held:
            continue
        message = f"the source text does not hold `{_short(bare)}`"
        common = _common(bare, held)
        if 2 <= common < len(bare):
            message += f": it agrees up to `{bare[:common][-8:]}`, not in `{_short(bare[common:])}`"
        out.append(Diagnostic("not-in-source", message, leaf.span, "warning", (hint,)))
    return out


def _names(path: str) -> bool:
    """True for texts that name parts of an edition, which no source can hold."""
    return re.search(r"\.(tab|alt|art_alt)$|\b(contents|index|notes)(\.title)?$", path) is not None


_HAN = late("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def _bare(text: str) -> str:
    """Text to compare: normalized, without white space."""
    return unicodedata.normalize("NFC", "".join(text.split()))


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:23]}…"


def _common(text: str, held: str) -> int:
    """How many of a text's first characters stand together in another."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text[:middle] in held else (low, middle - 1)
    return low


Kinds = Mapping[str, tuple[FieldInfo, ...]]


def _kinds(registry: Registry) -> Kinds:
    """What the keys of panels take, by key."""
    models: list[type[Model]] = [Place, *(kind.model for kind in registry.sound())]
    out: dict[str, tuple[FieldInfo, ...]] = {}
    for model in models:  # grows while it is read
        for key, info in fields_of(model).items():
            out[key] = (*out.get(key, ()), info)
            hint = _bare_type(info)
            if isinstance(hint, type) and issubclass(hint, Model) and hint not in models:
                models.append(hint)
    return out


def _bare_type(info: FieldInfo) -> Any:
    return (*typing.get_args(info.type), info.type)[0]


def _is_text(path: str, leaf: Scalar, kinds: Kinds) -> bool:
    """True for what a sheet may print: no path, no address, no ink, icon, length or file."""
    if leaf.kind == "null" or is_reference(leaf.text) or is_url(leaf.text):
        return False
    for info in kinds.get(re.sub(r"\[\d+\]$", "", path).rsplit(".", 1)[-1], ()):
        hint = info.type if typing.get_origin(info.type) is typing.Literal else _bare_type(info)
        if typing.get_origin(hint) is typing.Literal:
            if leaf.text in typing.get_args(hint):
                return False
        elif hint in (Picture, AnyPicture) or (
            hint in LEAVES
            and hint not in (Text, Figure)
            and not isinstance(LEAVES[hint](leaf, info.meta), Fault)
        ):
            return False
    return True


def _editorial_spans(document: Document) -> set[Any]:
    assert document.head is not None and document.content is not None
    out = set()
    for path in document.head.editorial:
        found = follow(document.content, path.value.removeprefix("$"))
        for node in () if isinstance(found, Missed) else found:
            out |= {leaf.span for _, leaf in leaves(node)}
    return out


def runs_of(items: tuple[Item, ...]) -> list[GlyphRun]:
    """Every glyph run below some items, in reading order."""
    out: list[GlyphRun] = []
    for item in items:
        if isinstance(item, GlyphRun):
            out.append(item)
        elif isinstance(item, Group | Tag | Link):
            out += runs_of(item.items)
    return out


def characters(frame: Frame) -> int:
    """How many characters stand on the sheet, blanks not counted."""
    return sum([len(run.text.replace(" ", "")) for run in runs_of(frame.items)])


def facts(document: Document, sheets: Sequence[Sheet], grid: float) -> dict[str, Any]:
    """What the solver chose, as plain data."""
    page = document.spec.page.size
    return {
        "width_mm": page.width,
        "height_mm": page.height,
        "pages": len(sheets),
        "body_pt": sheets[0].size,
        "limit": sheets[0].limit,
        "spare_mm": round(sum(s.spare for s in sheets), 2),
        "spare_lines": sum(int(max(s.spare, 0) // grid) for s in sheets),
        "characters": sum(characters(s.frame) for s in sheets),
        "editorial": sum(1 for note in editorial(document) if note.code == "editorial"),
        "rows_mm": [[round(v, 2) for v in row] for s in sheets for row in s.rows],
    }


def fit(document: Document, sheets: Sequence[Sheet]) -> list[dict[str, Any]]:
    """How each page is filled, as plain data: lengths in mm, lines of body text."""
    from infographic.layout.blanks import filling

    leading = document.spec.body.leading
    out = []
    for sheet in sheets:
        found = filling(sheet.frame, sheet.live, leading * sheet.size * MM_PER_PT)
        side, x, y = found.blank
        out.append(
            {
                "page": sheet.number,
                "filled": round(found.filled, 4),
                "largest_blank_mm": {"side": side, "x": round(x, 1), "y": round(y, 1)},
                "lines_added": [{"row": row, "gap_below": gap} for row, gap in sheet.added],
            }
        )
    return out


__all__ = [
    "Scalar",
    "characters",
    "editorial",
    "facts",
    "figure_sources",
    "fit",
    "not_in_source",
    "runs_of",
]
