"""The finishing commands from end to end: files, exit codes, the page that explains them."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner, Result
from finishing_files import numbered, seen
from small_pdf import tool

import infographic
from infographic.cli import cli
from infographic.finishing.facts import read_facts
from infographic.finishing.options import marks, size
from infographic.finishing.ticket import Order, ticket_spec

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the examples name."""
    (tmp_path / "brochure.pdf").write_bytes(numbered(16, 210, 285))
    (tmp_path / "poster.pdf").write_bytes(numbered(1, 594, 841))
    (tmp_path / "card.pdf").write_bytes(numbered(1, 90, 74))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def test_every_example_of_the_page_runs(desk: Path) -> None:
    text = (ROOT / "docs" / "finishing.md").read_text("utf-8")
    lines = [
        line
        for block in re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
        for line in block.splitlines()
    ]
    assert len(lines) >= 15
    for line in lines:
        program, *arguments = shlex.split(line, comments=True)
        assert program == "infographic"
        done = run(*arguments)
        assert done.exit_code == 0, (line, done.output)
        made = desk / arguments[arguments.index("-o") + 1]
        assert made.is_file() and made.stat().st_mtime > 0
    assert (desk / "inside-cover.pdf").is_file() and (desk / "block-cover.pdf").is_file()
    for path in desk.glob("*.pdf"):
        tool("qpdf", "--check", str(path))


def test_the_message_on_the_page_is_the_message(desk: Path) -> None:
    done = run("impose", "brochure.pdf", "-o", "x.pdf", "--as", "booklet", "--sheet", "a3")
    assert done.exit_code == 1
    (told,) = done.output.strip().splitlines()
    assert told in (ROOT / "docs" / "finishing.md").read_text("utf-8")
    assert not (desk / "x.pdf").exists()


def test_a_fresh_process_writes_the_same_bytes(desk: Path) -> None:
    """In another process, another hash seed, another time zone."""
    arguments = ["impose", "brochure.pdf", "-o", "a.pdf", "--as", "booklet", "--caliper", "0.13"]
    assert run(*arguments, "--sheet", "450x320").exit_code == 0
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai",
    }  # fmt: skip
    arguments[3] = "b.pdf"
    subprocess.run(
        [sys.executable, "-m", "infographic.cli", *arguments, "--sheet", "450x320"],
        env=environment,
        check=True,
        timeout=60,
    )
    assert (desk / "a.pdf").read_bytes() == (desk / "b.pdf").read_bytes()


