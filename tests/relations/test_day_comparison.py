"""Days in words. What they show of two accounts stands in `cases_of_times`."""

import pytest

from rashomon.relations.account_evidence import Evidence
from rashomon.relations.day_comparison import interval
from relations.evidence_factory import say


@pytest.mark.parametrize(
    ("evidence", "shown"),
    [
        (say("on Monday", days=("2031-04-07", "2031-04-07")), "2031-04-07"),
        (say("in May", days=("2031-05-01", "2031-05-31")), "2031-05-01 to 2031-05-31"),
        (say("some day"), "?"),
    ],
)
def test_days_are_shown_in_words(evidence: Evidence, shown: str) -> None:
    assert interval(evidence) == shown
