"""The three media, read back from finished files: colours, boxes, links, bookmarks, printing."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path as FilePath
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageCms
from small_pdf import RED, SANS, SPOT, bookmarks, edition, instructions, opened, run, tool

import infographic
from infographic.color import BLACK, PAPER, Ink, grey, luminance, srgb
from infographic.frame import (
    Frame,
    Gradient,
    Group,
    Item,
    Path,
    Shading,
    Stroke,
    rectangle,
)
from infographic.geometry import MM_PER_PT, Matrix
from infographic.layout.printable import near_trim
from infographic.writers.pdf import (
    OFFICE_COLOUR,
    OFFICE_GREY,
    PRESS,
    SCREEN,
    Medium,
    srgb_screen,
)
from infographic.writers.raster import png

ROOT = FilePath(__file__).resolve().parents[1]
LIBRARY = ROOT / "specs" / "qinghe-library" / "poster.yaml"
HANDOUT = ROOT / "specs" / "jilin-2024" / "handout.yaml"
URL = "https://example.org/2024/报告?page=1"
#: Operators that set a colour, by space.
OPERATORS = {
    "grey": {"g", "G"}, "rgb": {"rg", "RG"}, "cmyk": {"k", "K"},
    "named": {"cs", "CS", "sc", "SC", "scn", "SCN"},
}  # fmt: skip


def colours(data: bytes) -> set[str]:
    """The kinds of colour that pages and forms set, shade and blend in."""
    out: set[str] = set()
    document = opened(data)
    streams: list[Any] = list(document.pages)
    streams += [
        o for o in document.objects
        if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"
    ]  # fmt: skip
    for stream in streams:
        used = {operator for _, operator in instructions(stream)}
        out |= {kind for kind, names in OPERATORS.items() if used & names}
        spaces = [s.ColorSpace for s in stream.Resources.get("/Shading", {}).values()]
        spaces += [stream.Group.CS, *stream.Resources.get("/ColorSpace", {}).values()]
        out |= {str(s if isinstance(s, pikepdf.Name) else s[0]) for s in spaces}
    return out


def rich() -> tuple[Item, ...]:
    """Every way of painting, with a spot, opacity and small black type."""
    stops = ((0.0, SPOT), (0.4, RED), (1.0, PAPER))
    return (
        Path(rectangle(5, 5, 20, 20), fill=RED, stroke=Stroke(SPOT.at(0.5), 3)),
        run(SANS, "黑字", 10, 40, 9),
        Shading(rectangle(5, 50, 30, 9), Gradient("linear", (5, 0, 35, 0), stops)),
        Shading(rectangle(5, 70, 9, 9), Gradient("radial", (9, 74, 0, 9, 74, 5),
                ((0, SPOT), (1, SPOT.at(0.2))))),
        Group((Path(rectangle(50, 5, 20, 20), fill=SPOT), Path(rectangle(60, 5, 9, 9), fill=RED)),
              alpha=0.5),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("medium", "expected"),
    [
        (PRESS, {"cmyk", "named", "/DeviceCMYK", "/Separation", "/DeviceN"}),
        (SCREEN, {"rgb", "/DeviceRGB"}),
        (OFFICE_COLOUR, {"rgb", "/DeviceRGB"}),
        (OFFICE_GREY, {"grey", "/DeviceGray"}),
    ],
)
def test_each_medium_has_colours_of_its_own(medium: Medium, expected: set[str]) -> None:
    data = edition(rich(), medium=medium)
    assert colours(data) == expected
    states = opened(data).pages[0].Resources.get("/ExtGState", {})
    assert any("/OP" in s for s in states.values()) is (medium is PRESS)


def test_gradients_follow_the_inks_not_the_light() -> None:
    """Half way between two inks: the mixture's colour, on screen and in grey."""
    blue = Ink("blue", (1.0, 0.7, 0.0, 0.1))
    yellow = Ink("yellow", (0.0, 0.0, 1.0, 0.0))
    middle = srgb(Ink("mixed", (0.5, 0.35, 0.5, 0.05)))
    straight = [(a + b) / 2 for a, b in zip(srgb(blue), srgb(yellow), strict=True)]
    assert max(abs(a - b) for a, b in zip(middle, straight, strict=True)) > 0.05
    item = Shading(rectangle(0, 0, 100, 100), Gradient("linear", (0, 0, 100, 0),
                   ((0.0, blue), (1.0, yellow))))  # fmt: skip
    image = Image.open(BytesIO(png(edition((item,), medium=SCREEN), dpi=254)))
    shown = image.getpixel((500, 500))
    assert shown == pytest.approx([round(255 * v) for v in middle], abs=3)


