"""The wheel by itself: what it holds, and the poster rendered from it far from the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from configparser import ConfigParser
from email import message_from_string
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "infographic"

pytestmark = pytest.mark.slow


def done(*command: str | Path, cwd: Path, **environment: str) -> str:
    """What a command prints; it must succeed and see nothing of our own environment."""
    result = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment or {**os.environ},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=180,
    )
    assert result.returncode == 0, f"{command}: {result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def held(wheel: Path) -> dict[str, bytes]:
    """The wheel's files."""
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def needed(names: list[str]) -> Iterator[metadata.Distribution]:
    """The distributions that some requirements lead to, each once."""
    left, seen = [Requirement(n) for n in names], set()
    while left:
        requirement = left.pop()
        wanted = [{"extra": e} for e in (requirement.extras or {""})]
        marker = requirement.marker
        if marker is not None and not any(marker.evaluate(e) for e in wanted):
            continue
        if requirement.name.lower() in seen:
            continue
        seen.add(requirement.name.lower())
        found = metadata.distribution(requirement.name)
        yield found
        left += [Requirement(r) for r in found.requires or () if "extra ==" not in r]


@pytest.fixture(scope="module")
def environment(
    wheel: Path, held: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """An environment with the wheel and what its metadata asks for, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = binary(folder, "python")
    site = Path(
        done(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    )  # fmt: skip
    for distribution in needed(requirements(held)):
        assert distribution.files is not None
        tops = {f.parts[0] for f in distribution.files} - {"..", "__pycache__"}
        for top in tops:
            source = Path(str(distribution.locate_file(top)))
            if not (site / top).exists():
                (site / top).symlink_to(source, target_is_directory=source.is_dir())
    done(
        sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check",
        "--python", python, "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=folder,
    )  # fmt: skip
    return folder


def binary(folder: Path, name: str) -> Path:
    return folder / ("Scripts" if os.name == "nt" else "bin") / name


def requirements(held: dict[str, bytes]) -> list[str]:
    (name,) = [n for n in held if n.endswith(".dist-info/METADATA")]
    return message_from_string(held[name].decode()).get_all("Requires-Dist") or []


def offline() -> tuple[str, ...]:
    """What to put before a command so that it has no network; nothing where that cannot be."""
    for prefix in (("unshare", "-n"), ("unshare", "-rn")):
        if shutil.which("unshare"):
            probe = subprocess.run([*prefix, "true"], capture_output=True, check=False)
            if probe.returncode == 0:
                return prefix
    return ()


def bare(home: Path) -> dict[str, str]:
    """An environment that leads nowhere: no Python path, a home of its own, no proxy at work."""
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    kept = {k: v for k, v in os.environ.items() if k in ("SYSTEMROOT", "TEMP", "TMP")}
    return {**kept, **nowhere, "PATH": os.defpath, "HOME": str(home), "PYTHONPATH": ""}


def test_the_installed_wheel_renders_the_poster(
    environment: Path, poster: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "别处 elsewhere"
    (home := tmp_path / "home").mkdir()
    shutil.copytree(ROOT / "specs" / "jilin-2024", elsewhere)
    command = binary(environment, "infographic")
    done(*offline(), command, "render", "poster.yaml", "-o", "out.pdf", cwd=elsewhere, **bare(home))
    assert (elsewhere / "out.pdf").read_bytes() == poster.read_bytes()
    code = (
        "import sys, infographic.cli; from infographic.fonts.book import shipped_folder;"
        "print(infographic.__file__, shipped_folder(), *sys.path, sep='\\n')"
    )
    python = binary(environment, "python")
    used = done(*offline(), python, "-c", code, cwd=elsewhere, **bare(home)).splitlines()
    for place in used[:2]:
        assert environment.resolve() in Path(place).resolve().parents
    assert str(ROOT) not in used
    assert list(home.iterdir()) == [], "nothing is cached in the user's home"


def test_the_installed_program_writes_the_committed_schemas(
    environment: Path, tmp_path: Path
) -> None:
    command = binary(environment, "infographic")
    for kind, name in (
        ("spec", "infographic.schema.json"),
        ("theme", "infographic.theme.schema.json"),
        ("content", "infographic.content.schema.json"),
    ):
        done(command, "schema", "--for", kind, "-o", name, cwd=tmp_path, **bare(tmp_path))
        assert (tmp_path / name).read_text("utf-8") == (ROOT / name).read_text("utf-8")


def test_the_wheel_holds_the_whole_package(held: dict[str, bytes]) -> None:
    files = [p for p in PACKAGE.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    for path in files:
        assert held[path.relative_to(ROOT).as_posix()] == path.read_bytes()
    for name in (
        "py.typed",
        "data/FOGRA39L_coated.icc",
        "data/sRGB.icc",
        "data/pages.json",
        "themes/plain.yaml",
    ):
        assert f"infographic/{name}" in held


def test_the_wheel_holds_the_fonts_and_every_licence(held: dict[str, bytes]) -> None:
    fonts = ROOT / "fonts"
    faces = sorted(fonts.glob("*.ttf"))
    licences = sorted((fonts / "LICENSES").iterdir())
    assert len(faces) >= 10
    assert len(licences) >= 5
    for path in (*faces, *licences, fonts / "manifest.json", fonts / "icons.json"):
        inside = held[f"infographic/_fonts/{path.relative_to(fonts).as_posix()}"]
        assert sha256(inside).digest() == sha256(path.read_bytes()).digest()
    named = {n.partition(".dist-info/licenses/")[2] for n in held if ".dist-info/licenses/" in n}
    assert named == {"LICENSE", *(f"fonts/LICENSES/{p.name}" for p in licences)}


def test_the_wheel_holds_nothing_else(held: dict[str, bytes]) -> None:
    tops = {name.partition("/")[0] for name in held}
    assert {t for t in tops if not t.endswith(".dist-info")} == {"infographic"}
    assert not [n for n in held if "__pycache__" in n or n.endswith(".pyc")]


def test_the_wheel_says_how_it_is_started(held: dict[str, bytes]) -> None:
    (name,) = [n for n in held if n.endswith(".dist-info/entry_points.txt")]
    entries = ConfigParser()
    entries.read_string(held[name].decode())
    assert dict(entries["console_scripts"]) == {"infographic": "infographic.__main__:script"}
