"""Resources of a document, each written once, and which of them a content stream uses."""

from __future__ import annotations

from infographic.color import Ink
from infographic.frame import Gradient
from infographic.pictures.page import PdfPage
from infographic.pictures.tone import Toned
from infographic.writers.pdf.fonts import Faces, Setting
from infographic.writers.pdf.media import ColorSpace
from infographic.writers.pdf.objects import Dict, Document, Packed
from infographic.writers.pdf.shading import needed, shading, spot_of, tints
from infographic.writers.pdf.syntax import name, num, nums
from infographic.writers.ramp import ramp


class Registry:
    """Names and references of everything shared between content streams."""

    def __init__(
        self,
        document: Document,
        faces: Faces,
        space: ColorSpace,
        *,
        outlines: bool = False,
    ) -> None:
        self.document = document
        self.space = space
        #: Glyphs are drawn as paths, over text that is not seen.
        self.outlines = outlines
        self._fonts = faces.settings
        #: How every run is told, by its id.
        self.runs = faces.runs
        self._spots: dict[str, tuple[tuple[float, ...], str, str]] = {}
        self._spaces: dict[tuple[str, ...], str] = {}
        self._states: dict[str, tuple[str, str]] = {}
        self._shadings: dict[tuple[Gradient, float], tuple[str, str]] = {}
        self._images: dict[Toned, tuple[str, str]] = {}
        self._placed: dict[PdfPage, tuple[str, str]] = {}
        self._copies: dict[tuple[bytes, bytes | None], str] = {}
        self._forms = 0

    def font(self, face: object) -> Setting:
        """The prepared fonts of a face."""
        return self._fonts[id(face)]

    def spot(self, ink: Ink) -> tuple[str, str]:
        """Name and reference of a spot's Separation space.

        PDF/A-2 6.2.4.4: one name, one alternate and tint transform in the whole file.
        """
        assert ink.spot is not None
        known = self._spots.get(ink.spot)
        if known is None:
            transform = (
                f"<</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [{nums(ink.cmyk)}] /N 1>>"
            )
            space = Packed(f"[/Separation {name(ink.spot)} /DeviceCMYK {transform}]")
            known = (ink.cmyk, f"S{len(self._spots) + 1}", self.document.ref(space))
            self._spots[ink.spot] = known
        elif known[0] != ink.cmyk:
            raise ValueError(f"the spot {ink.spot!r} is used with two different alternates")
        return known[1], known[2]

    def state(self, entries: str) -> tuple[str, str]:
        """Name and reference of an ExtGState with these entries."""
        known = self._states.get(entries)
        if known is None:
            reference = self.document.ref(Packed(f"<</Type /ExtGState {entries}>>"))
            known = self._states[entries] = (f"G{len(self._states) + 1}", reference)
        return known

    def shading(self, gradient: Gradient, k: float) -> tuple[str, str]:
        """Name and reference of a gradient's shading at ``k`` pt per mm."""
        key = gradient, round(k, 9)
        known = self._shadings.get(key)
        if known is None:
            spot = spot_of(gradient) if self.space.inks else None
            if spot is not None:
                body = shading(gradient, self.spot(spot)[1], tints(gradient), k)
            elif self.space.inks and needed(gradient):
                body = shading(gradient, *self._several(gradient), k)
            else:
                body = shading(gradient, self.space.name, ramp(gradient, self.space.components), k)
            known = (f"P{len(self._shadings) + 1}", self.document.ref(Packed(body)))
            self._shadings[key] = known
        return known

    def _several(self, gradient: Gradient) -> tuple[str, list[tuple[float, tuple[float, ...]]]]:
        """Reference of a gradient's DeviceN space, and its stops there."""
        from infographic.writers.pdf import devicen  # for few sheets

        plates = devicen.colorants(gradient)
        key = tuple(plates)
        if key not in self._spaces:
            spots = {ink.spot: self.spot(ink)[1] for ink in plates.values() if ink.spot}
            made = Packed(devicen.space(plates, spots, self.document))
            self._spaces[key] = self.document.ref(made)
        return self._spaces[key], devicen.stops(gradient)

    def image(self, picture: object) -> tuple[str, str]:
        """Name and reference of a picture's XObject: the same picture is stored once."""
        assert isinstance(picture, Toned)
        known = self._images.get(picture)
        if known is None:
            from infographic.writers.pdf.images import image, spaces

            made = image(self.document, picture.pixels(spaces(self.space.name)))
            known = self._images[picture] = (f"I{len(self._images) + 1}", made)
        return known

    def placed(self, page: object) -> tuple[str, str]:
        """Name and reference of a placed page's form: the same page is stored once."""
        assert isinstance(page, PdfPage)
        known = self._placed.get(page)
        if known is None:
            from infographic.writers.pdf.placed import copied

            made = copied(self, page, self._copies)
            known = self._placed[page] = (f"F{len(self._placed) + 1}", made)
        return known

    def group(self) -> str:
        """The transparency group of pages and forms."""
        return f"<</S /Transparency /CS {self.space.name}>>"

    def form_name(self) -> str:
        """A fresh name for a form."""
        self._forms += 1
        return f"X{self._forms}"


class Used:
    """What one content stream uses, by resource category."""

    def __init__(self) -> None:
        self._entries: dict[str, dict[str, str]] = {}

    def add(self, category: str, entry: tuple[str, str]) -> str:
        """Note a (name, reference); returns the name as it stands in the stream."""
        self._entries.setdefault(category, {})[entry[0]] = entry[1]
        return "/" + entry[0]

    def dictionary(self) -> Dict:
        """The Resources dictionary."""
        return Dict({category: Dict(entries) for category, entries in self._entries.items()})


def alpha_state(alpha: float) -> str:
    """ExtGState entries for an opacity."""
    return f"/ca {num(alpha)} /CA {num(alpha)}"


def overprint_state(fill: bool, stroke: bool) -> str:
    """ExtGState entries for overprint; mode 1 leaves inks alone that the colour has none of."""
    return f"/op {str(fill).lower()} /OP {str(stroke).lower()} /OPM 1"
