"""What an answer to a question decides, key by key."""

import pytest

from factories import make_report
from rashomon.model.judgement import ASKED, Action
from rashomon.model.question import UNSURE, DraftJudgement, Option, Question, QuestionKind, ShownWords, answered, question

REPORT = make_report("The pier was closed. The pier was shut. The mill burned. The weir was painted.")
QUOTES = ("The pier was closed", "The pier was shut", "The mill burned", "The weir was painted")


def shown() -> list[ShownWords]:
    spans = [REPORT.span(REPORT.text.index(q), REPORT.text.index(q) + len(q)) for q in QUOTES]
    return [ShownWords(str(n + 1), f"a-{n + 1}", span, span) for n, span in enumerate(spans)]


def which() -> Question:
    options = [Option(mark, f"{mark} too", (DraftJudgement(Action.SAME, "question", ("a-1", f"a-{mark}")),)) for mark in "234"]
    return question(QuestionKind.ACCOUNT, "s", "Which?", shown(), options, 1.0)


@pytest.mark.parametrize("key", ["2", "3", "4"])
def test_a_key_decides_what_its_answer_says(key: str) -> None:
    option = which().answer(key)
    assert option is not None
    assert [d.target for d in option.decides] == [("a-1", f"a-{key}")]


@pytest.mark.parametrize("key", ["", "5", "24", "22", "2 4", "1"])
def test_keys_that_are_no_answer(key: str) -> None:
    assert which().answer(key) is None


def test_cannot_tell_decides_nothing_but_is_noted() -> None:
    option = which().answer(UNSURE)
    assert option is not None
    (noted,) = answered(which(), option, by="Ida", at="1")
    assert (noted.field, noted.action) == (ASKED, Action.UNSURE)
