"""Any text at any measure: nothing lost, nothing broken that holds together, nothing out of its box."""

from __future__ import annotations

import json
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from checker.interpret import read_page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_linebreak import style

import infographic
from infographic.text.linebreak import Measure, break_lines
from infographic.text.prepare import prepare
from infographic.text.segment import JOINTS, clean
from infographic.text.style import Piece

RULES = json.loads(
    (Path(__file__).resolve().parent / "data" / "line_rules.json").read_text("utf-8")
)
NOT_AT_START = set(RULES["not_at_line_start"])
NOT_AT_END = set(RULES["not_at_line_end"])

WORDS = (
    *"春种一粒粟秋收万颗子四海无闲田",
    *"，。、；：？！“”‘’（）《》〈〉「」『』【】·／—…～–－",
    *"0123456789.,%‰℃°¥$-+/()[]{}!?:;'\"& ",
    "——", "……", "837.3亿斤", "第5位", "8～12岁", "−6.5℃", "30%～40%", "GDP", "AI", "5G-A", "manufacturing",
    "https://www.example.org/a-b/c?d=e", "a.b@c.org", "C:\\a\\b", "v1.2.3", "１２３", "ＡＢ", "①②", "々", "α", "Я",
    "\u00a0", "\u2060", "\u00ad", "\u200b", "é", "e\u0301",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map("".join)
KEEPS = st.lists(st.sampled_from(["春种", "一粒粟", "秋收万颗", "5位", "GDP"]), max_size=2)


def bare(text: str) -> str:
    """Text without what is not set, its accents joined as the setting joins them (NFC)."""
    kept = "".join(c for c in text if not c.isspace() and c not in JOINTS)
    return unicodedata.normalize("NFC", kept)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.floats(6, 32), st.sampled_from([0.0, 1.0, 2.0]), KEEPS)
def test_nothing_is_lost_and_nothing_that_holds_together_is_broken(
    text: str, width: float, indent: float, keep: list[str]
) -> None:
    p = prepare([Piece(text, style())], tuple(keep))
    lines = break_lines(p.items, Measure(width, indent))
    shown = ["".join(u.text for u in p.units[ln.start : ln.end]) for ln in lines]
    assert bare("".join(shown)) == bare(clean(text))
    if not p.units:
        return
    allowed = set(p.items.places.ends)
    for line in lines[:-1]:
        if line.end in allowed:
            continue
        # Something had to be broken: what holds together here is wider than the line.
        before = max((e for e in (0, *allowed) if e < line.end), default=0)
        behind = min(e for e in allowed if e > line.end)
        items = p.items
        natural = items.ends[behind - 1] - items.before[before]
        assert natural - (items.shrink[behind - 1] - items.shrink[before]) > width - indent


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_no_line_may_end_where_the_rules_forbid_it(text: str) -> None:
    """But behind the signs of addresses and paths."""
    p = prepare([Piece(text, style())])
    for end in p.items.places.ends[:-1] if p.units else ():
        price, hyphen = p.items.gaps[end - 1].penalty, p.items.gaps[end - 1].hyphen
        if hyphen or price in (120.0, 300.0):
            continue
        left, right = p.units[end - 1].text, p.units[end].text
        blank = p.items.gaps[end - 1].klass == 0 and p.items.gaps[end - 1].width > 0
        if text and ("\u200b" in text or blank):
            continue  # a break was asked for, or a blank parts them
        assert right[0] not in NOT_AT_START, (left, right)
        assert left[-1] not in NOT_AT_END, (left, right)


def sheet(width: float, text: str, vertical: bool) -> dict[str, Any]:
    panel = "vertical_article" if vertical else "prose"
    return {
        "version": 1,
        "title": "试",
        "page": {
            "size": f"{width:.2f} x 250 mm", "margin": "15 mm", "bleed": "0 mm",
            "grid": {"columns": 1},
        },
        "body": {"size": "8..10 pt"},
        "rows": [{panel: {"text": [f"文{text}"] * 2}}],  # `$` alone would be a reference
    }  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS.filter(lambda t: bool(bare(clean(t)))), st.floats(65, 200), st.booleans())
def test_children_stay_inside_their_boxes(text: str, width: float, vertical: bool) -> None:
    data = infographic.render(sheet(width, text, vertical)).pdf()
    with pikepdf.open(BytesIO(data)) as pdf:
        page = read_page(pdf.pages[0])
    low, high = 15 * 72 / 25.4, (width - 15) * 72 / 25.4
    em = 10.0
    outside = [
        g
        for g in page.glyphs
        if g.ink and (g.ink[0] < low - 0.3 * em or g.ink[2] > high + 0.3 * em)
    ]
    assert [g.text for g in outside] == []


@pytest.mark.parametrize("text", ["\u2060", "\u00ad", "\u200b", " ", "\u00a0"])
def test_signs_alone_are_no_text(text: str) -> None:
    assert prepare([Piece(text, style())]).units == ()
