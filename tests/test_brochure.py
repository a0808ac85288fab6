"""The finished brochure: what the content says stands there, once, on the page it is said to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from checker import column_rules, line_rules, none
from checker.facts import box_faults
from checker.interpret import Glyph, Page, read_page
from checker.lines import Body, read_body
from checker.structure import Element, document_elements

import infographic

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "specs" / "jilin-2024"
PT = 72 / 25.4
#: The live area of a right page, mm: left, top, right, bottom.
LIVE = (20.0, 21.0, 192.0, 267.0)
COVERS = (1, 16)

Found = list[tuple[Element, list[int]]]


@pytest.fixture(scope="module")
def brochure(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("brochure") / "brochure.pdf"
    return infographic.render(FOLDER / "brochure.yaml").save(out)


@pytest.fixture(scope="module")
def pdf(brochure: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(brochure) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(pdf: pikepdf.Pdf) -> list[Page]:
    return [read_page(page) for page in pdf.pages]


@pytest.fixture(scope="module")
def found(pdf: pikepdf.Pdf, pages: list[Page]) -> Found:
    return document_elements(pdf, pages)


@pytest.fixture(scope="module")
def content() -> Any:
    return yaml.safe_load((FOLDER / "content.yaml").read_text("utf-8"))


def bare(text: str) -> str:
    return "".join(text.split())


def text_of(element: Element) -> str:
    return bare("".join(g.text for g in element.glyphs))


def told(found: Found, *kinds: str) -> Counter[str]:
    return Counter(text_of(e) for e, _ in found if e.type in kinds and e.glyphs)


def test_sixteen_pages_with_bleed(pdf: pikepdf.Pdf) -> None:
    assert len(pdf.pages) == 16
    for page in pdf.pages:
        none(box_faults(page, 210, 285, 3))


def test_every_paragraph_stands_once_and_whole(found: Found, content: Any) -> None:
    paragraphs = [content["review"]["intro"], content["overall"]["text"], content["risk"]["text"]]
    paragraphs += [v["text"] for v in content["review"].values() if isinstance(v, dict)]
    paragraphs.append(content["self"]["text"])
    for task in content["tasks"].values():
        paragraphs += [p["head"] + p["text"] for p in task["points"]]
    assert len(paragraphs) == 34
    shown = told(found, "/P")
    assert {t: shown[bare(t)] for t in paragraphs if shown[bare(t)] != 1} == {}


def test_every_heading_stands_once(found: Found, content: Any) -> None:
    wanted = ["".join(content["sheet"]["title"]), "切实加强政府自身建设"]
    wanted += [content["sections"][k]["title"] for k in ("figures", "contents", "index", "review")]
    wanted += [content["sections"][k]["title"] for k in ("plan", "targets")]
    wanted += [content["overall"]["title"]]
    titled = [v for v in content["review"].values() if isinstance(v, dict)]
    titled += [*content["tasks"].values(), content["risk"]]
    wanted += ["".join(v["title"]) for v in titled]
    shown = told(found, "/H1", "/H2", "/H3", "/H4")
    assert Counter(bare(t) for t in wanted) == shown


def statement(item: dict[str, Any]) -> str:
    """Label, figure, unit and qualifier as they are read."""
    if "value" not in item:
        return item["label"] + item.get("phrase", item.get("change", ""))
    return item["label"] + item["value"] + item.get("unit", "") + item.get("qualifier", "")


def test_every_figure_and_target_stands_as_often_as_the_spec_places_it(
    found: Found, content: Any
) -> None:
    items = [*content["figures"].values(), *content["targets"].values()]
    for group in (content["highlights"], content["highlights"]["tasks"]):
        items += [i for v in group.values() if isinstance(v, list) for i in v]
    shown = told(found, "/P")
    # a figure's change may stand beside it, in one element
    wrong = {}
    for item in items:
        plain, change = bare(statement(item)), bare(item.get("change", ""))
        count = shown[plain] + (shown[plain + change] if "value" in item and change else 0)
        if count != 1:
            wrong[plain] = count
    assert wrong == {}


def test_nothing_but_the_content_is_printed(found: Found, content: Any) -> None:
    """What readers get stands in the content, whole elements, page numbers of the lists aside."""
    held = bare("".join(_leaves(content)))
    strange = []
    for element, _ in found:
        if "/TOC" in element.path or element.type == "/Figure":  # lists, and the parts of charts
            continue
        for part in re.split(r"\d+(?:\.\d+)?", text_of(element)):
            if part and part not in held and not _joined(part, content):
                strange.append(text_of(element))
                break
    assert strange == []


def _leaves(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for value in node.values():
            yield from _leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from _leaves(value)
    else:
        yield str(node)


def _joined(part: str, content: Any) -> bool:
    """Units with qualifiers, and labels with the words of a change, are joined on the page."""
    ends = {bare(a + b) for a in _leaves(content) for b in ("以上", "左右", "以内")}
    return part in ends or part.removesuffix("增长") in set(map(bare, _leaves(content)))


def test_contents_and_index_name_the_right_pages(found: Found, pages: list[Page]) -> None:
    heads = {text_of(e): where for e, where in found if re.fullmatch(r"/H[2-4]", e.type)}
    printed = [bare("".join(g.text for g in page.glyphs)) for page in pages]
    entries = [text_of(e) for e, _ in found if "/TOC" in e.path and e.type == "/P"]
    assert len(entries) == 21 + 37
    seen = set()
    for entry in entries[:21]:
        title, number = re.fullmatch(r"(.*?)(\d+)", entry).groups()  # type: ignore[union-attr]
        assert heads[title] == [int(number)], entry
        seen.add(title)
    assert seen == set(heads) - {"目录"}
    for entry in entries[21:]:
        m = re.search(r"(\d+(?:\.\d+)?)(\D+?)(?:以上|左右|以内)?((?:\d+、)*\d+)$", entry)
        if m is None:
            assert entry == "城乡居民人均可支配收入增速高于经济增长速度9"
            continue
        figure, unit, numbers = m.groups()
        for number in numbers.split("、"):
            assert f"{figure}{unit}" in printed[int(number) - 1], entry


def boxes(page: Page) -> list[Any]:
    """The boxes of everything that is drawn."""
    return [b for b in (*(p.box for p in page.paints), *(g.ink for g in page.glyphs)) if b]


def live(number: int) -> tuple[float, float, float, float]:
    """The live area of a page in pt, y up."""
    left, top, right, bottom = LIVE
    if number % 2 == 0:
        left, right = 210 - right, 210 - left
    b = 3
    return ((left + b) * PT, (285 + b - bottom) * PT, (right + b) * PT, (285 + b - top) * PT)


def test_no_page_is_blank_and_every_page_is_full(pages: list[Page]) -> None:
    for number, page in enumerate(pages, 1):
        painted = boxes(page)
        if number in COVERS:
            assert painted
            continue
        _, low, _, high = live(number)
        inside = [b for b in painted if b[1] >= low - 8 and b[3] <= high + 8]
        assert inside, f"page {number} is empty"
        reached = (high - min(b[1] for b in inside)) / (high - low)
        assert reached >= 0.95, f"page {number} is filled to {reached:.0%}"
        # no hole: no horizontal band of a sixth of the page without anything in it
        edges = sorted((b[3], b[1]) for b in inside)
        at, hole = high, 0.0
        for top, bottom in reversed(edges):
            hole = max(hole, at - top)
            at = min(at, bottom)
        assert hole <= (high - low) / 6, f"page {number} has a hole of {hole / PT:.0f} mm"


def test_facing_feet_are_level_to_a_line(pages: list[Page]) -> None:
    feet = []
    for number, page in enumerate(pages, 1):
        _, low, _, _ = live(number)
        painted = boxes(page)
        feet.append(min(b[1] for b in painted if b[1] >= low - 8))
    for left in range(2, 15, 2):
        assert abs(feet[left - 1] - feet[left]) <= 17.01, f"pages {left} and {left + 1}"


def test_no_text_stands_in_the_fold_or_off_the_live_area(pages: list[Page]) -> None:
    for number, page in enumerate(pages, 1):
        fold = 3 * PT if number % 2 else 213 * PT
        near = [g for g in page.glyphs if g.ink and abs(_middle(g) - fold) < 5 * PT]
        assert near == [], f"page {number}: {''.join(g.text for g in near)}"


def _middle(glyph: Glyph) -> float:
    assert glyph.ink is not None
    return (glyph.ink[0] + glyph.ink[2]) / 2


def test_folios_and_running_heads_are_furniture_at_the_outer_edge(pages: list[Page]) -> None:
    for number, page in enumerate(pages, 1):
        left, low, right, high = live(number)
        outside = [g for g in page.glyphs if g.ink and (g.ink[1] > high or g.ink[3] < low)]
        if number in COVERS:
            continue
        assert outside and all(g.mcid is None for g in outside)
        foot = "".join(g.text for g in outside if g.ink and g.ink[3] < low)
        assert foot == str(number)
        edge = min(g.ink[0] for g in outside if g.ink) if number % 2 == 0 else max(
            g.ink[2] for g in outside if g.ink
        )  # fmt: skip
        assert edge == pytest.approx(left if number % 2 == 0 else right, abs=2.0)


def bodies(pages: list[Page], found: Found) -> Iterator[Body]:
    """The running text of each page that has some."""
    for number in range(1, len(pages) + 1):
        here = [e for e, at in found if at == [number]]
        text = [g for e in here for g in e.glyphs if not g.vertical]
        paragraphs = [e for e in here if e.type == "/P" and len(e.glyphs) > 40]
        if paragraphs and len(text) > 150:
            body = read_body(text, here)
            if abs(body.style[1] - 10.5) < 0.01:
                yield body


def test_running_text_keeps_the_rules_of_lines(pages: list[Page], found: Found) -> None:
    seen = list(bodies(pages, found))
    assert len(seen) >= 9
    for body in seen:
        none(line_rules.forbidden_breaks(body.paragraphs))
        none(line_rules.parted(body.paragraphs))
        none(line_rules.lone_last(body.paragraphs))
        none(line_rules.loose_pairs(body.paragraphs))
        none(line_rules.squeezed(body.paragraphs))
        none(column_rules.off_edge(body.columns))
        none(column_rules.off_grid(body.columns, body.leading))
        none(column_rules.single_ends(body.columns))
    counts = [column_rules.loose_lines(body.columns) for body in seen]
    count = sum(n for _, _, n in counts)
    assert count > 240
    assert sum(len(loose) for loose, _, _ in counts) <= 0.02 * count
    none([line for _, very, _ in counts for line in very])
    none([foot for b in seen for r in rows(b) for foot in column_rules.uneven_feet(r, b.leading)])


def rows(body: Body) -> list[list[column_rules.Column]]:
    return column_rules.rows(body.columns)
