"""Themes: inks, faces and type roles resolved from a shipped theme and the user's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from infographic.color import Ink
from infographic.diagnostics import NOWHERE, Diagnostic, Span, did_you_mean
from infographic.fonts.book import FontBook, face_from
from infographic.fonts.face import Face
from infographic.record import dataclass, replace
from infographic.spec.decode import NOTHING, Decoder
from infographic.spec.load import load
from infographic.spec.located import Entry, Located, Map, Scalar, merge
from infographic.spec.model import FaceDef, InkDef, RoleDef, ThemeFile
from infographic.spec.special import ink_definition
from infographic.spec.spots import spot_clashes
from infographic.spec.values import FileRef, InkRef, Length
from infographic.world import FolderWorld, OutsideProject, World

SHIPPED = Path(__file__).resolve().parents[1] / "themes"


@dataclass(frozen=True)
class Role:
    """A type role ready for use: faces in order of preference, and how large."""

    name: str
    faces: tuple[Face, ...]
    size: Length
    least: Length | None
    ink: InkRef
    leading: float
    tracking: float
    gap: float

    def pt(self, body: float) -> float:
        """The size in pt when the body text is ``body`` pt."""
        size = self.size.pt(body)
        return max(size, self.least.pt(body)) if self.least else size


@dataclass(frozen=True)
class Theme:
    """What panels ask for by name."""

    inks: Mapping[str, Ink]
    roles: Mapping[str, Role]
    digits: tuple[Face, ...]
    radius: float
    rule: float
    keep: tuple[str, ...]
    #: False when the file does not tell which inks and roles it has.
    sound: bool = True
    #: Where the theme asks for overprint, for inks and for roles.
    overprints: tuple[Span, ...] = ()

    def ink(self, ref: InkRef | str, tint: float = 1.0) -> Ink:
        """The ink of a name (which the decoder has checked) at its tint."""
        if isinstance(ref, str):
            return self.inks[ref].at(tint)
        ink = self.inks[ref.name].at(ref.tint * tint)
        return ink.over() if ref.overprint else ink


def shipped_themes() -> tuple[str, ...]:
    """Names of the themes in the package."""
    return tuple(sorted(p.stem for p in SHIPPED.glob("*.yaml")))


#: (file, the file that names it, place) -> its root, or None after a report.
OpenYaml = Callable[[str, str, Span], Located | None]


def decode_theme(
    root: Located | None,
    world: World,
    book: FontBook,
    notes: list[Diagnostic],
    open_yaml: OpenYaml = lambda name, base, place: None,
) -> Theme:
    """The user's theme (or none) over the one it extends: a shipped one, or another file."""
    if root is None:
        return shipped_theme("plain", world, book)
    user = root if isinstance(root, Map) else None
    if root is not None and user is None:
        notes.append(Diagnostic("wrong-type", "a theme is a mapping of keys", root.span))
    base = _base(user, notes, open_yaml)
    if user is not None and user.get("version") is None:
        notes.append(Diagnostic("missing-key", "`version` is missing here", _first(user.span)))
    if user is not None:
        _slips(base, user, notes)
    merged = merge(base, user) if user is not None else base
    parts = {key: merged.get(key) for key in ("inks", "faces", "roles")}
    names = {key: part.keys() if isinstance(part, Map) else () for key, part in parts.items()}
    decoder = Decoder(
        custom={InkDef: ink_definition},
        names={"ink": lambda: names["inks"]} if names["inks"] else {},
        contentless="a theme cannot point into the content",
    )
    file = decoder.value(merged, ThemeFile)
    notes += decoder.notes
    readable = file is not NOTHING and isinstance(file, ThemeFile)
    if not readable:
        file = Decoder(custom={InkDef: ink_definition}).value(base, ThemeFile)
    faces = names["faces"] or None
    theme = _resolved(file, faces, user, world, book, notes)
    if decoder.overprints:
        from infographic.spec.overprint import overprint_faults  # for few themes

        notes += overprint_faults(decoder.overprints, theme.inks)
    # What has a fault of its own is there all the same: no follow-ups where it is used.
    inks = {n: theme.inks.get(n) or Ink(n, (0.0, 0.0, 0.0, 1.0), None) for n in names["inks"]}
    spare = list(theme.roles.values())[:1]
    roles = {n: role for n in names["roles"] for role in spare}
    sound = readable and bool(names["inks"] and names["roles"])
    return replace(
        theme, inks={**inks, **theme.inks}, roles={**roles, **theme.roles}, sound=sound,
        overprints=(*decoder.overprinting, *(ref.span for ref in decoder.overprints)),
    )  # fmt: skip


