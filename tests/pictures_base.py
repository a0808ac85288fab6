"""Photographs that tests make, specs that place them, and what finished files hold of them."""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image, ImageChops

import infographic
from infographic.diagnostics import SpecError

MM = 72 / 25.4
#: A page on which 300 pixels are enough.
SMALL = "56 x 90 mm"
SIZE = (1250, 1000)


def colours(size: tuple[int, int] = SIZE) -> Image.Image:
    """Every hue from light to dark, no greys."""
    hue = Image.linear_gradient("L").rotate(90).resize(size)
    value = Image.linear_gradient("L").resize(size)
    full = Image.new("L", size, 200)
    return Image.merge("HSV", (hue, full, value)).convert("RGB")


def inked(size: tuple[int, int] = SIZE) -> Image.Image:
    """CMYK of at most 300 %."""
    ramp = Image.linear_gradient("L").resize(size).point([v // 2 for v in range(256)])
    return Image.merge("CMYK", (ramp, ramp.rotate(90).resize(size), ramp, ramp))


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(image: Image.Image, **options: Any) -> bytes:
    return saved(image, "JPEG", quality=90, **options)


@lru_cache(maxsize=1)
def photo() -> bytes:
    return jpeg(colours())


SPEC = """\
version: 1
title: 图
medium: {medium}
page: {{size: {size}, margin: 12 mm, bleed: 3 mm, grid: {{columns: 1}}}}
body: {{size: 10 pt}}
rows:
  - picture:
      file: a.pic
      alt: 样图
      {keys}
"""


def render(
    data: bytes, keys: str = "depth: 60 mm", medium: str = "press", size: str = "a5"
) -> infographic.Rendering:
    spec = SPEC.format(keys=keys, medium=medium, size=size)
    world = infographic.MemoryWorld({"s.yaml": spec, "a.pic": data})
    return infographic.render("s.yaml", world=world)


def said(data: bytes, keys: str = "depth: 60 mm", **more: str) -> list[tuple[str, str, int, int]]:
    try:
        notes = render(data, keys, **more).diagnostics
    except SpecError as error:
        notes = error.diagnostics
    return [
        (n.severity, n.code, n.span.line, n.span.column) for n in notes if n.code != "underfull"
    ]


@lru_cache(maxsize=8)  # its objects live as long as it does
def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def images(pdf: bytes) -> list[Any]:
    """The pictures of the first page, soft masks not counted, each once."""
    with_names = opened(pdf).pages[0].Resources.get("/XObject", {})
    found = {v.objgen: v for v in with_names.values() if v.Subtype == "/Image"}
    return list(found.values())


def only(pdf: bytes) -> Any:
    (found,) = images(pdf)
    return found


def pixels(stream: Any, mode: str) -> Image.Image:
    return Image.frombytes(mode, (int(stream.Width), int(stream.Height)), stream.read_bytes())


def most(image: Image.Image) -> int:
    return max(int(high) for _, high in image.getextrema()) if len(image.getbands()) > 1 else int(image.getextrema()[1])  # type: ignore[index,arg-type]  # fmt: skip


def difference(one: Image.Image, other: Image.Image) -> int:
    return most(ImageChops.difference(one, other))


def matrices(pdf: bytes) -> list[list[float]]:
    content = opened(pdf).pages[0].Contents.read_bytes().decode()
    return [
        [float(v) for v in m.split()] for m in re.findall(r"q\n([-\d. ]+) cm\n/I\d+ Do", content)
    ]


#: Keys of a picture that is a map; its number follows.
MAP = "depth: 60 mm\n      map: "
