"""What people judged, a judgement a line."""

from rashomon.authored.judgement_lines import to_line
from rashomon.exports.export_format import Files
from rashomon.model.ledger import Ledger


def files_of(ledger: Ledger) -> Files:
    """Returns one file with a judgement per line, without duplicates, oldest first, as `compare
    --judgements` reads them."""
    listed = {
        j.id: j
        for j in (*(j for story in ledger.stories for j in story.judgements), *ledger.judgements)
    }
    lines = (f"{to_line(j)}\n" for j in sorted(listed.values(), key=lambda j: (j.at, j.id)))
    return {
        "": "".join(lines).encode("utf-8", "backslashreplace")
    }  # a lone surrogate as JSON escapes it
