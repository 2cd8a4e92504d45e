"""How stories go on in a store: what a decision touches, and what is told as a change."""

from dataclasses import replace
from pathlib import Path

import pytest

from factories import make_claim, make_quote, make_sentence, make_version
from ledgers import (
    BY_ID,
    CLOSED,
    ELEVEN_HURT,
    HURT,
    NINE,
    NINE_HURT,
    TOLL,
    WARNED,
    make_ledger,
    make_story,
)
from rashomon.comparing import compare as comparing
from rashomon.decisions.here import placed
from rashomon.model.claim import Claim
from rashomon.model.decision import Decision, DecisionKind, decide
from rashomon.model.difference import Difference, Status
from rashomon.model.document import to_json
from rashomon.model.stored import ChangeRow
from rashomon.reports import report_pile
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from rashomon.store.database.open import SqlStore
from rashomon.store.ledgers import ledger_of, whole_ledger
from rashomon.store.news import change_line, tell_rows, told_here
from rashomon.store.settle_whole import settle_whole
from rashomon.store.story_changes import story_changes
from rashomon.store.succession import Succession
from rashomon.store.update import renew_story_in, settle
from stored import Ticking, stored, write_reports

SETTINGS = Settings()


CLOCK = Ticking()


def filled(store: SqlStore, folder: Path) -> dict[str, str]:
    """The ids of the stories by their first report."""
    add_reports(store, [str(folder)])
    return {ledger_of(store, one).reports[0].id: one for one in store.stories.ids()}


def correction(store: SqlStore, story: str) -> Decision:
    """What a statement of the story says is hedged."""
    ledger = ledger_of(store, story)
    said = ledger.stories[0].statements[0].quote
    side = (placed(said, {report.id: report for report in ledger.reports}),)
    return decide(DecisionKind.STANCE, side, value="hedges", by="person Ina", at="2031-03-06")


