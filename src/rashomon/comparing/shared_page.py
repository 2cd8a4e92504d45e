"""A ledger that travels in its page: packed into a text (`show/share_file.py`), and opened
again with what people decided on the page since (`ledger_on_page`)."""

import base64
import binascii
import re
import zlib

from rashomon.comparing.looked_ledger import with_new_looks
from rashomon.decisions.json_lines import has_decisions, parsed_decisions
from rashomon.errors import WrongSchema
from rashomon.model.document import from_json
from rashomon.model.ledger import Ledger

_PACKED = re.compile(r'<script type="text/plain" class="ledger">([A-Za-z0-9+/=]*)</script>')
_MOST_BYTES = 1_000_000_000  # of an unpacked ledger


def ledger_on_page(text: str, path: str) -> Ledger:
    """Returns the ledger in a page that was made to be shared, with what people decided there.
    Raises WrongSchema if it has none, or if it is damaged."""
    match = _PACKED.search(text)
    if not match:
        raise WrongSchema(
            f"{path} is a page without its ledger: `rashomon export share` writes one with it"
        )
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(base64.b64decode(match[1]), _MOST_BYTES)
        if unpacking.unconsumed_tail:
            raise ValueError("it is too large")
        ledger = from_json(data)
    except (zlib.error, binascii.Error, ValueError, RecursionError) as error:
        raise WrongSchema(f"the ledger in {path} is damaged: {error}") from error
    return with_new_looks(ledger, parsed_decisions(text, path)) if has_decisions(text) else ledger
