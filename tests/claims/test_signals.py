"""The named signals of a pair of sentences, read from parses, and how they add up."""

import pytest

from factories import parse_report
from matters import pages_of
from rashomon.claims.signals import SIGNAL_NAMES, WEIGHTS, pairs_of
from rashomon.claims.terms import FoundBefore, SentenceTerms, terms_in

pytestmark = pytest.mark.weights

FIRE = "The old kiln of Zelmar burned down in the storm."
AGAIN = "In the storm the old kiln of Zelmar burned down."
GOATS = "Nobody has seen the nine missing goats."


def sentences(*texts: str, **fields: object) -> list[SentenceTerms]:
    return [
        one for page in pages_of(*texts, **fields) for one in terms_in(page, FoundBefore((), ()))
    ]


def signals(
    told: list[SentenceTerms], chosen: list[int] | None = None
) -> dict[tuple[int, int], dict[str, float]]:
    """The signals of each pair of sentences, by their places."""
    return {
        (one, other): dict(zip(SIGNAL_NAMES, row, strict=True))
        for pairs in pairs_of(told, chosen or range(len(told)))
        for one, other, row in zip(
            pairs.one.tolist(), pairs.other.tolist(), pairs.signals.tolist(), strict=True
        )
    }


def test_sentences_of_two_reports_that_share_something_are_a_pair() -> None:
    assert signals(sentences(f"{FIRE}\n\n{FIRE}", AGAIN, GOATS)).keys() == {(0, 2), (1, 2)}


def test_sentences_of_two_languages_are_none() -> None:
    german = terms_in(parse_report(FIRE, "b", language="de"), FoundBefore((), ()))
    assert not signals([*sentences(FIRE), *german])


def test_only_the_chosen_are_compared_under_their_own_places() -> None:
    told = sentences(f"{GOATS}\n\n{FIRE}", AGAIN, FIRE)
    assert signals(told, [1, 3]).keys() == {(1, 3)}
    assert signals(told, [1, 3])[1, 3] == signals(told)[1, 3]


def test_no_third_report_changes_a_pair() -> None:
    told = sentences(FIRE, AGAIN)
    more = sentences(FIRE, AGAIN, f"{GOATS}\n\n{FIRE}")
    assert signals(more)[0, 1] == signals(told)[0, 1]


def test_each_signal_has_a_shipped_weight() -> None:
    assert WEIGHTS.signals.keys() == set(SIGNAL_NAMES)
