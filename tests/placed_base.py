"""PDFs that tests place, sound and at fault, and the sheets that they stand on."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

import infographic
from infographic.diagnostics import SpecError
from infographic.writers.pdf.model import fogra39

MM = 72 / 25.4
RED = "{spot: PANTONE 485 C, cmyk: [0, 95, 100, 0]}"

LOGO = f"""\
version: 1
title: 小样
page: {{size: 60 x 40 mm, margin: 6 mm, bleed: 3 mm, grid: {{columns: 1}}}}
body: {{size: 8 pt}}
theme: {{version: 1, inks: {{brand: {RED}}}}}
pages:
  - rows: [{{prose: {{title: 标志, text: 放进去的一页，字是活的。, ink: brand}}, background: second 30 %}}]
  - rows: [{{prose: 第二页。}}]
"""

SHEET = """\
version: 1
title: 图
medium: {medium}
page: {{size: a5, margin: 12 mm, bleed: 3 mm, grid: {{columns: 1}}}}
body: {{size: 10 pt}}
theme: {{version: 1, inks: {{{inks}}}}}
rows:
  - picture:
      file: a.pdf
      alt: 样图
      {keys}
"""


@lru_cache(maxsize=1)
def logo() -> bytes:
    """Two pages of 60 x 40 mm, a spot on the first, by our own renderer."""
    return infographic.render("s.yaml", world=infographic.MemoryWorld({"s.yaml": LOGO})).pdf()


def sheet(data: bytes, keys: str = "", medium: str = "press", inks: str = f"red: {RED}") -> Any:
    spec = SHEET.format(keys=keys, medium=medium, inks=inks)
    world = infographic.MemoryWorld({"s.yaml": spec, "a.pdf": data})
    return infographic.render("s.yaml", world=world)


def told(data: bytes, keys: str = "", **more: str) -> list[tuple[str, str, int, int, str]]:
    """Severity, code, line, column and message of what is said of a placed PDF."""
    try:
        notes = sheet(data, keys, **more).diagnostics
    except SpecError as error:
        notes = error.diagnostics
    return [
        (n.severity, n.code, n.span.line, n.span.column, n.message)
        for n in notes
        if n.code != "underfull"
    ]


def changed(change: Callable[[pikepdf.Pdf], object], data: bytes = b"", **how: Any) -> bytes:
    """A PDF (the logo) with something done to it."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data or logo())) as pdf:
        change(pdf)
        pdf.save(out, **how)
    return out.getvalue()


def drawn(
    content: str,
    resources: Callable[[pikepdf.Pdf], dict[str, Any]] = lambda pdf: {},
    change: Callable[[pikepdf.Pdf], object] = lambda pdf: None,
    size: tuple[float, float] = (60.0, 40.0),
) -> bytes:
    """A page of some mm with operators, made for FOGRA39."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(size[0] * MM, size[1] * MM))
        page.obj.Contents = pdf.make_stream(content.encode())
        page.obj.Resources = Dictionary(resources(pdf))
        profile = pdf.make_stream(fogra39().profile)
        profile.N = 4
        pdf.Root.OutputIntents = Array([
            Dictionary(
                Type=Name.OutputIntent, S=Name.GTS_PDFX, DestOutputProfile=profile,
                OutputConditionIdentifier=pikepdf.String("FOGRA39"),
            )
        ])  # fmt: skip
        change(pdf)
        out = BytesIO()
        as_is = pikepdf.StreamDecodeLevel.none
        pdf.save(out, compress_streams=False, stream_decode_level=as_is)
    return out.getvalue()


def typed(colour: Callable[[Canvas], object]) -> bytes:
    """A line in Helvetica, which reportlab does not embed."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(60 * MM, 40 * MM))
    canvas.setFont("Helvetica", 14)
    colour(canvas)
    canvas.drawString(40, 40, "Logo")
    canvas.save()
    return out.getvalue()
