"""How columns hold their values: JSON compressed with zlib, and text without the characters that a
database refuses."""

import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rashomon.errors import Damaged
from rashomon.model.document import from_json, plain, value_from
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report

# by the digest of its text, which may be as large; of a large story it takes seconds to read it
_last: dict[str, Ledger] = {}


def ledger_from(document: bytes, checked_against: Ledger | None = None) -> Ledger:
    """Returns the ledger of a story. The last one is kept, because it is asked for several times:
    the one that is `checked_against`, if its text is written only now."""
    key = document_digest(document)
    ledger = checked_against or _last.get(key) or from_json(document)
    _last.clear()
    _last[key] = ledger
    return ledger


def pack(value: Any) -> bytes:
    """Returns the value as packed JSON."""
    return zlib.compress(
        json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii"),
        6,
    )


@contextmanager
def naming(subject: str) -> Iterator[None]:
    """A block that unpacks values. Whatever damaged bytes raise in it becomes a Damaged that names
    what is hurt and what to do."""
    try:
        yield
    except (
        zlib.error,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        RecursionError,
    ) as error:
        raise Damaged(
            f"{subject} is damaged in the store ({error}); `rashomon store check DB` lists "
            "all that is"
        ) from error


def unpack(data: bytes, subject: str = "a packed value") -> Any:
    """Returns the unpacked value. Raises Damaged, which names `subject`."""
    with naming(subject):
        return json.loads(zlib.decompress(data))


def pack_report(report: Report) -> bytes:
    """Returns the report, with its text and everything known about it, as packed JSON."""
    return pack(plain(report))


def unpack_report(data: bytes, subject: str = "a report") -> Report:
    """Returns the unpacked report. Raises Damaged, which names `subject`."""
    with naming(subject):
        return value_from(Report, unpack(data, subject))


def pack_document(document: bytes) -> bytes:
    """Returns the document, compressed."""
    return zlib.compress(document, 6)


def unpack_document(data: bytes, subject: str) -> bytes:
    """Returns the unpacked document. Raises Damaged, which names `subject`."""
    with naming(subject):
        return zlib.decompress(data)


def document_digest(document: bytes) -> str:
    """Returns the sha256 of a document."""
    return hashlib.sha256(document).hexdigest()


def digest(*parts: str) -> str:
    """Returns the sha256 of these parts."""
    return document_digest("\x1f".join(parts).encode("utf-8", "surrogatepass"))


def shown(text: str | None, most: int = 1000) -> str | None:
    """Returns the text for a readable column: no NUL, no lone surrogate, limited length."""
    return (
        None
        if text is None
        else text[:most].replace("\x00", "").encode("utf-8", "replace").decode()
    )


# Thai, Lao, Burmese, Khmer, Chinese and Japanese, which are written without spaces.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003134f"
)
_BEFORE_SIGN = re.compile(rf"(?<=\S)(?=[{_UNSPACED}])(?=[^\W\d_])")
_BEHIND_SIGNS = re.compile(rf"(?<=[{_UNSPACED}])(?=[^{_UNSPACED}\s])")


def sign_by_sign(text: str) -> str:
    """Returns the text with a space before each letter of a script that has none between words, so
    that any part of it can be searched for."""
    return _BEHIND_SIGNS.sub(" ", _BEFORE_SIGN.sub(" ", text))


def term_of(term: str) -> str:
    """Returns the term, or its digest if a column could not hold it."""
    return term if len(term) <= 60 and term.isprintable() and term.isascii() else digest(term)
