"""Which way a clause looks."""

import pytest

from factories import parse_report
from rashomon.dates.tense import Tense, tense_of

pytestmark = pytest.mark.weights


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The ferry sank on Tuesday.", "Tuesday", Tense.PAST),
        ("The ferry will sail on Tuesday.", "Tuesday", Tense.FUTURE),
        ("The ferry is expected to sail on Tuesday.", "Tuesday", Tense.FUTURE),
        ("The crew managed to leave on Tuesday.", "Tuesday", Tense.PAST),
        ("He said the crew would leave on Tuesday.", "Tuesday", Tense.FUTURE),
        ("The hearing was postponed until Tuesday.", "Tuesday", Tense.FUTURE),
        ("The ferry has been in port since Tuesday.", "Tuesday", Tense.PAST),
        ("The report is due to be released in May.", "May", Tense.FUTURE),
        ("He ran in the election slated for Tuesday.", "Tuesday", Tense.FUTURE),
        ("He ran in the election slated for June 25.", "June", Tense.FUTURE),
        ("He ran in the election held on June 25.", "June", Tense.PAST),
        ("The talks start on Tuesday.", "Tuesday", Tense.FUTURE),
        ("The court rules on Tuesday whether he may stay.", "Tuesday", Tense.FUTURE),
        ("The raid on Tuesday is the worst in years.", "Tuesday", Tense.OPEN),
        ("The bank says it lost money on Tuesday.", "Tuesday", Tense.PAST),
        ("The mayor declared Tuesday a day of mourning.", "Tuesday", Tense.FUTURE),
        ("The union declared on Tuesday that it would strike.", "Tuesday", Tense.PAST),
        ("Tuesday is to be a public holiday.", "Tuesday", Tense.FUTURE),
        ("The harbour has cancelled all crossings until Tuesday.", "Tuesday", Tense.FUTURE),
        ("The rebels held the bridge until Tuesday.", "Tuesday", Tense.PAST),
        ("He said he was going to the court of appeal on Tuesday.", "Tuesday", Tense.FUTURE),
        ("Landing fish is forbidden from Tuesday.", "Tuesday", Tense.FUTURE),
        ("I want him gone by Tuesday.", "Tuesday", Tense.FUTURE),
        ("The crew had cleared the quay by Tuesday.", "Tuesday", Tense.PAST),
        ("Landing fish was forbidden by Tuesday.", "Tuesday", Tense.PAST),
        ("The airline announced a flight for Tuesday.", "Tuesday", Tense.FUTURE),
        ("The board ceased to publish results on Tuesday.", "Tuesday", Tense.PAST),
        ("A letter from November mentions it.", "November", Tense.OPEN),
        (
            "She said she was leaving the office on Tuesday when the wall fell.",
            "Tuesday",
            Tense.OPEN,
        ),
    ],
)
def test_tense(text: str, word: str, expected: Tense) -> None:
    assert tense_of(parse_report(text).token_at(text.index(word))) is expected
