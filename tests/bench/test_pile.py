"""The pile of reports."""

import re

import pytest

from bench.speed import pile as piles


@pytest.fixture(scope="module")
def made() -> list[piles.PileReport]:
    return list(piles.pile(600))


def test_a_longer_pile_begins_with_the_shorter_and_a_seed_makes_another(
    made: list[piles.PileReport],
) -> None:
    assert list(piles.pile(40)) == made[:40]
    assert [r.text for r in piles.pile(20, seed=1)] != [r.text for r in made[:20]]


def test_stories_have_one_to_seven_reports_and_ids_are_unique(made: list[piles.PileReport]) -> None:
    sizes = {story: sum(r.story == story for r in made) for story in {r.story for r in made[:-7]}}
    assert set(sizes.values()) <= set(range(1, 8))
    assert len(set(sizes.values())) > 4
    assert len({r.id for r in made}) == len(made)


def test_copies_are_where_they_are_said_to_be(made: list[piles.PileReport]) -> None:
    texts = {r.id: r.text for r in made}
    copied = [c for r in made for c in r.copied if c.edit not in ("across",)]
    assert copied
    for copy in copied:
        assert copy.text in texts[copy.report]
        assert copy.edit != "verbatim" or copy.text in texts[copy.taker]
        assert copy.after in texts[copy.taker]


def test_at_most_one_in_twenty_has_words_of_another_story(made: list[piles.PileReport]) -> None:
    assert (
        0 < sum(any(c.edit == "across" for c in r.copied) for r in made) / len(made) <= piles.ACROSS
    )


def test_names_and_numbers_are_not_those_of_our_stories(made: list[piles.PileReport]) -> None:
    names = {name for base in piles.bases() for name in base.names if len(name) > 6}
    printed = {word for r in made[:100] for word in re.findall(r"[^\W\d_]+", r.text)}
    assert len(names & printed) < 0.05 * len(names)  # a few are words of every day
