"""What the finishing commands take: lengths, sheets, marks, as people write them."""

from __future__ import annotations

import re
from pathlib import Path

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


def _mm(text: str, most: float) -> float:
    """``10 mm``, ``10``, ``1 cm`` as mm, from 0 to ``most``."""
    found = _LENGTH.fullmatch(text.strip().lower())
    if found is None:
        raise click.BadParameter(f"`{text}` is no length: write `10 mm`")
    mm = float(found[1]) * _UNITS[found[2]]
    if mm > most:
        raise click.BadParameter(f"`{text}` is more than {most:g} mm")
    return mm


def length(text: str) -> float:
    """A length on a sheet, mm."""
    return _mm(text, 200.0)


def thickness(text: str) -> float:
    """The thickness of paper or board, mm."""
    return _mm(text, 3.0)


def size(text: str) -> Size:
    """``a3``, ``320x450``, ``440 x 315 mm``."""
    words = text.strip().lower()
    if found := _SIZE.fullmatch(words):
        unit = _UNITS[found[3]]
        made = Size(float(found[1]) * unit, float(found[2]) * unit)
        if min(made) < 50 or max(made) > 5000:
            raise click.BadParameter("a sheet is 50 to 5000 mm wide and high")
        return made
    presets = {**page_presets(), **_RAW}
    name, _, turn = words.partition(" ")
    if name not in presets or turn not in ("", "landscape", "portrait"):
        raise click.BadParameter(f"`{text}` is no sheet: write `a3`, `sra3` or `440 x 315 mm`")
    made = Size(*presets[name])
    upright = made if made.height >= made.width else made.turned
    return {"": made, "landscape": upright.turned, "portrait": upright}[turn]


def marks(text: str) -> tuple[str, ...]:
    """``crop,fold``; ``none``; ``all`` (with single corners)."""
    words = [word.strip().lower() for word in text.split(",") if word.strip()]
    if words == ["none"]:
        return ()
    every = [kind for kind in KINDS if kind != "double"]
    for word in words:
        if word not in (*KINDS, "all"):
            raise click.BadParameter(f"`{word}` is no mark: {', '.join(KINDS)}, all or none")
    wanted = [*every, *words] if "all" in words else words
    return tuple(dict.fromkeys(word for word in wanted if word != "all"))


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
    type=length,
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
    "--bleed", type=length, help="The most bleed that is kept (default: all that pages bring)."
)
MARKED = click.option(
    "--marks",
    type=marks,
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
