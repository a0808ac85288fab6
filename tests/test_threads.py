"""Renderings in eight threads at once are those of one after another, byte for byte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from threading import Barrier
from typing import Any

import pypdfium2.raw
import pytest

import infographic
from infographic import output
from infographic.writers import raster

ROOT = Path(__file__).resolve().parents[1]
THREADS = 8
EVERY = ROOT / "tests" / "cases" / "valid" / "every_panel.yaml"

#: How a fresh process is asked for digests: a first run in threads, so that modules are
#: imported and caches filled by several at once, then the same specs one after another.
ARGUMENT = "digests"


def sheet(*rows: Any, **keys: Any) -> dict[str, Any]:
    return {
        "version": 1,
        "title": "线程",
        "page": {"size": "a5"},
        "body": {"size": "7..14 pt"},
        "rows": rows,
        **keys,
    }


def written(folder: Path) -> Path:
    """A spec with a content file and a theme file beside it."""
    files = {
        "content.yaml": {
            "version": 1,
            "keep": ["稳中有进"],
            "review": {"title": ["经济运行"], "text": "全年稳中有进，增长6.3%。" * 6},
            "figures": {"a": {"label": "产量", "value": "837.3", "unit": "亿斤", "icon": "plant"}},
        },
        "theme.yaml": {
            "version": 1,
            "extends": "plain",
            "inks": {"brand": {"spot": "P 485", "cmyk": [0, 95, 100, 0]}},
            "roles": {"section": {"ink": "brand"}},
        },
        "poster.yaml": sheet(
            {"band": "回顾"},
            {"vertical_title": {"use": "$review", "heading": True}},
            {"figures": {"items": "$figures", "heroes": 1}},
            content="content.yaml",
            theme="theme.yaml",
        ),
    }
    for name, value in files.items():  # JSON is YAML
        (folder / name).write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    return folder / "poster.yaml"


def specs(folder: Path) -> list[Mapping[str, Any] | Path]:
    """As many different specs as threads: dicts and files."""
    text = "地区生产总值增长6.3%，居民收入增长7.4%——又一年，“稳中有进”。"
    bars = [{"label": f"第{i}项", "value": str(10 * i + 3)} for i in range(1, 6)]
    badges = [{"label": label, "icon": "plant"} for label in ("甲", "乙", "丙")]
    return [
        EVERY,
        written(folder),
        sheet({"prose": {"title": "甲", "text": [text * 3] * 4, "columns": 2}}),
        sheet({"masthead": "丙"}, {"prose": text * 9}, page={"size": "a6"}),
        sheet({"bars": {"title": "增长", "unit": "%", "items": bars}}, {"prose": text}),
        sheet({"badges": {"items": badges, "title": "三项"}}, {"prose": text * 2}),
        sheet({"plate": "稳中向好", "height": "60 mm"}, {"prose": text}),
        sheet({"warning": {"title": "注意", "text": text}}, {"prose": text * 4}, lang="zh-Hant"),
    ]


def digest(spec: Mapping[str, Any] | Path) -> dict[str, str]:
    """What one spec renders to, in every format there is."""
    result = infographic.render(spec).result
    files = {
        suffix: output.encode(result, suffix, output.Picture(48)) for suffix in output.SUFFIXES
    }
    return {suffix: sha256(b"".join(pages)).hexdigest() for suffix, pages in files.items()}


def at_once(all_specs: list[Mapping[str, Any] | Path]) -> list[dict[str, str]]:
    """The digests of all specs, each from a thread of its own, started together."""
    start = Barrier(len(all_specs))

    def work(spec: Mapping[str, Any] | Path) -> dict[str, str]:
        start.wait()
        return digest(spec)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-4)  # fifty times as many changes of thread as usual
    try:
        with ThreadPoolExecutor(len(all_specs)) as pool:
            return list(pool.map(work, all_specs))
    finally:
        sys.setswitchinterval(interval)


def fresh(folder: Path, way: str) -> list[dict[str, str]]:
    """The digests from a process that has imported and cached nothing yet."""
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-W", "error", __file__, ARGUMENT, way, str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return list(json.loads(done.stdout))


def test_eight_threads_give_the_bytes_of_one_after_another(tmp_path: Path) -> None:
    serial = fresh(tmp_path / "serial", "serial")
    assert len(serial) == THREADS
    assert len({one[".pdf"] for one in serial}) == THREADS, "the specs must differ"
    assert fresh(tmp_path / "threads", "threads") == serial, "nothing imported, nothing cached"
    assert at_once(specs(tmp_path)) == serial, "in this process, after whatever came before"


def test_one_sheet_is_encoded_by_eight_threads() -> None:
    result = infographic.render(specs_of_one()).result

    def work(number: int) -> list[tuple[bytes, ...]]:
        return [output.encode(result, suffix, output.Picture(48)) for suffix in output.SUFFIXES]

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(work, range(THREADS)))
    assert found == [work(0)] * THREADS


def specs_of_one() -> dict[str, Any]:
    return sheet({"masthead": "一页"}, {"prose": "正文从这里开始，增长6.3%。" * 20})


def test_pdfium_is_only_called_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bitmaps, too, go back to pdfium inside the turn, not when Python collects them."""
    destroy = pypdfium2.raw.FPDFBitmap_Destroy
    turns = []

    def spy(bitmap: Any) -> None:
        turns.append(raster._TURN.locked())
        destroy(bitmap)

    data = infographic.render(specs_of_one()).pdf()
    monkeypatch.setattr(pypdfium2.raw, "FPDFBitmap_Destroy", spy)
    raster.png(data, dpi=24)
    assert turns == [True]


def test_saving_leaves_the_umask_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The umask is the whole process's: two threads that change it may leave it at 0."""
    asked = []
    umask = os.umask

    def spy(mask: int) -> int:
        asked.append(mask)
        return umask(mask)

    monkeypatch.setattr(os, "umask", spy)
    saved = infographic.render(specs_of_one()).save(tmp_path / "x.txt")
    monkeypatch.undo()
    assert asked == []
    (tmp_path / "plain").touch()
    assert saved.stat().st_mode == (tmp_path / "plain").stat().st_mode


if __name__ == "__main__" and sys.argv[1:2] == [ARGUMENT]:
    of = specs(Path(sys.argv[3]))
    print(json.dumps(at_once(of) if sys.argv[2] == "threads" else [digest(s) for s in of]))
