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


def digest_of(*parts: bytes) -> blake2b:
    """A hash of 32 bytes (RFC 7693), which takes more by ``update``."""
    made = blake2b(digest_size=32)
    for part in parts:
        made.update(part)
    return made
