"""What `check` and `fonts` say beyond faults: foreign text, coverage, inks, weights."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from infographic import pipeline
from infographic.color import Ink
from infographic.diagnostics import Diagnostic
from infographic.fonts.book import shipped_folder
from infographic.listing import role_lines
from infographic.pictures.svg import read_svg

ROOT = Path(__file__).resolve().parents[1]
SPECS = sorted((ROOT / "specs").glob("*/poster.yaml"))

SPEC = """\
version: 1
title: 我们起的题目
author: 我们
date: "2024-03-15"
content: content.yaml
page: {size: a5}
body: {size: 9..20 pt}
rows:
  - band: {title: $sections.review}
  - prose: {use: $review, ink: main}
  - badges: {items: $self}
    stretch: true
"""
CONTENT = """\
version: 1
lang: zh-Hans
source: {title: 某报告, file: source.txt}
editorial: [sheet]
keep: [从不换行]
sheet: {title: 一图读懂, art_alt: 一幅图, art: 图.svg}
sections: {review: 工作回顾, columns: [2023年, 工作]}
review: {text: "粮食 产量达到837.3亿斤。", ink: main, indent: 2, head: 10 mm, note: $sections.review}
self:
  - {label: 依法行政强化法治建设, icon: flag, url: "https://example.org/a"}
