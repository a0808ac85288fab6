"""Items to operators: walks a frame, keeps tags and transforms in step with the stream."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, assert_never

from infographic.extent import Box, bounds, common
from infographic.frame import (
    GlyphRun,
    Group,
    Image,
    Item,
    Link,
    Path,
    PlacedPage,
    Shading,
    Tag,
)
from infographic.geometry import IDENTITY, Matrix
from infographic.writers.pdf.canvas import Canvas, State
from infographic.writers.pdf.leaves import UPRIGHT, Leaves, cm, parts
from infographic.writers.pdf.objects import Stream
from infographic.writers.pdf.resources import alpha_state
from infographic.writers.pdf.structure import Structure
from infographic.writers.pdf.syntax import nums

if TYPE_CHECKING:
    from infographic.writers.pdf.links import Links


class Painter(Leaves):
    """Paints items with their tags, transforms, clips and opacity on a canvas.

    Without ``links``, what links hold is painted and leads nowhere.
    """

    def __init__(self, structure: Structure, canvas: Canvas, links: Links | None = None) -> None:
        super().__init__(canvas)
        self.structure = structure
        self.links = links
        #: From user space to the page's, for the boxes of figures.
        self.to_page = IDENTITY
        #: The page's box, pt: what a figure has outside is not there.
        self.page_box: Box | None = None
        #: False inside an Artifact and inside an ActualText: tags there change nothing.
        self.tagging = True

    def paint(self, items: Iterable[Item], ox: float, oy: float) -> None:
        """Paint items; (ox, oy) is where their mm (0, 0) lies in user space, pt, y up."""
        for item in items:
            match item:
                case GlyphRun():
                    if item.glyphs:
                        self.run(item, ox, oy)
                case Path():
                    self.path(item, ox, oy)
                case Tag():
                    self._tag(item, ox, oy)
                case Group():
                    self._group(item, ox, oy)
                case Shading():
                    self.shading(item, ox, oy)
                case Image():
                    self.image(item, ox, oy)
                case PlacedPage():
                    self.placed(item, ox, oy)
                case Link():
                    self._link(item, ox, oy)
                case _:
                    assert_never(item)

    def _tag(self, tag: Tag, ox: float, oy: float) -> None:
        if not self.tagging:
            self.paint(tag.items, ox, oy)
            return
        owner = self.owner
        if tag.role == "Artifact":
            self.owner, self.tagging = None, False
            self.paint(tag.items, ox, oy)
            self.owner, self.tagging = owner, True
            return
        element = self.structure.element(tag, owner or self.structure.root)
        if tag.role == "Figure" and element.bbox is None:
            box = self._box(_outlined(tag.items), ox, oy)
            element.bbox = common(box, self.page_box) if box and self.page_box else box
        # Text may not hang on Document itself: what stands there untagged is an artifact.
        self.owner = None if element is self.structure.root else element
        if tag.actual:
            self._replaced(tag, ox, oy)
        else:
            self.paint(tag.items, ox, oy)
        self.owner = owner

    def _box(self, items: tuple[Item, ...], ox: float, oy: float) -> Box | None:
        """Where items lie on the page, pt."""
        to_user = Matrix(self.k, 0.0, 0.0, -self.k, ox, oy)
        return bounds(items, to_user.then(self.to_page))

    def _link(self, link: Link, ox: float, oy: float) -> None:
        if self.links is None:
            self.paint(link.items, ox, oy)
            return
        owner = self.owner
        element = self.structure.link(owner or self.structure.root)
        if self.tagging:
            self.owner = element
        self.paint(link.items, ox, oy)
        self.owner = owner
        self.links.add(link, element, self._box(link.items, ox, oy))

    def _replaced(self, tag: Tag, ox: float, oy: float) -> None:
        """Items under an ActualText: one Span inside one marked-content id."""
        self.mark()
        sealed = self.sealed
        self.canvas.begin_actual(tag.actual)
        self.sealed, self.tagging, self.replaced = True, False, True
        self.paint(tag.items, ox, oy)
        self.sealed, self.tagging, self.replaced = sealed, True, False
        self.canvas.out.append("EMC")

    def _group(self, group: Group, ox: float, oy: float) -> None:
        if not group.items or group.alpha <= 0.0:
            return
        m, k, to_page, sealed = group.transform, self.k, self.to_page, self.sealed
        scale, linear = parts(m)
        if scale == 0.0:
            return
        x, y = ox + k * m.e, oy - k * m.f
        self.k = k * scale
        if linear == UPRIGHT and not group.clip and group.alpha >= 1.0:
            self.paint(group.items, x, y)
            self.k = k
            return
        canvas = self.canvas
        if not sealed and _has_tags(group.items, self.links is not None):
            canvas.unmark()  # marks open and close inside this q
        else:
            self.mark()
            self.sealed = True
        canvas.save()
        if linear != UPRIGHT:
            canvas.out.append(cm(linear, x, y))
            self.to_page = Matrix(*linear, x, y).then(to_page)
            x = y = 0.0
        if group.clip:
            self.clip(group.clip, x, y)
        if group.alpha < 1.0:
            canvas.graphics(alpha_state(group.alpha))
        if group.alpha < 1.0 and not _is_single(group.items):
            self._form(group.items, x, y)
        else:
            self.paint(group.items, x, y)
        if not self.sealed:
            canvas.unmark()
        canvas.restore()
        self.k, self.to_page, self.sealed = k, to_page, sealed

    def _form(self, items: tuple[Item, ...], ox: float, oy: float) -> None:
        """Items as one transparency group, so that opacity applies to their union."""
        box = bounds(items, Matrix(self.k, 0.0, 0.0, -self.k, ox, oy))
        if box is None:
            return
        outer = self.canvas
        container = self.structure.container(outer.container.page)
        inner = Canvas(outer.registry, container, State())
        form = Stream(b"", {"Type": "/XObject", "Subtype": "/Form"})
        container.form = outer.registry.document.ref(form)
        self.canvas = inner
        self.paint(items, ox, oy)
        self.canvas = outer
        form.content = inner.content()
        entries = form.dictionary
        entries["BBox"] = f"[{nums((box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1))}]"
        entries["Group"] = outer.registry.group()
        entries["Resources"] = inner.used.dictionary()
        if container.owners:
            entries["StructParents"] = container.key
        reference = (outer.registry.form_name(), container.form)
        outer.out.append(outer.used.add("XObject", reference) + " Do")


def _outlined(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """A picture that fills its clip, as the clip: for its box nobody needs its thousands of
    points."""
    if len(items) != 1 or not isinstance(items[0], Group):
        return items
    group = items[0]
    inner = (Path(group.clip),) if group.clip else _outlined(group.items)
    return (Group(inner, group.transform),)


def _is_single(items: tuple[Item, ...]) -> bool:
    """True when the items paint one thing only, so that plain opacity is right."""
    if len(items) != 1:
        return False
    item = items[0]
    if isinstance(item, (Tag, Link)):
        return _is_single(item.items)
    if isinstance(item, Group):
        # Opacities multiply; a second `gs` would replace the first.
        return item.alpha >= 1.0 and _is_single(item.items)
    if isinstance(item, PlacedPage):
        return False
    return not isinstance(item, Path) or item.fill is None or item.stroke is None


def _has_tags(items: tuple[Item, ...], linked: bool) -> bool:
    """True when structure elements begin among the items; links do where they are ``linked``."""
    return any(
        isinstance(i, Tag)
        or (isinstance(i, Link) and linked)
        or (isinstance(i, (Group, Link)) and _has_tags(i.items, linked))
        for i in items
    )
