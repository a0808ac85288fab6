"""Every press PDF that we ship a spec for has nothing that the strict checker finds.

The checker (tests/strict) imports nothing from the package. That it can fail is shown here: each
fault changes one thing in a good file and is caught by the rule that it breaks.
"""

from __future__ import annotations

import ast
import io
import os
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pikepdf
import pytest
import strict
from reportlab.pdfgen.canvas import Canvas
from strict import faults, faults_file, faults_ink, faults_page
from strict.raster import Plate, separate
from strict.rules_boxes import millimetres

import infographic

ROOT = Path(__file__).resolve().parents[1]
STRICT = ROOT / "tests" / "strict"
FAULTS = faults.FAULTS
assert faults_file and faults_ink and faults_page  # each enters its faults

#: A tri-fold with marks, spots, black text that overprints, and a figure.
MARKED = {
    "version": 1,
    "title": "三折页",
    "page": {
        "size": "285 x 210 mm", "fold": "tri", "margin": "10 mm",
        "grid": {"columns": 3, "gutter": "21 mm"},
    },
    "body": {"size": "10 pt"},
    "print": {"marks": ["crop", "registration", "bar", "slug"]},
    "theme": {
        "version": 1,
        "inks": {
            "red": {"spot": "PANTONE 485 C", "cmyk": [0, 95, 100, 0]},
            "gloss": {"spot": "UV", "cmyk": [10, 0, 0, 0], "technical": "varnish"},
            "shade": {"cmyk": [0, 0, 0, 30], "overprint": True},
        },
    },
    "rows": [
        {
            "panels": [
                {"prose": {"title": "封底", "text": "联系地址与电话。", "ink": "gloss"}},
                {"prose": {"title": "封面", "text": "三折页的外面。", "ink": "red"}},
                {"prose": {"title": "折进", "text": "这一面比别的窄三毫米。", "ink": "shade"}},
            ],
        },
        {
            "panels": [
                {"bars": {"title": "读者", "unit": "人次", "items": [
                    {"label": "周六", "value": "512"}, {"label": "周三", "value": "203"}]}},
            ],
        },
    ],
}  # fmt: skip
SHIPPED = {
    "poster": ROOT / "specs/jilin-2024/poster.yaml",
    "poster-press": ROOT / "specs/jilin-2024/poster-press.yaml",
    "brochure": ROOT / "specs/jilin-2024/brochure.yaml",
    "leaflet": ROOT / "specs/jilin-2024/leaflet.yaml",
    "roll-up": ROOT / "specs/jilin-2024/roll-up.yaml",
    "library": ROOT / "specs/qinghe-library/poster.yaml",
    "figures": ROOT / "specs/gallery/figures.yaml",
    "picture": ROOT / "specs/gallery/picture.yaml",
    "panels": ROOT / "specs/gallery/panels.yaml",
    "vertical": ROOT / "specs/gallery/vertical_article.yaml",
    "marked": MARKED,
}


@lru_cache
def made(name: str) -> bytes:
    spec = SHIPPED[name]
    root = ROOT / "specs" if isinstance(spec, Path) else None
    return infographic.render(spec, root=root, medium="press").pdf()  # type: ignore[arg-type]


@lru_cache
def opened(name: str) -> strict.Document:
    """Read once for both the rules that only read and those that run tools."""
    return strict.Document(pikepdf.open(io.BytesIO(made(name))), made(name))


def installed(run: Callable[[], object]) -> object:
    """What it gives; without its program skip, or fail where tools are required."""
    try:
        return run()
    except strict.ToolMissing as missing:
        if os.environ.get("INFOGRAPHIC_TOOLS") == "required":
            pytest.fail(f"{missing} is required and not installed")
        pytest.skip(f"{missing} is not installed")


def judge(found: list[strict.Finding]) -> None:
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_strict_checker_finds_nothing(name: str) -> None:
    judge(strict.judge(opened(name), tools=False))


#: Trimmed sizes in mm, as the specs give them.
SIZES = {
    "poster": (594, 841), "poster-press": (570, 840), "brochure": (210, 285),
    "leaflet": (285, 210), "roll-up": (800, 2000),
    "library": (594, 420), "figures": (160, 92), "picture": (160, 118),
    "panels": (160, 104), "vertical": (160, 98), "marked": (285, 210),
}  # fmt: skip


@pytest.mark.parametrize("name", SHIPPED)
def test_trimmed_sizes_are_those_of_the_specs(name: str) -> None:
    for page in opened(name).pages:
        assert millimetres(page) == pytest.approx(SIZES[name], abs=0.01)


@pytest.mark.parametrize("name", SHIPPED)
def test_plates_bleed_and_coverage_are_right(name: str) -> None:
    tools = [r.id for r in strict.RULES.values() if r.tools]
    judge(installed(lambda: [f for r in tools for f in strict.judge(opened(name), only=r)]))


@pytest.mark.parametrize(
    ("wanted", "outcome"), [("", pytest.skip.Exception), ("required", pytest.fail.Exception)]
)
def test_without_ghostscript_nothing_passes(
    wanted: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("INFOGRAPHIC_TOOLS", wanted)
    with pytest.raises(outcome, match="gs"):
        installed(lambda: separate(b""))


@lru_cache
def before() -> frozenset[strict.Finding]:
    """What is found in the good file, saved by pikepdf as the spoiled ones are."""
    data = faults.spoiled(made("marked"), faults.Fault("", "none"))
    return frozenset(strict.check(data, tools=False, warnings=True))


def test_saving_anew_is_no_fault() -> None:
    own = strict.check(made("marked"), tools=False, warnings=True)
    assert {f.rule for f in before()} == {f.rule for f in own}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f.rule} {f.name}")
