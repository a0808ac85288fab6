"""The commands that tell what there is: schemas, faces and icons, panels.  ``cli`` imports them when
they are asked for."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from infographic import pipeline
from infographic.arguments import FONTS, ROOT, SPEC
from infographic.listing import face_lines, icon_lines, panel_lines, role_lines
from infographic.streams import dumps, print_notes
from infographic.world import write_atomically


@click.command()
@click.option(
    "--for",
    "kind",
    type=click.Choice(["spec", "theme", "content", "python"]),
    default="spec",
    show_default=True,
    help="The kind of file; python: the signatures of infographic.build.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write.")
def schema(kind: str, output: Path | None) -> None:
    """Write the JSON Schema (draft-07) of spec, theme or content files."""
    from infographic.schema import file_schema
    from infographic.stub import stub

    if kind == "python":
        text = stub()
    else:
        text = dumps(file_schema(kind, pipeline.registry()), to_file=output is not None) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomically(output, text.encode("utf-8"))


@click.command()
@click.argument("spec", required=False, type=SPEC)
@ROOT
@FONTS
@click.option("--icons", metavar="WORD", help="List the icons whose name holds WORD.")
def fonts(
    spec: Path | None, root: Path | None, font_folders: tuple[Path, ...], icons: str | None
) -> None:
    """List faces; with a SPEC, its roles, their faces and how they cover its text."""
    if icons is not None:
        for line in icon_lines(icons):
            click.echo(line)
        return
    if spec is None:
        for line in face_lines(font_folders):
            click.echo(line)
        return
    result = pipeline.layout(spec, root=root, font_folders=font_folders)
    print_notes(result.diagnostics, result.sources, "error")
    if result.document is not None:
        for line in role_lines(result.document):
            click.echo(line)
    sys.exit(1 if result.failed else 0)


@click.command()
@click.argument("name", required=False)
@click.option("--format", "format_", type=click.Choice(["text", "markdown"]), default="text")
def panels(name: str | None, format_: str) -> None:
    """List the installed panel types; with a NAME, the keys of one; in Markdown, all keys."""
    from infographic.reference import panel_pages

    registry = pipeline.registry()
    if name is not None and registry.find(name) is None:
        raise click.UsageError(f"no panel is called `{name}`; `infographic panels` lists them")
    tell = panel_lines if format_ == "text" else panel_pages
    for line in tell(registry, name):
        click.echo(line)