"""
SOURCE = "2023年工作回\n顾\n粮食产量达到837.3亿斤。\n依法行政强化法治\u3000建设。\n"


def foreign(folder: Path, spec: str = SPEC, content: str = CONTENT) -> list[Diagnostic]:
    (folder / "spec.yaml").write_text(spec, "utf-8")
    (folder / "content.yaml").write_text(content, "utf-8")
    (folder / "source.txt").write_text(SOURCE, "utf-8")
    result = pipeline.layout(folder / "spec.yaml")
    assert not result.failed, result.diagnostics
    found = [n for n in pipeline.remarks(result) if n.code == "not-in-source"]
    assert all(n.severity == "warning" for n in found)
    return found


def test_what_the_source_holds_is_no_remark(tmp_path: Path) -> None:
    assert foreign(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "at", "said"),
    [
        ("强化法治", "加强法治", "依法行政加强法治建设", "up to `依法行政`, not in `加强法治建设`"),
        ("editorial: [sheet]", "editorial: [sheet.title]", "一幅图", "`一幅图`"),
        ("editorial: [sheet]", "editorial: [sheet.art_alt]", "一图读懂", "`一图读懂`"),
        ("[2023年, 工作]", "[2023年, 安排]", "安排", "`安排`"),
        ("[2023年, 工作]", "[2022年, 工作]", "2022年", "up to `202`, not in `2年`"),
        ("837.3亿斤。", "837.3亿斤！", '"粮食', "`到837.3亿斤`, not in `！`"),
        ("ink: main", "kicker: Main", "Main", "`Main`"),
        ("icon: flag", "text: flag", "flag", "`flag`"),
        ("head: 10 mm", "head: 10 亩", "10 亩", "`10亩`"),
    ],
)
def test_each_foreign_text_is_told_at_its_place(
    tmp_path: Path, old: str, new: str, at: str, said: str
) -> None:
    assert old in CONTENT
    spec = SPEC.replace("prose: {use: $review, ink: main}", "prose: {text: $review.text}")
    (note,) = foreign(tmp_path, spec, CONTENT.replace(old, new))
    assert Path(note.span.file).name == "content.yaml"
    line = CONTENT.replace(old, new).splitlines()[note.span.line - 1]
    assert line[note.span.column - 1 :].startswith(at)
    assert said in note.message
    assert "`editorial`" in note.hints[0]


@pytest.mark.parametrize(
    "row",
    [
        "band: {title: 我编的标题}",
        "band: 我编的标题",
        "stack: [{badges: [依法行政, 我编的]}]",
        "band: {title: 工作回顾, note: 我编的}",
        "band: {title: 工作回顾}",
        "band: {title: $sections.review, note: Q1}",
    ],
)
def test_han_text_written_into_the_rows(tmp_path: Path, row: str) -> None:
    found = foreign(tmp_path, SPEC.replace("band: {title: $sections.review}", row))
    column = row.find("我编的") + 5
    assert [(n.span.line, n.span.column) for n in found] == ([(9, column)] if column > 4 else [])


def test_only_content_with_a_source_text_is_checked(tmp_path: Path) -> None:
    without = CONTENT.replace(", file: source.txt", "")
    assert foreign(tmp_path, SPEC.replace("$sections.review}", "我编的}"), without) == []


@pytest.mark.parametrize("spec", SPECS, ids=lambda p: p.parent.name)
def test_the_posters_give_no_warning(spec: Path) -> None:
    result = pipeline.layout(spec)
    notes = (*result.diagnostics, *pipeline.remarks(result))
    assert [n for n in notes if n.severity != "note"] == []


def test_the_report_poster_without_its_declarations(tmp_path: Path) -> None:
    folder = tmp_path / "poster"
    shutil.copytree(ROOT / "specs" / "jilin-2024", folder)
    content = (folder / "content.yaml").read_text("utf-8")
    changed = content.replace("  - sheet.title\n", "").replace("持之以恒强化", "持之以恒加强")
    assert changed.count("\n") == content.count("\n") - 1
    (folder / "content.yaml").write_text(changed, "utf-8")
    found = pipeline.remarks(pipeline.layout(folder / "poster.yaml"))
    told = [n.message for n in found if n.code == "not-in-source"]
    assert len(told) == 3
    assert "`2024年吉林省`" in told[0] and "`政府工作报告`" in told[1] and "持之以恒加强" in told[2]


# -- fonts ------------------------------------------------------------------------------

INLINE: dict[str, Any] = {
    "version": 1,
    "title": "题",
    "rows": [{"prose": "甲乙丙ABC"}, {"colophon": {"issuer": "丁", "url": "http://x.yz"}}],
}


def coverage(spec: Mapping[str, Any], **content: Any) -> dict[str, str]:
    result = pipeline.layout({**spec, **content})
    assert result.document is not None
    return {line.split()[0]: line for line in role_lines(result.document)}


def test_text_written_into_the_spec_is_counted() -> None:
    body = coverage(INLINE)["body"]
    assert "(7 of 7, installable, OFL-1.1)" in body
    lines = coverage(
        {**INLINE, "rows": [{"prose": {"text": "$a"}}]}, content={"a": "甲乙", "b": "丙"}
    )
    assert "(2 of 2," in lines["body"]
    assert re.search(r"Condensed \d+ \(0 of 2, .*> Infographic Sans SC 700 \(2 of 2", lines["hero"])


def test_a_face_of_the_users_has_no_licence_of_ours(tmp_path: Path) -> None:
    shutil.copy(shipped_folder() / "InfographicSansSC-400.ttf", tmp_path / "own.ttf")
    theme = {"version": 1, "faces": {"sans": {"file": str(tmp_path / "own.ttf")}}}
    result = pipeline.layout({**INLINE, "theme": theme}, root=tmp_path)
    assert result.document is not None
    (body,) = (line for line in role_lines(result.document) if line.startswith("body "))
    assert "(7 of 7, installable)" in body


# -- inks of pictures -------------------------------------------------------------------


def test_each_foreign_ink_is_told_once_with_a_count() -> None:
    rows = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">']
    rows += ['<rect width="1" height="1" fill="#ff0000"/>'] * 3
    rows += ['<rect width="1" height="1" fill="var(--gold)" stroke="#FF0000"/>'] * 2
    rows += ['<rect width="1" height="1" fill="var(--lost, #123)"/>']
    rows += ['<rect width="1" height="1"/>'] * 2
    _, notes = read_svg(
        "\n".join((*rows, "</svg>")).encode(), "x.svg", {"tint": Ink("tint", (0,) * 4)}
    )  # type: ignore[arg-type]
    told = [(n.code, n.span.line, n.message) for n in notes]
    assert told == [
        ("unknown-ink", 2, "fill `#ff0000` names no ink (5 times in this file)"),
        ("unknown-ink", 5, "the theme has no ink `gold` (2 times in this file)"),
        ("unknown-ink", 7, "the theme has no ink `lost`"),
        ("unknown-ink", 8, "<rect> has no fill (2 times in this file)"),
    ]


# -- weights ----------------------------------------------------------------------------


def weights(theme: str, folder: Path) -> list[tuple[int, int, str]]:
    shutil.copy(shipped_folder() / "InfographicSansSC-400.ttf", folder / "own.ttf")
    head = "version: 1\ntitle: 题\nrows: [prose: 正文]\ntheme:\n  version: 1\n"
    (folder / "spec.yaml").write_text(head + theme, "utf-8")
    result = pipeline.layout(folder / "spec.yaml")
    assert not result.failed, result.diagnostics
    found = [n for n in result.diagnostics if n.code == "fallback-weight"]
    assert all(n.severity == "warning" for n in found)
    return [(n.span.line, n.span.column, n.message) for n in found]


def test_a_single_file_for_bold_roles_is_told_once_a_weight(tmp_path: Path) -> None:
    theme = "  faces: {serif: {file: own.ttf}}\n"
    (told,) = weights(theme, tmp_path)  # title, slogan, section, plate: all 900
    assert told[:2] == (6, 25)
    assert "no weight 900" in told[2] and told[2].endswith("400")


def test_the_place_is_the_roles_where_the_user_gave_it(tmp_path: Path) -> None:
    theme = "  faces: {own: {file: own.ttf}}\n  roles:\n    head: {face: own, weight: 600}\n"
    assert [t[:2] for t in weights(theme, tmp_path)] == [(8, 31)]
    theme = "  faces: {own: {file: own.ttf}}\n  roles:\n    head: {face: own}\n"
    assert [t[:2] for t in weights(theme, tmp_path)] == [(8, 18)]


@pytest.mark.parametrize(
    ("theme", "count"),
    [
        ("  faces: {own: {file: own.ttf}}\n  roles: {head: {face: own, weight: 599}}\n", 0),
        ("  roles: {head: {face: figure, weight: 300}}\n", 1),  # a family without it
        ("  roles: {head: {face: figure, weight: 400}}\n", 0),
        ("  faces: {serif: Infographic Condensed}\n", 1),
        ("  extends: plain\n", 0),
    ],
)
def test_weights_near_enough_are_no_remark(tmp_path: Path, theme: str, count: int) -> None:
    assert len(weights(theme, tmp_path)) == count
