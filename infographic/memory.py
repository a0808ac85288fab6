"""The collector of cycles during a run of the command line; a library leaves it alone."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def short_run() -> Iterator[None]:
    """A run is short and leaves few cycles; looking for them again and again, and over
    everything once more at its end, took a seventh of its time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()


def in_turn(items: Sequence[T]) -> Iterator[T]:
    """One by one; what the one before left behind in cycles is given back first."""
    for number, item in enumerate(items):
        if number:
            gc.collect()
        yield item
