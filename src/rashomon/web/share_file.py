"""A page with its ledger inside, to be shared: any browser opens it, and Rashomon opens it again
(`share_page`). ALL_FORMATS are the export formats with this one."""

from rashomon.comparing.shared_page import pack_ledger
from rashomon.exports.export_format import Format
from rashomon.exports.formats import FORMATS
from rashomon.model.ledger import Ledger
from rashomon.web.ledger_page import render_page

_BLOCK = '<script type="text/plain" class="ledger">{}</script>'


def share_page(ledger: Ledger) -> str:
    """Returns the page."""
    before, end, behind = render_page(ledger).rpartition("</body>")
    return f"{before}{_BLOCK.format(pack_ledger(ledger))}\n{end}{behind}"


_SHARE = Format(
    name="share",
    suffix=".html",
    what="a page with everything in it, for people without Rashomon; Rashomon opens it again",
    text_of=share_page,
)
ALL_FORMATS = FORMATS | {_SHARE.name: _SHARE}
"""Every export format by name."""
