"""Names made of content: the same bytes give the same name, on every machine.  No secret rests on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:
        # `hashlib` loads OpenSSL's library, 2.4 ms of every start, and takes BLAKE2 from here too.
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b


def uuid_of(what: str, identity: str) -> str:
    """A name for one thing about a file with this identity, as a UUID in a URN's place (RFC 9562,
    version 8: the maker's own kind)."""
    raw = bytearray(digest_of(f"{what}:{identity}".encode()).digest()[:16])
    raw[6] = raw[6] & 0x0F | 0x80
    raw[8] = raw[8] & 0x3F | 0x80
    h = raw.hex()
    return f"uuid:{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


def digest_of(*parts: bytes) -> blake2b:
    """A hash of 32 bytes (RFC 7693), which takes more by ``update``."""
    made = blake2b(digest_size=32)
    for part in parts:
        made.update(part)
    return made
