"""Glyph runs as SVG: text that can be selected and searched, or outlines."""

from __future__ import annotations

import base64
import unicodedata
from collections.abc import Sequence

from infographic.fonts.embed import deal
from infographic.fonts.face import Face
from infographic.frame import GlyphRun
from infographic.geometry import MM_PER_PT
from infographic.writers.svg_fonts import may_embed, web_font
from infographic.writers.svg_marks import OWN, attributes, colour, number, outline, text

#: Characters that a viewer would join to others or reorder, whatever places they are given.
_RESTLESS = ("Mn", "Mc", "Me", "Cf")


class Lettering:
    """Writes runs and keeps what they need: glyph outlines, and characters by face."""

    def __init__(self, live: bool) -> None:
        self.live = live
        self._faces: dict[int, tuple[Face, dict[str, int]]] = {}
        self._shapes: dict[tuple[int, int], tuple[str, str]] = {}
        self._known: dict[int, int] = {}
        self._kept: list[Face] = []  # while faces are held their ids stay theirs

    def run(self, run: GlyphRun, dx: float, dy: float, places: int) -> str:
        """One run, moved."""
        assert isinstance(run.face, Face)
        texts = deal([g.text for g in run.glyphs])
        if not self.live:
            drawn = self._outlines(run, range(len(texts)), dx, dy, places)
            return f"<g{attributes(role='img', aria_label=run.text.strip())}>{drawn}</g>"
        plain = [False] * len(texts)
        if may_embed(run.face) and not any(map(_is_restless, run.text)):
            plain = [
                len(t) == 1 and run.face.glyph(t) == g.gid
                for t, g in zip(texts, run.glyphs, strict=True)
            ]
        drawn = self._outlines(run, [i for i, p in enumerate(plain) if not p], dx, dy, places)
        hidden = f'<g aria-hidden="true">{drawn}</g>' if drawn else ""
        return self._text(run, run.face, texts, plain, dx, dy, places) + hidden

    def _text(
        self, run: GlyphRun, face: Face, texts: Sequence[str], plain: Sequence[bool],
        dx: float, dy: float, places: int,
    ) -> str:  # fmt: skip
        """A run as text.  Characters whose glyph no code point reaches are there, unpainted."""
        if not run.text:
            return ""
        em = run.size * MM_PER_PT
        kept = [i for i, t in enumerate(texts) if t]
        home = self._home(face)
        spans: list[str] = []
        start = 0
        while start < len(kept):
            end = start + 1
            lone = not _is_addressable(texts[kept[start]])
            while (
                not lone
                and end < len(kept)
                and plain[kept[end]] is plain[kept[start]]
                and _is_addressable(texts[kept[end]])
            ):
                end += 1
            part = kept[start:end]
            start = end
            chars = "".join(texts[i] for i in part)
            if plain[part[0]]:
                for i in part:
                    home[texts[i]] = run.glyphs[i].gid
            xs = [number(run.x + dx + run.glyphs[i].x * em, places) for i in part]
            ys = [number(run.y + dy + run.glyphs[i].y * em, places) for i in part]
            if len(set(ys)) == 1:
                ys = ys[:1]
            place = attributes(
                x=" ".join(xs), y=" ".join(ys), fill="" if plain[part[0]] else "none"
            )
            spans.append(f"<tspan{place}>{text(chars)}</tspan>")
        style = f' class="{OWN}f{self._number(face)}"' + attributes(
            font_size=number(em, places + 1), fill=colour(run.ink)
        )
        if len(spans) == 1 and plain[kept[0]]:
            return f"<text{style}{spans[0].removeprefix('<tspan').removesuffix('</tspan>')}</text>"
        return f"<text{style}>{''.join(spans)}</text>"

    def _outlines(
        self, run: GlyphRun, which: Sequence[int], dx: float, dy: float, places: int
    ) -> str:
        """Some glyphs of a run, each a use of its outline; units are thousandths of an em."""
        assert isinstance(run.face, Face)
        uses: list[str] = []
        for i in which:
            glyph = run.glyphs[i]
            name = self._shape(run.face, glyph.gid)
            if name:
                place = attributes(x=number(1000 * glyph.x, 1), y=number(1000 * glyph.y, 1))
                uses.append(f'<use xlink:href="#{name}"{place}/>')
        if not uses:
            return ""
        scale = f"{run.size * MM_PER_PT / 1000:.7g}"
        where = f"{number(run.x + dx, places)} {number(run.y + dy, places)}"
        moved = f' transform="translate({where}) scale({scale})"'
        return f"<g{attributes(fill=colour(run.ink))}{moved}>{''.join(uses)}</g>"

    def _shape(self, face: Face, gid: int) -> str:
        """The id of a glyph's outline; empty for a blank."""
        key = (self._number(face), gid)
        if key not in self._shapes:
            data = outline(face.outline(gid, 1000.0), places=1)
            self._shapes[key] = (f"{OWN}g{key[0]}-{gid}" if data else "", data)
        return self._shapes[key][0]

    def _number(self, face: Face) -> int:
        """Faces are counted as they come."""
        if id(face) not in self._known:
            self._known[id(face)] = len(self._known)
            self._kept.append(face)
        return self._known[id(face)]

    def _home(self, face: Face) -> dict[str, int]:
        """Glyphs by character of a face's subset."""
        return self._faces.setdefault(self._number(face), (face, {}))[1]

    def shapes(self) -> str:
        """Definitions of the outlines that were used."""
        return "".join(f'<path id="{name}" d="{d}"/>' for name, d in self._shapes.values() if name)

    def style(self) -> str:
        """A style sheet with the subsets; the real family follows for viewers without them."""
        rules: list[str] = []
        for index, (face, glyphs) in sorted(self._faces.items()):
            families = f'"{_css(face.family)}",sans-serif'
            if glyphs:
                family, data = web_font(face, glyphs)
                kind = "otf" if data[:4] == b"OTTO" else "ttf"
                code = base64.b64encode(data).decode("ascii")
                rules.append(
                    f'@font-face{{font-family:"{family}";font-weight:{face.weight};'
                    f"src:url(data:font/{kind};base64,{code})}}"
                )
                families = f'"{family}",{families}'
            rules.append(f".{OWN}f{index}{{font-family:{families};font-weight:{face.weight}}}")
        return "\n".join(rules)


def _css(name: str) -> str:
    """A name that is safe in a quoted CSS string inside XML."""
    return "".join(c for c in name if c.isalnum() or c in " -_.")


def _is_restless(char: str) -> bool:
    return unicodedata.category(char) in _RESTLESS or unicodedata.bidirectional(char) in (
        "R",
        "AL",
        "AN",
    )


def _is_addressable(chars: str) -> bool:
    """One UTF-16 code unit: viewers disagree about how many places a pair of them takes."""
    return len(chars) == 1 and ord(chars) < 0x10000
