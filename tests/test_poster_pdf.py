"""Facts of the finished poster as a press file."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
from checker import facts, ink, none, structure
from checker.extract import tool
from checker.geom import MM
from checker.interpret import Page
from checker.lines import Body
from checker.structure import Element

TRIM_MM = (594, 841)
BLEED_MM = 3
SAFE_MM = 5
TITLE_MM = 50.8
BODY_PT = 12
LEAST_PT = 10


def title_size(found: list[Element]) -> float:
    title = next(e for e in found if e.heading and "政府工作报告" in e.text)
    return min(g.size for g in title.glyphs)


def test_boxes(poster_pdf: pikepdf.Pdf) -> None:
    assert len(poster_pdf.pages) == 1
    none(facts.box_faults(poster_pdf.pages[0], *TRIM_MM, BLEED_MM))


def test_art_is_painted_to_the_bleed_edge(poster: Path, poster_page: Page) -> None:
    image = facts.render(poster)
    white = [
        p.box
        for p in poster_page.paints
        if p.box and p.fill and not any(p.fill[1]) and not p.filled_rect
    ]
    none(facts.bleed_faults(image, BLEED_MM * MM, white))
    shares = facts.painted(image)
    assert shares["top"] == 1
    assert shares["left"] > 0.3
    assert shares["right"] > 0.3


def test_no_rgb_and_no_device_independent_colour(poster_pdf: pikepdf.Pdf) -> None:
    none(ink.space_faults(poster_pdf))
    none(ink.rgb_operators(poster_pdf))


def test_no_colour_asks_for_too_much_ink(poster_page: Page) -> None:
    assert poster_page.colour_ops
    none(ink.coverage_faults(poster_page, 300))


def test_body_text_is_black_ink_only(
    poster_page: Page, poster_body: Body, report: list[dict[str, Any]]
) -> None:
    heads = {item["head"] for item in report if item["kind"] == "runin"}
    body = [g for e in poster_body.elements for g in e.glyphs]
    runs = [r for r in ink.runs(body) if "".join(g.text for g in r) not in heads]
    none(ink.body_ink_faults(poster_page, [g for run in runs for g in run]))


def test_near_black_small_text_is_black_ink_only(poster_page: Page) -> None:
    none(ink.near_black_faults(poster_page.glyphs))


def test_every_font_is_embedded_subset_and_mapped(
    poster_pdf: pikepdf.Pdf, poster_page: Page
) -> None:
    assert facts.all_fonts(poster_pdf)
    none(facts.font_faults(poster_pdf))
    none(facts.glyph_map_faults(poster_page))


def test_catalog_says_what_a_reader_needs(poster_pdf: pikepdf.Pdf) -> None:
    none(facts.catalog_faults(poster_pdf))
    assert str(poster_pdf.Root.Lang).startswith("zh")
    assert str(poster_pdf.docinfo["/Title"]) == "2024年吉林省政府工作报告"


def test_xmp_agrees_with_info(poster_pdf: pikepdf.Pdf) -> None:
    none(facts.metadata_faults(poster_pdf))


def test_all_content_is_tagged_or_artifact(poster_pdf: pikepdf.Pdf, poster_page: Page) -> None:
    none(poster_page.unmarked)
    none(structure.tree_faults(poster_pdf, poster_page))


def test_every_figure_has_an_alternative(poster_pdf: pikepdf.Pdf) -> None:
    kinds = {str(n.S) for n, _ in structure.nodes(poster_pdf.Root.StructTreeRoot)}
    assert "/Figure" in kinds
    none(structure.figure_faults(poster_pdf))


def test_heading_levels_do_not_jump(poster_elements: list[Element]) -> None:
    none(structure.level_faults(structure.headings(poster_elements)))


def test_same_bytes_from_other_processes(
    poster: Path, tmp_path: Path, render_poster: Callable[..., bytes]
) -> None:
    first = render_poster(tmp_path / "a.pdf", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    second = render_poster(
        tmp_path / "b.pdf", tmp_path, PYTHONHASHSEED="4242", TZ="Asia/Shanghai", LC_ALL="C"
    )
    assert first == second
    assert first == poster.read_bytes()


def test_no_text_near_the_trim_edges(poster_pdf: pikepdf.Pdf, poster_page: Page) -> None:
    trim = facts.box_of(poster_pdf.pages[0], "/TrimBox")
    none(facts.margin_faults(poster_page.glyphs, trim, SAFE_MM * MM))


def test_title_characters_are_large_enough(poster_elements: list[Element]) -> None:
    assert title_size(poster_elements) / MM >= TITLE_MM


def test_title_is_twelve_times_the_body(poster_elements: list[Element], poster_body: Body) -> None:
    assert title_size(poster_elements) / poster_body.style[1] >= 12


def test_body_and_smallest_text_are_large_enough(poster_page: Page, poster_body: Body) -> None:
    assert poster_body.style[1] >= BODY_PT
    none(facts.small_text(poster_page.glyphs, LEAST_PT))


def test_text_is_visible(poster_page: Page) -> None:
    none(facts.hidden_text(poster_page.glyphs))
    none(ink.covered(poster_page))
    none(facts.collisions(poster_page.glyphs))


def test_operator_nesting_is_within_limits(poster_page: Page) -> None:
    assert poster_page.deepest <= 28


def test_qpdf_finds_nothing(poster: Path) -> None:
    done = subprocess.run([tool("qpdf"), "--check", str(poster)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr
