"""The inks that a PDF really uses, read from its content streams and colour spaces.

What is only declared is not counted: a plate costs money when something is on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from infographic.finishing.source import inherited
from infographic.record import dataclass, field

if TYPE_CHECKING:
    from pikepdf import Pdf

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
#: What colours that are no inks are called (RGB, Lab: converted by whoever prints).
DEVICE = "RGB"

_FILLS = frozenset(["f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"'])
_STROKES = frozenset(["S", "s", "B", "B*", "b", "b*"])
_OPERATORS = "k K g G rg RG cs CS sc scn SC SCN Do sh q Q " + " ".join(_FILLS | _STROKES)
#: Forms nest this deep in any honest file.
_DEEPEST = 24


@dataclass(frozen=True, slots=True)
class Inks:
    """``process``: in the order C M Y K; ``spots``: by name; ``others``: colours that are no inks."""

    process: tuple[str, ...]
    spots: tuple[str, ...]
    others: tuple[str, ...] = ()


def used_inks(pdf: Pdf) -> Inks:
    """The inks of all pages."""
    reader = _Reader()
    for page in pdf.pages:
        reader.stream(page, inherited(page.obj, "/Resources"), 0)
    found = reader.found
    return Inks(
        tuple(ink for ink in PROCESS if ink in found),
        tuple(sorted(found - {*PROCESS, DEVICE})),
        tuple(sorted(found & {DEVICE})),
    )


@dataclass
class _State:
    """Current inks for fills and strokes, and the spaces that `sc` speaks in."""

    fill: frozenset[str] = frozenset({"Black"})
    stroke: frozenset[str] = frozenset({"Black"})
    fill_space: Any = None
    stroke_space: Any = None

    def copy(self) -> _State:
        return _State(self.fill, self.stroke, self.fill_space, self.stroke_space)


@dataclass
class _Reader:
    found: set[str] = field(default_factory=set)
    seen: set[tuple[int, int]] = field(default_factory=set)

    def stream(self, content: Any, resources: Any, depth: int) -> None:
        """One content stream and every form and pattern that it paints."""
        import pikepdf

        if depth > _DEEPEST:
            return
        resources = {} if resources is None else resources
        state, stack = _State(), list[_State]()
        for step in pikepdf.parse_content_stream(content, _OPERATORS):
            name, operands = str(step.operator), list(step.operands)
            if name == "q":
                stack.append(state.copy())
            elif name == "Q":
                state = stack.pop() if stack else state
            elif name in ("Do", "sh"):
                self._named(name, operands, resources, depth, state)
            elif name in _FILLS or name in _STROKES:
                self.found |= state.fill if name in _FILLS else frozenset()
                self.found |= state.stroke if name in _STROKES else frozenset()
            else:
                self._colour(state, name, operands, resources, depth)

    def _colour(
        self, state: _State, name: str, operands: list[Any], resources: Any, depth: int
    ) -> None:
        stroke = name[0].isupper()
        lower = name.lower()
        space = state.stroke_space if stroke else state.fill_space
        inks: frozenset[str]
        if lower == "cs":
            space = _looked_up(resources, "/ColorSpace", operands[0])
            inks = _initial(space)
        elif lower in ("sc", "scn"):
            if operands and _is_name(operands[-1]):
                self._pattern(_looked_up(resources, "/Pattern", operands[-1]), resources, depth)
                operands = operands[:-1]
                space = _base_of_pattern(space)
            inks = frozenset(_of_values(space, [float(v) for v in operands]))
        else:
            device = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}[lower]
            space, inks = device, frozenset(_of_values(device, [float(v) for v in operands]))
        if stroke:
            state.stroke, state.stroke_space = inks, space
        else:
            state.fill, state.fill_space = inks, space

    def _named(self, name: str, operands: Any, resources: Any, depth: int, state: _State) -> None:
        if name == "sh":
            self._shading(_looked_up(resources, "/Shading", operands[0]))
            return
        form = _looked_up(resources, "/XObject", operands[0])
        if form is None or not hasattr(form, "read_raw_bytes"):
            return
        if form.get("/Subtype") == "/Image":
            if form.get("/ImageMask", False):
                self.found |= state.fill
            elif "/ColorSpace" in form:
                space = _looked_up(resources, "/ColorSpace", form["/ColorSpace"])
                self.found |= _all_of(space)
        elif self._first_time(form):
            self.stream(form, form.get("/Resources", resources), depth + 1)

    def _pattern(self, pattern: Any, resources: Any, depth: int) -> None:
        if pattern is None or not self._first_time(pattern):
            return
        if pattern.get("/PatternType") == 2:
            self._shading(pattern.get("/Shading"))
        else:
            self.stream(pattern, pattern.get("/Resources", resources), depth + 1)

    def _shading(self, shading: Any) -> None:
        if shading is None:
            return
        space = shading.get("/ColorSpace")
        ends = list(_ends(shading.get("/Function")))
        if ends and shading.get("/ShadingType") in (1, 2, 3):
            for values in ends:
                self.found |= set(_of_values(space, values))
        else:
            self.found |= _all_of(space)

    def _first_time(self, one: Any) -> bool:
        key = one.objgen
        if key in self.seen and key != (0, 0):
            return False
        self.seen.add(key)
        return True


def _is_name(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Name)


def _looked_up(resources: Any, kind: str, value: Any) -> Any:
    """What a name means in the resources; the value itself when it is no name there."""
    if _is_name(value):
        table = resources.get(kind) if resources is not None else None
        if table is not None and str(value) in table:
            return table[str(value)]
        return str(value)
    return value


def _family(space: Any) -> str:
    if space is None or isinstance(space, str) or _is_name(space):
        return str(space)
    return str(space[0]) if len(space) else ""


def _colorants(space: Any) -> list[str]:
    """The inks of a space in the order of its components."""
    match _family(space):
        case "/DeviceCMYK":
            return list(PROCESS)
        case "/DeviceGray" | "/CalGray" | "/G":
            return ["Black"]
        case "/ICCBased":
            inks = {4: list(PROCESS), 1: ["Black"]}
            return inks.get(int(space[1].get("/N", 3)), [DEVICE] * 3)
        case "/Separation":
            return [_ink(space[1])]
        case "/DeviceN":
            return [_ink(name) for name in space[1]]
        case "/Indexed":
            return _colorants(space[1])
        case "/DeviceRGB" | "/CalRGB" | "/Lab" | "/RGB":
            return [DEVICE] * 3
    return []


def _ink(name: Any) -> str:
    """A colorant's name; `All` and `None` are no inks."""
    text = str(name)[1:]
    return "" if text in ("All", "None") else text


def _of_values(space: Any, values: Iterable[float]) -> Iterator[str]:
    """The inks that a colour prints with."""
    family, inks = _family(space), _colorants(space)
    values = list(values)
    if family == "/Indexed":
        yield from _all_of(space)
    elif DEVICE in inks:
        yield DEVICE
    elif inks == ["Black"] and family != "/Separation":
        if values and values[0] < 1.0:  # additive: 1 is paper
            yield "Black"
    else:
        yield from (ink for ink, value in zip(inks, values, strict=False) if value > 0 and ink)


def _all_of(space: Any) -> frozenset[str]:
    return frozenset(ink for ink in _colorants(space) if ink)


def _initial(space: Any) -> frozenset[str]:
    """The colour that `cs` selects (8.6.3): black, or full tints."""
    family = _family(space)
    if family in ("/DeviceCMYK", "/DeviceGray", "/CalGray"):
        return frozenset({"Black"})
    if family in ("/Pattern", "None"):
        return frozenset()
    return _all_of(space)


def _base_of_pattern(space: Any) -> Any:
    """The space under an uncoloured pattern, None for a coloured one."""
    if _family(space) == "/Pattern" and not isinstance(space, str) and not _is_name(space):
        return space[1] if len(space) > 1 else None
    return None


def _ends(function: Any) -> Iterator[list[float]]:
    """The colours at the ends of an exponential function, or of stitched ones."""
    if function is None or not hasattr(function, "get"):
        return
    kind = function.get("/FunctionType")
    if kind == 2:
        yield [float(v) for v in function.get("/C0", [0])]
        yield [float(v) for v in function.get("/C1", [1])]
    elif kind == 3:
        for part in function.get("/Functions", []):
            yield from _ends(part)
