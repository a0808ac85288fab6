"""Text on the process's own streams, whatever the system thinks they can carry."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import NoReturn

from infographic.diagnostics import Diagnostic, EnvironmentFault, console

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


class _Closed(io.TextIOBase):
    """A stdout that nothing can be written to."""

    @property
    def buffer(self) -> _Closed:
        return self

    def write(self, text: object, /) -> int:
        raise OSError(errno.EBADF, "stdout is closed")


def open_streams() -> None:
    """UTF-8 on every system, unless ``PYTHONIOENCODING`` asks for another encoding.

    A character that has no code there is told as an escape: nothing crashes, nothing is lost.  A stdout
    that is closed (``>&-``) says so when it is written to, as it does for other commands; where stderr
    is, nobody listens, and the work is done all the same.
    """
    if sys.stdout is None:
        sys.stdout = _Closed()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    encoding = os.environ.get("PYTHONIOENCODING", "").partition(":")[0] or "utf-8"
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def dumps(value: object, *, to_file: bool = False) -> str:
    """JSON: in ASCII alone for a stdout that is not UTF-8."""
    utf8 = to_file or "utf" in (sys.stdout.encoding or "utf-8").lower()
    return json.dumps(value, ensure_ascii=not utf8, indent=2)


def say(text: str, *, err: bool = True) -> None:
    """A line on stderr, or on stdout."""
    stream = sys.stderr if err else sys.stdout
    if stream is not None:
        stream.write(f"{text}\n")
        stream.flush()


def print_notes(notes: Iterable[Diagnostic], sources: Mapping[str, str], least: str) -> None:
    """Diagnostics with the lines they speak of, on stderr, down to a severity; in colour on a
    terminal."""
    order = ("error", "warning", "note")
    for note in notes:
        if order.index(note.severity) <= order.index(least):
            import click

            first, *rest = console(note, sources).split("\n", 1)
            click.secho(first, fg=_COLOURS[note.severity], err=True)
            for more in rest:
                click.echo(more, err=True)


def guarded(run: Callable[[], object]) -> NoReturn:
    """Run a command and end it: no traceback for what the user or the machine did wrong."""
    open_streams()
    try:
        run()
    except EnvironmentFault as fault:
        _last_words(str(fault))
    except BrokenPipeError:  # the reader of our output went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as fault:
        named = f"{fault.filename}: " if fault.filename else ""
        _last_words(f"{named}{fault.strerror or fault}")
    except Exception as fault:
        if {"-v", "--verbose"} & set(sys.argv):
            raise
        reason = f"{type(fault).__name__}: {fault}"
        _last_words(f"internal fault, please report it ({reason}; -v tells more)")
    sys.exit(3)


def _last_words(text: str) -> None:
    """What went wrong, where it can still be told: a full disk may be that of stderr too."""
    with suppress(OSError):
        say(f"infographic: {text}")
