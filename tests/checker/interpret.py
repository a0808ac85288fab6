"""A small content stream interpreter: glyphs with their places, and painted areas."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pikepdf

from checker.fonts import Face
from checker.geom import IDENTITY, Box, Matrix, apply, bounds, map_box, meet, mul

FILL_OPS = {"f", "F", "f*", "B", "B*", "b", "b*"}
STROKE_OPS = {"S", "s", "B", "B*", "b", "b*"}
PATH_ENDS = FILL_OPS | STROKE_OPS | {"n"}
PLAIN_COLOURS = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
Colour = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One shown glyph. (x, y) is the horizontal origin on the page, lengths are points."""

    text: str
    x: float
    y: float
    advance: float
    size: float
    vertical: bool
    font: str
    fill: Colour
    mode: int
    mcid: int | None
    artifact: bool
    actual: bool
    ink: Box | None
    box: Box
    order: int


@dataclass(frozen=True, slots=True)
class Paint:
    """One painted area: what, where (clipped), in which colours, and how it is marked."""

    op: str
    box: Box | None
    fill: Colour | None
    stroke: Colour | None
    mcid: int | None
    artifact: bool
    order: int
    filled_rect: bool = False


@dataclass
class State:
    ctm: Matrix = IDENTITY
    fill: Colour = ("DeviceGray", (0.0,))
    stroke: Colour = ("DeviceGray", (0.0,))
    clip: Box | None = None
    face: Face | None = None
    size: float = 0
    char: float = 0
    word: float = 0
    scale: float = 1
    leading: float = 0
    rise: float = 0
    mode: int = 0
    line: float = 1


@dataclass(repr=False)
class Page:
    glyphs: list[Glyph] = field(default_factory=list)
    paints: list[Paint] = field(default_factory=list)
    colour_ops: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    actual_text: list[tuple[int | None, str, int, int]] = field(default_factory=list)
    deepest: int = 0


