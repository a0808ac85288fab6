"""Our sums over BudouX's models are BudouX's own."""

from __future__ import annotations

from pathlib import Path

import budoux
import pytest

from infographic.text.phrases import starts

TEXT = Path(__file__).parents[1] / "specs" / "jilin-2024" / "source.txt"


@pytest.mark.parametrize("traditional", [False, True])
def test_phrases_begin_where_the_package_begins_them(traditional: bool) -> None:
    load = (
        budoux.load_default_traditional_chinese_parser
        if traditional
        else budoux.load_default_simplified_chinese_parser
    )
    parser = load()
    lines = [*TEXT.read_text("utf-8").splitlines(), "", "中", "A1", "新 吉林，省"]
    for line in lines:
        expected, at = [], 0
        for part in parser.parse(line):
            expected.append(at)
            at += len(part)
        assert starts(line, traditional=traditional) == expected
