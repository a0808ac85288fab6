"""The library: ``infographic.render`` and what it returns."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from infographic import pipeline
from infographic.diagnostics import Diagnostic, SpecError
from infographic.record import dataclass
from infographic.world import write_atomically


@dataclass(frozen=True)
class Rendering:
    """A laid-out spec.  Files are made when they are asked for."""

    result: pipeline.Result

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Warnings and remarks (errors were raised)."""
        return self.result.diagnostics

    def pdf(self) -> bytes:
        """The press PDF."""
        return pipeline.pdf(self.result)

    def png(self, dpi: float = 96.0, page: int = 0) -> bytes:
        """A page as a PNG picture of its trim and bleed."""
        return pipeline.png(self.result, dpi, page)

    def svg(self, page: int = 0, *, outlines: bool = False) -> bytes:
        """A page as SVG with live text, or with outlines for viewers without web fonts."""
        return pipeline.svg(self.result, page, outlines=outlines)

    def dump(self) -> str:
        """The sheet as readable text."""
        return pipeline.dump_text(self.result)

    def save(self, path: str | Path, dpi: float = 96.0) -> Path:
        """Write ``.pdf``, ``.png``, ``.svg`` or ``.txt``, whole or not at all.

        Several pages as pictures get numbers: ``x-01.png``, ``x-02.png``.

        Raises ``ValueError`` for another suffix, ``OSError`` when the disk refuses.
        """
        target = Path(path)
        files = pipeline.encode(self.result, target.suffix, dpi)
        for name, data in zip(pipeline.numbered(target, len(files)), files, strict=True):
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
        return {"image/png": self.png(48.0)}


def render(
    spec: str | Path | Mapping[str, Any],
    *,
    root: str | Path | None = None,
    settings: Mapping[str, str] | None = None,
) -> Rendering:
    """Lay a spec out, from a file or a dict.

    ``root``: the folder that the spec may read from; the spec's own folder (or the current
    one for a dict) when not given.  ``settings``: dotted keys and YAML values that replace
    the spec's.  Raises ``SpecError`` with every diagnostic when the spec has errors,
    ``FileNotFoundError`` when there is no such file.  Floats in a dict are errors where text or
    a figure belongs: 837.30 would become 837.3; give a str, an int or a ``Decimal``.
    """
    for key, value in (settings or {}).items():
        if not isinstance(value, str):
            raise TypeError(f"settings[{key!r}] must be YAML text, not {type(value).__name__}")
    if not isinstance(spec, Mapping) and not Path(spec).is_file():
        raise FileNotFoundError(str(spec))
    result = pipeline.layout(spec, root=Path(root) if root else None, settings=settings)
    if result.failed:
        raise SpecError(result.diagnostics)
    return Rendering(result)
