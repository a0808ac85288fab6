"""Vertical lines in finished files: form, orientation and place of every character, numbers, order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import uharfbuzz as hb
from checker import line_rules, none, source_rules
from checker.interpret import Glyph, Page, read_page
from checker.lines import Line

import infographic
from infographic import SpecError
from infographic.frame import Group, Item, Tag

ROOT = Path(__file__).resolve().parents[1]
TABLE = json.loads((ROOT / "tests" / "data" / "vertical_table.json").read_text("utf-8"))["rows"]
FACES = {"sans": "InfographicSansSC-400.ttf", "serif": "InfographicSerifSC-400.ttf"}
SOURCE = ROOT / "specs" / "jilin-2024" / "source.txt"
SIZE = 20.0


@cache
def font(name: str) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(ROOT / "fonts" / FACES[name]))))


def glyph(name: str, char: str, vertical: bool) -> int:
    buffer = hb.Buffer()
    buffer.add_str(char)
    buffer.direction = "ttb" if vertical else "ltr"
    buffer.script, buffer.language = "Hani", "zh-Hans"
    hb.shape(font(name), buffer, {"vert": vertical})
    return int(buffer.glyph_infos[0].codepoint)


def article(texts: list[str], face: str = "sans", **keys: Any) -> dict[str, Any]:
    return {
        "version": 1,
        "title": "竖",
        "page": {"size": "900 x 80 mm", "margin": "5 mm", "bleed": "0 mm", "grid": {"columns": 1}},
        "theme": {
            "version": 1,
            "roles": {r: {"face": face, "weight": 400} for r in ("body", "strong")},
        },
        "body": {"size": f"{SIZE} pt", "leading": 1.5},
        "rows": [{"vertical_article": {"text": texts, "indent": 0, **keys.pop("panel", {})}}],
        **keys,
    }


def read(spec: dict[str, Any]) -> Page:
    with pikepdf.open(BytesIO(infographic.render(spec).pdf())) as pdf:
        return read_page(pdf.pages[0])


def ink_of(name: str, gid: int, turned: bool) -> tuple[float, float, float, float]:
    """Ink of a glyph in its em box, em: from the centre line and from the box's top, y down."""
    e = font(name).get_glyph_extents(gid)
    left, right = e.x_bearing / 1000, (e.x_bearing + e.width) / 1000
    high, low = e.y_bearing / 1000, (e.y_bearing + e.height) / 1000
    if not turned:
        half = font(name).get_glyph_h_advance(gid) / 2000
        return left - half, right - half, 0.88 - high, 0.88 - low
    middle = 0.38  # of the em box over the baseline
    return low - middle, high - middle, left, right


def expected(name: str, char: str, orientation: str) -> tuple[int, bool]:
    """The glyph, and whether it lies on its side."""
    plain, down = glyph(name, char, False), glyph(name, char, True)
    if plain != down:
        return down, False
    if orientation in ("U", "Tu") or char.isalnum() or char in "·‧•":
        return plain, False
    return plain, True


@pytest.mark.parametrize("face", FACES)
def test_every_character_has_its_form_and_its_place(face: str) -> None:
    """The 287 characters of the table between two Han, recomputed for each shipped face."""
    held = [(c, o) for c, o in TABLE if font(face).get_nominal_glyph(ord(c)) is not None]
    assert len(held) >= 280
    faults = []
    for start in range(0, len(held), 70):
        some = held[start : start + 70]
        page = read(article([f"国{char}国" for char, _ in some], face))
        shown = [g for g in page.glyphs if g.ink is not None or g.text not in ("国", "")]
        at = 0
        for char, orientation in some:
            above, here, below = shown[at], shown[at + 1], shown[at + 2]
            at += 3
            assert above.text == below.text == "国", (char, above.text, below.text)
            gid, turned = expected(face, char, orientation)
            if here.ink is None:  # a blank
                continue
            assert above.ink and below.ink
            left, right, top, bottom = ink_of(face, gid, turned)
            centre = (above.ink[0] + above.ink[2]) / 2 - SIZE * sum(guo(face)[:2]) / 2
            got_left = (here.ink[0] - centre) / SIZE
            got_right = (here.ink[2] - centre) / SIZE
            high = (above.ink[1] - here.ink[3]) / SIZE
            low = (here.ink[1] - below.ink[3]) / SIZE
            small = char.isascii() and char.isalnum()  # centred, maybe narrowed
            if not small and (abs(got_left - left) > 0.02 or abs(got_right - right) > 0.02):
                faults.append(
                    f"{char}: across {got_left:.2f}..{got_right:.2f}, not {left:.2f}..{right:.2f}"
                )
            depth = (here.ink[3] - here.ink[1]) / SIZE
            if not small and abs(depth - (bottom - top)) > 0.02:
                faults.append(f"{char}: {depth:.2f} deep, not {bottom - top:.2f}")
            if small and abs(got_left + got_right) > 0.1:
                faults.append(f"{char}: not centred, {got_left:.2f}..{got_right:.2f}")
            if high < -0.1 or low < -0.1:
                faults.append(f"{char}: touches its neighbours ({high:.2f}, {low:.2f})")
    none(faults)


