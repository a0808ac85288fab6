"""``make bench``: every engine in turn, round by round; prints Markdown, writes it into a page."""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import brochure, tables
from benchmarks.matter import (
    DOCUMENT,
    DOCUMENT_SPEC,
    OUT,
    ROOT,
    document_pages,
    document_spec,
)
from benchmarks.measure import Failed, Sample, one_core, run

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
PROFILE = ROOT / "infographic" / "data" / "FOGRA39L_coated.icc"
CASES = ("poster", "brochure", "handouts", "document")


@dataclass
class Subject:
    """One engine at one case; `every` so many rounds, for the slow ones."""

    case: str
    engine: str
    command: list[str]
    every: int = 1
    samples: list[Sample] = field(default_factory=list)

    @property
    def target(self) -> Path:
        return OUT / f"{self.case}-{self.engine.replace(' ', '-')}.pdf"

    def measure(self) -> Sample:
        log = OUT / "log.txt"
        return run([*self.command, str(self.target)], self.target, log)


def subjects() -> list[Subject]:
    """Ours and the peers, in the order of the tables."""
    ours = str(Path(PYTHON).parent / "infographic")
    found = []
    for case in CASES:
        command = [PYTHON, str(HERE / "ours.py"), case]
        if case in ("poster", "brochure"):
            spec = str(ROOT / "specs" / "jilin-2024" / f"{case}.yaml")
            command = [ours, "render", "-q", spec, "-o"]
        elif case == "document":
            command = [ours, "render", "-q", str(DOCUMENT_SPEC), "-o"]
        found.append(Subject(case, "infographic", command))
        for peer, every in (("typst", 1), ("reportlab", 3), ("weasyprint", 3)):
            if (case, peer) == ("brochure", "weasyprint"):
                continue  # nobody asked it for one
            found.append(Subject(case, peer, [PYTHON, str(HERE / f"peer_{peer}.py"), case], every))
    for case in CASES:
        found.append(Subject(f"stages-{case}", "infographic", [*_stages(), case]))
    return found


def _stages() -> list[str]:
    return [PYTHON, str(HERE / "stages.py")]


def art() -> None:
    """The poster's picture with plain RGB colours, which the peers can read."""
    import re

    text = (ROOT / "specs" / "jilin-2024" / "landscape.svg").read_text("utf-8")
    OUT.mkdir(parents=True, exist_ok=True)
    plain = re.sub(r"var\(--[\w-]+,\s*([^)]+)\)", r"\1", text)
    (OUT / "landscape.svg").write_text(plain, "utf-8")


def booklet() -> None:
    """The brochure's pages for the peers."""
    brochure.BROCHURE.write_text(json.dumps(brochure.pages(), ensure_ascii=False), "utf-8")


def document() -> None:
    """The document of many pages, as blocks and as a spec (JSON, which is YAML too)."""
    pages = document_pages()
    DOCUMENT.write_text(json.dumps(pages, ensure_ascii=False), "utf-8")
    DOCUMENT_SPEC.write_text(json.dumps(document_spec(pages), ensure_ascii=False), "utf-8")


def contents(target: Path) -> tuple[int, int]:
    """Pages and characters (no spaces) that pdfium finds in a file."""
    import pypdfium2

    document = pypdfium2.PdfDocument(target)
    texts = [page.get_textpage().get_text_range() for page in document]
    return len(texts), sum(len("".join(text.split())) for text in texts)


def measured(rounds: int) -> tuple[list[Subject], list[str]]:
    """All subjects with their samples, and why some have none."""
    art()
    document()
    booklet()
    alive, missing = [], []
    for subject in subjects():
        try:
            subject.measure()  # warms disk cache and byte code; not counted
            alive.append(subject)
        except Failed as fault:
            if subject.engine in ("infographic", "typst"):
                raise
            reason = str(fault).strip().splitlines()[-1]
            missing.append(f"{subject.engine}, {subject.case}: not measured ({reason})")
    for number in range(rounds):
        for subject in alive:
            if number % subject.every == 0:
                subject.samples.append(subject.measure())
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
    return alive, missing


def report(alive: list[Subject], missing: list[str], date: str, pinned: bool) -> str:
    """The measured part of the page."""
    parts = [tables.machine(date, pinned, _versions())]
    for case in CASES:
        rows = [s for s in alive if s.case == case]
        found = {s.engine: contents(s.target) for s in rows}
        profile = len(zlib.compress(PROFILE.read_bytes(), 6))
        parts.append(tables.comparison(case, {s.engine: s.samples for s in rows}, found, profile))
    for case in CASES:
        (profiled,) = [s for s in alive if s.case == f"stages-{case}"]
        names = profiled.samples[0].told
        spent = {name: median(s.told[name] for s in profiled.samples) for name in names}
        parts.append(tables.stages(case, spent))
    parts += [f"- {line}" for line in missing]
    return "\n\n".join(parts)


def _versions() -> dict[str, str]:
    names = ("infographic", "typst", "reportlab", "weasyprint", "uharfbuzz", "PyYAML")
    return {name: version(name) for name in names}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--date", required=True, help="day of the run, for the page")
    parser.add_argument("--write", type=Path, help="page whose measured part is replaced")
    parser.add_argument("--raw", type=Path, help="file for all samples, as JSON")
    options = parser.parse_args()
    pinned = one_core()
    alive, missing = measured(options.rounds)
    text = report(alive, missing, options.date, pinned)
    print(text)
    if options.raw:
        raw = {f"{s.case} {s.engine}": [vars(x) for x in s.samples] for s in alive}
        options.raw.write_text(json.dumps(raw, indent=1), "utf-8")
    if options.write:
        page = options.write.read_text("utf-8")
        options.write.write_text(tables.replaced(page, text), "utf-8")


if __name__ == "__main__":
    main()
