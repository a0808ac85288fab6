"""What a press would send back is refused at the spec's line; marks, stocks, spots, folds."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from checker.interpret import read_page

import infographic
from infographic import SpecError
from infographic.fonts.book import FontBook
from infographic.layout.folds import fold_places

ROOT = Path(__file__).resolve().parents[1]
PROFILE = ROOT / "infographic" / "data" / "FOGRA39L_coated.icc"
MM = 72 / 25.4
TEXT = "正文从这里开始，一段话占几行。" * 4


def sheet(*rows: Any, inks: dict[str, Any] | None = None, **keys: Any) -> dict[str, Any]:
    theme: dict[str, Any] = {"version": 1}
    if inks is not None:
        theme["inks"] = inks
    theme |= {"roles": keys.pop("roles", {}), "faces": keys.pop("faces", {})}
    page = {"size": "a5", "margin": "12 mm", "grid": {"columns": 4}} | keys.pop("page", {})
    return {
        "version": 1, "title": "印前", "theme": theme, "page": page,
        "body": {"size": "10 pt"}, "rows": list(rows) or [{"prose": TEXT}], **keys,
    }  # fmt: skip


def faults(spec: Any, **more: Any) -> list[tuple[str, str, str]]:
    """Severity, code and place of everything said, but of empty pages."""
    try:
        notes = infographic.render(spec, **more).diagnostics
    except SpecError as error:
        notes = error.diagnostics
    return [(n.severity, n.code, str(n.span)) for n in notes if n.code != "underfull"]


HEAVY = {"heavy": [90, 85, 85, 90], "rich": [60, 50, 50, 100], "both": [0, 100, 100, 0]}
BAND = {"band": "标题"}

REFUSED = [
    ("rgb-ink", sheet(inks={"red": "#ff0000"}), "$.theme.inks.red"),
    ("rgb-ink", sheet(inks={"red": [255, 0, 0]}), "$.theme.inks.red"),
    ("white-overprint", sheet(inks={"hole": {"cmyk": [0, 0, 0, 0], "overprint": True}}),
     "$.theme.inks.hole"),
    ("ink-coverage", sheet(BAND, inks=HEAVY, page={"tint": "heavy"}), "$.page.tint"),
    ("rich-text", sheet(inks=HEAVY, roles={"body": {"ink": "rich"}}), "$.rows[0].prose"),
    ("small-type", sheet(body={"size": "4 pt"}), "$.rows[0].prose"),
    ("small-type", sheet({"prose": {"title": "标题", "text": TEXT}},
     roles={"head": {"face": "serif", "size": "9 pt", "ink": "paper"}},
     inks=HEAVY), "$.rows[0].prose"),
    ("small-type", sheet(inks=HEAVY, roles={"body": {"face": "serif", "ink": "both"}}),
     "$.rows[0].prose"),
    ("thin-line", sheet({"vertical_article": TEXT, "height": "60 mm"},
     {"notes": {"title": "笔记", "count": 3}, "fill": True}), ""),
    ("spot-clash", sheet(inks={"a": {"spot": "PANTONE 485 C", "cmyk": [0, 95, 100, 0]},
     "b": {"spot": "Pantone 485 U", "cmyk": [0, 90, 100, 0]}}), "$.theme.inks.b"),
    ("spot-clash", sheet(inks={"a": {"spot": "红", "cmyk": [0, 95, 100, 0]},
     "b": {"spot": "大红", "cmyk": [0, 95, 100, 0]}}), "$.theme.inks.b"),
    ("spot-clash", sheet(inks={"a": {"spot": "红", "cmyk": [0, 95, 100, 0]},
     "b": {"spot": "红", "cmyk": [0, 90, 100, 0]}}), "$.theme.inks.b"),
    ("spot-clash", sheet(inks={"a": {"spot": "PANTONE 485 C", "cmyk": [0, 95, 100, 0]},
     "b": {"spot": "PANTONE 485C", "cmyk": [0, 90, 100, 0]}}), "$.theme.inks.b"),
    ("spot-clash", sheet(inks={"a": {"spot": "Cyan", "cmyk": [0, 95, 100, 0]}}),
     "$.theme.inks.a.spot"),
    ("spot-clash", sheet(inks={"a": {"spot": "All", "cmyk": [0, 95, 100, 0]}}),
     "$.theme.inks.a.spot"),
    ("safe-zone", sheet(page={"margin": "3 mm"}), "$.rows[0].prose"),
    ("text-in-fold", sheet(page={"fold": "bi"}), "$.rows[0].prose"),
    ("stock-profile", sheet(print={"stock": "coated", "condition": "FOGRA51"}),
     "$.print.condition"),
    ("bad-value", sheet(print={"stock": "glossy"}), "$.print.stock"),
    ("bad-value", sheet(inks={"a": {"spot": "名" * 43, "cmyk": [0, 1, 2, 3]}}),
     "$.theme.inks.a.spot"),
    ("bad-value", sheet(inks={"a": {"cmyk": [0, 1, 2, 3], "technical": "foil"}}),
     "$.theme.inks.a.technical"),
]  # fmt: skip
REFUSED = [r for r in REFUSED if r[2]]


@pytest.mark.parametrize(("code", "spec", "place"), REFUSED)
def test_each_refusal_fires_at_its_place(code: str, spec: Any, place: str) -> None:
    assert ("error", code) in [(s, c) for s, c, _ in faults(spec)]
    told = [p for s, c, p in faults(spec) if (s, c) == ("error", code)]
    assert told[0].startswith(place), told


def test_a_clean_sheet_has_none_of_them() -> None:
    assert faults(sheet()) == []


def test_a_thin_line_is_refused_where_it_is_drawn(tmp_path: Path) -> None:
    for width, wrong in ((0.2, True), (0.3, False)):
        theme = f"theme: {{version: 1, rule: {width} pt}}\n"
        rows = "rows:\n  - notes: {title: 笔记, count: 3}\n    fill: true\n"
        path = tmp_path / "thin.yaml"
        path.write_text(f"version: 1\ntitle: 线\n{theme}page: a5\n{rows}", "utf-8")
        found = [(c, p.rsplit("/", 1)[-1]) for _, c, p in faults(path)]
        assert (("thin-line", "thin.yaml:6:20") in found) is wrong, found


def test_screens_take_what_the_press_does_not() -> None:
    spec = sheet(page={"margin": "3 mm"}, roles={"body": {"ink": "rich"}}, inks=HEAVY)
    assert [c for s, c, _ in faults(spec, medium="screen") if s == "error"] == []


def test_tints_of_one_ink_that_do_not_print_are_told() -> None:
    inks = {"faint": [0, 0, 3, 0], "full": [0, 97, 0, 0], "fine": [0, 0, 3, 20]}
    rows = [{"prose": "一", "background": ink} for ink in inks]
    found = [(s, c, p) for s, c, p in faults(sheet(*rows, inks=inks)) if c == "faint-tint"]
    assert [p for *_, p in found] == ["$.rows[0].prose", "$.rows[1].prose"] and len(found) == 2
    assert not [f for f in faults(sheet(inks=inks, page={"tint": "faint"})) if f[1] == "faint-tint"]


def restricted(bits: int) -> bytes:
    """A shipped face with other licence bits."""
    data = bytearray((ROOT / "fonts" / "InfographicSansSC-400.ttf").read_bytes())
    count = struct.unpack_from(">H", data, 4)[0]
    for i in range(count):
        tag, _, offset, _ = struct.unpack_from(">4s3I", data, 12 + 16 * i)
        if tag == b"OS/2":
            struct.pack_into(">H", data, offset + 8, bits)
    return bytes(data)


@pytest.mark.parametrize(("bits", "wrong"), [(2, True), (0x100, True), (0x200, True), (8, False)])
def test_a_font_that_may_not_be_embedded(bits: int, wrong: bool, tmp_path: Path) -> None:
    (tmp_path / "own.ttf").write_bytes(restricted(bits))
    path = tmp_path / "sheet.yaml"
    path.write_text(
        "version: 1\ntitle: 字\npage: a5\ntheme:\n  version: 1\n  faces:\n"
        "    sans: {file: own.ttf}\nrows:\n  - prose: 文字\n",
        "utf-8",
    )
    found = [(c, p.rsplit("/", 1)[-1]) for s, c, p in faults(path) if s == "error"]
    assert (("font-licence", "sheet.yaml:7:18") in found) is wrong, found


# -- stocks -----------------------------------------------------------------------------


def profile(told: bytes, kind: bytes = b"prtrCMYK") -> bytes:
    """The shipped profile under another name."""
    data = bytearray(PROFILE.read_bytes())
    data[12:20] = kind
    at = data.index(b"FOGRA39L Coated")
    data[at : at + 15] = told.ljust(15)[:15]
    return bytes(data)


@pytest.mark.parametrize(
    ("stock", "told", "condition", "code"),
    [
        ("coated-v3", b"PSO Coated v3", None, None),
        ("coated-v3", b"FOGRA39L Coated", None, "stock-profile"),
        ("coated", b"FOGRA39L Coated", None, None),
        ("newspaper", b"WAN-IFRAnews", None, None),
        ("coated-v3", b"House profile", "HOUSE-1", None),
        ("coated", b"FOGRA39L Coated", "FOGRA52", "stock-profile"),
    ],
)
def test_a_profile_belongs_to_its_stock(
    stock: str, told: bytes, condition: str | None, code: str | None, tmp_path: Path
) -> None:
    (tmp_path / "own.icc").write_bytes(profile(told))
    path = tmp_path / "sheet.yaml"
    extra = f", condition: {condition}" if condition else ""
    size = "{size: 10 pt}"
    path.write_text(
        f"version: 1\ntitle: 纸\npage: a5\nprint: {{stock: {stock}, icc: own.icc{extra}}}\n"
        f"body: {size}\nrows:\n  - prose: 文字\n", "utf-8",
    )  # fmt: skip
    found = [c for s, c, _ in faults(path) if s == "error"]
    assert found == ([code] if code else [])
    if code is None:
        with pikepdf.open(BytesIO(infographic.render(path).pdf())) as pdf:
            intents = list(pdf.Root.OutputIntents)
            assert intents[0].DestOutputProfile.read_bytes() == profile(told)
            named = {"coated-v3": "FOGRA51", "coated": "FOGRA39", "newspaper": "IFRA26"}
            assert str(intents[0].OutputConditionIdentifier) == (condition or named[stock])


def test_a_profile_for_something_else_is_refused(tmp_path: Path) -> None:
    for data in (profile(b"FOGRA39L", b"mntrRGB "), b"no profile"):
        (tmp_path / "own.icc").write_bytes(data)
        path = tmp_path / "sheet.yaml"
        path.write_text(
            "version: 1\ntitle: 纸\npage: a5\nprint: {icc: own.icc}\nrows: [{prose: 文字}]\n",
            "utf-8",
        )
        ((_, code, place),) = [f for f in faults(path) if f[0] == "error"]
        assert code == "stock-profile" and place.endswith(":4:14")


def test_a_stock_without_a_profile_is_told_and_claims_nothing() -> None:
    spec = sheet(print={"stock": "uncoated-v3"})
    assert faults(spec) == [("warning", "stock-profile", "$.print.stock")]
    with pikepdf.open(BytesIO(infographic.render(spec).pdf())) as pdf:
        assert "/OutputIntents" not in pdf.Root
        assert "pdfx" not in pdf.Root.Metadata.read_bytes().decode()


def test_the_stock_says_how_much_ink_it_takes() -> None:
    """250 % is too much for newsprint, and fine on coated paper; so is type of 7 pt."""
    inks = {"deep": [70, 60, 60, 60]}
    coated, news = (
        sheet(inks=inks, page={"tint": "deep"}, print={"stock": stock})
        for stock in ("coated", "newspaper")
    )
    assert "ink-coverage" not in [c for _, c, _ in faults(coated)]
    assert ("error", "ink-coverage", "$.page.tint") in faults(news)
    small = sheet(body={"size": "7 pt"}, print={"stock": "newspaper"})
    assert ("error", "small-type") in [f[:2] for f in faults(small)]


# -- inks, marks, folds -----------------------------------------------------------------


def test_overprint_and_technical_spots() -> None:
    inks = {"varnish": {"spot": "UV", "cmyk": [10, 0, 0, 0], "technical": "varnish"},
            "red": {"spot": "PANTONE 485 C", "cmyk": [0, 95, 100, 0]}}  # fmt: skip
    rows = [{"band": {"title": "标题", "inks": [ink]}} for ink in inks]
    with pikepdf.open(BytesIO(infographic.render(sheet(*rows, inks=inks)).pdf())) as pdf:
        page = pdf.pages[0]
        names = {str(s[1]) for s in page.Resources.ColorSpace.values()}
        assert names == {"/UV", "/PANTONE 485 C"}
        over, spot = False, ""
        seen = set()
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "gs":
                state = page.Resources.ExtGState[str(operands[0])]
                over = bool(state.get("/op", over))
            if str(operator) == "cs":
                spot = str(page.Resources.ColorSpace[str(operands[0])][1])
            if str(operator) in ("f", "f*") and spot:
                seen.add((spot, over))
        assert ("/UV", True) in seen and ("/PANTONE 485 C", False) in seen


ALL_MARKS = ["crop-double", "registration", "bar", "fold", "slug"]


def test_marks_stand_outside_the_bleed_in_every_plate() -> None:
    spec = sheet(page={"size": "a4 landscape", "fold": "bi", "grid": {"columns": 2, "gutter": "24 mm"}},
                 rows=[{"panels": [{"prose": TEXT}, {"prose": TEXT}]}],
                 print={"marks": ALL_MARKS}, date="2024-03-15")  # fmt: skip
    with pikepdf.open(BytesIO(infographic.render(spec).pdf())) as pdf:
        page = pdf.pages[0]
        media, bleed, trim = (
            [float(v) for v in page[k]] for k in ("/MediaBox", "/BleedBox", "/TrimBox")
        )
        assert trim[2] - trim[0] == pytest.approx(297 * MM, abs=0.01)
        assert trim[0] - bleed[0] == pytest.approx(3 * MM, abs=0.01)
        assert bleed[0] - media[0] >= 10 * MM
        read = read_page(page)
        outside = [p for p in read.paints if p.artifact and p.box and not inside(p.box, bleed)]
        assert len(outside) >= 16 + 12 + 8 + 2
        assert not [p for p in outside if overlaps(p.box, bleed)]
        spaces = [s for s in page.Resources.ColorSpace.values() if str(s[1]) == "/All"]
        assert len(spaces) == 1
        slug = "".join(g.text for g in read.glyphs if g.y < bleed[1])
        assert "印前" in slug and "2024-03-15" in slug and "C M Y K" in slug
        assert all(g.artifact for g in read.glyphs if g.y < bleed[1])


def inside(box: Any, outer: Any) -> bool:
    return bool(
        box[0] >= outer[0] and box[1] >= outer[1] and box[2] <= outer[2] and box[3] <= outer[3]
    )


def overlaps(box: Any, outer: Any) -> bool:
    return bool(box[0] < outer[2] and box[2] > outer[0] and box[1] < outer[3] and box[3] > outer[1])


def test_any_subset_of_the_marks() -> None:
    def paints(*names: str) -> int:
        data = infographic.render(sheet(print={"marks": list(names)})).pdf()
        with pikepdf.open(BytesIO(data)) as pdf:
            return len([p for p in read_page(pdf.pages[0]).paints if p.artifact])

    assert paints() == 0
    assert paints("crop") == 8 and paints("crop-double") == 16
    assert paints("registration") == 12 and paints("bar") == 8


def test_folds_are_where_a_folder_makes_them() -> None:
    assert fold_places("tri", 285, 2) == (96, 192)
    assert fold_places("tri", 285, 1) == (93, 189)
    assert fold_places("z", 297, 1) == (99, 198)
    assert fold_places("bi", 420, 1) == (210,)
    assert fold_places("none", 420, 1) == ()


def test_stems_are_those_of_the_outlines() -> None:
    book = FontBook(use_system=False)
    sans, heavy, serif = (book.find(f"Infographic {n} SC", w) for n, w in
                          (("Sans", 400), ("Sans", 900), ("Serif", 900)))  # fmt: skip
    assert sans and heavy and serif
    assert 0.06 < sans.stem < 0.09 < heavy.stem < 0.2
    assert 0.02 < serif.stem < 0.04  # its horizontal hairlines


def test_technical_inks_stand_over_everything() -> None:
    """Type and tiles on a varnished ground leave no holes in the varnish: it is painted last."""
    inks = {"gloss": {"spot": "UV", "cmyk": [10, 0, 0, 0], "technical": "varnish"}}
    row = {"prose": {"title": "标题", "text": TEXT}, "background": "gloss"}
    with pikepdf.open(BytesIO(infographic.render(sheet(row, inks=inks)).pdf())) as pdf:
        page = pdf.pages[0]
        spaces = {str(k): str(v[1]) for k, v in page.Resources.ColorSpace.items()}
        order = []
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "cs":
                order.append(spaces[str(operands[0])])
            elif str(operator) in ("k", "Tj", "TJ"):
                order.append(str(operator))
        assert order[-1] == "/UV" and order.count("/UV") == 1 and "TJ" in [*order, "TJ"]


def test_nothing_of_an_ink_does_not_overprint() -> None:
    inks = {"sp": {"spot": "金", "cmyk": [20, 30, 80, 0], "overprint": True}}
    row = {"prose": TEXT, "background": "sp 0 %"}
    with pikepdf.open(BytesIO(infographic.render(sheet(row, inks=inks)).pdf())) as pdf:
        states = pdf.pages[0].Resources.get("/ExtGState", {})
        over = {str(k): bool(v.get("/op", False)) for k, v in states.items()}
        now, seen = False, []
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            now = over[str(operands[0])] if str(operator) == "gs" else now
            seen += [now] if str(operator) in ("f", "f*") else []
        assert seen and not any(seen)


def test_a_stroke_of_no_width_is_no_line(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
        '<path d="M1 1L9 9" stroke="var(--main, #123)" stroke-width="0" fill="none"/>'
        '<rect width="10" height="10" fill="var(--tint, #eee)"/></svg>', "utf-8",
    )  # fmt: skip
    path = tmp_path / "s.yaml"
    path.write_text(
        "version: 1\ntitle: 线\npage: a5\nrows:\n"
        "  - art: {file: a.svg, view: 0 0 10 10, alt: 底}\n    fill: true\n", "utf-8",
    )  # fmt: skip
    with pikepdf.open(BytesIO(infographic.render(path).pdf())) as pdf:
        operators = [str(o) for _, o in pikepdf.parse_content_stream(pdf.pages[0])]
    assert "S" not in operators and "f" in operators


def test_a_large_area_of_black_alone_is_told() -> None:
    inks = {"flat": [0, 0, 0, 100], "rich": [60, 40, 40, 100]}
    for ink, told in (("flat", True), ("rich", False)):
        spec = sheet({"prose": "一"}, inks=inks, page={"tint": ink})
        codes = [(s, c) for s, c, _ in faults(spec)]
        assert (("warning", "flat-black") in codes) is told, codes
