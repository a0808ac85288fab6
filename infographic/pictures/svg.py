"""SVG art to Frame items: paths, shapes, groups, clips and gradients in theme inks.

A colour is written ``var(--gold, #d9a02b)``: browsers show the fallback, the sheet prints the
theme's ink ``gold``.  Nothing else is taken for a colour, so no RGB can slip in.
``data-overprint="fill"``, ``"stroke"`` or ``"fill stroke"``: these inks of an element, or of the elements
in a group, overprint.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.parsers import expat

from infographic.color import Ink, overprint_fault
from infographic.diagnostics import Diagnostic, Span, did_you_mean
from infographic.frame import Gradient, Group, Item, Path, Segments, Shading, Stroke
from infographic.geometry import IDENTITY, PT_PER_MM, Rect
from infographic.patterns import compiled
from infographic.pictures.art import Art
from infographic.pictures.outlines import OUTLINES, transform_of
from infographic.record import dataclass, field, replace

_INK = compiled(r"var\(\s*--([\w-]+)\s*(?:,[^)]*)?\)")
_SILENT = {"title", "desc", "metadata", "defs"}


@dataclass
class Element:
    """An XML element with its place."""

    tag: str
    attributes: dict[str, str]
    line: int
    column: int
    children: list[Element] = field(default_factory=list)
    text: str = ""


class NotSvg(Exception):
    """The bytes are no SVG document; the message says why."""


def parse(data: bytes) -> Element:
    """The element tree of an SVG file.  Raises ``NotSvg``."""
    root: list[Element] = []
    open_: list[Element] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        element = Element(
            name.rsplit(" ", 1)[-1],
            attributes,
            parser.CurrentLineNumber,
            parser.CurrentColumnNumber + 1,
        )
        (open_[-1].children if open_ else root).append(element)
        open_.append(element)

    def text(data: str) -> None:
        if open_:
            open_[-1].text += data

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: open_.pop()
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as fault:
        raise NotSvg(expat.errors.messages.get(fault.code, str(fault))) from None
    if not root or root[0].tag != "svg":
        raise NotSvg(f"the document is <{root[0].tag if root else ''}>, not <svg>")
    return root[0]


@dataclass
class _Reader:
    inks: Mapping[str, Ink]
    file: str
    notes: list[Diagnostic] = field(default_factory=list)
    named: dict[str, Element] = field(default_factory=dict)
    #: Unknown inks by name: the first fault of each (its place in ``notes``) and how many there are.
    unknown: dict[str, tuple[int, int]] = field(default_factory=dict)

    def fault(self, code: str, message: str, element: Element, *hints: str) -> None:
        span = Span(self.file, element.line, element.column, element.line, element.column + 1)
        self.notes.append(Diagnostic(code, message, span, hints=hints))

    def no_ink(self, name: str, message: str, element: Element, *hints: str) -> None:
        """Report an ink that is not there: once a file, however many elements ask for it."""
        at, count = self.unknown.get(name, (len(self.notes), 0))
        self.unknown[name] = (at, count + 1)
        if not count:
            self.fault("unknown-ink", message, element, *hints)

    def told(self) -> list[Diagnostic]:
        """What was wrong; an unknown ink with the number of places that ask for it."""
        notes = list(self.notes)
        for at, count in self.unknown.values():
            if count > 1:
                more = f"{notes[at].message} ({count} times in this file)"
                notes[at] = replace(notes[at], message=more)
        return notes

    # -- paint ------------------------------------------------------------------------

    def ink(self, value: str, element: Element, what: str) -> Ink | None:
        m = _INK.fullmatch(value.strip())
        if m is None:
            self.no_ink(
                value.strip().lower(),
                f"{what} `{value}` names no ink",
                element,
                "write var(--ink-name, #preview)",
            )
            return None
        if m.group(1) not in self.inks:
            self.no_ink(
                f"--{m.group(1)}",
                f"the theme has no ink `{m.group(1)}`",
                element,
                *did_you_mean(m.group(1), self.inks),
            )
            return None
        return self.inks[m.group(1)]

    def gradient(self, reference: str, element: Element) -> Gradient | None:
        name = reference.strip()[5:-1].strip()
        found = self.named.get(name)
        if found is None or found.tag not in ("linearGradient", "radialGradient"):
            self.fault("unsupported-svg", f"no gradient is called `{name}`", element)
            return None
        a = found.attributes
        if a.get("gradientUnits") != "userSpaceOnUse":
            self.fault("unsupported-svg", "a gradient needs gradientUnits=userSpaceOnUse", found)
            return None
        if a.get("spreadMethod", "pad") != "pad":
            self.fault("unsupported-svg", "a gradient that repeats is not drawn", found)
        stops = []
        for stop in found.children:
            if _style(stop).get("stop-opacity", "1").strip() not in _OPAQUE:
                told = (
                    "stop-opacity: end the gradient in an ink or a tint, or set the shape's opacity"
                )
                self.fault("unsupported-svg", told, stop)
            ink = self.ink(_style(stop).get("stop-color", ""), stop, "stop-color")
            offset = stop.attributes.get("offset", "0")
            share = float(offset[:-1]) / 100 if offset.endswith("%") else float(offset)
            if ink is not None:
                stops.append((share, ink))
        if len(stops) < 2:
            if len(stops) == len(found.children):  # else its colours are told
                self.fault("unsupported-svg", f"the gradient `{name}` has not two stops", found)
            return None

        def number(key: str, default: float = 0.0) -> float:
            return float(a.get(key, default))

        matrix = transform_of(a.get("gradientTransform", ""))
        if found.tag == "linearGradient":
            coords: tuple[float, ...] = (number("x1"), number("y1"), number("x2"), number("y2"))
            return Gradient("linear", coords, tuple(stops), matrix)
        cx, cy, r = number("cx"), number("cy"), number("r")
        coords = (number("fx", cx), number("fy", cy), 0.0, cx, cy, r)
        return Gradient("radial", coords, tuple(stops), matrix)

    def over(self, ink: Ink, element: Element) -> Ink:
        """The ink overprinting, where it can."""
        fault = overprint_fault(ink)
        if fault is None:
            return ink.over()
        self.fault(fault[0], f"`{ink.name}`: {fault[1]}", element)
        return ink

    def overprinted(self, gradient: Gradient, element: Element) -> Gradient:
        """The gradient overprinting; paper at an end of it is nothing of the other inks."""
        stops = gradient.stops
        if all(ink.is_paper for _, ink in stops):
            self.over(stops[0][1], element)
            return gradient
        inks = (ink if ink.is_paper else self.over(ink, element) for _, ink in stops)
        return replace(gradient, stops=tuple(zip((at for at, _ in stops), inks, strict=True)))

    def overprints(self, style: Mapping[str, str], element: Element) -> frozenset[str]:
        """Which of an element's inks overprint: fill, stroke."""
        words = frozenset(style.get("data-overprint", "none").split()) - {"none"}
        odd = words - {"fill", "stroke"}
        if odd and "data-overprint" in _style(element):
            message = f"data-overprint `{' '.join(sorted(odd))}`: fill and stroke can overprint"
            self.fault("unsupported-svg", message, element)
        return words

    # -- elements ---------------------------------------------------------------------

    def collect(self, element: Element) -> None:
        """Note everything that has an id."""
        if "id" in element.attributes:
            self.named[element.attributes["id"]] = element
        for child in element.children:
            self.collect(child)

    def items(self, element: Element, inherited: Mapping[str, str]) -> list[Item]:
        style = {**inherited, **_style(element)}
        if element.tag in _SILENT or element.tag in (
            "linearGradient",
            "radialGradient",
            "clipPath",
        ):
            return []
        if element.tag in ("g", "svg"):
            inner = {k: v for k, v in style.items() if k not in ("opacity", "clip-path")}
            children = [i for c in element.children for i in self.items(c, inner)]
            return self.wrapped(children, style, element)
        outline = OUTLINES.get(element.tag)
        if outline is None:
            self.fault(
                "unsupported-svg", f"<{element.tag}> is not drawn", element, "convert it to paths"
            )
            return []
        try:
            segments = outline(element.attributes)
        except (ValueError, IndexError) as fault:
            self.fault("unsupported-svg", f"<{element.tag}>: {fault}", element)
            return []
        return self.wrapped(self.painted(segments, style, element), style, element)

    def painted(self, segments: Segments, style: Mapping[str, str], element: Element) -> list[Item]:
        out: list[Item] = []
        even_odd = style.get("fill-rule") == "evenodd"
        fill_value = style.get("fill")
        stroke = self.stroke(style, element)
        over = self.overprints(style, element)
        if stroke is not None and "stroke" in over:
            stroke = replace(stroke, ink=self.over(stroke.ink, element))
        if fill_value is None:
            if stroke is None:
                self.no_ink("", f"<{element.tag}> has no fill", element)
        elif fill_value.startswith("url("):
            gradient = self.gradient(fill_value, element)
            if gradient:
                gradient = self.overprinted(gradient, element) if "fill" in over else gradient
                out.append(Shading(segments, gradient, even_odd))
            fill_value = None
        fill = None
        if fill_value not in (None, "none"):
            fill = self.ink(str(fill_value), element, "fill")
            fill = self.over(fill, element) if fill is not None and "fill" in over else fill
        alpha = float(style.get("fill-opacity", 1))
        if fill is not None and alpha < 1:
            out.append(Group((Path(segments, fill=fill, even_odd=even_odd),), alpha=alpha))
            fill = None
        if fill is not None or stroke is not None:
            path: Item = Path(segments, fill=fill, stroke=stroke, even_odd=even_odd)
            weak = float(style.get("stroke-opacity", 1))
            out.append(Group((path,), alpha=weak) if stroke and weak < 1 else path)
        return out

    def stroke(self, style: Mapping[str, str], element: Element) -> Stroke | None:
        value = style.get("stroke", "none")
        if value == "none":
            return None
        ink = self.ink(value, element, "stroke")
        if ink is None:
            return None
        width = float(style.get("stroke-width", "1")) * PT_PER_MM
        if width <= 0.0:  # SVG 1.1, 11.4: no stroke
            return None
        dash = tuple(
            float(v) * PT_PER_MM
            for v in compiled(r"[\d.]+").findall(style.get("stroke-dasharray", ""))
        )
        cap: Any = style.get("stroke-linecap", "butt")
        join: Any = style.get("stroke-linejoin", "miter")
        return Stroke(ink, width, cap, join, dash)

    def wrapped(self, items: list[Item], style: Mapping[str, str], element: Element) -> list[Item]:
        """Items under the element's own transform, clip and opacity."""
        own = element.attributes
        try:
            matrix = transform_of(own.get("transform", "")) if own.get("transform") else IDENTITY
        except ValueError as fault:
            self.fault("unsupported-svg", str(fault), element)
            matrix = IDENTITY
        alpha = float(style.get("opacity", 1)) if "opacity" in style else 1.0
        clip: Segments = ()
        reference = style.get("clip-path", "")
        if reference.startswith("url("):
            target = self.named.get(reference[5:-1])
            if target is not None and target.children:
                shape = target.children[0]
                outline = OUTLINES.get(shape.tag)
                clip = outline(shape.attributes) if outline else ()
        if not items or (matrix == IDENTITY and alpha >= 1 and not clip):
            return items
        return [Group(tuple(items), matrix, clip, alpha)]


