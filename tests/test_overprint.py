"""Overprint where an ink is used: in the finished file's graphics states and on its plates."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import strict
from small_pdf import RED, SANS, SPOT, pdf, run
from strict.raster import Plate, separate
from test_press import TEXT, faults, sheet
from test_strict import installed, judge

import infographic
from infographic.color import BLACK, PAPER, Ink, mixed, overprint_fault
from infographic.diagnostics import SpecError
from infographic.frame import Gradient, Shading, Stroke, rectangle
from infographic.frame import Path as Outline
from infographic.spec.values import InkRef, parse_ink

MM = 72 / 25.4
INKS = {
    "gold": {"spot": "金", "cmyk": [20, 30, 80, 0]}, "silver": {"spot": "Silver", "cmyk": [0, 0, 0, 40]},
    "sky": [60, 0, 0, 0], "rose": [0, 80, 0, 0], "sun": [0, 0, 80, 0],
    "flat": [0, 0, 0, 100], "rich": [60, 40, 40, 100], "deep": {"spot": "Deep", "cmyk": [100, 80, 0, 20]},
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "ink"),
    [
        ("gold", InkRef("gold")),
        ("gold overprint", InkRef("gold", overprint=True)),
        ("gold 40%", InkRef("gold", 0.4)),
        ("  gold  40 %  overprint ", InkRef("gold", 0.4, overprint=True)),
        ("overprint", InkRef("overprint")),
        ("gold overprint 40 %", None),
        ("gold Overprint", None),
        ("gold 140 % overprint", None),
        ("gold overprint overprint", None),
    ],
)
def test_an_ink_and_what_it_does_are_one_value(text: str, ink: InkRef | None) -> None:
    assert parse_ink(text) == ink


def drawn(data: bytes) -> list[tuple[str, bool, bool]]:
    """What is painted in which space, and whether it overprints there; mode 1 wherever a state is."""
    out = []
    with pikepdf.open(BytesIO(data)) as file:
        page = file.pages[0]
        fill = stroke = "cmyk"
        over = lines = False
        for operands, operator in pikepdf.parse_content_stream(page):
            name, resources = str(operator), page.Resources
            if name == "gs" and "/OP" in (state := resources.ExtGState[str(operands[0])]):
                assert state.OPM == 1
                over, lines = bool(state.op), bool(state.OP)
            fill = str(resources.ColorSpace[str(operands[0])][1]) if name == "cs" else fill
            stroke = str(resources.ColorSpace[str(operands[0])][1]) if name == "CS" else stroke
            fill = " ".join(f"{100 * float(v):g}" for v in operands) if name == "k" else fill
            stroke = " ".join(f"{100 * float(v):g}" for v in operands) if name == "K" else stroke
            if name in ("f", "f*", "Tj", "TJ"):
                out.append((fill, over, False))
            if name == "S":
                out.append((stroke, lines, True))
            if name == "sh":
                space = resources.Shading[str(operands[0])].ColorSpace
                told = "cmyk" if isinstance(space, pikepdf.Name) else str(space[0])
                out.append((told, over, False))
    return out


def test_the_item_overprints_and_what_is_behind_it_does_not() -> None:
    """Fills and text, spots and process inks, full and as tints: each for itself."""
    rows = [
        {"plate": {"title": "标题", "ink": "sky", "lettering": lettering}}
        for lettering in ("gold overprint", "gold", "gold 40 % overprint", "rose overprint", "rose")
    ]
    rows += [
        {"prose": TEXT, "background": "silver 30 % overprint"},
        {"prose": TEXT, "background": "silver"},
    ]
    data = infographic.render(sheet(*rows, inks=INKS, page={"size": "a4"})).pdf()
    seen = [one[:2] for one in drawn(data) if one[0] != "0 0 0 100"]
    plates = [("60 0 0 0", False)] * 5
    text = [("/金", True), ("/金", False), ("/金", True), ("0 80 0 0", True), ("0 80 0 0", False)]
    grounds = [("/Silver", True), ("/Silver", False)]
    for wanted in (plates, text, grounds):
        assert [one for one in seen if one[0] in {w[0] for w in wanted}] == wanted
    judge(strict.check(data, tools=False))


ART = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 70"><defs>
<linearGradient id="spots" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="100" y2="0">
<stop offset="0" stop-color="var(--gold, #aa0)"/><stop offset="1" stop-color="var(--silver, #aaa)"/></linearGradient>
<linearGradient id="inks" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="100" y2="0">
<stop offset="0" stop-color="var(--rose, #e8a)"/><stop offset="1" stop-color="var(--sun, #fe8)"/></linearGradient>
<linearGradient id="both" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="100" y2="0">
<stop offset="0" stop-color="var(--gold, #aa0)"/><stop offset="1" stop-color="var(--rose, #e8a)"/></linearGradient></defs>
<rect width="100" height="70" fill="var(--sky, #9df)"/>
%s</svg>"""


