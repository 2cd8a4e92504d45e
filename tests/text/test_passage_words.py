"""How a passage is told in words."""

from dataclasses import replace

from beside import CLOSED, ELEVEN, NINE, TOLL, figure, told
from rashomon.model.content_ids import content_id
from rashomon.model.passage import MarkKind
from rashomon.text.passage_words import (
    differing,
    first_difference,
    foremost,
    passage_counts,
    whose,
)


def test_what_differs_and_the_counts() -> None:
    assert differing(TOLL) == "figures differ"
    assert (
        differing(replace(TOLL, differs=(MarkKind.FIGURE, MarkKind.DAY)))
        == "figures and days differ"
    )
    assert differing(CLOSED) == ""


def test_voices_are_counted_where_each_sentence_cites_somebody() -> None:
    """A report that cites nobody that was found may have it from anyone; and a name and a
    description may be one person."""
    assert passage_counts(CLOSED) == "found in 3 reports, 2 lines"
    assert passage_counts(TOLL) == "found in 2 reports, 2 lines, at most 2 voices"
    assert passage_counts(replace(TOLL, speakers=1)).endswith("2 lines, 1 voice")


def test_whose_words_they_are() -> None:
    assert whose(NINE, {"post": "Hill Post"}) == "Hill Post, the mayor"
    assert whose(CLOSED.sentences[2], {}) == "wire"


def test_two_sentences_that_differ_are_shown_rather_than_two_that_do_not() -> None:
    again = told("wire", "Two dogs were found.", speaker="the mayor")
    again = replace(again, id="s-again")
    three = replace(
        TOLL,
        sentences=(NINE, again, ELEVEN),
        marks=(*TOLL.marks, replace(figure(NINE, "Nine"), of="s-again")),
    )
    assert foremost(three)[1] == ELEVEN
    assert [one.report for one in foremost(TOLL)] == ["post", "star"]


def test_the_same_figure_with_its_noun_or_without_it_is_no_difference() -> None:
    """The two that stand for a row give figures of one thing that exclude each other."""
    again = replace(told("wire", "Two dogs were found."), id="s-again")
    three = replace(
        TOLL,
        sentences=(NINE, again, ELEVEN),
        marks=(
            figure(NINE, "Nine people"),
            figure(ELEVEN, "Eleven"),
            replace(figure(NINE, "Nine"), of="s-again"),
        ),
    )
    assert set(foremost(three)) == {NINE, ELEVEN}


def test_figures_of_other_things_are_no_difference() -> None:
    marks = (figure(NINE, "Nine"), replace(figure(ELEVEN, "Eleven"), group=None))
    assert first_difference(NINE, replace(TOLL, marks=marks)) is None


def test_two_that_tell_one_thing_stand_beside_each_other() -> None:
    nine, road = CLOSED.sentences[0], CLOSED.sentences[2]
    far = replace(TOLL, sentences=(NINE, nine, road), marks=(), differs=())
    assert set(foremost(far)) == {nine, road}


def test_the_strongest_pair_is_shown_rather_than_the_likest_words() -> None:
    """A passage is named after its strongest pair."""
    nine, road = CLOSED.sentences[0], CLOSED.sentences[2]
    three = replace(CLOSED, id=content_id("r", NINE.id, road.id), sentences=(NINE, nine, road))
    assert set(foremost(three)) == {NINE, road}


def test_own_words_come_before_copies_and_what_is_in_doubt_is_not_shown() -> None:
    assert [one.report for one in foremost(CLOSED)] == ["post", "wire"]
    assert not any(one.perhaps for one in foremost(CLOSED))


def test_the_first_thing_that_differs() -> None:
    assert first_difference(NINE, TOLL) == (0, 4)
    assert first_difference(CLOSED.sentences[0], CLOSED) is None
