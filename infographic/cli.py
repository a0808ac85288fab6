"""The command line.  Exit codes: 0 fine, 1 the user's files, 2 wrong usage, 3 environment."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from infographic import __version__, output, pipeline
from infographic.arguments import (
    Command,
    finite,
    lays_out,
    one_stdin,
    picture_of,
    settings_of,
    targets_of,
)
from infographic.diagnostics import Diagnostic, EnvironmentFault, Span, console, has_errors
from infographic.memory import in_turn, short_run
from infographic.streams import dumps, open_streams
from infographic.world import display_path, write_atomically

CONTEXT = {"help_option_names": ["-h", "--help"]}
_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


#: Commands that a render has no use for: imported when they are asked for.
_LATER = {
    "schema": "infographic.commands",
    "fonts": "infographic.commands",
    "panels": "infographic.commands",
    "preflight": "infographic.preflight.command",
    "impose": "infographic.finishing.commands",
    "tile": "infographic.finishing.commands",
    "repeat": "infographic.finishing.commands",
    "ticket": "infographic.finishing.commands",
}


class _Commands(click.Group):
    """The commands of this module, and those that are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *_LATER]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _LATER:
            made: click.Command = getattr(import_module(_LATER[cmd_name]), cmd_name)
            return made
        return super().get_command(ctx, cmd_name)


