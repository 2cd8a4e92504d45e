"""What is told of another place or day is not turned by it; credited words are no copies; what a
relative clause tells is not denied by the verb above."""

from functools import cache

import pytest

from drafts import only, report
from rashomon.draft_check.check_draft import CheckedSentence

pytestmark = pytest.mark.weights

OWL = """Permits and refusals

A convoy of lorries was not allowed to leave Osk in April, the harbour office said.
The board rejected a request to open the gate in Stenn on 3 March.
The council did not approve a tower in Norda on Monday.
The mayor of Tarrow, Jon Pellwick, said: “We will never pay a single crown to any pirates on our \
own coast, and nobody else will.”
The sluice at Marr was closed by a storm on Monday and four boats sank in the basin, Reuters \
reported.
The county announced a ferry for the spring on Tuesday. The guild intends to buy the kiln.
"""


@cache
def told(draft: str) -> set[str]:
    sentence: CheckedSentence = only(draft, report("owl", OWL))
    return {note.told.partition(":")[0] for note in sentence.notes}


@pytest.mark.parametrize(
    ("draft", "is_turned"),
    [
        ("A convoy of lorries was allowed to leave Osk in April.", True),
        ("A convoy of lorries was allowed to leave Osk.", True),
        ("A convoy of lorries was allowed to leave Vell in June.", False),
        ("The board accepted a request to open the gate in Stenn.", True),
        ("The board accepted a request to open the gate in Marr.", False),
        ("The council approved a tower in Norda on Monday.", True),
        ("The council approved a tower in Tarrow on Monday.", False),
        ("Lorries will be unable to use the ferry that the county has announced.", False),
        ("The potter has yet to name a price for the kiln, which the guild means to buy.", False),
        ("The guild does not intend to buy the kiln.", True),
    ],
)
def test_the_opposite_is_told_of_the_same_happening(draft: str, is_turned: bool) -> None:
    assert ("the opposite is told" in told(draft)) is is_turned


@pytest.mark.parametrize(
    ("draft", "is_copied"),
    [
        (
            "“We will never pay a single crown to any pirates on our own coast, and nobody else "
            "will,” Jon Pellwick said.",
            False,
        ),
        (
            "The sluice at Marr was closed by a storm on Monday and four boats sank in the basin, "
            "Reuters reported.",
            False,
        ),
        (
            "The sluice at Marr was closed by a storm on Monday and four boats sank in the basin.",
            True,
        ),
    ],
)
def test_words_with_their_speaker_or_agency_are_not_copied(draft: str, is_copied: bool) -> None:
    assert ("copied, no credit" in told(draft)) is is_copied
