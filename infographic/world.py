"""`World`: the only door to files.  Everything a spec names is read through it.

A spec may read what lies in its project's folder and nothing else, so a spec from a
stranger cannot print your private files.  `FolderWorld` is a folder of the disk,
`MemoryWorld` holds its files itself.
"""

from __future__ import annotations

import errno
import os
import posixpath
import sys
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Protocol, runtime_checkable

from infographic.patterns import compiled
from infographic.record import dataclass, field


class OutsideProject(Exception):
    """The path leaves the project's folder."""


@runtime_checkable
class World(Protocol):
    """Where a spec's files come from.  Any object with these two methods is one.

    ``name`` is what a file says (`../theme.yaml`), ``base`` the file that says it as `find`
    called it; "" stands for the project's root.
    """

    def find(self, name: str, base: str = "") -> str:
        """What to call the file in diagnostics, and as the ``base`` of names written in it.

        Raises ``OutsideProject``, or ``OSError`` for names that no file can have.
        """
        ...

    def read(self, name: str, base: str = "") -> bytes:
        """The file's bytes.  Raises ``OutsideProject``, or ``OSError`` when there is none."""
        ...


@dataclass(frozen=True)
class MemoryWorld:
    """Files from memory: bytes, or text as UTF-8, by path (`content/report.yaml`).

    Paths are relative, with ``/`` or a backslash between folders; equal after Unicode
    normalization is equal.  Raises ``ValueError`` for paths that leave the world, ``TypeError``
    for what is neither bytes nor str.
    """

    files: Mapping[str, bytes | str]

    def __post_init__(self) -> None:
        _ = self._held

    @cached_property
    def _held(self) -> Mapping[str, bytes]:
        out: dict[str, bytes] = {}
        for name, data in self.files.items():
            if not isinstance(data, (bytes, str)):
                raise TypeError(f"{name!r}: a file is bytes or str, not {type(data).__name__}")
            try:
                path = self.find(name)
            except (OutsideProject, OSError):
                raise ValueError(f"{name!r} is no path inside a world") from None
            if path in out:
                raise ValueError(f"{name!r} is there twice")
            out[path] = data.encode("utf-8") if isinstance(data, str) else bytes(data)
        return out

    def find(self, name: str, base: str = "") -> str:
        """The path from the world's root.  Raises ``OutsideProject``, or ``OSError``."""
        if "\0" in name or not name:
            raise OSError(errno.EINVAL, "no file can have this name")
        path = unicodedata.normalize("NFC", name).replace("\\", "/")
        if path.startswith("/") or _DRIVE.match(path):
            raise OutsideProject(name)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
        if path in (".", "..") or path.startswith("../"):
            raise OutsideProject(name)
        return path

    def read(self, name: str, base: str = "") -> bytes:
        """The file's bytes.  Raises ``OutsideProject``, or ``FileNotFoundError``."""
        path = self.find(name, base)
        if path not in self._held:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        return self._held[path]


_DRIVE = compiled("[A-Za-z]:")


@dataclass(frozen=True)
class FolderWorld:
    """Files below ``root``; ``files`` holds overrides from memory, by path relative to root."""

    root: Path
    files: Mapping[str, bytes] = field(default_factory=dict)

    def resolve(self, name: str, base: str = "") -> Path:
        """The file that ``name`` means when written in the file ``base`` (as displayed).

        Raises ``OutsideProject``, or ``OSError`` for names that no file can have.
        """
        root = self.root.resolve()
        try:
            folder = Path(base).resolve().parent if base else root
            path = (folder / name).resolve()
            if (
                base and name == Path(base).name
            ):  # a spec that is a link: its folder is the target's
                path = Path(base).resolve()
        except (ValueError, RuntimeError):  # a NUL or half a surrogate pair; a loop of links
            raise OSError(
                errno.EINVAL, "no file can have this name, or its links run in a circle"
            ) from None
        if path != root and root not in path.parents:
            raise OutsideProject(name)
        return path

    def find(self, name: str, base: str = "") -> str:
        """The file's path as people will want to click it.  Raises as `resolve` does."""
        return display_path(self.resolve(name, base))

    def name_of(self, path: Path) -> str:
        """The path relative to root, with forward slashes."""
        return path.resolve().relative_to(self.root.resolve()).as_posix()

    def read(self, name: str, base: str = "") -> bytes:
        """The file's bytes; the spec ``-`` is stdin.  Raises ``OutsideProject`` or ``OSError``."""
        if name == base == "-":
            return sys.stdin.buffer.read()
        path = self.resolve(name, base)
        held = self.files.get(self.name_of(path))
        return held if held is not None else path.read_bytes()


def named(name: str) -> bytes:
    """A file that the command line names, wherever it lies: no spec chose it.  Raises ``OSError``."""
    return Path(name).read_bytes()


def display_path(path: Path) -> str:
    """The path as people will want to click it: relative to here where that is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        return str(path)
    return relative if not relative.startswith("..") else str(path)


def write_atomically(path: Path, data: bytes) -> None:
    """Write beside the target and rename, so a failed run never leaves half a file.

    Raises ``OSError`` that names the target.
    """
    try:
        _write_atomically(path, data)
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror or str(fault), str(path)) from fault


def _write_atomically(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Not `mkstemp`, whose files are private: to give them the usual rights one would have to
    # change the umask, which belongs to every thread of the process.
    temporary = path.parent / f".{path.name}.{os.urandom(8).hex()}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o666)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def source_date() -> datetime | None:
    """``SOURCE_DATE_EPOCH`` as a UTC time, None when it is not set or no number."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not (value.isascii() and value.isdigit()):
        return None
    try:
        return datetime.fromtimestamp(int(value[:20]), UTC)
    except (OverflowError, ValueError, OSError):  # beyond the year 9999
        return None
