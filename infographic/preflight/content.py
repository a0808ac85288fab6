"""Reads a page's content, with all forms and patterns in it, into events.

Operators are those of ISO 32000-1, annex A.  What a damaged stream asks for in vain is noted as a
fault and passed over: a preflight tells of faults, it does not stop at them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pikepdf

from infographic.geometry import Matrix
from infographic.preflight.events import Content, Image, Path, Shade, Text
from infographic.preflight.faces import Font
from infographic.preflight.glyphs import coloured, drawing
from infographic.preflight.machine import Args, Machine, given_matrix
from infographic.preflight.objects import (
    DAMAGE,
    Box,
    box_of,
    elements,
    get,
    identity,
    is_stream,
    matrix_of,
    name,
    number,
)
from infographic.preflight.outline import Outline
from infographic.preflight.spaces import CMYK, GRAY, RGB, Colour, first_colour, space_of
from infographic.preflight.state import EMPTY, State, bounds, corners, enlargement, grown, meet

_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
_DEVICE = {"g": GRAY, "rg": RGB, "k": CMYK}
#: Forms in forms deeper than any honest file has them.
_DEEPEST_FORM = 24
#: Forms drawn on one page: maps have some thousands; forms that draw others several times each have no end.
_MOST_FORMS = 30_000


def read_content(page: Any, resources: Any, box: Box) -> Content:
    """The events of a page's content, clipped to a box (the MediaBox)."""
    reader = _Reader(State(Matrix(), box))
    reader.run(page, resources)
    return reader.content()


