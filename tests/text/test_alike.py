"""When reports are said to give the same answer."""

from dataclasses import replace

import pytest

from factories import make_report
from rashomon.model.point import Account, Point, PointKind, Status, Version
from rashomon.model.statement import Stance
from rashomon.text.wording import same_in, shown_status, told_status


def point(*quotes: tuple[str, str], kind: PointKind = PointKind.COUNT, confidence: float | None = None) -> Point:
    """A point of one version whose accounts have these quotes and values, each in a report of its own."""
    accounts = tuple(
        Account(
            f"a{place}", f"r{place}", make_report(quote, f"r{place}").span(0, len(quote)), None, None, Stance.ASSERTS, value, version="v"
        )
        for place, (quote, value) in enumerate(quotes)
    )
    accounts = tuple(replace(each, low=1.0) if kind is PointKind.COUNT else each for each in accounts)
    version = Version("v", quotes[0][1], len(quotes), len(quotes), 1)
    return Point("p", "?", kind, accounts, (version,), (), Status.AGREED, confidence=confidence)


SAME = [
    point(("the ferry carried 12 passengers", "12"), ("12 passengers were on the ferry", "12")),
    point(("The quay was closed on Friday", "2031-05-02"), ("on Friday the quay was closed", "2031-05-02"), kind=PointKind.DATE),
    point(("9 people were treated on the quay", "yes"), ("nine people were treated on the quay", "yes"), kind=PointKind.YES_NO),
    point(("the crew raised the alarm", "yes"), ("Crew raises alarm", "yes"), kind=PointKind.YES_NO),
    point(("on Friday", "2031-05-02"), ("Friday", "2031-05-02"), kind=PointKind.DATE, confidence=0.9),
]
SIMILAR = [
    point(("12 passengers", "12"), ("a boy of 12", "12")),  # the figure alone
    point(("nearly all passengers were saved", "nearly all"), ("all passengers were saved", "all")),
    point(("the ferry carried 12 passengers", "12"), ("the ferry carried more than 12 passengers", "more than 12")),
    point(("The quay was closed on Friday", "2031-05-02"), ("the quay was closed on Saturday", "2031-05-03"), kind=PointKind.DATE),
    point(("the crew raised the alarm", "yes"), ("the crew raised no alarm", "no"), kind=PointKind.YES_NO),
    point(("the crew raised the alarm", "yes"), ("the owner sold his horse", "yes"), kind=PointKind.YES_NO),
    point(("on Friday", "2031-05-02"), ("Friday", "2031-05-02"), kind=PointKind.DATE, confidence=0.2),
    point(("21 people were treated on the quay", "yes"), ("thirty-two people were treated on the quay", "yes"), kind=PointKind.YES_NO),
]


@pytest.mark.parametrize("given", SAME)
def test_one_answer_in_much_the_same_words_is_the_same(given: Point) -> None:
    assert same_in(given) == {"r0", "r1"}
    assert shown_status(given) == "same"
    assert told_status(given, 3) == "same in 2 of 3 reports"


@pytest.mark.parametrize("given", SIMILAR)
def test_a_difference_inside_or_other_words_are_no_sameness(given: Point) -> None:
    assert shown_status(given) == "similar"
    assert told_status(given, 2) == "similar in all 2 reports"


@pytest.mark.parametrize("given", SIMILAR)
def test_what_a_person_or_a_model_put_together_is_believed(given: Point) -> None:
    assert shown_status(replace(given, held=True)) == "same"
    assert shown_status(replace(given, by="model tern")) == "same"


def test_shared_text_stays_repeated() -> None:
    version = replace(SIMILAR[0].versions[0], lines=1)
    assert shown_status(replace(SIMILAR[0], versions=(version,))) == "repeated"
