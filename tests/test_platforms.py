"""What other systems do differently, simulated here: encodings, paths, renames, line ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

import infographic
from infographic import MemoryWorld, SpecError
from infographic.fonts.book import system_folders
from infographic.world import FolderWorld, display_path, write_atomically

ROOT = Path(__file__).resolve().parents[1]
FAULTY = "version: 1\ntitle: 春耕\nrows:\n  - prose: {txet: 全村完成春播🌾}\n"


def cli(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "infographic.cli", *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "0", **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("encoding", ["cp1252", "gbk", "ascii", "cp437", "utf-8", "gbk:strict"])
def test_no_console_is_too_small_for_a_diagnostic(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "春.yaml").write_text(FAULTY, "utf-8")
    done = cli(tmp_path, "check", "春.yaml", PYTHONIOENCODING=encoding)
    code = encoding.partition(":")[0]
    told = done.stderr.decode("utf-8" if code == "ascii" else code)  # click mends ASCII itself
    assert done.returncode == 1, told
    assert "error[unknown-key]" in told and "Traceback" not in told
    exact = not encoding.startswith("cp")
    assert ("春.yaml:4:13" if exact else "\\u6625.yaml:4:13") in told
    assert "全村" in told if exact else "\\u5168\\u6751" in told


@pytest.mark.parametrize("encoding", ["cp1252", "gbk", "ascii", ""])
def test_json_is_json_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(FAULTY, "utf-8")
    environment = {"PYTHONIOENCODING": encoding} if encoding else {"LC_ALL": "C"}
    done = cli(tmp_path, "check", "x.yaml", "--format", "json", **environment)
    (found,) = json.loads(done.stdout.decode(encoding or "utf-8"))
    assert [d["hints"] for d in found["diagnostics"]] == [["did you mean `text`?"]]
    schema = cli(tmp_path, "schema", "-o", "x.json", **environment)
    assert schema.returncode == 0
    held = json.loads((ROOT / "infographic.schema.json").read_text("utf-8"))
    assert json.loads((tmp_path / "x.json").read_text("utf-8")) == held


def test_a_plain_posix_locale_gets_utf_8(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(FAULTY, "utf-8")
    environment = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    done = cli(tmp_path, "check", "x.yaml", **environment)
    assert "全村完成春播" in done.stderr.decode("utf-8")


def test_a_file_that_is_open_elsewhere_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace a file that a viewer holds open."""
    target = tmp_path / "x.pdf"
    target.write_bytes(b"before")

    def refuse(source: object, destination: object) -> None:
        raise PermissionError(13, "the file is used by another process", str(source))

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="used by another process") as caught:
        write_atomically(target, b"after")
    assert caught.value.filename == str(target)
    assert target.read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir()] == ["x.pdf"]


def test_replacing_is_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`os.replace`, for `os.rename` does not replace on Windows; and in one folder, so that no
    other drive comes between."""
    steps: list[tuple[Path, Path]] = []
    replace = os.replace

    def spy(source: Path, destination: Path) -> None:
        assert Path(source).read_bytes() == b"after"
        steps.append((Path(source), Path(destination)))
        replace(source, destination)

    monkeypatch.setattr(os, "replace", spy)
    monkeypatch.setattr(os, "rename", None)
    write_atomically(tmp_path / "new" / "x.pdf", b"after")
    ((source, destination),) = steps
    assert source.parent == destination.parent
    assert destination.read_bytes() == b"after"


def test_binary_files_are_opened_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without O_BINARY Windows would turn every line feed of a PDF into two characters."""
    flags: list[int] = []
    opened = os.open

    def spy(path: str, flag: int, mode: int = 0o777) -> int:
        flags.append(flag)
        return opened(path, flag & ~0x4000_0000, mode)

    monkeypatch.setattr(os, "O_BINARY", 0x4000_0000, raising=False)
    monkeypatch.setattr(os, "open", spy)
    write_atomically(tmp_path / "x.pdf", b"a\nb")
    assert [flag & 0x4000_0000 for flag in flags] == [0x4000_0000]


def test_another_drive_is_shown_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", refuse)
    assert display_path(Path("/elsewhere/x.yaml")) == str(Path("/elsewhere/x.yaml"))


def test_a_folder_elsewhere_is_shown_in_full(tmp_path: Path) -> None:
    world = FolderWorld(tmp_path)
    (tmp_path / "x.yaml").write_text("version: 1\n", "utf-8")
    assert world.find("x.yaml") == str(tmp_path.resolve() / "x.yaml")


@pytest.mark.parametrize("text", ["\r\n", "\r", "\n"])
def test_line_ends_and_marks_of_every_system_read_alike(text: str) -> None:
    source = "version: 1\ntitle: 甲\npage: {size: a6}\nrows:\n  - prose: 春种一粒粟。\n"
    plain = infographic.render("x.yaml", world=MemoryWorld({"x.yaml": source})).pdf()
    other = b"\xef\xbb\xbf" + source.replace("\n", text).encode()
    assert infographic.render("x.yaml", world=MemoryWorld({"x.yaml": other})).pdf() == plain
    broken = source.replace("prose", "pross").replace("\n", text)
    with pytest.raises(SpecError) as caught:
        infographic.render("x.yaml", world=MemoryWorld({"x.yaml": broken}))
    assert str(caught.value.diagnostics[0].span) == "x.yaml:5:5"


def test_system_fonts_are_looked_for_where_each_system_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Fonts").mkdir()
    (tmp_path / "Library" / "Fonts").mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("WINDIR", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "win32")
    assert tmp_path / "Fonts" in system_folders()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert tmp_path / "Library" / "Fonts" in system_folders()


def test_names_in_memory_are_posix_on_every_system() -> None:
    world = MemoryWorld({"a\\b\\x.yaml": "version: 1"})
    assert world.find("..\\x.yaml", "a/b/c/y.yaml") == str(PurePosixPath("a/b/x.yaml"))
