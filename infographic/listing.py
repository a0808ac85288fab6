"""What `infographic fonts` prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from infographic.fonts.book import FontBook
from infographic.fonts.face import Face
from infographic.spec.located import leaves
from infographic.spec.resolve import Document
from infographic.world import display_path

_BITS = {0: "installable", 2: "restricted", 4: "preview and print", 8: "editable"}


def face_lines(folders: tuple[Path, ...]) -> Iterator[str]:
    """The shipped faces, then those in the user's folders."""
    for entry in FontBook().manifest:
        if str(entry["file"]).endswith(".ttf"):
            licences = entry["licence"]
            shown = ", ".join(licences) if isinstance(licences, list) else str(licences)
            yield (
                f"{entry['family']!s:<26} {entry['weight'] or '':>4}  "
                f"{entry['characters']:>6} characters  {shown}"
            )
    if folders:
        for family, weights in sorted(FontBook(folders, use_system=False).found.items()):
            for weight, face in sorted(weights.items()):
                yield f"{family:<26} {weight:>4}  {display_path(face.path)}"


def role_lines(document: Document) -> Iterator[str]:
    """A spec's roles with their faces, and how these cover the content's text."""
    found = leaves(document.content) if document.content is not None else ()
    needed = {c for _, leaf in found for c in leaf.text if not c.isspace()}
    for name, role in sorted(document.theme.roles.items()):
        yield f"{name:<14} {role.size.value:g} {role.size.unit:<3} {_chain(role.faces, needed)}"


def _chain(faces: tuple[Face, ...], needed: set[str]) -> str:
    parts = []
    left = needed
    for face in faces:
        missing = {c for c in left if not face.has(c)}
        bits = _BITS.get(face.embedding & 0xF, str(face.embedding))
        parts.append(f"{face.name} ({len(left) - len(missing)} of {len(left)}, {bits})")
        left = missing
        if not left:
            break
    tail = f"; nobody has {''.join(sorted(left)[:12])}" if left else ""
    return " > ".join(parts) + tail
