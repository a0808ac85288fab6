"""The command line.  Exit codes: 0 fine, 1 the user's files, 2 wrong usage, 3 environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from infographic import __version__, pipeline, rendering
from infographic.arguments import Command, finite, lays_out
from infographic.diagnostics import has_errors
from infographic.memory import in_turn, short_run
from infographic.rendering import Clock, Order
from infographic.streams import dumps, guarded, print_notes
from infographic.usage import one_stdin, picture_of, settings_of, targets_of
from infographic.world import display_path

CONTEXT = {"help_option_names": ["-h", "--help"]}


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
    targets = targets_of(specs, pattern)
    order = Order(
        specs=specs, targets=targets, picture=picture_of(targets, dpi, width, spreads, outlines, x1a),
        settings=settings_of(sets, medium), root=root, font_folders=font_folders, icc=icc,
        condition=condition, x1a=x1a, json=format_ == "json", quiet=quiet, verbose=verbose,
    )  # fmt: skip
    sys.exit(rendering.render(order))


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
        clock = Clock(verbose)
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


@short_run()
def main() -> NoReturn:
    """Entry point: no traceback for what the user or the machine did wrong."""
    guarded(lambda: cli(standalone_mode=True))


if __name__ == "__main__":
    main()
