"""Which lines of answers are differences."""

from dataclasses import replace

import pytest

from answered import FERRY, place_told
from rashomon.answers.line_differences import line_differences
from rashomon.model.answer import About
from rashomon.model.difference import RelationKind, Status

pytestmark = pytest.mark.weights

TOLL = [("at least three were killed, says Lene Aas", "a3"), ("four people died", "b2")]


def test_values_that_exclude_each_other_make_a_difference() -> None:
    placed = place_told([("exactly five were killed", "a3"), *TOLL[1:]], TOLL, texts=FERRY)
    assert [one.line for one in placed.differences] == []
    differing = place_told(
        [("about 140 people were aboard", "a2"), ("it ran aground on Tuesday", "a2")],
        [("three people died, the Courier says", "a3"), ("four people died", "b2")],
        texts=FERRY | {"a": (FERRY["a"][0].replace("At least three", "Three"), "2031-03-12")},
    )
    (difference,) = differing.differences
    line = differing.answers[0].lines[1]
    assert (difference.by, difference.line, difference.kind) == ("model test", line.id, None)
    assert difference.status is Status.DIFFERS
    assert [relation.kind for relation in difference.relations] == [RelationKind.EXCLUDE]
    assert [version.told for version in difference.versions] == [part.told for part in line.parts]
    assert [version.low for version in difference.versions] == [3.0, 4.0]
    assert difference.versions[1].quotes[0].span.quote.startswith("Four people died when")


def test_a_line_whose_heading_says_that_reports_differ_is_a_difference() -> None:
    placed = place_told(
        [("the captain denies having drunk", "b3"), ("police did not rule it out", "a5")],
        [("four people died", "b2"), ("four are dead, said Per Dahl", "b2")],
        texts=FERRY,
    )
    assert placed.differences == ()
    answer = placed.answers[0]
    said = replace(answer, lines=tuple(replace(line, about=About.DIFFER) for line in answer.lines))
    (difference,) = line_differences(said, {}, {}, lambda quotes: _counted(len(list(quotes))))
    assert (difference.line, difference.status) == (answer.lines[0].id, None)


def test_a_value_is_one_that_the_named_sentences_print() -> None:
    toll = [("exactly three people were killed", "a3"), ("nine people were killed", "b2")]
    (difference,) = place_told(toll, texts=FERRY).differences
    assert [version.told for version in difference.versions] == [toll[0][0], toll[1][0]]
    assert [version.low for version in difference.versions] == [3.0, None]
    assert difference.versions[1].quotes[0].span.quote.startswith("Four people died")


def _counted(number: int):
    from rashomon.copies.lines import Counted
    from rashomon.model.claim import Origins

    return Counted(number, Origins(number), number)