def test_tints_of_black_keep_their_density_and_others_their_lightness() -> None:
    assert [grey(BLACK.at(t)) for t in (0.0, 0.25, 0.7, 1.0)] == [1.0, 0.75, 0.3, 0.0]
    assert grey(PAPER) == 1.0
    for ink in (RED, RED.at(0.2), SPOT, Ink("yellow", (0, 0, 1, 0)), Ink("k+", (0.02, 0, 0, 0.5))):
        assert luminance(BLACK.at(1.0 - grey(ink))) == pytest.approx(luminance(ink), abs=0.004)
    assert grey(Ink("rich", (0.6, 0.5, 0.5, 1.0))) == 0.0
    steps = [grey(RED.at(t / 20)) for t in range(21)]
    assert steps == sorted(steps, reverse=True) and len(set(steps)) == 21


def test_the_srgb_profile_is_the_one_that_littlecms_makes() -> None:
    shipped = srgb_screen().profile
    fresh = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert shipped[128:] == fresh[128:]
    assert shipped[:8] == fresh[:8] and shipped[36:] == fresh[36:]
    assert len(shipped) == int.from_bytes(shipped[:4], "big")
    assert b"l\0y" in shipped  # "No copyright, use freely"


@pytest.mark.parametrize("medium", [SCREEN, OFFICE_GREY])
def test_the_output_intent_is_srgb(medium: Medium) -> None:
    (intent,) = opened(edition(rich(), medium=medium)).Root.OutputIntents
    assert (intent.S, str(intent.OutputConditionIdentifier)) == ("/GTS_PDFA1", "sRGB IEC61966-2.1")
    assert intent.DestOutputProfile.N == 3
    assert intent.DestOutputProfile.read_bytes()[16:20] == b"RGB "


# -- whole specs ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def screen() -> bytes:
    return infographic.render(LIBRARY, medium="screen").pdf()


def test_a_poster_for_the_screen(screen: bytes) -> None:
    document = opened(screen)
    (page,) = document.pages
    for name in ("MediaBox", "TrimBox", "BleedBox"):
        box = [float(v) * MM_PER_PT for v in page[f"/{name}"]]
        assert box == pytest.approx([0, 0, 594, 420], abs=0.01)
    assert colours(screen) == {"rgb", "/DeviceRGB"}
    assert b"DeviceCMYK" not in b"".join(
        o.unparse() for o in document.objects if isinstance(o, (pikepdf.Dictionary, pikepdf.Array))
    )
    titles = [title for _, title, *_ in bookmarks(screen)]
    heads = ["青禾社区图书馆2023年度报告", "这一年的收成", "来年的打算", "一起来种书"]
    assert [t for t in titles if t in heads] == heads and len(titles) > 8


@pytest.mark.parametrize("medium", ["screen", "office"])
def test_qpdf_finds_nothing_wrong(medium: Any, tmp_path: FilePath) -> None:
    path = infographic.render(LIBRARY, medium=medium).save(tmp_path / "x.pdf")
    assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", str(path))


def test_the_press_is_the_default_and_has_no_screen_in_it() -> None:
    press = infographic.render(LIBRARY)
    data = press.pdf()
    assert data == infographic.render(LIBRARY, medium="press").pdf()
    assert colours(data) <= {"cmyk", "named", "/DeviceCMYK", "/Separation"}
    root = opened(data).Root
    assert "/Annots" not in opened(data).pages[0] and "/Outlines" not in root
    assert set(root.ViewerPreferences.keys()) == {"/DisplayDocTitle"}
    assert [str(i.S) for i in root.OutputIntents] == ["/GTS_PDFX", "/GTS_PDFA1"]


def test_the_handout_is_for_the_office() -> None:
    data = infographic.render(HANDOUT).pdf()
    assert colours(data) == {"grey", "/DeviceGray"}
    wishes = opened(data).Root.ViewerPreferences
    assert (wishes.PrintScaling, wishes.Duplex) == ("/None", "/DuplexFlipLongEdge")
    assert {page for _, _, page, *_ in bookmarks(data)} == {0, 1}


