"""How many reports stand behind a claim, and how many of them say no."""

import pytest

from rashomon.model.claim import Claim, ClaimSentence, Origins
from rashomon.model.span import Span
from rashomon.show.claim_counts import tell_claim

NOBODY = "Prosecutors have not charged anyone."
SOMEBODY = "Prosecutors charged manager Ada Vell."


@pytest.mark.parametrize(
    ("told", "saying_no"),
    [
        ((NOBODY, SOMEBODY), 1),
        (
            (NOBODY, SOMEBODY, "The mayor didn't resign."),
            2,
        ),
        ((SOMEBODY, "Vell denied it."), 1),
        ((NOBODY, "Nobody was charged, police said."), 0),
        ((SOMEBODY, "Vell was charged on Monday."), 0),
        ((NOBODY,), 0),
    ],
)
def test_a_count_says_how_many_say_no(told: tuple[str, ...], saying_no: int) -> None:
    sentences = []
    for number, words in enumerate(told):
        sentences.append(ClaimSentence(f"w-{number}", Span(f"r{number}", 0, len(words), words)))
    count = len(told)
    claim = Claim(
        id="c", named_by="w-0", sentences=tuple(sentences), reports=count, origins=Origins(count)
    )
    bear = "report bears" if count == 1 else "reports bear"
    sides = f", {saying_no} of them with “not”, “no” or the like" if saying_no else ""
    assert tell_claim(claim) == f"{count} {bear} on this, at most {count} independent{sides}"
