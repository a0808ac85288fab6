"""How often a page is laid out in full before it is drawn: once or twice, as a rule."""

from __future__ import annotations

from collections import Counter

import pytest
from random_reports import report

import infographic
from infographic.layout import solver
from infographic.layout.leaf import Leaf, Row
from infographic.panel import Context
from tests.conftest import ROOT


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> Counter[int]:
    """Pages by their identity, and how often lines were broken on all of each."""
    held: list[Leaf] = []  # so that no identity comes again
    count: Counter[int] = Counter()
    measure_rows = solver.measure_rows

    def counted(leaf: Leaf, ctx: Context) -> list[Row]:
        if ctx.mode == "measure":
            held.append(leaf)
            count[id(leaf)] += 1
        return measure_rows(leaf, ctx)

    monkeypatch.setattr(solver, "measure_rows", counted)
    return count


@pytest.mark.parametrize(
    "name", ["poster", "poster-press", "brochure", "handout", "leaflet", "roll-up"]
)
def test_shipped_specs_take_two_layouts_a_page_at_most(name: str, layouts: Counter[int]) -> None:
    infographic.render(str(ROOT / "specs" / "jilin-2024" / f"{name}.yaml"))
    assert layouts
    assert max(layouts.values()) <= 2


def test_wide_ranges_of_sizes_take_few(layouts: Counter[int]) -> None:
    """From 7 to 24 pt: two as a rule, one more where the second is a little too large."""
    most = []
    for seed in range(12):
        layouts.clear()
        infographic.render(report(seed).spec)
        most.append(max(layouts.values()))
    assert sorted(most)[len(most) // 2] <= 3
    assert max(most) <= 5


def test_size_given_up_for_level_feet_is_told() -> None:
    """Neither the depth of the page nor the range was the limit."""
    text = (
        "全村完成春播3200亩，同比增长6.3%。新设河湾书箱12只，最远的一只在18.5公里外，春耕时跟着插秧机走，秋收后在晒场边等人。"
        "借出的书里，农技读物占三成，《水稻病虫害图谱》借得最勤，还回来时书页间还夹着稻叶。"
    ) * 2
    chapters = [{"title": "甲", "text": ""}, {"title": "乙", "text": text[30:120] + "。"}]
    spec = {
        "version": 1, "title": "样", "lang": "zh-Hans", "page": {"size": "a5"},
        "body": {"size": "6..10 pt"}, "rows": [{"flow": {"chapters": chapters, "columns": 2}}],
    }  # fmt: skip
    told = set()
    for cut in range(40, 60):
        chapters[0]["text"] = text[:cut] + "。"
        made = infographic.render(spec)
        (sheet,) = made.result.sheets
        told.add(sheet.limit)
        assert (sheet.limit == "largest size allowed") is (sheet.size == pytest.approx(10.0))
        for note in made.diagnostics:
            if note.code == "underfull":
                assert f"{sheet.size:g} pt" in note.message
    assert "level feet" in told
