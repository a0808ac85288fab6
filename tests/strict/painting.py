"""The operators that set colours and text, and those that paint."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

import pikepdf

from .fontview import Box, FontView, Point
from .state import IDENTITY, Colour, Matrix, Painted, State, at, bounds, common, scale, times

CLOSING = frozenset(["s", "b", "b*"])
FILLING = frozenset(["f", "F", "f*", "B", "B*", "b", "b*"])
STROKING = frozenset(["S", "s", "B", "B*", "b", "b*"])


class Painting(ABC):
    """Paths, colours and clips; what shows text is its subclass's."""

    state: State

    def __init__(self, fonts: Callable[[pikepdf.Dictionary], FontView]) -> None:
        self.fonts = fonts
        self.painted: list[Painted] = []
        self.notes: list[tuple[str, str]] = []
        self.tags: list[tuple[str, int | None]] = []
        self.mcids: list[tuple[int, str]] = []
        self.used: set[tuple[str, str]] = set()
        self.subpaths: list[list[Point]] = []
        self.curved = False
        self.clipping = False
        self.in_text = False
        self.tm: Matrix = IDENTITY
        self.line: Matrix = IDENTITY

    @abstractmethod
    def note(self, kind: str, text: str) -> None: ...

    @abstractmethod
    def resource(self, kind: str, name: pikepdf.Name) -> Any: ...

    @abstractmethod
    def set_space(self, value: pikepdf.Object) -> Colour: ...

    def step(self, name: str, operands: Sequence[Any]) -> None:
        s = self.state
        match name:
            case "m" | "l" | "c" | "v" | "y" | "re" | "h":
                self.path(name, [float(v) for v in operands])
            case "W" | "W*":
                self.clipping = True
            case "n" | "S" | "s" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*":
                self.paint(name)
            case "cm":
                s.ctm = times(tuple(float(v) for v in operands), s.ctm)  # type: ignore[arg-type]
            case "w":
                s.width = float(operands[0])
            case "gs":
                self.graphics(self.resource("/ExtGState", operands[0]) or pikepdf.Dictionary())
            case "g" | "rg" | "k":
                s.fill = self.device(operands)
            case "G" | "RG" | "K":
                s.stroke = self.device(operands)
            case "cs":
                s.fill = self.set_space(operands[0])
            case "CS":
                s.stroke = self.set_space(operands[0])
            case "sc" | "scn":
                s.fill = self.valued(s.fill, operands)
            case "SC" | "SCN":
                s.stroke = self.valued(s.stroke, operands)
            case "BMC" | "BDC":
                self.mark(operands)
            case "EMC":
                if self.tags:
                    self.tags.pop()
                else:
                    self.note("mark", "EMC that nothing opened")
            case "sh":
                self.resource("/Shading", operands[0])
                self.add("shade", s.fill, s.clip)
            case _:
                self.text(name, operands)

    def device(self, operands: Sequence[Any]) -> Colour:
        space = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}[len(operands)]
        return self.ranged(Colour(space, tuple(float(v) for v in operands)))

    def valued(self, colour: Colour, operands: Sequence[Any]) -> Colour:
        if operands and isinstance(operands[-1], pikepdf.Name):
            self.resource("/Pattern", operands[-1])
            return Colour("Pattern", ())
        return self.ranged(Colour(colour.space, tuple(float(v) for v in operands), colour.names))

    def ranged(self, colour: Colour) -> Colour:
        if any(not 0 <= v <= 1 for v in colour.values):
            self.note("range", f"{colour.space} {colour.values} is outside 0..1")
        if colour.names and len(colour.names) != len(colour.values):
            self.note("range", f"{len(colour.values)} values for {colour.names}")
        return colour

    def graphics(self, entry: pikepdf.Dictionary) -> None:
        s = self.state
        # OP alone sets both (ISO 32000-1, table 58)
        if "/OP" in entry:
            s.OP = bool(entry["/OP"])
            s.op = bool(entry.get("/op", entry["/OP"]))
        if "/op" in entry:
            s.op = bool(entry["/op"])
        s.OPM = int(entry.get("/OPM", s.OPM))
        s.width = float(entry.get("/LW", s.width))
        if "/Font" in entry:
            s.font, s.size = self.fonts(entry["/Font"][0]), float(entry["/Font"][1])

    def mark(self, operands: Sequence[Any]) -> None:
        mcid = None
        if len(operands) == 2:
            properties = operands[1]
            if isinstance(properties, pikepdf.Name):
                properties = self.resource("/Properties", properties) or pikepdf.Dictionary()
            if "/MCID" in properties:
                mcid = int(properties["/MCID"])
                self.mcids.append((mcid, str(operands[0])))
        self.tags.append((str(operands[0]), mcid))

    def add(
        self, kind: str, colour: Colour, box: Box, *, over: bool | None = None, **more: Any
    ) -> None:
        s = self.state
        overprint = over if over is not None else s.OP if kind == "stroke" else s.op
        self.painted.append(
            Painted(kind, colour, common(box, s.clip), overprint, s.OPM, tuple(self.tags), **more)
        )

    def image(self, image: Any, *, inline: bool = False) -> None:
        m = self.state.ctm
        corners = bounds([at(m, x, y) for x in (0, 1) for y in (0, 1)])
        sides = ((m[0] ** 2 + m[1] ** 2) ** 0.5, (m[2] ** 2 + m[3] ** 2) ** 0.5)
        if inline:
            self.note("inline", "an inline image")
        self.add("image", self.state.fill, corners, image=image, sides=sides)

    def path(self, name: str, v: list[float]) -> None:
        m = self.state.ctm
        match name:
            case "m":
                self.subpaths.append([at(m, *v)])
            case "l":
                self.subpaths[-1].append(at(m, *v))
            case "re":
                x, y, w, h = v
                corners = (x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)
                self.subpaths.append([at(m, *c) for c in corners])
            case "h":
                self.subpaths[-1].append(self.subpaths[-1][0])
            case _:
                # Control points hold the curve within their hull: enough for boxes.
                self.curved = True
                self.subpaths[-1] += [at(m, v[i], v[i + 1]) for i in range(0, len(v), 2)]

    def paint(self, name: str) -> None:
        s = self.state
        points = [p for subpath in self.subpaths for p in subpath]
        if points:
            if name in CLOSING:
                self.subpaths[-1].append(self.subpaths[-1][0])
            more = {"subpaths": self.subpaths, "curved": self.curved}
            if name in FILLING:
                self.add("fill", s.fill, bounds(points), **more)
            if name in STROKING:
                width = s.width * scale(s.ctm)
                x0, y0, x1, y1 = bounds(points)
                half = width / 2
                box = x0 - half, y0 - half, x1 + half, y1 + half
                self.add("stroke", s.stroke, box, width=width, **more)
            if self.clipping:
                s.clip = common(s.clip, bounds(points))
        self.subpaths, self.curved, self.clipping = [], False, False

    @abstractmethod
    def text(self, name: str, operands: Sequence[Any]) -> None:
        """An operator between BT and ET."""
