"""The second look at answers, when it is known which of them meet."""

import numpy as np
import pytest

from factories import make_answer, make_report
from rashomon.points.accounts import CandidateAccount
from rashomon.points.review_answers import (
    ReviewModel,
    answer_features,
    group_features,
    keep_best,
    load_review_model,
    logistic,
    row_features,
    weigh,
)

REPORT = make_report("Nine barges sank in the gale, the harbour office said.", "a")


def answers(*scores: float) -> list[CandidateAccount]:
    return [make_answer(f"barge {n} sank", f"r{n}", score=score) for n, score in enumerate(scores)]


def test_the_likeliest_answers_stay() -> None:
    found = answers(0.9, 0.2, 0.8)
    assert keep_best([[0, 1], [2]], found, [0.9, 0.2, 0.8], 1.1) == [[0], [2]]
    assert keep_best([[0, 1], [2]], found, [0.9, 0.2, 0.8], 2.0) == [[0, 1], [2]]


def test_no_words_stand_twice_in_a_group() -> None:
    whole, part, apart = (
        make_answer(words, REPORT) for words in ("Nine barges sank in the gale", "sank in the gale", "the harbour office said")
    )
    assert keep_best([[0, 1, 2]], [part, whole, apart], [0.6, 0.7, 0.5], 9.0) == [[1, 2]]
    assert keep_best([[0, 1]], [part, whole], [1.0, 0.7], 9.0, wanted={0, 1}) == [[0, 1]]
    assert keep_best([[0], [1]], [part, whole], [0.6, 0.7], 9.0) == [[0], [1]]


def test_an_answer_knows_what_it_lies_in() -> None:
    whole, part = make_answer("Nine barges sank in the gale", REPORT), make_answer("sank in the gale", REPORT)
    apart = make_answer("the harbour office said", REPORT)
    inside, outside, alone = (answer_features([[0], [1], [2]], [part, whole, apart], np.zeros((3, 3)))[i] for i in range(3))
    assert (inside["lies in"], inside["holds"]) == (1, 0)
    assert (outside["lies in"], outside["holds"]) == (0, 1)
    assert alone["lies in"] == alone["holds"] == alone["repeats"] == 0


def test_a_group_of_many_reports_speaks_for_its_answers() -> None:
    found = answers(0.5, 0.5, 0.5)
    likeness = np.full((3, 3), 0.6)
    together, alone = answer_features([[0, 1], [2]], found, likeness)[1:]
    assert together["several"] == 1
    assert alone["several"] == 0
    assert together["best likeness abroad"] == pytest.approx(0.6)
    assert alone["best likeness abroad"] == 0


def model(least: float) -> ReviewModel:
    return ReviewModel({"score": 1.0}, {"second": 1.0}, {"likely": 1.0, "reports": 1.0, "answers": -2.0}, ratio=2.0, shared=least)


def test_an_unlikely_group_falls_apart_and_its_likely_answers_stay_alone() -> None:
    found = answers(0.9, 0.3, 0.8)
    likeness = np.full((3, 3), 0.4)
    assert [group for group, _ in weigh([[0, 1, 2]], found, likeness, model(0.1))] == [[0, 1, 2]]
    assert [group for group, _ in weigh([[0, 1, 2]], found, likeness, model(0.999))] == [[0], [2]]
    assert [group for group, _ in weigh([[0, 1, 2]], found, likeness, model(0.999), wanted={1})] == [[0], [1], [2]]


def test_the_best_answer_of_a_group_that_falls_apart_stays_however_unlikely() -> None:
    assert [group for group, _ in weigh([[0, 1]], answers(0.3, 0.2), np.full((2, 2), 0.4), model(0.999))] == [[0]]


def test_the_more_answers_of_few_reports_a_row_holds_the_less_sure_it_is() -> None:
    told = {"constant": 0.0, "likely": 1.0, "reports": 1.0, "answers": -2.0}
    here, there = make_report("Nine barges sank. Two were raised. A crane fell.", "r0"), make_report("Nine barges sank.", "r1")
    few = [make_answer("Nine barges sank", here), make_answer("Nine barges sank", there)]
    many = [*few, make_answer("Two were raised", here), make_answer("A crane fell", here)]
    likeness = np.full((4, 4), 0.6)
    sure = [logistic(row_features(range(len(some)), some, likeness, 0.7), told) for some in (few, many)]
    assert sure[0] > sure[1]
    assert logistic(row_features([0, 1], few, likeness, 0.9), told) > sure[0]


def test_a_row_is_as_sure_as_its_weakest_answer_and_its_least_alike_two() -> None:
    shipped = load_review_model().rows

    def sure(row: list[CandidateAccount], least: float = 0.8) -> float:
        likeness = np.full((3, 3), 0.8)
        likeness[1, 2] = likeness[2, 1] = least
        return logistic(row_features(range(3), row, likeness, 0.7), shipped)

    assert sure(answers(0.9, 0.9, 0.9)) > sure(answers(0.9, 0.9, 0.3))
    assert sure(answers(0.9, 0.9, 0.9)) > sure(answers(0.9, 0.9, 0.9), least=0.1)
    same = row_features([0, 1], answers(0.9, 0.9), np.full((2, 2), 0.8), 0.7)
    figures = [make_answer("nine barges", "a", value="9"), make_answer("ten barges", "b", value="10")]
    assert (same["one value"], row_features([0, 1], figures, np.full((2, 2), 0.8), 0.7)["one value"]) == (1.0, 0.0)


def test_answers_of_one_report_are_not_held_against_each_other() -> None:
    here, there = make_report("Nine barges sank. Two were raised.", "r0"), make_report("Nine barges sank.", "r1")
    row = [make_answer("Nine barges sank", here), make_answer("Two were raised", here), make_answer("Nine barges sank", there)]
    likeness = np.full((3, 3), 0.8)
    likeness[0, 1] = likeness[1, 0] = 0.01
    assert row_features([0, 1, 2], row, likeness, 0.7)["least likeness"] == pytest.approx(np.log(4))


def test_a_row_of_several_reports_has_its_confidence_and_an_answer_alone_its_own() -> None:
    found, likeness = answers(0.9, 0.8), np.full((2, 2), 0.6)
    (_, together), (_, alone) = weigh([[0, 1]], found, likeness, model(0.1))[0], weigh([[0], [1]], found, likeness, model(0.1))[0]
    assert together < alone == logistic({"score": np.log(9)}, {"score": 1.0})


def test_groups_see_their_rivals() -> None:
    wholes = [make_answer("Nine barges sank in the gale", make_report(REPORT.text, name)) for name in ("a", "b")]
    parts = [make_answer("sank in the gale", make_report(REPORT.text, name)) for name in ("a", "b")]
    first, second = group_features([[0, 1], [2, 3]], [*wholes, *parts], np.zeros((4, 4)), [0.9, 0.9, 0.2, 0.2])
    assert first["rival"] == pytest.approx(0.4)
    assert second["rival"] == pytest.approx(1.8)
    assert first["before rival"] > second["before rival"]


def test_logistic_of_nothing_is_even() -> None:
    assert logistic({"unknown": 3.0}, {}) == 0.5


def test_the_shipped_model_has_both_parts() -> None:
    shipped = load_review_model()
    assert shipped.answers["score"] > 0
    assert shipped.groups["sum"] > 0
    assert 0 < shipped.shared < 1 < shipped.ratio
