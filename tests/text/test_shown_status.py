"""The words in which people see how answers stand to each other."""

from dataclasses import replace

import pytest

from beside import asked
from ledgers import BRIDGE, HURT, ROAD, WARNED, make_story
from rashomon.model.point import Point, Status
from rashomon.text.wording import MEANINGS, author_of, in_order, no_dispute, rows_of, shown_status, told_status


@pytest.mark.parametrize(
    ("point", "shown"),
    [
        (HURT, "disputed"),
        (ROAD, "repeated"),
        (replace(ROAD, versions=(replace(ROAD.versions[0], lines=2),)), "same"),
        (WARNED, "denied"),
        (BRIDGE, "single"),
        (replace(HURT, status=Status.VARIED), "varied"),
        (replace(HURT, status=None), "varied"),
        (replace(HURT, status=Status.SPREAD), "spread"),
    ],
)
def test_each_status_has_one_word_with_a_meaning(point: Point, shown: str) -> None:
    assert shown_status(point) == shown
    assert shown in MEANINGS


def test_silence_is_no_agreement() -> None:
    assert told_status(ROAD, 3) == "same in all 3 reports, 1 line"
    assert told_status(replace(ROAD, versions=(replace(ROAD.versions[0], lines=2),)), 5) == "same in 3 of 5 reports"
    assert told_status(HURT, 3) == "disputed"


def test_what_differs_comes_first() -> None:
    assert [point.id for point in in_order((BRIDGE, ROAD, WARNED, HURT))] == ["p-hurt", "p-warned", "p-road", "p-bridge"]


def test_questions_are_those_that_somebody_asked() -> None:
    story = make_story(asked(HURT), ROAD)
    assert [point.id for point in rows_of(story)] == ["p-hurt"]
    assert author_of(asked(HURT)) == "person Ada Lind"
    assert author_of(replace(HURT, question_by="model quill-7")) == "model quill-7"
    assert author_of(HURT) is None


def test_that_nothing_is_disputed_is_said_of_questions_only() -> None:
    assert no_dispute(make_story(asked(ROAD))) == "Disputes: 0 found. That is no proof that the reports agree."
    assert not no_dispute(make_story(ROAD))
    assert not no_dispute(make_story(asked(HURT)))
