"""The sentences in which a report itself says what is doubtful, and what is odd about it."""

import pytest

from factories import make_report
from rashomon.cautions.find_cautions import said_by_reports, unborne_headlines

SAID = [
    ("There were conflicting reports about the number of goats.", "conflicting"),
    ("It was not immediately clear who opened the gate.", "unclear"),
    ("The claim could not be independently verified.", "unverified"),
    ("Unconfirmed reports spoke of a second ferry.", "unverified"),
    ("Earlier reports had said nine goats drowned.", "revised"),
    ("The coastguard corrected its first figure for those on board.", "revised"),
    ("The harbour office initially said the ferry was empty.", "revised"),
    ("On Saturday it had spoken of 412.", "revised"),
    ("The mayor withdrew his statement about the goats.", "revised"),
    ("The mayor corrected the proofs of his book.", ""),
    ("The goats were originally put on a raft in Harn.", ""),
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("There were 9 goats. It had announced 14.", "There were 9 goats. It had announced 14."),
        ("There were 9 goats.\nIt had announced 14 goats.", "It had announced 14 goats."),
        (
            "It corrected its figure for the goats. There were 9, it said.",
            "It corrected its figure for the goats. There were 9, it said.",
        ),
        ("The goats are well. It had announced 14.", "It had announced 14."),
        (
            "The board initially said that 14 goats swam. A clerk wrote later that 9 did.",
            "The board initially said that 14 goats swam. A clerk wrote later that 9 did.",
        ),
        (
            "It initially said 14 goats, now 9 goats. They have 3 barns.",
            "It initially said 14 goats, now 9 goats.",
        ),
    ],
)
def test_a_former_number_stands_with_the_new_one_of_the_sentence_beside_it(
    text: str, told: str
) -> None:
    (found,) = said_by_reports(make_report(text))
    assert found.span is not None
    assert found.span.quote == told


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("Ferry sinks, 40 dead", ["the headline gives 40 dead; the body never gives that number"]),
        ("Ferry sinks, scores dead", []),
        ("Ferry sinks, 12 dead", []),
        ("Ferry sinks, 1 man dead", []),  # "a man" is one
    ],
)
def test_a_headline_that_the_body_does_not_bear_out(title: str, why: list[str]) -> None:
    text = f"{title}\n" + "Twelve goats and a man were lost off Harn.\n" * 20
    assert [odd for *_, odd in unborne_headlines([make_report(text, title=title)])] == why
