"""A page as a form XObject (ISO 32000-1, 8.10), with nothing that speaks of the file it was in.

Left out: marked content and structure keys (they would point into another file's tree of tags), layers,
metadata, private data of programs.  A replacement text (ActualText) is kept: text is read by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pikepdf

from infographic.pictures.page import PdfPage
from infographic.pictures.pdf.content import guard, rewritten
from infographic.pictures.pdf.inherited import endow
from infographic.pictures.pdf.light import in_light
from infographic.pictures.pdf.opened import is_name, open_source, trim_of, upright
from infographic.pictures.photo import NotPhoto
from infographic.pictures.tone import SpaceName
from infographic.preflight.document import Document, Page
from infographic.preflight.objects import (
    DAMAGE,
    elements,
    get,
    is_array,
    is_dict,
    is_stream,
    items,
    name,
    number,
)

#: Keys that belong to the file, not to what is painted; lists of glyphs that nobody needs and some
#: writers leave incomplete (PDF/A-2 6.2.11.4.2).
_DROPPED = (
    "/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/LastModified", "/AF", "/OC",
    "/Properties", "/Measure", "/PtData", "/CIDSet", "/CharSet", "/Parent",
)  # fmt: skip
#: Maps beside resources whose keys are names that the file has chosen: glyphs, spots.
_MAPS = frozenset({"CharProcs", "Colorants"})
#: The graphics state of a page's beginning (ISO 32000-1, table 52), whatever the sheet has set.
_STATE = b"0 g 0 G 1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts"
_STATE_NAME = "/InfographicState"
_DEVICE = {"cmyk": "/DeviceCMYK", "rgb": "/DeviceRGB", "grey": "/DeviceGray"}


class Made(NamedTuple):
    """A form in an opened file, which whoever gets it closes; the page that it was made of; its layers;
    spots of the page that the theme does not define, each with its space."""

    pdf: pikepdf.Pdf
    form: Any
    document: Document
    page: Page
    layers: tuple[Any, ...]
    unknown: dict[str, Any]


def form_of(page: PdfPage, space: SpaceName) -> Made:
    """The page as a form for files in these inks.  Raises ``NotPhoto``."""
    document = open_source(page.file.data)
    try:
        return _made(page, document, space)
    except NotPhoto:
        document.pdf.close()
        raise
    except DAMAGE as fault:
        document.pdf.close()
        told = f"page {page.number} is damaged ({str(fault)[:80] or type(fault).__name__})"
        hint = "open it in an editor and save it again, as PDF/X-4"
        raise NotPhoto(told, hint, "broken-picture") from None


def _made(page: PdfPage, document: Document, space: SpaceName) -> Made:
    source = document.pages[page.number - 1]
    held = pikepdf.Page(source.source)
    contents = get(source.source, "Contents")
    guard(elements(contents) if is_array(contents) else [contents])
    held.remove_unreferenced_resources()
    form = held.as_form_xobject(False)
    parts = list(below(form))
    guard([part for part in parts if is_content(part) and part is not parts[0]])
    endow(parts, get(form, "Resources"))
    layers = tuple(part for part in parts if name(get(part, "Type")) in ("OCG", "OCMD"))
    parts = list(below(form, maps=False))
    blends = any(_is_transparent(part) for part in parts)
    group = get(source.source, "Group")
    for part in parts:
        if is_dict(part):
            _dropped(part)
            _named_states(document.pdf, part)
            _measured(part)
    if is_array(get(form, "Resources")) or not is_dict(get(form, "Resources")):
        form["/Resources"] = pikepdf.Dictionary()
    form["/BBox"] = pikepdf.Array([_real(v) for v in trim_of(source)])
    form["/Matrix"] = pikepdf.Array([_real(v) for v in upright(source)])
    if blends:
        form["/Group"] = _group(group, _DEVICE[space])
    elif "/Group" in form:
        del form["/Group"]
    spots = {spot: ink.cmyk for spot, ink in page.inks.items()}
    unknown: dict[str, Any] = {}
    for part in list(below(form)):
        _spots(part, spots, unknown)
    for part in list(below(form)):
        if is_content(part):
            rewritten(part)
    if space != "cmyk":
        parts, states = list(below(form)), list(below(form, maps=False))
        in_light(document.pdf, parts, states, page.toning.profile, grey=space == "grey")
    _begun(form)
    return Made(document.pdf, form, document, source, layers, unknown)


def below(form: Any, *, maps: bool = True) -> Iterator[Any]:
    """The form and every dictionary, stream and array that it leads to, each once.

    ``maps``: also those whose keys are names that the file has chosen: a font may be called `OC`.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [(form, "")]
    while waiting:
        value, role = waiting.pop()
        if value.objgen != (0, 0):
            if value.objgen in seen:
                continue
            seen.add(value.objgen)
        if maps or role != "map":
            yield value
        if is_array(value):
            waiting += [(v, "") for v in value if is_dict(v) or is_array(v)]
            continue
        for key, held in items(value):
            back = key == "Parent" and role != "map"  # up into the file's tree of pages
            if (is_dict(held) or is_array(held)) and not back:
                waiting.append((held, "" if is_stream(held) else _role(key, role)))


