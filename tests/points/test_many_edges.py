"""Of very many pairs of answers the likeliest alone are kept."""

import numpy as np
import pytest

from factories import make_answer, make_reading, make_report
from rashomon.points import answer_similarity
from rashomon.points import same_question as questions
from rashomon.points.answer_similarity import Likeness
from rashomon.points.same_question import likeliest, load_pair_model, same_question

WORDS = "ferry harbour fire crew rescue storm bridge council vote delay".split()


@pytest.mark.parametrize("most", [5, 60, 400])
def test_the_pairs_kept_are_those_of_all_pairs_cut_in_the_end(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    told = [" ".join(WORDS[(k * step) % 10] for step in (1, 2, 3)) + f" {k}" for k in range(40)]
    answers = [make_answer(text, make_report(text, f"r{k % 6}")) for k, text in enumerate(told)]
    alike = Likeness(answers, [make_reading(text) for text in told], ())
    monkeypatch.setattr(answer_similarity, "BLOCK", 8)
    every = same_question(alike, load_pair_model())
    monkeypatch.setattr(questions, "MOST", most)
    some = same_question(alike, load_pair_model())
    kept = likeliest(every, most)
    assert len(every.left) > 60
    for name in ("left", "right", "likely", "features"):
        assert np.array_equal(getattr(some, name), getattr(kept, name))
