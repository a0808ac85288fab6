"""What the file says about itself: Info, XMP, output intent.  Both say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import lru_cache

from infographic.digest import uuid_of
from infographic.patterns import late
from infographic.writers.pdf.claims import Claim, described
from infographic.writers.pdf.model import OutputIntent, PdfDocument
from infographic.writers.pdf.objects import Dict, Document, Stream
from infographic.writers.pdf.syntax import literal, text_string

PRODUCER = "infographic PDF writer"

#: Outside XML 1.0's Char: controls, lone surrogates, U+FFFE, U+FFFF.
_UNFIT = late("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

#: Where a UUID belongs in a packet: no text of XML holds it.
_HOLE = "\0"

#: The date of a file that was given none: PDF/X wants one, and the clock's would change the bytes.
#: Archives made again bit by bit carry the same.
UNDATED = datetime(1980, 1, 1, tzinfo=UTC)


def info(document: PdfDocument) -> Dict:
    """The Info dictionary."""
    texts = {
        "Title": document.title,
        "Author": document.author,
        "Subject": document.subject,
        "Creator": document.creator_tool,
        "Producer": PRODUCER,
    }
    entries = {key: text_string(clean(text)) for key, text in texts.items() if text}
    created = _created(document)
    if created is not None:
        date = created.strftime("D:%Y%m%d%H%M%S+00'00'")
        entries |= {"CreationDate": literal(date), "ModDate": literal(date)}
    return Dict(entries | {"Trapped": "/False"})


def preferences(document: PdfDocument) -> str:
    """The ViewerPreferences: the title in the window's bar, and how an office prints."""
    words = ["/DisplayDocTitle true"]
    if document.medium.printed:
        words.append("/PrintScaling /None")
        if len(document.pages) > 1:
            frame = document.pages[0].frame
            edge = "Short" if frame.width > frame.height else "Long"
            words.append(f"/Duplex /DuplexFlip{edge}Edge")
    return f"<<{' '.join(words)}>>"


def output_intents(document: Document, intent: OutputIntent, claims: Iterable[Claim]) -> str:
    """The OutputIntents array: one a claim, all with the one profile object (19005-2 6.2.3)."""
    stream = Stream(intent.profile, {"N": intent.inks}, keep=True, deflated=intent.deflated)
    entries = {
        "Type": "/OutputIntent",
        "OutputConditionIdentifier": text_string(intent.identifier),
        "OutputCondition": text_string(intent.info),
        "RegistryName": text_string(intent.registry),
        "Info": text_string(intent.info),
        "DestOutputProfile": document.ref(stream),
    }
    kinds = dict.fromkeys([intent.kind, *("GTS_PDFA1" for claim in claims if claim is Claim.A2U)])
    return f"[{' '.join(document.ref(Dict(entries | {'S': '/' + kind})) for kind in kinds)}]"


def describer(document: PdfDocument) -> Callable[[str], bytes]:
    """A function from the content's hash to the XMP packet."""
    texts = (document.title, document.lang, document.author, document.subject)
    claims = document.medium.claims if document.intent else ()
    parts = _packet(texts, document.creator_tool, _created(document), claims)

    def describe(digest: str) -> bytes:
        head, middle, foot = parts
        ids = [uuid_of(what, digest).encode("ascii") for what in ("document", "instance")]
        return b"".join([head, ids[0], middle, ids[1], foot])

    return describe


@lru_cache(maxsize=16)
def _packet(
    texts: tuple[str, str, str, str],
    tool: str,
    created: datetime | None,
    claims: tuple[Claim, ...],
) -> tuple[bytes, ...]:
    """The packet around the two UUIDs: many documents of one kind differ in nothing else.

    ``texts``: title, language, author and subject.
    """
    title, language, author, subject = texts
    simple = {
        "dc:format": "application/pdf",
        "xmp:CreatorTool": escape(tool),
        "pdf:Producer": PRODUCER,
        "pdf:Trapped": "False",
        "xmpMM:DocumentID": _HOLE,
        "xmpMM:InstanceID": _HOLE,
        "xmpMM:VersionID": "1",
        "xmpMM:RenditionClass": "default",
    }
    if created is not None:
        date = created.strftime("%Y-%m-%dT%H:%M:%S+00:00")
        simple |= dict.fromkeys(("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"), date)
    lines = [
        _array("dc:title", "Alt", title),
        _array("dc:language", "Bag", language),
        _array("dc:creator", "Seq", author),
        _array("dc:description", "Alt", subject),
        *(f"<{key}>{text}</{key}>" for key, text in simple.items()),
    ]
    body = "\n".join(f"   {line}" for line in lines if line)
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '  <rdf:Description rdf:about=""\n'
        '    xmlns:dc="http://purl.org/dc/elements/1.1/"\n'
        '    xmlns:xmp="http://ns.adobe.com/xap/1.0/"\n'
        '    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"\n'
        '    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">\n'
        f"{body}\n"
        "  </rdf:Description>\n"
        f"{described(claims)}"
        " </rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    )
    return tuple(part.encode("utf-8") for part in packet.split(_HOLE))


def _array(key: str, kind: str, text: str) -> str:
    if not text:
        return ""
    lang = ' xml:lang="x-default"' if kind == "Alt" else ""
    return f"<{key}><rdf:{kind}><rdf:li{lang}>{escape(text)}</rdf:li></rdf:{kind}></{key}>"


def clean(text: str) -> str:
    """Text without the characters that XML 1.0 cannot hold, so that Info and XMP can agree."""
    return text if text.isprintable() else _UNFIT.sub("", text)


def escape(text: str) -> str:
    """Text as XML character data.  (``xml.sax.saxutils`` would import urllib and ssl: 35 ms.)"""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _created(document: PdfDocument) -> datetime | None:
    """When the file says it was made: UTC; None where nothing asks for a date."""
    claimed = document.medium.claims if document.intent else ()
    moment = document.created or (UNDATED if claimed else None)
    return _utc(moment) if moment is not None else None


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
