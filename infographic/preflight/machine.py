"""What a content stream changes: graphics state, colours, marked content (ISO 32000-1, 8.4, 8.6.8
and 14.6)."""

from __future__ import annotations

from typing import Any

import pikepdf

from infographic.geometry import Matrix
from infographic.preflight.events import Event
from infographic.preflight.faces import Font, font_of
from infographic.preflight.objects import elements, get, identity, is_dict, name, number
from infographic.preflight.outline import Outline
from infographic.preflight.spaces import Colour
from infographic.preflight.state import State
from infographic.record import replace

Args = list[Any]
#: PDF/A-2 (6.2.6) takes no others.
_INTENTS = frozenset({"RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"})


def given_matrix(args: Args) -> Matrix:
    """The matrix of six operands.  Raises ``ValueError`` for fewer or more."""
    a, b, c, d, e, f = (float(v) for v in args)
    return Matrix(a, b, c, d, e, f)


class Machine:
    """The state that operators change.  One for a page: it gathers, local to `read_content`."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.base = state.map
        self.resources: Any = None
        self.stack: list[State] = []
        self.outline = Outline()
        self.text = self.line = Matrix()
        self.in_text = False
        self.marks: list[tuple[bool, int | None]] = []
        self.events: list[Event] = []
        self.fonts: dict[object, Font] = {}
        self.codes: dict[object, set[int]] = {}
        self.forms: list[object] = []
        self.painted_patterns: set[object] = set()
        self.deepest = self.above = self.compatible = self.apart = self.drawn = 0
        self.mcids: set[int] = set()
        self.faults: dict[str, None] = {}

    def fault(self, told: str) -> None:
        self.faults.setdefault(told)

    # -- state --------------------------------------------------------------------------

    def set(self, **values: Any) -> None:
        self.state = self.state.changed(**values)

    def save(self, args: Args) -> None:
        self.stack.append(self.state)
        self.deepest = max(self.deepest, self.above + len(self.stack))

    def restore(self, args: Args) -> None:
        if self.stack:
            self.state = self.stack.pop()
        else:
            self.fault("a `Q` without its `q`")

    def transform(self, args: Args) -> None:
        self.set(map=given_matrix(args).then(self.state.map))

    def parameters(self, args: Args) -> None:
        held = get(self.resources, "ExtGState", name(args[0]))
        if not is_dict(held):
            self.fault(f"graphics state `{name(args[0])}` is not in the resources")
            return
        self.state = self.state.parameters(held)
        self.intent(get(held, "RI"))
        font = elements(get(held, "Font"))
        if len(font) == 2:
            self.set(font=self.font(font[0]), size=float(font[1]))

    def intent(self, value: Any) -> None:
        """A rendering intent, if any (8.6.5.8)."""
        if value is not None and name(value) not in _INTENTS:
            self.fault(f"rendering intent `{name(value)}` is not one of PDF's")

    def colour(self, colour: Colour, fills: bool, pattern: Any = None) -> None:
        if fills:
            self.set(fill=colour, fill_pattern=pattern)
        else:
            self.set(stroke=colour, stroke_pattern=pattern)

    def components(self, args: Args, fills: bool) -> None:
        space = (self.state.fill if fills else self.state.stroke).space
        pattern = None
        if args and isinstance(args[-1], pikepdf.Name):
            pattern = get(self.resources, "Pattern", name(args[-1]))
            args = args[:-1]
            if pattern is None:
                self.fault("a pattern that is not in the resources")
        values = tuple(float(v) for v in args)
        self.colour(Colour(space, values), fills, pattern)

    def compatibly(self, args: Args) -> None:
        self.compatible += 1

    def compatibly_no_more(self, args: Args) -> None:
        self.compatible -= 1

    # -- marked content -------------------------------------------------------------------

    def mark(self, args: Args) -> None:
        held = args[1] if len(args) > 1 else None
        if isinstance(held, pikepdf.Name):
            held = get(self.resources, "Properties", name(held))
        mcid = number(get(held, "MCID"))
        inside = bool(self.marks) and self.marks[-1][0]
        self.marks.append(
            (inside or mcid is not None or name(args[0]) == "Artifact", int(mcid or 0))
        )
        if mcid is not None and not self.apart:
            self.mcids.add(int(mcid))
        self.set(look=replace(self.state.look, marked=self.marks[-1][0]))

    def unmark(self, args: Args) -> None:
        if self.marks:
            self.marks.pop()
        else:
            self.fault("an `EMC` without its `BMC`")
        self.set(look=replace(self.state.look, marked=bool(self.marks) and self.marks[-1][0]))

    def font(self, source: Any) -> Font:
        key = identity(source)
        if key not in self.fonts:
            self.fonts[key] = font_of(source)
        return self.fonts[key]
