"""Worlds: specs with everything they name from memory, and no way out of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import infographic
from infographic import FolderWorld, MemoryWorld, SpecError, World
from infographic.fonts.book import shipped_folder
from infographic.world import OutsideProject

ROOT = Path(__file__).resolve().parents[1]
ART = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
<path d="M0 0H10V10H0Z" fill="var(--main, #123456)"/></svg>"""
FILES: dict[str, bytes | str] = {
    "sheets/poster.yaml": """version: 1
title: 内存
page: {size: a5}
body: {size: 9..14 pt}
content: ../content/content.yaml
theme: theme.yaml
rows:
  - masthead: {title: 春耕, art: art/field.svg, art_alt: 田}
  - prose: {use: $review}
""",
    "sheets/theme.yaml": """version: 1
extends: plain
faces: {own: {file: fonts/own.ttf}}
roles: {body: {face: own}}
""",
    "sheets/art/field.svg": ART,
    "sheets/fonts/own.ttf": (shipped_folder() / "InfographicSerifSC-400.ttf").read_bytes(),
    "content/content.yaml": """version: 1
source: {title: 原文, file: source.txt}
review: {text: 全村完成春播3200亩。}
""",
    "content/source.txt": "全村完成春播3200亩。",
}
SPEC = "sheets/poster.yaml"


def changed(**files: str) -> MemoryWorld:
    """The world with some text in some files replaced: ``theme="plain|none"``."""
    out = dict(FILES)
    for stem, change in files.items():
        (name,) = [n for n in FILES if Path(n).stem == stem]
        old, new = change.split("|")
        assert old in str(out[name])
        out[name] = str(out[name]).replace(old, new)
    return MemoryWorld(out)


def faults(spec: Any, world: World) -> list[tuple[str, str]]:
    with pytest.raises(SpecError) as caught:
        infographic.render(spec, world=world)
    return [(str(n.span), n.code) for n in caught.value.diagnostics if n.severity == "error"]


def test_all_that_a_spec_names_comes_from_memory(tmp_path: Path) -> None:
    done = infographic.render(SPEC, world=MemoryWorld(FILES))
    assert done.pages[0].text == "春耕\n全村完成春播3200亩。"
    assert done.result.document is not None
    assert done.result.document.source_text == FILES["content/source.txt"]
    assert done.result.document.theme.roles["body"].faces[0].data == FILES["sheets/fonts/own.ttf"]
    for name, data in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    assert infographic.render(tmp_path / SPEC, root=tmp_path).pdf() == done.pdf()
    assert infographic.render(SPEC, world=FolderWorld(tmp_path)).pdf() == done.pdf()


def test_a_theme_may_extend_a_theme_in_the_world() -> None:
    base = "version: 1\nextends: plain\ninks: {main: [0, 100, 0, 0]}\n"
    world = changed(theme="extends: plain|extends: ../base/base.yaml")
    done = infographic.render(SPEC, world=MemoryWorld({**world.files, "base/base.yaml": base}))
    assert done.result.document is not None
    assert done.result.document.theme.inks["main"].cmyk == (0.0, 1.0, 0.0, 0.0)
    assert faults(SPEC, world) == [("sheets/theme.yaml:2:10", "missing-file")]


def test_a_mapping_reads_from_the_world_s_root() -> None:
    spec = {"version": 1, "title": "甲", "content": "content/content.yaml",
            "rows": [{"prose": {"use": "$review"}}]}  # fmt: skip
    assert "3200亩" in infographic.render(spec, world=MemoryWorld(FILES)).pages[0].text
    assert faults({**spec, "content": "content.yaml"}, MemoryWorld(FILES)) == [
        ("$.content", "missing-file")
    ]


def test_a_spec_is_named_by_a_path_of_any_system() -> None:
    for name in ("sheets\\poster.yaml", "./sheets/poster.yaml", Path("sheets", "poster.yaml")):
        assert len(infographic.render(name, world=MemoryWorld(FILES))) == 1
    keys = {name.replace("/", "\\"): data for name, data in FILES.items()}
    assert len(infographic.render(SPEC, world=MemoryWorld(keys))) == 1
    with pytest.raises(FileNotFoundError, match=r"poster\.yaml"):
        infographic.render("poster.yaml", world=MemoryWorld(FILES), medium="screen")


def test_diagnostics_name_the_path_in_memory() -> None:
    assert faults(SPEC, changed(poster="art/field.svg|art/none.svg")) == [
        ("sheets/poster.yaml:8:32", "missing-file")
    ]
    assert faults(SPEC, changed(theme="own.ttf|none.ttf")) == [
        ("sheets/theme.yaml:3:21", "unknown-face")
    ]
    assert faults(SPEC, changed(content="text:|txet:")) == [
        ("content/content.yaml:3:10", "unknown-key")
    ]


