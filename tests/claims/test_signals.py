"""The named signals of a pair of sentences, read from parses, and how they add up."""

import math

import numpy as np
import pytest

from factories import parse_report
from matters import known_words, pages_of
from rashomon.passages.signals import NAMES, SIGNALS, SignalWeights, load_weights, pairs_of
from rashomon.passages.terms import NOTHING, SentenceTerms, terms_in

pytestmark = pytest.mark.weights

FIRE = "The old kiln of Zelmar burned down in the storm."
AGAIN = "In the storm the old kiln of Zelmar burned down."
GOATS = "Nobody has seen the nine missing goats."


def sentences(*texts: str, **fields: object) -> list[SentenceTerms]:
    return [one for page in pages_of(*texts, **fields) for one in terms_in(page, NOTHING)]


def signals(
    told: list[SentenceTerms], chosen: list[int] | None = None
) -> dict[tuple[int, int], dict[str, float]]:
    """The signals of each pair of sentences, by their places."""
    return {
        (one, other): dict(zip(NAMES, row, strict=True))
        for pairs in pairs_of(told, chosen)
        for one, other, row in zip(
            pairs.one.tolist(), pairs.other.tolist(), pairs.signals.tolist(), strict=True
        )
    }


def test_sentences_of_two_reports_that_share_something_are_a_pair() -> None:
    assert signals(sentences(f"{FIRE}\n\n{FIRE}", AGAIN, GOATS)).keys() == {(0, 2), (1, 2)}


def test_sentences_of_two_languages_are_none() -> None:
    german = terms_in(parse_report(FIRE, "b", language="de"), NOTHING)
    assert not signals([*sentences(FIRE), *german])


def test_only_the_chosen_are_compared_under_their_own_places() -> None:
    told = sentences(f"{GOATS}\n\n{FIRE}", AGAIN, FIRE)
    assert signals(told, [1, 3]).keys() == {(1, 3)}
    assert signals(told, [1, 3])[1, 3] == signals(told)[1, 3]


def test_the_same_words_are_as_alike_as_can_be() -> None:
    (same,) = signals(sentences(FIRE, FIRE)).values()
    (turned,) = signals(sentences(FIRE, AGAIN)).values()
    (part,) = signals(sentences(FIRE, "The kiln belonged to an old baker of the valley.")).values()
    assert (round(same["letters"], 9), round(same["word pairs"], 9)) == (1.0, 1.0)
    assert round(turned["letters"], 9) == 1.0
    assert 0 < turned["word pairs"] < 1.0
    assert turned["rare words"] == same["rare words"] > part["rare words"] > 0
    assert turned["rare letters"] == same["rare letters"] > part["rare letters"] > 0
    assert part["letters"] < 0.5


def test_what_they_share_is_summed_by_weight() -> None:
    told = sentences("A kiln in a gorge.", "A gorge with one kiln.")
    (pair,) = signals(told).values()
    mine, theirs = (one.terms for one in told)
    shared = math.fsum(math.sqrt(mine[t] * theirs[t]) for t in mine if t in theirs)
    assert pair["rare words"] == pytest.approx(math.log1p(shared))


def test_names_days_figures_and_speakers_are_counted() -> None:
    one, other = pages_of(
        "On Saturday Ina Holm and Oda Tarn counted 130 goats and 40 cows.",
        "Holm came with Tarn on 3 May and found 130 goats.",
    )
    day = "2031-05-03/2031-05-03"
    told = [
        *terms_in(
            one,
            known_words(
                one, names=[("Ina Holm", "n-1"), ("Oda Tarn", "n-2")], days=[("Saturday", day)]
            ),
        ),
        *terms_in(
            other,
            known_words(other, names=[("Holm", "n-1"), ("Tarn", "n-2")], days=[("3 May", day)]),
        ),
    ]
    (pair,) = signals(told).values()
    counts = [pair[name] for name in ("names", "days", "figures", "speakers")]
    assert counts == [2.0, 1.0, 1.0, 0.0]


def test_places_in_the_reports() -> None:
    """Both first: as early as can be; first and last: as far apart as can be."""
    told = sentences(f"{FIRE}\n\n{GOATS}", f"{GOATS}\n\n{FIRE}")
    found = signals(told)
    assert (found[0, 3]["early"], found[0, 3]["apart"]) == (0.0, 1.0)
    assert (found[1, 2]["early"], found[1, 2]["apart"]) == (0.0, 1.0)
    (first,) = signals(sentences(FIRE, AGAIN)).values()
    assert (first["early"], first["apart"]) == (1.0, 0.0)


def test_the_sentences_around_are_context_within_one_report() -> None:
    told = sentences(f"{FIRE}\n\n{GOATS}", f"{AGAIN}\n\n{GOATS}", FIRE)
    found = signals(told)
    assert found[0, 2]["context"] > found[0, 4]["context"]
    assert found[0, 2]["letters"] == pytest.approx(found[0, 4]["letters"])


def test_no_third_report_changes_a_pair() -> None:
    told = sentences(FIRE, AGAIN)
    more = sentences(FIRE, AGAIN, f"{GOATS}\n\n{FIRE}")
    assert signals(more)[0, 1] == signals(told)[0, 1]


def test_weights_add_up_to_a_probability() -> None:
    each = {name: float(n + 1) for n, name in enumerate(NAMES)}
    rows = np.array([[0.0] * len(NAMES), [0.5] + [0.0] * (len(NAMES) - 1)])
    even, more = SignalWeights(-0.5, each).strength(rows)
    assert even == pytest.approx(1 / (1 + math.exp(0.5)))
    assert more == pytest.approx(0.5)


def test_each_signal_has_a_shipped_weight() -> None:
    assert load_weights().each.keys() == set(SIGNALS)
