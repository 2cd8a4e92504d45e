"""Ids that are hashes of content, so that the same reports give the same ids."""

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol, TypeVar


def content_id(prefix: str, *parts: object) -> str:
    """Returns a short id that depends only on `parts` (their `str`), e.g. `p-3f9a1c20be`."""
    written = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return f"{prefix}-{hashlib.sha256(written).hexdigest()[:10]}"


def text_hash(text: str) -> str:
    """Returns the sha256 of a text. It tells texts apart wherever their hashes are kept."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


@lru_cache(maxsize=4096)  # asked for each copy
def report_key(sha256: str, house: str) -> str:
    """Returns the key of a report: a digest of the sha256 of its text and of who published it."""
    return text_hash(f"{sha256}\x1f{house}")


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_Thing = TypeVar("_Thing", bound=_Identified)


def by_id(things: Iterable[_Thing]) -> dict[str, _Thing]:
    """Returns a mapping of these things by their ids."""
    return {thing.id: thing for thing in things}


def fragment(identity: str) -> str:
    """Returns this identity as an id for HTML, with only letters, digits, dots, dashes and
    underscores."""
    return re.sub(r"[^\w.-]", "_", identity, flags=re.ASCII)