OUTSIDE = ["../../etc/passwd", "/etc/passwd", "C:\\Windows\\win.ini", "\\\\host\\share\\x.yaml"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_outside_the_world_is_read(name: str) -> None:
    world = changed(poster=f"../content/content.yaml|'{name}'")
    assert ("sheets/poster.yaml:5:10", "outside-project") in faults(SPEC, world)
    with pytest.raises(OutsideProject):
        MemoryWorld(FILES).read(name, SPEC)


@pytest.mark.parametrize("name", ["../x", "/x", "", ".", "a\0b", "C:x"])
def test_a_world_holds_no_path_that_leaves_it(name: str) -> None:
    with pytest.raises(ValueError, match="no path inside"):
        MemoryWorld({name: b""})


def test_a_world_knows_no_fonts_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> tuple[Path, ...]:
        raise AssertionError("the system's fonts were asked for")

    monkeypatch.setattr("infographic.fonts.book.system_folders", refuse)
    world = changed(theme="{file: fonts/own.ttf}|DejaVu Sans")
    assert faults(SPEC, world) == [("sheets/theme.yaml:3:14", "unknown-face")]


def test_odd_worlds_are_refused() -> None:
    with pytest.raises(TypeError, match="bytes or str"):
        MemoryWorld({"a": 1})  # type: ignore[dict-item]
    with pytest.raises(ValueError, match="twice"):
        MemoryWorld({"a/b": b"", "a\\b": b""})
    with pytest.raises(TypeError, match="`find` and `read`"):
        infographic.render(SPEC, world={"a": b""})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="exclude each other"):
        infographic.render(SPEC, world=MemoryWorld(FILES), root=".")


def test_names_are_equal_however_their_marks_are_written() -> None:
    world = MemoryWorld({"e\u0301t\u00e9.txt": "甲"})  # as macOS names files
    assert world.read("\u00e9te\u0301.txt") == "甲".encode()


def test_any_object_with_both_methods_is_a_world() -> None:
    class Shelf:
        def __init__(self) -> None:
            self.asked: list[str] = []

        def find(self, name: str, base: str = "") -> str:
            return f"shelf:{name}"

        def read(self, name: str, base: str = "") -> bytes:
            self.asked.append(name)
            return b"version: 1\ntitle: a\nrows: [{prose: abc}, {pros: abc}]\n"

    shelf = Shelf()
    assert faults("x.yaml", shelf) == [("shelf:x.yaml:3:23", "unknown-panel")]
    assert shelf.asked == ["x.yaml"]


SCRIPT = """
import json, os, shutil, sys, tempfile
files, spec = json.load(sys.stdin)
files = {n: d if isinstance(d, str) else bytes.fromhex(d[0]) for n, d in files.items()}
folder = tempfile.mkdtemp()
os.chdir(folder)
import infographic, infographic.api
infographic.render({"version": 1, "title": "a", "rows": ["notes"]}).pdf()  # modules are read
os.rmdir(folder)  # there is no current folder from here on
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
done = infographic.render(spec, world=infographic.MemoryWorld(files))
data = done.pdf(), done.pages[0].svg()
print(json.dumps([opened, len(data[0])]))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows does not remove the current folder")
def test_nothing_but_the_package_s_own_data_is_opened() -> None:
    held = {n: d if isinstance(d, str) else [d.hex()] for n, d in FILES.items()}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps([held, SPEC]),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    opened, size = json.loads(done.stdout)
    assert size > 1000
    code = (".py", ".pyc", ".so", ".pyd")  # modules that were not imported before
    own = (str(ROOT / "infographic"), str(shipped_folder()))
    others = [p for p in opened if not p.endswith(code) and not p.startswith(own)]
    assert [p for p in others if "__pycache__" not in p and "site-packages" not in p] == []


def test_a_folder_s_world_tells_how_to_write_names(tmp_path: Path) -> None:
    if os.sep == "\\":
        pytest.skip("there a backslash parts folders")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "content.yaml").write_text("version: 1\n", "utf-8")
    spec = {"version": 1, "title": "甲", "content": "sub\\content.yaml", "rows": ["notes"]}
    with pytest.raises(SpecError) as caught:
        infographic.render(spec, root=tmp_path)
    assert caught.value.diagnostics[0].hints == ("write `/` between folders: `sub/content.yaml`",)


def test_worlds_in_eight_threads_do_not_mix() -> None:
    """The same names with other files behind them, each in a thread of its own."""

    def world(number: int) -> MemoryWorld:
        lines = f"version: 1\nreview: {{text: 第{number}份春播3200亩。}}\n"
        return MemoryWorld({**FILES, "content/content.yaml": lines})

    def work(number: int) -> bytes:
        return infographic.render(SPEC, world=world(number)).pdf()

    alone = [work(number) for number in range(8)]
    assert len(set(alone)) == 8
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(8))) == alone