def art(tmp_path: Path, body: str) -> Path:
    (tmp_path / "a.svg").write_text(ART % body, "utf-8")
    path = tmp_path / "sheet.yaml"
    inks = "".join(f"    {name}: {str(ink).replace(chr(39), '')}\n" for name, ink in INKS.items())
    path.write_text(
        f"version: 1\ntitle: 套印\npage: {{size: 100 x 90 mm, margin: 0 mm}}\ntheme:\n  version: 1\n"
        f"  inks:\n{inks}rows:\n  - art: {{file: a.svg, view: 0 0 100 70, alt: 底, depth: 70 mm, bleed: none}}\n",
        "utf-8",
    )
    return path


def test_art_says_what_of_it_overprints(tmp_path: Path) -> None:
    body = (
        '<g data-overprint="fill stroke"><rect y="5" width="9" height="9" fill="var(--rose, #e8a)"/>'
        '<path d="M20 9H90" stroke="var(--gold, #aa0)" stroke-width="2" fill="none"/></g>'
        '<path d="M20 20H90V30H20Z" stroke="var(--gold, #aa0)" fill="var(--rose, #e8a)"'
        ' data-overprint="stroke"/><path d="M20 39H90" stroke="var(--gold, #aa0)" fill="none"/>'
    )
    data = infographic.render(art(tmp_path, body)).pdf()
    with pikepdf.open(BytesIO(data)) as file:
        states = [
            file.pages[0].Resources.ExtGState[str(operands[0])]
            for operands, operator in pikepdf.parse_content_stream(file.pages[0])
            if str(operator) == "gs"
        ]
    assert [(bool(s.op), bool(s.OP)) for s in states] == [
        (True, True),
        (False, True),
        (False, False),
    ]


def at(plates: dict[str, Plate], name: str, x: float, y: float, resolution: float = 72) -> int:
    """Ink of a plate, in percent, at a place in mm of the sheet."""
    plate = plates[name]
    row, column = (round((v + 3) * MM * resolution / 72) for v in (y, x))
    return round(100 * plate.rows[row][column] / 255)


GOLD, SILVER = Ink("gold", (0.2, 0.3, 0.8, 0), "金"), Ink("silver", (0, 0, 0, 0.4), "Silver")
ROSE, SUN = Ink("rose", (0, 0.8, 0, 0)), Ink("sun", (0, 0, 0.8, 0))
#: Two ends, the space that holds them knocked out and overprinting, and their plates.
GRADIENTS = [
    (GOLD, SILVER, "/DeviceN", "/DeviceN", "%E9%87%91", "Silver"),
    (ROSE, SUN, "cmyk", "/DeviceN", "Magenta", "Yellow"),
    (GOLD, ROSE, "/DeviceN", "/DeviceN", "%E9%87%91", "Magenta"),
    (PAPER, GOLD, "/Separation", "/Separation", "", "%E9%87%91"),
    (PAPER, ROSE, "cmyk", "/DeviceN", "", "Magenta"),
]


