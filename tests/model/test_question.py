"""What an answer to a question decides, where one or several may be given."""

import pytest

from factories import make_report
from rashomon.model.judgement import ASKED, Action
from rashomon.model.question import UNSURE, Asked, Decision, Option, Question, Shown, answered, question

REPORT = make_report("The pier was closed. The pier was shut. The mill burned. The weir was painted.")
QUOTES = ("The pier was closed", "The pier was shut", "The mill burned", "The weir was painted")


def shown() -> list[Shown]:
    spans = [REPORT.span(REPORT.text.index(q), REPORT.text.index(q) + len(q)) for q in QUOTES]
    return [Shown(str(n + 1), f"a-{n + 1}", span, span) for n, span in enumerate(spans)]


def pair(action: Action, mark: str) -> tuple[Decision, ...]:
    return (Decision(action, "question", ("a-1", f"a-{mark}")),)


def which(*, many: bool = True) -> Question:
    options = [Option(mark, f"{mark} too", pair(Action.SAME, mark), pair(Action.DIFFERENT, mark)) for mark in "234"]
    none = Option("n", "none of them", tuple(d for option in options for d in option.otherwise))
    return question(Asked.DENIAL, "s", "Which?", shown(), [*options, none], 1.0, many=many)


def decided(key: str) -> dict[str, str]:
    option = which().answer(key)
    assert option is not None
    return {d.target[1]: d.action.value for d in option.decides}


@pytest.mark.parametrize(
    ("key", "same"), [("2", {"a-2"}), ("24", {"a-2", "a-4"}), ("42", {"a-2", "a-4"}), ("234", {"a-2", "a-3", "a-4"}), ("n", set())]
)
def test_what_is_chosen_is_joined_and_what_is_not_is_kept_apart(key: str, same: set[str]) -> None:
    assert decided(key) == {f"a-{mark}": "same" if f"a-{mark}" in same else "different" for mark in "234"}


@pytest.mark.parametrize("key", ["", "5", "25", "2n", "22", "n?", "2 4", "1"])
def test_keys_that_are_no_answer(key: str) -> None:
    assert which().answer(key) is None


def test_several_answers_only_where_several_may_be_given() -> None:
    assert which(many=False).answer("24") is None


def test_cannot_tell_decides_nothing_but_is_noted() -> None:
    option = which().answer(UNSURE)
    assert option is not None
    (noted,) = answered(which(), option, by="Ida", at="1")
    assert (noted.field, noted.action) == (ASKED, Action.UNSURE)
