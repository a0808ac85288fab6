"""Facts of a press file: boxes, fonts, metadata, sizes, margins, bleed."""

from __future__ import annotations

import ctypes
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
from pypdfium2 import raw

from checker.geom import MM, Box
from checker.ink import describe, runs
from checker.interpret import Glyph, Page

NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
}
SUBSET = re.compile(r"/[A-Z]{6}\+.+")
RENDERED_DPI = 72


def box_of(page: Any, name: str) -> Box:
    x0, y0, x1, y1 = (float(v) for v in page.obj[name])
    return x0, y0, x1, y1


def box_faults(page: Any, width: float, height: float, bleed: float) -> list[str]:
    """Trim size, bleed and nesting of the boxes; sizes in mm, exact to 0.01 mm."""
    missing = [n for n in ("/MediaBox", "/TrimBox", "/BleedBox") if n not in page.obj]
    if missing:
        return [f"{name} is missing" for name in missing]
    faults = []
    trim, spread, media = (box_of(page, n) for n in ("/TrimBox", "/BleedBox", "/MediaBox"))
    size = (trim[2] - trim[0]) / MM, (trim[3] - trim[1]) / MM
    if abs(size[0] - width) > 0.01 or abs(size[1] - height) > 0.01:
        faults.append(f"TrimBox is {size[0]:.3f} x {size[1]:.3f} mm")
    sides = [trim[0] - spread[0], trim[1] - spread[1], spread[2] - trim[2], spread[3] - trim[3]]
    faults += [f"bleed is {s / MM:.3f} mm" for s in sides if abs(s / MM - bleed) > 0.01]
    if any(a < b - 0.001 for a, b in zip(spread[:2], media[:2], strict=True)) or any(
        a > b + 0.001 for a, b in zip(spread[2:], media[2:], strict=True)
    ):
        faults.append("BleedBox reaches out of MediaBox")
    if "/ArtBox" in page.obj:
        faults.append("an ArtBox stands beside the TrimBox")
    if "/CropBox" in page.obj and box_of(page, "/CropBox") != media:
        faults.append("CropBox differs from MediaBox")
    return faults


def all_fonts(pdf: Any) -> list[Any]:
    """Font dictionaries of the file that pages use (descendants are read through them)."""
    return [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary)
        and str(item.get("/Type")) == "/Font"
        and not str(item.get("/Subtype", "")).startswith("/CIDFont")
    ]


def font_faults(pdf: Any) -> list[str]:
    faults = []
    for font in all_fonts(pdf):
        name = str(font.get("/BaseFont"))
        carrier = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = carrier.get("/FontDescriptor", {})
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            faults.append(f"{name} is not embedded")
        if not SUBSET.fullmatch(name):
            faults.append(f"{name} carries no subset tag")
        if "/ToUnicode" not in font:
            faults.append(f"{name} has no ToUnicode")
    return faults


def glyph_map_faults(page: Page) -> list[str]:
    """Shown glyphs without text of their own."""
    return sorted(
        {f"a glyph of {g.font} has no text" for g in page.glyphs if g.text in ("", "\ufffd")}
    )


def xmp_values(data: bytes) -> dict[str, str]:
    """The properties of an XMP packet by prefix:name, first item of a list."""
    root = ET.fromstring(data.decode("utf-8"))
    found = {}
    prefixes = {uri: prefix for prefix, uri in NS.items()}
    for description in root.iter(f"{{{NS['rdf']}}}Description"):
        for key, value in description.attrib.items():
            uri, _, name = key[1:].partition("}")
            found[f"{prefixes.get(uri, uri)}:{name}"] = value
        for node in description:
            uri, _, name = node.tag[1:].partition("}")
            item = node.find(".//rdf:li", NS)
            text = (item if item is not None else node).text or ""
            found[f"{prefixes.get(uri, uri)}:{name}"] = text.strip()
    return found


INFO_TO_XMP = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
    "/Trapped": "pdf:Trapped",
}
DATES = {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)[:14]


def metadata_faults(pdf: Any) -> list[str]:
    if "/Metadata" not in pdf.Root:
        return ["the catalog has no metadata stream"]
    try:
        xmp = xmp_values(pdf.Root.Metadata.read_bytes())
    except (ET.ParseError, UnicodeDecodeError) as error:
        return [f"XMP does not parse: {error}"]
    info = {key: str(value).lstrip("/") for key, value in pdf.docinfo.items()}
    faults = []
    for key, name in INFO_TO_XMP.items():
        if info.get(key) != xmp.get(name):
            faults.append(f"Info {key} is {info.get(key)!r}, XMP {name} is {xmp.get(name)!r}")
    for key, name in DATES.items():
        if digits(info.get(key, "")) != digits(xmp.get(name, "")):
            faults.append(f"Info {key} is {info.get(key)!r}, XMP {name} is {xmp.get(name)!r}")
    if xmp.get("dc:language") != str(pdf.Root.get("/Lang", "")):
        faults.append(f"Lang is {pdf.Root.get('/Lang')!r}, dc:language {xmp.get('dc:language')!r}")
    return faults


