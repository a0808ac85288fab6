"""The installed command, and ``python -m infographic``."""

from __future__ import annotations

from typing import NoReturn

from infographic.memory import leave, short_run
from infographic.patterns import serve


def script() -> NoReturn:
    """`cli.main` in a process of its own, which it ends at once.

    Cycles are not looked for while modules are loaded either.
    """
    with short_run():
        serve()
        from infographic.cli import main

        try:
            main()
        except SystemExit as end:
            leave(end)


if __name__ == "__main__":
    script()
