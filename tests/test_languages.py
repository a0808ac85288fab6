"""Languages on spec, panel and phrase: marks, forms, blanks, hyphens.  Faces are Debian's Noto CJK."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from checker.interpret import Page, read_page
from checker.lines import SOFT_HYPHEN, Line, split_lines
from checker.structure import nodes

import infographic

NOTO = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")


@pytest.fixture(autouse=True)
def _faces() -> None:
    if not NOTO.is_file():
        assert os.environ.get("INFOGRAPHIC_TOOLS") != "required", "install fonts-noto-cjk"
        pytest.skip("Debian's fonts-noto-cjk is not installed")


def spec(text: str | list[str], ems: float, family: str = "SC", **keys: Any) -> dict[str, Any]:
    """One column of ``ems`` em, set in Noto Sans CJK throughout."""
    row = keys.pop("row", {})
    mm = ems * 10 * 25.4 / 72 + 0.001
    texts = [text] if isinstance(text, str) else text
    return {
        "version": 1,
        "title": "语言",
        "page": {
            "size": f"{mm + 20:.3f} x 200 mm", "margin": "10 mm", "bleed": "0 mm",
            "grid": {"columns": 1},
        },
        "theme": {
            "version": 1,
            "faces": {"cjk": {"family": f"Noto Sans CJK {family}"}},
            "roles": {r: {"face": "cjk", "weight": 400} for r in ("body", "strong")},
        },
        "body": {"size": "10 pt", "leading": 1.6},
        "rows": [{"prose": {"text": texts, "indent": 0}, **row}],
        **keys,
    }  # fmt: skip


def read(source: dict[str, Any]) -> tuple[Page, bytes]:
    data = infographic.render(source).pdf()
    with pikepdf.open(BytesIO(data)) as pdf:
        return read_page(pdf.pages[0]), data


def lines(source: dict[str, Any]) -> list[Line]:
    return split_lines(read(source)[0].glyphs)


def languages(data: bytes) -> dict[str, str]:
    """Language of structure elements by their type; the document's as ``""``."""
    with pikepdf.open(BytesIO(data)) as pdf:
        found = {"": str(pdf.Root.Lang)}
        for node, _ in nodes(pdf.Root.StructTreeRoot):
            if "/Lang" in node:
                found[str(node.S)] = str(node.Lang)
        return found


def ink_middle(page: Page, char: str) -> float:
    """Where the ink of a mark stands in its em, from 0 to 1."""
    g = next(g for g in page.glyphs if g.text == char)
    assert g.ink is not None
    return ((g.ink[0] + g.ink[2]) / 2 - g.x) / g.size


def test_traditional_marks_stand_in_the_middle_of_a_whole_em() -> None:
    page, _ = read(spec("春，夏。秋、冬", 20, "TC", lang="zh-Hant"))
    for mark in "，。、":
        assert abs(ink_middle(page, mark) - 0.5) < 0.1, mark
    places = {g.text: g.x for g in page.glyphs}
    assert places["夏"] - places["春"] == pytest.approx(20, abs=0.01)
    page, _ = read(spec("春，夏。秋、冬", 20, "SC"))
    assert all(ink_middle(page, mark) < 0.35 for mark in "，。、")


def test_one_face_has_the_forms_of_each_language() -> None:
    """`locl`: Noto Sans CJK holds them all, and marks show which was taken."""
    for lang, low, high in (("zh-Hans", 0.0, 0.35), ("zh-Hant", 0.4, 0.6), ("ja", 0.0, 0.35)):
        page, _ = read(spec("春，夏", 20, "JP", lang=lang))
        assert low <= ink_middle(page, "，") <= high, lang


def test_a_panel_and_a_phrase_have_languages_of_their_own() -> None:
    source = spec("春，夏。", 20, "SC", row={"lang": "zh-Hant"})
    page, data = read(source)
    assert 0.4 < ink_middle(page, "，") < 0.6
    assert languages(data) == {"": "zh-Hans", "/Div": "zh-Hant"}
    source = spec("春，夏；秋，冬", 20, "SC", languages={"zh-Hant": ["夏；秋"]})
    page, data = read(source)
    assert 0.4 < ink_middle(page, "；") < 0.6
    assert ink_middle(page, "，") < 0.35
    assert languages(data)["/Span"] == "zh-Hant"


def test_japanese_keeps_small_kana_and_the_long_mark_off_line_starts() -> None:
    text = "コンピューターネットワークやファッションショーをちょっとだけ見てきた。" * 3
    for ems in (7, 8, 9, 10, 11, 12, 13):
        found = lines(spec(text, ems, "JP", lang="ja"))
        assert "".join(line.text for line in found) == text
        assert not [ln.text for ln in found[1:] if ln.text[0] in "ーァィゥェォッャュョっょ。、"]