def catalog_faults(pdf: Any) -> list[str]:
    root = pdf.Root
    facts = {
        "Lang": bool(str(root.get("/Lang", ""))),
        "Title": bool(str(pdf.docinfo.get("/Title", ""))),
        "MarkInfo": bool(root.get("/MarkInfo", {}).get("/Marked", False)),
        "StructTreeRoot": "/StructTreeRoot" in root,
        "DisplayDocTitle": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
    }
    return [f"{name} is missing" for name, there in facts.items() if not there]


def margin_faults(glyphs: list[Glyph], trim: Box, safe: float) -> list[str]:
    """Text whose ink comes nearer to the trim edge than the safe zone allows (points)."""
    x0, y0, x1, y1 = trim[0] + safe, trim[1] + safe, trim[2] - safe, trim[3] - safe
    faults = []
    for run in runs(glyphs):
        out = [
            g
            for g in run
            if g.ink and (g.ink[0] < x0 or g.ink[1] < y0 or g.ink[2] > x1 or g.ink[3] > y1)
        ]
        if out:
            faults.append(describe(out))
    return faults


def small_text(glyphs: list[Glyph], least: float) -> list[str]:
    return [describe(run) for run in runs(glyphs) if run[0].size < least - 0.005]


def hidden_text(glyphs: list[Glyph]) -> list[str]:
    return [describe(run) for run in runs(glyphs) if run[0].mode != 0]


def collisions(glyphs: list[Glyph], least: float = 0.6) -> list[str]:
    """Pairs of glyphs whose ink boxes overlap by more than a hair in both directions."""
    cell = 40.0
    grid: dict[tuple[int, int], list[Glyph]] = {}
    for g in glyphs:
        if g.ink:
            for i in range(int(g.ink[0] // cell), int(g.ink[2] // cell) + 1):
                for j in range(int(g.ink[1] // cell), int(g.ink[3] // cell) + 1):
                    grid.setdefault((i, j), []).append(g)
    found = {}
    for group in grid.values():
        for n, a in enumerate(group):
            for b in group[n + 1 :]:
                assert a.ink and b.ink
                wide = min(a.ink[2], b.ink[2]) - max(a.ink[0], b.ink[0])
                high = min(a.ink[3], b.ink[3]) - max(a.ink[1], b.ink[1])
                if wide > least and high > least:
                    found[a.order, b.order] = f"{a.text} and {b.text} by {wide:.1f} x {high:.1f} pt"
    return list(found.values())


def pdfium_origins(path: Path) -> list[tuple[str, float, float]]:
    """The characters pdfium finds on the first page, with the origins it gives them."""
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    found = []
    for n in range(text.count_chars()):
        if not raw.FPDFText_IsGenerated(text.raw, n):
            raw.FPDFText_GetCharOrigin(text.raw, n, x, y)
            found.append((chr(raw.FPDFText_GetUnicode(text.raw, n)), x.value, y.value))
    for part in (text, page, document):
        part.close()
    return found


def render(path: Path) -> np.ndarray:
    """The first page as RGB at one pixel a point, rows from the top."""
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    image = page.render(scale=RENDERED_DPI / 72).to_numpy()[:, :, :3].copy()
    page.close()
    document.close()
    return image


def bleed_faults(image: np.ndarray, bleed: float, white: list[Box]) -> list[str]:
    """Places where colour stands just inside the trim edge but not at the bleed edge.

    Areas drawn in paper white may end there: their boxes (points, y up) are left out.
    """
    height = image.shape[0]
    depth = round(bleed) + 2
    bare_at_edge = (image >= 253).all(axis=2)
    for x0, y0, x1, y1 in white:
        rows = slice(max(0, int(height - y1)), max(0, int(height - y0) + 1))
        bare_at_edge[rows, max(0, int(x0)) : max(0, int(x1) + 1)] = False
    faults = []
    for name, view in {
        "left": bare_at_edge,
        "right": bare_at_edge[:, ::-1],
        "top": bare_at_edge.T,
        "bottom": bare_at_edge[::-1].T,
    }.items():
        bare = np.flatnonzero(~view[:, depth] & view[:, 1])
        if bare.size:
            faults.append(f"{bare.size} pt of the {name} edge, {bare[0]}..{bare[-1]}, stay bare")
    return faults


def painted(image: np.ndarray) -> dict[str, float]:
    """The share of each bleed edge that carries colour."""
    edges = {"left": image[:, 1], "right": image[:, -2], "top": image[1], "bottom": image[-2]}
    return {name: float((edge < 253).any(axis=1).mean()) for name, edge in edges.items()}