@cache
def guo(face: str) -> tuple[float, float, float, float]:
    return ink_of(face, glyph(face, "国", True), False)


def test_what_a_face_lacks_is_told() -> None:
    lacking = [c for c, _ in TABLE if font("sans").get_nominal_glyph(ord(c)) is None]
    assert lacking
    with pytest.raises(SpecError) as caught:
        infographic.render(article([f"国{lacking[0]}国"]))
    assert caught.value.diagnostics[0].code == "missing-glyph"


def test_lines_run_from_right_to_left_in_tiers() -> None:
    text = "春种一粒粟，秋收万颗子。四海无闲田，农夫犹饿死。锄禾日当午，汗滴禾下土。谁知盘中餐，粒粒皆辛苦。"
    page = read(article([text], panel={"tiers": 2}, page={
        "size": "120 x 200 mm", "margin": "10 mm", "bleed": "0 mm", "grid": {"columns": 1},
    }))  # fmt: skip
    assert "".join(g.text for g in page.glyphs) == text
    assert all(g.vertical for g in page.glyphs)
    columns: list[list[Glyph]] = [[page.glyphs[0]]]
    for before, here in zip(page.glyphs, page.glyphs[1:], strict=False):
        if here.y > before.y:
            columns.append([])
        columns[-1].append(here)
    assert len(columns) >= 4
    tops = [max(g.y for g in column) for column in columns]
    tiers = {round(top) for top in tops}
    assert len(tiers) == 2
    for a, b in zip(columns, columns[1:], strict=False):
        same = abs(max(g.y for g in a) - max(g.y for g in b)) < 1
        assert (b[0].x < a[0].x) if same else (b[0].x > a[0].x)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [("rotated", "12345"), ("digits", "12345"), ("han", "12345")],
)
def test_long_numbers_stand_as_the_spec_says(numbers: str, told: str) -> None:
    page = read(article([f"共{told}人"], vertical={"numbers": numbers}))
    assert "".join(text for _, text, _, _ in page.actual_text) == "共12345人"
    digits = page.glyphs[1:-1]
    assert len(digits) == 5
    across = {round(g.x, 2) for g in digits}
    boxes = [g.ink for g in digits if g.ink]
    upright = all(b[3] - b[1] > b[2] - b[0] for b in boxes) if numbers == "digits" else None
    if numbers == "rotated":  # wider than high: the digits lie on their side
        assert all(b[2] - b[0] > b[3] - b[1] for b in boxes)
        assert len(across) == 1
    elif numbers == "digits":
        assert upright
    else:
        assert [g.text for g in digits] != list(told) or digits[0].vertical
    assert [g.y for g in digits] == sorted((g.y for g in digits), reverse=True)