def test_a_rendered_spec_is_imposed(desk: Path) -> None:
    rows = [{"prose": f"第{n}页的正文。"} for n in range(1, 7)]
    spec = {
        "version": 1,
        "title": "小册",
        "page": {"size": "a5"},
        "pages": [{"rows": [r]} for r in rows],
    }
    infographic.render(spec).save("small.pdf")
    done = run("impose", "small.pdf", "-o", "sheets.pdf", "--as", "booklet", "--sheet", "a3")
    assert (done.exit_code, done.output) == (0, "")
    first = pypdfium2.PdfDocument("sheets.pdf")[0].get_textpage()
    assert "第1页的正文" in first.get_text_range().replace(" ", "")
    with pikepdf.open("sheets.pdf") as pdf:
        assert len(pdf.pages) == 4
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("impose broken.pdf -o x.pdf --as booklet", 1, "cannot be read as a PDF"),
        ("impose empty.pdf -o x.pdf --as booklet", 1, "cannot be read as a PDF"),
        ("impose locked.pdf -o x.pdf --as booklet", 1, "encrypted"),
        ("impose mixed.pdf -o x.pdf --as booklet", 1, "page 2 is 90 x 74 mm, page 1 is 594 x 841 mm"),
        ("impose crooked.pdf -o x.pdf --as nup", 1, "TrimBox is not four numbers"),
        ("impose outside.pdf -o x.pdf --as nup", 1, "TrimBox lies outside"),
        ("impose brochure.pdf -o x.pdf --as perfect --sheet a3", 1, "a signature of 16 pages"),
        ("impose card.pdf -o x.pdf --as perfect --cover apart", 1, "at least 5 pages"),
        ("tile poster.pdf -o x.pdf --page 2", 1, "there is no page 2: it has 1 page"),
        ("tile poster.pdf -o x.pdf --on a6 --overlap 80", 1, "take a larger sheet"),
        ("repeat card.pdf -o x.pdf --sheet sra3 --count 99", 1, "99 copies of 90 x 74 mm do not fit"),
        ("ticket broken.pdf -o x.pdf", 1, "cannot be read as a PDF"),
        ("impose brochure.pdf -o x.pdf", 2, "--as"),
        ("impose missing.pdf -o x.pdf --as nup", 2, "missing.pdf"),
        ("impose brochure.pdf -o x.pdf --as booklet --sheet a99", 2, "is no sheet"),
        ("impose brochure.pdf -o x.pdf --as booklet --sheet 1x1", 2, "50 to 5000 mm"),
        ("impose brochure.pdf -o x.pdf --as booklet --caliper thick", 2, "is no length"),
        ("impose brochure.pdf -o x.pdf --as booklet --caliper 4", 2, "more than 3 mm"),
        ("impose brochure.pdf -o x.pdf --as booklet --marks cropp", 2, "is no mark"),
        ("impose brochure.pdf -o x.pdf --as booklet --up 4", 2, "--up is for nup, not for booklet"),
        ("impose brochure.pdf -o x.pdf --as booklet --cover-caliper 1", 2, "--cover apart"),
        ("impose brochure.pdf -o brochure.pdf --as booklet", 2, "the file that is read"),
        ("tile poster.pdf -o x.png", 2, "cannot write `x.png`"),
        ("ticket poster.pdf -o x.txt", 2, "use .pdf or .json"),
        ("ticket poster.pdf -o x.pdf --quantity 0", 2, "--quantity"),
    ],
)  # fmt: skip
def test_faults(desk: Path, line: str, code: int, told: str) -> None:
    faulty(desk)
    (desk / "x.pdf").write_bytes(b"kept")
    done = run(*line.split())
    assert done.exit_code == code, done.output
    assert told in done.output
    assert (desk / "x.pdf").read_bytes() == b"kept"
    assert sorted(p.name for p in desk.iterdir() if p.name.startswith(".")) == []
    if code == 1:
        assert done.output.count("\n") == 1


def faulty(desk: Path) -> None:
    (desk / "broken.pdf").write_bytes(b"%PDF-1.6 and no more")
    (desk / "empty.pdf").write_bytes(b"")

    def changed(name: str, source: str, key: str, value: object) -> None:
        with pikepdf.open(desk / source) as pdf:
            page = pdf.pages[0].obj
            page[key] = value
            pdf.save(desk / name)

    changed("crooked.pdf", "card.pdf", "/TrimBox", pikepdf.Array([0, 0, 1]))
    changed("outside.pdf", "card.pdf", "/TrimBox", pikepdf.Array([9000, 9000, 9100, 9100]))
    with pikepdf.open(desk / "card.pdf") as pdf:
        pdf.save(desk / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    with pikepdf.open(desk / "poster.pdf") as pdf, pikepdf.open(desk / "card.pdf") as other:
        pdf.pages.extend(other.pages)
        pdf.save(desk / "mixed.pdf")


def test_the_machines_faults_are_told_apart(desk: Path) -> None:
    """A folder that is a file: exit code 3 from the program's entry point."""
    (desk / "file").write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "-m", "infographic.cli", "repeat", "card.pdf", "-o", "file/x.pdf", "--sheet", "a3"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )  # fmt: skip
    assert done.returncode == 3
    assert "file/x.pdf" in done.stderr and "Traceback" not in done.stderr


