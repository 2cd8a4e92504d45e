"""with_length: a ledger whose briefs are written anew, shorter or longer."""

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.model.ledger import Ledger


def with_length(ledger: "Ledger", length: str) -> "Ledger":
    """The ledger with briefs of this length: short, page or full."""
    from rashomon.brief.write_brief import Length, write_brief

    stories = []
    for story in ledger.stories:
        reports = [report for report in ledger.reports if report.id in story.reports]
        stories.append(replace(story, brief=write_brief(story, reports, length=Length(length))))
    return replace(ledger, stories=tuple(stories))
