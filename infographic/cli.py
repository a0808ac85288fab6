"""The command line.  Exit codes: 0 fine, 1 the user's files, 2 wrong usage, 3 environment."""

from __future__ import annotations

import json
import math
import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from infographic import __version__, pipeline
from infographic.diagnostics import Diagnostic, EnvironmentFault, console, has_errors
from infographic.memory import in_turn, short_run
from infographic.world import display_path, write_atomically

CONTEXT = {"help_option_names": ["-h", "--help"]}
_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, message="infographic %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Declarative YAML specs to print-ready Chinese infographics."""
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    elif os.environ.get("FORCE_COLOR", "0") != "0":
        ctx.color = True


def _settings(pairs: Iterable[str]) -> dict[str, str]:
    out = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise click.BadParameter(f"`{pair}` is not key=value", param_hint="--set")
        out[key.strip()] = value if value.strip() else '""'
    return out


def _finite(ctx: click.Context, param: click.Parameter, value: float) -> float:
    if math.isnan(value):
        raise click.BadParameter("not a number")
    return value


#: More pixels than this are asked for by mistake (an A1 sheet has 157 million at 450 dpi).
MOST_PIXELS = 250_000_000

_SPEC = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
_specs = click.argument("specs", nargs=-1, required=True, type=_SPEC)
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
_quiet = click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
_verbose = click.option("-v", "--verbose", is_flag=True, help="Print how long each stage took.")


