"""docs/typesetting.md and its pictures are today's, and show what they say."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
import rules_gallery as gallery
from PIL import Image, ImageChops, ImageStat

from infographic.text.paragraph import Paragraph


@pytest.fixture(scope="module", autouse=True)
def _written(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        gallery.PICTURES.mkdir(parents=True, exist_ok=True)
        gallery.PAGE.write_text(gallery.page(), "utf-8")
        for rule in gallery.RULES:
            picture = Image.open(BytesIO(gallery.picture(rule))).convert("RGB")
            picture = picture.quantize(32)
            picture.save(gallery.PICTURES / f"{rule.name}.png", optimize=True)


def test_the_page_is_the_one_the_rules_make() -> None:
    assert gallery.PAGE.read_text("utf-8") == gallery.page()
    names = {path.stem for path in gallery.PICTURES.glob("*.png")}
    assert names == {rule.name for rule in gallery.RULES}


@pytest.mark.parametrize("rule", gallery.RULES, ids=lambda rule: rule.name)
def test_pictures_are_todays(rule: gallery.Rule) -> None:
    today = Image.open(BytesIO(gallery.picture(rule))).convert("RGB")
    held = Image.open(gallery.PICTURES / f"{rule.name}.png").convert("RGB")
    assert today.size == held.size
    assert max(ImageStat.Stat(ImageChops.difference(today, held)).mean) < 2.0


@pytest.mark.parametrize(
    "rule", [r for r in gallery.RULES if r.kind == "lines" and not r.emphasis], ids=lambda r: r.name
)
def test_before_has_the_fault_and_after_holds_the_text(rule: gallery.Rule) -> None:
    lines = gallery.full_lines(rule.text, rule.ems)
    assert any(re.search(rule.faults, line) for line in lines)
    made = Paragraph(gallery.prepared(rule), gallery.SIZE, (rule.ems + 1e-6) * gallery.EM)
    assert "".join(u.text for u in made.prepared.units).replace(" ", "") == rule.text
    assert [line.start for line in made.lines][1:] == [line.end for line in made.lines][:-1]