class Interpreter:
    """Walks one page's content, forms included."""

    def __init__(self, page: Any) -> None:
        self.out = Page()
        self.faces: dict[Any, Face] = {}
        self.marks: list[dict[str, Any]] = []
        self.order = 0
        state = State(clip=tuple(float(v) for v in page.MediaBox))
        self.run(page, page.Resources, state)

    def face(self, font: Any) -> Face:
        key = font.objgen if font.objgen != (0, 0) else id(font)
        if key not in self.faces:
            self.faces[key] = Face(font)
        return self.faces[key]

    def mcid(self) -> int | None:
        return next((m["mcid"] for m in reversed(self.marks) if m["mcid"] is not None), None)

    def artifact(self) -> bool:
        return any(m["tag"] == "/Artifact" for m in self.marks)

    def run(self, source: Any, resources: Any, state: State) -> None:
        stack: list[State] = []
        text = line = IDENTITY
        points: list[tuple[float, float]] = []
        rects = 0
        others = 0
        clipping = False
        for instruction in pikepdf.parse_content_stream(source):
            op = str(instruction.operator)
            args = list(instruction.operands)
            num = [float(a) if isinstance(a, (int, float, Decimal)) else a for a in args]
            if op == "q":
                stack.append(copy.copy(state))
                self.out.deepest = max(self.out.deepest, len(stack))
            elif op == "Q":
                state = stack.pop()
            elif op == "cm":
                state.ctm = mul(tuple(num), state.ctm)
            elif op in {"m", "l"}:
                points.append(apply(state.ctm, *num))
                others += 1
            elif op in {"c", "v", "y"}:
                points += [apply(state.ctm, *num[i : i + 2]) for i in range(0, len(num), 2)]
                others += 1
            elif op == "re":
                x, y, w, h = num
                points += [apply(state.ctm, x + a * w, y + b * h) for a in (0, 1) for b in (0, 1)]
                rects += 1
            elif op in {"W", "W*"}:
                clipping = True
            elif op in PATH_ENDS:
                box = bounds(points) if points else None
                if op != "n" and box is not None:
                    self.paint(op, box, state, rects == 1 and not others)
                if clipping and box is not None and state.clip is not None:
                    state.clip = meet(state.clip, box) or (0, 0, 0, 0)
                points, clipping, rects, others = [], False, 0, 0
            elif op == "w":
                state.line = num[0]
            elif op in {"BDC", "BMC"}:
                self.open_mark(args, resources)
            elif op == "EMC":
                self.close_mark()
            elif op == "sh":
                self.out.colour_ops.append(("sh", (resources.Shading[args[0]],)))
                self.paint("sh", state.clip, state)
            elif op == "Do":
                self.draw(args[0], resources, state)
            elif op in {"INLINE IMAGE", "BI"}:
                self.out.colour_ops.append(("BI", tuple(args)))
                self.paint("BI", map_box(state.ctm, (0, 0, 1, 1)), state)
            elif self.colour(op, num, resources, state):
                pass
            elif op == "BT":
                text = line = IDENTITY
            elif op in {"Td", "TD"}:
                if op == "TD":
                    state.leading = -num[1]
                text = line = mul((1, 0, 0, 1, num[0], num[1]), line)
            elif op == "Tm":
                text = line = tuple(num)
            elif op == "T*":
                text = line = mul((1, 0, 0, 1, 0, -state.leading), line)
            elif op in {"Tj", "TJ"}:
                text = self.show(args[0] if op == "TJ" else args, state, text)
            elif op in {"'", '"'}:
                raise ValueError(f"operator {op} is not used by this writer")
            elif op == "Tf":
                state.face, state.size = self.face(resources.Font[args[0]]), num[1]
            elif op in {"Tc", "Tw", "TL", "Ts", "Tr", "Tz"}:
                name = {"Tc": "char", "Tw": "word", "TL": "leading", "Ts": "rise"}.get(op)
                if name:
                    setattr(state, name, num[0])
                elif op == "Tr":
                    state.mode = int(num[0])
                else:
                    state.scale = num[0] / 100

    def open_mark(self, args: list[Any], resources: Any) -> None:
        properties = args[1] if len(args) > 1 else {}
        if isinstance(properties, pikepdf.Name):
            properties = resources.Properties[properties]
        mcid = properties.get("/MCID")
        actual = properties.get("/ActualText")
        self.marks.append(
            {
                "tag": str(args[0]),
                "mcid": None if mcid is None else int(mcid),
                "actual": None if actual is None else str(actual),
                "start": len(self.out.glyphs),
            }
        )

    def close_mark(self) -> None:
        mcid = self.mcid()
        mark = self.marks.pop()
        if mark["actual"] is not None:
            span = (mcid, mark["actual"], mark["start"], len(self.out.glyphs))
            self.out.actual_text.append(span)

    def colour(self, op: str, num: list[Any], resources: Any, state: State) -> bool:
        low = op.lower()
        target = "fill" if op == low else "stroke"
        if low in PLAIN_COLOURS:
            setattr(state, target, (PLAIN_COLOURS[low], tuple(num)))
        elif low == "cs":
            spaces = resources.get("/ColorSpace", {})
            name = num[0]
            setattr(state, target, ("cs", (spaces.get(name, name),)))
        elif low in {"sc", "scn"}:
            space = getattr(state, target)[1][0] if getattr(state, target)[0] == "cs" else None
            setattr(state, target, ("cs", (space, *num)))
        else:
            return False
        self.out.colour_ops.append((op, getattr(state, target)[1]))
        return True

    def note(self, what: str) -> tuple[int | None, bool]:
        mcid, artifact = self.mcid(), self.artifact()
        if mcid is None and not artifact:
            self.out.unmarked.append(what)
        self.order += 1
        return mcid, artifact

    def paint(self, op: str, box: Box | None, state: State, rect: bool = False) -> None:
        mcid, artifact = self.note(f"{op} at {box}")
        if box is not None and op in STROKE_OPS:
            half = state.line * max(abs(v) for v in state.ctm[:4]) / 2
            box = box[0] - half, box[1] - half, box[2] + half, box[3] + half
        if box is not None and state.clip is not None:
            box = meet(box, state.clip)
        fill = state.fill if op in FILL_OPS else None
        stroke = state.stroke if op in STROKE_OPS else None
        item = Paint(op, box, fill, stroke, mcid, artifact, self.order, rect and op in FILL_OPS)
        self.out.paints.append(item)

    def draw(self, name: Any, resources: Any, state: State) -> None:
        thing = resources.XObject[name]
        if str(thing.Subtype) == "/Form":
            inner = copy.copy(state)
            matrix = tuple(float(v) for v in thing.get("/Matrix", [1, 0, 0, 1, 0, 0]))
            inner.ctm = mul(matrix, state.ctm)
            self.run(thing, thing.get("/Resources", resources), inner)
        else:
            self.out.colour_ops.append(("Do", (thing,)))
            self.paint("Do", map_box(state.ctm, (0, 0, 1, 1)), state)

    def show(self, items: Any, state: State, text: Matrix) -> Matrix:
        face, size = state.face, state.size
        if face is None:
            raise ValueError("text is shown before a font is set")
        for item in items:
            if not isinstance(item, (pikepdf.String, bytes, str)):
                shift = -float(item) / 1000 * size
                move = (0, shift) if face.vertical else (shift * state.scale, 0)
                text = mul((1, 0, 0, 1, *move), text)
                continue
            raw = bytes(item)
            for i in range(0, len(raw), 2):
                text = self.glyph(int.from_bytes(raw[i : i + 2], "big"), face, state, text)
        return text

    def glyph(self, cid: int, face: Face, state: State, text: Matrix) -> Matrix:
        size = state.size
        width = face.width(cid) / 1000
        em: Matrix = (size * state.scale, 0, 0, size, 0, state.rise)
        full = mul(mul(em, text), state.ctm)
        if face.vertical:
            down, vx, vy = (v / 1000 for v in face.vertical_metrics(cid))
            full = mul((1, 0, 0, 1, -vx, -vy), full)
            advance = -down
            move = (0.0, down * size + state.char)
            cell = map_box(full, (0, vy + down, width, vy))
        else:
            advance = width
            move = ((width * size + state.char) * state.scale, 0.0)
            cell = map_box(full, (0, -0.12, width, 0.88))
        mcid, artifact = self.note(f"glyph {cid} of {face.base}")
        outline = face.ink(cid)
        ink = map_box(full, tuple(v / 1000 for v in outline)) if outline else None
        extent = (full[2] ** 2 + full[3] ** 2) ** 0.5
        actual = any(m["actual"] is not None for m in self.marks)
        shown = Glyph(
            face.unicode.get(cid, "\ufffd"), full[4], full[5], advance * extent, extent,
            face.vertical, face.name, state.fill, state.mode, mcid, artifact, actual,
            ink, cell, self.order,
        )  # fmt: skip
        self.out.glyphs.append(shown)
        return mul((1, 0, 0, 1, *move), text)


def read_page(page: Any) -> Page:
    return Interpreter(page).out
