"""What commands take: options that several share, and what they mean together."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, get_args

import click
from click.core import ParameterSource

from infographic import output
from infographic.spec.model import MediumName


def settings_of(pairs: Iterable[str], medium: str | None) -> dict[str, str]:
    out = {"medium": medium} if medium else {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise click.BadParameter(f"`{pair}` is not key=value", param_hint="--set")
        out[key.strip()] = value if value.strip() else '""'
    return out


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
    """A command whose short options are found at once.

    click looks `-o` up among the long options first and makes an error with suggestions of it, twice a
    render, 3 ms, before it finds the short one.
    """

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


def one_stdin(specs: Sequence[Path]) -> None:
    if specs.count(Path("-")) > 1:
        raise click.UsageError("stdin can be read once only")


def targets_of(specs: Sequence[Path], pattern: str) -> list[str]:
    """Where each spec goes; no two to the same file."""
    one_stdin(specs)
    if pattern == "-" and len(specs) > 1:
        raise click.UsageError("several specs cannot go to one stdout")
    targets = [target_of(spec, pattern, len(specs)) for spec in specs]
    taken: dict[Path, Path] = {}
    for spec, target in zip(specs, targets, strict=True):
        first = taken.setdefault(Path(target).absolute(), spec)
        if first is not spec:
            raise click.UsageError(f"{first} and {spec} would both be written to {target}")
        if target != "-" and Path(target).absolute() in [s.absolute() for s in specs]:
            raise click.UsageError(f"{target} is a spec")
    return targets


def target_of(spec: Path, pattern: str, count: int) -> str:
    if pattern == "-":
        return pattern
    stem = "stdin" if str(spec) == "-" else spec.stem
    name = pattern.replace("{stem}", stem)
    path = Path(name)
    if path.is_dir() or name.endswith(("/", "\\")):
        path = path / f"{stem}.pdf"
    elif count > 1 and "{stem}" not in pattern:
        raise click.UsageError("several specs need a folder or a {stem} pattern as output")
    if path.suffix.lower() not in output.SUFFIXES:
        raise click.UsageError(
            f"cannot write `{path.name}`: use {', '.join(output.SUFFIXES)}, or a folder/"
        )
    return str(path)


def picture_of(
    targets: Sequence[str],
    dpi: float | None,
    width: int | None,
    spreads: bool,
    outlines: bool,
    x1a: bool = False,
) -> output.Picture:
    """How pictures are made; what is asked of them in vain is wrong usage."""
    if dpi is not None and width is not None:
        raise click.UsageError("--dpi and --width exclude each other")
    asked = (
        (spreads, "--spreads", (".png",)),
        (width is not None, "--width", (".png",)),
        (outlines, "--outlines", (".svg", ".pdf")),
        (x1a, "--x1a", (".pdf",)),
    )
    for _, option, suffixes in (one for one in asked if one[0]):
        for target in targets:
            suffix = ".pdf" if target == "-" else Path(target).suffix.lower()
            if suffix not in suffixes:
                kind = " and ".join(known[1:].upper() for known in suffixes)
                raise click.UsageError(f"{option} is for {kind}, not for {target}")
    return output.Picture(96.0 if dpi is None else dpi, width, spreads, outlines)
