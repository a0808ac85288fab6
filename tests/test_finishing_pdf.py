"""What goes through imposition untouched, what is dropped, and that sheets are exact."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from checker.interpret import read_page
from finishing_files import HEIGHT, WIDTH, numbered
from PIL import Image, ImageChops, ImageStat
from small_pdf import tool

from infographic.finishing import jobs
from infographic.finishing.facts import read_facts
from infographic.finishing.model import Size
from infographic.finishing.press import Press
from infographic.geometry import MM_PER_PT

PRESS = Press(Size(320, 225))
PT = 72 / 25.4


def booklet() -> bytes:
    job = jobs.Imposition(
        "booklet", PRESS, caliper=0.13, marks=jobs.MARKS["booklet"], title="样书.pdf"
    )
    return jobs.impose(numbered(16), job).sheets


def signatures() -> bytes:
    job = jobs.Imposition("perfect", Press(Size(460, 320)), marks=jobs.MARKS["perfect"])
    return jobs.impose(numbered(16), job).sheets


def copies() -> bytes:
    return jobs.repeated(numbered(1), Press(Size(450, 320)), title="样书.pdf")


def poster() -> bytes:
    return jobs.tiled(numbered(1, 400, 300), Size(210, 297), title="海报.pdf")


JOBS = pytest.mark.parametrize(
    "make", [booklet, signatures, copies, poster], ids=lambda m: m.__name__
)


@JOBS
def test_the_print_goes_through_and_tags_do_not(make: Callable[[], bytes]) -> None:
    made = make()
    assert made.startswith(b"%PDF-1.6")
    with pikepdf.open(BytesIO(made)) as pdf:
        source = pikepdf.open(BytesIO(numbered(1)))
        profiles = {i.DestOutputProfile.objgen for i in pdf.Root.OutputIntents}
        assert len(profiles) == 1
        assert [str(i.S) for i in pdf.Root.OutputIntents] == [
            str(i.S) for i in source.Root.OutputIntents
        ]
        kept = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
        assert kept == source.Root.OutputIntents[0].DestOutputProfile.read_bytes()
        streams = [o for o in pdf.objects if isinstance(o, pikepdf.Stream)]
        assert sum(1 for s in streams if s.get("/N") == 4) == 1
        assert not {"/StructTreeRoot", "/MarkInfo", "/Lang", "/Outlines"} & set(pdf.Root.keys())
        for one in pdf.objects:
            if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
                assert not {"/StructParents", "/StructParent"} & set(one.keys())
                assert one.get("/Type") != "/StructElem"
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert "PDF/X-4" in packet
        assert "pdfuaid" not in packet and "pdfaid" not in packet and "pdfaExtension" not in packet
        before = source.Root.Metadata.read_bytes().decode()
        ids = [re.search(r"InstanceID>([^<]+)<", text)[1] for text in (packet, before)]  # type: ignore[index]
        assert ids[0] != ids[1]
        assert pdf.trailer.Info.Title == "样书"
        for page in pdf.pages:
            assert page.obj.Group.CS == "/DeviceCMYK"
            assert "/Annots" not in page.obj and "/StructParents" not in page.obj
            spots = set()
            for form in page.obj.Resources.XObject.values():
                assert "/Group" not in form  # it blends and overprints into the sheet
                states = form.Resources.ExtGState.values()
                assert any(s.get("/op", False) and s.get("/OPM") == 1 for s in states)
                spots |= {str(s[1]) for s in form.Resources.ColorSpace.values()}
            assert "/专色 485/C" in spots


def test_each_page_is_one_form_however_often_it_stands() -> None:
    with pikepdf.open(BytesIO(copies())) as pdf:
        forms = [
            o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"
        ]
        assert len(forms) == 1
        assert pdf.pages[0].obj.Contents.read_bytes().count(b" Do ") == 8


@JOBS
def test_no_font_and_no_colour_comes_with_the_marks(make: Callable[[], bytes]) -> None:
    """Labels are outlines; marks are in the separation All and nothing else."""
    with pikepdf.open(BytesIO(make())) as pdf:
        for page in pdf.pages:
            assert "/Font" not in page.obj.Resources
            (space,) = page.obj.Resources.ColorSpace.values()
            assert [str(v) for v in list(space)[:3]] == ["/Separation", "/All", "/DeviceCMYK"]
            marks = page.obj.Contents.read_bytes().split(b"/CSAll CS", 1)[1]
            assert not re.search(rb"\b(k|K|g|G|rg|RG|Tj|TJ)\b", marks)


@JOBS
def test_same_bytes_twice_and_clean(make: Callable[[], bytes], tmp_path: object) -> None:
    made = make()
    assert made == make()
    path = tmp_path / "x.pdf"  # type: ignore[operator]
    path.write_bytes(made)
    tool("qpdf", "--check", str(path))


def test_nothing_of_a_page_is_painted_over_the_fold_or_beyond_its_bleed() -> None:
    with pikepdf.open(BytesIO(booklet())) as pdf:
        for page in pdf.pages:
            grounds = [p for p in read_page(page).paints if p.fill and "专色" in str(p.fill)]
            bleed = [float(v) for v in page.obj.BleedBox]
            fold = (bleed[0] + bleed[2]) / 2
            for paint in grounds:
                x0, _, x1, y1 = paint.box or (0, 0, 0, 0)
                assert x0 >= bleed[0] - 0.01 and x1 <= bleed[2] + 0.01 and y1 <= bleed[3] + 0.01
                assert x1 <= fold + 0.01 or x0 >= fold - 0.01
                # the ground reaches the fold: nothing white between the two pages
                assert min(abs(x1 - fold), abs(x0 - fold)) < 0.38 * PT


def tiles_of(data: bytes) -> list[tuple[tuple[float, ...], tuple[float, ...]]]:
    """The window on the sheet and the matrix of every tile, pt, from its content stream."""
    out = []
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            steps = list(pikepdf.parse_content_stream(page, "re cm"))
            window, matrix = (tuple(float(v) for v in s.operands) for s in steps[:2])
            out.append((window, matrix))
    return out


def test_tiles_in_the_file_cover_the_poster_in_true_size() -> None:
    *parts, plan = tiles_of(poster())
    assert plan[1][0] < 1
    covered = []
    for (x, y, w, h), matrix in parts:
        assert matrix[:4] == (1, 0, 0, 1)
        left, bottom = x - matrix[4], y - matrix[5]
        covered.append([v * MM_PER_PT for v in (left, bottom, left + w, bottom + h)])
    assert min(c[0] for c in covered) == pytest.approx(0, abs=0.001)
    assert max(c[2] for c in covered) == pytest.approx(400, abs=0.001)
    assert max(c[3] for c in covered) == pytest.approx(300, abs=0.001)
    for x in range(1, 400, 7):  # every place is on a sheet
        for y in range(1, 300, 7):
            assert any(c[0] <= x <= c[2] and c[1] <= y <= c[3] for c in covered)
    overlaps = {round(a[2] - b[0], 2) for a in covered for b in covered if a[0] < b[0] < a[2]}
    assert overlaps == {10.0}


def test_a_length_on_a_tile_is_what_it_was() -> None:
    """The red rule is 380 mm long; its parts, put together at their places, still are."""
    made, ends = poster(), []
    with pikepdf.open(BytesIO(made)) as pdf:
        for page, (_, matrix) in zip(pdf.pages, tiles_of(made)[:-1], strict=False):
            for paint in read_page(page).paints:
                if paint.fill and paint.fill[0] == "DeviceCMYK" and paint.box:
                    ends += [
                        (paint.box[0] - matrix[4]) * MM_PER_PT,
                        (paint.box[2] - matrix[4]) * MM_PER_PT,
                    ]
    assert (min(ends), max(ends)) == (pytest.approx(10.0, abs=0.01), pytest.approx(390.0, abs=0.01))


def drawn(data: bytes, page: int, dpi: float) -> Image.Image:
    image = pypdfium2.PdfDocument(data)[page].render(scale=dpi / 72).to_pil()
    assert isinstance(image, Image.Image)
    return image.convert("RGB")


def test_tiles_put_together_look_like_the_poster() -> None:
    made, scale = poster(), 2.0  # pixels to a mm
    dpi = scale * 25.4
    whole = drawn(numbered(1, 400, 300), 0, dpi)
    inset = round(3 * scale)
    whole = whole.crop((inset, inset, inset + 800, inset + 600))
    glued = Image.new("RGB", whole.size, "white")
    for index, ((x, y, w, h), matrix) in reversed(list(enumerate(tiles_of(made)[:-1]))):
        sheet = drawn(made, index, dpi)
        x, y, w, h = (v * MM_PER_PT * scale for v in (x, y, w, h))
        left, bottom = x - matrix[4] * MM_PER_PT * scale, y - matrix[5] * MM_PER_PT * scale
        part = sheet.crop(
            (round(x), round(sheet.height - y - h), round(x + w), round(sheet.height - y))
        )
        glued.paste(part, (round(left), round(600 - bottom - h)))
    difference = ImageChops.difference(whole, glued)
    assert max(ImageStat.Stat(difference).mean) < 1.0


def altered(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(numbered(2))) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def looks(data: bytes) -> Image.Image:
    job = jobs.Imposition("nup", Press(Size(320, 225), 0.0), bleed=0.0)
    return drawn(jobs.impose(data, job).sheets, 0, 50)


def split_contents(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        raw = page.obj.Contents.read_bytes()
        at = raw.index(b"\n", len(raw) // 2)
        page.obj.Contents = pikepdf.Array([pdf.make_stream(raw[:at]), pdf.make_stream(raw[at:])])


def inherit(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        pdf.Root.Pages.MediaBox = page.obj.MediaBox
        pdf.Root.Pages.Resources = page.obj.Resources
        del page.obj["/MediaBox"], page.obj["/Resources"]


def grouped(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)
        break


def doubled_unit(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for box in ("/MediaBox", "/TrimBox", "/BleedBox"):
            page.obj[box] = pikepdf.Array([float(v) / 2 for v in page.obj[box]])
        raw = page.obj.Contents.read_bytes()
        page.obj.Contents = pdf.make_stream(b"q .5 0 0 .5 0 0 cm " + raw + b" Q")
        page.obj.UserUnit = 2


@pytest.mark.parametrize(
    "change", [split_contents, inherit, grouped, doubled_unit], ids=lambda c: c.__name__
)
def test_other_peoples_files_look_the_same(change: Callable[[pikepdf.Pdf], None]) -> None:
    difference = ImageChops.difference(looks(altered(change)), looks(numbered(2)))
    assert max(ImageStat.Stat(difference).mean) < 0.2


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_rotated_page_is_placed_as_it_is_seen(turn: int) -> None:
    def rotate(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.obj.Rotate = turn

    data = altered(rotate)
    made = jobs.impose(
        data, jobs.Imposition("nup", Press(Size(320, 225), 0.0), bleed=0.0, gutter=0.0)
    )
    sheet = drawn(made.sheets, 0, 50.8)
    with pikepdf.open(BytesIO(made.sheets)) as pdf:
        left, _, _, top = (float(v) * MM_PER_PT for v in pdf.pages[0].obj.TrimBox)
    one = drawn(data, 0, 50.8)
    one = one.crop((6, 6, one.width - 6, one.height - 6))
    x, y = round(left * 2), round(sheet.height - top * 2)
    assert abs(one.width - (280 if turn != 180 else 200)) <= 2
    part = sheet.crop((x, y, x + one.width, y + one.height))
    assert max(ImageStat.Stat(ImageChops.difference(part, one)).mean) < 6.0


def test_facts_of_a_file() -> None:
    facts = read_facts(numbered(3), "样书.pdf")
    assert facts.sizes == ((Size(WIDTH, HEIGHT), 3),) and facts.pages == 3
    assert facts.bleed == pytest.approx(3.0, abs=0.01)
    assert facts.inks.process == ("Cyan", "Magenta", "Yellow", "Black") or facts.inks.process == (
        "Magenta", "Yellow", "Black",
    )  # fmt: skip
    assert facts.inks.spots == ("专色 485/C",) and facts.inks.others == ()
    assert facts.condition == "FOGRA39"
    assert facts.fonts == facts.embedded == 1
    assert facts.claims[0] == "PDF/X-4" and len(facts.claims) == 3
    # through forms, too
    assert read_facts(booklet(), "x.pdf").inks == facts.inks
    assert read_facts(booklet(), "x.pdf").claims == ("PDF/X-4",)