def _style(element: Element) -> dict[str, str]:
    """Presentation attributes, with an inline ``style`` over them."""
    out = {k: v for k, v in element.attributes.items() if k in _PRESENTATION}
    for part in element.attributes.get("style", "").split(";"):
        key, _, value = part.partition(":")
        if key.strip() in _PRESENTATION:
            out[key.strip()] = value.strip()
    return out


_PRESENTATION = frozenset(
    {
        "fill",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-dasharray",
        "fill-rule",
        "opacity",
        "fill-opacity",
        "stroke-opacity",
        "clip-path",
        "stop-color",
        "stop-opacity",
        "data-overprint",
    }
)

#: How full opacity is written.
_OPAQUE = frozenset({"1", "1.0", "100%"})

InkTable = Mapping[str, Ink]


def read_svg(data: bytes, file: str, inks: InkTable) -> tuple[Art, list[Diagnostic]]:
    """An SVG file as art in theme inks, and what was wrong with it.  Raises ``NotSvg``."""
    root = parse(data)
    box_text = compiled(r"[-\d.]+").findall(root.attributes.get("viewBox", ""))
    if len(box_text) != 4:
        raise NotSvg("it has no viewBox")
    reader = _Reader(inks, file)
    reader.collect(root)
    items = reader.items(root, {})
    title = next((c.text.strip() for c in root.children if c.tag == "title"), "")
    x, y, width, height = (float(v) for v in box_text)
    return Art(Rect(x, y, width, height), tuple(items), title), reader.told()