def test_a_missing_library_is_the_machines_fault(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    done = run("tile", "poster.pdf", "-o", "x.pdf")
    assert type(done.exception).__name__ == "EnvironmentFault"


def test_tickets(desk: Path) -> None:
    order = shlex.split("--quantity 5000 --stock '157g 铜版纸' --binding 骑马订 --finish 覆哑膜")
    assert run("ticket", "brochure.pdf", "-o", "t.json", *order).exit_code == 0
    told = json.loads((desk / "t.json").read_text("utf-8"))
    assert told["trim_mm"] == [{"width": 210.0, "height": 285.0, "pages": 16}]
    assert told["bleed_mm"] == 3.0 and told["pages"] == 16
    assert told["colours"]["spots"] == ["专色 485/C"]
    assert told["output_condition"] == "FOGRA39"
    assert told["order"]["quantity"] == 5000 and told["order"]["date"] is None
    assert run("ticket", "brochure.pdf", "-o", "t.pdf", *order).exit_code == 0
    first = (desk / "t.pdf").read_bytes()
    text = pypdfium2.PdfDocument(first)[0].get_textpage().get_text_range()
    flat = re.sub(r"\s", "", text)
    for word in (
        "施工单",
        "brochure.pdf",
        "210×285mm",
        "5,000",
        "157g铜版纸",
        "骑马订",
        "覆哑膜",
        "专色485/C",
        told["sha256"],
    ):
        assert word in flat, word
    assert len(pypdfium2.PdfDocument(first)) == 1
    facts = read_facts(first, "t.pdf")
    assert facts.fonts == facts.embedded > 0
    assert run("ticket", "brochure.pdf", "-o", "u.pdf", *order).exit_code == 0
    assert (desk / "u.pdf").read_bytes() == first


@pytest.mark.parametrize(
    "name",
    ["$content.pdf", "空 格　# 与: 冒号.pdf", "😀.pdf", "a" * 120 + ".pdf", "-.pdf", "|.pdf"],
)
def test_a_ticket_for_any_file_name_and_note(name: str) -> None:
    facts = read_facts(numbered(2), name)
    order = Order(1, "$stock", "*binding*", "&finish", name * 3, "2024-03-15")
    made = infographic.render(ticket_spec(facts, order))
    assert len(made) == 1
    assert {d.code for d in made.diagnostics} <= {"underfull"}


def test_a_note_too_long_for_the_page_is_told(desk: Path) -> None:
    done = run("ticket", "card.pdf", "-o", "x.pdf", "--note", "备注很长。" * 2000)
    assert done.exit_code == 1 and "shorten its texts" in done.output
    assert not (desk / "x.pdf").exists()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("none", ()),
        ("crop, fold", ("crop", "fold")),
        ("all", ("crop", "fold", "registration", "collation", "label")),
        ("double,all", ("crop", "fold", "registration", "collation", "label", "double")),
    ],
)
def test_marks_as_people_write_them(text: str, kinds: tuple[str, ...]) -> None:
    assert marks(text) == kinds


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("A3", (297, 420)),
        ("a3 landscape", (420, 297)),
        ("sra3", (320, 450)),
        ("720x1020", (720, 1020)),
        ("44 × 31.5 cm", (440, 315)),
    ],
)
def test_sheets_as_people_write_them(text: str, made: tuple[float, float]) -> None:
    assert size(text) == pytest.approx(made)


def test_what_is_seen_on_copies(desk: Path) -> None:
    assert (
        run("repeat", "card.pdf", "-o", "c.pdf", "--sheet", "sra3", "--count", "3").exit_code == 0
    )
    ((*numbers,),) = seen((desk / "c.pdf").read_bytes())
    assert [n.number for n in numbers] == [1, 1, 1]
    job = BytesIO((desk / "c.pdf").read_bytes())
    with pikepdf.open(job) as pdf:
        assert "/Duplex" not in pdf.Root.ViewerPreferences
