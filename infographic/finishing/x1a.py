"""PDF/X-1a:2003 of a press file, for printers who ask for it (ISO 15930-4): PDF 1.4, no transparency.

Made from the finished X-4 file: inks, boxes, fonts and the output intent stay as they are; groups, tags and
the claims that live on them go.  What has transparency is refused, not flattened: to flatten is to turn
text into pictures.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

VERSION = "PDF/X-1a:2003"


class Transparent(ValueError):
    """A file that cannot be PDF/X-1a as it stands."""


def to_x1a(data: bytes) -> bytes:
    """The press file ``data`` as PDF/X-1a:2003; the same bytes for the same file.

    Raises ``Transparent`` where something is not opaque, ``ValueError`` for a file without a printing
    condition.
    """
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        intents = [i for i in pdf.Root.get("/OutputIntents", []) if i.get("/S") == "/GTS_PDFX"]
        if not intents:
            raise ValueError("it needs the press medium, and a stock with a profile")
        _refuse(pdf)
        for page in pdf.pages:
            for key in ("/Group", "/StructParents", "/Tabs", "/Annots"):
                if key in page.obj:
                    del page.obj[key]
        for obj in pdf.objects:
            if isinstance(obj, (pikepdf.Dictionary, pikepdf.Stream)):
                _plain(obj)
        for key in ("/StructTreeRoot", "/MarkInfo", "/Metadata"):
            if key in pdf.Root:
                del pdf.Root[key]
        pdf.Root.OutputIntents = pikepdf.Array(intents)
        pdf.docinfo["/GTS_PDFXVersion"] = VERSION
        pdf.docinfo["/GTS_PDFXConformance"] = VERSION
        pdf.remove_unreferenced_resources()
        out = BytesIO()
        pdf.save(
            out,
            force_version="1.4",
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return out.getvalue()


def _plain(obj: Any) -> None:
    """Opacity of one, groups and structure keys are left out: an older reader knows none of them."""
    if obj.get("/Type") == "/ExtGState":
        for key in ("/ca", "/CA", "/BM", "/SMask", "/AIS"):
            if key in obj:
                del obj[key]
    if obj.get("/Subtype") == "/Form":
        for key in ("/Group", "/StructParents", "/StructParent"):
            if key in obj:
                del obj[key]


def _refuse(pdf: Pdf) -> None:
    """Raise for opacity under one, soft masks and blend modes."""
    for obj in pdf.objects:
        get = getattr(obj, "get", None)
        if get is None or not hasattr(obj, "keys"):
            continue
        if get("/Type") == "/ExtGState":
            _refuse_state(obj)
        if get("/Subtype") == "/Image" and "/SMask" in obj:
            raise Transparent("a picture has a soft mask")


def _refuse_state(state: Object) -> None:
    for key in ("/ca", "/CA"):
        share = float(state.get(key, 1))
        if share < 1.0:
            raise Transparent(f"something is printed at an opacity of {share:g}")
    if state.get("/SMask", "/None") != "/None":
        raise Transparent("something has a soft mask")
    if str(state.get("/BM", "/Normal")) not in ("/Normal", "/Compatible"):
        raise Transparent("something is blended")
