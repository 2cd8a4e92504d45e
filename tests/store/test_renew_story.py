"""How stories go on in a store: what a judgement touches, changes, ids, large stores, processes."""

from dataclasses import replace
from pathlib import Path

import pytest

from factories import make_passage, make_sentence, quoted
from ledgers import HURT, PASSAGES, REPORTS, ROAD, make_ledger, make_story
from rashomon.authored.make_judgement import make_judgement
from rashomon.comparing import compare as comparing
from rashomon.model.document import to_json
from rashomon.model.judgement import Judgement, undoing
from rashomon.model.passage import Passage, Reading, VariantKind
from rashomon.model.point import Point, PointKind, Status
from rashomon.model.stored import ChangeRow
from rashomon.reports import report_pile
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from rashomon.store.database.open import SqlStore
from rashomon.store.ledgers import ledger_of, whole_ledger
from rashomon.store.new_readings import new_readings
from rashomon.store.story_changes import Succession, story_changes
from rashomon.store.tell_changes import change_line, tell_rows
from rashomon.store.update import renew_stories, settle_again
from stored import Ticking, stored, write_reports

SETTINGS = Settings()


CLOCK = Ticking()


def filled(store: SqlStore, folder: Path) -> dict[str, str]:
    """The ids of the stories by their first report."""
    add_reports(store, [str(folder)], settings=SETTINGS, clock=CLOCK)
    return {ledger_of(store, one).reports[0].id: one for one in store.stories.ids()}


def correction(store: SqlStore, story: str) -> Judgement:
    """A sentence is taken out of the first passage of the story."""
    ledger = ledger_of(store, story)
    passage = ledger.stories[0].passages[0]
    target = [passage.core()[0].id, passage.id]
    return make_judgement(
        ledger, "exclude", "passage", target, by="Ina", at="2031-03-06T08:00:00+00:00"
    )


@pytest.mark.weights
def test_one_story_is_judged_and_no_other_is_touched(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports")
    with stored(str(tmp_path / "s.db")) as store:
        aurora = filled(store, folder)["aurora-1"]
        before, whole = (
            store.stories.versions(store.stories.ids()),
            to_json(whole_ledger(store, SETTINGS)),
        )
        made = correction(store, aurora)
        assert store.judgements.add((made,)) == 1
        (renewed,) = renew_stories(store, store.stories.ids(), settings=SETTINGS, clock=CLOCK)
        assert renewed.stored.id == aurora
        assert renewed.changed
        assert {
            one
            for one, version in store.stories.versions(store.stories.ids()).items()
            if before[one] != version
        } == {aurora}
        scratch = comparing.compare(
            report_pile.read(str(folder)), judgements=store.judgements.all()
        )
        assert to_json(whole_ledger(store, SETTINGS)) == to_json(scratch)
        assert settle_again(store, settings=SETTINGS, clock=CLOCK) == ()
        assert store.stories.versions(store.stories.ids())[aurora] == renewed.stored.version
        store.judgements.add((undoing(made, by="Ina", at="2031-03-06T09:00:00+00:00"),))
        assert len(renew_stories(store, store.stories.ids(), settings=SETTINGS, clock=CLOCK)) == 1
        back = whole_ledger(store, SETTINGS)
        assert [j.outcome for j in back.judgements] == ["taken back", "noted"]
        assert to_json(back).split(' "judgements": [\n  {', 1)[0] == whole.rstrip("\n}") + ",\n"


ASKED = replace(HURT, by="model m")


ONE = replace(
    ASKED,
    accounts=HURT.accounts[:1],
    versions=HURT.versions[:1],
    relations=(),
    status=Status.SINGLE,
)


# what the program reads by itself, without a verdict: figures of one counted thing
READ = replace(HURT, relations=(), status=Status.VARIED)
READ_ONCE = replace(
    READ, accounts=READ.accounts[:1], versions=READ.versions[:1], status=Status.SINGLE
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
        (READ_ONCE, READ, [("figure", "9", "11")]),
        (ROAD, READ_ONCE, [("figure", None, "9"), ("question gone", None, None)]),
        (READ, READ_ONCE, []),
    ],
)
def test_changes_of_a_point(
    before: Point, after: Point, changes: list[tuple[str, str | None, str | None]]
) -> None:
    assert told(before, after) == changes


def passages_told(
    before: tuple[Passage, ...], after: tuple[Passage, ...], *, had: tuple[str, ...]
) -> list[ChangeRow]:
    was, now = make_story(ROAD, passages=before, reports=had), make_story(ROAD, passages=after)
    ledgers = (replace(make_ledger(), stories=(story,)) for story in (was, now))
    told = story_changes("st-1", *ledgers, Succession({}, (), {}), at="2031-05-02")
    return [row for row in told if row.kind.startswith("matter")]


HURT_TOLD, ROAD_TOLD = PASSAGES


def test_a_new_matter_is_told_in_a_sentence_of_it() -> None:
    (row,) = passages_told((), (HURT_TOLD,), had=())
    assert (row.kind, row.subject, row.after) == (
        "matter",
        "Nine people were hurt, the mayor said. (the mayor)",
        "Nine people were hurt, the mayor said.",
    )
    assert row.reports == ("post", "star")