#: Shipped themes that were decoded, by name and book (held, so that its id stays its own).
_SHIPPED: dict[tuple[str, int], tuple[FontBook, Theme]] = {}


def shipped_theme(name: str, world: World, book: FontBook) -> Theme:
    """A shipped theme as it is, decoded once for a book: renders in one process share it."""
    key = (name, id(book))
    held = _SHIPPED.get(key)
    if held is None:
        if len(_SHIPPED) >= 32:
            _SHIPPED.clear()
        node = Scalar(NOWHERE, name, quoted=True)
        root = Map(
            NOWHERE,
            (
                Entry("version", NOWHERE, Scalar(NOWHERE, "1")),
                Entry("extends", NOWHERE, node),
            ),
        )
        held = _SHIPPED[key] = (book, decode_theme(root, world, book, []))
    return held[1]


def _slips(base: Map, user: Map, notes: list[Diagnostic]) -> None:
    """Warn of new names that look like misspelt old ones: `tilte` beside `title`."""
    for section in ("inks", "faces", "roles"):
        old, new = base.get(section), user.get(section)
        if not (isinstance(old, Map) and isinstance(new, Map)):
            continue
        known, own = set(old.keys()), set(new.keys())
        for entry in new.entries:
            if entry.key in known:
                continue
            from difflib import get_close_matches  # half a millisecond, for slips alone

            close = get_close_matches(entry.key, known, n=1, cutoff=0.8)
            if close and close[0] not in own:
                message = f"no panel asks for `{entry.key}`"
                hint = f"did you mean `{close[0]}`?"
                notes.append(Diagnostic("unused-name", message, entry.key_span, "warning", (hint,)))


def _base(
    user: Map | None,
    notes: list[Diagnostic],
    open_yaml: OpenYaml,
    before: tuple[str, ...] = (),
) -> Map:
    """The theme that the user's extends: a shipped one, or a file that may extend another.

    ``before``: the files that led here.
    """
    named = user.get("extends") if user is not None else None
    if not isinstance(named, Scalar) or named.kind == "null":
        return _shipped_root("plain")
    name, place = named.text, named.span
    if name in shipped_themes():
        return _shipped_root(name)
    if "." not in name and "/" not in name:
        hints = did_you_mean(name, shipped_themes())
        message = f"no shipped theme is called `{name}`"
        notes.append(Diagnostic("unknown-theme", message, place, hints=hints))
        return _shipped_root("plain")
    root = open_yaml(name, place.file, place)
    if not isinstance(root, Map):
        if root is not None:
            notes.append(Diagnostic("wrong-type", "a theme is a mapping of keys", root.span))
        return _shipped_root("plain")
    if root.span.file in (*before, place.file):
        notes.append(Diagnostic("bad-value", f"`{name}` extends itself", place))
        return _shipped_root("plain")
    return merge(_base(root, notes, open_yaml, (*before, place.file)), root)


@lru_cache(maxsize=16)
def _shipped_root(name: str) -> Map:
    """A shipped theme's file, read once in a process (located values are never changed)."""
    root = load((SHIPPED / f"{name}.yaml").read_text("utf-8"), f"{name}.yaml").root
    assert isinstance(root, Map)
    return root


def _first(span: Span) -> Span:
    return Span(span.file, span.line, span.column, span.line, span.column + 1, span.path)


def _resolved(
    file: ThemeFile,
    named: tuple[str, ...] | None,
    user: Map | None,
    world: World,
    book: FontBook,
    notes: list[Diagnostic],
) -> Theme:
    inks = {
        n: Ink(n, d.cmyk, d.spot, overprint=d.overprint, technical=d.technical)
        for n, d in file.inks.items()
    }
    notes += spot_clashes(inks, user)
    chains: dict[tuple[str, int], tuple[Face, ...]] = {}
    told: set[tuple[str, int]] = set()

    def chain(name: str, role: RoleDef) -> tuple[Face, ...]:
        key = (role.face, role.weight)
        if key not in chains:
            chains[key] = _chain(role, file.faces, named, world, book, notes)
        far = abs(chains[key][0].weight - role.weight) if chains[key] else 0
        place = _asked(user, name, role.face)
        if far >= FAR and place and key not in told and role.face in (named or ()):
            told.add(key)
            message = (
                f"`{role.face}` has no weight {role.weight}: `{name}` is set in"
                f" {chains[key][0].name}"
            )
            notes.append(Diagnostic("fallback-weight", message, place, "warning"))
        return chains[key]

    roles = {
        name: Role(name, chain(name, r), r.size, r.least, r.ink, r.leading, r.tracking, r.gap)
        for name, r in file.roles.items()
    }
    figure = file.faces.get("figure")
    digits = (_open(figure, 600, world, book),) if figure else ()
    return Theme(
        inks,
        roles,
        tuple(f for f in digits if isinstance(f, Face)),
        file.radius.mm(),
        file.rule.pt(),
        tuple(t.value for t in file.keep),
    )


