"""What ``render`` does, whoever read the command line."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from infographic import output, pipeline
from infographic.diagnostics import Diagnostic, Span
from infographic.memory import in_turn
from infographic.record import dataclass
from infographic.streams import dumps, print_notes, say
from infographic.usage import WrongUsage
from infographic.world import display_path, write_atomically


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is rendered, and how it is told: ``specs`` to ``targets``, file by file.

    ``settings``: values in place of the specs'.  ``json``: diagnostics as JSON, on stderr where stdout
    is the PDF's.  ``quiet``: errors alone are told; ``verbose``: what each stage took.
    """

    specs: Sequence[Path]
    targets: Sequence[str]
    picture: output.Picture = output.Picture()
    settings: Mapping[str, str] | None = None
    root: Path | None = None
    font_folders: tuple[Path, ...] = ()
    icc: str = ""
    condition: str = ""
    x1a: bool = False
    json: bool = False
    quiet: bool = False
    verbose: bool = False


def render(order: Order) -> int:
    """Render all specs; the exit code: 1 when one of them failed.

    Raises ``WrongUsage`` for pictures of a size that cannot be made.
    """
    failed = False
    shown: list[Diagnostic] = []
    for spec, target in in_turn(list(zip(order.specs, order.targets, strict=True))):
        clock = Clock(order.verbose)
        if not order.quiet and not order.json and sys.stderr.isatty():
            say(f"{display_path(spec)} -> {target}")
        result = pipeline.layout(
            spec, root=order.root, settings=order.settings, font_folders=order.font_folders,
            icc=order.icc, condition=order.condition,
        )  # fmt: skip
        clock.stage("layout")
        shown += result.diagnostics
        if not order.json:
            print_notes(result.diagnostics, result.sources, "error" if order.quiet else "warning")
        if result.failed:
            failed = True
            clock.tell(spec)
            continue
        suffix = ".pdf" if target == "-" else Path(target).suffix
        try:
            files = output.encode(result, suffix, order.picture)
            if order.x1a:
                files = (_x1a(files[0]),)
        except Refused as fault:
            note = Diagnostic("no-pdfx", str(fault), Span(display_path(spec), 1, 1))
            shown.append(note)
            if not order.json:
                print_notes([note], result.sources, "error")
            failed = True
            continue
        except output.UnfitPicture as fault:
            raise WrongUsage(str(fault), "--width" if order.picture.width else "--dpi") from None
        clock.stage("encode")
        if target == "-":
            sys.stdout.buffer.write(files[0])
            sys.stdout.buffer.flush()
        else:
            names = output.numbered(Path(target), len(files))
            for name, data in zip(names, files, strict=True):
                write_atomically(name, data)
            target = ", ".join(str(n) for n in names)
        clock.stage("write")
        if not order.quiet and not order.json:
            size = sum(map(len, files))
            say(_written_line(target, size, pipeline.facts(result)))
        clock.tell(spec)
    if order.json:
        say(told(shown), err="-" in order.targets)
    return 1 if failed else 0


def told(notes: Iterable[Diagnostic]) -> str:
    """Diagnostics as JSON."""
    return dumps([d.as_dict() for d in notes])


class Refused(Exception):
    """A file that cannot be made as it was asked for."""


def _x1a(data: bytes) -> bytes:
    """A press file as PDF/X-1a:2003."""
    from infographic.finishing.x1a import to_x1a

    try:
        return to_x1a(data)
    except ValueError as fault:
        raise Refused(f"this is no PDF/X-1a: {fault}") from None


class Clock:
    """How long each stage took, told on stderr."""

    def __init__(self, on: bool) -> None:
        self.on = on
        self.last = time.perf_counter()
        self.stages: list[str] = []

    def stage(self, name: str) -> None:
        now = time.perf_counter()
        self.stages.append(f"{name} {now - self.last:.3f} s")
        self.last = now

    def tell(self, spec: Path) -> None:
        if self.on:
            say(f"{display_path(spec)}: {', '.join(self.stages)}")


def _written_line(target: str, size: int, facts: Mapping[str, Any]) -> str:
    """What `render` wrote."""
    pages = f"{facts['pages']} pages, " if facts["pages"] > 1 else ""
    return (
        f"wrote {target} ({size / 1024:.0f} KB, {pages}"
        f"{facts['width_mm']:g} x {facts['height_mm']:g} mm, "
        f"body {facts['body_pt']:g} pt, {facts['characters']} characters)"
    )
