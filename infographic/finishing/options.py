"""What the finishing commands take: lengths, sheets, marks, as people write them."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import click

from infographic.finishing.marks import KINDS
from infographic.finishing.model import Size
from infographic.spec.special import page_presets

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_LENGTH = re.compile(rf"({_NUMBER})\s*(mm|cm|in|pt)?")
_SIZE = re.compile(rf"({_NUMBER})\s*[x×*]\s*({_NUMBER})\s*(mm|cm)?")
_UNITS = {None: 1.0, "mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}
#: Untrimmed sheets of digital presses beside the spec's page presets.
_RAW = {"sra3": (320.0, 450.0), "sra4": (225.0, 320.0)}


class _Length(click.ParamType):
    """``10 mm``, ``10``, ``1 cm``: mm, from 0 to ``most``."""

    name = "mm"

    def __init__(self, most: float) -> None:
        self.most = most

    def convert(self, value: Any, param: Any, ctx: Any) -> float:
        if isinstance(value, float):
            return value
        found = _LENGTH.fullmatch(str(value).strip().lower())
        if found is None:
            self.fail(f"`{value}` is no length: write `10 mm`", param, ctx)
        mm = float(found[1]) * _UNITS[found[2]]
        if not math.isfinite(mm) or mm > self.most:
            self.fail(f"`{value}` is more than {self.most:g} mm", param, ctx)
        return mm


class _Sheet(click.ParamType):
    """``a3``, ``320x450``, ``440 x 315 mm``."""

    name = "size"

    def convert(self, value: Any, param: Any, ctx: Any) -> Size:
        if isinstance(value, Size):
            return value
        text = str(value).strip().lower()
        if found := _SIZE.fullmatch(text):
            unit = _UNITS[found[3]]
            size = Size(float(found[1]) * unit, float(found[2]) * unit)
            if min(size) < 50 or max(size) > 5000:
                self.fail("a sheet is 50 to 5000 mm wide and high", param, ctx)
            return size
        presets = {**page_presets(), **_RAW}
        name, _, turn = text.partition(" ")
        if name not in presets or turn not in ("", "landscape", "portrait"):
            self.fail(f"`{value}` is no sheet: write `a3`, `sra3` or `440 x 315 mm`", param, ctx)
        size = Size(*presets[name])
        upright = size if size.height >= size.width else size.turned
        return {"": size, "landscape": upright.turned, "portrait": upright}[turn]


class _Marks(click.ParamType):
    """``crop,fold``; ``none``; ``all``."""

    name = "marks"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        words = [word.strip().lower() for word in str(value).split(",") if word.strip()]
        if words == ["none"]:
            return ()
        if words == ["all"]:
            return tuple(kind for kind in KINDS if kind != "double")
        for word in words:
            if word not in KINDS:
                self.fail(f"`{word}` is no mark: {', '.join(KINDS)}, all or none", param, ctx)
        return tuple(words)


LENGTH, THICKNESS, SHEET, MARKS = _Length(200.0), _Length(3.0), _Sheet(), _Marks()
SOURCE = click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.pdf"
)
OUTPUT = click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="OUT.pdf",
    help="PDF to write.",
)
GRIPPER = click.option(
    "--gripper",
    type=LENGTH,
    default="12 mm",
    show_default=True,
    help="Lower edge that the press holds (10-12 mm); 0 for office printers.",
)
PLACE = click.option(
    "--place",
    type=click.Choice(["centre", "gripper"]),
    default="centre",
    show_default=True,
    help="Where the pages stand between the gripper and the far edge.",
)
BLEED = click.option(
    "--bleed", type=LENGTH, help="The most bleed that is kept (default: all that pages bring)."
)
MARKED = click.option(
    "--marks",
    type=MARKS,
    help=f"Marks around the pages: {', '.join(KINDS)}; all; none. `double` marks the bleed too.",
)
PAGE = click.option(
    "--page", type=click.IntRange(1), default=1, show_default=True, help="Which page of the file."
)


def target(output: Path, source: Path, suffixes: tuple[str, ...] = (".pdf",)) -> Path:
    """The file to write, which is not the one to read.  Raises ``click.BadParameter``."""
    if output.suffix.lower() not in suffixes:
        raise click.BadParameter(
            f"cannot write `{output.name}`: use {' or '.join(suffixes)}", param_hint="--output"
        )
    if output.resolve() == source.resolve():
        raise click.BadParameter("it is the file that is read", param_hint="--output")
    return output
