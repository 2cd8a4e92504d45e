"""Ids that are hashes of content, so that the same reports give the same ids."""

import hashlib
import re


def content_id(prefix: str, *parts: object) -> str:
    """Returns a short id that depends only on `parts` (their `str`), e.g. `p-3f9a1c20be`."""
    written = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return f"{prefix}-{hashlib.sha256(written).hexdigest()[:10]}"


def fragment(identity: str) -> str:
    """Returns the identity as an element id: letters, digits, dots, dashes and underscores only."""
    return re.sub(r"[^\w.-]", "_", identity, flags=re.ASCII)
