"""A press PDF that a preflight has nothing to say about, and hands to spoil it with."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

import infographic
from infographic import MemoryWorld
from infographic.color import PROFILE

ART = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 30">
<path d="M0 0H100V30H0Z" fill="var(--accent, #123456)"/></svg>"""
SPEC = """version: 1
title: 清样
page: {size: 100 x 120 mm, margin: 10 mm}
body: {size: 12 pt, leading: 1.5}
pages:
  - rows:
      - prose: {title: 第一个标题, text: 这里有几行字，可以读，也可以听。}
      - art: {file: art.svg, alt: 一块颜色}
        fill: true
  - rows:
      - prose: {title: 第二个标题, text: 第二页也有几行字。}
"""
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">清样</rdf:li></rdf:Alt></dc:title>
<xmp:CreatorTool>infographic</xmp:CreatorTool>
<xmp:CreateDate>2026-01-02T03:04:05+00:00</xmp:CreateDate>
<xmp:ModifyDate>2026-01-02T03:04:05+00:00</xmp:ModifyDate>
<xmp:MetadataDate>2026-01-02T03:04:05+00:00</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:00000000-0000-4000-8000-000000000001</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:00000000-0000-4000-8000-000000000002</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>infographic PDF writer</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfaSchema:namespaceURI>http://www.npes.org/pdfx/ns/id/</pdfaSchema:namespaceURI></rdf:li>
<rdf:li rdf:parseType="Resource"><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI></rdf:li>
</rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
Change = Callable[[pikepdf.Pdf], object]


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    """The file's bytes, its metadata as they are."""
    out = BytesIO()
    pdf.save(out, fix_metadata_version=False, **options)
    return out.getvalue()


def rendered(medium: str = "press") -> bytes:
    """The small sheet by the package's own writer."""
    world = MemoryWorld({"sheet.yaml": SPEC, "art.svg": ART})
    return infographic.render("sheet.yaml", world=world, medium=medium).pdf()  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def clean() -> bytes:
    """The sheet with all claims of the press medium, those that the writer leaves out added."""
    with pikepdf.open(BytesIO(rendered())) as pdf:
        held = pdf.Root.Metadata.read_bytes() if "/Metadata" in pdf.Root else b""
        if b"GTS_PDFXVersion" not in held or b"pdfuaid" not in held:
            stream = pikepdf.Stream(pdf, XMP.encode("utf-8"))
            stream.Type, stream.Subtype = Name.Metadata, Name.XML
            pdf.Root.Metadata = pdf.make_indirect(stream)
            date = String("D:20260102030405+00'00'")
            old = pdf.trailer.get("/Info", Dictionary())
            old.CreationDate = old.ModDate = date
            pdf.trailer.Info = pdf.make_indirect(old)
        _intents(pdf)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        return saved(pdf)


def _intents(pdf: pikepdf.Pdf) -> None:
    held = list(pdf.Root.get("/OutputIntents", Array()))
    kinds = {str(i.S): i for i in held}
    if "/GTS_PDFX" in kinds and "/GTS_PDFA1" in kinds:
        return
    with_profile = [i for i in held if "/DestOutputProfile" in i]
    if with_profile:
        profile = with_profile[0].DestOutputProfile
    else:
        profile = pdf.make_indirect(pikepdf.Stream(pdf, PROFILE.read_bytes()))
        profile.N = 4
    pdf.Root.OutputIntents = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name("/" + kind),
                    OutputConditionIdentifier=String("FOGRA39"),
                    RegistryName=String("http://www.color.org"),
                    Info=String("Coated FOGRA39"),
                    DestOutputProfile=profile,
                )
            )
            for kind in ("GTS_PDFX", "GTS_PDFA1")
        ]
    )


def spoiled(change: Change, **options: Any) -> bytes:
    """The clean file after one change."""
    with pikepdf.open(BytesIO(clean())) as pdf:
        change(pdf)
        return saved(pdf, **options)


