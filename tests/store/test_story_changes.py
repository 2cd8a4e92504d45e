"""What is told as a change of a story."""

from dataclasses import replace

import pytest

from factories import make_passage, make_sentence
from ledgers import HURT, PASSAGES, REPORTS, ROAD, make_ledger, make_story
from rashomon.model.passage import Passage
from rashomon.model.point import Point, PointKind, Status
from rashomon.model.stored import ChangeRow
from rashomon.store.story_changes import Succession, story_changes

ASKED = replace(HURT, by="model m")
ONE = replace(
    ASKED,
    accounts=HURT.accounts[:1],
    versions=HURT.versions[:1],
    relations=(),
    status=Status.SINGLE,
)


def told(before: Point, after: Point) -> list[tuple[str, str | None, str | None]]:
    rows = story_changes(
        "st-1", make_ledger(before), make_ledger(after), Succession({}, (), {}), at="2031-05-02"
    )
    return [(row.kind, row.before, row.after) for row in rows]


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (ASKED, ASKED, []),
        (ONE, ASKED, [("answer", "9", "11"), ("disputed", "single", "disputed")]),
        (ASKED, ONE, [("no longer disputed", "disputed", "single")]),
        # a second report that says what was said before gives no new answer
        (
            ONE,
            replace(ASKED, versions=(HURT.versions[0], replace(HURT.versions[1], value="9"))),
            [("disputed", "single", "disputed")],
        ),
        # "yes" is no earlier answer to "how many"
        (
            replace(ONE, kind=PointKind.YES_NO, versions=(replace(ONE.versions[0], value="yes"),)),
            ASKED,
            [("answer", None, "11"), ("disputed", "single", "disputed")],
        ),
        (ROAD, ASKED, [("question", None, "9; 11"), ("question gone", None, None)]),
        (ROAD, ONE, [("question gone", None, None)]),
    ],
)
def test_changes_of_a_point(
    before: Point, after: Point, changes: list[tuple[str, str | None, str | None]]
) -> None:
    assert told(before, after) == changes


READ = replace(HURT, relations=(), status=Status.VARIED)
"""What the program reads by itself: figures of one counted thing."""


def test_figures_are_told_without_a_verdict() -> None:
    one = replace(
        READ, accounts=READ.accounts[:1], versions=READ.versions[:1], status=Status.SINGLE
    )
    assert told(one, READ) == [("figure", "9", "11")]
    assert told(ROAD, one) == [("question gone", None, None), ("figure", None, "9")][::-1]
    assert told(READ, one) == []


def passages_told(before: tuple[Passage, ...], after: tuple[Passage, ...]) -> list[ChangeRow]:
    was, now = (make_story(ROAD, passages=passages) for passages in (before, after))
    ledgers = (replace(make_ledger(), stories=(story,)) for story in (was, now))
    return list(story_changes("st-1", *ledgers, Succession({}, (), {}), at="2031-05-02"))


HURT_TOLD, ROAD_TOLD = PASSAGES


def test_a_new_matter_is_told_in_a_sentence_of_it() -> None:
    (row,) = passages_told((), (HURT_TOLD,))
    assert (row.kind, row.subject, row.after) == (
        "matter",
        "Nine / Eleven · people hurt",
        "Nine people were hurt, the mayor said.",
    )
    assert row.reports == ("post", "star")


def test_a_matter_that_more_reports_tell_of_is_longer() -> None:
    first, second = HURT_TOLD.sentences
    third = make_sentence(REPORTS[2], "Two dogs were found.")
    longer = make_passage("r-other", first, second, third, label="hurt")
    (row,) = passages_told((HURT_TOLD,), (longer,))
    assert (row.kind, row.subject, row.after, row.reports) == (
        "matter longer",
        "hurt",
        "Two dogs were found.",
        ("wire",),
    )
    assert passages_told((longer,), (HURT_TOLD,)) == []


def test_what_is_copied_or_only_perhaps_of_a_matter_is_no_news() -> None:
    first, second = HURT_TOLD.sentences
    third = make_sentence(REPORTS[2], "Two dogs were found.")
    for changed in (replace(third, perhaps=True), replace(third, from_copy="c-1")):
        assert passages_told((HURT_TOLD,), (make_passage("r-hurt", first, second, changed),)) == []
    assert passages_told((), (ROAD_TOLD,)) == []  # all but one of its reports copied it


def test_a_denial_in_a_passage_is_told_once() -> None:
    denied = make_sentence(
        REPORTS[2], "“No warning was ignored,” the ministry said.", statements=("s-1",)
    )
    told_by_post = make_sentence(REPORTS[0], "A bridge fell.")
    quiet = make_passage(
        "r-warned", make_sentence(REPORTS[2], "The road is closed."), told_by_post, label="warning"
    )
    loud = make_passage("r-warned", denied, told_by_post, label="warning")
    before = make_story(ROAD, passages=(quiet,), statements=())
    after = make_story(ROAD, passages=(loud,))
    ledgers = [replace(make_ledger(), stories=(story,)) for story in (before, after)]
    rows = story_changes("st-1", *ledgers, Succession({}, (), {}), at="2031-05-02")
    assert [(row.subject, row.after) for row in rows if row.kind == "denial"] == [
        ("warning", "No warning was ignored")
    ]
    assert story_changes("st-1", ledgers[1], ledgers[1], Succession({}, (), {}), at="") == ()
