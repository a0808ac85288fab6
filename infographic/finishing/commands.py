"""``infographic impose | tile | repeat | ticket``: what a print shop does with a finished PDF."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from infographic.diagnostics import EnvironmentFault, printable
from infographic.finishing import jobs
from infographic.finishing.model import Size, Unfit
from infographic.finishing.options import (
    BLEED,
    GRIPPER,
    MARKED,
    OUTPUT,
    PAGE,
    PLACE,
    SOURCE,
    length,
    size,
    target,
    thickness,
)
from infographic.finishing.press import Press
from infographic.finishing.source import BrokenPdf, first_line
from infographic.finishing.ticket import Order, ticket_json, ticket_pdf
from infographic.world import display_path, write_atomically

T = TypeVar("T")

#: Options that one way of imposing has and others have no use for.
_ONLY = {
    "caliper": ("booklet", "perfect"),
    "cover": ("booklet", "perfect"),
    "cover_caliper": ("booklet",),
    "signature": ("perfect",),
    "up": ("nup",),
    "turn": ("nup",),
    "gutter": ("perfect", "nup"),
}


@click.command()
@SOURCE
@OUTPUT
@click.option(
    "--as",
    "how",
    required=True,
    type=click.Choice(["booklet", "perfect", "nup"]),
    help="Saddle stitch, perfect-bound signatures, or pages side by side.",
)
@click.option("--sheet", type=size, default="sra3", show_default=True, help="`a3`, `320x450`, ...")
@click.option(
    "--binding",
    type=click.Choice(["left", "right"]),
    default="left",
    show_default=True,
    help="`right` for books with vertical text.",
)
@click.option(
    "--caliper", type=thickness, default="0", help="Thickness of the paper, mm (157 g: 0.13)."
)
@click.option(
    "--cover",
    type=click.Choice(["with", "apart"]),
    default="with",
    help="`apart`: the cover is a job of its own, OUT-cover.pdf.",
)
@click.option("--cover-caliper", type=thickness, help="Thickness of the cover's stock, mm.")
@click.option(
    "--signature",
    type=click.Choice(["4", "8", "16"]),
    default="16",
    show_default=True,
    help="Pages that are folded from one sheet.",
)
@click.option("--up", type=click.Choice(["2", "4"]), default="2", help="Pages on a side.")
@click.option(
    "--turn",
    type=click.Choice(["work-and-turn", "work-and-tumble", "none"]),
    default="none",
    help="Both sides from one plate.",
)
@click.option("--gutter", type=length, default="6 mm", show_default=True, help="Between pages.")
@GRIPPER
@PLACE
@BLEED
@MARKED
@click.pass_context
def impose(ctx: click.Context, /, file: Path, output: Path, **asked: Any) -> None:
    """Place the pages of FILE.pdf on press sheets: booklet, signatures, n-up."""
    how = asked["how"]
    for name, ways in _ONLY.items():
        given = ctx.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT
        if given and how not in ways:
            option = name.replace("_", "-")
            raise click.UsageError(f"--{option} is for {' and '.join(ways)}, not for {how}")
    apart = asked["cover"] == "apart"
    if asked["cover_caliper"] is not None and not apart:
        raise click.UsageError("--cover-caliper is for --cover apart")
    target(output, file)
    beside = output.with_name(f"{output.stem}-cover{output.suffix}")
    job = jobs.Imposition(
        how,
        _press(asked),
        asked["binding"],
        asked["caliper"],
        apart,
        asked["cover_caliper"],
        int(asked["signature"]),
        int(asked["up"]),
        asked["turn"],
        asked["gutter"],
        asked["bleed"],
        jobs.MARKS[how] if asked["marks"] is None else asked["marks"],
        file.name,
    )
    if apart:
        target(beside, file)
    made = _made(file, lambda data: jobs.impose(data, job))
    write_atomically(output, made.sheets)
    if made.cover is not None:
        write_atomically(beside, made.cover)


@click.command()
@SOURCE
@OUTPUT
@click.option("--on", "sheet", type=size, default="a4", show_default=True, help="`a4`, `a3`.")
@click.option("--overlap", type=length, default="10 mm", show_default=True, help="To glue.")
@click.option(
    "--margin",
    type=length,
    default="5 mm",
    show_default=True,
    help="What the printer cannot reach at each edge.",
)
@PAGE
def tile(file: Path, output: Path, sheet: Size, overlap: float, margin: float, page: int) -> None:
    """Print one page of FILE.pdf in true size over office sheets, to be cut and glued."""
    target(output, file)

    def make(data: bytes) -> bytes:
        return jobs.tiled(
            data, sheet, overlap=overlap, margin=margin, page=page - 1, title=file.name
        )

    write_atomically(output, _made(file, make))


@click.command()
@SOURCE
@OUTPUT
@click.option("--sheet", type=size, required=True, help="`sra3`, `720x1020`, ...")
@click.option("--gutter", type=length, default="6 mm", show_default=True, help="Between copies.")
@click.option("--count", type=click.IntRange(1, 100_000), help="Copies (default: as many as fit).")
@PAGE
@GRIPPER
@PLACE
@BLEED
@MARKED
def repeat(
    file: Path, output: Path, gutter: float, count: int | None, page: int, **asked: Any
) -> None:
    """Place one page of FILE.pdf on a sheet as often as it fits."""
    target(output, file)
    marks = jobs.MARKS["repeat"] if asked["marks"] is None else asked["marks"]

    def make(data: bytes) -> bytes:
        return jobs.repeated(
            data,
            _press(asked),
            page=page - 1,
            gutter=gutter,
            count=count,
            bleed=asked["bleed"],
            marks=marks,
            title=file.name,
        )

    write_atomically(output, _made(file, make))


@click.command()
@SOURCE
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="TICKET.pdf|.json",
    help="The ticket: .pdf for people, .json for machines.",
)
@click.option("--quantity", type=click.IntRange(1), help="Copies to print.")
@click.option("--stock", default="", help="Paper: `157g 铜版纸`.")
@click.option("--binding", default="", help="Folding or binding: `骑马订`.")
@click.option("--finish", default="", help="Surface: `覆哑膜`.")
@click.option("--note", default="", help="Anything else.")
@click.option("--date", default="", help="Date of the order; no clock is read.")
def ticket(
    file: Path,
    output: Path,
    quantity: int | None,
    stock: str,
    binding: str,
    finish: str,
    note: str,
    date: str,
) -> None:
    """Write the job ticket (施工单) of FILE.pdf: what it is, what to print, how."""
    target(output, file, (".pdf", ".json"))
    order = Order(quantity, stock, binding, finish, note, date)
    write = ticket_json if output.suffix.lower() == ".json" else ticket_pdf
    write_atomically(output, _made(file, lambda data: write(data, file.name, order)))


def _press(asked: dict[str, Any]) -> Press:
    return Press(asked["sheet"], asked["gripper"], place=asked["place"])


def _made(file: Path, make: Callable[[bytes], T]) -> T:
    """What is made of a file; a fault in it is told in one line, with exit code 1."""
    try:
        import pikepdf
    except ImportError as fault:
        raise EnvironmentFault(f"pikepdf cannot be imported: {fault}") from fault
    try:
        return make(file.read_bytes())
    except (Unfit, BrokenPdf) as fault:
        told = str(fault)
    except pikepdf.PdfError as fault:  # met behind the pages' boxes: damaged streams
        told = f"it cannot be read as a PDF ({first_line(fault)})"
    click.echo(f"{printable(display_path(file))}: error: {told}", err=True)
    sys.exit(1)
