"""The PDF writer: boxes, fonts, metadata, the same bytes each time, what is refused."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path as FilePath

import pytest
from small_pdf import MIXED, RED, ROOT, SANS, content, opened, pdf, run, sample, tool

from infographic.fonts.face import Face
from infographic.frame import Frame, Group, Item, Path, rectangle
from infographic.geometry import PT_PER_MM, Matrix
from infographic.writers.pdf import PdfDocument, PdfPage, fogra39, write_pdf


def test_boxes() -> None:
    page = opened(sample()).pages[0]
    media, bleed, trim = (
        [float(v) for v in page[f"/{name}Box"]] for name in ("Media", "Bleed", "Trim")
    )
    assert media == bleed
    tolerance = 0.005 * PT_PER_MM
    assert media == pytest.approx([0, 0, 426 * PT_PER_MM, 600 * PT_PER_MM], abs=tolerance)
    assert trim[2] - trim[0] == pytest.approx(420 * PT_PER_MM, abs=tolerance)
    assert trim[3] - trim[1] == pytest.approx(594 * PT_PER_MM, abs=tolerance)
    assert trim[0] == trim[1] == pytest.approx(3 * PT_PER_MM, abs=tolerance)
    assert not {"/CropBox", "/ArtBox", "/UserUnit", "/Rotate"} & set(page.obj.keys())
    assert page.Group.CS == "/DeviceCMYK" and page.Tabs == "/S"


def test_every_font_is_embedded_subset_and_mapped() -> None:
    fonts = opened(sample()).pages[0].Resources.Font
    assert len(fonts) == 3  # two faces, and one of them in both directions
    for font in fonts.values():
        assert font.Subtype == "/Type0" and len(font.DescendantFonts) == 1
        descendant = font.DescendantFonts[0]
        assert re.fullmatch(r"/[A-Z]{6}\+[\w-]+", str(descendant.BaseFont))
        assert descendant.FontDescriptor.FontFile2.read_bytes()[:4] == b"\0\1\0\0"
        assert "/CIDSet" not in descendant.FontDescriptor
        assert b"beginbfchar" in font.ToUnicode.read_bytes()
    vertical = [f for f in fonts.values() if f.Encoding == "/Identity-V"]
    assert len(vertical) == 1
    twins = [f for f in fonts.values() if f.ToUnicode.objgen == vertical[0].ToUnicode.objgen]
    assert len(twins) == 2
    assert len({f.DescendantFonts[0].objgen for f in twins}) == 1


def test_info_and_xmp_agree() -> None:
    document = opened(sample())
    info, root = document.trailer.Info, document.Root
    xmp = document.open_metadata(set_pikepdf_as_editor=False)
    assert str(info.Title) == xmp["dc:title"] == "测试"
    assert [str(info.Author)] == xmp["dc:creator"] == ["编者 & 部"]
    assert str(info.Subject) == xmp["dc:description"] == "一<二"
    assert str(info.Creator) == xmp["xmp:CreatorTool"] == "infographic"
    assert str(info.Producer) == xmp["pdf:Producer"]
    assert str(info.CreationDate) == str(info.ModDate) == "D:20240506070809+00'00'"
    assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2024-05-06T07:08:09+00:00"
    assert (str(info.Trapped), xmp["pdf:Trapped"]) == ("/False", "False")
    assert re.fullmatch(r"uuid:[0-9a-f-]{36}", xmp["xmpMM:DocumentID"])
    assert str(root.Lang) == "zh-CN" == next(iter(xmp["dc:language"]))
    assert root.MarkInfo.Marked and root.ViewerPreferences.DisplayDocTitle
    assert "/Filter" not in root.Metadata
    intents = list(root.OutputIntents)
    assert [str(i.S) for i in intents] == ["/GTS_PDFX", "/GTS_PDFA1"]
    assert {str(i.OutputConditionIdentifier) for i in intents} == {"FOGRA39"}
    assert len({i.DestOutputProfile.objgen for i in intents}) == 1  # one object
    assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
    assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("2", "U", "1")
    intent = intents[0]
    assert intent.DestOutputProfile.read_bytes() == fogra39().profile
    assert intent.DestOutputProfile.read_raw_bytes() == fogra39().deflated
    # PDF/X wants dates; without one of the spec's it is that of reproducible archives.
    undated = opened(pdf()).trailer.Info
    assert str(undated.CreationDate) == str(undated.ModDate) == "D:19800101000000+00'00'"


@pytest.mark.parametrize("command", [["qpdf", "--check"], ["mutool", "info"], ["pdffonts"]])
def test_other_tools_find_nothing_wrong(command: list[str], tmp_path: FilePath) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(sample())
    output = tool(*command, str(path)).lower()
    assert "warning" not in output and "error:" not in output
    assert command[0] != "qpdf" or "no syntax or stream encoding errors found" in output


_CHILD = """
import hashlib, sys
from small_pdf import sample
print(hashlib.sha256(sample()).hexdigest())
"""


def test_same_bytes_in_any_process() -> None:
    digests = set()
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    for seed, zone in (("0", "UTC"), ("1", "Asia/Shanghai"), ("77", "America/New_York")):
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": path}
        done = subprocess.run(
            [sys.executable, "-c", _CHILD], env=env, cwd=ROOT, capture_output=True, check=True
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def test_threads_change_nothing() -> None:
    titles = [f"题{i}" for i in range(8)]
    alone = [sample(t) for t in titles]
    assert len(set(alone)) == 8
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(sample, titles)) == alone


def test_numbers_are_short_and_plain() -> None:
    data = pdf(
        Path((("M", 1e-7, -3.0000001), ("C", 1 / 3, 2e-9, 5, 6, 7, 8), ("Z",)), fill=RED.at(1 / 3)),
        run(SANS, MIXED, 1 / 3, 1e-9, 10.0001), width=100 / 3,
    )  # fmt: skip
    stream = re.sub(r"<[^<>]*>", "", content(data))
    for token in stream.split():
        if re.match(r"[-+.\d]", token.lstrip("[")):
            assert re.fullmatch(r"-?\d+(\.\d{1,4})?", token.strip("[]")), token
            assert not re.fullmatch(r"-0(\.0*)?", token)


def test_groups_nested_beyond_the_limit_are_refused() -> None:
    item: Item = Path(rectangle(0, 0, 1, 1), fill=RED)
    for _ in range(28):
        item = Group((item,), Matrix(0, 1, -1, 0, 1, 1))
    assert content(pdf(item)).split().count("q") == 28
    with pytest.raises(ValueError, match="28"):
        pdf(Group((item,), Matrix(0, 1, -1, 0, 1, 1)))


def test_what_xml_cannot_hold_leaves_title_and_metadata_alike() -> None:
    page = PdfPage(Frame(50, 50, ()))
    data = write_pdf(PdfDocument((page,), "甲\x00乙\ud800丙\ufffe", "zh-CN"))
    document = opened(data)
    assert str(document.trailer.Info.Title) == "甲乙丙"
    assert document.open_metadata(set_pikepdf_as_editor=False)["dc:title"] == "甲乙丙"


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_place_that_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        pdf(Path((("M", 0.0, 0.0), ("L", value, 1.0)), fill=RED))


def test_two_faces_of_one_file_are_one_font() -> None:
    again = Face(SANS.path, SANS.index)
    data = pdf(run(SANS, "甲", 10, 10, 9), run(again, "乙", 20, 10, 9))
    assert len(opened(data).pages[0].Resources.Font) == 1
