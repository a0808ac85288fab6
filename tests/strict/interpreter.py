"""Content streams, run: what is painted where, in which ink, under which tag."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pikepdf

from .operators import OPERANDS
from .painting import Painting
from .state import IDENTITY, Colour, State, times

FORM_DEPTH = 12


class Interpreter(Painting):
    """One page; ``notes`` holds what is wrong with the streams themselves, by kind."""

    def __init__(
        self, page: pikepdf.Dictionary, fonts: Callable[[pikepdf.Dictionary], Any]
    ) -> None:
        super().__init__(fonts)
        self.state = State()
        self.resources = page.get("/Resources", pikepdf.Dictionary())
        self.depth = 0
        self.deepest = 0
        self.forms: list[pikepdf.Stream] = []
        self.run(pikepdf.Page(page).obj)

    def note(self, kind: str, text: str) -> None:
        self.notes.append((kind, text))

    def run(self, stream: pikepdf.Object) -> None:
        stack: list[State] = []
        marks = len(self.tags)
        for instruction in pikepdf.parse_content_stream(stream):
            name, operands = str(instruction.operator), instruction.operands
            if name == "INLINE IMAGE":
                self.image(instruction.iimage.obj, inline=True)
                continue
            wanted = OPERANDS.get(name)
            if wanted is None:
                self.note("unknown", f"operator {name}")
                continue
            if wanted >= 0 and len(operands) != wanted:
                self.note("operands", f"{name} with {len(operands)} operands, not {wanted}")
                continue
            if name == "q":
                stack.append(copy.copy(self.state))
                self.depth += 1
                self.deepest = max(self.deepest, self.depth)
            elif name == "Q":
                if stack:
                    self.state = stack.pop()
                    self.depth -= 1
                else:
                    self.note("q", "Q without q")
            elif name == "Do":
                self.external(operands[0])
            else:
                try:
                    self.step(name, operands)
                except (TypeError, ValueError, IndexError, AttributeError) as error:
                    self.note("operands", f"{name}: {error}")
        if stack:
            self.note("q", f"{len(stack)} q without Q")
            self.depth -= len(stack)
        if self.in_text:
            self.note("BT", "BT without ET")
            self.in_text = False
        if len(self.tags) != marks:
            self.note("mark", f"{len(self.tags) - marks} marked content sequences left open")
            del self.tags[marks:]

    def resource(self, kind: str, name: pikepdf.Name) -> pikepdf.Object | None:
        found = self.resources.get(kind, pikepdf.Dictionary()).get(name)
        self.used.add((kind, str(name)))
        if found is None:
            self.note("resource", f"{kind[1:]} {name} is not in the resources")
        return found

    def external(self, name: pikepdf.Name) -> None:
        found = self.resource("/XObject", name)
        if found is None:
            return
        if found.get("/Subtype") == "/Image":
            self.image(found)
            return
        if found.get("/Subtype") != "/Form":
            return
        if len(self.forms) > FORM_DEPTH:
            self.note("resource", f"form {name} calls itself")
            return
        before, resources = copy.copy(self.state), self.resources
        matrix = tuple(float(v) for v in found.get("/Matrix", IDENTITY))
        self.state.ctm = times(matrix, self.state.ctm)  # type: ignore[arg-type]
        self.resources = found.get("/Resources", resources)
        self.forms.append(found)
        self.run(found)
        self.forms.pop()
        self.state, self.resources = before, resources

    def space(self, value: pikepdf.Object) -> tuple[str, tuple[str, ...], tuple[float, ...]]:
        """Kind, colorant names and first values of a colour space."""
        if isinstance(value, pikepdf.Name) and value not in (
            "/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern",
        ):  # fmt: skip
            value = self.resource("/ColorSpace", value) or pikepdf.Name("/None")
        kind = str(value[0] if isinstance(value, pikepdf.Array) else value)[1:]
        if kind == "Separation":
            return kind, (str(value[1])[1:],), (1.0,)
        if kind == "DeviceN":
            names = tuple(str(n)[1:] for n in value[1])
            return kind, names, (1.0,) * len(names)
        return (
            kind,
            (),
            {"DeviceCMYK": (0.0, 0.0, 0.0, 1.0), "DeviceRGB": (0.0,) * 3}.get(kind, (0.0,)),
        )

    def set_space(self, value: pikepdf.Object) -> Colour:
        kind, names, first = self.space(value)
        return Colour(kind, first, names)
