"""The installed command, and ``python -m infographic``."""

from __future__ import annotations

import sys
from typing import NoReturn

from infographic.memory import leave, short_run
from infographic.patterns import serve


def script() -> NoReturn:
    """`cli.main` in a process of its own, which it ends at once.

    Cycles are not looked for while modules are loaded either.
    """
    with short_run():
        serve()
        from infographic.streams import guarded

        try:
            guarded(_run)
        except SystemExit as end:
            leave(end)


def _run() -> None:
    from infographic.plain import plain
    from infographic.streams import say

    try:
        code = plain(sys.argv[1:])
    except KeyboardInterrupt:  # as click tells it
        say("\nAborted!")
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
    if code is None:
        from infographic.cli import cli

        cli(standalone_mode=True)
    sys.exit(code)


if __name__ == "__main__":
    script()
