"""The whole set with its manifest: made, or checked against it."""

from __future__ import annotations

import hashlib
import io
import json
import sys

from fontbuild.charsets import is_han
from fontbuild.faces import make_face
from fontbuild.icons import make_icons
from fontbuild.packages import Package
from fontbuild.sources import FACES, HERE, ICON_FAMILY, ICON_FONT, LICENCES, PACKAGES, TOOLS


def describe(data):
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True)
    chars = set(font.getBestCmap())
    return {
        "embedding": font["OS/2"].fsType,
        "characters": len(chars),
        "han": sum(map(is_han, chars)),
        "glyphs": font["maxp"].numGlyphs,
    }


def record(file, data, family, weight, role, sources, integrity, licence, licence_file, more):
    return {
        "file": file,
        "family": family,
        "weight": weight,
        "role": role,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "source": sources,
        "integrity": integrity,
        "licence": licence,
        "licence_file": licence_file,
        **more,
    }


def build(out, cache):
    import logging
    from importlib.metadata import version

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # Phosphor's `post` has two stray bytes

    for tool, wanted in TOOLS.items():
        if version(tool) != wanted:
            print(
                f"warning: {tool} {version(tool)}, the committed files were made with {wanted}",
                file=sys.stderr,
            )
    packages = {key: Package(key, cache) for key in PACKAGES}
    out.mkdir(parents=True, exist_ok=True)
    (out / "LICENSES").mkdir(exist_ok=True)
    entries = []
    for spec in FACES:
        data = make_face(spec, packages)
        (out / spec["file"]).write_bytes(data)
        pkg = packages[spec["package"]]
        entries.append(
            record(
                spec["file"],
                data,
                spec["family"],
                spec["weight"],
                spec["role"],
                [pkg.source(spec["path"])],
                [pkg.integrity],
                [spec["licence"]],
                [spec["licence_file"]],
                describe(data),
            )
        )
        print(f"{spec['file']:32}{len(data):>10,}", flush=True)
    data, names, sources = make_icons(packages)
    (out / ICON_FONT).write_bytes(data)
    (out / "icons.json").write_bytes(names)
    integrity = [packages["phosphor"].integrity, packages["tabler"].integrity][: len(sources)]
    licences = ["LICENSES/MIT-Phosphor.txt", "LICENSES/MIT-Tabler.txt"][: len(sources)]
    entries.append(
        record(
            ICON_FONT,
            data,
            ICON_FAMILY,
            400,
            "icons",
            sources,
            integrity,
            ["MIT"] * len(sources),
            licences,
            describe(data),
        )
    )
    entries.append(
        record(
            "icons.json",
            names,
            None,
            None,
            "icon-names",
            sources,
            integrity,
            ["MIT"] * len(sources),
            licences,
            {},
        )
    )
    for name, (key, path) in LICENCES.items():
        data = packages[key].read(path)
        (out / "LICENSES" / name).write_bytes(data)
        entries.append(
            record(
                f"LICENSES/{name}",
                data,
                None,
                None,
                "licence",
                [packages[key].source(path)],
                [packages[key].integrity],
                [],
                [],
                {},
            )
        )
    for name, role in (
        ("charsets/tgh8105.txt", "charset"),
        ("LICENSES/Unicode-data.txt", "licence"),
    ):
        data = (HERE / name).read_bytes()
        if out != HERE:
            (out / name).parent.mkdir(exist_ok=True)
            (out / name).write_bytes(data)
        entries.append(
            record(
                name,
                data,
                None,
                None,
                role,
                [{"package": "Debian unicode-data", "version": "15.0.0-1", "files": []}],
                [],
                ["Unicode"],
                ["LICENSES/Unicode-data.txt"],
                {},
            )
        )
    (out / "manifest.json").write_text(
        json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    print(f"{'total':32}{sum(e['bytes'] for e in entries):>10,}")


def check(folder):
    bad = 0
    entries = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for e in entries:
        path = folder / e["file"]
        if not path.exists():
            problem = "missing"
        elif path.stat().st_size != e["bytes"]:
            problem = f"{path.stat().st_size} bytes, {e['bytes']} wanted"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != e["sha256"]:
            problem = "sha256 differs"
        else:
            continue
        print(f"{e['file']}: {problem}")
        bad += 1
    listed = {e["file"] for e in entries}
    for path in sorted(folder.glob("*.[to]t[fc]")):
        if path.name not in listed:
            print(f"{path.name}: not in the manifest")
            bad += 1
    print(
        f"{len(entries)} files, {bad} wrong"
        if bad
        else f"{len(entries)} files, all as in the manifest"
    )
    return 1 if bad else 0
