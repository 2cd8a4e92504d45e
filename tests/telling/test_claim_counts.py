"""How many reports stand behind a claim, and how many of them say no."""

import pytest

from rashomon.model.claim import Claim, ClaimSentence, Origins
from rashomon.model.span import Span
from rashomon.telling.claim_counts import tell_claim

NOBODY = "Prosecutors have not charged anyone."
SOMEBODY = "Prosecutors charged manager Ada Vell."


@pytest.mark.parametrize(
    ("told", "sides"),
    [
        ((NOBODY, SOMEBODY), ", 1 of them with “not”, “no” or the like"),
        ((NOBODY, SOMEBODY, "The mayor didn't resign."), ", 2 of them with “not”, “no” or the like"),
        ((SOMEBODY, "Vell denied it."), ", 1 of them with “not”, “no” or the like"),
        ((NOBODY, "Nobody was charged, police said."), ""),
        ((SOMEBODY, "Vell was charged on Monday."), ""),
        ((NOBODY,), ""),
    ],
)
def test_a_count_says_how_many_say_no(told: tuple[str, ...], sides: str) -> None:
    sentences = []
    for number, words in enumerate(told):
        sentences.append(ClaimSentence(f"w-{number}", Span(f"r{number}", 0, len(words), words)))
    count = len(told)
    claim = Claim("c", "w-0", tuple(sentences), count, Origins(count))
    reports = "report" if count == 1 else "reports"
    assert tell_claim(claim) == f"{count} {reports}, at most {count} independent{sides}"