def test_japanese_stands_in_vertical_lines() -> None:
    source = spec([], 20, "JP", lang="ja")
    source["rows"] = [
        {"vertical_article": {"text": ["「ラーメン」を食べた。"], "indent": 0}, "fill": True}
    ]
    page, _ = read(source)
    glyphs = {g.text: g for g in page.glyphs}
    assert all(g.vertical for g in page.glyphs)
    long, ra = glyphs["ー"].ink, glyphs["ラ"].ink
    assert long and ra and long[3] - long[1] > 3 * (long[2] - long[0])  # it runs down
    stop = glyphs["。"].ink
    assert stop and stop[0] > (ra[0] + ra[2]) / 2  # upper right of its em


def test_korean_is_kept_whole_between_blanks() -> None:
    text = "대한민국의 주권은 국민에게 있고 모든 권력은 국민으로부터 나온다. 2024년 봄이 왔다."
    words = text.split()
    for ems in (8, 10, 12.5, 15):
        found = lines(spec(text, ems, "KR", lang="ko"))
        told = [line.text for line in found]
        assert "".join(told) == text.replace(" ", "")
        ends, at = set(), 0
        for word in words:
            at += len(word)
            ends.add(at)
        cuts, at = [], 0
        for line in told:
            at += len(line)
            cuts.append(at)
        assert set(cuts) <= ends, told


def test_latin_text_is_hyphenated_and_keeps_its_blanks() -> None:
    text = (
        "The provincial government has published its annual report, and “extraordinary” efforts "
        "don’t go unnoticed: infrastructure, manufacturing and international cooperation improved."
    )
    page, _ = read(spec(text, 14, "SC", lang="en-GB"))
    found = split_lines(page.glyphs)
    hyphens = [line for line in found if line.hyphen]
    assert hyphens
    assert "".join(line.text for line in found) == text.replace(" ", "")
    shown = "".join(g.text for g in page.glyphs)
    assert "The provincial" in shown and SOFT_HYPHEN in shown
    assert "“extraor" in shown.replace(SOFT_HYPHEN, "") and ", and" in shown
    inner = [line for line in found if not line.last]
    rights = {round(line.right, 1) for line in inner}
    assert len(rights) == 1, rights


def test_a_language_that_pyphen_does_not_know_is_not_hyphenated() -> None:
    found = lines(spec("Extraordinarily manufactured infrastructure", 9, lang="tlh"))
    assert found


@pytest.mark.parametrize(
    ("lang", "family", "text"),
    [
        ("zh-Hant", "TC", "真的！？他說：「好！」好；」走，她也說好；大家都好：很好！對"),
        ("ja", "JP", "本当！？彼は「本当！」と言った；はい：！！！そう"),
        ("zh-Hans", "SC", "真的！？他说：“好！”好；”走，她也说好；大家都好：很好！对‼⁇走"),
        ("zh-Hans", "SC", "约3－5天，甲－乙，春／夏"),
    ],
)
@pytest.mark.parametrize("ems", [8, 11, 20])
def test_marks_touch_nothing(lang: str, family: str, text: str, ems: float) -> None:
    source = spec(text, ems, family, lang=lang)
    page, _ = read(source)
    for line in split_lines(page.glyphs):
        boxes = [(g.text, g.ink) for g in line.glyphs if g.ink]
        for (a, one), (b, other) in zip(boxes, boxes[1:], strict=False):
            assert one and other
            assert one[2] <= other[0] + 0.3, (a, b, line.text)
    edge = 10 * 72 / 25.4 + ems * 10
    assert all(g.ink[2] <= edge + 0.5 for g in page.glyphs if g.ink)


@pytest.mark.parametrize(
    ("lang", "family", "text", "offset"),
    [
        ("zh-Hant", "TC", "春，夏。秋、冬", 0.0),
        ("zh-Hans", "SC", "春，夏。秋、冬", 0.3),
        ("ko", "KR", "봄 여름, 가을", None),
    ],
)
def test_vertical_lines_of_other_languages(
    lang: str, family: str, text: str, offset: float | None
) -> None:
    """Marks in the middle of their em for traditional characters, at its upper right for simplified
    ones; Hangul upright, one below the other."""
    source = spec([], 20, family, lang=lang)
    source["rows"] = [{"vertical_article": {"text": [text], "indent": 0}, "fill": True}]
    page, _ = read(source)
    glyphs = [g for g in page.glyphs if g.ink and g.text.strip()]
    tall = [g for g in glyphs if g.text not in "，。、,"]
    centre = sum((g.ink[0] + g.ink[2]) / 2 for g in tall if g.ink) / len(tall)
    tops = [g.ink[3] for g in tall if g.ink]
    assert tops == sorted(tops, reverse=True)
    for g in glyphs:
        if g.text in "，。、" and offset is not None:
            assert g.ink
            assert abs((g.ink[0] + g.ink[2]) / 2 - centre - offset * 10) < 1.5, g.text
