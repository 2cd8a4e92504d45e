"""People's judgements, as JSON Lines that `compare --judgements` and `add --judgements` read."""

from rashomon.exports.export_format import Files
from rashomon.judgements.judgement_lines import to_line
from rashomon.model.judgement import Judgement
from rashomon.model.ledger import Ledger


def files_of(ledger: Ledger) -> Files:
    """Returns one file with a judgement per line, in the order in which they were made."""
    return {
        "": "".join(f"{to_line(j)}\n" for j in judgements_of(ledger)).encode("utf-8", "backslashreplace")
    }  # a lone surrogate as JSON escapes it


def judgements_of(ledger: Ledger) -> tuple[Judgement, ...]:
    """Returns all judgements that a ledger lists, without duplicates, oldest first."""
    listed = {j.id: j for j in (*(j for story in ledger.stories for j in story.judgements), *ledger.judgements)}
    return tuple(sorted(listed.values(), key=lambda j: (j.at, j.id)))
