"""The gates of Chinese setting on text that tries to break them, measured in finished files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path

import pikepdf
import pytest
from checker import column_rules, line_rules, none, source_rules
from checker.interpret import read_page
from checker.lines import Column, Fragment, Line, split_lines
from checker.possible import close_enough

import infographic

CORPUS = Path(__file__).resolve().parent / "data" / "adversarial.txt"
PARAGRAPHS = tuple(
    line for line in CORPUS.read_text("utf-8").splitlines() if line and not line.startswith("# ")
)
REPORT = tuple(
    entry["text"]
    for entry in json.loads((CORPUS.parent / "jilin" / "paragraphs.json").read_text("utf-8"))
    if entry["kind"] in ("paragraph", "runin")
)
WIDTHS = (12.5, 15.0, 18.3, 22.0, 25.7, 28.6)
SIZE = 10.0


@dataclass
class Setting:
    """The corpus set at one width."""

    paragraphs: source_rules.Aligned
    pages: list[Column]

    @property
    def fragments(self) -> list[list[Line]]:
        return [[line for _, line in lines] for _, lines in self.paragraphs]

    @property
    def count(self) -> int:
        return sum(len(lines) for _, lines in self.paragraphs)


def book(width: float, texts: tuple[str, ...]) -> dict[str, object]:
    """One column, ``width`` em wide, over as many pages as it takes."""
    mm = width * SIZE * 25.4 / 72
    return {
        "version": 1,
        "title": "试",
        "page": {
            "size": f"{mm + 40:.4f} x 420 mm",
            "bleed": "0 mm",
            "grid": {"columns": 1},
            "margin": dict.fromkeys(("top", "bottom", "left", "right"), "20 mm"),
        },
        "body": {"size": f"{SIZE} pt", "leading": 1.6},
        "running": {"folio": False},
        "pages": [{"flow": [{"prose": {"text": list(texts)}}]}],
    }


@cache
def setting(width: float, texts: tuple[str, ...] = PARAGRAPHS) -> Setting:
    made = infographic.render(book(width, texts))
    with pikepdf.open(BytesIO(made.pdf())) as pdf:
        pages = [split_lines(read_page(page).glyphs) for page in pdf.pages]
    found = source_rules.aligned(texts, [line for lines in pages for line in lines])
    return Setting(found, [Column([Fragment([line]) for line in lines]) for lines in pages])


def test_the_corpus_is_large_enough() -> None:
    assert len(PARAGRAPHS) >= 60
    assert sum(setting(w).count for w in WIDTHS) >= 1000


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_lost_or_doubled(width: float) -> None:
    assert setting(width).count >= len(PARAGRAPHS)  # else it could not be aligned


@pytest.mark.parametrize("width", WIDTHS)
def test_no_forbidden_line_start_or_end(width: float) -> None:
    """Addresses and paths break behind their own signs, whatever a line of prose may end with."""
    kept = source_rules.address_breaks(setting(width).paragraphs)
    found = line_rules.forbidden_breaks(setting(width).fragments, kept)
    if width >= 15:
        none(found)
    assert len(found) <= 0.005 * setting(width).count, found


def test_numbers_keep_their_units_and_words_their_letters() -> None:
    numbers, words = [], []
    for width in WIDTHS:
        some, others = source_rules.parted(setting(width).paragraphs)
        numbers += some
        words += others
    none(words)
    assert len(numbers) <= 0.003 * sum(setting(w).count for w in WIDTHS), numbers


@pytest.mark.parametrize("width", [w for w in WIDTHS if w >= 15])
def test_no_last_line_holds_a_lone_character(width: float) -> None:
    none(line_rules.lone_last(setting(width).fragments))


@pytest.mark.parametrize("width", WIDTHS)
def test_marks_are_compressed_and_halved(width: float) -> None:
    none(line_rules.loose_pairs(setting(width).fragments))
    none(line_rules.wide_interpuncts(setting(width).fragments))


@pytest.mark.parametrize("width", WIDTHS)
def test_lines_are_flush_and_on_the_grid(width: float) -> None:
    pages = setting(width).pages
    none(column_rules.off_edge(pages))
    none(column_rules.ink_out(pages))
    none(fault for page in pages for fault in column_rules.off_grid([page], 1.6 * SIZE))


# -- the report's own text ---------------------------------------------------------------

REPORT_WIDTHS = (12.0, 15.0, 17.0, 18.3, 20.0, 22.0, 24.0, 28.6)


@pytest.mark.parametrize("width", REPORT_WIDTHS)
def test_the_report_keeps_every_rule_at_any_width(width: float) -> None:
    made = setting(width, REPORT)
    none(line_rules.forbidden_breaks(made.fragments))
    none(chain.from_iterable(source_rules.parted(made.paragraphs)))
    none(line_rules.lone_last(made.fragments))
    none(line_rules.loose_pairs(made.fragments))
    none(line_rules.wide_interpuncts(made.fragments))
    none(line_rules.odd_gaps(made.fragments) if width >= 20 else [])
    none(line_rules.squeezed(made.fragments))
    none(column_rules.off_edge(made.pages))


def test_few_lines_of_the_report_are_loose() -> None:
    """At most 2 % by more than 0.1 em; by more than 0.25 em only in paragraphs where that would
    part a number from its measure word, whatever the breaks."""
    loose, count = 0, 0
    for width in REPORT_WIDTHS[1:]:
        made = setting(width, REPORT)
        some, most, lines = column_rules.loose_lines(made.pages)
        loose, count = loose + len(some), count + lines
        gaping = [
            [line for _, line in found]
            for _, found in made.paragraphs
            if any(source_rules.widest_gap(line) > 0.25 for _, line in found[:-1])
        ]
        assert len(gaping) == len(most)
        for paragraph in gaping:
            assert not close_enough(paragraph, width, 2.0, 0.25), paragraph
    assert count > 1500
    assert loose <= 0.02 * count


def test_close_breaks_are_found_where_there_are_some() -> None:
    """The proof above is worth something: nearly all paragraphs of the report can be set close."""
    found = [[line for _, line in lines] for _, lines in setting(20.0, REPORT).paragraphs]
    close = [close_enough(p, 20.0, 2.0, 0.25) for p in found]
    assert sum(close) >= 0.95 * len(close)
    assert not close_enough(found[0], 3.0, 0.0, 0.0)


def test_marks_hang_where_the_spec_asks() -> None:
    """Lines that end with a stop or comma have their last letter at the edge, the mark outside."""
    made = infographic.render({**book(20.0, REPORT), "hang": True})
    with pikepdf.open(BytesIO(made.pdf())) as pdf:
        pages = [split_lines(read_page(page).glyphs) for page in pdf.pages]
    lines = [line for page in pages for line in page]
    source_rules.aligned(REPORT, lines)
    edge = 20 * 72 / 25.4 + 20 * SIZE
    hanging = [ln for ln in lines if not ln.last and ln.text[-1] in "，。、"]
    assert len(hanging) > 10
    for line in lines:
        if not line.last:
            mark = line.glyphs[-1]
            if mark.text in "，。、":
                assert abs(mark.x - edge) < 0.05, line.text
            else:
                assert abs(line.right - edge) < 0.05, line.text