def test_a_matter_that_more_reports_tell_of_is_longer() -> None:
    first, second = HURT_TOLD.sentences
    third = make_sentence(REPORTS[2], "Two dogs were found.")
    longer = make_passage("r-other", first, second, third)
    (row,) = passages_told((HURT_TOLD,), (longer,), had=("post", "star"))
    assert (row.kind, row.subject, row.after, row.reports) == (
        "matter longer",
        "Nine people were hurt, the mayor said. (the mayor)",
        "Two dogs were found.",
        ("wire",),
    )
    assert passages_told((longer,), (HURT_TOLD,), had=("post", "star", "wire")) == []


def test_what_one_report_told_alone_before_is_told_by_more_and_not_new() -> None:
    (row,) = passages_told((), (HURT_TOLD,), had=("post",))
    assert (row.kind, row.reports) == ("matter longer", ("star",))


def test_what_is_copied_or_only_perhaps_of_a_matter_is_no_news() -> None:
    first, second = HURT_TOLD.sentences
    third = make_sentence(REPORTS[2], "Two dogs were found.")
    for changed in (replace(third, perhaps=True), replace(third, from_copy="c-1")):
        again = make_passage("r-hurt", first, second, changed)
        assert passages_told((HURT_TOLD,), (again,), had=("post", "star")) == []
    assert passages_told((), (ROAD_TOLD,), had=()) == []  # all but one of its reports copied it


def hurt_as(*given: tuple[str, str], **fields: object) -> Passage:
    """The matter of the hurt, in which these reports give these values."""
    spans = {span.report: span for one in HURT_TOLD.variants[0].readings for span in one.spans}
    dogs = quoted(REPORTS[2], "Two dogs")
    readings = tuple(
        Reading(value, (spans.get(report, dogs),), reports=1) for value, report in given
    )
    return replace(
        HURT_TOLD, variants=(replace(HURT_TOLD.variants[0], readings=readings, **fields),)
    )


def readings_told(was: Passage | None, now: Passage, *, had: tuple[str, ...]) -> list[ChangeRow]:
    before = make_story(ROAD, passages=(was,) if was else (), reports=had)
    after = make_story(ROAD, passages=(now,))
    return list(new_readings(before, after))


def test_a_reading_of_a_report_that_came_is_told_beside_what_was_given() -> None:
    both = hurt_as(("nine", "post"), ("eleven", "star"))
    three = hurt_as(("nine", "post"), ("eleven", "star"), ("two", "wire"))
    (row,) = readings_told(both, three, had=("post", "star"))
    assert (row.kind, row.before, row.after, row.reports) == (
        "reading",
        "nine in 1 report; eleven in 1 report",
        "people were hurt: two",
        ("wire",),
    )
    assert change_line(row) == (
        "a new reading: people were hurt: two, was nine in 1 report; eleven in 1 report (Nine "
        "people were hurt, the mayor said. (the mayor)) (wire)"
    )
    assert tell_rows([row, row]) == (
        "2 new readings: people were hurt: two, was nine in 1 report; eleven in 1 report"
    )
    (first,) = readings_told(None, both, had=("post",))  # nothing differed before
    assert (first.before, first.after) == ("nine in 1 report", "people were hurt: eleven")


def test_what_the_same_reports_are_found_to_give_is_no_news() -> None:
    both = hurt_as(("nine", "post"), ("eleven", "star"))
    assert readings_told(None, both, had=("post", "star")) == []
    assert readings_told(None, both, had=("wire",)) == []  # the matter itself is new
    again = hurt_as(("nine", "post"), ("eleven", "star"), ("nine", "wire"))
    assert readings_told(both, again, had=("post", "star")) == []
    perhaps = hurt_as(("nine", "post"), ("eleven", "star"), strength=0.5)
    assert readings_told(None, perhaps, had=("post",)) == []


def test_a_reading_of_words_is_told_as_words_with_their_speaker() -> None:
    said = hurt_as(("nine", "post"), ("eleven", "star"), kind=VariantKind.WORDING)
    (row,) = readings_told(None, said, had=("post",))
    assert (row.before, row.after) == (
        "“Nine” (the mayor) in 1 report",
        "people were hurt: “Eleven” (a nurse)",
    )


def test_a_denial_in_a_passage_is_told_once() -> None:
    denied = make_sentence(
        REPORTS[2], "“No warning was ignored,” the ministry said.", statements=("s-1",)
    )
    told_by_post = make_sentence(REPORTS[0], "A bridge fell.")
    quiet = make_passage("r-warned", make_sentence(REPORTS[2], "The road is closed."), told_by_post)
    loud = make_passage("r-warned", denied, told_by_post)
    before = make_story(ROAD, passages=(quiet,), statements=())
    after = make_story(ROAD, passages=(loud,))
    ledgers = [replace(make_ledger(), stories=(story,)) for story in (before, after)]
    rows = story_changes("st-1", *ledgers, Succession({}, (), {}), at="2031-05-02")
    assert [(row.subject, row.after) for row in rows if row.kind == "denial"] == [
        ("“No warning was ignored,” the ministry said.", "No warning was ignored")
    ]
    assert story_changes("st-1", ledgers[1], ledgers[1], Succession({}, (), {}), at="") == ()
