"""Colour in a finished file: spaces, operators, coverage, and what text is printed in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from checker.geom import inside
from checker.interpret import Glyph, Page, Paint

FOREIGN = {"/DeviceRGB", "/CalRGB", "/CalGray", "/Lab", "/ICCBased", "/RGB"}
RGB_OPS = {"rg", "RG"}


def names(value: Any, trail: str, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Every name below an object, with the way to it; indirect objects are not followed."""
    if isinstance(value, pikepdf.Name):
        yield str(value), trail
    elif isinstance(value, pikepdf.Array):
        for n, item in enumerate(value):
            if n == 0 or not getattr(item, "is_indirect", False):
                yield from names(item, f"{trail}[{n}]", depth + 1)
    elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, item in value.items():
            if not getattr(item, "is_indirect", False):
                yield from names(item, trail + key, depth + 1)


def space_faults(pdf: Any) -> list[str]:
    """Colour spaces that do not belong in a CMYK press file, in any object of the file."""
    return [
        f"{name} in object {n}{trail}"
        for n, item in enumerate(pdf.objects, 1)
        for name, trail in names(item, "")
        if name in FOREIGN
    ]


def content_streams(pdf: Any) -> Iterator[tuple[str, Any]]:
    for number, page in enumerate(pdf.pages, 1):
        yield f"page {number}", page
    for number, item in enumerate(pdf.objects, 1):
        if not isinstance(item, pikepdf.Stream):
            continue
        if str(item.get("/Subtype")) == "/Form" or "/PatternType" in item:
            yield f"object {number}", item


def rgb_operators(pdf: Any) -> list[str]:
    return [
        f"{instruction.operator} in {where}"
        for where, stream in content_streams(pdf)
        for instruction in pikepdf.parse_content_stream(stream)
        if str(instruction.operator) in RGB_OPS
    ]


def peak(function: Any) -> list[float]:
    """Coverages (0..n) at the stops of a function."""
    kind = int(function.FunctionType)
    if kind == 2:
        ends = [function.get("/C0", [0]), function.get("/C1", [1])]
        return [sum(float(v) for v in end) for end in ends]
    if kind == 3:
        return [v for part in function.Functions for v in peak(part)]
    if kind == 0:
        count = len(function.Range) // 2
        data = function.read_bytes()
        if int(function.BitsPerSample) != 8:
            raise ValueError("sampled function is not 8 bit")
        return [sum(data[i : i + count]) / 255 for i in range(0, len(data), count)]
    raise ValueError(f"function type {kind}")


def functions(shading: Any) -> list[Any]:
    found = shading.get("/Function")
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def coverage_of(op: str, args: tuple[Any, ...]) -> float:
    """The nominal ink coverage one colour operator, shading or picture asks for, in percent."""
    if op in {"k", "K"}:
        return 100 * sum(args)
    if op in {"g", "G"}:
        return 100 * (1 - args[0])
    if op == "sh":
        parts = [peak(f) for f in functions(args[0])]
        if isinstance(args[0].get("/Function"), pikepdf.Array):
            return 100 * sum(max(p) for p in parts)
        return 100 * max((v for p in parts for v in p), default=0)
    if op in {"sc", "scn", "SC", "SCN"} and len(args) > 1:
        space, *tints = args
        if isinstance(space, pikepdf.Array) and str(space[0]) == "/Separation":
            return 100 * max(peak(space[3])) * max(float(t) for t in tints)
        return 100 * sum(float(t) for t in tints)
    if op == "Do" and str(args[0].get("/ColorSpace", "")) == "/DeviceCMYK":
        data = args[0].read_bytes()
        return max(sum(data[i : i + 4]) for i in range(0, len(data), 4)) / 2.55
    return 0


def coverage_faults(page: Page, limit: float = 300) -> list[str]:
    found = {}
    for op, args in page.colour_ops:
        value = coverage_of(op, args)
        if value > limit + 0.01:
            found[f"{op} {args if op in 'kK' else ''} asks for {value:.0f} %"] = None
    return list(found)


def inks(glyph: Glyph) -> tuple[float, float, float, float]:
    """A glyph's fill as CMYK; grey counts as black."""
    space, values = glyph.fill
    if space == "DeviceGray":
        return 0.0, 0.0, 0.0, 1 - float(values[0])
    if space == "DeviceCMYK":
        c, m, y, k = (float(v) for v in values)
        return c, m, y, k
    raise ValueError(f"text in {space}")


def runs(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Neighbouring glyphs of one element in one ink and size."""
    run: list[Glyph] = []
    for glyph in glyphs:
        same = run and (glyph.fill, glyph.mcid, glyph.size) == (
            run[0].fill,
            run[0].mcid,
            run[0].size,
        )
        if run and not same:
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def describe(run: list[Glyph]) -> str:
    text = "".join(g.text for g in run)
    short = text if len(text) <= 24 else f"{text[:24]}…"
    values = " ".join(f"{100 * v:g}" for v in inks(run[0]))
    return f"“{short}” ({run[0].size:.1f} pt, inks {values}, x {run[0].x:.0f}, y {run[0].y:.0f})"


def near_black_faults(glyphs: list[Glyph]) -> list[str]:
    """Near-black text under 36 pt in more than the black ink."""
    faults = []
    for run in runs(glyphs):
        c, m, y, k = inks(run[0])
        light = (1 - min(1, k)) * (1 - (min(1, c) + min(1, m) + min(1, y)) / 3)
        if run[0].size < 36 and light < 0.2 and max(c, m, y) > 0:
            faults.append(describe(run))
    return faults


def accent_faults(glyphs: list[Glyph], limit: float = 36) -> list[str]:
    """Small accent text printed from more than two inks."""
    return [
        describe(run)
        for run in runs(glyphs)
        if run[0].size < limit and sum(v > 0 for v in inks(run[0])) > 2
    ]


def ground(glyph: Glyph, paints: list[Paint]) -> Paint | None:
    """The last area painted under a glyph's middle before it was shown (by outline box)."""
    x, y = (glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2
    under = None
    for paint in paints:
        solid = paint.fill or paint.op in {"sh", "Do", "BI"}
        if solid and paint.order < glyph.order and paint.box and inside(paint.box, x, y):
            under = paint
    return under


def covered(page: Page) -> list[str]:
    """Glyphs that a rectangle painted later hides."""
    last = [p for p in page.paints if p.filled_rect and p.box]
    faults = []
    for run in runs(page.glyphs):
        for glyph in run:
            x, y = (glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2
            if any(p.order > glyph.order and p.box and inside(p.box, x, y) for p in last):
                faults.append(describe(run))
                break
    return faults


def body_ink_faults(page: Page, body: list[Glyph]) -> list[str]:
    """Body text that is neither K100 alone nor paper white on a dark ground."""
    faults = []
    for run in runs(body):
        values = inks(run[0])
        if values == (0, 0, 0, 1):
            continue
        if values == (0, 0, 0, 0):
            under = ground(run[0], page.paints)
            if under and under.fill and under.fill[0] == "DeviceCMYK" and sum(under.fill[1]) >= 1:
                continue
        faults.append(describe(run))
    return faults
