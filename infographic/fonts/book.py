"""The font book: which face answers to a family and a weight.

Shipped faces come from the manifest beside the font files, so nothing is opened to find
them.  User fonts (TTF, OTF with CFF outlines, TTC) are found in folders by reading names.
"""

from __future__ import annotations

import json
import os
import struct
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import uharfbuzz as hb

from infographic.diagnostics import EnvironmentFault
from infographic.digest import digest_of
from infographic.fonts.face import Face
from infographic.record import dataclass, field

ICON_FAMILY = "Infographic Icons"
_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")


def shipped_folder() -> Path:
    """Where the package's own fonts lie: in the wheel, or at the repository's top."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_fonts", package.parent / "fonts"):
        if (folder / "manifest.json").is_file():
            return folder
    raise EnvironmentFault("the package's fonts are missing: no fonts/manifest.json was found")


def system_folders() -> tuple[Path, ...]:
    """Where this system keeps its fonts."""
    home = Path.home()
    if sys.platform == "darwin":
        found = [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    elif sys.platform == "win32":
        found = [
            Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
            home / "AppData/Local/Microsoft/Windows/Fonts",
        ]
    else:
        found = [
            home / ".fonts",
            home / ".local/share/fonts",
            Path("/usr/local/share/fonts"),
            Path("/usr/share/fonts"),
        ]
    return tuple(f for f in found if f.is_dir())


@dataclass(frozen=True)
class FontBook:
    """Faces by family and weight.  ``folders`` are searched before the system's."""

    folders: tuple[Path, ...] = ()
    use_system: bool = True
    _opened: dict[tuple[Path, int], Face] = field(default_factory=dict, repr=False)

    @cached_property
    def manifest(self) -> tuple[dict[str, object], ...]:
        """The shipped faces as the manifest lists them."""
        data = json.loads((shipped_folder() / "manifest.json").read_text("utf-8"))
        return tuple(data["faces"] if isinstance(data, dict) else data)

    @cached_property
    def shipped(self) -> dict[str, dict[int, Face]]:
        """Shipped faces: family -> weight -> face."""
        out: dict[str, dict[int, Face]] = {}
        folder = shipped_folder()
        for entry in self.manifest:
            if not str(entry["file"]).endswith(".ttf"):
                continue
            family, weight = str(entry["family"]), int(str(entry.get("weight") or 400))
            face = Face(folder / str(entry["file"]), 0, family, weight)
            out.setdefault(family, {})[weight] = face
        return out

    @cached_property
    def icons(self) -> dict[str, int]:
        """Code points of the icon font by icon name."""
        data = json.loads((shipped_folder() / "icons.json").read_text("utf-8"))
        return {str(name): int(code) for name, code in data.items()}

    @cached_property
    def found(self) -> dict[str, dict[int, Face]]:
        """Faces in the user's folders and the system's, by every name they answer to."""
        out: dict[str, dict[int, Face]] = {}
        for folder in (*self.folders, *(system_folders() if self.use_system else ())):
            for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in _SUFFIXES):
                for face, names in _open_all(path):
                    for name in names:
                        out.setdefault(name, {}).setdefault(face.weight, face)
        return out

    def families(self) -> tuple[str, ...]:
        """All shipped family names."""
        return tuple(sorted(self.shipped))

    def find(self, family: str, weight: int) -> Face | None:
        """The face of the nearest weight (CSS Fonts 4, 5.2), or None for an unknown family."""
        weights = self.shipped.get(family) or self.found.get(family)
        if not weights:
            return None
        return weights[_nearest(weight, weights)]

    def open(self, path: Path, index: int = 0) -> Face:
        """A face from a file.  Raises ``ValueError`` when the file is no font."""
        if (path, index) not in self._opened:
            faces = [face for face, _ in _open_all(path)]
            _chosen(faces, index)
            for face in faces:
                self._opened.setdefault((path, face.index), face)
        return self._opened[path, index]


def face_from(data: bytes, name: str, index: int = 0) -> Face:
    """A face from a font file's bytes, called ``name``.

    Raises ``ValueError`` when they are no font.
    """
    return _chosen(_faces_from(data, name), index)


@lru_cache(maxsize=16)
def _faces_from(data: bytes, name: str) -> tuple[Face, ...]:
    """The faces of a file from memory: the same bytes give the same faces."""
    path = Path("memory", digest_of(data).hexdigest(), Path(name).name)
    return tuple(face for face, _ in _faces(hb.Blob(data), path, data))


def _chosen(faces: Sequence[Face], index: int) -> Face:
    if not faces or index >= len(faces):
        raise ValueError(f"it holds no face {index}" if faces else "no font is in it")
    return next((face for face in faces if face.index == index), faces[0])


_SHARING = threading.Lock()


def shared_book(folders: tuple[Path, ...] = (), *, use_system: bool = True) -> FontBook:
    """The process's font book for some folders: its faces stay open from render to render."""
    with _SHARING:
        book = _shared(folders, use_system)
        _ = book.shipped  # made under the lock, so that all threads see the same faces
        return book


@lru_cache(maxsize=16)
def _shared(folders: tuple[Path, ...], use_system: bool) -> FontBook:
    return FontBook(folders, use_system)


def _nearest(weight: int, known: Iterable[int]) -> int:
    """CSS Fonts matching: at 400-500 try up to 500 first; light goes down, bold goes up."""
    weights = sorted(known)

    def cost(w: int) -> tuple[int, int]:
        if w == weight:
            return (0, 0)
        if 400 <= weight <= 500:
            away = 1 if weight < w <= 500 else 2 if w < weight else 3
        else:
            away = 1 if (w < weight) == (weight < 400) else 2
        return (away, abs(w - weight))

    return min(weights, key=cost)


def _open_all(path: Path) -> Iterator[tuple[Face, frozenset[str]]]:
    """Every face of a file with the family names it answers to; nothing for a broken file."""
    try:
        blob = hb.Blob.from_file_path(str(path))
    except Exception:  # HarfBuzz raises its own family of errors for unreadable files
        return
    yield from _faces(blob, path, None)


def _faces(blob: hb.Blob, path: Path, data: bytes | None) -> Iterator[tuple[Face, frozenset[str]]]:
    try:
        count = hb.Face(blob).count
    except Exception:
        return
    for index in range(int(count)):
        hb_face = hb.Face(blob, index)
        if hb_face.glyph_count == 0:
            continue
        names = frozenset(
            n for n in (hb_face.get_name(i, lang) for i in (1, 16) for lang in ("en", "zh")) if n
        )
        os2 = bytes(hb_face.reference_table("OS/2").data or b"")
        weight = struct.unpack_from(">H", os2, 4)[0] if len(os2) >= 6 else 400
        family = sorted(names)[0] if names else path.stem
        yield Face(path, index, family, int(weight), data), names
