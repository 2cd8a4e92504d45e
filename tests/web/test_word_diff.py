"""Words that tell accounts apart."""

import pytest

from rashomon.web.shown_answers import mark_words, own_words, unshared, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The gate was locked", {"gate", "locked"}),
        ("No gate's locks", {"no", "gate", "lock"}),
        ("1,200 people, 12.5% of them", {"1200", "people", "12.5", "them"}),
        ("", set()),
        ("that it was", set()),
    ],
)
def test_words_that_can_tell_answers_apart(text: str, words: set[str]) -> None:
    assert words_of(text) == words


def test_words_of_one_answer_alone() -> None:
    own = own_words(
        {"a": ["No gate was locked", "the gate stood open"], "b": ["The gate was locked"]}
    )
    assert own == {"a": {"no", "stood", "open"}, "b": frozenset()}


def test_a_single_answer_has_no_words_of_its_own_but_its_accounts_have() -> None:
    assert own_words({"a": ["The gate was locked"]}) == {}
    assert unshared(["seven people died", "at least seven died"]) == [{"people"}, {"least"}]


def test_words_are_marked_where_they_stand_and_all_is_escaped() -> None:
    assert (
        mark_words("<b> No, no gate", frozenset({"no"}))
        == '&lt;b&gt; <b class="df">No</b>, <b class="df">no</b> gate'
    )
    assert mark_words("<i>", frozenset()) == "&lt;i&gt;"


def test_very_long_points_are_not_compared() -> None:
    assert own_words({"a": ["word " * 9000], "b": ["other"]}) == {}
