"""Our sums over BudouX's models are BudouX's own."""

from __future__ import annotations

from pathlib import Path

import budoux
import pytest

from infographic.text.phrases import starts

TEXT = Path(__file__).parents[1] / "specs" / "jilin-2024" / "source.txt"


PARSERS = {
    "zh-hans": budoux.load_default_simplified_chinese_parser,
    "zh-hant": budoux.load_default_traditional_chinese_parser,
    "ja": budoux.load_default_japanese_parser,
}


@pytest.mark.parametrize("model", PARSERS)
def test_phrases_begin_where_the_package_begins_them(model: str) -> None:
    parser = PARSERS[model]()
    lines = [*TEXT.read_text("utf-8").splitlines(), "", "中", "A1", "新 吉林，省"]
    for line in lines:
        expected, at = [], 0
        for part in parser.parse(line):
            expected.append(at)
            at += len(part)
        assert starts(line, model) == expected