@pytest.mark.parametrize(
    ("number", "digits", "han"),
    [
        ("1,234.5", "1，234·5", "一二三四点五"),
        ("−3.5%", "负3·5％", "负百分之三点五"),
        ("+8.3‰", "＋8·3‰", "正千分之八点三"),
        ("123.4～5", "123·4～5", "一二三点四～5"),
        ("1,234,567", "1，234，567", "一二三四五六七"),
        ("10500", "10500", "一〇五〇〇"),
    ],
)
def test_numbers_stand_with_their_signs(number: str, digits: str, han: str) -> None:
    source = f"共{number}人"
    for how, forms in (("digits", digits), ("han", han)):
        page = read(article([source], vertical={"numbers": how}))
        assert "".join(text for _, text, _, _ in page.actual_text) == source
        shown = page.glyphs[1:-1]
        assert len(shown) == len(forms)
        for char, g in zip(forms, shown, strict=True):
            if char.isascii() and char.isdigit():  # may have grown to the Han beside it
                continue
            gid, turned = expected("sans", char, "Tr" if char == "～" else "U")
            left, right, top, bottom = ink_of("sans", gid, turned)
            assert g.ink, char
            assert (g.ink[2] - g.ink[0]) / SIZE == pytest.approx(right - left, abs=0.02), char
            assert (g.ink[3] - g.ink[1]) / SIZE == pytest.approx(bottom - top, abs=0.02), char
        middles = [g.ink[1] + g.ink[3] for g in shown if g.ink]
        assert middles == sorted(middles, reverse=True)


@pytest.mark.parametrize("how", ["rotated", "digits", "han"])
def test_ends_of_a_range_stand_upright_each_in_its_em(how: str) -> None:
    page = read(article(["约5～16%的人"], vertical={"numbers": how}))
    shown = page.glyphs[1:6]
    boxes = [g.ink for g in shown if g.ink]
    assert [g.text for g in shown] == list("5～16%")
    assert all(b[3] - b[1] > b[2] - b[0] for b in (boxes[0], boxes[2], boxes[3]))
    assert len({round(g.y, 1) for g in shown[2:]}) == 1  # 16% side by side


@pytest.mark.parametrize("number", ["12", "318", "2024", "65%"])
def test_short_numbers_stand_upright_in_one_em(number: str) -> None:
    page = read(article([f"共{number}人"]))
    boxes = [g.ink for g in page.glyphs[1:-1] if g.ink]
    assert len(boxes) == len(number)
    assert max(b[2] for b in boxes) - min(b[0] for b in boxes) <= SIZE
    assert all(b[3] - b[1] > 0.5 * SIZE for b in boxes if b[2] - b[0] > 1)
    lefts = [b[0] for b in boxes]
    assert lefts == sorted(lefts)


def test_emphasis_dots_stand_beside_their_characters() -> None:
    def dots(spec: dict[str, Any]) -> tuple[list[Any], Page]:
        page = read(spec)
        return [p.box for p in page.paints if p.artifact and p.op == "f"], page

    found, page = dots(article(["要没有一户，掉队"], emphasis=["没有一户，掉"]))
    assert len(found) == 5  # none for the comma
    for box, g in zip(found, [g for g in page.glyphs if g.text in "没有一户掉"], strict=True):
        assert g.ink and box[0] > g.ink[2]
    row = {"prose": {"text": ["要没有一户，掉队"], "indent": 0}}
    found, page = dots(article([], emphasis=["没有一户，掉"]) | {"rows": [row]})
    assert len(found) == 5
    for box, g in zip(found, [g for g in page.glyphs if g.text in "没有一户掉"], strict=True):
        assert g.ink and box[3] < g.y
        assert abs((box[0] + box[2]) / 2 - (g.x + g.advance / 2)) < 0.1


def test_an_article_that_does_not_fit_is_overset() -> None:
    spec = article(
        ["一二三四五六七八九十" * 60], page={"size": "60 x 60 mm", "grid": {"columns": 1}}
    )
    with pytest.raises(SpecError) as caught:
        infographic.render(spec)
    assert caught.value.diagnostics[0].code == "overset"


def test_readers_get_paragraphs_whole() -> None:
    texts = ["河湾村修通了12公里的堤路。", "从前要走40分钟，如今8分钟就到。"]
    data = infographic.render(
        article(texts, page={"size": "120 x 120 mm", "grid": {"columns": 1}})
    ).pdf()
    document = pypdfium2.PdfDocument(data)
    try:
        found = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    assert all(text in found for text in texts)


