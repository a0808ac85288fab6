"""What `infographic fonts` prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from infographic import pipeline
from infographic.fonts.book import FontBook
from infographic.fonts.face import Face
from infographic.spec.located import leaves

_BITS = {0: "installable", 2: "restricted", 4: "preview and print", 8: "editable"}


def font_lines(spec: Path | None, root: Path | None, folders: tuple[Path, ...]) -> Iterator[str]:
    """The shipped faces, or a spec's roles with their faces and coverage."""
    if spec is None:
        book = FontBook(folders)
        for entry in book.manifest:
            if str(entry["file"]).endswith(".ttf"):
                licences = entry["licence"]
                shown = ", ".join(licences) if isinstance(licences, list) else str(licences)
                yield (
                    f"{entry['family']!s:<26} {entry['weight'] or '':>4}  "
                    f"{entry['characters']:>6} characters  {shown}"
                )
        return
    result = pipeline.layout(spec, root=root, font_folders=folders)
    document = result.document
    if document is None:
        return
    text = (
        {c for _, leaf in leaves(document.content) for c in leaf.text}
        if document.content
        else set()
    )
    needed = {c for c in text if not c.isspace()}
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
