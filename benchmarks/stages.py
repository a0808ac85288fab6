"""Where our own CPU goes: ``stages.py poster|brochure|handouts|document`` prints seconds a stage as JSON.

Each stage is one function, wrapped; CPU goes to the innermost that runs, so the stages add
up to the whole. Imports are caught wherever they happen.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

#: Stage, module, name there (a dot: a method). The stage of what no hook catches is "rest".
HOOKS = (
    ("resolve", "infographic.pipeline", "read_spec"),
    ("resolve", "infographic.spec.resolve", "Resolver.resolve"),
    ("prepare", "infographic.panel", "prepared"),
    ("solve", "infographic.pipeline", "solve"),
    ("draw", "infographic.layout.sheet", "draw"),
    ("write", "infographic.output", "pdf"),
    ("write: subset fonts", "infographic.writers.pdf.subsets", "embed"),
    ("write: deflate", "deflate", "zlib_compress"),
)
STAGES = ("interpreter", "imports", *dict.fromkeys(stage for stage, _, _ in HOOKS), "rest")


class Stages:
    """CPU time by stage; the innermost running stage is charged."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(STAGES, 0.0)
        self.running = ["rest"]
        self.last = time.process_time()
        self.spent["interpreter"] = self.last

    def charge(self) -> None:
        now = time.process_time()
        self.spent[self.running[-1]] += now - self.last
        self.last = now

    def wrapped(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **options: Any) -> Any:
            self.charge()
            self.running.append(stage)
            try:
                return function(*args, **options)
            finally:
                self.charge()
                self.running.pop()

        return timed

    def hook(self, stage: str, module: str, name: str) -> None:
        owner, last = home(module, name)
        setattr(owner, last, self.wrapped(stage, getattr(owner, last)))


def home(module: str, name: str) -> tuple[Any, str]:
    """The object that holds a hooked name, and the name's last part."""
    owner: Any = import_module(module)
    *path, last = name.split(".")
    for part in path:
        owner = getattr(owner, part)
    return owner, last


def main(case: str) -> dict[str, float]:
    stages = Stages()
    # every import that is not yet in sys.modules goes through this function
    bootstrap: Any = sys.modules["_frozen_importlib"]
    bootstrap._find_and_load = stages.wrapped("imports", bootstrap._find_and_load)
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    import infographic
    from benchmarks.matter import (
        DOCUMENT_SPEC,
        HANDOUT,
        PAGES,
        ROOT,
        figures,
        filled,
        handout_spec,
        read,
    )

    for hook in HOOKS:
        stages.hook(*hook)
    if case in ("poster", "brochure"):
        import infographic.cli  # the command line's own imports belong to a cold render
        from infographic.memory import short_run

        with short_run():
            infographic.render(ROOT / "specs" / "jilin-2024" / f"{case}.yaml").pdf()
    elif case == "document":
        import infographic.cli
        from infographic.memory import short_run

        with short_run():
            infographic.render(DOCUMENT_SPEC).pdf()
    else:
        matter = read(HANDOUT)
        for page in range(PAGES):
            infographic.render(handout_spec(filled(matter, figures(page)))).pdf()
    stages.charge()
    return stages.spent


if __name__ == "__main__":
    spent = main(sys.argv[1])
    import json

    text = json.dumps(spent)
    Path(sys.argv[2]).write_text(text, "utf-8")
    print(text)
