"""Judgements: how they are made, kept, taken back, and which of them count."""

import pytest

from factories import make_name, make_report
from rashomon.authored.in_force import in_force, settle
from rashomon.authored.judgement_lines import read_judgements
from rashomon.authored.make_judgement import make_judgement
from rashomon.model.date import Date
from rashomon.model.judgement import Action, Judgement, judgement, undoing
from rashomon.model.ledger import Ledger, Made
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.statement import Stance
from rashomon.model.story import Story

SAME = judgement(
    Action.SAME, "name", ("Odel", "Odell"), by="ed", at="2031-05-04T10:00:00+00:00", why="one town"
)


APART = judgement(
    Action.DIFFERENT, "name", ("Odell", "Odel"), by="mo", at="2031-05-05T10:00:00+00:00"
)


def test_the_same_words_have_the_same_id() -> None:
    again = judgement(
        Action.SAME,
        "name",
        ("Odel", "Odell"),
        by="ed",
        at="2031-05-04T10:00:00+00:00",
        why="one town",
    )
    assert again.id == SAME.id != APART.id


def test_of_two_about_one_thing_the_later_counts() -> None:
    assert (in_force((SAME, APART)), settle((SAME, APART))[0].undone_by) == ((APART,), APART.id)


def test_what_is_undone_does_not_count_until_the_undoing_is_undone() -> None:
    undo = undoing(SAME, by="mo", at="2031-05-06")
    assert (in_force((SAME, undo)), settle((SAME, undo))[0].undone_by) == ((), undo.id)
    assert in_force((SAME, undo, undoing(undo, by="ed", at="2031-05-07"))) == (SAME,)


@pytest.mark.parametrize("mark", [",", "\t"])
def test_a_table_reads_as_lines_do(mark: str) -> None:
    table = "\n".join(
        (
            mark.join(("action", "field", "target", "by", "after")),
            mark.join(("Same", "name", "Odel | Odell", "ed", "")),
            mark.join(("set", "place", "Odel", "ed", "12")),
        )
    )
    first, second = read_judgements(f"\ufeff{table}\n")
    assert (first.action, first.target, first.by, first.after) == (
        Action.SAME,
        ("Odel", "Odell"),
        "ed",
        None,
    )
    assert (second.field, second.after) == ("place", "12")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"action": "same", "target": []}', "line 1: no target"),
        ('{"action": "same", "target": ["Odel", " "]}', "line 1: no target"),
        ('\n{"action": "wed", "target": ["Odel"]}', "line 2: action is one of"),
        ('{"action": ', "line 1: not JSON"),
        ("{}\n[1]", "line 1: no target"),
        ("action,target\nsame,", "line 2: no target"),
    ],
)
def test_what_is_no_judgement_is_said_with_its_line(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_judgements(text)


REPORT = make_report("Mara O’Dell came on Friday. Nine barges sank.", "gale")


SANK = Account(
    "a-1", "gale", REPORT.span(28, 44), None, None, Stance.ASSERTS, "Nine", 9.0, 9.0, "barge"
)


STORY = Story(
    "s",
    "Gale",
    ("gale",),
    names=(make_name("Mara O’Dell", REPORT),),
    dates=(Date("d-1", REPORT.span(20, 26), "2031-05-02", "2031-05-02"),),
    points=(Point("p-1", "How many barges sank?", PointKind.COUNT, (SANK,)),),
)


LEDGER = Ledger(Made("test"), (REPORT,), (STORY,))


def make(action: str, field: str, *target: str, after: str | None = None) -> Judgement:
    return make_judgement(LEDGER, action, field, target, by="ina", at="2031-05-05", after=after)


@pytest.mark.parametrize("spelling", ["Mara O’Dell", "Mara O'Dell", "Mara  O'Dell"])
def test_a_name_is_known_whichever_apostrophe_is_typed(spelling: str) -> None:
    assert make("set", "kind", spelling, after="organisation").target == (spelling,)
    with pytest.raises(ValueError, match="no name of the ledger is spelled"):
        make("set", "kind", "Mara ODell", after="organisation")


@pytest.mark.parametrize(
    ("field", "target", "after"),
    [
        ("day", "d-1", "2031-05-02/2031-05-04"),
        ("day", "d-1", "Unknown"),
        ("as_of", "a-1", "2031-05-02"),
        ("as_of", "a-1", "unknown"),
    ],
)
def test_days_and_not_known_are_taken(field: str, target: str, after: str) -> None:
    assert make("set", field, target, after=after).after == after


@pytest.mark.parametrize(
    ("field", "target", "after"),
    [
        ("day", "d-1", "2031-05-04/2031-05-02"),
        ("day", "d-1", "Friday"),
        ("as_of", "a-1", "Unknown"),
        ("as_of", "a-1", "2031-02-30"),
    ],
)
def test_what_is_no_day_is_refused(field: str, target: str, after: str) -> None:
    with pytest.raises(ValueError, match="is no day"):
        make("set", field, target, after=after)
