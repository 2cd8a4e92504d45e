"""What the program read wrongly of a report is mended by a decision, and taken back like any."""

from dataclasses import replace
from pathlib import Path

import pytest

import rashomon
from factories import make_report
from rashomon.decisions.find_decided import checked_value
from rashomon.decisions.in_force import in_force
from rashomon.decisions.mended import mended_reports
from rashomon.errors import StopError
from rashomon.model.decision import Decision, DecisionKind, decide
from rashomon.model.stored import StoryFilter
from rashomon.settings import ReadSettings, Settings

WEIR = make_report(
    "Weir breaks at Larn\n\nThe weir at Larn broke on Monday.\n",
    "weir",
    outlet="News",
    published="2031-03-09",
    title="News",
)
TWIN = replace(WEIR, id="twin", outlet="Norland Wire")
BY = "person ina"


def said(what: str, value: str) -> Decision:
    return decide(DecisionKind(what), reports=[WEIR], value=value, by=BY)


@pytest.mark.parametrize(
    ("what", "value", "field", "right"),
    [
        ("outlet", "Larn Echo", "outlet", "Larn Echo"),
        ("outlet", "", "outlet", None),
        ("published", "2031-03-03", "published", "2031-03-03"),
        ("published", "", "published", None),
        ("title", "Weir breaks at Larn", "title", "Weir breaks at Larn"),
        ("authors", "Ada Thole; Bo Quill", "authors", ("Ada Thole", "Bo Quill")),
        ("authors", "", "authors", ()),
    ],
)
def test_the_named_report_is_mended_and_keeps_its_key(
    what: str, value: str, field: str, right: object
) -> None:
    mended, twin = mended_reports([WEIR, TWIN], [said(what, value)])
    assert getattr(mended, field) == right
    assert (mended.key, twin) == (WEIR.key, TWIN)


NEXT = replace(make_report("It rained.\n", "next"), revision_of="weir")


@pytest.mark.parametrize(
    ("what", "value", "read", "right"),
    [
        ("outlet", "Larn Echo", "News", "Larn Echo"),
        ("outlet", "Larn Echo", "Norland Wire", "Norland Wire"),
        ("published", "2031-03-03", "2031-03-09", "2031-03-03"),
        ("published", "2031-03-03", "2031-03-10", "2031-03-10"),
        ("title", "Weir breaks at Larn", "News", "Weir breaks at Larn"),
        ("title", "Weir breaks at Larn", "Weir mended", "Weir mended"),
        ("authors", "Ada Thole", (), ("Ada Thole",)),
        ("authors", "Ada Thole", ("Bo Quill",), ("Bo Quill",)),
    ],
)
def test_the_next_state_of_a_page_is_mended_where_the_same_was_read(
    what: str, value: str, read: object, right: object
) -> None:
    following = replace(NEXT, **{what: read})
    last = replace(following, id="last", revision_of="next")
    mended = mended_reports([WEIR, following, last], [said(what, value)])
    assert [getattr(report, what) for report in mended[1:]] == [right, right]
    assert [report.key for report in mended[1:]] == [following.key, last.key]


def test_what_was_decided_of_the_next_state_itself_counts_there() -> None:
    following = replace(NEXT, outlet="News")
    own = decide(DecisionKind.OUTLET, reports=[following], value="Orlo Sun", by=BY)
    for decisions in ([own, said("outlet", "Larn Echo")], [said("outlet", "Larn Echo"), own]):
        mended = mended_reports([WEIR, following], decisions)
        assert [report.outlet for report in mended] == ["Larn Echo", "Orlo Sun"]


def test_the_later_of_two_counts_until_it_is_taken_back() -> None:
    first, second = said("outlet", "Larn Echo"), said("outlet", "Echo of Larn")
    back = decide(DecisionKind.UNDO, undoes=second.id, by=BY)
    for decisions, outlet in (
        ([first, second], "Echo of Larn"),
        ([first, second, back], "Larn Echo"),
    ):
        (mended,) = mended_reports([WEIR], in_force(decisions))
        assert mended.outlet == outlet


@pytest.mark.parametrize("value", ["soon", "3 March", "2031-13-01"])
def test_what_is_no_day_is_refused(value: str) -> None:
    with pytest.raises(StopError, match="no day or moment"):
        checked_value(DecisionKind.PUBLISHED, value)
    assert checked_value(DecisionKind.TITLE, value) == value


@pytest.mark.weights
def test_an_outlet_named_for_a_known_text_mends_it_and_is_taken_back(tmp_path: Path) -> None:
    page = tmp_path / "weir.txt"
    page.write_text(WEIR.text, encoding="utf-8")
    named = Settings(read=ReadSettings(outlets=(("weir.txt", "Larn Echo"),)))
    with rashomon.open_store(str(tmp_path / "s.db")) as store:
        store.add(page)
    for mended in (1, 0):  # a second time there is nothing to mend
        with rashomon.open_store(str(tmp_path / "s.db"), settings=named) as store:
            outcome = store.add(page)
            assert (outcome.added, outcome.known, outcome.mended) == (0, 1, mended)
            (report,) = store.ledger().reports
            assert (report.id, report.outlet) == ("weir", "Larn Echo")
            assert outcome.changes == ()
    with rashomon.open_store(str(tmp_path / "s.db")) as store:
        (decision,) = store.decisions()
        assert store.undo(decision.id) == ()
        assert store.ledger().reports[0].outlet is None


@pytest.mark.weights
def test_stories_are_found_by_the_outlet_and_headline_that_was_mended(tmp_path: Path) -> None:
    page = tmp_path / "weir.txt"
    page.write_text(f"{WEIR.text}\nThe river stays closed until Friday.\n", encoding="utf-8")
    with rashomon.open_store(str(tmp_path / "s.db")) as store:
        store.add(page)
        (report,) = store.ledger().reports
        decision = decide(DecisionKind.OUTLET, reports=[report], value="Larn Echo", by=BY)
        store.decide(decision)
        page.write_text(f"{page.read_text('utf-8')}\nA diver is missing.\n", encoding="utf-8")
        store.add(page)
        assert {report.outlet for report in store.ledger().reports} == {"Larn Echo"}
        of_outlet = StoryFilter(outlet="Larn Echo")
        assert len(store._store.search.browse(of_outlet, most=9).rows) == 1
        store.undo(decision.id)
        assert not store._store.search.browse(of_outlet, most=9).rows