@cli.command()
@_specs
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="PATH",
    help="File (.pdf, .png, .svg, .txt), folder, pattern with {stem}, or - for a PDF on stdout.",
)
@click.option(
    "--dpi",
    type=click.FloatRange(12, 1200),
    default=96.0,
    show_default=True,
    callback=_finite,
    help="Resolution of PNG output.",
)
@_set
@_root
@_fonts
@_format
@_quiet
@_verbose
def render(
    specs: tuple[Path, ...],
    output: str,
    dpi: float,
    sets: tuple[str, ...],
    root: Path | None,
    font_folders: tuple[Path, ...],
    format_: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Render SPECS (- for stdin) to PDF, PNG, SVG or a text dump."""
    settings = _settings(sets)
    targets = _targets(specs, output)
    failed = False
    shown: list[Diagnostic] = []
    for spec, target in in_turn(list(zip(specs, targets, strict=True))):
        clock = _Clock(verbose)
        if not quiet and format_ == "text" and sys.stderr.isatty():
            click.echo(f"{display_path(spec)} -> {target}", err=True)
        result = pipeline.layout(spec, root=root, settings=settings, font_folders=font_folders)
        clock.stage("layout")
        shown += result.diagnostics
        if format_ == "text":
            _print(result.diagnostics, result.sources, "error" if quiet else "warning")
        if result.failed:
            failed = True
            clock.tell(spec)
            continue
        suffix = ".pdf" if target == "-" else Path(target).suffix
        if suffix.lower() == ".png":
            _check_pixels(pipeline.facts(result), dpi)
        files = pipeline.encode(result, suffix, dpi)
        clock.stage("encode")
        if target == "-":
            sys.stdout.buffer.write(files[0])
            sys.stdout.buffer.flush()
        else:
            names = pipeline.numbered(Path(target), len(files))
            for name, data in zip(names, files, strict=True):
                write_atomically(name, data)
            target = ", ".join(str(n) for n in names)
        clock.stage("write")
        if not quiet and format_ == "text":
            click.echo(_summary(target, sum(map(len, files)), result), err=True)
        clock.tell(spec)
    if format_ == "json":
        click.echo(_json(shown), err=output == "-")  # stdout is the PDF's then
    sys.exit(1 if failed else 0)


@cli.command()
@_specs
@_set
@_root
@_fonts
@_format
@_quiet
@_verbose
def check(
    specs: tuple[Path, ...],
    sets: tuple[str, ...],
    root: Path | None,
    font_folders: tuple[Path, ...],
    format_: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Check SPECS without writing: faults, editorial text, what the solver chose."""
    settings = _settings(sets)
    _one_stdin(specs)
    failed = False
    documents = []
    for spec in in_turn(specs):
        clock = _Clock(verbose)
        result = pipeline.layout(spec, root=root, settings=settings, font_folders=font_folders)
        clock.stage("layout")
        notes = (*result.diagnostics, *pipeline.remarks(result))
        failed = failed or has_errors(notes)
        facts = pipeline.facts(result)
        clock.stage("remarks")
        documents.append({"spec": str(spec), "diagnostics": [d.as_dict() for d in notes], **facts})
        if format_ == "text":
            _print(notes, result.sources, "error" if quiet else "note")
            if not quiet:
                click.echo(_facts_text(spec, facts))
        clock.tell(spec)
    if format_ == "json":
        click.echo(json.dumps(documents, ensure_ascii=False, indent=2))
    sys.exit(1 if failed else 0)


@cli.command()
@click.option(
    "--for",
    "kind",
    type=click.Choice(["spec", "theme", "content"]),
    default="spec",
    show_default=True,
    help="The kind of file.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write.")
def schema(kind: str, output: Path | None) -> None:
    """Write the JSON Schema (draft-07) of spec, theme or content files."""
    from infographic.schema import file_schema

    text = json.dumps(file_schema(kind, pipeline.registry()), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomically(output, text.encode("utf-8"))


@cli.command()
@click.argument("spec", required=False, type=_SPEC)
@_root
@_fonts
@click.option("--icons", metavar="WORD", help="List the icons whose name holds WORD.")
def fonts(
    spec: Path | None, root: Path | None, font_folders: tuple[Path, ...], icons: str | None
) -> None:
    """List faces; with a SPEC, its roles, their faces and how they cover its text."""
    from infographic.listing import face_lines, icon_lines, role_lines

    if icons is not None:
        for line in icon_lines(icons):
            click.echo(line)
        return
    if spec is None:
        for line in face_lines(font_folders):
            click.echo(line)
        return
    result = pipeline.layout(spec, root=root, font_folders=font_folders)
    _print(result.diagnostics, result.sources, "error")
    if result.document is not None:
        for line in role_lines(result.document):
            click.echo(line)
    sys.exit(1 if result.failed else 0)


@cli.command()
@click.argument("name", required=False)
def panels(name: str | None) -> None:
    """List the installed panel types; with a NAME, the keys of one."""
    from infographic.listing import panel_lines

    registry = pipeline.registry()
    if name is not None and registry.find(name) is None:
        raise click.UsageError(f"no panel is called `{name}`; `infographic panels` lists them")
    for line in panel_lines(registry, name):
        click.echo(line)


def _one_stdin(specs: Sequence[Path]) -> None:
    if specs.count(Path("-")) > 1:
        raise click.UsageError("stdin can be read once only")


def _targets(specs: Sequence[Path], output: str) -> list[str]:
    """Where each spec goes; no two to the same file."""
    _one_stdin(specs)
    if output == "-" and len(specs) > 1:
        raise click.UsageError("several specs cannot go to one stdout")
    targets = [_target(spec, output, len(specs)) for spec in specs]
    taken: dict[Path, Path] = {}
    for spec, target in zip(specs, targets, strict=True):
        first = taken.setdefault(Path(target).absolute(), spec)
        if first is not spec:
            raise click.UsageError(f"{first} and {spec} would both be written to {target}")
        if target != "-" and Path(target).absolute() in [s.absolute() for s in specs]:
            raise click.UsageError(f"{target} is a spec")
    return targets


def _target(spec: Path, output: str, count: int) -> str:
    if output == "-":
        return output
    stem = "stdin" if str(spec) == "-" else spec.stem
    name = output.replace("{stem}", stem)
    path = Path(name)
    if path.is_dir() or name.endswith(("/", "\\")):
        path = path / f"{stem}.pdf"
    elif count > 1 and "{stem}" not in output:
        raise click.UsageError("several specs need a folder or a {stem} pattern as output")
    if path.suffix.lower() not in pipeline.SUFFIXES:
        raise click.UsageError(
            f"cannot write `{path.name}`: use {', '.join(pipeline.SUFFIXES)}, or a folder/"
        )
    return str(path)


def _check_pixels(facts: Mapping[str, Any], dpi: float) -> None:
    pixels = facts["width_mm"] * facts["height_mm"] * (dpi / 25.4) ** 2
    if pixels > MOST_PIXELS:
        most = int(dpi * math.sqrt(MOST_PIXELS / pixels))
        raise click.BadParameter(
            f"{pixels / 1e6:.0f} million pixels; {most} is the most for this sheet",
            param_hint="--dpi",
        )


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
        f"wrote {target} ({size / 1024:.0f} KB, {_pages(facts['pages'])}"
        f"{facts['width_mm']:g} x {facts['height_mm']:g} mm, "
        f"body {facts['body_pt']:g} pt, {facts['characters']} characters)"
    )


def _pages(count: int) -> str:
    return f"{count} pages, " if count > 1 else ""


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


@short_run()
def main() -> None:
    """Entry point: no traceback for what the user or the machine did wrong."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        cli(standalone_mode=True)
    except EnvironmentFault as fault:
        click.echo(f"infographic: {fault}", err=True)
    except BrokenPipeError:  # the reader of our output went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as fault:
        named = f"{fault.filename}: " if fault.filename else ""
        click.echo(f"infographic: {named}{fault.strerror or fault}", err=True)
    except Exception as fault:
        if {"-v", "--verbose"} & set(sys.argv):
            raise
        reason = f"{type(fault).__name__}: {fault}"
        click.echo(
            f"infographic: internal fault, please report it ({reason}; -v tells more)", err=True
        )
    sys.exit(3)


if __name__ == "__main__":
    main()