def test_gradients_stay_on_their_plates_and_overprint() -> None:
    """In pairs: knocked out of the sky, then printed over it."""
    items: list[Any] = [Outline(rectangle(0, 0, 210, 148), fill=Ink("sky", (0.6, 0, 0, 0)))]
    for i, (one, other, *_) in enumerate(GRADIENTS):
        for over in (0, 1):
            ends = [ink.over() if over and ink is not PAPER else ink for ink in (one, other)]
            gradient = Gradient("linear", (0, 0, 100, 0), ((0, ends[0]), (1, ends[1])))
            items.append(Shading(rectangle(0, 20 * i + 10 * over, 100, 9), gradient))
    data = pdf(*items)
    shown = [(space, over) for space, over, _ in drawn(data) if space != "60 0 0 0"]
    assert shown == [(g[2 + over], bool(over)) for g in GRADIENTS for over in (0, 1)]
    (plates,) = installed(lambda: separate(data, 72))  # type: ignore[misc]
    for i, (one, other, _, _, first, last) in enumerate(GRADIENTS):
        for over in (0, 1):
            y = 20 * i + 10 * over + 4.5
            assert at(plates, "Cyan", 50, y) == (60 if over else 0), (i, over)
            for plate, ink, places in ((first, one, (2, 50)), (last, other, (98, 50))):
                for x in places if plate else ():
                    full = 100 * ink.coverage
                    share = 0.5 if x == 50 else 0.98
                    assert at(plates, plate, x, y) == pytest.approx(share * full, abs=2), (i, over)
    assert at(plates, "Cyan", 50, 120) == 60 and at(plates, "Magenta", 50, 120) == 0


def test_gradients_of_several_inks_in_art_pass_the_strict_checker(tmp_path: Path) -> None:
    body = "".join(
        f'<rect y="{5 + 20 * i}" width="100" height="9" fill="url(#{name})"/>'
        f'<rect y="{15 + 20 * i}" width="100" height="9" fill="url(#{name})" data-overprint="fill"/>'
        for i, name in enumerate(("spots", "inks", "both"))
    )
    data = infographic.render(art(tmp_path, body)).pdf()
    judge(strict.check(data, tools=False))
    spaces = [space for space, _, _ in drawn(data) if space != "60 0 0 0"]
    assert spaces == ["/DeviceN", "/DeviceN", "cmyk", "/DeviceN", "/DeviceN", "/DeviceN"]


def test_plates_of_text_fills_and_lines() -> None:
    """A spot and a process ink over and in a ground: what the ground's plate keeps."""
    ground = Outline(rectangle(0, 0, 210, 148), fill=Ink("sky", (0.6, 0, 0, 0)))
    line = (("M", 10.0, 0.0), ("L", 90.0, 0.0))
    items: list[Any] = [ground]
    for i, ink in enumerate((SPOT, SPOT.over(), RED, RED.over(), SPOT.at(0.4).over())):
        items += [
            Outline(rectangle(10, 10 + 20 * i, 30, 10), fill=ink),
            run(SANS, "一", 50, 20 + 20 * i, 40, ink),
            Outline(tuple((s[0], s[1] + 70, 15.0 + 20 * i) for s in line), stroke=Stroke(ink, 9)),
        ]  # type: ignore[operator]
    (plates,) = installed(lambda: separate(pdf(*items), 72))  # type: ignore[misc]
    for i, kept in enumerate((0, 60, 0, 60, 60)):
        for x in (25, 57, 120):
            found = [at(plates, "Cyan", x, y / 2) for y in range(20 + 40 * i, 42 + 40 * i)]
            assert min(found) == kept, (i, x, found)