def place(pdf: pikepdf.Pdf, kind: str, value: Any) -> str:
    """Put something into the first page's resources; its name."""
    resources = pdf.pages[0].obj.Resources
    if f"/{kind}" not in resources:
        resources[f"/{kind}"] = Dictionary()
    key = f"/Spoil{len(resources[f'/{kind}'])}"
    resources[f"/{kind}"][key] = value
    return key


def draw(pdf: pikepdf.Pdf, content: str | bytes, *, mark: bool = True) -> None:
    """Paint more on the first page, as an artifact, 20 mm inside the trim's lower left corner."""
    page = pdf.pages[0].obj
    x, y = float(page.TrimBox[0]) + 60, float(page.TrimBox[1]) + 30
    body = content.encode("latin-1") if isinstance(content, str) else content
    open_, close = (b"/Artifact BMC ", b" EMC") if mark else (b"", b"")
    stream = b"q 1 0 0 1 %f %f cm " % (x, y) + open_ + body + close + b" Q"
    parts = list(page.Contents) if isinstance(page.Contents, Array) else [page.Contents]
    wrapped = [pdf.make_stream(b"q\n"), *parts, pdf.make_stream(b"\nQ "), pdf.make_stream(stream)]
    page.Contents = Array([pdf.make_indirect(part) for part in wrapped])


def words(pdf: pikepdf.Pdf, before: str, size: float = 12, at: str = "0 0", **how: Any) -> None:
    """Set one character of the page's own font, after some operators."""
    name, code = a_character(pdf)
    draw(pdf, f"{before} BT {name} {size} Tf {at} Td <{code}> Tj ET", **how)


def a_character(pdf: pikepdf.Pdf) -> tuple[str, str]:
    """A font of the first page and the code of a Han character in it, in hexadecimals."""
    for name, font in pdf.pages[0].obj.Resources.Font.items():
        held = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
        pairs = re.findall(rb"<([0-9A-Fa-f]{4})> *<([4-9][0-9A-Fa-f]{3})>", held)
        if pairs and not str(font.Encoding).endswith("V"):
            return name, pairs[0][0].decode()
    raise AssertionError("the page sets no Han character")


def state(pdf: pikepdf.Pdf, **entries: Any) -> str:
    """A graphics state in the first page's resources, as the operators that choose it."""
    return f"{place(pdf, 'ExtGState', Dictionary(Type=Name.ExtGState, **entries))} gs "


def separation(
    pdf: pikepdf.Pdf, name: str, cmyk: tuple[float, ...] = (0.0, 0.5, 1.0, 0.0)
) -> Array:
    """A spot's colour space."""
    tint = Dictionary(
        FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=list(cmyk), N=1
    )  # fmt: skip
    return Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, pdf.make_indirect(tint)])


def picture(pdf: pikepdf.Pdf, pixels: int = 300, **entries: Any) -> str:
    """A square CMYK picture in the first page's resources."""
    held = pikepdf.Stream(pdf, bytes(pixels * pixels * 4))
    held.Type, held.Subtype = Name.XObject, Name.Image
    held.Width = held.Height = pixels
    held.ColorSpace, held.BitsPerComponent = Name.DeviceCMYK, 8
    for key, value in entries.items():
        held["/" + key] = value
    return place(pdf, "XObject", pdf.make_indirect(held))


def metadata(pdf: pikepdf.Pdf, old: str, new: str) -> None:
    """Change the XMP metadata by a pattern."""
    text = pdf.Root.Metadata.read_bytes().decode("utf-8")
    changed = re.sub(old, new, text, flags=re.DOTALL)
    assert changed != text, old
    pdf.Root.Metadata.write(changed.encode("utf-8"))


def intent(pdf: pikepdf.Pdf, kind: str = "/GTS_PDFX") -> Any:
    """An output intent."""
    return next(i for i in pdf.Root.OutputIntents if str(i.S) == kind)


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """Structure elements of a kind."""
    found: list[Any] = []
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if str(node.get("/S")) == kind:
            found.append(node)
        below = node.get("/K", Array())
        kids = list(below) if isinstance(below, Array) else [below]
        waiting += [k for k in reversed(kids) if isinstance(k, Dictionary) and "/S" in k]
    return found
