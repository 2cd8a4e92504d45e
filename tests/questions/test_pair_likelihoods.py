"""How likely two accounts answer one question, clash, or follow each other, for the order of questions."""

from dataclasses import replace

import numpy as np
import pytest

from factories import make_report
from rashomon.model.point import Account, PointKind
from rashomon.model.question import DoubtedAnswer, Doubts, PairDoubt
from rashomon.model.statement import Stance
from rashomon.questions.expected_gains import HEADS, NAMES, load_weights, outlooks, pair_features

LINES = ("nine barges sank", "eleven barges sank", "the lights had failed")


def candidate(n: int, low: float | None = None) -> DoubtedAnswer:
    report = make_report(f"People said that {LINES[n]} that night.", f"r{n}")
    start = report.text.index(LINES[n])
    account = Account(f"a-{n}", report.id, report.span(start, start + len(LINES[n])), None, None, Stance.ASSERTS, None, low=low, high=low)
    return DoubtedAnswer(account, PointKind.COUNT, report.span(0, len(report.text)), n, True, 0.8, False, False, False)


PAIRS = (PairDoubt(0, 1, 0.7, 0.2), PairDoubt(0, 2, 0.05, 0.01))
DOUBTS = Doubts((candidate(0, 9), candidate(1, 11), candidate(2)), PAIRS)


def feature(doubts: Doubts, name: str) -> list[float]:
    return [round(float(row[NAMES.index(name)]), 3) for row in pair_features(doubts, ())]


def test_every_pair_has_its_features_and_likelihoods() -> None:
    assert pair_features(DOUBTS, ()).shape == (2, len(NAMES))
    assert load_weights().shape == (len(NAMES), len(HEADS))
    found = outlooks(DOUBTS, ())
    assert all(0 <= getattr(one, head) <= 1 for one in found for head in HEADS)
    assert outlooks(Doubts(), ()) == []


def test_what_is_likelier_to_the_stages_is_likelier_here() -> None:
    one, other = outlooks(DOUBTS, ())
    assert one.same > other.same
    assert one.clash > other.clash


@pytest.mark.parametrize(
    ("name", "expected"),
    [("figures differ", [1, 0]), ("one figure", [0, 1]), ("together", [0, 0]), ("one kind", [1, 1]), ("neighbours", [0, 0])],
)
def test_features(name: str, expected: list[float]) -> None:
    assert feature(DOUBTS, name) == expected


def test_a_denial_beside_a_claim_is_seen() -> None:
    report = make_report("The lights had failed. The mayor denied it.", "r")
    spans = [report.span(0, 22), report.span(23, 43)]
    made = [Account(f"a-{n}", "r", span, None, None, Stance.ASSERTS, None) for n, span in enumerate(spans)]
    pair = [DoubtedAnswer(a, PointKind.YES_NO, a.quote, n, True, 0.8, n == 1, n == 1, False) for n, a in enumerate(made)]
    doubts = Doubts(tuple(pair), (PairDoubt(0, 1, 0.01, 0.01),))
    assert feature(doubts, "neighbours, one denies") == [1]
    assert feature(replace(doubts, candidates=(pair[0], replace(pair[1], denies=False))), "neighbours, one denies") == [0]


def test_numbers_are_compared_as_they_are_written() -> None:
    texts = ("at 6.10am", "at 6.04am", "at 6.10am sharp")
    reports = [make_report(text, f"r{n}") for n, text in enumerate(texts)]
    made = [Account(f"a-{n}", r.id, r.span(0, len(r.text)), None, None, Stance.ASSERTS, None) for n, r in enumerate(reports)]
    listed = tuple(DoubtedAnswer(a, PointKind.DATE, a.quote, n, True, 0.8, False, False, False) for n, a in enumerate(made))
    doubts = Doubts(listed, (PairDoubt(0, 1, 0.5, 0.1), PairDoubt(0, 2, 0.5, 0.1)))
    assert feature(doubts, "numbers apart") == [1, 0]
    assert feature(doubts, "numbers shared") == [0, 1]
    assert np.isfinite(pair_features(doubts, ())).all()


def test_a_candidate_that_lies_in_another_is_known_by_it() -> None:
    report = make_report("He said that nine barges sank in the gale.", "r")
    spans = [report.span(13, 41), report.span(13, 29), report.span(0, 7)]
    made = [Account(f"a-{n}", "r", span, None, None, Stance.ASSERTS, None) for n, span in enumerate(spans)]
    whole = report.span(0, len(report.text))
    listed = tuple(DoubtedAnswer(a, PointKind.YES_NO, whole, n, True, (0.5, 0.8, 0.5)[n], False, False, False) for n, a in enumerate(made))
    doubts = Doubts(listed, (PairDoubt(0, 2, 0.5, 0.1), PairDoubt(1, 2, 0.5, 0.1)))
    assert feature(doubts, "holds another") == [1, 0]
    assert feature(doubts, "lies in another") == [0, 1]
    assert feature(doubts, "likelier than what it holds") == [-1.386, 0]
    assert feature(doubts, "likelier than what holds it") == [0, 1.386]
