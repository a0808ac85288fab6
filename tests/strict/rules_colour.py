"""Colour spaces: inks only, and each ink one thing."""

from __future__ import annotations

import pikepdf

from .colourspace import CALIBRATED, DEVICE, colorants, definition, evaluate, kinds, spots, used
from .document import Document
from .model import Found, rule
from .rules_file import bad_name

INKS = "Structure: DeviceCMYK, DeviceGray and Separation/DeviceN only: no DeviceRGB, ICCBased, Cal*, Lab"
GROUPS = "Structure: Page group and blend spaces DeviceCMYK"
SPOTS = "Structure: Separation/DeviceN (with `/Colorants`, names <= 127 bytes in UTF-8)"
ONCE = "Ink: Spots: declared once with alternate"


@rule("S-CO-1", "Nothing is painted in RGB.", INKS)
def no_rgb(doc: Document) -> Found:
    for page in doc.pages:
        for painted in page.reader.painted:
            if painted.colour.space == "DeviceRGB":
                yield page.number, f"{painted.kind} in {painted.colour.values}"


@rule("S-CO-2", "No colour space is DeviceRGB, or built on it.", INKS)
def no_rgb_space(doc: Document) -> Found:
    yield from ((0, where) for where, v in used(doc) if "/DeviceRGB" in kinds(v))


@rule("S-CO-3", "No colour space is ICCBased, calibrated or Lab.", INKS)
def no_calibrated(doc: Document) -> Found:
    for where, value in used(doc):
        yield from ((0, f"{where}: {k}") for k in kinds(value) if k in CALIBRATED)


@rule("S-CO-4", "Every colour space is one that ISO 32000 has.", INKS)
def known(doc: Document) -> Found:
    fine = {*DEVICE, *CALIBRATED, "/Separation", "/DeviceN", "/Indexed", "/Pattern"}
    for where, value in used(doc):
        yield from ((0, f"{where}: {k}") for k in kinds(value) if k not in fine)


@rule("S-CO-5", "No default colour space stands for the device's.", INKS)
def defaults(doc: Document) -> Found:
    for where, _ in used(doc):
        if where.startswith("resource /Default"):
            yield 0, where


@rule("S-CO-6", "Every page has a transparency group in DeviceCMYK.", GROUPS)
def page_group(doc: Document) -> Found:
    for page in doc.pages:
        group = page.obj.get("/Group", pikepdf.Dictionary())
        if group.get("/S") != "/Transparency" or group.get("/CS") != "/DeviceCMYK":
            yield page.number, f"group {group.get('/CS')}"


@rule("S-CO-7", "The group of every form blends in DeviceCMYK, or in its page's space.", GROUPS)
def form_group(doc: Document) -> Found:
    for node in doc.nodes:
        group = node.get("/Group")
        if node.get("/Subtype") != "/Form" or not isinstance(group, pikepdf.Dictionary):
            continue
        # a soft mask of luminosity may be of grey: it is no colour
        if group.get("/CS", "/DeviceCMYK") not in ("/DeviceCMYK", "/DeviceGray"):
            yield 0, f"{node.objgen}: {group.CS}"


@rule("S-CO-8", "Every Separation and DeviceN has DeviceCMYK as its alternate.", SPOTS)
def alternate(doc: Document) -> Found:
    for array in spots(doc):
        if array[2] != pikepdf.Name.DeviceCMYK:
            yield 0, f"{colorants(array)}: {array[2]}"


@rule("S-CO-9", "No tint of a spot has no ink, and its full tint has some.", SPOTS)
def tint(doc: Document) -> Found:
    for array in spots(doc):
        count = len(colorants(array))
        none, full = (evaluate(array[3], [v] * count) for v in (0.0, 1.0))
        if len(none) != 4 or any(none):
            yield 0, f"{colorants(array)}: {none} for no tint"
        if not any(full) and colorants(array) != ["None"]:
            yield 0, f"{colorants(array)}: no ink for the full tint"


@rule("S-CO-10", "Every DeviceN says what each of its spots is by itself.", SPOTS)
def device_n(doc: Document) -> Found:
    process = {"Cyan", "Magenta", "Yellow", "Black", "None"}
    for array in spots(doc):
        if array[0] == "/DeviceN":
            attributes = array[4] if len(array) > 4 else pikepdf.Dictionary()
            told = {k[1:] for k in attributes.get("/Colorants", pikepdf.Dictionary()).keys()}  # noqa: SIM118
            if lost := set(colorants(array)) - process - told:
                yield 0, f"no Colorants for {sorted(lost)}"


@rule("S-CO-11", "A DeviceN has at most 32 colorants, each once.", SPOTS)
def few(doc: Document) -> Found:
    for array in spots(doc):
        names = [n for n in colorants(array) if n != "None"]
        if len(names) > 32 or len(set(names)) != len(names):
            yield 0, f"{names}"


@rule("S-CO-12", "Spots of one name have one alternate and one tint.", ONCE)
def one_definition(doc: Document) -> Found:
    found: dict[str, set[tuple[str, str]]] = {}
    for array in spots(doc):
        if array[0] == "/Separation":
            found.setdefault(colorants(array)[0], set()).add(definition(array))
    yield from ((0, f"{n}: {sorted(d)}") for n, d in found.items() if len(d) > 1)


@rule("S-CO-13", "Spot names are at most 127 bytes, and valid UTF-8.", SPOTS)
def spot_names(doc: Document) -> Found:
    for array in spots(doc):
        yield from ((0, problem) for n in colorants(array) if (problem := bad_name(n)))


@rule(
    "S-CO-14",
    "Every value of colour lies between 0 and 1, one for each ink.",
    "Ink: Colours are inks from the start",
)
def in_range(doc: Document) -> Found:
    for page in doc.pages:
        yield from ((page.number, text) for kind, text in page.reader.notes if kind == "range")


@rule("S-CO-15", "No spot is called after a process ink.", ONCE)
def process_names(doc: Document) -> Found:
    for array in spots(doc):
        for name in colorants(array) if array[0] == "/Separation" else ():
            if name.lower() in ("cyan", "magenta", "yellow", "c", "m", "y", "k", "cmyk"):
                yield 0, name


@rule("S-CO-16", "Every shading's functions give as many values as its space has inks.", INKS)
def shadings(doc: Document) -> Found:
    for node in doc.nodes:
        if "/ShadingType" not in node or int(node.ShadingType) not in (1, 2, 3):
            continue
        space = node.get("/ColorSpace")
        if isinstance(space, pikepdf.Array):
            inks = len(colorants(space)) if str(space[0]) in ("/Separation", "/DeviceN") else 4
        else:
            inks = {"/DeviceCMYK": 4, "/DeviceGray": 1}.get(str(space), 0)
        if (count := outputs(node.get("/Function"))) != inks:
            yield 0, f"{count} values for {inks} inks"


def outputs(function: object) -> int:
    if isinstance(function, pikepdf.Array):
        return sum(outputs(f) for f in function)
    if not isinstance(function, (pikepdf.Dictionary, pikepdf.Stream)):
        return 0
    match int(function["/FunctionType"]):
        case 2:
            return len(function.get("/C0", [0]))
        case 3:
            return min(outputs(f) for f in function["/Functions"])
    return len(function.get("/Range", [])) // 2