@pytest.mark.parametrize("depth", [110, 150, 210])
def test_vertical_lines_of_the_report_keep_the_rules(depth: int) -> None:
    """Line starts and ends, numbers with their words, last lines: as in horizontal lines."""
    entries = json.loads((ROOT / "tests" / "data" / "jilin" / "paragraphs.json").read_text("utf-8"))
    texts = [e["text"] for e in entries if e["kind"] == "paragraph"]
    source = article(
        texts,
        page={
            "size": f"900 x {depth} mm",
            "margin": "10 mm",
            "bleed": "0 mm",
            "grid": {"columns": 1},
        },
        body={"size": "10 pt", "leading": 1.6},
        panel={"indent": 2},
    )
    source["rows"][0]["fill"] = True
    lines: list[Line] = []
    before: Glyph | None = None
    for g in read(source).glyphs:
        if not g.text.strip():
            continue
        moved = before is None or before.box[0] + before.box[2] - g.box[0] - g.box[2] > 20
        if before is None or moved:  # to the left: the next line
            lines.append(Line([]))
        lines[-1].glyphs.append(g)
        before = g
    found = source_rules.aligned(texts, lines)
    fragments = [[line for _, line in parts] for _, parts in found]
    none(line_rules.forbidden_breaks(fragments))
    none(line_rules.lone_last(fragments))
    numbers, words = source_rules.parted(found)
    none([*numbers, *words])
    assert sum(map(len, fragments)) > 40


def test_marks_hang_in_vertical_lines_too() -> None:
    """The mark stands below the tier's foot, the character before it at the foot."""
    text = "春种一粒粟秋收万，" * 6
    page_ = {"size": "200 x 90 mm", "margin": "10 mm", "bleed": "0 mm", "grid": {"columns": 1}}
    size = {"size": "10 pt", "leading": 1.6}
    plain, hung = (
        read(article([text], page=page_, body=size, hang=hang)).glyphs for hang in (False, True)
    )
    assert "".join(g.text for g in plain) == "".join(g.text for g in hung) == text
    low, lower = (min(g.ink[1] for g in glyphs if g.ink) for glyphs in (plain, hung))
    assert lower < low - 2
    assert {g.text for g in hung if g.ink and g.ink[1] < low - 2} == {"，"}


def _told(items: Iterable[Item]) -> str:
    """The texts of vertical lines, as readers get them."""
    out = ""
    for item in items:
        if isinstance(item, Tag) and item.role == "Span" and item.actual is not None:
            out += item.actual
        elif isinstance(item, Tag | Group):
            out += _told(item.items)
    return out


def test_a_vertical_article_goes_on_over_pages() -> None:
    texts = [line for line in SOURCE.read_text("utf-8").splitlines() if len(line) > 60][:9]
    article = {"title": ["河边", "书箱"], "tiers": 2, "text": texts}
    spec = {
        "version": 1, "title": "竖", "body": {"size": "10 pt"},
        "page": {"size": "a5", "margin": "15 mm"},
        "pages": [{"flow": [{"prose": "开头一段。"}, {"vertical_article": article}]}],
    }  # fmt: skip
    made = infographic.render(spec)
    assert not made.diagnostics
    assert len(made.pages) == 3
    pages = [_told(page.frame.items) for page in made.pages]
    assert all(len(page) > 200 for page in pages)
    kept = "河边书箱" + "".join("".join(text.split()) for text in texts)
    assert "".join("".join(page.split()) for page in pages) == kept
    # the title stands once; what a page cuts goes on without an indent, and with two lines at least
    assert [any(role[0] == "H" for role in _roles(page.frame.items)) for page in made.pages] == [
        True,
        False,
        False,
    ]
    # a page too shallow for its plate leaves it to the next
    filler = {"prose": ["字" * 400 + "。"] * 3}
    late = {**spec, "pages": [{"flow": [filler, {"vertical_article": article}]}]}
    found = [_told(page.frame.items) for page in infographic.render(late).pages]
    assert found[0] == "" and "".join("".join(page.split()) for page in found) == kept


def _roles(items: Iterable[Item]) -> set[str]:
    out: set[str] = set()
    for item in items:
        if isinstance(item, Tag):
            out.add(item.role)
        if isinstance(item, Tag | Group):
            out |= _roles(item.items)
    return out
