"""Says whether a sentence of a claim adds an outlet that tells it (`supports`)."""

from collections.abc import Sequence

from rashomon.model.claim import ClaimSentence
from rashomon.model.report import ReportsById
from rashomon.show.claim_counts import says_no
from rashomon.show.newly_told import content_of, is_told
from rashomon.text.taken_back import withdrawals


def supports(
    sentence: ClaimSentence, earlier: Sequence[ClaimSentence], reports: ReportsById
) -> bool:
    """Returns whether a new sentence tells what earlier ones of its claim tell, and is of another
    outlet than these. A sentence that says no to them does not, nor does any of a report that takes
    back what they tell."""
    report = reports[sentence.report]
    houses = {reports[support.report].house for support in earlier if support.report in reports}
    if report.house in houses or says_no(sentence) not in map(says_no, earlier):
        return False
    words_told = [content_of(support.span) for support in earlier]
    return not any(
        is_told(content_of(support.error), words_told) for support in withdrawals(report)
    )
