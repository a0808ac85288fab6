"""The command `infographic preflight`."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from infographic.streams import dumps

if TYPE_CHECKING:
    from infographic.preflight.document import Medium


@click.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--for",
    "medium",
    type=click.Choice(["press", "screen", "office", "any"]),
    help="What the files are meant for (default: what they claim; without claims, press).",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="A table, or JSON with every finding.",
)
@click.option("--no-raster", is_flag=True, help="Leave out what needs Ghostscript.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
def preflight(
    files: tuple[Path, ...], medium: Medium | None, format_: str, no_raster: bool, quiet: bool
) -> None:
    """Check FILES, PDFs of any origin, as a press would before it prints."""
    from infographic.preflight.run import check_file

    # what pikepdf logs of damaged files is among the findings
    logging.getLogger("pikepdf").addHandler(logging.NullHandler())
    reports = [check_file(path.read_bytes(), str(path), medium, not no_raster) for path in files]
    if format_ == "json":
        click.echo(dumps([report.as_dict() for report in reports]))
    else:
        tables = [report.table(quiet=quiet) for report in reports]
        for table in filter(None, tables):
            click.echo(table)
    sys.exit(1 if any(report.failed for report in reports) else 0)
