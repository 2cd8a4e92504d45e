"""Opens a ledger document."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.errors import StopError, WrongSchema

if TYPE_CHECKING:
    from rashomon.model.ledger import Ledger


def load_text(path: str) -> str:
    """The document's text; "-" is standard input. Raises StopError when it cannot be had."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise StopError(f"{path} could not be opened: {error.strerror}") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongSchema(f"{path} is not a ledger: not UTF-8 text") from error


def load_document(path: str, text: str) -> dict[str, Any]:
    """The document as plain JSON, its `format` checked and nothing else. Raises WrongSchema."""
    from rashomon.model.ledger import FORMAT

    try:
        document = json.loads(text)
    except ValueError as error:
        raise WrongSchema(f"{path} is not a ledger: not JSON ({error})") from error
    except RecursionError as error:
        raise WrongSchema(f"{path} is not a ledger: nested too deeply") from error
    if not isinstance(document, dict) or "format" not in document:
        raise WrongSchema(f'{path} is not a ledger: it has no "format"')
    if document["format"] != FORMAT:
        raise WrongSchema(f"{path} has the format {document['format']!r}; this version reads {FORMAT!r}")
    return document


def load_ledger(path: str) -> "Ledger":
    """The ledger in this file. Raises StopError, or WrongSchema when it is not one."""
    from rashomon.model.document import from_json

    text = load_text(path)
    load_document(path, text)
    try:
        return from_json(text)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise WrongSchema(f"{path} is not a whole ledger ({error}); `rashomon verify` lists what is wrong with its spans") from error
