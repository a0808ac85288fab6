"""Reports made by chance: 5 to 13 panels of 80 to 800 characters, titles of 2 to 9 characters.

As an editor would lay them out: a masthead that may stretch, none to two rows of plates side by side
whose texts are no more than three times as long as one another (their titles in two columns from six
characters on), the rest in a flow.  The sheet is the smallest of A4 to A1 that the text asks for.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any, NamedTuple

SOURCE = Path(__file__).resolve().parents[1] / "specs" / "jilin-2024" / "source.txt"
SENTENCES = [
    s for s in re.split("(?<=。)", SOURCE.read_text("utf-8").replace("\n", "")) if 8 < len(s) < 200
]
TITLES = [
    "经济运行",
    "稳中有进",
    "科技创新推动产业创新",
    "民生",
    "农业农村现代化",
    "绿色低碳发展",
    "深化改革",
    "扩大开放促发展",
    "安全稳定",
    "乡村振兴",
    "产业转型升级",
    "文化强省",
    "数字经济",
    "城乡融合",
]
#: Sheets with the characters they are for, and the columns of their flow.
SHEETS = (("a4", 1300, 2), ("a3", 2700, 3), ("a2", 5400, 4), ("a1", 10**9, 5))
MARGIN = 12


class Report(NamedTuple):
    """A spec, and its panels' characters."""

    spec: dict[str, Any]
    lengths: tuple[int, ...]
    sheet: str


def report(seed: int) -> Report:
    """One report; the same for the same seed."""
    chance = random.Random(seed)
    count = chance.randint(5, 13)
    panels = [
        (chance.choice(TITLES)[: chance.randint(2, 9)], _text(chance, chance.randint(80, 800)))
        for _ in range(count)
    ]
    total = sum(len(text) for _, text in panels)
    sheet, _, columns = next(s for s in SHEETS if total <= s[1])
    rows: list[dict[str, Any]] = [
        {"masthead": {"title": ["某县政府", "工作报告"], "kicker": "一图读懂"}, "stretch": True}
    ]
    at = 0
    for _ in range(chance.randint(0, 2)):
        some = panels[at : at + chance.randint(2, 4)]
        lengths = [len(text) for _, text in some]
        if count - at - len(some) < 2 or max(lengths) > 3 * min(lengths):
            break
        items = [{"vertical_title": {"title": _parted(t), "text": text}} for t, text in some]
        rows.append({"panels": {"level": True, "items": items}})
        at += len(some)
    chapters = [{"title": [title], "text": text} for title, text in panels[at:]]
    rows.append({"flow": {"columns": columns, "chapters": chapters}})
    spec = {
        "version": 1,
        "title": "某县政府工作报告",
        "page": {"size": sheet, "margin": f"{MARGIN} mm"},
        "body": {"size": "7..24 pt", "leading": 1.5},
        "gap": "5 mm",
        "rows": rows,
    }
    return Report(spec, tuple(len(text) for _, text in panels), sheet)


def _text(chance: random.Random, length: int) -> str:
    out = ""
    while len(out) < length:
        out += chance.choice(SENTENCES)
    return out[: length - 1].rstrip("，。、；：“”") + "。"


def _parted(title: str) -> list[str]:
    half = (len(title) + 1) // 2
    return [title] if len(title) < 6 else [title[:half], title[half:]]
