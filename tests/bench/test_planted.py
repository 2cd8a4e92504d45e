"""The faults planted in answers, as a set for any system."""

import pytest

from bench.real.planted import SET, few_words_marked, parts, scored, values_marked

PARTS = parts()


def test_every_statement_stands_in_its_answer() -> None:
    for part in PARTS:
        answer = (SET / "answers" / f"{part['story']}.txt").read_text(encoding="utf-8")
        assert part["told"] in answer.replace("**", "")
    assert len({part["id"] for part in PARTS}) == len(PARTS)


def test_who_marks_all_finds_all_and_who_marks_nothing_doubts_nothing() -> None:
    everything = scored({part["id"]: True for part in PARTS}, PARTS)
    nothing = scored({}, PARTS)
    assert (everything["found"], everything["right_marked"]) == (1, 1)
    assert (nothing["found"], nothing["right_marked"]) == (0, 0)


@pytest.mark.parametrize("marked", [few_words_marked, values_marked])
def test_a_simple_rule_marks_more_faults_than_right_statements(marked) -> None:
    figures = scored(marked(PARTS), PARTS)
    assert 0 < figures["right_marked"] < figures["found"] < 1
