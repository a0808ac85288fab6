"""The memory of a run of the command line: a library leaves it alone."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NoReturn, TypeVar

T = TypeVar("T")


@contextmanager
def short_run() -> Iterator[None]:
    """A run is short and leaves few cycles; looking for them again and again, and over
    everything once more at its end, took a seventh of its time."""
    gc.disable()
    try:
        yield
    finally:
        if _has_guests():
            gc.enable()
        else:
            gc.freeze()


def _has_guests() -> bool:
    """True where panels of other packages may be at work: Python then closes their open files, which
    hang in cycles.  Nothing but a look for entry points imports this."""
    return "importlib.metadata" in sys.modules


_made = 0


def one_more() -> None:
    """A document is made in this process."""
    global _made
    _made += 1


def in_series() -> bool:
    """True when this process makes more documents than one: what they share is worth remembering."""
    return _made > 1


def in_turn(items: Sequence[T]) -> Iterator[T]:
    """One by one; what the one before left behind in cycles is given back first."""
    for number, item in enumerate(items):
        if number:
            gc.collect()
        yield item


def leave(end: SystemExit) -> NoReturn:
    """End the process at once: the interpreter would give back every object first, one by one, a
    twentieth of a cold run.  What was registered for the end is done before.  A process with another
    thread at work, or with panels of other packages, ends as usual.  What cannot be written is a
    fault of the machine, whatever the command says (exit code 3)."""
    if not isinstance(end.code, int | None):
        raise end
    code = end.code or 0
    if not _flushed() and not code:
        code, end = 3, SystemExit(3)
    if _has_guests() or threading.active_count() > 1:
        raise end
    atexit._run_exitfuncs()
    os._exit(code if _flushed() or code else 3)


def _flushed() -> bool:
    """True when all that was printed has arrived.  What has not is given up, so that the interpreter
    does not stumble over it again and answer with a code of its own (120)."""
    well = True
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            well = False
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return well