#: A weight this far from the one asked for is seen: bold set in regular.
FAR = 200


def _asked(user: Map | None, role: str, face: str) -> Span | None:
    """Where the user asked for a role's weight: at its own keys, else at the face."""
    roles, faces = (user.get(key) if user else None for key in ("roles", "faces"))
    own = roles.get(role) if isinstance(roles, Map) else None
    definition = faces.get(face) if isinstance(faces, Map) else None
    keys = [(own, "weight"), (own, "face"), (definition, "file"), (definition, "family")]
    for node, key in keys:
        found = node.get(key) if isinstance(node, Map) else None
        if found is not None:
            return found.span
    return definition.span if isinstance(definition, Scalar) else None


def _chain(
    role: RoleDef,
    faces: Mapping[str, FaceDef],
    named: tuple[str, ...] | None,
    world: World,
    book: FontBook,
    notes: list[Diagnostic],
) -> tuple[Face, ...]:
    """The role's face, then the theme's sans for what it lacks, then the rare characters."""
    out: list[Face] = []
    if named is not None and role.face not in named:
        notes.append(
            Diagnostic(
                "unknown-face",
                f"the theme has no face called `{role.face}`",
                role.at("face"),
                hints=did_you_mean(role.face, faces),
            )
        )
    for name in dict.fromkeys((role.face, "sans", "rare")):
        definition = faces.get(name)
        if definition is None:
            continue
        face = _open(definition, role.weight, world, book)
        if isinstance(face, Diagnostic):
            notes.append(face)
        elif face not in out:
            out.append(face)
    fallback = book.find("Infographic Sans SC", role.weight)
    return tuple(out) or ((fallback,) if fallback else ())


def _open(face: FaceDef, weight: int, world: World, book: FontBook) -> Face | Diagnostic:
    if face.file is not None:
        place = face.at("file")
        try:
            return _licensed(_from_file(face.file, face.index, world, book), place)
        except OutsideProject:
            return Diagnostic(
                "outside-project", f"`{face.file.name}` lies outside the project", place
            )
        except (OSError, ValueError) as fault:
            reason = getattr(fault, "strerror", None) or fault
            return Diagnostic("unknown-face", f"`{face.file.name}` is no font: {reason}", place)
    if not face.family:
        return Diagnostic("missing-key", "`family` or `file` is missing here", _first(face.origin))
    found = book.find(face.family, weight)
    if found is None:
        hints = did_you_mean(face.family or "", book.families())
        return Diagnostic(
            "unknown-face", f"no face is called `{face.family}`", face.at("family"), hints=hints
        )
    return _licensed(found, face.at("family"))


#: OS/2 ``fsType``: restricted alone, no subsets, bitmaps only (OpenType, table OS/2).
_USE, _RESTRICTED, _NO_SUBSETS, _BITMAPS = 0x000F, 0x0002, 0x0100, 0x0200


def _licensed(face: Face, place: Span) -> Face | Diagnostic:
    """The face, or a refusal where its maker does not let it be embedded in part."""
    bits = face.embedding
    why = (
        "be embedded" if bits & _USE == _RESTRICTED
        else "be embedded in part" if bits & _NO_SUBSETS
        else "have its outlines embedded" if bits & _BITMAPS
        else ""
    )  # fmt: skip
    if not why:
        return face
    return Diagnostic("font-licence", f"`{face.family}` may not {why} (fsType {bits:#06x})", place)


def _from_file(file: FileRef, index: int, world: World, book: FontBook) -> Face:
    """A font of the project's: mapped where it lies on a disk, else from its bytes."""
    if isinstance(world, FolderWorld):
        return book.open(world.resolve(file.name, file.base), index)
    return face_from(world.read(file.name, file.base), file.name, index)


__all__ = ["Entry", "Role", "Theme", "decode_theme", "shipped_themes"]
