"""Samples as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.matter import PAGES
from benchmarks.measure import Sample, quartiles

START, END = "<!-- measured: start -->", "<!-- measured: end -->"
#: The engine that the others are ratios to.
BASE = "typst"

TITLES = {
    "poster": "### Cold: the Jilin poster, one A1 sheet, a new process each time",
    "brochure": "### Cold: the Jilin brochure, 16 pages, a new process each time",
    "document": f"### One document of {PAGES} pages, a new process each time",
    "handouts": f"### Warm: {PAGES} one-page handouts, other figures on each, one process",
}


def replaced(page: str, text: str) -> str:
    """A page with the part between its markers replaced."""
    head, _, rest = page.partition(START)
    _, found, tail = rest.partition(END)
    if not found:
        raise ValueError(f"no {START} ... {END} in the page")
    return f"{head}{START}\n{text}\n{END}{tail}"


def machine(date: str, pinned: bool, versions: Mapping[str, str]) -> str:
    """What the run was made on and with."""
    cores = os.cpu_count()
    use = "one of them used" if pinned else "all of them open to every engine"
    packages = ", ".join(f"{name} {number}" for name, number in versions.items())
    return (
        f"{date}; {processor()}, {cores} cores, {use}; {platform.system()} {platform.machine()}; "
        f"Python {platform.python_version()}; {packages}."
    )


def processor() -> str:
    """The processor's name, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, figures to the right."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def comparison(
    case: str,
    samples: Mapping[str, Sequence[Sample]],
    found: Mapping[str, tuple[int, int]],
    profile: int,
) -> str:
    """One case: medians with quartiles, ratios to the base, what stands in the file."""
    count = 1 if case in ("poster", "brochure") else PAGES
    files = PAGES if case == "handouts" else 1
    unit = "ms a page" if count > 1 else "ms"

    def time(engine: str, pick: Callable[[Sample], float]) -> str:
        low, middle, high = (1000 * v / count for v in quartiles(_of(samples[engine], pick)))
        digits = 1 if count > 1 else 0
        return f"{middle:.{digits}f} ({low:.{digits}f}–{high:.{digits}f})"

    def ratio(engine: str, pick: Callable[[Sample], float]) -> str:
        values = [quartiles(_of(samples[e], pick))[1] for e in (engine, BASE)]
        return f"{values[0] / values[1]:.2f}"

    rows = []
    for engine, taken in samples.items():
        size = taken[-1].size / files / 1000
        memory = quartiles(_of(taken, lambda s: s.memory))[1] / 1e6
        pages, characters = found[engine]
        cells = [f"`{engine}`", str(len(taken))]
        cells += [time(engine, lambda s: s.cpu), ratio(engine, lambda s: s.cpu)]
        cells += [time(engine, lambda s: s.wall), ratio(engine, lambda s: s.wall)]
        cells += [f"{memory:.0f}", ratio(engine, lambda s: s.memory)]
        cells += [f"{size:.0f}", ratio(engine, lambda s: s.size), str(pages), str(characters)]
        rows.append(cells)
    head = ["engine", "rounds", f"CPU, {unit}", "x", f"wall, {unit}", "x", "peak, MB", "x"]
    head += ["kB a file", "x", "pages", "characters"]
    size, base = (samples[e][-1].size / files for e in ("infographic", BASE))
    net = (
        f"Ours without its output profile ({profile / 1000:.0f} kB deflated; no other file has "
        f"one): {(size - profile) / 1000:.0f} kB, {(size - profile) / base:.2f} x."
    )
    return "\n\n".join([TITLES[case], table(head, rows), net, *_first(samples, files)])


def _of(samples: Sequence[Sample], pick: Callable[[Sample], float]) -> list[float]:
    return [pick(sample) for sample in samples]


def _first(samples: Mapping[str, Sequence[Sample]], count: int) -> list[str]:
    """What the first page and a later one took, start-up apart."""
    if count == 1:
        return []
    rows = []
    for engine, taken in samples.items():
        cells = [f"`{engine}`"]
        for key in ("first", "next"):
            middle = quartiles([s.told[key] for s in taken])[1]
            base = quartiles([s.told[key] for s in samples[BASE]])[1]
            cells += [f"{1000 * middle:.1f}", f"{middle / base:.2f}"]
        rows.append(cells)
    head = ["engine", "first page, ms CPU", "x", "median of the others, ms CPU", "x"]
    return ["Of that, inside the process (start-up and imports apart):", table(head, rows)]


def stages(case: str, spent: Mapping[str, float]) -> str:
    """Our own CPU by stage."""
    whole = sum(spent.values())
    count = 1 if case in ("poster", "brochure") else PAGES
    unit = f"ms, {count} pages" if count > 1 else "ms"
    rows = [[k, f"{1000 * v:.0f}", f"{100 * v / whole:.0f} %"] for k, v in spent.items()]
    rows.append(["all", f"{1000 * whole:.0f}", "100 %"])
    names = {
        "poster": "the poster, cold",
        "brochure": "the brochure, cold",
        "document": "the document, cold",
    }
    title = f"### Where our own CPU goes: {names.get(case, 'the handouts')}"
    return f"{title}\n\n{table(['stage', f'CPU, {unit}', 'share'], rows)}"
