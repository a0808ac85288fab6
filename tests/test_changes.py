"""Any one panel's text a fifth longer or shorter, chapters swapped, one dropped: sheets still stand.

Holes are looked for on the rendered pages, not in the layout's own books.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
import yaml
from checker import column_rules
from checker.interpret import read_page
from checker.lines import read_body
from checker.structure import elements

import infographic
from infographic import pipeline

FOLDER = Path(__file__).resolve().parents[1] / "specs" / "jilin-2024"
CONTENT = yaml.safe_load((FOLDER / "content.yaml").read_text("utf-8"))
SHEETS = ("poster", "brochure")
#: The deepest band across a page's live area that may stay without ink, mm.
HOLE_MM = 40.0
#: The largest square without ink where a chapter was dropped, mm: what is left over is spread over
#: the gaps between rows, a line each.
SQUARE_MM = 45.0
DPI = 25.4

pytestmark = pytest.mark.slow


def resized(text: str, share: float) -> str:
    """A text with so much more or less of it, ending as sentences do."""
    count = len(text) + round(len(text) * share)
    return (text + text)[: count - 1].rstrip("，。、；：“”") + "。"


def changed() -> Iterator[tuple[str, Any]]:
    for share in (0.2, -0.2):
        for path in (
            *(f"review.{key}" for key in CONTENT["review"]),
            "overall",
            "risk",
            *(f"tasks.{key}" for key in CONTENT["tasks"]),
        ):
            content = copy.deepcopy(CONTENT)
            holder, key = content, path
            for step in path.split(".")[:-1]:
                holder, key = holder[step], path.rsplit(".", 1)[1]
            value = holder[key]
            if isinstance(value, str):
                holder[key] = resized(value, share)
            elif "text" in value:
                value["text"] = resized(value["text"], share)
            for point in value.get("points", []) if isinstance(value, dict) else []:
                point["text"] = resized(point["text"], share)
            yield f"{path} {share:+.0%}", content


CHANGES = dict(changed())


def spec_of(name: str) -> Any:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))


def stands(
    spec: Any, monkeypatch: pytest.MonkeyPatch, allowed: tuple[str, ...] = ()
) -> infographic.Rendering:
    """The spec renders without an error or a warning, and no page has a hole."""
    monkeypatch.chdir(FOLDER)
    made = infographic.render(spec, root=FOLDER)
    # A sentence cut off at random may leave a line that nothing fits: that is told, and no hole.
    told = [d.message for d in made.diagnostics if d.code not in ("loose-line", *allowed)]
    assert told == []
    document = pypdfium2.PdfDocument(made.pdf())
    for number in range(len(document)):
        assert hole(document[number]) <= HOLE_MM, f"page {number + 1}"
    return made


def hole(page: Any) -> float:
    """The deepest band without ink from the first ink to the live area's foot, mm."""
    picture = page.render(scale=DPI / 72, grayscale=True).to_numpy()
    inked = np.flatnonzero((picture < 245).reshape(picture.shape[0], -1).any(axis=1))
    return float(np.diff(inked).max()) if inked.size > 1 else float(picture.shape[0])


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("change", CHANGES)
def test_text_a_fifth_longer_or_shorter(
    name: str, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = {**spec_of(name), "content": CHANGES[change]}
    made = stands(spec, monkeypatch)
    if name == "poster":
        assert unfilled(spec, made) == []


def unfilled(spec: Any, made: infographic.Rendering) -> list[str]:
    """What keeps a sheet from being full: blanks, uneven feet."""
    result = pipeline.layout(spec, root=FOLDER)
    (page,) = pipeline.fit(result)
    found = []
    if page["filled"] < 0.97 or page["largest_blank_mm"]["side"] > HOLE_MM:
        found.append(f"filled to {page['filled']}, blank {page['largest_blank_mm']}")
    with pikepdf.open(BytesIO(made.pdf())) as pdf:
        read = read_page(pdf.pages[0])
        body = read_body(read.glyphs, elements(pdf, read))
    rows = [row for row in column_rules.rows(body.columns) if len(row) > 2]
    return found + [f for row in rows for f in column_rules.uneven_feet(row, body.leading)]


@pytest.mark.parametrize("which", [1, 2])
def test_a_point_dropped_leaves_the_poster_full(
    which: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = copy.deepcopy(CONTENT)
    del content["tasks"]["people"]["points"][which]
    spec = {**spec_of("poster"), "content": content}
    assert unfilled(spec, stands(spec, monkeypatch)) == []


@pytest.mark.parametrize("which", [2, 3])
def test_feet_that_are_not_level_are_told(which: int, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = spec_of("poster")
    del tasks(spec)[0][which]
    made = stands(spec, monkeypatch, allowed=("uneven-feet",))
    assert unfilled(spec, made)
    assert "uneven-feet" in {d.code for d in made.diagnostics}


def chapters(spec: Any) -> list[int]:
    """Places of the brochure's task pages."""
    return [i for i, page in enumerate(spec["pages"]) if "plate-page" in str(page)]


@pytest.mark.parametrize(("one", "other"), [(0, 3), (1, 2), (4, 5)])
def test_two_chapters_of_the_brochure_swapped(
    one: int, other: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = spec_of("brochure")
    places, pages = chapters(spec), spec["pages"]
    a, b = places[one], places[other]
    pages[a], pages[b] = pages[b], pages[a]
    assert len(stands(spec, monkeypatch)) == 16


@pytest.mark.parametrize("which", [0, 2, 5])
def test_a_chapter_of_the_brochure_dropped(which: int, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = spec_of("brochure")
    del spec["pages"][chapters(spec)[which]]
    # 15 pages cannot be stitched: a filler brings them to the extent.
    assert len(stands(spec, monkeypatch)) == 16


def review(spec: Any) -> list[int]:
    """Places of the brochure's review pages."""
    return [i for i, page in enumerate(spec["pages"]) if "use': '$review." in str(page)]


@pytest.mark.parametrize("which", [0, 1, 2, 3])
def test_a_page_of_the_review_dropped(which: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan starts on a left page: a filler stands before it, no empty page."""
    spec = spec_of("brochure")
    assert len(review(spec)) == 4
    del spec["pages"][review(spec)[which]]
    # Its figures are in the index, which says that no page prints them.
    assert len(stands(spec, monkeypatch, allowed=("unprinted",))) == 16
    assert min(p["filled"] for p in pipeline.fit(pipeline.layout(spec, root=FOLDER))) >= 0.85


@pytest.mark.parametrize("page", [3, 4, 5, 6])
def test_a_chapter_of_the_review_dropped(page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for which in range(
        sum("vertical_title" in r for r in spec_of("brochure")["pages"][page]["rows"])
    ):
        spec = spec_of("brochure")
        rows = spec["pages"][page]["rows"]
        del rows[[i for i, r in enumerate(rows) if "vertical_title" in r][which]]
        assert len(stands(spec, monkeypatch, allowed=("unprinted",))) == 16
        fits = pipeline.fit(pipeline.layout(spec, root=FOLDER))
        assert min(p["filled"] for p in fits) >= 0.85


def tasks(spec: Any) -> tuple[list[Any], list[Any]]:
    """The poster's chapters that flow, and those that stand on plates beside them."""
    rows = [row["panels"] for row in spec["rows"] if isinstance(row.get("panels"), dict)]
    items = next(row["items"] for row in rows if any("flow" in item for item in row["items"]))
    return items[0]["flow"]["chapters"], items[1]["stack"]


@pytest.mark.parametrize(("one", "other"), [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)])
def test_two_chapters_of_the_poster_swapped(
    one: int, other: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = spec_of("poster")
    flowing, _ = tasks(spec)
    flowing[one], flowing[other] = flowing[other], flowing[one]
    assert unfilled(spec, stands(spec, monkeypatch)) == []


@pytest.mark.parametrize("which", [0, 1, 2, 3, 4, 5])
def test_a_chapter_of_the_poster_dropped(which: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Titles beside less text take more columns: their plates do not hold the row open."""
    spec = spec_of("poster")
    flowing, plates = tasks(spec)
    if which < len(flowing):
        del flowing[which]
    else:
        del plates[which - len(flowing)]
    stands(spec, monkeypatch, allowed=("uneven-feet",))
    (page,) = pipeline.fit(pipeline.layout(spec, root=FOLDER))
    assert page["filled"] >= 0.95
    assert page["largest_blank_mm"]["side"] <= SQUARE_MM


def test_the_plan_of_the_brochure_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = spec_of("brochure")
    plan = next(i for i, page in enumerate(spec["pages"]) if "$sections.plan.title" in str(page))
    del spec["pages"][plan]
    # Its targets are in the index, which says that no page prints them.
    assert len(stands(spec, monkeypatch, allowed=("unprinted",))) == 16
    assert min(p["filled"] for p in pipeline.fit(pipeline.layout(spec, root=FOLDER))) >= 0.85
