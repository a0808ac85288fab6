"""Where a picture stands in its box: filled and cropped, or shown whole."""

from __future__ import annotations

from typing import Literal

from infographic.diagnostics import Span
from infographic.frame import Group, Image, Item, PlacedPage, rectangle
from infographic.geometry import Matrix, Rect
from infographic.pictures.art import Art
from infographic.pictures.page import PdfPage
from infographic.pictures.photo import Photo
from infographic.pictures.tone import Toned, Toning
from infographic.record import replace

Fitting = Literal["cover", "contain"]


def shape(picture: object) -> tuple[float, float]:
    """Width and height of art, a photograph or a page in units of its own; a page's are mm."""
    if isinstance(picture, PdfPage):
        return picture.size
    if isinstance(picture, Art):
        return picture.box.width, picture.box.height
    assert isinstance(picture, Photo)
    return float(picture.width), float(picture.height)


def place(size: tuple[float, float], box: Rect, fit: Fitting, focus: tuple[float, float]) -> Rect:
    """The box of the whole picture, mm.

    ``cover`` fills ``box`` and is cropped by it: ``focus`` (shares of the picture) stands as near to the
    middle as the picture's edges allow.  ``contain`` shows all of it in the middle.
    """
    ratios = box.width / size[0], box.height / size[1]
    scale = max(ratios) if fit == "cover" else min(ratios)
    width, height = size[0] * scale, size[1] * scale
    if fit == "contain":
        return Rect(
            box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height
        )
    x = min(max(box.width / 2 - focus[0] * width, box.width - width), 0.0)
    y = min(max(box.height / 2 - focus[1] * height, box.height - height), 0.0)
    return Rect(box.x + x, box.y + y, width, height)


def placed(
    picture: object,
    box: Rect,
    fit: Fitting,
    focus: tuple[float, float],
    toning: Toning,
    span: Span,
) -> Item:
    """A picture in a box, clipped where it is larger."""
    whole = place(shape(picture), box, fit, focus)
    if isinstance(picture, Art):
        scale = whole.width / picture.box.width
        shift = Matrix(
            scale, 0, 0, scale,
            whole.x - picture.box.x * scale, whole.y - picture.box.y * scale,
        )  # fmt: skip
        left, top = max(whole.x, box.x), max(whole.y, box.y)
        right, foot = min(whole.right, box.right), min(whole.bottom, box.bottom)
        clip = rectangle(left, top, right - left, foot - top)
        return Group((Group(picture.items, shift),), clip=clip)
    image: Item
    if isinstance(picture, PdfPage):
        image = PlacedPage(replace(picture, toning=toning), *whole, span=span)
    else:
        assert isinstance(picture, Photo)
        image = Image(Toned(picture, toning), *whole, span=span)
    if whole.width <= box.width + 1e-6 and whole.height <= box.height + 1e-6:
        return image
    return Group((image,), clip=rectangle(*box))