def _role(key: str, above: str) -> str:
    """What a dictionary is by its key and by what holds it."""
    if above == "map":
        return ""
    if above == "resources" or key in _MAPS:
        return "map"
    return "resources" if key == "Resources" else ""


def is_content(value: Any) -> bool:
    """True for streams of operators: forms and tiling patterns."""
    return is_stream(value) and (
        is_name(get(value, "Subtype"), "Form") or number(get(value, "PatternType")) == 1
    )


def _dropped(part: Any) -> None:
    for key in _DROPPED:
        if key in part:
            del part[key]


def _named_states(pdf: pikepdf.Pdf, part: Any) -> None:
    """Graphics states as objects that say what they are: tools that look for opacity find them so."""
    states = get(part, "ExtGState")
    for key, state in items(states):
        if is_dict(state):
            state["/Type"] = pikepdf.Name("/ExtGState")
            states["/" + key] = pdf.make_indirect(state)


def _measured(part: Any) -> None:
    """The length that a TrueType program must tell (ISO 32000-1, table 127) and some writers leave out."""
    program = get(part, "FontFile2")
    if is_stream(program) and number(get(program, "Length1")) is None:
        program["/Length1"] = len(program.read_bytes())


def _is_transparent(part: Any) -> bool:
    """True for what mixes with what lies below it (ISO 32000-1, 11.6)."""
    if not is_dict(part):
        return False
    mask = get(part, "SMask")
    if mask is not None and name(mask) != "None":
        return True
    blend = get(part, "BM")
    modes = [name(v) for v in (elements(blend) or [blend])]
    shares = [number(get(part, "ca")), number(get(part, "CA"))]
    return any(s is not None and s < 1.0 for s in shares) or any(
        m not in ("", "Normal", "Compatible") for m in modes
    )


def _group(given: Any, device: str) -> Any:
    """The group in which the page mixes its own colours, as it would on a sheet by itself."""
    space = get(given, "CS")
    return pikepdf.Dictionary(
        Type=pikepdf.Name("/Group"),
        S=pikepdf.Name("/Transparency"),
        CS=space if space is not None else pikepdf.Name(device),
        I=True,
        K=get(given, "K") is True,
    )


def _spots(part: Any, known: Mapping[str, tuple[float, ...]], unknown: dict[str, Any]) -> None:
    """Give Separation spaces the sheet's definitions; note those that it has none for."""
    if not is_array(part) or len(part) < 4 or name(part[0]) not in ("Separation", "DeviceN"):
        return
    named = [name(v) for v in (elements(part[1]) or [part[1]])]
    for spot in named:
        if spot not in known and spot not in ("All", "None"):
            unknown.setdefault(spot, part)
    if name(part[0]) == "Separation" and named[0] in known:
        part[2] = pikepdf.Name("/DeviceCMYK")
        part[3] = pikepdf.Dictionary(
            FunctionType=2,
            Domain=pikepdf.Array([0, 1]),
            C0=pikepdf.Array([0, 0, 0, 0]),
            C1=pikepdf.Array([_real(v) for v in known[named[0]]]),
            N=1,
        )


def _begun(form: Any) -> None:
    """Let the form begin with a page's own graphics state."""
    resources = form["/Resources"]
    states = get(resources, "ExtGState")
    entries = dict(states.items()) if is_dict(states) else {}
    entries[_STATE_NAME] = pikepdf.Dictionary(
        Type=pikepdf.Name("/ExtGState"), op=False, OP=False, OPM=0
    )
    own = pikepdf.Dictionary(dict(resources.items()))  # pages of one file may share theirs
    own["/ExtGState"] = pikepdf.Dictionary(entries)
    form["/Resources"] = own
    head = b"q\n" + _STATE + b" " + _STATE_NAME.encode() + b" gs\n"
    form.write(head + form.read_bytes() + b"\nQ\n")


def _real(value: float) -> Any:
    """A number of at most six decimals, an integer where it is one."""
    text = f"{round(value, 6) + 0.0:.6f}".rstrip("0").rstrip(".")
    return pikepdf.Object.parse(text.encode())


__all__ = ["Made", "below", "form_of", "is_content"]