def test_the_space_of_several_inks_says_what_each_is() -> None:
    gradient = Gradient("linear", (0, 0, 9, 0), ((0, SPOT), (0.5, RED), (1, SPOT.at(0.5))))
    data = pdf(Shading(rectangle(0, 0, 9, 9), gradient), Outline(rectangle(20, 0, 9, 9), fill=SPOT))
    with pikepdf.open(BytesIO(data)) as file:
        (shade,) = file.pages[0].Resources.Shading.values()
        family, names, alternate, transform, attributes = shade.ColorSpace
        assert (str(family), str(alternate)) == ("/DeviceN", "/DeviceCMYK")
        assert [str(n) for n in names] == ["/Magenta", "/Yellow", "/Black", "/专色 485/C"]
        (spot,) = file.pages[0].Resources.ColorSpace.values()
        assert attributes.Colorants["/专色 485/C"].objgen == spot.objgen
        assert transform.Size == [2] * 4 and len(transform.read_bytes()) == 4 * 16
        assert transform.read_bytes()[-4:] == bytes([0, 255, 255, 255])  # all of each
        assert transform.read_bytes()[4 * 8 : 4 * 9] == bytes([0, 153, 255, 0])  # the spot alone
        assert [[float(v) for v in f.C1] for f in shade.Function.Functions] == [
            [1, 0.8, 0.1, 0], [0, 0, 0, 0.5]
        ]  # fmt: skip


REFUSED = [
    ("white-overprint", sheet({"prose": TEXT, "background": "paper overprint"}), "$.rows[0].background"),
    ("white-overprint", sheet({"prose": TEXT, "background": "gold 0 % overprint"}, inks=INKS),
     "$.rows[0].background"),
    ("white-overprint", sheet(roles={"head": {"ink": "paper overprint"}}), "$.theme.roles.head.ink"),
    ("white-overprint", sheet({"plate": {"title": "标题", "lettering": "paper overprint"}}),
     "$.rows[0].plate.lettering"),
    ("black-overprint", sheet({"band": {"title": "标题", "inks": ["rose", "rich overprint"]}}, inks=INKS),
     "$.rows[0].band.inks[1]"),
    ("black-overprint", sheet(inks={"deep": {"cmyk": [60, 40, 40, 100], "overprint": True}}),
     "$.theme.inks.deep"),
    ("black-overprint", sheet({"band": "标题"}, inks=INKS, page={"tint": "flat overprint"}), "$.page.tint"),
    ("bad-value", sheet({"prose": TEXT, "background": "flat overprint 20 %"}, inks=INKS),
     "$.rows[0].background"),
    ("unknown-ink", sheet({"prose": TEXT, "background": "glod overprint"}, inks=INKS),
     "$.rows[0].background"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "spec", "place"), REFUSED)
def test_what_never_overprints_is_refused_at_its_place(code: str, spec: Any, place: str) -> None:
    found = [(c, p) for s, c, p in faults(spec) if s == "error"]
    assert [c for c, _ in found] == [code] and found[0][1].startswith(place), found


def test_art_is_refused_at_its_line(tmp_path: Path) -> None:
    cases = [
        ('<rect width="9" height="9" data-overprint="fill" fill="var(--paper, #fff)"/>', "white-overprint"),
        ('<path d="M0 0H9" data-overprint="stroke" stroke="var(--rich, #000)" fill="none"/>',
         "black-overprint"),
        ('<rect width="9" height="9" data-overprint="yes" fill="var(--rose, #e8a)"/>', "unsupported-svg"),
    ]  # fmt: skip
    for body, code in cases:
        ((_, told, place),) = faults(art(tmp_path, body))
        assert told == code and place.endswith("a.svg:9:1"), (told, place)


