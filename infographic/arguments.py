"""What commands take: options that several share."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import click
from click.core import ParameterSource

from infographic.spec.model import MediumName
from infographic.usage import WrongUsage


def finite(ctx: click.Context, param: click.Parameter, value: float | None) -> float | None:
    if value is not None and math.isnan(value):
        raise click.BadParameter("not a number")
    return value


SPEC = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
SPECS = click.argument("specs", nargs=-1, required=True, type=SPEC)
SETS = click.option(
    "--set",
    "sets",
    multiple=True,
    metavar="KEY=VALUE",
    help="Replace a value of the spec, for example body.size='12 pt'.",
)
ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder that specs may read from (default: the spec's own).",
)
FONTS = click.option(
    "--fonts",
    "font_folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with further fonts.",
)
MEDIUM = click.option(
    "--medium",
    type=click.Choice(get_args(MediumName)),
    help="What the PDF is for, instead of the spec's `medium`.",
)


def _named(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """A name that is not blank; "" where the option is not given."""
    if ctx.get_parameter_source(str(param.name)) != ParameterSource.DEFAULT and not value.strip():
        raise click.BadParameter("a name belongs here", ctx, param)
    return value.strip()


ICC = click.option(
    "--icc",
    metavar="FILE",
    default="",
    callback=_named,
    help="The printer's output profile (ICC, CMYK), instead of the spec's `print.icc`.",
)
CONDITION = click.option(
    "--condition",
    metavar="NAME",
    default="",
    callback=_named,
    help="The profile's output condition (FOGRA51), instead of the spec's `print.condition`.",
)
FORMAT = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How diagnostics are printed.",
)
QUIET = click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
VERBOSE = click.option("-v", "--verbose", is_flag=True, help="Print how long each stage took.")


class Command(click.Command):
    """A command that tells wrong usage as click does, and finds short options at once.

    click looks `-o` up among the long options first and makes an error with suggestions of it, twice a
    render, 3 ms, before it finds the short one.
    """

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except WrongUsage as fault:
            if fault.option:
                raise click.BadParameter(str(fault), ctx, param_hint=fault.option) from None
            raise click.UsageError(str(fault), ctx) from None

    def make_parser(self, ctx: click.Context) -> Any:
        parser = super().make_parser(ctx)
        tables = vars(parser)
        if "_long_opt" in tables and "_short_opt" in tables:
            parser._long_opt.update(parser._short_opt)
        return parser


def lays_out(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of those that lay specs out."""
    for option in (VERBOSE, QUIET, FORMAT, FONTS, ROOT, SETS, CONDITION, ICC, MEDIUM, SPECS):
        command = option(command)
    return command
