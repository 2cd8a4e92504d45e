"""A page with its ledger inside, to be shared: any browser opens it, and Rashomon opens it again
(`share_page`)."""

import base64
import zlib

from rashomon.model.document import to_utf8
from rashomon.model.ledger import Ledger
from rashomon.show.page import render_page

_BLOCK = '<script type="text/plain" class="ledger">{}</script>'


def share_page(ledger: Ledger) -> str:
    """Returns the page. The ledger is packed into letters and digits, which may stand in a script
    element (`comparing/shared_page.py` opens it)."""
    packed = base64.b64encode(zlib.compress(to_utf8(ledger), 9)).decode("ascii")
    before, end, behind = render_page(ledger).rpartition("</body>")
    return f"{before}{_BLOCK.format(packed)}\n{end}{behind}"
