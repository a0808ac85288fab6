"""What is asked of a command, looked at as a whole: files, settings, pictures.

It knows nothing of the library that reads the command line, so that a plain render need not load it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from infographic import output


class WrongUsage(Exception):
    """What is asked for cannot be done as it is asked; ``option``: the one that is to blame."""

    def __init__(self, message: str, option: str = "") -> None:
        super().__init__(message)
        self.option = option


def settings_of(pairs: Iterable[str], medium: str | None) -> dict[str, str]:
    out = {"medium": medium} if medium else {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise WrongUsage(f"`{pair}` is not key=value", "--set")
        out[key.strip()] = value if value.strip() else '""'
    return out


def one_stdin(specs: Sequence[Path]) -> None:
    if specs.count(Path("-")) > 1:
        raise WrongUsage("stdin can be read once only")


def targets_of(specs: Sequence[Path], pattern: str) -> list[str]:
    """Where each spec goes; no two to the same file."""
    one_stdin(specs)
    if pattern == "-" and len(specs) > 1:
        raise WrongUsage("several specs cannot go to one stdout")
    targets = [target_of(spec, pattern, len(specs)) for spec in specs]
    taken: dict[Path, Path] = {}
    for spec, target in zip(specs, targets, strict=True):
        first = taken.setdefault(Path(target).absolute(), spec)
        if first is not spec:
            raise WrongUsage(f"{first} and {spec} would both be written to {target}")
        if target != "-" and Path(target).absolute() in [s.absolute() for s in specs]:
            raise WrongUsage(f"{target} is a spec")
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
        raise WrongUsage("several specs need a folder or a {stem} pattern as output")
    if path.suffix.lower() not in output.SUFFIXES:
        raise WrongUsage(
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
        raise WrongUsage("--dpi and --width exclude each other")
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
                raise WrongUsage(f"{option} is for {kind}, not for {target}")
    return output.Picture(96.0 if dpi is None else dpi, width, spreads, outlines)
