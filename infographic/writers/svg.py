"""A frame as SVG in millimetres, for screens, editors and cutters.

Text is live by default: every character stands in the file, at its place, in an embedded
subset.  Colours are the output profile's, by ``color.srgb``.  Same frame, same bytes.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Iterable
from typing import Literal, assert_never

from infographic.digest import digest_of
from infographic.frame import (
    Frame,
    GlyphRun,
    Group,
    Image,
    Item,
    Link,
    Path,
    PlacedPage,
    Segments,
    Shading,
    Tag,
)
from infographic.geometry import Matrix
from infographic.pictures.tone import Toned
from infographic.writers.svg_marks import (
    OWN,
    attributes,
    colour,
    gradient,
    number,
    outline,
    places_for,
    stroke,
    text,
    transform,
)
from infographic.writers.svg_text import Lettering

#: What a structure type is to assistive technology; types without a word of their own are
#: plain groups.
_ROLES = {
    "Document": "document",
    "H1": "heading",
    "H2": "heading",
    "H3": "heading",
    "H4": "heading",
    "P": "paragraph",
    "L": "list",
    "LI": "listitem",
    "Caption": "caption",
    "Table": "table",
    "TR": "row",
    "TH": "columnheader",
    "TD": "cell",
    "Note": "note",
}

_PAPER = "#ffffff"

#: Stands for a definition's id until it has one.
_ID = "\x01"

#: Set on the root, so that nothing leaks into a page that holds several of these files.
_ROOT_STYLE = (
    "white-space:pre;font-kerning:none;font-variant-ligatures:none;font-synthesis:none;"
    "text-rendering:geometricPrecision"
)


def svg(
    frame: Frame,
    *,
    bleed: float = 0.0,
    title: str,
    lang: str,
    text: Literal["live", "outlines"] = "live",
) -> bytes:
    """The frame with ``bleed`` mm around it; ``title`` and ``lang`` as in the PDF.

    ``text``: "live" keeps it as text with embedded subsets, "outlines" draws every glyph.
    """
    return _Writer(text == "live").file(frame, bleed, title, lang)


class _Writer:
    def __init__(self, live: bool) -> None:
        self.letters = Lettering(live)
        self.out: list[str] = []
        #: Ids of gradients and clips, by what they are.
        self.names: dict[str, str] = {}
        self.keys: set[tuple[str, str]] = set()
        #: False inside what is hidden or has one text for all: tags there change nothing.
        self.tagging = True

    def file(self, frame: Frame, bleed: float, title: str, lang: str) -> bytes:
        """The whole file."""
        left = number(-bleed)
        width, height = number(frame.width + 2 * bleed), number(frame.height + 2 * bleed)
        box = f"{left} {left} {width} {height}"
        sheet = f"<rect{attributes(x=left, y=left, width=width, height=height, fill=_PAPER)}/>"
        self.items(frame.items, 0.0, 0.0, 1.0)
        style = self.letters.style()
        definitions = "".join(e.replace(_ID, name) for e, name in self.names.items())
        parts = [
            f"<title>{text(title)}</title>",
            f"<style>{style}</style>" if style else "",
            f"<defs>{definitions}{self.letters.shapes()}</defs>",
            f'<g aria-hidden="true">{sheet}</g>',
            *self.out,
        ]
        body = "\n".join(p for p in parts if p)
        # Ids and classes carry the file's own name: several files may stand in one page.
        own = "i" + digest_of((box + body).encode()).hexdigest()[:8]
        root = attributes(
            xmlns="http://www.w3.org/2000/svg",
            width=f"{width}mm",
            height=f"{height}mm",
            viewBox=box,
            lang=lang,
            style=_ROOT_STYLE,
            stroke_miterlimit="10",
        )
        extra = f' xmlns:xlink="http://www.w3.org/1999/xlink"{_lang(lang)}'
        head = f'<?xml version="1.0" encoding="UTF-8"?>\n<svg{root}{extra}>\n'
        return (head + body.replace(OWN, own) + "\n</svg>\n").encode()

    def items(self, items: Iterable[Item], dx: float, dy: float, scale: float) -> None:
        """Items moved by (dx, dy), where one unit is ``scale`` mm."""
        places = places_for(scale)
        for item in items:
            match item:
                case GlyphRun():
                    if item.glyphs:
                        self.out.append(self.letters.run(item, dx, dy, places))
                case Path():
                    self._path(item, dx, dy, places)
                case Shading():
                    self._shading(item, dx, dy, places)
                case Image():
                    assert isinstance(item.picture, Toned)
                    self._image(item, item.picture.web(), dx, dy, places)
                case PlacedPage():
                    from infographic.writers.svg_placed import shown

                    self._image(item, shown(item, scale), dx, dy, places)
                case Group():
                    self._group(item, dx, dy, scale)
                case Tag():
                    self._tag(item, dx, dy, scale)
                case Link():
                    self._link(item, dx, dy, scale)
                case _:
                    assert_never(item)

    def _path(self, path: Path, dx: float, dy: float, places: int) -> None:
        if not path.segments or (path.fill is None and path.stroke is None):
            return
        paint = attributes(
            d=outline(path.segments, dx, dy, places),
            fill="none" if path.fill is None else colour(path.fill),
            fill_rule="evenodd" if path.even_odd else "",
        )
        line = "" if path.stroke is None else stroke(path.stroke, places)
        self.out.append(f"<path{paint}{line}/>")

    def _shading(self, item: Shading, dx: float, dy: float, places: int) -> None:
        if not item.segments:
            return
        name = self._define(gradient(item.gradient, _ID, dx, dy))
        paint = attributes(
            d=outline(item.segments, dx, dy, places),
            fill_rule="evenodd" if item.even_odd else "",
        )
        self.out.append(f'<path{paint} fill="url(#{name})"/>')

    def _image(
        self,
        image: Image | PlacedPage,
        web: tuple[str, bytes],
        dx: float,
        dy: float,
        places: int,
    ) -> None:
        """A photograph or a placed page as what a screen shows of it, inside the file."""
        kind, data = web
        place = attributes(
            x=number(image.x + dx, places),
            y=number(image.y + dy, places),
            width=number(image.width, places),
            height=number(image.height, places),
            preserveAspectRatio="none",
        )
        source = f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
        self.out.append(f'<image{place} xlink:href="{source}"/>')

    def _group(self, group: Group, dx: float, dy: float, scale: float) -> None:
        if not group.items or group.alpha <= 0.0:
            return
        m = group.transform
        values: dict[str, str] = {}
        if m.is_translation:
            dx, dy = dx + m.e, dy + m.f
        else:
            size = math.sqrt(abs(m.a * m.d - m.b * m.c))
            if size == 0.0:
                return
            values["transform"] = transform(m.then(Matrix.translate(dx, dy)))
            dx = dy = 0.0
            scale *= size
        if group.alpha < 1.0:
            values["opacity"] = number(group.alpha, 4)
        clip = self._clip(group.clip, dx, dy, scale) if group.clip else ""
        if not values and not clip:
            self.items(group.items, dx, dy, scale)
            return
        self.out.append(f"<g{attributes(**values)}{clip}>")
        self.items(group.items, dx, dy, scale)
        self.out.append("</g>")

    def _clip(self, segments: Segments, dx: float, dy: float, scale: float) -> str:
        data = attributes(d=outline(segments, dx, dy, places_for(scale)))
        name = self._define(f'<clipPath id="{_ID}"><path{data}/></clipPath>')
        return f' clip-path="url(#{name})"'

    def _define(self, element: str) -> str:
        """The id of a definition, which is written once; ``_ID`` in it stands for it."""
        return self.names.setdefault(element, f"{OWN}d{len(self.names)}")

    def _tag(self, tag: Tag, dx: float, dy: float, scale: float) -> None:
        if not self.tagging:
            self.items(tag.items, dx, dy, scale)
            return
        opening, named = self._opening(tag)
        self.out.append(opening)
        self.tagging = not named
        self.items(tag.items, dx, dy, scale)
        self.tagging = True
        self.out.append("</g>")

    def _link(self, link: Link, dx: float, dy: float, scale: float) -> None:
        """An address can be followed; other pages are other files, of names not known here."""
        if not link.uri:
            self.items(link.items, dx, dy, scale)
            return
        self.out.append(f"<a{attributes(href=link.uri)}>")
        self.items(link.items, dx, dy, scale)
        self.out.append("</a>")

    def _opening(self, tag: Tag) -> tuple[str, bool]:
        """The start of a tag's group, and whether it speaks for everything inside."""
        if tag.role == "Artifact":
            return '<g aria-hidden="true">', True
        lang = _lang(tag.lang) + attributes(lang=tag.lang)
        if tag.role == "Figure" and tag.alt:
            name = attributes(role="img", aria_label=tag.alt)
            return f"<g{name}{lang}><title>{text(tag.alt)}</title>", True
        role = "" if self._continues(tag) else _ROLES.get(tag.role, "")
        level = tag.role[1] if role == "heading" else ""
        label = ""
        if tag.actual:
            # Its own role, where it has one, may have a name; other groups are read as one.
            label = attributes(aria_label=tag.actual)
            role = role if role == "heading" else "img"
        return f"<g{attributes(role=role, aria_level=level)}{label}{lang}>", bool(tag.actual)

    def _continues(self, tag: Tag) -> bool:
        """True for a further piece of an element that has begun (a paragraph's next column)."""
        if not tag.key:
            return False
        known = (tag.role, tag.key) in self.keys
        self.keys.add((tag.role, tag.key))
        return known


def _lang(lang: str) -> str:
    return f' xml:lang="{text(lang)}"' if lang else ""
