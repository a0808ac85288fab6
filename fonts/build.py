#!/usr/bin/env python3
"""Make, or check, the committed font set of this folder.

    python fonts/build.py             make every face, the icon names, the licences, the manifest
    python fonts/build.py --check     compare the committed files with the manifest (offline)
    python fonts/build.py --out DIR   make the set somewhere else (to compare two builds)
    python fonts/build.py --cache DIR keep the downloaded packages there and use them again

Making needs `npm` on the path and, from PyPI, the versions in TOOLS (other versions
may give other bytes; the script says so).  Checking needs the standard library only.
The parts are in `fontbuild/`; TOOLS, PACKAGES and the list of faces in its `sources.py`.

Each package is fetched with `npm pack <name>@<version>` and its SHA-512 must equal the
integrity value pinned in PACKAGES.  Output is a pure function of those packages, of
charsets/tgh8105.txt and of TOOLS: two runs give the same bytes.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from fontbuild.manifest import build, check
from fontbuild.sources import HERE


def main():
    ap = argparse.ArgumentParser(description="Make or check the committed font set.")
    ap.add_argument(
        "--check", action="store_true", help="compare the files with the manifest, offline"
    )
    ap.add_argument("--out", type=Path, default=HERE, help="folder to write to (or to check)")
    ap.add_argument("--cache", type=Path, help="folder to keep the downloaded packages in")
    args = ap.parse_args()
    out = args.out.resolve()
    if args.check:
        return check(out)
    if not shutil.which("npm"):
        sys.exit("npm not found")
    if args.cache:
        args.cache.mkdir(parents=True, exist_ok=True)
        build(out, args.cache.resolve())
    else:
        with tempfile.TemporaryDirectory() as tmp:
            build(out, Path(tmp))
    return 0


if __name__ == "__main__":
    sys.exit(main())
