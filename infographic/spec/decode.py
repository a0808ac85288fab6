"""Located values to typed models: every fault found, each at its place, none twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from infographic.diagnostics import NOWHERE, Diagnostic, Span, did_you_mean
from infographic.record import dataclass, field, replace
from infographic.spec.fields import FieldInfo, Model
from infographic.spec.items import as_short, blank, empty, holds_items, is_one, paragraphs
from infographic.spec.leaf import Fault
from infographic.spec.located import Entry, Located, Map, Scalar, Seq
from infographic.spec.plans import Plan, model_plan, plan_of
from infographic.spec.refs import Missed, follow, is_reference
from infographic.spec.values import InkRef


class _Nothing:
    """The value could not be read; the fault has been reported."""


NOTHING: Final = _Nothing()

#: Paths may lead to paths, and content to panels: no honest sheet goes this far.
MAX_DEPTH = 120
MAX_VALUES = 60_000


@dataclass
class Decoder:
    """One pass over one document.  ``notes`` collects what is wrong.

    ``content``: what ``$paths`` point into.  ``names``: registries of known words, asked only
    when needed.  ``custom``: decoders for types that this layer does not know (panels).
    ``vocabulary``: every key that some model understands; content shared by several panels
    may hold keys that one of them does not use, but no key that nobody knows.
    ``contentless``: what to say to a path when there is no content; "" when that was reported.
    ``overprints``: the inks that are to overprint where they are used, ``overprinting``: where inks
    are declared that do everywhere.
    """

    content: Located | None = None
    names: Mapping[str, Callable[[], Collection[str]]] = field(default_factory=dict)
    custom: Mapping[Any, Callable[[Decoder, Located], Any]] = field(default_factory=dict)
    vocabulary: Callable[[], Collection[str]] = tuple
    contentless: str = "the spec names no content file"
    notes: list[Diagnostic] = field(default_factory=list)
    overprints: list[InkRef] = field(default_factory=list)
    overprinting: list[Span] = field(default_factory=list)
    _open: set[tuple[int, int]] = field(default_factory=set)
    _count: int = 0

    def fail(self, code: str, message: str, span: Span, *hints: str) -> _Nothing:
        """Report a fault."""
        self.notes.append(Diagnostic(code, message, span, hints=hints))
        return NOTHING

    # -- references -------------------------------------------------------------------

    def resolve(self, node: Located) -> tuple[Located, ...] | None:
        """The node, or what it refers to; None after a reported miss."""
        if not (isinstance(node, Scalar) and is_reference(node.text)):
            return (node,)
        if self.content is None:
            if self.contentless:
                hints = (
                    ("add `content: content.yaml`",) if "content file" in self.contentless else ()
                )
                self.fail(
                    "missing-content", f"`{node.text}`: {self.contentless}", node.span, *hints
                )
            return None
        found = follow(self.content, node.text[1:])
        if isinstance(found, Missed):
            self.fail("missing-content", f"`{node.text}`: {found.why}", node.span, *found.hints)
            return None
        return found

    def one(self, node: Located) -> Located | None:
        """The single node meant; a path with several ends is a fault here."""
        found = self.resolve(node)
        if found is not None and len(found) != 1:
            self.fail(
                "wrong-type", f"one value belongs here, the path leads to {len(found)}", node.span
            )
            return None
        return found[0] if found else None

    # -- values -----------------------------------------------------------------------

    def value(self, node: Located, hint: Any, info: FieldInfo | None = None) -> Any:
        """Decode a node as a type; NOTHING after a fault."""
        self._count += 1
        plan = plan_of(hint)
        if (
            plan.form in ("leaf", "word")
            and isinstance(node, Scalar)
            and node.text[:1] != "$"
            and self._count <= MAX_VALUES
        ):  # nothing lies below, so nothing leads back
            return self.leaf(node, hint, info)
        key = (id(node), id(hint))  # fields keep their types, and models are kept by modules
        if key in self._open:
            return self.fail("bad-value", "the content leads back into itself here", node.span)
        if len(self._open) > MAX_DEPTH or self._count > MAX_VALUES:
            if self._count <= MAX_VALUES + 1:
                what = "nested too deeply" if self._count <= MAX_VALUES else "too large"
                return self.fail("alias-bomb", f"paths make this spec {what}", node.span)
            return NOTHING
        self._open.add(key)
        try:
            return self._value(node, hint, plan, info)
        finally:
            self._open.discard(key)

    def _value(self, node: Located, hint: Any, plan: Plan, info: FieldInfo | None) -> Any:
        form = plan.form
        if form in ("model", "other") and hint in self.custom:
            return self.custom[hint](self, node)
        if form == "sequence":
            return self.sequence(node, plan.inner, info)
        if form == "dictionary":
            return self.dictionary(node, plan.inner, info)
        target = self.one(node)
        if target is None:
            return NOTHING
        if form == "model":
            return self.model(target, hint, referred=target is not node)
        return self.leaf(target, hint, info)

    def leaf(self, node: Located, hint: Any, info: FieldInfo | None) -> Any:
        """A scalar: text, number, word of a list, length, ink ..."""
        if not isinstance(node, Scalar):
            kind = "a list" if isinstance(node, Seq) else "a mapping"
            return self.fail("wrong-type", f"{_expected(hint)} belongs here, not {kind}", node.span)
        if node.kind == "python":
            return self.fail("wrong-type", f"a spec cannot hold {node.text}", node.span)
        plan = plan_of(hint)
        if plan.form == "word":
            words = plan.words
            if node.text in words:
                return node.text
            return self.fail(
                "bad-value",
                f"`{node.text}` is not {'one of ' * (len(words) > 1)}{', '.join(words)}",
                node.span,
                *(did_you_mean(node.text, words) if len(words) > 1 else ()),
            )
        if plan.read is None:
            raise TypeError(f"no decoder for {hint!r}")
        value = plan.read(node, info.meta if info else {})
        if isinstance(value, Fault):
            return self.fail(value.code, value.message, node.span, *value.hints)
        registry = (str(info.meta.get("names") or "") if info else "") or plan.names
        if registry and registry in self.names:
            word = getattr(value, "name", value)
            known = self.names[registry]()
            if word not in known:
                return self.fail(
                    f"unknown-{registry}",
                    f"no {registry} is called `{word}`",
                    node.span,
                    *did_you_mean(str(word), known),
                )
        if hint is InkRef and value.overprint:
            self.overprints.append(value)
        return value

    def sequence(self, node: Located, hint: Any, info: FieldInfo | None) -> Any:
        """A list; references inside it may bring several items each."""
        many = bool(info and info.meta.get("many"))
        found = self.resolve(node)
        if found is None:
            return NOTHING
        items: list[Located] = []
        for end in found:
            if isinstance(end, Seq):
                items += end.items
            elif isinstance(end, Map) and (end is not node or many) and not is_one(end, hint):
                items += [e.value for e in end.entries]
            elif many or end is not node:
                items.append(end)
            else:
                return self.fail("wrong-type", "a list belongs here", node.span)
        values: list[Any] = []
        broken, models = False, plan_of(hint).form == "model"
        for item in items:
            ends: Iterable[Located] = (item,)
            if isinstance(item, Scalar) and is_reference(item.text):
                reached = self.resolve(item)
                broken = broken or reached is None
                ends = self._spliced(item, reached or (), hint)
            for end in ends:
                if models:
                    referred = end is not item or found[0] is not node
                    value = self.model(end, hint, referred=referred)
                else:
                    value = self.value(end, hint, info)
                broken = broken or value is NOTHING
                if value is not NOTHING and not blank(value):
                    values += paragraphs(value, info)
        if not values and info is not None and info.required:
            if broken:
                return NOTHING
            return self.fail("bad-value", f"`{info.key}` must not be empty", node.span)
        return tuple(values)

    def _spliced(self, item: Located, ends: Sequence[Located], hint: Any) -> Iterator[Located]:
        """What an item refers to; a path to a list, or to a mapping of items, brings them all."""
        for end in ends:
            if isinstance(end, Seq) and end is not item:
                for inner in end.items:
                    yield from self.resolve(inner) or ()
            elif isinstance(end, Map) and end is not item and holds_items(end, hint):
                for entry in end.entries:
                    yield from self.resolve(entry.value) or ()
            else:
                yield end

    def dictionary(self, node: Located, hint: Any, info: FieldInfo | None) -> Any:
        """A mapping with free keys."""
        target = self.one(node)
        if target is None:
            return NOTHING
        if not isinstance(target, Map):
            return self.fail("wrong-type", "a mapping belongs here", node.span)
        pairs = ((e.key, self.value(e.value, hint, info)) for e in target.entries)
        return {key: value for key, value in pairs if value is not NOTHING}

    # -- models -----------------------------------------------------------------------

    def model(self, node: Located, model: type[Model], *, referred: bool = False) -> Any:
        """A mapping as a model; a lone text fills the model's first text key."""
        if isinstance(node, (Scalar, Seq)):
            short = getattr(model, "SHORT", "")
            if not short:
                return self.fail("wrong-type", "a mapping belongs here", node.span)
            node = Map(node.span, (Entry(short, node.span, node),))
        node, referred, lost = self.merged(node, referred)
        node = as_short(node, model) if referred else node
        plan = model_plan(model)  # type: ignore[arg-type]  # a class is hashable
        known = plan.fields
        values: dict[str, Any] = {}
        places: dict[str, Span] = {}
        meant: set[str] = set()
        for entry in node.entries:
            info = known.get(entry.key)
            if info is None:
                meant |= self._stray(entry, known, referred)
                continue
            if isinstance(entry.value, Scalar) and entry.value.kind == "null":
                if info.meta.get("lack"):
                    message = f"`{entry.key}` has nothing behind it"
                    self.fail(info.meta["lack"], message, entry.key_span)
                    continue
                if not info.required:
                    continue
            value = self.value(entry.value, info.type, info)
            if value is NOTHING:
                continue
            if not blank(value):
                values[info.name] = value
                places[info.name] = entry.value.span
            elif info.required:
                self.fail("bad-value", f"`{entry.key}` must not be empty", entry.value.span)
        lacking = [info for info in plan.required if info.name not in values]
        for info in lacking:
            if info.key not in meant and node.get(info.key) is None and not lost:
                code = info.meta.get("lack") or "missing-key"
                self.fail(code, f"`{info.key}` is missing here", _head(node))
        if lacking:
            return NOTHING
        if not lost and not self._something(node, model, values, meant):
            return NOTHING
        made = model(**values, origin=node.span, places=places)
        made = _placed(made, plan.parts, _head(node))
        self.notes += made.faults()
        return made

    def _something(
        self, node: Map, model: type[Model], values: Mapping[str, Any], meant: Collection[str]
    ) -> bool:
        """False, after a report, where none of the keys is given that the model cannot do
        without."""
        needs = getattr(model, "NEEDS", ())
        if not needs or any(values.get(name) for name in needs):
            return True
        if not {*node.keys(), *meant} & set(needs):
            wanted = ", ".join(f"`{name}`" for name in needs)
            self.fail("missing-key", f"one of {wanted} is missing here", _head(node))
        else:  # what was given is empty, or at fault, which was told
            hollow = [e.value for e in node.entries if e.key in needs and empty(e.value)]
            for value in hollow[:1]:
                self.fail("bad-value", "nothing to set here", value.span)
        return False

    def _stray(self, entry: Entry, known: Mapping[str, Any], referred: bool) -> set[str]:
        """Report a key that the model does not know; the known key that was probably meant."""
        words: set[str] = set(known)
        if referred:
            vocabulary = self.vocabulary()
            if entry.key in vocabulary:
                return set()
            words |= set(vocabulary)
        hints = did_you_mean(entry.key, words)
        self.fail("unknown-key", f"unknown key `{entry.key}`", entry.key_span, *hints)
        return {k for k in known if f"`{k}`" in "".join(hints)}

    def merged(self, node: Map, referred: bool) -> tuple[Map, bool, bool]:
        """``use: $path`` brings a content mapping; keys beside it win.

        The mapping, whether it was referred to, and whether a path was wrong.
        """
        seen: set[str] = set()
        while isinstance(use := node.get("use"), Scalar) and is_reference(use.text):
            rest = node.without("use")
            target = None if use.text in seen else self.one(use)
            if use.text in seen:
                self.fail("bad-value", f"`{use.text}` leads back to itself", use.span)
            elif target is not None and not isinstance(target, Map):
                self.fail("wrong-type", f"`{use.text}` is no mapping", use.span)
            if not isinstance(target, Map):
                return rest, True, True
            seen.add(use.text)
            node, referred = replace(rest.over(target), span=node.span), True
        return node, referred, False


def _head(node: Map) -> Span:
    """The first line of a mapping: where a missing key is told."""
    s = node.span
    return s._replace(end_line=s.line, end_column=s.column + 1) if s.line else s


def _placed(made: Any, parts: Iterable[str], span: Span) -> Any:
    """The model with a place for the parts that were not given: where it stands itself."""
    absent = {}
    for name in parts:
        part = getattr(made, name)
        if isinstance(part, Model) and part.origin == NOWHERE:
            absent[name] = replace(part, origin=span)
    return replace(made, **absent) if absent else made


def _expected(hint: Any) -> str:
    names = {
        "Text": "text",
        "Length": "a length",
        "LengthRange": "a length or range",
        "View": "a part of a picture",
        "int": "a whole number",
        "float": "a number",
        "bool": "true or false",
        "InkRef": "an ink",
        "Icon": "an icon's name",
        "Figure": "a figure",
        "FileRef": "a file's name",
        "MapNumber": "an approval number (审图号)",
        "str": "a word",
    }
    return names.get(getattr(hint, "__name__", ""), "a value")
