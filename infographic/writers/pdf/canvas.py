"""One content stream: operators, the graphics state as the reader sees it, marked content.

Every operator that only sets state is written when the state really changes.
"""

from __future__ import annotations

from infographic.color import Ink
from infographic.frame import Stroke
from infographic.record import dataclass, replace
from infographic.writers.pdf.fonts import Font
from infographic.writers.pdf.resources import Registry, Used, overprint_state
from infographic.writers.pdf.structure import Container, Element
from infographic.writers.pdf.syntax import num, nums, text_string

#: PDF/A-2 6.1.13: at most 28 nested q.
DEEPEST = 28

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


@dataclass(slots=True)
class State:
    """The graphics state as far as the stream has set it; None or "" is unknown."""

    fill: str = ""
    fill_ink: Ink | None = None
    stroke: str = ""
    width: float | None = None
    cap: str = ""
    join: str = ""
    dash: tuple[float, ...] | None = None
    font: str = ""
    op_fill: bool | None = None
    op_stroke: bool | None = None


def page_state() -> State:
    """What a page starts with (PDF 32000-1 table 52)."""
    return State(width=1.0, cap="butt", join="miter", dash=(), op_fill=False, op_stroke=False)


class Canvas:
    """A content stream being written."""

    def __init__(self, registry: Registry, container: Container, state: State) -> None:
        self.registry = registry
        self.container = container
        self.used = Used()
        self.state = state
        self.out: list[str] = []
        self._stack: list[State] = []
        self._open: Element | None = None
        self._artifact = False
        #: Operators of process colours: text changes between a few inks all the time.
        self._process: dict[tuple[int, str], tuple[str, Ink]] = {}
        #: The same of fonts, which the registry holds.
        self._fonts: dict[tuple[int, bool, float], str] = {}

    # --- marked content ------------------------------------------------------------------

    def mark(self, owner: Element | None) -> None:
        """Make ``owner`` (None: artifact) the owner of what follows."""
        if owner is None:
            if not self._artifact:
                self.unmark()
                self.out.append("/Artifact BMC")
                self._artifact = True
        elif self._open is not owner:
            self.unmark()
            mcid = owner.mark(self.container)
            self.out.append(f"/{owner.role} <</MCID {mcid}>> BDC")
            self._open = owner

    def unmark(self) -> None:
        """Close the open marked-content sequence, if any."""
        if self._artifact or self._open is not None:
            if self.out[-1] == "/Artifact BMC":
                self.out.pop()
            else:
                self.out.append("EMC")
            self._artifact, self._open = False, None

    def begin_actual(self, text: str) -> None:
        """Open a Span with replacement text; poppler reads ActualText only there."""
        self.out.append(f"/Span <</ActualText {text_string(text)}>> BDC")

    # --- graphics state ------------------------------------------------------------------

    def save(self) -> None:
        """``q``."""
        if len(self._stack) >= DEEPEST:
            raise ValueError(f"groups are nested more than {DEEPEST} deep (PDF/A-2 6.1.13)")
        self._stack.append(replace(self.state))
        self.out.append("q")

    def restore(self) -> None:
        """``Q``."""
        self.state = self._stack.pop()
        self.out.append("Q")

    def fill(self, ink: Ink) -> None:
        """Set the colour for fills and text."""
        if ink is self.state.fill_ink:
            return
        self.state.fill_ink = ink
        operator = self._colour(ink, "cs", "scn", self.registry.space.fill)
        if operator != self.state.fill:
            self.state.fill = operator
            self.out.append(operator)

    def font(self, font: Font, vertical: bool, size: float) -> None:
        """Set the font for text, ``size`` in pt."""
        key = id(font), vertical, size
        select = self._fonts.get(key)
        if select is None:
            resource = font.resource(self.registry.document, vertical)
            select = self._fonts[key] = f"{self.used.add('Font', resource)} {num(size)} Tf"
        if select != self.state.font:
            self.state.font = select
            self.out.append(select)

    def _colour(self, ink: Ink, space: str, tint: str, process: str) -> str:
        if ink.spot is None or not self.registry.space.inks:
            known = self._process.get((id(ink), process))
            if known is None:  # the ink is held too, so that its id stays its own
                operator = f"{nums(self.registry.space.components(ink))} {process}"
                known = self._process[id(ink), process] = operator, ink
            return known[0]
        return (
            f"{self.used.add('ColorSpace', self.registry.spot(ink))} {space} {num(ink.tint)} {tint}"
        )

    def stroke(self, stroke: Stroke, scale: float) -> None:
        """Set everything about lines; their lengths grow by ``scale``."""
        state, out = self.state, self.out
        operator = self._colour(stroke.ink, "CS", "SCN", self.registry.space.stroke)
        if operator != state.stroke:
            state.stroke = operator
            out.append(operator)
        width = stroke.width * scale
        if width != state.width:
            state.width = width
            out.append(f"{num(width)} w")
        if stroke.cap != state.cap:
            state.cap = stroke.cap
            out.append(f"{_CAPS[stroke.cap]} J")
        if stroke.join != state.join:
            state.join = stroke.join
            out.append(f"{_JOINS[stroke.join]} j")
        dash = tuple(length * scale for length in stroke.dash)
        if dash != state.dash:
            state.dash = dash
            out.append(f"[{nums(dash)}] 0 d")

    def overprint(self, fill: bool | None, stroke: bool | None) -> None:
        """Set overprint for fills and lines; None where it does not matter."""
        state = self.state
        if not self.registry.space.inks:
            return  # light and grey cover what lies below
        if (fill is None or fill == state.op_fill) and (
            stroke is None or stroke == state.op_stroke
        ):
            return
        new_fill = bool(stroke) if fill is None else fill
        new_stroke = bool(fill) if stroke is None else stroke
        self.graphics(overprint_state(new_fill, new_stroke))
        state.op_fill, state.op_stroke = new_fill, new_stroke

    def graphics(self, entries: str) -> None:
        """``gs`` with an ExtGState of these entries."""
        self.out.append(self.used.add("ExtGState", self.registry.state(entries)) + " gs")

    def content(self) -> bytes:
        """The finished stream."""
        self.unmark()
        text = "\n".join(self.out) + "\n"
        if "nan" in text or "inf" in text:  # no operator, name or hex string holds these
            raise ValueError("an item lies at a place that is not a finite number")
        return text.encode("ascii")