def office(*rows: Any, **keys: Any) -> dict[str, Any]:
    page = {"size": "a5", "margin": "10 mm", **keys.pop("page", {})}
    return {"version": 1, "title": "页", "medium": "office", "page": page,
            "body": {"size": "9..40 pt"}, "rows": list(rows), **keys}  # fmt: skip


def test_office_printers_are_asked_for_the_true_size() -> None:
    def wishes(spec: dict[str, Any]) -> dict[str, Any]:
        return dict(opened(infographic.render(spec).pdf()).Root.ViewerPreferences)

    one = office({"prose": "正文。"})
    assert set(wishes(one)) == {"/DisplayDocTitle", "/PrintScaling"}
    pages = [{"rows": one["rows"]}] * 2
    both = office(page={"size": "a5 landscape"}, pages=pages, rows=[])
    both.pop("rows")
    assert wishes(both)["/Duplex"] == "/DuplexFlipShortEdge"
    coloured = infographic.render({**one, "office": "colour"}).pdf()
    assert colours(coloured) == {"rgb", "/DeviceRGB"}


def near(spec: dict[str, Any], **options: Any) -> list[tuple[str, str, str]]:
    notes = infographic.render(spec, **options).diagnostics
    return [(n.severity, str(n.span), n.message) for n in notes if n.code == "printer-margin"]


def test_ink_near_the_edge_is_told_once_where_it_comes_from() -> None:
    prose = {"prose": "正文从这里开始。" * 20}
    assert near(office(prose)) == []
    told = near(office(prose, prose, page={"margin": "4 mm"}))
    assert [t[:2] for t in told] == [("warning", "$.rows[0].prose")]
    assert near(office(prose, page={"tint": "tint"}, medium="press")) == []
    assert near(office(prose, page={"tint": "tint"}, medium="press"), medium="office") != []
    band = {"band": "标题", "background": "accent", "bleed": True}
    ((_, place, _),) = near(office(prose, band))
    assert place.startswith("$.rows[1]")
    ((_, place, _),) = near(office(prose, page={"tint": "tint"}))
    assert place == "$.page.tint"
    assert near(office(prose, page={"tint": "paper"})) == []
    pages = [{"rows": [prose]}, {"rows": [prose], "margin": "3 mm"}]
    spec = office(pages=pages)
    spec.pop("rows")
    ((_, place, message),) = near(spec)
    assert place == "$.pages[1].rows[0].prose" and "of page 2" in message


def test_what_is_not_seen_is_not_near_the_edge() -> None:
    whole = Path(rectangle(-5, -5, 110, 110), fill=RED)
    line = Path((("M", 10.0, 4.9), ("L", 90.0, 4.9)), stroke=Stroke(BLACK, 0.1))
    inner = rectangle(5, 5, 90, 90)

    def told(*items: Item) -> int:
        return len(near_trim([Frame(100, 100, items)]))

    assert told(whole) == told(line) == told(Group((whole,), clip=rectangle(4, 5, 90, 90))) == 1
    assert told(Group((whole,), clip=inner), Group((Group((whole,)), line), clip=inner)) == 0
    assert told(Path(rectangle(-5, -5, 5, 110), fill=RED)) == 0  # in the bleed
    assert told(Path(rectangle(0, 0, 9, 9), fill=PAPER), run(SANS, " ", 1, 50, 9)) == 0
    turned = Group((whole,), Matrix(0, 1, -1, 0, 100, 0), clip=rectangle(5, 5, 90, 91))
    assert told(turned) == 1


def test_the_command_overrides_the_spec(tmp_path: FilePath) -> None:
    out = tmp_path / "x.pdf"

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "infographic.cli", *arguments]
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)

    done = call("render", str(HANDOUT), "-o", str(out), "--medium", "screen")
    assert done.returncode == 0, done.stderr
    assert colours(out.read_bytes()) == {"rgb", "/DeviceRGB"}
    assert call("render", str(HANDOUT), "-o", str(out), "--medium", "web").returncode == 2
    done = call("check", str(LIBRARY), "--medium", "office")
    assert done.returncode == 0 and "poster.yaml:15:9: warning" in done.stderr  # its tint
    assert done.stderr.count("warning[printer-margin]") == 1
