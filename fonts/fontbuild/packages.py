"""Packages: fetched by the npm client, checked, read from the tarball."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import tarfile

from fontbuild.sources import PACKAGES


def fetch(key, cache):
    """Path of the package's tarball, downloaded by the npm client and checked."""
    name, version, integrity = PACKAGES[key]
    target = cache / (name.lstrip("@").replace("/", "-") + f"-{version}.tgz")
    if not target.exists():
        print(f"fetching {name}@{version}", flush=True)
        subprocess.run(
            ["npm", "pack", "--silent", "--pack-destination", str(cache), f"{name}@{version}"],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    digest = base64.b64encode(hashlib.sha512(target.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != integrity:
        sys.exit(
            f"{name}@{version}: integrity mismatch\n  wanted {integrity}\n  got    sha512-{digest}"
        )
    return target


class Package:
    def __init__(self, key, cache):
        self.key = key
        self.name, self.version, self.integrity = PACKAGES[key]
        self.tar = tarfile.open(fetch(key, cache), "r:gz")  # noqa: SIM115 - open as long as the package
        self.members = {
            m.name.split("/", 1)[1]: m
            for m in self.tar.getmembers()
            if m.isfile() and "/" in m.name
        }

    def read(self, path):
        return self.tar.extractfile(self.members[path]).read()

    def source(self, *paths):
        return {"package": self.name, "version": self.version, "files": list(paths)}
