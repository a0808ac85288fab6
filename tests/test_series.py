"""Documents made one after another are the bytes that each is alone, whatever is remembered between them."""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
from typing import Any

import infographic

TEXT = "春耕二十三亩，比上年增长8.5%，“夏耘”之后，秋收冬藏。全年办读书会120场，还回来3400册。"


def _spec(text: str = TEXT, **changes: Any) -> dict[str, Any]:
    rows = [
        {"prose": {"title": "一年", "text": [text, "最远的一只书箱在下河湾。"]}},
        {"figures": {"items": [{"label": "借阅", "value": "83.1", "unit": "万册"}]}},
        {"vertical_title": {"title": ["书到", "田头"], "text": text}},
    ]
    made = {"version": 1, "title": "样张", "lang": "zh-Hans", "page": {"size": "a5"}, "rows": rows}
    return made | {"medium": "screen"} | changes


VARIANTS = [
    _spec(),
    _spec(TEXT.replace("120", "121")),
    _spec(medium="press"),
    _spec(medium="office"),
    _spec(body={"size": "9 pt"}),
    _spec(page={"size": "a5", "margin": "20 mm"}),
    _spec(emphasis=["秋收冬藏"]),
    _spec(lang="zh-Hant"),
    _spec(theme={"version": 1, "roles": {"body": {"ink": "accent"}}}),
    _spec(keep=["还回来3400册"]),
]

_ALONE = """
import hashlib, json, sys, infographic
print(hashlib.sha256(infographic.render(json.load(sys.stdin)).pdf()).hexdigest())
"""


def _alone(spec: dict[str, Any]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _ALONE],
        input=json.dumps(spec),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_a_series_is_what_each_is_alone() -> None:
    alone = [_alone(spec) for spec in VARIANTS]
    assert len(set(alone)) == len(VARIANTS)
    order = [*range(len(VARIANTS))] * 3
    random.Random(7).shuffle(order)
    for number in order:
        made = infographic.render(VARIANTS[number]).pdf()
        assert hashlib.sha256(made).hexdigest() == alone[number], number


def test_a_notebook_gets_what_it_asks_for() -> None:
    made = infographic.render(VARIANTS[0])
    assert set(made._repr_mimebundle_()) == {"image/png"}
    assert made._repr_mimebundle_(exclude={"image/png"}) == {}
    assert made._repr_mimebundle_(include={"text/html"}) == {}
    assert set(made.pages[0]._repr_mimebundle_(include=["image/png"])) == {"image/png"}
