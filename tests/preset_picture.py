"""The page presets drawn to scale, family by family, for docs/panels.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from infographic.spec.special import page_presets

#: Families by how their names begin; what begins otherwise is of the last one.
_FAMILIES = (("a",), ("b",), ("zhengdu",), ("dadu",), ("board", "rollup"), ())
#: Depth of the largest sheet of a family, and the space between families, px.
_DEPTH, _GAP = 230.0, 26.0
_HEAD = (
    'xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" font-size="8" text-anchor="end"'
)


def _family(name: str) -> int:
    stem = name.partition("-")[0].rstrip("0123456789")
    return next((i for i, stems in enumerate(_FAMILIES) if stem in stems), len(_FAMILIES) - 1)


def _drawn(sizes: Mapping[str, tuple[float, float]], x: float, scale: float) -> Iterator[str]:
    """Sheets on one foot and left edge, each with its name in its upper right corner."""
    for name, (width, height) in sorted(sizes.items(), key=lambda s: -s[1][0] * s[1][1]):
        w, h = width * scale, height * scale
        top = _DEPTH + 1 - h
        yield f'<rect x="{x:.1f}" y="{top:.1f}" width="{w:.1f}" height="{h:.1f}"/>'
        stem, dash, part = name.partition("-")
        shown = dash + part if stem in sizes and part.isdigit() else name
        yield f'<text x="{x + w - 2:.1f}" y="{top + 8:.1f}">{shown}</text>'


def preset_picture() -> str:
    """The picture as SVG."""
    presets = page_presets()
    x, lines = 1.0, []
    for i in range(len(_FAMILIES)):
        sizes = {name: size for name, size in presets.items() if _family(name) == i}
        scale = _DEPTH / max(height for _, height in sizes.values())
        lines += _drawn(sizes, x, scale)
        x += max(width for width, _ in sizes.values()) * scale + _GAP
    size = f'width="{x - _GAP + 1:.0f}" height="{_DEPTH + 2:.0f}"'
    style = "<style>rect{fill:none;stroke:#1d5a86}text{fill:#333}</style>"
    ground = f'<rect {size} style="fill:#fff;stroke:none"/>'
    return "\n".join((f"<svg {_HEAD} {size}>", style, ground, *lines, "</svg>", ""))
