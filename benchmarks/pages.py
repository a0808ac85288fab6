"""Many pages in one process: each timed, their bytes counted, the last one kept."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path


def told(target: Path, count: int, make: Callable[[int], bytes]) -> None:
    """Make every page and print what it took as one line of JSON."""
    spent: list[float] = []
    size = 0
    data = b""
    for page in range(count):
        start = time.process_time()
        data = make(page)
        spent.append(time.process_time() - start)
        size += len(data)
    target.write_bytes(data)
    print(json.dumps({"bytes": size, "first": spent[0], "next": statistics.median(spent[1:])}))
