"""The installed command ends its process at once, with all that others left to be done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    called = [sys.executable, "-c", code, *arguments]
    return subprocess.run(called, capture_output=True, text=True, cwd=ROOT)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [(("--version",), 0, "infographic "), (("panels",), 0, "masthead"), (("nothing",), 2, "")],
)
def test_a_command_of_python(arguments: tuple[str, ...], code: int, told: str) -> None:
    called = [sys.executable, "-m", "infographic", *arguments]
    done = subprocess.run(called, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == code and told in done.stdout
    assert "Traceback" not in done.stderr


def test_what_was_registered_for_the_end_is_done() -> None:
    done = run(
        "import atexit, sys; atexit.register(print, 'at the end')\n"
        "from infographic.__main__ import script\nscript()",
        "--version",
    )
    assert done.returncode == 0 and done.stdout.splitlines()[-1] == "at the end"


def test_a_thread_at_work_is_waited_for() -> None:
    done = run(
        "import threading, time\n"
        "def work():\n    time.sleep(0.3)\n    print('worked')\n"
        "threading.Thread(target=work).start()\n"
        "from infographic.__main__ import script\nscript()",
        "nothing",
    )
    assert done.returncode == 2 and "worked" in done.stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")
def test_a_full_disk_is_told() -> None:
    called = [sys.executable, "-m", "infographic", "panels"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(called, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert done.returncode == 3 and "No space left" in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")
def test_a_full_disk_behind_stderr_is_the_machines_fault() -> None:
    called = [sys.executable, "-m", "infographic", "nothing"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(called, stdout=subprocess.PIPE, stderr=full, text=True, cwd=ROOT)
    assert done.returncode == 3


def test_files_that_other_packages_left_open_are_written(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    done = run(
        f"import importlib.metadata\nheld = open({str(log)!r}, 'w'); held.write('a line')\n"
        "from infographic.__main__ import script\nscript()",
        "--version",
    )
    assert done.returncode == 0 and log.read_text() == "a line"
