"""One command in its own process: CPU and peak memory from the kernel, wall time, output size."""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


class Failed(Exception):
    """A measured command did not end well."""


@dataclass(frozen=True)
class Sample:
    """What one run took: seconds, bytes of memory, bytes of output."""

    cpu: float
    wall: float
    memory: int
    size: int
    told: Mapping[str, float] = field(default_factory=dict)


def one_core() -> bool:
    """Keep this process and its children on one core, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        return False
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    return True


def run(command: Sequence[str], target: Path, log: Path) -> Sample:
    """Run a command that writes `target`; `wait4` gives the usage of this child alone."""
    target.unlink(missing_ok=True)
    wanted = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0"}
    # Otherwise our modules are compiled from their source at every start: an installed package
    # (and every peer here) comes with byte code.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    actions = [(os.POSIX_SPAWN_OPEN, 1, str(log), wanted, 0o644), (os.POSIX_SPAWN_DUP2, 1, 2)]
    start = time.perf_counter()
    child = os.posix_spawn(command[0], list(command), environment, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    printed = log.read_text("utf-8", "replace")
    if status != 0 or not target.is_file():
        raise Failed(f"{' '.join(command)}: {printed[-800:]}")
    unit = 1 if os.uname().sysname == "Darwin" else 1024
    told = _told(printed)
    size = int(told.get("bytes", target.stat().st_size))
    return Sample(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * unit, size, told)


def _told(printed: str) -> dict[str, float]:
    lines = printed.splitlines()
    return dict(json.loads(lines[-1])) if lines and lines[-1].startswith("{") else {}


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """First quartile, median, third quartile."""
    if len(values) == 1:
        return values[0], values[0], values[0]
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, middle, high