@pytest.mark.weights
def test_one_story_is_decided_about_and_no_other_is_touched(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports")
    with stored(str(tmp_path / "s.db")) as store:
        aurora = filled(store, folder)["aurora-1"]
        before = store.stories.versions(store.stories.ids())
        whole = to_json(whole_ledger(store, {}))
        made = correction(store, aurora)
        assert store.decisions.add(made) == 1
        for one in store.stories.ids():
            renew_story_in(store, one)
        now = store.stories.versions(store.stories.ids())
        assert {one for one, version in now.items() if before[one] != version} == {aurora}
        scratch = comparing.compare(report_pile.read(str(folder)), decisions=store.decisions.all())
        assert to_json(whole_ledger(store, {})) == to_json(scratch)
        assert settle_whole(store) == ()
        assert store.stories.versions([aurora])[aurora] == now[aurora]
        store.decisions.add(decide(DecisionKind.UNDO, undoes=made.id, by="person Ina"))
        settle(store)
        assert store.stories.versions(store.stories.ids()) == before
        back = whole_ledger(store, {})
        assert [one.outcome for one in back.decisions] == ["taken back", "obeyed"]
        assert to_json(replace(back, decisions=())) == whole


ONE = replace(HURT, versions=(NINE_HURT,), ranges=(), status=Status.SINGLE)
DOGS = make_version(make_quote(BY_ID["wire"], "Two dogs"))
THREE = replace(HURT, versions=(NINE_HURT, ELEVEN_HURT, DOGS))
# the wire gives the version of the post, too
SHARED = make_version(*NINE_HURT.quotes, make_quote(BY_ID["wire"], "The road"), value="Nine")
GIVES_BOTH = replace(HURT, versions=(SHARED, DOGS))
GIVES_TWO_OF_THREE = replace(HURT, versions=(SHARED, ELEVEN_HURT, DOGS))
TURNED = replace(GIVES_BOTH, status=Status.LATER)
DENIED = replace(HURT, status=Status.DENIED)
BOTH = "“Nine people” | “Eleven people”"


def told(
    before: tuple[Difference, ...], after: tuple[Difference, ...], had: tuple[str, ...]
) -> list[ChangeRow]:
    was = replace(make_story(), differences=before, reports=had, claims=(), alone=(), statements=())
    now = replace(make_story(), differences=after, claims=(), alone=(), statements=())
    ledgers = (replace(make_ledger(), stories=(story,)) for story in (was, now))
    rows = story_changes("st-1", *ledgers, Succession({}, (), {}), at="2031-05-02")
    return [row for row in rows if row.kind != "main point"]


ALL = ("post", "star", "wire")


@pytest.mark.parametrize(
    ("before", "after", "had", "changes"),
    [
        ((HURT,), (HURT,), ALL, []),
        ((), (HURT,), ("post", "wire"), [("difference", None, BOTH)]),
        ((), (DENIED,), ("post", "wire"), [("denied", None, BOTH)]),
        ((), (HURT,), ALL, []),  # it comes back: nobody told anything
        ((ONE,), (HURT,), ("post",), [("version", "“Nine people”", "“Eleven people”")]),
        # what another version of the program finds in the same reports is no news
        ((ONE,), (HURT,), ALL, []),
        ((HURT,), (THREE,), ("post", "star"), [("version", BOTH, "“Two dogs”")]),
        ((ONE,), (GIVES_BOTH,), ("post", "star"), [("version", None, "“Two dogs”")]),
        (
            (HURT,),
            (GIVES_TWO_OF_THREE,),
            ("post", "star"),
            [("version", "“Eleven people”", "“Two dogs”")],
        ),
        ((ONE,), (TURNED,), ("post", "star"), [("version", "“Nine people”", "“Two dogs”")]),
        ((HURT,), (DENIED,), ALL, [("denied", "differs", "denied")]),
        ((DENIED,), (HURT,), ALL, [("status", "denied", "differs")]),
        ((HURT,), (ONE,), ALL, [("status", "differs", "single")]),
        ((HURT,), (), ALL, []),  # of the program's own that are gone nothing is told
        ((replace(WARNED, by="model demo-1"),), (), ALL, [("difference gone", None, None)]),
    ],
)
def test_changes_of_what_differs(
    before: tuple[Difference, ...],
    after: tuple[Difference, ...],
    had: tuple[str, ...],
    changes: list[tuple[str, str | None, str | None]],
) -> None:
    rows = told_here(told(before, after, had))
    assert [(row.kind, row.before, row.after) for row in rows] == changes


@pytest.mark.parametrize(
    ("earlier", "later", "is_new"),
    [
        ((9, None), (9, 9), False),
        ((9, 9), (9, None), False),
        ((None, 9), (9, 9), False),
        ((9, None), (11, 11), True),
        ((9, None), (11, None), True),
        ((8, 9), (9, 9), True),
        ((None, None), (9, 9), True),
    ],
)
def test_a_number_that_was_printed_as_a_limit_is_no_new_version(
    earlier: tuple[float | None, float | None],
    later: tuple[float | None, float | None],
    is_new: bool,
) -> None:
    known = replace(NINE_HURT, low=earlier[0], high=earlier[1])
    came = replace(DOGS, low=later[0], high=later[1])
    before = replace(HURT, versions=(known,))
    rows = told((before,), (replace(HURT, versions=(known, came)),), ("post", "star"))
    assert [row.kind for row in told_here(rows)] == (["version"] if is_new else [])


def test_a_new_version_is_told_in_a_line() -> None:
    (row,) = told((HURT,), (THREE,), ("post", "star"))
    line = "a new version: “Two dogs”, was “Nine people” | “Eleven people” (people hurt) (wire)"
    assert (row.subject, change_line(row)) == ("people hurt", line)
    assert tell_rows([row, row]) == (
        "2 new versions: “Two dogs”, was “Nine people” | “Eleven people”"
    )


def test_a_denial_is_told_once() -> None:
    (row,) = (one for one in told((), (WARNED,), ("post", "star")) if one.kind == "denial")
    assert row.subject.startswith(WARNED.heading)
    assert (row.after, row.reports) == ("No warning was ignored", ("wire",))
    kinds = {row.kind for row in told((), (WARNED,), ALL)}
    assert "denial" not in kinds, "its report was there before"


def claims_told(
    before: tuple[Claim, ...], after: tuple[Claim, ...], *, had: tuple[str, ...]
) -> list[ChangeRow]:
    was, now = make_story(claims=before, reports=had), make_story(claims=after)
    ledgers = (replace(make_ledger(), stories=(story,)) for story in (was, now))
    rows = story_changes("st-1", *ledgers, Succession({}, (), {}), at="2031-05-02")
    return [row for row in rows if row.kind.startswith("claim")]


def test_a_new_claim_is_told_in_a_sentence_of_it() -> None:
    (row,) = claims_told((), (TOLL,), had=())
    sentence = "Nine people were hurt, the mayor said."
    assert (row.kind, row.subject, row.after) == ("claim", sentence, sentence)
    assert row.reports == ("post", "star")


def test_a_claim_that_more_reports_make_is_longer() -> None:
    third = make_sentence(BY_ID["wire"], "Two dogs were found.")
    longer = make_claim("r-other", *TOLL.sentences, third)
    (row,) = claims_told((TOLL,), (longer,), had=("post", "star"))
    assert (row.kind, row.subject, row.after, row.reports) == (
        "claim longer",
        NINE.span.quote,
        "Two dogs were found.",
        ("wire",),
    )
    assert claims_told((longer,), (TOLL,), had=ALL) == []
    (row,) = claims_told((), (TOLL,), had=("post",))
    assert (row.kind, row.reports) == ("claim longer", ("star",))


def test_what_is_copied_or_only_possible_is_no_news() -> None:
    third = make_sentence(BY_ID["wire"], "Two dogs were found.")
    for changed in (replace(third, possible=True), replace(third, copy="c-1")):
        again = make_claim("r-toll", *TOLL.sentences, changed)
        assert claims_told((TOLL,), (again,), had=("post", "star")) == []
    copies = [replace(one, copy="c-1") for one in CLOSED[:3]]
    assert claims_told((), (make_claim("r-road", *copies),), had=()) == []


def test_what_a_new_report_tells_is_told() -> None:
    was = replace(make_story(), reports=("post", "wire"), alone=())
    ledgers = [replace(make_ledger(), stories=(story,)) for story in (was, make_story())]
    rows = story_changes("st-1", *ledgers, Succession({}, (), {}), at="2031-05-02")
    news = [(row.kind, row.after) for row in rows if row.reports == ("star",)]
    assert ("told", "A driver fled.") in news
    assert story_changes("st-1", ledgers[1], ledgers[1], Succession({}, (), {}), at="") == ()
