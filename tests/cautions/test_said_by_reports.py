"""The sentences in which a report itself says what is doubtful."""

import pytest

from factories import make_report
from rashomon.cautions.find_cautions import said_by_reports

SAID = [
    ("There were conflicting reports about the number of goats.", "conflicting"),
    ("It was not immediately clear who opened the gate.", "unclear"),
    ("The claim could not be independently verified.", "unverified"),
    ("Unconfirmed reports spoke of a second ferry.", "unverified"),
    ("Earlier reports had said nine goats drowned.", "revised"),
    ("The mayor denied that the ferry was full.", "denied"),
    ("The mayor was denied entry.", ""),
    ("The mayor was not known for haste.", ""),
    ("“It is still unclear who won,” the mayor said.", ""),
    ("The mayor made it clear that the road is closed.", ""),
    ("The weather was clear, and the count was verified at noon.", ""),
]


@pytest.mark.parametrize(("text", "kind"), SAID)
def test_a_report_says_itself_what_is_doubtful(text: str, kind: str) -> None:
    found = list(said_by_reports(make_report(f"The ferry sank on Monday.\n{text}")))
    assert [one.kind for one in found] == ([kind] if kind else [])
    assert all(one.span is not None and one.span.quote == text for one in found)