def test_a_fault_is_caught_by_its_rule(fault: faults.Fault) -> None:
    data = faults.spoiled(made("marked"), fault)
    tools = strict.RULES[fault.rule].tools
    found = installed(lambda: strict.check(data, tools=tools, warnings=True, only=fault.rule))
    new = set(found) - before()  # type: ignore[call-overload]
    told = [f for f in new if "cannot be judged" not in f.message]
    assert told, "\n".join(map(str, strict.check(data, tools=False))) or "nothing is found"


def test_most_rules_are_shown_to_fire() -> None:
    silent = sorted(set(strict.RULES) - {f.rule for f in FAULTS})
    # Ghostscript makes no plate that is not declared, and leaves no page out.
    assert silent == ["S-RA-2", "S-RA-4"]


def test_a_file_that_no_reader_opens_is_a_finding() -> None:
    assert [f.rule for f in strict.check(b"%PDF-1.6\n")] == ["S-FI-0"]


def test_the_book_of_rules_is_the_code(request: pytest.FixtureRequest) -> None:
    """RULES.md is written anew by ``--update``."""
    book = STRICT / "RULES.md"
    rows = [f"| {r.id} | {r.sentence} | {r.source} |" for r in strict.RULES.values()]
    if request.config.getoption("--update"):
        head = book.read_text("utf-8").partition("| S-")[0]
        book.write_text(head + "\n".join(rows) + "\n", "utf-8")
    told = [line for line in book.read_text("utf-8").splitlines() if line.startswith("| S-")]
    assert told == rows
    assert len(rows) >= 90


def foreign(kind: str) -> bytes:
    """What others make: nothing that a press would take."""
    out = io.BytesIO()
    if kind == "pikepdf":
        pdf = pikepdf.new()
        pdf.add_blank_page()
        pdf.save(out)
    else:
        canvas = Canvas(out)
        canvas.setFillColorRGB(1, 0, 0)
        canvas.drawString(9, 9, "RGB, in a font that is not embedded")
        canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("kind", ["pikepdf", "reportlab"])
def test_foreign_files_are_judged_and_found_wanting(kind: str) -> None:
    found = strict.check(foreign(kind), tools=False)
    assert len({f.rule for f in found}) > 30
    assert not [str(f) for f in found if "cannot be judged" in f.message]


def test_the_checker_shares_no_code() -> None:
    fine = {"strict", "pikepdf", "fontTools", "__future__"} | set(sys.stdlib_module_names)
    for path in STRICT.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            assert {n.partition(".")[0] for n in names} <= fine, path.name


@pytest.mark.parametrize("name", ["figures", "vertical", "marked"])
def test_glyphs_are_where_the_checker_believes(name: str) -> None:
    """Each glyph's box holds ink in Ghostscript's picture: upright, turned and stacked type."""
    pages = installed(lambda: separate(made(name), 216))
    px = 3.0
    for page, plates in zip(opened(name).pages, pages, strict=True):  # type: ignore[call-overload]
        black = plates["Black"]
        boxes = [b for p in page.texts if p.colour.k100 for b in p.boxes]
        assert boxes
        for x0, y0, x1, y1 in boxes:
            rows = black.rows[int(black.height - y1 * px) : int(black.height - y0 * px) + 1]
            assert any(any(row[int(x0 * px) : int(x1 * px) + 1]) for row in rows), (x0, y0, x1, y1)


def without_black_text(data: bytes) -> bytes:
    """The twin of a file: all that is shown in black ink alone is left out."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            kept, black, stack = [], True, []
            for instruction in pikepdf.parse_content_stream(page):
                name, operands = str(instruction.operator), instruction.operands
                if name == "q":
                    stack.append(black)
                elif name == "Q":
                    black = stack.pop()
                elif name == "k":
                    black = [float(v) for v in operands] == [0, 0, 0, 1]
                elif name in ("scn", "g", "rg"):
                    black = False
                if not (black and name in ("Tj", "TJ")):
                    kept.append(instruction)
            page.obj.Contents.write(pikepdf.unparse_content_stream(kept))
        return faults.save(pdf)


def less(a: Plate, b: Plate) -> bool:
    """Whether a plate has nowhere more ink than another."""
    return all(
        one == two or all(x <= y for x, y in zip(one, two, strict=True))
        for one, two in zip(a.rows, b.rows, strict=True)
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", ["poster", "library", "brochure"])
def test_body_glyphs_add_ink_to_black_alone(name: str) -> None:
    whole, bare = installed(  # type: ignore[misc]
        lambda: [separate(data) for data in (made(name), without_black_text(made(name)))]
    )
    assert len(whole) == len(bare)
    grown = 0
    for a, b in zip(whole, bare, strict=True):
        assert set(a) == set(b)
        for ink in set(a) - {"Black"}:
            assert less(a[ink], b[ink]), f"text puts ink on the plate of {ink}"
        assert less(b["Black"], a["Black"])
        grown += a["Black"].rows != b["Black"].rows
    assert grown >= len(whole) * 0.5