@pytest.mark.parametrize(
    ("gradient", "told"),
    [
        ('<stop offset="0" stop-color="var(--rose, #e8a)" stop-opacity="0.4"/>'
         '<stop offset="1" stop-color="var(--sun, #fe8)"/>', "stop-opacity"),
        ('<stop offset="0" stop-color="var(--rose, #e8a)"/>', "has not two stops"),
        ('<stop offset="0" stop-color="var(--rose, #e8a)" stop-opacity="100%"/>'
         '<stop offset="1" stop-color="var(--sun, #fe8)"/>', ""),
    ],
)  # fmt: skip
def test_gradients_that_are_not_drawn_are_told(tmp_path: Path, gradient: str, told: str) -> None:
    """Opacity of a stop would be printed as full, a shape without two stops not at all."""
    head = '<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="9" y2="0">'
    body = f'{head}{gradient}</linearGradient><rect width="9" height="9" fill="url(#g)"/>'
    with_faults = art(tmp_path, body)
    try:
        notes = list(infographic.render(with_faults).diagnostics)
    except SpecError as error:
        notes = list(error.diagnostics)
    found = [n.message for n in notes if n.code == "unsupported-svg"]
    assert (told in found[0] and len(found) == 1) if told else not found


def test_smaller_black_may_overprint() -> None:
    for ink in ("flat overprint", "flat 40 % overprint"):
        spec = sheet({"band": {"title": "标题", "inks": [ink]}}, inks=INKS)
        assert [f for f in faults(spec) if f[0] == "error"] == []


def test_media_without_overprint_say_so() -> None:
    rows = {"prose": TEXT, "background": "gold 20 % overprint"}
    inks = INKS | {"shade": {"cmyk": [0, 0, 0, 30], "overprint": True}}
    spec = sheet(rows, inks=inks, roles={"head": {"ink": "text overprint"}})
    places = ["$.rows[0].background", "$.theme.inks.shade", "$.theme.roles.head.ink"]
    for medium in ("screen", "office"):
        told = [f for f in faults(spec, medium=medium) if f[1] == "lost-overprint"]
        assert sorted(told) == [("note", "lost-overprint", place) for place in places]
    assert "lost-overprint" not in [c for _, c, _ in faults(spec)]


def test_an_ink_is_read_as_it_is_seen() -> None:
    """A yellow that overprints a dark ground is as dark: text in it falls back to one that is read."""
    dark, sun = Ink("dark", (0.9, 0.5, 0.3, 0.3)), Ink("sun", (0.0, 0.1, 0.9, 0.0))
    assert mixed(sun.over(), dark).cmyk == (0.9, 0.1, 0.9, 0.3)
    assert mixed(SPOT.at(0.5), dark).cmyk == pytest.approx((0.9, 0.65, 0.65, 0.3))
    assert mixed(BLACK, PAPER).cmyk == BLACK.cmyk
    assert overprint_fault(PAPER) and not overprint_fault(BLACK) and not overprint_fault(SPOT)


def test_type_that_overprints_is_small_or_a_tint_as_any() -> None:
    def told(ink: str, size: str) -> list[tuple[str, str]]:
        spec = sheet(body={"size": size}, inks=INKS, roles={"body": {"ink": ink}})
        return [(s, c) for s, c, _ in faults(spec) if c == "small-type"]

    assert told("deep overprint", "9 pt") == []
    assert told("deep 80 % overprint", "9 pt") == [("warning", "small-type")]
    assert told("deep overprint", "7 pt") == [("error", "small-type")]


@pytest.mark.parametrize(
    ("size", "over"), [("11.95 pt", True), ("12 pt", False), ("12.05 pt", False)]
)
def test_black_type_under_12_pt_overprints_by_itself(size: str, over: bool) -> None:
    spec = {
        "version": 1, "title": "样", "lang": "zh-Hans", "medium": "press", "page": {"size": "a5"},
        "body": {"size": size}, "rows": [{"prose": "春耕夏耘秋收冬藏。"}],
    }  # fmt: skip
    with pikepdf.open(BytesIO(infographic.render(spec).pdf())) as pdf:
        states = pdf.pages[0].get("/Resources").get("/ExtGState", {})
        assert any(bool(state.get("/op", False)) for state in states.values()) is over
