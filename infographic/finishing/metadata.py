"""The XMP packet of imposed files: claims that no longer hold are taken out, a new identity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infographic.digest import uuid_of

if TYPE_CHECKING:
    from xml.dom.minidom import Document, Element

#: Namespaces of what sheets no longer keep: tags (UA), archiving with them (A), and the schemas
#: that only PDF/A wants described.  PDF/X (pdfxid, pdfx) stays.
DROPPED = frozenset(
    {
        "http://www.aiim.org/pdfua/ns/id/",
        "http://www.aiim.org/pdfa/ns/id/",
        "http://www.aiim.org/pdfa/ns/extension/",
    }
)
_MM = "http://ns.adobe.com/xap/1.0/mm/"
_IDENTITIES = {"DocumentID": "document", "InstanceID": "instance"}


def reclaimed(packet: bytes, digest: str) -> bytes | None:
    """The packet without the claims of `DROPPED` and with ids made from ``digest``.

    None when it is no XML: a packet that nobody can read claims nothing.
    """
    from xml.dom import minidom
    from xml.parsers.expat import ExpatError

    try:
        document = minidom.parseString(packet)
    except (ExpatError, ValueError):
        return None
    root = document.documentElement
    if root is None:
        return None
    _clean(document, root, digest)
    body = root.toxml()
    return (
        f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n{body}\n<?xpacket end="w"?>'
    ).encode()


def _clean(document: Document, element: Element, digest: str) -> None:
    for name, value in list(element.attributes.items()) if element.attributes else []:
        node = element.getAttributeNode(name)
        if (node is not None and node.namespaceURI in DROPPED) or value in DROPPED:
            element.removeAttribute(name)
        elif node is not None and node.namespaceURI == _MM and node.localName in _IDENTITIES:
            element.setAttribute(name, uuid_of(_IDENTITIES[node.localName], digest))
    for child in list(element.childNodes):
        if child.nodeType != child.ELEMENT_NODE:
            continue
        if child.namespaceURI in DROPPED:
            element.removeChild(child)
        elif child.namespaceURI == _MM and child.localName in _IDENTITIES:
            for text in list(child.childNodes):
                child.removeChild(text)
            made = uuid_of(_IDENTITIES[child.localName], digest)
            child.appendChild(document.createTextNode(made))
        else:
            _clean(document, child, digest)
