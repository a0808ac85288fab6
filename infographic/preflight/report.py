"""What a preflight found, for people and for machines."""

from __future__ import annotations

import unicodedata
from typing import Any

from infographic.diagnostics import Severity
from infographic.preflight.objects import Box
from infographic.record import dataclass, replace

#: Rows of one check that the table shows of a file, unless all are asked for.
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault.  ``page`` counts from 1, 0 is the file; ``place`` is left, top, right and bottom
    in mm from the trim's top left corner; ``count`` how often the page has it."""

    check: str
    severity: Severity
    clause: str
    message: str
    page: int = 0
    place: Box | None = None
    count: int = 1

    def again(self) -> Finding:
        """The finding, seen once more."""
        return replace(self, count=self.count + 1)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "check": self.check, "severity": self.severity, "clause": self.clause,
            "message": self.message, "page": self.page or None,
            "place_mm": list(self.place) if self.place else None, "count": self.count,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a file, errors first; ``raster`` is what separated it, empty if nothing."""

    file: str
    medium: str
    claims: str
    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
    raster: str
    checks: int

    @property
    def failed(self) -> bool:
        """True when there is an error."""
        return any(f.severity == "error" for f in self.findings)

    @property
    def ids(self) -> frozenset[str]:
        """Checks that found something."""
        return frozenset(f.check for f in self.findings)

    def count(self, severity: Severity) -> int:
        """Findings of a severity."""
        return sum(f.severity == severity for f in self.findings)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "file": self.file, "medium": self.medium, "claims": self.claims,
            "checks": self.checks, "raster": self.raster, "notes": list(self.notes),
            "errors": self.count("error"), "warnings": self.count("warning"),
            "findings": [f.as_dict() for f in self.findings],
        }  # fmt: skip

    def table(self, *, quiet: bool = False) -> str:
        """Lines for a console: one for each finding, then the sum.  ``quiet``: errors alone."""
        rows: list[tuple[str, ...]] = []
        left: dict[str, int] = {}
        seen: dict[str, int] = {}
        for alike in _alike(self.findings):
            first = alike[0]
            if quiet and first.severity != "error":
                continue
            seen[first.check] = seen.get(first.check, 0) + 1
            if seen[first.check] > _SHOWN:
                left[first.check] = seen[first.check] - _SHOWN
                continue
            rows.append((first.severity, first.check, _where(alike), _message(alike)))
        lines = aligned(rows)
        lines += [f"         ... and {n} more of {check}" for check, n in left.items()]
        if not quiet:
            lines += [f"note: {note}" for note in self.notes]
            if self.raster:
                lines.append(f"note: plates by {self.raster}")
        claims = self.claims or "no standard"
        summed = f"{_counted(self.count('error'), 'error')}, {_counted(self.count('warning'), 'warning')}"
        if not (quiet and not self.failed):
            told = f"{self.checks} checks for {self.medium}; claims {claims}"
            lines.append(f"{self.file or 'PDF'}: {summed} ({told})")
        return "\n".join(lines)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _alike(findings: tuple[Finding, ...]) -> list[list[Finding]]:
    """Findings that say the same of several pages, together where the first of them is."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        key = finding.severity, finding.check, finding.message
        groups.setdefault(key, []).append(finding)
    return list(groups.values())


def _where(alike: list[Finding]) -> str:
    first = alike[0]
    if not first.page:
        return "file"
    told = f"p. {first.page}"
    if first.place is not None:
        told += f" at {first.place[0]:.0f}, {first.place[1]:.0f} mm"
    others = len({f.page for f in alike}) - 1
    return f"{told} + {others} p." if others else told


def _message(alike: list[Finding]) -> str:
    times = sum(f.count for f in alike)
    return f"{alike[0].message} ({times} times)" if times > 1 else alike[0].message


def width(text: str) -> int:
    """Columns of a console that a text takes: two for East Asian wide characters."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def aligned(rows: list[tuple[str, ...]]) -> list[str]:
    """Rows as lines whose columns begin at one place."""
    if not rows:
        return []
    wide = [max(width(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    return [
        "  ".join([*(c + " " * (w - width(c)) for c, w in zip(row, wide, strict=False)), row[-1]])
        for row in rows
    ]
