"""The matters of a story with the questions that somebody asked of them, in one order."""

from dataclasses import replace

import pytest

from beside import CLOSED, TOLL, asked, asked_ledger
from ledgers import HURT, ROAD, WARNED
from rashomon.model.passage import Passage
from rashomon.model.point import Point, Status
from rashomon.telling.asked_matters import Matter, matters_of, numbers_beside

STORY = asked_ledger().stories[0]


def told(*points: Point, passages: tuple[Passage, ...] = (CLOSED, TOLL)) -> list[str]:
    """Each matter with its rows: "r-toll p-hurt"; a row in none alone."""
    story = replace(STORY, points=points, passages=passages)
    return [
        " ".join([one.passage.id if one.passage else "-", *(row.id for row in one.rows)])
        for one in matters_of(story)
    ]


def test_figures_of_the_program_are_no_rows() -> None:
    assert told(HURT) == ["r-road", "r-toll"]
    assert told(asked(HURT)) == ["r-road", "r-toll p-hurt"]


def test_a_row_stands_where_most_of_its_answers_do() -> None:
    mixed = replace(asked(HURT), accounts=(*HURT.accounts, *ROAD.accounts))
    assert told(mixed) == ["r-road p-hurt", "r-toll"]
    even = replace(asked(HURT), accounts=(*HURT.accounts, *ROAD.accounts[:2]))
    assert told(even) == ["r-road p-hurt", "r-toll"]  # the first of several
    assert told(even, passages=(TOLL, CLOSED)) == ["r-toll p-hurt", "r-road"]


def test_a_matter_of_one_report_holds_no_row() -> None:
    assert told(asked(HURT), passages=(replace(TOLL, reports=1), CLOSED)) == ["- p-hurt", "r-road"]


def test_a_dispute_in_no_matter_stands_first_and_other_rows_last() -> None:
    assert told(asked(WARNED)) == ["r-road", "r-toll", "- p-warned"]
    disputed = replace(asked(WARNED), status=Status.DISPUTED)
    assert told(disputed, passages=(replace(TOLL, reports=3), CLOSED))[0] == "- p-warned"


def test_what_differs_is_disputed_or_surely_read_differently() -> None:
    assert Matter(TOLL).differs()
    weak = replace(TOLL, variants=(replace(TOLL.variants[0], strength=0.79),))
    assert not Matter(weak).differs()
    assert Matter(CLOSED, (asked(HURT),)).differs()
    assert not Matter(CLOSED, (asked(ROAD),)).differs()
    assert not Matter(None, (asked(ROAD),)).differs()
    assert (Matter(CLOSED).reports(), Matter(None, (asked(HURT),)).reports()) == (3, 2)


@pytest.mark.parametrize(
    ("passages", "home"),
    [
        ((CLOSED, replace(TOLL, variants=())), "r-toll"),
        ((CLOSED, TOLL), None),  # a variant has both numbers
        ((CLOSED,), None),
        ((replace(TOLL, id="r-2", variants=()), replace(TOLL, variants=())), "r-2"),
        (  # before a matter in which they stand folded, one in which they stand open
            (
                replace(
                    TOLL,
                    id="r-2",
                    variants=(),
                    sentences=tuple(replace(one, open=False) for one in TOLL.sentences),
                ),
                replace(TOLL, variants=()),
            ),
            "r-toll",
        ),
    ],
)
def test_numbers_of_one_thing_stand_once_with_the_first_matter_that_shows_one(
    passages: tuple[Passage, ...], home: str | None
) -> None:
    story = replace(STORY, points=(HURT,), passages=passages)
    found = {one.passage.id: one.numbers for one in matters_of(story) if one.passage}
    assert [ident for ident, numbers in found.items() if numbers] == ([home] if home else [])
    assert numbers_beside(replace(story, points=(asked(HURT),))) == {}
    single = replace(HURT, versions=HURT.versions[:1])
    assert numbers_beside(replace(story, points=(single,))) == {}