class _Reader(Machine):
    """Walks content streams."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.does: Mapping[str, Callable[[Args], None]] = self.table()

    def content(self) -> Content:
        codes = {key: frozenset(held) for key, held in self.codes.items()}
        return Content(
            tuple(self.events), self.fonts, codes, self.deepest, frozenset(self.mcids),
            tuple(self.faults),
        )  # fmt: skip

    def run(self, source: Any, resources: Any) -> None:
        """One stream with its resources; leaves the state as it was."""
        try:
            instructions = pikepdf.parse_content_stream(source)
        except DAMAGE as fault:
            self.fault(f"content that cannot be read: {fault}")
            return
        before = (
            self.state, self.stack, self.resources, self.outline, self.text, self.line, self.in_text
        )  # fmt: skip
        marks = len(self.marks)
        self.resources, self.stack, self.outline, self.in_text = resources, [], Outline(), False
        self.above += len(before[1])
        for instruction in instructions:
            operator = str(instruction.operator)
            act = self.does.get(operator)
            try:
                if act is not None:
                    act(list(instruction.operands))
                elif operator in _FILLS or operator in _STROKES or operator == "n":
                    self.paint(operator)
                elif operator == "INLINE IMAGE":
                    self.inline(instruction.operands[0])
                elif not self.compatible:
                    self.fault(f"operator `{operator}` is not one of PDF's")
            except (TypeError, ValueError, IndexError, AttributeError, OverflowError):
                self.fault(f"operator `{operator}` with operands that it does not take")
        if self.in_text:
            self.fault("a `BT` without its `ET`")
        if self.stack:
            self.fault(f"{len(self.stack)} `q` without their `Q`")
        if len(self.marks) != marks:
            self.fault("marked content that is not closed")
        self.above -= len(before[1])
        (
            self.state, self.stack, self.resources, self.outline, self.text, self.line, self.in_text
        ) = before  # fmt: skip
        del self.marks[marks:]

    def table(self) -> dict[str, Callable[[Args], None]]:
        nothing: Callable[[Args], None] = lambda a: None  # noqa: E731
        table: dict[str, Callable[[Args], None]] = dict.fromkeys(
            ("J", "j", "M", "d", "i", "MP", "DP", "d0", "d1"), nothing
        )
        table |= {
            "q": self.save, "Q": self.restore, "cm": self.transform, "gs": self.parameters,
            "ri": lambda a: self.intent(a[0]),
            "w": lambda a: self.set(line=float(a[0])), "Do": self.draw, "sh": self.shade,
            "BMC": self.mark, "BDC": self.mark, "EMC": self.unmark, "BX": self.compatibly,
            "EX": self.compatibly_no_more, "BT": self.begin_text, "ET": self.end_text,
            "Tf": self.choose_font,
            "Td": lambda a: self.next_line(float(a[0]), float(a[1])),
            "TD": self.next_line_led,
            "Tm": self.place, "T*": lambda a: self.next_line(0.0, -self.state.leading),
            "Tj": lambda a: self.show(a), "TJ": lambda a: self.show(elements(a[0])),
            "'": self.show_next, '"': self.show_spaced,
            "Tc": lambda a: self.set(char=float(a[0])), "Tw": lambda a: self.set(word=float(a[0])),
            "Tz": lambda a: self.set(scale=float(a[0]) / 100),
            "TL": lambda a: self.set(leading=float(a[0])),
            "Ts": lambda a: self.set(rise=float(a[0])), "Tr": lambda a: self.set(mode=int(a[0])),
            "W": lambda a: self.outline.clips(), "W*": lambda a: self.outline.clips(),
        }  # fmt: skip
        for operator in ("m", "l", "c", "v", "y", "h", "re"):
            table[operator] = lambda a, op=operator: self.outline.add(  # type: ignore[misc]
                op, [float(v) for v in a], self.state.map
            )
        for operator, space in _DEVICE.items():
            for op, fills in ((operator, True), (operator.upper(), False)):
                table[op] = lambda a, s=space, f=fills: self.colour(  # type: ignore[misc]
                    Colour(s, tuple(float(v) for v in a)), f
                )
        for op in ("cs", "CS"):
            table[op] = lambda a, f=op == "cs": self.colour(  # type: ignore[misc]
                first_colour(space_of(a[0], self.resources)), f
            )
        for op in ("sc", "scn", "SC", "SCN"):
            table[op] = lambda a, f=op in ("sc", "scn"): self.components(a, f)  # type: ignore[misc]
        return table

    # -- paths, pictures, forms -------------------------------------------------------------

    def paint(self, operator: str) -> None:
        outline, state = self.outline, self.state
        self.outline = Outline()
        if not outline.points:
            return
        box = bounds(outline.points)
        if operator != "n":
            strokes = operator in _STROKES
            width = state.line * enlargement(state.map)
            seen = meet(grown(box, width / 2) if strokes else box, state.clip)
            fills = operator in _FILLS
            if seen is not None:
                look = self.state.look
                thin = outline.thinnest if fills else None
                self.events.append(
                    Path(seen, state.fill if fills else None, state.stroke if strokes else None,
                         width, thin, look)
                )  # fmt: skip
                if fills:
                    self.pattern(state.fill_pattern, seen)
                if strokes:
                    self.pattern(state.stroke_pattern, seen)
        if outline.clipping:
            self.set(clip=meet(box, state.clip) or EMPTY)

    def pattern(self, pattern: Any, box: Box) -> None:
        """The content of a pattern that a box is painted with, once for a page (8.7)."""
        if pattern is None:
            return
        if number(get(pattern, "PatternType")) == 2:
            space = space_of(get(pattern, "Shading", "ColorSpace"), self.resources)
            self.events.append(Shade(box, space, self.state.look))
            return
        key = identity(pattern)
        if not is_stream(pattern) or key in self.painted_patterns:
            return
        self.painted_patterns.add(key)
        before = self.state
        matrix = matrix_of(get(pattern, "Matrix")).then(self.base)
        cell = bounds(corners(matrix, box_of(get(pattern, "BBox")) or EMPTY))
        # cells are everywhere: one of them is read, at the corner of what is painted
        shift = Matrix.translate(box[0] - cell[0], box[1] - cell[1])
        self.state = State(matrix.then(shift), bounds(corners(shift, cell)), look=before.look)
        if number(get(pattern, "PaintType")) == 2:
            base = before.fill.space.base or GRAY
            colour = Colour(base, before.fill.values)
            self.set(fill=colour, stroke=colour)
        self.run(pattern, get(pattern, "Resources"))
        self.state = before

    def shade(self, args: Args) -> None:
        shading = get(self.resources, "Shading", name(args[0]))
        if shading is None:
            self.fault(f"shading `{name(args[0])}` is not in the resources")
            return
        box = self.state.clip
        held = box_of(get(shading, "BBox"))
        if held is not None:
            box = meet(box, bounds(corners(self.state.map, held))) or EMPTY
        space = space_of(get(shading, "ColorSpace"), self.resources)
        self.events.append(Shade(box, space, self.state.look))

    def draw(self, args: Args) -> None:
        thing = get(self.resources, "XObject", name(args[0]))
        kind = name(get(thing, "Subtype"))
        if thing is None:
            self.fault(f"`{name(args[0])}` is drawn but is not in the resources")
        elif kind == "Image":
            self.image(thing, get(thing, "Width"), get(thing, "Height"), inline=False)
        elif kind == "Form":
            self.form(thing)

    def form(self, form: Any) -> None:
        key = identity(form)
        if key in self.forms or len(self.forms) > _DEEPEST_FORM:
            self.fault("a form that draws itself")
            return
        self.drawn += 1
        if self.drawn > _MOST_FORMS:
            self.fault(f"more than {_MOST_FORMS} forms are drawn")
            return
        before, base = self.state, self.base
        matrix = matrix_of(get(form, "Matrix")).then(before.map)
        self.base = matrix  # patterns of a form hang on it (8.7.3.1)
        box = box_of(get(form, "BBox"))
        clip = meet(bounds(corners(matrix, box)), before.clip) if box else before.clip
        self.set(map=matrix, clip=clip or EMPTY)
        self.forms.append(key)
        # a form that is tagged by itself numbers its content apart from the page's (14.7.4.3)
        apart = int("/StructParents" in form)
        self.apart += apart
        own = get(form, "Resources")
        self.run(form, self.resources if own is None else own)
        self.forms.pop()
        self.apart -= apart
        self.state, self.base = before, base

    def inline(self, image: Any) -> None:
        self.image(image.obj, image.width, image.height, inline=True)

    def image(self, held: Any, width: Any, height: Any, *, inline: bool) -> None:
        corner = corners(self.state.map, (0.0, 0.0, 1.0, 1.0))
        box = meet(bounds(corner), self.state.clip)
        if box is None or box[2] - box[0] <= 0 or box[3] - box[1] <= 0:
            return
        m = self.state.map
        mask = bool(get(held, "ImageMask") or get(held, "IM") or False)
        space = get(held, "ColorSpace")
        if space is None:
            space = get(held, "CS")
        self.intent(get(held, "Intent"))
        shown = self.state.fill.space if mask else None
        if not mask and space is not None:
            shown = space_of(space, self.resources)
        size = ((m.a**2 + m.b**2) ** 0.5, (m.c**2 + m.d**2) ** 0.5)
        samples = int(number(width) or 0), int(number(height) or 0)
        self.events.append(Image(box, samples, size, shown, mask, inline, self.state.look))
        if mask:
            self.pattern(self.state.fill_pattern, box)

    # -- text -----------------------------------------------------------------------------

    def begin_text(self, args: Args) -> None:
        if self.in_text:
            self.fault("a `BT` within another")
        self.text, self.line, self.in_text = Matrix(), Matrix(), True

    def end_text(self, args: Args) -> None:
        if not self.in_text:
            self.fault("an `ET` without its `BT`")
        self.in_text = False

    def choose_font(self, args: Args) -> None:
        source = get(self.resources, "Font", name(args[0]))
        if source is None:
            self.fault(f"font `{name(args[0])}` is not in the resources")
        self.set(font=None if source is None else self.font(source), size=float(args[1]))

    def next_line(self, x: float, y: float) -> None:
        self.text = self.line = Matrix.translate(x, y).then(self.line)

    def next_line_led(self, args: Args) -> None:
        self.set(leading=-float(args[1]))
        self.next_line(float(args[0]), float(args[1]))

    def place(self, args: Args) -> None:
        self.text = self.line = given_matrix(args)

    def show_next(self, args: Args) -> None:
        self.next_line(0.0, -self.state.leading)
        self.show(args)

    def show_spaced(self, args: Args) -> None:
        self.set(word=float(args[0]), char=float(args[1]))
        self.show_next(args[2:])

    def show(self, parts: Args) -> None:
        """Show strings, with moves between them (9.4.3)."""
        state, font = self.state, self.state.font
        if font is None:
            self.fault("text without a font")
            return
        used = self.codes.setdefault(font.key, set())
        said: list[str] = []
        along = 0.0
        for part in parts:
            shift = number(part)
            if shift is not None:
                along -= shift / 1000 * state.size * (1.0 if font.vertical else state.scale)
                continue
            data = part.encode("latin-1", "replace") if isinstance(part, str) else bytes(part)
            for code in font.codes(data):
                if state.mode not in (3, 7):
                    if font.subtype == "Type3" and code not in used:
                        self.glyph(font, code)
                    used.add(code)
                said.append(font.text(code))
                gap = state.char + (state.word if code == 32 and not font.composite else 0.0)
                if font.vertical:
                    along += font.height(code) / 1000 * state.size + gap
                else:
                    along += (font.width(code) / 1000 * state.size + gap) * state.scale
        self.emit(font, along, "".join(said))

    def glyph(self, font: Font, code: int) -> None:
        """The drawing of a glyph that has colours of its own, once for a page (9.6.5)."""
        held = drawing(font, code)
        if held is None or held[0] is None:
            name_ = font.name or "a Type 3 font"
            if held is not None:
                self.fault(f"{name_} has no drawing for the code {code}")
            return
        stream, resources = held
        key = identity(stream)
        if key in self.forms or not coloured(stream):
            return
        before = self.state, self.base
        size = Matrix(
            before[0].size * before[0].scale, 0.0, 0.0, before[0].size, 0.0, before[0].rise
        )
        matrix = matrix_of(get(font.source, "FontMatrix")).then(size).then(self.text)
        self.set(map=matrix.then(before[0].map))
        self.base = self.state.map
        self.forms.append(key)
        self.run(stream, self.resources if resources is None else resources)
        self.forms.pop()
        self.state, self.base = before

    def emit(self, font: Font, along: float, said: str) -> None:
        """A text event, and the pen moved to its end."""
        state, size = self.state, self.state.size
        full = self.text.then(state.map)
        low, high = state.rise - 0.12 * size, state.rise + 0.88 * size
        if font.vertical:
            box: Box = (-size / 2, min(along, 0.0), size / 2, max(along, 0.0))
        else:
            box = (min(along, 0.0), low, max(along, 0.0), high)
        seen = meet(bounds(corners(full, box)), state.clip)
        step = (0.0, along) if font.vertical else (along, 0.0)
        self.text = Matrix.translate(*step).then(self.text)
        if seen is None or not said:
            return
        on_page = abs(size) * (full.c**2 + full.d**2) ** 0.5
        fills, strokes = state.mode in (0, 2, 4, 6), state.mode in (1, 2, 5, 6)
        self.events.append(
            Text(seen, said, on_page, font, state.fill if fills else None,
                 state.stroke if strokes else None, state.mode, self.state.look)
        )  # fmt: skip
        if fills:
            self.pattern(state.fill_pattern, seen)
        if strokes:
            self.pattern(state.stroke_pattern, seen)