@click.group(cls=_Commands, context_settings=CONTEXT)
@click.version_option(__version__, message="infographic %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Declarative YAML specs to print-ready Chinese infographics."""
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    elif os.environ.get("FORCE_COLOR", "0") != "0":
        ctx.color = True


@cli.command(cls=Command)
@click.option(
    "-o",
    "--output",
    "pattern",
    required=True,
    metavar="PATH",
    help="File (.pdf, .png, .svg, .txt), folder, pattern with {stem}, or - for a PDF on stdout.",
)
@click.option(
    "--dpi",
    type=click.FloatRange(12, 1200),
    show_default="96",
    callback=finite,
    help="Resolution of PNG output.",
)
@click.option(
    "--width",
    type=click.IntRange(1, 100_000),
    help="Width of PNG output in pixels (1080 for a telephone), instead of --dpi.",
)
@click.option("--spreads", is_flag=True, help="PNG output of facing pages side by side.")
@click.option("--outlines", is_flag=True, help="SVG and PDF output with text as outlines (转曲).")
@click.option("--x1a", is_flag=True, help="PDF/X-1a:2003: no transparency, no tags.")
@lays_out
def render(
    specs: tuple[Path, ...],
    pattern: str,
    dpi: float | None,
    width: int | None,
    spreads: bool,
    outlines: bool,
    x1a: bool,
    medium: str | None,
    icc: str,
    condition: str,
    sets: tuple[str, ...],
    root: Path | None,
    font_folders: tuple[Path, ...],
    format_: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Render SPECS (- for stdin) to PDF, PNG, SVG or a text dump."""
    settings = settings_of(sets, medium)
    targets = targets_of(specs, pattern)
    picture = picture_of(targets, dpi, width, spreads, outlines, x1a)
    failed = False
    shown: list[Diagnostic] = []
    for spec, target in in_turn(list(zip(specs, targets, strict=True))):
        clock = _Clock(verbose)
        if not quiet and format_ == "text" and sys.stderr.isatty():
            click.echo(f"{display_path(spec)} -> {target}", err=True)
        result = pipeline.layout(
            spec, root=root, settings=settings, font_folders=font_folders, icc=icc,
            condition=condition,
        )  # fmt: skip
        clock.stage("layout")
        shown += result.diagnostics
        if format_ == "text":
            print_notes(result.diagnostics, result.sources, "error" if quiet else "warning")
        if result.failed:
            failed = True
            clock.tell(spec)
            continue
        suffix = ".pdf" if target == "-" else Path(target).suffix
        try:
            files = output.encode(result, suffix, picture)
            if x1a:
                files = (_x1a(files[0]),)
        except Refused as fault:
            note = Diagnostic("no-pdfx", str(fault), Span(display_path(spec), 1, 1))
            shown.append(note)
            if format_ == "text":
                print_notes([note], result.sources, "error")
            failed = True
            continue
        except output.UnfitPicture as fault:
            hint = "--dpi" if width is None else "--width"
            raise click.BadParameter(str(fault), param_hint=hint) from None
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
        if not quiet and format_ == "text":
            size = sum(map(len, files))
            click.echo(_written_line(target, size, pipeline.facts(result)), err=True)
        clock.tell(spec)
    if format_ == "json":
        click.echo(_json(shown), err=pattern == "-")  # stdout is the PDF's then
    sys.exit(1 if failed else 0)


@cli.command(cls=Command)
@lays_out
def check(
    specs: tuple[Path, ...],
    medium: str | None,
    icc: str,
    condition: str,
    sets: tuple[str, ...],
    root: Path | None,
    font_folders: tuple[Path, ...],
    format_: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Check SPECS without writing: faults, editorial text, what the solver chose."""
    settings = settings_of(sets, medium)
    one_stdin(specs)
    failed = False
    documents = []
    for spec in in_turn(specs):
        clock = _Clock(verbose)
        result = pipeline.layout(
            spec, root=root, settings=settings, font_folders=font_folders, icc=icc,
            condition=condition,
        )  # fmt: skip
        clock.stage("layout")
        notes = (*result.diagnostics, *pipeline.remarks(result))
        failed = failed or has_errors(notes)
        facts = pipeline.facts(result)
        if facts:
            facts["fit"] = pipeline.fit(result)
        clock.stage("remarks")
        documents.append({"spec": str(spec), "diagnostics": [d.as_dict() for d in notes], **facts})
        if format_ == "text":
            print_notes(notes, result.sources, "error" if quiet else "note")
            if not quiet:
                click.echo(_facts_line(display_path(spec), facts))
        clock.tell(spec)
    if format_ == "json":
        click.echo(dumps(documents))
    sys.exit(1 if failed else 0)


class Refused(Exception):
    """A file that cannot be made as it was asked for."""


def _x1a(data: bytes) -> bytes:
    """A press file as PDF/X-1a:2003."""
    from infographic.finishing.x1a import to_x1a

    try:
        return to_x1a(data)
    except ValueError as fault:
        raise Refused(f"this is no PDF/X-1a: {fault}") from None


class _Clock:
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
            click.echo(f"{display_path(spec)}: {', '.join(self.stages)}", err=True)


def print_notes(notes: Iterable[Diagnostic], sources: Mapping[str, str], least: str) -> None:
    """Diagnostics with the lines they speak of, on stderr, down to a severity."""
    order = ("error", "warning", "note")
    for note in notes:
        if order.index(note.severity) <= order.index(least):
            first, *rest = console(note, sources).split("\n", 1)
            click.secho(first, fg=_COLOURS[note.severity], err=True)
            for more in rest:
                click.echo(more, err=True)


def _written_line(target: str, size: int, facts: Mapping[str, Any]) -> str:
    """What `render` wrote."""
    pages = f"{facts['pages']} pages, " if facts["pages"] > 1 else ""
    return (
        f"wrote {target} ({size / 1024:.0f} KB, {pages}"
        f"{facts['width_mm']:g} x {facts['height_mm']:g} mm, "
        f"body {facts['body_pt']:g} pt, {facts['characters']} characters)"
    )


def _facts_line(spec: str, facts: Mapping[str, Any]) -> str:
    """What `check` found the solver to choose."""
    if not facts:
        return f"{spec}: not laid out"
    return (
        f"{spec}: body {facts['body_pt']:g} pt (limit: {facts['limit']}), "
        f"{facts['spare_lines']} spare lines shared out, {facts['characters']} characters, "
        f"{facts['editorial']} editorial texts{_fit(facts['fit'])}"
    )


def _fit(pages: Sequence[Mapping[str, Any]]) -> str:
    """How the pages are filled, and the largest blank of them."""
    least = min(page["filled"] for page in pages)
    worst = max(pages, key=lambda page: page["largest_blank_mm"]["side"])
    side, x, y = (worst["largest_blank_mm"][key] for key in ("side", "x", "y"))
    where = f"page {worst['page']}, " if len(pages) > 1 else ""
    return (
        f"; filled to {100 * least:.1f} %, largest blank {side:.0f} x {side:.0f} mm "
        f"({where}{x:.0f} mm from the left, {y:.0f} mm from the top)"
    )


def _json(notes: Iterable[Diagnostic]) -> str:
    return dumps([d.as_dict() for d in notes])


def _last_words(text: str) -> None:
    """What went wrong, where it can still be told: a full disk may be that of stderr too."""
    with suppress(OSError):
        click.echo(f"infographic: {text}", err=True)


@short_run()
def main() -> NoReturn:
    """Entry point: no traceback for what the user or the machine did wrong."""
    open_streams()
    try:
        cli(standalone_mode=True)
    except EnvironmentFault as fault:
        _last_words(str(fault))
    except BrokenPipeError:  # the reader of our output went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as fault:
        named = f"{fault.filename}: " if fault.filename else ""
        _last_words(f"{named}{fault.strerror or fault}")
    except Exception as fault:
        if {"-v", "--verbose"} & set(sys.argv):
            raise
        reason = f"{type(fault).__name__}: {fault}"
        told = f"internal fault, please report it ({reason}; -v tells more)"
        _last_words(told)
    sys.exit(3)


if __name__ == "__main__":
    main()
