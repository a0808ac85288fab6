"""The command line.  Exit codes: 0 fine, 1 the user's files, 2 wrong usage, 3 environment."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from infographic import __version__, pipeline
from infographic.diagnostics import Diagnostic, EnvironmentFault, console, has_errors
from infographic.world import display_path, write_atomically

CONTEXT = {"help_option_names": ["-h", "--help"]}
_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, message="infographic %(version)s")
def cli() -> None:
    """Declarative YAML specs to print-ready Chinese infographics."""


def _settings(pairs: Iterable[str]) -> dict[str, str]:
    out = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key:
            raise click.BadParameter(f"`{pair}` is not key=value", param_hint="--set")
        out[key.strip()] = value
    return out


_specs = click.argument(
    "specs", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
_set = click.option(
    "--set",
    "sets",
    multiple=True,
    metavar="KEY=VALUE",
    help="Replace a value of the spec, for example body.size='12 pt'.",
)
_root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder that specs may read from (default: the spec's own).",
)
_fonts = click.option(
    "--fonts",
    "font_folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with further fonts.",
)
_format = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How diagnostics are printed.",
)


@cli.command()
@_specs
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="PATH",
    help="File (.pdf, .png, .txt), folder, or pattern with {stem}.",
)
@click.option(
    "--dpi",
    type=click.FloatRange(12, 1200),
    default=96.0,
    show_default=True,
    help="Resolution of PNG output.",
)
@_set
@_root
@_fonts
@_format
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
def render(
    specs: tuple[Path, ...],
    output: str,
    dpi: float,
    sets: tuple[str, ...],
    root: Path | None,
    font_folders: tuple[Path, ...],
    format_: str,
    quiet: bool,
) -> None:
    """Render SPECS to PDF, PNG or a text dump."""
    settings = _settings(sets)
    targets = [_target(spec, output, len(specs)) for spec in specs]
    failed = False
    shown: list[Diagnostic] = []
    for spec, target in zip(specs, targets, strict=True):
        if not quiet and format_ == "text" and sys.stderr.isatty():
            click.echo(f"{display_path(spec)} -> {target}", err=True)
        result = pipeline.layout(spec, root=root, settings=settings, font_folders=font_folders)
        shown += result.diagnostics
        if format_ == "text":
            _print(result.diagnostics, result.sources, "error" if quiet else "warning")
        if result.failed:
            failed = True
            continue
        if target == "-":
            click.get_binary_stream("stdout").write(pipeline.pdf(result))
            continue
        data = pipeline.encode(result, Path(target).suffix, dpi)
        write_atomically(Path(target), data)
        if not quiet and format_ == "text":
            click.echo(_summary(target, len(data), result), err=True)
    if format_ == "json":
        click.echo(_json(shown))
    sys.exit(1 if failed else 0)


@cli.command()
@_specs
@_set
@_root
@_fonts
@_format
def check(
    specs: tuple[Path, ...],
    sets: tuple[str, ...],
    root: Path | None,
    font_folders: tuple[Path, ...],
    format_: str,
) -> None:
    """Check SPECS without writing: faults, editorial text, what the solver chose."""
    settings = _settings(sets)
    failed = False
    documents = []
    for spec in specs:
        result = pipeline.layout(spec, root=root, settings=settings, font_folders=font_folders)
        notes = (*result.diagnostics, *pipeline.remarks(result))
        failed = failed or has_errors(notes)
        facts = pipeline.facts(result)
        documents.append({"spec": str(spec), "diagnostics": [d.as_dict() for d in notes], **facts})
        if format_ == "text":
            _print(notes, result.sources, "note")
            click.echo(_facts_text(spec, facts))
    if format_ == "json":
        click.echo(json.dumps(documents, ensure_ascii=False, indent=2))
    sys.exit(1 if failed else 0)


@cli.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write.")
def schema(output: Path | None) -> None:
    """Write the JSON Schema (draft-07) of spec files."""
    from infographic.schema import spec_schema

    text = json.dumps(spec_schema(pipeline.registry()), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomically(output, text.encode("utf-8"))


@cli.command()
@click.argument(
    "spec", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@_root
@_fonts
def fonts(spec: Path | None, root: Path | None, font_folders: tuple[Path, ...]) -> None:
    """List faces; with a SPEC, its roles, their faces and how they cover its text."""
    from infographic.listing import font_lines

    for line in font_lines(spec, root, font_folders):
        click.echo(line)


@cli.command()
def panels() -> None:
    """List the installed panel types."""
    registry = pipeline.registry()
    width = max(len(n) for n in registry.names())
    for name in registry.names():
        kind = registry.find(name)
        click.echo(f"{name:<{width}}  {kind.doc if kind else ''}")


def _target(spec: Path, output: str, count: int) -> str:
    if output == "-":
        return output
    name = output.replace("{stem}", spec.stem)
    path = Path(name)
    if path.is_dir() or name.endswith(("/", "\\")):
        path = path / f"{spec.stem}.pdf"
    elif count > 1 and "{stem}" not in output:
        raise click.UsageError("several specs need a folder or a {stem} pattern as output")
    if path.suffix.lower() not in pipeline.SUFFIXES:
        raise click.UsageError(f"cannot write `{path.suffix}`: use {', '.join(pipeline.SUFFIXES)}")
    return str(path)


def _print(notes: Iterable[Diagnostic], sources: Mapping[str, str], least: str) -> None:
    order = ("error", "warning", "note")
    for note in notes:
        if order.index(note.severity) <= order.index(least):
            first, _, rest = console(note, sources).partition("\n")
            click.secho(first, fg=_COLOURS[note.severity], err=True)
            if rest:
                click.echo(rest, err=True)


def _summary(target: str, size: int, result: pipeline.Result) -> str:
    facts = pipeline.facts(result)
    return (
        f"wrote {target} ({size / 1024:.0f} KB, {facts['width_mm']:g} x {facts['height_mm']:g} mm, "
        f"body {facts['body_pt']:g} pt, {facts['characters']} characters)"
    )


def _facts_text(spec: Path, facts: Mapping[str, Any]) -> str:
    if not facts:
        return f"{display_path(spec)}: not laid out"
    return (
        f"{display_path(spec)}: body {facts['body_pt']:g} pt (limit: {facts['limit']}), "
        f"{facts['spare_lines']} spare lines shared out, {facts['characters']} characters, "
        f"{facts['editorial']} editorial texts"
    )


def _json(notes: Iterable[Diagnostic]) -> str:
    return json.dumps([d.as_dict() for d in notes], ensure_ascii=False, indent=2)


def main() -> None:
    """Entry point: no traceback for what the user or the machine did wrong."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        cli(standalone_mode=True)
    except EnvironmentFault as fault:
        click.echo(f"infographic: {fault}", err=True)
        sys.exit(3)
    except OSError as fault:
        click.echo(f"infographic: {fault.filename or ''}: {fault.strerror or fault}", err=True)
        sys.exit(3)


if __name__ == "__main__":
    main()
