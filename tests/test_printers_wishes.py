"""What printers ask for beside PDF/X-4: PDF/X-1a:2003, and text as outlines (转曲)."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops, ImageStat
from small_pdf import tool

import infographic
from infographic import output
from infographic.finishing.x1a import Transparent, to_x1a

SPEC: dict[str, Any] = {
    "version": 1, "title": "印厂", "page": {"size": "a5", "margin": "12 mm"},
    "theme": {"version": 1, "inks": {"red": {"spot": "PANTONE 485 C", "cmyk": [0, 95, 100, 0]}}},
    "body": {"size": "10 pt"},
    "rows": [
        {"vertical_title": {"title": ["转曲", "之前"], "text": "正文里有数字12.5%，也有English。" * 6, "ink": "red"}},
        {"vertical_article": {"text": "竖排的正文有12公里与2024年。" * 6}},
    ],
}  # fmt: skip


def fault_of(data: bytes) -> list[str]:
    """Operators and keys that PDF/X-1a:2003 does not have."""
    found = []
    with pikepdf.open(BytesIO(data)) as pdf:
        for obj in pdf.objects:
            if not isinstance(obj, (pikepdf.Dictionary, pikepdf.Stream)):
                continue
            if obj.get("/Type") in ("/ObjStm", "/XRef"):
                found.append(str(obj["/Type"]))
            if obj.get("/S") == "/Transparency":
                found.append("transparency group")
            found += [key for key in ("/ca", "/CA", "/SMask", "/StructTreeRoot") if key in obj]
    return found


def test_a_press_file_as_pdf_x1a(tmp_path: Path) -> None:
    press = infographic.render(SPEC).pdf()
    made = to_x1a(press)
    assert made == to_x1a(press) and made.startswith(b"%PDF-1.4")
    assert fault_of(press) and fault_of(made) == []
    with pikepdf.open(BytesIO(made)) as pdf:
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        assert str(pdf.docinfo["/Trapped"]) == "/False" and "/Title" in pdf.docinfo
        (intent,) = pdf.Root.OutputIntents
        assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
        assert "/TrimBox" in pdf.pages[0] and "/BleedBox" in pdf.pages[0]
        assert pdf.trailer.ID[0] is not None
    path = tmp_path / "x.pdf"
    path.write_bytes(made)
    assert "No syntax or stream encoding errors" in tool("qpdf", "--check", str(path))
    assert difference(press, made) < 0.01


def test_what_is_transparent_is_no_pdf_x1a(tmp_path: Path) -> None:
    art = tmp_path / "faint.svg"
    art.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
        '<rect width="10" height="10" fill="var(--main, #0f3350)" opacity="0.5"/></svg>', "utf-8",
    )  # fmt: skip
    spec = tmp_path / "sheet.yaml"
    spec.write_text(
        "version: 1\ntitle: 透\npage: a5\nrows:\n  - art: {file: faint.svg, view: 0 0 10 10, alt: 底}\n"
        "    fill: true\n", "utf-8",
    )  # fmt: skip
    with pytest.raises(Transparent, match=r"opacity of 0\.5"):
        to_x1a(infographic.render(spec).pdf())
    kept = tmp_path / "kept.pdf"
    kept.write_bytes(b"an earlier sheet")
    command = [sys.executable, "-m", "infographic.cli", "render", str(spec), "-o", str(kept)]
    done = subprocess.run([*command, "--x1a"], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1 and "opacity of 0.5" in done.stderr, done.stderr
    assert "sheet.yaml:1:1: error[no-pdfx]" in done.stderr
    assert "Traceback" not in done.stderr
    assert kept.read_bytes() == b"an earlier sheet"
    assert subprocess.run(command, capture_output=True).returncode == 0


def test_a_screen_file_is_no_pdf_x1a() -> None:
    with pytest.raises(ValueError, match="press medium"):
        to_x1a(infographic.render(SPEC, medium="screen").pdf())


def text_of(data: bytes) -> str:
    return str(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range())


def difference(one: bytes, other: bytes) -> float:
    """Mean difference of two files' pictures, of 255."""
    a, b = (
        pypdfium2.PdfDocument(d)[0].render(scale=4).to_pil().convert("RGB") for d in (one, other)
    )
    return max(ImageStat.Stat(ImageChops.difference(a, b)).mean)


def test_outlines_look_the_same_and_are_still_text() -> None:
    live = infographic.render(SPEC)
    made = output.pdf(live.result, outlines=True)
    assert text_of(made) == text_of(live.pdf())
    assert difference(live.pdf(), made) < 1.5  # hinting alone
    with pikepdf.open(BytesIO(made)) as pdf:
        mode = 0
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            if str(operator) == "Tr":
                mode = int(operands[0])
            if str(operator) in ("Tj", "TJ"):
                assert mode == 3  # not seen
