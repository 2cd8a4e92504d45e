"""What people decided about who speaks."""

import pytest

from factories import make_name, make_report, make_statement
from rashomon.authored.make_constraints import constraints_of
from rashomon.authored.outcomes import Findings, heard
from rashomon.model.judgement import Action, judgement
from rashomon.statements.model_statements import with_speakers

REPORT = make_report("Ilka Renn came. She said two boats sank.")
STATEMENT = make_statement(REPORT, "two boats sank", "She")
NAMES = (make_name("Ilka Renn", REPORT),)

CASES = [
    ("Ilka Renn", "Ilka Renn", False, "obeyed"),
    ("unnamed official", "unnamed official", True, "obeyed"),
    (
        "Words That No Report Has",
        "She",
        False,
        "not obeyed: 'Words That No Report Has' is no name of the story and stands in no "
        "report of it",
    ),
]


@pytest.mark.parametrize(("after", "speaker", "anonymous", "outcome"), CASES)
def test_speakers_come_from_the_story(
    after: str, speaker: str, anonymous: bool, outcome: str
) -> None:
    judged = judgement(Action.SET, "speaker", (STATEMENT.id,), by="Ida", at="", after=after)
    (found,) = with_speakers([STATEMENT], constraints_of([judged]).speakers, NAMES)
    assert (found.speaker, found.anonymous, found.quote, found.id) == (
        speaker,
        anonymous,
        STATEMENT.quote,
        STATEMENT.id,
    )
    assert (
        heard([judged], [REPORT], Findings(statements=(found,)), Findings())[0].outcome == outcome
    )


def test_nothing_judged_changes_nothing() -> None:
    assert with_speakers([STATEMENT], {}, NAMES) == (STATEMENT,)
