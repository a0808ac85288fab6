"""Line starts by level, widths of pairs of marks, and UAX #14 underneath: tables of other projects."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from test_linebreak import style

import infographic
from infographic.spec.model import LevelName as Named
from infographic.text import core
from infographic.text.levels import LEVELS, LevelName
from infographic.text.linebreak import Measure, break_lines, justify
from infographic.text.prepare import Prepared, prepare
from infographic.text.style import Piece

DATA = Path(__file__).resolve().parent / "data"
ROWS = json.loads((DATA / "wpt_line_break.json").read_text("utf-8"))["rows"]
PAIRS = json.loads((DATA / "wpt_spacing_trim.json").read_text("utf-8"))["pairs"]
#: What newer versions of the standard changed: a hyphen before a symbol (LB20a), a full stop or comma
#: before a digit (LB15c), quotation marks beside blanks and brackets (LB15a, LB19a).
NEWER = re.compile('-|[.,]\u0308?[0-9]|["\u00ab\u00bb]')
UNICODE = Path("/usr/share/unicode/auxiliary/LineBreakTest.txt")


def prepared(text: str, level: LevelName = "strict", lang: str = "zh-Hans") -> Prepared:
    return prepare([Piece(text, style())], level=level, lang=lang)


def lines(text: str, width: float, level: LevelName = "strict") -> list[str]:
    p = prepared(text, level)
    found = break_lines(p.items, Measure(width))
    return ["".join(u.text for u in p.units[line.start : line.end]) for line in found]


def test_the_spec_names_the_levels_there_are() -> None:
    assert get_args(Named) == get_args(LevelName)
    assert set(LEVELS) == set(get_args(LevelName))


@pytest.mark.parametrize("level", ["strict", "normal", "loose"])
def test_css_levels_as_web_platform_tests_have_them(level: str) -> None:
    rows = [row for row in ROWS if row[0] == level]
    assert len(rows) == 36
    names: dict[str, LevelName] = {
        "strict": "css-strict", "normal": "css-normal", "loose": "css-loose",
    }  # fmt: skip
    wrong = []
    for _, char, probe, width, may_start in rows:
        found = lines(probe, width, names[level])
        if (found[1][0] == char) is not may_start:
            wrong.append((char, found))
    assert not wrong


@pytest.mark.parametrize(
    ("text", "level", "first"),
    [
        ("一二三四五——七八", "strict", "一二三四"),
        ("一二三四五——七八", "gb", "一二三四五"),
        ("一二三四五——七八", "basic", "一二三四五"),
        ("一二三四／五六七", "strict", "一二三"),
        ("一二三四／五六七", "gb", "一二三"),
        ("一二三四／五六七", "basic", "一二三四／"),
        ("一二三四五，六七", "basic", "一二三四五，"),
    ],
)
def test_house_levels(text: str, level: LevelName, first: str) -> None:
    width = 5.5 if "，" in text else 5.0
    assert lines(text, width, level)[0] == first


def test_a_spec_chooses_its_level() -> None:
    def dump(level: str) -> str:
        made = infographic.render(
            {
                "version": 1,
                "title": "试",
                "line_break": level,
                "page": {"size": "60 x 60 mm", "margin": "5 mm", "grid": {"columns": 1}},
                "body": {"size": "28.34 pt"},
                "rows": [{"prose": {"text": ["一二三四五——七八"], "indent": 0}}],
            }
        )
        return made.dump()

    assert dump("gb") != dump("strict")


def test_pairs_of_marks_take_an_em_and_a_half() -> None:
    """Both glyphs one em wide and drawn half an em closer; the Japanese middle dot in Japanese (in
    Chinese it is an interpunct and takes half an em, GB/T 15834-2011 5.1.7)."""
    assert len(PAIRS) == 508
    assert Counter(kind for _, kind, _ in PAIRS) == {
        "CC": 196, "CO": 140, "OO": 100, "CM": 42, "MO": 30,
    }  # fmt: skip
    wrong = []
    for pair, kind, expected in PAIRS:
        p = prepared(f"中{pair}中", lang="ja" if "・" in pair else "zh-Hans")
        (line,) = break_lines(p.items, Measure(20.0))
        gaps = justify(p.items, line, last=True)
        pens = [0.0]
        for unit, gap in zip(p.units, gaps, strict=False):
            pens.append(pens[-1] + unit.width + gap)
        a, b = (pens[i] + p.units[i].glyphs[0].x for i in (1, 2))
        if abs(b - a - 0.5) > 1e-6 or abs(p.natural - 3.5) > 1e-6:
            wrong.append((pair, kind, expected, round(b - a, 3), p.natural))
    assert not wrong


def test_uax_14_underneath() -> None:
    """The algorithm untailored, on Unicode's own test file, which is older than uniseg's tables."""
    if not UNICODE.is_file():
        assert os.environ.get("INFOGRAPHIC_TOOLS") != "required", "install unicode-data"
        pytest.skip("Debian's unicode-data is not installed")
    missed, count = [], 0
    for row in UNICODE.read_text("utf-8").splitlines():
        parts = row.split("#")[0].split()
        if not parts:
            continue
        count += 1
        text = "".join(chr(int(code, 16)) for code in parts[1::2])
        wanted = {i for i, sign in enumerate(parts[0::2]) if sign == "÷"}
        if core.breaks(text) != wanted:
            missed.append(text)
    assert count > 7000
    assert len(missed) <= 0.005 * count
    assert all(NEWER.search(text) for text in missed), missed


def test_foreign_scripts_follow_it() -> None:
    assert lines("中e\u0301中", 2.0) == ["中e\u0301", "中"] or core.forbidden("中e\u0301中") == {2}
    assert core.forbidden("一二三四") == frozenset()
    assert 1 in core.forbidden("क\u094dषि")


def test_signs_that_are_not_set_say_where_lines_may_end() -> None:
    assert not any(line.endswith("三") for line in lines("一二三\u2060四五六", 3.0))
    assert lines("ab\u200bcd", 1.3) == ["ab", "cd"]
    assert lines("No.\u00a05 is", 2.6)[0] == "No.5"
    assert lines("第\u00a05\u00a0条规定", 3.5)[0] == "第5条"
    p = prepared("extra\u00adordinary")
    cheap = [i for i, gap in enumerate(p.items.gaps) if gap.penalty < 1000]
    assert ["".join(u.text for u in p.units[: i + 1]) for i in cheap] == ["extra"]
    assert p.items.gaps[cheap[0]].hyphen > 0
