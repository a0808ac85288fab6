"""What the preflight reads besides contents: CMaps, metadata, claims, media."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from checker.interpret import read_page
from preflight_base import XMP, clean, rendered, saved, spoiled

import infographic
from infographic.preflight.checks.images import good_ppi
from infographic.preflight.cmaps import parse
from infographic.preflight.document import Page, open_document
from infographic.preflight.events import Text
from infographic.preflight.xmp import claims_of, read_xmp

EXAMPLES = Path(__file__).resolve().parents[1] / "specs" / "gallery"
#: Streams live as long as their file.
PDF = pikepdf.new()
MM = 72 / 25.4


def test_a_cmap_with_ranges_arrays_and_surrogates() -> None:
    held = parse(
        b"2 begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange\n"
        b"2 beginbfchar <01> <4E2D> <8001> <D840DC00> endbfchar\n"
        b"2 beginbfrange <10> <12> <0041> <20> <21> [<0061> <00620063>] endbfrange\n"
        b"1 begincidrange <8010> <8012> 100 endcidrange 1 begincidchar <05> 7 endcidchar"
    )
    assert held.texts == {
        1: "中", 0x8001: "𠀀", 0x10: "A", 0x11: "B", 0x12: "C", 0x20: "a", 0x21: "bc",
    }  # fmt: skip
    assert held.cids == {0x8010: 100, 0x8011: 101, 0x8012: 102, 5: 7}
    assert list(held.codes(b"\x01\x80\x01\x7f")) == [1, 0x8001, 0x7F]


@pytest.mark.parametrize(
    "broken", [b"", b"beginbfchar <01", b"beginbfrange <01> <FFFF> endbfrange"]
)
def test_a_broken_cmap_maps_nothing(broken: bytes) -> None:
    assert parse(broken).texts == {}


def stream(data: str) -> pikepdf.Stream:
    return PDF.make_stream(data.encode("utf-8"))


def test_metadata_as_elements_and_as_attributes() -> None:
    xmp = read_xmp(stream(XMP))
    assert xmp is not None and xmp.fault == ""
    assert xmp.get("dc:title") == "清样" and xmp.get("pdfaid:conformance") == "U"
    assert "http://www.npes.org/pdfx/ns/id/" in xmp.extensions
    assert str(claims_of(xmp, None)) == "PDF/X-4, PDF/A-2u, PDF/UA-1"
    short = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="3" pdfaid:conformance="B"/></rdf:RDF>'
    )
    assert str(claims_of(read_xmp(stream(short)), None)) == "PDF/A-3b"


@pytest.mark.parametrize(
    "packet",
    ["", "<a", "<a/>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<?xml version='1.0'?>"],
)
def test_metadata_that_cannot_be_read(packet: str) -> None:
    xmp = read_xmp(stream(packet))
    assert xmp is not None and xmp.fault and not xmp.values


def test_old_claims_stand_in_the_information() -> None:
    info = pikepdf.Dictionary(GTS_PDFXVersion=pikepdf.String("PDF/X-1a:2003"))
    assert claims_of(None, info).x == "PDF/X-1a:2003"


def test_the_medium_is_what_the_file_claims() -> None:
    assert open_document(clean()).medium == "press"
    assert open_document(clean(), "screen").medium == "screen"
    screen = spoiled(lambda pdf: pdf.Root.Metadata.write(XMP.replace("PDF/X-4", "").encode()))
    assert open_document(screen).medium == "screen"
    with pikepdf.open(BytesIO(screen)) as pdf:
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(PrintScaling=pikepdf.Name("/None"))
        assert open_document(saved(pdf)).medium == "office"
    assert open_document(rendered()).medium == "press"


def test_boxes_and_resources_are_inherited() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(100, 100))
    page = pdf.pages[0].obj
    del page["/MediaBox"]
    del page["/Resources"]
    pdf.Root.Pages.MediaBox = pikepdf.Array([90, 80, 0, 0])
    pdf.Root.Pages.Rotate = 450
    pdf.Root.Pages.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary())
    document = open_document(saved(pdf))
    held = document.pages[0]
    assert held.media == held.trim == held.bleed == (0, 0, 90, 80)
    assert held.rotation == 90 and "/Font" in held.resources


@pytest.mark.parametrize(
    ("width", "height", "ppi"),
    [(210, 297, 225), (599, 1000, 225), (600, 900, 150), (900, 600, 150), (570, 840, 225),
     (800, 1200, 120), (800, 2000, 120), (1200, 2000, 96), (3000, 1500, 96)],
)  # fmt: skip
def test_large_sheets_may_have_coarser_pictures(width: float, height: float, ppi: float) -> None:
    page = Page(1, None, {"TrimBox": (0.0, 0.0, width * MM, height * MM)}, 0, None)
    assert good_ppi(page) == ppi


def test_places_are_millimetres_from_the_trims_corner() -> None:
    page = Page(1, None, {"TrimBox": (10.0, 10.0, 10 + 100 * MM, 10 + 50 * MM)}, 0, None)
    box = (10 + 20 * MM, 10 + 30 * MM, 10 + 40 * MM, 10 + 45 * MM)
    assert page.place(box) == (20, 5, 40, 20)


@pytest.mark.parametrize("source", ["sheet", "vertical", "figures"])
def test_two_readers_by_two_hands_agree(source: str) -> None:
    """The tests' own interpreter and the preflight's read the same pages."""
    if source == "sheet":
        data = rendered()
    else:
        name = {"vertical": "vertical_article.yaml", "figures": "figures.yaml"}[source]
        data = infographic.render(EXAMPLES / name, medium="press").pdf()
    document = open_document(data)
    for page in document.pages:
        theirs = read_page(page.source)
        ours = page.content
        texts = [e for e in ours.events if isinstance(e, Text)]
        assert "".join(e.text for e in texts) == "".join(g.text for g in theirs.glyphs)
        glyphs = iter(theirs.glyphs)
        for event in texts:
            run = [next(glyphs)]
            while sum(len(g.text) for g in run) < len(event.text):
                run.append(next(glyphs))
            assert event.size == pytest.approx(run[0].size, abs=0.01)
            x0, y0, x1, y1 = event.box
            for glyph in run:
                assert x0 - 0.6 * glyph.size <= glyph.x <= x1 + 0.1, event.text
                assert y0 - 0.1 <= glyph.y <= y1 + 0.1, event.text
        assert ours.deepest == theirs.deepest
        painted = sorted(tuple(round(v, 1) for v in p.box) for p in theirs.paints if p.box)
        boxes = [e.box for e in ours.events if not isinstance(e, Text)]
        assert sorted(tuple(round(v, 1) for v in box) for box in boxes) == painted
