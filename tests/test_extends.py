"""A spec that starts from another: keys replaced, mappings merged, faults at the file that has them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

import infographic
from infographic import SpecError

BASE = (
    "version: 1\ntitle: 底稿\npage: {size: a5, margin: 15 mm}\nrows:\n  - prose: 正文在底稿里。\n"
)


def sheet(folder: Path, text: str, base: str = BASE) -> Path:
    (folder / "sub").mkdir()
    (folder / "sub" / "base.yaml").write_text(base, "utf-8")
    path = folder / "sheet.yaml"
    path.write_text(text, "utf-8")
    return path


def test_keys_are_replaced_and_mappings_merged(tmp_path: Path) -> None:
    path = sheet(tmp_path, "version: 1\nextends: sub/base.yaml\ntitle: 定稿\npage: {size: a4}\n")
    made = infographic.render(path)
    with pikepdf.open(made.save(tmp_path / "x.pdf")) as pdf:
        assert str(pdf.docinfo.Title) == "定稿"
        trim = [float(v) for v in pdf.pages[0].TrimBox]
        assert trim[2] - trim[0] == pytest.approx(210 * 72 / 25.4, abs=0.01)
    assert "正文在底稿里" in made.dump()
    assert "text 23.47," in made.dump()  # the base's margin, and an indent of two em


@pytest.mark.parametrize(
    ("text", "base", "code", "place"),
    [
        ("version: 1\nextends: lost.yaml\ntitle: 甲\n", BASE, "missing-file", "sheet.yaml:2:10"),
        ("version: 1\nextends: [a]\ntitle: 甲\n", BASE, "wrong-type", "sheet.yaml:2:10"),
        ("version: 1\nextends: sub/base.yaml\n", "- 1\n", "wrong-type", "base.yaml:1:1"),
        ("version: 1\nextends: sub/base.yaml\n", BASE + "extends: ../sheet.yaml\n", "bad-value",
         "base.yaml:6:10"),
        ("version: 1\nextends: sub/base.yaml\n", BASE + "rwos: 1\n", "unknown-key",
         "base.yaml:6:1"),
    ],
)  # fmt: skip
def test_faults_are_told_where_they_stand(
    text: str, base: str, code: str, place: str, tmp_path: Path
) -> None:
    with pytest.raises(SpecError) as caught:
        infographic.render(sheet(tmp_path, text, base))
    found = [(d.code, str(d.span)) for d in caught.value.diagnostics]
    assert any(c == code and p.endswith(place) for c, p in found), found
