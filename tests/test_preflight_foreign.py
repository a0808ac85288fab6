"""Files of other programs, and files that are hardly files: findings, never a traceback."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from preflight_base import clean, rendered, saved

from infographic.preflight import preflight


def reportlab_file() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(300, 300))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(10, 10, 100, 100, fill=1)
    canvas.drawString(100, 200, "plain")
    canvas.save()
    return out.getvalue()


def matplotlib_file() -> bytes:
    from matplotlib.backends.backend_pdf import FigureCanvasPdf
    from matplotlib.figure import Figure

    figure = Figure(figsize=(3, 2))
    figure.add_subplot().plot([1, 3, 2])
    out = BytesIO()
    FigureCanvasPdf(figure).print_pdf(out)
    return out.getvalue()


def encrypted_file() -> bytes:
    with pikepdf.open(BytesIO(clean())) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(owner="o", user="secret"))


def test_a_reportlab_canvas() -> None:
    report = preflight(reportlab_file(), raster=False)
    assert report.medium == "press" and report.failed
    assert "the file claims no standard: checked as press" in report.notes
    wrong = {"xmp-present", "box-missing", "colour-space", "font-embedded", "intent-present"}
    assert wrong <= report.ids


def test_a_matplotlib_figure() -> None:
    report = preflight(matplotlib_file(), raster=False)
    assert {"colour-space", "font-type3", "box-missing", "intent-present"} <= report.ids


def test_for_any_medium_a_plain_file_only_has_general_faults() -> None:
    report = preflight(reportlab_file(), medium="any", raster=False)
    assert report.ids == {"font-embedded"}


@pytest.mark.parametrize("medium", ["screen", "office"])
def test_our_other_media_are_checked_as_what_they_are(medium: str) -> None:
    report = preflight(rendered(medium), medium=medium, raster=False)  # type: ignore[arg-type]
    structural = {f.check for f in report.findings} - {"claim-archive", "claim-access"}
    # until the writer claims them, metadata for the claims are missing too
    assert not {c for c in structural if c.startswith(("font", "content", "box", "colour"))}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"Just some text.\n", "no PDF"),
        (b"", "no PDF"),
        (b"%PDF-1.6\n%%EOF\n", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "no PDF"),
    ],
    ids=["text", "empty", "head-alone", "picture"],
)
def test_what_is_no_pdf(data: bytes, told: str) -> None:
    report = preflight(data)
    assert report.ids == {"readable"} and report.failed
    assert told in report.findings[0].message and "\n" not in report.findings[0].message


def test_a_file_that_asks_for_a_password() -> None:
    report = preflight(encrypted_file())
    assert [f.check for f in report.findings] == ["readable"]
    assert "password" in report.findings[0].message


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file(share: float) -> None:
    data = clean()
    report = preflight(data[: int(len(data) * share)], raster=False)
    assert report.failed and report.ids & {"readable", "syntax"}


def test_a_pdf_without_pages() -> None:
    pdf = pikepdf.new()
    report = preflight(saved(pdf))
    assert [f.message for f in report.findings] == ["the file holds no page"]


@pytest.mark.parametrize("seed", range(40))
def test_bytes_changed_at_random(seed: int) -> None:
    """Uncompressed, so that changes hit dictionaries and operators and not only checksums."""
    chance = random.Random(seed)
    data = bytearray(_plain())
    for _ in range(12):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(3)] = bytes(chance.choices(b"/<>[]() 019-RqQ", k=2))
    report = preflight(bytes(data), raster=False)
    assert report.table() and report.as_dict()


def _plain() -> bytes:
    with pikepdf.open(BytesIO(clean())) as pdf:
        # without the long binary streams, nearly every change is to something that is read
        for item in pdf.Root.OutputIntents:
            del item["/DestOutputProfile"]
        for font in pdf.pages[0].obj.Resources.Font.values():
            del font.DescendantFonts[0].FontDescriptor["/FontFile2"]
        return saved(
            pdf,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )


def test_a_path_is_read_and_a_missing_one_is_an_oserror(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(clean())
    assert preflight(path, raster=False).file == str(path)
    with pytest.raises(FileNotFoundError):
        preflight(tmp_path / "none.pdf")
