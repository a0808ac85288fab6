"""Text on the process's own streams, whatever the system thinks they can carry."""

from __future__ import annotations

import json
import os
import sys


def open_streams() -> None:
    """UTF-8 on every system, unless ``PYTHONIOENCODING`` asks for another encoding.

    A character that has no code there is told as an escape: nothing crashes, nothing is lost.
    """
    encoding = os.environ.get("PYTHONIOENCODING", "").partition(":")[0] or "utf-8"
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def dumps(value: object, *, to_file: bool = False) -> str:
    """JSON: in ASCII alone for a stdout that is not UTF-8."""
    utf8 = to_file or "utf" in (sys.stdout.encoding or "utf-8").lower()
    return json.dumps(value, ensure_ascii=not utf8, indent=2)
